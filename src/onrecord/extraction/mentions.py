"""The mentions of actors in a text, each resolved by what the whole document says of it."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import msgspec

from onrecord.extraction.bodies import Bodies, noun_of, serves_abroad
from onrecord.extraction.clauses import SUBJECTS
from onrecord.extraction.holders import Holders
from onrecord.extraction.homes import Home, home_of
from onrecord.extraction.memory import Memory, Person
from onrecord.extraction.names import (
    Named,
    NameSpan,
    name_at,
    names_beside_offices,
    names_of_rulers,
    read_named,
)
from onrecord.extraction.namesakes import is_part_of_other, without_namesakes
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.seats import Seats, side_left_out
from onrecord.extraction.sides import with_sides
from onrecord.extraction.surroundings import Surroundings
from onrecord.extraction.titles import counterparts, shared_titles
from onrecord.extraction.vocabulary import words
from onrecord.gazetteer import Match, find
from onrecord.model import Speaker
from onrecord.model.statements import SpeakerBasis

_MODIFIERS = {"compound", "amod", "nmod", "nummod"}
_PERSONAL_ROLES = {"nsubj", "nsubjpass", "pobj", "poss", "appos", "conj", "dobj", "dative"}
_APPOSITION_REACH = 4
_WALL = ";"
_SURNAME = re.compile(r"[^\W\d_a-z]\w*(?:[-’'][^\W\d_]\w*)*(?<![’']s)")
_LONGEST_NAME = 8
_SHORTEST_SURNAME = 5  # shorter ones can be common words at the head of a sentence
_NOT_PERSONS = {"GPE", "LOC", "FAC", "NORP", "DATE"}
_STANDING: dict[str, SpeakerBasis] = {
    "body": "body", "metonym": "metonym", "country": "country", "demonym": "demonym", "capital": "metonym",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Everyone in a document.

    Attributes:
        mentions: All mentions in text order.
        matches: What the gazetteer knows in the text.
        bodies: The bodies among them.
        memory: The persons, with what is known of them.
        home: Where the document comes from.
        holders: The persons by their offices.
        around: What tells whose an office without a country is.
    """

    mentions: tuple[Speaker, ...]
    matches: tuple[Match, ...]
    bodies: Bodies
    memory: Memory
    home: Home
    holders: Holders
    around: Surroundings

    def matches_in(self, start: int, end: int) -> tuple[Match, ...]:
        """What the gazetteer knows inside a stretch of the text."""
        first = bisect_left(self.matches, start, key=lambda match: match.start)
        last = bisect_left(self.matches, end, key=lambda match: match.start)
        return tuple(m for m in self.matches[first:last] if m.end <= end)


class _Known(NamedTuple):
    """What tells who a person is: who was named, by which office, and what stands around."""

    memory: Memory
    holders: Holders
    around: Surroundings
    seats: Seats


def is_person(speaker: Speaker) -> bool:
    """Whether a mention is of a person, by name or by office."""
    return speaker.name is not None or (speaker.office is not None and speaker.basis in {"name", "office"})


