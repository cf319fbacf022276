"""The direction of a sum or share that is told with its change ("4 bn, up 3 percent", "from 4 to 6 pct")."""

import re
from collections.abc import Sequence

import msgspec

from onrecord.claims.frames import Figure

_CHANGED = {"growth", "multiple"}
_APPOSED = re.compile(
    r"[^;:]{0,80}, (?:which (?:is|was) )?"
    r"(?:(?:\w+ly )?(?:up|down)(?: by)?|(?:\w+ly )?\w+ing(?: by)?|an? (?:[\w-]+ )?\w+ of|by)$",
)


def with_directions(text: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures of a trade word, each sum with the direction of the change that stands in apposition.

    Args:
        text: The passage.
        figures: The figures in order.
    """
    following: list[Figure | None] = [*figures[1:], None]
    led = [_led(text, figure, after) for figure, after in zip(figures, following, strict=True)]
    bases = [f for f in led if f.form == "share" and f.role == "base"]
    return tuple(_share_against(figure, bases[0]) if len(bases) == 1 else figure for figure in led)


def _share_against(figure: Figure, base: Figure) -> Figure:
    """A share that a verb of change leads to, with the direction that it lies in from the one before."""
    if figure.form != "share" or not figure.changed or figure.role == "base":
        return figure
    change = figure.quantity.value - base.quantity.value
    return msgspec.structs.replace(figure, direction="up" if change > 0 else "down" if change else "flat")


def _led(text: str, figure: Figure, after: Figure | None) -> Figure:
    if figure.form != "level" or figure.role == "base" or figure.direction or after is None:
        return figure
    if after.form not in _CHANGED or not after.direction:
        return figure
    between = text[figure.quantity.end : after.quantity.lead].rstrip()
    return msgspec.structs.replace(figure, direction=after.direction) if _APPOSED.match(between) else figure
