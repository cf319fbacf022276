"""Reports for people: terminal, Markdown and one standalone HTML page, all from one view."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.model import Report, TradeTable

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["render_html", "render_markdown", "render_terminal"]

Tables = Mapping[tuple[str, str], TradeTable]


def render_terminal(report: Report, console: "Console") -> None:
    """Print one report for reading in a terminal; the console decides on width and colour.

    Args:
        report: What was read, with findings or without.
        console: Where to print; a console that is no terminal gets no colour codes.
    """
    from onrecord.reporting.terminal import print_report
    from onrecord.reporting.view import report_view

    print_report(report_view(report), console)


def render_markdown(reports: Sequence[Report], tables: Tables) -> str:
    """The reports as one Markdown document (GitHub's dialect, for its tables).

    Args:
        reports: In the order in which they are to be shown.
        tables: The reported flows of each pair of countries, by their sorted codes.
    """
    from onrecord.reporting.markdown import markdown_page
    from onrecord.reporting.view import page_view

    return markdown_page(page_view(reports, tables))


def render_html(reports: Sequence[Report], tables: Tables) -> str:
    """The reports as one HTML page that needs no network, no script and no other file.

    Args:
        reports: In the order in which they are to be shown.
        tables: The reported flows of each pair of countries, by their sorted codes.
    """
    from onrecord.reporting.html import html_page
    from onrecord.reporting.view import page_view

    return html_page(page_view(reports, tables))
