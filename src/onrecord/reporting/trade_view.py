"""The reported flows of a pair of countries as a table and as lines of a chart."""

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Series, TradeTable
from onrecord.reporting.catalogue import t
from onrecord.reporting.names import State, country_name, with_names
from onrecord.reporting.quantities import number
from onrecord.reporting.words import capitalised


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
        title=t("flows.title", first=State(first), second=State(second)),
        directions=tuple(_direction(table, *ends) for ends in ((first, second), (second, first))),
        together=_together(table),
        notes=tuple(with_names(note.text, table.pair) for note in table.notes),
    )


def _together(table: TradeTable) -> Direction | None:
    """Both directions as each office counts them; a period that lacks either flow has no sum."""
    first, second = table.pair
    lines = [line for reporter in (first, second) for line in _sums(table, reporter, first)]
    name = t("flows.together", first=State(first), second=State(second))
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
        label=capitalised(t("count.both", reporter=State(sold.reporter))),
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
        title=direction_words(exporter, importer),
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
        t("measure." + series.measure) if series.measure != "goods" else "",
        series.valuation or "",
        t("system." + series.trade_system) if series.trade_system else "",
    )
    return Line(
        label=", ".join((count_words(series), *filter(None, special))),
        vintage=f"{series.provider}, {dated(series)}",
        by_exporter=series.reporter == exporter,
        unit=series.unit.upper(),
        values={o.period: (o.value, o.estimated) for o in series.observations},
        series=series,
    )


def direction_words(exporter: str, importer: str) -> str:
    """Whose sales to whom."""
    return t("flows.direction", seller=State(exporter), buyer=State(importer))


def count_words(series: Series) -> str:
    """Whose count of what."""
    return capitalised(t("count." + series.flow, reporter=State(series.reporter)))


def dated(series: Series) -> str:
    """When a series was published or retrieved, in words."""
    if series.published:
        return t("vintage.published", day=series.published)
    return t("vintage.retrieved", day=series.retrieved) if series.retrieved else t("vintage.unknown")


def _cell(line: Line, period: str) -> str:
    if period not in line.values:
        return "–"
    value, estimated = line.values[period]
    amount = number(value, digits=0)
    return t("trade.estimated", amount=amount) if estimated else amount
