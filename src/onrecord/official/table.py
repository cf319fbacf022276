"""The JSON of ``trade``: the four reported flows of a pair with their mirror gaps and notes."""

from collections.abc import Iterable, Sequence

from onrecord.model import SCHEMA_VERSION, Mirror, TradeTable
from onrecord.model.trade import Frequency
from onrecord.official.flows import FourFlows, four_flows
from onrecord.official.gaps import Gap, gaps, gaps_across_vintages
from onrecord.official.reasons import Listing, listing
from onrecord.official.record import Record
from onrecord.official.table_notes import notes


def trade_table(
    record: Record,
    a: str,
    b: str,
    *,
    years: tuple[int, int] | None = None,
    frequency: Frequency | None = "A",
    product: str | None = None,
    unspecified: bool = True,
) -> TradeTable:
    """Everything both states report about their trade, in every vintage, with mirror ratios and notes.

    Two reports of one flow are set against each other within one provider's vintage; only where no vintage
    holds both ends are two vintages compared, and a note says so. Estimates stand in the series, flagged,
    and in no mirror.

    Args:
        record: Where to look.
        a: One state, ISO 3166 alpha-3.
        b: The other.
        years: First and last year, both inclusive; None for all.
        frequency: Annual or monthly; None for annual where any is held, else monthly.
        product: Harmonised System code; None for all goods together.
        unspecified: Whether to look up what each side files under no state, which reads whole lists of
            partners; without it, notes say nothing of such rows.

    Raises:
        UsageError: when both are the same state, or the years stand in the wrong order.
        RecordError: when the record cannot be read.
    """
    flows = _flows(record, a, b, years, frequency, product)
    found = (*gaps(flows), *gaps_across_vintages(flows))
    return table_of(record, flows, found, listing(record, flows.product) if unspecified else None)


def table_of(record: Record, flows: FourFlows, found: Sequence[Gap], listed: Listing | None) -> TradeTable:
    """The table of flows and gaps that are known already.

    Args:
        record: Where notes are looked up.
        flows: The four flows.
        found: Their gaps, within vintages and across.
        listed: What ranks partners; None where no lists of partners are to be read.

    Raises:
        RecordError: when the record cannot be read.
    """
    return TradeTable(
        schema_version=SCHEMA_VERSION,
        pair=(flows.a, flows.b),
        frequency=flows.frequency,
        series=flows.series,
        mirror=_mirrors(found),
        notes=notes(record, flows, found, listed),
    )


def _flows(
    record: Record,
    a: str,
    b: str,
    years: tuple[int, int] | None,
    frequency: Frequency | None,
    product: str | None,
) -> FourFlows:
    found = four_flows(record, a, b, years=years, frequency=frequency or "A", product=product)
    if frequency is not None or found.series:
        return found
    monthly = four_flows(record, a, b, years=years, frequency="M", product=product)
    return monthly if monthly.series else found


def _mirrors(found: Iterable[Gap]) -> tuple[Mirror, ...]:
    mirrors = (
        Mirror(
            exporter=gap.exporter,
            importer=gap.importer,
            period=gap.period,
            provider=_providers(gap),
            exporter_reports=gap.exporter_reports,
            importer_reports=gap.importer_reports,
            ratio=float(f"{gap.ratio:.7g}"),
        )
        for gap in found
    )
    return tuple(sorted(mirrors, key=lambda m: (m.exporter, m.period, m.provider)))


def _providers(gap: Gap) -> str:
    return " and ".join(dict.fromkeys((gap.exporter_vintage.provider, gap.importer_vintage.provider)))
