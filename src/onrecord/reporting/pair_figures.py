"""How far the two ends of a pair's trade differ, by flow and vintage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from onrecord.model import Series
from onrecord.model.trade import Vintage
from onrecord.official.gaps import Gap
from onrecord.official.growth import Disagreement
from onrecord.official.pair import PairTrade
from onrecord.reporting.words import listed

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
        signs: How the two counts' growth compares, where it can be compared.
    """

    exporter: str | None
    providers: str
    vintage: str
    ratios: Figures
    signs: Disagreement | None = None

    @property
    def median(self) -> float:
        """The middle one of all ratios."""
        return median(self.ratios.values())


def comparisons(trade: PairTrade) -> tuple[Comparison, ...]:
    """Each direction as its two ends count it, then both together; estimates take no part."""
    lines = groupby(sorted(trade.gaps, key=lambda gap: gap.exporter != trade.flows.a), key=_line)
    found = tuple(_of_direction(trade, list(gaps)) for _, gaps in lines)
    return (*found, *_together(trade))


def rates(trade: PairTrade) -> dict[tuple[object, ...], dict[str, float]]:
    """Growth in percent by period, for each series by :func:`count_of`."""
    found: dict[tuple[object, ...], dict[str, float]] = {}
    for one in trade.growths:
        key = (one.reporter, one.flow, one.basis.vintage, *one.valuations)
        found.setdefault(key, {})[one.period] = one.value
    return found


def count_of(series: Series) -> tuple[object, ...]:
    """What tells a series of a pair from the others."""
    return (series.reporter, series.flow, series.vintage, series.valuation)


def _line(gap: Gap) -> tuple[object, ...]:
    vintages = (gap.exporter_vintage, gap.importer_vintage)
    return gap.exporter, vintages, gap.exporter_valuation, gap.importer_valuation


def _of_direction(trade: PairTrade, gaps: list[Gap]) -> Comparison:
    first = gaps[0]
    vintages = (first.exporter_vintage, first.importer_vintage)
    return Comparison(
        exporter=first.exporter,
        providers=listed(tuple(dict.fromkeys(vintage.provider for vintage in vintages))),
        vintage=_day(first.exporter_vintage) if first.of_one_vintage else "",
        ratios={gap.period: gap.ratio for gap in gaps},
        signs=_signs(trade, f"{first.exporter} exports", vintages),
    )


def _signs(trade: PairTrade, first: str, vintages: tuple[Vintage, ...]) -> Disagreement | None:
    ours = (one for one in trade.disagreements if one.first == first)
    return next((one for one in ours if set(vintages) == {one.basis.vintage}), None)


def _together(trade: PairTrade) -> Iterable[Comparison]:
    a, b = trade.flows.a, trade.flows.b
    for basis in dict.fromkeys(one.basis for one in trade.sums):
        own = [one for one in trade.sums if one.basis == basis and one.counter and not one.estimated]
        counts = [{one.period: one.value for one in own if one.counter == side} for side in (a, b)]
        shared = sorted(counts[0].keys() & counts[1].keys())
        if shared:
            yield Comparison(
                exporter=None,
                providers=basis.vintage.provider,
                vintage=_day(basis.vintage),
                ratios={period: counts[1][period] / counts[0][period] for period in shared},
                signs=_signs(trade, f"{a} total", (basis.vintage,)),
            )


def _day(vintage: Vintage) -> str:
    return vintage.published or vintage.retrieved or ""
