"""DuckDB, embedded; the only place that opens it."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def connect(*, memory: str | None = None, spill: Path | None = None) -> "DuckDBPyConnection":
    """A database in memory that never reaches for the network.

    Args:
        memory: The most it may use, such as "1GB".
        spill: Folder for what does not fit.
    """
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET autoinstall_known_extensions = false")
    connection.execute("SET enable_progress_bar = false")
    connection.execute("SET GLOBAL parquet_metadata_cache = true")  # each file is opened again for each query
    if memory:
        connection.execute(f"SET memory_limit = {literal(memory)}")
    if spill:
        connection.execute(f"SET temp_directory = {literal(str(spill))}")
    return connection


def literal(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


def quoted(column: str) -> str:
    """A column's name as SQL writes it."""
    return '"' + column.replace('"', '""') + '"'