def read_cast(parsed: Parsed) -> Cast:
    """Find and resolve all mentions of a document."""
    on = parsed.document.published_day
    text = _walled(parsed)
    matches = tuple(m for m in find(text, on=on) if not is_part_of_other(parsed, m))
    matches = tuple(sorted((*matches, *counterparts(text, matches)), key=lambda m: m.start))
    matches = without_namesakes(parsed, text, matches)
    names = (
        *shared_titles(text, matches),
        *_names(parsed, matches),
        *names_beside_offices(text, matches),
        *names_of_rulers(text),
    )
    dateline = parsed.dateline
    matches = tuple(m for m in matches if dateline is None or m.start >= dateline.end)
    bodies = Bodies(parsed, matches)
    matches = bodies.matches
    named = tuple(with_sides(parsed, read_named(text, matches, names), matches))
    home = home_of(parsed, dateline, on)
    if home.side is None:
        home = msgspec.structs.replace(home, side=side_left_out(parsed, matches, named))
    around = Surroundings(parsed, matches, home)
    titled = _title_persons(parsed, on)
    named = tuple(around.placed(named, Memory((*titled, *named))))
    seats = Seats(parsed, matches, named, Memory((*titled, *named)), home)
    named = tuple(seats.filled())
    memory = Memory((*titled, *named))
    known = _Known(memory, Holders(parsed, memory, home, named), around, seats)
    again = _known_again(parsed, memory, [*matches, *named])
    persons = [_person(parsed, mention, known) for mention in (*named, *again)]
    covered = _places(persons)
    standing = [
        _standing(parsed, match, around.side_at(match.start))
        for match in matches
        if covered.isdisjoint(range(match.start, match.end)) and _acts(parsed, match)
    ]
    mentions = tuple(sorted([*persons, *standing], key=lambda s: (s.start, -s.end)))
    return Cast(
        mentions=mentions, matches=matches, bodies=bodies, memory=memory, home=home, holders=known.holders,
        around=around,
    )  # fmt: skip


def _walled(parsed: Parsed) -> str:
    """The text with a character between paragraphs that is part of no phrase."""
    characters = list(parsed.view)
    for paragraph in parsed.paragraphs[:-1]:
        characters[paragraph.end] = _WALL
    return "".join(characters)


def _places(items: Iterable[Match | Named | Speaker]) -> set[int]:
    """All code points that some items cover."""
    return {place for item in items for place in range(item.start, item.end)}


def _known_again(parsed: Parsed, memory: Memory, taken: Iterable[Match | Named]) -> Iterator[Named]:
    """Surnames of persons named elsewhere in the document that no parser took for a person."""
    covered = _places(taken)
    for word in _SURNAME.finditer(parsed.view):
        token = parsed.token_at(word.start())
        if token is None or not covered.isdisjoint(range(word.start(), word.end())):
            continue
        person = memory.person(word[0])
        if person is not None and (token.pos == "PROPN" or _is_surname(word[0], person)):
            yield Named(start=word.start(), end=word.end(), name=person.name)


def _is_surname(word: str, person: Person) -> bool:
    """Whether a word that a parser took for no name is a whole surname."""
    return len(word) >= _SHORTEST_SURNAME and person.name.split()[-1] == word


def _title_persons(parsed: Parsed, on: date | None) -> tuple[Named, ...]:
    """The persons of a title that is given apart; their places mean nothing in the text."""
    title = parsed.document.title
    if not title or parsed.document.headline:
        return ()
    matches = find(title, on=on)
    # capitals hide where a name ends
    spoken = () if title.isupper() else names_beside_offices(title, matches)
    return read_named(title, matches, (*_leaders(matches), *spoken))


def _leaders(matches: Iterable[Match]) -> Iterator[NameSpan]:
    for match in matches:
        if match.kind == "leader" and match.name:
            yield NameSpan(
                start=match.start, end=match.end, name=match.name, country=match.country, office=match.office
            )


def _names(parsed: Parsed, matches: Sequence[Match]) -> Iterator[NameSpan]:
    """Persons by the parser's entities and by the gazetteer's leaders."""
    yield from _leaders(matches)
    taken = _places(matches)
    for run in _person_runs(parsed):
        free = [t for t in run if t.start not in taken]
        name = name_at(parsed.view, free[0].start, free[-1].end) if free else None
        if name and (" " in name.name or free[-1].dep in _PERSONAL_ROLES):
            yield name
    yield from _before_offices(parsed, matches)


