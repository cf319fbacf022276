"""Spanish in English words."""

from collections.abc import Iterator, Sequence

from onrecord.glossing.alignment import Piece
from onrecord.glossing.spanish.clauses import fit
from onrecord.glossing.spanish.datelines import mark_dateline
from onrecord.glossing.spanish.joining import join_perfects, join_small_words
from onrecord.glossing.spanish.nouns import put_in_order
from onrecord.glossing.spanish.reading import read
from onrecord.glossing.spanish.units import Unit
from onrecord.glossing.spanish.verbs import put_into_english

_ENDS = frozenset([*".!?…:—\n"])


def pieces(text: str, _title: str = "", _home: str = "") -> Sequence[Piece]:
    """The pieces of a Spanish paragraph, headline or item of a list.

    Args:
        text: It may have single line breaks inside.
    """
    units = read(text)
    put_into_english(units)
    join_small_words(units)
    join_perfects(units)
    units = put_in_order(units)
    fit(units)
    _join_titles(units)
    mark_dateline(units)
    _begin_with_capitals(units)
    return tuple(_pieces(_without_gaps(units)))


def unknown(text: str) -> list[str]:
    """The words of a text that have no gloss and do not look like names."""
    return [unit.text for unit in read(text) if unit.kind == "unknown"]


def _pieces(units: Sequence[Unit]) -> Iterator[Piece]:
    read = 0
    for unit in units:
        if "opens" in unit.tags:
            yield Piece(unit.start, unit.start, "“")
        if unit.before:
            yield Piece(unit.start, unit.start, unit.before)
        if unit.gloss:
            yield Piece(unit.start, unit.end, unit.gloss)
        elif unit.end > unit.start:  # the space before it goes with it
            yield Piece(unit.start if unit.before else read, unit.end, "")
        read = unit.end
        if "closes" in unit.tags:
            yield Piece(unit.end, unit.end, "”")
        if unit.after:
            yield Piece(unit.end, unit.end, unit.after)
        for other in unit.swallowed:
            if other.end > other.start:
                yield Piece(read, other.end, "")
                read = other.end


def _join_titles(units: list[Unit]) -> None:
    """The article of "el presidente Peña" belongs to "President Peña"."""
    for place in range(len(units) - 2, -1, -1):
        unit = units[place]
        if "title" in unit.tags and not unit.gloss and unit.end > unit.start:
            noun = units[place + 1]
            noun.start, noun.text = unit.start, f"{unit.text} {noun.text}"
            noun.before = noun.before or unit.before
            noun.tags |= unit.tags & {"opens"}
            del units[place]


def _without_gaps(units: Sequence[Unit]) -> list[Unit]:
    """Words without a gloss at the beginning, and behind an opening mark, go with the next word."""
    made: list[Unit] = []
    waiting: Unit | None = None
    for unit in units:
        if waiting is not None:
            unit.start, unit.before = waiting.start, unit.before or waiting.before
            waiting = None
        opens = not made or made[-1].text in '“«"([¿¡—–-'
        if opens and not unit.gloss and unit.kind != "punct":
            waiting = unit
            continue
        made.append(unit)
    return made if waiting is None else [*made, waiting]


def _begin_with_capitals(units: Sequence[Unit]) -> None:
    """A sentence's first word has a capital, whichever word comes first in English."""
    first, capital = True, False
    for unit in units:
        if unit.kind == "punct":
            if unit.text in _ENDS or unit.after in _ENDS:
                first, capital = True, False
            continue
        if not first:
            _inner_capital(unit)
            continue
        capital = capital or unit.is_capital
        if unit.before:
            unit.before = unit.before[:1].upper() + unit.before[1:] if capital else unit.before
            first = False
        elif unit.gloss:
            unit.gloss = unit.gloss[:1].upper() + unit.gloss[1:] if capital else unit.gloss
            first = False


def _inner_capital(unit: Unit) -> None:
    """What has a capital within a sentence is part of a name and keeps it."""
    if "shouted" in unit.tags or not unit.is_capital:
        return
    if unit.kind == "noun" and unit.role == "o" and unit.gloss.endswith("foreign ministry"):
        unit.gloss = unit.gloss.replace("foreign ministry", "Foreign Ministry")
    elif unit.kind in {"noun", "adj"} and unit.gloss.islower() and unit.role != "p":
        unit.gloss = unit.gloss[:1].upper() + unit.gloss[1:]
