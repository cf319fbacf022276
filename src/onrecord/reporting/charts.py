"""The reported flows as a static SVG: one panel a direction of trade, each end's count in its own line."""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from onrecord.reporting.catalogue import t
from onrecord.reporting.drawing import (
    BUYER,
    FAINT,
    PAPER,
    SELLER,
    amount_label,
    by_line,
    by_when,
    drawn,
    every_period,
    marker_size,
    position,
    shapes_of,
)
from onrecord.reporting.pin_layers import pin_layers
from onrecord.reporting.pins import Pinned
from onrecord.reporting.trade_view import Direction, Line, TradeView

Marks = Mapping[tuple[str, str], str]
NOTHING_PINNED = Pinned()
_SPREAD_THAT_NEEDS_POWERS = 100
"""Largest over smallest value above which a linear axis would flatten most of the line."""
_SPREAD_BESIDE_PINS = 10
"""The same where what would fit a claim must be seen beside the line."""


def flows_chart(
    trade: TradeView, identifier: str, pinned: Pinned = NOTHING_PINNED, *, narrow: bool = False
) -> str | None:
    """The chart as an ``<svg>`` element for use inside a page, or None when no figure is held.

    Colours come from the page's variables ``--seller`` and ``--buyer`` and its text colour; who reports is
    also told by dash and by filled or hollow markers.

    Args:
        trade: The flows of a pair.
        identifier: Starts the ids inside the SVG; unique on the page.
        pinned: Claims and dates to pin to it.
        narrow: Whether to draw it for a telephone.
    """
    together = [trade.together] if trade.together and pinned.of("") else []
    shown = [*together, *(direction for direction in trade.directions if direction.lines)]
    if not shown:
        return None
    marks = shapes_of([_source(line) for line in direction.lines] for direction in shown)
    panels = [_panel(direction, marks, pinned) for direction in shown]
    return drawn(panels, identifier, title=trade.title, description=_description(trade), narrow=narrow)


def _panel(direction: Direction, marks: Marks, pinned: Pinned) -> dict[str, Any]:
    lines = direction.lines
    names = _names(lines)
    pins = pinned.of(direction.exporter_code)
    values = [value for line in lines for value, _ in line.values.values()]
    values += [edge for pin in pins for edge in (pin.low, pin.high) if edge is not None]
    scale, ticks = _value_scale(values, _SPREAD_BESIDE_PINS if pins else _SPREAD_THAT_NEEDS_POWERS)
    return {
        "title": {"text": direction.title, "color": "currentColor"},
        "width": 600,
        "height": 170,
        "data": {"values": list(_points(direction))},
        "encoding": {
            "x": by_when(),
            "y": {
                "field": "value",
                "type": "quantitative",
                "title": _unit(direction, in_powers=ticks is not None),
                "scale": scale,
                "axis": _axis(ticks),
            },
            "color": by_line(names, [SELLER if line.by_exporter else BUYER for line in lines]),
        },
        "layer": [
            *pin_layers(pins, pinned.dates, max(values)),
            *_layers(names, lines, len(direction.periods), [marks[_source(line)] for line in lines]),
        ],
    }


def _layers(names: list[str], lines: Sequence[Line], periods: int, shapes: list[str]) -> list[dict[str, Any]]:
    dashes = [[1, 0] if line.by_exporter else [6, 4] for line in lines]
    fills = [SELLER if line.by_exporter else PAPER for line in lines]
    stroke = {
        "mark": {"type": "line", "strokeWidth": 2, "invalid": "break-paths-show-domains"},
        "encoding": {"strokeDash": by_line(names, dashes, legend=False)},
    }
    markers = {
        "mark": {"type": "point", "size": marker_size(periods), "strokeWidth": 1.5, "invalid": "filter"},
        "encoding": {
            "shape": by_line(names, shapes),
            "fill": by_line(names, fills),
            "opacity": {"field": "opacity", "type": "quantitative", "scale": None},
        },
    }
    return [stroke, markers]


def _names(lines: Sequence[Line]) -> list[str]:
    """One name a line; lines that would be told apart by nothing else are numbered."""
    names = [f"{line.label} ({line.vintage})" for line in lines]
    return [
        name if names.count(name) == 1 else f"{name}, {names[:place].count(name) + 1}"
        for place, name in enumerate(names)
    ]


def _source(line: Line) -> tuple[str, str]:
    return line.series.provider, line.vintage


def _unit(direction: Direction, *, in_powers: bool) -> str:
    units = ", ".join(dict.fromkeys(line.unit for line in direction.lines))
    return t("drawn.powers", units=units) if in_powers else units


def _points(direction: Direction) -> Iterable[dict[str, Any]]:
    """One point a period and line; a period that a line lacks between two others breaks the line."""
    for name, line in zip(_names(direction.lines), direction.lines, strict=True):
        for period in every_period(line.values):
            value, estimated = line.values.get(period, (None, False))
            yield {
                "series": name,
                "when": position(period),
                "value": value,
                "opacity": FAINT if estimated else 1,
            }


def _axis(ticks: list[float] | None) -> dict[str, Any]:
    axis = {
        "labelExpr": amount_label(),
        "gridColor": "currentColor",
        "tickColor": "currentColor",
        "domain": False,
    }
    chosen = {"tickCount": 5} if ticks is None else {"values": ticks, "labelOverlap": False}
    return {**axis, **chosen}


def _value_scale(values: list[float], spread: float) -> tuple[dict[str, Any], list[float] | None]:
    """Linear from zero; in powers of ten, with zero at the foot, where values differ too much for that."""
    positive = [value for value in values if value > 0]
    if not positive or min(values) < 0 or max(positive) / min(positive) < spread:
        return {"zero": True, "nice": True}, None
    lowest, highest = math.floor(math.log10(min(positive))), math.ceil(math.log10(max(positive)))
    ticks = [10.0**power for power in range(lowest, highest + 1)]
    domain = [0.0 if 0 in values else ticks[0], ticks[-1]]
    return {"type": "symlog", "constant": ticks[0] / 10, "domain": domain, "nice": False}, [
        *({0.0} & set(domain)),
        *ticks,
    ]


def _description(trade: TradeView) -> str:
    told = (
        t("drawn.line", direction=direction.title, name=name, first=min(line.values), last=max(line.values))
        for direction in trade.directions
        for name, line in zip(_names(direction.lines), direction.lines, strict=True)
    )
    return " ".join((*told, t("drawn.values")))
