"""A comparison in a terminal and in Markdown."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.reporting.comparison_view import Cell, ComparisonView, Row, Section
from onrecord.reporting.markdown import escaped, table_lines
from onrecord.reporting.visible import on_one_line, shortened

_QUOTE_LENGTH = 220


def print_comparison(view: ComparisonView, console: Console) -> None:
    """Print a comparison: what was compared, then one table a section with a column a side."""
    for heading, lines in _heads(view):
        if lines:
            console.print(Text(heading.upper(), style="bold underline"))
        for line in lines:
            console.print(Text(f"  {on_one_line(line)}"), soft_wrap=False)
    if not view.sections:
        console.print(Text("No side's account was found in these texts.", style="italic"))
    for section in view.sections:
        console.print()
        console.print(_table(view, section))
    for note in view.notes:
        console.print(Text(on_one_line(note), style="italic"))


def comparison_markdown(view: ComparisonView) -> str:
    """The same in GitHub's dialect."""
    blocks = ["# The accounts side by side"]
    for heading, lines in _heads(view):
        if lines:
            blocks += [f"## {heading}", "\n".join(f"- {escaped(line)}" for line in lines)]
    if not view.sections:
        blocks.append("No side's account was found in these texts.")
    for section in view.sections:
        head = ("Topic", *(escaped(name) for _, name in view.sides))
        rows = [
            (_topic(row, escape=True), *(_cell_markdown(cell) for cell in row.cells)) for row in section.rows
        ]
        blocks += [f"## {escaped(section.heading)}", table_lines(head, rows)]
    blocks += [escaped(note) for note in view.notes]
    return "\n\n".join(blocks) + "\n"


def _heads(view: ComparisonView) -> Iterable[tuple[str, Sequence[str]]]:
    """What was compared, by heading."""
    return (("Documents", _documents(view)), ("Contacts", view.contacts), ("Accounts", view.accounts))


def _documents(view: ComparisonView) -> list[str]:
    return [
        ": ".join((identifier, ", ".join((title, *facts)))) for identifier, title, facts in view.documents
    ]


def _table(view: ComparisonView, section: Section) -> Table:
    table = Table(
        title=section.heading, title_justify="left", title_style="bold", show_lines=True, expand=True
    )
    table.add_column("Topic", ratio=1)
    for _, name in view.sides:
        table.add_column(on_one_line(name), ratio=3)
    for row in section.rows:
        table.add_row(Text(_topic(row, escape=False)), *(Text(_cell_text(cell)) for cell in row.cells))
    return table


def _topic(row: Row, *, escape: bool) -> str:
    told = f"{row.topic}: {row.conflict}" if row.conflict else row.topic
    return escaped(told) if escape else on_one_line(told)


def _cell_text(cell: Cell) -> str:
    return "\n".join(_lines(cell)) or f"({cell.absent})"


def _cell_markdown(cell: Cell) -> str:
    return "<br>".join(escaped(line) for line in _lines(cell)) or f"*{escaped(cell.absent or '')}*"


def _lines(cell: Cell) -> Iterable[str]:
    """Each quote with its place, and the side's own name of the matter."""
    for quote in cell.quotes:
        place = f"{quote.document} {quote.statement}, {quote.start}–{quote.end}"
        yield f"“{shortened(on_one_line(quote.text), _QUOTE_LENGTH)}” [{on_one_line(place)}]"
    if cell.names:
        yield f"names it “{on_one_line(', '.join(cell.names))}”"
