"""A pair's trade as its page shows it: what differs, the figures, where they come from, how to cite them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord import __version__
from onrecord.gazetteer import possessive, title
from onrecord.model import TradeTable
from onrecord.official.pair import PairTrade
from onrecord.reporting.names import country_name, with_titles
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
from onrecord.reporting.trade_view import TradeView, trade_view
from onrecord.wording import month_words

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
    yield "Figures", "by month" if table.frequency == "M" else "by year"
    if periods:
        yield "From", month_words(min(periods))
        yield "To", month_words(max(periods))
    yield "Published by", ", ".join(dict.fromkeys(s.provider for s in table.series))
    products = dict.fromkeys(s.product.words for s in table.series if s.product)
    yield "Product", ", ".join(products) or "all goods"


def _glance(pair: PairTrade) -> Iterable[str]:
    for latest in pair.latest:
        gap, often = latest.gap, "month" if "-" in latest.gap.period else "year"
        providers = dict.fromkeys((gap.exporter_vintage.provider, gap.importer_vintage.provider))
        yield (
            f"{month_words(gap.period)} is the latest {often} {_of_years(pair)}of {possessive(gap.exporter)} "
            f"sales to {title(gap.importer)} that both report: {title(gap.exporter)} counts "
            f"{quantity(gap.exporter_reports, gap.unit)}, {title(gap.importer)} "
            f"{quantity(gap.importer_reports, gap.unit)}, "
            f"{number(gap.ratio, digits=2, zeros=True)} times that ({' and '.join(providers)})."
        )


def _of_years(pair: PairTrade) -> str:
    if pair.flows.years is None:
        return ""
    first, last = pair.flows.years
    return f"among the years asked for ({first if first == last else f'{first} to {last}'}) "


def _reasons(pair: PairTrade) -> Iterable[tuple[str, tuple[str, ...]]]:
    for latest in pair.latest:
        gap = latest.gap
        heading = f"{country_name(gap.exporter)} to {title(gap.importer)}, {month_words(gap.period)}"
        codes: Sequence[str] = (gap.exporter, gap.importer)
        yield heading, tuple(f"{with_titles(r.text, codes)}." for r in latest.reasons)


def _citations(table: TradeTable) -> Iterable[str]:
    yield from (note.text for note in table.notes if note.code == "citation")
    snapshots = dict.fromkeys(series.snapshot for series in table.series if series.snapshot)
    yield f"Shown by onrecord {__version__} from the snapshots {', '.join(snapshots) or 'given by hand'}."
