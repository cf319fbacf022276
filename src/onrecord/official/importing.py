"""Canonical rows to Parquet files: checked, sorted by pair, each cell once; streamed, whatever their size.

A snapshot's rows lie in one folder: ``goods.parquet`` (all goods together), ``partners.parquet`` (the same
by reporter, flow and period, for ranks, shares and totals), ``products.parquet`` (single products) and
``index.parquet`` (which pairs, reporters and years are in them).
"""

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.errors import RecordError, StoreError
from onrecord.official.canonical import CELL, COLUMNS, RULE, TYPES, Canonical, canonical_rows
from onrecord.official.database import connect, literal
from onrecord.official.rows import Row

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

GOODS, PARTNERS = "goods.parquet", "partners.parquet"
PRODUCTS, INDEX = "products.parquet", "index.parquet"
_MEMORY = "1GB"  # more is written to disk while sorting
_GROUP, _GROUPS = 20480, 100  # small row groups, so that a pair is read alone, but not too many to look up
_NULL = "\\N"
_READERS = {
    ".parquet": "read_parquet({})",
    ".csv": "read_csv({}, header=true, all_varchar=true)",
    ".csv.gz": "read_csv({}, header=true, all_varchar=true)",
}
SUFFIXES = tuple(_READERS)


class Covered(NamedTuple):
    """What a snapshot's rows cover, and what was left out of them."""

    rows: int
    reporters: int
    first: str
    last: str
    annual: bool
    monthly: bool
    products: int
    missing: int
    repeated: int

    def notes(self) -> tuple[str, ...]:
        """What was left out, each a sentence."""
        zeros = f"{self.missing:,} rows without a value or with zero are left out as missing cells"
        again = f"{self.repeated:,} rows that repeat another one with the same value are left out"
        return tuple(text for text, count in ((zeros, self.missing), (again, self.repeated)) if count)


def reader_of(path: Path) -> str:
    """The SQL that reads a panel's file.

    Raises:
        RecordError: when there is no such file, it is empty, or of another kind.
    """
    if not path.is_file():
        raise RecordError(f"there is no panel at {path}", hint="give the path of a CSV or Parquet file")
    if path.stat().st_size == 0:
        raise RecordError(f"the panel {path} is empty", hint="give a file with a header and rows")
    for suffix, reader in _READERS.items():
        if path.name.lower().endswith(suffix):
            return reader.format(literal(str(path)))
    raise RecordError(
        f"the panel {path} ends in {path.suffix!r}", hint=f"give a file ending in {' or '.join(SUFFIXES)}"
    )


def unreadable(path: Path, error: Exception) -> RecordError:
    """What a database's error about a file means to its reader."""
    return RecordError(
        f"{path} is not a readable {path.suffix} table: {_first_line(error)}",
        hint="give a CSV or Parquet file",
    )


@contextmanager
def workplace(folder: Path, name: str) -> Iterator["DuckDBPyConnection"]:
    """A database for one import; what does not fit in its memory goes to ``folder``.

    Raises:
        RecordError: when what is imported (``name``) turns out to be damaged.
        StoreError: when there is no room for it.
    """
    import duckdb

    with connect(memory=_MEMORY, spill=folder / "spill") as connection:
        try:
            yield connection
        except (duckdb.OutOfMemoryException, duckdb.IOException, duckdb.FatalException) as error:
            raise StoreError(
                f"{name} cannot be written to the store: {_first_line(error)}",
                hint="free some memory and disk, then try again; nothing was changed",
                retry=True,
            ) from error
        except duckdb.Error as error:
            raise unreadable(Path(name), error) from error


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def take_rows(connection: "DuckDBPyConnection", rows: Iterable[Row], folder: Path) -> Canonical:
    """Rows of a provider's answer as a canonical SELECT; they are written to ``folder`` first."""
    file = folder / "rows.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        for row in rows:
            writer.writerow([_NULL if cell is None else cell for cell in row])
    columns = ", ".join(f"{literal(f)}: {literal(TYPES.get(f, 'VARCHAR'))}" for f in Row._fields)
    connection.execute(
        f"CREATE VIEW given AS SELECT * FROM read_csv({literal(str(file))}, header=false, "  # noqa: S608
        f"auto_detect=false, delim=',', quote='\"', escape='\"', nullstr={literal(_NULL)}, "
        f"new_line='\\r\\n', strict_mode=false, columns={{{columns}}})"
    )
    return canonical_rows("given")


