"""Readers of formats, asked in order; the first that handles an input reads it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from onrecord.intake.formats import html, jsonl, plain
from onrecord.intake.received import Received
from onrecord.intake.records import Draft, Unread
from onrecord.intake.request import Request


class Format(NamedTuple):
    """One format: which inputs it handles, and what it finds in them."""

    name: str
    handles: Callable[[Received], bool]
    read: Callable[[Received, Request], Iterator[Draft | Unread]]


FORMATS: tuple[Format, ...] = (
    Format("JSON Lines", jsonl.handles, jsonl.read),
    Format("HTML", html.handles, html.read),
    Format("plain text", plain.handles, plain.read),
)


def read(received: Received, request: Request) -> Iterator[Draft | Unread]:
    """Every document in an input.

    Raises:
        InputError: when nothing in it can be read.
    """
    reader = next(each for each in FORMATS if each.handles(received))
    yield from reader.read(received, request)
