"""Where a passage makes a claim: all of it, or in a long one the clauses around the figure."""

import re

_LONG = 200  # characters; a reader sees the figure of a shorter sentence at a glance
_BOUNDARY = re.compile(r"; |,? [—–] |, (?=(?:and|but|while|whereas|which|with|although|as) )| (?=while )")


def stretch_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a claim is made whose trade word and number lie between two places.

    Args:
        text: The passage.
        start: Where the first of them begins.
        end: Where the last of them ends.
    """
    if len(text) <= _LONG:
        return 0, len(text)
    marks = list(_BOUNDARY.finditer(text))
    first = max((mark.end() for mark in marks if mark.end() <= start), default=0)
    last = min((mark.start() for mark in marks if mark.start() >= end), default=len(text))
    return first, last
