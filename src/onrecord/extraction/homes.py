"""Where a document comes from: the state whose office publishes it, else the place it was filed from."""

import re
from datetime import date

from onrecord.extraction.datelines import Dateline
from onrecord.extraction.parse import Parsed
from onrecord.gazetteer import find, lookup
from onrecord.gazetteer.countries import countries
from onrecord.gazetteer.outlets import (
    country_of_address,
    reports_from_everywhere,
    side_of_address,
    side_of_outlet,
)
from onrecord.model import Document, Frozen

_BODIES = {"body", "metonym"}
_PAPERS = {"outlet", "country", "adjective", "demonym", "place", "capital"}
_FIRST_LINES = 4
_SEAT, _UNION = "BEL", "EUU"
_LEAST_SHARE = 0.5  # a line that only names a body is mostly its name; a headline says more


class Home(Frozen, frozen=True, kw_only=True):
    """Where a document comes from.

    Attributes:
        side: The country that an office without one belongs to: the issuer's, else of the dateline.
        issuer: The country whose own office publishes the document; None for a newspaper's or an agency's.
        filed: The country of the dateline, where "here" is.
    """

    side: str | None
    issuer: str | None
    filed: str | None = None


def home_of(parsed: Parsed, dateline: Dateline | None, on: date | None) -> Home:
    """Where a document comes from, by its input, its outlet, its address, its first lines, its dateline."""
    document = parsed.document
    outlet = document.outlet or ""
    own = document.extra.get("first_hand") is not False
    issuer = (
        (said_side(document) if own else None)
        or side_of_outlet(outlet)
        or side_of_address(document.url or "")
    )
    issuer = issuer or _of_first_lines(document, on)
    owned = next((m.country for m in find(outlet, on=on) if m.country), None)
    place = lookup(re.split("[,/]", dateline.place.text)[0].title(), on=on) if dateline else None
    filed = place.code if place else None
    if filed and _is_of_union(parsed, filed, on):
        filed = _UNION
    # a national agency names its own people without their state from abroad too, in news of its own state
    paper = owned or _of_paper(outlet, document.url or "", on)
    if filed and paper and not any(m.country == paper for m in find(parsed.view, on=on)):
        paper = None
    return Home(side=issuer or paper or filed, issuer=issuer, filed=place.code if place else None)


def _of_paper(outlet: str, url: str, on: date | None) -> str | None:
    """The country of a newspaper or a station, by its name or its address."""
    if reports_from_everywhere(outlet):
        return None
    known = (m.country for m in find(outlet, on=on, wide=True) if m.kind in _PAPERS and m.country)
    return next(known, None) or country_of_address(url)


def _is_of_union(parsed: Parsed, filed: str, on: date | None) -> bool:
    """Whether a report from Brussels is one on the Union: "the Commission" is the Union's then."""
    return filed == _SEAT and any(m.country == _UNION for m in find(parsed.view, on=on))


def said_side(document: Document) -> str | None:
    """The side whose account the input says the text is."""
    side = document.extra.get("side")
    return side.upper() if isinstance(side, str) and side.upper() in countries() else None


def _of_first_lines(document: Document, on: date | None) -> str | None:
    """The side of the office in the letterhead: a first line that only names it."""
    lines = [line.strip() for line in document.text.splitlines() if line.strip()][:_FIRST_LINES]
    for line in lines:
        if line == document.title or line.endswith("."):
            continue
        named = [m for m in find(line, on=on) if m.kind in _BODIES and m.country]
        if any(m.end - m.start > _LEAST_SHARE * len(line) for m in named):
            return named[0].country
    return None
