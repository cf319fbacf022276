"""A CSV or Parquet panel of bilateral trade, read pair by pair through its mapping."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from os import PathLike
from pathlib import Path

from onrecord.errors import RecordError
from onrecord.model import Note, Series
from onrecord.model.findings import TradeFlow
from onrecord.model.trade import Frequency, Vintage
from onrecord.official.canonical import COLUMNS
from onrecord.official.collecting import CELLS, Cell, series_of
from onrecord.official.database import literal
from onrecord.official.importing import SUFFIXES, two_values
from onrecord.official.mapping import Crossing, PanelMapping, load_mapping, mapping_for
from onrecord.official.panel_file import PanelFile
from onrecord.official.record import (
    HISTORY,
    HISTORY_OF,
    IN_HISTORY,
    WORLD,
    History,
    PartnerRow,
    Record,
    combined,
    histories_of,
    selected,
)
from onrecord.official.rows import Row

_FEW = 256  # pairs and products that are kept in memory
_LISTS = 16  # reporters whose lists are: each is some ten thousand figures

_VALUE = Cell._fields.index("value")


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
        self._file = PanelFile(path)
        self._mapping = mapping or mapping_for(path, self._file.columns)
        self._file.lay_out(self._mapping)
        facts = self._mapping.panel
        self._vintage = Vintage(facts.provider, facts.published, facts.retrieved, self._file.snapshot)
        self._pair = lru_cache(_FEW)(self._between)
        self._history = lru_cache(_LISTS)(self._histories)

    def series(
        self, a: str, b: str, *, frequency: Frequency | None = None, product: str | None = None
    ) -> tuple[Series, ...]:
        """Every series either of two states reports about the other; asked of the file once a pair."""
        return selected(self._pair(a, b, product or ""), frequency=frequency, product=product)

    def totals(self, reporter: str) -> tuple[Series, ...]:
        """A state's trade with the world: its own row for it, else the sum of all partners but aggregates."""
        return series_of(self._added_up(reporter), self._vintage)

    def partners(
        self, reporter: str, flow: TradeFlow, period: str, *, product: str | None = None
    ) -> tuple[PartnerRow, ...]:
        """Every row of the reporter for one flow and period."""
        rows = self._file.ask(
            f"SELECT DISTINCT {', '.join(COLUMNS[1:])} FROM panel WHERE reporter = ? "  # noqa: S608
            f"AND {self._filed('reporter_code', reporter)} AND flow = ? AND period = ? AND product = ? "
            "ORDER BY value DESC, partner",
            [reporter, flow, period, product or ""],
        )
        return tuple(
            PartnerRow(self._vintage, Row(*row), whole=self._mapping.panel.all_partners) for row in rows
        )

    def histories(self, reporter: str) -> tuple[History, ...]:
        """Every year of a reporter's list, where the panel holds every partner; asked of the file once."""
        return self._history(reporter) if self._mapping.panel.all_partners else ()

    def notes(self, a: str, b: str, *, behind: Sequence[Series] | None = None) -> tuple[Note, ...]:
        """Crosswalks in effect, reporters that fell silent, the citation; nothing for a pair not held."""
        series = [s for s in (self.series(a, b) if behind is None else behind) if s.vintage == self._vintage]
        if not series:
            return ()
        facts = self._mapping.panel
        years = years_of(series)
        crossings = (c for state in (a, b) for c in self._mapping.code_years(state))
        return (
            *crossing_notes(facts.provider, crossings, years),
            *(note for state in (a, b) for note in self._silence(state)),
            *([Note(code="citation", text=facts.citation)] if facts.citation else []),
        )

    def _between(self, a: str, b: str, product: str) -> tuple[Series, ...]:
        cells = [cell for x, y in ((a, b), (b, a)) for cell in self._reported(x, y, product)]
        self._refuse_two_values(cells)
        return series_of(cells, self._vintage)

    def _reported(self, reporter: str, partner: str, product: str) -> list[Cell]:
        rows = self._file.ask(
            f"SELECT DISTINCT {CELLS} FROM panel WHERE reporter = ? AND partner = ? AND product = ? "  # noqa: S608
            f"AND partner_kind <> 'no-state' AND {self._filed('reporter_code', reporter)} "
            f"AND {self._filed('partner_code', partner)} ORDER BY ALL",
            [reporter, partner, product],
        )
        return [Cell(*row) for row in rows]

    def _histories(self, reporter: str) -> tuple[History, ...]:
        rows = self._file.ask(
            f"SELECT {HISTORY} FROM panel WHERE reporter = ? "  # noqa: S608
            f"AND {self._filed('reporter_code', reporter)} AND {IN_HISTORY} GROUP BY {', '.join(HISTORY_OF)}",
            [reporter],
        )
        return histories_of((self._vintage, row) for row in rows)

    def _added_up(self, reporter: str) -> list[Cell]:
        world, parts = "partner_kind = 'world'", "partner_kind <> 'world'"
        added = f"sum(value) FILTER ({parts})" if self._mapping.panel.all_partners else "NULL"
        summed = {
            "partner": f"'{WORLD}'",
            "value": f"coalesce(max(value) FILTER ({world}), {added})",
            "estimated": f"coalesce(bool_or(estimated) FILTER ({world}), bool_or(estimated))",
        }
        cells = ", ".join(f"{summed.get(name, name)} AS {name}" for name in Cell._fields)
        same = ", ".join(name for name in Cell._fields if name not in summed)
        rows = self._file.ask(
            f"SELECT {cells} FROM (SELECT DISTINCT * FROM panel WHERE reporter = ? AND product = '' "  # noqa: S608
            f"AND {self._filed('reporter_code', reporter)} AND partner_kind <> 'aggregate') "
            f"GROUP BY {same} ORDER BY period",
            [reporter],
        )
        return [Cell(*row) for row in rows if row[_VALUE] is not None]

    def _filed(self, column: str, state: str) -> str:
        """The codes a state may be filed under: a filter that reaches the file, as the crosswalk cannot."""
        codes = {crossing.code for crossing in self._mapping.code_years(state)}
        listed = ", ".join(literal(code) for code in sorted(codes))
        return f"{column} IN ({listed})" if codes else "false"

    def _refuse_two_values(self, cells: Iterable[Cell]) -> None:
        seen: dict[tuple[str, ...], Cell] = {}
        for cell in cells:
            known = seen.setdefault((*cell.place, cell.period), cell)
            if known is not cell:
                place = f"{cell.reporter}, {cell.partner}, {cell.period}, {cell.flow}"
                raise two_values(str(self._file.path), place, known.value, cell.value)

    def _silence(self, state: str) -> tuple[Note, ...]:
        last = self._file.ask("SELECT max(left(period, 4)) FROM reporting WHERE reporter = ?", [state])[0][0]
        end = self._file.ask("SELECT max(left(period, 4)) FROM reporting")[0][0]
        return silence_notes(state, last, end)