def write_rows(
    connection: "DuckDBPyConnection", rows: Canonical, folder: Path, name: str, *, all_products: bool = False
) -> Covered:
    """Write canonical rows into ``folder``.

    Args:
        connection: A database with the table ``given``.
        rows: The canonical SELECT over it.
        folder: Where the files go; it is there, and empty.
        name: What errors call the file or answer.
        all_products: Whether its products add up to all goods; then their sums are written too.

    Raises:
        RecordError: when a row breaks a rule or two rows give one cell two values; it names the row.
    """
    sorted_file = folder / "sorted.parquet"
    _sort(connection, rows, sorted_file, _GROUP * 5 if all_products else _GROUP)
    connection.execute(f"CREATE OR REPLACE VIEW sorted AS {_beside_its_neighbour(sorted_file)}")
    refuse_bad_row(_first(connection, "sorted", "bad IS NOT NULL"), name)
    _refuse_two_values(connection, name)
    covered = _covered(connection, sorted_file)
    _keep(connection, folder, sorted_file, covered)
    if all_products and covered.products:
        _add_up(connection, folder)
    _by_reporter(connection, folder)
    _index(connection, folder)
    sorted_file.unlink(missing_ok=True)
    return covered


def refuse_bad_row(row: tuple[Any, ...] | None, name: str) -> None:
    """Raise an error that names a row (reporter, partner, period, flow, product, value as written)."""
    if row is None:
        return
    reporter, partner, period, flow, product, written = row
    place = ", ".join(str(cell) for cell in (reporter, partner, period, flow, product) if cell != "")
    raise RecordError(
        f"{name} has the value {written!r} for {place}; {RULE}",
        hint="correct the row, or name the right columns with --mapping",
    )


def two_values(name: str, place: str, one: float, other: float) -> RecordError:
    """The error for a cell with two values."""
    return RecordError(
        f"{name} has two values for {place}: {one:.15g} and {other:.15g}",
        hint="keep one of the rows, or give each vintage a panel of its own",
    )


def _sort(connection: "DuckDBPyConnection", rows: Canonical, file: Path, group: int) -> None:
    """Sort what varies alone: what is the same in every row would fill the memory."""
    order = [c for c in (*CELL, "value") if c not in rows.constant]
    select = f"SELECT {rows.columns()}, bad FROM ({rows.varying} ORDER BY {', '.join(order)})"  # noqa: S608
    _copy(connection, select, file, group)


def _beside_its_neighbour(file: Path) -> str:
    """Sorted rows, each knowing whether the row before it is of the same cell, and that row's value."""
    same = " AND ".join(f"{c} IS NOT DISTINCT FROM lag({c}) OVER ()" for c in CELL)
    return (
        f"SELECT *, coalesce({same}, false) AND row_number() OVER () > 1 AS again, "  # noqa: S608
        "lag(value) OVER () AS before, lag(estimated) OVER () AS estimated_before "
        f"FROM read_parquet({literal(str(file))}) WHERE bad IS NOT NULL OR value > 0"
    )


def _first(connection: "DuckDBPyConnection", table: str, where: str) -> tuple[Any, ...] | None:
    row: tuple[Any, ...] | None = connection.execute(
        f"SELECT reporter, partner, period, flow, product, bad FROM {table} WHERE {where} LIMIT 1"  # noqa: S608
    ).fetchone()
    return row


