"""Deliverables: concrete things agreed, opened, supplied or signed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from onrecord.extraction.actors import Actors
from onrecord.extraction.clauses import child
from onrecord.extraction.dates import find_dates
from onrecord.extraction.parse import Parsed, Sentence, Token
from onrecord.extraction.sectors import sectors_in
from onrecord.extraction.telling import telling_statement
from onrecord.extraction.transfers import clauses_of, direction, gives_thanks, words_of
from onrecord.extraction.triggers import head_of, triggers
from onrecord.languages import Rule
from onrecord.model import DatedTo, Deliverable, Span, Statement
from onrecord.model.contacts import DeliverableKind, DeliverableStatus

_VERBS = {"VERB", "AUX"}
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
_ADDING = {"together", "along"}
_VERB_STEPS = {"xcomp", "ccomp", "pcomp", "prep"}
_STATUSES: tuple[DeliverableStatus, ...] = ("done", "agreed", "planned")
_NOUNS = {"NOUN", "PROPN"}
_NAMING = {"amod", "compound", "nmod"}
_REACH = 60  # code points before a thing in which its route or its quantity stands
_HANDED_OVER = {"supply", "donation", "loan"}
_LIST = re.compile(r"\s*(?:,|,?\s*(?:and|or|as\s+well\s+as))\s+(?:\w+\s+){0,2}")
_ROUTE = re.compile(r"[^\W\d_a-z]\w*(?:\s[^\W\d_a-z]\w*)?\s*[-–—]\s*[^\W\d_a-z]\w*(?:\s[^\W\d_a-z]\w*)?\s+$")
_TIME = re.compile(
    r"\s*(?:between\s+\w+\s+and\s+\w+\s*)?(?:,\s*)?(?:(?:during|in|on|since|from|of|as\s+of|signed|opened)\s+)*",
    re.IGNORECASE,
)
_QUANTITY = re.compile(
    r"(?P<quantity>[$€£]?\d[\d,]*(?:\.\d+)?(?:\s+(?:thousand|million|billion|mln|bln))?"
    r"(?:\s+(?:doses|tonnes|tons|barrels|units|pieces|litres|dollars|euros|roubles|rubles))?)(?:\s+of)?\s+(?:\w+\s+)?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thing:
    """Words that name a concrete thing, and the words of the clause above them, nearest first."""

    rule: Rule
    span: Span
    head: Token
    above: tuple[Token, ...]


def find_deliverables(
    parsed: Parsed, actors: Actors, statements: Sequence[Statement]
) -> tuple[Deliverable, ...]:
    """Every deliverable once, with its places, in the order of the first.

    A thing counts when the clause says that it was opened, supplied, signed, agreed or planned; a field of
    cooperation alone does not.
    """
    found: list[Deliverable] = []
    for sentence in parsed.sentences:
        for deliverable in _in_sentence(parsed, actors, sentence):
            place = next((i for i, known in enumerate(found) if _same(known, deliverable)), None)
            if place is None:
                found.append(deliverable)
            else:
                found[place] = _united(found[place], deliverable)
    return tuple(
        msgspec.structs.replace(d, id=f"d{number}", statement=telling_statement(statements, d.mentions))
        for number, d in enumerate(found, start=1)
    )


def _in_sentence(parsed: Parsed, actors: Actors, sentence: Sentence) -> Iterator[Deliverable]:
    last: _Thing | None = None
    found = [(span, rule, head_of(parsed, span)) for span, rule in triggers(parsed, sentence, "deliverables")]
    agreements = {head.index for _, rule, head in found if rule["kind"] == "agreement"}
    for span, rule, head in found:
        if _named_after(parsed, head) in agreements:
            continue
        thing = _Thing(rule=rule, span=span, head=head, above=tuple(_above(parsed, head)))
        if (
            last
            and _LIST.fullmatch(parsed.view, last.span.end, span.start)
            and last.rule["kind"] == rule["kind"]
        ):
            thing = _Thing(rule=rule, span=span, head=head, above=last.above)
        deliverable = _deliverable(parsed, actors, thing)
        if deliverable:
            last = thing
            yield deliverable


def _named_after(parsed: Parsed, noun: Token) -> int | None:
    """The place of the noun that another lends its name to: "agreement" for "lithium supply agreement"."""
    whole = noun
    while whole.dep in _NAMING:
        whole = parsed.head(whole)
    return whole.index if whole is not noun else None


def _above(parsed: Parsed, head: Token) -> Iterator[Token]:
    """The words that govern a noun up to its verb, and the verbs that govern that one ("agreed to open")."""
    token = head
    while _leads_up(token):
        token = _governor(parsed, token)
        yield token


def _governor(parsed: Parsed, token: Token) -> Token:
    """The head; of a preposition right behind an agreement the agreement ("signed a deal on rice")."""
    before = parsed.tokens[max(token.index - 1, 0)]
    beside = token.dep == "prep" and before.head == token.head and before.pos in _NOUNS
    return before if beside and before.lemma in words_of("agreed") else parsed.head(token)


def _leads_up(token: Token) -> bool:
    if token.pos in _VERBS:
        return token.dep in _VERB_STEPS or (token.dep == "acl" and token.tag == "VB")
    return token.dep in _STEPS or token.lemma in _ADDING


def _deliverable(parsed: Parsed, actors: Actors, thing: _Thing) -> Deliverable | None:
    kind = msgspec.convert(thing.rule["kind"], DeliverableKind)
    status = _status(parsed, thing)
    name = _name(parsed, thing)
    if status is None or name is None or (kind == "supply" and not _is_handed_over(parsed, thing)):
        return None
    giver, receiver = (
        direction(parsed, actors, (thing.head, *thing.above)) if kind in _HANDED_OVER else (None, None)
    )
    return Deliverable(
        id="",
        kind=kind,
        what=" ".join(name.text.replace("-\n", "-").split()),
        status=status,
        sector=_sector(parsed, thing, name),
        giver=giver,
        receiver=receiver,
        quantity=_quantity(parsed, name),
        date=_date(parsed, thing),
        mentions=(name,),
    )


def _is_handed_over(parsed: Parsed, thing: _Thing) -> bool:
    """Whether the clause says that goods change hands, and not that they lend a name to something else."""
    if thing.head.pos not in _NOUNS:
        return False
    above = thing.above[0] if thing.above else None
    if thing.head.dep in {"compound", "nmod"} and above and not _is_part_of_it(above):
        return False
    telling = (*thing.above, *clauses_of(parsed, [thing.head]))
    return any(token.lemma in words_of("supply") or gives_thanks(parsed, token) for token in telling)


def _is_part_of_it(noun: Token) -> bool:
    return any(noun.lemma in words_of(kind) for kind in ("supply", "container"))


# status


def _status(parsed: Parsed, thing: _Thing) -> DeliverableStatus | None:
    """What the words above it make of a thing; a clause about it told as past says that it is there.

    Going up, nouns can only weaken what was found ("the need for supplies", "a deal on supplies"); the first
    verb that decides it ends the search. None where it is denied, or only asked for.
    """
    found: list[DeliverableStatus] = []
    below = thing.head
    for token in thing.above:
        if child(parsed, token, "neg") or token.lemma in words_of("none"):
            return None
        status = _status_of(parsed, token, thing)
        if status and (below.dep != "nsubj" or token.lemma in words_of("begins")):
            found.append(status)
            if token.pos in _VERBS:
                break
        below = token
    told = clauses_of(parsed, [thing.head])
    if not found and any(_is_past(parsed, verb) for verb in told):
        return "done"
    return max(found, key=_STATUSES.index, default=None)


def _status_of(parsed: Parsed, token: Token, thing: _Thing) -> DeliverableStatus | None:
    below = {c.lemma for c in parsed.children(token) if c.dep == "aux"}
    is_agreement = thing.rule["kind"] == "agreement"
    if token.lemma in words_of("done"):
        if token.tag == "VB" and "to" in below:
            return None  # "agreed to open": the verb above decides
        return "planned" if below & words_of("planned") else "done"
    if token.lemma in words_of("agreed") and not (is_agreement and token.pos in _NOUNS):
        return "agreed"
    if token.lemma in words_of("planned"):
        return "planned"
    if gives_thanks(parsed, token):
        return "done"
    return "done" if is_agreement and token.lemma in words_of("existing") else None


def _is_past(parsed: Parsed, verb: Token) -> bool:
    auxiliaries = {c.lemma for c in parsed.children(verb) if c.dep == "aux"}
    if verb.dep == "acl":
        return verb.tag == "VBN" and verb.lemma in words_of("done")
    return not auxiliaries & words_of("planned") and (verb.tag == "VBD" or "have" in auxiliaries)


# what, whose, how much, when


def _name(parsed: Parsed, thing: _Thing) -> Span | None:
    """The thing's own words; None for a bare word that only points back ("the agreement")."""
    if thing.rule["kind"] == "supply":
        return thing.span
    route = (
        _ROUTE.search(parsed.view, max(0, thing.span.start - _REACH), thing.span.start)
        if thing.rule["kind"] == "air-route"
        else None
    )
    if route:
        return parsed.span(route.start(), thing.span.end)
    own = [c for c in parsed.children(thing.head) if c.dep in _NAMING and c.start < thing.span.start]
    start = min([thing.span.start, *(parsed.subtree(c)[0].start for c in own)])
    points = any(c.dep == "det" and c.lemma in {"the", "this", "that"} for c in parsed.children(thing.head))
    specified = own or any(c.dep in {"prep", "relcl"} for c in parsed.children(thing.head))
    if points and not specified and thing.rule["kind"] in {"agreement", "project"}:
        return None
    return parsed.span(start, thing.span.end)


