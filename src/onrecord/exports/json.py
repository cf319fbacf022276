"""JSON and JSON Lines."""

from collections.abc import Sequence

from onrecord.model import Report, wire


def to_json_document(reports: Sequence[Report]) -> str:
    """One object for one report, an array for several; indented for people."""
    return wire.to_json(reports[0] if len(reports) == 1 else tuple(reports), indent=2) + "\n"


def to_json_line(report: Report) -> str:
    """One report as one line."""
    return wire.to_json(report) + "\n"
