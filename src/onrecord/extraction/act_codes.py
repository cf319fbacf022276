"""PLOVER's codes of an act: event, mode, contexts; and whether it was done."""

from functools import cache

import msgspec

from onrecord.extraction.act_tellings import Telling, auxiliaries
from onrecord.extraction.clauses import VERBS, child, reach
from onrecord.extraction.dates import find_dates
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.sectors import sectors_in
from onrecord.extraction.vocabulary import rules, table, words
from onrecord.model import Plover
from onrecord.model.contacts import ActStatus, PloverEvent


def plover(parsed: Parsed, telling: Telling) -> Plover:
    """An act's event with the mode that its row or the rest of its clause tells, and its contexts."""
    event = msgspec.convert(telling.rule["event"], PloverEvent) if telling.rule["event"] else None
    clause = parsed.subtree(telling.verb)
    return Plover(
        event=event,
        mode=telling.rule["mode"] or _mode(parsed, telling, event),
        contexts=_contexts(parsed, clause[0].start, clause[-1].end),
    )


def _mode(parsed: Parsed, telling: Telling, event: PloverEvent | None) -> str | None:
    clause = _own_clause(parsed, telling.verb)
    told = " ".join(token.text for token in clause)
    found = (rule for rule in rules("plover_modes") if rule["event"] == event and rule.pattern.search(told))
    return next((rule["mode"] for rule in found), None)


def _own_clause(parsed: Parsed, verb: Token) -> tuple[Token, ...]:
    """A verb's words without what is coordinated to it, and without the clauses that set its scene."""
    beside = [
        c for c in parsed.children(verb)
        if (c.dep == "conj" and c.pos in VERBS) or (c.dep in {"advcl", "parataxis"} and c.tag != "VB")
        or (c.dep == "ccomp" and c.end < verb.start)
    ]  # fmt: skip
    return reach(parsed, verb, without=beside)


def _contexts(parsed: Parsed, start: int, end: int) -> tuple[str, ...]:
    found = (_context_of().get(sector) for sector in sectors_in(parsed, start, end))
    return tuple(dict.fromkeys(context for context in found if context))


@cache
def _context_of() -> dict[str, str]:
    return {row["sector"]: row["context"] for row in table("plover_contexts")}


def status_of(parsed: Parsed, telling: Telling) -> ActStatus:
    """Whether it was done, by negation, modality, condition and date."""
    verb = telling.verb
    below = auxiliaries(parsed, verb)
    denied = words("denied", "act_words")
    if any(c.dep == "neg" for c in below) or (
        telling.is_noun and any(c.lemma in denied for c in parsed.children(telling.head))
    ):
        return "negated"
    lemmas = {c.lemma for c in below} | {c.lemma for c in parsed.children(verb) if c.dep == "mark"}
    if lemmas & (words("hypothetical") | words("condition")):
        return "hypothetical"
    if "would" in lemmas and not _is_reported(parsed, verb):
        return "hypothetical"
    if lemmas & words("future") or _is_ahead(parsed, verb):
        return "future"
    return "historical" if _long_ago(parsed, verb) else "realised"


def _is_ahead(parsed: Parsed, verb: Token) -> bool:
    """Whether the present tells what a day beside the verb puts ahead: "meets X on Friday"."""
    published = parsed.document.published_day
    if published is None or verb.tag not in {"VBZ", "VBP"}:
        return False
    beside = (parsed.subtree(c) for c in parsed.children(verb) if c.dep in {"prep", "npadvmod"})
    dates = (
        mention.date
        for part in beside
        for mention in find_dates(parsed.view[part[0].start : part[-1].end], published, future=True)
    )
    return any(date is not None and date.value > published.isoformat() for date in dates)


def _is_reported(parsed: Parsed, verb: Token) -> bool:
    """Whether "would" stands in a report of the past: behind its verb of saying, and without an "if"."""
    above = parsed.head(verb)
    behind = verb.dep == "ccomp" and above.start < verb.start
    return behind and not any(
        child(parsed, c, "mark") is not None and c.dep == "advcl" for c in parsed.children(verb)
    )


def _long_ago(parsed: Parsed, verb: Token) -> bool:
    """Whether the clause dates it to a year before the one before publication."""
    published = parsed.document.published_day
    if published is None:
        return False
    clause = parsed.subtree(verb)
    found = find_dates(parsed.view[clause[0].start : clause[-1].end], published)
    years = [int(mention.date.value[:4]) for mention in found if mention.date]
    return bool(years) and verb.tag in {"VBD", "VBN"} and max(years) < published.year - 1
