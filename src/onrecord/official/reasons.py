"""Reasons a mirror gap can have: each only where it can apply, none named as the cause."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import Literal

from onrecord.model.base import Frozen
from onrecord.model.findings import TradeFlow
from onrecord.model.trade import Vintage
from onrecord.official.flows import FourFlows, dated
from onrecord.official.gaps import CIF_FOB_FACTOR, FORMER_CIF_FOB_FACTOR, Gap
from onrecord.official.record import Record
from onrecord.official.standing import LeftOut, Standing, standings
from onrecord.official.stateless import left_out_words

ReasonCode = Literal[
    "cif-fob",
    "timing",
    "re-exports",
    "areas-nes",
    "confidentiality",
    "trade-system",
    "conversion",
    "vintages",
]
WORTH_NAMING = 0.01
"""Rows without a state of less than this part of the gap, or of the flow, are not named beside it."""
# States that count in US dollars, and since when: nothing was converted on their side of a figure in dollars.
_DOLLAR_STATES = {
    "USA": 0, "PAN": 0, "MHL": 0, "FSM": 0, "PLW": 0, "ECU": 2000, "TLS": 2000, "SLV": 2001,
}  # fmt: skip


class Reason(Frozen, frozen=True, kw_only=True):
    """Something that can make two reports of one flow differ; ``text`` says why it can apply here."""

    code: ReasonCode
    text: str


Listing = Callable[[str, TradeFlow, str], tuple[Standing, ...]]
"""What ``standings`` gives for a reporter, flow and period; lets a caller remember it."""


def reasons(record: Record, flows: FourFlows, gap: Gap) -> tuple[Reason, ...]:
    """What can lie behind one gap. No figure is corrected, and no reason is weighed against another.

    Raises:
        RecordError: when the record cannot be read.
    """
    return reasons_from(listing(record, flows.product), flows, gap)


def listing(record: Record, product: str | None) -> Listing:
    """The standings of a record for one product, each asked for once."""
    return cache(partial(standings, record, product=product))


def reasons_from(listed: Listing, flows: FourFlows, gap: Gap) -> tuple[Reason, ...]:
    """The same as ``reasons``, with lists of partners that were looked up already."""
    return (
        *_freight(gap),
        *_always(gap),
        *_unspecified(listed, flows, gap),
        *_trade_system(flows, gap),
        *_conversion(gap),
        *_revision(gap),
    )


def _freight(gap: Gap) -> Iterator[Reason]:
    """Only where it pulls the right way: freight makes the figure that counts it the higher one."""
    ends = ((gap.exporter, gap.exporter_valuation), (gap.importer, gap.importer_valuation))
    factors = f"by convention a factor of {CIF_FOB_FACTOR:.2f}, formerly {FORMER_CIF_FOB_FACTOR:.2f}"
    if gap.freight_counted and gap.ratio > 1:
        text = f"{gap.importer} reports CIF and {gap.exporter} FOB: freight and insurance ({factors})"
    elif gap.freight_counted is None and gap.ratio > 1:
        text = f"{_unsaid('valuation', ends)}: freight and insurance if CIF meets FOB ({factors})"
    elif (gap.exporter_valuation, gap.importer_valuation) == ("CIF", "FOB") and gap.ratio < 1:
        text = f"{gap.exporter} reports CIF and {gap.importer} FOB: freight and insurance"
    else:
        return
    yield Reason(code="cif-fob", text=f"{text}; no factor is applied")


def _always(gap: Gap) -> Iterator[Reason]:
    ends = f"{gap.exporter} counts what left and {gap.importer} what arrived"
    unit = "month" if "-" in gap.period else "year"
    yield Reason(code="timing", text=f"{ends}; goods on the way at the end of the {unit} fall into the next")
    yield Reason(
        code="re-exports",
        text=f"goods that pass through a third place: {gap.importer} names the origin, {gap.exporter} the "
        "last destination it knew",
    )


def _unspecified(listed: Listing, flows: FourFlows, gap: Gap) -> Iterator[Reason]:
    """Unspecified partners can only explain what is missing from the lower figure, and need to be enough."""
    reporter, flow, vintage = _low_side(gap)
    rows = tuple(
        row
        for standing in listed(reporter, flow, gap.period)
        if standing.vintage == vintage
        for row in standing.unspecified
    )
    missing = abs(gap.importer_reports - gap.exporter_reports)
    enough = sum(row.value for row in rows) > WORTH_NAMING * missing
    if enough:
        under = codes(rows, vintage.provider)
        text = f"{reporter} files {percent(rows)} of its {flow} of {gap.period} under {under}"
        yield Reason(code="areas-nes", text=f"{text}, which name no state")
    if enough or flows.product is not None:
        where = "under another code or " if flows.product is not None else ""
        text = f"{reporter} may hold back single flows, or file them {where}without the partner's name"
        yield Reason(code="confidentiality", text=text)


def _low_side(gap: Gap) -> tuple[str, TradeFlow, Vintage]:
    """Who reports less, and in which vintage; the exporter where both report the same."""
    if gap.importer_reports < gap.exporter_reports:
        return gap.importer, "imports", gap.importer_vintage
    return gap.exporter, "exports", gap.exporter_vintage


def _trade_system(flows: FourFlows, gap: Gap) -> Iterator[Reason]:
    sold = _system(flows, gap.exporter, "exports", gap.exporter_vintage)
    bought = _system(flows, gap.importer, "imports", gap.importer_vintage)
    if sold is not None and sold == bought:
        return
    if sold is None or bought is None:
        ends = ((gap.exporter, sold), (gap.importer, bought))
        text = f"{_unsaid('trade system', ends)}: free zones and warehouses may be counted by one side alone"
    else:
        text = f"{gap.exporter} counts {sold} trade and {gap.importer} {bought} trade: free zones, warehouses"
    yield Reason(code="trade-system", text=text)


def _system(flows: FourFlows, reporter: str, flow: TradeFlow, vintage: Vintage) -> str | None:
    found = (s.trade_system for s in flows.reported(reporter, flow) if s.vintage == vintage)
    return next(found, None)


def _conversion(gap: Gap) -> Iterator[Reason]:
    converting = [side for side in (gap.exporter, gap.importer) if _converts(side, gap)]
    if converting:
        text = f"{' and '.join(converting)} count in money of their own, turned into {gap.unit.upper()}"
        if len(converting) == 1:
            text = f"{converting[0]} counts in money of its own, turned into {gap.unit.upper()}"
        yield Reason(code="conversion", text=f"{text} at rates that each office chooses")


def _converts(side: str, gap: Gap) -> bool:
    since = _DOLLAR_STATES.get(side)
    return gap.unit != "usd" or since is None or int(gap.period[:4]) < since


def _revision(gap: Gap) -> Iterator[Reason]:
    if not gap.of_one_vintage:
        ends = f"{dated(gap.exporter_vintage)}; {dated(gap.importer_vintage)}"
        yield Reason(code="vintages", text=f"the two figures come from two vintages ({ends})")


def _unsaid(what: str, ends: tuple[tuple[str, str | None], ...]) -> str:
    silent = [side for side, value in ends if value is None]
    return f"the {what} of {' and '.join(silent)} is not said"


def percent(rows: Sequence[LeftOut]) -> str:
    """The share of some rows in the total, in words."""
    shares = [row.share for row in rows if row.share is not None]
    if len(shares) < len(rows):
        return "an unknown part"
    share = sum(shares)
    return f"{share:.1%}" if share >= 0.001 else "under 0.1%"


def codes(rows: Sequence[LeftOut], provider: str) -> str:
    """The codes of some rows with what they stand for, each once."""
    return ", ".join(dict.fromkeys(left_out_words(row, provider) for row in rows))
