"""Whose an office without a country is: the home's own, unless that has another holder or no such office."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from onrecord.extraction.bodies import serves_abroad
from onrecord.extraction.clauses import head_of, subject
from onrecord.extraction.homes import Home
from onrecord.extraction.memory import Memory
from onrecord.extraction.names import Named
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.vocabulary import words
from onrecord.gazetteer import Match, find
from onrecord.gazetteer.systems import is_of_one, may_have

_PLACES = {"country", "capital", "metonym"}
_OF = re.compile(r"\s+of\s+(?:the\s+)?(?=[^\W\d_a-z])")
_NEAR = 40
_PAIR = 2


class Seats:
    """The offices of the home's own people, and the side of those who cannot be among them.

    A ministry names its own minister, and often its guest too, without a country: but a state has one
    president at a time, and some have none.
    """

    def __init__(
        self, parsed: Parsed, matches: Sequence[Match], named: Sequence[Named], memory: Memory, home: Home
    ) -> None:
        self._parsed = parsed
        self._on = parsed.document.published_day
        self._home = home.side
        self._issues = home.issuer is not None
        self._memory = memory
        self._named = named
        self._abroad = [m for m in matches if m.country and m.country != home.side]
        self._taken = {
            p.office: p.name for p in memory.persons if p.office and p.country == home.side and home.side
        }
        self._main = _main_other(parsed, self._abroad, home.side, self._on)

    def filled(self) -> Iterator[Named]:
        """The persons, holders of an office of one with the home's side or, if it cannot be, the other."""
        decided: dict[str, str] = {}
        for one in self._named:
            known = self._memory.complete(one)
            country = None
            if known.country is None and known.name is not None and known.office is not None:
                country = decided.get(known.name) or self._of_place(one) or self._told_before(known, one)
                country = country or self._seated(known, one)
            if country and known.name:
                decided[known.name] = country
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

    def _told_before(self, known: Named, one: Named) -> str | None:
        """The side of an envoy who was first told without the name: "the Norwegian ambassador"."""
        office = known.office or ""
        if not serves_abroad(office.split()[-1]):
            return None
        before = (n for n in self._named if n.end <= one.start and n.office == office and n.name is None)
        return next((n.country for n in before if n.country), None)

    def _is_met(self, one: Named) -> bool:
        """Whether somebody of the home meets a person, who is then a guest or host ("met President Roe")."""
        tokens = self._parsed.tokens_in(one.start, one.end)
        head = head_of(tokens) if tokens else None
        while head is not None and head.dep in {"conj", "appos"}:
            head = self._parsed.head(head)
        verb = self._meeting(head) if head else None
        doer = subject(self._parsed, verb) if verb else None
        if doer is None or doer.token == head:
            return False
        if doer.token.pos == "PRON":  # in a ministry's release its own man, unless a guest came before
            return self._issues and self._led_by(doer.token) in {None, self._home}
        who = self._memory.person(doer.token.text)
        return who is not None and who.country == self._home

    def _led_by(self, pronoun: Token) -> str | None:
        """The side of whom the sentence before a pronoun's names first."""
        before = self._parsed.sentences[max(pronoun.sentence - 1, 0)]
        first = next((n for n in self._named if before.start <= n.start < pronoun.start), None)
        return self._memory.complete(first).country if first else None

    def _meeting(self, met: Token) -> Token | None:
        """The verb of meeting that somebody is the object of, or behind the "with" of."""
        above = self._parsed.head(met)
        if met.dep == "pobj" and above.lemma in words("companion", "contact_words"):
            above = self._parsed.head(above)
            if above.pos == "NOUN" and above.dep == "dobj":
                above = self._parsed.head(above)  # "held talks with"
        elif met.dep not in {"dobj", "oprd"}:
            return None
        return above if above.lemma in words("meets", "contact_words") else None

    def _seated(self, known: Named, one: Named) -> str | None:
        """The side of a person by the office alone; None for one that many hold."""
        office, name, place = known.office or "", known.name or "", one.start
        if self._home is None:
            return None
        possible = may_have(self._home, office, self._on)
        if possible and (known.former or not is_of_one(office)):
            return None
        met = self._taken.get(office) != name and self._is_met(one)
        if possible and not met and self._taken.setdefault(office, name) == name:
            return self._home
        return self.other_at(place, named=True)

    def _is_place(self, match: Match, *, named: bool) -> bool:
        """Whether a country or capital is where something happens, and not whose somebody is.

        Who is first named "in Lima" may well be of there; a bare title is of whom the text speaks.
        """
        return _is_where(self._parsed, match, "on the way" if named else "before a place")


def _is_where(parsed: Parsed, match: Match, kind: str = "before a place") -> bool:
    """Whether a preposition of a kind stands before a country or capital."""
    before = parsed.view[: match.start].split()[-1:]
    return match.kind in _PLACES and bool(before) and before[0].lower() in words(kind)


def _main_other(parsed: Parsed, abroad: Sequence[Match], home: str | None, on: date | None) -> str | None:
    """The state other than the home that a document is about: its title's, else the one named most."""
    title = parsed.document.title
    titled = {m.country for m in find(title, on=on) if m.country and m.country != home} if title else set()
    if len(titled) == 1:
        return titled.pop()
    named = Counter(m.country for m in abroad if m.country)
    return named.most_common(1)[0][0] if named else None


def side_left_out(parsed: Parsed, matches: Sequence[Match], named: Sequence[Named]) -> str | None:
    """The home of a text on two states that names one's people by their state, and others without.

    A paper says "Minister Roe" of its own country's, and "Ruritanian Minister Moe" of the other.
    """
    spoken = (m.country for m in matches if m.country and not _is_where(parsed, m))
    states = Counter(spoken).most_common(_PAIR)
    pair = {country for country, times in states if times > 1}
    told = {n.country for n in named if n.office and n.country}
    bare = any(n.name and n.office and not n.country and is_of_one(n.office) for n in named if not n.former)
    rest = pair - told
    return rest.pop() if bare and len(pair) == _PAIR and len(told) == 1 and len(rest) == 1 else None