def years_of(series: Iterable[Series]) -> frozenset[int]:
    """Every year of which some series hold anything."""
    return frozenset(int(o.period[:4]) for s in series for o in s.observations)


def crossing_notes(provider: str, crossings: Iterable[Crossing], years: Iterable[int]) -> tuple[Note, ...]:
    """The lines of a crosswalk that figures of some years rest on."""
    held = frozenset(years)
    return tuple(
        Note(code="crosswalk", text=f"In {provider}, {crossing.note}")
        for crossing in crossings
        if crossing.note and any(crossing.since <= year <= crossing.until for year in held)
    )


def silence_notes(state: str, last: str | None, end: str) -> tuple[Note, ...]:
    """Whether a state reports to the end of a panel, by the last year it reports and that of the panel."""
    if last is None:
        return (Note(code="silent-reporter", text=f"{state} reports nothing"),)
    if last < end:
        return (Note(code="silent-reporter", text=f"{state} reports nothing after {last}"),)
    return ()


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
    panels = sorted(file for file in place.iterdir() if file.name.lower().endswith(SUFFIXES))
    if not panels:
        raise RecordError(
            f"the directory {place} has no panel",
            hint=f"put a {' or '.join(SUFFIXES)} file there, or name one",
        )
    return combined(*(PanelRecord(panel, chosen) for panel in panels))
