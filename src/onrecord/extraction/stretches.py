"""Stretches of content: trimmed, put in order, and widened to the quotations they touch."""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.extraction.intervals import Intervals
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.quotations import Quotation
from onrecord.model import Span

_TRIM_LEFT, _TRIM_RIGHT = " ,;:.-–—", " ,;:-–—."


class Stretches:
    """Makes the spans of a statement's content."""

    def __init__(self, parsed: Parsed, quotations: Sequence[Quotation], body: int) -> None:
        self._quotations = Intervals((q.start, q.end, q) for q in quotations if q.depth == 0)
        self._parsed = parsed
        self._body = body

    def spans(self, parts: Iterable[tuple[int, int]], cue: Token) -> tuple[Span, ...]:
        """The content in some (start, end) parts, in text order, no word twice."""
        widened = [piece for part in parts for piece in self._widened(part, cue)]
        joined: list[tuple[int, int]] = []
        for start, end in sorted(widened):
            if joined and start < joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        trimmed = (self._trimmed(start, end) for start, end in joined)
        return tuple(self._parsed.span(start, end) for start, end in trimmed if end > start)

    def quotations(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The outermost quotations that overlap or border on a stretch."""
        return self._quotations.touching(start, end)

    def _widened(self, part: tuple[int, int], cue: Token) -> Iterator[tuple[int, int]]:
        start, end = part
        start = max(start, self._body) if end > self._body else start
        for quotation in self.quotations(start, end):
            if quotation.start < end and start < quotation.end and not quotation.covers(cue.start):
                if len(quotation.parts) > 1 and quotation.start <= start and end <= quotation.end:
                    yield from ((p.start, p.end) for p in quotation.parts)
                    return
                start, end = self._around(start, end, quotation, cue)
        yield start, end

    def _around(self, start: int, end: int, quotation: Quotation, cue: Token) -> tuple[int, int]:
        """Take in a quotation's ends, unless the cue stands in between."""
        first, last = quotation.parts[0], quotation.parts[-1]
        if not first.start <= cue.start < start:
            start = min(start, first.start) if first.end > start or first is last else start
        if not end <= cue.start < last.end and first is last:
            end = max(end, last.end)
        return start, end

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        view = self._parsed.view
        while start < end and view[start] in _TRIM_LEFT:
            start += 1
        while start < end and view[end - 1] in _TRIM_RIGHT and not self._abbreviation(end):
            end -= 1
        return start, end

    def _abbreviation(self, end: int) -> bool:
        token = self._parsed.token_at(end - 1)
        return token is not None and len(token.text) > 1 and token.text.endswith(".")
