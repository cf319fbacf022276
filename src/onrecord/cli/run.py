"""What ``check`` and ``read`` have in common, and the exit codes."""

import shlex
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, TypeVar

import click

from onrecord.cli.options import chosen_format
from onrecord.errors import OnrecordError, ProviderError, UsageError
from onrecord.model import Report

if TYPE_CHECKING:
    from onrecord.intake import Request
    from onrecord.settings import Settings

ALL_READ, SOME_FAILED, USAGE, NONE_READABLE, UNAVAILABLE, FOUND = 0, 1, 2, 3, 4, 10

Result = TypeVar("Result")


class Call(TypedDict):
    """The values of the shared options."""

    inputs: tuple[str, ...]
    published: str | None
    language: str | None
    encoding: str | None
    offline: bool
    form: str | None
    output: Path | None
    report_language: str | None
    force: bool
    quiet: bool


def or_exit(step: Callable[[], Result]) -> Result:
    """The step's result; a user's mistake becomes one line on stderr and exit 2, a provider's failure 4."""
    try:
        return step()
    except OnrecordError as error:
        tell_error(error)
        unavailable = isinstance(error, ProviderError) and error.retry
        raise SystemExit(UNAVAILABLE if unavailable else USAGE) from None


def tell_error(error: OnrecordError) -> None:
    """One line on stderr: what is wrong, and the way out."""
    click.echo(f"onrecord: {error.message} ({error.hint})", err=True)


def run(
    call: Call,
    *,
    data: Sequence[Path] | None = None,
    mapping: Path | None = None,
    rates: Path | None = None,
) -> list[Report]:
    """Read the inputs, check them when ``data`` is given (it may be empty), and write the result."""
    from onrecord.cli.output import progress, tell, write
    from onrecord.official.holdings import record_at_hand
    from onrecord.official.rates import rates_at_hand
    from onrecord.pipeline import check_report, read_inputs
    from onrecord.settings import load_settings

    if mapping and not data:
        raise UsageError(f"--mapping {mapping} has no panel to read", hint="give the panel with --data")
    sources: list[str | Path] = [*call["inputs"], *(data or ()), *(one for one in (mapping, rates) if one)]
    form = _form(call, sources, checked=data is not None)
    settings = load_settings(report_language=call["report_language"])
    request = request_of(call, settings)
    stdin = sys.stdin.buffer if "-" in call["inputs"] else None
    reports: Iterable[Report] = read_inputs(call["inputs"], request, stdin=stdin, reader=settings.reader)
    record = None
    if data is not None:
        record = record_at_hand(data, mapping, home=settings.home)
        known = rates_at_hand(rates)
        reports = (check_report(report, record, settings.tolerances, known) for report in reports)
    with progress(tell(reports, quiet=call["quiet"]), quiet=call["quiet"]) as shown:
        command = _command(call, data, mapping, rates)
        language = settings.report_language
        return write(shown, form, call["output"], record, command=command, language=language)


def _form(call: Call, sources: Sequence[str | Path], *, checked: bool) -> str:
    """The form to write, once it is sure that it can be made and that nothing is lost by writing it."""
    from onrecord.cli.output import refuse_overwriting
    from onrecord.cli.tables import refuse_folder

    output, force = call["output"], call["force"]
    if call["form"] == "csv":
        refuse_folder(output, force=force, sources=sources)
        return "csv"
    refuse_overwriting(output, force=force, sources=sources)
    form = chosen_format(call["form"], output, terminal=sys.stdout.isatty())
    if form == "claimreview" and not checked:
        raise UsageError("claimreview needs findings, and read makes none", hint="use onrecord check")
    return form


def _command(call: Call, data: Sequence[Path] | None, mapping: Path | None, rates: Path | None) -> str:
    options: list[tuple[str, str | Path | None]] = [
        *(("--data", one) for one in data or ()),
        ("--mapping", mapping),
        ("--rates", rates),
        ("--format", call["form"]),
    ]
    return command_of("read" if data is None else "check", call, options)


def command_of(name: str, call: Call, options: Sequence[tuple[str, str | Path | None]]) -> str:
    """The call without what says where the result goes, as a shell takes it."""
    shared = (
        ("--published", call["published"]),
        ("--language", call["language"]),
        ("--encoding", call["encoding"]),
    )
    given = [part for option, value in (*shared, *options) if value for part in (option, str(value))]
    return shlex.join(["onrecord", name, *call["inputs"], *given])


def request_of(call: Call, settings: "Settings") -> "Request":
    """What is asked of the inputs."""
    from onrecord.intake import Request

    return Request(
        published=call["published"],
        language=call["language"],
        encoding=call["encoding"],
        offline=call["offline"],
        max_bytes=settings.max_bytes,
        max_characters=settings.max_characters,
        timeout_seconds=settings.timeout_seconds,
    )


def exit_code(reports: Sequence[Report], fail_on: frozenset[str] = frozenset()) -> int:
    """The contract's exit code; a finding that was asked for wins over inputs that failed."""
    failed = sum(report.status == "failed" for report in reports)
    if any(report.outcomes & fail_on for report in reports):
        return FOUND
    if failed and failed == len(reports):
        return NONE_READABLE
    return SOME_FAILED if failed else ALL_READ
