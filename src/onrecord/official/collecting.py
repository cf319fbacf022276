"""Rows of one shape become series: one a vintage, reporter, partner, flow and product."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from onrecord.model import Observation, Series
from onrecord.model.claims import Product
from onrecord.model.findings import TradeFlow, Valuation
from onrecord.model.trade import SeriesMeasure, TradeSystem, Vintage


class Cell(NamedTuple):
    """A reported value with all that its series says of it; ``CELLS`` selects it."""

    reporter: str
    partner: str
    flow: TradeFlow
    product: str
    measure: SeriesMeasure
    unit: str
    valuation: Valuation | None
    trade_system: TradeSystem | None
    period: str
    value: float
    estimated: bool

    @property
    def place(self) -> tuple[str, ...]:
        """What it shares with the other values of its series."""
        return tuple(part or "" for part in self[:8])


CELLS = ", ".join(Cell._fields)


def series_of(cells: Iterable[Cell], vintage: Vintage) -> tuple[Series, ...]:
    """The series of one vintage in a fixed order, each with its observations by period."""
    ordered = sorted(cells, key=lambda cell: (cell.place, cell.period))
    return tuple(_one(list(group), vintage) for _, group in groupby(ordered, key=lambda cell: cell.place))


def _one(cells: list[Cell], vintage: Vintage) -> Series:
    first = cells[0]
    return Series(
        provider=vintage.provider,
        published=vintage.published,
        retrieved=vintage.retrieved,
        snapshot=vintage.snapshot,
        reporter=first.reporter,
        partner=first.partner,
        flow=first.flow,
        measure=first.measure,
        product=Product(words=f"HS {first.product}", hs=first.product) if first.product else None,
        valuation=first.valuation,
        trade_system=first.trade_system,
        unit=first.unit,
        observations=tuple(Observation(period=c.period, value=c.value, estimated=c.estimated) for c in cells),
    )
