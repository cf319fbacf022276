"""A document in another language with its words in English, so that one reader reads all languages."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise

from msgspec.structs import replace

from onrecord.glossing.alignment import Alignment, Piece
from onrecord.model import Document

_ADAPTERS = {"es": "spanish", "ru": "russian"}
_BLANK = re.compile(r"\n\s*\n")

Adapter = Callable[[str], Sequence[Piece]]


@dataclass(frozen=True, slots=True)
class Glossed:
    """A document, the same in English words, and which place of the one is which of the other.

    Attributes:
        document: What was given.
        english: Its gloss as a document of its own; places in results are places in this one until
            ``returned`` carries them back.
        alignment: Between the two texts.
    """

    document: Document
    english: Document
    alignment: Alignment


def gloss(document: Document) -> Glossed | None:
    """A document's gloss; None for one in English, which is read as it is.

    Args:
        document: In a language that is read (``onrecord.languages.READ``).
    """
    name = _ADAPTERS.get(document.language or "")
    if name is None:
        return None
    # Each adapter loads its language's words, so only when a text in it is read.
    adapter: Adapter = import_module(f"onrecord.glossing.{name}").pieces
    alignment = Alignment(document.text, _pieces(document, adapter))
    return Glossed(document, _english(document, alignment, adapter), alignment)


def _pieces(document: Document, adapter: Adapter) -> Iterator[Piece]:
    """The pieces of a whole text; what is set aside in it is no language's and stays."""
    asides = {(aside.start, aside.end) for aside in document.set_aside}
    for start, end in _blocks(document):
        if (start, end) not in asides:
            for piece in adapter(document.text[start:end]):
                yield Piece(piece.start + start, piece.end + start, piece.gloss)


def _blocks(document: Document) -> Iterator[tuple[int, int]]:
    """Stretches that are glossed on their own: the headline, paragraphs, what stands between asides."""
    text, headline = document.text, document.headline
    inside = [(aside.start, aside.end) for aside in document.set_aside]
    if headline:
        inside.append((headline.start, headline.end))
    breaks = (blank.end() for blank in _BLANK.finditer(text))
    edges = {0, len(text), *(edge for place in inside for edge in place)}
    edges |= {edge for edge in breaks if not any(start < edge < end for start, end in inside)}
    yield from pairwise(sorted(edges))


def _english(document: Document, alignment: Alignment, adapter: Adapter) -> Document:
    text, headline = alignment.gloss, document.headline
    asides = []
    for aside in document.set_aside:
        start, end = alignment.from_original(aside.start, aside.end)
        asides.append(replace(aside, start=start, end=end, text=text[start:end]))
    if headline:
        start, end = alignment.from_original(headline.start, headline.end)
        title: str | None = text[start:end]
    else:
        title = document.title and Alignment(document.title, adapter(document.title)).gloss
    return replace(document, text=text, title=title, set_aside=tuple(asides), language="en")
