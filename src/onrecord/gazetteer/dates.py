"""Dates of which only the year, or the year and month, may be known."""

from datetime import date


def covers(start: str | None, end: str | None, on: date) -> bool:
    """Whether a period holds a day; an incomplete date counts with all its days, a missing one as open.

    Args:
        start: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, inclusive; None or "" for open.
        end: The same.
        on: The day asked for.
    """
    day = on.isoformat()
    return (not start or start <= day[: len(start)]) and (not end or day[: len(end)] <= end)
