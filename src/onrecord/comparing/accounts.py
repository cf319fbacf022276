"""The sides' accounts: every point of a document, who tells it, and the statement that holds it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from onrecord.comparing.matters import Matters
from onrecord.comparing.points import Point, find_points
from onrecord.comparing.sides import Voice
from onrecord.extraction import Extraction
from onrecord.extraction.sectors import sectors_in
from onrecord.model import Report, Span, Statement, Topic

_OWN_WORDS = "told in the document's own words"


class Heard(NamedTuple):
    """A document that was read, whose account it is, and what was found in it."""

    report: Report
    found: Extraction
    voice: Voice


class Told(NamedTuple):
    """A point in a side's account.

    Attributes:
        side: Whose account it stands in.
        document: The report's id.
        statement: The statement that holds it.
        point: Its tokens.
        text: Its words.
        matter: Its words that say what it is about.
        lemmas: Their lemmas of meaning.
        sectors: The sectors it names.
        fields: The matters and third states it names.
        is_frame: Whether it tells of the contact alone: who met whom, when and where.
        heard: The document.
    """

    side: str
    document: str
    statement: Statement
    point: Point
    text: str
    matter: str
    lemmas: frozenset[str]
    sectors: tuple[str, ...]
    fields: frozenset[str]
    is_frame: bool
    heard: Heard

    def span(self, start: int, end: int) -> Span:
        """The place in the document of a stretch of ``text``, which has single spaces where that need not."""
        document = self.heard.found.parsed.document
        words = document.text[self.point.start : self.point.end]
        kept = [n for n, sign in enumerate(words) if not (sign.isspace() and words[n - 1].isspace())]
        return document.span(self.point.start + kept[start], self.point.start + kept[end - 1] + 1)


def tell(heard: Heard, sides: frozenset[str], own: frozenset[str] = frozenset()) -> tuple[Told, ...]:
    """The points of a document, each in the account of a side; those that no side tells are left out.

    What several say together in a report is left out of the accounts that sides give themselves (``own``).
    """
    matters = Matters(heard.found, sides)
    points = find_points(heard.found.parsed)
    statements = _statements(heard, points)
    return tuple(
        _told(heard, side, point, statement, matters)
        for point, statement in zip(points, statements, strict=True)
        for side in _sides(heard, point, statement, sides, own)
    )


def with_points(report: Report, told: Sequence[Told], topics: Sequence[Topic]) -> Report:
    """The report with the statements that its points made and topics hold, behind those that were read."""
    known = {statement.id for statement in report.statements}
    cells = (cell for topic in topics for row in topic.cells.values() for cell in row)
    held = {cell.statement for cell in cells if cell.document == report.id} - known
    made = {t.statement.id: t.statement for t in told if t.document == report.id and t.statement.id in held}
    return replace(report, statements=(*report.statements, *made.values()))


def _told(heard: Heard, side: str, point: Point, statement: Statement, matters: Matters) -> Told:
    parsed = heard.found.parsed
    return Told(
        side=side,
        document=heard.report.id,
        statement=statement,
        point=point,
        text=" ".join(parsed.document.text[point.start : point.end].split()),
        matter=matters.words(point),
        lemmas=matters.lemmas(point),
        sectors=sectors_in(parsed, point.start, point.end),
        fields=matters.fields(point),
        is_frame=matters.is_frame(point),
        heard=heard,
    )


def _sides(
    heard: Heard, point: Point, statement: Statement, sides: frozenset[str], own: frozenset[str]
) -> tuple[str, ...]:
    """In whose account a point stands: its document's side, else the sides of who says it."""
    if heard.voice.side is not None:
        return (heard.voice.side,)
    outer = _outermost(heard.report, point) or statement
    told = outer.sides
    if outer.speakers and len(told) != 1:
        told = _of_paragraph(heard, point) or told
    among = tuple(side for side in told if side in sides)
    return tuple(side for side in among if side not in own) or among


def _of_paragraph(heard: Heard, point: Point) -> tuple[str, ...]:
    """The one side that speaks in a point's paragraph.

    It is whose account "the ministry" is of without its state, and what "they" said as one side tells it.
    """
    parsed = heard.found.parsed
    speaking = {
        statement.sides[0]
        for statement in heard.report.statements
        if statement.within is None
        and len(statement.sides) == 1
        and (sentence := parsed.sentence_at(statement.content[0].start)) is not None
        and sentence.paragraph == point.sentence.paragraph
    }
    return tuple(speaking) if len(speaking) == 1 else ()


def _outermost(report: Report, point: Point) -> Statement | None:
    """The widest statement that a point lies in."""
    around = [s for s in report.statements if _overlap(s, point) and s.within is None]
    return max(around, key=lambda s: _overlap(s, point), default=None)


def _statements(heard: Heard, points: Sequence[Point]) -> Iterator[Statement]:
    """One statement a point: that which was read where it is the point's alone, else one of its own."""
    read = heard.report.statements
    number = len(read)
    for point in points:
        touching = [s for s in read if _overlap(s, point)]
        own = [s for s in touching if _is_within(s, point)]
        if own:
            yield own[0]
            continue
        number += 1
        yield _made(heard, point, f"s{number}", max(touching, key=lambda s: _overlap(s, point), default=None))


def _made(heard: Heard, point: Point, identifier: str, around: Statement | None) -> Statement:
    content = heard.found.parsed.span(point.start, point.end)
    if around is not None:
        return replace(around, id=identifier, content=(content,), within=around.within)
    unknown = {"speakers": _OWN_WORDS, "cue": "no word introduces it", "medium": "not said"}
    return Statement(id=identifier, kind="indirect", content=(content,), unknown=unknown)


def _overlap(statement: Statement, point: Point) -> int:
    """How many code points of a statement's content a point covers."""
    return sum(max(0, min(c.end, point.end) - max(c.start, point.start)) for c in statement.content)


def _is_within(statement: Statement, point: Point) -> bool:
    return all(point.start <= c.start and c.end <= point.end for c in statement.content)
