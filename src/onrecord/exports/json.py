"""JSON and JSON Lines."""

from collections.abc import Sequence

from onrecord.model import Report, TradeTable, wire


def to_json_document(reports: Sequence[Report]) -> str:
    """One object for one report, an array for several; indented for people."""
    return wire.to_json(reports[0] if len(reports) == 1 else tuple(reports), indent=2) + "\n"


def to_json_line(result: Report | TradeTable) -> str:
    """One report, or one pair's table, as one line."""
    return wire.to_json(result) + "\n"


def to_trade_document(table: TradeTable) -> str:
    """A pair's table as one object, indented for people."""
    return wire.to_json(table, indent=2) + "\n"
