"""Reports for people: terminal, Markdown and one standalone HTML page, all from one view.

The ``language`` of each is that of its fixed words, and has a catalogue; what a finding, a note or a text
says stays as it is.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from onrecord.model import Comparison, Report, TradeTable

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.official.pair import PairTrade

__all__ = [
    "render_comparison_html",
    "render_comparison_markdown",
    "render_comparison_terminal",
    "render_comparison_text",
    "render_html",
    "render_markdown",
    "render_terminal",
    "render_trade_html",
    "render_trade_markdown",
    "render_trade_terminal",
    "render_trade_text",
]

Tables = Mapping[tuple[str, str], TradeTable]


def render_terminal(report: Report, console: "Console", *, language: str = "en") -> None:
    """Print one report for reading in a terminal; the console decides on width and colour.

    Args:
        report: What was read, with findings or without.
        console: Where to print; a console that is no terminal gets no colour codes.
        language: Of the fixed words.
    """
    from onrecord.reporting.catalogue import catalogue, speaking
    from onrecord.reporting.terminal import print_report
    from onrecord.reporting.view import report_view

    with speaking(catalogue(language)):
        print_report(report_view(report), console)


def render_markdown(reports: Sequence[Report], tables: Tables, *, language: str = "en") -> str:
    """The reports as one Markdown document (GitHub's dialect, for its tables).

    Args:
        reports: In the order in which they are to be shown.
        tables: The reported flows of each pair of countries, by their sorted codes.
        language: Of the fixed words.
    """
    from onrecord.reporting.catalogue import catalogue, speaking
    from onrecord.reporting.markdown import markdown_page
    from onrecord.reporting.view import page_view

    with speaking(catalogue(language)):
        return markdown_page(page_view(reports, tables))


def render_html(reports: Sequence[Report], tables: Tables, *, language: str = "en") -> str:
    """The reports as one HTML page that needs no network and no other file, and is whole without its script.

    Args:
        reports: In the order in which they are to be shown.
        tables: The reported flows of each pair of countries, by their sorted codes.
        language: Of the page and its fixed words.
    """
    from onrecord.reporting.catalogue import catalogue, speaking
    from onrecord.reporting.html import html_page
    from onrecord.reporting.view import page_view

    with speaking(catalogue(language)):
        return html_page(page_view(reports, tables))


def render_comparison_html(comparison: Comparison, *, language: str = "en") -> str:
    """The accounts side by side as one HTML page that needs no network and no other file.

    Args:
        comparison: The accounts.
        language: Of the page and its fixed words.
    """
    from onrecord.reporting.catalogue import catalogue, speaking
    from onrecord.reporting.comparison_page import comparison_html

    with speaking(catalogue(language)):
        return comparison_html(comparison)


def render_comparison_terminal(comparison: Comparison, console: "Console", *, language: str = "en") -> None:
    """Print the accounts side by side; the console decides on width and colour."""
    from onrecord.reporting.catalogue import catalogue, speaking
    from onrecord.reporting.comparison_text import print_comparison
    from onrecord.reporting.comparison_view import comparison_view

    with speaking(catalogue(language)):
        print_comparison(comparison_view(comparison), console)


def render_comparison_text(comparison: Comparison, *, width: int = 120, language: str = "en") -> str:
    """The same as plain text of a width in characters."""
    from io import StringIO

    from rich.console import Console

    text = StringIO()
    render_comparison_terminal(comparison, Console(file=text, width=width), language=language)
    return text.getvalue()


def render_comparison_markdown(comparison: Comparison, *, language: str = "en") -> str:
    """The accounts side by side as Markdown (GitHub's dialect, for its tables)."""
    from onrecord.reporting.catalogue import catalogue, speaking
    from onrecord.reporting.comparison_text import comparison_markdown
    from onrecord.reporting.comparison_view import comparison_view

    with speaking(catalogue(language)):
        return comparison_markdown(comparison_view(comparison))


def render_trade_terminal(pair: "PairTrade", console: "Console", *, language: str = "en") -> None:
    """Print one pair's trade as compact tables; the console decides on width and colour.

    Args:
        pair: The views of the pair.
        console: Where to print; a console that is no terminal gets no colour codes.
        language: Of the fixed words.
    """
    from onrecord.reporting.catalogue import catalogue, speaking
    from onrecord.reporting.pair_terminal import print_pair
    from onrecord.reporting.pair_view import pair_view

    with speaking(catalogue(language)):
        print_pair(pair_view(pair), console)


def render_trade_text(pair: "PairTrade", *, width: int = 100, language: str = "en") -> str:
    """The same as plain text of a width in characters."""
    from io import StringIO

    from rich.console import Console

    text = StringIO()
    render_trade_terminal(pair, Console(file=text, width=width), language=language)
    return text.getvalue()


def render_trade_html(pair: "PairTrade", *, command: str | None = None, language: str = "en") -> str:
    """One pair's trade as an HTML page that needs no network and no other file.

    Args:
        pair: The views of the pair.
        command: What made the page, told at its end.
        language: Of the page and its fixed words.
    """
    from onrecord.reporting.catalogue import catalogue, speaking
    from onrecord.reporting.pair_pages import pair_html
    from onrecord.reporting.pair_view import pair_view

    with speaking(catalogue(language)):
        return pair_html(pair_view(pair, command=command))


def render_trade_markdown(pair: "PairTrade", *, command: str | None = None, language: str = "en") -> str:
    """One pair's trade as Markdown (GitHub's dialect, for its tables), without the charts.

    Args:
        pair: The views of the pair.
        command: What made the document, told at its end.
        language: Of the fixed words.
    """
    from onrecord.reporting.catalogue import catalogue, speaking
    from onrecord.reporting.pair_pages import pair_markdown
    from onrecord.reporting.pair_view import pair_view

    with speaking(catalogue(language)):
        return pair_markdown(pair_view(pair, command=command))
