"""Which person a name means, and whether a place's name is a person's here."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from onrecord.gazetteer.atoms import Atom
from onrecord.gazetteer.folding import Folded, fold
from onrecord.gazetteer.leaders import Leader, roles
from onrecord.gazetteer.tables import table

_WORD_BEFORE = re.compile(r"([\w.'-]+) $")
_LONGEST_WORD = 40
_WORD_AFTER = re.compile(r" (\w[\w'-]+)")
_OPENING = re.compile(r"(?:^|[.!?:\"(\n\[*-])\s*$")
_BEFORE_SURNAME = {"office", "minister", "leader", "secretary of state", "country", "adjective", "metonym"}


class Person(NamedTuple):
    """A leader with country and, when in office on the day, the office."""

    country: str | None
    name: str | None
    office: str | None


def identify(atom: Atom, found: Sequence[Atom], folded: Folded, on: date | None) -> Person | None:
    """The leader a full name or surname means, or None.

    A surname counts when one leader of that name was in office around the day, and when the words before it
    do not make it someone else's.
    """
    held = _eligible(atom, on)
    if atom.entry.kind == "surname" and (
        len({t.name for t in held}) != 1 or not _called(atom, found, folded)
    ):
        return None
    if not held:
        return None
    names, countries = {t.name for t in held}, {t.country for t in held}
    office = next((t.office for t in held if on and t.in_office(on)), None)
    return Person(
        country=held[0].country if len(countries) == 1 else None,
        name=held[0].name if len(names) == 1 else None,
        office=office if len(names) == 1 else None,
    )


def _eligible(atom: Atom, on: date | None) -> Sequence[Leader]:
    held = atom.entry.terms
    if on is None:
        return held
    near = [t for t in held if t.in_office(on)] or [t for t in held if t.around(on)]
    if near:
        return sorted(near, key=_prominence, reverse=True)
    known_by_full_name = atom.entry.kind == "leader" and all(t.distinctive for t in held)
    return held if known_by_full_name else ()


def _prominence(term: Leader) -> tuple[bool, str]:
    """Heads of state and government before party chiefs and ministers, later terms before earlier ones."""
    return term.office in roles(), term.start


def _called(atom: Atom, found: Sequence[Atom], folded: Folded) -> bool:
    """Whether a surname stands alone, or after a title or office only."""
    if _is_given_name(atom, found, folded):
        return False
    before = _word_before(atom, folded)
    titled = before is not None and (
        before[1] in _words("titles")
        or any(a.end == atom.start - 1 and a.entry.kind in _BEFORE_SURNAME for a in found)
    )
    if titled:
        return True
    if not atom.entry.bare:
        return False
    if before is None or not folded.character(before.start(1)).isupper():
        return True
    if before[1] in _words("given_names"):
        return False
    place = folded.start(before.start(1))
    opens = _OPENING.search(folded.original[max(0, place - _LONGEST_WORD) : place]) is not None
    return opens or _is_headline(folded, atom)


def _word_before(atom: Atom, folded: Folded) -> re.Match[str] | None:
    return _WORD_BEFORE.search(folded.text, max(0, atom.start - _LONGEST_WORD), atom.start)


def _is_headline(folded: Folded, atom: Atom) -> bool:
    """Whether most longer words of the line are capitalised, so that a capital says nothing."""
    start, end = folded.start(atom.start), folded.end(atom.end)
    first = folded.original.rfind("\n", 0, start) + 1
    last = folded.original.find("\n", end)
    words: list[str] = re.findall(r"\b[^\W\d_]{4,}", folded.original[first : last if last >= 0 else None])
    return sum(word[0].isupper() for word in words) > 0.7 * len(words)


def is_personal_name(atom: Atom, found: Sequence[Atom], folded: Folded) -> bool:
    """Whether a place's name is a surname ("Michael Jordan") or a given name ("Chad Smith")."""
    before = _word_before(atom, folded)
    namely = _words("given_names") | _words("titles")
    if before and before[1] in namely and folded.character(before.start(1)).isupper():
        return not any(a.end == atom.start - 1 for a in found)
    return _is_given_name(atom, found, folded)


def _is_given_name(atom: Atom, found: Sequence[Atom], folded: Folded) -> bool:
    """Whether a name that is also a given name stands before a capitalised word that is no match."""
    after = _WORD_AFTER.match(folded.text, atom.end)
    return (
        after is not None
        and folded.text[atom.start : atom.end] in _words("given_names")
        and folded.character(after.start(1)).isupper()
        and not any(a.start == atom.end + 1 for a in found)
        and not _is_headline(folded, atom)
    )


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(fold(row["words"]) for row in table(name))
