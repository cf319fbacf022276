"""``-``: the text that is piped in."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from onrecord.errors import MissingInputError
from onrecord.intake.places.place import Place, Wire
from onrecord.intake.received import Received

NAME = "-"


def handles(typed: str) -> bool:
    """The single dash."""
    return typed == NAME


def places(typed: str, wire: Wire) -> Iterator[Place]:
    """Standard input, or the stream handed in."""

    @contextmanager
    def opened() -> Iterator[Received]:
        if wire.stdin is None and sys.stdin is None:
            raise MissingInputError(
                "standard input (-) is closed", hint="pipe a text in, or give a file", code="missing-input"
            )
        yield Received(id=typed, stream=wire.stdin or sys.stdin.buffer)

    yield Place(typed, opened)
