"""Contacts told in several documents, and which documents tell of one contact."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from onrecord.comparing.accounts import Heard
from onrecord.gazetteer import find
from onrecord.model import Contact, Participant, SharedContact, ToldIn

_APART = 1
"""So many days may lie between two tellings of one contact: time zones, and releases of the day after."""
_RELEASED = 3
"""So many days between two releases of one contact, where they do not say when it was."""
_TWO = 2
_IN_PERSON = {"meeting", "visit", "talks", "signing", "other"}


class Gathering(NamedTuple):
    """Documents that tell of one contact, by their place, and the states that take part."""

    places: tuple[int, ...]
    sides: frozenset[str]


def shared_contacts(heard: Sequence[Heard]) -> tuple[SharedContact, ...]:
    """Every contact of the documents once, with where it is told."""
    found: list[list[tuple[Heard, Contact]]] = []
    for one in heard:
        for contact in one.report.contacts:
            known = next((group for group in found if _is_one(group[0], (one, contact))), None)
            if known is None:
                found.append([(one, contact)])
            else:
                known.append((one, contact))
    return tuple(_shared(f"C{number}", group) for number, group in enumerate(found, start=1))


def gatherings(heard: Sequence[Heard]) -> tuple[Gathering, ...]:
    """The documents by the contact that each is mainly about, in the order in which they came."""
    found: list[list[int]] = []
    for place, one in enumerate(heard):
        known = next((group for group in found if _tell_of_one(heard[group[0]], one)), None)
        if known is None:
            found.append([place])
        else:
            known.append(place)
    return tuple(Gathering(tuple(group), _sides(heard[place] for place in group)) for group in found)


def main_contact(heard: Heard) -> Contact | None:
    """The contact that a document is about: the first that was held, else the first."""
    contacts = heard.report.contacts
    held = [c for c in contacts if c.status == "held" and len(_states(c)) > 1]
    return next(iter(held or contacts), None)


def _tell_of_one(first: Heard, second: Heard) -> bool:
    mine, theirs = main_contact(first), main_contact(second)
    if not _may_be_same_states(first, second):
        return False
    if mine is not None and theirs is not None and _day(mine) and _day(theirs):
        return _within(_day(mine), _day(theirs), _RELEASED)
    return _within(_told_on(first, mine), _told_on(second, theirs), _RELEASED)


def _told_on(heard: Heard, contact: Contact | None) -> date | None:
    """The day of a document's contact, else that of its release."""
    document = heard.report.document
    return (_day(contact) if contact else None) or (document.published_day if document else None)


def _may_be_same_states(first: Heard, second: Heard) -> bool:
    """Whether two documents can be of one contact by who takes part, as far as each tells."""
    mine, theirs = _certain(first), _certain(second)
    least = min(_TWO, len(mine), len(theirs))
    each_knows_one = len(mine) == len(theirs) == 1  # they can be of those two
    return each_knows_one or len(mine & theirs) >= least


def _sides(heard: Iterable[Heard]) -> frozenset[str]:
    """The states that take part in what documents are about; without two, those that are named most."""
    documents = tuple(heard)
    found = {side for one in documents for side in _certain(one)}
    for state in _named(documents):
        if len(found) >= _TWO:
            break
        found.add(state)
    return frozenset(found)


def _certain(heard: Heard) -> set[str]:
    """The states of a document's contact, and its own side."""
    contact = main_contact(heard)
    own = {heard.voice.side} if heard.voice.side else set()
    return own | (_states(contact) if contact else set())


def _named(documents: Sequence[Heard]) -> list[str]:
    """The states that documents name, the most often named first; titles count like texts."""
    named: Counter[str] = Counter()
    for one in documents:
        title = one.found.parsed.document.title or ""
        named.update(m.country for m in find(f"{title}\n{one.found.parsed.view}") if m.country)
    return [state for state, _ in named.most_common()]


def _states(contact: Contact) -> set[str]:
    return {p.country for p in contact.participants if p.country}


def _is_one(first: tuple[Heard, Contact], second: tuple[Heard, Contact]) -> bool:
    """Whether two mentions are of one contact: states, kind and status agree, and no day disagrees."""
    (one, mine), (other, theirs) = first, second
    same_kind = mine.channel == theirs.channel or {mine.channel, theirs.channel} <= _IN_PERSON
    states = _states(mine), _states(theirs)
    if (
        not same_kind
        or mine.status != theirs.status
        or len(states[0] & states[1]) < min(2, *map(len, states))
    ):
        return False
    if one is other and mine.channel != theirs.channel:
        return False
    days = _told_on(one, mine), _told_on(other, theirs)
    return _within(*days, _APART if _day(mine) and _day(theirs) else _RELEASED)


def _within(first: date | None, second: date | None, days: int) -> bool:
    """Whether two days lie so near; what is not known disagrees with nothing."""
    return first is None or second is None or abs((first - second).days) <= days


def _day(contact: Contact) -> date | None:
    dated = contact.date
    return date.fromisoformat(dated.value) if dated is not None and dated.precision == "day" else None


def _shared(identifier: str, group: Sequence[tuple[Heard, Contact]]) -> SharedContact:
    contacts = [contact for _, contact in group]
    dated = [c.date for c in contacts if c.date is not None]
    return SharedContact(
        id=identifier,
        date=max(dated, key=lambda one: len(one.value), default=None),
        channel=contacts[0].channel,
        participants=tuple(_participants(contacts)),
        told_in=tuple(
            dict.fromkeys(ToldIn(document=one.report.id, contact=contact.id) for one, contact in group)
        ),
    )


def _participants(contacts: Sequence[Contact]) -> Iterator[Participant]:
    """Those who take part, each once, with what any document says of them."""
    found: dict[tuple[str | None, str | None], Participant] = {}
    for contact in contacts:
        for one in contact.participants:
            key = (one.country, one.name and one.name.split()[-1])
            unnamed = (one.country, None)
            if key != unnamed and unnamed in found:
                found.pop(unnamed)
            if not (key == unnamed and any(k[0] == one.country for k in found)):
                found.setdefault(key, one)
    yield from found.values()
