"""Numbers and states in words for people."""

from collections.abc import Sequence

from onrecord.gazetteer import title
from onrecord.model import Claim

_CURRENCIES = {"usd": "US dollars", "eur": "euros", "gbp": "pounds sterling", "rub": "roubles", "jpy": "yen"}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_HEDGES = {
    "about": "about ", "estimated": "an estimated ", "nearly": "nearly ", "more-than": "more than ",
    "at-least": "at least ", "less-than": "less than ", "at-most": "at most ",
}  # fmt: skip
_FLOWS = {"total": "trade", "exports": "exports", "imports": "imports", "balance": "balance"}


def money(value: float, unit: str) -> str:
    """``112.9 million US dollars``."""
    currency = _CURRENCIES.get(unit, "" if unit == "unspecified" else unit.upper())
    return f"{_scaled(value)} {currency}".rstrip()


def quantity(value: float, unit: str) -> str:
    """A value in its unit; rates are signed: ``+4.0%``, ``1.25 times``."""
    if unit == "percent":
        return f"{value:+.1f}%".replace("-", "−")
    return f"{value:.2f} times" if unit == "ratio" else money(value, unit)


def margin(value: float, unit: str) -> str:
    """How far off: ``+1.1 points``."""
    if unit == "percent":
        return f"{value:+.1f} points".replace("-", "−")
    sign = "+" if value > 0 else "−"
    return f"{sign}{abs(value):.2f}" if unit == "ratio" else f"{sign}{money(abs(value), unit)}"


def listed(words: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    *others, last = words
    return f"{', '.join(others)} and {last}" if others else last


def subject(claim: Claim) -> str:
    """What the claim is about: ``trade between Russia and Venezuela``."""
    a, b = claim.parties
    seller = claim.exporter
    if claim.flow == "total" or seller not in claim.parties:
        return f"{_FLOWS[claim.flow]} between {title(a)} and {title(b)}"
    buyer = b if seller == a else a
    if claim.flow == "balance":
        return f"the surplus of {title(seller)} in trade with {title(buyer)}"
    if claim.flow == "imports":
        return f"imports of {title(buyer)} from {title(seller)}"
    return f"exports of {title(seller)} to {title(buyer)}"


def asserted(claim: Claim) -> str:
    """What the claim says of its subject, with the claim's own number: ``rose by 12%``."""
    number = f"{_HEDGES.get(claim.hedge, '')}{claim.as_written}"
    if claim.form == "level":
        return f"came to {number}"
    if claim.form in {"growth", "change"}:
        return f"{'fell' if claim.direction == 'down' else 'rose'} by {number}"
    return f'changed as "{number}" says'


def _scaled(value: float) -> str:
    for scale, name in _SCALES:
        if abs(value) >= scale * 0.9995:
            scaled = value / scale
            return f"{scaled:.3f} {name}" if abs(scaled) < 10 else f"{scaled:.1f} {name}"
    return f"{value:,.0f}"
