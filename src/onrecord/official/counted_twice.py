"""One office's count of one flow that is held twice: revised by its provider, or told by two providers."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from statistics import median

from onrecord.model import Series
from onrecord.model.base import Frozen


class Twice(Frozen, frozen=True, kw_only=True):
    """One office's count of one flow in two series of one unit and valuation.

    Attributes:
        earlier: The series first published or retrieved.
        later: The other one.
        changes: Later over earlier, less one, by period in both; estimates take no part.
    """

    earlier: Series
    later: Series
    changes: Mapping[str, float]

    @property
    def revised(self) -> bool:
        """Whether both are one provider's, so that the later one revises the earlier."""
        return self.earlier.provider == self.later.provider

    @property
    def moved(self) -> dict[str, float]:
        """The changes that are any."""
        return {period: change for period, change in self.changes.items() if change}

    @property
    def median(self) -> float:
        """The middle size of the changes that are any; 0 where there are none."""
        return median(map(abs, self.moved.values())) if self.moved else 0.0


def counted_twice(series: Iterable[Series]) -> tuple[Twice, ...]:
    """Every two vintages of one provider, and the latest ones of every two providers, that share a period."""
    ordered = sorted(series, key=lambda one: one.published or one.retrieved or "")
    latest = {(one.provider, *_count(one)): one for one in ordered}
    return tuple(_twice(ordered, set(map(id, latest.values()))))


def _twice(ordered: Iterable[Series], latest: set[int]) -> Iterator[Twice]:
    for one, other in combinations(ordered, 2):
        if one.vintage == other.vintage or _count(one) != _count(other):
            continue
        if one.provider != other.provider and not {id(one), id(other)} <= latest:
            continue
        if changes := _changes(one, other):
            yield Twice(earlier=one, later=other, changes=changes)


def _count(series: Series) -> tuple[object, ...]:
    return (
        series.reporter, series.partner, series.flow, series.measure, series.product,
        series.unit, series.valuation,
    )  # fmt: skip


def _changes(earlier: Series, later: Series) -> dict[str, float]:
    before, after = (
        {o.period: o.value for o in one.observations if not o.estimated} for one in (earlier, later)
    )
    return {p: after[p] / before[p] - 1 for p in sorted(before.keys() & after.keys()) if before[p] > 0}
