"""How a command ends when something outside it fails: the user, the reader of a pipe, the disk."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import click

from onrecord.errors import UsageError

INTERRUPTED, READER_GONE = 130, 141

Result = TypeVar("Result")


def ended_well(step: Callable[[], Result]) -> Result:
    """The step's result; Ctrl-C ends with 130 and a line, a pipe whose reader has gone with 141 and none."""
    try:
        return step()
    except KeyboardInterrupt:
        click.echo("onrecord: interrupted", err=True)
        raise SystemExit(INTERRUPTED) from None
    except BrokenPipeError:
        _drop_stdout()
        raise SystemExit(READER_GONE) from None


@contextmanager
def writing(output: Path | None) -> Iterator[None]:
    """What is written within; a full disk or a missing permission becomes a user's mistake.

    Raises:
        UsageError: when the file, or standard output if ``output`` is None, cannot be written.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if output is None:
            _drop_stdout()
        raise UsageError(
            f"{output or 'standard output'} cannot be written: {error.strerror or error}",
            hint="give another place with -o, or make room",
        ) from error


def _drop_stdout() -> None:
    """Send what is still buffered nowhere, or Python would try it again, and complain, at its end."""
    with suppress(OSError, ValueError):  # not every standard output is a file
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
