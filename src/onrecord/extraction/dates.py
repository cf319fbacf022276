"""Date expressions, resolved against the day of publication.

"this Thursday" is a date only together with the day the text was published. Without it a relative
expression stays unresolved, with the reason; an absolute one does not need it.
"""

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache

from msgspec.structs import replace

from onrecord.extraction.vocabulary import table
from onrecord.model import DatedTo, Frozen
from onrecord.model.contacts import Precision

NO_PUBLICATION_DATE = "relative to a publication date that is not known"
NO_SUCH_DAY = "not a day of the calendar"
NO_DAY_BEFORE = "relative to a day that the text does not name before it"
SEVERAL_YEARS = "a week that lies in two years"

_MONTHS_A_YEAR = 12
_DAYS_A_WEEK = 7


class DateMention(Frozen, frozen=True, kw_only=True):
    """A date expression in the text; ``date`` is None when it cannot be resolved, and ``reason`` says why."""

    text: str
    start: int
    end: int
    date: DatedTo | None = None
    reason: str | None = None


class _Unresolved(Exception):  # noqa: N818 - never leaves this module
    """Why an expression has no date."""


def find_dates(
    text_view: str, published: date | None, start: int = 0, *, future: bool = False
) -> tuple[DateMention, ...]:
    """All date expressions of a text in order.

    Args:
        text_view: The text; any run of white space counts as one space.
        published: The day of publication.
        start: Added to every offset, for a text that is a part of a document.
        future: Whether a day or month without a year lies ahead of publication rather than behind it.
    """
    found: list[DateMention] = []
    for match in _expression().finditer(text_view):
        then = next((m.date for m in reversed(found) if m.date and m.date.precision == "day"), None)
        day = date.fromisoformat(then.value) if then else None
        found.append(_mention(match, published, start=start, future=future, then=day))
    return tuple(found)


def resolve(words: str, published: date | None, *, future: bool = False) -> DatedTo | None:
    """The date that an expression means as a whole, or None when it means none (see ``find_dates``)."""
    mentions = find_dates(f"in {words}", published, future=future)
    return mentions[0].date if len(mentions) == 1 else None


def days_told(words: str) -> int | None:
    """How many days some words say that something lasts: 3 for "three days of talks", "a three-day visit"."""
    found = _lasting().search(words)
    if found is None:
        return None
    count = found["count"].lower()
    return int(count) if count.isdigit() else _words("count")[count]


def first_of(last: DateMention, days: int) -> DateMention:
    """The first of so many days, where a date is that of the last."""
    if last.date is None or last.date.precision != "day":
        return last
    value, precision = _days_away(date.fromisoformat(last.date.value), 1 - days)
    basis = f"{last.date.basis}, the last of {days} days"
    return replace(last, date=DatedTo(value=value, precision=precision, basis=basis))


@cache
def _lasting() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<count>(?i:\d{{1,2}}|{_either('count')}))[\s-]days?\b")


_SPACES = re.compile(r"\s+")


@cache
def _words(kind: str) -> Mapping[str, int]:
    return {row["words"].lower(): int(row["value"]) for row in table("dates") if row["kind"] == kind}


@cache
def _offsets() -> Mapping[str, tuple[str, int]]:
    return {
        row["words"]: (row["kind"], int(row["value"]))
        for row in table("dates")
        if row["kind"] in {"day", "week", "month", "year"}
    }


