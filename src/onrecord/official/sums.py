"""Total trade of a pair by construction: each side's own count, and the two mixed ones."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from onrecord.model import Series
from onrecord.model.base import CountryCode, Frozen
from onrecord.model.findings import Component, TradeFlow
from onrecord.official.flows import Basis, FourFlows, basis


class Sum(Frozen, frozen=True, kw_only=True):
    """Two reported flows added up, within one vintage, unit, measure and product.

    Attributes:
        construction: What was added (``RUS exports + RUS imports``).
        counter: Whose count it is; None for a mixed one, which adds two offices' figures.
        basis: Vintage, unit, measure and product of both flows.
        period: ``YYYY`` or ``YYYY-MM``.
        value: Full units of the basis's unit; as reported, so exports FOB and imports CIF as a rule.
        estimated: Whether either flow was estimated by the provider.
        components: The two observations.
    """

    construction: str
    counter: CountryCode | None
    basis: Basis
    period: str
    value: float
    estimated: bool
    components: tuple[Component, Component]


class _Construction(NamedTuple):
    first: tuple[str, TradeFlow]
    second: tuple[str, TradeFlow]
    counter: str | None

    @property
    def words(self) -> str:
        return f"{' '.join(self.first)} + {' '.join(self.second)}"


def sums(flows: FourFlows) -> tuple[Sum, ...]:
    """Total trade by each construction and period, A's count first, then B's, then the mixed ones.

    A period that lacks either flow has no sum: a missing flow makes it unknown, never smaller.
    """
    return tuple(one for way in _constructions(flows.a, flows.b) for one in _added(flows, way))


def _constructions(a: str, b: str) -> tuple[_Construction, ...]:
    return (
        _Construction((a, "exports"), (a, "imports"), a),
        _Construction((b, "exports"), (b, "imports"), b),
        _Construction((a, "exports"), (b, "exports"), None),
        _Construction((a, "imports"), (b, "imports"), None),
    )


def _added(flows: FourFlows, way: _Construction) -> Iterator[Sum]:
    for one, other in product(flows.reported(*way.first), flows.reported(*way.second)):
        if basis(one) == basis(other):
            yield from _by_period(way, one, other)


def _by_period(way: _Construction, one: Series, other: Series) -> Iterator[Sum]:
    others = _components(other)
    for period, first in _components(one).items():
        second = others.get(period)
        if second is not None:
            yield Sum(
                construction=way.words,
                counter=way.counter,
                basis=basis(one),
                period=period,
                value=first.value + second.value,
                estimated=first.estimated or second.estimated,
                components=(first, second),
            )


def _components(series: Series) -> dict[str, Component]:
    return {
        o.period: Component(
            reporter=series.reporter,
            partner=series.partner,
            flow=series.flow,
            valuation=series.valuation,
            period=o.period,
            value=o.value,
            estimated=o.estimated,
        )
        for o in series.observations
    }
