"""What a passage leaves to its surroundings: the pair of states a document is about, and who speaks."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from onrecord import gazetteer
from onrecord.extraction.actors import Actors
from onrecord.extraction.parse import Parsed
from onrecord.model import Frozen, Statement

_NAMING = {"country", "demonym", "adjective", "capital", "metonym", "bloc"}


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
        title_pair: The two states the title names, or () when it names fewer.
        pair: The title's pair, else the title's one state or the most named with the next most named.
        dominant: The state named most.
    """

    def __init__(self, parsed: Parsed, actors: Actors, statements: Sequence[Statement]) -> None:
        self.actors = actors
        document = parsed.document
        self.published = date.fromisoformat(document.published) if document.published else None
        self.statements = statements
        self._by_id = {s.id: s for s in statements}
        named = _codes(document.title or "", self.published)
        counts = Counter(_codes(parsed.view, self.published))
        ranked = [code for code, _ in counts.most_common()]
        self.dominant = next(iter([*named, *ranked]), None)
        distinct = tuple(dict.fromkeys(named))
        self.title_pair: tuple[str, ...] = distinct[:2] if len(distinct) > 1 else ()
        candidates = list(dict.fromkeys([*distinct, *(code for code in ranked if counts[code] > 1)]))
        self.pair: tuple[str, ...] = self.title_pair or (tuple(candidates[:2]) if len(candidates) > 1 else ())

    def places(self, text: str) -> tuple[Place, ...]:
        """The states and blocs that a passage names as such, not as part of an office or a body."""
        return tuple(
            Place(start=m.start, end=m.end, text=m.text, code=m.country, kind=m.kind)
            for m in gazetteer.find(text, on=self.published)
            if m.kind in _NAMING
        )

    def codes(self, text: str) -> tuple[str, ...]:
        """The states a passage names in any way, each once, in order."""
        return tuple(dict.fromkeys(_codes(text, self.published)))

    def statement_at(self, start: int, end: int) -> Statement | None:
        """The innermost statement that covers a stretch; of joint speakers, the one who reports them."""
        covering = [s for s in self.statements if s.covers(start, end)]
        statement = min(covering, key=_length, default=None)
        while statement and len(statement.sides) > 1 and statement.within in self._by_id:
            statement = self._by_id[statement.within]
        return statement

    def side_at(self, start: int, end: int) -> str | None:
        """The one side that speaks at a place, or None."""
        statement = self.statement_at(start, end)
        return statement.sides[0] if statement and len(statement.sides) == 1 else None


def _length(statement: Statement) -> int:
    return sum(part.end - part.start for part in statement.content)


def _codes(text: str, on: date | None) -> list[str]:
    return [m.country for m in gazetteer.find(text, on=on) if m.country]
