"""What each side gives where two points contradict each other: the number, the day, how far a thing is."""

from collections.abc import Iterator
from datetime import date

from onrecord.comparing.accounts import Told
from onrecord.comparing.clashes import days_named, done_verbs, pending_verbs
from onrecord.comparing.counting import differing_numbers
from onrecord.extraction.dates import find_dates
from onrecord.extraction.parse import Token
from onrecord.model import ConflictValue, Span
from onrecord.model.comparison import ConflictKind

_HELPING = {"aux", "auxpass", "neg"}

Given = tuple[str, ConflictValue]
"""A side and what it gives."""


def given(kind: ConflictKind, first: Told, second: Told) -> Iterator[Given]:
    """What the sides of two points give, which contradict each other in this way."""
    if kind == "number":
        for mine, theirs in differing_numbers(first, second):
            yield first.side, _value(first, mine.value, mine.place, mine.unit)
            yield second.side, _value(second, theirs.value, theirs.place, theirs.unit)
    elif kind == "date":
        for told in (first, second):
            for day in days_named(told):
                yield told.side, _value(told, day.isoformat(), _place_of(day, told))
    elif kind == "status":
        for one, other in ((first, second), (second, first)):
            verbs = pending_verbs(one) & done_verbs(other)
            yield from _verbs(one, "pending", verbs)
            yield from _verbs(other, "done", verbs)


def _value(told: Told, value: float | str, place: Span, unit: str | None = None) -> ConflictValue:
    return ConflictValue(
        value=value, unit=unit, document=told.document, text=place.text, start=place.start, end=place.end
    )


def _place_of(day: date, told: Told) -> Span:
    """Where a point first names a day, whichever way it is read."""
    published = told.heard.found.parsed.document.published_day
    found = (one for future in (True, False) for one in find_dates(told.text, published, future=future))
    return next(told.span(m.start, m.end) for m in found if m.date and m.date.value == day.isoformat())


def _verbs(told: Told, value: str, verbs: frozenset[str]) -> Iterator[Given]:
    for token in told.point.tokens:
        if token.pos == "VERB" and token.lemma in verbs:
            yield told.side, _value(told, value, _with_auxiliaries(told, token))


def _with_auxiliaries(told: Told, verb: Token) -> Span:
    """A verb with what says how far it is ("has not yet been signed")."""
    parsed = told.heard.found.parsed
    before = [child.start for child in parsed.children(verb) if child.dep in _HELPING]
    return parsed.span(min([*before, verb.start]), verb.end)
