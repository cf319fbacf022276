"""Inputs to rows: one row a document, in the order of the inputs, whatever is wrong with any of them."""

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

import msgspec

from onrecord.errors import InputError, UsageError
from onrecord.intake import formats, places
from onrecord.intake.assembling import assemble
from onrecord.intake.places import Place, Wire, shown
from onrecord.intake.places.fetching import Fetcher
from onrecord.intake.records import Intake, Unread, failed
from onrecord.intake.request import Request
from onrecord.model import Note


def load(
    inputs: Sequence[str],
    request: Request,
    *,
    stdin: BinaryIO | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Intake]:
    """Read inputs lazily, one row for each document, in order.

    An input that cannot be read is a row with a ``failure``. Where an id comes twice, the later rows get
    ``#2``, ``#3`` … after it and a note.

    Args:
        inputs: Files, directories, patterns, URLs, or ``-`` for standard input.
        request: How they are to be read.
        stdin: What ``-`` reads; standard input if not given.
        fetcher: What URLs are fetched with; one over the network if not given.

    Raises:
        UsageError: at once, when the call itself is wrong.
    """
    typed = _checked(inputs)
    return _kept_apart(_rows(typed, Wire(request, stdin, fetcher or Fetcher())))


def _checked(inputs: Sequence[str]) -> list[str]:
    if isinstance(inputs, str | bytes):
        raise UsageError(
            f"inputs is the single string {inputs!r}, but must be a list of inputs",
            hint="put it in brackets: [path]",
        )
    typed = [os.fspath(each) for each in inputs]
    if not typed:
        raise UsageError(
            "no input was given", hint="give a file, a directory, a URL, or - for standard input"
        )
    if "" in typed:
        raise UsageError("an input is an empty string", hint="check the variable it came from")
    if typed.count("-") > 1:
        raise UsageError("standard input (-) was given twice", hint="it can be read once; give - once")
    return typed


def _rows(typed: Iterable[str], wire: Wire) -> Iterator[Intake]:
    for each in typed:
        try:
            for place in places.locate(each, wire):
                yield from _with_notes(_place_rows(place, wire.request), place.notes)
        except InputError as error:
            yield failed(shown(each), error)


def _place_rows(place: Place, request: Request) -> Iterator[Intake]:
    try:
        with place.open() as received:
            for part in formats.read(received, request):
                if isinstance(part, Unread):
                    yield failed(part.id, part.error)
                    continue
                try:
                    yield assemble(part, request)
                except InputError as error:
                    yield failed(part.id, error)
    except InputError as error:
        yield failed(place.id, error)


def _with_notes(rows: Iterable[Intake], notes: tuple[Note, ...]) -> Iterator[Intake]:
    for row in rows:
        yield msgspec.structs.replace(row, notes=notes + row.notes) if notes else row
        notes = ()


def _kept_apart(rows: Iterable[Intake]) -> Iterator[Intake]:
    seen: dict[str, int] = {}
    for row in rows:
        unique, count = row.id, seen.get(row.id, 0)
        while unique in seen:
            count += 1
            unique = f"{row.id}#{count}"
        seen[row.id] = max(count, 1)
        seen.setdefault(unique, 1)
        yield row if unique == row.id else _renamed(row, unique)


def _renamed(row: Intake, unique: str) -> Intake:
    note = Note(code="duplicate-id", text=f"The id {row.id} came before; this row is {unique}.")
    return msgspec.structs.replace(row, id=unique, notes=(*row.notes, note))
