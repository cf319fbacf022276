"""What each kind of row of ``languages/en/periods.tsv`` means: its months, and what they are set against."""

from collections.abc import Callable, Mapping
from typing import Literal

import msgspec

from onrecord.claims.months import A_YEAR, running, within, year
from onrecord.claims.numerals import number
from onrecord.claims.said import A_DECADE, Said, full_year
from onrecord.model import Period

Resolved = tuple[Period | None, Period | None]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4,
}  # fmt: skip
_FISCAL_BEGINS = 4
_FISCAL = "a fiscal year whose months are not said, bracketed by its calendar years"


def resolve(kind: str, said: Said) -> Resolved:
    """The months that an expression means and those it starts from; None where they cannot be known."""
    return _RESOLVERS[kind](said)


def _month(words: str) -> int:
    return _MONTHS.index(words[:3].lower()) + 1


def _latest(said: Said, month: int) -> int | None:
    """The year named, else the latest in which a month was over by the day of publication."""
    if said.year is None or said.year_words or said.published is None:
        return said.year
    return said.year - (month > said.published.month)


def _months(said: Said) -> Resolved:
    first, last = _month(said.parts["m1"]), _month(said.parts["m2"])
    named = said.parts.get("y2") or (said.parts.get("y1") if not said.year_words else None)
    end = int(named) if named else _latest(said, last)
    if end is None:
        return None, None
    start = int(said.parts["y1"]) if "y1" in said.parts else end - (first > last)
    basis = said.absolute if named else said.basis
    return Period(start=f"{start}-{first:02}", end=f"{end}-{last:02}", basis=basis), None


def _first_months(said: Said) -> Resolved:
    last = int(number(said.parts["n"]))
    value = _latest(said, last)
    return (within(value, 1, last, said.basis), None) if value else (None, None)


def _first_quarters(said: Said) -> Resolved:
    last = 3 * int(number(said.parts["q"]))
    value = _latest(said, last)
    return (within(value, 1, last, said.basis), None) if value else (None, None)


def _as_of(said: Said) -> Resolved:
    """A sum as of a month is counted from January on."""
    found, _ = _one_month(said)
    return found and msgspec.structs.replace(found, start=f"{found.end[:4]}-01"), None


def _decade(said: Said) -> Resolved:
    first = int(said.parts["year"])
    return Period(start=f"{first}-01", end=f"{first + A_DECADE - 1}-12", basis=said.absolute), None


def _months_to(said: Said) -> Resolved:
    last = _month(said.parts["m2"])
    value = _latest(said, last)
    if value is None:
        return None, None
    end = value * A_YEAR + last - 1
    return running(end - said.part_of_year + 1, end, said.basis), None


def _quarters_to(said: Said) -> Resolved:
    last = 3 * (int(said.parts["q"]) if "q" in said.parts else _ORDINALS[said.parts["o"].lower()])
    value = _latest(said, last)
    if value is None:
        return None, None
    end = value * A_YEAR + last - 1
    return running(end - 3 * int(number(said.parts["n"])) + 1, end, said.basis), None


def _fiscal_months(said: Said) -> Resolved:
    """Months of a fiscal year: those from April on lie in the calendar year that it begins in."""
    first, last = _month(said.parts["m1"]), _month(said.parts["m2"])
    begins = full_year(said.parts["f2"]) - 1 if "f2" in said.parts else int(_first_year(said))
    start = begins + (first < _FISCAL_BEGINS)
    end = start + (last < first)
    return Period(start=f"{start}-{first:02}", end=f"{end}-{last:02}", basis=said.absolute), None


def _first_year(said: Said) -> str:
    return said.parts.get("f1") or said.parts["f3"]


def _part_of_year(months: int) -> Callable[[Said], Resolved]:
    def part(said: Said) -> Resolved:
        digit = said.parts.get("q") or said.parts.get("q2")
        end = months * (int(digit) if digit else _ORDINALS[said.parts["n"].lower()])
        value = _latest(said, end)
        return (within(value, end - months + 1, end, said.basis), None) if value else (None, None)

    return part


def _fiscal(said: Said) -> Resolved:
    first, last = (said.parts[name] for name in sorted(said.parts)[:2])
    first = first if len(first) == len("1999") else f"20{first}"
    end = first[: len(first) - len(last)] + last
    if int(end) != int(first) + 1:
        return _between(int(first), int(end), said)
    return Period(start=f"{first}-01", end=f"{end}-12", basis=f"{said.absolute}: {_FISCAL}"), None


def _fiscal_year(said: Said) -> Resolved:
    end = full_year(next(iter(said.parts.values())))
    return Period(start=f"{end - 1}-01", end=f"{end}-12", basis=f"{said.absolute}: {_FISCAL}"), None


def _years(said: Said) -> Resolved:
    first, last = (int(said.parts[name]) for name in sorted(said.parts)[:2])
    return _between(first, last, said)


def _years_to(said: Said) -> Resolved:
    last = int(said.parts["year"])
    return _between(last - int(number(said.parts["n"])), last, said)


def _between(first: int, last: int, said: Said) -> Resolved:
    return (year(last, said.absolute), year(first, said.absolute)) if first < last else (None, None)


