"""Marks on the text: what was found where, and the text cut into stretches that carry the same marks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from onrecord.model import Document, Report
from onrecord.reporting.catalogue import spoken

KINDS = ("claim", "statement", "speaker", "contact", "act", "deliverable", "bond", "sector", "set-aside")
ROWS = ("conflict", "both", "only")
"""How the sides stand in a row of a comparison, as the kind of its marks."""
SIDES = ("side-a", "side-b", "side-ab")
"""The side that says most, the next, and both together; a statement of any other has none of these."""


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that belongs to something found.

    Attributes:
        start: First code point, inclusive.
        end: Last code point, exclusive.
        kind: One of ``KINDS`` or ``ROWS``, or ``headline``.
        target: Id of the statement, claim, … it belongs to; for a stretch set aside the reason.
        number: Which of the target's marks this is, counted from 1.
        side: For a statement whose it is, as one of ``SIDES``.
    """

    start: int
    end: int
    kind: str
    target: str
    number: int
    side: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text between two boundaries of marks.

    Attributes:
        start: First code point, inclusive.
        text: Its words.
        kinds: The kinds of all marks that cover it, in the order of ``KINDS``, then the sides.
        opening: Marks that start here.
        closing: Marks that end with it.
    """

    start: int
    text: str
    kinds: tuple[str, ...]
    opening: tuple[Mark, ...]
    closing: tuple[Mark, ...]


def bond_id(place: int) -> str:
    """The id of a bond on the page, by its place in the report, counted from 1."""
    return f"b{place}"


def sector_id(place: int) -> str:
    """The id of a sector on the page, by its place in the report, counted from 1."""
    return f"t{place}"


def marks_of(report: Report) -> tuple[Mark, ...]:
    """Every mark of a report, in text order, the wider first."""
    found = sorted(_marks(report), key=lambda mark: (mark.start, -mark.end))
    return tuple(mark for mark in found if mark.start < mark.end)


def segments(text: str, marks: Sequence[Mark]) -> Iterator[Segment]:
    """The text in consecutive stretches, cut at every boundary of a mark.

    Takes time in proportion to the number of marks, however deeply they are nested.
    """
    opening, closing = _boundaries(len(text), marks)
    edges = sorted({0, len(text), *opening, *closing})
    covering = dict.fromkeys(("headline", *KINDS, *ROWS, *SIDES), 0)
    for start, end in pairwise(edges):
        for mark in closing.get(start, ()):
            _count(covering, mark, -1)
        for mark in opening.get(start, ()):
            _count(covering, mark, 1)
        yield Segment(
            start=start,
            text=text[start:end],
            kinds=tuple(kind for kind, count in covering.items() if count),
            opening=tuple(opening.get(start, ())),
            closing=tuple(closing.get(end, ())),
        )


def _count(covering: dict[str, int], mark: Mark, more: int) -> None:
    covering[mark.kind] += more
    if mark.side:
        covering[mark.side] += more


def most_said(report: Report) -> tuple[str, ...]:
    """The sides of a report's statements, the one that says most first."""
    said = Counter(side for statement in report.statements for side in statement.sides)
    return tuple(sorted(said, key=lambda side: (-said[side], side)))


def side_of(sides: Sequence[str], order: Sequence[str]) -> str:
    """Which of ``SIDES`` a statement of some sides is, with the sides in the order of :func:`most_said`."""
    if len(sides) == 1:
        return dict(zip(order[:2], SIDES, strict=False)).get(sides[0], "")
    return "side-ab" if sides and set(sides) == set(order[:2]) else ""


def _boundaries(length: int, marks: Sequence[Mark]) -> tuple[dict[int, list[Mark]], dict[int, list[Mark]]]:
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        start, end = max(mark.start, 0), min(mark.end, length)
        if start < end:
            opening.setdefault(start, []).append(mark)
            closing.setdefault(end, []).append(mark)
    return opening, closing


def _marks(report: Report) -> Iterator[Mark]:
    if report.document is None:
        return
    yield from frame_marks(report.document)
    order = most_said(report)
    for claim in report.claims:
        yield from _each("claim", claim.id, claim.mentions)
    for statement in report.statements:
        side = side_of(statement.sides, order)
        yield from _each("statement", statement.id, statement.content, side)
        yield from _each("speaker", statement.id, statement.speakers)
    for contact in report.contacts:
        yield from _each("contact", contact.id, contact.mentions)
    for act in report.acts:
        yield from _each("act", act.id, act.mentions)
    for deliverable in report.deliverables:
        yield from _each("deliverable", deliverable.id, deliverable.mentions)
    for place, bond in enumerate(report.bonds, start=1):
        yield from _each("bond", bond_id(place), bond.mentions)
    for place, sector in enumerate(report.sectors, start=1):
        yield from _each("sector", sector_id(place), sector.mentions)


def frame_marks(document: Document) -> Iterator[Mark]:
    """The headline, and what was set aside."""
    if document.headline:
        yield from _each("headline", "headline", (document.headline,))
    for aside in document.set_aside:
        yield from _each("set-aside", spoken().term("aside", aside.reason), (aside,))


def _each(kind: str, target: str, places: Sequence[_Placed], side: str = "") -> Iterator[Mark]:
    for number, place in enumerate(places, start=1):
        yield Mark(place.start, place.end, kind, target, number, side)
