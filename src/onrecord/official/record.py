"""What a record of trade statistics offers, and several of them as one."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, NamedTuple, Protocol

from msgspec import structs

from onrecord.model import Note, Series
from onrecord.model.findings import TradeFlow, Valuation
from onrecord.model.trade import Frequency, TradeSystem, Vintage
from onrecord.official.rows import PartnerKind, Row

WORLD = "WLD"


class PartnerRow(NamedTuple):
    """A row of a reporter's list of partners, with the vintage it was taken from.

    Attributes:
        vintage: Provider, dates and snapshot.
        row: The row.
        whole: Whether it comes from a source that lists every partner, such as an imported panel, and not
            from answers about single ones. A list without a world row is complete only then.
    """

    vintage: Vintage
    row: Row
    whole: bool = False


class History(NamedTuple):
    """What a reporter reports of one partner and flow, year by year: goods, all together.

    Attributes:
        vintage: Provider, dates and snapshot.
        reporter: ISO 3166 alpha-3.
        partner: As in ``Row``.
        kind: What the partner is; never an aggregate.
        flow: Exports or imports.
        valuation: FOB or CIF, None where the provider does not say.
        trade_system: General or special, None where not said.
        unit: ISO 4217 code in lower case.
        estimated: Whether the provider made these values; those that the reporter gave stand apart.
        values: Year and value in full units, by year.
    """

    vintage: Vintage
    reporter: str
    partner: str
    kind: PartnerKind
    flow: TradeFlow
    valuation: Valuation | None
    trade_system: TradeSystem | None
    unit: str
    estimated: bool
    values: tuple[tuple[int, float], ...]


HISTORY = (
    "reporter, partner, partner_kind, flow, valuation, trade_system, unit, estimated, "
    "list(left(period, 4)), list(value)"
)
"""Selects what ``histories_of`` reads, grouped by ``HISTORY_OF``."""
HISTORY_OF = ("reporter", "partner", "partner_kind", "flow", "valuation", "trade_system", "unit", "estimated")
IN_HISTORY = "product = '' AND measure = 'goods' AND length(period) = 4 AND partner_kind <> 'aggregate'"
"""Which rows histories are made of."""


class Record(Protocol):
    """Reported trade figures that can be asked for pair by pair."""

    def series(
        self, a: str, b: str, *, frequency: Frequency | None = None, product: str | None = None
    ) -> tuple[Series, ...]:
        """Every series either of two states (ISO 3166 alpha-3) reports about the other, every vintage.

        Args:
            a: One state.
            b: The other.
            frequency: Annual or monthly figures alone; None for both.
            product: Harmonised System code; None for all goods together.
        """
        ...

    def totals(self, reporter: str) -> tuple[Series, ...]:
        """A state's trade with all partners together (partner ``WLD``), where it is held."""
        ...

    def partners(
        self, reporter: str, flow: TradeFlow, period: str, *, product: str | None = None
    ) -> tuple[PartnerRow, ...]:
        """Every row that a state reports for one flow and period, each with its vintage.

        States, the world, rows that are no state and aggregates alike: ``Row.partner_kind`` tells them apart.
        Empty where no list of partners is held.
        """
        ...

    def histories(self, reporter: str) -> tuple[History, ...]:
        """Every year of a state's trade with each of its partners, from sources that list them all.

        States, the world and rows that are no state; annual figures of all goods together. Answers about
        single partners are left out: they are no list, and later answers of the same day join their vintage.
        """
        ...

    def notes(self, a: str, b: str, *, behind: Sequence[Series] | None = None) -> tuple[Note, ...]:
        """What a reader of the pair's series must know: silences, crosswalks, citations.

        Args:
            a: One state.
            b: The other.
            behind: The series that are read, so that nothing is told of others; None for all of the pair's.
        """
        ...


