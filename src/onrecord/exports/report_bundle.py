"""A bundle of reports: their tables as CSV and Parquet in a folder, with what is needed to use them.

Source of ``metadata.json``: Metadata Vocabulary for Tabular Data, W3C Recommendation 17 December 2015
(https://www.w3.org/TR/tabular-metadata/). The same reports give the same bytes.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from onrecord import __version__
from onrecord.exports.claim_tables import CLAIM_TABLES
from onrecord.exports.parquet import to_parquet
from onrecord.exports.report_readme import readme
from onrecord.exports.tables import LIST_SEPARATOR, Column, Table, csv_text
from onrecord.exports.text_tables import TEXT_TABLES
from onrecord.exports.texts import as_json, write_folder
from onrecord.model import SCHEMA_VERSION, Report

TABLES = (*TEXT_TABLES, *CLAIM_TABLES)
METADATA, README = "metadata.json", "README.md"
Json = dict[str, Any]


def bundle_names() -> tuple[str, ...]:
    """Every file that :func:`write_report_bundle` writes."""
    return (METADATA, README, *(f"{t.name}.{ending}" for t in TABLES for ending in ("csv", "parquet")))


def write_report_bundle(
    reports: Sequence[Report], folder: Path, *, terms: Mapping[str, str], command: str
) -> tuple[Path, ...]:
    """Write a CSV and a Parquet file for each table, ``metadata.json`` and ``README.md`` into a folder.

    Every table is written, also one without rows, so that nothing of an earlier bundle stays behind.

    Args:
        reports: What was read; of two with one id the second is numbered.
        folder: Where the files go; it is made.
        terms: What each provider's terms allow, by its name.
        command: How the bundle can be made again.

    Raises:
        OSError: when the folder cannot be written.
    """
    told = apart(reports)
    rows = {table.name: table.all_rows(told) for table in TABLES}
    contents: dict[str, bytes] = {}
    for table in TABLES:
        contents[f"{table.name}.csv"] = csv_text(table.columns, rows[table.name]).encode("utf-8")
        contents[f"{table.name}.parquet"] = to_parquet(table.columns, rows[table.name])
    counts = {name: len(found) for name, found in rows.items()}
    contents[METADATA] = as_json(_metadata(told, contents, counts, command), indent=2).encode("utf-8")
    contents[README] = readme(TABLES, counts, sources(told), terms, command).encode("utf-8")
    return write_folder(folder, contents)


def apart(reports: Iterable[Report]) -> list[Report]:
    """The reports with ids that differ: of several with one id all but the first get a number."""
    seen: Counter[str] = Counter()
    told = []
    for report in reports:
        seen[report.id] += 1
        again = seen[report.id]
        told.append(replace(report, id=f"{report.id} ({again})") if again > 1 else report)
    return told


def sources(reports: Iterable[Report]) -> list[Json]:
    """Each vintage of statistics that a witness was computed from, once, in the order of use."""
    vintages = (
        (witness.provider, witness.published, witness.retrieved, witness.snapshot)
        for report in reports
        for finding in (report.findings if isinstance(report.findings, tuple) else ())
        for reading in finding.readings
        for witness in reading.witnesses
        if witness.components
    )
    names = ("provider", "published", "retrieved", "snapshot")
    return [dict(zip(names, vintage, strict=True)) for vintage in dict.fromkeys(vintages)]


def _metadata(
    reports: Sequence[Report], contents: Mapping[str, bytes], counts: Mapping[str, int], command: str
) -> Json:
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": "Statements, contacts, acts, claims and findings of some texts",
        "dc:creator": f"onrecord {__version__}",
        "tables": [_table(table, contents, counts[table.name]) for table in TABLES],
        "notes": [
            {
                "command": command,
                "schema_version": SCHEMA_VERSION,
                "apostrophe": "one apostrophe at the start of a cell of text is a guard; take it off",
                "documents": [
                    {"report": r.id, "digest": r.document.digest if r.document else None} for r in reports
                ],
                "sources": sources(reports),
            }
        ],
    }


def _table(table: Table, contents: Mapping[str, bytes], rows: int) -> Json:
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


def _column(column: Column, table: Table) -> Json:
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
