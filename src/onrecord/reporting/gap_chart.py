"""The mirror gap as a static SVG: the buyer's count over the seller's, a line a direction."""

from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.reporting.catalogue import t
from onrecord.reporting.drawing import (
    BUYER,
    PAPER,
    SELLER,
    by_line,
    by_when,
    drawn,
    every_period,
    marker_size,
    number_label,
    position,
    shapes_of,
)
from onrecord.reporting.names import State
from onrecord.reporting.pair_figures import Comparison
from onrecord.reporting.trade_view import direction_words

_NEAR = (0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5)
_WIDE = tuple(float(f"{step}e{power}") for power in range(-3, 4) for step in (1, 2, 5))
_POWERS = tuple(float(f"1e{power}") for power in range(-9, 10))
_MOST_TICKS, _SLACK = 9, 1.0001


def gap_chart(
    comparisons: Sequence[Comparison], pair: tuple[str, str], identifier: str, *, narrow: bool = False
) -> str | None:
    """The chart as an ``<svg>`` element for use inside a page, or None where no flow has two counts.

    Args:
        comparisons: Of a pair's flows; both directions together are left out.
        pair: The two countries.
        identifier: Starts the ids inside the SVG; unique on the page.
        narrow: Whether to draw it for a telephone.
    """
    shown = [c for c in comparisons if c.exporter and len(c.ratios) > 1]
    if not shown:
        return None
    names = [_name(c, pair) for c in shown]
    told = " ".join(
        t("drawn.gap_line", name=name, first=min(c.ratios), last=max(c.ratios))
        for name, c in zip(names, shown, strict=True)
    )
    return drawn(
        [_panel(shown, names, pair)],
        identifier,
        title=t("drawn.gap", first=State(pair[0]), second=State(pair[1])),
        description=t("drawn.ratios", lines=told),
        narrow=narrow,
    )


def _name(comparison: Comparison, pair: tuple[str, str]) -> str:
    seller, buyer = pair if comparison.exporter == pair[0] else pair[::-1]
    source = f"{comparison.providers} {comparison.vintage}".strip()
    return f"{direction_words(seller, buyer)} ({source})"


def _panel(shown: Sequence[Comparison], names: list[str], pair: tuple[str, str]) -> dict[str, Any]:
    ratios = [ratio for c in shown for ratio in c.ratios.values() if ratio > 0]
    ticks = _ticks(min(*ratios, 1), max(*ratios, 1))
    first = [c.exporter == pair[0] for c in shown]
    value = {
        "field": "value",
        "type": "quantitative",
        "title": t("drawn.buyer_over_seller"),
        "scale": {"type": "log", "domain": [ticks[0], ticks[-1]], "nice": False},
        "axis": {
            "values": ticks,
            "labelExpr": number_label(),
            "gridColor": "currentColor",
            "tickColor": "currentColor",
            "domain": False,
            "labelOverlap": False,
        },
    }
    return {
        "width": 600,
        "height": 150,
        "data": {"values": list(_points(shown, names))},
        "layer": [_even(ticks), *_lines(shown, names, first, value)],
    }


def _even(ticks: list[float]) -> dict[str, Any]:
    """A rule where both ends count the same."""
    scale = {"type": "log", "domain": [ticks[0], ticks[-1]], "nice": False}
    return {
        "data": {"values": [{"even": 1}]},
        "mark": {"type": "rule", "color": "currentColor", "strokeWidth": 1, "opacity": 0.6},
        "encoding": {"y": {"field": "even", "type": "quantitative", "scale": scale, "title": None}},
    }


def _lines(
    shown: Sequence[Comparison], names: list[str], first: list[bool], value: dict[str, Any]
) -> list[dict[str, Any]]:
    colour = by_line(names, [SELLER if one else BUYER for one in first])
    shared = {"x": by_when(), "y": value, "color": colour}
    dashes = [[1, 0] if one else [6, 4] for one in first]
    fills = [SELLER if one else PAPER for one in first]
    sources = [(c.providers, c.vintage) for c in shown]
    marks = shapes_of(
        [s for s, one in zip(sources, first, strict=True) if one is side] for side in (True, False)
    )
    shapes = [marks[source] for source in sources]
    periods = max(len(c.ratios) for c in shown)
    return [
        {
            "mark": {"type": "line", "strokeWidth": 2, "invalid": "break-paths-show-domains"},
            "encoding": {**shared, "strokeDash": by_line(names, dashes, legend=False)},
        },
        {
            "mark": {
                "type": "point",
                "size": marker_size(periods),
                "strokeWidth": 1.5,
                "opacity": 1,
                "invalid": "filter",
            },
            "encoding": {**shared, "shape": by_line(names, shapes), "fill": by_line(names, fills)},
        },
    ]


def _points(shown: Sequence[Comparison], names: list[str]) -> Iterable[dict[str, Any]]:
    for name, comparison in zip(names, shown, strict=True):
        for period in every_period(comparison.ratios):
            ratio = comparison.ratios.get(period)
            yield {"series": name, "when": position(period), "value": ratio or None}


def _ticks(lowest: float, highest: float) -> list[float]:
    """Round numbers that enclose the ratios, no more than a reader can tell apart."""
    for rounds in (_NEAR, _WIDE, _POWERS):
        foot = max((r for r in rounds if r <= lowest * _SLACK), default=None)
        top = min((r for r in rounds if r * _SLACK >= highest), default=None)
        if foot and top:
            between = [r for r in rounds if min(foot, _NEAR[1]) <= r <= max(top, _NEAR[-2])]
            if len(between) <= _MOST_TICKS:
                return between
    return [_POWERS[0], 1.0, _POWERS[-1]]
