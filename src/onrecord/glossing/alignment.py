"""Which stretch of a text each stretch of its gloss stands for."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

_OPENING = frozenset("([{“«‘„¿¡")
_CLOSING = frozenset(")]}”»’,.;:!?…")


class Piece(NamedTuple):
    """A word or phrase of a text and its gloss.

    Attributes:
        start: First code point in the text that the gloss stands for.
        end: Exclusive; ``start == end`` for a word that the text leaves unsaid (the "of" of a genitive).
        gloss: English words; "" for a word that English leaves out.
    """

    start: int
    end: int
    gloss: str


class _Run(NamedTuple):
    """A stretch of the gloss and the stretch of the text it stands for."""

    start: int
    end: int
    original_start: int
    original_end: int
    is_linear: bool


class Alignment:
    """A gloss and the places of its words in the text it was made from.

    Attributes:
        gloss: The text in English words, in the order and with the line breaks of the original.
    """

    __slots__ = ("_ends", "_original_ends", "_runs", "gloss")

    def __init__(self, text: str, pieces: Iterable[Piece]) -> None:
        """Lay pieces next to each other.

        Args:
            text: The original.
            pieces: In order and without overlap, but that one may lie inside the one before it ("him" in
                "по его словам"); what they leave out is taken over as it is.
        """
        laid = _Laying(text)
        for piece in pieces:
            laid.add(piece)
        self.gloss, self._runs = laid.finished()
        self._ends = [run.end for run in self._runs]
        self._original_ends = [*accumulate((run.original_end for run in self._runs), max)]

    def to_original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text that ``gloss[start:end]`` stands for.

        A span that cuts through a piece gets the whole of it; one over unsaid words alone has no length.
        """
        runs = list(self._over(start, end))
        said = [run for run in runs if run.original_start < run.original_end]
        if not said:
            place = self._point(start)
            return place, place
        first, last = said[0], said[-1]
        begin = first.original_start + (max(0, start - first.start) if first.is_linear else 0)
        stop = last.original_end - (max(0, last.end - end) if last.is_linear else 0)
        return begin, max(begin, stop)

    def from_original(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the gloss that stands for ``text[start:end]``, by whole pieces."""
        runs = []
        for place in range(bisect_right(self._original_ends, start), len(self._runs)):
            run = self._runs[place]
            if run.original_start >= end:
                break
            runs.append(run)
        if not runs:
            place = bisect_right(self._original_ends, start)
            at = self._runs[place].start if place < len(self._runs) else len(self.gloss)
            return at, at
        first, last = runs[0], runs[-1]
        begin = first.start + (max(0, start - first.original_start) if first.is_linear else 0)
        stop = last.end - (max(0, last.original_end - end) if last.is_linear else 0)
        return begin, max(begin, stop)

    def _over(self, start: int, end: int) -> Iterator[_Run]:
        for place in range(bisect_right(self._ends, start), len(self._runs)):
            run = self._runs[place]
            if run.start >= end:
                return
            yield run

    def _point(self, offset: int) -> int:
        place = bisect_left(self._ends, offset)
        if place == len(self._runs):
            return self._runs[-1].original_end if self._runs else 0
        run = self._runs[place]
        if run.is_linear:
            return run.original_start + max(0, offset - run.start)
        return run.original_start if offset < run.end else run.original_end


class _Laying:
    """The gloss as it grows."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._read = 0  # how far into the text
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[_Run] = []
        self._gap = ""  # white space of the text since the last word of the gloss
        self._unsaid = False  # whether that word stands for none of the text

    def add(self, piece: Piece) -> None:
        """Lay the next piece, and before it what lies between as it is."""
        self._take_over(piece.start)
        self._lay(piece)
        self._read = max(self._read, piece.end)

    def finished(self) -> tuple[str, tuple[_Run, ...]]:
        """The whole gloss and its runs."""
        self._take_over(len(self._text))
        self._put(self._gap, self._read - len(self._gap), self._read)
        return "".join(self._parts), tuple(self._runs)

    def _take_over(self, until: int) -> None:
        """Words that no piece stands for, word by word; white space waits for what follows."""
        while self._read < until:
            start = self._read
            is_space = self._text[start].isspace()
            while self._read < until and self._text[self._read].isspace() == is_space:
                self._read += 1
            if is_space:
                self._gap += self._text[start : self._read]
            else:
                self._lay(Piece(start, self._read, self._text[start : self._read]))

    def _lay(self, piece: Piece) -> None:
        if not piece.gloss:
            return
        gap = self._between(piece)
        self._put(gap, piece.start, piece.start)
        self._put(piece.gloss, piece.start, piece.end)
        self._gap, self._unsaid = "", piece.start == piece.end

    def _between(self, piece: Piece) -> str:
        """The white space before a piece: a line's end stays, several spaces become one."""
        if "\n" in self._gap or not self._parts:
            return self._gap
        if self._gap:
            return " "
        beside = self._unsaid or piece.start == piece.end
        touches = self._parts[-1][-1:] in _OPENING or piece.gloss[0] in _CLOSING
        return " " if beside and not touches and not self._parts[-1][-1:].isspace() else ""

    def _put(self, words: str, start: int, end: int) -> None:
        if not words:
            return
        linear = words == self._text[start:end]
        self._runs.append(_Run(self._length, self._length + len(words), start, end, linear))
        self._parts.append(words)
        self._length += len(words)
