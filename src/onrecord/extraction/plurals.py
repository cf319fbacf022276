"""Who several are: "the two leaders", "the presidents of both countries", "both sides", "they"."""

from collections.abc import Iterable, Sequence

import msgspec

from onrecord.extraction.clauses import SUBJECTS, head_of
from onrecord.extraction.groups import Group, groups
from onrecord.extraction.mentions import Cast, is_person
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.titles import plural_office
from onrecord.extraction.vocabulary import words
from onrecord.gazetteer import Match
from onrecord.model import Span, Speaker
from onrecord.model.statements import SpeakerBasis

_STATE = Speaker(text="", start=0, end=0, basis="country")
_LONGEST_TITLE = 3
_TWO = 2
_NUMBERS = {"two": 2, "three": 3}


class Plurals:
    """Finds the members of a group in one document."""

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self._parsed = parsed
        self._cast = cast

    def is_group(self, head: Token) -> bool:
        """Whether a noun stands for several who were named; "men" only with their number."""
        group = groups().get(head.text.lower())
        if group is None:
            return False
        if head.text.lower() in words("never bare") and not self._parsed.children(head):
            return False  # "diplomats said"
        return group.kind != "counted" or self._number(head) is not None

    def _number(self, head: Token) -> int | None:
        """How many a group is said to be, where that is two or three."""
        below = (c.lemma for c in self._parsed.children(head) if c.dep == "nummod")
        definite = any(c.dep == "det" and c.lemma == "the" for c in self._parsed.children(head))
        named = [n for n in (*below, head.lemma) if n in _NUMBERS]
        return _NUMBERS[named[0]] if named and definite else None

    def of_group(self, span: Span, head: Token) -> tuple[Speaker, ...]:
        """The members of "the two leaders" or "the presidents of Chad and Niger"."""
        group = groups()[head.text.lower()]
        office = self._office(head)
        countries = self._countries(head)
        if len(countries) > 1:
            members = [self._member(country, group, office) for country in countries]
            return pointed(span, members, "office" if group.kind == "persons" else "country")
        before = self._parsed.phrase(head).start
        own = {m.country for m in self._cast.matches_in(before, head.start) if m.country}
        if len(own) == 1 and group.kind == "persons":  # "EU diplomats" are of one side
            return pointed(span, [msgspec.structs.replace(_STATE, country=own.pop())], "office")
        return self._several(span, head, group, office)

    def of_pronoun(self, span: Span, head: Token) -> tuple[Speaker, ...]:
        """The members "they" means: the last two persons, else the last two sides, named before."""
        if self.antecedent(head):
            return ()
        earlier = self._before(head)
        persons = [m for m in earlier if is_person(m)]
        return pointed(span, _last_two(persons) or _last_two(earlier) or self.principals(), "pronoun")

    def _office(self, head: Token) -> str | None:
        """The office a plural title names: "foreign minister" for "foreign ministers"."""
        first = max(head.index - _LONGEST_TITLE + 1, self._parsed.sentences[head.sentence].tokens[0].index)
        return plural_office([t.text for t in self._parsed.tokens[first : head.index + 1]])

    def _countries(self, head: Token) -> list[str]:
        """The countries that a group names itself: "the Heads of State of Chad and Niger"."""
        below = self._parsed.subtree(head)
        start, end = below[0].start, below[-1].end
        places = self._cast.matches_in(start, end)
        return list(dict.fromkeys(m.country for m in places if m.country and not self._in_clause(m, head)))

    def _in_clause(self, match: Match, head: Token) -> bool:
        """Whether a place stands in a clause about the group ("the sides, which met in Oslo")."""
        tokens = self._parsed.tokens_in(match.start, match.end)
        token = head_of(tokens) if tokens else head
        while token.index not in {head.index, token.head}:
            if token.dep in {"relcl", "acl", "advcl"}:
                return True
            token = self._parsed.head(token)
        return False

    def _member(self, country: str | None, group: Group, office: str | None) -> Speaker:
        """Who stands for a country in a group: the holder the text names, else the office alone.

        Who held the office on that day is not looked up: the group may be that of another day.
        """
        state = msgspec.structs.replace(_STATE, country=country)
        if group.kind == "states":
            return state
        held = (p for p in self._cast.memory.persons if p.country == country and p.office)
        person = next((p for p in held if _holds(p.office, group, office)), None)
        if person is not None:
            return msgspec.structs.replace(state, name=person.name, office=person.office)
        return msgspec.structs.replace(state, office=office)

    def _several(self, span: Span, head: Token, group: Group, office: str | None) -> tuple[Speaker, ...]:
        """The sides a plural points back to: the last two who fit, else the two of the document."""
        earlier = self._before(head)
        if group.kind == "states":
            sided, number = [m for m in earlier if m.country], self._number(head) or _TWO
            sides = _last_of([m for m in sided if is_person(m)], number) or _last_of(sided, number)
            members = [self._member(s.country, group, None) for s in sides or self.principals()]
            return pointed(span, [m for m in members if m.country], "country")
        fitting = [m for m in earlier if is_person(m) and _holds(m.office, group, office)]
        number = self._number(head) or _TWO
        sided = [m for m in earlier if m.country]
        sides = _last_of(fitting, number) or _last_of(sided, number) or self.principals()
        members = [s if s in fitting else self._member(s.country, group, office) for s in sides]
        return pointed(span, members, "office")

    def _before(self, head: Token) -> list[Speaker]:
        return [m for m in self._cast.mentions if m.end <= head.start and (m.country or m.name)]

    def principals(self) -> list[Speaker]:
        """The two office holders of the document, where it has exactly two sides."""
        held = [p for p in self._cast.memory.persons if p.country and p.office]
        first = {p.country: p for p in reversed(held)}
        if len(first) != 2:
            return []
        return [
            msgspec.structs.replace(_STATE, name=p.name, office=p.office, country=p.country)
            for p in reversed(first.values())
        ]

    def antecedent(self, pronoun: Token) -> Token | None:
        """The nearest subject before, if it is a plural that is no group of sides ("analysts … they")."""
        first = self._parsed.sentences[max(pronoun.sentence - 1, 0)].tokens[0].index
        for token in reversed(self._parsed.tokens[first : pronoun.index]):
            if token.dep in SUBJECTS:
                word = token.text.lower()
                if token.tag == "NNS" and word not in groups():
                    return token
                if word in groups() or word in words("they") or token.pos == "PROPN":
                    return None
        return None


def pointed(span: Span, meant: Iterable[Speaker], basis: SpeakerBasis) -> tuple[Speaker, ...]:
    """Some actors, at the place of the words that point to them."""
    return tuple(
        msgspec.structs.replace(m, text=span.text, start=span.start, end=span.end, basis=basis) for m in meant
    )


def _holds(held: str | None, group: Group, office: str | None) -> bool:
    """Whether an office is one that a group's noun means: its own title before its kind."""
    if held is None:
        return False
    if office is not None:
        return held == office or (" " not in office and held.split()[-1] == office and office == "minister")
    return group.offices is None or bool(group.offices.fullmatch(held))


def _last_two(mentions: Sequence[Speaker]) -> list[Speaker]:
    """The last mention of each of the last two sides, in text order; empty if there are not two."""
    return _last_of(mentions, _TWO)


def _last_of(mentions: Sequence[Speaker], number: int) -> list[Speaker]:
    """The last mention of each of so many last sides, in text order; empty if there are not so many."""
    last: dict[str | None, Speaker] = {}
    for mention in reversed(mentions):
        if len(last) < number:
            last.setdefault(mention.country or mention.name, mention)
    return sorted(last.values(), key=lambda m: m.start) if len(last) == number else []
