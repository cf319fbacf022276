"""Acts: who did what to whom, with PLOVER's codes."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from onrecord.extraction.actors import Actors
from onrecord.extraction.clauses import VERBS, child, head_of, subject
from onrecord.extraction.dates import find_dates
from onrecord.extraction.naming import named_by, speakers_of
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.participants import participants_of
from onrecord.extraction.sectors import sectors_in
from onrecord.extraction.telling import telling_statement
from onrecord.extraction.triggers import triggers
from onrecord.extraction.vocabulary import table, words
from onrecord.languages import Rule
from onrecord.model import Act, Participant, Plover, Span, Speaker, Statement
from onrecord.model.contacts import ActKind, ActStatus, PloverEvent

Recipients = Literal["helped", "blamed", "wished", "partners"]

_FINITE = {"VBD", "VBZ", "VBP", "VBN"}
_COMPLEMENTS = {"acomp", "xcomp", "acl", "pcomp", "prep"}
_CLAUSE = {"relcl", "acl", "advcl", "ccomp", "parataxis"}


def find_acts(parsed: Parsed, actors: Actors, statements: Sequence[Statement]) -> tuple[Act, ...]:
    """Every act of an actor with a known side, in text order.

    The actor is the syntactic subject (the agent of a passive clause); an act whose actor cannot be known is
    left out.
    """
    acts: list[Act] = []
    for sentence in parsed.sentences:
        for span, rule in triggers(parsed, sentence, "acts"):
            act = _act(parsed, actors, span, rule)
            if act:
                told = telling_statement(statements, act.mentions)
                acts.append(msgspec.structs.replace(act, id=f"a{len(acts) + 1}", statement=told))
    return tuple(acts)


def _act(parsed: Parsed, actors: Actors, span: Span, rule: Rule) -> Act | None:
    head = head_of(parsed.tokens_in(span.start, span.end))
    if head.pos not in VERBS and " " not in parsed.view[span.start : span.end]:
        return None
    verb = _verb(parsed, head)
    if verb is None or not _tells(parsed, verb, head):
        return None
    doer = subject(parsed, verb)
    doing = participants_of(speakers_of(parsed, actors, doer.token, adjectives=False)) if doer else ()
    if not doing:
        return None
    concerned = _concerned(parsed, actors, verb, head, msgspec.convert(rule["recipients"], Recipients))
    own = {p.country for p in doing}
    return Act(
        id="",
        kind=msgspec.convert(rule["kind"], ActKind),
        plover=_plover(parsed, rule, verb),
        actors=doing,
        recipients=tuple(p for p in concerned if p.country not in own),
        status=_status(parsed, verb),
        mentions=(span,),
    )


def _verb(parsed: Parsed, token: Token) -> Token | None:
    """The verb that says it, or for a noun ("the need to expand ties") the verb whose subject voices it."""
    while token.pos not in VERBS or (token.tag not in _FINITE and subject(parsed, token) is None):
        above = parsed.head(token)
        if above.index == token.index:
            return None
        token = above
    return token


def _tells(parsed: Parsed, verb: Token, head: Token) -> bool:
    """Whether it is told as done: finite, or a participle that adds to a finite verb (", thanking…")."""
    if verb.index != head.index or verb.tag in _FINITE - {"VBN"}:
        return True
    auxiliaries = {c.tag for c in parsed.children(verb) if c.dep in {"aux", "auxpass"}}
    if verb.tag == "VB":
        return bool(auxiliaries - {"TO"})
    if verb.tag == "VBN":
        return bool(auxiliaries) or verb.dep == "conj"
    return verb.dep in {"advcl", "conj"}


# recipients


def _concerned(
    parsed: Parsed, actors: Actors, verb: Token, head: Token, recipients: Recipients
) -> tuple[Participant, ...]:
    """Whom the act is directed at: its object, those in it, and those its prepositions lead to."""
    if recipients == "partners":
        return participants_of(_partners(parsed, actors, verb))
    speakers: list[Speaker] = []
    for phrase in _objects(parsed, verb, head, recipients):
        direct = speakers_of(parsed, actors, phrase, adjectives=False)
        speakers += direct or _inside(parsed, actors, phrase, recipients)
    return participants_of(speakers)


def _partners(parsed: Parsed, actors: Actors, verb: Token) -> Iterator[Speaker]:
    """Those with whom it is done, wherever in the clause "with" stands."""
    for word in _branch(parsed, verb, "blamed"):
        named = child(parsed, word, "pobj") if word.lemma == "with" else None
        if named:
            yield from speakers_of(parsed, actors, named)


def _objects(parsed: Parsed, verb: Token, head: Token, recipients: Recipients) -> Iterator[Token]:
    towards = words("towards") - ({"on"} if recipients == "blamed" else set())
    around = {verb.index: verb, head.index: head}
    if recipients == "wished":
        around |= {word.index: word for start in (verb, head) for word in _complements(parsed, start)}
    for word in around.values():
        for below in parsed.children(word):
            if below.dep in {"dobj", "dative", "nsubjpass"} and below.pos != "ADP":
                yield below
            elif below.dep == "acl" and word is head:
                yield from (c for c in parsed.children(below) if c.dep == "dobj")
            elif below.dep in {"prep", "dative"} and below.lemma in towards:
                found = child(parsed, below, "pobj")
                if found:
                    yield found


def _complements(parsed: Parsed, word: Token) -> Iterator[Token]:
    """The words that say what is wished: "ready" and "send" of "is ready to send"."""
    for below in parsed.children(word):
        if below.dep in _COMPLEMENTS and (below.dep != "prep" or child(parsed, below, "pcomp")):
            yield below
            yield from _complements(parsed, below)


def _inside(parsed: Parsed, actors: Actors, phrase: Token, recipients: Recipients) -> Iterator[Speaker]:
    """The sides named in an object that is no actor itself ("the efforts made by the authorities")."""
    for token in _branch(parsed, phrase, recipients):
        if token.pos in {"NOUN", "PROPN"}:
            yield from named_by(parsed, actors, token)
        if token.tag == "NNS" and recipients == "wished":
            yield from actors.resolve(parsed.phrase(token))


def _branch(parsed: Parsed, phrase: Token, recipients: Recipients) -> Iterator[Token]:
    """The words of an object; of one that is blamed only those that say whose doing it is."""
    yield phrase
    for below in parsed.children(phrase):
        if below.dep == "prep" and recipients == "blamed" and below.lemma not in words("blamed"):
            continue
        if below.dep in _CLAUSE and recipients == "blamed":
            continue
        yield from _branch(parsed, below, recipients)


# codes


def _plover(parsed: Parsed, rule: Rule, verb: Token) -> Plover:
    event = msgspec.convert(rule["event"], PloverEvent) if rule["event"] else None
    clause = parsed.subtree(verb)
    return Plover(
        event=event, mode=rule["mode"] or None, contexts=_contexts(parsed, clause[0].start, clause[-1].end)
    )


def _contexts(parsed: Parsed, start: int, end: int) -> tuple[str, ...]:
    found = (_context_of().get(sector) for sector in sectors_in(parsed, start, end))
    return tuple(dict.fromkeys(context for context in found if context))


@cache
def _context_of() -> dict[str, str]:
    return {row["sector"]: row["context"] for row in table("plover_contexts")}


def _status(parsed: Parsed, verb: Token) -> ActStatus:
    """Whether it was done, by negation, modality, condition and date."""
    below = parsed.children(verb)
    lemmas = {c.lemma for c in below if c.dep in {"aux", "mark"}}
    if any(c.dep == "neg" for c in below):
        return "negated"
    if lemmas & (words("hypothetical") | words("condition")):
        return "hypothetical"
    if lemmas & words("future"):
        return "future"
    return "historical" if _long_ago(parsed, verb) else "realised"


def _long_ago(parsed: Parsed, verb: Token) -> bool:
    """Whether the clause dates it to a year before the one before publication."""
    published = parsed.document.published_day
    if published is None:
        return False
    clause = parsed.subtree(verb)
    found = find_dates(parsed.view[clause[0].start : clause[-1].end], published)
    years = [int(mention.date.value[:4]) for mention in found if mention.date]
    return bool(years) and verb.tag in {"VBD", "VBN"} and max(years) < published.year - 1
