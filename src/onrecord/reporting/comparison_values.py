"""The values in which quotes of a conflict differ: the days, the amounts, the counts, as they are written."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from onrecord.claims.numerals import NUMERAL, WORD_NUMERAL, number
from onrecord.claims.quantities import find_quantities
from onrecord.extraction.dates import find_dates

_COUNT = re.compile(rf"(?<![\w.,’'-])(?:{WORD_NUMERAL}|(?:{NUMERAL}))(?![\w-])", re.IGNORECASE)
_NUMBERING = re.compile(r"(?:\bno\.?|№|\barticle|\bresolution)\s*$", re.IGNORECASE)
_SEARCHED = 2_000
"""Longer quotes are sentences of no readout, and are not searched for values."""
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


class Value(NamedTuple):
    """A value at a place of a quote.

    Attributes:
        quote: Which of the side's quotes, from 0.
        start: First code point of the quote's text.
        end: Last code point, exclusive.
        text: As it is written.
        meant: What it stands for; two sides give the same where this is the same.
        measured: Whether it has a unit.
    """

    quote: int
    start: int
    end: int
    text: str
    meant: object
    measured: bool = False


def differing(
    conflict: str | None, told: Sequence[Sequence[tuple[str, date | None]]]
) -> tuple[tuple[Value, ...], ...]:
    """For each side the values that no other side gives; none where the conflict is not one of values.

    Args:
        conflict: How the sides contradict each other.
        told: For each side its quotes, with the day on which each was published.
    """
    found = [_values(conflict, quotes) for quotes in told]
    own = [[value for value in mine if not _is_shared(value, mine, found)] for mine in found]
    measured = [[value for value in mine if value.measured] for mine in own]
    # Where two sides give an amount, a count in the same quote ("two countries") is not what they differ in.
    return tuple(map(tuple, measured if sum(map(bool, measured)) > 1 else own))


def cut(text: str, values: Sequence[Value]) -> tuple[tuple[str, bool], ...]:
    """A quote in consecutive pieces, each with whether it is one of the values."""
    edges = [0]
    for value in sorted(values, key=lambda value: value.start):
        if value.start >= edges[-1]:
            edges += [value.start, value.end]
    edges.append(len(text))
    pieces = ((text[a:b], place % 2 == 1) for place, (a, b) in enumerate(pairwise(edges)))
    return tuple((piece, is_value) for piece, is_value in pieces if piece)


def _is_shared(value: Value, mine: list[Value], found: list[list[Value]]) -> bool:
    return any(value.meant == other.meant for theirs in found if theirs is not mine for other in theirs)


def _values(conflict: str | None, quotes: Sequence[tuple[str, date | None]]) -> list[Value]:
    placed = [(place, quote) for place, quote in enumerate(quotes) if len(quote[0]) <= _SEARCHED]
    if conflict == "date":
        return [value for place, (text, published) in placed for value in _days(place, text, published)]
    if conflict == "number":
        return [value for place, (text, _) in placed for value in _numbers(place, text)]
    return []


def _days(place: int, text: str, published: date | None) -> Iterator[Value]:
    for one in find_dates(text, published, future=True):
        if one.date is not None and one.date.precision == "day":
            yield Value(place, one.start, one.end, one.text, one.date.value)


def _numbers(place: int, text: str) -> Iterator[Value]:
    """Amounts, percentages, and other numbers that are no year, no day and no numbering."""
    named = [q for q in find_quantities(text) if q.kind in {"amount", "percent"}]
    taken = [(q.start, q.end) for q in named] + [(d.start, d.end) for d in find_dates(text, None)]
    for q in named:
        yield Value(place, q.start, q.end, q.text, (q.value, q.high, q.unit), measured=True)
    for match in _COUNT.finditer(text):
        start, end = match.span()
        if any(a < end and start < b for a, b in taken) or not _counts(text, match):
            continue
        yield Value(place, start, end, match[0], number(match[0]))


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether a numeral counts things; "one" is too often a pronoun."""
    plain = match[0].lower()
    numbering = _NUMBERING.search(text[: match.start()]) or re.match(r"\.\s", text[match.end() :])
    return plain not in {"a", "one", "half", "half a"} and not numbering and not _YEAR.fullmatch(plain)
