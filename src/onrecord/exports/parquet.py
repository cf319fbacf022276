"""Rows as Parquet, written by DuckDB: the columns' own types, text as it is."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.exports.tables import Cell, Column, Row
from onrecord.official.database import connect, literal, quoted

_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}
_AT_ONCE = 200


def to_parquet(columns: Sequence[Column], rows: Sequence[Row]) -> bytes:
    """The rows as a Parquet file; None is a null, a list is joined as in the CSV."""
    declared = ", ".join(f"{quoted(column.name)} {_TYPES[column.kind]}" for column in columns)
    place = f"({', '.join('?' * len(columns))})"
    with TemporaryDirectory() as folder, connect() as database:
        file = Path(folder) / "rows.parquet"
        database.execute(f"CREATE TABLE told ({declared})")
        for first in range(0, len(rows), _AT_ONCE):
            part = rows[first : first + _AT_ONCE]
            values = [_whole(cell) for row in part for cell in row]
            places = ", ".join([place] * len(part))
            database.execute(f"INSERT INTO told VALUES {places}", values)  # noqa: S608 - question marks
        database.execute(f"COPY told TO {literal(str(file))} (FORMAT parquet)")
        return file.read_bytes()


def _whole(cell: Cell) -> Cell:
    """Text without characters that no encoding has (lone surrogates)."""
    if isinstance(cell, str) and not cell.isascii():
        return cell.encode("utf-8", "replace").decode("utf-8")
    return cell
