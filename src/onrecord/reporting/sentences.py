"""A claim as one plain sentence, built from its slots alone."""

from onrecord.gazetteer import possessive, title
from onrecord.model import Claim
from onrecord.reporting.quantities import number, period_words
from onrecord.reporting.words import MEASURES, capitalised
from onrecord.wording import HEDGES, listed

_VERBS = {
    "up": "rose by",
    "down": "fell by",
    "flat": "stayed level at",
    None: "changed by",
}


def claim_sentence(claim: Claim) -> str:
    """What is claimed, as in "Trade between Chile and Peru rose by about 9% in 2018"."""
    period = f" in {period_words(claim.period)}" if claim.period else ""
    base = f" against {period_words(claim.base)}" if claim.base and claim.is_comparison else ""
    extreme = f", a record {claim.record}" if claim.record else ""
    return capitalised(f"{_subject(claim)} {_predicate(claim)}{period}{base}{extreme}")


def seller_and_buyer(claim: Claim) -> tuple[str, str] | None:
    """The exporter and the importer, or None where the text does not say who sells."""
    others = [party for party in claim.parties if party != claim.exporter]
    if claim.exporter is None or len(others) != 1:
        return None
    return claim.exporter, others[0]


def _subject(claim: Claim) -> str:
    what = _goods(claim)
    ends = seller_and_buyer(claim)
    if claim.flow == "total":
        return f"trade{f' in {what}' if what else ''} {_between(claim)}"
    if ends is None:
        flow = "the trade balance" if claim.flow == "balance" else claim.flow
        return f"{flow}{f' of {what}' if what else ''} {_between(claim)}"
    seller, buyer = ends
    of_what = f" of {what}" if what else ""
    if claim.flow == "exports":
        return f"{possessive(seller)} exports{of_what} to {title(buyer)}"
    if claim.flow == "imports":
        return f"{possessive(buyer)} imports{of_what} from {title(seller)}"
    return f"{possessive(seller)} trade surplus{f' in {what}' if what else ''} with {title(buyer)}"


def _goods(claim: Claim) -> str:
    if claim.product:
        return claim.product.words
    return MEASURES[claim.measure] if claim.measure in ("services", "goods-and-services") else ""


def _between(claim: Claim) -> str:
    names = tuple(map(title, claim.parties))
    if not names:
        return "between countries that are not named"
    return f"between {listed(names)}" if len(names) > 1 else f"of {names[0]}"


def _predicate(claim: Claim) -> str:
    amount = f"{HEDGES[claim.hedge]} {claim.as_written}".strip()
    per = f" a {claim.per}" if claim.per else ""
    if claim.form in ("growth", "change"):
        return f"{_VERBS[claim.direction]} {amount}{per}"
    if claim.form == "multiple":
        return _multiple(claim)
    if claim.form == "share":
        return f"made up {amount} of {claim.share_of or 'a whole that is not named'}"
    if claim.form == "rank":
        return f"ranked {amount}{f' among {claim.rank_of}' if claim.rank_of else ''}"
    return f"{'is to reach' if claim.form == 'target' else 'came to'} {amount}{per}"


def _multiple(claim: Claim) -> str:
    if claim.value is None:
        return f"changed by a multiple (“{claim.as_written}”)"
    hedge = f"{HEDGES[claim.hedge]} " if HEDGES[claim.hedge] else ""
    return f"changed to {hedge}{number(claim.value, digits=2)} times its base (“{claim.as_written}”)"
