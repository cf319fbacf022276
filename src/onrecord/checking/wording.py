"""Numbers and states in words for people."""

import msgspec

from onrecord.checking.periods import window_of
from onrecord.checking.phrases import phrase
from onrecord.gazetteer import title
from onrecord.model import Claim
from onrecord.model.claims import Hedge
from onrecord.wording import HEDGES, MINUS, SCALES, listed

CURRENCIES = {"usd": "US dollars", "eur": "euros", "gbp": "pounds sterling", "rub": "roubles", "jpy": "yen"}
_MIRRORED = {
    "nearly": "somewhat more than ", "more-than": "less than ", "at-least": "at most ",
    "less-than": "more than ", "at-most": "at least ",
}  # fmt: skip


def money(value: float, unit: str) -> str:
    """``112.9 million US dollars``."""
    currency = CURRENCIES.get(unit, "" if unit == "unspecified" else unit.upper())
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
        of_all = subject(msgspec.structs.replace(claim, product=None))
        return phrase("subject.of_product", product=claim.product.words, subject=of_all)
    if claim.flow == "total" or seller not in claim.parties:
        key = "subject.total" if claim.flow == "total" else f"subject.{claim.flow}_between"
        return phrase(key, states=listed([title(a), title(b)]))
    key = "subject.surplus" if claim.flow == "balance" else f"subject.{claim.flow}"
    return phrase(key, seller_state=title(seller), buyer_state=title(b if seller == a else a))


def asserted(claim: Claim) -> str:
    """What the claim says of its subject, with the claim's own number: ``rose by 12% in 2014``."""
    per = f" a {claim.per}" if claim.per and claim.per not in claim.as_written else ""
    number = f"{_hedge_words(claim.hedge)}{claim.as_written}{per}"
    moved = _verb_phrase(claim, number)
    if claim.period:
        return phrase("asserted.in_period", moved=moved, period=window_of(claim.period).words)
    return phrase("asserted.open", moved=moved)


def _verb_phrase(claim: Claim, number: str) -> str:
    way = "down" if claim.direction == "down" else "up"
    if claim.compared_with:
        return _compared_words(claim, number)
    if claim.form == "share" and claim.share_of:
        return phrase("moved.share", hedged=number, written=claim.share_of)
    if claim.form == "share":
        return phrase("moved.share_unnamed", hedged=number)
    if claim.form == "rank":
        return _rank_words(claim)
    if claim.form == "level":
        return phrase("moved.level", hedged=number)
    if claim.direction == "flat":
        return phrase("moved.flat", hedged=number)
    return phrase(f"moved.times_{way}" if claim.form == "multiple" else f"moved.{way}", hedged=number)


def _rank_words(claim: Claim) -> str:
    facts = {"hedged": f"{_hedge_words(claim.hedge)}{claim.value or 0:g}", "written": claim.as_written}
    if claim.rank_of:
        return phrase("moved.rank_among", state=title(claim.rank_of), **facts)
    return phrase("moved.rank", **facts)


def _compared_words(claim: Claim, number: str) -> str:
    less = "less" if claim.direction == "down" else "more"
    key = "moved.compared_times" if claim.form == "multiple" else f"moved.compared_{less}"
    return phrase(key, hedged=number, state=title(claim.compared_with or ""))


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
