"""Who does an act, and whom it is directed at."""

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import Literal

import msgspec

from onrecord.extraction.act_tellings import Telling, is_loose
from onrecord.extraction.actors import Actors
from onrecord.extraction.clauses import MODIFIERS, NOUNS, SUBJECTS, child, subject
from onrecord.extraction.cues import speaker_nouns
from onrecord.extraction.naming import named_by, speakers_of, states_in
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.participants import participants_of
from onrecord.extraction.vocabulary import words
from onrecord.model import Frozen, Participant, Speaker

Recipients = Literal[
    "helped", "blamed", "wished", "urged", "addressed", "felt", "target", "given", "nobody", "partners",
    "agreed", "mutual", "between", "giver", "guest", "visited",
]  # fmt: skip

_COMPLEMENTS = {"acomp", "xcomp", "acl", "pcomp", "prep"}
_CLAUSE = {"relcl", "acl", "advcl", "ccomp", "parataxis"}
_DIRECT = {"dobj", "dative", "nsubjpass"}
_BOTH_NEEDED: frozenset[Recipients] = frozenset({"given", "giver", "guest", "visited"})
_TWO_NEEDED: frozenset[Recipients] = frozenset({"mutual", "between"})
_ALL_ACT: frozenset[Recipients] = frozenset({"mutual", "between", "agreed"})
_ONLY_SAID_TO: frozenset[Recipients] = frozenset({"addressed", "felt"})
_PAIR = 2


class Roles(Frozen, frozen=True, kw_only=True):
    """Who acts and whom it is directed at.

    Attributes:
        actors: Those who act, none where that cannot be known.
        recipients: Those it is directed at.
        points_back: Whether a pronoun stands where a recipient would.
        needs_recipients: Whether it is no act without one.
    """

    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    points_back: bool = False
    needs_recipients: bool = False


def roles(parsed: Parsed, actors: Actors, telling: Telling) -> Roles:
    """The roles in an act, as its row says they are told."""
    kind = msgspec.convert(telling.rule["recipients"], Recipients)
    doing = participants_of(doers(parsed, actors, telling))
    others = participants_of(_concerned(parsed, actors, telling, kind))
    if kind == "guest" and child(parsed, telling.verb, "auxpass"):
        doing, others = participants_of(_passive_subject(parsed, actors, telling)), doing
    elif kind in {"giver", "guest"}:
        doing, others = others, doing
    if kind in _ALL_ACT:
        partners = participants_of(_partners(parsed, actors, telling, kind))
        doing, others = _together(doing, partners), () if kind != "agreed" else others
    if kind in _TWO_NEEDED and len({p.country for p in doing}) < _PAIR:
        return Roles()
    own = {p.country for p in doing}
    return Roles(
        actors=doing,
        recipients=tuple(p for p in others if p.country not in own),
        points_back=_points_back(parsed, telling),
        needs_recipients=kind in _BOTH_NEEDED,
    )


# who acts


def doers(parsed: Parsed, actors: Actors, telling: Telling) -> tuple[Speaker, ...]:
    """Who does it: the subject, the agent, or those whom a noun is of."""
    verb = telling.verb
    if telling.is_noun:
        owners = _owners(parsed, actors, telling.head)
        if telling.by_itself:
            return owners or _beside(parsed, actors, [verb])
        return _of_verb(parsed, actors, telling) or owners
    return _of_verb(parsed, actors, telling)


def _of_verb(parsed: Parsed, actors: Actors, telling: Telling) -> tuple[Speaker, ...]:
    verb = telling.verb
    auxiliary = child(parsed, verb, "auxpass")
    name = actors.mention_at(auxiliary) if auxiliary else None
    if name:
        return (name,)  # "Akinyi Were voiced": a name that passes for a verb
    felt = child(parsed, verb, "nsubjpass") if telling.rule["recipients"] == "felt" else None
    if felt or is_loose(parsed, verb):
        return _acting(parsed, actors, felt or parsed.head(verb))
    doer = subject(parsed, verb)
    found = _acting(parsed, actors, doer.token) if doer else ()
    return found or (_on_behalf(parsed, actors, verb) if doer else ())


