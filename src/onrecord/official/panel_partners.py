"""A panel's list of partners for one reporter, flow and period, with the crosswalk applied."""

from collections.abc import Iterable, Iterator

from onrecord.model.findings import TradeFlow
from onrecord.model.trade import Vintage
from onrecord.official.mapping import PanelMapping
from onrecord.official.record import WORLD, PartnerRow
from onrecord.official.rows import PartnerKind, Row


def partner_rows(
    mapping: PanelMapping,
    snapshot: str,
    reporter: str,
    flow: TradeFlow,
    period: str,
    found: Iterable[tuple[str, str, float, bool]],
) -> Iterator[PartnerRow]:
    """Rows for (reporter's code, partner's code, value in full units, whether estimated)."""
    facts = mapping.panel
    vintage = Vintage(facts.provider, facts.published, facts.retrieved, snapshot)
    for reporter_code, code, value, estimated in found:
        kind = _kind(mapping, code)
        row = Row(
            reporter=reporter,
            partner=_state(mapping, code, int(period[:4])) if kind == "state" else code,
            partner_kind=kind,
            flow=flow,
            period=period,
            value=value,
            measure=facts.measure,
            unit=facts.unit,
            valuation=mapping.valuation.get(flow),
            trade_system=facts.trade_system,
            estimated=bool(estimated),
            reporter_code=reporter_code,
            partner_code=code,
        )
        yield PartnerRow(vintage, row)


def _kind(mapping: PanelMapping, code: str) -> PartnerKind:
    if code == WORLD:
        return "world"
    if code in mapping.aggregates:
        return "aggregate"
    return "no-state" if code in mapping.no_state else "state"


def _state(mapping: PanelMapping, code: str, year: int) -> str:
    crossings = (c for c in mapping.crosswalk if c.code == code and c.since <= year <= c.until)
    return next((crossing.state for crossing in crossings), code)
