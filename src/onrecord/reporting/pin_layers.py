"""How claims and dates are drawn on a chart of flows, as layers of Vega-Lite."""

from collections.abc import Sequence
from typing import Any

from onrecord.reporting.drawing import position
from onrecord.reporting.pins import Pin, PublishedOn

_BAR, _MOST_NAMED = 11, 2
_INK = {"value": "currentColor"}


def pin_layers(pins: Sequence[Pin], dates: Sequence[PublishedOn], top: float) -> list[dict[str, Any]]:
    """Layers below the lines: a bar for what would fit, a dotted line for a date.

    Args:
        pins: Of one panel.
        dates: When the claims were published.
        top: Where a bar without an upper edge ends.
    """
    layers: list[dict[str, Any]] = []
    if dates:
        layers += _dates(dates)
    if pins:
        layers += _bars(pins, top)
    return layers


def _dates(dates: Sequence[PublishedOn]) -> list[dict[str, Any]]:
    named = [{"at": one.at, "words": one.words} for one in dates]
    x = {"field": "at", "type": "quantitative"}
    rule = {"type": "rule", "strokeDash": [2, 3], "strokeWidth": 1.5}
    whole = {"x": x, "y": {"value": 0}, "y2": {"value": "height"}, "color": _INK}
    layers: list[dict[str, Any]] = [{"data": {"values": named}, "mark": rule, "encoding": whole}]
    if len(dates) <= _MOST_NAMED:
        text = {"type": "text", "align": "right", "baseline": "top", "dx": -5, "fontSize": 11}
        words = {"field": "words", "type": "nominal"}
        place = {"x": x, "y": {"value": 0}, "text": words, "color": _INK}
        layers.append({"data": {"values": named}, "mark": text, "encoding": place})
    return layers


def _bars(pins: Sequence[Pin], top: float) -> list[dict[str, Any]]:
    values = _merged(pins, top)
    # A narrow interval would be no more than a hair: a dash of fixed thickness lies below it.
    dash = {"type": "tick", "orient": "horizontal", "thickness": 7, "size": 15, "opacity": 1}
    x = {"field": "at", "type": "quantitative"}
    low, high = ({"field": edge, "type": "quantitative"} for edge in ("low", "high"))
    bar = {"type": "bar", "orient": "vertical", "size": _BAR, "stroke": "currentColor", "strokeWidth": 0.8}
    text = {"type": "text", "baseline": "bottom", "dy": -7, "fontSize": 12, "fontWeight": "bold"}
    filled = {"x": x, "y": low, "y2": {"field": "high"}, "color": {"value": "var(--claim)"}}
    named = {"x": x, "y": high, "text": {"field": "claim", "type": "nominal"}, "color": _INK}
    middle = [{"at": one["at"], "high": (one["low"] + one["high"]) / 2} for one in values]
    under = {"x": x, "y": high, "color": {"value": "var(--claim)"}}
    return [
        {"data": {"values": middle}, "mark": dash, "encoding": under},
        {"data": {"values": values}, "mark": bar, "encoding": filled},
        {"data": {"values": values}, "mark": text, "encoding": named},
    ]


def _merged(pins: Sequence[Pin], top: float) -> list[dict[str, Any]]:
    """One bar for all claims of one interval, or their names would cover each other."""
    claims: dict[tuple[float, float, float], dict[str, None]] = {}
    for pin in pins:
        edges = (0.0 if pin.low is None else pin.low, top if pin.high is None else pin.high)
        claims.setdefault((position(pin.period), *edges), {})[pin.claim] = None
    return [
        {"at": at, "low": low, "high": high, "claim": _names(tuple(named))}
        for (at, low, high), named in claims.items()
    ]


def _names(claims: tuple[str, ...]) -> str:
    named = ", ".join(claims[:_MOST_NAMED])
    return named if len(claims) <= _MOST_NAMED else f"{named} +{len(claims) - _MOST_NAMED}"
