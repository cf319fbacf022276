"""What took place as people read it: contacts, acts, deliverables, bonds and sectors, one line each."""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Act, Bond, Contact, Deliverable, Participant, SectorMention, Span
from onrecord.reporting.catalogue import spoken, t
from onrecord.reporting.marks import bond_id, sector_id
from onrecord.reporting.names import State, participants_name
from onrecord.reporting.quantities import dated_words
from onrecord.reporting.retelling import retold
from onrecord.reporting.words import capitalised


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
    who = participants_name(contact.participants) or t("contact.nobody")
    details = (
        t("contact.date", date=dated_words(contact.date)) if contact.date else _unknown("date", contact),
        t("contact.place", place=contact.place) if contact.place else _unknown("place", contact),
        t("contact.initiative", whose=contact.initiative)
        if contact.initiative
        else _unknown("initiative", contact),
    )
    channel, status = t("channel." + contact.channel), t("status." + contact.status)
    return ItemView(
        id=contact.id,
        line=t("contact.line", channel=capitalised(channel), status=status, who=who),
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
    return t("contact.no_" + name, reason=retold(reason, "reason")) if reason else ""


def act_view(act: Act) -> ItemView:
    """An act: who did what towards whom, with its PLOVER code."""
    actor = participants_name(act.actors) or t("who.somebody")
    towards = participants_name(act.recipients)
    key = ("act." if towards else "deed.") + act.kind
    return ItemView(
        id=act.id,
        line=capitalised(t(key, n=max(1, len(act.actors)), actor=actor, towards=towards)),
        details=(t("status." + act.status), _plover_words(act)),
        places=_places(act.mentions),
        statement=act.statement,
        sides=_sides((*act.actors, *act.recipients)),
    )


def _plover_words(act: Act) -> str:
    if act.plover.event is None:
        return t("act.uncoded")
    parts = [f"PLOVER {act.plover.event}", *filter(None, [act.plover.mode]), *act.plover.contexts]
    return ", ".join(parts)


def deliverable_view(deliverable: Deliverable) -> ItemView:
    """A deliverable: what goes from whom to whom."""
    sector = deliverable.sector and spoken().term("sector", deliverable.sector)
    details = (
        t("thing." + deliverable.kind),
        t("status." + deliverable.status),
        t("thing.of_sector", sector=sector) if sector else "",
        t("thing.of_quantity", quantity=deliverable.quantity) if deliverable.quantity else "",
        t("contact.date", date=dated_words(deliverable.date)) if deliverable.date else "",
    )
    return ItemView(
        id=deliverable.id,
        line=_from_whom_to_whom(deliverable),
        details=tuple(detail for detail in details if detail),
        places=_places(deliverable.mentions),
        statement=deliverable.statement,
        sides=tuple(dict.fromkeys(filter(None, (deliverable.giver, deliverable.receiver)))),
    )


def _from_whom_to_whom(deliverable: Deliverable) -> str:
    ends = "_".join(name for name, end in (("from", deliverable.giver), ("to", deliverable.receiver)) if end)
    giver, receiver = State(deliverable.giver or ""), State(deliverable.receiver or "")
    return t("goes." + (ends or "alone"), what=deliverable.what, giver=giver, receiver=receiver)


def bond_view(bond: Bond, place: int, sides: tuple[str, ...]) -> ItemView:
    """A bond in the words of some sides; ``place`` is its number in the report, counted from 1."""
    return ItemView(
        id=bond_id(place),
        line=t("bond.words", words=bond.words),
        places=_places(bond.mentions),
        statement=bond.statement,
        sides=sides,
    )


def sector_view(sector: SectorMention, place: int) -> ItemView:
    """A sector; ``place`` is its number in the report, counted from 1."""
    return ItemView(
        id=sector_id(place),
        line=spoken().term("sector", sector.sector),
        places=_places(sector.mentions),
    )
