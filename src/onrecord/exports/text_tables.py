"""Tables of what texts say: documents, statements, contacts, acts, deliverables, and where each stands."""

from collections.abc import Iterator, Sequence

from onrecord.exports.tables import Column, Reference, Row, Table, joined
from onrecord.model import ClaimMention, Report, Span
from onrecord.reporting.marks import bond_id, sector_id

REPORT = Column("report", "id of the input, its path or its address")
OF_DOCUMENT = Reference(("report",), "documents", ("report",))
_STATEMENT = Column("statement", "id of the statement that tells it; empty where the outlet does")
_MENTIONS = Column("mentions", "how many places of the table mentions tell it", "integer")
_DATE = (
    Column("date", "YYYY-MM-DD, YYYY-MM or YYYY"),
    Column("date_precision", "day, month or year"),
    Column("date_basis", "the words the date was resolved from"),
)


def _documents(report: Report) -> Iterator[Row]:
    document, error = report.document, report.error
    told = (error.code, error.message) if error else (None, None)
    known: Row = (None,) * 8
    if document:
        known = (
            document.digest, document.url, document.outlet, document.title, document.language,
            document.published, document.published_basis, len(document.text),
        )  # fmt: skip
    yield (report.id, report.status, *told, *known, joined(f"{n.code}: {n.text}" for n in report.notes))


DOCUMENTS = Table(
    "documents",
    "one input, whether it could be read or not",
    (
        REPORT,
        Column("status", "read, partial or failed"),
        Column("error", "stable name of what went wrong"),
        Column("error_message", "what went wrong"),
        Column("digest", "sha256 of the text in UTF-8; offsets of all tables count its code points"),
        Column("url", "where it was published"),
        Column("outlet", "who published it"),
        Column("title", "its headline"),
        Column("language", "ISO 639-1 code"),
        Column("published", "when, YYYY-MM-DD"),
        Column("published_basis", "how that is known: option, input, meta or text"),
        Column("characters", "length of the text in code points", "integer"),
        Column("notes", "what a reader should know", is_list=True),
    ),
    ("report",),
    _documents,
)


def _statements(report: Report) -> Iterator[Row]:
    for one in report.statements:
        cue = one.cue.text if one.cue else None
        words = " … ".join(part.text for part in one.content)
        yield (report.id, one.id, one.kind, joined(one.sides), one.medium, one.within, cue, words)


STATEMENTS = Table(
    "statements",
    "what somebody said",
    (
        REPORT,
        Column("statement", "its id, unique in the report"),
        Column("kind", "direct, indirect or mixed"),
        Column("sides", "states that the speakers speak for, ISO 3166 alpha-3", is_list=True),
        Column("medium", "release, post, call, press-conference, speech, interview, letter or report"),
        Column("within", "id of the statement that reports this one"),
        Column("cue", "the word that says that something was said"),
        Column("words", "what was said; the parts are in mentions"),
    ),
    ("report", "statement"),
    _statements,
    (OF_DOCUMENT,),
)


def _contacts(report: Report) -> Iterator[Row]:
    for one in report.contacts:
        date = (one.date.value, one.date.precision, one.date.basis) if one.date else (None, None, None)
        sides = joined(dict.fromkeys(p.country for p in one.participants))
        yield (
            report.id, one.id, one.channel, one.status, *date, sides, one.initiative, one.place,
            len(one.mentions),
        )  # fmt: skip


CONTACTS = Table(
    "contacts",
    "a call, meeting, visit or letter between representatives of states",
    (
        REPORT,
        Column("contact", "its id, unique in the report"),
        Column("channel", "call, video-call, meeting, visit, talks, letter, message, signing or other"),
        Column("status", "held, planned, proposed or declined"),
        *_DATE,
        Column("sides", "states that take part, ISO 3166 alpha-3", is_list=True),
        Column("initiative", "state on whose initiative, ISO 3166 alpha-3"),
        Column("place", "where"),
        _MENTIONS,
    ),
    ("report", "contact"),
    _contacts,
    (OF_DOCUMENT,),
)


def _acts(report: Report) -> Iterator[Row]:
    for one in report.acts:
        plover = (one.plover.event, one.plover.mode, joined(one.plover.contexts))
        sides = (joined(dict.fromkeys(p.country for p in who)) for who in (one.actors, one.recipients))
        yield (report.id, one.id, one.kind, one.status, *plover, *sides, one.statement, len(one.mentions))


ACTS = Table(
    "acts",
    "who did what to whom",
    (
        REPORT,
        Column("act", "its id, unique in the report"),
        Column("kind", "thank, support, reject, accuse and so on"),
        Column("status", "realised, future, hypothetical, negated or historical"),
        Column("plover_event", "PLOVER's event; empty where it has none"),
        Column("plover_mode", "PLOVER's mode"),
        Column("plover_contexts", "PLOVER's contexts", is_list=True),
        Column("actors", "states whose representatives do it, ISO 3166 alpha-3", is_list=True),
        Column("recipients", "states it is done to, ISO 3166 alpha-3", is_list=True),
        _STATEMENT,
        _MENTIONS,
    ),
    ("report", "act"),
    _acts,
    (OF_DOCUMENT,),
)


