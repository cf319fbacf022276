"""A CSV or Parquet panel of bilateral trade, read pair by pair through its mapping."""

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from onrecord.errors import MappingError, RecordError
from onrecord.model import Note, Observation, Series
from onrecord.model.findings import TradeFlow
from onrecord.official.mapping import PanelMapping, load_mapping, mapping_for
from onrecord.official.record import WORLD, Record, combined

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_READERS = {".parquet": "read_parquet(?)", ".csv": "read_csv(?, header=true, all_varchar=true)"}
_PERIOD_RULE = r"^[0-9]{4}(-(0[1-9]|1[0-2]))?$"


class _Row(NamedTuple):
    reporter: str
    partner: str
    flow: str
    period: str
    value: float
    estimated: bool


class PanelRecord:
    """One panel file. Nothing but the pairs asked for leaves the database; zero rows count as missing.

    Args:
        path: The CSV or Parquet file.
        mapping: How to read it; without one it is looked for (``mapping_for``).

    Raises:
        MappingError: when the mapping does not fit the file's columns.
        RecordError: when the file is missing, empty, not a table, or holds values that are no amounts.
    """

    def __init__(self, path: Path, mapping: PanelMapping | None = None) -> None:
        self._path = path
        self._connection = _opened(path)
        columns = self._columns()
        self._mapping = mapping or mapping_for(path, columns)
        self._require(columns)
        self._prepare()
        self._refuse_bad_rows()
        self._pairs: dict[tuple[str, str], tuple[Series, ...]] = {}
        self._snapshot = _digest(path, path.stat().st_mtime_ns)

    def series(self, a: str, b: str) -> tuple[Series, ...]:
        """Every series either of two states reports about the other; asked of the file once a pair."""
        if (a, b) not in self._pairs:
            self._pairs[a, b] = (*self._reported(a, b), *self._reported(b, a))
        return self._pairs[a, b]

    def totals(self, reporter: str) -> tuple[Series, ...]:
        """A state's trade with all partners together, by adding up its rows (unspecified areas included)."""
        where, values = self._years_of("reporter", reporter)
        rows = self._ask(
            f"SELECT flow, period, sum(value), bool_or(estimated) FROM panel WHERE {where} AND value > 0 "  # noqa: S608
            "AND NOT list_contains(?, partner) GROUP BY flow, period ORDER BY flow, period",
            [*values, list(self._mapping.aggregates)],
        )
        found = [
            _Row(reporter, WORLD, self._mapping.flows[flow], period, value, estimated)
            for flow, period, value, estimated in rows
        ]
        return self._as_series(found)

    def notes(self, a: str, b: str) -> tuple[Note, ...]:
        """Crosswalks in effect, reporters that fell silent, the citation; nothing for a pair not held."""
        series = self.series(a, b)
        if not series:
            return ()
        citation = self._mapping.panel.citation
        return (
            *self._crossing_notes(a, b),
            *(note for state in (a, b) for note in self._silence(state)),
            *([Note(code="citation", text=citation)] if citation else []),
        )

    def _columns(self) -> tuple[str, ...]:
        return tuple(str(row[0]) for row in self._ask("DESCRIBE SELECT * FROM source"))

    def _require(self, columns: Sequence[str]) -> None:
        missing = [name for name in self._mapping.columns.named() if name not in columns]
        if missing:
            raise MappingError(
                f"the mapping names the column {missing[0]!r}, which {self._path} does not have",
                hint=f"its columns are {', '.join(columns)}",
            )

    def _prepare(self) -> None:
        columns = self._mapping.columns
        cells = {
            "reporter": f"CAST({_quoted(columns.reporter)} AS VARCHAR)",
            "partner": f"CAST({_quoted(columns.partner)} AS VARCHAR)",
            "flow": f"CAST({_quoted(columns.flow)} AS VARCHAR)",
            "period": f"CAST({_quoted(columns.period)} AS VARCHAR)",
            "value": f"TRY_CAST({_quoted(columns.value)} AS DOUBLE) * {self._mapping.panel.scale!r}",
            "written": f"CAST({_quoted(columns.value)} AS VARCHAR)",
            "estimated": "false" if columns.estimated is None else _flag(columns.estimated),
        }
        selected = ", ".join(f"{cell} AS {name}" for name, cell in cells.items())
        flows = ", ".join(_literal(flow) for flow in self._mapping.flows)
        self._connection.execute(
            f"CREATE VIEW panel AS SELECT * FROM (SELECT {selected} FROM source) WHERE flow IN ({flows})"  # noqa: S608
        )
        self._connection.execute(
            "CREATE TABLE reporting AS SELECT DISTINCT reporter, period FROM panel WHERE value > 0"
        )

    def _refuse_bad_rows(self) -> None:
        self._refuse_emptiness()
        bad = self._ask(
            "SELECT reporter, partner, period, flow, written FROM panel WHERE "  # noqa: S608
            "(written IS NOT NULL AND trim(written) <> '' AND value IS NULL) OR value < 0 OR isnan(value) "
            f"OR isinf(value) OR NOT regexp_matches(coalesce(period, ''), '{_PERIOD_RULE}') LIMIT 1"
        )
        for reporter, partner, period, flow, written in bad:
            raise RecordError(
                f"{self._path} has the value {written!r} for {reporter}, {partner}, {period}, {flow}; "
                "a value is an amount of zero or more, and a period a year or YYYY-MM",
                hint="correct the row, or name the right columns with --mapping",
            )

    def _refuse_emptiness(self) -> None:
        if not self._ask("SELECT 1 FROM panel LIMIT 1"):
            rows = self._ask("SELECT count(*) FROM source")[0][0]
            raise RecordError(
                f"{self._path} has {rows} rows, none with a flow {' or '.join(self._mapping.flows)}",
                hint="give a panel with rows, or name its flows under [flows] in the mapping",
            )

    def _reported(self, reporter: str, partner: str) -> tuple[Series, ...]:
        by_reporter, reporter_values = self._years_of("reporter", reporter)
        by_partner, partner_values = self._years_of("partner", partner)
        rows = self._ask(
            f"SELECT DISTINCT flow, period, value, estimated FROM panel WHERE {by_reporter} AND {by_partner} "  # noqa: S608
            "AND value > 0 ORDER BY flow, period",
            [*reporter_values, *partner_values],
        )
        found = [
            _Row(reporter, partner, self._mapping.flows[flow], period, value, estimated)
            for flow, period, value, estimated in rows
        ]
        self._refuse_duplicates(found)
        return self._as_series(found)

    def _refuse_duplicates(self, rows: Iterable[_Row]) -> None:
        seen: dict[tuple[str, str], float] = {}
        for row in rows:
            known = seen.setdefault((row.flow, row.period), row.value)
            if known != row.value:
                raise RecordError(
                    f"{self._path} has two values for {row.reporter}, {row.partner}, {row.period}, "
                    f"{row.flow}: {known:.0f} and {row.value:.0f}",
                    hint="keep one of the rows, or give each vintage a panel of its own",
                )

    def _years_of(self, column: str, state: str) -> tuple[str, list[Any]]:
        spans = self._mapping.code_years(state)
        if not spans:
            return "false", []
        clause = f"({column} = ? AND left(period, 4) BETWEEN ? AND ?)"
        values = [v for s in spans for v in (s.code, f"{s.since:04d}", f"{s.until:04d}")]
        return "(" + " OR ".join([clause] * len(spans)) + ")", values

    def _as_series(self, rows: Iterable[_Row]) -> tuple[Series, ...]:
        def key(row: _Row) -> tuple[str, str, str]:
            return row.reporter, row.partner, row.flow

        grouped = groupby(sorted(rows, key=lambda row: (*key(row), row.period)), key=key)
        return tuple(self._one_series(list(group)) for _, group in grouped)

    def _one_series(self, rows: list[_Row]) -> Series:
        facts, flow = self._mapping.panel, _flow(rows[0].flow)
        return Series(
            provider=facts.provider,
            published=facts.published,
            retrieved=facts.retrieved,
            snapshot=self._snapshot,
            reporter=rows[0].reporter,
            partner=rows[0].partner,
            flow=flow,
            measure=facts.measure,
            valuation=self._mapping.valuation.get(flow),
            trade_system=facts.trade_system,
            unit=facts.unit,
            observations=tuple(
                Observation(period=row.period, value=row.value, estimated=bool(row.estimated)) for row in rows
            ),
        )

    def _crossing_notes(self, a: str, b: str) -> tuple[Note, ...]:
        years = {int(o.period[:4]) for s in self.series(a, b) for o in s.observations}
        return tuple(
            Note(code="crosswalk", text=f"In {self._mapping.panel.provider}, {crossing.note}")
            for state in (a, b)
            for crossing in self._mapping.code_years(state)
            if crossing.note and any(crossing.since <= year <= crossing.until for year in years)
        )

    def _silence(self, state: str) -> tuple[Note, ...]:
        where, values = self._years_of("reporter", state)
        last = self._ask(f"SELECT max(left(period, 4)) FROM reporting WHERE {where}", values)[0][0]  # noqa: S608
        end = self._ask("SELECT max(left(period, 4)) FROM reporting")[0][0]
        if last is None:
            return (Note(code="silent-reporter", text=f"{state} reports nothing"),)
        if last < end:
            return (Note(code="silent-reporter", text=f"{state} reports nothing after {last}"),)
        return ()

    def _ask(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return self._connection.cursor().execute(query, list(values)).fetchall()


def panel_record(path: str | PathLike[str], mapping: str | PathLike[str] | None = None) -> Record:
    """The record in a panel file, or in all panels of a directory.

    Args:
        path: A CSV or Parquet file, or a directory of such files.
        mapping: A mapping file; without one, ``FILE.mapping.toml`` beside the panel or a shipped mapping
            whose columns fit is used.

    Raises:
        MappingError: when the mapping cannot be read or does not fit.
        RecordError: when a panel is missing, empty or holds values that are no amounts.
    """
    place = Path(path)
    chosen = None if mapping is None else load_mapping(Path(mapping))
    if not place.is_dir():
        return PanelRecord(place, chosen)
    panels = sorted(file for file in place.iterdir() if file.suffix.lower() in _READERS)
    if not panels:
        raise RecordError(
            f"the directory {place} has no panel",
            hint=f"put a {' or '.join(_READERS)} file there, or name one",
        )
    return combined(*(PanelRecord(panel, chosen) for panel in panels))


def _opened(path: Path) -> "DuckDBPyConnection":
    import duckdb

    reader = _reader(path)
    connection = duckdb.connect()
    # A view cannot take a parameter, and only a table spares a CSV from being parsed for every pair.
    kind = "TABLE" if path.suffix.lower() == ".csv" else "VIEW"
    source = reader.replace("?", _literal(str(path)))
    try:
        connection.execute(f"CREATE {kind} source AS SELECT * FROM {source}")  # noqa: S608
    except duckdb.Error as error:
        first_line = str(error).partition("\n")[0]
        raise RecordError(
            f"{path} is not a readable {path.suffix} table: {first_line}", hint="give a CSV or Parquet file"
        ) from error
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
            f"the panel {path} ends in {path.suffix!r}", hint=f"give a file ending in {' or '.join(_READERS)}"
        ) from None


@cache
def _digest(path: Path, changed: int) -> str:  # noqa: ARG001 - a changed file has another key
    with path.open("rb") as file:
        return "sha256:" + hashlib.file_digest(file, "sha256").hexdigest()


def _flow(name: str) -> TradeFlow:
    return "exports" if name == "exports" else "imports"


def _flag(column: str) -> str:
    return f"coalesce(TRY_CAST({_quoted(column)} AS BOOLEAN), true)"


def _quoted(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
