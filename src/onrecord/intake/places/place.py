"""One place to read from, and the wire it is reached over."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import BinaryIO, NamedTuple

from onrecord.intake.places.fetching import Fetcher
from onrecord.intake.received import Received
from onrecord.intake.request import Request
from onrecord.model import Note


class Place(NamedTuple):
    """Where one input is; nothing is opened before ``open`` is called.

    Attributes:
        id: Its path, its URL as typed, or ``-``.
        open: Opens it for the length of a ``with`` block; raises InputError when it cannot.
        notes: What a reader should know about how it was found.
    """

    id: str
    open: Callable[[], AbstractContextManager[Received]]
    notes: tuple[Note, ...] = ()


class Wire(NamedTuple):
    """What inputs are reached over; tests hand in their own."""

    request: Request
    stdin: BinaryIO | None
    fetcher: Fetcher


def shown(typed: str) -> str:
    """A typed input as text that can be written anywhere; bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(typed).decode("utf-8", "replace")
