"""What a passage leaves to its surroundings: the pair of states a document is about, and who speaks."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from onrecord import gazetteer
from onrecord.extraction.actors import Actors
from onrecord.extraction.homes import home_of
from onrecord.extraction.parse import Parsed
from onrecord.model import Frozen, Span, Statement

_NAMING = {"country", "demonym", "adjective", "capital", "metonym", "bloc"}
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")
_FIRM = re.compile(
    r"(?: [A-Z][\w&.-]+){1,4} (?:Corp|Co|Inc|Ltd|Corporation|Company|Airlines|Airways|Steel|Motors?|Group)\b"
)
_EUROPE = re.compile(
    r"\b(?:Europe|EUROPE|the (?:(?:\d+|[a-z]+)-(?:nation|member|country|state|strong) )?"
    r"(?:European )?(?:Community|[Bb]loc|Union"
    r"(?! (?:Minister|Cabinet|Home|Finance|Government|Jack|Territory))))\b"
)
_MONTHS_TOO = {"May", "March", "August"}  # a leader's name, but in a title mostly the month
_UNION = "EUU"
_PAIR = 2
_STRETCH = 1000  # characters; statements are looked up by the stretches of the text that they touch


class Place(Frozen, frozen=True, kw_only=True):
    """A word at ``start``..``end`` that names a state; ``code`` is None for a bloc that is no party."""

    start: int
    end: int
    text: str
    code: str | None
    kind: str


class Context:
    """The pair a document is about, the states it names, and the sides of its speakers.

    Attributes:
        published: The day of publication, if known.
        home: The state of the outlet.
        filed: The state of the place that the text was filed from.
        titled: The states of the title and of the outlet.
        title_pair: The two states of the title, or of the title and the outlet; () when they are fewer.
        alone: The state that the title and the outlet name, where it is one.
        pair: The title's pair, else the two states named most, or the only two.
        dominant: The state of the title, else the one named most.
    """

    def __init__(self, parsed: Parsed, actors: Actors, statements: Sequence[Statement]) -> None:
        document = parsed.document
        self.published = date.fromisoformat(document.published) if document.published else None
        self._actors = actors
        self._by_id = {s.id: s for s in statements}
        self._near = _by_stretch(statements)
        self._places: dict[str, tuple[Place, ...]] = {}
        self._codes: dict[Span, tuple[str, ...]] = {}
        outlet = next(iter(self._named(_outlet_words(document.outlet or ""))), None)
        self.home = outlet or home_of(parsed, None, self.published).side
        titled = tuple(
            dict.fromkeys([*self._in_title(document.title or ""), *([self.home] if self.home else [])])
        )
        counts = Counter(self._named(parsed.view))
        dateline = parsed.dateline
        self.filed = next(iter(self._named(dateline.place.text.title())), None) if dateline else None
        self._names_union = counts[_UNION] > 0
        often = [code for code, count in counts.most_common() if count > 1]
        candidates = tuple(dict.fromkeys([*titled, *often]))
        if len(candidates) < _PAIR == len(counts):
            candidates = tuple(counts)  # a short text that names two states, each once
        self.titled = titled
        self.title_pair: tuple[str, ...] = titled[:_PAIR] if len(titled) >= _PAIR else ()
        self.alone = titled[0] if len(titled) == 1 else None
        self.pair: tuple[str, ...] = candidates[:_PAIR] if len(candidates) >= _PAIR else ()
        self.dominant = next(iter([*titled, *often]), None)

    def places(self, text: str) -> tuple[Place, ...]:
        """The states and blocs that a passage names as such, not as part of an office or a body."""
        if text not in self._places:
            self._places = {text: self._find_places(text)}  # asked for again and again in one passage
        return self._places[text]

    def _find_places(self, text: str) -> tuple[Place, ...]:
        found = [
            Place(start=m.start, end=m.end, text=m.text, code=m.country, kind=m.kind)
            for m in gazetteer.find(text, on=self.published)
            if m.kind in _NAMING and not (m.kind == "adjective" and _FIRM.match(text, m.end))
        ]
        return tuple(sorted([*found, *self._union(text, found)], key=lambda place: place.start))

    def _union(self, text: str, found: list[Place]) -> list[Place]:
        """Where "Europe" stands: for the European Union in a text that names the Union, else for no state."""
        code = _UNION if self._names_union else None
        matches = [
            m
            for m in _EUROPE.finditer(text)
            if not any(p.start < m.end() and m.start() < p.end for p in found)
        ]
        return [Place(start=m.start(), end=m.end(), text=m[0], code=code, kind="bloc") for m in matches]

    def codes(self, passage: Span) -> tuple[str, ...]:
        """The states that a passage names or whose people act in it, each once."""
        if passage not in self._codes:
            acting = [s.country for s in self._actors.within(passage.start, passage.end) if s.country]
            self._codes = {passage: tuple(dict.fromkeys([*self._named(passage.text), *acting]))}
        return self._codes[passage]

    def statement_at(self, start: int, end: int) -> Statement | None:
        """The innermost statement that covers a stretch; of joint speakers, the one who reports them."""
        covering = [s for s in self._near.get(start // _STRETCH, ()) if s.covers(start, end)]
        statement = min(covering, key=_length, default=None)
        while statement and len(statement.sides) > 1 and statement.within in self._by_id:
            statement = self._by_id[statement.within]
        return statement

    def own_side(self, start: int, end: int) -> str | None:
        """Whose "our" it is at a place: the one side that speaks there, else the outlet's own country."""
        statement = self.statement_at(start, end)
        if statement:
            return statement.sides[0] if len(statement.sides) == 1 else None
        return self.home

    def _named(self, text: str) -> list[str]:
        return [m.country for m in gazetteer.find(text, on=self.published) if m.country]

    def _in_title(self, title: str) -> list[str]:
        """The states a title names, and those of the leaders it names."""
        found = [(m.start, m.country) for m in gazetteer.find(title, on=self.published) if m.country]
        for name in (n for n in _NAME.finditer(title) if n[0] not in _MONTHS_TOO):
            known = gazetteer.leaders(re.sub("[’']s$", "", name[0]), on=self.published)
            found += [(name.start(), leader.country) for leader in known[:1]]
        return [code for _, code in sorted(found)]


def _outlet_words(outlet: str) -> str:
    """An outlet's name as words: a site is named by its domain ("kremlin.ru")."""
    return " ".join(part.capitalize() for part in outlet.split(".")) if " " not in outlet else outlet


def _by_stretch(statements: Sequence[Statement]) -> dict[int, list[Statement]]:
    near: dict[int, list[Statement]] = {}
    for statement in statements:
        touched = {n for p in statement.content for n in range(p.start // _STRETCH, p.end // _STRETCH + 1)}
        for number in touched:
            near.setdefault(number, []).append(statement)
    return near


def _length(statement: Statement) -> int:
    return sum(part.end - part.start for part in statement.content)