def _on_behalf(parsed: Parsed, actors: Actors, verb: Token) -> tuple[Speaker, ...]:
    """On whose behalf it is done, where that alone tells whose the subject is."""
    for behalf in _led_to(parsed, [verb], {"on"}):
        if behalf.lemma == "behalf":
            return _beside(parsed, actors, [t for t in parsed.subtree(behalf) if t.pos in NOUNS])
    return ()


def _acting(parsed: Parsed, actors: Actors, noun: Token) -> tuple[Speaker, ...]:
    """The actors a noun names, or the states whose forces or officials it means."""
    beside = {c.lemma.lower() for c in parsed.children(noun) if c.dep in MODIFIERS}
    if (beside | {noun.lemma}) & words("private", "act_words"):
        return ()
    named = speakers_of(parsed, actors, noun, adjectives=False)
    known = any(speaker.country for speaker in named)
    titles = words("forces", "act_words") | _titles()
    if not (known or noun.lemma in titles or beside & titles):
        return _owner(parsed, actors, noun)
    if known and noun.tag != "NNS":
        return named
    return (*(s for s in named if s.country), *_states_of(parsed, actors, noun))


@cache
def _titles() -> frozenset[str]:
    return frozenset(word for word, noun in speaker_nouns().items() if noun.kind in {"office", "body"})


def _states_of(parsed: Parsed, actors: Actors, noun: Token) -> Iterator[Speaker]:
    """The states in the adjectives of a noun, and those it is "of" or "from"."""
    yield from states_in(parsed, parsed.span(parsed.phrase(noun).start, noun.end))
    for place in _led_to(parsed, [noun], {"of", "from"}):
        yield from speakers_of(parsed, actors, place, adjectives=False)


def _owner(parsed: Parsed, actors: Actors, noun: Token) -> tuple[Speaker, ...]:
    """Whose country it is ("his country"), or else that of who reports it ("said that the kingdom had…")."""
    if noun.lemma not in words("own side", "act_words"):
        return ()
    owner = child(parsed, noun, "poss")
    if owner:
        return speakers_of(parsed, actors, owner, adjectives=False)
    verb = parsed.head(noun)
    told = subject(parsed, parsed.head(verb)) if verb.dep == "ccomp" else None
    return speakers_of(parsed, actors, told.token, adjectives=False) if told else ()


def _owners(parsed: Parsed, actors: Actors, noun: Token) -> tuple[Speaker, ...]:
    """Whose act a noun tells: its possessor, else whom it is "by", "from", "between" or "of"."""
    owner = child(parsed, noun, "poss")
    found = speakers_of(parsed, actors, owner, adjectives=False) if owner else ()
    return found or _beside(parsed, actors, _nouns_below(parsed, noun))


def _beside(parsed: Parsed, actors: Actors, around: Iterable[Token]) -> tuple[Speaker, ...]:
    prepositions = words("of those acting", "act_words")
    below = [
        c
        for word in around
        for c in parsed.children(word)
        if c.dep in {"prep", "agent"} and c.lemma in prepositions
    ]
    for preposition in sorted(below, key=lambda p: p.lemma == "of"):
        named = child(parsed, preposition, "pobj")
        found = _acting(parsed, actors, named) if named else ()
        if found:
            return found
    return ()


# whom it is directed at


def _concerned(parsed: Parsed, actors: Actors, telling: Telling, kind: Recipients) -> tuple[Speaker, ...]:
    """Whom the act is directed at: its object, those in it, and those its prepositions lead to."""
    if kind in {"nobody", "mutual", "between"}:
        return ()
    if kind == "partners":
        return tuple(_partners(parsed, actors, telling, kind))
    if kind == "giver":
        return _first(
            parsed, actors, _led_to(parsed, (telling.verb, *_objects_of(parsed, telling)), {"from"})
        )
    speakers: list[Speaker] = []
    for phrase in _phrases(parsed, telling, kind):
        speakers += speakers_of(parsed, actors, phrase, adjectives=False) if kind != "target" else ()
        speakers += () if speakers else _inside(parsed, actors, phrase, kind)
    if not speakers and kind in {"urged", "helped"}:
        return _who_is_to_do_it(parsed, actors, telling)
    return tuple(speakers)


