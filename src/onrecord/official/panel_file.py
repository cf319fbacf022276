"""A panel's file as a table of one shape, checked row by row before anything is read from it."""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import MappingError, RecordError
from onrecord.official.canonical import canonical
from onrecord.official.database import connect
from onrecord.official.importing import reader_of, refuse_bad_row, unreadable
from onrecord.official.mapping import Columns, PanelMapping

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class PanelFile:
    """A CSV or Parquet file, opened as a database.

    ``lay_out`` makes the view ``panel`` (the canonical rows with a value above zero) and the small table
    ``reporting`` (reporter, period). A Parquet file stays on disk.

    Attributes:
        path: The file.
        columns: Its column names.
        snapshot: ``sha256:`` and the hash of its bytes.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = _opened(path)
        self.columns = columns_of(self._connection)

    @property
    def snapshot(self) -> str:
        """Hash of the file, computed once in a process for a file that does not change."""
        return _digest(self.path, self.path.stat().st_mtime_ns)

    def lay_out(self, mapping: PanelMapping) -> None:
        """Make the views that ``mapping`` describes.

        Raises:
            MappingError: when a column is not there.
            RecordError: when no row has a flow of the mapping, or a row holds no amount or no period.
        """
        require_columns(mapping.columns, self.columns, self.path)
        self._connection.execute(f"CREATE VIEW everything AS {canonical(mapping).select()}")
        refuse_emptiness(self._connection, "everything", mapping, self.path)
        bad = self.ask(
            "SELECT reporter, partner, period, flow, product, bad FROM everything "
            "WHERE bad IS NOT NULL LIMIT 1"
        )
        refuse_bad_row(bad[0] if bad else None, str(self.path))
        self._connection.execute(
            "CREATE VIEW panel AS SELECT * EXCLUDE (bad) FROM everything WHERE value > 0"
        )
        self._connection.execute("CREATE TABLE reporting AS SELECT DISTINCT reporter, period FROM panel")

    def ask(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that answer a query.

        Raises:
            RecordError: when the file turns out to be damaged.
        """
        import duckdb

        try:
            return self._connection.cursor().execute(query, list(values)).fetchall()
        except duckdb.Error as error:
            raise unreadable(self.path, error) from error


def columns_of(connection: "DuckDBPyConnection") -> tuple[str, ...]:
    """The column names of the table ``given``."""
    return tuple(str(row[0]) for row in connection.execute("DESCRIBE SELECT * FROM given").fetchall())


def require_columns(columns: Columns, present: Sequence[str], path: Path) -> None:
    """Refuse a mapping that names a column which a panel does not have.

    Raises:
        MappingError: naming the column.
    """
    missing = [name for name in columns.named() if name not in present]
    if missing:
        raise MappingError(
            f"the mapping names the column {missing[0]!r}, which {path} does not have",
            hint=f"its columns are {', '.join(present)}",
        )


def refuse_emptiness(connection: "DuckDBPyConnection", table: str, mapping: PanelMapping, path: Path) -> None:
    """Refuse a panel without a row of a flow that the mapping names.

    Raises:
        RecordError: saying how many rows there are.
    """
    if not connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchall():  # noqa: S608
        rows = connection.execute("SELECT count(*) FROM given").fetchall()[0][0]
        raise RecordError(
            f"{path} has {rows} rows, none with a flow {' or '.join(mapping.flows)}",
            hint="give a panel with rows, or name its flows under [flows] in the mapping",
        )


def given_panel(
    connection: "DuckDBPyConnection", file: Path, named: Path, columns: Columns | None = None
) -> None:
    """Make a file the view ``given``.

    Args:
        connection: Where.
        file: The CSV or Parquet file.
        named: What errors call it.
        columns: Columns that it must have.

    Raises:
        MappingError: when a column is missing.
        RecordError: when it is no table.
    """
    import duckdb

    try:
        connection.execute(f"CREATE VIEW given AS SELECT * FROM {reader_of(file)}")  # noqa: S608
    except duckdb.Error as error:
        raise unreadable(named, error) from error
    if columns is not None:
        require_columns(columns, columns_of(connection), named)


def digest_of(path: Path) -> str:
    """``sha256:`` and the hash of a file's bytes."""
    with path.open("rb") as file:
        return "sha256:" + hashlib.file_digest(file, "sha256").hexdigest()


def _opened(path: Path) -> "DuckDBPyConnection":
    import duckdb

    reader = reader_of(path)
    connection = connect()
    # Only a table spares a CSV from being parsed for every pair.
    kind = "VIEW" if path.suffix.lower() == ".parquet" else "TABLE"
    try:
        connection.execute(f"CREATE {kind} given AS SELECT * FROM {reader}")  # noqa: S608
    except duckdb.Error as error:
        raise unreadable(path, error) from error
    return connection


@cache
def _digest(path: Path, changed: int) -> str:  # noqa: ARG001 - a changed file has another key
    return digest_of(path)
