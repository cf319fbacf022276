"""The view model of a comparison: rows of topics by how the sides stand, with every quote in its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.model import Account, Comparison, Report, SharedContact, Topic
from onrecord.reporting.catalogue import t
from onrecord.reporting.comparison_rows import Row, Rows
from onrecord.reporting.names import country_name, participant_name
from onrecord.reporting.quantities import date_words
from onrecord.reporting.words import capitalised, listed


@dataclass(frozen=True, slots=True)
class Section:
    """Rows in which the sides stand alike; ``side`` for those that one side alone tells.

    ``number`` counts the sections from the top.
    """

    number: int
    relation: str
    side: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The sections of one contact, named where there are several; ``sides`` are the columns."""

    contact: str | None
    sides: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class ContactView:
    """A contact: what it was, whose, when, and the documents that tell it."""

    id: str
    channel: str
    who: str
    when: str | None
    told: tuple[str, ...]

    @property
    def line(self) -> str:
        """The contact in words."""
        who = self.who or t("who.nobody")
        if self.when is None:
            return t("compare.contact", channel=self.channel, who=who)
        return t("compare.contact_on", channel=self.channel, who=who, when=self.when)


@dataclass(frozen=True, slots=True)
class AccountView:
    """A side's account: in which document, whether it is its own, and in how many points."""

    id: str
    side: str
    name: str
    document: str
    first_hand: bool
    points: int


@dataclass(frozen=True, slots=True)
class BondView:
    """A formula by which a side names the relation itself; ``id`` is its id on the page."""

    id: str
    side: str
    name: str
    document: str
    words: str
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document with what is told of it; ``error`` says why it was not read."""

    id: str
    title: str | None
    facts: tuple[str, ...]
    error: str | None


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Everything that is shown of a comparison.

    Attributes:
        sides: Codes and names of all sides, in the order of the columns.
        documents: What was compared.
        contacts: Those told in most documents first.
        accounts: Whose account stands where.
        groups: For each contact its rows in conflict, told by both, and by one side alone.
        bonds: How each side names the relation.
        notes: What a reader must know besides.
    """

    sides: tuple[tuple[str, str], ...]
    documents: tuple[Source, ...]
    contacts: tuple[ContactView, ...]
    accounts: tuple[AccountView, ...]
    groups: tuple[Group, ...]
    bonds: tuple[BondView, ...]
    notes: tuple[str, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections of all contacts."""
        return tuple(section for group in self.groups for section in group.sections)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all sections."""
        return tuple(row for section in self.sections for row in section.rows)


def comparison_view(comparison: Comparison) -> ComparisonView:
    """The view of a comparison."""
    contacts = sorted(comparison.contacts, key=lambda contact: -len(contact.told_in))
    return ComparisonView(
        sides=_sides(comparison.topics),
        documents=tuple(map(_source, comparison.documents)),
        contacts=tuple(map(_contact, contacts)),
        accounts=tuple(map(_account, comparison.accounts)),
        groups=tuple(_groups(comparison)),
        bonds=tuple(_bonds(comparison)),
        notes=tuple(note.text for note in comparison.notes),
    )


def _sides(topics: Sequence[Topic]) -> tuple[tuple[str, str], ...]:
    sides = dict.fromkeys(side for topic in topics for side in topic.cells)
    return tuple((side, country_name(side)) for side in sides)


def _groups(comparison: Comparison) -> Iterator[Group]:
    """The topics by contact, in the order in which they come, with the rows numbered from the top."""
    made, number = Rows(comparison), 0
    named = {contact.id: _contact(contact).line for contact in comparison.contacts}
    contacts = dict.fromkeys(topic.contact for topic in comparison.topics)
    for contact in contacts:
        topics = [topic for topic in comparison.topics if topic.contact == contact]
        sides = _sides(topics)
        sections = []
        for relation, side, found in _by_relation(topics, [code for code, _ in sides]):
            number += 1
            rows = tuple(made.row(topic, [code for code, _ in sides]) for topic in found)
            sections.append(Section(number, relation, side, rows))
        name = named.get(contact or "", t("compare.no_contact")) if len(contacts) > 1 else None
        yield Group(name, sides, tuple(sections))


def _by_relation(
    topics: Sequence[Topic], sides: Sequence[str]
) -> Iterator[tuple[str, str | None, list[Topic]]]:
    """Conflicts, what both say, and what each side alone says, as far as there are any."""
    kept: list[tuple[str, str | None]] = [("conflict", None), ("both", None)]
    kept += [("only", side) for side in sides]
    for relation, side in kept:
        found = [one for one in topics if one.relation == relation and (side is None or one.cells.get(side))]
        if found:
            yield relation, side, found


def _source(report: Report) -> Source:
    document = report.document
    if document is None:
        return Source(report.id, None, (), report.error.message if report.error else "")
    facts = (document.outlet, document.published and date_words(document.published), document.url)
    return Source(report.id, document.title, tuple(fact for fact in facts if fact), None)


def _contact(contact: SharedContact) -> ContactView:
    return ContactView(
        id=contact.id,
        channel=capitalised(t("channel." + contact.channel)),
        who=listed(tuple(map(participant_name, contact.participants))),
        when=date_words(contact.date.value) if contact.date else None,
        told=tuple(one.document for one in contact.told_in),
    )


def _account(account: Account) -> AccountView:
    return AccountView(
        id=account.id,
        side=account.side,
        name=country_name(account.side),
        document=account.document,
        first_hand=account.first_hand,
        points=len(account.statements),
    )


def _bonds(comparison: Comparison) -> Iterator[BondView]:
    """The bonds that are in a side's account: its document's, else that of the statement which tells it."""
    telling: dict[str, set[str]] = {}
    for account in comparison.accounts:
        telling.setdefault(account.document, set()).add(account.side)
    number = 0
    for report in comparison.documents:
        said = {statement.id: statement.sides for statement in report.statements}
        for bond in report.bonds:
            sides = telling.get(report.id, set())
            own = sides if len(sides) == 1 else sides & set(said.get(bond.statement or "", ()))
            if len(own) == 1:
                number += 1
                (side,) = own
                places = tuple((mention.start, mention.end) for mention in bond.mentions)
                yield BondView(f"b{number}", side, country_name(side), report.id, bond.words, places)
