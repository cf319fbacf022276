"""A pair's trade in a terminal: one compact table of the flows, then how far the two counts differ."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.reporting.catalogue import t
from onrecord.reporting.drawing import SHORT_SCALES
from onrecord.reporting.pair_figures import Comparison
from onrecord.reporting.pair_grids import MISSING, Grid
from onrecord.reporting.pair_view import PairView
from onrecord.reporting.quantities import number
from onrecord.reporting.trade_view import Direction, Line
from onrecord.reporting.visible import on_one_line

_MOST_COLUMNS = 6
"""More lines than fit beside each other get a table a direction."""
_UNLIMITED = 10_000


def print_pair(view: PairView, console: Console) -> None:
    """Print one pair's trade; tables are as wide as the console."""
    console.print(Text(on_one_line(view.title), style="bold"))
    facts = " · ".join(f"{label.lower()} {on_one_line(fact)}" for label, fact in view.facts)
    console.print(Text(facts, style="dim"))
    for sentence in view.glance:
        console.print(Text(on_one_line(sentence)))
    for directions in _together(view):
        console.print()
        console.print(_flows(view, directions))
    if view.differences:
        _print_grid(view.differences, console)
    for grid in view.further:
        if grid.shape == "words":
            _print_grid(grid, console)
    _print_lines(t("pair.notes"), view.notes, console)
    _print_lines(t("pair.cite"), view.citations, console)


def _together(view: PairView) -> Iterable[tuple[Direction, ...]]:
    """Both directions in one table where they fit, else one after the other."""
    shown = tuple(direction for direction in view.trade.directions if direction.lines)
    if sum(len(direction.lines) + 1 for direction in shown) <= _MOST_COLUMNS:
        return (shown,) if shown else ()
    return tuple((direction,) for direction in shown)


def _flows(view: PairView, directions: Sequence[Direction]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", pad_edge=False)
    table.add_column("", style="dim", no_wrap=True, vertical="bottom")
    columns: list[dict[str, str]] = []
    for direction in directions:
        for line in direction.lines:
            table.add_column(_head(line), justify="right", vertical="bottom")
            columns.append({p: _amount(value, estimated) for p, (value, estimated) in line.values.items()})
        for gap in _gaps(view, direction):
            table.add_column(_ratio_head(gap), justify="right", style="cyan", vertical="bottom")
            columns.append({p: number(r, digits=2, zeros=True) for p, r in gap.ratios.items()})
    for period in sorted({period for direction in directions for period in direction.periods}):
        table.add_row(period, *(column.get(period, MISSING) for column in columns))
    return table


def _gaps(view: PairView, direction: Direction) -> list[Comparison]:
    return [c for c in view.comparisons if c.exporter == direction.exporter_code]


def _head(line: Line) -> Text:
    return Text.assemble(on_one_line(line.label), (f"\n{on_one_line(line.vintage)}, {line.unit}", "dim"))


def _ratio_head(gap: Comparison) -> Text:
    told = ", ".join(filter(None, (on_one_line(gap.providers), gap.vintage or t("grid.two_vintages"))))
    return Text.assemble(t("head.ratio"), (f"\n{told}", "dim"))


def _amount(value: float, estimated: bool) -> str:
    scale, key = next(((s, key) for s, key in SHORT_SCALES if abs(value) >= s), (1.0, ""))
    digits = 2 if abs(value) / scale < 100 else 1
    text = number(value / scale, digits=digits, zeros=bool(key))
    text = t("short." + key, amount=text) if key else text
    return t("grid.estimated", amount=text) if estimated else text


def _print_grid(grid: Grid, console: Console) -> None:
    console.print()
    console.print(Text(on_one_line(grid.title), style="bold underline"))
    if grid.caption:
        console.print(Text(on_one_line(grid.caption), style="dim"))
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
    table.add_column(grid.corner, vertical="bottom")
    for head in grid.heads:
        table.add_column(Text(" ".join((head.text, head.small)).strip()), vertical="bottom")
    for label, cells in grid.rows:
        table.add_row(Text(on_one_line(label)), *(Text(on_one_line(cell)) for cell in cells))
    if console.measure(table, options=console.options.update(width=_UNLIMITED)).maximum <= console.width:
        console.print(table)
    else:
        _print_rows(grid, console)


def _print_rows(grid: Grid, console: Console) -> None:
    """The table of a narrow console: a paragraph a row, each cell behind its head."""
    for label, cells in grid.rows:
        told = [
            f"{on_one_line(' '.join((head.text, head.small)).strip()).lower()} {on_one_line(cell)}"
            for head, cell in zip(grid.heads, cells, strict=True)
            if cell != MISSING
        ]
        console.print(Text.assemble((f"{on_one_line(label)}: ", "bold"), " · ".join(told)))


def _print_lines(heading: str, lines: Sequence[str], console: Console) -> None:
    if lines:
        console.print()
        console.print(Text(heading, style="bold underline"))
    for line in lines:
        console.print(Text(f"- {on_one_line(line)}"))
