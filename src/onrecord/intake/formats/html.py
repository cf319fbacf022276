"""HTML: the main text of a page with its paragraphs, its headline and what the page says about itself."""

import re
from collections.abc import Iterator
from typing import Any

from onrecord.errors import EmptyInputError
from onrecord.intake.cleaning import clean
from onrecord.intake.decoding import known_encoding
from onrecord.intake.formats import plain
from onrecord.intake.formats.alignment import align
from onrecord.intake.language import language_code
from onrecord.intake.received import Received
from onrecord.intake.records import Draft
from onrecord.intake.request import Request

SUFFIXES = (".html", ".htm", ".xhtml")

_TYPES = {"text/html", "application/xhtml+xml"}
_OPENS_PAGE = re.compile(
    rb"^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE
)
_LANGUAGE = re.compile(r"<html\b[^>]*?\blang\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_SHORTEST_TITLE = 10


def handles(received: Received) -> bool:
    """HTML by name, media type, or by how it opens unless the server says otherwise."""
    if received.media_type:
        return received.media_type in _TYPES
    return received.suffix in SUFFIXES or bool(_OPENS_PAGE.match(received.head))


def read(received: Received, request: Request) -> Iterator[Draft]:
    """The one document of the page.

    Raises:
        InputError: when it is empty, no text, in another encoding, too large or without a main text.
    """
    source = plain.text_of(received, request, declared=_declared_encoding(received.head))
    yield draft(received.id, source, url=received.url)


def draft(id: str, source: str, *, url: str | None = None) -> Draft:  # noqa: A002 - the contract's own word
    """A page as a draft: its headline is the first line, its blocks are paragraphs.

    Raises:
        EmptyInputError: when the page has no main text.
    """
    even, from_source = clean(source)
    page = _extracted(even, url)
    blocks = [line.strip() for line in (page.text or "").split("\n")] if page else []
    blocks = [block for block in blocks if block]
    if not blocks:
        raise EmptyInputError(
            f"{id} is a page without a main text",
            hint="if its text is loaded by scripts, save what is shown as text and give that",
            code="no-text",
        )
    title = _title(page.title, blocks[0])
    body = blocks[1:] if title == blocks[0] else blocks
    language = _LANGUAGE.search(even)
    return Draft(
        id=id,
        original=source,
        text="\n\n".join([title, *body] if title else body),
        offsets=align(title, body, even).after(from_source),
        title=title,
        page_date=page.date,
        declared_language=language_code(language[1]) if language else None,
        url=url or page.url,
        outlet=page.sitename,
    )


def _extracted(source: str, url: str | None) -> Any:
    import trafilatura  # costs half a second, so only for pages

    try:
        return trafilatura.bare_extraction(
            source,
            url=url,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
    except Exception:  # noqa: BLE001 - a parser that stumbles over one page must not end the run
        return None


def _title(title: str | None, first: str) -> str | None:
    """The page's headline; in the first block's own spelling where that block is the headline."""
    if not title or not title.strip():
        return None
    told, shown = _folded(title), _folded(first)
    if told == shown or (len(shown) >= _SHORTEST_TITLE and told.startswith(shown)):
        return first
    return " ".join(title.split())


def _folded(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def _declared_encoding(head: bytes) -> str | None:
    declared = _CHARSET.search(head)
    name = known_encoding(declared[1].decode("ascii", "replace")) if declared else None
    # a label that could be read byte by byte cannot be true of an encoding with wide units
    return None if name and name.startswith(("utf-16", "utf-32")) else name
