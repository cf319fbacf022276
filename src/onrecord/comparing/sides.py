"""Whose account a document is: the side of its outlet, and whether that side tells it itself."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import urlsplit

from onrecord.gazetteer import find
from onrecord.gazetteer.countries import countries
from onrecord.gazetteer.tables import table
from onrecord.model.document import Document

_OFFICIAL = {"body", "office", "metonym"}
_CITING = re.compile(r"\b(?:citing|quoting|quoted by|cited by|as reported by|via)\b", re.IGNORECASE)
_WORD = re.compile(r"[\w’']+")
_SUFFIX = re.compile(r"(?:^|\.)(?:gov|gob|gouv|go|gub|government|mfa|mid)\.([a-z]{2})$")
_HOSTS = {"gov": "USA", "mil": "USA", "europa.eu": "EUU", "kremlin.ru": "RUS"}


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
        if voice.side is None and document is not None and _is_official(document.outlet or "")
        else voice
        for voice, document in zip(found, documents, strict=True)
    )


def _said(document: Document) -> Voice | None:
    """The side that the input gives beside the text."""
    side = document.extra.get("side")
    if not isinstance(side, str) or side.upper() not in countries():
        return None
    return Voice(side.upper(), first_hand=document.extra.get("first_hand") is not False)


def _of_outlet(outlet: str) -> Voice | None:
    """The side of an office that the outlet's name names with its country."""
    sides = {m.country for m in find(outlet) if m.country}
    if not _is_official(outlet) or len(sides) != 1:
        return None
    return Voice(sides.pop(), first_hand=_CITING.search(outlet) is None)


def _is_official(outlet: str) -> bool:
    """Whether an outlet is an office, by its known name or by a word of it."""
    return any(m.kind in _OFFICIAL for m in find(outlet)) or _is_office(outlet)


def _is_office(outlet: str) -> bool:
    """Whether an outlet's name has a word that only offices have, in any of the languages known here."""
    words = f" {' '.join(_WORD.findall(outlet.lower()))} "
    return any(f" {word} " in words for word in _office_words())


def _of_address(url: str) -> Voice | None:
    host = (urlsplit(url).hostname or "").lower()
    for ending, side in _HOSTS.items():
        if host == ending or host.endswith(f".{ending}"):
            return Voice(side, first_hand=True)
    match = _SUFFIX.search(host)
    code = _domains().get(match[1]) if match else None
    return Voice(code, first_hand=True) if code else None


@cache
def _domains() -> dict[str, str]:
    """Country-code domains to the codes of their states."""
    return {row["domain"]: row["code"] for row in table("domains")}


@cache
def _office_words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("outlets"))
