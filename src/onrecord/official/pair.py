"""Everything the record says about one pair's trade, as asked for."""

from collections.abc import Iterator

from onrecord.model import Frozen, Series, TradeTable
from onrecord.official.asked import Asked
from onrecord.official.flows import FourFlows, four_flows
from onrecord.official.gaps import Gap, gaps, gaps_across_vintages
from onrecord.official.growth import Disagreement, Growth, disagreements, growths
from onrecord.official.reasons import Listing, Reason, listing, reasons_from
from onrecord.official.record import Record
from onrecord.official.silence import Silence, silences
from onrecord.official.standing import Standing
from onrecord.official.sums import Sum, sums
from onrecord.official.table import table_of, trade_table


class LatestGap(Frozen, frozen=True, kw_only=True):
    """The last period of one direction that both ends report, and what can lie behind its gap."""

    gap: Gap
    reasons: tuple[Reason, ...]


class PairTrade(Frozen, frozen=True, kw_only=True):
    """The views of one pair, from one reading of the record.

    Attributes:
        table: The JSON of ``trade``.
        flows: The four flows, every vintage.
        gaps: Periods that both ends report in one vintage; where none holds both ends, across two.
        growths: Of every count, and of each side's total.
        disagreements: Between the two sides' growth.
        sums: Totals by construction.
        standings: Where each side ranks with the other, in the last period that it reports.
        silences: Years in which a side says nothing.
        latest: The last gap of each direction.
    """

    table: TradeTable
    flows: FourFlows
    gaps: tuple[Gap, ...] = ()
    growths: tuple[Growth, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    sums: tuple[Sum, ...] = ()
    standings: tuple[Standing, ...] = ()
    silences: tuple[Silence, ...] = ()
    latest: tuple[LatestGap, ...] = ()


def pair_table(record: Record, asked: Asked) -> TradeTable:
    """The JSON of ``trade``; its series are empty where nothing of the kind is held.

    Raises:
        RecordError: when the record cannot be read.
    """
    return trade_table(
        record, *asked.pair, years=asked.years, frequency=asked.frequency, product=asked.product
    )


def pair_trade(record: Record, asked: Asked) -> PairTrade:
    """All views of a pair.

    Raises:
        RecordError: when the record cannot be read.
    """
    flows = four_flows(
        record, *asked.pair, years=asked.years, frequency=asked.frequency, product=asked.product
    )
    found = (*gaps(flows), *gaps_across_vintages(flows))
    listed = listing(record, flows.product)
    return PairTrade(
        table=table_of(record, flows, found, listed),
        flows=flows,
        gaps=found,
        growths=growths(flows),
        disagreements=disagreements(flows),
        sums=sums(flows),
        standings=tuple(_standings(listed, flows)),
        silences=silences(record, flows),
        latest=tuple(_latest(listed, flows, found)),
    )


def _standings(listed: Listing, flows: FourFlows) -> Iterator[Standing]:
    for series in flows.series:
        period = series.observations[-1].period
        found = listed(series.reporter, series.flow, period)
        yield from (one for one in found if _is_of(one, series))


def _is_of(standing: Standing, series: Series) -> bool:
    same = (standing.vintage, standing.valuation) == (series.vintage, series.valuation)
    return same and standing.of(series.partner) is not None


def _latest(listed: Listing, flows: FourFlows, found: tuple[Gap, ...]) -> Iterator[LatestGap]:
    for exporter, _ in flows.directions():
        theirs = [gap for gap in found if gap.exporter == exporter]
        if theirs:
            gap = max(theirs, key=lambda one: (one.period, one.of_one_vintage))
            yield LatestGap(gap=gap, reasons=reasons_from(listed, flows, gap))
