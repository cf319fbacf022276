"""Claims that no figure of the kind held could settle (step 1 of docs/method.md)."""

from onrecord.checking.owners import PARTS, whole_words
from onrecord.checking.phrases import phrase
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
        return phrase("obstacle.no_pair")
    if claim.via is not None:
        return phrase("obstacle.via", state=claim.via)
    if claim.measure in {"services", "goods-and-services"}:
        return phrase("obstacle.services")
    if claim.unit in _QUANTITIES:
        return phrase("obstacle.quantities", unit=claim.unit)
    return None


def _product(claim: Claim, *, held: bool) -> str | None:
    """Why a product cannot be told, and what would get its figures."""
    product = claim.product
    if product is None or (held and held_of(claim)):
        return None
    if product.hs is None:
        return phrase("obstacle.no_code", product=product.words)
    if not product.hs.isdigit():
        return phrase("obstacle.spread", product=product.words, written=product.hs)
    a, b = claim.parties
    command = f"onrecord data fetch {a} {b} --product HS:{product.hs}"
    return phrase("obstacle.not_held", product=product.words, code=product.hs, command=command)


def _part_of_what(claim: Claim) -> str | None:
    """Why a share, a rank or a comparison of partners has no whole that could be counted."""
    if claim.form not in PARTS and claim.compared_with is None:
        return None
    if claim.compared_with is not None and not claim.is_comparison:
        return phrase("obstacle.partners", state=claim.compared_with)
    if claim.compared_with in claim.parties:
        return phrase("obstacle.itself")
    if claim.form == "share" and claim.flow == "balance":
        return phrase("obstacle.share_of_balance")
    if claim.form == "share" and claim.flow != "total" and whole_words(claim) == "total":
        return phrase("obstacle.flow_of_total", flow=claim.flow)
    region = region_of(claim)
    if region is not None:
        return phrase("obstacle.region", written=region)
    return None


def _what_is_said(claim: Claim) -> str | None:
    if claim.form == "target":
        return phrase("obstacle.future")
    if claim.form not in FORMS:
        return phrase("obstacle.form", form=claim.form)
    if claim.value is None:
        return phrase("obstacle.no_number")
    if not _is_unit_of(claim):
        return phrase("obstacle.odd_unit", form=claim.form, unit=claim.unit)
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
    return phrase("obstacle.currency", code=claim.unit.upper(), codes=held)
