"""What took place as people read it: contacts, acts, deliverables, bonds and sectors, one line each."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.gazetteer import title
from onrecord.model import Act, Bond, Contact, Deliverable, Participant, SectorMention, Span
from onrecord.reporting import words
from onrecord.reporting.marks import bond_id, sector_id
from onrecord.reporting.names import participants_name
from onrecord.reporting.quantities import dated_words


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place in the text; ``number`` counts from 1 within its item."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class ItemView:
    """A contact, an act, a deliverable, a bond or a sector: a line, its details, its places in the text.

    ``sides`` are the countries it concerns, empty where none is named; None for what is of no side.
    """

    id: str
    line: str
    details: tuple[str, ...] = ()
    places: tuple[PlaceView, ...] = ()
    statement: str | None = None
    sides: tuple[str, ...] | None = None


def contact_view(contact: Contact) -> ItemView:
    """A contact: channel, status and participants, then when, where and on whose initiative."""
    who = participants_name(contact.participants) or "participants not named"
    details = (
        f"date: {dated_words(contact.date)}" if contact.date else _unknown("date", contact),
        f"place: {contact.place}" if contact.place else _unknown("place", contact),
        f"at the initiative of {contact.initiative}"
        if contact.initiative
        else _unknown("initiative", contact),
    )
    return ItemView(
        id=contact.id,
        line=f"{words.capitalised(words.CHANNELS[contact.channel])}, {contact.status}: {who}",
        details=tuple(detail for detail in details if detail),
        places=_places(contact.mentions),
        sides=_sides(contact.participants),
    )


def _places(mentions: Sequence[Span]) -> tuple[PlaceView, ...]:
    return tuple(PlaceView(number, mention.text) for number, mention in enumerate(mentions, start=1))


def _sides(participants: Sequence[Participant]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(p.country for p in participants if p.country))


def _unknown(name: str, contact: Contact) -> str:
    reason = contact.unknown.get(name)
    return f"{name}: not known ({reason})" if reason else ""


def act_view(act: Act) -> ItemView:
    """An act: who did what towards whom, with its PLOVER code."""
    actor = participants_name(act.actors) or "somebody not named"
    towards = participants_name(act.recipients)
    base = words.ACTS[act.kind] if towards else words.ACTS_ALONE[act.kind]
    deed = f"{words.verb_phrase(base, len(act.actors))} {towards}".rstrip()
    return ItemView(
        id=act.id,
        line=words.capitalised(f"{actor} {deed}"),
        details=(act.status, _plover_words(act)),
        places=_places(act.mentions),
        statement=act.statement,
        sides=_sides((*act.actors, *act.recipients)),
    )


def _plover_words(act: Act) -> str:
    if act.plover.event is None:
        return "no PLOVER code"
    parts = [f"PLOVER {act.plover.event}", *filter(None, [act.plover.mode]), *act.plover.contexts]
    return ", ".join(parts)


def deliverable_view(deliverable: Deliverable) -> ItemView:
    """A deliverable: what goes from whom to whom."""
    ends = (
        f"from {title(deliverable.giver)}" if deliverable.giver else "",
        f"to {title(deliverable.receiver)}" if deliverable.receiver else "",
    )
    details = (
        words.spaced(deliverable.kind),
        deliverable.status,
        f"sector: {words.spaced(deliverable.sector)}" if deliverable.sector else "",
        f"quantity: {deliverable.quantity}" if deliverable.quantity else "",
        f"date: {dated_words(deliverable.date)}" if deliverable.date else "",
    )
    return ItemView(
        id=deliverable.id,
        line=" ".join((deliverable.what, *filter(None, ends))),
        details=tuple(detail for detail in details if detail),
        places=_places(deliverable.mentions),
        statement=deliverable.statement,
        sides=tuple(dict.fromkeys(filter(None, (deliverable.giver, deliverable.receiver)))),
    )


def bond_view(bond: Bond, place: int, sides: tuple[str, ...]) -> ItemView:
    """A bond in the words of some sides; ``place`` is its number in the report, counted from 1."""
    return ItemView(
        id=bond_id(place),
        line=f"“{bond.words}”",
        places=_places(bond.mentions),
        statement=bond.statement,
        sides=sides,
    )


def sector_view(sector: SectorMention, place: int) -> ItemView:
    """A sector; ``place`` is its number in the report, counted from 1."""
    return ItemView(
        id=sector_id(place),
        line=words.spaced(sector.sector),
        places=_places(sector.mentions),
    )
