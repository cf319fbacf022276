"""Where inputs come from: sources asked in order; the first that handles a typed input locates it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from onrecord.intake.sources import files, standard_input, web
from onrecord.intake.sources.place import Place, Wire


class Source(NamedTuple):
    """One kind of input: which typed words it handles, and the places they stand for."""

    name: str
    handles: Callable[[str], bool]
    places: Callable[[str, Wire], Iterator[Place]]


SOURCES: tuple[Source, ...] = (
    Source("standard input", standard_input.handles, standard_input.places),
    Source("URL", web.handles, web.places),
    Source("directory", files.is_directory, files.in_directory),
    Source("pattern", files.is_pattern, files.matching),
    Source("file", files.handles, files.places),
)

__all__ = ["SOURCES", "Place", "Source", "Wire", "locate"]


def locate(typed: str, wire: Wire) -> Iterator[Place]:
    """The places a typed input stands for, in order.

    Raises:
        MissingInputError: when it stands for none.
    """
    source = next(each for each in SOURCES if each.handles(typed))
    yield from source.places(typed, wire)
