"""Statements that a name and a colon introduce: "President X: We agreed", transcripts, headlines."""

import re
from collections.abc import Iterator

from onrecord.extraction.actors import Actors
from onrecord.extraction.clauses import head_of
from onrecord.extraction.mentions import is_person
from onrecord.extraction.parse import Parsed
from onrecord.extraction.reports import Report

_LABEL = re.compile(
    r"[“\"]?(?P<label>[^\W\d_a-z][\w.’'-]*(?: (?:of|the|[^\W\d_a-z][\w.’'-]*)){0,6}):\s+(?=\S)"
)


def labelled_reports(parsed: Parsed, actors: Actors) -> Iterator[Report]:
    """One report for each paragraph that a person's name or office and a colon open."""
    for paragraph in parsed.paragraphs:
        found = _LABEL.match(parsed.view, paragraph.start, paragraph.end)
        if found is None:
            continue
        start, end = found.span("label")
        tokens = parsed.tokens_in(start, end)
        if tokens and _is_speaker(parsed, actors, start, end, found.end()):
            content = parsed.span(found.end(), paragraph.end)
            yield Report(
                cue=parsed.span(end, end + 1),
                verb=None,
                source=head_of(tokens),
                elided=False,
                content=(content,),
            )


def _is_speaker(parsed: Parsed, actors: Actors, start: int, end: int, content: int) -> bool:
    """Whether a label names a person, or a country or body whose words stand in quotation marks."""
    named = actors.within(start, end)
    person = any(is_person(m) for m in named) or parsed.tokens_in(start, end)[-1].entity == "PERSON"
    return person or (bool(named) and parsed.view[content] in '“"«')
