"""Numbers told "respectively", each with the trade word at its place in the list before them."""

import re
from collections.abc import Sequence

from onrecord.claims.quantities import Quantity
from onrecord.claims.topics import Topic

_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_SHARED = re.compile(r"\b(?:to|from) and (?:its |their |the )?(?:im|ex)ports? (?:to|from)\b", re.IGNORECASE)
_LIST_GAP = re.compile(r"(?:,|\s|and|in [\d ]+)*", re.IGNORECASE)


def spread(
    text: str, quantities: Sequence[Quantity], topics: Sequence[Topic]
) -> dict[Quantity, Topic | None]:
    """The topics of numbers told "respectively": as many trade words before them, in the same order.

    Where the trade words are fewer, only the first number is sure; the others are mapped to None.
    """
    mark = _RESPECTIVELY.search(text)
    end = mark.start() if mark else _end_of_shared(text, quantities)
    told: list[Quantity] = []
    for quantity in reversed([q for q in quantities if q.end <= end]):
        gap = text[quantity.end : told[-1].lead if told else end]
        if not _LIST_GAP.fullmatch(gap):
            break
        told.append(quantity)
    told.reverse()
    trade = [t for t in topics if t.flow and told and t.end <= told[0].start]
    if len(trade) >= len(told):
        return dict(zip(told, trade[-len(told) :], strict=True)) if told else {}
    return dict.fromkeys(told[1:], None)


def _end_of_shared(text: str, quantities: Sequence[Quantity]) -> int:
    """Where the numbers of "exports to and imports from Peru" end, which come in their order too."""
    mark = _SHARED.search(text)
    after = [q for q in quantities if mark and q.start >= mark.end()]
    return after[1].end if len(after) > 1 else 0
