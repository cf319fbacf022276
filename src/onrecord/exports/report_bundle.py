"""A bundle of reports: their tables as CSV and Parquet in a folder, with what is needed to use them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec.structs import replace

from onrecord.exports.claim_tables import CLAIM_TABLES
from onrecord.exports.described import Json, noted, write_described
from onrecord.exports.readme import report_readme
from onrecord.exports.text_tables import TEXT_TABLES
from onrecord.model import Report

TABLES = (*TEXT_TABLES, *CLAIM_TABLES)


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
    used = sources(told)
    notes = {
        **noted(command),
        "documents": [{"report": r.id, "digest": r.document.digest if r.document else None} for r in told],
        "sources": used,
    }
    return write_described(
        folder,
        TABLES,
        told,
        title="Statements, contacts, acts, claims and findings of some texts",
        notes=notes,
        readme=lambda counts: report_readme(TABLES, counts, used, terms, command),
    )


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