@cache
def _expression() -> re.Pattern[str]:
    """Every form of date; the names of months and days keep their capital ("May", never "may")."""
    which, before = _either("which"), _either("before")
    month = rf"(?:{_names('month-name')})\b(?:\.(?=\s+\d))?"
    ordinal = r"\d{1,2}(?:st|nd|rd|th)?"
    day = (
        rf"{ordinal}(?:(?:\s*[-–]\s*|\s+to\s+){ordinal})?"
        r"(?![\d,.]*\d|\s*%|\s+(?:percent|pct|per\s+cent)\b)"
    )
    year = r"(?:1[89]|20)\d\d(?!\d)"
    relative = "|".join(
        re.escape(w).replace(r"\ ", r"\s+") for w in sorted(_offsets(), key=len, reverse=True)
    )
    more = rf"[.,]?\s+(?:of\s+)?(?:{year}|{day})|\s+(?:of\s+)?(?:{which})\s+year"
    unit = "(?P<unit>(?i:day|week|month|year))"
    forms = (
        rf"(?P<iso>{year}-\d\d-\d\d)",
        rf"(?P<d1>(?:{ordinal}\s+and\s+)?{day})(?:\s+of)?\s+(?P<m1>{month})(?:,?\s+(?P<y1>{year}))?",
        rf"(?P<m2>{month})\s+(?P<d2>{day})(?:,?\s+(?P<y2>{year}))?",
        rf"(?P<m3>{month})(?:,|\s+of)?\s+(?P<y3>{year}|(?i:{which})\s+year)",
        rf"(?:(?P<which>(?i:{which}))\s+)?(?P<weekday>{_names('weekday')})",
        rf"(?:(?P<which_month>(?i:{which}))|(?i:{before}))[\s-]+(?P<m4>{month})(?!{more})",
        rf"(?P<then>(?i:{_phrases('then')}))",
        rf"(?P<count>(?i:\d{{1,2}}|{_either('count')}))\s+{unit}s?\s+(?P<way>(?i:{_phrases('way')}))",
        rf"(?P<relative>(?i:{relative}))",
        rf"(?i:{before})(?:\s+the\s+year)?[\s-]+(?P<year>{year})",
    )
    return re.compile(rf"(?<![\w$€£])(?:{'|'.join(forms)})(?!\w|[.,]\d)")


def _phrases(kind: str) -> str:
    """The words of a kind, the longest first, with any white space between them."""
    longest = sorted(_words(kind), key=len, reverse=True)
    return "|".join(re.escape(words).replace(r"\ ", r"\s+") for words in longest)


def _either(kind: str) -> str:
    return "|".join(map(re.escape, _words(kind)))


def _names(kind: str) -> str:
    names = sorted(_words(kind), key=len, reverse=True)
    return "|".join(f"{name.capitalize()}|{name.upper()}" for name in names)


def _mention(
    match: re.Match[str], published: date | None, *, start: int, future: bool, then: date | None
) -> DateMention:
    left = match.start("year") if match["year"] else match.start()
    if match["m4"] and not match["which_month"]:
        left = match.start("m4")
    words = match.string[left : match.end()]
    found, reason = None, None
    try:
        found = _after(words, then) if match["then"] else _resolve(match, words, published, future=future)
    except _Unresolved as problem:
        reason = str(problem)
    return DateMention(text=words, start=start + left, end=start + match.end(), date=found, reason=reason)


def _after(words: str, then: date | None) -> DatedTo:
    """The day that "a day earlier" means, counted from the day named last."""
    if then is None:
        raise _Unresolved(NO_DAY_BEFORE)
    value, precision = _days_away(then, _words("then")[_SPACES.sub(" ", words.lower())])
    return DatedTo(value=value, precision=precision, basis=_basis(words, value, then))


def _resolve(match: re.Match[str], words: str, published: date | None, *, future: bool) -> DatedTo:
    absolute = _absolute(match)
    if absolute:
        value, precision = absolute
        return DatedTo(value=value, precision=precision, basis=_quoted(words))
    if published is None:
        raise _Unresolved(NO_PUBLICATION_DATE)
    value, precision = _relative(match, published, future=future)
    return DatedTo(value=value, precision=precision, basis=_basis(words, value, published))


def _absolute(match: re.Match[str]) -> tuple[str, Precision] | None:
    if match["year"]:
        return match["year"], "year"
    if match["iso"]:
        return _day(*(int(part) for part in match["iso"].split("-"))).isoformat(), "day"
    if match["y3"] and match["y3"].isdigit():
        return f"{match['y3']}-{_month(match['m3']):02}", "month"
    year = match["y1"] or match["y2"]
    return (_day(int(year), *_month_and_day(match)).isoformat(), "day") if year else None


