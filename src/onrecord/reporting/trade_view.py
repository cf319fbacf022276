"""The reported flows of a pair of countries as a table and as lines of a chart."""

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
    """The reported flows between two countries."""

    pair: tuple[str, str]
    title: str
    directions: tuple[Direction, ...]
    notes: tuple[str, ...]


def trade_view(table: TradeTable) -> TradeView:
    """The two directions of trade of a pair; directions without any figure stay, and say so."""
    first, second = table.pair
    return TradeView(
        pair=(first, second),
        title=f"Trade between {title(first)} and {title(second)} as reported",
        directions=tuple(_direction(table, *ends) for ends in ((first, second), (second, first))),
        notes=tuple(with_names(note.text, table.pair) for note in table.notes),
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
