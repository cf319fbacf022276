"""Ranks and shares of a reporter's partners, with what was left out of them by name."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from onrecord.errors import RecordError
from onrecord.model.base import CountryCode, Frozen
from onrecord.model.findings import TradeFlow, Valuation
from onrecord.model.trade import SeriesMeasure, Vintage
from onrecord.official.record import Record
from onrecord.official.rows import Row

LeftOutKind = Literal["no-state", "itself"]
_COMPLETE = 0.99  # providers round, and correct single partners without their world row


class Place(Frozen, frozen=True, kw_only=True):
    """One partner in a reporter's list.

    Attributes:
        partner: ISO 3166 alpha-3.
        value: Full units of the standing's unit.
        share: Of the standing's total, 0 to 1; None where that is not known.
        rank: 1 for the highest value; equal values share a rank; None where the list has holes.
        estimated: Whether the provider estimated the value.
    """

    partner: CountryCode
    value: float
    share: float | None
    rank: int | None
    estimated: bool = False


class LeftOut(Frozen, frozen=True, kw_only=True):
    """A row that counts in the total and has no rank.

    Attributes:
        code: The provider's code of a row that is no state; the reporter's own for its trade with itself.
        kind: Which of the two it is.
        value: Full units of the standing's unit.
        share: Of the standing's total, 0 to 1; None where that is not known.
    """

    code: str
    kind: LeftOutKind
    value: float
    share: float | None


class Standing(Frozen, frozen=True, kw_only=True):
    """All partners of a reporter for one flow and period, in one vintage.

    Attributes:
        reporter: Whose count it is.
        flow: Exports or imports.
        period: ``YYYY`` or ``YYYY-MM``.
        vintage: Where it comes from.
        unit: ISO 4217 code in lower case.
        measure: What is counted.
        product: Harmonised System code, None for all goods.
        valuation: FOB or CIF, None where the provider does not say.
        total: What shares are of: the reported world row where there is one, else all rows that are no
            aggregate added up; None for answers about single partners, which are not all.
        total_reported: Whether the total is a reported world row.
        covered: All rows but aggregates as a part of the reported world row, 0 to 1 and, where rows overlap,
            above; None where no world row is held and completeness cannot be checked.
        places: States, the highest value first.
        left_out: Rows that have no rank, the highest value first.
        aggregates: Codes of several states taken together; neither ranked nor counted in any sum.
    """

    reporter: CountryCode
    flow: TradeFlow
    period: str
    vintage: Vintage
    unit: str
    measure: SeriesMeasure = "goods"
    product: str | None = None
    valuation: Valuation | None = None
    total: float | None
    total_reported: bool
    covered: float | None
    places: tuple[Place, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    aggregates: tuple[str, ...] = ()

    @property
    def ranked(self) -> bool:
        """Whether every partner is held, as far as that can be checked, so that ranks mean something."""
        complete = self.total is not None if self.covered is None else self.covered >= _COMPLETE
        return complete and len(self.places) > 1

    @property
    def left_out_share(self) -> float | None:
        """All rows without rank as a part of the total, 0 to 1; None where the total is not known."""
        return None if self.total is None else sum(one.value for one in self.left_out) / self.total

    @property
    def unspecified(self) -> tuple[LeftOut, ...]:
        """The rows that are no state."""
        return tuple(one for one in self.left_out if one.kind == "no-state")

    def of(self, partner: str) -> Place | None:
        """A partner's place; None where nothing is reported for it."""
        return next((place for place in self.places if place.partner == partner), None)


class _Key(NamedTuple):
    vintage: Vintage
    unit: str
    measure: SeriesMeasure
    valuation: Valuation | None


def standings(
    record: Record, reporter: str, flow: TradeFlow, period: str, *, product: str | None = None
) -> tuple[Standing, ...]:
    """All partners of a reporter by value, one standing a vintage (and valuation) that holds any.

    Args:
        record: Where to look.
        reporter: ISO 3166 alpha-3.
        flow: Exports or imports.
        period: ``YYYY`` or ``YYYY-MM``.
        product: Harmonised System code; None for all goods together.

    Raises:
        RecordError: when a vintage holds two values for one partner.
    """
    grouped: dict[_Key, list[Row]] = {}
    listed = record.partners(reporter, flow, period, product=product)
    for vintage, row, _ in listed:
        grouped.setdefault(_Key(vintage, row.unit, row.measure, row.valuation), []).append(row)
    whole = {one.vintage for one in listed if one.whole}
    found = ((key, _each_once(rows)) for key, rows in sorted(grouped.items(), key=_order))
    return tuple(
        _standing(key, rows, product, whole=key.vintage in whole)
        for key, rows in found
        if any(row.partner_kind in {"state", "no-state"} for row in rows)
    )


def _order(item: tuple[_Key, list[Row]]) -> list[str]:
    key = item[0]
    return [str(part or "") for part in (*key.vintage, key.unit, key.measure, key.valuation)]


def _each_once(rows: Iterable[Row]) -> list[Row]:
    """Rows without repetitions; the higher value first, equal ones by code."""
    known: dict[str, Row] = {}
    for row in rows:
        other = known.setdefault(row.partner, row)
        if other.value != row.value:
            raise RecordError(
                f"one vintage has two values for {row.reporter}, {row.partner}, {row.period}, {row.flow}: "
                f"{other.value:.0f} and {row.value:.0f}",
                hint="import the two as separate snapshots, or keep one of the rows",
            )
    return sorted(known.values(), key=lambda row: (-row.value, row.partner))


def _standing(key: _Key, rows: Sequence[Row], product: str | None, *, whole: bool) -> Standing:
    world = next((row.value for row in rows if row.partner_kind == "world"), None)
    counted = [row for row in rows if row.partner_kind in {"state", "no-state"}]
    listed = sum(row.value for row in counted)
    total = world if world is not None else listed if whole else None
    bare = Standing(
        reporter=rows[0].reporter,
        flow=rows[0].flow,
        period=rows[0].period,
        vintage=key.vintage,
        unit=key.unit,
        measure=key.measure,
        product=product,
        valuation=key.valuation,
        total=total,
        total_reported=world is not None,
        covered=None if world is None else listed / world,
        places=_places([row for row in counted if _is_partner(row)], total),
        left_out=tuple(_left_out(row, total) for row in counted if not _is_partner(row)),
        aggregates=tuple(sorted(row.partner for row in rows if row.partner_kind == "aggregate")),
    )
    return bare if bare.ranked else _without_ranks(bare)


def _is_partner(row: Row) -> bool:
    return row.partner_kind == "state" and row.partner != row.reporter


def _places(rows: Sequence[Row], total: float | None) -> tuple[Place, ...]:
    first: dict[float, int] = {}
    for place, row in enumerate(rows, start=1):
        first.setdefault(row.value, place)
    return tuple(
        Place(
            partner=row.partner,
            value=row.value,
            share=_share(row, total),
            rank=first[row.value],
            estimated=row.estimated,
        )
        for row in rows
    )


def _left_out(row: Row, total: float | None) -> LeftOut:
    kind: LeftOutKind = "itself" if row.partner_kind == "state" else "no-state"
    return LeftOut(code=row.partner, kind=kind, value=row.value, share=_share(row, total))


def _share(row: Row, total: float | None) -> float | None:
    return None if total is None else row.value / total


def _without_ranks(standing: Standing) -> Standing:
    return replace(standing, places=tuple(replace(place, rank=None) for place in standing.places))
