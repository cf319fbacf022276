"""From whom to whom a thing goes."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from onrecord.extraction.actors import Actors
from onrecord.extraction.clauses import VERBS, child, subject
from onrecord.extraction.naming import named_by, speakers_of
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.participants import participants_of
from onrecord.extraction.vocabulary import words

_THANKS = {"dobj", "acomp"}
_PERSONS = {"dobj", "dative", "nsubjpass"}


def deliverable_words(kind: str) -> frozenset[str]:
    """The lemmas of one kind of the table ``deliverable_words``."""
    return words(kind, "deliverable_words")


def direction(
    parsed: Parsed, actors: Actors, chain: Sequence[Token], *, granted: bool = False
) -> tuple[str | None, str | None]:
    """Who gives a thing and who receives it, by "from" and "to", by adjectives, and by verbs of giving.

    Only a verb of handing over makes its doer the giver; one of thanking makes the thanked side the giver.

    Args:
        parsed: The text.
        actors: Its actors.
        chain: The thing's head and the words that govern it, nearest first.
        granted: Whether it is money or aid, which also those give who open, plan or promise it.

    Returns:
        The codes of the two countries, each None where the clause does not tell.
    """
    nouns = _own_nouns(chain)
    giving = _giving(parsed, nouns, chain, granted=granted)
    around = [*nouns, *giving, *_measures(parsed, nouns)]
    origins, goals = (
        (*_objects(parsed, around, prepositions), *_behind(parsed, nouns, prepositions))
        for prepositions in (words("from a side"), words("to a side"))
    )
    goals = (*goals, *_objects(parsed, _reaching(chain), words("at a place")))
    giver = _side(parsed, actors, origins) or _owner(parsed, actors, nouns)
    giver, receiver = _by_verbs(parsed, actors, giving, giver, _side(parsed, actors, goals))
    if not (giver and receiver):
        thanked, thanking = _by_thanks(parsed, actors, chain)
        giver, receiver = giver or thanked, receiver or thanking
    return (giver, receiver) if giver != receiver else (giver, None)


def gives_thanks(parsed: Parsed, verb: Token) -> bool:
    """Whether a verb thanks, alone or with its object ("expressed gratitude", "was grateful")."""
    held = [verb, *_with_labels(parsed, [verb], _THANKS)]
    return verb.pos in VERBS and any(word.lemma in deliverable_words("thanks") for word in held)


def clauses_of(parsed: Parsed, nouns: Iterable[Token]) -> list[Token]:
    """The verbs of the clauses that describe some nouns ("vaccines sent by Oro")."""
    return [
        c for noun in nouns for c in parsed.children(noun) if c.dep in {"acl", "relcl"} and c.pos in VERBS
    ]


def _own_nouns(chain: Sequence[Token]) -> list[Token]:
    """The thing and what it is a part of: "wheat" and "shipment" of "a shipment of wheat to Oro"."""
    nouns: list[Token] = []
    for token in chain:
        if token.pos in VERBS or (token.dep == "prep" and token.lemma != "of"):
            break
        if token.dep != "prep":
            nouns.append(token)
    return nouns


def _measures(parsed: Parsed, nouns: Iterable[Token]) -> Iterator[Token]:
    """The units in which a thing is told: "euros" of "a grant of 4 million euros from France"."""
    for named in _objects(parsed, nouns, {"of"}):
        if named.text in deliverable_words("unit"):
            yield named


def _reaching(chain: Iterable[Token]) -> list[Token]:
    return [token for token in chain if token.lemma in deliverable_words("reaching")]


def _giving(parsed: Parsed, nouns: Sequence[Token], chain: Sequence[Token], *, granted: bool) -> list[Token]:
    """The verbs that hand the thing over, or see to it that it is handed over ("ensure the supply of it")."""
    lemmas = deliverable_words("supply") | (deliverable_words("granting") if granted else frozenset())
    if any(noun.lemma in lemmas for noun in nouns):
        lemmas |= deliverable_words("seeing to it")
    return [v for v in (*clauses_of(parsed, nouns), *chain) if v.pos in VERBS and v.lemma in lemmas]


def _by_verbs(
    parsed: Parsed, actors: Actors, verbs: Sequence[Token], giver: str | None, receiver: str | None
) -> tuple[str | None, str | None]:
    """The doer gives (or, of "received", gets), and whom the clause is done for gets."""
    for verb in verbs:
        doer = _doer(parsed, verb)
        side = _side_of_doer(parsed, actors, verb, doer) if doer else None
        if verb.lemma in deliverable_words("getting"):
            receiver = receiver or side
            continue
        giver = giver or (side if side != receiver else None)
        helped = (verb, *_helped_by(parsed, verb))
        other = _side(parsed, actors, _with_labels(parsed, helped, {"dobj", "dative"}))
        receiver = receiver or (other if other != giver else None)
    return giver, receiver


def _side_of_doer(parsed: Parsed, actors: Actors, verb: Token, doer: Token) -> str | None:
    """Whose a doer is; "the kingdom" is the state of who reports it."""
    side = _side(parsed, actors, [doer])
    if side is None and verb.dep == "ccomp" and doer.lemma in words("own side", "act_words"):
        told = subject(parsed, parsed.head(verb))
        return _side(parsed, actors, [told.token]) if told else None
    return side


def _by_thanks(parsed: Parsed, actors: Actors, chain: Sequence[Token]) -> tuple[str | None, str | None]:
    """Of a thing that somebody gives thanks for, the thanked side and the one that thanks."""
    for verb in chain:
        if gives_thanks(parsed, verb):
            held = [verb, *_with_labels(parsed, [verb], _THANKS)]
            phrases = [*_with_labels(parsed, [verb], _PERSONS), *_objects(parsed, held, {"to"})]
            doer = subject(parsed, verb)
            thanking = _side(parsed, actors, [doer.token]) if doer else None
            return _side(parsed, actors, phrases), thanking
    return None, None


def _doer(parsed: Parsed, verb: Token) -> Token | None:
    """Who hands over; of "thanked Oro for sending", "accused Oro of sending" that is the object."""
    first = verb
    while first.dep == "conj":
        first = parsed.head(first)
    if first.dep == "pcomp" and parsed.head(first).lemma != "by":
        return child(parsed, parsed.head(parsed.head(first)), "dobj", "nsubjpass")
    if child(parsed, verb, "auxpass") or (verb.dep == "acl" and verb.tag == "VBN"):
        return None  # the agent stands with "by"
    found = subject(parsed, verb)
    return found.token if found else None


def _helped_by(parsed: Parsed, verb: Token) -> Iterator[Token]:
    """The verbs whose doer a participle or infinitive borrows ("helped Ghana by sending …")."""
    while verb.dep in {"pcomp", "advcl", "xcomp", "prep"}:
        governor = parsed.head(verb)
        if verb.dep == "pcomp" and governor.lemma != "by":
            return
        verb = governor
        yield verb


def _with_labels(parsed: Parsed, heads: Iterable[Token], labels: Collection[str]) -> Iterator[Token]:
    return (c for head in heads for c in parsed.children(head) if c.dep in labels)


def _objects(parsed: Parsed, heads: Iterable[Token], prepositions: Collection[str]) -> Iterator[Token]:
    for preposition in _with_labels(parsed, heads, {"prep", "dative", "agent"}):
        named = child(parsed, preposition, "pobj") if preposition.lemma in prepositions else None
        if named:
            yield named


def _behind(parsed: Parsed, nouns: Sequence[Token], prepositions: Collection[str]) -> Iterator[Token]:
    """What a preposition right behind the nouns leads to, whatever word the parser hung it on."""
    after = max((noun.index for noun in nouns), default=-1) + 1
    if 0 < after < len(parsed.tokens) and parsed.tokens[after].lemma in prepositions:
        named = child(parsed, parsed.tokens[after], "pobj")
        if named:
            yield named


def _side(parsed: Parsed, actors: Actors, phrases: Iterable[Token]) -> str | None:
    """The one side of the first phrase that names any; None where it names several."""
    for phrase in phrases:
        countries = {p.country for p in participants_of(speakers_of(parsed, actors, phrase))}
        if countries:
            return countries.pop() if len(countries) == 1 else None
    return None


def _owner(parsed: Parsed, actors: Actors, nouns: Iterable[Token]) -> str | None:
    """Whose they are: "Norway's supplies", "Norwegian vaccines"."""
    for noun in nouns:
        possessor = child(parsed, noun, "poss")
        side = _side(parsed, actors, [possessor]) if possessor else None
        if side:
            return side
        if not any(m.start <= noun.start < m.end for m in actors.mentions):
            named = {p.country for p in participants_of(named_by(parsed, actors, noun))}
            if named:
                return named.pop() if len(named) == 1 else None
    return None
