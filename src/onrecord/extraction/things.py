"""Words that name a concrete thing, and what the clause above them makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.extraction.clauses import MODIFIERS, VERBS, child
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.transfers import clauses_of, deliverable_words, gives_thanks
from onrecord.extraction.vocabulary import words
from onrecord.languages import Rule
from onrecord.model import Span
from onrecord.model.contacts import DeliverableStatus

_STEPS = {
    "pobj",
    "prep",
    "dobj",
    "dative",
    "conj",
    "compound",
    "nsubj",
    "nsubjpass",
    "appos",
    "attr",
    "nmod",
    "agent",
    "acomp",
}
_VERB_STEPS = {"xcomp", "ccomp", "pcomp", "prep"}
STATUSES: tuple[DeliverableStatus, ...] = ("done", "agreed", "planned")
_NOUNS = {"NOUN", "PROPN"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Words that name a concrete thing, and the words of the clause above them, nearest first."""

    rule: Rule
    span: Span
    head: Token
    above: tuple[Token, ...]


def above(parsed: Parsed, head: Token) -> Iterator[Token]:
    """The words that govern a noun up to its verb, and the verbs that govern that one ("agreed to open")."""
    token = head
    while _leads_up(token) and token.head != token.index:
        token = _governor(parsed, token)
        yield token


def _governor(parsed: Parsed, token: Token) -> Token:
    """The head; of a preposition right behind an agreement the agreement ("signed a deal on rice")."""
    before = parsed.tokens[max(token.index - 1, 0)]
    beside = token.dep == "prep" and before.head == token.head and before.pos in _NOUNS
    return before if beside and before.lemma in deliverable_words("agreed") else parsed.head(token)


def _leads_up(token: Token) -> bool:
    if token.pos in VERBS:
        return token.dep in _VERB_STEPS or (token.dep == "acl" and token.tag == "VB")
    return token.dep in _STEPS or token.lemma in words("adding")


def named_after(parsed: Parsed, noun: Token) -> int | None:
    """The place of the noun that another lends its name to: "agreement" for "lithium supply agreement"."""
    whole = noun
    while whole.dep in MODIFIERS:
        whole = parsed.head(whole)
    return whole.index if whole is not noun else None


def is_handed_over(parsed: Parsed, thing: Thing) -> bool:
    """Whether the clause says that goods change hands, and not that they lend a name to something else."""
    if thing.head.pos not in _NOUNS:
        return False
    if thing.head.dep in {"compound", "nmod"} and thing.above and not _is_part_of_it(thing.above[0]):
        return False
    telling = (*thing.above, *clauses_of(parsed, [thing.head]))
    return any(token.lemma in deliverable_words("supply") or gives_thanks(parsed, token) for token in telling)


def _is_part_of_it(noun: Token) -> bool:
    return any(noun.lemma in deliverable_words(kind) for kind in ("supply", "container"))


def told_status(parsed: Parsed, thing: Thing) -> DeliverableStatus | None:
    """What the words above it make of a thing; a clause about it told as past says that it is there.

    Going up, nouns can only weaken what was found ("the need for supplies", "a deal on supplies"); the first
    verb that decides it ends the search. None where it is denied, or only asked for.
    """
    found: list[DeliverableStatus] = []
    below = thing.head
    for token in thing.above:
        if child(parsed, token, "neg") or token.lemma in deliverable_words("none"):
            return None
        status = _status_of(parsed, token, thing)
        if status and token.pos in VERBS and token.lemma in deliverable_words("completing"):
            return status
        if status and (below.dep != "nsubj" or token.lemma in deliverable_words("begins")):
            found.append(status)
            if token.pos in VERBS:
                break
        below = token
    told = clauses_of(parsed, [thing.head])
    if thing.rule["kind"] == "other":
        told = [verb for verb in told if verb.lemma in deliverable_words("done")]
    if not found and any(_is_past(parsed, verb) for verb in told):
        return "done"
    if not found and any(_is_under_way(verb) for verb in told):
        return "planned"
    return max(found, key=STATUSES.index, default=None)


def deciding(parsed: Parsed, thing: Thing) -> Iterator[Token]:
    """The verb that the thing stands with and those it is a part of, or else the verbs of its own clauses."""
    verbs = [token for token in thing.above if token.pos in VERBS]
    if not verbs:
        yield from clauses_of(parsed, [thing.head])
    for verb in verbs:
        yield verb
        if verb.dep == "ccomp":
            return  # the verb above only reports it


def is_when_it_comes(verb: Token, part: Token) -> bool:
    """Whether a verb's adverb dates the thing: of "agreed on Monday" it does not."""
    waits = any(verb.lemma in deliverable_words(kind) for kind in ("agreed", "planned"))
    return not waits or part.lemma in words("until when")


def is_scheduled(thing: Thing) -> bool:
    """Whether the present tense may tell what is to begin ("flights start on 1 June")."""
    verb = next((token for token in thing.above if token.pos in VERBS), None)
    return verb is not None and verb.tag in {"VBZ", "VBP"} and verb.lemma in deliverable_words("begins")


def _status_of(parsed: Parsed, token: Token, thing: Thing) -> DeliverableStatus | None:
    below = {c.lemma for c in parsed.children(token) if c.dep == "aux"}
    is_agreement = thing.rule["kind"] == "agreement"
    if token.lemma in deliverable_words("done") and not _says_nothing(parsed, token, thing):
        if token.tag == "VB" and "to" in below:
            return None  # "agreed to open": the verb above decides
        return "planned" if below & deliverable_words("planned") else "done"
    if token.lemma in deliverable_words("agreed") and not (is_agreement and token.pos in _NOUNS):
        return "agreed"
    if token.lemma in deliverable_words("planned"):
        return "planned"
    if gives_thanks(parsed, token):
        return "done"
    return "done" if is_agreement and token.lemma in deliverable_words("existing") else None


def _says_nothing(parsed: Parsed, verb: Token, thing: Thing) -> bool:
    """Whether a verb that can say that a thing is there does not do so here ("makes trucks", "set out")."""
    wholes = deliverable_words("particle")
    if any(whole.split()[0] == verb.lemma for whole in wholes):
        particle = child(parsed, verb, "prt")
        return particle is None or f"{verb.lemma} {particle.lemma}" not in wholes
    return verb.lemma in deliverable_words("made") and thing.rule["kind"] in {"project", "supply"}


def _is_past(parsed: Parsed, verb: Token) -> bool:
    auxiliaries = {c.lemma for c in parsed.children(verb) if c.dep == "aux"}
    if verb.dep == "acl":
        return verb.tag == "VBN" and verb.lemma in deliverable_words("done")
    return not auxiliaries & deliverable_words("planned") and (verb.tag == "VBD" or "have" in auxiliaries)


def _is_under_way(verb: Token) -> bool:
    """Whether something is being built ("the plant that Norway is building")."""
    return verb.tag == "VBG" and verb.lemma in deliverable_words("building")
