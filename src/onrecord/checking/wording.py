"""Numbers and states in words for people."""

import msgspec

from onrecord.checking.periods import window_of
from onrecord.gazetteer import title
from onrecord.model import Claim
from onrecord.model.claims import Hedge
from onrecord.wording import HEDGES, MINUS, SCALES

_CURRENCIES = {"usd": "US dollars", "eur": "euros", "gbp": "pounds sterling", "rub": "roubles", "jpy": "yen"}
_MIRRORED = {
    "nearly": "somewhat more than ", "more-than": "less than ", "at-least": "at most ",
    "less-than": "more than ", "at-most": "at least ",
}  # fmt: skip
_FLOWS = {"total": "trade", "exports": "exports", "imports": "imports", "balance": "balance"}


def money(value: float, unit: str) -> str:
    """``112.9 million US dollars``."""
    currency = _CURRENCIES.get(unit, "" if unit == "unspecified" else unit.upper())
    return f"{_scaled(value)} {currency}".rstrip()


def quantity(value: float, unit: str, *, signed: bool = True) -> str:
    """A value in its unit; rates are signed: ``+4.0%``, ``1.25 times``; a share is not: ``4.0%``."""
    if unit == "rank":
        return f"place {value:.0f}"
    if unit == "percent" and not signed:
        return f"{value:.1f}%"
    if unit == "percent":
        return f"{value:+.1f}%".replace("-", MINUS)
    return f"{value:.2f} times" if unit == "ratio" else money(value, unit)


def margin(value: float, unit: str) -> str:
    """How far off: ``+1.1 points``."""
    if unit == "percent":
        return f"{value:+.1f} points".replace("-", MINUS)
    sign = "+" if value > 0 else MINUS
    if unit == "rank":
        return f"{sign}{max(1, round(abs(value))):.0f} places"
    return f"{sign}{abs(value):.2f}" if unit == "ratio" else f"{sign}{money(abs(value), unit)}"


def subject(claim: Claim) -> str:
    """What the claim is about: ``trade between Russia and Venezuela``."""
    a, b = claim.parties
    seller = claim.exporter
    if claim.product is not None:
        return f"{claim.product.words}: {subject(msgspec.structs.replace(claim, product=None))}"
    if claim.flow == "total" or seller not in claim.parties:
        return f"{_FLOWS[claim.flow]} between {title(a)} and {title(b)}"
    buyer = b if seller == a else a
    if claim.flow == "balance":
        return f"the surplus of {title(seller)} in trade with {title(buyer)}"
    if claim.flow == "imports":
        return f"imports of {title(buyer)} from {title(seller)}"
    return f"exports of {title(seller)} to {title(buyer)}"


def asserted(claim: Claim) -> str:
    """What the claim says of its subject, with the claim's own number: ``rose by 12% in 2014``."""
    per = f" a {claim.per}" if claim.per and claim.per not in claim.as_written else ""
    number = f"{_hedge_words(claim.hedge)}{claim.as_written}{per}"
    when = f" in {window_of(claim.period).words}" if claim.period else ""
    return _verb_phrase(claim, number) + when


def _verb_phrase(claim: Claim, number: str) -> str:
    fell = claim.direction == "down"
    if claim.compared_with:
        return _compared_words(claim, number)
    if claim.form == "share":
        return f"made up {number} of {claim.share_of or 'a whole that is not named'}"
    if claim.form == "rank":
        among = f" among the partners of {title(claim.rank_of)}" if claim.rank_of else ""
        return f'had rank {_hedge_words(claim.hedge)}{claim.value or 0:g} ("{claim.as_written}"){among}'
    if claim.form == "level":
        return f"came to {number}"
    if claim.direction == "flat":
        return f'did not change ("{number}")'
    if claim.form == "multiple":
        return f'{"fell" if fell else "rose"} ("{number}")'
    return f"{'fell' if fell else 'rose'} by {number}"


def _compared_words(claim: Claim, number: str) -> str:
    partner = f"that with {title(claim.compared_with or '')}"
    if claim.form == "multiple":
        return f'was "{number}" {partner}'
    return f"was {number} {'less' if claim.direction == 'down' else 'more'} than {partner}"


def bound_words(claim: Claim) -> str:
    """How a value that the claim implies is bounded, in front of it: ``about``, ``more than``."""
    one_sided = {"nearly", "more-than", "at-least", "less-than", "at-most"}
    if claim.hedge not in one_sided:
        return "about "
    if claim.direction == "down":
        return _MIRRORED[claim.hedge]
    return _hedge_words(claim.hedge)


def _hedge_words(hedge: Hedge) -> str:
    """What stands before a number's own words, which say themselves that they are a range."""
    return "" if hedge in {"exactly", "between"} else f"{HEDGES[hedge]} "


def _scaled(value: float) -> str:
    for scale, name in SCALES:
        if abs(value) >= scale * 0.9995:
            scaled = value / scale
            return f"{scaled:.3f} {name}" if abs(scaled) < 10 else f"{scaled:.1f} {name}"
    return f"{value:,.0f}"