def _before_offices(parsed: Parsed, matches: Sequence[Match]) -> Iterator[NameSpan]:
    """Names with an office as their apposition ("Ama Owusu, Ghanaian minister of trade")."""
    for match in matches:
        first = parsed.token_at(match.start)
        if match.kind != "office" or first is None:
            continue
        back = parsed.tokens[max(first.index - _APPOSITION_REACH, 0) : first.index]
        comma = next((t for t in reversed(back) if t.text == ","), None)
        run = _proper_run(parsed, comma) if comma and comma.sentence == first.sentence else []
        if len(run) > 1 and not any(t.entity in _NOT_PERSONS for t in run):
            name = name_at(parsed.view, run[0].start, run[-1].end)
            if name and not name_at(parsed.view, match.end + 1, len(parsed.view)):
                yield name


def _proper_run(parsed: Parsed, stop: Token) -> list[Token]:
    """The proper nouns directly before a token."""
    run: list[Token] = []
    for token in reversed(parsed.tokens[max(stop.index - _LONGEST_NAME, 0) : stop.index]):
        if token.pos != "PROPN" or token.sentence != stop.sentence:
            break
        run.insert(0, token)
    return run


def _person_runs(parsed: Parsed) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in parsed.tokens:
        if run and (token.entity != "PERSON" or token.sentence != run[-1].sentence):
            yield run
            run = []
        if token.entity == "PERSON":
            run.append(token)
    if run:
        yield run


def _person(parsed: Parsed, mention: Named, cast: _Known) -> Speaker:
    """A named person or an office as a speaker; an office without a side takes that of its place."""
    named = cast.memory.complete(mention)
    country, name, office = named.country, named.name, named.office
    if name is None and office and country and not named.former:
        holder = cast.holders.of_side(office, country, named.start)
        name, office = (holder.name, holder.office) if holder else (None, office)
    elif name is None and office and country is None and not named.former:
        holder = cast.holders.called(office, named.start)
        if holder:
            name, country = holder.name, holder.country
        else:
            country = cast.holders.side_of(office, named.start)
    if country is None and office and (name or not serves_abroad(office.split()[-1])):
        country = cast.seats.side_of(office, named.start) or cast.around.side_at(named.start)
    if country is None and name and office is None and not named.former:
        country = cast.around.of_bare_name(named)
    span = parsed.span(named.start, named.end)
    return Speaker(
        text=span.text, start=span.start, end=span.end, name=name, office=office, country=country,
        basis="name" if mention.name else "office",
    )  # fmt: skip


def _standing(parsed: Parsed, match: Match, home: str | None) -> Speaker:
    """A body, metonym or country as a speaker."""
    span = parsed.span(match.start, match.end)
    noun = noun_of(parsed, match)
    local = match.kind == "body" and noun is not None and not serves_abroad(noun.text)
    country = match.country or (home if local else None)
    return Speaker(
        text=span.text, start=span.start, end=span.end, body=match.body, country=country,
        basis=_STANDING[match.kind],
    )  # fmt: skip


def _acts(parsed: Parsed, match: Match) -> bool:
    """Whether a match stands for an actor here, and not for a place or as a modifier."""
    tokens = parsed.tokens_in(match.start, match.end)
    if match.kind == "body" and match.country is None and tokens:
        before = parsed.view[: match.start].rstrip().rpartition(" ")[2].lower()
        modifies = tokens[-1].dep in _MODIFIERS
        return not modifies and (before not in words("indefinite") or tokens[-1].dep in SUBJECTS)
    if match.kind in {"body", "metonym"}:
        return True
    if match.kind not in _STANDING or not tokens:
        return False
    head = next((t for t in tokens if not match.start <= parsed.head(t).start < match.end), tokens[-1])
    if head.dep in _MODIFIERS:
        return False
    if match.kind == "capital":
        placed = _preposition(parsed, head) in words("before a place")
        return head.dep not in {"pobj", "conj", "poss"} or not placed
    return True


def _preposition(parsed: Parsed, token: Token) -> str:
    """The preposition that governs a noun, through its coordination."""
    while token.dep == "conj":
        token = parsed.head(token)
    return parsed.head(token).lemma if token.dep == "pobj" else ""
