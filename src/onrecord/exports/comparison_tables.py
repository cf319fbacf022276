"""Tables of a comparison: its texts, contacts, accounts, topics, and what is quoted and given for each."""

from collections.abc import Iterator

from onrecord.exports.tables import Column, Reference, Row, Table, joined
from onrecord.exports.text_tables import DOCUMENTS, OF_DOCUMENT, REPORT, STATEMENTS
from onrecord.model import Comparison, Report, Statement

_TOPIC = Column("topic", "number of the topic, from 1 in the order of the JSON", "integer")
_SIDE = Column("side", "state in whose account it stands, ISO 3166 alpha-3")
_OF_CELL = Reference(("topic", "side"), "topics", ("topic", "side"))
_OF_STATEMENT = Reference(("report", "statement"), "statements", ("report", "statement"))


def _of_documents(table: Table[Report]) -> Table[Comparison]:
    """The same table of all documents of a comparison."""
    return Table(
        name=table.name,
        meaning=table.meaning,
        columns=table.columns,
        key=table.key,
        rows=lambda comparison: table.all_rows(comparison.documents),
        references=table.references,
    )


def _contacts(comparison: Comparison) -> Iterator[Row]:
    for one in comparison.contacts:
        date = (one.date.value, one.date.precision, one.date.basis) if one.date else (None, None, None)
        sides = joined(dict.fromkeys(p.country for p in one.participants))
        yield (one.id, one.channel, *date, sides, joined(f"{t.document} {t.contact}" for t in one.told_in))


CONTACTS = Table(
    "contacts",
    "a contact, as all the texts tell it",
    (
        Column("contact", "its id"),
        Column("channel", "call, video-call, meeting, visit, talks, letter, message, signing or other"),
        Column("date", "YYYY-MM-DD, YYYY-MM or YYYY"),
        Column("date_precision", "day, month or year"),
        Column("date_basis", "the words the date was resolved from"),
        Column("sides", "states that take part, ISO 3166 alpha-3", is_list=True),
        Column("told_in", "the input and the id of the contact there", is_list=True),
    ),
    ("contact",),
    _contacts,
)


def _accounts(comparison: Comparison) -> Iterator[Row]:
    for one in comparison.accounts:
        yield (one.document, one.id, one.side, one.first_hand, len(one.statements))


ACCOUNTS = Table(
    "accounts",
    "what one side says in one text",
    (
        REPORT,
        Column("account", "its id"),
        _SIDE,
        Column("first_hand", "whether the text is the side's own release", "boolean"),
        Column("statements", "how many statements it has", "integer"),
    ),
    ("account",),
    _accounts,
    (OF_DOCUMENT,),
)


def _topics(comparison: Comparison) -> Iterator[Row]:
    for number, topic in enumerate(comparison.topics, start=1):
        for side, cell in topic.cells.items():
            yield (
                number, side, topic.topic, topic.contact, topic.relation, topic.conflict, len(cell),
                topic.order.get(side), joined(topic.words.get(side, ())), topic.absent.get(side),
            )  # fmt: skip


TOPICS = Table(
    "topics",
    "one side's cell of one topic, that of a silent side too",
    (
        _TOPIC,
        _SIDE,
        Column("name", "what the topic is called"),
        Column("contact", "id of the contact whose accounts tell it"),
        Column("relation", "both, only or conflict"),
        Column("conflict", "number, date, party, denial or status"),
        Column("statements", "how many statements of the side are about it; 0 where it is silent", "integer"),
        Column("order", "place among the side's topics, from 1", "integer"),
        Column("words", "how the side names it, where the sides differ", is_list=True),
        Column("absent", "why the side is silent: omitted, or not in the text given"),
    ),
    ("topic", "side"),
    _topics,
    (Reference(("contact",), "contacts", ("contact",)),),
)


def quoted(comparison: Comparison) -> Iterator[tuple[int, str, Report, Statement]]:
    """Every statement that a cell holds: number of the topic, side, its document, the statement."""
    found = {(r.id, s.id): (r, s) for r in comparison.documents for s in r.statements}
    for number, topic in enumerate(comparison.topics, start=1):
        for side, cell in topic.cells.items():
            for one in cell:
                if (one.document, one.statement) in found:
                    yield (number, side, *found[one.document, one.statement])


def _quotes(comparison: Comparison) -> Iterator[Row]:
    for number, side, report, statement in quoted(comparison):
        for place, part in enumerate(statement.content, start=1):
            yield (number, side, report.id, statement.id, place, part.text, part.start, part.end)


QUOTES = Table(
    "quotes",
    "one place in a text that is quoted for a topic",
    (
        _TOPIC,
        _SIDE,
        REPORT,
        Column("statement", "id of the statement"),
        Column("number", "place among those of the statement, from 1", "integer"),
        Column("words", "the exact words"),
        Column("start", "first code point, inclusive", "integer"),
        Column("end", "last code point, exclusive", "integer"),
    ),
    ("topic", "side", "report", "statement", "number"),
    _quotes,
    (_OF_CELL, _OF_STATEMENT),
)


def _values(comparison: Comparison) -> Iterator[Row]:
    for number, topic in enumerate(comparison.topics, start=1):
        for side, values in topic.values.items():
            for place, one in enumerate(values, start=1):
                said = one.value if isinstance(one.value, str) else None
                amount = None if isinstance(one.value, str) else one.value
                yield (
                    number,
                    side,
                    place,
                    said,
                    amount,
                    one.unit,
                    one.document,
                    one.text,
                    one.start,
                    one.end,
                )


VALUES = Table(
    "values",
    "what a side gives in a conflict",
    (
        _TOPIC,
        _SIDE,
        Column("number", "place among those of the side, from 1", "integer"),
        Column("value", "a day, done or pending, or the state that is named"),
        Column("amount", "a number", "number"),
        Column("unit", "what the number counts"),
        REPORT,
        Column("words", "as it is written"),
        Column("start", "first code point, inclusive", "integer"),
        Column("end", "last code point, exclusive", "integer"),
    ),
    ("topic", "side", "number"),
    _values,
    (_OF_CELL, OF_DOCUMENT),
)
COMPARISON_TABLES = (
    _of_documents(DOCUMENTS), _of_documents(STATEMENTS), CONTACTS, ACCOUNTS, TOPICS, QUOTES, VALUES,
)  # fmt: skip
