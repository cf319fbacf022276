"""The two-way map between the text that is read and the text as it was received."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple


class Run(NamedTuple):
    """A stretch of the text and the stretch of the original it came from.

    Where both are equally long, code point answers to code point, unless ``whole`` says otherwise; else (a
    composed letter, an HTML entity, a gap full of tags) the stretches answer to each other only as a whole.
    """

    start: int
    end: int
    original_start: int
    original_end: int
    whole: bool = False

    @property
    def is_linear(self) -> bool:
        """Whether code point answers to code point."""
        return not self.whole and self.end - self.start == self.original_end - self.original_start


class OffsetMap:
    """Where each code point of a text stands in its original, and back.

    Kept as runs in text order. What has no run has no counterpart: letters taken out on the way have no
    place in the text, words that cannot be found again have none in the original.
    """

    __slots__ = ("_by_original", "_ends", "_original_ends", "_runs")

    def __init__(self, runs: Iterable[Run]) -> None:
        self._runs = tuple(_joined(runs))
        self._ends = [run.end for run in self._runs]
        self._by_original = sorted(self._runs, key=lambda run: (run.original_start, run.start))
        self._original_ends = [run.original_end for run in self._by_original]

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs in text order."""
        return self._runs

    def to_original(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of the original that ``text[start:end]`` came from.

        A span that cuts through a run of unequal lengths gets the whole of that run's original.

        Returns:
            Start and end in code points, or None when a part of the span has no counterpart or its parts
            stand in another order there.
        """
        if start == end:
            return self._point(start)
        runs = list(self._over(start, end))
        if not runs or runs[0].start > start or runs[-1].end < end:
            return None
        if any(b.start != a.end or b.original_start < a.original_end for a, b in pairwise(runs)):
            return None
        first, last = runs[0], runs[-1]
        begin = first.original_start + (start - first.start if first.is_linear else 0)
        stop = last.original_end - (last.end - end if last.is_linear else 0)
        return begin, stop

    def from_original(self, start: int, end: int) -> tuple[int, int] | None:
        """The stretch of the text that holds what is left of ``original[start:end]``.

        Returns:
            Start and end in code points, or None when nothing of it is in the text or its parts stand in
            another order there.
        """
        if start == end:
            return self._point_back(start)
        parts = []
        for place in range(bisect_right(self._original_ends, start), len(self._by_original)):
            run = self._by_original[place]
            if run.original_start >= end:
                break
            parts.append(_part(run, start, end))
        if not parts or any(b[0] < a[1] for a, b in pairwise(parts)):
            return None
        return parts[0][0], parts[-1][1]

    def after(self, earlier: "OffsetMap") -> "OffsetMap":
        """The map over two steps: this one leads to a text whose own original ``earlier`` leads to."""
        return OffsetMap(run for outer in self._runs for run in earlier.carried(outer))

    def carried(self, outer: Run) -> Iterator[Run]:
        """A run that ends in this map's text, led on to this map's original."""
        if not outer.is_linear:
            place = self.to_original(outer.original_start, outer.original_end)
            if place and place[0] < place[1]:
                yield Run(outer.start, outer.end, *place, whole=True)
            return
        shift = outer.start - outer.original_start
        for run in self._over(outer.original_start, outer.original_end):
            low, high = max(run.start, outer.original_start), min(run.end, outer.original_end)
            place = (run.original_start, run.original_end)
            if run.is_linear:
                place = (run.original_start + low - run.start, run.original_start + high - run.start)
            yield Run(low + shift, high + shift, *place, whole=not run.is_linear)

    def _over(self, start: int, end: int) -> Iterator[Run]:
        """The runs that share a code point with ``text[start:end]``."""
        for place in range(bisect_right(self._ends, start), len(self._runs)):
            run = self._runs[place]
            if run.start >= end:
                return
            yield run

    def _point(self, offset: int) -> tuple[int, int] | None:
        before = bisect_left(self._ends, offset)
        if before == len(self._runs) or self._runs[before].start > offset:
            return None
        run = self._runs[before]
        place = run.original_start if offset == run.start else run.original_end
        if run.is_linear:
            place = run.original_start + offset - run.start
        return place, place

    def _point_back(self, offset: int) -> tuple[int, int] | None:
        before = bisect_left(self._original_ends, offset)
        if before == len(self._by_original) or self._by_original[before].original_start > offset:
            return None
        run = self._by_original[before]
        place = run.start if offset == run.original_start else run.end
        if run.is_linear:
            place = run.start + offset - run.original_start
        return place, place


def _part(run: Run, start: int, end: int) -> tuple[int, int]:
    if not run.is_linear:
        return run.start, run.end
    shift = run.start - run.original_start
    return max(run.original_start, start) + shift, min(run.original_end, end) + shift


def _joined(runs: Iterable[Run]) -> Iterator[Run]:
    """Runs with linear neighbours that continue each other made one."""
    held: Run | None = None
    for run in runs:
        if held and held.is_linear and run.is_linear and _continues(held, run):
            held = Run(held.start, run.end, held.original_start, run.original_end)
            continue
        if held:
            yield held
        held = run
    if held:
        yield held


def _continues(held: Run, run: Run) -> bool:
    return held.end == run.start and held.original_end == run.original_start
