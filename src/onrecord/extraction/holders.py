"""Who "the minister" is: the person of a text who holds an office that a shorter title stands for."""

from collections.abc import Sequence

from onrecord.extraction.groups import groups
from onrecord.extraction.homes import Home
from onrecord.extraction.memory import Memory, Person
from onrecord.extraction.names import Named
from onrecord.extraction.parse import Parsed
from onrecord.extraction.vocabulary import words


class Holders:
    """The persons of one text by their offices."""

    def __init__(self, parsed: Parsed, memory: Memory, home: Home, named: Sequence[Named]) -> None:
        self._parsed = parsed
        self._offices = [n for n in named if n.office and not n.former]
        self._memory = memory
        self._home = home

    def called(self, title: str, place: int) -> Person | None:
        """Who a title without a name and a country means at a place.

        The home's own holder comes first, since a release calls its own minister "the minister"; then the
        one who was named last. A release that has named no other one by then means its own, unnamed.
        """
        all_exact = self._memory.holders(title)
        exact = tuple(p for p in all_exact if p.country or self._home.side)
        holders = exact or tuple(p for p in self._memory.persons if p.office and stands_for(title, p.office))
        holders = tuple(p for p in holders if p.country) or holders or all_exact
        before = {p.name: self._last_named(p, place) for p in holders}
        own = [p for p in holders if self._home.side and p.country == self._home.side]
        named = [p for p in holders if before[p.name] >= 0]
        if own and (not named or self._home.issuer is not None or any(before[p.name] >= 0 for p in own)):
            return _last(own, before)
        if exact and self._home.issuer is not None and self._stands_before(title, exact):
            return None
        if named or self._home.issuer is not None:
            return _last(named, before)
        return holders[0] if len(all_exact) == 1 else None

    def of_side(self, title: str, country: str, place: int) -> Person | None:
        """Who, named before, a title means that is shorter than the office: "the Polish leader"."""
        if " " in title:
            return None
        persons = [p for p in self._memory.persons if p.country == country and p.office]
        meant = [p for p in persons if p.office != title and stands_for(title, p.office or "")]
        named = [p for p in meant if self._last_named(p, place) >= 0]
        return named[0] if len(named) == 1 else None

    def side_of(self, title: str, place: int) -> str | None:
        """The side of an unnamed holder: of the last phrase before with the title and a country.

        None where the title stood alone before any such phrase: then it is the home's.
        """
        before = [n for n in self._offices if n.end <= place and stands_for(title, n.office or "")]
        first = before[0] if before else None
        if first is None or not first.country:
            return None
        return next((n.country for n in reversed(before) if n.country), None)

    def _stands_before(self, title: str, holders: Sequence[Person]) -> bool:
        """Whether a text says "the president" before it names any, as a release does of its own."""
        text = self._parsed.view
        found = (text.find(p.name.split()[-1]) for p in holders)
        before = text[: min((place for place in found if place >= 0), default=0)].lower()
        return any(f"{word} {title} " in before for word in words("pointing"))

    def _last_named(self, person: Person, place: int) -> int:
        return self._parsed.view.rfind(person.name.split()[-1], 0, place)


def stands_for(title: str, office: str) -> bool:
    """Whether a title can mean an office: "minister" a foreign minister, "envoy" an ambassador."""
    held = office.split()
    if held[-1] == title != office:
        return held[0] not in words("not shortened")
    group = groups().get(f"{title}s")
    kinds = group.offices if group and group.kind == "persons" else None
    fuller = office.startswith((f"{title} of ", f"{title} for "))
    return office == title or fuller or bool(kinds and kinds.fullmatch(office))


def _last(persons: Sequence[Person], before: dict[str, int]) -> Person | None:
    return max(persons, key=lambda p: before[p.name], default=None)
