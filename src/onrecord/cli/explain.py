"""``onrecord explain``."""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from onrecord.cli.options import explain_output_options, explained_format, rates_option, record_options
from onrecord.cli.run import ALL_READ, SOME_FAILED, or_exit
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.model import Report
    from onrecord.reporting.explanation import Again, Explanation
    from onrecord.settings import Settings

_MADE = "give the JSON of onrecord check --format json, or its JSON Lines"

_WIDE, _NARROWEST = 100, 40


class Wanted(TypedDict):
    """The values of the command's options."""

    replay: bool
    data: tuple[Path, ...]
    mapping: Path | None
    rates: Path | None
    form: str | None
    output: Path | None
    report_language: str | None
    force: bool
    quiet: bool


@click.command()
@click.argument("report", metavar="REPORT")
@click.argument("claim", metavar="[CLAIM]", required=False)
@click.option(
    "--replay",
    is_flag=True,
    help="Compute the findings again from the snapshots that they name; exit 1 when one is not the same.",
)
@record_options
@rates_option
@explain_output_options
def command(report: str, claim: str | None, **wanted: Unpack[Wanted]) -> None:
    """Every step behind a finding: how the sentence was read, what it can mean, who measured that, and how.

    REPORT is the JSON or JSON Lines of onrecord check, or - for standard input; CLAIM is the id of one claim.

    \b
    onrecord check release.txt --format json -o report.json
    onrecord explain report.json k1
    onrecord explain report.json --replay
    """  # noqa: D301 - click reads the character
    raise SystemExit(or_exit(lambda: _explain(report, claim, wanted)))


def _explain(source: str, claim: str | None, wanted: Wanted) -> int:
    from onrecord.cli.output import refuse_overwriting
    from onrecord.reporting.catalogue import catalogue, speaking
    from onrecord.reporting.explanation import explanations
    from onrecord.settings import load_settings

    if wanted["mapping"] and not wanted["data"]:
        raise UsageError(f"--mapping {wanted['mapping']} has no panel to read", hint="give it with --data")
    for option in ("data", "rates"):
        if wanted[option] and not wanted["replay"]:
            way = f"add --replay, or leave --{option} out"
            raise UsageError(f"--{option} is read for a replay only", hint=way)
    given = (one for one in (wanted["mapping"], wanted["rates"]) if one)
    sources: list[str | Path] = [source, *wanted["data"], *given]
    refuse_overwriting(wanted["output"], force=wanted["force"], sources=sources)
    reports = _reports(source)
    settings = load_settings(report_language=wanted["report_language"])
    form = explained_format(wanted["form"], wanted["output"], terminal=sys.stdout.isatty())
    with speaking(catalogue("en" if form == "json" else settings.report_language)):
        found = explanations(reports, claim, again=_again(wanted, settings))
        _write(found, form, wanted)
    same = all(one.replay is None or one.replay.status == "same" for one in found)
    return ALL_READ if same else SOME_FAILED


def _reports(source: str) -> tuple["Report", ...]:
    from onrecord.model import wire

    try:
        content = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise UsageError(f"{source} cannot be read: {error.strerror or error}", hint=_MADE) from error
    try:
        return wire.reports_from_json(content)
    except ValueError as error:
        reason = " ".join(str(error).split())
        raise UsageError(f"{source} is no report of onrecord check: {reason}", hint=_MADE) from error


def _again(wanted: Wanted, settings: "Settings") -> "Again | None":
    if not wanted["replay"]:
        return None
    from onrecord.checking.replaying import replay
    from onrecord.official.holdings import record_at_hand
    from onrecord.official.rates import rates_at_hand

    record = record_at_hand(wanted["data"], wanted["mapping"], home=settings.home)
    rates = rates_at_hand(wanted["rates"])
    return lambda report, claim: replay(report, claim, record, rates)


def _write(found: Sequence["Explanation"], form: str, wanted: Wanted) -> None:
    from onrecord.cli.output import put_document
    from onrecord.reporting import explanation_text

    if form == "text":
        document = explanation_text.explanations_text(found, width=_width(wanted["output"]))
    elif form == "md":
        document = explanation_text.explanations_markdown(found)
    else:
        document = explanation_text.explanations_json(found)
    put_document(document, wanted["output"])
    if not wanted["quiet"]:
        _tell(found)


def _width(output: Path | None) -> int:
    """The terminal's width in characters, where the text goes to one."""
    if output is not None or not sys.stdout.isatty():
        return _WIDE
    return max(shutil.get_terminal_size((_WIDE, 24)).columns, _NARROWEST)


def _tell(found: Sequence["Explanation"]) -> None:
    """One line on stderr for each finding that is not the same again."""
    for one in found:
        if one.replay and one.replay.status != "same":
            why = (*one.replay.missing, *one.replay.differences)[0]
            click.echo(f"onrecord: {one.document}, {one.claim}: {one.replay.status}: {why}", err=True)
