"""Tables of a report: what a column is, and rows as CSV that no spreadsheet runs and every reader gets back.

A spreadsheet takes a cell that starts with ``=``, ``+``, ``-`` or ``@`` for a formula. Such a cell of text,
and one that starts with a tab, a line end or an apostrophe, gets an apostrophe before it; who reads the file
takes one apostrophe off the start of a cell of text (:func:`unguarded`), and has the words again. Source:
OWASP, CSV Injection, https://owasp.org/www-community/attacks/CSV_Injection. Cells of numbers are numbers.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Generic, Literal, TypeVar

Kind = Literal["string", "integer", "number", "boolean"]
Cell = str | int | float | bool | None
Row = tuple[Cell, ...]
Record = TypeVar("Record")
"""What the rows are of: a report, a comparison."""
_GUARD = "'"
_RISKY = frozenset("=+-@\t\r\n'＝＋－＠")
LIST_SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what it holds, its type as CSVW names it; a list's parts are joined by ``|``."""

    name: str
    meaning: str
    kind: Kind = "string"
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns that name a row of another table."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table(Generic[Record]):
    """A table: what a row is, its columns, the columns that tell rows apart, and the rows of a record."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Record], Iterable[Row]]
    references: tuple[Reference, ...] = ()

    def all_rows(self, records: Iterable[Record]) -> list[Row]:
        """The rows of all records, in order."""
        return [row for record in records for row in self.rows(record)]


def joined(parts: Iterable[str | None]) -> str | None:
    """A list as one cell; a separator inside a part becomes a broken bar. None for an empty list."""
    told = [part.replace(LIST_SEPARATOR, "¦") for part in parts if part]
    return LIST_SEPARATOR.join(told) or None


def csv_text(columns: Sequence[Column], rows: Iterable[Row]) -> str:
    """Rows as CSV with a header (RFC 4180, lines end in a line feed, UTF-8); None is an empty cell."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_MINIMAL)
    writer.writerow(column.name for column in columns)
    for row in rows:
        cells = [_written(cell) for cell in row]
        if any("\r" in cell for cell in cells):  # the writer leaves a lone carriage return bare
            text.write(",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in cells) + "\n")
        else:
            writer.writerow(cells)
    return text.getvalue().encode("utf-8", "replace").decode("utf-8")


def read_back(text: str, columns: Sequence[Column]) -> Iterator[Row]:
    """The rows of such a text with their types; the inverse of :func:`csv_text`."""
    rows = csv.reader(StringIO(text, newline=""))
    next(rows)
    for cells in rows:
        yield tuple(_read(cell, column) for cell, column in zip(cells, columns, strict=True))


def guarded(words: str) -> str:
    """The words as a cell that no spreadsheet takes for a formula."""
    return f"{_GUARD}{words}" if words[:1] in _RISKY and words else words


def unguarded(cell: str) -> str:
    """The words of a cell of text; the inverse of :func:`guarded`."""
    return cell.removeprefix(_GUARD)


def digits(value: float) -> str:
    """A number in full, whole where it is, so that no digit is lost or made up."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return digits(cell)


def _read(cell: str, column: Column) -> Cell:
    if not cell:
        return None
    if column.kind == "string":
        return unguarded(cell)
    if column.kind == "boolean":
        return cell == "true"
    return int(cell) if column.kind == "integer" else float(cell)
