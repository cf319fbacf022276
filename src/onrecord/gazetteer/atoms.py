"""Where words of the tables stand in a text, before they are put together."""

from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from onrecord.gazetteer.countries import is_acronym
from onrecord.gazetteer.folding import Folded
from onrecord.gazetteer.lexicon import Entry, lexicon

_OUTSIDE = ("non-", "pro-")
_FROM = ("-based", "-born", "-bound", "-educated", "-listed")


class Atom(NamedTuple):
    """One entry found, from ``start`` to ``end`` of the folded text."""

    start: int
    end: int
    entry: Entry


def atoms(folded: Folded, on: date | None, *, wide: bool = False) -> list[Atom]:
    """The entries found, leftmost first and longest first, none overlapping another."""
    chosen: list[Atom] = []
    for atom in sorted(_candidates(folded, on, wide), key=lambda a: (a.start, -a.end)):
        if not chosen or atom.start >= chosen[-1].end:
            chosen.append(atom)
    return [_unjoined(atom) for atom, after in zip_longest(chosen, chosen[1:]) if _joins(atom, after)]


def _joins(atom: Atom, after: Atom | None) -> bool:
    """Whether a first part of a joined adjective ("Sino-") stands before another country's word."""
    if not atom.entry.words.endswith("-"):
        return True
    return after is not None and after.start == atom.end and after.entry.kind in {"adjective", "country"}


def _unjoined(atom: Atom) -> Atom:
    return atom._replace(end=atom.end - 1) if atom.entry.words.endswith("-") else atom


def _candidates(folded: Folded, on: date | None, wide: bool) -> Iterator[Atom]:
    automaton, entries = lexicon(wide=wide)
    for pattern, start, end in automaton.find_matches_as_indexes(folded.text, overlapping=True):
        if _stands_alone(folded.text, start, end):
            for entry in entries[pattern]:
                if (
                    entry.holds(on)
                    and _cased(folded, start, entry.words)
                    and not _is_seat(folded.text, end, entry)
                ):
                    yield Atom(start, end, entry)
                    break


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter or digit touches a stretch, nor a sign that makes it a part of an address."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and (before.isalnum() or before in "@#_" or text.endswith(_OUTSIDE, 0, start)):
        return False
    if not text[end - 1].isalnum():
        return True
    return not (after.isalnum() or after == "_" or (after == "." and text[end + 1 : end + 2].isalnum()))


def _is_seat(text: str, end: int, entry: Entry) -> bool:
    """Whether a capital only says where a firm or person is from ("a Lima-based bank")."""
    return entry.kind == "capital" and text.startswith(_FROM, end)


def _cased(folded: Folded, start: int, words: str) -> bool:
    """Whether every word that is capitalised in the table is so in the text."""
    if words.islower():
        return True
    whole = is_acronym(words)
    return all(
        folded.character(start + place).isupper()
        for place, letter in enumerate(words)
        if letter.isupper() and (whole or place == 0 or not words[place - 1].isalpha())
    )
