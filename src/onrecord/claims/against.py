"""A figure set against one under another trade word ("a surplus of 3 bn, against a deficit of 1 bn")."""

import re
from collections.abc import Sequence

import msgspec

from onrecord.claims.counting import counted_back
from onrecord.claims.frames import Frame
from onrecord.claims.period_places import follows
from onrecord.claims.periods import PeriodPhrase
from onrecord.claims.timing import Timing

_AGAINST = re.compile(
    r"\b(?:compared (?:with|to)|against|versus|(?:up|down|reversed|turned) from|from|after)"
    r"(?: (?:an?|the|its))?(?: [\w-]+)? $",
    re.IGNORECASE,
)


def set_against(
    text: str,
    frames: Sequence[Frame],
    timings: list[tuple[Timing, ...]],
    phrases: Sequence[PeriodPhrase],
) -> None:
    """Gives each frame that the one before is set against its period, and makes that one the base.

    Args:
        text: The passage.
        frames: Its frames in order.
        timings: Their timings; changed in place.
        phrases: The passage's expressions of time.
    """
    for place in range(1, len(frames)):
        frame, before = frames[place], timings[place - 1][-1]
        if not before.period or frame.figures[0].form != "level" or not _AGAINST.search(text[: frame.start]):
            continue
        end = frame.figures[0].quantity.end
        own = next((p for p in phrases if follows(text, end, p)), None)
        period = counted_back(own, before.period) if own else timings[place][0].period
        if period and period.end < before.period.start:
            timings[place] = (Timing(period=period), *timings[place][1:])
            timings[place - 1] = (*timings[place - 1][:-1], msgspec.structs.replace(before, base=period))
