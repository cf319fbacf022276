"""Stretches of months, and the fiscal years that states count trade in."""

from datetime import date
from functools import cache
from importlib import resources
from typing import NamedTuple

from onrecord.gazetteer.tables import rows
from onrecord.model import Period
from onrecord.model.findings import TimeSpan
from onrecord.wording import span_words

YEAR = 12


class Window(NamedTuple):
    """Months from ``first`` to ``last``, both inclusive, counted from January of the year 0."""

    first: int
    last: int

    @property
    def length(self) -> int:
        """How many months."""
        return self.last - self.first + 1

    @property
    def year(self) -> int | None:
        """The calendar year this is, or None."""
        whole = self.length == YEAR and self.first % YEAR == 0
        return self.first // YEAR if whole else None

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years it touches."""
        return tuple(range(self.first // YEAR, self.last // YEAR + 1))

    @property
    def whole_years(self) -> bool:
        """Whether it is made of complete calendar years."""
        return self.first % YEAR == 0 and self.length % YEAR == 0

    @property
    def label(self) -> str:
        """``2021``, ``2010/2012``, ``2021-09`` or ``2021-01/2021-09``."""
        if self.whole_years:
            names = [str(year) for year in self.years]
        else:
            names = [month_name(self.first), month_name(self.last)]
        return names[0] if names[0] == names[-1] else f"{names[0]}/{names[-1]}"

    @property
    def words(self) -> str:
        """``2021``, ``2010 to 2012``, ``September 2021`` or ``January 2021 to September 2021``."""
        return span_words(self.label)

    @property
    def month_names(self) -> tuple[str, ...]:
        """Every month as ``YYYY-MM``."""
        return tuple(month_name(month) for month in range(self.first, self.last + 1))

    def shifted(self, months: int) -> "Window":
        """The same length, so many months later."""
        return Window(self.first + months, self.last + months)


def calendar_year(year: int) -> Window:
    """The twelve months of a year."""
    return Window(year * YEAR, year * YEAR + YEAR - 1)


def window_of(period: Period) -> Window:
    """The months a claim's period names."""
    return Window(_month(period.start), _month(period.end))


def month_name(month: int) -> str:
    """``YYYY-MM`` of a month number."""
    return f"{month // YEAR:04d}-{month % YEAR + 1:02d}"


def month_of(day: date) -> int:
    """The month number of a day."""
    return day.year * YEAR + day.month - 1


def span_of(window: Window, states: tuple[str, ...]) -> TimeSpan:
    """How a stretch of months is called in trade between these states."""
    if window.whole_years:
        return "calendar"
    if window.length == YEAR:
        return "fiscal" if any(window == fiscal_year(s, window.last) for s in states) else "rolling"
    return "year-to-date" if window.first % YEAR == 0 and window.length > 1 else "point"


def fiscal_year(state: str, by: int) -> Window | None:
    """The last fiscal year of a state over by the end of a month; None where it is the calendar year."""
    start = _fiscal_starts().get(state)
    if start is None:
        return None
    last = by - (by - (start - 2)) % YEAR
    return Window(last - YEAR + 1, last)


@cache
def _fiscal_starts() -> dict[str, int]:
    table = rows(resources.files("onrecord.checking") / "fiscal_years.tsv")
    return {row["state"]: int(row["first_month"]) for row in table}


def _month(text: str) -> int:
    year, month = text.split("-")
    return int(year) * YEAR + int(month) - 1
