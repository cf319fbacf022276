"""The view model of a comparison: rows of topics by how the sides stand, with every quote in its place."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Account, Comparison, Report, SharedContact, Statement, Topic
from onrecord.reporting.names import country_name, participant_name, sides_name
from onrecord.reporting.quantities import date_words
from onrecord.wording import listed

_RELATIONS = ("conflict", "both", "only")
_CUE_REACH = 40  # characters between a cue and what it introduces
_HEADINGS = {"conflict": "In conflict", "both": "Both sides say"}
_CONFLICTS = {
    "number": "the numbers differ",
    "date": "the days differ",
    "party": "each names another party",
    "denial": "one side denies it",
    "status": "one side tells it as done, the other as not",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an account with their place: code points of the document's text, end exclusive."""

    document: str
    statement: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What one side says of a topic; ``absent`` says why it is empty, ``order`` where it is told."""

    side: str
    quotes: tuple[Quote, ...]
    order: int | None
    names: tuple[str, ...]
    absent: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One topic across the sides."""

    topic: str
    conflict: str | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Rows in which the sides stand alike."""

    code: str
    heading: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Everything that is shown of a comparison.

    Attributes:
        sides: Codes and names of the sides, in the order of the columns.
        documents: Each document's id, title and facts.
        contacts: One line a contact.
        accounts: One line an account: whose, where, first hand or not, how long.
        sections: Rows in conflict, told by both, and by one side alone.
        notes: What a reader must know besides.
    """

    sides: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str, tuple[str, ...]], ...]
    contacts: tuple[str, ...]
    accounts: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[str, ...]


def comparison_view(comparison: Comparison) -> ComparisonView:
    """The view of a comparison."""
    sides = tuple(dict.fromkeys(side for topic in comparison.topics for side in topic.cells))
    quotes = {(r.id, s.id): _quotes(r, s) for r in comparison.documents for s in r.statements}
    rows = [(topic, _row(topic, sides, quotes)) for topic in comparison.topics]
    return ComparisonView(
        sides=tuple((side, country_name(side)) for side in sides),
        documents=tuple(map(_document, comparison.documents)),
        contacts=tuple(map(_contact, comparison.contacts)),
        accounts=tuple(map(_account, comparison.accounts)),
        sections=tuple(_sections(rows, sides)),
        notes=tuple(note.text for note in comparison.notes),
    )


def _sections(rows: Sequence[tuple[Topic, Row]], sides: Sequence[str]) -> list[Section]:
    found = [
        Section(code, _HEADINGS[code], tuple(row for topic, row in rows if topic.relation == code))
        for code in _RELATIONS[:2]
    ]
    for side in sides:
        alone = [row for topic, row in rows if topic.relation == "only" and topic.cells.get(side)]
        found.append(Section(f"only-{side}", f"Only {country_name(side)} says", tuple(alone)))
    return [section for section in found if section.rows]


def _quotes(report: Report, statement: Statement) -> tuple[Quote, ...]:
    """A statement's words with their places, from the word that introduces them where that stands before."""
    text = report.document.text if report.document else ""
    places = [(part.start, part.end) for part in statement.content]
    cue = statement.cue
    if cue is not None and 0 <= places[0][0] - cue.end <= _CUE_REACH:
        places[0] = (cue.start, places[0][1])
    return tuple(
        Quote(report.id, statement.id, " ".join(text[start:end].split()), start, end) for start, end in places
    )


def _row(topic: Topic, sides: Sequence[str], quotes: dict[tuple[str, str], tuple[Quote, ...]]) -> Row:
    return Row(
        topic=topic.topic,
        conflict=_CONFLICTS[topic.conflict] if topic.conflict else None,
        cells=tuple(
            Cell(
                side=side,
                quotes=tuple(
                    quote
                    for one in topic.cells.get(side, ())
                    for quote in quotes[one.document, one.statement]
                ),
                order=topic.order.get(side),
                names=topic.words.get(side, ()),
                absent=topic.absent.get(side),
            )
            for side in sides
        ),
    )


def _document(report: Report) -> tuple[str, str, tuple[str, ...]]:
    document = report.document
    if document is None:
        message = report.error.message if report.error else "not read"
        return report.id, report.id, (message,)
    facts = (document.outlet, document.published and date_words(document.published), document.url)
    return report.id, document.title or "Untitled document", tuple(fact for fact in facts if fact)


def _contact(contact: SharedContact) -> str:
    who = listed(tuple(map(participant_name, contact.participants))) or "nobody named"
    when = f", {date_words(contact.date.value)}" if contact.date else ""
    told = listed([f"{one.document}" for one in contact.told_in])
    return f"{contact.id}: {contact.channel} of {who}{when} (told in {told})"


def _account(account: Account) -> str:
    kind = "its own account" if account.first_hand else "told second hand"
    count = len(account.statements)
    points = f"{count} point{'' if count == 1 else 's'}"
    return f"{account.id}: {sides_name((account.side,))} in {account.document}, {kind}, {points}"
