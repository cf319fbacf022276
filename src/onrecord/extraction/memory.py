"""Who has been named in a document so far: persons with what is known of them."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

import msgspec

from onrecord.extraction.names import Named
from onrecord.extraction.vocabulary import words
from onrecord.model import Frozen

_NEAR = 0.85  # newswires spell foreign names two ways in one text; below this, short surnames collide
_SHORTEST_NEAR = 6
_WITH_TWO_SURNAMES = 3  # "Ana Ruiz Vega" is Ruiz


class Person(Frozen, frozen=True, kw_only=True):
    """A person with the office and the country known from anywhere in the document."""

    name: str
    office: str | None = None
    country: str | None = None


class Memory:
    """The persons of a document, looked up by any form of their name or by their office."""

    def __init__(self, mentions: Iterable[Named]) -> None:
        self._persons: list[Person] = []
        self._looked_up: dict[str, Person | None] = {}
        for mention in mentions:
            if mention.name:
                self._learn(mention, mention.name)

    @property
    def persons(self) -> tuple[Person, ...]:
        """All persons, in the order in which they are first named."""
        return tuple(self._persons)

    def _learn(self, mention: Named, name: str) -> None:
        office = None if mention.former else mention.office
        known = self.person(name)
        self._looked_up.clear()
        if known is None:
            self._persons.append(Person(name=name, office=office, country=mention.country))
            return
        fuller = name if len(_words_of(name)) > len(_words_of(known.name)) else known.name
        self._persons[self._persons.index(known)] = Person(
            name=fuller, office=known.office or office, country=known.country or mention.country
        )

    def person(self, name: str) -> Person | None:
        """The person a full name, a surname or a misspelt surname stands for."""
        if name not in self._looked_up:
            asked = _words_of(name)
            known = [(person, _words_of(person.name)) for person in reversed(self._persons)]
            matching = (p for same in (_same, _nearly_same) for p, other in known if same(asked, other))
            self._looked_up[name] = next(matching, None)
        return self._looked_up[name]

    def holders(self, office: str, country: str | None = None) -> tuple[Person, ...]:
        """The persons who hold an office, of one country if it is given."""
        return tuple(
            p for p in self._persons if p.office == office and (country is None or p.country == country)
        )

    def complete(self, mention: Named) -> Named:
        """The mention with what the document says of its person elsewhere."""
        person = self.person(mention.name) if mention.name else self._only_holder(mention)
        if person is None:
            return mention
        return msgspec.structs.replace(
            mention,
            name=person.name,
            office=mention.office or person.office,
            country=mention.country or person.country,
        )

    def _only_holder(self, mention: Named) -> Person | None:
        if mention.office is None or mention.country is None or mention.former:
            return None
        holders = self.holders(mention.office, mention.country)
        return holders[0] if len(holders) == 1 else None


def _words_of(name: str) -> list[str]:
    spoken = [word.strip(".,").lower() for word in name.split()]
    return [word for word in spoken if word not in words("name suffix")]


def _same(asked: list[str], known: list[str]) -> bool:
    """Whether one name is a shorter form of the other: a surname, or with a word left out."""
    shorter, longer = sorted((asked, known), key=len)
    if not shorter:
        return False
    rest: Iterator[str] = iter(longer)
    in_order = all(any(word == other for other in rest) for word in shorter)
    first_of_two = len(longer) >= _WITH_TWO_SURNAMES and shorter == longer[-2:-1]
    return in_order and (shorter[-1] == longer[-1] or shorter == longer[:1] or first_of_two)


def _nearly_same(asked: list[str], known: list[str]) -> bool:
    if not asked or not known or min(len(asked[-1]), len(known[-1])) < _SHORTEST_NEAR:
        return False
    if asked[-1][0] != known[-1][0]:
        return False  # a slip in the first letter is rare, and comparing all names is slow
    given = not asked[:-1] or not known[:-1] or asked[0] == known[0]
    return given and SequenceMatcher(None, asked[-1], known[-1]).ratio() >= _NEAR
