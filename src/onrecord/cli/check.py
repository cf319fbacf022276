"""``onrecord check``."""

from pathlib import Path
from typing import Unpack, get_args

import click

from onrecord.cli.options import input_options, output_options, rates_option, record_options
from onrecord.cli.run import Call, exit_code, or_exit, run
from onrecord.model.findings import Outcome

_OUTCOMES: tuple[str, ...] = get_args(Outcome)


def _outcomes(context: click.Context, parameter: click.Parameter, value: str | None) -> frozenset[str]:
    asked = frozenset(part.strip() for part in (value or "").split(",") if part.strip())
    if unknown := sorted(asked - set(_OUTCOMES)):
        raise click.BadParameter(
            f"{', '.join(unknown)} is no outcome; use {', '.join(_OUTCOMES)}", ctx=context, param=parameter
        )
    return asked


@click.command()
@input_options
@record_options
@rates_option
@click.option(
    "--fail-on",
    callback=_outcomes,
    metavar="OUTCOME[,OUTCOME]",
    help="Exit with 10 when a finding has one of these outcomes.",
)
@output_options
def command(
    data: tuple[Path, ...],
    mapping: Path | None,
    rates: Path | None,
    fail_on: frozenset[str],
    **call: Unpack[Call],
) -> None:
    """Read documents and hold their trade claims against the record.

    INPUT is a file, several files, a pattern, a folder, a JSON Lines file, a URL, or - for standard input.
    """
    reports = or_exit(lambda: run(call, data=data, mapping=mapping, rates=rates))
    raise SystemExit(exit_code(reports, fail_on))
