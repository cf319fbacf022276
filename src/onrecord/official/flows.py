"""The four reported flows of a pair: what each side says it sold and bought."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onrecord.errors import UsageError
from onrecord.model import Series
from onrecord.model.base import CountryCode, Frozen
from onrecord.model.findings import TradeFlow
from onrecord.model.trade import Frequency, SeriesMeasure, Vintage
from onrecord.official.record import Record, hs_of, selected


class Basis(NamedTuple):
    """What two figures must share before they are added or compared.

    Attributes:
        vintage: Provider, dates and snapshot.
        unit: ISO 4217 code in lower case.
        measure: Goods, services or both.
        product: Harmonised System code, None for all goods.
    """

    vintage: Vintage
    unit: str
    measure: SeriesMeasure
    product: str | None


class FourFlows(Frozen, frozen=True, kw_only=True):
    """What two states report about their trade with each other; one series a vintage and valuation.

    The source of every figure stands in its series (provider, dates, snapshot), as does its unit.

    Attributes:
        a: One state.
        b: The other.
        frequency: Annual or monthly figures.
        product: Harmonised System code, None for all goods.
        years: First and last year that was asked for, None for all.
        a_exports: What ``a`` says it sold to ``b``.
        b_imports: The same flow as ``b`` reports it.
        b_exports: What ``b`` says it sold to ``a``.
        a_imports: The same flow as ``a`` reports it.
    """

    a: CountryCode
    b: CountryCode
    frequency: Frequency
    product: str | None = None
    years: tuple[int, int] | None = None
    a_exports: tuple[Series, ...] = ()
    b_imports: tuple[Series, ...] = ()
    b_exports: tuple[Series, ...] = ()
    a_imports: tuple[Series, ...] = ()

    @property
    def series(self) -> tuple[Series, ...]:
        """All of them, each flow beside its mirror."""
        return (*self.a_exports, *self.b_imports, *self.b_exports, *self.a_imports)

    @property
    def bases(self) -> tuple[Basis, ...]:
        """What the series are counted in, each once, in the order of the series."""
        return tuple(dict.fromkeys(basis(one) for one in self.series))

    def reported(self, reporter: str, flow: TradeFlow) -> tuple[Series, ...]:
        """One of the four flows; empty for a state that is neither side."""
        return tuple(s for s in self.series if (s.reporter, s.flow) == (reporter, flow))

    def directions(self) -> Iterator[tuple[str, str]]:
        """Exporter and importer, both ways."""
        yield self.a, self.b
        yield self.b, self.a


def four_flows(
    record: Record,
    a: str,
    b: str,
    *,
    years: tuple[int, int] | None = None,
    frequency: Frequency = "A",
    product: str | None = None,
) -> FourFlows:
    """The four reported flows between two states, every vintage beside the others.

    Args:
        record: Where to look.
        a: One state, ISO 3166 alpha-3.
        b: The other.
        years: First and last year, both inclusive; None for all.
        frequency: Annual or monthly; one is never made from the other.
        product: Harmonised System code; None for all goods together.

    Raises:
        UsageError: when both are the same state, or the years stand in the wrong order.
        RecordError: when the record cannot be read.
    """
    _require_a_pair(a, b, years)
    held = record.series(a, b, frequency=frequency, product=product)
    found = selected(held, frequency=frequency, product=product, years=years)
    return FourFlows(
        a=a,
        b=b,
        frequency=frequency,
        product=product,
        years=years,
        a_exports=_ordered(found, a, "exports"),
        b_imports=_ordered(found, b, "imports"),
        b_exports=_ordered(found, b, "exports"),
        a_imports=_ordered(found, a, "imports"),
    )


def basis(series: Series) -> Basis:
    """What a series is counted in."""
    return Basis(series.vintage, series.unit, series.measure, hs_of(series))


def same_period_a_year_before(period: str) -> str:
    """``2019`` for ``2020``, ``2019-05`` for ``2020-05``."""
    return f"{int(period[:4]) - 1:04d}{period[4:]}"


def dated(vintage: Vintage) -> str:
    """A vintage in words: ``wits, retrieved 2017-11-13``."""
    if vintage.published:
        return f"{vintage.provider}, published {vintage.published}"
    return f"{vintage.provider}, retrieved {vintage.retrieved}" if vintage.retrieved else vintage.provider


def _ordered(series: Iterable[Series], reporter: str, flow: TradeFlow) -> tuple[Series, ...]:
    ours = (one for one in series if (one.reporter, one.flow) == (reporter, flow))
    return tuple(sorted(ours, key=lambda one: [str(part or "") for part in (*one.vintage, one.valuation)]))


def _require_a_pair(a: str, b: str, years: tuple[int, int] | None) -> None:
    if a == b:
        raise UsageError(f"{a} is named as both sides of the trade", hint="name two different states")
    if years is not None and years[0] > years[1]:
        raise UsageError(
            f"the years {years[0]}-{years[1]} end before they begin",
            hint=f"write {years[1]}-{years[0]}",
        )
