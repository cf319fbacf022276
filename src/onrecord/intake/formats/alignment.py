"""Words of a page's main text found again in its source.

White space is no guide, since extraction rewrites it. So the visible characters of the source are strung
together without it, each block is looked for there in order, and a block that is not found whole is halved
until its parts are found or are too short to be sure of.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

from onrecord.intake.cleaning import INVISIBLE
from onrecord.intake.offsets import OffsetMap, Run

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<unread>script|style|noscript|template)\b.*?(?:</(?P=unread)\s*>|\Z)"
    r"|<[!/?a-z][^>]*(?:>|\Z)"
    r"|(?P<entity>&(?:\#\d+|\#x[\da-f]+|\w+);)"
    r"|(?P<words>[^<&]+|.)",
    re.IGNORECASE | re.DOTALL,
)
_OWN_WORDS = re.compile(r"(?:(?!^-\s)[^|])+")  # extraction adds a dash before items, bars between cells
_WORD = re.compile(r"\S+")
_SEEN = re.compile(rf"[^\s{INVISIBLE}]+")
_SHORTEST = 12  # shorter parts of a block are found in places where they do not belong
_REACH = 2_000  # how far after the last find a part of a block may stand


def align(title: str | None, body: list[str], source: str) -> OffsetMap:
    """The map from the title and blocks, joined by blank lines, to the source.

    Words that cannot be found again have no counterpart.
    """
    seen, seen_at = _seen(source)
    blocks = _placed([title, *body] if title else body)
    finder = _Finder(seen)
    runs = [run for start, block in blocks[1 if title else 0 :] for run in finder.block(start, block)]
    if title:
        before = runs[0].original_start if runs else len(seen)
        runs[:0] = _last_before(before, title, seen)
    found = OffsetMap(runs).after(seen_at)
    return OffsetMap(_with_gaps(found.runs, "\n\n".join(block for _, block in blocks)))


def _seen(source: str) -> tuple[str, OffsetMap]:
    """The characters a reader of the page sees, without white space, and where they stand."""
    pieces: list[str] = []
    runs: list[Run] = []
    length = 0
    for token in _TOKEN.finditer(source):
        for start, end, shown in _shown(token):
            pieces.append(shown)
            runs.append(Run(length, length + len(shown), start, end))
            length += len(shown)
    return "".join(pieces), OffsetMap(runs)


def _shown(token: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    if token["words"]:
        for word in _SEEN.finditer(token[0]):
            yield token.start() + word.start(), token.start() + word.end(), word[0]
    elif token["entity"]:
        shown = "".join(_SEEN.findall(unescape(token[0])))
        if shown:
            yield token.start(), token.end(), shown


def _placed(blocks: list[str]) -> list[tuple[int, str]]:
    placed, start = [], 0
    for block in blocks:
        placed.append((start, block))
        start += len(block) + 2
    return placed


class _Finder:
    """Looks for blocks one after the other, each after the end of the last."""

    def __init__(self, seen: str) -> None:
        self._seen = seen
        self._cursor = 0

    def block(self, start: int, block: str) -> Iterator[Run]:
        """Runs from the block's words, which begin at ``start``, to the seen characters."""
        for part in _OWN_WORDS.finditer(block):
            squeezed, words = _squeezed(part[0])
            breaks = [word.start for word in words]
            for low, high, place in self._found(squeezed, 0, len(squeezed), breaks):
                yield from _word_runs(words, start + part.start(), low, high, place)

    def _found(self, squeezed: str, low: int, high: int, breaks: list[int]) -> Iterator[tuple[int, int, int]]:
        """Parts of the block that stand in the page: start, end, place."""
        whole = high - low == len(squeezed) and high >= _SHORTEST
        reach = len(self._seen) if whole else self._cursor + high - low + _REACH
        place = self._seen.find(squeezed[low:high], self._cursor, reach)
        if place >= 0:
            self._cursor = place + high - low
            yield low, high, place
            return
        stop = self._continued(squeezed, low, high, breaks)
        if stop > low:
            yield low, stop, self._cursor
            self._cursor += stop - low
            yield from self._found(squeezed, stop, high, breaks)
            return
        middle = breaks[bisect_left(breaks, (low + high) // 2) - 1]
        middle = middle if middle > low else next((b for b in breaks if b > low), high)
        if high - low <= _SHORTEST or middle >= high:
            return
        yield from self._found(squeezed, low, middle, breaks)
        yield from self._found(squeezed, middle, high, breaks)

    def _continued(self, squeezed: str, low: int, high: int, breaks: list[int]) -> int:
        """The end of the words that stand right where the last find ended; ``low`` if there are none."""
        words = breaks[bisect_right(breaks, low) :]
        stop = low
        for end in words:
            if end > high or not self._seen.startswith(squeezed[stop:end], self._cursor + stop - low):
                break
            stop = end
        return stop


def _squeezed(block: str) -> tuple[str, list[Run]]:
    """The block without white space, and a run for each of its words."""
    words, length = [], 0
    for word in _WORD.finditer(block):
        words.append(Run(length, length + len(word[0]), word.start(), word.end()))
        length += len(word[0])
    return "".join(block[w.original_start : w.original_end] for w in words), words


def _word_runs(words: list[Run], start: int, low: int, high: int, place: int) -> Iterator[Run]:
    for word in words:
        if low <= word.start and word.end <= high:
            there = place + word.start - low
            yield Run(
                start + word.original_start, start + word.original_end, there, there + word.end - word.start
            )


def _last_before(end: int, title: str, seen: str) -> Iterator[Run]:
    """The headline nearest before the text, not the one in the page's head or in a list of links."""
    squeezed, words = _squeezed(title)
    place = seen.rfind(squeezed, 0, end)
    if place >= 0:
        yield from _word_runs(words, 0, 0, len(squeezed), place)


def _with_gaps(runs: tuple[Run, ...], text: str) -> Iterator[Run]:
    """The white space between found words answers to whatever stands between them in the source."""
    yield from runs[:1]
    for before, run in pairwise(runs):
        gap = text[before.end : run.start]
        if gap and gap.isspace() and before.original_end <= run.original_start:
            yield Run(before.end, run.start, before.original_end, run.original_start, whole=True)
        yield run
