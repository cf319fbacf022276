"""Results in formats for programs."""

from onrecord.exports.bundle import write_bundle
from onrecord.exports.csv import to_csv
from onrecord.exports.json import to_json_document, to_json_line, to_trade_document

__all__ = ["to_csv", "to_json_document", "to_json_line", "to_trade_document", "write_bundle"]
