"""Claims that no figure of the kind held could settle (step 1 of docs/method.md)."""

from onrecord.model import Claim

FORMS = {"level", "growth", "change", "multiple"}
_RATES = {"growth": "percent", "multiple": "ratio"}
_QUANTITIES = {"tonnes", "barrels", "bcm", "pieces", "other"}
_NO_CURRENCY = {"percent", "points", "ratio", "rank", "unspecified", *_QUANTITIES}


def obstacle(claim: Claim, units: frozenset[str]) -> str | None:
    """Why the claim cannot be held against annual goods trade between two states, or None.

    Args:
        claim: The claim.
        units: The currencies of the series held; empty when no series is held.
    """
    return _what_is_counted(claim) or _what_is_said(claim) or _currency(claim, units)


def is_currency(unit: str) -> bool:
    """Whether a claim's unit is money of a named currency."""
    return unit not in _NO_CURRENCY


def _what_is_counted(claim: Claim) -> str | None:
    if len(claim.parties) != 2:
        return "The claim names no pair of states."
    if claim.product is not None:
        return f"The claim is about {claim.product.words}; no data by product is held."
    if claim.compared_with is not None:
        return f"The claim sets one partner against another, {claim.compared_with}, not against another time."
    if claim.via is not None:
        return f"Trade that goes by way of {claim.via} is not told apart in either side's figures."
    if claim.measure in {"services", "goods-and-services"}:
        return "The claim counts services; only trade in goods is held."
    if claim.unit in _QUANTITIES:
        return f"The claim counts {claim.unit}; only values are held, no quantities."
    return None


def _what_is_said(claim: Claim) -> str | None:
    if claim.form == "target":
        return "The claim is about the future; no figure can settle it yet."
    if claim.form not in FORMS:
        return f"No data of the kind held can settle a {claim.form}: it needs all partners, not one pair."
    if claim.value is None:
        return "The claim gives no number to hold against the record."
    if not _is_unit_of(claim):
        return f"A {claim.form} in {claim.unit} is no amount and no rate of trade."
    return None


def _is_unit_of(claim: Claim) -> bool:
    """Whether the unit belongs to the form; a change in percentage points is no amount of money."""
    if claim.form in _RATES:
        return claim.unit == _RATES[claim.form]
    return is_currency(claim.unit) or claim.unit == "unspecified"


def _currency(claim: Claim, units: frozenset[str]) -> str | None:
    if claim.form not in {"level", "change"} or not is_currency(claim.unit):
        return None
    if not units or claim.unit in units:
        return None
    held = ", ".join(sorted(unit.upper() for unit in units))
    return f"The claim is in {claim.unit.upper()}, the figures held are in {held}, and no rate is held."
