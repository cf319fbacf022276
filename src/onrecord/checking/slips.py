"""Known slips that would explain a miss, by name."""

from onrecord.checking.amounts import Book, Construction
from onrecord.checking.closeness import Target, best_fit
from onrecord.checking.measuring import Measured, measure
from onrecord.checking.readings import Candidate
from onrecord.model import Claim

_MILLION = 1e6
_THOUSAND = 1000.0


def near_miss(
    claim: Claim,
    options: tuple[Target, ...],
    value: float,
    candidate: Candidate,
    book: Book,
    construction: Construction,
) -> str | None:
    """The first slip under which the value would fit, or None."""
    return (
        _off_by_a_thousand(claim, options, value)
        or _wrong_sign(claim, options, value)
        or _part_for_total(claim, options, candidate, book, construction)
    )


def _off_by_a_thousand(claim: Claim, options: tuple[Target, ...], value: float) -> str | None:
    if claim.form not in {"level", "change"}:
        return None
    if _fits(options, value / _THOUSAND):
        written = "million for billion" if abs(value) >= _THOUSAND * _MILLION else "a thousand too small"
        return f"off by a thousand ({written})"
    if _fits(options, value * _THOUSAND):
        written = "billion for million" if abs(value) >= _MILLION else "a thousand too large"
        return f"off by a thousand ({written})"
    return None


def _wrong_sign(claim: Claim, options: tuple[Target, ...], value: float) -> str | None:
    signed = claim.form in {"growth", "change"} or claim.flow == "balance"
    return "wrong sign" if signed and value and _fits(options, -value) else None


def _part_for_total(
    claim: Claim, options: tuple[Target, ...], candidate: Candidate, book: Book, construction: Construction
) -> str | None:
    if claim.flow != "total":
        return None
    for term in construction.terms:
        part = measure(claim.form, candidate, book, Construction(terms=(term,), counter=None))
        if isinstance(part, Measured) and _fits(options, part.value):
            return f"{term.words} for total trade"
    return None


def _fits(options: tuple[Target, ...], value: float) -> bool:
    return best_fit(options, value)[0] in {"exact", "rounded"}
