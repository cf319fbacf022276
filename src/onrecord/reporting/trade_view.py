"""The reported flows of a pair of countries as a table and as lines of a chart."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.gazetteer import possessive, title
from onrecord.model import Series, TradeTable
from onrecord.reporting.names import country_name, with_names
from onrecord.reporting.quantities import number
from onrecord.reporting.words import MEASURES, capitalised


@dataclass(frozen=True, slots=True)
class Line:
    """One series of one direction of trade.

    Attributes:
        label: Who reports what.
        vintage: The provider, and when it published the figures.
        by_exporter: Whether the seller's office published it.
        unit: Currency code in upper case.
        values: Period to value and whether it is an estimate.
        series: What it shows.
    """

    label: str
    vintage: str
    by_exporter: bool
    unit: str
    values: dict[str, tuple[float, bool]]
    series: Series


@dataclass(frozen=True, slots=True)
class Direction:
    """Trade in one direction, as both ends report it."""

    title: str
    exporter_code: str
    exporter: str
    importer: str
    lines: tuple[Line, ...]

    @property
    def periods(self) -> tuple[str, ...]:
        """Every period that any line has, in order."""
        return tuple(sorted({period for line in self.lines for period in line.values}))

    def rows(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The table: period, and one cell a line; a dash where nothing was reported."""
        return tuple((period, tuple(_cell(line, period) for line in self.lines)) for period in self.periods)


@dataclass(frozen=True, slots=True)
class TradeView:
    """The reported flows between two countries.

    ``together`` has each office's own exports and imports added up; None where no office has both.
    """

    pair: tuple[str, str]
    title: str
    directions: tuple[Direction, ...]
    together: Direction | None
    notes: tuple[str, ...]


def trade_view(table: TradeTable) -> TradeView:
    """The two directions of trade of a pair; directions without any figure stay, and say so."""
    first, second = table.pair
    return TradeView(
        pair=(first, second),
        title=f"Trade between {title(first)} and {title(second)} as reported",
        directions=tuple(_direction(table, *ends) for ends in ((first, second), (second, first))),
        together=_together(table),
        notes=tuple(with_names(note.text, table.pair) for note in table.notes),
    )


def _together(table: TradeTable) -> Direction | None:
    """Both directions as each office counts them; a period that lacks either flow has no sum."""
    first, second = table.pair
    lines = [line for reporter in (first, second) for line in _sums(table, reporter, first)]
    name = f"{country_name(first)} and {title(second)} together"
    held = tuple(line for line in lines if line.values)
    return Direction(name, "", country_name(first), country_name(second), held) if held else None


def _sums(table: TradeTable, reporter: str, first: str) -> Iterable[Line]:
    own = [s for s in table.series if s.reporter == reporter and s.measure == "goods" and not s.product]
    for sold in own:
        for bought in own:
            alike = (sold.vintage, sold.unit) == (bought.vintage, bought.unit)
            if alike and (sold.flow, bought.flow) == ("exports", "imports"):
                yield _sum(sold, bought, by_first=reporter == first)


def _sum(sold: Series, bought: Series, *, by_first: bool) -> Line:
    others = {o.period: o for o in bought.observations}
    return Line(
        label=capitalised(f"{possessive(sold.reporter)} exports and imports"),
        vintage=f"{sold.provider}, {dated(sold)}",
        by_exporter=by_first,
        unit=sold.unit.upper(),
        values={
            o.period: (o.value + others[o.period].value, o.estimated or others[o.period].estimated)
            for o in sold.observations
            if o.period in others
        },
        series=sold,
    )


def _direction(table: TradeTable, exporter: str, importer: str) -> Direction:
    lines = [_line(series, exporter) for series in table.series if _ends(series) == (exporter, importer)]
    lines.sort(key=lambda line: not line.by_exporter)
    return Direction(
        title=f"{country_name(exporter)} to {title(importer)}",
        exporter_code=exporter,
        exporter=country_name(exporter),
        importer=country_name(importer),
        lines=tuple(line for line in lines if line.values),
    )


def _ends(series: Series) -> tuple[str, str]:
    ends = (series.reporter, series.partner)
    return ends if series.flow == "exports" else (ends[1], ends[0])


def _line(series: Series, exporter: str) -> Line:
    special = (
        series.product.words if series.product else "",
        MEASURES[series.measure] if series.measure != "goods" else "",
        series.valuation or "",
        f"{series.trade_system} trade" if series.trade_system else "",
    )
    return Line(
        label=", ".join(
            (capitalised(f"{possessive(series.reporter)} {series.flow}"), *filter(None, special))
        ),
        vintage=f"{series.provider}, {dated(series)}",
        by_exporter=series.reporter == exporter,
        unit=series.unit.upper(),
        values={o.period: (o.value, o.estimated) for o in series.observations},
        series=series,
    )


def dated(series: Series) -> str:
    """When a series was published or retrieved, in words."""
    if series.published:
        return f"published {series.published}"
    return f"retrieved {series.retrieved}" if series.retrieved else "date not known"


def _cell(line: Line, period: str) -> str:
    if period not in line.values:
        return "–"
    value, estimated = line.values[period]
    return f"{number(value, digits=0)}{' (estimated)' if estimated else ''}"