def _relative(match: re.Match[str], published: date, *, future: bool) -> tuple[str, Precision]:
    if match["count"]:
        number = int(match["count"]) if match["count"].isdigit() else _words("count")[match["count"].lower()]
        way = _words("way")[_SPACES.sub(" ", match["way"].lower())]
        return _STEPS[match["unit"].lower()](published, way * number)
    if match["relative"]:
        kind, offset = _offsets()[_SPACES.sub(" ", match["relative"].lower())]
        return _STEPS[kind](published, offset)
    which = (match["which"] or match["which_month"] or "").lower()
    steps = _words("which").get(which, 0)
    ahead, strictly = (steps > 0 if steps else future), steps != 0
    if match["weekday"]:
        number = _words("weekday")[match["weekday"].lower()]
        return _nearest_weekday(number, published, ahead=ahead, strictly=strictly).isoformat(), "day"
    if match["m4"]:
        month = _month(match["m4"])
        year = published.year if which and not steps else _year_of_month(month, published, ahead=ahead)
        return f"{year}-{month:02}", "month"
    if match["m3"]:
        offset = _words("which")[match["y3"].split()[0].lower()]
        return f"{published.year + offset}-{_month(match['m3']):02}", "month"
    return _nearest_day(*_month_and_day(match), published, ahead=ahead).isoformat(), "day"


def _month(name: str) -> int:
    return _words("month-name")[name.rstrip(".").lower()]


def _month_and_day(match: re.Match[str]) -> tuple[int, int]:
    first_day = re.match(r"\d+", match["d1"] or match["d2"])
    return _month(match["m1"] or match["m2"]), int(first_day[0]) if first_day else 0


def _day(year: int, month: int, day: int) -> date:
    if not (1 <= month <= _MONTHS_A_YEAR and 1 <= day <= calendar.monthrange(year, month)[1]):
        raise _Unresolved(NO_SUCH_DAY)
    return date(year, month, day)


def _nearest_day(month: int, day: int, published: date, *, ahead: bool) -> date:
    here = _day(published.year, month, day)
    if ahead and here < published:
        return _day(published.year + 1, month, day)
    return _day(published.year - 1, month, day) if here > published and not ahead else here


def _nearest_weekday(number: int, published: date, *, ahead: bool, strictly: bool) -> date:
    days = (number - published.weekday() if ahead else published.weekday() - number) % _DAYS_A_WEEK
    if strictly and days == 0:
        days = _DAYS_A_WEEK
    return published + timedelta(days=days if ahead else -days)


def _year_of_month(month: int, published: date, *, ahead: bool) -> int:
    if ahead:
        return published.year + (month < published.month)
    return published.year - (month > published.month)


def _days_away(published: date, offset: int) -> tuple[str, Precision]:
    return (published + timedelta(days=offset)).isoformat(), "day"


def _weeks_away(published: date, offset: int) -> tuple[str, Precision]:
    """The month that holds the week, else the year: the contract knows no weeks."""
    monday = published + timedelta(days=_DAYS_A_WEEK * offset - published.weekday())
    sunday = monday + timedelta(days=_DAYS_A_WEEK - 1)
    if monday.year != sunday.year:
        raise _Unresolved(SEVERAL_YEARS)
    return (f"{monday:%Y-%m}", "month") if monday.month == sunday.month else (f"{monday:%Y}", "year")


def _months_away(published: date, offset: int) -> tuple[str, Precision]:
    years, month = divmod(published.month - 1 + offset, _MONTHS_A_YEAR)
    return f"{published.year + years}-{month + 1:02}", "month"


def _years_away(published: date, offset: int) -> tuple[str, Precision]:
    return str(published.year + offset), "year"


_STEPS: Mapping[str, Callable[[date, int], tuple[str, Precision]]] = {
    "day": _days_away,
    "week": _weeks_away,
    "month": _months_away,
    "year": _years_away,
}


def _basis(words: str, value: str, published: date) -> str:
    day = published.isoformat()
    same = day[: len(value)]
    order = "as of" if value == same else "before" if value < same else "after"
    return f"{_quoted(words)} {order} {day}"


def _quoted(words: str) -> str:
    return f"'{_SPACES.sub(' ', words.strip())}'"
