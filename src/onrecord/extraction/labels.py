"""Statements that a name and a colon introduce: "President X: We agreed", transcripts, headlines."""

import re
from collections.abc import Iterator

from onrecord.extraction.actors import Actors
from onrecord.extraction.parse import Parsed
from onrecord.extraction.reports import Report

_LABEL = re.compile(r"[“\"]?(?P<label>[^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,4}):\s+(?=\S)")


def labelled_reports(parsed: Parsed, actors: Actors) -> Iterator[Report]:
    """One report for each paragraph that a person's name or office and a colon open."""
    for paragraph in parsed.paragraphs:
        found = _LABEL.match(parsed.view, paragraph.start, paragraph.end)
        if found is None:
            continue
        start, end = found.span("label")
        tokens = parsed.tokens_in(start, end)
        if tokens and (actors.within(start, end) or tokens[-1].entity == "PERSON"):
            content = parsed.span(found.end(), paragraph.end)
            yield Report(
                cue=parsed.span(end, end + 1),
                verb=None,
                source=tokens[-1],
                elided=False,
                content=(content,),
            )
