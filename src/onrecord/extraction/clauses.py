"""Who does what in a clause: subjects, coordinated and elided ones too, and how far a clause reaches."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.vocabulary import words

VERBS = {"VERB", "AUX"}
NOUNS = {"NOUN", "PROPN", "PRON"}
SUBJECTS = {"nsubj", "nsubjpass"}
MODIFIERS = {"amod", "compound", "nmod"}
_BORROWING = {"conj", "xcomp", "advcl", "pcomp", "ccomp", "parataxis"}
_SAME_CLAUSE = {"xcomp", "pcomp"}
_AUXILIARY = {"aux", "auxpass", "neg"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Who acts.

    Attributes:
        token: Head word of the phrase that names the actor.
        elided: Whether it stands with another verb ("… and added").
        relative: Whether a relative pronoun stands between ("the bank, which added").
    """

    token: Token
    elided: bool = False
    relative: bool = False


def child(parsed: Parsed, token: Token, *labels: str) -> Token | None:
    """The first dependent with one of the labels, or None."""
    return next((c for c in parsed.children(token) if c.dep in labels), None)


def subject(parsed: Parsed, verb: Token) -> Subject | None:
    """Who does what the verb says, or None where the sentence does not tell."""
    if child(parsed, verb, "auxpass"):
        return _agent(parsed, verb)
    own = [c for c in parsed.children(verb) if c.dep == "nsubj"] or _behind_participle(parsed, verb)
    if own:
        return _antecedent(parsed, verb, own[-1])  # a dateline can pass for an earlier one
    head = parsed.head(verb)
    if head.index == verb.index:
        return None
    if verb.tag == "VBN" and verb.dep in {"acl", "advcl"} and not child(parsed, verb, "aux"):
        return _agent(parsed, verb)  # "asked about the pact, he …": he is asked
    if verb.dep == "acl":
        return Subject(token=head)
    if verb.dep == "pcomp":
        head = parsed.head(head)
        # "the agency quoted the envoy as saying …": the envoy says it
        if head.lemma in words("quoting") and (quoted := child(parsed, head, "dobj")):
            return Subject(token=quoted)
    if verb.dep == "xcomp" and head.dep == "acomp":
        head = parsed.head(head)  # "they are due to meet"
    if verb.dep in _BORROWING and head.pos in VERBS:
        found = _acting(parsed, head)
        return (
            Subject(token=found.token, elided=verb.dep not in _SAME_CLAUSE or found.elided) if found else None
        )
    return None


def _acting(parsed: Parsed, verb: Token) -> Subject | None:
    """The subject another verb can borrow: a passive clause lends the one it is about."""
    passive = child(parsed, verb, "nsubjpass")
    return Subject(token=passive) if passive else subject(parsed, verb)


def _behind_participle(parsed: Parsed, verb: Token) -> list[Token]:
    """Who acts in "Speaking at the port, Minister Berg said", where "speaking" passes for the subject."""
    opening = child(parsed, verb, "csubj")
    before = parsed.tokens[verb.index - 1] if verb.index else None
    if opening is None or before is None or opening.tag != "VBG" or before.pos != "PROPN":
        return []
    return [before] if before in parsed.subtree(opening) and opening.index < before.index else []


def _agent(parsed: Parsed, verb: Token) -> Subject | None:
    by = next((c for c in parsed.children(verb) if c.dep == "agent"), None)
    found = child(parsed, by, "pobj") if by else None
    return Subject(token=found) if found else None


def _antecedent(parsed: Parsed, verb: Token, own: Token) -> Subject:
    """The noun a relative pronoun stands for, or the subject itself."""
    if own.lemma in words("relative") and verb.dep == "relcl":
        return Subject(token=parsed.head(verb), relative=own.lemma != "who")
    return Subject(token=own)


def head_of(tokens: Sequence[Token]) -> Token:
    """The word that the others of a phrase hang on, the first such where there are several."""
    inside = {t.index for t in tokens}
    return next(t for t in tokens if t.head not in inside or t.head == t.index)


def is_indefinite(parsed: Parsed, noun: Token) -> bool:
    """Whether a noun names what was not named before: "a ministry"."""
    return any(c.dep == "det" and c.lemma in words("indefinite") for c in parsed.children(noun))


def whole_of(parsed: Parsed, token: Token) -> Token:
    """The noun meant by a part of it: "text" for "part of the text"."""
    of = next((c for c in parsed.children(token) if c.dep == "prep" and c.lemma == "of"), None)
    whole = child(parsed, of, "pobj") if of and token.lemma in words("partitive") else None
    return whole or token


def left_edge(parsed: Parsed, token: Token) -> Token:
    """The first token of a subtree."""
    return parsed.subtree(token)[0]


def reach(parsed: Parsed, token: Token, *, without: Collection[Token] = ()) -> tuple[Token, ...]:
    """The subtree of a token without those branches of its own that begin at one of ``without``."""
    branches = {t.index for branch in without for t in parsed.subtree(branch)}
    return tuple(t for t in parsed.subtree(token) if t.index not in branches)


def coordinated(parsed: Parsed, verb: Token) -> Iterator[Token]:
    """The verbs coordinated with a verb, with the conjunctions before them."""
    for part in parsed.children(verb):
        if part.dep == "conj" and part.pos in VERBS and part.index > verb.index:
            yield part
            yield from (c for c in parsed.children(verb) if c.dep == "cc" and c.index > verb.index)


def verb_group(parsed: Parsed, verb: Token) -> tuple[Token, Token]:
    """First and last token of a verb with its auxiliaries before it and its particle after it."""
    first = min((c for c in parsed.children(verb) if c.dep in _AUXILIARY), key=_index, default=verb)
    last = max((c for c in parsed.children(verb) if c.dep == "prt"), key=_index, default=verb)
    return min(first, verb, key=_index), max(last, verb, key=_index)


def _index(token: Token) -> int:
    return token.index
