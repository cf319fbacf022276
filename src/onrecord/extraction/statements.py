"""Who said what: direct, indirect and mixed statements with speakers, cue, content and medium."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import msgspec

from onrecord.extraction.actors import Actors
from onrecord.extraction.cues import medium_in
from onrecord.extraction.datelines import find_dateline
from onrecord.extraction.intervals import Intervals
from onrecord.extraction.issuers import Issuers, is_impersonal
from onrecord.extraction.labels import labelled_reports
from onrecord.extraction.nesting import Nesting, Told, own_statements
from onrecord.extraction.parse import Parsed
from onrecord.extraction.quotations import Quotation, find_quotations
from onrecord.extraction.reports import Report, find_reports
from onrecord.extraction.speakers import voice_of
from onrecord.model import Span, Statement, Unknown
from onrecord.model.statements import Medium, StatementKind

_WORD = re.compile(r"\w+")


def find_statements(parsed: Parsed, actors: Actors) -> tuple[Statement, ...]:
    """All statements in text order, ``s1`` first."""
    quotations = find_quotations(parsed)
    dateline = find_dateline(parsed)
    reports = find_reports(parsed, quotations, dateline.end if dateline else 0)
    reports = (*reports, *labelled_reports(parsed, actors))
    told = list(_voiced(parsed, actors, sorted(reports, key=_place)))
    told = list(_with_rest(parsed, told, quotations))
    return _numbered(own_statements(told, quotations), quotations)


def _place(report: Report) -> int:
    return report.cue.start if report.cue else report.content[0].start


def _voiced(parsed: Parsed, actors: Actors, reports: Sequence[Report]) -> Iterator[Told]:
    issuers = Issuers(parsed)
    held = Intervals((part.start, part.end, (part, r)) for r in reports for part in r.content)
    for report in reports:
        voice = voice_of(parsed, actors, report, issuers)
        medium = voice.medium or report.medium or _medium(parsed, report)
        voice = msgspec.structs.replace(voice, medium=medium)
        if voice.speakers or not is_impersonal(report):
            if not _is_held(report, held):
                issuers.heard(report, voice)
            yield Told(report, voice)


def _is_held(report: Report, held: Intervals[tuple[Span, Report]]) -> bool:
    """Whether a report stands inside the content of another one."""
    cue = report.cue
    around = held.touching(cue.start, cue.end) if cue else ()
    return any(other is not report and cue and part.contains(cue) for part, other in around)


def _medium(parsed: Parsed, report: Report) -> Medium | None:
    """The medium named in the cue's sentence outside the content and outside "according to …"."""
    if report.verb is None:
        return None
    sentence = parsed.sentences[report.verb.sentence]
    others = [t for t in sentence.tokens if t.lemma == "accord" and t is not report.verb]
    branches = [parsed.subtree(t) for t in others]
    aside = [(branch[0].start, branch[-1].end) for branch in branches]
    characters = list(parsed.view[sentence.start : sentence.end])
    for start, end in [*((part.start, part.end) for part in report.content), *aside]:
        first, last = max(start - sentence.start, 0), max(end - sentence.start, 0)
        characters[first:last] = " " * len(characters[first:last])
    return medium_in("".join(characters), near=report.verb.start - sentence.start)


def _with_rest(parsed: Parsed, told: Sequence[Told], quotations: Sequence[Quotation]) -> Iterator[Told]:
    """Give each quotation that goes on behind "he said." in the same paragraph to that report."""
    used = Intervals((part.start, part.end, part) for t in told for part in t.report.content)
    extra: dict[int, list[Span]] = {}
    for quotation in (q for q in quotations if q.depth == 0):
        span = parsed.span(quotation.start, quotation.end)
        taken = any(part.overlaps(span) for part in used.touching(span.start, span.end))
        if taken or not _is_sentence(parsed, quotation):
            continue
        before = _report_before(parsed, told, quotation)
        if before is not None:
            extra.setdefault(before, []).extend(quotation.parts)
    for number, one in enumerate(told):
        yield Told(_extended(one.report, extra.get(number, ())), one.voice)


def _extended(report: Report, extra: Sequence[Span]) -> Report:
    if not extra:
        return report
    return replace(report, content=(*report.content, *extra))


def _is_sentence(parsed: Parsed, quotation: Quotation) -> bool:
    """Whether a quotation is a sentence of its own: it begins one."""
    sentence = parsed.sentence_at(quotation.start + 1)
    return sentence is not None and quotation.start - 1 <= sentence.start <= quotation.start + 1


def _report_before(parsed: Parsed, told: Sequence[Told], quotation: Quotation) -> int | None:
    """The report of a quotation that ends directly before another one, in the same paragraph."""
    sentence = parsed.sentence_at(quotation.start + 1)
    last = bisect_right(told, quotation.start, key=lambda t: _place(t.report)) - 1
    for number in range(last, -1, -1):
        report = told[number].report
        if report.verb is None or sentence is None:
            continue
        own = parsed.sentences[report.verb.sentence]
        quoted = any(part.text[:1] in '“"«‘' for part in report.content)
        near = own.paragraph == sentence.paragraph and own.index + 1 >= sentence.index - 1
        return number if near and quoted else None
    return None


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
        kind=_kind(told.report.content, quotations),
        speakers=told.voice.speakers,
        cue=told.report.cue,
        content=told.report.content,
        medium=told.voice.medium,
        within=names[id(outer)] if outer else None,
        unknown={**_not_told(told), **told.voice.unknown},
    )


def _not_told(told: Told) -> Unknown:
    """Why a statement has no cue or no medium."""
    reasons = {"cue": "no word introduces it", "medium": "not said"}
    told_of = {"cue": told.report.cue, "medium": told.voice.medium}
    return {slot: reason for slot, reason in reasons.items() if told_of[slot] is None}


def _kind(content: Iterable[Span], quotations: Intervals[Quotation]) -> StatementKind:
    """Direct where all words stand in quotation marks, mixed where some do."""
    places = [part.start + word.start() for part in content for word in _WORD.finditer(part.text)]
    quoted = sum(any(q.covers(place) for q in quotations.touching(place, place)) for place in places)
    return "direct" if quoted == len(places) else "mixed" if quoted else "indirect"
