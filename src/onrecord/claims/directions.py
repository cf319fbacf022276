"""The direction of a sum, share or goal that its own verb does not give.

A sum told with its change lies in the direction of that change ("4 bn, up 3 percent"; "4 bn, a third more
than in 1985"; "doubled to 4 bn"), a share in that from the one before ("from 4 to 6 pct"), and a goal where
one is to get to ("bring it to 4 bn").
"""

import re
from collections.abc import Sequence

import msgspec

from onrecord.claims.frames import Figure
from onrecord.model.claims import Direction

_CHANGED = {"growth", "multiple", "change"}
_APPOSED = re.compile(
    r"[^;:]{0,80},(?: (?:which (?:is|was) )?"
    r"(?:(?:\w+ly )?(?:up|down)(?: by)?|(?:\w+ly )?\w+ing(?: \w+(?:n|ed))?(?: by)?|an? (?:[\w-]+ )?\w+ of|by"
    r"|an?|which (?:is|was)))?$",
)
_CHANGED_TO = re.compile(r"[^;:,]{0,40}\bto$")
_DOWN_FROM = re.compile(r"[^;:\d]{0,40}, (?:\w+ )?(?:up|down) from$")
_RAISED_TO = re.compile(
    r"\b(?:lift|rais|bring|tak|push|driv|boost|increas|expand|regain|restor)\w*\b[^;:.]{0,80}\bto$"
    r"|\b(?:reach|reaching|hit|hitting|exceed|exceeding|surpass|surpassing|regain|regaining)$",
    re.IGNORECASE,
)
_GOAL_REACH = 120  # characters before a goal in which the verb that leads to it stands


def with_directions(text: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures of a trade word, each with the direction that the words around it give.

    Args:
        text: The passage.
        figures: The figures in order.
    """
    told = [_led(text, figure, figures[:place], figures[place + 1 :]) for place, figure in enumerate(figures)]
    bases = [f for f in told if f.form == "share" and f.role == "base"]
    return tuple(_share_against(text, figure, bases[0]) if len(bases) == 1 else figure for figure in told)


def _share_against(text: str, figure: Figure, base: Figure) -> Figure:
    """A share set against one before, with the direction that it lies in from there."""
    if figure.form != "share" or figure.role == "base":
        return figure
    if not figure.changed and not _DOWN_FROM.match(text[figure.quantity.end : base.quantity.lead].rstrip()):
        return figure
    change = figure.quantity.value - base.quantity.value
    return msgspec.structs.replace(figure, direction="up" if change > 0 else "down" if change else "flat")


def _led(text: str, figure: Figure, before: Sequence[Figure], after: Sequence[Figure]) -> Figure:
    if figure.form != "level" or figure.role == "base" or figure.direction:
        return figure
    direction = _of_goal(text, figure) if figure.future else _of_change(text, figure, before, after)
    return msgspec.structs.replace(figure, direction=direction) if direction else figure


def _of_goal(text: str, figure: Figure) -> Direction | None:
    """The direction of a goal: a deficit is to come down to nought, what is to be reached lies above."""
    if figure.quantity.value == 0:
        return "down"
    before = text[max(0, figure.quantity.lead - _GOAL_REACH) : figure.quantity.lead].rstrip()
    return "up" if _RAISED_TO.search(before) else None


def _of_change(
    text: str, figure: Figure, before: Sequence[Figure], after: Sequence[Figure]
) -> Direction | None:
    """The direction of the change that a sum is told with, behind it or before it."""
    following = next((f for f in after if f.role == "main"), None)
    if following and following.form in _CHANGED:
        between = text[figure.quantity.end : following.quantity.lead].rstrip()
        if following.direction and _APPOSED.match(between):
            return following.direction
    if before and before[-1].form == "multiple":
        between = text[before[-1].quantity.end : figure.quantity.lead].rstrip()
        return before[-1].direction if _CHANGED_TO.match(between) else None
    return None
