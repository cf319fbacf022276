"""A document in another language with its words in English, so that one reader reads all languages."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from itertools import pairwise

from msgspec.structs import replace

from onrecord.glossing.alignment import Alignment, Piece
from onrecord.languages import READ, table, telling_words
from onrecord.model import Document

_ADAPTERS = {"es": "spanish", "ru": "russian"}
# A block is in another language than its document where so many of its words tell it, and many times more
# than tell the document's own.
_LEAST_WORDS, _LEAST_SHARE, _TIMES = 4, 0.12, 3
_WORD = re.compile(r"[^\W\d_]+")
_BLANK = re.compile(r"\n\s*\n")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")

Adapter = Callable[[str, str, str], Sequence[Piece]]


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
    """A document's gloss; None for one that is in English throughout, which is read as it is.

    Args:
        document: In a language that is read (``onrecord.languages.READ``). A paragraph that is plainly in
            another of them is read in its own.
    """
    blocks = [(start, end, _tongue(document, start, end)) for start, end in _blocks(document)]
    if all(tongue not in _ADAPTERS for _, _, tongue in blocks):
        return None
    alignment = Alignment(document.text, _pieces(document, blocks))
    return Glossed(document, _english(document, alignment), alignment)


@cache
def _publishers() -> dict[str, str]:
    """The states of agencies and papers whose names do not tell them."""
    return {
        name.strip().lower(): row["state"]
        for row in table("ru", "outlets")
        for name in row["words"].split(",")
    }


def _adapter(language: str | None) -> Adapter | None:
    """What glosses a language; None for English. Each loads its words, so only when one is read."""
    name = _ADAPTERS.get(language or "")
    return import_module(f"onrecord.glossing.{name}").pieces if name else None


def _tongue(document: Document, start: int, end: int) -> str | None:
    """The language of a block: the document's, unless its words plainly tell another one that is read."""
    found = [word.lower() for word in _WORD.findall(document.text, start, end)]
    told = Counter({code: sum(word in telling_words(code) for word in found) for code in READ})
    code, count = told.most_common(1)[0]
    plain = count >= _LEAST_WORDS and count >= _LEAST_SHARE * len(found)
    return code if plain and count >= _TIMES * told[document.language or ""] else document.language


def _pieces(document: Document, blocks: Sequence[tuple[int, int, str | None]]) -> Iterator[Piece]:
    """The pieces of a whole text; what is set aside in it is no language's and stays."""
    asides = {(aside.start, aside.end) for aside in document.set_aside}
    home = _publishers().get((document.outlet or "").lower(), "")
    for start, end, tongue in blocks:
        adapter = _adapter(tongue)
        if adapter is not None and (start, end) not in asides:
            for piece in adapter(document.text[start:end], document.title or "", home):
                yield Piece(piece.start + start, piece.end + start, piece.gloss)
            home = home if not document.text[start:end].strip() else ""


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


def _english(document: Document, alignment: Alignment) -> Document:
    text, headline = alignment.gloss, document.headline
    asides = []
    for aside in document.set_aside:
        start, end = alignment.from_original(aside.start, aside.end)
        asides.append(replace(aside, start=start, end=end, text=text[start:end]))
    if headline:
        start, end = alignment.from_original(headline.start, headline.end)
        title: str | None = text[start:end]
    else:
        adapter = _adapter(document.language)
        own = document.title
        title = Alignment(own, adapter(own, "", "")).gloss if own and adapter else own
    outlet, url = _published_by(document)
    return replace(
        document, text=text, title=title, set_aside=tuple(asides), outlet=outlet, url=url, language="en"
    )


def _published_by(document: Document) -> tuple[str | None, str | None]:
    """The outlet and the address by which the reader tells whose a text is.

    An office or agency in Cyrillic letters is named in English; an outlet called by its host is an address.
    """
    outlet, url, adapter = document.outlet or "", document.url, _adapter(document.language)
    if adapter is not None and _CYRILLIC.search(outlet):
        state = _publishers().get(outlet.lower())
        return Alignment(outlet, adapter(outlet, "", "")).gloss + (f" ({state})" if state else ""), url
    return document.outlet, f"https://{outlet.lower()}/" if _HOST.fullmatch(outlet) else url
