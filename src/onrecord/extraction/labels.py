"""Statements that a name and a colon introduce: "President X: We agreed", transcripts, headlines."""

import re
from collections.abc import Iterator, Sequence

from onrecord.extraction.actors import Actors
from onrecord.extraction.attributions import Attribution
from onrecord.extraction.clauses import head_of
from onrecord.extraction.cues import speaker_nouns
from onrecord.extraction.mentions import is_person
from onrecord.extraction.parse import Parsed
from onrecord.extraction.vocabulary import words
from onrecord.model import Span

_WORD = r"[^\W\d_a-z][\w.’'-]*"
_ASIDE = r"(?:\s\([^()\n]{1,60}\))?"  # "(retranslated)"
_LABEL = re.compile(rf"[“\"]?(?P<label>{_WORD}(?: (?:of|the|and|for|{_WORD})){{0,12}}){_ASIDE}:\s+(?=\S)")
_QUESTION = re.compile(r"(?P<label>Q(?:UESTION)?|Question)(?:[:.]\s+|\s{2,}|\s+(?=\())(?=\S)")
_TRANSCRIBED = re.compile(
    r"[“\"]?(?P<label>(?:(?:MR|MRS|MS|DR)\.? )?[^\W\d_a-z]{2,}(?:[ ’'-][^\W\d_a-z]+){0,6}):\s+(?=\S)"
)
_SIGNED = re.compile(r"(?P<said>[“\"«].{20,}[”\"»])\s*(?P<dash>[–—―]|--?)\s*(?P<label>[^“”\"«»]{3,90}?)\.?")
_QUOTED = re.compile(r"[“\"«][^”\"»]*(?:[”\"»]|$)")
_LOWER_WORD = re.compile(r"[^\W\d_]+")
_LEAST_TURNS = 2  # one line in capitals can be a heading
_SPEAKING = {"office", "person"}


def labelled_attributions(parsed: Parsed, actors: Actors) -> Iterator[Attribution]:
    """One attribution for each paragraph that a person's name or office and a colon open.

    In a transcript, where two paragraphs or more begin with a label in capitals, any such label speaks. The
    turn of a speaker goes on over the paragraphs behind that speak of "us" or "you".
    """
    turns = [_turn(parsed, paragraph) for paragraph in parsed.paragraphs]
    transcript = sum(turn is not None for turn in turns) >= _LEAST_TURNS
    for place, (paragraph, turn) in enumerate(zip(parsed.paragraphs, turns, strict=True)):
        found = (turn if transcript else None) or _label(parsed, paragraph)
        if found is None:
            continue
        start, end = found.span("label")
        tokens = parsed.tokens_in(start, end)
        if any(t.text.lower() in words("asks") for t in tokens):
            continue  # a question states nothing
        if found is turn and _is_heading(parsed, actors, start, end):
            continue
        if tokens and (found is turn or _is_speaker(parsed, actors, start, end, found.end())):
            sure = found is turn or _is_person(parsed, actors, start, end)
            colon = parsed.view.find(":", end, found.end())
            yield Attribution(
                cue=parsed.span(colon, colon + 1) if colon >= 0 else parsed.span(start, end),
                verb=None,
                speaker_head=head_of(tokens),
                elided=False,
                content=(
                    parsed.span(found.end(), paragraph.end),
                    *(_going_on(parsed, place) if sure else ()),
                ),
                label=parsed.span(start, end),
            )


def signed_attributions(parsed: Parsed, actors: Actors) -> Iterator[Attribution]:
    """One attribution for each quotation that a dash and who said it follow in a paragraph of their own."""
    for paragraph in parsed.paragraphs:
        found = _SIGNED.fullmatch(parsed.view, paragraph.start, paragraph.end)
        label = found.span("label") if found else (0, 0)
        tokens = parsed.tokens_in(*label)
        if found and tokens and _is_person(parsed, actors, *label):
            speaker = next((m for m in actors.within(*label) if is_person(m)), None)
            named = parsed.tokens_in(speaker.start, speaker.end) if speaker else tokens
            yield Attribution(
                cue=parsed.span(*found.span("dash")), verb=None, speaker_head=head_of(named), elided=False,
                content=(parsed.span(*found.span("said")),), label=parsed.span(*label),
            )  # fmt: skip


def _is_heading(parsed: Parsed, actors: Actors, start: int, end: int) -> bool:
    """Whether words in capitals and in bold face head a section, and name nobody."""
    bold = parsed.document.text[max(start - 2, 0) : start] == "**"
    return bold and not _is_person(parsed, actors, start, end)


def _label(parsed: Parsed, paragraph: Span) -> re.Match[str] | None:
    found = _LABEL.match(parsed.view, paragraph.start, paragraph.end)
    return None if found and words("asks about") & set(found["label"].lower().split()) else found


def _going_on(parsed: Parsed, place: int) -> Sequence[Span]:
    """The paragraphs behind a label that its speaker says too, up to the next label; none behind a title."""
    if parsed.paragraphs[place].text.strip() == (parsed.document.title or "").strip():
        return ()
    run: list[Span] = []
    spoken = 0
    for paragraph in parsed.paragraphs[place + 1 :]:
        if _turn(parsed, paragraph) or _label(parsed, paragraph):
            break
        run.append(paragraph)
        if _speaks(parsed.view[paragraph.start : paragraph.end]):
            spoken = len(run)
    return run[:spoken]


def _speaks(text: str) -> bool:
    """Whether somebody speaks of himself or to others in a text, outside what it quotes."""
    own = _LOWER_WORD.findall(_QUOTED.sub(" ", text))
    return any(word.lower() in words("self") for word in own)


def _turn(parsed: Parsed, paragraph: Span) -> re.Match[str] | None:
    """The label in capitals that opens a turn of a transcript, and is no heading ("WHY IT MATTERS")."""
    for pattern in (_TRANSCRIBED, _QUESTION):
        found = pattern.match(parsed.view, paragraph.start, paragraph.end)
        if found and not words("in a heading") & set(found["label"].lower().split()):
            return found
    return None


def _is_speaker(parsed: Parsed, actors: Actors, start: int, end: int, content: int) -> bool:
    """Whether a label names a person or an office, or a country or body whose words are quoted."""
    if _is_person(parsed, actors, start, end) or parsed.tokens_in(start, end)[-1].entity == "PERSON":
        return True
    return bool(actors.within(start, end)) and parsed.view[content] in '“"«'


def _is_person(parsed: Parsed, actors: Actors, start: int, end: int) -> bool:
    """Whether a label holds an office, or a name that the text knows for a person's."""
    nouns = (speaker_nouns().get(token.text.lower()) for token in parsed.tokens_in(start, end))
    return any(is_person(m) for m in actors.within(start, end)) or any(
        noun is not None and noun.kind in _SPEAKING for noun in nouns
    )
