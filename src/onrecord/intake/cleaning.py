"""Text made even, with a map back.

What changes, and nothing else:

- line ends (CRLF, CR, NEL, form feed, line and paragraph separator) become LF;
- marks that have no width and no meaning are taken out: byte order marks, zero-width spaces, word
  joiners, soft hyphens, direction marks, and control characters other than tab and line feed (the joiners
  U+200C and U+200D stay: emoji, Persian and the scripts of India need them);
- letters are composed (Unicode NFC), so that a name is found however its accents were typed;
- halves of surrogate pairs become U+FFFD;
- white space at both ends is taken out.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from onrecord.intake.offsets import OffsetMap, Run

INVISIBLE = "\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
"""Characters without width or meaning, as the inside of a regular expression's set."""

_UNEVEN = re.compile(
    "(?P<line>\r\n?|[\u0085\u2028\u2029\x0b\x0c])"
    f"|(?P<nothing>[{INVISIBLE}\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]+)"
    "|(?P<broken>[\ud800-\udfff])"
)
_REPLACEMENT = {"line": "\n", "nothing": "", "broken": "\ufffd"}
_HANGUL_TAIL = range(0x1160, 0x1200)

Edit = tuple[int, int, str]
"""Start, end and what stands there instead."""


def clean(text: str) -> tuple[str, OffsetMap]:
    """The text made even, and the map from it to ``text``."""
    even, offsets = _edited(text, _line_and_mark_edits(text))
    for edits in (_composing_edits, _edge_edits):
        even, step = _edited(even, edits(even))
        offsets = step.after(offsets)
    return even, offsets


def _line_and_mark_edits(text: str) -> Iterator[Edit]:
    for found in _UNEVEN.finditer(text):
        yield found.start(), found.end(), _REPLACEMENT[str(found.lastgroup)]


def _composing_edits(text: str) -> Iterator[Edit]:
    if unicodedata.is_normalized("NFC", text):
        return
    for start, end in _clusters(text):
        composed = unicodedata.normalize("NFC", text[start:end])
        if composed != text[start:end]:
            yield start, end, composed


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Stretches that compose on their own: a letter with the marks that follow it."""
    start = 0
    for place, character in enumerate(text):
        if place > start and (text[place - 1].isspace() or not _leans(character)):
            yield start, place
            start = place
    yield start, len(text)


def _leans(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or ord(character) in _HANGUL_TAIL


def _edge_edits(text: str) -> Iterator[Edit]:
    left = len(text) - len(text.lstrip())
    right = len(text.rstrip())
    if left:
        yield 0, left, ""
    if right < len(text) and left < len(text):
        yield right, len(text), ""


def _edited(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    pieces: list[str] = []
    runs: list[Run] = []
    done = length = 0
    for start, end, instead in [*edits, (len(text), len(text), "")]:
        if start > done:
            pieces.append(text[done:start])
            runs.append(Run(length, length + start - done, done, start))
            length += start - done
        if instead:
            pieces.append(instead)
            runs.append(Run(length, length + len(instead), start, end, whole=len(instead) > 1))
            length += len(instead)
        done = end
    return "".join(pieces), OffsetMap(runs)
