"""Contacts: calls, meetings, visits, letters and signings between representatives of two states."""

from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from onrecord.extraction.actors import Actors
from onrecord.extraction.circumstances import Circumstances, circumstances_of, destination_of
from onrecord.extraction.company import with_company
from onrecord.extraction.mentions import is_person
from onrecord.extraction.news import dated_by_news, first_day_of_news, with_date
from onrecord.extraction.occasions import Occasion, find_occasions, is_told_in_present, is_visit, told_status
from onrecord.extraction.parse import Parsed
from onrecord.extraction.partakers import partakers, visitors
from onrecord.extraction.participants import (
    countries_of,
    distinct,
    is_representative,
    participants_of,
    same,
    with_issuer,
)
from onrecord.extraction.vocabulary import rules, words
from onrecord.model import Contact, Participant, Span, Speaker
from onrecord.model.contacts import Channel, ContactStatus

_STATES = 2
_SEPARATE_REACH = 40
_VIDEO: Channel = "video-call"
_FAMILY = {"video-call": "call", "talks": "meeting", "message": "letter"}


def find_contacts(parsed: Parsed, actors: Actors) -> tuple[Contact, ...]:
    """Every contact once, with all places that tell it, in the order of the first.

    A contact needs representatives of two states, or a visitor to another one. States alone, without anybody
    who stands for them, make a contact only where the text dates it: "the two states negotiate" tells none.
    """
    found: list[Contact] = []
    fresh = first_day_of_news(parsed, actors)
    occasions = tuple(_without_doubles(find_occasions(parsed)))
    for occasion in occasions:
        contact = _contact(parsed, actors, occasion) or _pointed_back(parsed, actors, occasion, found)
        if contact is None:
            continue
        contact = _dated_with(parsed, contact, [o for o in occasions if _beside(o, occasion)], found)
        contact = _as_call(parsed, occasion, contact, found)
        for one in _each_apart(parsed, actors, occasion, contact):
            place = next((i for i, known in enumerate(found) if _same(known, one, fresh)), None)
            if place is None:
                found.append(one)
            else:
                found[place] = _united(found[place], one)
    told = enumerate(dated_by_news(parsed, actors, found), start=1)
    return tuple(msgspec.structs.replace(contact, id=f"c{number}") for number, contact in told)


def _without_doubles(occasions: Iterable[Occasion]) -> Iterable[Occasion]:
    """The occasions but for a meeting that the same verb tells to be held by video."""
    told = tuple(occasions)
    by_video = {o.carrier.index for o in told if o.carrier and o.rule["channel"] == _VIDEO}
    for one in told:
        seen_again = one.carrier is not None and one.carrier.index in by_video
        if not seen_again or one.rule["channel"] not in {"meeting", "talks"}:
            yield one


def _as_call(parsed: Parsed, occasion: Occasion, contact: Contact, found: Sequence[Contact]) -> Contact:
    """A contact that "the talks" tell, as the call that was told just before and that they mean."""
    last = found[-1] if found else None
    pointing = contact.channel == "talks" and not contact.date and _is_pointed(parsed, occasion)
    if last is None or not pointing or _family(last.channel) != "call" or last.status != contact.status:
        return contact
    same_sides = countries_of(last.participants) == countries_of(contact.participants)
    return msgspec.structs.replace(contact, channel=last.channel) if same_sides else contact


def _contact(parsed: Parsed, actors: Actors, occasion: Occasion) -> Contact | None:
    told = told_status(parsed, occasion)
    if told is None:
        return None
    ahead = told != "held" or is_told_in_present(occasion)
    around = circumstances_of(parsed, actors, occasion, future=ahead)
    going = is_visit(occasion.rule)
    named = (visitors if going else partakers)(parsed, actors, occasion)
    named = with_issuer(parsed, actors, named, alone=going)
    named = named if going else with_company(parsed, actors, occasion, named)
    named = _bound_for(parsed, actors, occasion, named, around) if going else named
    people = _participants(occasion, participants_of(named), around, actors.issuer)
    if not people or not (any(map(is_representative, people)) or around.date):
        return None
    return Contact(
        id="",
        channel=_channel(parsed, occasion),
        status=_status(parsed, told, around),
        date=around.date,
        participants=people,
        initiative=around.initiative,
        place=around.place,
        mentions=(_telling(parsed, occasion, named, around),),
        unknown=dict(around.unknown),
    )


