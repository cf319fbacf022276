"""Acts: who did what to whom, with PLOVER's codes."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from onrecord.extraction.act_codes import plover, status_of
from onrecord.extraction.act_roles import Roles, roles
from onrecord.extraction.act_tellings import Telling, tellings
from onrecord.extraction.actors import Actors
from onrecord.extraction.parse import Parsed, Sentence
from onrecord.extraction.telling import telling_statement
from onrecord.model import Act, Participant, Statement
from onrecord.model.contacts import ActKind


def find_acts(parsed: Parsed, actors: Actors, statements: Sequence[Statement]) -> tuple[Act, ...]:
    """Every act of an actor with a known side, in text order.

    The actor is the syntactic subject, the agent of a passive clause, or whom a noun is said to be of; an act
    whose actor cannot be known is left out. What a sentence tells twice is one act with both places.
    """
    acts: list[Act] = []
    for sentence in parsed.sentences:
        for act in _each_once(_in_sentence(parsed, actors, sentence)):
            told = telling_statement(statements, act.mentions)
            acts.append(msgspec.structs.replace(act, id=f"a{len(acts) + 1}", statement=told))
    return tuple(acts)


def _in_sentence(parsed: Parsed, actors: Actors, sentence: Sentence) -> Iterator[Act]:
    before: tuple[Telling, Roles] | None = None
    for telling in tellings(parsed, sentence):
        found = _pointed_back(telling, roles(parsed, actors, telling), before)
        if not found.actors or (found.needs_recipients and not found.recipients):
            continue
        before = (telling, found)
        yield Act(
            id="",
            kind=msgspec.convert(telling.rule["kind"], ActKind),
            plover=plover(parsed, telling),
            actors=found.actors,
            recipients=found.recipients,
            status=status_of(parsed, telling),
            mentions=(telling.span,),
        )


def _pointed_back(telling: Telling, found: Roles, before: tuple[Telling, Roles] | None) -> Roles:
    """An act whose words lead back to whom the act before it was directed at ("and offered it ships").

    So does a second noun of one verb ("her condolences to Chile and her readiness to send divers").
    """
    if found.recipients or before is None or _countries(found.actors) != _countries(before[1].actors):
        return found
    same_verb = telling.is_noun and before[0].is_noun and telling.verb is before[0].verb
    if not (same_verb or found.points_back):
        return found
    return msgspec.structs.replace(found, recipients=before[1].recipients)


def _each_once(acts: Iterable[Act]) -> list[Act]:
    """The acts of a sentence; one that tells what another tells is a further mention of it."""
    kept: list[Act] = []
    for act in acts:
        place = next((i for i, known in enumerate(kept) if _is_same(known, act)), None)
        if place is None:
            kept.append(act)
        else:
            known = kept[place]
            kept[place] = msgspec.structs.replace(known, mentions=(*known.mentions, *act.mentions))
    return kept


def _is_same(one: Act, other: Act) -> bool:
    codes = ((a.kind, a.plover.event, a.plover.mode, a.status) for a in (one, other))
    sides = ((_countries(a.actors), _countries(a.recipients)) for a in (one, other))
    return len(set(codes)) == 1 and len(set(sides)) == 1 and bool(one.recipients)


def _countries(people: Iterable[Participant]) -> frozenset[str]:
    return frozenset(p.country for p in people if p.country)
