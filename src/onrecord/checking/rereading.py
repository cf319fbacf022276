"""Sentences of findings read back into what they say, so that a report can tell it in another language."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from string import Formatter
from typing import NamedTuple

from onrecord.checking.grades import reasons
from onrecord.checking.phrases import templates
from onrecord.checking.terminals import TERMINALS, Word


class Told(NamedTuple):
    """A sentence or a part of one: its template, and what stands in the placeholders."""

    key: str
    parts: Mapping[str, "Part"]


class Row(NamedTuple):
    """Several of a kind, and what joins them."""

    members: tuple["Part", ...]
    joint: str


Part = Word | Told | Row

LONGEST = 4000
"""A longer text is not read: no finding has one, and a report can come from anybody."""
_KEPT = 1 << 14
AND, THEN, BESIDE, NEXT = " and ", "; ", ", ", " "
"""What joins a list, reasons, details and sentences."""
_ROWS = {
    "periods": ("period", AND), "states": ("state", AND), "whose": ("state", AND), "counts": ("count", AND),
    "settings": ("setting", AND), "dates": ("date", AND), "flows": ("flow", AND), "rates": ("rate", AND),
    "providers": ("provider", AND), "details": ("detail", BESIDE), "questions": ("question", BESIDE),
    "notes": ("note", THEN), "provisos": ("proviso", THEN), "needs": ("need", THEN),
    "scales": ("scale", THEN), "whys": ("ground", THEN), "grounds": ("hindrance", THEN),
    "terms": ("term", AND), "sayings": ("saying", NEXT), "settling": ("settle", NEXT),
}  # fmt: skip
_EITHER = {
    "saying": ("safe", "obstacle"),
    "warning": ("caveat", "obstacle"),
    "ground": ("why", "note"),
    "hindrance": ("remark", "why"),
}


@lru_cache(_KEPT)
def reread(kind: str, text: str) -> Part | None:
    """What a text says, or None where it is no such text.

    Args:
        kind: A section of the table of sentences, a name for several of one (``caveats``), or what a
            placeholder's last word names.
        text: The English text of a finding.
    """
    if len(text) > LONGEST:
        return None
    if kind in _ROWS:
        return _row(*_ROWS[kind], text)
    if kind in TERMINALS:
        return TERMINALS[kind](text)
    if kind == "opening":
        return reread("note", text[:1].lower() + text[1:])
    for section in _EITHER.get(kind, (kind,)):
        for key, pieces in _sections().get(section, ()):
            if (parts := _parts(pieces, 0, text)) is not None:
                return Told(key, parts)
    return None


def kind_of(placeholder: str) -> str:
    """What stands in a placeholder: ``base_period`` is a period."""
    return placeholder.rpartition("_")[2]


Pieces = tuple[tuple[str, str | None], ...]
"""A template as texts, each with the placeholder behind it; None behind the last."""


@cache
def _sections() -> Mapping[str, tuple[tuple[str, Pieces], ...]]:
    english = {**{f"why.{meaning}": reason for meaning, reason in reasons().items()}, **templates("en")}
    found: dict[str, list[tuple[str, Pieces]]] = {}
    for key, template in english.items():
        found.setdefault(key.partition(".")[0], []).append((key, _pieces(template)))
    return {section: tuple(kept) for section, kept in found.items()}


def _pieces(template: str) -> Pieces:
    parsed = [(text, placeholder) for text, placeholder, _, _ in Formatter().parse(template)]
    return tuple(parsed if parsed[-1][1] is None else [*parsed, ("", None)])


def _parts(pieces: Pieces, at: int, text: str) -> dict[str, Part] | None:
    """What stands in the placeholders from one piece on; None where the text is not of this template."""
    before, placeholder = pieces[at]
    if not text.startswith(before) or not text.endswith(pieces[-1][0]):
        return None
    rest = text[len(before) :]
    if placeholder is None:
        return None if rest else {}
    for end in _ends(rest, pieces[at + 1], last=at + 2 == len(pieces)):
        found = reread(kind_of(placeholder), rest[:end])
        more = None if found is None else _parts(pieces, at + 1, rest[end:])
        if found is not None and more is not None:
            return {placeholder: found, **more}
    return None


def _ends(text: str, following: tuple[str, str | None], *, last: bool) -> Iterator[int]:
    """Where a placeholder can end: before each place where the template's next words stand."""
    words = following[0]
    if last:
        yield len(text) - len(words)
        return
    end = text.find(words, 1)
    while end > 0:
        yield end
        end = text.find(words, end + 1)


def _row(kind: str, joint: str, text: str) -> Row | None:
    if joint != AND:
        members = _joined(kind, joint, text)
        return None if members is None else Row(members, joint)
    if (alone := reread(kind, text)) is not None:
        return Row((alone,), joint)
    at = text.rfind(AND)
    while at > 0:
        last, others = reread(kind, text[at + len(AND) :]), _joined(kind, BESIDE, text[:at])
        if last is not None and others is not None:
            return Row((*others, last), joint)
        at = text.rfind(AND, 0, at)
    return None


@lru_cache(_KEPT)
def _joined(kind: str, joint: str, text: str) -> tuple[Part, ...] | None:
    """Parts with a joint between them, which may stand inside one of them too."""
    at = text.find(joint)
    while at > 0:
        first = reread(kind, text[:at])
        others = None if first is None else _joined(kind, joint, text[at + len(joint) :])
        if first is not None and others is not None:
            return (first, *others)
        at = text.find(joint, at + 1)
    alone = reread(kind, text)
    return None if alone is None else (alone,)