def _since(said: Said) -> Resolved:
    base = year(int(said.parts["year"]), said.absolute)
    if said.published is None:
        return None, base
    basis = f"{said.absolute} up to {said.published}"
    return Period(start=base.start, end=f"{said.published.year}-12", basis=basis), base


def _since_month(said: Said) -> Resolved:
    base, _ = _one_month(said)
    if base is None or said.published is None:
        return None, base
    return Period(start=base.start, end=f"{said.published:%Y-%m}", basis=said.relative), base


def _past_years(said: Said) -> Resolved:
    if said.published is None or said.count is None:
        return None, None
    base = year(said.published.year - said.count, said.relative)
    return Period(start=base.start, end=f"{said.published.year}-12", basis=said.relative), base


def _next_years(said: Said) -> Resolved:
    if said.published is None or said.count is None:
        return None, None
    now = said.published.year
    return year(now + said.count, said.relative), year(now, said.relative)


def _ago(said: Said) -> Resolved:
    if said.published is None or not said.words.lower().endswith("ago"):
        return None, None  # "two years earlier" counts from another figure, not from the day
    count = said.count if "n" in said.parts else A_DECADE if "decade" in said.words.lower() else 1
    return (year(said.published.year - count, said.relative), None) if count else (None, None)


def _offset(years: int) -> Callable[[Said], Resolved]:
    def shifted(said: Said) -> Resolved:
        return (year(said.published.year + years, said.relative), None) if said.published else (None, None)

    return shifted


def _calendar_year(said: Said) -> Resolved:
    return year(int(said.parts["year"]), said.absolute), None


def _named_year(said: Said) -> Resolved:
    return year(int(said.year_words), said.absolute), None


def _by_decade(said: Said) -> Resolved:
    if said.published is None:
        return None, None
    now = said.published.year
    return year(now - now % A_DECADE + A_DECADE, said.relative), None


def _last_twelve(said: Said) -> Resolved:
    if said.published is None:
        return None, None
    last = said.published.year * A_YEAR + said.published.month - 2
    return running(last - A_YEAR + 1, last, said.relative), None


def _recent(said: Said) -> Resolved:
    if said.published is None:
        return None, None
    length = 3 if said.parts["unit"].lower() == "quarter" else 1
    now = (said.published.year * A_YEAR + said.published.month - 1) // length
    first = (now - (said.parts["which"].lower() == "last")) * length
    return running(first, first + length - 1, said.relative), None


def _one_month(said: Said) -> Resolved:
    month = _month(next(words for name, words in said.parts.items() if name.startswith("month")))
    value = _latest(said, month)
    return (within(value, month, month, said.basis), None) if value else (None, None)


def _other_figure(_: Said) -> Resolved:
    """The months before: "a year earlier" depends on the figure it is said of."""
    return None, None


Role = Literal[
    "at", "now", "always", "same", "of-fiscal", "to-date", "span", "since", "between",
    "earlier", "preceding", "by", "next-span", "ago", "later",
]  # fmt: skip

ROLES: Mapping[str, Role] = {
    "months": "at", "first-months": "at", "first-quarters": "at", "as-of": "at", "months-to": "at",
    "quarters-to": "at", "fiscal-months": "at", "years-to": "between",
    "quarter": "at", "half": "at", "fiscal": "at", "fiscal-year": "at", "years": "between",
    "since": "since", "since-month": "since", "to-date": "to-date", "past-years": "span",
    "of-fiscal": "of-fiscal", "next-years": "next-span", "next-year": "at", "by": "by",
    "by-decade": "by", "last-twelve": "at", "ago": "ago", "earlier": "earlier", "last-year": "at",
    "this-year": "at", "recent": "at", "month": "at", "year": "at", "same-of-year": "earlier",
    "same": "same", "now": "now", "always": "always", "later": "later", "preceding": "preceding",
    "decade": "at",
}  # fmt: skip
"""What an expression of each kind does in its sentence (see ``PeriodPhrase.role``)."""

_RESOLVERS: Mapping[str, Callable[[Said], Resolved]] = {
    "months": _months,
    "first-months": _first_months,
    "first-quarters": _first_quarters,
    "as-of": _as_of,
    "months-to": _months_to,
    "quarters-to": _quarters_to,
    "fiscal-months": _fiscal_months,
    "quarter": _part_of_year(3),
    "half": _part_of_year(6),
    "fiscal": _fiscal,
    "fiscal-year": _fiscal_year,
    "years": _years,
    "years-to": _years_to,
    "since": _since,
    "since-month": _since_month,
    "to-date": _offset(0),
    "past-years": _past_years,
    "next-years": _next_years,
    "next-year": _offset(1),
    "by": _calendar_year,
    "by-decade": _by_decade,
    "last-twelve": _last_twelve,
    "ago": _ago,
    "earlier": _other_figure,
    "last-year": _offset(-1),
    "this-year": _offset(0),
    "recent": _recent,
    "month": _one_month,
    "year": _calendar_year,
    "same-of-year": _named_year,
    "same": _other_figure,
    "of-fiscal": _other_figure,
    "now": _other_figure,
    "always": _other_figure,
    "later": _other_figure,
    "preceding": _other_figure,
    "decade": _decade,
}
