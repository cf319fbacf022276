"""A bundle: the figures of some pairs in a folder, with what is needed to use and to cite them."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord import __version__
from onrecord.exports.csv import COLUMNS, to_csv
from onrecord.exports.texts import as_json, columns_table, terms_list, write_folder
from onrecord.model import Series, TradeTable

DATA, METADATA, README = "data.csv", "metadata.json", "README.md"


def write_bundle(
    tables: Sequence[TradeTable], folder: Path, *, terms: Mapping[str, str], command: str
) -> tuple[Path, ...]:
    """Write ``data.csv``, ``metadata.json`` and ``README.md`` into a folder, which is made.

    The same figures give the same bytes: nothing in the files depends on the day they are written.

    Args:
        tables: The pairs' tables.
        folder: Where the files go.
        terms: What each provider's terms allow, by its name; a provider without an entry has none on record.
        command: How the bundle can be made again.

    Raises:
        OSError: when the folder cannot be written.
    """
    data = to_csv(tables).encode("utf-8")
    contents = {
        DATA: data,
        METADATA: as_json(_metadata(tables, data, terms, command), indent=2).encode("utf-8"),
        README: _readme(tables, terms, command).encode("utf-8"),
    }
    return write_folder(folder, contents)


def _metadata(
    tables: Sequence[TradeTable], data: bytes, terms: Mapping[str, str], command: str
) -> dict[str, Any]:
    return {
        "made_by": f"onrecord {__version__}",
        "command": command,
        "pairs": [list(table.pair) for table in tables],
        "data": {
            "file": DATA,
            "sha256": hashlib.sha256(data).hexdigest(),
            "encoding": "utf-8",
            "columns": [{"name": name, "meaning": meaning} for name, meaning in COLUMNS.items()],
        },
        "series": [_series(series) for table in tables for series in table.series],
        "providers": {name: {"terms": terms.get(name)} for name in _providers(tables)},
        "citations": _citations(tables),
        "notes": [
            {"pair": list(table.pair), "code": note.code, "text": note.text}
            for table in tables
            for note in table.notes
            if note.code != "citation"
        ],
    }


def _series(series: Series) -> dict[str, Any]:
    periods = [o.period for o in series.observations]
    return {
        "reporter": series.reporter,
        "partner": series.partner,
        "flow": series.flow,
        "measure": series.measure,
        "product": series.product.hs if series.product else None,
        "unit": series.unit,
        "valuation": series.valuation,
        "trade_system": series.trade_system,
        "provider": series.provider,
        "published": series.published,
        "retrieved": series.retrieved,
        "snapshot": series.snapshot,
        "first": min(periods),
        "last": max(periods),
        "observations": len(periods),
    }


def _providers(tables: Sequence[TradeTable]) -> list[str]:
    return list(dict.fromkeys(series.provider for table in tables for series in table.series))


def _citations(tables: Sequence[TradeTable]) -> list[str]:
    cited = (note.text for table in tables for note in table.notes if note.code == "citation")
    return list(dict.fromkeys(cited))


def _readme(tables: Sequence[TradeTable], terms: Mapping[str, str], command: str) -> str:
    pairs = ", ".join(f"{table.pair[0]} and {table.pair[1]}" for table in tables)
    cited = "\n".join(f"- {text}" for text in _citations(tables)) or "- none is on record for these figures"
    notes = "\n".join(
        f"- {'-'.join(table.pair)}: {note.text}"
        for table in tables
        for note in table.notes
        if note.code != "citation"
    )
    return f"""# Reported trade between {pairs}

`{DATA}` holds one row for each figure that one of the two offices reported, in every vintage that was
held. Nothing is reconciled, converted or filled in: a figure that is not there was not reported, which is
no evidence of no trade, and the two ends of one flow seldom agree. Never mix providers or vintages within
one sum or rate of growth. `{METADATA}` says of each series where it comes from; its snapshot is the
SHA-256 of the answer or file.

{columns_table(COLUMNS)}

## How to cite

{cited}
- onrecord {__version__}, which put these files together (`{command}`)

## Terms

The figures are not onrecord's; the terms of their providers hold for them.

{terms_list(_providers(tables), terms)}

## What to know

{notes or "- nothing beyond the above"}
"""
