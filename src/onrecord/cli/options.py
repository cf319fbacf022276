"""Options that several commands share."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from onrecord.errors import UsageError

Command = TypeVar("Command", bound=Callable[..., Any])
FORMATS = ("text", "json", "jsonl", "html", "md")
REPORT_FORMATS = (*FORMATS, "csv", "plover", "annotation", "claimreview")
TRADE_FORMATS = (*FORMATS, "csv")
EXPLAIN_FORMATS = ("text", "md", "json")
REPORT_LANGUAGES = ("en", "es", "ru")
COMPARE_FORMATS = ("text", "md", "html", "json", "csv", "annotation")
_SUFFIXES = {
    ".txt": "text", ".json": "json", ".jsonl": "jsonl", ".html": "html", ".htm": "html", ".md": "md",
    ".csv": "csv",
}  # fmt: skip
_LINKED = ".jsonld"
_FILE_ENDING = re.compile(r"\.[a-z]{2,5}", re.IGNORECASE)


def input_options(command: Command) -> Command:
    """INPUT... and what is said about the inputs."""
    for option in (
        click.argument("inputs", nargs=-1, required=True, metavar="INPUT..."),
        click.option(
            "--published",
            metavar="YYYY-MM-DD",
            help="When the text was published; wins over what the text says.",
        ),
        click.option(
            "--language", metavar="CODE", help="Language of the text (en, es, ru); not detected then."
        ),
        click.option("--encoding", metavar="NAME", help="Encoding of text files that are not UTF-8."),
        click.option("--offline", is_flag=True, help="Ask nothing of the network, not even a typed URL."),
    ):
        command = option(command)
    return command


def record_options(command: Command) -> Command:
    """Which statistics the claims are held against."""
    for option in (
        click.option(
            "--data",
            multiple=True,
            type=click.Path(path_type=Path),
            metavar="DIR|FILE",
            help="A panel of trade statistics (CSV, Parquet) besides the bundled record; may be repeated.",
        ),
        click.option(
            "--mapping",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="TOML file that names the panel's columns.",
        ),
    ):
        command = option(command)
    return command


def rates_option(command: Command) -> Command:
    """Rates for claims in other currencies than the record's."""
    return click.option(
        "--rates",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="CSV of yearly rates (currency, year, usd for one unit) for claims in other currencies.",
    )(command)


def asked_options(command: Command) -> Command:
    """Which part of the statistics is meant."""
    for option in (
        click.option("--provider", metavar="NAME", help="Only this provider's figures (onrecord data list)."),
        click.option(
            "--product", metavar="HS:CODE", help="One product: 2, 4 or 6 digits of the Harmonised System."
        ),
        click.option("--monthly", is_flag=True, help="By month instead of by year."),
        click.option("--years", metavar="YEAR[-YEAR]", help="Only these years, both inclusive."),
    ):
        command = option(command)
    return command


def output_options(command: Command) -> Command:
    """Where the result goes and in which form."""
    return _output(command, REPORT_FORMATS, file="Write to FILE; for csv it is a folder.", folders=True)


def trade_output_options(command: Command) -> Command:
    """The same with the forms of trade figures."""
    return _output(command, TRADE_FORMATS)


def compare_output_options(command: Command) -> Command:
    """The same with the forms of comparisons."""
    return _output(
        command, COMPARE_FORMATS, piped="json", file="Write to FILE; for csv it is a folder.", folders=True
    )


def explain_output_options(command: Command) -> Command:
    """The same with the forms of explanations."""
    return _output(command, EXPLAIN_FORMATS, piped="json")


def _output(
    command: Command,
    forms: tuple[str, ...],
    piped: str = "jsonl",
    *,
    file: str = "Write to FILE.",
    folders: bool = False,
) -> Command:
    for option in (
        click.option(
            "--format",
            "form",
            type=click.Choice(forms),
            help=f"Form of the result: from FILE's ending, else text on a terminal and {piped} when piped.",
        ),
        click.option(
            "-o",
            "--output",
            type=click.Path(path_type=Path, dir_okay=folders),
            metavar="FILE",
            help=file,
        ),
        click.option(
            "--report-language",
            type=click.Choice(REPORT_LANGUAGES),
            help="Language of the report's own words in text, html and md; en, or as set in onrecord.toml.",
        ),
        click.option("--force", is_flag=True, help="Overwrite FILE if it is there."),
        click.option("-q", "--quiet", is_flag=True, help="No notes and no progress."),
    ):
        command = option(command)
    return command


def chosen_format(
    form: str | None, output: Path | None, *, terminal: bool, forms: tuple[str, ...] = REPORT_FORMATS
) -> str:
    """The form to write: as asked, else by the file's ending, else by where it goes.

    Raises:
        UsageError: when the file's ending names no form.
    """
    if form:
        return form
    if output is None:
        return "text" if terminal else "jsonl"
    if not output.suffix:
        return "jsonl"
    endings = _endings(forms)
    if output.suffix.lower() in endings:
        return endings[output.suffix.lower()]
    way = f"end it in {', '.join(endings)}, or name the form with --format"
    if output.suffix.lower() == _LINKED and forms == REPORT_FORMATS:
        way = "two forms are JSON-LD: name one with --format annotation or --format claimreview"
    raise UsageError(f"{output.name} ends in {output.suffix}, which names no form of the result", hint=way)


def _endings(forms: tuple[str, ...]) -> dict[str, str]:
    """The endings that name a form; the tables of reports and comparisons are a folder, which has none."""
    named = {form for form in forms if form != "csv" or forms == TRADE_FORMATS}
    return {ending: form for ending, form in _SUFFIXES.items() if form in named}


def explained_format(form: str | None, output: Path | None, *, terminal: bool) -> str:
    """Likewise for explanations, whose form for programs is JSON."""
    chosen = chosen_format(form, output, terminal=terminal, forms=EXPLAIN_FORMATS)
    return "json" if chosen == "jsonl" else chosen


def require_folder_name(output: Path, files: str) -> None:
    """Stop where a folder is named like a file; ``files`` says what is to be written into it.

    Raises:
        UsageError: when the name ends as a file's does, and is no folder that is there.
    """
    if _FILE_ENDING.fullmatch(output.suffix) and not output.is_dir():
        raise UsageError(
            f"{output.name} ends in {output.suffix} as a file does, and a bundle is a folder",
            hint=f"name a folder; {files} are written into it",
        )
