"""JSON and JSON Schema of the model; the only place that knows the wire.

``python -m onrecord.model.wire`` writes the shipped schemas anew.
"""

import inspect
import json
from pathlib import Path
from typing import Any

import msgspec

from onrecord.model.comparison import Comparison
from onrecord.model.report import SCHEMA_VERSION, Report
from onrecord.model.trade import TradeTable

SCHEMA_FOLDER = "schemas"
WIRE_TYPES: dict[str, type[Report] | type[Comparison] | type[TradeTable]] = {
    "report": Report,
    "comparison": Comparison,
    "trade": TradeTable,
}
_SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def to_json(value: Report | Comparison | TradeTable | tuple[Report, ...], *, indent: int = 0) -> str:
    """The JSON text of a result, or of several as an array; one line unless ``indent`` is given."""
    data = msgspec.json.encode(value)
    return (msgspec.json.format(data, indent=indent) if indent else data).decode("utf-8")


def report_from_json(data: str | bytes) -> Report:
    """A report from its JSON; keys this version does not know are ignored.

    Raises:
        msgspec.ValidationError: when the JSON does not hold to the contract.
    """
    return msgspec.json.decode(data, type=Report)


def reports_from_json(data: bytes) -> tuple[Report, ...]:
    """The reports in one JSON object, an array of them, or JSON Lines.

    Raises:
        ValueError: when it is none of these, or does not hold to the contract (``msgspec.MsgspecError``).
    """
    text = data.removeprefix(b"\xef\xbb\xbf").strip()
    if text.startswith(b"["):
        return msgspec.json.decode(text, type=tuple[Report, ...])
    try:
        return (report_from_json(text),)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) < 2:
            raise
        return tuple(report_from_json(line) for line in lines)


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of ``report``, ``comparison`` or ``trade``.

    Every key is required, since every key is always written; only ``findings`` may be absent.
    """
    schema = msgspec.json.schema(WIRE_TYPES[name])
    definitions = schema.pop("$defs", {})
    for definition in definitions.values():
        _finished(definition)
    return {
        "$schema": _SCHEMA_DIALECT,
        "title": f"onrecord {name}",
        "version": SCHEMA_VERSION,
        **schema,
        "$defs": definitions,
    }


def schema_text(name: str) -> str:
    """A schema as it is shipped in ``onrecord/model/schemas``."""
    return json.dumps(json_schema(name), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _finished(definition: dict[str, Any]) -> None:
    if "description" in definition:  # Python 3.13 takes the indentation out by itself, earlier ones do not
        definition["description"] = inspect.cleandoc(definition["description"])
    properties = definition.get("properties")
    if not properties:
        return
    for described in properties.values():
        described.pop("default", None)
    definition["required"] = [name for name in properties if name != "findings"]


if __name__ == "__main__":
    for shipped in WIRE_TYPES:
        file = Path(__file__).parent / SCHEMA_FOLDER / f"{shipped}.schema.json"
        file.parent.mkdir(exist_ok=True)
        file.write_text(schema_text(shipped), encoding="utf-8")
