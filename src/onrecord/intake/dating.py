"""When a document was published."""

import re
from datetime import date
from importlib import resources
from typing import NamedTuple

from onrecord.gazetteer.tables import rows
from onrecord.model import Note
from onrecord.model.document import PublishedBasis

_MONTHS = {
    row["begins"]: int(row["month"]) for row in rows(resources.files("onrecord.intake") / "months.tsv")
}
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[^\W\d_]*\.?"
_FULL_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})\b"),
    re.compile(rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:de\s+)?{_MONTH},?\s+(?:del?\s+)?(?P<year>\d{{4}})\b"
        r"(?:\s+(?:года|г\.))?",
        re.IGNORECASE,
    ),
)
_WEEKDAY = (
    r"(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    r"|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье),?\s+)?"
)
_CAPITALISED = r"[A-ZÀ-ÞА-ЯЁ][\w.'’/-]*(?:\s+(?:de\s+)?[A-ZÀ-ÞА-ЯЁ][\w.'’/-]*)*"
_PLACE = rf"{_CAPITALISED}(?:,\s+{_CAPITALISED})*(?:,\s+|\s+(?=\())"
_LABEL = (
    r"(?:(?:first\s+)?published|posted|issued|released|date|for immediate release|publicado(?:\s+el)?|fecha"
    r"|дата)(?:\s+on)?\s*:?\s*"
)
_DATELINE = re.compile(rf"^(?:{_PLACE})?\(?{_WEEKDAY}$")
_LABELLED = re.compile(rf"^(?:{_LABEL})?{_WEEKDAY}$", re.IGNORECASE)
_DASH = re.compile(r"^\)?\s*(?:[/(][^/()]*[/)])?\s*\.?\s*(?:[-–—]|\.-)")
_CLOCK = re.compile(
    r"^[\s,|.·–—-]*(?:at\s+)?(?:\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?)?\s*$", re.IGNORECASE
)
_LINES_AT_THE_TOP = 6
_PLACE_CHARACTERS = 60


class Dated(NamedTuple):
    """A publication date with its basis, or None with a note."""

    published: str | None
    basis: PublishedBasis | None
    notes: tuple[Note, ...]


def tell_published(text: str, *, option: str | None, own: str | None, meta: str | None) -> Dated:
    """The publication date: from the option, the input, the page, else a full date at the text's top."""
    known: tuple[tuple[str | None, PublishedBasis], ...] = (
        (option, "option"), (own, "input"), (meta, "meta"), (date_at_top(text), "text"),
    )  # fmt: skip
    for published, basis in known:
        if published:
            return Dated(published, basis, ())
    missing = Note(
        code="no-publication-date",
        text="Not known when this was published, so 'on Thursday' or 'last year' cannot be dated and "
        "figures have no likely period. Give the date with --published YYYY-MM-DD.",
    )
    return Dated(None, None, (missing,))


def date_at_top(text: str) -> str | None:
    """The full date (day, month and year) of a dateline or of a date line of its own, ISO, or None.

    Only the first lines are looked at, and a date inside a sentence is none.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()][:_LINES_AT_THE_TOP]
    return next((found for line in lines if (found := _opening_date(line))), None)


def _opening_date(line: str) -> str | None:
    for pattern in _FULL_DATES:
        found = pattern.search(line)
        if not found or found.start() > _PLACE_CHARACTERS:
            continue
        before, after = line[: found.start()], line[found.end() :]
        is_dateline = _DATELINE.match(before) and _DASH.match(after)
        is_date_line = _LABELLED.match(before) and _CLOCK.match(after)
        if is_dateline or is_date_line:
            return _iso(found)
    return None


def _iso(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    month = int(parts["number"]) if "number" in parts else _MONTHS[parts["month"].lower()]
    try:
        return date(int(parts["year"]), month, int(parts["day"])).isoformat()
    except ValueError:
        return None
