"""What the store holds, as a record: each pair is read from the few files that have it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from onrecord.model import Note, Series
from onrecord.model.findings import TradeFlow
from onrecord.model.trade import Frequency, Vintage
from onrecord.official.canonical import COLUMNS
from onrecord.official.codes import crossings
from onrecord.official.collecting import CELLS, Cell, series_of
from onrecord.official.database import literal
from onrecord.official.panel import crossing_notes, silence_notes, years_of
from onrecord.official.record import (
    HISTORY,
    HISTORY_OF,
    IN_HISTORY,
    WORLD,
    History,
    PartnerRow,
    histories_of,
    selected,
)
from onrecord.official.row_files import RowFiles
from onrecord.official.rows import Row
from onrecord.official.snapshots import Held

_Value = TypeVar("_Value", Row, Cell)
_FEW = 256  # answers that are kept in memory
_LISTS = 16  # reporters whose lists are: each is some ten thousand figures


class _Sums(NamedTuple):
    """A reporter's figure for the world, and the sum over its partners, each with its flag."""

    world: float | None
    partners: float | None
    world_estimated: bool | None
    partners_estimated: bool | None


class StoreRecord:
    """The figures of some snapshots. Vintages stay apart; nothing but what is asked for is read.

    Args:
        home: The store's folder.
        held: The snapshots, in the order in which they came. Where two answers of one vintage give a cell two
            values, the later one holds.
    """

    def __init__(self, home: Path, held: Sequence[Held]) -> None:
        self._held = tuple({(h.snapshot.digest, h.snapshot.url): h for h in held if h.rows}.values())
        self._files = RowFiles(home, self._held)
        self._pair = lru_cache(_FEW)(self._between)
        self._total = lru_cache(_FEW)(self._totals)
        self._history = lru_cache(_LISTS)(self._histories)

    def series(
        self, a: str, b: str, *, frequency: Frequency | None = None, product: str | None = None
    ) -> tuple[Series, ...]:
        """Every series either of two states reports about the other, vintage by vintage.

        A chapter or heading is the sum of its products where a vintage has them all and no row of its own.

        Args:
            a: One state.
            b: The other.
            frequency: Annual or monthly figures alone; None for both.
            product: Harmonised System code; None for all goods together.

        Raises:
            StoreError: when the store's files are gone or damaged.
        """
        return selected(self._pair(*sorted((a, b)), product or ""), frequency=frequency, product=product)

    def totals(self, reporter: str) -> tuple[Series, ...]:
        """A state's trade with the world: its own row for it, else the sum of an imported panel's partners.

        Partners that a provider was asked for one by one are not added up: they are not all.

        Raises:
            StoreError: when the store's files are gone or damaged.
        """
        return self._total(reporter)

    def partners(
        self, reporter: str, flow: TradeFlow, period: str, *, product: str | None = None
    ) -> tuple[PartnerRow, ...]:
        """Every row that a state reports for one flow and period, largest first, each with its vintage.

        States, the world, rows that are no state and aggregates alike: ``Row.partner_kind`` tells them apart.

        Raises:
            StoreError: when the store's files are gone or damaged.
        """
        places = self._files.of_reporter(reporter, products=product is not None, period=period)
        found = self._files.ask(
            places,
            ", ".join(COLUMNS[1:]),
            f"reporter = ? AND flow = ? AND period = ?{_under(product)}",
            [reporter, flow, period],
            products=product is not None,
            of_reporter=True,
        )
        kept: dict[tuple[object, ...], PartnerRow] = {}
        for place, cells in _by_place(found):
            held = self._held[place]
            for row in _of_product([Row(*cell) for cell in cells], product or "", added=held.all_products):
                cell = (row.partner, row.partner_code, row.valuation, row.trade_system, row.unit)
                kept[held.vintage, *cell] = PartnerRow(held.vintage, row, whole=held.all_partners)
        return tuple(sorted(kept.values(), key=lambda one: (-one.row.value, one.row.partner)))

    def histories(self, reporter: str) -> tuple[History, ...]:
        """Every year of a reporter's list in each snapshot that holds every partner.

        Raises:
            StoreError: when the store's files are gone or damaged.
        """
        return self._history(reporter)

    def notes(self, a: str, b: str, *, behind: Sequence[Series] | None = None) -> tuple[Note, ...]:
        """What a reader of the pair's series must know; nothing for a pair not held.

        Crosswalks in effect, reporters that fell silent in an imported panel, what providers say of their
        answers, citations.
        """
        series = self.series(a, b) if behind is None else behind
        vintages = {s.vintage for s in series}
        kinds = {s.product is not None for s in series}
        places = sorted({p for one in kinds for p in self._files.of_pair(_pair(a, b), products=one)})
        years = years_of(series)
        found: list[Note] = []
        for held in (self._held[place] for place in places if self._held[place].vintage in vintages):
            provider = held.snapshot.provider
            by_code = crossings(provider) if _has_providers_codes(held) else held.crosswalk
            found += crossing_notes(provider, [c for c in by_code if c.state in (a, b)], years)
            found += [note for state in (a, b) for note in self._silence(held, state)]
            if not held.imported:
                found += [
                    Note(code="provider", text=f"In {provider}: {text}") for text in held.snapshot.notes
                ]
            if held.snapshot.citation:
                found.append(Note(code="citation", text=held.snapshot.citation))
        return tuple({(note.code, note.text): note for note in found}.values())

    def _between(self, a: str, b: str, product: str) -> tuple[Series, ...]:
        found = self._files.ask(
            self._files.of_pair(_pair(a, b), products=bool(product)),
            CELLS,
            f"pair = {literal(_pair(a, b))} AND partner_kind <> 'no-state'{_under(product)}",
            [],
            products=bool(product),
        )
        kept: dict[Vintage, dict[tuple[str, ...], Cell]] = {}
        for place, cells in _by_place(found):
            held = self._held[place]
            chosen = _of_product([Cell(*cell) for cell in cells], product, added=held.all_products)
            kept.setdefault(held.vintage, {}).update({(*c.place, c.period): c for c in chosen})
        return tuple(s for vintage, cells in kept.items() for s in series_of(cells.values(), vintage))

    def _totals(self, reporter: str) -> tuple[Series, ...]:
        same = [name for name in Cell._fields if name not in ("partner", "value", "estimated")]
        world, parts = "partner_kind = 'world'", "partner_kind IN ('state', 'no-state')"
        sums = (
            f"max(value) FILTER ({world}), sum(value) FILTER ({parts}), "
            f"bool_or(estimated) FILTER ({world}), bool_or(estimated) FILTER ({parts})"
        )
        found = self._files.ask(
            self._files.of_reporter(reporter, products=False),
            f"{', '.join(same)}, {sums}",
            "reporter = ?",
            [reporter],
            of_reporter=True,
            group=same,
        )
        kept: dict[Vintage, dict[tuple[str, ...], Cell]] = {}
        for place, *cells in found:
            held, sums_of = self._held[place], _Sums(*cells[len(same) :])
            cell = _total(dict(zip(same, cells, strict=False)), sums_of, added=held.all_partners)
            if cell is not None:
                kept.setdefault(held.vintage, {})[(*cell.place, cell.period)] = cell
        return tuple(s for vintage, cells in kept.items() for s in series_of(cells.values(), vintage))

    def _histories(self, reporter: str) -> tuple[History, ...]:
        places = self._files.of_reporter(reporter, products=False)
        found = self._files.ask(
            [place for place in places if self._held[place].all_partners],
            HISTORY,
            f"reporter = ? AND {IN_HISTORY}",
            [reporter],
            of_reporter=True,
            group=HISTORY_OF,
        )
        return histories_of((self._held[p].vintage, row) for p, rows in _by_place(found) for row in rows)

    def _silence(self, held: Held, state: str) -> Iterable[Note]:
        """In a panel as reported; a reconciled one, like a provider's answer, tells nothing of it."""
        if not held.imported or held.all_products:
            return
        last = self._files.last_year(held, state)
        for note in silence_notes(state, last, held.last[:4]):
            yield Note(code=note.code, text=f"In {held.snapshot.provider}, {note.text}")