def _phrases(parsed: Parsed, telling: Telling, kind: Recipients) -> Iterator[Token]:
    """The heads of the phrases in which those concerned may be named."""
    head, prepositions = telling.head, _prepositions(kind)
    for word in _around(parsed, telling, kind):
        for below in parsed.children(word):
            holds_it = telling.is_noun and head in parsed.subtree(below)
            if below.dep in {"prep", "dative", "agent"} and below.lemma in prepositions:
                yield from _object_of(parsed, below)
            elif holds_it:
                yield from _led_to(parsed, [below], prepositions)
            elif below.dep in (_DIRECT if kind not in _ONLY_SAID_TO else {"dative"}) and below.pos != "ADP":
                yield below
            elif below.dep == "ccomp" and (called := _called(parsed, below)):
                yield called
            elif below.dep == "acl" and word is head:
                yield from (c for c in parsed.children(below) if c.dep == "dobj")
            elif below.dep == "advcl" and kind == "target" and below.start > word.start:
                yield from (c for c in parsed.children(below) if c.dep in SUBJECTS)
            elif below.dep == "advcl" and below.pos == "PROPN":
                yield below  # "extended wishes to Ghana", where "to" passes for that of an infinitive


def _around(parsed: Parsed, telling: Telling, kind: Recipients) -> Iterator[Token]:
    """The words whose objects and prepositions may lead to those concerned."""
    verb, head = telling.verb, telling.head
    around = {word.index: word for word in (verb, head)}
    if telling.is_noun:
        around |= {t.index: t for t in _nouns_below(parsed, head)}
    else:
        around |= {t.index: t for t in parsed.tokens_in(telling.span.start, telling.span.end)}
        around |= {t.index: t for t in parsed.children(verb) if t.dep == "acomp"}
    if kind in {"wished", "target"}:
        around |= {word.index: word for start in (verb, head) for word in _complements(parsed, start)}
    if kind == "given":
        around |= {t.index: t for t in _objects_of(parsed, telling)}
    yield from around.values()


def _nouns_below(parsed: Parsed, noun: Token) -> Iterator[Token]:
    """A noun and those that "of" hangs on it: "provision" and "vaccines" of "provision of vaccines to"."""
    yield noun
    for named in _led_to(parsed, [noun], {"of"}):
        yield from _nouns_below(parsed, named)


def _prepositions(kind: Recipients) -> Collection[str]:
    if kind == "urged":
        return words("said to", "act_words")
    if kind == "target":
        return words("target", "act_words")
    if kind in _ONLY_SAID_TO or kind == "given":
        return words("given to", "act_words")
    if kind == "blamed":
        return words("towards") - {"on"}
    return words("towards") | ({"in", "between"} if kind == "wished" else set())


def _called(parsed: Parsed, clause: Token) -> Token | None:
    """What is meant by "what she called the conduct of Peru"."""
    opens = any(c.lemma == "what" for c in parsed.children(clause))
    return child(parsed, clause, "oprd") if opens else None


def _complements(parsed: Parsed, word: Token) -> Iterator[Token]:
    """The words that say what is wished: "ready" and "send" of "is ready to send"."""
    for below in parsed.children(word):
        if below.dep in _COMPLEMENTS and (below.dep != "prep" or child(parsed, below, "pcomp")):
            yield below
            yield from _complements(parsed, below)


def _inside(parsed: Parsed, actors: Actors, phrase: Token, kind: Recipients) -> Iterator[Speaker]:
    """The sides named in an object that is no actor itself ("the efforts made by the authorities")."""
    for token in _branch(parsed, phrase, kind):
        if token.pos in {"NOUN", "PROPN"}:
            yield from named_by(parsed, actors, token)
        if token.tag == "NNS" and kind == "wished":
            yield from actors.resolve(parsed.phrase(token))


def _branch(parsed: Parsed, phrase: Token, kind: Recipients) -> Iterator[Token]:
    """The words of an object; of one that is blamed only those that say whose doing it is."""
    narrow = kind not in {"helped", "wished", "target", "visited"}
    yield phrase
    for below in parsed.children(phrase):
        if narrow and below.dep == "prep" and below.lemma not in words("blamed"):
            continue
        if narrow and below.dep in _CLAUSE:
            yield from (a for p in parsed.children(below) if p.dep == "agent" for a in _object_of(parsed, p))
            continue
        yield from _branch(parsed, below, kind)


