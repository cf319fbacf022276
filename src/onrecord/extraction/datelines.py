"""Where a report was filed: "SEOUL, June 1 -" before its first words."""

import re
from collections.abc import Sequence

from onrecord.gazetteer import find, lookup
from onrecord.model import Document, Frozen, Span

# The place is in capitals; the date and the agency in brackets may follow; a dash ends it. "US - China talks"
# is no dateline: a bare place needs a comma or bracket after it, or to be one that is known and a long dash.
_MONTH_DAY = r"[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?(?:, \d{4})?"
_DAY_MONTH = r"\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?(?:,? \d{4})?"
_PLACE = r"[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:/{_PLACE}){{0,3}}(?:, [A-Z][\w.]+(?: [A-Z]\w+)?)?)"
    rf"(?:, (?P<date>{_MONTH_DAY}|{_DAY_MONTH}))?"
    r"(?:(?: \([\w/. -]+\))?\s*(?P<dash>--|[-–—])|\.? /[\w. -]+/\.)\s+"
)
_LONG_DASHES = {"--", "—"}
# Ministries write the place in small letters; the whole date behind it tells that it opens no sentence.
_RELEASED = re.compile(
    r"(?P<place>[^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+){0,2}(?:, [^\W\d_a-z]\w+(?: [^\W\d_a-z]\w+)?)?), "
    r"(?P<date>[A-Z][a-z]{2,8} \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]{2,8},? \d{4})"
    r"(?: \([\w/. -]+\))?\s*(?:[.:]|--|[-–—])\s+"
)
# The agency in brackets or slashes tells it too: "Hanoi (VNA) -", "Ulaanbaatar/MONTSAME/".
_SIGNED = re.compile(
    r"(?P<place>[^\W\d_a-z][^\W\d_]+(?: [^\W\d_a-z][^\W\d_]+){0,2})"
    r"(?: \([A-Z][\w./ -]{1,20}\)\s*(?:--|[-–—])|/[A-Z]{3,}/\.?)\s+"
)


class Dateline(Frozen, frozen=True, kw_only=True):
    """A dateline, from the paragraph's first character to ``end``, and the place it names."""

    place: Span
    end: int


_ALONE = re.compile(rf"(?P<place>{_PLACE}(?:/{_PLACE}){{0,3}})[.:]?")
_FIRST_LINES = 5


def find_dateline(document: Document, view: str, paragraphs: Sequence[Span]) -> Dateline | None:
    """The document's dateline: before one of the first paragraphs, else in a line of its own; or None.

    Args:
        document: The document.
        view: Its text without line breaks and furniture, as long as it.
        paragraphs: Places of its paragraphs.
    """
    return _before_words(document, view, paragraphs) or _in_own_line(document)


def _in_own_line(document: Document) -> Dateline | None:
    """A known place in capitals that is all of one of the first lines ("NEW DELHI/KATHMANDU")."""
    place, lines = 0, document.text.splitlines(keepends=True)[:_FIRST_LINES]
    for line in lines:
        found = _ALONE.fullmatch(line.strip())
        if found and lookup(found["place"].split("/")[0].title()) is not None:
            start = place + line.index(found["place"])
            end = start + len(found["place"])
            return Dateline(place=document.span(start, end), end=place + len(line.rstrip()))
        place += len(line)
    return None


def _before_words(document: Document, view: str, paragraphs: Sequence[Span]) -> Dateline | None:
    """The dateline before the first words of a report."""
    for paragraph in paragraphs[:3]:
        found = _DATELINE.match(view, paragraph.start, paragraph.end)
        if found and not _is_dateline(found):
            found = None
        found = found or _RELEASED.match(view, paragraph.start, paragraph.end)
        found = found or _SIGNED.match(view, paragraph.start, paragraph.end)
        if found:
            start = found.start("place")
            return Dateline(place=document.span(start, start + len(_filed(found["place"]))), end=found.end())
    return None


def _filed(place: str) -> str:
    """The place without the agency behind it: "ASTANA. KAZINFORM"."""
    city = place.split(". ")[0]
    return city if lookup(city.title()) is not None else place


def _is_dateline(found: re.Match[str]) -> bool:
    """Whether words in capitals before a dash are a place."""
    marked = any(sign in found[0] for sign in ",(/") or _filed(found["place"]) != found["place"]
    if marked or lookup(found["place"].title()) is None:
        return marked
    return found["dash"] in _LONG_DASHES or any(m.kind == "capital" for m in find(found["place"].title()))
