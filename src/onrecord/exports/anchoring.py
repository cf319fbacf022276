"""Places in a text as W3C selectors, and back: what a place says, what stands around it, where it is.

Source: Web Annotation Data Model, W3C Recommendation 23 February 2017, sections 4.2.4 and 4.2.5
(https://www.w3.org/TR/annotation-model/): positions count Unicode code points, the end exclusive; quotation
and context are the text itself, not normalised.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from onrecord.errors import UsageError

_CONTEXTS = (32, 64, 128, 256)
"""Code points of context on each side: the first of these that makes the quotation unique."""

Selector = Mapping[str, Any]


def selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    """``text[start:end]`` as a TextQuoteSelector and a TextPositionSelector.

    The context is long enough to tell the place from any other, up to 256 code points on each side; in a
    text that repeats itself beyond that, the position tells.
    """
    exact = text[start:end]
    for reach in _CONTEXTS:
        prefix, suffix = text[max(0, start - reach) : start], text[end : end + reach]
        if _is_alone(text, f"{prefix}{exact}{suffix}"):
            break
    context = {name: words for name, words in (("prefix", prefix), ("suffix", suffix)) if words}
    return [
        {"type": "TextQuoteSelector", "exact": exact, **context},
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]


def anchored(text: str, told: Sequence[Selector]) -> tuple[int, int]:
    """Where the selectors of one target point in a text, which may have changed since.

    The quotation with its context is looked for; of several such places the one nearest to the told position
    is taken. Where none has the context, those with as much of it as can be found count.

    Args:
        text: The text to anchor in.
        told: A TextQuoteSelector and, if there is one, a TextPositionSelector.

    Returns:
        First code point and last one, exclusive.

    Raises:
        UsageError: when the text does not hold the quotation.
    """
    quoted = next((one for one in told if one.get("type") == "TextQuoteSelector"), None)
    if quoted is None:
        raise UsageError("the target has no TextQuoteSelector", hint="give the selectors of one target")
    exact = str(quoted["exact"])
    near = next((int(one["start"]) for one in told if one.get("type") == "TextPositionSelector"), 0)
    prefix, suffix = str(quoted.get("prefix", "")), str(quoted.get("suffix", ""))
    for before, after in _shorter(prefix, suffix):
        starts = [place + len(before) for place in _places(text, f"{before}{exact}{after}")]
        if starts:
            start = min(starts, key=lambda place: (abs(place - near), place))
            return start, start + len(exact)
    raise UsageError(f"the text does not hold {exact[:60]!r}", hint="anchor in the text it was read from")


def _is_alone(text: str, words: str) -> bool:
    first = text.find(words)
    return text.find(words, first + 1) < 0


def _places(text: str, words: str) -> Iterator[int]:
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1) if place < len(text) else -1


def _shorter(prefix: str, suffix: str) -> Iterator[tuple[str, str]]:
    """The context, then ever less of it, the same on both sides, down to none."""
    yield prefix, suffix
    longest = max(len(prefix), len(suffix))
    while longest := longest // 2:
        yield prefix[-longest:], suffix[:longest]
    yield "", ""