def _who_is_to_do_it(parsed: Parsed, actors: Actors, telling: Telling) -> tuple[Speaker, ...]:
    """The subject of what is asked for or charged: "demanded that Peru change its rules"."""
    for word in (telling.verb, telling.head):
        for clause in parsed.children(word):
            if clause.dep in {"ccomp", "xcomp", "advcl", "acl"} and clause.start > word.start:
                doer = child(parsed, clause, "nsubj", "nsubjpass")
                found = speakers_of(parsed, actors, doer, adjectives=False) if doer else ()
                if found:
                    return found
    return ()


def _partners(parsed: Parsed, actors: Actors, telling: Telling, kind: Recipients) -> Iterator[Speaker]:
    """Those with whom it is done, wherever in the clause "with" stands; of "met" the object too."""
    if kind == "between":
        yield from _in_phrase_of(parsed, actors, telling)
        return
    for word in _below(parsed, telling.verb):
        direct = word.dep == "dobj" and parsed.head(word) is telling.verb
        if kind == "mutual" and direct:
            yield from speakers_of(parsed, actors, word, adjectives=False) or _acting(parsed, actors, word)
        if word.lemma == "with" or (
            kind == "mutual" and word.lemma == "to" and word.head == telling.verb.index
        ):
            for named in _object_of(parsed, word):
                yield from speakers_of(parsed, actors, named)


def _in_phrase_of(parsed: Parsed, actors: Actors, telling: Telling) -> Iterator[Speaker]:
    owner = child(parsed, telling.head, "poss")
    prepositions = words("of those acting", "act_words") | ({"with"} if owner else set())
    for word in parsed.subtree(telling.head):
        if word.dep == "prep" and word.lemma in prepositions:
            for named in _object_of(parsed, word):
                yield from speakers_of(parsed, actors, named)


def _below(parsed: Parsed, word: Token) -> Iterator[Token]:
    """The words of a clause without its further clauses and its subject."""
    for below in parsed.children(word):
        if (
            below.dep in _CLAUSE - {"acl"}
            or below.dep in SUBJECTS
            or (below.dep == "conj" and below.tag[0] == "V")
        ):
            continue
        yield below
        yield from _below(parsed, below)


# helpers


def _passive_subject(parsed: Parsed, actors: Actors, telling: Telling) -> tuple[Speaker, ...]:
    noun = child(parsed, telling.verb, "nsubjpass")
    return _acting(parsed, actors, noun) if noun else ()


def _objects_of(parsed: Parsed, telling: Telling) -> tuple[Token, ...]:
    direct = [c for c in parsed.children(telling.verb) if c.dep == "dobj"]
    return tuple(
        noun for first in direct for noun in (first, *(c for c in parsed.subtree(first) if c.dep == "conj"))
    )


def _led_to(parsed: Parsed, heads: Iterable[Token], prepositions: Collection[str]) -> Iterator[Token]:
    for head in heads:
        for below in parsed.children(head):
            if below.dep in {"prep", "dative"} and below.lemma in prepositions:
                yield from _object_of(parsed, below)


def _object_of(parsed: Parsed, preposition: Token) -> Iterator[Token]:
    found = child(parsed, preposition, "pobj")
    if found:
        yield found
    for further in parsed.children(preposition):
        if further.dep == "conj" and further.pos == "ADP":
            yield from _object_of(parsed, further)


def _first(parsed: Parsed, actors: Actors, phrases: Iterable[Token]) -> tuple[Speaker, ...]:
    for phrase in phrases:
        found = speakers_of(parsed, actors, phrase)
        if found:
            return found
    return ()


def _points_back(parsed: Parsed, telling: Telling) -> bool:
    """Whether a pronoun stands for whom it is directed at, or for whose it is ("invited its king")."""
    for below in _below(parsed, telling.verb):
        if below.lemma in words("it") | words("they") | words("he") | words("she") and below.dep in {
            "dobj", "dative", "pobj", "poss",
        }:  # fmt: skip
            return True
    return False


def _together(some: tuple[Participant, ...], others: tuple[Participant, ...]) -> tuple[Participant, ...]:
    known = {p.country for p in some}
    return (*some, *(p for p in others if p.country not in known))
