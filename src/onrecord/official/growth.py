"""Each side's growth, and how often the two sides disagree on its sign."""

from collections.abc import Iterable, Iterator, Mapping
from statistics import median
from typing import NamedTuple

from onrecord.gazetteer.territories import broken
from onrecord.model.base import CountryCode, Frozen
from onrecord.model.claims import Flow
from onrecord.model.findings import Valuation
from onrecord.official.flows import Basis, FourFlows, basis, same_period_a_year_before
from onrecord.official.sums import sums


class Growth(Frozen, frozen=True, kw_only=True):
    """A reporter's growth on the same period a year before, within one vintage and valuation.

    Attributes:
        reporter: Whose count it is.
        partner: The other side.
        flow: Exports, imports, or their total.
        basis: Vintage, unit, measure and product of both periods.
        valuations: Of the flows it is computed from, in the order exports, imports.
        period: ``YYYY`` or ``YYYY-MM``.
        base: The same period a year before.
        value: Percent.
        estimated: Whether any figure behind it was estimated by the provider.
    """

    reporter: CountryCode
    partner: CountryCode
    flow: Flow
    basis: Basis
    valuations: tuple[Valuation | None, ...]
    period: str
    base: str
    value: float
    estimated: bool


class Disagreement(Frozen, frozen=True, kw_only=True):
    """How two sides' growth of one flow compares in one vintage. Estimates are left out.

    Attributes:
        first: Whose growth, and of what (``RUS exports``, ``RUS total``).
        second: The other side's growth of the same flow.
        basis: Vintage, unit, measure and product of both.
        periods: Those in which both sides' growth is known, in order.
        opposite: Those of them in which one side grew and the other shrank.
        median_gap: Median absolute difference of the two rates, in points.
    """

    first: str
    second: str
    basis: Basis
    periods: tuple[str, ...]
    opposite: tuple[str, ...]
    median_gap: float


class _Line(NamedTuple):
    """One reporter's count of one flow: what a growth rate may be computed within."""

    reporter: str
    flow: Flow
    basis: Basis
    valuations: tuple[Valuation | None, ...]


_Values = Mapping[str, tuple[float, bool]]


def growths(flows: FourFlows) -> tuple[Growth, ...]:
    """Growth of each reporter's exports, imports and total, wherever both periods are held.

    A total needs both flows in both periods. Nothing is computed across vintages, valuations or a change of
    territory.
    """
    return tuple(one for line, values in _lines(flows).items() for one in _rates(flows, line, values))


def disagreements(flows: FourFlows) -> tuple[Disagreement, ...]:
    """The two sides' growth against each other: A's sales, B's sales, and the total by both own counts."""
    reported = [growth for growth in growths(flows) if not growth.estimated]
    a, b = flows.a, flows.b
    matched: tuple[tuple[tuple[str, Flow], tuple[str, Flow]], ...] = (
        ((a, "exports"), (b, "imports")),
        ((b, "exports"), (a, "imports")),
        ((a, "total"), (b, "total")),
    )
    return tuple(one for first, second in matched for one in _compared(reported, first, second))


def _lines(flows: FourFlows) -> dict[_Line, _Values]:
    found: dict[_Line, dict[str, tuple[float, bool]]] = {}
    for series in flows.series:
        line = _Line(series.reporter, series.flow, basis(series), (series.valuation,))
        found.setdefault(line, {}).update({o.period: (o.value, o.estimated) for o in series.observations})
    for one in sums(flows):
        if one.counter is not None:
            valuations = tuple(component.valuation for component in one.components)
            line = _Line(one.counter, "total", one.basis, valuations)
            found.setdefault(line, {})[one.period] = (one.value, one.estimated)
    return dict(sorted(found.items(), key=lambda item: _place(flows, item[0])))


def _place(flows: FourFlows, line: _Line) -> tuple[bool, int]:
    return line.reporter != flows.a, ("exports", "imports", "total").index(line.flow)


def _rates(flows: FourFlows, line: _Line, values: _Values) -> Iterator[Growth]:
    partner = flows.b if line.reporter == flows.a else flows.a
    for period, (value, estimated) in sorted(values.items()):
        base = same_period_a_year_before(period)
        before, guessed = values.get(base, (0.0, False))
        if before > 0 and not broken((line.reporter, partner), base, period):
            yield Growth(
                reporter=line.reporter,
                partner=partner,
                flow=line.flow,
                basis=line.basis,
                valuations=line.valuations,
                period=period,
                base=base,
                value=(value / before - 1) * 100,
                estimated=estimated or guessed,
            )


def _compared(
    found: Iterable[Growth], first: tuple[str, Flow], second: tuple[str, Flow]
) -> Iterator[Disagreement]:
    rates = _by_line(found)
    for line, mine in rates.items():
        for other, theirs in rates.items():
            ends = ((line.reporter, line.flow), (other.reporter, other.flow))
            shared = tuple(sorted(mine.keys() & theirs.keys()))
            if ends == (first, second) and line.basis == other.basis and shared:
                yield Disagreement(
                    first=" ".join(first),
                    second=" ".join(second),
                    basis=line.basis,
                    periods=shared,
                    opposite=tuple(p for p in shared if mine[p] * theirs[p] < 0),
                    median_gap=median(abs(mine[p] - theirs[p]) for p in shared),
                )


def _by_line(found: Iterable[Growth]) -> dict[_Line, dict[str, float]]:
    lines: dict[_Line, dict[str, float]] = {}
    for growth in found:
        line = _Line(growth.reporter, growth.flow, growth.basis, growth.valuations)
        lines.setdefault(line, {})[growth.period] = growth.value
    return lines
