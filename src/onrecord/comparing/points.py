"""A text cut into points: the smallest stretches that say one thing of their own.

A sentence is cut where it goes on with another verb ("stressed …, and welcomed …") and, in a list, with
another thing ("discussed …, as well as …"). A list of bare words ("sovereignty, independence") is one thing.
"""

from collections.abc import Iterator
from typing import NamedTuple

from onrecord.extraction.parse import Parsed, Sentence, Token
from onrecord.extraction.vocabulary import words

_VERBS = {"VERB", "AUX"}
_THINGS = {"NOUN", "PROPN", "PRON", "NUM", "VERB"}
_MEANINGLESS = {"PUNCT", "SPACE", "SYM", "CCONJ", "DET", "ADP", "PART", "AUX", "SCONJ"}
_EDGES = {"PUNCT", "SPACE", "CCONJ"}
_OWN_POINT = 2
"""So many words of meaning make a coordinated part a point of its own."""


class Point(NamedTuple):
    """Tokens that say one thing, in text order."""

    sentence: Sentence
    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        """First code point in the document's text."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """End in the document's text, exclusive."""
        return self.tokens[-1].end


def find_points(parsed: Parsed) -> tuple[Point, ...]:
    """The points of a document without its headline, in text order."""
    headline = parsed.document.headline
    body = headline.end if headline else 0
    return tuple(
        point
        for sentence in parsed.sentences
        if sentence.start >= body
        for point in _points(parsed, sentence)
    )


def _points(parsed: Parsed, sentence: Sentence) -> Iterator[Point]:
    """The sentence cut before each part that opens a point; a stretch without words joins the next one."""
    opening = {parsed.subtree(token)[0].index for token in sentence.tokens if _opens(parsed, token)}
    stretches: list[list[Token]] = [[]]
    for token in sentence.tokens:
        if token.index in opening and any(map(_is_meaningful, stretches[-1])):
            stretches.append([])
        stretches[-1].append(token)
    for stretch in stretches:
        if tokens := _trimmed(stretch):
            yield Point(sentence, tokens)


def _opens(parsed: Parsed, token: Token) -> bool:
    """Whether a token is the head of what makes a point of its own."""
    if token.dep != "conj" or _weight(parsed, token) < _OWN_POINT:
        return False
    first = _first_of(parsed, token)
    if token.pos in _VERBS:
        return first.pos in _VERBS
    return token.pos in _THINGS and not _belongs_together(parsed, first)


def _first_of(parsed: Parsed, token: Token) -> Token:
    """The first of the parts that a part is coordinated with."""
    while token.dep == "conj" and parsed.head(token) is not token:
        token = parsed.head(token)
    return token


def _belongs_together(parsed: Parsed, first: Token) -> bool:
    """Whether coordinated things are one: those who act, and the two ends of what lies between."""
    above = parsed.head(first)
    return first.dep == "nsubj" or (
        first.dep == "pobj" and (above.lemma == "between" or _acts(parsed, above))
    )


def _acts(parsed: Parsed, preposition: Token) -> bool:
    """Whether a preposition's phrase belongs to who acts ("the share of the rouble and the dong has …")."""
    above = parsed.head(preposition)
    return preposition.dep == "prep" and above.dep == "nsubj"


def _weight(parsed: Parsed, token: Token) -> int:
    """How many words of meaning a coordinated part has, without the parts coordinated with it in turn."""
    waiting, found = [token], 0
    while waiting:
        current = waiting.pop()
        found += _is_meaningful(current)
        waiting += [c for c in parsed.children(current) if c.dep != "conj"]
    return found


def _is_meaningful(token: Token) -> bool:
    return token.pos not in _MEANINGLESS


def _is_edge(token: Token) -> bool:
    joins = token.dep in {"cc", "mark"} or token.lemma in words("joining", "points")
    return token.pos in _EDGES or (joins and token.pos not in {"NOUN", "VERB", "PROPN"})


def _trimmed(tokens: list[Token]) -> tuple[Token, ...]:
    """Without conjunctions, what joins like them and punctuation at either end."""
    inside = [place for place, token in enumerate(tokens) if not _is_edge(token)]
    return tuple(tokens[inside[0] : inside[-1] + 1]) if inside else ()
