"""``onrecord read``."""

from typing import Unpack

import click

from onrecord.cli.options import input_options, output_options
from onrecord.cli.run import Call, exit_code, or_exit, run


@click.command()
@input_options
@output_options
def command(**call: Unpack[Call]) -> None:
    """Read documents without checking: statements, contacts, acts, deliverables and claims.

    INPUT is a file, several files, a pattern, a folder, a JSON Lines file, a URL, or - for standard input.
    """
    raise SystemExit(exit_code(or_exit(lambda: run(call))))
