"""Contacts and acts as PLOVER records, one JSON object a line, one for each side that tells of them.

Source: PLOVER, Open Event Data Alliance, https://github.com/openeventdata/PLOVER: field names as in the
manual's tables of the event, actor, text and citation objects (``source``, ``recipient``, ``event``,
``mode``, ``context``, ``event_loc``, ``text_info``, ``cite_info``…), event names and modes as in the
codebook. Fields of ours are under ``onrecord``.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from onrecord import __version__
from onrecord.exports.texts import as_json
from onrecord.fragments import web_address
from onrecord.model import Act, Contact, Document, Participant, Report, Span

Json = dict[str, Any]
_MODES = {"call": "phone", "video-call": "phone"}
_CONTEXTS = {"future": "future", "hypothetical": "hypothetical", "historical": "historical"}
_NOT_EVENTS = {"negated"}
_OURS = {"tourism", "transport", "culture"}  # contexts that the manual does not have
_MANY = 3


class _Coded(NamedTuple):
    """What a contact or an act is in PLOVER's terms."""

    event: str
    mode: str | None
    context: tuple[str, ...]
    source: Sequence[Participant]
    recipient: Sequence[Participant]


def to_plover_lines(report: Report) -> str:
    """A report's records as JSON Lines; none for a report that tells of no contact and no act."""
    return "".join(as_json(record) for record in plover_records(report))


def plover_records(report: Report) -> Iterator[Json]:
    """One record for each side's account of each contact and each act that PLOVER has a code for.

    Left out are acts without a code, acts that the text denies, acts of consulting that are a contact's, and
    contacts that one side declined where the text does not say on whose initiative they were to be.
    """
    if report.document is None:
        return
    for contact in report.contacts:
        coded = _of_contact(contact)
        if coded:
            common = _contact_fields(contact, report.document)
            tellers = _tellers(report, contact)
            yield from _records(report, report.document, contact.id, contact.mentions, tellers, coded, common)
    for act in report.acts:
        coded = _of_act(act)
        if coded and not _is_contact(report, act):
            common = _dated(None, report.document, "")
            tellers = tuple((side, act.statement) for side in _sides(report, act.statement))
            yield from _records(report, report.document, act.id, act.mentions, tellers, coded, common)


def _records(
    report: Report,
    document: Document,
    item: str,
    mentions: Sequence[Span],
    tellers: Sequence[tuple[str | None, str | None]],
    coded: _Coded,
    common: Json,
) -> Iterator[Json]:
    for side, statement in tellers:
        yield {
            "id": "/".join(filter(None, (report.id, item, side))),
            **common,
            "source": [_actor(one) for one in coded.source],
            "recipient": [_actor(one) for one in coded.recipient],
            "event": [coded.event],
            "mode": [coded.mode] if coded.mode else [],
            "context": [context for context in coded.context if context not in _OURS],
            "event_text": [span.text for span in mentions],
            "text_info": {"start": mentions[0].start, "end": mentions[0].end} if mentions else None,
            "cite_info": _citation(document),
            "coder": f"onrecord {__version__}",
            "onrecord": {
                "document": report.id,
                "item": item,
                "side": side,
                "statement": statement,
                "context": [context for context in coded.context if context in _OURS],
            },
        }


def _of_contact(contact: Contact) -> _Coded | None:
    """A held contact is CONSULT (a signing SUPPORT), one that is to be AGREE, one declined REJECT."""
    everybody = contact.participants
    if contact.status == "held":
        event = "SUPPORT" if contact.channel == "signing" else "CONSULT"
        return _Coded(event, _mode(contact), (), everybody, ())
    asking = [one for one in everybody if contact.initiative and one.country == contact.initiative]
    others = [one for one in everybody if one not in asking]
    if contact.status == "declined":
        return _Coded("REJECT", "meet", (), others, asking) if asking else None
    if contact.status == "proposed" and asking:
        return _Coded("AGREE", None, ("future",), asking, others)
    return _Coded("AGREE", None, ("future",), everybody, ())


def _mode(contact: Contact) -> str | None:
    if contact.channel == "signing":
        return None
    states = {one.country for one in contact.participants if one.country}
    return _MODES.get(contact.channel) or ("multilateral" if len(states) >= _MANY else None)


def _of_act(act: Act) -> _Coded | None:
    if act.plover.event is None or act.status in _NOT_EVENTS:
        return None
    timing = _CONTEXTS.get(act.status)
    contexts = (*act.plover.contexts, timing) if timing else act.plover.contexts
    return _Coded(act.plover.event, act.plover.mode, contexts, act.actors, act.recipients)


def _is_contact(report: Report, act: Act) -> bool:
    """Whether an act of consulting is told in the words of a contact, which has a record of its own."""
    told = [mention for contact in report.contacts for mention in contact.mentions]
    return act.plover.event == "CONSULT" and any(
        mention.overlaps(other) for mention in act.mentions for other in told
    )


def _contact_fields(contact: Contact, document: Document) -> Json:
    day = contact.date.value if contact.date and contact.date.precision == "day" else None
    told = f"told date: {contact.date.value}" if contact.date and not day else ""
    place = {"event_loc": {"name": contact.place}} if contact.place else {}
    return {**_dated(day, document, told), "link": contact.id, **place}


def _dated(day: str | None, document: Document, told: str) -> Json:
    """The day it took place, else that of publication, which the comment then says."""
    if day:
        return {"date": day}
    basis = "date: the day of publication" if document.published else "date: not known"
    return {"date": document.published, "comment": "; ".join(filter(None, (basis, told)))}


def _tellers(report: Report, contact: Contact) -> tuple[tuple[str | None, str | None], ...]:
    """Each side that tells of a contact, with its first statement that does; the outlet where none does."""
    told: dict[str | None, str | None] = {}
    for statement in report.statements:
        if any(statement.covers(mention.start, mention.end) for mention in contact.mentions):
            for side in statement.sides:
                told.setdefault(side, statement.id)
    return tuple(told.items()) or ((None, None),)


def _sides(report: Report, statement: str | None) -> tuple[str | None, ...]:
    sides = report.statement(statement).sides if statement else ()
    return sides or (None,)


def _actor(participant: Participant) -> Json:
    """An actor object; a state, and whoever holds an office of one, is its government (GOV)."""
    told = {
        "code": participant.country,
        "sector": "GOV" if participant.office or not participant.name else None,
        "actor_text": participant.name or participant.office,
        "office": participant.office,
    }
    return {name: value for name, value in told.items() if value}


def _citation(document: Document) -> Json:
    return {
        "url": web_address(document.url),
        "title": document.title,
        "language": document.language,
        "publication": document.outlet,
        "codebook": "PLOVER",
    }
