"""``onrecord trade``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from onrecord.cli.options import (
    TRADE_FORMATS,
    asked_options,
    chosen_format,
    record_options,
    trade_output_options,
)
from onrecord.cli.run import ALL_READ, UNAVAILABLE, or_exit, tell_error
from onrecord.errors import ProviderError, UsageError

if TYPE_CHECKING:
    from onrecord.official.asked import Asked
    from onrecord.official.pair import PairTrade
    from onrecord.settings import Settings


class Wanted(TypedDict):
    """The values of the command's options."""

    years: str | None
    monthly: bool
    product: str | None
    provider: str | None
    data: tuple[Path, ...]
    mapping: Path | None
    online: bool
    offline: bool
    form: str | None
    output: Path | None
    report_language: str | None
    force: bool
    quiet: bool


@click.command()
@click.argument("countries", nargs=-1, required=True, metavar="COUNTRY COUNTRY")
@asked_options
@record_options
@click.option("--online", is_flag=True, help="Ask the provider first, and keep its answers.")
@click.option("--offline", is_flag=True, help="Ask nothing of the network; so it is without --online.")
@trade_output_options
def command(countries: tuple[str, ...], **wanted: Unpack[Wanted]) -> None:
    """The four reported flows between two countries, by year or by month, with the mirror gap.

    A COUNTRY is a name, a code, a demonym or a capital: Venezuela, VEN, Venezuelan, Caracas.
    A pair may be one word, RUS-VEN.

    \b
    onrecord trade RUS VEN
    onrecord trade Germany France --monthly --years 2015-2020 -o trade.html
    onrecord trade BRA CHN --product HS:12 --format csv
    """  # noqa: D301 - click reads the character
    raise SystemExit(or_exit(lambda: _trade(countries, wanted)))


def _trade(countries: tuple[str, ...], wanted: Wanted) -> int:
    from onrecord.cli.output import refuse_overwriting
    from onrecord.official.asked import of_pair, part_of, two_sides_of
    from onrecord.official.holdings import of_provider, record_at_hand, require_held
    from onrecord.official.pair import pair_trade
    from onrecord.settings import load_settings

    part = part_of(
        years=wanted["years"], monthly=wanted["monthly"],
        product=wanted["product"], provider=wanted["provider"],
    )  # fmt: skip
    asked = of_pair(part, two_sides_of(countries))
    if wanted["online"] and wanted["offline"]:
        raise UsageError("--online and --offline contradict each other", hint="leave one of them out")
    sources = [*wanted["data"], *([wanted["mapping"]] if wanted["mapping"] else [])]
    refuse_overwriting(wanted["output"], force=wanted["force"], sources=sources)
    form = chosen_format(wanted["form"], wanted["output"], terminal=sys.stdout.isatty(), forms=TRADE_FORMATS)
    code = _ask(asked, quiet=wanted["quiet"]) if wanted["online"] else ALL_READ
    settings = load_settings(report_language=wanted["report_language"])
    record = record_at_hand(wanted["data"], wanted["mapping"], home=settings.home)
    try:
        require_held(record, asked)
    except UsageError:
        if code == UNAVAILABLE:  # said already
            return code
        raise
    pair = pair_trade(of_provider(record, asked.provider), asked)
    _write(pair, _command(asked, settings), form, wanted["output"], settings.report_language)
    return code


def _ask(asked: "Asked", *, quiet: bool) -> int:
    """Fetch what was asked for; a provider that is unavailable is told, and what is held still shown."""
    from onrecord.cli.holdings import fetch

    try:
        fetch(asked.pair, asked, quiet=quiet)
    except ProviderError as error:
        if not error.retry:
            raise
        tell_error(error)
        return UNAVAILABLE
    return ALL_READ


def _command(asked: "Asked", settings: "Settings") -> str:
    """What makes the page again."""
    spoken = settings.report_language
    language = f" --report-language {spoken}" if settings.origin("report_language") == "flag" else ""
    return f"onrecord trade {' '.join(asked.pair)}{asked.options}{language}"


def _write(pair: "PairTrade", command: str, form: str, output: Path | None, language: str) -> None:
    from onrecord.cli.output import put_document, terminal

    if form == "text" and output is None:
        from onrecord.cli.endings import writing
        from onrecord.reporting import render_trade_terminal

        with writing(None):
            render_trade_terminal(pair, terminal(), language=language)
        return
    put_document(_document(pair, command, form, language), output)


def _document(pair: "PairTrade", command: str, form: str, language: str) -> str:
    from onrecord import exports, reporting

    match form:
        case "json":
            return exports.to_trade_document(pair.table)
        case "csv":
            return exports.to_csv([pair.table])
        case "html":
            return reporting.render_trade_html(pair, command=command, language=language)
        case "md":
            return reporting.render_trade_markdown(pair, command=command, language=language)
        case "text":
            return reporting.render_trade_text(pair, language=language)
    return exports.to_json_line(pair.table)