def _refuse_two_values(connection: "DuckDBPyConnection", name: str) -> None:
    row = connection.execute(
        "SELECT reporter, partner, period, flow, product, before, value FROM sorted "
        "WHERE again AND (value <> before OR estimated <> estimated_before) LIMIT 1"
    ).fetchone()
    if row is not None:
        raise two_values(name, ", ".join(str(cell) for cell in row[:5] if cell != ""), row[5], row[6])


def _covered(connection: "DuckDBPyConnection", file: Path) -> Covered:
    known = _one(
        connection,
        "SELECT count(*) FILTER (NOT again), count(DISTINCT reporter), coalesce(min(period), ''), "  # noqa: S608
        "coalesce(max(period), ''), coalesce(bool_or(length(period) = 4), false), "
        "coalesce(bool_or(length(period) > 4), false), "
        "count(DISTINCT product) FILTER (product <> ''), "
        f"(SELECT count(*) FROM read_parquet({literal(str(file))})) - count(*), "
        "count(*) FILTER (again) FROM sorted",
    )
    return Covered(*known)


def _keep(connection: "DuckDBPyConnection", folder: Path, file: Path, covered: Covered) -> None:
    """The sorted rows without missing and repeated ones, all goods apart from single products."""
    if not covered.rows:
        return
    (products,) = _one(connection, "SELECT count(*) FROM sorted WHERE product <> '' AND NOT again")
    counts = {GOODS: covered.rows - products, PRODUCTS: products}
    for name, rows in counts.items():
        if rows == covered.rows and covered.missing == covered.repeated == 0:
            file.replace(folder / name)
            return
    for name, which in ((GOODS, "="), (PRODUCTS, "<>")):
        if counts[name]:
            select = f"SELECT {', '.join(COLUMNS)} FROM sorted WHERE product {which} '' AND NOT again"  # noqa: S608
            _copy(connection, select, folder / name, max(_GROUP, counts[name] // _GROUPS))


def _add_up(connection: "DuckDBPyConnection", folder: Path) -> None:
    """All goods of each cell as the sum of its products; quantities of unlike goods are not added."""
    summed = {
        "product": "''",
        "value": "sum(value)",
        "estimated": "bool_or(estimated)",
        "quantity": "CAST(NULL AS DOUBLE)",
        "quantity_unit": "''",
    }
    same = [c for c in COLUMNS if c not in summed]
    cells = ", ".join(f"{summed[c]} AS {c}" if c in summed else c for c in COLUMNS)
    select = (
        f"SELECT {cells} FROM read_parquet({literal(str(folder / PRODUCTS))}) "  # noqa: S608
        f"GROUP BY {', '.join(same)} ORDER BY {', '.join(c for c in CELL if c != 'product')}"
    )
    _copy(connection, select, folder / GOODS)


def _by_reporter(connection: "DuckDBPyConnection", folder: Path) -> None:
    """The rows of all goods once more, so that a reporter's list of partners is read alone too."""
    goods = folder / GOODS
    if goods.is_file():
        _copy(
            connection,
            f"SELECT * FROM read_parquet({literal(str(goods))}) ORDER BY reporter, flow, period, partner",  # noqa: S608
            folder / PARTNERS,
        )


def _index(connection: "DuckDBPyConnection", folder: Path) -> None:
    files = [folder / name for name in (GOODS, PRODUCTS) if (folder / name).is_file()]
    if files:
        listed = ", ".join(literal(str(file)) for file in files)
        select = (
            "SELECT pair, reporter, product <> '' AS is_product, max(left(period, 4)) AS last_year "  # noqa: S608
            f"FROM read_parquet([{listed}]) GROUP BY ALL ORDER BY ALL"
        )
        _copy(connection, select, folder / INDEX)


def _copy(connection: "DuckDBPyConnection", select: str, file: Path, group: int = _GROUP) -> None:
    connection.execute(
        f"COPY ({select}) TO {literal(str(file))} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {group})"
    )


def _one(connection: "DuckDBPyConnection", query: str) -> tuple[Any, ...]:
    """The single row of a query that adds up."""
    (row,) = connection.execute(query).fetchall()
    return tuple(row)
