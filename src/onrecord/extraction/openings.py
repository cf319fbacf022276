"""The country of "In Lima, …" at the head of a sentence: whose the offices and bodies behind it are."""

from collections.abc import Iterable

from onrecord.extraction.parse import Parsed
from onrecord.extraction.vocabulary import words
from onrecord.gazetteer import Match

_PLACES = {"country", "capital"}


def opened(parsed: Parsed, matches: Iterable[Match], place: int, *, reach: int | None = None) -> str | None:
    """The country that the opening of a place's sentence names.

    Args:
        parsed: The text.
        matches: What the gazetteer knows in it, in text order.
        place: Offset behind the opening.
        reach: How many words may stand between; None for any number.
    """
    sentence = parsed.sentence_at(place)
    tokens = [t for t in sentence.tokens if not t.text.isspace()] if sentence else []
    if not tokens or tokens[0].text.lower() not in words("opening"):
        return None
    behind = (m for m in matches if m.country and m.kind in _PLACES and m.start >= tokens[0].end)
    found = next((m for m in behind if m.end <= place), None)
    if found is None or parsed.view[tokens[0].end : found.start].strip():
        return None
    rest = parsed.view[found.end : place].split()
    if reach is not None and len(rest) > reach:
        return None
    closed = not rest or rest[0].startswith(",") or rest[0].lower() in words("pointing") | words("indefinite")
    return found.country if closed else None