class CombinedRecord:
    """Several records as one; a series that another one of its own vintage contains is left out."""

    def __init__(self, records: tuple[Record, ...]) -> None:
        self._records = records

    def series(
        self, a: str, b: str, *, frequency: Frequency | None = None, product: str | None = None
    ) -> tuple[Series, ...]:
        """The series of all records."""
        found = (r.series(a, b, frequency=frequency, product=product) for r in self._records)
        return _without_contained(tuple(chain.from_iterable(found)))

    def totals(self, reporter: str) -> tuple[Series, ...]:
        """The totals of all records."""
        return _without_contained(tuple(chain.from_iterable(r.totals(reporter) for r in self._records)))

    def partners(
        self, reporter: str, flow: TradeFlow, period: str, *, product: str | None = None
    ) -> tuple[PartnerRow, ...]:
        """The rows of all records, each once."""
        found = (r.partners(reporter, flow, period, product=product) for r in self._records)
        return tuple(dict.fromkeys(chain.from_iterable(found)))

    def histories(self, reporter: str) -> tuple[History, ...]:
        """The histories of all records, each once."""
        return tuple(dict.fromkeys(chain.from_iterable(r.histories(reporter) for r in self._records)))

    def notes(self, a: str, b: str, *, behind: Sequence[Series] | None = None) -> tuple[Note, ...]:
        """The notes of all records, each once."""
        found = chain.from_iterable(r.notes(a, b, behind=behind) for r in self._records)
        return tuple({(note.code, note.text): note for note in found}.values())


def combined(*records: Record) -> Record:
    """Several records as one."""
    return records[0] if len(records) == 1 else CombinedRecord(records)


def selected(
    series: Iterable[Series],
    *,
    frequency: Frequency | None = None,
    product: str | None = None,
    years: tuple[int, int] | None = None,
) -> tuple[Series, ...]:
    """The part of some series that was asked for; series of which nothing remains are left out.

    Args:
        series: Any series.
        frequency: Annual or monthly observations alone; None for both.
        product: Harmonised System code; None for all goods together.
        years: First and last year, both inclusive; None for all.
    """
    cut = (_cut(one, frequency, years) for one in series if hs_of(one) == product)
    return tuple(one for one in cut if one.observations)


def histories_of(found: Iterable[tuple[Vintage, tuple[Any, ...]]]) -> tuple[History, ...]:
    """Histories in a fixed order from selected rows; what several files of a vintage hold is put together."""
    kept: dict[tuple[Any, ...], dict[int, float]] = {}
    for vintage, (*known, years, values) in found:
        held = sorted(zip(map(int, years), values, strict=True))
        kept.setdefault((vintage, *known), {}).update(held)
    whole = (History._make((*known, tuple(sorted(held.items())))) for known, held in kept.items())
    return tuple(sorted(whole, key=_in_order))


def _in_order(history: History) -> tuple[str, ...]:
    return tuple(str(part or "") for part in (*history.vintage, *history[1:-1]))


def hs_of(series: Series) -> str | None:
    """The Harmonised System code that a series counts, None for all goods together."""
    return None if series.product is None else series.product.hs or series.product.words


def _cut(series: Series, frequency: Frequency | None, years: tuple[int, int] | None) -> Series:
    kept = tuple(o for o in series.observations if _wanted(o.period, frequency, years))
    if len(kept) == len(series.observations):
        return series
    return structs.replace(series, observations=kept)


def _wanted(period: str, frequency: Frequency | None, years: tuple[int, int] | None) -> bool:
    if frequency is not None and ("-" in period) != (frequency == "M"):
        return False
    return years is None or years[0] <= int(period[:4]) <= years[1]


def _without_contained(series: tuple[Series, ...]) -> tuple[Series, ...]:
    return tuple(
        one
        for place, one in enumerate(series)
        if not any(
            _contains(other, one) and (place > index or not _contains(one, other))
            for index, other in enumerate(series)
            if index != place
        )
    )


def _contains(whole: Series, part: Series) -> bool:
    return _what_is_counted(whole) == _what_is_counted(part) and set(_facts(part)) <= set(_facts(whole))


def _what_is_counted(series: Series) -> tuple[object, ...]:
    return (
        series.provider, series.published, series.retrieved, series.reporter, series.partner,
        series.flow, series.measure, series.product, series.unit,
    )  # fmt: skip


def _facts(series: Series) -> tuple[tuple[str, float, bool], ...]:
    return tuple((o.period, o.value, o.estimated) for o in series.observations)
