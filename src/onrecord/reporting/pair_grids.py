"""The figures of one direction as tables: by year with growth, or by month as a calendar."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.official.pair import PairTrade
from onrecord.reporting.catalogue import t
from onrecord.reporting.names import with_names
from onrecord.reporting.pair_figures import Comparison, count_of, rates
from onrecord.reporting.quantities import number, percent
from onrecord.reporting.trade_view import Direction, Line

MISSING = "–"


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head, with what stands small below it, a line each."""

    text: str
    small: str = ""


def heads_of(*keys: str) -> tuple[Head, ...]:
    """Columns by the keys of their names (``[head]`` in the catalogue)."""
    return tuple(Head(t("head." + key)) for key in keys)


def _month_heads() -> tuple[Head, ...]:
    return tuple(Head(t("brief." + f"{month:02}")) for month in range(1, 13))


def _marked(amount: str, *, estimated: bool) -> str:
    return t("grid.estimated", amount=amount) if estimated else amount


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: a label and one cell a column in each row.

    Attributes:
        title: What it shows.
        caption: How to read it; "" where that is plain.
        corner: The head of the labels.
        heads: The columns.
        rows: Label and cells.
        shape: Columns of numbers; a calendar of thirteen narrow ones; or a few rows of words and numbers.
    """

    title: str
    caption: str
    corner: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    shape: Literal["numbers", "calendar", "words"] = "numbers"


def direction_grids(
    trade: PairTrade, direction: Direction, compared: Sequence[Comparison]
) -> tuple[Grid, ...]:
    """The figures of one direction; none where nothing is held."""
    if not direction.lines:
        return ()
    gaps = [c for c in compared if c.exporter == direction.exporter_code]
    if trade.flows.frequency == "M":
        return (*map(_calendar, direction.lines), *map(_ratios_by_month, gaps))
    return (_by_year(trade, direction, gaps),)


def sums_grid(trade: PairTrade) -> Grid | None:
    """Total trade by construction and year; None for months, which would be a calendar each."""
    kinds = dict.fromkeys((one.construction, one.basis, one.components[0].valuation) for one in trade.sums)
    if not kinds or trade.flows.frequency == "M":
        return None
    columns, heads = [], []
    for construction, basis, valuation in kinds:
        ours = [one for one in trade.sums if (one.construction, one.basis) == (construction, basis)]
        own = t("grid.own" if ours[0].counter else "grid.mixed")
        heads.append(Head(with_names(construction, trade.table.pair), f"{basis.vintage.provider}; {own}"))
        columns.append(
            {
                one.period: _marked(number(one.value, digits=0), estimated=one.estimated)
                for one in ours
                if one.components[0].valuation == valuation
            }
        )
    periods = sorted({period for column in columns for period in column})
    units = ", ".join(dict.fromkeys(basis.unit.upper() for _, basis, _ in kinds))
    caption = t("grid.sums_told", units=units)
    rows = tuple((period, tuple(column.get(period, MISSING) for column in columns)) for period in periods)
    return Grid(t("grid.sums"), caption, t("head.year"), tuple(heads), rows)


def _by_year(trade: PairTrade, direction: Direction, gaps: Sequence[Comparison]) -> Grid:
    heads, columns, grown = [], [], rates(trade)
    for line in direction.lines:
        heads += [
            Head(line.label, f"{line.unit}; {line.vintage}".replace(", ", "\n")),
            Head(t("head.growth")),
        ]
        rate = grown.get(count_of(line.series), {})
        columns += [_values(line), {p: percent(r, signed=True, zeros=True) for p, r in rate.items()}]
    for gap in gaps:
        heads.append(Head(t("head.ratio"), f"{t('head.buyer_over_seller')}\n{gap.providers}"))
        columns.append({p: number(ratio, digits=2, zeros=True) for p, ratio in gap.ratios.items()})
    rows = tuple((p, tuple(column.get(p, MISSING) for column in columns)) for p in direction.periods)
    return Grid(direction.title, _caption(direction.lines), t("head.year"), tuple(heads), rows)


def _values(line: Line) -> dict[str, str]:
    return {
        period: _marked(number(value, digits=0), estimated=estimated)
        for period, (value, estimated) in line.values.items()
    }


def _caption(lines: Sequence[Line]) -> str:
    estimated = any(flag for line in lines for _, flag in line.values.values())
    signs = (
        t("grid.missing", sign=MISSING) if _has_holes(lines) else "",
        t("grid.estimates") if estimated else "",
    )
    return " ".join(filter(None, signs))


def _has_holes(lines: Sequence[Line]) -> bool:
    """Whether a line lacks a period that the table has a cell for."""
    periods = {period for line in lines for period in line.values}
    whole = (
        {f"{p[:4]}-{month:02}" for p in periods for month in range(1, 13)} if _monthly(periods) else periods
    )
    return any(whole - line.values.keys() for line in lines)


def _monthly(periods: Iterable[str]) -> bool:
    return any(len(period) > 4 for period in periods)


def _calendar(line: Line) -> Grid:
    told = f"{t('grid.millions', unit=line.unit, vintage=line.vintage)} {_caption([line])}".strip()
    millions = {p: (value / 1e6, flag) for p, (value, flag) in line.values.items()}
    cells = {p: _marked(_short(value), estimated=flag) for p, (value, flag) in millions.items()}
    sums = _full_years(millions)
    rows = tuple((year, (*_months(cells, year), sums.get(year, MISSING))) for year in _years(cells))
    caption = f"{told} {t('grid.months_told')}"
    heads = (*_month_heads(), *heads_of("months"))
    return Grid(line.label, caption, t("head.year"), heads, rows, shape="calendar")


def _ratios_by_month(gap: Comparison) -> Grid:
    cells = {p: number(ratio, digits=2, zeros=True) for p, ratio in gap.ratios.items()}
    rows = tuple((year, _months(cells, year)) for year in _years(cells))
    caption = t("grid.mirror_told", providers=gap.providers)
    return Grid(t("grid.mirror"), caption, t("head.year"), _month_heads(), rows, shape="calendar")


def _short(value: float) -> str:
    return number(value, digits=0 if value >= 100 else 2, zeros=True)


def _months(cells: Mapping[str, str], year: str) -> tuple[str, ...]:
    return tuple(cells.get(f"{year}-{month:02}", MISSING) for month in range(1, 13))


def _years(cells: Mapping[str, object]) -> list[str]:
    return sorted({period[:4] for period in cells})


def _full_years(values: Mapping[str, tuple[float, bool]]) -> dict[str, str]:
    """The sums of years with twelve months, marked where a month is an estimate."""
    by_year: dict[str, list[tuple[float, bool]]] = {}
    for period, month in values.items():
        by_year.setdefault(period[:4], []).append(month)
    return {
        year: _marked(_short(sum(value for value, _ in months)), estimated=any(flag for _, flag in months))
        for year, months in by_year.items()
        if len(months) == 12
    }
