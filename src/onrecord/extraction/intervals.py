"""Look-up of stretches by place, so that long documents are read in near-linear time."""

from collections.abc import Iterable
from typing import Generic, TypeVar

_Item = TypeVar("_Item")
_BLOCK = 512  # code points; a block holds a few sentences, so a look-up tries a handful of items


class Intervals(Generic[_Item]):
    """Items with the half-open (start, end) stretches they cover."""

    def __init__(self, covered: Iterable[tuple[int, int, _Item]]) -> None:
        self._blocks: dict[int, list[tuple[int, int, _Item]]] = {}
        for start, end, item in covered:
            for block in range(start // _BLOCK, end // _BLOCK + 1):
                self._blocks.setdefault(block, []).append((start, end, item))

    def touching(self, start: int, end: int) -> tuple[_Item, ...]:
        """The items that overlap or border on a stretch, in the order in which they were given, each once."""
        found: dict[int, _Item] = {}
        for block in range(max(start, 0) // _BLOCK, max(end, 0) // _BLOCK + 1):
            for first, last, item in self._blocks.get(block, ()):
                if first <= end and start <= last:
                    found.setdefault(id(item), item)
        return tuple(found.values())
