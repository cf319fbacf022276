"""The rows of a comparison: what each side says of one topic, with every quote in its place."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.model import Comparison, ConflictValue, Report, Statement, Topic
from onrecord.reporting.comparison_weights import Weights
from onrecord.reporting.names import country_name
from onrecord.reporting.words import topic_words

_SPACES = re.compile(r"\s+")
_CUE_REACH = 40  # characters between a cue and what it introduces


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an account with their place: code points of the document's text, end exclusive.

    Attributes:
        document: Id of the document.
        statement: Id of the statement.
        text: The words on one line.
        start: First code point.
        end: Last code point, exclusive.
        paragraph: Which paragraph of the document they begin in, from 1.
        number: Which place of the row it is, from 1.
        pieces: The words, cut so that a value in which the sides differ stands alone; it is marked True.
    """

    document: str
    statement: str
    text: str
    start: int
    end: int
    paragraph: int
    number: int = 0
    pieces: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """What one side says of a topic.

    Attributes:
        side: Its code.
        quotes: Its words.
        values: In a conflict what it gives, as it writes that.
        order: Which of its topics this is, from 1, and of how many.
        share: Percentage of its account's words.
        names: Its own name of the matter, where the sides name it differently.
        absent: Why the cell is empty.
        first: Whether it is the first on the page that is empty for its side.
    """

    side: str
    quotes: tuple[Quote, ...]
    values: tuple[str, ...] = ()
    order: tuple[int, int] | None = None
    share: int = 0
    names: tuple[str, ...] = ()
    absent: str | None = None
    first: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One topic across the sides; ``number`` counts from the top, ``conflict`` says how they contradict."""

    number: int
    topic: str
    relation: str
    conflict: str | None
    cells: tuple[Cell, ...]
    sectors: tuple[str, ...]

    @property
    def telling(self) -> tuple[str, ...]:
        """The sides that tell it."""
        return tuple(cell.side for cell in self.cells if cell.quotes)


class Rows:
    """Makes rows out of topics, one after the other."""

    def __init__(self, comparison: Comparison) -> None:
        self._reports = {report.id: report for report in comparison.documents}
        self._quotes = {at: told for r in comparison.documents for at, told in quotes_of(r).items()}
        lengths = {place: sum(len(q.text) for q in quotes) for place, quotes in self._quotes.items()}
        self._weights = Weights(comparison.topics, lengths)
        self._number = 0
        self._silent: set[str] = set()

    def row(self, topic: Topic, sides: Sequence[str]) -> Row:
        """The next row, with a cell for each of some sides."""
        self._number += 1
        cells = [self._cell(topic, side) for side in sides]
        quotes = [quote for cell in cells for quote in cell.quotes]
        return Row(
            number=self._number,
            topic=topic_words(topic.topic),
            relation=topic.relation,
            conflict=topic.conflict,
            cells=self._placed(topic, cells),
            sectors=tuple(sorted({sector for quote in quotes for sector in self._sectors(quote)})),
        )

    def _cell(self, topic: Topic, side: str) -> Cell:
        refs = topic.cells.get(side, ())
        quotes = tuple(q for one in refs for q in self._quotes.get((one.document, one.statement), ()))
        if not quotes:
            absent = topic.absent.get(side)
            first = absent is not None and side not in self._silent
            self._silent.add(side)
            return Cell(side, (), absent=absent, first=first)
        order = topic.order.get(side)
        return Cell(
            side=side,
            quotes=quotes,
            order=(order, self._weights.topics(topic, side)) if order else None,
            share=self._weights.share(topic, side),
            names=topic.words.get(side, ()),
        )

    def _placed(self, topic: Topic, cells: Sequence[Cell]) -> tuple[Cell, ...]:
        """The cells with their quotes numbered, and cut at the values in which the sides differ."""
        placed, number = [], 0
        for cell in cells:
            values = topic.values.get(cell.side, ())
            quotes = []
            for quote in cell.quotes:
                number += 1
                quotes.append(replace(quote, number=number, pieces=self._pieces(quote, values)))
            written = tuple(dict.fromkeys(map(value_words, values)))
            placed.append(replace(cell, quotes=tuple(quotes), values=written))
        return tuple(placed)

    def _pieces(self, quote: Quote, values: Sequence[ConflictValue]) -> tuple[tuple[str, bool], ...]:
        """A quote in consecutive pieces, each with whether it is one of the values."""
        document = self._reports[quote.document].document
        edges = [quote.start]
        for start, end in sorted(
            (value.start, value.end)
            for value in values
            if value.document == quote.document and value.start is not None and value.end is not None
        ):
            if edges[-1] <= start and end <= quote.end:
                edges += [start, end]
        edges.append(quote.end)
        text = document.text if document else ""
        pieces = [_SPACES.sub(" ", text[a:b]) for a, b in pairwise(edges)]
        return tuple((piece, place % 2 == 1) for place, piece in enumerate(pieces) if piece)

    def _sectors(self, quote: Quote) -> Iterator[str]:
        for sector in self._reports[quote.document].sectors:
            if any(m.start < quote.end and quote.start < m.end for m in sector.mentions):
                yield sector.sector


def value_words(value: ConflictValue) -> str:
    """A value as it is written, else the name of the country it stands for."""
    return " ".join((value.text or country_name(str(value.value))).split())


def quotes_of(report: Report) -> dict[tuple[str, str], tuple[Quote, ...]]:
    """The words of every statement of a report, by the report's and the statement's id."""
    text = report.document.text if report.document else ""
    paragraphs = _paragraphs(text)
    return {(report.id, s.id): _quotes(report, s, text, paragraphs) for s in report.statements}


def _quotes(report: Report, statement: Statement, text: str, paragraphs: Sequence[int]) -> tuple[Quote, ...]:
    """A statement's words with their places, from the word that introduces them where that stands before."""
    places = [(part.start, part.end) for part in statement.content]
    cue = statement.cue
    if places and cue is not None and 0 <= places[0][0] - cue.end <= _CUE_REACH:
        places[0] = (cue.start, places[0][1])
    return tuple(
        Quote(
            document=report.id,
            statement=statement.id,
            text=" ".join(text[start:end].split()),
            start=start,
            end=end,
            paragraph=max(1, bisect_right(paragraphs, start)),
        )
        for start, end in places
    )


def _paragraphs(text: str) -> list[int]:
    """Where each paragraph begins; paragraphs are lines with words."""
    starts, at = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            starts.append(at)
        at += len(line)
    return starts
