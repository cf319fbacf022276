"""Arithmetic of months: the same months in another year, those right before."""

from datetime import date

from onrecord.model import Period

A_YEAR = 12


def year(value: int, basis: str) -> Period:
    """A calendar year."""
    return Period(start=f"{value}-01", end=f"{value}-12", basis=basis)


def year_before(period: Period, basis: str) -> Period:
    """The same months one year earlier."""
    return _earlier(period, A_YEAR, basis)


def in_year(period: Period, value: int, basis: str) -> Period:
    """The same months of another year."""
    return _earlier(period, (int(period.end[:4]) - value) * A_YEAR, basis)


def later(period: Period, months: int, basis: str) -> Period:
    """The same months some years later."""
    return _earlier(period, -months, basis)


def just_before(period: Period, basis: str) -> Period:
    """As many months as the period has, right before it."""
    return _earlier(period, counted(period.end) - counted(period.start) + 1, basis)


def _earlier(period: Period, months: int, basis: str) -> Period:
    return running(counted(period.start) - months, counted(period.end) - months, basis)


def is_ahead(period: Period, published: date | None) -> bool:
    """Whether months lie ahead of the day of publication, or are the whole year that it lies in."""
    if published is None:
        return False
    return period.start > f"{published:%Y-%m}" or (period.year or 0) >= published.year


def is_over(period: Period, published: date | None) -> bool:
    """Whether months had passed by the day of publication."""
    return published is not None and period.end < f"{published:%Y-%m}"


def counted(month: str) -> int:
    """A month counted from January of the year 0."""
    return int(month[:4]) * A_YEAR + int(month[5:]) - 1


def within(value: int, first: int, last: int, basis: str) -> Period:
    """From one month of a year to another."""
    return Period(start=f"{value}-{first:02}", end=f"{value}-{last:02}", basis=basis)


def running(first: int, last: int, basis: str) -> Period:
    """A period between two months counted from January of the year 0."""
    start, end = (f"{month // A_YEAR}-{month % A_YEAR + 1:02}" for month in (first, last))
    return Period(start=start, end=end, basis=basis)
