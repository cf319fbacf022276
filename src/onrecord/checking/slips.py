"""Known slips that would explain a miss, by name."""

from onrecord.checking.amounts import Book, Construction
from onrecord.checking.closeness import Target, best_fit
from onrecord.checking.measuring import Measured, measure
from onrecord.checking.phrases import phrase
from onrecord.checking.readings import Candidate
from onrecord.model import Claim
from onrecord.wording import listed

CIF_TO_FOB = 1.06
"""What the IMF takes imports with freight and insurance to be, over those without (DOTS, WP/18/16)."""
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
        or _freight(claim, options, candidate, book, construction)
    )


def _off_by_a_thousand(claim: Claim, options: tuple[Target, ...], value: float) -> str | None:
    if claim.form not in {"level", "change"}:
        return None
    if _fits(options, value / _THOUSAND):
        return _by_a_thousand("million" if abs(value) >= _THOUSAND * _MILLION else "small")
    if _fits(options, value * _THOUSAND):
        return _by_a_thousand("billion" if abs(value) >= _MILLION else "large")
    return None


def _by_a_thousand(how: str) -> str:
    return phrase("remark.thousand_in_words", thousand=phrase(f"thousand.{how}"))


def _wrong_sign(claim: Claim, options: tuple[Target, ...], value: float) -> str | None:
    signed = claim.form in {"growth", "change"} or claim.flow == "balance"
    return phrase("remark.wrong_sign") if signed and value and _fits(options, -value) else None


def _part_for_total(
    claim: Claim, options: tuple[Target, ...], candidate: Candidate, book: Book, construction: Construction
) -> str | None:
    if claim.flow != "total":
        return None
    for term in construction.terms:
        part = measure(claim.form, candidate, book, Construction(terms=(term,), counter=None))
        if isinstance(part, Measured) and _fits(options, part.value):
            return phrase("remark.part_for_total", term=term.words)
    return None


def _freight(
    claim: Claim, options: tuple[Target, ...], candidate: Candidate, book: Book, construction: Construction
) -> str | None:
    """Imports told without the freight and insurance that most offices count in them.

    The factor is the IMF's convention and not this pair's cost: it may explain a miss and decide nothing.
    """
    imports = [term.words for term in construction.terms if book.may_hold_freight(term)]
    if claim.form not in {"level", "change"} or not imports:
        return None
    bare = measure(claim.form, candidate, book.without_freight(CIF_TO_FOB), construction)
    if not isinstance(bare, Measured) or not _fits(options, bare.value):
        return None
    return phrase("remark.freight", terms=listed(imports), number=f"{CIF_TO_FOB:g}")


def _fits(options: tuple[Target, ...], value: float) -> bool:
    return best_fit(options, value)[0] in {"exact", "rounded"}
