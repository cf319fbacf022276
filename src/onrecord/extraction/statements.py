"""Who said what: direct, indirect and mixed statements with speakers, cue, content and medium."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import msgspec

from onrecord.extraction.actors import Actors
from onrecord.extraction.attributions import Attribution, find_attributions
from onrecord.extraction.cues import medium_in
from onrecord.extraction.going_on import going_on
from onrecord.extraction.heard import heard
from onrecord.extraction.intervals import Intervals
from onrecord.extraction.issuers import Issuers, is_impersonal
from onrecord.extraction.labels import labelled_attributions, signed_attributions
from onrecord.extraction.nesting import Nesting, Told, own_statements
from onrecord.extraction.parse import Parsed
from onrecord.extraction.quotations import Quotation, find_quotations
from onrecord.extraction.speakers import voice_of
from onrecord.model import Span, Statement, Unknown
from onrecord.model.statements import Medium, StatementKind
from onrecord.settings import Reader

_WORD = re.compile(r"\w+")


def find_statements(parsed: Parsed, actors: Actors, reader: Reader = "network") -> tuple[Statement, ...]:
    """All statements in text order, ``s1`` first.

    Args:
        parsed: The document.
        actors: Its actors.
        reader: Whether the network is heard besides the rules.
    """
    quotations = find_quotations(parsed)
    body = parsed.dateline.end if parsed.dateline else 0
    attributions = find_attributions(parsed, quotations, body)
    labelled = (*labelled_attributions(parsed, actors), *signed_attributions(parsed, actors))
    attributions = (*attributions, *labelled)
    if reader == "network":
        attributions = (*attributions, *heard(parsed, quotations, body, attributions))
    told = list(_voiced(parsed, actors, sorted(attributions, key=_place)))
    told = list(_with_rest(parsed, told, quotations))
    told = list(_with_more(parsed, told, quotations))
    return _numbered(own_statements(told, quotations), quotations)


def _place(attribution: Attribution) -> int:
    return attribution.cue.start if attribution.cue else attribution.content[0].start


def _voiced(parsed: Parsed, actors: Actors, attributions: Sequence[Attribution]) -> Iterator[Told]:
    issuers = Issuers(parsed)
    held = Intervals((part.start, part.end, (part, r)) for r in attributions for part in r.content)
    for attribution in attributions:
        voice = voice_of(parsed, actors, attribution, issuers)
        medium = voice.medium or attribution.medium or _medium(parsed, attribution)
        voice = msgspec.structs.replace(voice, medium=medium)
        if voice.speakers or not is_impersonal(attribution):
            if not _is_held(attribution, held):
                issuers.heard(attribution, voice)
            yield Told(attribution, voice)


def _is_held(attribution: Attribution, held: Intervals[tuple[Span, Attribution]]) -> bool:
    """Whether an attribution stands inside the content of another one."""
    cue = attribution.cue
    around = held.touching(cue.start, cue.end) if cue else ()
    return any(other is not attribution and cue and part.contains(cue) for part, other in around)


def _medium(parsed: Parsed, attribution: Attribution) -> Medium | None:
    """The medium named in the cue's sentence outside the content and outside "according to …"."""
    if attribution.verb is None:
        return None
    sentence = parsed.sentences[attribution.verb.sentence]
    others = [t for t in sentence.tokens if t.lemma == "accord" and t is not attribution.verb]
    branches = [parsed.subtree(t) for t in others]
    aside = [(branch[0].start, branch[-1].end) for branch in branches]
    characters = list(parsed.view[sentence.start : sentence.end])
    for start, end in [*((part.start, part.end) for part in attribution.content), *aside]:
        first, last = max(start - sentence.start, 0), max(end - sentence.start, 0)
        characters[first:last] = " " * len(characters[first:last])
    return medium_in("".join(characters), near=attribution.verb.start - sentence.start)


def _with_rest(parsed: Parsed, told: Sequence[Told], quotations: Sequence[Quotation]) -> Iterator[Told]:
    """Give each quotation that goes on behind "he said." in the same paragraph to that attribution."""
    used = Intervals((part.start, part.end, part) for t in told for part in t.attribution.content)
    extra: dict[int, list[Span]] = {}
    for quotation in (q for q in quotations if q.depth == 0):
        span = parsed.span(quotation.start, quotation.end)
        taken = any(part.overlaps(span) for part in used.touching(span.start, span.end))
        if taken or not _is_sentence(parsed, quotation):
            continue
        before = _attribution_before(parsed, told, quotation)
        if before is not None:
            extra.setdefault(before, []).extend(quotation.parts)
    for number, one in enumerate(told):
        yield Told(_extended(one.attribution, extra.get(number, ())), one.voice)


