"""Tables as CSV and Parquet in a folder, with a description of every column.

Source of ``metadata.json``: Metadata Vocabulary for Tabular Data, W3C Recommendation 17 December 2015
(https://www.w3.org/TR/tabular-metadata/). The same records give the same bytes.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord import __version__
from onrecord.exports.parquet import to_parquet
from onrecord.exports.tables import LIST_SEPARATOR, Column, Record, Table, csv_text
from onrecord.exports.texts import as_json, write_folder
from onrecord.model import SCHEMA_VERSION

METADATA, README = "metadata.json", "README.md"
Json = dict[str, Any]


def file_names(tables: Sequence[Table[Any]]) -> tuple[str, ...]:
    """Every file that :func:`write_described` writes."""
    return (METADATA, README, *(f"{t.name}.{ending}" for t in tables for ending in ("csv", "parquet")))


def write_described(
    folder: Path,
    tables: Sequence[Table[Record]],
    records: Sequence[Record],
    *,
    title: str,
    notes: Json,
    readme: Callable[[Mapping[str, int]], str],
) -> tuple[Path, ...]:
    """Write a CSV and a Parquet file for each table, ``metadata.json`` and ``README.md`` into a folder.

    Every table is written, also one without rows, so that nothing of an earlier bundle stays behind.

    Args:
        folder: Where the files go; it is made.
        tables: What is written.
        records: What the rows are of.
        title: What the tables hold.
        notes: What the metadata says besides.
        readme: Makes the page from the number of rows of each table.

    Raises:
        OSError: when the folder cannot be written.
    """
    contents: dict[str, bytes] = {}
    counts: dict[str, int] = {}
    for table in tables:
        rows = table.all_rows(records)
        counts[table.name] = len(rows)
        contents[f"{table.name}.csv"] = csv_text(table.columns, rows).encode("utf-8")
        contents[f"{table.name}.parquet"] = to_parquet(table.columns, rows)
    metadata = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": title,
        "dc:creator": f"onrecord {__version__}",
        "tables": [_table(table, contents, counts[table.name]) for table in tables],
        "notes": [notes],
    }
    contents[METADATA] = as_json(metadata, indent=2).encode("utf-8")
    contents[README] = readme(counts).encode("utf-8")
    return write_folder(folder, contents)


def noted(command: str) -> Json:
    """What the metadata of every such folder says besides."""
    return {
        "command": command,
        "schema_version": SCHEMA_VERSION,
        "apostrophe": "one apostrophe at the start of a cell of text is a guard; take it off",
    }


def _table(table: Table[Any], contents: Mapping[str, bytes], rows: int) -> Json:
    files = [f"{table.name}.csv", f"{table.name}.parquet"]
    return {
        "url": files[0],
        "dc:title": table.name,
        "dc:description": f"One row: {table.meaning}.",
        "tableSchema": {
            "columns": [_column(column, table) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "columnReference": list(reference.columns),
                    "reference": {
                        "resource": f"{reference.table}.csv",
                        "columnReference": list(reference.to),
                    },
                }
                for reference in table.references
            ],
        },
        "notes": [
            {
                "rows": rows,
                "sha256": {name: hashlib.sha256(contents[name]).hexdigest() for name in files},
            }
        ],
    }


def _column(column: Column, table: Table[Any]) -> Json:
    listed = {"separator": LIST_SEPARATOR} if column.is_list else {}
    required = {"required": True} if column.name in table.key else {}
    return {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.meaning,
        "datatype": column.kind,
        **listed,
        **required,
    }