def _sector(parsed: Parsed, thing: _Thing, name: Span) -> str | None:
    if thing.rule["kind"] == "air-route":
        return "air-transport"
    words = parsed.phrase(thing.head)
    stretches = ((name.start, name.end), (words.start, words.end))
    return next((sectors[0] for start, end in stretches if (sectors := sectors_in(parsed, start, end))), None)


def _quantity(parsed: Parsed, name: Span) -> str | None:
    found = _QUANTITY.search(parsed.view, max(0, name.start - _REACH), name.start)
    return " ".join(found["quantity"].split()) if found else None


def _date(parsed: Parsed, thing: _Thing) -> DatedTo | None:
    """The date right behind the thing ("the air route during 2021")."""
    sentence = parsed.sentence_at(thing.span.start)
    if sentence is None:
        return None
    published = parsed.document.published
    found = find_dates(
        parsed.view[thing.span.end : sentence.end],
        date.fromisoformat(published) if published else None,
        thing.span.end,
    )
    first = found[0] if found else None
    return first.date if first and _TIME.fullmatch(parsed.view, thing.span.end, first.start) else None


# merging


def _same(one: Deliverable, other: Deliverable) -> bool:
    return (
        one.kind == other.kind
        and _singular(one.what) == _singular(other.what)
        and _compatible(one.giver, other.giver)
        and _compatible(one.receiver, other.receiver)
    )


def _singular(words: str) -> str:
    return words.lower().removesuffix("s")


def _compatible(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _united(one: Deliverable, other: Deliverable) -> Deliverable:
    slots = ("sector", "giver", "receiver", "quantity", "date")
    known = {slot: getattr(one, slot) or getattr(other, slot) for slot in slots}
    status = min(one.status, other.status, key=_STATUSES.index)
    return msgspec.structs.replace(one, **known, status=status, mentions=(*one.mentions, *other.mentions))
