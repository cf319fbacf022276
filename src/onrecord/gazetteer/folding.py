"""Text in the form in which names are compared, with the way back to the text as given."""

import re
import unicodedata
from functools import cache
from itertools import chain

_DROPPED = "\x00"
_BLANK_LINE = re.compile(r"(?>\r\n|\n|\r)[^\S\r\n]*(?>\r\n|\n|\r)\s*|\u2029")
_PLAIN = {
    **dict.fromkeys("‘’ʼ‛′`´", "'"), **dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("“”„«»", '"'),
    "ı": "i", "ß": "s", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "æ": "a", "Æ": "a",
}  # fmt: skip


class _Letters(dict[int, str]):
    """Code point to one plain lower-case character; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


def _plain(character: str) -> str:
    if character in _PLAIN:
        return _PLAIN[character]
    if character.isspace():
        return " "
    if unicodedata.combining(character) or unicodedata.category(character) == "Cf":
        return _DROPPED
    base = unicodedata.normalize("NFD", character)[0].lower()
    return base if len(base) == 1 else character


_LETTERS = _Letters()


def _paragraphs(original: str, letters: str) -> str:
    """The letters with one line end for every blank line; positions stay."""
    pieces, place = [], 0
    for blank in _BLANK_LINE.finditer(original):
        pieces += [letters[place : blank.start()], "\n", _DROPPED * (len(blank[0]) - 1)]
        place = blank.end()
    return "".join([*pieces, letters[place:]])


class Folded:
    """A text without case, accents, typographic marks and repeated white space.

    Attributes:
        original: The text as given.
        text: Its folded form, never longer. Line ends are spaces, but a blank line is one line end: no name
            runs from one paragraph into the next.
    """

    __slots__ = ("_places", "original", "text")

    def __init__(self, original: str) -> None:
        self.original = original
        letters = _paragraphs(original, original.translate(_LETTERS))
        if _DROPPED in letters or "  " in letters:
            self._places: list[int] | range = [
                place
                for place, (letter, before) in enumerate(zip(letters, chain(" ", letters), strict=False))
                if letter != _DROPPED and not (place and letter == before == " ")
            ]
            self.text = "".join(letters[place] for place in self._places)
        else:
            self._places, self.text = range(len(letters)), letters

    def start(self, place: int) -> int:
        """Where a folded character stands in the original."""
        return self._places[place]

    def end(self, place: int) -> int:
        """The end, exclusive, in the original of a stretch that ends before the folded ``place``."""
        last = self._places[place - 1] + 1
        while last < len(self.original) and unicodedata.combining(self.original[last]):
            last += 1
        return last

    def character(self, place: int) -> str:
        """The original's character behind a folded one."""
        return self.original[self._places[place]]


@cache
def fold(words: str) -> str:
    """The folded form of a short text, without white space at its ends."""
    return Folded(words).text.strip()
