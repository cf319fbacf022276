"""Results with places in a gloss, with their places in the text itself."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from onrecord.glossing.glossed import Glossed
from onrecord.model import (
    Claim,
    Comparison,
    ConflictValue,
    Deliverable,
    Report,
    Span,
    Speaker,
    Statement,
    StatementReference,
    Topic,
)

Record = TypeVar("Record")
_PLACE = {"text", "start", "end"}


def returned(report: Report, glossed: Glossed) -> Report:
    """A report on a gloss as one on the document: every place and every quoted word is the document's."""
    told = replace(_carried(report, glossed), document=glossed.document)
    return replace(told, statements=tuple(_in_last_words(told.statements)))


def _in_last_words(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Statements with speakers that the text leaves out in the words that it last had for them."""
    named = [
        speaker
        for statement in statements
        for speaker in statement.speakers
        if speaker.end > speaker.start and speaker.basis != "pronoun"
    ]
    for statement in statements:
        speakers = tuple(
            replace(speaker, text=_last_words(speaker, named)) if speaker.start == speaker.end else speaker
            for speaker in statement.speakers
        )
        yield replace(statement, speakers=speakers)


def _last_words(speaker: Speaker, named: Sequence[Speaker]) -> str:
    """The words for one that the text leaves out; of one who is not known, those for the last who spoke."""
    before = [one for one in named if one.start < speaker.start]
    same = [one for one in before if (one.name, one.body) == (speaker.name, speaker.body)]
    if speaker.name or speaker.body:
        return max(same, key=lambda one: one.start).text if same else speaker.text
    return max(before, key=lambda one: one.start).text if before else speaker.text


def returned_comparison(comparison: Comparison, glossed: Mapping[str, Glossed]) -> Comparison:
    """A comparison in which some documents were read through a gloss, by the ids of their reports."""
    documents = tuple(
        returned(report, glossed[report.id]) if report.id in glossed else report
        for report in comparison.documents
    )
    told = {report.id: report for report in comparison.documents}
    topics = tuple(_topic(topic, told, glossed) for topic in comparison.topics)
    return replace(comparison, documents=documents, topics=topics)


def _topic(topic: Topic, told: Mapping[str, Report], glossed: Mapping[str, Glossed]) -> Topic:
    values = {side: tuple(_value(one, glossed) for one in row) for side, row in topic.values.items()}
    words = {
        side: tuple(own for word in row for own in _own_words(word, topic.cells.get(side, ()), told, glossed))
        for side, row in topic.words.items()
    }
    return replace(topic, values=values, words={side: row for side, row in words.items() if row})


def _own_words(
    word: str, cells: Sequence[StatementReference], told: Mapping[str, Report], glossed: Mapping[str, Glossed]
) -> tuple[str, ...]:
    """What a side calls a thing, as its text has it; nothing where the gloss's words lead to no place."""
    if not any(cell.document in glossed for cell in cells):
        return (word,)
    for cell in cells:
        statement = next((s for s in told[cell.document].statements if s.id == cell.statement), None)
        if statement is None or cell.document not in glossed:
            continue
        alignment, text = glossed[cell.document].alignment, glossed[cell.document].document.text
        for part in statement.content:
            at = alignment.gloss.lower().find(word.lower(), part.start, part.end)
            if at >= 0:
                start, end = alignment.to_original(at, at + len(word))
                return (" ".join(text[start:end].split()),)
    return ()


def _value(value: ConflictValue, glossed: Mapping[str, Glossed]) -> ConflictValue:
    if value.start is None or value.document not in glossed:
        return value
    return _carried(value, glossed[value.document])


def _carried(record: Record, glossed: Glossed) -> Record:
    """A record with every place in it carried back, however deep it lies."""
    if isinstance(record, tuple):
        carried = tuple(_carried(one, glossed) for one in record)
        # two places of the gloss can be one word of the document
        once = dict.fromkeys(carried) if all(isinstance(one, Span) for one in carried) else carried
        return tuple(once)  # type: ignore[return-value]
    if not isinstance(record, msgspec.Struct):
        return record
    changed: dict[str, Any] = {}
    for field in record.__struct_fields__:
        value = getattr(record, field)
        if field != "document" and isinstance(value, (tuple, msgspec.Struct)):
            changed[field] = _carried(value, glossed)
    if set(record.__struct_fields__) >= _PLACE:
        changed |= _place(record, glossed)
    if isinstance(record, Deliverable) and record.quantity and record.mentions:
        changed["quantity"] = _quantity(record, glossed)
    if isinstance(record, Claim):
        changed["as_written"] = _as_written(record, glossed)
    return replace(record, **changed) if changed else record  # type: ignore[type-var]


def _place(record: Any, glossed: Glossed) -> dict[str, Any]:
    start, end = glossed.alignment.to_original(record.start, record.end)
    place: dict[str, Any] = {"start": start, "end": end, "text": glossed.document.text[start:end]}
    if start == end and isinstance(record, Speaker):
        # the text leaves the speaker out, and the gloss's pronoun is none of its words
        place |= {"text": record.name or record.body or "", "basis": "elided"}
    return place


def _quantity(record: Deliverable, glossed: Glossed) -> str:
    """How much of a thing, in the document's own words, which stand by its first mention."""
    gloss, mention = glossed.alignment.gloss, record.mentions[0]
    quantity = record.quantity or ""
    at = gloss.rfind(quantity, max(0, mention.start - 80), mention.start)
    at = at if at >= 0 else gloss.find(quantity, mention.start, mention.end + 80)
    if at < 0:
        return quantity
    start, end = glossed.alignment.to_original(at, at + len(quantity))
    return glossed.document.text[start:end]


def _as_written(claim: Claim, glossed: Glossed) -> str:
    """A claim's number in the document's own words, which lie inside its first mention."""
    for mention in claim.mentions:
        at = glossed.alignment.gloss.find(claim.as_written, mention.start, mention.end)
        if at >= 0:
            start, end = glossed.alignment.to_original(at, at + len(claim.as_written))
            return glossed.document.text[start:end]
    return claim.as_written
