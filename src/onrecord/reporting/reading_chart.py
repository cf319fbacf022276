"""The reading chart as a static SVG: a dot a count, the claimed interval a band, a panel a reading."""

from collections.abc import Iterable
from typing import Any

from onrecord.reporting.drawing import AMOUNT_LABEL, BUYER, PAPER, SELLER, drawn
from onrecord.reporting.reading_view import Band, Dot, ReadingsView, Row

_ROW_HEIGHT, _PLOT, _LABELS, _EDGE = 24, 340, 235, 0.025
_LETTER, _GAP = 7.2, 12
"""Width of a letter of the words beside the dots, and their distance from the plot, in pixels."""
_SHAPES = {"home": "circle", "mirror": "square", "mixed": "diamond"}
_COLOURS = {"home": SELLER, "mirror": BUYER, "mixed": "currentColor"}
_ROLES = ("home", "mirror", "mixed")


def reading_chart(view: ReadingsView, identifier: str) -> str:
    """The chart as an ``<svg>`` element for use inside a page.

    Home counts are filled circles, mirror counts hollow squares, sums over both sides hollow diamonds; a
    count beyond the axis is an arrow head at its edge, with its value.

    Args:
        view: What is shown.
        identifier: Starts the ids inside the SVG; unique on the page.
    """
    last = len(view.rows) - 1
    panels = [_panel(view, row, is_last=place == last) for place, row in enumerate(view.rows)]
    return drawn(
        panels, identifier, title=f"Counts against the claim {view.claim}", description=" ".join(view.told)
    )


def _panel(view: ReadingsView, row: Row, *, is_last: bool) -> dict[str, Any]:
    axis = _axis(view) if is_last else {**_axis(view), "labels": False, "ticks": False, "domain": False}
    return {
        "title": {
            "text": row.title, "color": "currentColor", "fontSize": 12, "frame": "bounds", "offset": 4,
        },
        "width": _PLOT + _GAP + _LETTER * max(len(dot.words) for row in view.rows for dot in row.dots),
        "height": _ROW_HEIGHT * len(row.dots),
        "layer": [
            *(_band(view, band, axis, place) for place, band in enumerate(reversed(view.bands))),
            _dots(view, row, axis),
            _words(view, row),
        ],
    }  # fmt: skip


def _band(view: ReadingsView, band: Band, axis: dict[str, Any], place: int) -> dict[str, Any]:
    low = view.low if band.low is None else max(band.low, view.low)
    high = view.high if band.high is None else min(band.high, view.high)
    return {
        "data": {"values": [{"low": low, "high": high}]},
        "mark": {
            "type": "rect", "color": "var(--claim)", "opacity": 0.45 if place < len(view.bands) - 1 else 1,
            "stroke": "currentColor", "strokeWidth": 0.5,
        },
        "encoding": {"x": _x(view, "low", axis), "x2": {"field": "high"}},
    }  # fmt: skip


def _dots(view: ReadingsView, row: Row, axis: dict[str, Any]) -> dict[str, Any]:
    fills = [SELLER, PAPER, PAPER]
    return {
        "data": {"values": list(_points(view, row))},
        "mark": {"type": "point", "size": 90, "strokeWidth": 1.8, "opacity": 1},
        "encoding": {
            "x": _x(view, "at", axis),
            "y": _y(row),
            "shape": {"field": "shape", "type": "nominal", "scale": None, "legend": None},
            "color": _by_role(list(_COLOURS.values())),
            "fill": _by_role(fills),
        },
    }


def _words(view: ReadingsView, row: Row) -> dict[str, Any]:
    """Each count in words, in a column of its own, so that no band or dot lies below it."""
    return {
        "data": {"values": list(_points(view, row))},
        "mark": {
            "type": "text", "align": "left", "fontSize": 12, "color": "currentColor", "baseline": "middle",
        },
        "encoding": {
            "x": {"value": _PLOT + _GAP}, "y": _y(row), "text": {"field": "words", "type": "nominal"},
        },
    }  # fmt: skip


def _points(view: ReadingsView, row: Row) -> Iterable[dict[str, Any]]:
    room = (view.high - view.low) * _EDGE
    for name, dot in zip(_names(row), row.dots, strict=True):
        yield {
            "who": name,
            "role": dot.role,
            "at": min(max(dot.value, view.low + room), view.high - room),
            "shape": _shape(dot, view),
            "words": dot.words,
        }


def _shape(dot: Dot, view: ReadingsView) -> str:
    if dot.value > view.high:
        return "triangle-right"
    return "triangle-left" if dot.value < view.low else _SHAPES[dot.role]


def _names(row: Row) -> list[str]:
    """One name a count; counts of one name are numbered."""
    labels = [dot.label for dot in row.dots]
    return [
        label if labels.count(label) == 1 else f"{label}, {labels[:place].count(label) + 1}"
        for place, label in enumerate(labels)
    ]


def _by_role(outputs: list[str]) -> dict[str, Any]:
    return {
        "field": "role", "type": "nominal", "legend": None,
        "scale": {"domain": list(_ROLES), "range": outputs},
    }  # fmt: skip


def _x(view: ReadingsView, field: str, axis: dict[str, Any]) -> dict[str, Any]:
    scale = {"domain": [view.low, view.high], "range": [0, _PLOT], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "title": None, "scale": scale, "axis": axis}


def _y(row: Row) -> dict[str, Any]:
    axis = {
        "title": None, "domain": False, "ticks": False, "labelLimit": _LABELS, "minExtent": _LABELS,
        "maxExtent": _LABELS, "grid": False,
    }  # fmt: skip
    return {"field": "who", "type": "nominal", "sort": None, "scale": {"domain": _names(row)}, "axis": axis}


def _axis(view: ReadingsView) -> dict[str, Any]:
    labels = {
        "percent": "format(datum.value, '+~g') + '%'",
        "ratio": "'×' + format(datum.value, '~g')",
    }.get(view.unit, AMOUNT_LABEL)
    return {
        "labelExpr": labels, "tickCount": 6, "gridColor": "currentColor", "tickColor": "currentColor",
        "domainColor": "currentColor",
    }  # fmt: skip
