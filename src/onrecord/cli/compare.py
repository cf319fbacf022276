"""``onrecord compare``."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Unpack

import click
from msgspec.structs import replace

from onrecord.cli.options import COMPARE_FORMATS, chosen_format, compare_output_options, input_options
from onrecord.cli.run import Call, command_of, exit_code, or_exit, request_of
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.intake import Intake
    from onrecord.model import Comparison, Report
    from onrecord.pipeline import Read


@click.command()
@input_options
@click.option(
    "--sides",
    metavar="AAA[,BBB…]",
    help="Whose account each document is, in order (ISO 3166 alpha-3; - for none), where no outlet tells it.",
)
@compare_output_options
def command(sides: str | None, **call: Unpack[Call]) -> None:
    """Lay the sides' accounts of one contact next to each other.

    INPUT is one document that holds two sides' accounts, or several documents, each one side's: what both
    say, what only one says, where they cannot both be true, and how each names the matter. Whose account a
    document is, is read from its outlet or address; --sides, or "side" beside the text in JSON Lines, says.

    \b
    onrecord compare ours.txt theirs.txt --sides PER,CHL
    onrecord compare ours.txt theirs.txt --sides PER,CHL -o accounts.html
    onrecord compare both.jsonl --format md -o accounts.md
    onrecord compare both.jsonl --format csv -o tables
    """  # noqa: D301 - click reads the character
    raise SystemExit(or_exit(lambda: _compare(call, sides)))


def _compare(call: Call, sides: str | None) -> int:
    from onrecord.cli.output import progress, tell
    from onrecord.intake import load
    from onrecord.pipeline import compare_read, read_for_comparison
    from onrecord.settings import load_settings

    codes = _codes(sides)
    form = _form(call)
    stdin = sys.stdin.buffer if "-" in call["inputs"] else None
    settings = load_settings(report_language=call["report_language"])
    intakes = load(call["inputs"], request_of(call, settings), stdin=stdin)
    read: list[Read] = []

    def reports() -> Iterator["Report"]:
        for one in read_for_comparison(_with_sides(intakes, codes), settings.reader):
            read.append(one)
            yield one[0]

    with progress(tell(reports(), quiet=call["quiet"]), quiet=call["quiet"]) as shown:
        told = list(shown)
    _write(compare_read(read), form, call, sides, settings.report_language)
    return exit_code(told)


def _form(call: Call) -> str:
    """The form to write, once it is sure that nothing is lost by writing it."""
    from onrecord.cli.output import refuse_overwriting
    from onrecord.cli.tables import refuse_folder

    output, force = call["output"], call["force"]
    if call["form"] == "csv":
        from onrecord.exports.comparison_tables import COMPARISON_TABLES

        refuse_folder(output, COMPARISON_TABLES, force=force, sources=call["inputs"])
        return "csv"
    refuse_overwriting(output, force=force, sources=call["inputs"])
    form = chosen_format(call["form"], output, terminal=sys.stdout.isatty(), forms=COMPARE_FORMATS)
    return "json" if form == "jsonl" else form


def _codes(sides: str | None) -> tuple[str | None, ...] | None:
    """The sides that were named, None for a document of neither."""
    if sides is None:
        return None
    from onrecord.gazetteer.countries import countries

    named = [part.strip().upper() for part in sides.split(",")]
    unknown = [name for name in named if name != "-" and name not in countries()]
    if unknown:
        raise UsageError(
            f"--sides names {', '.join(unknown)}, which is no state's code",
            hint="use ISO 3166 alpha-3 codes such as PER, EUU for the EU, - for none",
        )
    return tuple(None if name == "-" else name for name in named)


def _with_sides(intakes: Iterable["Intake"], codes: tuple[str | None, ...] | None) -> Iterator["Intake"]:
    """The documents with the sides that were named for them."""
    if codes is None:
        yield from intakes
        return
    number = 0
    for number, intake in enumerate(intakes, start=1):
        if number > len(codes):
            break
        side, document = codes[number - 1], intake.document
        if side is not None and document is not None:
            document = replace(document, extra={**document.extra, "side": side})
        yield replace(intake, document=document)
    if number != len(codes):
        held = "more documents" if number > len(codes) else f"{number} documents"
        raise UsageError(
            f"--sides names {len(codes)}, and the inputs hold {held}",
            hint="name one side for each document, in order; - for one that is nobody's",
        )


def _write(comparison: "Comparison", form: str, call: Call, sides: str | None, language: str) -> None:
    from onrecord.cli.output import put_document, terminal
    from onrecord.cli.tables import write_comparison_tables
    from onrecord.exports import to_comparison_annotations
    from onrecord.model import wire
    from onrecord.reporting import (
        render_comparison_html,
        render_comparison_markdown,
        render_comparison_terminal,
        render_comparison_text,
    )

    output = call["output"]
    if form == "text" and output is None:
        render_comparison_terminal(comparison, terminal(), language=language)
    elif form == "text":
        put_document(render_comparison_text(comparison, language=language), output)
    elif form == "md":
        put_document(render_comparison_markdown(comparison, language=language), output)
    elif form == "html":
        put_document(render_comparison_html(comparison, language=language), output)
    elif form == "csv" and output is not None:
        command = command_of("compare", call, [("--sides", sides), ("--format", form)])
        write_comparison_tables(comparison, output, command=command)
    elif form == "annotation":
        put_document(to_comparison_annotations(comparison), output)
    else:
        put_document(wire.to_json(comparison, indent=2) + "\n", output)
