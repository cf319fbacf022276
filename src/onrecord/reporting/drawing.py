"""What the charts share: the look, the axis of years, and an SVG that fits into a page."""

import json
import re
from collections.abc import Iterable, Sequence
from textwrap import wrap
from typing import Any

from onrecord.reporting.catalogue import spoken, t
from onrecord.reporting.visible import visible

SELLER, BUYER, PAPER = "var(--seller)", "var(--buyer)", "var(--paper)"
SHAPES = ("circle", "square", "triangle-up", "diamond", "triangle-down", "cross")
FAINT = 0.45
SHORT_SCALES = ((1e12, "trillions"), (1e9, "billions"), (1e6, "millions"), (1e3, "thousands"))
"""Factors with the keys of their short names, the largest first."""
_FEW = 60
_NARROW, _LINE, _FEW_TICKS = 270, 44, 5
_NAMED = {"series", "domain", "text"}
_FINE_DIGITS = re.compile(r"(\.\d\d)\d+")
_UNUSED = {"class", "role", "pointer-events", "font-family"}
_FONT = "system-ui, sans-serif"


def drawn(
    panels: list[dict[str, Any]], identifier: str, *, title: str, description: str, narrow: bool = False
) -> str:
    """The panels below each other as an ``<svg>`` element for use inside a page.

    Args:
        panels: Vega-Lite views.
        identifier: Starts the ids inside the SVG; unique on the page.
        title: What the picture is, for those who do not see it.
        description: What it shows.
        narrow: Whether to draw it for a telephone: narrower panels, and names that are folded.
    """
    import vl_convert

    shown = [{**_folded(panel), "width": _NARROW} for panel in panels] if narrow else panels
    svg = vl_convert.vegalite_to_svg(_specification(shown), allowed_base_urls=[])
    told = {"title": title, "desc": description}
    return _for_page(svg, f"{identifier}-narrow" if narrow else identifier, told, narrow=narrow)


def _folded(part: Any, key: str = "") -> Any:
    """A part of a view with names of series and titles in short lines, and few ticks."""
    if isinstance(part, dict):
        return {name: _folded(value, name) for name, value in part.items()}
    if isinstance(part, list):
        return [_folded(value, key) for value in part]
    if isinstance(part, str) and key in _NAMED:
        return "\n".join(wrap(part, _LINE))
    return min(part, _FEW_TICKS) if key == "tickCount" else part


def _specification(panels: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": None,
        "padding": 4,
        "vconcat": panels,
        "resolve": {"scale": dict.fromkeys(("color", "shape", "fill", "strokeDash"), "independent")},
        "config": {
            "lineBreak": "\n",
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


def by_line(names: list[str], outputs: Sequence[object], *, legend: bool = True) -> dict[str, Any]:
    """An encoding that gives each series, in the order of ``names``, its own output."""
    return {
        "field": "series",
        "type": "nominal",
        "scale": {"domain": names, "range": outputs},
        "legend": {"orient": "bottom", "direction": "vertical", "title": None} if legend else None,
    }


def shapes_of(panels: Iterable[Sequence[tuple[str, str]]]) -> dict[tuple[str, str], str]:
    """The mark of each provider and vintage, one for the whole picture.

    A provider keeps its mark from panel to panel; its further vintages get marks of their own.
    """
    places: dict[tuple[str, int], str] = {}
    found: dict[tuple[str, str], str] = {}
    for panel in panels:
        dates: dict[str, list[str]] = {}
        for provider, date in panel:
            known = dates.setdefault(provider, [])
            if date not in known:
                known.append(date)
            place = (provider, known.index(date))
            found.setdefault((provider, date), places.setdefault(place, SHAPES[len(places) % len(SHAPES)]))
    return found


def every_period(held: Iterable[str]) -> list[str]:
    """All years, or all months, from the first to the last that is held."""
    first, *_, last = [*(ordered := sorted(held)), ordered[-1]]
    if len(first) == 4:
        return [str(year) for year in range(int(first), int(last) + 1)]
    start, end = (int(period[:4]) * 12 + int(period[5:]) - 1 for period in (first, last))
    return [f"{month // 12}-{month % 12 + 1:02}" for month in range(start, end + 1)]


def position(period: str) -> float:
    """Where a period stands on the axis of years."""
    return int(period[:4]) + (int(period[5:]) - 1) / 12 if len(period) > 4 else int(period)


def amount_label() -> str:
    """An amount on an axis, as an expression of Vega."""
    written = number_label()
    for scale, key in reversed(SHORT_SCALES):
        before, _, after = (_quoted(part) for part in t("short." + key, amount="\0").partition("\0"))
        told = f"{before} + {number_label(scale)} + {after}"
        written = f"abs(datum.value) >= {scale:.0e} ? {told} : {written}"
    return written


def number_label(scale: float = 1.0) -> str:
    """A number on an axis, as so many of a scale, likewise."""
    written = f"format(datum.value / {scale:.0e}, '~g')"
    decimal = spoken().numerals.decimal
    return written if decimal == "." else f"replace({written}, '.', '{decimal}')"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def by_when() -> dict[str, Any]:
    """The encoding of time: a tick a year, or every few."""
    axis = {
        "format": "d",
        "tickMinStep": 1,
        "grid": False,
        "labelFlush": False,
        "tickCount": 10,
        "domainColor": "currentColor",
        "tickColor": "currentColor",
    }
    return {
        "field": "when",
        "type": "quantitative",
        "title": None,
        "scale": {"nice": False, "zero": False},
        "axis": axis,
    }


def marker_size(periods: int) -> int:
    """Smaller where many markers stand close."""
    return 40 if periods <= _FEW else 12


def _for_page(svg: str, identifier: str, told: dict[str, str], *, narrow: bool) -> str:
    """The picture with a title and a description, and without what only a browser's own viewer needs."""
    from lxml import etree

    root = etree.fromstring(svg.encode("utf-8"))
    _slim(root)
    for name in ("width", "height", "version"):
        del root.attrib[name]
    root.set("class", "narrow" if narrow else "wide")
    root.set("role", "img")
    root.set("font-family", _FONT)
    root.set("aria-labelledby", " ".join(f"{identifier}-{kind}" for kind in told))
    for place, (kind, text) in enumerate(told.items()):
        described = etree.Element(kind, id=f"{identifier}-{kind}")
        described.text = text
        root.insert(place, described)
    return visible(_without_namespaces(etree.tostring(root, encoding="unicode")))


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
