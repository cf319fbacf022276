"""From whom to whom a thing goes."""

from collections.abc import Iterable, Iterator, Sequence

from onrecord.extraction.actors import Actors
from onrecord.extraction.clauses import child, subject
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.participants import participants_of
from onrecord.extraction.parties import named_by, speakers_of

_VERBS = {"VERB", "AUX"}
_TO_A_SIDE = {"to", "for"}


def direction(parsed: Parsed, actors: Actors, chain: Sequence[Token]) -> tuple[str | None, str | None]:
    """Who gives a thing and who receives it, by "from" and "to", by adjectives, and by the verb of giving.

    Args:
        parsed: The text.
        actors: Its actors.
        chain: The thing's head and the words that govern it, nearest first.

    Returns:
        The codes of the two countries, each None where the clause does not tell.
    """
    nouns = [token for token in chain if token.pos not in _VERBS and token.dep != "prep"]
    verbs = [token for token in chain if token.pos in _VERBS]
    giver = _first_side(parsed, actors, _objects(parsed, [*nouns, *verbs], {"from", "by"}))
    receiver = _first_side(parsed, actors, _objects(parsed, [*nouns, *verbs], _TO_A_SIDE))
    giver = giver or _adjective_side(parsed, actors, nouns)
    return _by_verbs(parsed, actors, verbs, giver, receiver)


def _by_verbs(
    parsed: Parsed, actors: Actors, verbs: Sequence[Token], giver: str | None, receiver: str | None
) -> tuple[str | None, str | None]:
    """The doer gives (or, of "received", gets), and whom the clause is done for gets."""
    for verb in verbs:
        doer = _doer(parsed, verb)
        side = _first_side(parsed, actors, [doer]) if doer else None
        if verb.lemma == "receive":
            receiver = receiver or side
        elif side != receiver:
            giver = giver or side
        clauses = [verb, *(_clause_above(parsed, verb))]
        objects = [c for clause in clauses for c in parsed.children(clause) if c.dep in {"dobj", "dative"}]
        other = _first_side(parsed, actors, objects)
        receiver = receiver or (other if other != giver else None)
    return giver, receiver


def _doer(parsed: Parsed, verb: Token) -> Token | None:
    """Who hands over; a gerund after another preposition than "by" has a doer that nobody names."""
    first = verb
    while first.dep == "conj":
        first = parsed.head(first)
    if first.dep == "pcomp" and parsed.head(first).lemma != "by":
        return None
    found = subject(parsed, verb)
    return found.token if found else None


def _clause_above(parsed: Parsed, verb: Token) -> Iterator[Token]:
    """The verbs whose doer a participle or infinitive borrows ("helped Ghana by sending …")."""
    while verb.dep in {"pcomp", "advcl", "xcomp", "prep"}:
        verb = parsed.head(verb)
        yield verb


def _objects(parsed: Parsed, heads: Iterable[Token], prepositions: set[str]) -> Iterator[Token]:
    for head in heads:
        for preposition in parsed.children(head):
            if preposition.dep in {"prep", "dative", "agent"} and preposition.lemma in prepositions:
                named = child(parsed, preposition, "pobj")
                if named:
                    yield named


def _first_side(parsed: Parsed, actors: Actors, phrases: Iterable[Token]) -> str | None:
    for phrase in phrases:
        people = participants_of(speakers_of(parsed, actors, phrase))
        if people:
            return people[0].country
    return None


def _adjective_side(parsed: Parsed, actors: Actors, nouns: Iterable[Token]) -> str | None:
    for noun in nouns:
        if not any(m.start <= noun.start < m.end for m in actors.mentions):
            named = participants_of(named_by(parsed, actors, noun))
            if named:
                return named[0].country
    return None
