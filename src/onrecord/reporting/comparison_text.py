"""A comparison in a terminal and in Markdown."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.reporting.catalogue import t
from onrecord.reporting.comparison_rows import Cell, Row
from onrecord.reporting.comparison_view import (
    AccountView,
    ComparisonView,
    ContactView,
    Group,
    Section,
    Source,
)
from onrecord.reporting.comparison_words import heading, place_words, title
from onrecord.reporting.markdown import escaped, table_lines
from onrecord.reporting.visible import on_one_line, shortened
from onrecord.reporting.words import listed

_QUOTE_LENGTH = 220


def print_comparison(view: ComparisonView, console: Console) -> None:
    """Print a comparison: what was compared, then one table a section with a column a side."""
    for label, lines in _heads(view):
        if lines:
            console.print(Text(label.upper(), style="bold underline"))
        for line in lines:
            console.print(Text(f"  {on_one_line(line)}"), soft_wrap=False)
    if not view.sections:
        console.print(Text(t("compare.none"), style="italic"))
    for group in view.groups:
        if group.contact:
            console.print()
            console.print(Text(on_one_line(group.contact), style="bold underline"))
        for section in group.sections:
            console.print()
            console.print(_table(group, section))
    for note in view.notes:
        console.print(Text(on_one_line(note), style="italic"))


def comparison_markdown(view: ComparisonView) -> str:
    """The same in GitHub's dialect."""
    blocks = [f"# {escaped(title(view))}"]
    for label, lines in _heads(view):
        if lines:
            blocks += [f"## {label}", "\n".join(f"- {escaped(line)}" for line in lines)]
    if not view.sections:
        blocks.append(t("compare.none"))
    for group in view.groups:
        if group.contact:
            blocks.append(f"## {escaped(group.contact)}")
        for section in group.sections:
            blocks += _section_markdown(group, section)
    blocks += [escaped(note) for note in view.notes]
    return "\n\n".join(blocks) + "\n"


def _section_markdown(group: Group, section: Section) -> tuple[str, str]:
    head = (t("compare.topic"), *(escaped(name) for _, name in group.sides))
    rows = [(_topic(row, escape=True), *(_cell_markdown(cell) for cell in row.cells)) for row in section.rows]
    level = "###" if group.contact else "##"
    return f"{level} {escaped(heading(section, len(group.sides)))}", table_lines(head, rows)


def _heads(view: ComparisonView) -> Iterable[tuple[str, Sequence[str]]]:
    """What was compared, by heading."""
    yield t("compare.documents"), [_document(one) for one in view.documents]
    yield t("compare.contacts"), [_contact(one) for one in view.contacts]
    yield t("compare.accounts"), [_account(one) for one in view.accounts]
    yield (
        t("compare.bonds"),
        [f"{one.name}: {t('bond.words', words=one.words)} [{one.document}]" for one in view.bonds],
    )


def _document(source: Source) -> str:
    told = (source.title or t("report.untitled"), *source.facts)
    return f"{source.id}: {source.error or ', '.join(told)}"


def _contact(contact: ContactView) -> str:
    told = t("compare.told_in", documents=listed(contact.told))
    return f"{contact.id}: {contact.line} ({told})"


def _account(account: AccountView) -> str:
    kind = t("compare.first_hand") if account.first_hand else t("compare.second_hand")
    where = t("compare.account_in", side=account.name, document=account.document)
    return f"{account.id}: {where}, {kind}, {t('compare.points', n=account.points)}"


def _table(group: Group, section: Section) -> Table:
    table = Table(
        title=heading(section, len(group.sides)),
        title_justify="left",
        title_style="bold",
        show_lines=True,
        expand=True,
    )
    table.add_column(t("compare.topic"), ratio=1)
    for _, name in group.sides:
        table.add_column(on_one_line(name), ratio=3)
    for row in section.rows:
        table.add_row(Text(_topic(row, escape=False)), *(Text(_cell_text(cell)) for cell in row.cells))
    return table


def _topic(row: Row, *, escape: bool) -> str:
    told = f"{row.topic}: {t('conflict.' + row.conflict)}" if row.conflict else row.topic
    return escaped(told) if escape else on_one_line(told)


def _cell_text(cell: Cell) -> str:
    return "\n".join(_lines(cell)) or f"({_silence(cell)})"


def _cell_markdown(cell: Cell) -> str:
    return "<br>".join(escaped(line) for line in _lines(cell)) or f"*{escaped(_silence(cell))}*"


def _silence(cell: Cell) -> str:
    return t("compare.omitted" if cell.absent == "omitted" else "compare.not_given") if cell.absent else ""


def _lines(cell: Cell) -> Iterable[str]:
    """In a conflict the values, each quote with its place, its weight, and the side's own name of it."""
    if cell.values:
        yield on_one_line(", ".join(cell.values))
    for quote in cell.quotes:
        place = f"{quote.document} {quote.statement}, {quote.start}–{quote.end}"
        yield f"“{shortened(on_one_line(quote.text), _QUOTE_LENGTH)}” [{on_one_line(place)}]"
    if cell.order:
        yield place_words(cell)
    if cell.names:
        yield t("compare.names_it", names=on_one_line(", ".join(cell.names)))