def _with_more(parsed: Parsed, told: Sequence[Told], quotations: Sequence[Quotation]) -> Iterator[Told]:
    """Give each sentence in which a speech goes on without a cue to the attribution before it."""
    more: dict[int, list[Span]] = {}
    for number, sentence in going_on(parsed, told, quotations):
        more.setdefault(number, []).append(sentence)
    for number, one in enumerate(told):
        yield Told(_extended(one.attribution, more.get(number, ())), one.voice)


def _extended(attribution: Attribution, extra: Sequence[Span]) -> Attribution:
    if not extra:
        return attribution
    return replace(attribution, content=(*attribution.content, *extra))


def _is_sentence(parsed: Parsed, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own: it begins one."""
    sentence = parsed.sentence_at(quotation.start + 1)
    return sentence is not None and quotation.start - 1 <= sentence.start <= quotation.start + 1


def _attribution_before(parsed: Parsed, told: Sequence[Told], quotation: Quotation) -> int | None:
    """The attribution of a quotation that ends directly before another one, in the same paragraph."""
    sentence = parsed.sentence_at(quotation.start + 1)
    last = bisect_right(told, quotation.start, key=lambda t: _place(t.attribution)) - 1
    for number in range(last, -1, -1):
        attribution = told[number].attribution
        if attribution.verb is None or sentence is None:
            continue
        own = parsed.sentences[attribution.verb.sentence]
        quoted = any(part.text[:1] in '“"«‘' for part in attribution.content)
        near = own.paragraph == sentence.paragraph and own.index + 1 >= sentence.index - 1
        closes = own.index + 1 == sentence.index and _closes(parsed, attribution)
        return number if near and (quoted or closes) else None
    return None


def _closes(parsed: Parsed, attribution: Attribution) -> bool:
    """Whether words that report end their sentence ("…, the envoy said."), so that a quotation goes on."""
    cue, verb = attribution.cue, attribution.verb
    if cue is None or verb is None:
        return False
    sentence = parsed.sentences[verb.sentence]
    before = any(part.end <= cue.start for part in attribution.content)
    return before and not any(
        t.pos not in {"PUNCT", "SPACE"} for t in parsed.tokens_in(cue.end, sentence.end)
    )


def _numbered(told: Sequence[Told], quotations: Sequence[Quotation]) -> tuple[Statement, ...]:
    ordered = sorted(told, key=lambda t: t.start)
    nesting = Nesting(ordered)
    marked = Intervals((q.start, q.end, q) for q in quotations)
    names = {id(one): f"s{number}" for number, one in enumerate(ordered, start=1)}
    return tuple(_statement(one, nesting.outer(one), names, marked) for one in ordered)


def _statement(
    told: Told, outer: Told | None, names: dict[int, str], quotations: Intervals[Quotation]
) -> Statement:
    return Statement(
        id=names[id(told)],
        kind=_kind(told.attribution.content, quotations),
        speakers=told.voice.speakers,
        cue=told.attribution.cue,
        content=told.attribution.content,
        medium=told.voice.medium,
        within=names[id(outer)] if outer else None,
        unknown={**_not_told(told), **told.voice.unknown},
    )


def _not_told(told: Told) -> Unknown:
    """Why a statement has no cue or no medium."""
    reasons = {"cue": "no word introduces it", "medium": "not said"}
    told_of = {"cue": told.attribution.cue, "medium": told.voice.medium}
    return {slot: reason for slot, reason in reasons.items() if told_of[slot] is None}


def _kind(content: Iterable[Span], quotations: Intervals[Quotation]) -> StatementKind:
    """Direct where all words stand in quotation marks, mixed where some do."""
    places = [part.start + word.start() for part in content for word in _WORD.finditer(part.text)]
    quoted = sum(any(q.covers(place) for q in quotations.touching(place, place)) for place in places)
    return "direct" if quoted == len(places) else "mixed" if quoted else "indirect"