def _bound_for(
    parsed: Parsed, actors: Actors, occasion: Occasion, named: tuple[Speaker, ...], around: Circumstances
) -> tuple[Speaker, ...]:
    """The visitors; "his visit to Lima" is not that of the Peruvian who receives him there."""
    if not named or not all(s.basis == "pronoun" and s.country in around.destinations for s in named):
        return named
    start = parsed.sentences[max(occasion.head.sentence - 1, 0)].start
    before = (m for m in reversed(actors.within(start, occasion.span.start)) if is_person(m))
    guest = next((m for m in before if m.country and m.country not in around.destinations), None)
    return (guest,) if guest else named


def _each_apart(parsed: Parsed, actors: Actors, occasion: Occasion, contact: Contact) -> Iterable[Contact]:
    """One contact, or one with each of the others where somebody "spoke separately with" several."""
    sides = list(dict.fromkeys(p.country for p in contact.participants))
    own = (Participant(country=actors.issuer),) if actors.issuer and actors.issuer not in sides else ()
    sides = [*(p.country for p in own), *sides]
    near = parsed.tokens_in(occasion.span.start - _SEPARATE_REACH, occasion.span.end + _SEPARATE_REACH)
    apart = any(t.lemma in words("separately", "contact_words") for t in near)
    if not apart or len(sides) <= _STATES or is_visit(occasion.rule):
        return (contact,)
    return tuple(
        msgspec.structs.replace(
            contact,
            participants=tuple(p for p in (*own, *contact.participants) if p.country in {sides[0], other}),
        )
        for other in sides[1:]
    )


def _pointed_back(
    parsed: Parsed, actors: Actors, occasion: Occasion, found: Sequence[Contact]
) -> Contact | None:
    """The contact just told, where a clause says more of it: "The conversation was initiated by …"."""
    told = told_status(parsed, occasion)
    last = found[-1] if found else None
    if last is None or told is None or not _points(parsed, occasion) or told != last.status:
        return None
    channel = _channel(parsed, occasion)
    if _family(channel) != _family(last.channel):
        return None
    around = circumstances_of(parsed, actors, occasion, future=told != "held")
    return msgspec.structs.replace(
        last,
        date=around.date,
        initiative=around.initiative,
        place=around.place,
        mentions=(occasion.span,),
        unknown=dict(around.unknown),
    )


def _beside(one: Occasion, other: Occasion) -> bool:
    return one is not other and one.head.sentence == other.head.sentence


def _dated_with(
    parsed: Parsed, contact: Contact, beside: Iterable[Occasion], found: Sequence[Contact]
) -> Contact:
    """A contact without a date, with that of the one it went with ("after the meeting, they signed …")."""
    if contact.date or contact.status != "held" or contact.channel == "visit":
        return contact
    known = (o for o in beside if o.link != "verb" and (_is_pointed(parsed, o) or _is_owned(parsed, o)))
    families = {_family(_channel(parsed, o)) for o in known}
    held = (c for c in reversed(found) if c.date and c.status == "held")
    date = next((c.date for c in held if _family(c.channel) in families), None)
    return with_date(contact, date)


def _points(parsed: Parsed, occasion: Occasion) -> bool:
    """Whether the words are "the call" or "this meeting" as the subject of a clause."""
    return occasion.link == "subject" and _is_pointed(parsed, occasion)


def _is_pointed(parsed: Parsed, occasion: Occasion) -> bool:
    """Whether "the", "this" or "that" stands before the words."""
    return any(
        word.dep == "det" and word.lemma in words("pointing") for word in parsed.children(occasion.head)
    )


