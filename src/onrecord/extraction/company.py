"""Who else took part, where the syntax around a contact's words gives one side or none."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from onrecord.extraction.actors import Actors
from onrecord.extraction.clauses import SUBJECTS, child
from onrecord.extraction.mentions import is_person
from onrecord.extraction.naming import speakers_of
from onrecord.extraction.occasions import OWN_DOING, Occasion, is_gathering
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.participants import issuing_officer
from onrecord.extraction.vocabulary import words
from onrecord.model import Speaker

_TWO = 2
_NEAR = 60  # code points behind "with" in which somebody is named, through "His Excellency the"
_CALLS = {"call", "video-call"}
_ROLES = {*SUBJECTS, "pobj", "poss", "dobj"}


def with_company(
    parsed: Parsed, actors: Actors, occasion: Occasion, named: Sequence[Speaker]
) -> tuple[Speaker, ...]:
    """The speakers, and with them the persons of the same sentence where these make two sides.

    A long title, a list of offices or an opening phrase leads a parser astray; who stands in the sentence
    was still there. Where it names more than two sides, the nearest are taken.
    """
    found = tuple(s for s in named if s.country)
    if len(_sides(found)) >= _TWO and not any(map(is_person, found)):
        return _representatives(parsed, actors, occasion, found)
    if len(_sides(found)) >= _TWO or not _may_be_joined(parsed, actors, occasion):
        return tuple(named)
    people = sorted(_people(parsed, actors, occasion), key=lambda p: _distance(p, occasion))
    for person in people:
        if len(_sides(found)) < _TWO and person.country not in _sides(found):
            found = (*found, person)
    if len(_sides(found)) == 1 and occasion.rule["channel"] in _CALLS:
        found = (*found, *_issuer(parsed, actors, occasion, found))
    return tuple(sorted(found, key=lambda s: s.start)) if len(_sides(found)) == _TWO else tuple(named)


def _representatives(
    parsed: Parsed, actors: Actors, occasion: Occasion, states: tuple[Speaker, ...]
) -> tuple[Speaker, ...]:
    """The persons of the sentence who stand for the states that take part, else the states."""
    people = tuple(p for p in _people(parsed, actors, occasion) if p.country in _sides(states))
    return people if _sides(people) == _sides(states) else states


def _sides(speakers: Iterable[Speaker]) -> set[str]:
    return {s.country for s in speakers if s.country}


def _may_be_joined(parsed: Parsed, actors: Actors, occasion: Occasion) -> bool:
    """Whether the words leave open who took part: a noun in a clause, or a verb that says nobody else."""
    head = occasion.head
    passive = bool(child(parsed, head, "nsubjpass", "auxpass")) and bool(child(parsed, head, "agent"))
    if occasion.rule["who"] != "both" and not passive:
        return False
    if is_gathering(occasion) or (occasion.rule["channel"] not in _CALLS and not _is_taken_part_in(occasion)):
        return False
    others = (c for h in (head, occasion.carrier) if h for c in parsed.children(h) if _names_others(c))
    return all(any(s.country for s in actors.within(o.start, o.start + _NEAR)) for o in others)


def _is_taken_part_in(occasion: Occasion) -> bool:
    """Whether a clause tells of the contact as its own doing: not "welcomed the signing of a deal"."""
    carrier = occasion.carrier.lemma if occasion.carrier else ""
    own = any(carrier in words(kind, "contact_words") for kind in OWN_DOING)
    return occasion.link is not None and (occasion.link != "object" or own)


def _names_others(preposition: Token) -> bool:
    return preposition.dep == "prep" and preposition.lemma in words("companion", "contact_words")


def _people(parsed: Parsed, actors: Actors, occasion: Occasion) -> Iterator[Speaker]:
    """The persons of a side in the sentence, without who tells of the contact from outside."""
    sentence = parsed.sentences[occasion.head.sentence]
    outside = {t.index for t in _telling(parsed, occasion.head)}
    for mention in actors.within(sentence.start, sentence.end):
        tokens = parsed.tokens_in(mention.start, mention.end)
        if mention.country and is_person(mention) and not outside.intersection(t.index for t in tokens):
            yield mention
    for token in sentence.tokens:
        pointing = token.lemma in words("he") | words("she") and token.dep in _ROLES
        if pointing and token.index not in outside:
            yield from (s for s in speakers_of(parsed, actors, token) if s.country)


def _telling(parsed: Parsed, head: Token) -> Iterator[Token]:
    """The subjects of the verbs that report the clause of a word."""
    while head.head != head.index:
        above = parsed.head(head)
        if head.dep in {"ccomp", "parataxis"}:
            for said_by in parsed.children(above):
                if said_by.dep in SUBJECTS:
                    yield from parsed.subtree(said_by)
        head = above


def _distance(speaker: Speaker, occasion: Occasion) -> int:
    return max(speaker.start - occasion.span.end, occasion.span.start - speaker.end)


def _issuer(
    parsed: Parsed, actors: Actors, occasion: Occasion, found: Sequence[Speaker]
) -> Iterator[Speaker]:
    """The side whose readout it is, where a call is told with nobody of its own in the sentence."""
    if actors.issuer is None or actors.issuer in _sides(found) or occasion.link == "verb":
        return
    place = occasion.span.start
    unnamed = Speaker(text="", start=place, end=place, country=actors.issuer, basis="country")
    yield msgspec.structs.replace(issuing_officer(parsed, actors) or unnamed, start=place, end=place)
