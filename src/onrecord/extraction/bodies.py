"""Which body a bare noun means: "the ministry" after "the Peruvian Foreign Ministry"."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import msgspec

from onrecord.extraction.clauses import head_of
from onrecord.extraction.openings import opened
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.vocabulary import table, words
from onrecord.gazetteer import Match, find

_BODIES = {"body", "metonym"}
_PLACES = {"country", "adjective", "demonym", "capital"}
_REACH = 2  # words between "In Lima" and its body: ", the"
_POSSESSIVES = {"", "'s", "’s", "'", "’"}


class Bodies:
    """The bodies of a document, each with its side where the text tells one, looked up by what they are.

    Attributes:
        matches: The gazetteer's matches in text order, bodies with the side found for them.
    """

    def __init__(self, parsed: Parsed, matches: Sequence[Match]) -> None:
        self._parsed = parsed
        self._known: dict[str, list[Match]] = {}
        self._places = [m for m in matches if m.kind in _PLACES and m.country]
        self.matches = tuple(self._learnt(matches))

    def before(self, noun: str, place: int) -> Match | None:
        """The last body of the noun's family that is named before a place, with its side."""
        known = self._known.get(_family(noun), [])
        number = bisect_left(known, place, key=lambda match: match.start)
        return known[number - 1] if number else None

    def _learnt(self, matches: Iterable[Match]) -> Iterator[Match]:
        for match in matches:
            sided = self._sided(match)
            for family in _families(sided) if sided.country else ():
                self._known.setdefault(family, []).append(sided)
            yield sided if match.kind in _BODIES else match

    def _sided(self, match: Match) -> Match:
        """The match with the side that stands beside it, or that of the body it points back to."""
        if match.country or match.kind not in {*_BODIES, "office"}:
            return match
        beside = self._beside(match)
        earlier = None if beside or match.kind == "office" else self._earlier(match)
        if earlier is not None:
            return msgspec.structs.replace(match, country=earlier.country, body=earlier.body)
        return msgspec.structs.replace(match, country=beside)

    def _earlier(self, match: Match) -> Match | None:
        before = self._parsed.view[: match.start].rstrip().rpartition(" ")[2].lower()
        if before in {"a", "an", "any", "every"} or not self._bare(match):
            return None
        return next((m for f in _families(match) if (m := self.before(f, match.start))), None)

    def _bare(self, match: Match) -> bool:
        """Whether nothing that names an owner hangs on a body ("the Commission's office")."""
        tokens = self._parsed.tokens_in(match.start, match.end)
        owner = (c for t in tokens for c in self._parsed.children(t) if c.dep == "poss")
        return all(c.pos == "PRON" for c in owner)

    def _beside(self, match: Match) -> str | None:
        """The country in the phrase around a body: "Lima's ministry", "the ministry in Lima"."""
        tokens = self._parsed.tokens_in(match.start, match.end)
        if not tokens:
            return None
        near = self._before(match) or opened(self._parsed, self._places, match.start, reach=_REACH)
        phrase = self._parsed.phrase(head_of(tokens))
        number = bisect_left(self._places, match.end, key=lambda m: m.start)
        behind = self._places[number] if number < len(self._places) else None
        if near is None and behind is not None and behind.end <= phrase.end and match.kind in _BODIES:
            return behind.country if self._leads(match, behind) else None
        return near

    def _before(self, match: Match) -> str | None:
        number = bisect_left(self._places, match.start, key=lambda m: m.start)
        place = self._places[number - 1] if number else None
        if place and self._parsed.view[place.end : match.start].strip() in _POSSESSIVES:
            return place.country
        return None

    def _leads(self, match: Match, place: Match) -> bool:
        gap = self._parsed.view[match.end : place.start].split()
        return len(gap) <= 2 and gap[:1] in (["in"], ["of"])


def serves_abroad(noun: str) -> bool:
    """Whether a body of this noun stands in another country than its own."""
    return _rows().get(noun.lower(), ("", False))[1]


def is_of_many(name: str) -> bool:
    """Whether a body is one of many states, or of the world."""
    first = next((w for w in name.lower().split() if w not in words("pointing") | words("indefinite")), "")
    return first in words("of many") or any(match.kind == "bloc" for match in find(name))


def noun_of(parsed: Parsed, match: Match) -> Token | None:
    """The word that says what kind of body a match is."""
    tokens = parsed.tokens_in(match.start, match.end)
    return next((t for t in tokens if t.text.lower() in _rows()), tokens[-1] if tokens else None)


def _families(match: Match) -> Iterator[str]:
    yield from dict.fromkeys(_rows()[w][0] for word in match.text.split() if (w := word.lower()) in _rows())


def _family(noun: str) -> str:
    return _rows().get(noun.lower(), (noun.lower(), False))[0]


@cache
def _rows() -> dict[str, tuple[str, bool]]:
    return {row["noun"]: (row["family"], row["abroad"] == "yes") for row in table("body_nouns")}
