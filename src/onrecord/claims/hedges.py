"""Words before a number that say how exact it is ("almost", "more than", "an estimated")."""

import re
from functools import cache

import msgspec

from onrecord.languages import rules
from onrecord.model.claims import Hedge

_REACH = 40  # characters before a number in which its hedge stands
_LOOSE = " (\"“'"


def hedge_before(text: str, start: int) -> tuple[Hedge | None, int]:
    """The hedge of a number that begins at ``start``, and where the hedge itself begins.

    Returns:
        None and ``start`` where there is no hedge.
    """
    edge = max(0, start - _REACH)
    before = text[edge:start].rstrip(_LOOSE)
    for pattern, hedge in _patterns():
        match = pattern.search(before)
        if match:
            return hedge, edge + match.start("words")
    return None, start


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Hedge], ...]:
    return tuple(
        (
            re.compile(rf"(?:^|\W)(?P<words>{rule.pattern.pattern})", re.IGNORECASE),
            msgspec.convert(rule["hedge"], Hedge),
        )
        for rule in rules("en", "hedges")
    )
