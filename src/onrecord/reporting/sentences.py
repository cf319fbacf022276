"""A claim as one plain sentence, built from its slots alone."""

from onrecord.model import Claim
from onrecord.reporting.catalogue import t
from onrecord.reporting.names import State
from onrecord.reporting.quantities import number, period_words
from onrecord.reporting.words import capitalised, listed


def claim_sentence(claim: Claim) -> str:
    """What is claimed, as in "Trade between Chile and Peru rose by about 9% in 2018"."""
    told = _stated(claim)
    if claim.period:
        told = t("claimed.in_period", claim=told, period=period_words(claim.period))
    if claim.base and claim.is_comparison:
        told = t("claimed.against", claim=told, base=period_words(claim.base))
    if claim.record:
        told = t("claimed.record_" + claim.record, claim=told)
    return capitalised(told)


def seller_and_buyer(claim: Claim) -> tuple[str, str] | None:
    """The exporter and the importer, or None where the text does not say who sells."""
    others = [party for party in claim.parties if party != claim.exporter]
    if claim.exporter is None or len(others) != 1:
        return None
    return claim.exporter, others[0]


def _subject(claim: Claim) -> str:
    what = _goods(claim)
    of_what = "_of" if what else ""
    ends = seller_and_buyer(claim)
    if claim.flow == "total" or ends is None:
        return t("subject." + claim.flow + of_what, what=what, whose=_between(claim))
    seller, buyer = map(State, ends)
    return t("between." + claim.flow + of_what, seller=seller, buyer=buyer, what=what)


def _goods(claim: Claim) -> str:
    if claim.product:
        return claim.product.words
    return t("measure." + claim.measure) if claim.measure in ("services", "goods-and-services") else ""


def _between(claim: Claim) -> str:
    states = tuple(map(State, claim.parties))
    if not states:
        return t("subject.nobody")
    if len(states) == 1:
        return t("subject.alone", state=states[0])
    return t("subject.states", states=listed(tuple(state.the for state in states)))


def _stated(claim: Claim) -> str:
    subject, amount = _subject(claim), t("hedged." + claim.hedge, amount=claim.as_written)
    if claim.form == "multiple":
        return _multiple(claim, subject)
    if claim.form == "share":
        whole = claim.share_of or t("claimed.some_whole")
        return t("claimed.share", subject=subject, amount=amount, whole=whole)
    if claim.form == "rank":
        key = "claimed.rank_among" if claim.rank_of else "claimed.rank"
        return t(key, subject=subject, amount=amount, others=claim.rank_of)
    if claim.per:
        amount = t("per." + claim.per, amount=amount)
    if claim.form in ("growth", "change"):
        return t("claimed.moved_" + (claim.direction or "somehow"), subject=subject, amount=amount)
    return t("claimed." + claim.form, subject=subject, amount=amount)


def _multiple(claim: Claim, subject: str) -> str:
    if claim.value is None:
        return t("claimed.some_multiple", subject=subject, written=claim.as_written)
    times = t("hedged." + claim.hedge, amount=number(claim.value, digits=2))
    return t("claimed.multiple", subject=subject, times=times, written=claim.as_written)
