"""The folder of tables that ``--format csv`` writes."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.endings import writing
from onrecord.cli.options import require_folder_name
from onrecord.errors import UsageError
from onrecord.model import Comparison, Report

if TYPE_CHECKING:
    from onrecord.exports.tables import Table


def refuse_folder(
    folder: Path | None,
    tables: Sequence["Table[Any]"] | None = None,
    *,
    force: bool,
    sources: Iterable[str | Path] = (),
) -> None:
    """Stop before any work when the folder cannot take the tables.

    Files of others in the folder are never touched; with ``force`` those of an earlier bundle are replaced.

    Args:
        folder: Where they are to go.
        tables: Those that will be written; those of reports if None.
        force: Whether to write into a folder that holds anything.
        sources: What the result is made from.

    Raises:
        UsageError: without a folder; for one that is a file or is named like one; for one that holds
            anything, unless ``force``; even then for one in which a table would replace an input.
    """
    from onrecord.cli.output import refuse_inputs
    from onrecord.exports.described import METADATA, file_names
    from onrecord.exports.report_bundle import TABLES

    names = file_names(TABLES if tables is None else tables)

    if folder is None:
        raise UsageError(
            "csv is a folder of tables, and none is named",
            hint="give -o FOLDER, or another form, such as --format json, for standard output",
        )
    require_folder_name(folder, "the tables, metadata.json and README.md")
    with writing(folder):
        if folder.exists() and not folder.is_dir():
            raise UsageError(f"{folder} is a file, and csv is a folder of tables", hint="name a folder")
        held = sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []
    refuse_inputs((folder / name for name in names), sources)
    if force or not held:
        return
    foreign = [name for name in held if name not in names]
    if METADATA in held and not foreign:
        raise UsageError(f"{folder} holds a bundle already", hint="give another folder, or --force")
    raise UsageError(
        f"{folder} holds other files ({(foreign or held)[0]})",
        hint="give a new folder, or --force to write beside them",
    )


def write_tables(reports: Sequence[Report], folder: Path, *, command: str) -> None:
    """Write the tables with their description, and say on stderr where they are.

    Raises:
        UsageError: when the folder cannot be written.
    """
    from onrecord.cli.holdings import terms
    from onrecord.exports import write_report_bundle

    _write(folder, lambda: write_report_bundle(reports, folder, terms=terms(), command=command))


def write_comparison_tables(comparison: Comparison, folder: Path, *, command: str) -> None:
    """The same of a comparison.

    Raises:
        UsageError: when the folder cannot be written.
    """
    from onrecord.exports import write_comparison_bundle

    _write(folder, lambda: write_comparison_bundle(comparison, folder, command=command))


def _write(folder: Path, write: Callable[[], Sequence[Path]]) -> None:
    with writing(folder):
        files = write()
    click.echo(f"Written: {len(files)} files in {folder}", err=True)
