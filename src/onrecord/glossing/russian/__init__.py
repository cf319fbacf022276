"""Russian texts in English words: forms told by networks and a dictionary, words by tables."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from onrecord.glossing.alignment import Piece
from onrecord.glossing.russian.composing import Composing
from onrecord.glossing.russian.reading import sentences

__all__ = ["pieces"]

_SOFT = re.compile("[\u00ad\u0301\u200b]")
# A quotation that its cue cuts in two: «…, – said the minister, – …»
_CUT = re.compile(
    r"«[^«»]*?(?P<stop>[,!?…])(?P<before>\s+[–—-]\s+)(?=[а-яё])[^«»]*?[.,](?P<after>\s+[–—-]\s+)(?P<more>[^«»\s])"
)


def pieces(text: str) -> Sequence[Piece]:
    """The English pieces of a Russian text.

    Args:
        text: One block: a paragraph, a headline, an item of a list.

    Returns:
        Pieces in the order of the text, without overlap.
    """
    bare = _SOFT.sub("", text)
    made = [*chain.from_iterable(Composing(words).pieces() for words in sentences(bare))]
    made = [*_with_whole_quotations(made, bare)]
    if len(bare) == len(text):
        return made
    return [*_moved(made, text)]


def _with_whole_quotations(made: Sequence[Piece], text: str) -> Iterator[Piece]:
    """Quotation marks around both halves of a quotation that its cue cuts in two, as English has them."""
    cuts = [*_CUT.finditer(text)]
    closing = {cut.end("stop") for cut in cuts}
    silent = {at for cut in cuts for at in (*range(*cut.span("before")), *range(*cut.span("after")))}
    opening = {cut.start("more") for cut in cuts}
    for piece in made:
        if piece.end > piece.start and piece.end in closing:
            yield piece._replace(gloss=f"{text[piece.end - 1]}”")
        elif piece.end > piece.start and piece.start in silent:
            yield piece._replace(gloss="")
        elif piece.gloss and piece.start in opening:
            opening.remove(piece.start)
            yield piece._replace(gloss=f"“{piece.gloss}")
        else:
            yield piece


def _moved(made: Sequence[Piece], text: str) -> Iterator[Piece]:
    """Pieces of a text without its soft hyphens at their places in the text itself."""
    places = [at for at, letter in enumerate(text) if not _SOFT.match(letter)]
    for piece in made:
        start = places[piece.start] if piece.start < len(places) else len(text)
        end = places[piece.end - 1] + 1 if piece.end > piece.start else start
        yield Piece(start, end, piece.gloss)
