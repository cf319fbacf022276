"""Russian texts in English words: forms told by networks and a dictionary, words by tables."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from onrecord.glossing.alignment import Piece
from onrecord.glossing.russian.composing import Composing
from onrecord.glossing.russian.reading import sentences

__all__ = ["pieces"]

_SOFT = re.compile("[\u00ad\u0301\u200b]")


def pieces(text: str) -> Sequence[Piece]:
    """The English pieces of a Russian text.

    Args:
        text: One block: a paragraph, a headline, an item of a list.

    Returns:
        Pieces in the order of the text, without overlap.
    """
    bare = _SOFT.sub("", text)
    made = [*chain.from_iterable(Composing(words).pieces() for words in sentences(bare))]
    if len(bare) == len(text):
        return made
    return [*_moved(made, text)]


def _moved(made: Sequence[Piece], text: str) -> Iterator[Piece]:
    """Pieces of a text without its soft hyphens at their places in the text itself."""
    places = [at for at, letter in enumerate(text) if not _SOFT.match(letter)]
    for piece in made:
        start = places[piece.start] if piece.start < len(places) else len(text)
        end = places[piece.end - 1] + 1 if piece.end > piece.start else start
        yield Piece(start, end, piece.gloss)
