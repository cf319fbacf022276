"""The store's files of rows, opened once: which have a pair or a reporter, and what they say of it."""

import threading
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.errors import StoreError
from onrecord.official.database import connect, literal
from onrecord.official.importing import GOODS, INDEX, PARTNERS, PRODUCTS
from onrecord.official.snapshots import Held

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


class _Index(NamedTuple):
    """Places (in the list of snapshots) by pair and by reporter, for all goods and for single products."""

    pairs: dict[tuple[str, bool], tuple[int, ...]]
    reporters: dict[tuple[str, bool], dict[int, str]]


class RowFiles:
    """The files of some snapshots. Their names are never used twice, so what is known of them stays true.

    Args:
        home: The store's folder.
        held: The snapshots; results name them by their place in this list.
    """

    def __init__(self, home: Path, held: Sequence[Held]) -> None:
        self._home = home
        self._held = held
        self._local = threading.local()

    def of_pair(self, pair: str, *, products: bool) -> tuple[int, ...]:
        """The snapshots that have a pair, in their order."""
        return self._index.pairs.get((pair, products), ())

    def of_reporter(self, reporter: str, *, products: bool, period: str | None = None) -> tuple[int, ...]:
        """The snapshots in which a state reports, in their order; those that can have a period."""
        places = self._index.reporters.get((reporter, products), {})
        return tuple(
            place
            for place in sorted(places)
            if period is None or self._held[place].first[:4] <= period[:4] <= self._held[place].last[:4]
        )

    def last_year(self, held: Held, reporter: str) -> str | None:
        """The last year in which a state reports in a snapshot; None where it never does."""
        place = self._held.index(held)
        found = (self._index.reporters.get((reporter, products), {}) for products in (False, True))
        return max((places[place] for places in found if place in places), default=None)

    def ask(
        self,
        places: Iterable[int],
        columns: str,
        where: str,
        values: Sequence[object],
        *,
        products: bool = False,
        of_reporter: bool = False,
        group: Sequence[str] = (),
    ) -> list[tuple[Any, ...]]:
        """Rows from some snapshots, each behind the place of its snapshot.

        Args:
            places: The snapshots.
            columns: What is selected.
            where: Which rows.
            values: What stands for the question marks in ``where``.
            products: Whether single products are asked for, and not all goods.
            of_reporter: Whether one reporter's rows are asked for, and not a pair's.
            group: The columns to group by.

        Raises:
            StoreError: when a file is gone or damaged.
        """
        name = PRODUCTS if products else PARTNERS if of_reporter else GOODS
        files = {str(self._file(place, name)): place for place in places}
        if not files:
            return []
        listed = ", ".join(literal(file) for file in files)
        grouped = f" GROUP BY filename, {', '.join(group)}" if group else ""
        query = (
            f"SELECT filename, {columns} FROM read_parquet([{listed}], filename = true) "  # noqa: S608
            f"WHERE {where}{grouped}"
        )
        return [(files[name], *cells) for name, *cells in self._run(query, values)]

    def _cursor(self) -> "DuckDBPyConnection":
        """One a thread: making one costs as much as a query."""
        if not hasattr(self._local, "cursor"):
            self._local.cursor = self._connection.cursor()
        cursor: DuckDBPyConnection = self._local.cursor
        return cursor

    def _file(self, place: int, name: str) -> Path:
        return self._home / self._held[place].file / name

    @cached_property
    def _connection(self) -> "DuckDBPyConnection":
        return connect()

    @cached_property
    def _index(self) -> _Index:
        files = {str(self._file(place, INDEX)): place for place in range(len(self._held))}
        if not files:
            return _Index({}, {})
        listed = ", ".join(literal(file) for file in files)
        source = f"FROM read_parquet([{listed}], filename = true)"
        pairs = self._run(f"SELECT pair, is_product, list(DISTINCT filename) {source} GROUP BY ALL")
        reporters = self._run(f"SELECT reporter, is_product, filename, max(last_year) {source} GROUP BY ALL")
        index = _Index({(p, of): tuple(sorted(files[n] for n in names)) for p, of, names in pairs}, {})
        for reporter, is_product, name, last in reporters:
            index.reporters.setdefault((reporter, is_product), {})[files[name]] = last
        return index

    def _run(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        import duckdb

        try:
            return self._cursor().execute(query, list(values)).fetchall()
        except duckdb.Error as error:
            first_line = str(error).partition("\n")[0]
            raise StoreError(
                f"the store {self._home} cannot be read: {first_line}",
                hint="open the record anew if the store was written to, else see onrecord data verify",
                retry=True,
            ) from error
