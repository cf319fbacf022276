"""The reported flows as a static SVG: one panel a direction of trade, each end's count in its own line."""

import math
import re
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.reporting.trade_view import Direction, Line, TradeView

_SELLER, _BUYER, _PAPER = "var(--seller)", "var(--buyer)", "var(--paper)"
_SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross")
_SPREAD_THAT_NEEDS_POWERS = 100
"""Largest over smallest value above which a linear axis would flatten most of the line."""
_FAINT = 0.45
_FINE_DIGITS = re.compile(r"(\.\d\d)\d+")
_UNUSED = {"class", "role", "pointer-events", "font-family"}
_FONT = "system-ui, sans-serif"
_AMOUNT = (
    "abs(datum.value) < 1 ? format(datum.value, '~g') : "
    "replace(replace(replace(format(datum.value, '~s'), 'G', ' bn'), 'M', ' m'), 'k', ' k')"
)


def flows_chart(trade: TradeView, identifier: str) -> str | None:
    """The chart as an ``<svg>`` element for use inside a page, or None when no figure is held.

    Colours come from the page's variables ``--seller`` and ``--buyer`` and its text colour; who reports is
    also told by dash and by filled or hollow markers.

    Args:
        trade: The flows of a pair.
        identifier: Starts the ids inside the SVG; unique on the page.
    """
    panels = [_panel(direction) for direction in trade.directions if direction.lines]
    if not panels:
        return None
    import vl_convert

    svg = vl_convert.vegalite_to_svg(_specification(panels), allowed_base_urls=[])
    return _for_page(svg, trade, identifier)


def _specification(panels: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": None,
        "padding": 4,
        "vconcat": panels,
        "resolve": {"scale": dict.fromkeys(("color", "shape", "fill", "strokeDash"), "independent")},
        "config": {
            "font": _FONT,
            "axis": {
                "gridOpacity": 0.15,
                "labelFontSize": 12,
                "titleFontSize": 12,
                "titleFontWeight": "normal",
            },
            "title": {"anchor": "start", "fontSize": 14, "offset": 8},
            "legend": {
                "labelFontSize": 12,
                "labelLimit": 560,
                "symbolSize": 90,
                "symbolStrokeWidth": 2,
                "symbolOpacity": 1,
                "symbolDash": [1, 0],
            },
            "view": {"stroke": None},
            "style": {"guide-label": {"fill": "currentColor"}, "guide-title": {"fill": "currentColor"}},
        },
    }


def _panel(direction: Direction) -> dict[str, Any]:
    lines = direction.lines
    names = _names(lines)
    values = [value for line in lines for value, _ in line.values.values()]
    scale, ticks = _value_scale(values)
    return {
        "title": {"text": direction.title, "color": "currentColor"},
        "width": 600,
        "height": 170,
        "data": {"values": list(_points(direction))},
        "encoding": {
            "x": {
                "field": "when",
                "type": "quantitative",
                "title": None,
                "scale": {"nice": False},
                "axis": _years(),
            },
            "y": {
                "field": "value",
                "type": "quantitative",
                "title": _unit(direction, in_powers=ticks is not None),
                "scale": scale,
                "axis": _axis(ticks),
            },
            "color": _by_line(names, [_SELLER if line.by_exporter else _BUYER for line in lines]),
        },
        "layer": _layers(names, lines),
    }


def _layers(names: list[str], lines: Sequence[Line]) -> list[dict[str, Any]]:
    dashes = [[1, 0] if line.by_exporter else [6, 4] for line in lines]
    fills = [_SELLER if line.by_exporter else _PAPER for line in lines]
    stroke = {
        "mark": {"type": "line", "strokeWidth": 2, "invalid": "break-paths-show-domains"},
        "encoding": {"strokeDash": _by_line(names, dashes, legend=False)},
    }
    markers = {
        "mark": {"type": "point", "size": 40, "strokeWidth": 1.5, "invalid": "filter"},
        "encoding": {
            "shape": _by_line(names, _shapes(lines)),
            "fill": _by_line(names, fills),
            "opacity": {"field": "opacity", "type": "quantitative", "scale": None},
        },
    }
    return [stroke, markers]


def _by_line(names: list[str], outputs: Sequence[object], *, legend: bool = True) -> dict[str, Any]:
    return {
        "field": "series",
        "type": "nominal",
        "scale": {"domain": names, "range": outputs},
        "legend": {"orient": "bottom", "direction": "vertical", "title": None} if legend else None,
    }


def _names(lines: Sequence[Line]) -> list[str]:
    """One name a line; lines that would be told apart by nothing else are numbered."""
    names = [f"{line.label} ({line.vintage})" for line in lines]
    return [
        name if names.count(name) == 1 else f"{name}, {names[:place].count(name) + 1}"
        for place, name in enumerate(names)
    ]


