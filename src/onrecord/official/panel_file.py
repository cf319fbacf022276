"""A panel's file as a table of one shape, checked row by row before anything is read from it."""

import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import MappingError, RecordError
from onrecord.official.mapping import Columns, PanelMapping

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_READERS = {".parquet": "read_parquet(?)", ".csv": "read_csv(?, header=true, all_varchar=true)"}
_PERIOD_RULE = r"^[0-9]{4}(-(0[1-9]|1[0-2]))?$"
SUFFIXES = tuple(_READERS)


class PanelFile:
    """A CSV or Parquet file, opened as a database.

    ``lay_out`` makes the view ``panel`` (reporter, partner, flow, period, value in full units, written,
    estimated) and the small table ``reporting`` (reporter, period). A Parquet file stays on disk.

    Attributes:
        path: The file.
        columns: Its column names.
        snapshot: ``sha256:`` and the hash of its bytes.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = _opened(path)
        self.columns = tuple(str(row[0]) for row in self.ask("DESCRIBE SELECT * FROM given"))

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
        self._require(mapping.columns)
        self._connection.execute(_view(mapping))
        self._refuse_emptiness(mapping)
        self._refuse_bad_rows()
        self._connection.execute(
            "CREATE TABLE reporting AS SELECT DISTINCT reporter, period FROM panel WHERE value > 0"
        )

    def ask(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that answer a query.

        Raises:
            RecordError: when the file turns out to be damaged.
        """
        import duckdb

        try:
            return self._connection.cursor().execute(query, list(values)).fetchall()
        except duckdb.Error as error:
            raise _unreadable(self.path, error) from error

    def _require(self, columns: Columns) -> None:
        missing = [name for name in columns.named() if name not in self.columns]
        if missing:
            raise MappingError(
                f"the mapping names the column {missing[0]!r}, which {self.path} does not have",
                hint=f"its columns are {', '.join(self.columns)}",
            )

    def _refuse_emptiness(self, mapping: PanelMapping) -> None:
        if not self.ask("SELECT 1 FROM panel LIMIT 1"):
            rows = self.ask("SELECT count(*) FROM given")[0][0]
            raise RecordError(
                f"{self.path} has {rows} rows, none with a flow {' or '.join(mapping.flows)}",
                hint="give a panel with rows, or name its flows under [flows] in the mapping",
            )

    def _refuse_bad_rows(self) -> None:
        bad = self.ask(
            "SELECT reporter, partner, period, flow, written FROM panel WHERE "  # noqa: S608
            "(written IS NOT NULL AND trim(written) <> '' AND value IS NULL) OR value < 0 OR isnan(value) "
            f"OR isinf(value) OR NOT regexp_matches(coalesce(period, ''), '{_PERIOD_RULE}') LIMIT 1"
        )
        for reporter, partner, period, flow, written in bad:
            raise RecordError(
                f"{self.path} has the value {written!r} for {reporter}, {partner}, {period}, {flow}; "
                "a value is an amount of zero or more, and a period a year or YYYY-MM",
                hint="correct the row, or name the right columns with --mapping",
            )


def _view(mapping: PanelMapping) -> str:
    columns = mapping.columns
    words = " ".join(f"WHEN {_literal(word)} THEN {_literal(flow)}" for word, flow in mapping.flows.items())
    cells = {
        "reporter": f"CAST({_quoted(columns.reporter)} AS VARCHAR)",
        "partner": f"CAST({_quoted(columns.partner)} AS VARCHAR)",
        "flow": f"CASE CAST({_quoted(columns.flow)} AS VARCHAR) {words} END",
        "period": f"CAST({_quoted(columns.period)} AS VARCHAR)",
        "value": f"TRY_CAST({_quoted(columns.value)} AS DOUBLE) * {mapping.panel.scale!r}",
        "written": f"CAST({_quoted(columns.value)} AS VARCHAR)",
        "estimated": "false" if columns.estimated is None else _flag(columns.estimated),
    }
    selected = ", ".join(f"{cell} AS {name}" for name, cell in cells.items())
    return f"CREATE VIEW panel AS SELECT * FROM (SELECT {selected} FROM given) WHERE flow IS NOT NULL"  # noqa: S608


def _opened(path: Path) -> "DuckDBPyConnection":
    import duckdb

    reader = _reader(path)
    connection = duckdb.connect()
    # A view cannot take a parameter, and only a table spares a CSV from being parsed for every pair.
    kind = "TABLE" if path.suffix.lower() == ".csv" else "VIEW"
    table = reader.replace("?", _literal(str(path)))
    try:
        connection.execute(f"CREATE {kind} given AS SELECT * FROM {table}")  # noqa: S608
    except duckdb.Error as error:
        raise _unreadable(path, error) from error
    return connection


def _reader(path: Path) -> str:
    if not path.is_file():
        raise RecordError(f"there is no panel at {path}", hint="give the path of a CSV or Parquet file")
    if path.stat().st_size == 0:
        raise RecordError(f"the panel {path} is empty", hint="give a file with a header and rows")
    try:
        return _READERS[path.suffix.lower()]
    except KeyError:
        raise RecordError(
            f"the panel {path} ends in {path.suffix!r}", hint=f"give a file ending in {' or '.join(SUFFIXES)}"
        ) from None


def _unreadable(path: Path, error: Exception) -> RecordError:
    first_line = str(error).partition("\n")[0]
    return RecordError(
        f"{path} is not a readable {path.suffix} table: {first_line}", hint="give a CSV or Parquet file"
    )


@cache
def _digest(path: Path, changed: int) -> str:  # noqa: ARG001 - a changed file has another key
    with path.open("rb") as file:
        return "sha256:" + hashlib.file_digest(file, "sha256").hexdigest()


def _flag(column: str) -> str:
    """A flag that cannot be read counts as set: an unsure figure is no witness."""
    return f"coalesce(TRY_CAST({_quoted(column)} AS BOOLEAN), true)"


def _quoted(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
