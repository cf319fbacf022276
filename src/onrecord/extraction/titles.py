"""Titles that are shared: "Presidents X and Y", "X and his Norwegian counterpart Y"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.extraction.names import PLACE_KINDS, NameSpan, name_at
from onrecord.gazetteer import Match, find

_PLURAL = re.compile(r"\b[A-Za-z]+s(?=\s+[^\W\d_a-z])")
_LONGEST_TITLE = 3
_SAME = re.compile(r"\b(?:counterpart|colleague|opposite number)\b", re.IGNORECASE)
_NEXT = re.compile(r"(?:,\s+|,?\s+and\s+)(?=[^\W\d_a-z])")
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_OWN = re.compile(r"(?:[’']s?)?\s+(?:newly[- ]appointed\s+|new\s+)?")
_BEFORE_NAME = re.compile(r",?\s+(?=[^\W\d_a-z])")


def shared_titles(text: str, matches: Sequence[Match]) -> Iterator[NameSpan]:
    """The names behind a plural title, each with its office and, where "of X" follows, its country."""
    for found in _PLURAL.finditer(text):
        words = text[: found.end()].rsplit(maxsplit=_LONGEST_TITLE)[-_LONGEST_TITLE:]
        office = plural_office(words)
        if office is None:
            continue
        named = list(_names_from(text, found.end() + 1, office, matches))
        if len(named) > 1:
            yield from named


def counterparts(text: str, matches: Sequence[Match]) -> Iterator[Match]:
    """Each "counterpart" with a country or a name beside it, as the office that was named last before it."""
    for found in _SAME.finditer(text):
        before = [m for m in matches if m.end <= found.start()]
        office = next((m.office for m in reversed(before) if m.office), None)
        place = before[-1] if before and before[-1].kind in PLACE_KINDS else None
        sided = place is not None and bool(_OWN.fullmatch(text, place.end, found.start()))
        follows = _BEFORE_NAME.match(text, found.end())
        titled = follows is not None and any(m.start == follows.end() and m.office for m in matches)
        if office and (sided or (follows and not titled and name_at(text, follows.end(), len(text)))):
            yield Match(start=found.start(), end=found.end(), text=found[0], kind="office", office=office)


def _names_from(text: str, place: int, office: str, matches: Sequence[Match]) -> Iterator[NameSpan]:
    """The names of an enumeration that begins at a place."""
    gap: re.Match[str] | None = None
    while (name := name_at(text, place, len(text))) is not None and name.start == place:
        country, end = _of_country(text, name.end, matches)
        yield NameSpan(start=name.start, end=end, name=name.name, office=office, country=country)
        gap = _NEXT.match(text, end)
        if gap is None or "and" in text[place - 5 : place]:
            return
        place = gap.end()


def _of_country(text: str, end: int, matches: Sequence[Match]) -> tuple[str | None, int]:
    of = _OF.match(text, end)
    place = next((m for m in matches if of and m.start == of.end() and m.kind == "country"), None)
    return (place.country, place.end) if place else (None, end)


def plural_office(words: Sequence[str]) -> str | None:
    """The office that the last of some words name in the plural, as "foreign ministers" does."""
    singular = [*words[:-1], words[-1].removesuffix("s")]
    titles = (" ".join(singular[first:]).lower() for first in range(len(singular)))
    return next((office for title in titles if (office := _office_named(title))), None)


@cache
def _office_named(title: str) -> str | None:
    return next((m.office for m in find(title) if m.kind == "office" and m.text == title), None)
