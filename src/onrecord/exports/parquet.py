"""Rows as Parquet, written by DuckDB: the columns' own types, text as it is."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.exports.tables import Cell, Column, Row
from onrecord.official.database import connect, literal, quoted

_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN"}
_IN_PANDAS = {"string": "object", "integer": "Int64", "number": "Float64", "boolean": "boolean"}


def to_parquet(columns: Sequence[Column], rows: Sequence[Row]) -> bytes:
    """The rows as a Parquet file; None is a null, a list is joined as in the CSV."""
    import pandas as pd

    cells: Iterable[Sequence[Cell]] = zip(*rows, strict=True) if rows else ([] for _ in columns)
    frame = pd.DataFrame(
        {
            column.name: pd.Series([_whole(cell) for cell in held], dtype=_IN_PANDAS[column.kind])
            for column, held in zip(columns, cells, strict=True)
        }
    )
    typed = ", ".join(f"{quoted(one.name)}::{_TYPES[one.kind]} AS {quoted(one.name)}" for one in columns)
    with TemporaryDirectory() as folder, connect() as database:
        file = Path(folder) / "rows.parquet"
        database.register("told", frame)
        database.execute(f"COPY (SELECT {typed} FROM told) TO {literal(str(file))} (FORMAT parquet)")  # noqa: S608 - our own names
        return file.read_bytes()


def _whole(cell: Cell) -> Cell:
    """Text without characters that no encoding has (lone surrogates)."""
    if isinstance(cell, str) and not cell.isascii():
        return cell.encode("utf-8", "replace").decode("utf-8")
    return cell
