"""Claims that no figure of the kind held could settle (step 1 of docs/method.md)."""

from onrecord.checking.owners import PARTS, whole_words
from onrecord.checking.regions import region_of
from onrecord.model import Claim

FORMS = {"level", "growth", "change", "multiple", "share", "rank"}
_RATES = {"growth": "percent", "multiple": "ratio", "share": "percent", "rank": "rank"}
_QUANTITIES = {"tonnes", "barrels", "bcm", "pieces", "other"}
_NO_CURRENCY = {"percent", "points", "ratio", "rank", "unspecified", *_QUANTITIES}


def obstacle(claim: Claim, units: frozenset[str]) -> str | None:
    """Why the claim cannot be held against annual goods trade between two states, or None.

    Args:
        claim: The claim.
        units: The currencies of the series held; empty when no series is held.
    """
    return (
        _what_is_counted(claim)
        or _product(claim, held=bool(units))
        or _what_is_said(claim)
        or _part_of_what(claim)
        or _currency(claim, units)
    )


def held_of(claim: Claim) -> bool:
    """Whether the record can be asked for what the claim counts: a pair, and goods or one product."""
    product = claim.product
    return len(claim.parties) == 2 and (product is None or (product.hs is not None and product.hs.isdigit()))


def is_currency(unit: str) -> bool:
    """Whether a claim's unit is money of a named currency."""
    return unit not in _NO_CURRENCY


def _what_is_counted(claim: Claim) -> str | None:
    if len(claim.parties) != 2:
        return "The claim names no pair of states."
    if claim.via is not None:
        return f"Trade that goes by way of {claim.via} is not told apart in either side's figures."
    if claim.measure in {"services", "goods-and-services"}:
        return "The claim counts services; only trade in goods is held."
    if claim.unit in _QUANTITIES:
        return f"The claim counts {claim.unit}; only values are held, no quantities."
    return None


def _product(claim: Claim, *, held: bool) -> str | None:
    """Why a product cannot be told, and what would get its figures."""
    product = claim.product
    if product is None or (held and held_of(claim)):
        return None
    if product.hs is None:
        return f"The claim is about {product.words}, for which no code of the Harmonised System is known."
    if not product.hs.isdigit():
        return (
            f"The claim is about {product.words}, which the Harmonised System spreads over {product.hs}; "
            "no single series counts it."
        )
    a, b = claim.parties
    return (
        f"The claim is about {product.words} (HS {product.hs}), and no figures of it are held for this pair; "
        f'"onrecord data fetch {a} {b} --product HS:{product.hs}" would ask for them.'
    )


def _part_of_what(claim: Claim) -> str | None:
    """Why a share, a rank or a comparison of partners has no whole that could be counted."""
    if claim.form not in PARTS and claim.compared_with is None:
        return None
    if claim.compared_with is not None and not claim.is_comparison:
        return f"The claim sets one partner against another, {claim.compared_with}, and not by how much."
    if claim.compared_with in claim.parties:
        return "The claim sets the pair's trade against itself."
    if claim.form == "share" and claim.flow == "balance":
        return "A share of a balance is a part of no whole."
    if claim.form == "share" and claim.flow != "total" and whole_words(claim) == "total":
        return f"The claim sets {claim.flow} alone against a whole of exports and imports together."
    region = region_of(claim)
    if region is not None:
        return f"The claim takes the partners in {region} alone, and which rows those are is not held."
    return None


def _what_is_said(claim: Claim) -> str | None:
    if claim.form == "target":
        return "The claim is about the future; no figure can settle it yet."
    if claim.form not in FORMS:
        return f"No data of the kind held can settle a {claim.form}."
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