def _people(report: Report) -> Iterator[Row]:
    for statement in report.statements:
        for number, one in enumerate(statement.speakers, start=1):
            named = (one.name, one.office, one.body, one.country)
            yield (
                report.id,
                statement.id,
                "speaker",
                number,
                *named,
                one.text,
                one.start,
                one.end,
                one.basis,
            )
    groups = [(c.id, "participant", c.participants) for c in report.contacts]
    groups += [(a.id, "actor", a.actors) for a in report.acts]
    groups += [(a.id, "recipient", a.recipients) for a in report.acts]
    for item, role, members in groups:
        for number, who in enumerate(members, start=1):
            nowhere = (None, None, None, None)
            yield (report.id, item, role, number, who.name, who.office, None, who.country, *nowhere)


PEOPLE = Table(
    "people",
    "who speaks, takes part, acts or is acted upon",
    (
        REPORT,
        Column("item", "id of the statement, contact or act"),
        Column("role", "speaker, participant, actor or recipient"),
        Column("number", "place among those of that role, from 1", "integer"),
        Column("name", "of the person"),
        Column("office", "held at the time, in lower case"),
        Column("body", "office or body in full"),
        Column("country", "state they speak for, ISO 3166 alpha-3"),
        Column("words", "the words that name a speaker"),
        Column("start", "first code point of these words, inclusive", "integer"),
        Column("end", "last code point of these words, exclusive", "integer"),
        Column("basis", "from what a speaker was resolved"),
    ),
    ("report", "item", "role", "number"),
    _people,
    (OF_DOCUMENT,),
)


def _deliverables(report: Report) -> Iterator[Row]:
    for one in report.deliverables:
        date = (one.date.value, one.date.precision, one.date.basis) if one.date else (None, None, None)
        yield (
            report.id, one.id, one.kind, one.what, one.status, one.sector, one.giver, one.receiver,
            one.quantity, *date, one.statement, len(one.mentions),
        )  # fmt: skip


DELIVERABLES = Table(
    "deliverables",
    "a concrete thing agreed, opened, supplied or signed",
    (
        REPORT,
        Column("deliverable", "its id, unique in the report"),
        Column("kind", "air-route, supply, agreement, loan, visa, project, donation, exchange or other"),
        Column("what", "the thing in the words of the text"),
        Column("status", "done, agreed or planned"),
        Column("sector", "sector of relations"),
        Column("from", "state that gives, ISO 3166 alpha-3"),
        Column("to", "state that receives, ISO 3166 alpha-3"),
        Column("quantity", "how much, in the words of the text"),
        *_DATE,
        _STATEMENT,
        _MENTIONS,
    ),
    ("report", "deliverable"),
    _deliverables,
    (OF_DOCUMENT,),
)


def _mentions(report: Report) -> Iterator[Row]:
    groups: list[tuple[str, str, Sequence[Span | ClaimMention]]] = [
        *(("statement", one.id, one.content) for one in report.statements),
        *(("contact", one.id, one.mentions) for one in report.contacts),
        *(("act", one.id, one.mentions) for one in report.acts),
        *(("deliverable", one.id, one.mentions) for one in report.deliverables),
        *(("bond", bond_id(n), one.mentions) for n, one in enumerate(report.bonds, start=1)),
        *(("sector", sector_id(n), one.mentions) for n, one in enumerate(report.sectors, start=1)),
        *(("claim", one.id, one.mentions) for one in report.claims),
    ]
    labels = {bond_id(n): one.words for n, one in enumerate(report.bonds, start=1)}
    labels |= {sector_id(n): one.sector for n, one in enumerate(report.sectors, start=1)}
    for kind, item, places in groups:
        for number, one in enumerate(places, start=1):
            claimed = (one.place, one.voice, one.statement) if isinstance(one, ClaimMention) else (None,) * 3
            label = labels.get(item) if kind in {"bond", "sector"} else None
            yield (report.id, kind, item, number, one.text, one.start, one.end, label, *claimed)


MENTIONS = Table(
    "mentions",
    "one place in a text, and what stands there",
    (
        REPORT,
        Column("kind", "statement, contact, act, deliverable, bond, sector or claim"),
        Column("item", "id of the statement, contact, act and so on"),
        Column("number", "place among those of the item, from 1", "integer"),
        Column("words", "the exact words"),
        Column("start", "first code point, inclusive", "integer"),
        Column("end", "last code point, exclusive", "integer"),
        Column("label", "of a sector its name, of a bond its words"),
        Column("place", "of a claim: headline, lead or body"),
        Column("voice", "of a claim: outlet or speaker"),
        Column("statement", "of a claim: id of the statement that carries it"),
    ),
    ("report", "kind", "item", "number"),
    _mentions,
    (OF_DOCUMENT,),
)
TEXT_TABLES = (DOCUMENTS, STATEMENTS, CONTACTS, ACTS, DELIVERABLES, PEOPLE, MENTIONS)
