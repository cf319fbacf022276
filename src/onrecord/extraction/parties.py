"""Who takes part in a contact: read from the syntax around the words that tell it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial

from onrecord.extraction.actors import Actors
from onrecord.extraction.clauses import child, subject
from onrecord.extraction.mentions import is_person
from onrecord.extraction.occasions import Occasion, words_of
from onrecord.extraction.parse import Parsed, Token
from onrecord.gazetteer import find
from onrecord.model import Span, Speaker

_OWN_DOING = (
    "taking-part",
    "planned",
    "proposed",
    "declined",
)  # "held", "postponed", but not "welcomed a meeting"
# the parser takes a person with a long title for a complement of the verb, or for an adverb
_OBJECT = {"dobj", "dative", "oprd", "npadvmod"}
_RECEIVED = ("dobj", "nsubjpass", "oprd")
_LISTING = {"by", "between", "of"}
_AND = re.compile(r"\s*,?\s*\band\s+(?:(?:the|his|her|its)\s+)?")
_MODIFIERS = {"amod", "compound", "nmod"}
_NOUNS = {"NOUN", "PROPN", "PRON"}


def parties(parsed: Parsed, actors: Actors, occasion: Occasion) -> tuple[Speaker, ...]:
    """The speakers that take part, in text order."""
    if occasion.rule["who"] == "direct":
        return _doer_and_object(parsed, actors, occasion)
    named = _all_speakers(parsed, actors, _phrases(parsed, occasion))
    own = _all_speakers(parsed, actors, _named_with_noun(parsed, occasion.head))
    if occasion.link == "occasion" and len({s.country for s in own}) > 1:
        return own
    if occasion.link in {"occasion", "object"} and len({speaker.country for speaker in named}) == 1:
        named += tuple(s for s in _all_speakers(parsed, actors, _addressed(parsed, occasion)) if is_person(s))
    return named or (_states_in(parsed, parsed.phrase(occasion.head)) if occasion.link != "verb" else ())


def _all_speakers(parsed: Parsed, actors: Actors, phrases: Iterable[Token]) -> tuple[Speaker, ...]:
    in_order = sorted({p.index: p for p in phrases}.values(), key=lambda p: p.index)
    return tuple(
        speaker
        for phrase in in_order
        if phrase.lemma not in words_of("private")
        for speaker in speakers_of(parsed, actors, phrase)
    )


def _addressed(parsed: Parsed, occasion: Occasion) -> Iterator[Token]:
    """Whom the verb is done to or with then ("thanked X during a call", "joined X for a meeting")."""
    if occasion.carrier:
        yield from (c for c in parsed.children(occasion.carrier) if c.dep in {"dobj", "dative"})
        yield from _objects(parsed, occasion.carrier, {"with"})


def _doer_and_object(parsed: Parsed, actors: Actors, occasion: Occasion) -> tuple[Speaker, ...]:
    """The person who receives and the person received, or nobody unless there are both."""
    doer, received = _doer(parsed, occasion.head), child(parsed, occasion.head, *_RECEIVED)
    if doer is None or received is None:
        return ()
    sides = [tuple(s for s in speakers_of(parsed, actors, p) if is_person(s)) for p in (doer, received)]
    return (*sides[0], *sides[1]) if all(sides) else ()


def visitors(parsed: Parsed, actors: Actors, occasion: Occasion) -> tuple[Speaker, ...]:
    """The speakers that go on a visit."""
    head = occasion.head
    phrases = (
        [_doer(parsed, head)]
        if occasion.link == "verb"
        else [
            child(parsed, head, "poss"),
            *_objects(parsed, head, {"of", "by"}),
            _doer_of_noun(parsed, occasion),
        ]
    )
    for phrase in phrases:
        found = speakers_of(parsed, actors, phrase) if phrase else ()
        if found:
            return found
    return ()


def _phrases(parsed: Parsed, occasion: Occasion) -> Iterator[Token]:
    """The heads of the noun phrases that name who takes part."""
    head, carrier = occasion.head, occasion.carrier
    if occasion.link == "verb":
        doer = _doer(parsed, head)
        if doer:
            yield doer
        if head.dep == "conj" and parsed.head(head).pos in _NOUNS:
            yield parsed.head(head)  # "X and Y spoke", taken for "X" and "Y spoke"
        yield from (c for c in parsed.children(head) if c.dep in _OBJECT and c.entity not in {"DATE", "TIME"})
        yield from map(partial(_meant_by_relative, parsed, head), _objects(parsed, head, words_of("party")))
        return
    yield from _named_with_noun(parsed, head)
    doer = _doer_of_noun(parsed, occasion)
    if doer:
        yield doer
    if carrier and occasion.link in {"object", "subject"}:
        yield from _objects(parsed, carrier, words_of("party") - {"to", "of", "from"})


def _meant_by_relative(parsed: Parsed, verb: Token, named: Token) -> Token:
    """The noun before "with whom she spoke"."""
    return parsed.head(verb) if named.lemma == "whom" and verb.dep == "relcl" else named


def _named_with_noun(parsed: Parsed, noun: Token) -> Iterator[Token]:
    """As in "X's talks with Y", "the call held by X and Y", "Z-Y talks"."""
    possessor = child(parsed, noun, "poss")
    if possessor:
        yield possessor
    yield from _objects(parsed, noun, words_of("party"))
    yield from (c for c in parsed.children(noun) if c.dep == "appos" and c.pos == "PROPN")
    for clause in parsed.children(noun):
        if clause.dep == "acl" and clause.tag == "VBN":
            yield from _objects(parsed, clause, words_of("party"))


def _objects(parsed: Parsed, head: Token, prepositions: Iterable[str]) -> Iterator[Token]:
    for preposition in parsed.children(head):
        if preposition.dep in {"prep", "agent", "dative"} and preposition.lemma in prepositions:
            yield child(parsed, preposition, "pobj") or _next(parsed, preposition)


def _next(parsed: Parsed, token: Token) -> Token:
    """The following word: the parser can take the name after "with" for the subject of a later verb."""
    return parsed.tokens[min(token.index + 1, len(parsed.tokens) - 1)]


def _doer_of_noun(parsed: Parsed, occasion: Occasion) -> Token | None:
    carrier = occasion.carrier
    if carrier is None:
        return None
    own = occasion.link == "object" and any(carrier.lemma in words_of(kind) for kind in _OWN_DOING)
    if occasion.link == "occasion" or own:
        return _doer(parsed, carrier)
    return None


def _doer(parsed: Parsed, verb: Token) -> Token | None:
    """Who does it; of "invited X to visit" and "plans for X to visit" that is X."""
    above = parsed.head(verb)
    if verb.dep in {"xcomp", "ccomp", "advcl"} and above.lemma in words_of("control"):
        controlled = child(parsed, above, "dobj", "nsubjpass")
        if controlled:
            return controlled
    if verb.dep == "acl":
        planned_for = next(_objects(parsed, above, {"for"}), None)
        if planned_for:
            return planned_for
    found = subject(parsed, verb)
    passive = child(parsed, verb, "nsubjpass")
    return found.token if found else passive


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
            _states_in(parsed, parsed.phrase(noun)) if adjectives else ()
        )
    if found and phrase.dep == "pobj" and parsed.head(phrase).lemma in _LISTING:
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
        if part.dep in {"conj", "appos"} and part.pos in _NOUNS:
            yield from _coordinated(parsed, part)


def _meant(parsed: Parsed, actors: Actors, noun: Token) -> tuple[Speaker, ...]:
    covering = _covering(actors, noun)
    return (covering,) if covering else actors.resolve(parsed.phrase(noun))


def _covering(actors: Actors, token: Token) -> Speaker | None:
    covering = [m for m in actors.mentions if m.start <= token.start and token.end <= m.end]
    return max(covering, key=lambda m: m.end - m.start, default=None)


def named_by(parsed: Parsed, actors: Actors, noun: Token) -> tuple[Speaker, ...]:
    """The actor a noun names, else the states that the adjectives before it name."""
    covering = _covering(actors, noun)
    if covering:
        return (covering,)
    before = [c.start for c in parsed.children(noun) if c.dep in _MODIFIERS and c.start < noun.start]
    return _states_in(parsed, parsed.span(min([noun.start, *before]), noun.end))


def _states_in(parsed: Parsed, span: Span) -> tuple[Speaker, ...]:
    """The states in a phrase that names no actor: "the Norwegian-Ghanaian commission"."""
    published = parsed.document.published
    on = date.fromisoformat(published) if published else None
    return tuple(
        Speaker(
            text=m.text,
            start=span.start + m.start,
            end=span.start + m.end,
            country=m.country,
            basis="country",
        )
        for m in find(parsed.view[span.start : span.end], on=on)
        if m.country and m.kind != "leader"
    )
