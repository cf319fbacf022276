"""How far a figure may have moved between a claim and the vintage that it is held against."""

from collections.abc import Iterator, Sequence
from datetime import date
from statistics import median

from onrecord.checking.amounts import Book, Construction
from onrecord.checking.history import growths, yearly
from onrecord.checking.periods import Window, month_of
from onrecord.model import Claim
from onrecord.tolerances import Tolerances

MINIMUM_MOVES = 5
"""So many years must stand in two vintages before they say what is usual."""


def may_be_revised(window: Window | None, published: date | None, book: Book, near: Tolerances) -> bool:
    """Whether the period's figures were fresh when the claim was made, or are of a much later vintage."""
    if published is None or window is None:
        return False
    fresh = month_of(published) - window.last <= near.revision_months
    return fresh or _is_later(book.dated, published, near.late_months)


def allowed(
    claim: Claim, near: Tolerances, book: Book, books: Sequence[Book], construction: Construction
) -> float:
    """By how much a count may miss the claim and still be a revision of what it says, in the claim's unit.

    What the office's own vintages usually moved by, where one provider's hold enough years in common; else
    the tolerance. Places in a list are not revised.
    """
    if claim.form == "rank":
        return 0.0
    moves = [] if construction.against else list(_moves(claim, book, books, construction))
    if len(moves) < MINIMUM_MOVES:
        return usually_revised(claim, near)
    return median(moves) * (1.0 if claim.form == "growth" else _size(claim))


def usually_revised(claim: Claim, near: Tolerances) -> float:
    """By how much figures of the claim's form and size are taken to be revised, in its unit."""
    if claim.form == "growth":
        return near.revised_points
    return near.revised_level * _size(claim)


def _size(claim: Claim) -> float:
    """The claimed number as it is measured: a fall to a third is told as three times and measured as 0.33."""
    value = abs(claim.value or 0.0)
    return 1 / value if claim.form == "multiple" and claim.direction == "down" and value > 1 else value


def _moves(claim: Claim, book: Book, books: Sequence[Book], construction: Construction) -> Iterator[float]:
    """Each year's move from another vintage of the provider to this: points of growth, shares of a level."""
    mine = dict(yearly(book, construction))
    for other in books:
        if other != book and (other.provider, other.unit) == (book.provider, book.unit):
            theirs = dict(yearly(other, construction))
            if claim.form == "growth":
                ours, others = growths(mine), growths(theirs)
                yield from (abs(ours[year] - others[year]) for year in ours.keys() & others.keys())
            else:
                shared = mine.keys() & theirs.keys()
                yield from (abs(mine[year] / theirs[year] - 1) for year in shared if theirs[year])


def _is_later(dated: str | None, published: date, months: int) -> bool:
    if dated is None:
        return False
    seen = date.fromisoformat(dated)
    later = month_of(seen) - month_of(published)
    return later > months or (later == months and seen.day > published.day)
