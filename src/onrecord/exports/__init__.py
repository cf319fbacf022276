"""Results in formats for programs."""

from onrecord.exports.json import to_json_document, to_json_line

__all__ = ["to_json_document", "to_json_line"]
