"""A pair's trade as its page shows it: what differs, the figures, where they come from, how to cite them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord import __version__
from onrecord.gazetteer import possessive, title
from onrecord.model import Series, TradeTable
from onrecord.reporting.names import country_name, with_names
from onrecord.reporting.pair_figures import Comparison, Revision, comparisons, reported, revisions
from onrecord.reporting.pair_grids import Grid, Head, direction_grids
from onrecord.reporting.quantities import month_words, number, quantity
from onrecord.reporting.reasons import reasons
from onrecord.reporting.trade_view import TradeView, dated, trade_view
from onrecord.reporting.words import capitalised


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
        figures: The values, one grid or several for each direction.
        vintages: What changed between vintages of one count; None where there is one of each.
        held: Where each line comes from.
        notes: What a reader must know.
        reasons: What can make two counts of one flow differ.
        citations: How to cite the figures.
        command: What was called, where it was a command.
    """

    trade: TradeView
    title: str
    facts: tuple[tuple[str, str], ...]
    glance: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    differences: Grid | None
    figures: tuple[tuple[str, tuple[Grid, ...]], ...]
    vintages: Grid | None
    held: Grid
    notes: tuple[str, ...]
    reasons: tuple[str, ...]
    citations: tuple[str, ...]
    command: str | None


def pair_view(table: TradeTable, *, command: str | None = None) -> PairView:
    """The view of one pair's table; ``command`` is told as the way to make the page again."""
    trade = trade_view(table)
    compared = comparisons(table)
    notes = [note for note in table.notes if note.code != "citation"]
    return PairView(
        trade=trade,
        title=trade.title,
        facts=tuple(_facts(table)),
        glance=tuple(_glance(table, compared)),
        comparisons=compared,
        differences=_differences(table, compared),
        figures=tuple(
            (direction.title, direction_grids(table, direction, compared)) for direction in trade.directions
        ),
        vintages=_vintages(revisions(table)),
        held=_held(table),
        notes=tuple(with_names(note.text, table.pair) for note in notes),
        reasons=reasons(table),
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


def _glance(table: TradeTable, compared: Sequence[Comparison]) -> Iterable[str]:
    for comparison in compared:
        if comparison.exporter is None or not comparison.ratios:
            continue
        latest = max(comparison.ratios)
        exporter, importer = _ends(table, comparison)
        sold, bought = (
            _value(table, ends, latest, comparison.providers)
            for ends in ((exporter, "exports"), (importer, "imports"))
        )
        yield (
            f"{month_words(latest)} is the latest {'month' if len(latest) > 4 else 'year'} that both report of {possessive(exporter)} sales to "
            f"{title(importer)} ({comparison.providers}): {title(exporter)} counts {sold}, {title(importer)} {bought}, "
            f"{number(comparison.ratios[latest], digits=2, zeros=True)} times that."
        )


def _ends(table: TradeTable, comparison: Comparison) -> tuple[str, str]:
    a, b = table.pair
    return (a, b) if comparison.exporter == a else (b, a)


def _value(table: TradeTable, who: tuple[str, str], period: str, providers: str) -> str:
    values = (
        quantity(reported(s)[period], s.unit)
        for s in table.series
        if (s.reporter, s.flow) == who and s.provider in providers and period in reported(s)
    )
    return next(values, "not known")


def _differences(table: TradeTable, compared: Sequence[Comparison]) -> Grid | None:
    dated_too = len({c.vintage for c in compared}) > 1
    rows = tuple(_difference(table, c, dated_too=dated_too) for c in compared if c.ratios)
    if not rows:
        return None
    often = "Months" if table.frequency == "M" else "Years"
    heads = (
        Head("Published by"), Head(f"{often} both report"), Head("Median ratio"), Head("Lowest"),
        Head("Highest"), Head("Signs of growth differ"), Head("Growth differs by", "median, points"),
    )  # fmt: skip
    caption = (
        "A ratio is the buyer’s count over the seller’s; for both directions together, "
        f"{possessive(table.pair[1])} total over {possessive(table.pair[0])}."
    )
    return Grid("How far the two counts differ", caption, "Trade", heads, rows, shape="words")


def _difference(table: TradeTable, c: Comparison, *, dated_too: bool) -> tuple[str, tuple[str, ...]]:
    ends = _ends(table, c)
    label = f"{country_name(ends[0])} to {title(ends[1])}" if c.exporter else "Both directions"
    low, high = min(c.ratios, key=c.ratios.__getitem__), max(c.ratios, key=c.ratios.__getitem__)
    known, apart = len(c.growths), len(c.disagreements)
    distance = c.median_distance
    return label, (
        f"{c.providers} {c.vintage}".strip() if dated_too else c.providers,
        f"{len(c.ratios)}, {min(c.ratios)} to {max(c.ratios)}",
        number(c.median_ratio or 0, digits=2, zeros=True),
        f"{number(c.ratios[low], digits=2, zeros=True)} ({low})",
        f"{number(c.ratios[high], digits=2, zeros=True)} ({high})",
        f"{apart} of {known} ({number(100 * apart / known, digits=0)}%)" if known else "–",
        "–" if distance is None else number(100 * distance, zeros=True),
    )


def _vintages(found: Sequence[Revision]) -> Grid | None:
    if not found:
        return None
    heads = (Head("Earlier"), Head("Later"), Head("Periods in both"), Head("Median change"), Head("Largest"))
    rows = tuple((_counted(r.later), _revision(r)) for r in found)
    caption = "Two vintages of one office’s count; the values stand side by side in the figures."
    return Grid("Vintages side by side", caption, "Count", heads, rows, shape="words")


def _revision(revision: Revision) -> tuple[str, ...]:
    from statistics import median

    sizes = {period: abs(change) for period, change in revision.changes.items()}
    largest = max(sizes, key=sizes.__getitem__)
    told = f"{number(100 * revision.changes[largest], signed=True)}% ({largest})"
    return (
        f"{revision.earlier.provider}, {dated(revision.earlier)}",
        f"{revision.later.provider}, {dated(revision.later)}",
        str(len(sizes)),
        f"{number(100 * median(sizes.values()), digits=2)}%",
        told if sizes[largest] else "none",
    )


def _counted(series: Series) -> str:
    return capitalised(f"{possessive(series.reporter)} {series.flow}")


def _held(table: TradeTable) -> Grid:
    heads = (
        Head("Published by"), Head("Published"), Head("Retrieved"), Head("Valuation"), Head("Trade system"),
        Head("From"), Head("To"), Head("Figures"), Head("Snapshot"),
    )  # fmt: skip
    rows = tuple((_counted(series), _origin(series)) for series in table.series if series.observations)
    return Grid("Where the figures come from", "", "Count", heads, rows, shape="words")


def _origin(series: Series) -> tuple[str, ...]:
    periods = [o.period for o in series.observations]
    return (
        series.provider,
        series.published or "not said",
        series.retrieved or "not said",
        series.valuation or "not said",
        series.trade_system or "not said",
        min(periods),
        max(periods),
        str(len(periods)),
        (series.snapshot or "").removeprefix("sha256:")[:12],
    )


def _citations(table: TradeTable) -> Iterable[str]:
    yield from (note.text for note in table.notes if note.code == "citation")
    snapshots = dict.fromkeys(series.snapshot for series in table.series if series.snapshot)
    yield f"Shown by onrecord {__version__} from the snapshots {', '.join(snapshots) or 'given by hand'}."
