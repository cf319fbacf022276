"""A CSV or Parquet panel of bilateral trade, read pair by pair through its mapping."""

from collections.abc import Iterable
from itertools import groupby
from os import PathLike
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.errors import RecordError
from onrecord.model import Note, Observation, Series
from onrecord.model.findings import TradeFlow
from onrecord.model.trade import Frequency
from onrecord.official.mapping import PanelMapping, load_mapping, mapping_for
from onrecord.official.panel_file import SUFFIXES, PanelFile
from onrecord.official.panel_partners import partner_rows
from onrecord.official.record import WORLD, PartnerRow, Record, combined, selected


class _Row(NamedTuple):
    reporter: str
    partner: str
    flow: TradeFlow
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
        self._file = PanelFile(path)
        self._mapping = mapping or mapping_for(path, self._file.columns)
        self._file.lay_out(self._mapping)
        self._pairs: dict[tuple[str, str], tuple[Series, ...]] = {}

    def series(
        self, a: str, b: str, *, frequency: Frequency | None = None, product: str | None = None
    ) -> tuple[Series, ...]:
        """Every series either of two states reports about the other; asked of the file once a pair.

        A panel holds all goods together, so there is none for a product.
        """
        if (a, b) not in self._pairs:
            self._pairs[a, b] = (*self._reported(a, b), *self._reported(b, a))
        return selected(self._pairs[a, b], frequency=frequency, product=product)

    def totals(self, reporter: str) -> tuple[Series, ...]:
        """A state's trade with all partners together, by adding up its rows (unspecified areas included)."""
        where, values = self._years_of("reporter", reporter)
        rows = self._file.ask(
            f"SELECT flow, period, sum(value), bool_or(estimated) FROM panel WHERE {where} AND value > 0 "  # noqa: S608
            "AND NOT list_contains(?, partner) GROUP BY flow, period ORDER BY flow, period",
            [*values, list(self._mapping.aggregates)],
        )
        found = [
            _Row(reporter, WORLD, flow, period, value, estimated) for flow, period, value, estimated in rows
        ]
        return self._as_series(found)

    def partners(
        self, reporter: str, flow: TradeFlow, period: str, *, product: str | None = None
    ) -> tuple[PartnerRow, ...]:
        """Every row of the reporter for one flow and period; none for a product."""
        if product is not None:
            return ()
        where, values = self._years_of("reporter", reporter)
        found = self._file.ask(
            "SELECT DISTINCT reporter, partner, value, estimated FROM panel "  # noqa: S608
            f"WHERE {where} AND flow = ? AND period = ? AND value > 0",
            [*values, flow, period],
        )
        cells = ((code, partner, value, estimated) for code, partner, value, estimated in found)
        return tuple(partner_rows(self._mapping, self._file.snapshot, reporter, flow, period, cells))

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

    def _reported(self, reporter: str, partner: str) -> tuple[Series, ...]:
        by_reporter, reporter_values = self._years_of("reporter", reporter)
        by_partner, partner_values = self._years_of("partner", partner)
        rows = self._file.ask(
            f"SELECT DISTINCT flow, period, value, estimated FROM panel WHERE {by_reporter} AND {by_partner} "  # noqa: S608
            "AND value > 0 ORDER BY flow, period, value",
            [*reporter_values, *partner_values],
        )
        found = [
            _Row(reporter, partner, flow, period, value, estimated) for flow, period, value, estimated in rows
        ]
        self._refuse_duplicates(found)
        return self._as_series(found)

    def _refuse_duplicates(self, rows: Iterable[_Row]) -> None:
        seen: dict[tuple[TradeFlow, str], _Row] = {}
        for row in rows:
            known = seen.setdefault((row.flow, row.period), row)
            if known is not row:
                raise RecordError(
                    f"{self._file.path} has two values for {row.reporter}, {row.partner}, {row.period}, "
                    f"{row.flow}: {known.value:.0f} and {row.value:.0f}",
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
        facts, flow = self._mapping.panel, rows[0].flow
        return Series(
            provider=facts.provider,
            published=facts.published,
            retrieved=facts.retrieved,
            snapshot=self._file.snapshot,
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
        last = self._file.ask(f"SELECT max(left(period, 4)) FROM reporting WHERE {where}", values)[0][0]  # noqa: S608
        end = self._file.ask("SELECT max(left(period, 4)) FROM reporting")[0][0]
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
    panels = sorted(file for file in place.iterdir() if file.suffix.lower() in SUFFIXES)
    if not panels:
        raise RecordError(
            f"the directory {place} has no panel",
            hint=f"put a {' or '.join(SUFFIXES)} file there, or name one",
        )
    return combined(*(PanelRecord(panel, chosen) for panel in panels))
