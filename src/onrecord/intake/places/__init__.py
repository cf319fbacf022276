"""Where inputs lie: kinds of place, asked in order; the first that handles a typed input locates it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from onrecord.intake.places import files, standard_input, web
from onrecord.intake.places.place import Place, Wire, shown


class Kind(NamedTuple):
    """One kind of place: which typed inputs it handles, and the places they stand for."""

    name: str
    handles: Callable[[str], bool]
    places: Callable[[str, Wire], Iterator[Place]]


KINDS: tuple[Kind, ...] = (
    Kind("standard input", standard_input.handles, standard_input.places),
    Kind("URL", web.handles, web.places),
    Kind("directory", files.is_directory, files.in_directory),
    Kind("pattern", files.is_pattern, files.matching),
    Kind("file", files.handles, files.places),
)

__all__ = ["KINDS", "Kind", "Place", "Wire", "locate", "shown"]


def locate(typed: str, wire: Wire) -> Iterator[Place]:
    """The places a typed input stands for, in order.

    Raises:
        MissingInputError: when it stands for none.
    """
    kind = next(each for each in KINDS if each.handles(typed))
    yield from kind.places(typed, wire)
