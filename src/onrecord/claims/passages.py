"""A document as passages: sentences with single spaces, each character mapped to its place in the text."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from onrecord.extraction.parse import Parsed, Sentence, Token
from onrecord.model import Span
from onrecord.model.claims import Place

_ABBREVIATION = re.compile(r"\b(?:[A-Z]\.){2,}$")


class Passage:
    """One sentence as the claim rules read it.

    Attributes:
        text: The words with every run of white space as one space; all offsets of the claim rules point here.
        tokens: The parser's tokens; ``place`` and ``local`` convert between their offsets and ``text``.
        paragraph: The number of its paragraph.
        where: Headline, lead or body.
    """

    def __init__(self, parsed: Parsed, tokens: tuple[Token, ...], paragraph: int, where: Place) -> None:
        self.parsed = parsed
        self.tokens = tokens
        self.paragraph = paragraph
        self.where = where
        start, end = tokens[0].start, tokens[-1].end
        self._places = [
            place
            for place in range(start, end)
            if parsed.view[place] != " " or parsed.view[place - 1] != " " or place == start
        ]
        self.text = "".join(parsed.view[place] for place in self._places)

    @property
    def span(self) -> Span:
        """The whole passage in the document."""
        return self.place(0, len(self.text))

    def place(self, start: int, end: int) -> Span:
        """A stretch of ``text`` in the document."""
        return self.parsed.span(self._places[start], self._places[end - 1] + 1)

    def local(self, offset: int) -> int:
        """Where a document offset lies in ``text``."""
        return bisect_left(self._places, offset)

    @cached_property
    def _token_starts(self) -> list[int]:
        return [self.local(token.start) for token in self.tokens]

    def tokens_between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that begin in a stretch of ``text``."""
        return self.tokens[bisect_left(self._token_starts, start) : bisect_left(self._token_starts, end)]


def passages(parsed: Parsed) -> Iterator[Passage]:
    """The passages of a document in order; a sentence cut at an abbreviation ("the U.S.") is joined again."""
    groups: list[list[Sentence]] = []
    for sentence in parsed.sentences:
        if groups and _goes_on(parsed, groups[-1][-1], sentence):
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    headline = parsed.document.headline
    lead = next((s.paragraph for s in parsed.sentences if not headline or s.start >= headline.end), None)
    for group in groups:
        first = group[0]
        where: Place = "lead" if first.paragraph == lead else "body"
        if headline and first.start < headline.end:
            where = "headline"
        yield Passage(parsed, tuple(t for s in group for t in s.tokens), first.paragraph, where)


def _goes_on(parsed: Parsed, before: Sentence, after: Sentence) -> bool:
    if before.paragraph != after.paragraph:
        return False
    return bool(_ABBREVIATION.search(parsed.view[before.start : before.end]))
