"""What the pair's own past says: the highest year, how far the two counts differ, how easily a claim fits."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from statistics import median
from typing import NamedTuple

from onrecord.checking.amounts import Amount, Book, Construction, amount, constructions
from onrecord.checking.periods import Window, calendar_year
from onrecord.checking.phrases import phrase
from onrecord.gazetteer import possessive
from onrecord.model import Claim

MINIMUM_YEARS = 5


class Count(NamedTuple):
    """One side's own count of a flow in one vintage, by calendar year."""

    counter: str
    book: Book
    construction: Construction
    years: dict[int, float]

    def value(self, window: Window) -> float | None:
        """What it counts in a stretch of months or years; None where that is not held."""
        if window.year is not None:
            return self.years.get(window.year)
        found = amount(self.book, self.construction, window)
        return found.value if isinstance(found, Amount) else None

    def peak(self, until: int) -> int:
        """The year with the highest value, up to a year."""
        return max((y for y in self.years if y <= until), key=lambda y: (self.years[y], y))

    @property
    def whose(self) -> str:
        """Whose figure it is, for people."""
        return phrase("counted.by", whose=possessive(self.counter), provider=self.book.provider)

    def growths(self) -> dict[int, float]:
        """Growth on the year before in percent, where both are held."""
        return growths(self.years)


class Noise(NamedTuple):
    """How far two counts of one flow differ in their yearly growth, from ``first`` to ``last``."""

    first: int
    last: int
    years: int
    median_gap: float
    opposite_signs: int


def growths(years: Mapping[int, float]) -> dict[int, float]:
    """Growth on the year before in percent, where both are known."""
    return {
        year: (value / years[year - 1] - 1) * 100
        for year, value in years.items()
        if years.get(year - 1, 0) > 0
    }


def counts(claim: Claim, books: Sequence[Book]) -> tuple[Count, ...]:
    """Every side's own count of the claim's flow, the most recent first."""
    found = [
        Count(construction.counter, book, construction, years)
        for book in books
        for construction in constructions(claim.flow, claim.parties[0], claim.parties[1], claim.exporter)
        if construction.counter is not None and (years := dict(yearly(book, construction)))
    ]
    return tuple(sorted(found, key=lambda c: (-max(c.years), -len(c.years), c.counter, c.book.provider)))


def noise(found: Sequence[Count]) -> Noise | None:
    """How far the two sides' growth rates have differed within one vintage; None for a short history."""
    gaps = [gap for one, other in _opposed(found) for gap in _growth_pairs(one, other)]
    if len(gaps) < MINIMUM_YEARS:
        return None
    return Noise(
        first=min(year for year, _, _ in gaps),
        last=max(year for year, _, _ in gaps),
        years=len(gaps),
        median_gap=median(abs(a - b) for _, a, b in gaps),
        opposite_signs=sum(a * b < 0 for _, a, b in gaps),
    )


def level_ratio(found: Sequence[Count]) -> tuple[int, Count, Count] | None:
    """The latest year that both sides count in one vintage, with the larger count first."""
    shared = [
        (year, one, other)
        for one, other in _opposed(found)
        for year in one.years.keys() & other.years.keys()
        if one.years[year] > 0 and other.years[year] > 0
    ]
    if not shared:
        return None
    year, one, other = max(shared, key=lambda entry: (entry[0], entry[1].counter))
    return (year, one, other) if one.years[year] >= other.years[year] else (year, other, one)


def yearly(book: Book, construction: Construction) -> Iterator[tuple[int, float]]:
    """What a construction comes to in each calendar year of a vintage, where that is known."""
    for year in book.years():
        found = amount(book, construction, calendar_year(year))
        if isinstance(found, Amount):
            yield year, found.value


def _opposed(found: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    for one, other in combinations(found, 2):
        if one.book == other.book and one.counter != other.counter:
            yield one, other


def _growth_pairs(one: Count, other: Count) -> Iterator[tuple[int, float, float]]:
    mine, theirs = one.growths(), other.growths()
    yield from ((year, mine[year], theirs[year]) for year in sorted(mine.keys() & theirs.keys()))
