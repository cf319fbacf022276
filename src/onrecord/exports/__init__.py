"""Results in formats for programs; a format is loaded when it is asked for."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.exports.annotation import annotation_collection, to_annotations
    from onrecord.exports.bundle import write_bundle
    from onrecord.exports.claimreview import claim_reviews, to_claim_reviews
    from onrecord.exports.comparison_annotation import comparison_collections, to_comparison_annotations
    from onrecord.exports.comparison_bundle import write_comparison_bundle
    from onrecord.exports.csv import to_csv
    from onrecord.exports.json import to_json_document, to_json_line, to_trade_document
    from onrecord.exports.plover import plover_records, to_plover_lines
    from onrecord.exports.report_bundle import write_report_bundle

__all__ = [
    "annotation_collection",
    "claim_reviews",
    "comparison_collections",
    "plover_records",
    "to_annotations",
    "to_claim_reviews",
    "to_comparison_annotations",
    "to_csv",
    "to_json_document",
    "to_json_line",
    "to_plover_lines",
    "to_trade_document",
    "write_bundle",
    "write_comparison_bundle",
    "write_report_bundle",
]
_HOMES = {
    "annotation_collection": "annotation",
    "claim_reviews": "claimreview",
    "comparison_collections": "comparison_annotation",
    "plover_records": "plover",
    "to_annotations": "annotation",
    "to_claim_reviews": "claimreview",
    "to_comparison_annotations": "comparison_annotation",
    "to_csv": "csv",
    "to_json_document": "json",
    "to_json_line": "json",
    "to_plover_lines": "plover",
    "to_trade_document": "json",
    "write_bundle": "bundle",
    "write_comparison_bundle": "comparison_bundle",
    "write_report_bundle": "report_bundle",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord.exports' has no attribute {name!r}")
    return getattr(import_module(f"onrecord.exports.{_HOMES[name]}"), name)
