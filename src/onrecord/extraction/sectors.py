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
    title, not a field that was talked about. But what states make together is named after its field
    ("Agreement on Cooperation in Health", "Seasonal Workers Program"), and a minister brings the field along.
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
                if heading or rule["is_name"] or not _in_proper_name(parsed, start, end):
                    yield rule["sector"], parsed.span(start, end)


def _is_heading(sentence: Sentence) -> bool:
    longer = [t.text for t in sentence.tokens if t.text[0].isalpha() and t.text not in _links()]
    return (
        sentence.tokens[-1].text != "."
        and bool(longer)
        and sum(word[0].isupper() for word in longer) > _HEADING * len(longer)
    )


def _in_proper_name(parsed: Parsed, start: int, end: int) -> bool:
    """Whether the words carry a capital and so does a neighbour of theirs ("Foreign Trade").

    Not so in the name of what is made together ("Agreement on Foreign Trade") or of an officer: the nearest
    word of the name that says what kind of thing it names decides, those before first.
    """
    inside = parsed.tokens_in(start, end)
    if not inside or not _is_capitalised(inside[0].text):
        return False
    before = tuple(_neighbours(parsed, inside[0].index, step=-1))
    after = tuple(_neighbours(parsed, inside[-1].index, step=1))
    if not before and not after:
        return False
    telling = words("made together") | words("officer in a name")
    known = telling | words("body in a name")
    kind = next((word.lower() for word in (*before, *after) if word.lower() in known), "")
    return kind not in telling


def _neighbours(parsed: Parsed, index: int, *, step: int) -> Iterator[str]:
    """The capitalised words next to a word, the nearest first; small words inside a title are skipped."""
    sentence = parsed.tokens[index].sentence
    index += step
    while 0 <= index < len(parsed.tokens) and parsed.tokens[index].sentence == sentence:
        word = parsed.tokens[index].text
        if _is_capitalised(word):
            yield word
        elif word.lower() not in _links():
            return
        index += step


def _is_capitalised(word: str) -> bool:
    return bool(re.match(r"[A-Z][a-z]", word))


def _links() -> frozenset[str]:
    """What may stand between the words of a title."""
    return words("inside a title") | _JOINTS
