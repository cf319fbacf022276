"""A pair's trade as its page shows it: what differs, the figures, where they come from, how to cite them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord import __version__
from onrecord.model import TradeTable
from onrecord.official.pair import PairTrade
from onrecord.reporting.catalogue import t
from onrecord.reporting.names import State, with_titles
from onrecord.reporting.pair_facts import (
    differences_grid,
    held_grid,
    providers_grid,
    silences_grid,
    standings_grid,
    vintages_grid,
)
from onrecord.reporting.pair_figures import Comparison, comparisons
from onrecord.reporting.pair_grids import Grid, direction_grids, sums_grid
from onrecord.reporting.quantities import number, quantity
from onrecord.reporting.trade_view import TradeView, direction_words, trade_view
from onrecord.reporting.words import listed, month_words

_SHOWN_ELSEWHERE = {"citation", "gap", "gap-reasons", "vintages-differ", "providers-differ"}
"""Notes that the page has a table, a list or a place for."""


@dataclass(frozen=True, slots=True)
class PairView:
    """Everything a page about one pair shows.

    Attributes:
        trade: The flows, for the chart.
        title: The headline.
        facts: Label and text, for a header.
        glance: The latest period that both ends report, one sentence a direction.
        comparisons: The figures behind the gap chart.
        differences: How far the two counts differ, a row a direction.
        reasons: What can make two counts of one flow differ: a heading and sentences a direction.
        figures: The values, one grid or several for each direction.
        further: Totals, ranks, vintages, silent years; those that there are.
        held: Where each series comes from.
        notes: What a reader must know.
        citations: How to cite the figures.
        command: What was called, where it was a command.
    """

    trade: TradeView
    title: str
    facts: tuple[tuple[str, str], ...]
    glance: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    differences: Grid | None
    reasons: tuple[tuple[str, tuple[str, ...]], ...]
    figures: tuple[tuple[str, tuple[Grid, ...]], ...]
    further: tuple[Grid, ...]
    held: Grid
    notes: tuple[str, ...]
    citations: tuple[str, ...]
    command: str | None


def pair_view(pair: PairTrade, *, command: str | None = None) -> PairView:
    """The view of one pair's trade; ``command`` is told as the way to make the page again."""
    table, trade = pair.table, trade_view(pair.table)
    compared = comparisons(pair)
    further = (
        sums_grid(pair),
        standings_grid(pair),
        vintages_grid(table),
        providers_grid(table),
        silences_grid(pair),
    )
    return PairView(
        trade=trade,
        title=trade.title,
        facts=tuple(_facts(table)),
        glance=tuple(_glance(pair)),
        comparisons=compared,
        differences=differences_grid(table, compared),
        reasons=tuple(_reasons(pair)),
        figures=tuple((d.title, direction_grids(pair, d, compared)) for d in trade.directions),
        further=tuple(grid for grid in further if grid),
        held=held_grid(table),
        notes=tuple(
            with_titles(note.text, table.pair) for note in table.notes if note.code not in _SHOWN_ELSEWHERE
        ),
        citations=tuple(_citations(table)),
        command=command,
    )


def _facts(table: TradeTable) -> Iterable[tuple[str, str]]:
    periods = [o.period for series in table.series for o in series.observations]
    yield t("pair.figures"), t("pair.by_month" if table.frequency == "M" else "pair.by_year")
    if periods:
        yield t("head.first"), month_words(min(periods))
        yield t("head.last"), month_words(max(periods))
    yield t("head.published_by"), ", ".join(dict.fromkeys(s.provider for s in table.series))
    products = dict.fromkeys(s.product.words for s in table.series if s.product)
    yield t("pair.product"), ", ".join(products) or t("pair.all_goods")


def _glance(pair: PairTrade) -> Iterable[str]:
    for latest in pair.latest:
        gap, often = latest.gap, "month" if "-" in latest.gap.period else "year"
        providers = dict.fromkeys((gap.exporter_vintage.provider, gap.importer_vintage.provider))
        yield t(
            "glance." + often + ("" if pair.flows.years is None else "_asked"),
            period=month_words(gap.period),
            years=_years(pair),
            seller=State(gap.exporter),
            buyer=State(gap.importer),
            sold=quantity(gap.exporter_reports, gap.unit),
            bought=quantity(gap.importer_reports, gap.unit),
            ratio=number(gap.ratio, digits=2, zeros=True),
            providers=listed(tuple(providers)),
        )


def _years(pair: PairTrade) -> str:
    if pair.flows.years is None:
        return ""
    first, last = pair.flows.years
    return str(first) if first == last else t("date.stretch", first=first, last=last)


def _reasons(pair: PairTrade) -> Iterable[tuple[str, tuple[str, ...]]]:
    for latest in pair.latest:
        gap = latest.gap
        heading = f"{direction_words(gap.exporter, gap.importer)}, {month_words(gap.period)}"
        codes: Sequence[str] = (gap.exporter, gap.importer)
        yield heading, tuple(f"{with_titles(r.text, codes)}." for r in latest.reasons)


def _citations(table: TradeTable) -> Iterable[str]:
    yield from (note.text for note in table.notes if note.code == "citation")
    snapshots = dict.fromkeys(series.snapshot for series in table.series if series.snapshot)
    version = f"onrecord {__version__}"
    key = "pair.shown_from" if snapshots else "pair.shown_by_hand"
    yield t(key, version=version, snapshots=", ".join(snapshots))
