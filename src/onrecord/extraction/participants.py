"""Speakers as participants: each person once, and no bare country beside its own representative."""

from collections.abc import Collection, Iterable

import msgspec

from onrecord.extraction.actors import Actors
from onrecord.extraction.parse import Parsed
from onrecord.gazetteer import find
from onrecord.model import Participant, Speaker

_PAIR = ("one", "other")


def with_issuer(
    parsed: Parsed, actors: Actors, speakers: Iterable[Speaker], *, alone: bool
) -> tuple[Speaker, ...]:
    """Speakers, those of no known side with that of the government that issued the text.

    A ministry's own readout names its minister without saying of what country. Several speakers need one of
    another country among them, unless ``alone`` says that one side is enough.
    """
    several = tuple(speakers)
    known = {s.country for s in several if s.country}
    issuer = actors.issuer or (None if alone else _other_in_title(parsed, known))
    if issuer is None or issuer in known or not (alone or len(known) == 1):
        return several
    return tuple(s if s.country else msgspec.structs.replace(s, country=issuer) for s in several)


def issuing_officer(parsed: Parsed, actors: Actors) -> Speaker | None:
    """The office whose own text this is ("Prime Minister of Norway"): who "I" is where nobody else talks."""
    outlet, on = parsed.document.outlet, parsed.document.published_day
    held = [m for m in find(outlet, on=on) if m.kind == "office"] if outlet else []
    country = (held[0].country or actors.issuer) if held else None
    if country is None:
        return None
    return Speaker(text="", start=0, end=0, office=held[0].office, country=country, basis="office")


def _other_in_title(parsed: Parsed, known: Collection[str]) -> str | None:
    """The other of the two states that the title names, where it names two and one of them takes part."""
    title, on = parsed.document.title, parsed.document.published_day
    named = {m.country for m in find(title, on=on) if m.country} if title else set()
    others = named.difference(known)
    return others.pop() if len(named) == len(_PAIR) and len(others) == 1 else None


def participants_of(speakers: Iterable[Speaker]) -> tuple[Participant, ...]:
    """Who these speakers are, in order; those whose country is not known are left out."""
    people = [Participant(name=s.name, office=s.office, country=s.country) for s in speakers if s.country]
    return distinct(people)


def distinct(people: Iterable[Participant]) -> tuple[Participant, ...]:
    """Each participant once, with all that is known; a bare country only where nobody stands for it."""
    kept: list[Participant] = []
    for person in people:
        place = next((i for i, known in enumerate(kept) if same(known, person)), None)
        if place is None:
            kept.append(person)
        else:
            kept[place] = united(kept[place], person)
    represented = {p.country for p in kept if is_representative(p)}
    return tuple(p for p in kept if is_representative(p) or p.country not in represented)


def is_representative(participant: Participant) -> bool:
    """Whether somebody is meant who stands for a country, rather than the whole of it."""
    return participant.name is not None or participant.office is not None


def same(one: Participant, other: Participant) -> bool:
    """Whether two can be the same: one country, and no name or office that contradicts."""
    if one.country != other.country:
        return False
    if one.name and other.name:
        return one.name == other.name
    if is_representative(one) != is_representative(other):
        return False
    return one.office == other.office


def united(one: Participant, other: Participant) -> Participant:
    """Two mentions of the same participant as one."""
    return Participant(
        name=one.name or other.name, office=one.office or other.office, country=one.country or other.country
    )


def countries_of(participants: Iterable[Participant]) -> frozenset[str]:
    """The countries that take part."""
    return frozenset(p.country for p in participants if p.country)
