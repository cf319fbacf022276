"""How far the two ends of a pair's trade differ, by flow and vintage; and vintages of one count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, groupby
from statistics import median

from onrecord.model import Series
from onrecord.model.trade import Vintage
from onrecord.official.gaps import Gap
from onrecord.official.growth import Disagreement
from onrecord.official.pair import PairTrade

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


@dataclass(frozen=True, slots=True)
class Revision:
    """One office's count of one flow in two vintages.

    Attributes:
        earlier: The series first published or retrieved.
        later: The other one.
        changes: Later over earlier, less one, by period in both.
    """

    earlier: Series
    later: Series
    changes: Figures


def comparisons(trade: PairTrade) -> tuple[Comparison, ...]:
    """Each direction as its two ends count it, then both together; estimates take no part."""
    lines = groupby(sorted(trade.gaps, key=lambda gap: gap.exporter != trade.flows.a), key=_line)
    found = tuple(_of_direction(trade, list(gaps)) for _, gaps in lines)
    return (*found, *_together(trade))


def revisions(series: Iterable[Series]) -> tuple[Revision, ...]:
    """Every two vintages of one office's count of one flow that share a period, the earlier first."""
    ordered = sorted(series, key=lambda one: one.published or one.retrieved or "")
    return tuple(
        Revision(one, other, changes)
        for one, other in combinations(ordered, 2)
        if one.vintage != other.vintage
        and _counts(one) == _counts(other)
        and (changes := _changes(one, other))
    )


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
        providers=" and ".join(dict.fromkeys(vintage.provider for vintage in vintages)),
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


def _counts(series: Series) -> tuple[object, ...]:
    return series.reporter, series.partner, series.flow, series.measure, series.product, series.unit


def _changes(earlier: Series, later: Series) -> dict[str, float]:
    before, after = (
        {o.period: o.value for o in one.observations if not o.estimated} for one in (earlier, later)
    )
    return {p: after[p] / before[p] - 1 for p in sorted(before.keys() & after.keys()) if before[p]}