def _pair(a: str, b: str) -> str:
    return min(a, b) + max(a, b)


def _under(product: str | None) -> str:
    """A product and all under it; files of all goods need no such filter."""
    return f" AND starts_with(product, {literal(product)})" if product else ""


def _by_place(found: Iterable[tuple[Any, ...]]) -> Iterable[tuple[int, list[tuple[Any, ...]]]]:
    """Rows by the snapshot they came from, in the order in which the snapshots came."""
    ordered = sorted(found, key=lambda row: int(row[0]))
    for place, rows in groupby(ordered, key=lambda row: int(row[0])):
        yield place, [row[1:] for row in rows]


def _of_product(values: Sequence[_Value], product: str, *, added: bool) -> Sequence[_Value]:
    """The rows of a product, else the sums of the products under it if they are all there."""
    exact = [value for value in values if value.product == product]
    if exact or not added:
        return exact
    sums: dict[tuple[object, ...], _Value] = {}
    for value in values:
        cell = (value.reporter, value.partner, value.flow, value.period)
        one = value._replace(product=product)
        before = sums.get(cell)
        sums[cell] = one if before is None else before._replace(value=before.value + value.value)
    return list(sums.values())


def _total(known: dict[str, Any], sums: _Sums, *, added: bool) -> Cell | None:
    value, estimated = sums.world, sums.world_estimated
    if value is None and added:
        value, estimated = sums.partners, sums.partners_estimated
    if value is None:
        return None
    return Cell(**known, partner=WORLD, value=value, estimated=bool(estimated))


def _has_providers_codes(held: Held) -> bool:
    """Whether its rows came under a provider's own codes, and not through a panel's mapping."""
    return not held.imported or held.snapshot.provider == "baci"
