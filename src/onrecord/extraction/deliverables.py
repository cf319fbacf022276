"""Deliverables: concrete things agreed, opened, supplied or signed."""

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

import msgspec

from onrecord.extraction.actors import Actors
from onrecord.extraction.clauses import MODIFIERS, NOUNS, VERBS, head_of
from onrecord.extraction.dates import find_dates
from onrecord.extraction.naming import states_in
from onrecord.extraction.parse import Parsed, Sentence
from onrecord.extraction.sectors import sectors_in
from onrecord.extraction.telling import telling_statement
from onrecord.extraction.things import (
    STATUSES,
    Thing,
    above,
    deciding,
    is_handed_over,
    is_scheduled,
    is_when_it_comes,
    named_after,
    told_status,
)
from onrecord.extraction.transfers import deliverable_words, direction
from onrecord.extraction.triggers import triggers
from onrecord.extraction.vocabulary import words
from onrecord.model import DatedTo, Deliverable, Span, Statement
from onrecord.model.contacts import DeliverableKind

_REACH = 60  # code points before a thing in which its route or its quantity stands
_HANDED_OVER = {"supply", "donation", "loan"}
_ADVERBS = {"prep", "npadvmod", "advmod", "agent"}
_LIST = re.compile(r"\s*(?:,|,?\s*(?:and|or|as\s+well\s+as))\s+(?:\w+\s+){0,2}")
_ROUTE = re.compile(r"[^\W\d_a-z]\w*(?:\s[^\W\d_a-z]\w*)?\s*[-–—]\s*[^\W\d_a-z]\w*(?:\s[^\W\d_a-z]\w*)?\s+$")
_TIME = re.compile(
    r"\s*(?:between\s+\w+\s+and\s+\w+\s*)?(?:,\s*)?(?:(?:during|in|on|since|from|of|as\s+of|signed|opened)\s+)*",
    re.IGNORECASE,
)


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
    last: Thing | None = None
    found = [
        (span, rule, head_of(parsed.tokens_in(span.start, span.end)))
        for span, rule in triggers(parsed, sentence, "deliverables")
    ]
    agreements = {head.index for _, rule, head in found if rule["kind"] == "agreement"}
    for span, rule, head in found:
        if named_after(parsed, head) in agreements:
            continue
        thing = Thing(rule=rule, span=span, head=head, above=tuple(above(parsed, head)))
        if (
            last
            and _LIST.fullmatch(parsed.view, last.span.end, span.start)
            and last.rule["kind"] == rule["kind"]
        ):
            thing = Thing(rule=rule, span=span, head=head, above=last.above)
        deliverable = _deliverable(parsed, actors, thing)
        if deliverable:
            last = thing
            yield deliverable


def _deliverable(parsed: Parsed, actors: Actors, thing: Thing) -> Deliverable | None:
    kind = msgspec.convert(thing.rule["kind"], DeliverableKind)
    status = told_status(parsed, thing)
    name = _name(parsed, thing)
    if status is None or name is None or not _is_thing(parsed, thing):
        return None
    when = _date(parsed, thing, ahead=status != "done" or is_scheduled(thing))
    if when and status == "done" and _lies_ahead(parsed, when):
        status = "planned"
    giver, receiver = (
        direction(parsed, actors, (thing.head, *thing.above), granted=kind != "supply")
        if kind in _HANDED_OVER
        else (None, None)
    )
    return Deliverable(
        id="",
        kind=kind,
        what=" ".join(name.text.replace("-\n", "-").split()),
        status=status,
        sector=_sector(parsed, thing, name),
        giver=giver,
        receiver=receiver,
        quantity=_quantity(parsed, thing, name),
        date=when,
        mentions=(name,),
    )


def _is_thing(parsed: Parsed, thing: Thing) -> bool:
    """Whether the words mean the thing, and not a name in them, a verb, or a place something happens at."""
    kind, above = thing.rule["kind"], thing.above
    if kind == "supply":
        return is_handed_over(parsed, thing)
    if kind == "donation":
        return thing.head.pos in NOUNS
    if kind == "other":
        to_verb = itertools.takewhile(lambda token: token.pos not in VERBS, above)
        return all(token.dep != "prep" or token.lemma == "of" for token in to_verb)
    return True


