"""What the tagger sees of a text besides its word pieces: letter case, quotation marks, paragraph starts.

The encoder's vocabulary has no letter case and no line breaks; both tell where a quotation and a name begin.
"""

import re
from collections.abc import Sequence

CLS, SEP = 101, 102
LONGEST = 256  # word pieces in a window, with [CLS] and [SEP]
ROOM = LONGEST - 2
_CASES, _QUOTES, _STARTS = 5, 3, 2
KINDS = _CASES * _QUOTES * _STARTS
_OPENING, _EITHER = "“«„", '"'
_MARKS = re.compile(rf"[{_OPENING}”»{_EITHER}\n]")


def starts_paragraph(kind: int) -> bool:
    """Whether a paragraph begins with a piece of this kind."""
    return kind % _STARTS == 1


def quote_states(text: str) -> bytearray:
    """One number a character: 0 outside quotation marks, 1 inside, 2 a mark itself.

    A paragraph's end closes every quotation, since one that goes on opens anew.
    """
    states = bytearray(len(text))
    opened = None
    for mark in _MARKS.finditer(text):
        place, char = mark.start(), mark[0]
        if opened is not None:
            states[opened:place] = b"\1" * (place - opened)
        if char != "\n":
            states[place] = 2
        opens = char in _OPENING or (char == _EITHER and opened is None)
        opened = place + 1 if opens else None
    if opened is not None:
        states[opened:] = b"\1" * (len(text) - opened)
    return states


def case_of(piece: str) -> int:
    """0 no letter, 1 all small, 2 one capital letter alone or first, 3 all capitals, 4 mixed."""
    if not any(char.isalpha() for char in piece):
        return 0
    if piece.islower():
        return 1
    if piece[:1].isupper() and (len(piece) == 1 or piece[1:].islower()):
        return 2
    return 3 if piece.isupper() else 4


def kinds(text: str, offsets: Sequence[tuple[int, int]]) -> list[int]:
    """One number a word piece, 0 to ``KINDS`` - 1, from the piece's place in the text."""
    states = quote_states(text)
    found = []
    end = 0
    for start, stop in offsets:
        first = not end or "\n" in text[end:start]
        found.append((case_of(text[start:stop]) * _QUOTES + states[start]) * _STARTS + first)
        end = stop
    return found
