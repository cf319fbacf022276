"""Where a report was filed: "SEOUL, June 1 -" before its first words."""

import re

from onrecord.extraction.parse import Parsed
from onrecord.model import Frozen, Span

# The place is in capitals; the agency in brackets and the date may follow; a dash ends it. "US - China talks"
# is no dateline: a bare place needs four letters and a comma, bracket or double dash after it.
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][\w.]+(?: [A-Z]\w+)?)?)"
    r"(?:, (?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?))?"
    r"(?: \([\w/. -]+\))?\s*(?:--|[-–—])\s+"
)


class Dateline(Frozen, frozen=True, kw_only=True):
    """A dateline, from the paragraph's first character to ``end``, and the place it names."""

    place: Span
    end: int


def find_dateline(parsed: Parsed) -> Dateline | None:
    """The document's dateline, in one of its first three paragraphs, or None."""
    for paragraph in parsed.paragraphs[:3]:
        found = _DATELINE.match(parsed.view, paragraph.start, paragraph.end)
        if found and ("," in found[0] or "(" in found[0]):
            return Dateline(place=parsed.span(*found.span("place")), end=found.end())
    return None
