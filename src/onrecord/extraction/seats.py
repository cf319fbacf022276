"""Whose an office without a country is: the home's own, unless that has another holder or no such office."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from onrecord.extraction.homes import Home
from onrecord.extraction.memory import Memory
from onrecord.extraction.names import Named
from onrecord.extraction.parse import Parsed
from onrecord.extraction.vocabulary import words
from onrecord.gazetteer import Match, find
from onrecord.gazetteer.systems import is_of_one, may_have

_PLACES = {"country", "capital", "metonym"}
_OF = re.compile(r"\s+of\s+(?:the\s+)?(?=[^\W\d_a-z])")
_NEAR = 40


class Seats:
    """The offices of the home's own people, and the side of those who cannot be among them.

    A ministry names its own minister, and often its guest too, without a country: but a state has one
    president at a time, and some have none.
    """

    def __init__(self, parsed: Parsed, matches: Sequence[Match], memory: Memory, home: Home) -> None:
        self._parsed = parsed
        self._on = parsed.document.published_day
        self._home = home.side
        self._memory = memory
        self._abroad = [m for m in matches if m.country and m.country != home.side]
        self._taken = {
            p.office: p.name for p in memory.persons if p.office and p.country == home.side and home.side
        }
        self._main = _main_other(parsed, self._abroad, home.side, self._on)

    def filled(self, named: Iterable[Named]) -> Iterator[Named]:
        """The persons, holders of an office of one with the home's side or, if it cannot be, the other."""
        for one in named:
            known = self._memory.complete(one)
            open_ = known.country is None and known.name is not None and known.office is not None
            country = (self._of_place(one) or self._seated(known, one.start)) if open_ else None
            yield msgspec.structs.replace(one, country=country) if country else one

    def side_of(self, office: str, place: int) -> str | None:
        """The other side, for the unnamed holder of an office that the home does not have."""
        if self._home is None or may_have(self._home, office, self._on):
            return None
        return self.other_at(place)

    def other_at(self, place: int, *, named: bool = False) -> str | None:
        """The side other than the home's: whose people the sentence names, else the text's main one."""
        sentence = self._parsed.sentence_at(place)
        near = {
            m.country
            for m in self._abroad
            if sentence and sentence.start <= m.start < sentence.end and not self._is_place(m, named=named)
        }
        return near.pop() if len(near) == 1 else self._main

    def _of_place(self, one: Named) -> str | None:
        """The country of a city or province that an office is of: "the governor of Sonora"."""
        of = _OF.match(self._parsed.view, one.end)
        if of is None:
            return None
        near = self._parsed.view[of.end() : of.end() + _NEAR]
        named = find(near, on=self._on, wide=True)
        return next((m.country for m in named if m.start == 0 and m.kind == "place"), None)

    def _seated(self, known: Named, place: int) -> str | None:
        """The side of a person by the office alone; None for one that many hold."""
        office, name = known.office or "", known.name or ""
        if self._home is None:
            return None
        possible = may_have(self._home, office, self._on)
        if possible and (known.former or not is_of_one(office)):
            return None
        if possible and self._taken.setdefault(office, name) == name:
            return self._home
        return self.other_at(place, named=True)

    def _is_place(self, match: Match, *, named: bool) -> bool:
        """Whether a country or capital is where something happens, and not whose somebody is.

        Who is first named "in Lima" may well be of there; a bare title is of whom the text speaks.
        """
        before = self._parsed.view[: match.start].split()[-1:]
        kind = "on the way" if named else "before a place"
        return match.kind in _PLACES and bool(before) and before[0].lower() in words(kind)


def _main_other(parsed: Parsed, abroad: Sequence[Match], home: str | None, on: date | None) -> str | None:
    """The state other than the home that a document is about: its title's, else the one named most."""
    title = parsed.document.title
    titled = {m.country for m in find(title, on=on) if m.country and m.country != home} if title else set()
    if len(titled) == 1:
        return titled.pop()
    named = Counter(m.country for m in abroad if m.country)
    return named.most_common(1)[0][0] if named else None
