"""A text cut into points: the smallest stretches that say one thing of their own.

A sentence is cut where it goes on with another verb ("stressed …, and welcomed …") and, in a list, with
another thing ("discussed …, as well as …"). A list of bare words ("sovereignty, independence") is one thing,
and so is what one thing does ("which opens ports and lowers tolls"). Where the parse loses a list, the small
words that its parts begin with show it ("dealt with …, and with …").
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from onrecord.extraction.parse import Parsed, Sentence, Token
from onrecord.extraction.vocabulary import table, words

_VERBS = {"VERB", "AUX"}
_THINGS = {"NOUN", "PROPN", "PRON", "NUM", "VERB"}
_MEANINGLESS = {"PUNCT", "SPACE", "SYM", "CCONJ", "DET", "ADP", "PART", "AUX", "SCONJ"}
_EDGES = {"PUNCT", "SPACE", "CCONJ"}
_OF_A_THING = {"relcl", "acl"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_GOVERNED = {"xcomp", "ccomp", "conj"}
_CONTRAST = {"while", "whereas"}
_FIRST_WORDS = 3
"""Among so many words a sentence that opens with a verb of telling has it ("Noting that …, he asked …")."""
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
    opening |= {now.index for before, now in pairwise(sentence.tokens) if _goes_on(parsed, before, now)}
    opening |= set(_after_participle(parsed, sentence))
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
        return first.pos in _VERBS and not _is_of_one_subject(parsed, first, token)
    return token.pos in _THINGS and not _belongs_together(parsed, first)


def _is_of_one_subject(parsed: Parsed, first: Token, token: Token) -> bool:
    """Whether two verbs say what one thing does, in a clause that hangs on a noun or on a verb of telling."""
    if first.dep in _OF_A_THING:
        return True
    own = any(child.dep in _SUBJECTS for child in parsed.children(token))
    return first.dep == "ccomp" and not own and not is_telling(token)


def _goes_on(parsed: Parsed, before: Token, now: Token) -> bool:
    """Whether a word opens another clause, or another part of a list whose parts begin alike."""
    if before.text == ";":
        return True
    if before.text == "," and now.text.lower() in _CONTRAST:
        return True
    if before.text != "," and before.text.lower() != "and":
        return False
    begins = parsed.sentences[now.sentence].start
    earlier = (t for t in parsed.tokens_in(begins, now.start) if t.text.lower() == now.text.lower())
    return any(_begin_alike(parsed, one, now) for one in earlier)


def _begin_alike(parsed: Parsed, first: Token, now: Token) -> bool:
    """Whether two of the same small word begin parts of one list: clauses, infinitives or phrases."""
    if now.dep == "mark":
        return first.dep == "mark" and now.lemma in words("joining", "points")
    if now.tag == "TO":
        asked = parsed.head(first)
        governed = asked.dep in {"xcomp", "ccomp"} and parsed.head(now).dep in _GOVERNED
        return first.tag == "TO" and governed and is_telling(parsed.head(asked))
    if now.pos != "ADP" or first.pos != "ADP" or _weight(parsed, now) < _OWN_POINT:
        return False
    above = parsed.head(first)
    governed = above.pos in _VERBS or above.lemma in words("telling", "points")
    return governed and (parsed.head(now) in {above, first} or now.dep == "conj")


def _after_participle(parsed: Parsed, sentence: Sentence) -> Iterator[int]:
    """Where the main clause begins behind an opening like "Noting that the dam is built, the minister …"."""
    for token in sentence.tokens[:_FIRST_WORDS]:
        if token.tag == "VBG" and token.dep == "advcl" and is_telling(token):
            last = parsed.subtree(token)[-1].index
            yield from [t.index for t in sentence.tokens if t.index > last and t.pos != "PUNCT"][:1]
            return


def is_telling(token: Token) -> bool:
    """Whether a word says that something was told, and not what."""
    return token.lemma in words("telling", "points") or token.lemma in _cues()


@cache
def _cues() -> frozenset[str]:
    """The verbs that introduce a statement."""
    return frozenset(row["cue"].split()[0] for row in table("cues"))


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