def _is_owned(parsed: Parsed, occasion: Occasion) -> bool:
    """Whether the words are "her talks", of somebody named before."""
    return any(word.dep == "poss" and word.pos == "PRON" for word in parsed.children(occasion.head))


def _participants(
    occasion: Occasion, people: tuple[Participant, ...], around: Circumstances, issuer: str | None
) -> tuple[Participant, ...]:
    """Those who take part, or nobody when they do not make a contact."""
    if is_visit(occasion.rule):
        going = tuple(p for p in people if is_representative(p) and p.country not in around.destinations)
        return going if around.leads_abroad(countries_of(going), issuer) else ()
    return people if len(countries_of(people)) >= _STATES else ()


def _telling(parsed: Parsed, occasion: Occasion, named: Iterable[Speaker], around: Circumstances) -> Span:
    """The stretch of a clause from the first to the last of its words that tell who, what, when and where."""
    clause = parsed.subtree(occasion.carrier or occasion.head)
    start, end = clause[0].start, clause[-1].end
    leading = destination_of(parsed, occasion) if is_visit(occasion.rule) else None
    here = [s for s in named if start <= s.start and s.end <= end and s.text]
    places: list[Span | Speaker] = [occasion.span, *here, *around.places, *([leading] if leading else [])]
    return parsed.span(min(place.start for place in places), max(place.end for place in places))


def _channel(parsed: Parsed, occasion: Occasion) -> Channel:
    channel = msgspec.convert(occasion.rule["channel"], Channel)
    return (_title_channel(parsed.document.title or "") or channel) if occasion.rule["title"] else channel


@cache
def _title_channel(title: str) -> Channel | None:
    """The channel that a title names."""
    found = [
        (match.start(), rule["channel"])
        for rule in rules("contacts")
        if not rule["title"] and (match := rule.pattern.search(title))
    ]
    return msgspec.convert(min(found)[1], Channel) if found else None


def _status(parsed: Parsed, told: ContactStatus, around: Circumstances) -> ContactStatus:
    """What the clause says, unless the date lies ahead of the text's own."""
    published = parsed.document.published
    if told == "held" and around.date and published and around.date.value > published:
        return "planned"
    return told


def _same(one: Contact, other: Contact, fresh: str | None) -> bool:
    """Whether two are one; an undated one of a release is not that of weeks before."""
    if one.date is None and other.date and fresh and other.date.value < fresh[: len(other.date.value)]:
        return False
    return (
        _family(one.channel) == _family(other.channel)
        and one.status == other.status
        and countries_of(one.participants) == countries_of(other.participants)
        and _compatible(one.participants, other.participants)
        and (one.date is None or other.date is None or _same_day(one.date.value, other.date.value))
    )


def _family(channel: Channel) -> str:
    return _FAMILY.get(channel, channel)


def _same_day(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _compatible(one: tuple[Participant, ...], other: tuple[Participant, ...]) -> bool:
    """Whether for each country somebody on one side can be somebody on the other."""
    return all(any(_can_be(a, b) for b in other if b.country == a.country) for a in one)


def _can_be(one: Participant, other: Participant) -> bool:
    return same(one, other) or not (is_representative(one) and is_representative(other))


def _united(one: Contact, other: Contact) -> Contact:
    """One contact with all that both places tell of it."""
    dates = [contact.date for contact in (one, other) if contact.date]
    known = {
        "date": max(dates, key=lambda date: len(date.value), default=None),
        "initiative": one.initiative or other.initiative,
        "place": one.place or other.place,
    }
    return msgspec.structs.replace(
        one,
        **known,
        channel=other.channel if other.date and not one.date else one.channel,
        participants=distinct((*one.participants, *other.participants)),
        mentions=(*one.mentions, *other.mentions),
        unknown={field: why for field, why in one.unknown.items() if not known.get(field)},
    )
