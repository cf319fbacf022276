"""Statements that a name and a colon introduce: "President X: We agreed", transcripts, headlines."""

import re
from collections.abc import Iterator

from onrecord.extraction.actors import Actors
from onrecord.extraction.attributions import Attribution
from onrecord.extraction.clauses import head_of
from onrecord.extraction.mentions import is_person
from onrecord.extraction.parse import Parsed
from onrecord.model import Span

_WORD = r"[^\W\d_a-z][\w.’'-]*"
_LABEL = re.compile(rf"[“\"]?(?P<label>{_WORD}(?: (?:of|the|{_WORD})){{0,6}}):\s+(?=\S)")
_QUESTION = re.compile(r"(?P<label>Q(?:UESTION)?|Question)(?:[:.]\s+|\s{2,}|\s+(?=\())(?=\S)")
_TRANSCRIBED = re.compile(
    r"(?P<label>(?:(?:MR|MRS|MS|DR)\.? )?[^\W\d_a-z]{2,}(?:[ ’'-][^\W\d_a-z]+){0,6}):\s+(?=\S)"
)
_LEAST_TURNS = 2  # one line in capitals can be a heading


def labelled_attributions(parsed: Parsed, actors: Actors) -> Iterator[Attribution]:
    """One attribution for each paragraph that a person's name or office and a colon open.

    In a transcript, where two paragraphs or more begin with a label in capitals, any such label speaks.
    """
    turns = [_turn(parsed, paragraph) for paragraph in parsed.paragraphs]
    transcript = sum(turn is not None for turn in turns) >= _LEAST_TURNS
    for paragraph, turn in zip(parsed.paragraphs, turns, strict=True):
        found = (turn if transcript else None) or _LABEL.match(parsed.view, paragraph.start, paragraph.end)
        if found is None:
            continue
        start, end = found.span("label")
        tokens = parsed.tokens_in(start, end)
        if tokens and (found is turn or _is_speaker(parsed, actors, start, end, found.end())):
            yield Attribution(
                cue=parsed.span(end, end + 1) if parsed.view[end] == ":" else parsed.span(start, end),
                verb=None,
                speaker_head=head_of(tokens),
                elided=False,
                content=(parsed.span(found.end(), paragraph.end),),
                label=parsed.span(start, end),
            )


def _turn(parsed: Parsed, paragraph: Span) -> re.Match[str] | None:
    """The label in capitals that opens a turn of a transcript."""
    return next(
        (
            found
            for pattern in (_TRANSCRIBED, _QUESTION)
            if (found := pattern.match(parsed.view, paragraph.start, paragraph.end))
        ),
        None,
    )


def _is_speaker(parsed: Parsed, actors: Actors, start: int, end: int, content: int) -> bool:
    """Whether a label names a person, or a country or body whose words stand in quotation marks."""
    named = actors.within(start, end)
    person = any(is_person(m) for m in named) or parsed.tokens_in(start, end)[-1].entity == "PERSON"
    return person or (bool(named) and parsed.view[content] in '“"«')
