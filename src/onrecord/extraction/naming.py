"""Who a noun phrase names: its actors with all that is coordinated, else the states in its adjectives."""

import re
from collections.abc import Iterator

from onrecord.extraction.actors import Actors
from onrecord.extraction.clauses import MODIFIERS, NOUNS
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.vocabulary import words
from onrecord.gazetteer import find
from onrecord.model import Span, Speaker

_AND = re.compile(r"\s*,?\s*\band\s+(?:(?:the|his|her|its)\s+)?")


def speakers_of(
    parsed: Parsed, actors: Actors, phrase: Token, *, adjectives: bool = True
) -> tuple[Speaker, ...]:
    """Who a noun phrase with everything coordinated to it names.

    Args:
        parsed: The text.
        actors: Its actors.
        phrase: The head of the phrase.
        adjectives: Whether a phrase that is no actor itself stands for the states it names ("the Norwegian
            commission").
    """
    found: list[Speaker] = []
    for noun in _coordinated(parsed, phrase):
        found += _meant(parsed, actors, noun) or (
            states_in(parsed, parsed.phrase(noun)) if adjectives else ()
        )
    if found and phrase.dep == "pobj" and parsed.head(phrase).lemma in words("listing"):
        found += _listed_after(parsed, actors, max(found, key=lambda speaker: speaker.end))
    return tuple(found)


def _listed_after(parsed: Parsed, actors: Actors, last: Speaker) -> list[Speaker]:
    """The actor after "and", where the parser has torn a list of long titles apart."""
    return [
        m for m in actors.mentions if m.start > last.end and _AND.fullmatch(parsed.view, last.end, m.start)
    ]


def _coordinated(parsed: Parsed, noun: Token) -> Iterator[Token]:
    yield noun
    for part in parsed.children(noun):
        if part.dep in {"conj", "appos"} and part.pos in NOUNS:
            yield from _coordinated(parsed, part)


def _meant(parsed: Parsed, actors: Actors, noun: Token) -> tuple[Speaker, ...]:
    mention = actors.mention_at(noun)
    return (mention,) if mention else actors.resolve(parsed.phrase(noun))


def named_by(parsed: Parsed, actors: Actors, noun: Token) -> tuple[Speaker, ...]:
    """The actor a noun names, else the states that the adjectives before it name."""
    mention = actors.mention_at(noun)
    if mention:
        return (mention,)
    before = [c.start for c in parsed.children(noun) if c.dep in MODIFIERS and c.start < noun.start]
    return states_in(parsed, parsed.span(min([noun.start, *before]), noun.end))


def states_in(parsed: Parsed, span: Span) -> tuple[Speaker, ...]:
    """The states in a phrase that names no actor: "the Norwegian-Ghanaian commission"."""
    return tuple(
        Speaker(
            text=m.text,
            start=span.start + m.start,
            end=span.start + m.end,
            country=m.country,
            basis="country",
        )
        for m in find(parsed.view[span.start : span.end], on=parsed.document.published_day)
        if m.country and m.kind != "leader"
    )
