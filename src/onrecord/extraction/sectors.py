"""The fields of relations that a text touches: words to sector labels."""

import re
from collections.abc import Iterator

from onrecord.extraction.parse import Parsed, Sentence
from onrecord.extraction.vocabulary import rules, words
from onrecord.model import SectorMention, Span

_JOINTS = {"&", "-", "’s", "'s"}
_HEADING = 0.7  # share of capitalised words from which capitals say nothing about names


def find_sectors(parsed: Parsed) -> tuple[SectorMention, ...]:
    """Every sector that is named, with its places, in the order of the first place.

    A word inside a longer proper name ("Ministry of Energy", "the journal Foreign Trade") names a body or a
    title, not a field that was talked about.
    """
    places: dict[str, list[Span]] = {}
    for sector, span in sorted(_mentions(parsed), key=lambda found: found[1].start):
        places.setdefault(sector, []).append(span)
    return tuple(SectorMention(sector=sector, mentions=tuple(spans)) for sector, spans in places.items())


def sectors_in(parsed: Parsed, start: int, end: int) -> tuple[str, ...]:
    """The sectors named in a stretch of the text, in order."""
    found = sorted(
        (match.start(), rule["sector"])
        for rule in rules("sectors")
        for match in rule.pattern.finditer(parsed.view, start, end)
    )
    return tuple(dict.fromkeys(sector for _, sector in found))


def _mentions(parsed: Parsed) -> Iterator[tuple[str, Span]]:
    for sentence in parsed.sentences:
        view = parsed.view[sentence.start : sentence.end]
        heading = _is_heading(sentence)
        for rule in rules("sectors"):
            for match in rule.pattern.finditer(view):
                start, end = sentence.start + match.start(), sentence.start + match.end()
                if heading or not _in_proper_name(parsed, start, end):
                    yield rule["sector"], parsed.span(start, end)


def _is_heading(sentence: Sentence) -> bool:
    longer = [t.text for t in sentence.tokens if t.text[0].isalpha() and t.text not in _links()]
    return (
        sentence.tokens[-1].text != "."
        and bool(longer)
        and sum(word[0].isupper() for word in longer) > _HEADING * len(longer)
    )


def _in_proper_name(parsed: Parsed, start: int, end: int) -> bool:
    """Whether the words carry a capital and so does a neighbour of theirs ("Foreign Trade")."""
    inside = parsed.tokens_in(start, end)
    if not inside or not re.match(r"[A-Z][a-z]", inside[0].text):
        return False
    before = _neighbour(parsed, inside[0].index, step=-1)
    after = _neighbour(parsed, inside[-1].index, step=1)
    return _is_capitalised(before) or _is_capitalised(after)


def _neighbour(parsed: Parsed, index: int, *, step: int) -> str:
    sentence = parsed.tokens[index].sentence
    index += step
    while 0 <= index < len(parsed.tokens) and parsed.tokens[index].sentence == sentence:
        if parsed.tokens[index].text.lower() not in _links():
            return parsed.tokens[index].text
        index += step
    return ""


def _is_capitalised(word: str) -> bool:
    return bool(re.match(r"[A-Z][a-z]", word))


def _links() -> frozenset[str]:
    """What may stand between the words of a title."""
    return words("inside a title") | _JOINTS
