"""What a point is about: its words without who tells it, how, and the names of those who talk."""

from collections.abc import Iterator

from onrecord.comparing.fields import fields_of, matters_of
from onrecord.comparing.points import Point, is_telling
from onrecord.extraction import Extraction
from onrecord.extraction.parse import Token
from onrecord.extraction.vocabulary import rules, words
from onrecord.gazetteer import find

_SUBJECTS = {"nsubj"}
_LONGEST_SUBJECT = 14
_MEANING = {"NOUN", "PROPN", "VERB", "ADJ", "NUM"}
_WHEN_AND_WHERE = {"DATE", "TIME", "GPE", "FAC", "LOC", "PERSON", "CARDINAL", "ORDINAL"}
_OPENING_AT_MOST = 2
"""So many other words the opening may have and still tell of the contact alone."""
_OPENING = 2
"""So many sentences open a text."""


class Matters:
    """The matters of one document's points.

    Args:
        found: What was read in the document.
        sides: The countries whose accounts are compared; their names say nothing of the matter.
    """

    def __init__(self, found: Extraction, sides: frozenset[str]) -> None:
        self._parsed = found.parsed
        self._sides = sides
        self._names = [(m.start, m.end) for m in found.actors.mentions if m.name or m.country in sides]
        view = found.parsed.view
        headline = found.parsed.document.headline
        body = headline.end if headline else 0
        opening = [s.index for s in found.parsed.sentences if s.start >= body][:_OPENING]
        self._opening = max(opening, default=-1)
        self._names += [(m.start, m.end) for m in find(view) if m.country in sides or m.kind == "office"]
        self._contacts = [
            (match.start(), match.end())
            for rule in rules("contacts")
            for match in rule.pattern.finditer(view)
        ]

    def words(self, point: Point) -> str:
        """The point's words that say what it is about, in their order; all where none would be left."""
        told = set(self._telling(point))
        kept = [token.text for token in point.tokens if token.index not in told]
        return " ".join(kept) if any(c.isalpha() for word in kept for c in word) else self._all(point)

    def is_frame(self, point: Point) -> bool:
        """Whether it tells of the contact alone, who met whom, when and where, or of nothing."""
        told = set(self._telling(point))
        opens = point.sentence.index <= self._opening
        left = sum(t.index not in told and self._is_matter(t, opens=opens) for t in point.tokens)
        if not opens and self._names_a_matter(point):
            return False
        if not left and not any(t.pos in {"VERB", "NOUN"} for t in point.tokens):
            return True
        if any(t.dep == "neg" or t.lemma in words("future", "points") for t in point.tokens):
            return False
        touched = any(start < point.end and point.start < end for start, end in self._contacts)
        return touched and left <= (_OPENING_AT_MOST if opens else 0)

    def lemmas(self, point: Point) -> frozenset[str]:
        """The lemmas of meaning among its words."""
        told = set(self._telling(point))
        return frozenset(t.lemma for t in point.tokens if t.index not in told and t.pos in _MEANING)

    def fields(self, point: Point) -> frozenset[str]:
        """The named matters and third states among its words."""
        return fields_of(self._view(point), self._sides)

    def _names_a_matter(self, point: Point) -> bool:
        """Whether it names a matter, or is a bare mention of a third state ("…, and Ukraine")."""
        bare = not any(t.pos == "VERB" for t in point.tokens)
        return bool(self.fields(point) if bare else matters_of(self._view(point)))

    def _view(self, point: Point) -> str:
        return self._parsed.view[point.start : point.end]

    def _is_matter(self, token: Token, *, opens: bool) -> bool:
        """Whether a word says more than who met whom; names in the opening are of those who met."""
        if opens and token.pos == "PROPN":
            return False
        if (
            token.pos not in _MEANING
            or token.entity in _WHEN_AND_WHERE
            or token.lemma in words("frame", "points")
        ):
            return False
        return token.lemma not in words("party", "points")

    def _all(self, point: Point) -> str:
        return " ".join(token.text for token in point.tokens)

    def _telling(self, point: Point) -> Iterator[int]:
        """The tokens that say who tells it and how."""
        inside = {token.index for token in point.tokens}
        for token in point.tokens:
            if token.dep in _SUBJECTS and token.head in inside and self._is_party(token):
                yield from (t.index for t in self._parsed.subtree(token) if t.index in inside)
            elif self._is_about_telling(token):
                yield token.index

    def _is_about_telling(self, token: Token) -> bool:
        if token.entity == "PERSON" or token.pos == "AUX" or token.dep == "mark" or self._is_named(token):
            return True
        if token.pos == "VERB":
            return is_telling(token) and self._leads(token)
        return token.pos in {"NOUN", "ADV"} and token.lemma in words("telling", "points")

    def _leads(self, verb: Token) -> bool:
        """Whether a verb is its sentence's own; another says what the matter is ("asked to support …")."""
        above = self._parsed.head(verb) if verb.dep == "conj" else verb
        return above.dep == "ROOT"

    def _is_party(self, subject: Token) -> bool:
        """Whether a subject is who takes part, and not a thing of theirs ("the duty on our barley")."""
        if len(self._parsed.subtree(subject)) > _LONGEST_SUBJECT:
            return False
        party = subject.lemma in words("party", "points") or subject.entity == "PERSON"
        return party or subject.pos == "PRON" or self._is_named(subject)

    def _is_named(self, token: Token) -> bool:
        return any(start <= token.start < end for start, end in self._names)