def _shapes(lines: Sequence[Line]) -> list[str]:
    vintages = list(dict.fromkeys(line.vintage for line in lines))
    return [_SHAPES[vintages.index(line.vintage) % len(_SHAPES)] for line in lines]


def _unit(direction: Direction, *, in_powers: bool) -> str:
    units = ", ".join(dict.fromkeys(line.unit for line in direction.lines))
    return f"{units}, in powers of ten" if in_powers else units


def _points(direction: Direction) -> Iterable[dict[str, Any]]:
    """One point a period and line; a period that a line lacks between two others breaks the line."""
    for name, line in zip(_names(direction.lines), direction.lines, strict=True):
        for period in _every_period(line):
            value, estimated = line.values.get(period, (None, False))
            yield {
                "series": name,
                "when": _position(period),
                "value": value,
                "opacity": _FAINT if estimated else 1,
            }


def _every_period(line: Line) -> list[str]:
    held = sorted(line.values)
    if len(held[0]) == 4:
        return [str(year) for year in range(int(held[0]), int(held[-1]) + 1)]
    first, last = (int(period[:4]) * 12 + int(period[5:]) - 1 for period in (held[0], held[-1]))
    return [f"{month // 12}-{month % 12 + 1:02}" for month in range(first, last + 1)]


def _position(period: str) -> float:
    return int(period[:4]) + (int(period[5:]) - 1) / 12 if len(period) > 4 else int(period)


def _years() -> dict[str, Any]:
    return {
        "format": "d",
        "tickMinStep": 1,
        "grid": False,
        "labelFlush": False,
        "tickCount": 10,
        "domainColor": "currentColor",
        "tickColor": "currentColor",
    }


def _axis(ticks: list[float] | None) -> dict[str, Any]:
    axis = {
        "labelExpr": _AMOUNT,
        "gridColor": "currentColor",
        "tickColor": "currentColor",
        "domain": False,
    }
    chosen = {"tickCount": 5} if ticks is None else {"values": ticks, "labelOverlap": False}
    return {**axis, **chosen}


def _value_scale(values: list[float]) -> tuple[dict[str, Any], list[float] | None]:
    """Linear from zero; in powers of ten, with zero at the foot, where values differ too much for that."""
    positive = [value for value in values if value > 0]
    if not positive or min(values) < 0 or max(positive) / min(positive) < _SPREAD_THAT_NEEDS_POWERS:
        return {"zero": True, "nice": True}, None
    lowest, highest = math.floor(math.log10(min(positive))), math.ceil(math.log10(max(positive)))
    ticks = [10.0**power for power in range(lowest, highest + 1)]
    domain = [0.0 if 0 in values else ticks[0], ticks[-1]]
    return {"type": "symlog", "constant": ticks[0] / 10, "domain": domain, "nice": False}, [
        *({0.0} & set(domain)),
        *ticks,
    ]


def _for_page(svg: str, trade: TradeView, identifier: str) -> str:
    """The picture with a title and a description, and without what only a browser's own viewer needs."""
    from lxml import etree

    root = etree.fromstring(svg.encode("utf-8"))
    _slim(root)
    for name in ("width", "height", "version"):
        del root.attrib[name]
    root.set("role", "img")
    root.set("font-family", _FONT)
    root.set("aria-labelledby", f"{identifier}-title {identifier}-desc")
    for place, (kind, text) in enumerate((("title", trade.title), ("desc", _description(trade)))):
        described = etree.Element(kind, id=f"{identifier}-{kind}")
        described.text = text
        root.insert(place, described)
    return _without_namespaces(etree.tostring(root, encoding="unicode"))


def _slim(root: Any) -> None:
    """Take out what says nothing on a static page: half of the picture's size."""
    for element in list(root.iter()):
        if element.get("display") == "none" or element.get("class") in ("background", "foreground"):
            element.getparent().remove(element)
            continue
        for name in list(element.attrib):
            said_nothing = name in _UNUSED or name.startswith("aria-")
            if said_nothing or (name.endswith(("opacity", "stroke-width")) and element.get(name) == "1"):
                del element.attrib[name]
            elif name in ("transform", "d"):
                element.set(name, _FINE_DIGITS.sub(r"\1", element.get(name)))


def _without_namespaces(svg: str) -> str:
    return svg.replace(' xmlns="http://www.w3.org/2000/svg"', "", 1).replace(
        ' xmlns:xlink="http://www.w3.org/1999/xlink"', "", 1
    )


def _description(trade: TradeView) -> str:
    told = (
        f"{direction.title}: {name}, {min(line.values)} to {max(line.values)}."
        for direction in trade.directions
        for name, line in zip(_names(direction.lines), direction.lines, strict=True)
    )
    return " ".join((*told, "Every value is in the table below the chart."))
