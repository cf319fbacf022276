"""How far the two ends of a pair's trade differ: ratios, growth, signs, and vintages of one count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from statistics import median

from onrecord.model import Series, TradeTable

Figures = Mapping[str, float]
"""Value by period."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One flow, or all of a pair's trade, as two offices count it.

    Attributes:
        exporter: Whose sales; None where both directions are taken together.
        providers: Who published the two counts.
        vintage: When, where both are of one vintage; else "".
        ratios: Second count over first by period; the second is the buyer's, or the second country's.
        growths: Growth of each count by period, where both are known; 0.05 is five percent.
    """

    exporter: str | None
    providers: str
    vintage: str
    ratios: Figures
    growths: Mapping[str, tuple[float, float]]

    @property
    def median_ratio(self) -> float | None:
        """The middle one of all ratios, None where there is none."""
        return median(self.ratios.values()) if self.ratios else None

    @property
    def disagreements(self) -> tuple[str, ...]:
        """The periods in which one count grew and the other did not."""
        return tuple(p for p, (one, other) in self.growths.items() if (one > 0) != (other > 0))

    @property
    def median_distance(self) -> float | None:
        """The middle one of the distances between the two rates of growth, None where there is none."""
        return median(abs(one - other) for one, other in self.growths.values()) if self.growths else None


@dataclass(frozen=True, slots=True)
class Revision:
    """One office's count of one flow in two vintages.

    Attributes:
        earlier: The series first held.
        later: The other one.
        changes: Later over earlier, less one, by period in both.
    """

    earlier: Series
    later: Series
    changes: Figures


def growth(values: Figures) -> dict[str, float]:
    """Growth on the year before, or on the same month of it, where both are above zero."""
    rates = {}
    for period, value in values.items():
        before = values.get(f"{int(period[:4]) - 1:04}{period[4:]}")
        if before:
            rates[period] = value / before - 1
    return rates


def reported(series: Series) -> dict[str, float]:
    """What the reporter counted; estimates of others left out."""
    return {o.period: o.value for o in series.observations if not o.estimated}


def comparisons(table: TradeTable) -> tuple[Comparison, ...]:
    """Each direction as its two ends count it, then both together.

    Two counts are of one vintage; only where no vintage holds both ends are two set against each other.
    """
    a, b = table.pair
    found = [c for ends in ((a, b), (b, a)) for c in _of_direction(table, *ends)]
    return (*found, *_together(table))


def revisions(table: TradeTable) -> tuple[Revision, ...]:
    """Every two vintages of one office's count of one flow that share a period, the earlier first."""
    ordered = sorted(table.series, key=lambda s: s.published or s.retrieved or "")
    return tuple(
        Revision(one, other, changes)
        for one, other in combinations(ordered, 2)
        if _counts(one) == _counts(other) and (changes := _changes(reported(one), reported(other)))
    )


def _counts(series: Series) -> tuple[object, ...]:
    return series.reporter, series.partner, series.flow, series.measure, series.product, series.unit


def _changes(earlier: Figures, later: Figures) -> dict[str, float]:
    return {p: later[p] / earlier[p] - 1 for p in sorted(earlier.keys() & later.keys()) if earlier[p]}


def _of_direction(table: TradeTable, exporter: str, importer: str) -> Iterable[Comparison]:
    sold = [s for s in table.series if (s.reporter, s.flow) == (exporter, "exports")]
    bought = [s for s in table.series if (s.reporter, s.flow) == (importer, "imports")]
    alike = [(x, m) for x, m in product(sold, bought) if _counts(x)[3:] == _counts(m)[3:]]
    for x, m in [(x, m) for x, m in alike if x.vintage == m.vintage] or alike:
        yield _compared(exporter, (x, m), reported(x), reported(m))


def _together(table: TradeTable) -> Iterable[Comparison]:
    a, b = table.pair
    for vintage in dict.fromkeys(series.vintage for series in table.series):
        book = [series for series in table.series if series.vintage == vintage]
        totals = [_total([s for s in book if s.reporter == country]) for country in (a, b)]
        if all(totals):
            yield _compared(None, (book[0], book[0]), *totals)


def _total(series: list[Series]) -> dict[str, float]:
    """Exports plus imports of one reporter, for periods that have both, each once."""
    flows = {one.flow: reported(one) for one in series}
    if len(series) != 2 or len(flows) != 2:
        return {}
    sold, bought = flows.values()
    return {period: sold[period] + bought[period] for period in sorted(sold.keys() & bought.keys())}


def _compared(
    exporter: str | None, pair: tuple[Series, Series], first: Figures, second: Figures
) -> Comparison:
    one, other = growth(first), growth(second)
    same = pair[0].vintage == pair[1].vintage
    return Comparison(
        exporter=exporter,
        providers=" and ".join(dict.fromkeys(series.provider for series in pair)),
        vintage=(pair[0].published or pair[0].retrieved or "") if same else "",
        ratios={p: second[p] / first[p] for p in sorted(first.keys() & second.keys()) if first[p]},
        growths={p: (one[p], other[p]) for p in sorted(one.keys() & other.keys())},
    )
