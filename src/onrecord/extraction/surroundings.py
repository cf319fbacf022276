"""What lends an office without a country its side: an opening "In Lima,", a heading, the document's home."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from onrecord.extraction.clauses import SUBJECTS
from onrecord.extraction.cues import speaker_nouns
from onrecord.extraction.homes import Home
from onrecord.extraction.memory import Memory
from onrecord.extraction.names import Named
from onrecord.extraction.openings import opened
from onrecord.extraction.parse import Parsed
from onrecord.gazetteer import Match
from onrecord.model import Span

_STATES = {"country", "adjective", "demonym", "metonym", "body", "capital"}
_BODIES = {"body", "metonym"}
_LONGEST_HEADING = 4
_LEAST_SECTIONS = 2  # one heading can be of anything; accounts of both sides have one for each
_OWN_PLACES = {*SUBJECTS, "poss"}
_STOPS = (".", ":", ",", "?", "!", ";", "”", '"')


class Surroundings:
    """What stands around a place and tells whose an office is that names no country itself."""

    def __init__(self, parsed: Parsed, matches: Sequence[Match], home: Home) -> None:
        self._parsed = parsed
        self._home = home
        self._sided = [m for m in matches if m.country and m.kind in _STATES]
        self._bodies = [m for m in matches if m.kind in _BODIES]
        self._sections = list(self._headed())
        self._starts = [start for start, _ in self._sections]

    def side_at(self, place: int) -> str | None:
        """Whose an office without a country is, at a place of the text."""
        return self.near(place) or self._home.side

    def near(self, place: int) -> str | None:
        """The side that the sentence's own opening or the section's heading gives; not that of the home."""
        return self._opening(place) or self._section(place)

    def of_bare_name(self, named: Named) -> str | None:
        """The side of who acts and has no more than a name: in a release, the issuer's own man.

        Elsewhere it is that of the body that acted last in the paragraph, for its spokesman.
        """
        if self._acts(named) and self._home.issuer is not None:
            return self._home.issuer
        before = self._parsed.view[: named.start].split()[-1:]
        noun = speaker_nouns().get(before[0].strip(",").lower()) if before else None
        return self._body_before(named.start) if noun is not None and noun.kind == "office" else None

    def _body_before(self, place: int) -> str | None:
        sentence = self._parsed.sentence_at(place)
        if sentence is None:
            return None
        own = self._parsed.paragraphs[sentence.paragraph]
        bodies = [m for m in self._bodies if own.start <= m.start < place]
        return (bodies[-1].country or self._home.side) if bodies else None

    def placed(self, named: Sequence[Named], known: Memory) -> Iterator[Named]:
        """The persons, those whose country nothing else tells with that of where they first speak."""
        for one in named:
            bare = one.name and not one.country and not one.former
            told = known.complete(one) if bare else one
            open_ = bare and not told.country
            country = self.near(one.start) if open_ and self._acts(one) else None
            if open_ and country is None and told.office is None:
                country = self.of_bare_name(one)
            yield msgspec.structs.replace(one, country=country) if country else one

    def _acts(self, named: Named) -> bool:
        return any(t.dep in _OWN_PLACES for t in self._parsed.tokens_in(named.start, named.end))

    def _opening(self, place: int) -> str | None:
        """The country of "In Lima, …" at the head of a sentence; a release tells so of its own ministers."""
        return self.opened(place) if self._home.issuer is None else None

    def opened(self, place: int) -> str | None:
        """The country of "In Lima, …" at the head of a place's sentence."""
        return opened(self._parsed, self._sided, place)

    def _section(self, place: int) -> str | None:
        number = bisect_right(self._starts, place)
        return self._sections[number - 1][1] if number else None

    def _headed(self) -> Iterable[tuple[int, str]]:
        """Where the accounts of several sides begin, each under a heading that names one of them."""
        found = [(p.end, side) for p in self._parsed.paragraphs[1:] if (side := self._heading(p))]
        return found if len({side for _, side in found}) >= _LEAST_SECTIONS else ()

    def _heading(self, paragraph: Span) -> str | None:
        text = paragraph.text.strip()
        if len(text.split()) > _LONGEST_HEADING or text.endswith(_STOPS):
            return None
        sides = {m.country for m in self._sided if paragraph.start <= m.start and m.end <= paragraph.end}
        return sides.pop() if len(sides) == 1 else None