# what, whose, how much, when


def _name(parsed: Parsed, thing: Thing) -> Span | None:
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
    own = [c for c in parsed.children(thing.head) if c.dep in MODIFIERS and c.start < thing.span.start]
    if thing.rule["kind"] in _HANDED_OVER:  # "a Korean loan" says whose it is
        own = [c for c in own if not states_in(parsed, parsed.span(c.start, c.end))]
    start = min([thing.span.start, *(parsed.subtree(c)[0].start for c in own)])
    points = any(c.dep == "det" and c.lemma in words("pointing") for c in parsed.children(thing.head))
    specified = own or any(c.dep in {"prep", "relcl"} for c in parsed.children(thing.head))
    bare = thing.head.tag == "NN" and not any(c.dep in {"det", "poss"} for c in parsed.children(thing.head))
    if points and not specified and thing.rule["kind"] in {"agreement", "project"}:
        return None
    if bare and not specified and thing.rule["kind"] == "agreement":
        return None  # "the spirit of agreement"
    return parsed.span(start, thing.span.end)


def _sector(parsed: Parsed, thing: Thing, name: Span) -> str | None:
    if thing.rule["sector"]:
        return thing.rule["sector"]
    phrase = parsed.phrase(thing.head)
    stretches = ((name.start, name.end), (phrase.start, phrase.end))
    return next((sectors[0] for start, end in stretches if (sectors := sectors_in(parsed, start, end))), None)


def _quantity(parsed: Parsed, thing: Thing, name: Span) -> str | None:
    """How much: before the thing ("200 tractors"), of money also behind it ("a loan of 3 million euros")."""
    found = _quantity_before().search(parsed.view, max(0, name.start - _REACH), name.start)
    if found is None and thing.rule["kind"] in _HANDED_OVER - {"supply"}:
        found = _quantity_behind().match(parsed.view, name.end)
    return " ".join(found["quantity"].split()) if found else None


@cache
def _quantity_before() -> re.Pattern[str]:
    return re.compile(rf"{_amount()}(?:\s+of)?\s+(?:\w+\s+)?$")


@cache
def _quantity_behind() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:of|worth)\s+(?:(?:about|some|up\s+to|over|almost)\s+)?{_amount()}")


def _amount() -> str:
    scale, unit = ("|".join(sorted(deliverable_words(kind))) for kind in ("scale", "unit"))
    return rf"(?P<quantity>[$€£]?\d(?:[\d,]*\d)?(?:\.\d+)?(?:\s+(?:{scale})\b)?(?:\s+(?:{unit})\b)?)"


def _date(parsed: Parsed, thing: Thing, *, ahead: bool) -> DatedTo | None:
    """The date right behind the thing ("the air route during 2021"), else that of the verb that tells it."""
    sentence = parsed.sentence_at(thing.span.start)
    if sentence is None:
        return None
    behind = parsed.view[thing.span.end : sentence.end]
    published = parsed.document.published_day
    found = find_dates(behind, published, thing.span.end, future=ahead)
    first = found[0] if found else None
    if first and _TIME.fullmatch(parsed.view, thing.span.end, first.start):
        return first.date
    return next(_dates_of_verbs(parsed, thing, published, ahead=ahead), None)


def _dates_of_verbs(
    parsed: Parsed, thing: Thing, published: date | None, *, ahead: bool
) -> Iterator[DatedTo]:
    """The dates that stand as adverbs with the verbs that decide the status, the nearest verb first."""
    for verb in deciding(parsed, thing):
        for part in parsed.children(verb):
            if part.dep in _ADVERBS and is_when_it_comes(verb, part):
                below = parsed.subtree(part)
                words_of_it = parsed.view[below[0].start : below[-1].end]
                found = find_dates(words_of_it, published, below[0].start, future=ahead)
                yield from (m.date for m in found[:1] if m.date)


def _lies_ahead(parsed: Parsed, when: DatedTo) -> bool:
    published = parsed.document.published_day
    return published is not None and when.value > published.isoformat()[: len(when.value)]


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
    status = min(one.status, other.status, key=STATUSES.index)
    return msgspec.structs.replace(one, **known, status=status, mentions=(*one.mentions, *other.mentions))
