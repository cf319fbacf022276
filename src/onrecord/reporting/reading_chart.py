"""The reading chart: where each count stands on its axis, in shares of the width, so that any width will do.

The words beside the dots are words of the page; only bands, dots and ticks are drawn.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.reporting.catalogue import t
from onrecord.reporting.drawing import SHORT_SCALES
from onrecord.reporting.quantities import number
from onrecord.reporting.reading_view import Dot, ReadingsView

_EDGE = 1.5
"""Counts beyond the axis stand so many hundredths of its width from its end."""
_STEPS = (1, 2, 2.5, 5, 10)
_MOST_TICKS = 5


@dataclass(frozen=True, slots=True)
class Stretch:
    """A band on the axis, in hundredths of its width; the narrowest one is ``inner``."""

    start: str
    width: str
    inner: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A number on the axis and where it stands, in hundredths of the width."""

    at: str
    label: str


def stretches(view: ReadingsView) -> tuple[Stretch, ...]:
    """The bands of what fits, the widest first, cut to the axis."""
    return tuple(_stretch(view, place) for place in reversed(range(len(view.bands))))


def spot(view: ReadingsView, dot: Dot) -> str:
    """Where a count stands; one beyond the axis at its end."""
    return _written(min(max(_share(view, dot.value), _EDGE), 100 - _EDGE))


def shape(view: ReadingsView, dot: Dot) -> str:
    """How a count is drawn: by whose it is, or as an arrow head where it lies beyond the axis."""
    if dot.value > view.high:
        return f"{dot.role}-right"
    return f"{dot.role}-left" if dot.value < view.low else dot.role


def ticks(view: ReadingsView) -> tuple[Tick, ...]:
    """Round numbers along the axis, none so near an end that its label would be cut off."""
    found = ((value, _share(view, value)) for value in _round_numbers(view.low, view.high))
    return tuple(Tick(_written(at), _label(value, view.unit)) for value, at in found if 6 < at < 94)


def _stretch(view: ReadingsView, place: int) -> Stretch:
    band = view.bands[place]
    start = 0.0 if band.low is None else max(_share(view, band.low), 0.0)
    end = 100.0 if band.high is None else min(_share(view, band.high), 100.0)
    return Stretch(_written(start), _written(max(end - start, 0.4)), inner=place == 0)


def _share(view: ReadingsView, value: float) -> float:
    return 100 * (value - view.low) / (view.high - view.low)


def _written(share: float) -> str:
    return f"{share:.2f}".rstrip("0").rstrip(".")


def _round_numbers(low: float, high: float) -> Iterable[float]:
    rough = (high - low) / _MOST_TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = power * next(one for one in _STEPS if one * power >= rough)
    return (step * place for place in range(math.ceil(low / step), math.floor(high / step) + 1))


def _label(value: float, unit: str) -> str:
    if unit == "percent":
        return t("unit.percent", amount=number(value, digits=2, signed=value != 0))
    if unit == "ratio":
        return t("unit.ratio", amount=number(value, digits=4))
    for scale, word in SHORT_SCALES:
        if abs(value) >= scale:
            return t("short." + word, amount=number(value / scale, digits=4))
    return number(value, digits=4)
