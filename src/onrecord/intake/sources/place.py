"""One place to read from, and the wire it is reached over."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import BinaryIO, NamedTuple

from onrecord.intake.received import Received
from onrecord.intake.request import Request
from onrecord.intake.sources.fetching import Fetcher
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
