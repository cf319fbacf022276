"""Whose account a document is: the side of its outlet, and whether that side tells it itself."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.extraction.homes import said_side
from onrecord.gazetteer.outlets import is_official, side_of_address, side_of_outlet
from onrecord.model.document import Document

_CITING = re.compile(r"\b(?:citing|quoting|quoted by|cited by|as reported by|via)\b", re.IGNORECASE)


class Voice(NamedTuple):
    """Whose account a document is; no side for a text that belongs to neither."""

    side: str | None
    first_hand: bool


NOBODY = Voice(None, first_hand=False)


def voice_of(document: Document | None) -> Voice:
    """Whose account a document is.

    What the input says (``side`` beside its text) wins, then the outlet's name, then the address of an
    office's site.
    """
    if document is None:
        return NOBODY
    told = _said(document) or _of_outlet(document.outlet or "") or _of_address(document.url or "")
    return told or NOBODY


def with_rest(
    found: Sequence[Voice], documents: Sequence[Document | None], taking: frozenset[str]
) -> tuple[Voice, ...]:
    """The voices, an office whose country is not named ("Presidential Press Service") with a side.

    It is the one state of those taking part that no other document speaks for.
    """
    left = taking - {voice.side for voice in found}
    if len(left) != 1:
        return tuple(found)
    (side,) = left
    return tuple(
        Voice(side, first_hand=True)
        if voice.side is None and document is not None and is_official(document.outlet or "")
        else voice
        for voice, document in zip(found, documents, strict=True)
    )


def _said(document: Document) -> Voice | None:
    """The side that the input gives beside the text."""
    side = said_side(document)
    return Voice(side, first_hand=document.extra.get("first_hand") is not False) if side else None


def _of_outlet(outlet: str) -> Voice | None:
    """The side of an office that the outlet's name names with its country."""
    side = side_of_outlet(outlet)
    return Voice(side, first_hand=_CITING.search(outlet) is None) if side else None


def _of_address(url: str) -> Voice | None:
    side = side_of_address(url)
    return Voice(side, first_hand=True) if side else None
