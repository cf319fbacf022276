"""One flow as both ends report it: the mirror gap, and its history."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, product
from statistics import median

from onrecord.model import Series
from onrecord.model.base import CountryCode, Frozen
from onrecord.model.findings import Valuation
from onrecord.model.trade import Vintage
from onrecord.official.flows import FourFlows, basis

CIF_FOB_FACTOR = 1.06
"""What the IMF's convention takes freight and insurance to add to a value at the exporter's border."""
FORMER_CIF_FOB_FACTOR = 1.10
"""The IMF's convention before 2018."""


class Gap(Frozen, frozen=True, kw_only=True):
    """Two reports of one flow in one period. Estimates have none: they are often made from the other report.

    Attributes:
        exporter: Who sold.
        importer: Who bought.
        period: ``YYYY`` or ``YYYY-MM``.
        unit: ISO 4217 code in lower case; of both amounts.
        exporter_reports: Full units of ``unit``.
        importer_reports: Full units of ``unit``.
        exporter_valuation: FOB or CIF, None where the provider does not say.
        importer_valuation: The same of the importer's figure.
        exporter_vintage: Where the exporter's figure comes from.
        importer_vintage: Where the importer's figure comes from.
        ratio: Importer over exporter, as reported; no factor is applied.
    """

    exporter: CountryCode
    importer: CountryCode
    period: str
    unit: str
    exporter_reports: float
    importer_reports: float
    exporter_valuation: Valuation | None = None
    importer_valuation: Valuation | None = None
    exporter_vintage: Vintage
    importer_vintage: Vintage
    ratio: float

    @property
    def freight_counted(self) -> bool | None:
        """Whether the importer's figure holds freight that the exporter's does not; None where not said."""
        if self.exporter_valuation is None or self.importer_valuation is None:
            return None
        return (self.exporter_valuation, self.importer_valuation) == ("FOB", "CIF")

    @property
    def of_one_vintage(self) -> bool:
        """Whether both figures come from one vintage."""
        return self.exporter_vintage == self.importer_vintage

    def ratio_after(self, factor: float) -> float:
        """The ratio with the importer's figure divided by a CIF/FOB factor, which has to be named."""
        return self.ratio / factor


class GapHistory(Frozen, frozen=True, kw_only=True):
    """The gaps of one direction of trade in one vintage.

    Attributes:
        exporter: Who sold.
        importer: Who bought.
        vintage: Where both sides' figures come from.
        periods: Those with a gap, in order.
        median: Of the ratios, importer over exporter.
        low: The smallest ratio.
        high: The largest ratio.
    """

    exporter: CountryCode
    importer: CountryCode
    vintage: Vintage
    periods: tuple[str, ...]
    median: float
    low: float
    high: float


def gaps(flows: FourFlows) -> tuple[Gap, ...]:
    """Every period that both ends report in one vintage, by direction, vintage and period."""
    return tuple(_matched(flows, lambda sold, bought: basis(sold) == basis(bought)))


def gaps_across_vintages(flows: FourFlows) -> tuple[Gap, ...]:
    """One gap for each period that both ends report, but in no vintage together.

    Of several vintages the latest of each end is taken. Such a gap may come from a revision alone.
    """
    within = {(gap.exporter, gap.period) for gap in gaps(flows)}
    found: dict[tuple[str, str], Gap] = {}
    for gap in _matched(flows, lambda sold, bought: basis(sold)[1:] == basis(bought)[1:]):
        key = (gap.exporter, gap.period)
        if key not in within and (key not in found or _recency(gap) > _recency(found[key])):
            found[key] = gap
    return tuple(found.values())


def gap_histories(found: Iterable[Gap]) -> tuple[GapHistory, ...]:
    """Median and range of the gaps of each direction and vintage; gaps across vintages are left out."""
    alike = [gap for gap in found if gap.of_one_vintage]
    return tuple(_history(list(group)) for _, group in groupby(alike, key=_line))


def _history(found: list[Gap]) -> GapHistory:
    ratios = [gap.ratio for gap in found]
    return GapHistory(
        exporter=found[0].exporter,
        importer=found[0].importer,
        vintage=found[0].exporter_vintage,
        periods=tuple(dict.fromkeys(gap.period for gap in found)),
        median=median(ratios),
        low=min(ratios),
        high=max(ratios),
    )


def _line(gap: Gap) -> tuple[object, ...]:
    return gap.exporter, gap.exporter_vintage, gap.exporter_valuation, gap.importer_valuation


def _matched(flows: FourFlows, alike: Callable[[Series, Series], bool]) -> Iterator[Gap]:
    for exporter, importer in flows.directions():
        ends = product(flows.reported(exporter, "exports"), flows.reported(importer, "imports"))
        for sold, bought in ends:
            if alike(sold, bought):
                yield from _between(sold, bought)


def _between(exports: Series, imports: Series) -> Iterator[Gap]:
    bought = {o.period: o for o in imports.observations}
    for sold in exports.observations:
        mirror = bought.get(sold.period)
        if mirror is None or sold.estimated or mirror.estimated or min(sold.value, mirror.value) <= 0:
            continue
        yield Gap(
            exporter=exports.reporter,
            importer=imports.reporter,
            period=sold.period,
            unit=exports.unit,
            exporter_reports=sold.value,
            importer_reports=mirror.value,
            exporter_valuation=exports.valuation,
            importer_valuation=imports.valuation,
            exporter_vintage=exports.vintage,
            importer_vintage=imports.vintage,
            ratio=mirror.value / sold.value,
        )


def _recency(gap: Gap) -> tuple[str, ...]:
    ends = (gap.exporter_vintage, gap.importer_vintage)
    return tuple(v.published or v.retrieved or "" for v in ends)
