"""Which points of two accounts are about one matter."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.comparing.accounts import Told
from onrecord.comparing.clashes import conflict
from onrecord.comparing.encoding import encode
from onrecord.comparing.stems import share, stems_of

Vectors = npt.NDArray[np.float32]

SAME_MATTER = 0.28
"""From where two points that are each other's nearest are one matter."""
CONTRADICTING = 0.15
"""From where two that contradict each other in words they share are, if one is the other's nearest."""
_OF_FIELDS = 0.3
"""The weight of the fields in common, beside a cosine."""
_FIGURES = {"MONEY", "PERCENT", "QUANTITY"}
_FEW = 4
"""What as few vectors as these have in common tells little."""


class Match(NamedTuple):
    """Two points, by their place in the two accounts, and how alike they are."""

    first: int
    second: int
    likeness: float


def matches(first: Sequence[Told], second: Sequence[Told]) -> tuple[Match, ...]:
    """The pairs of points of two accounts that are about one matter.

    They are each other's nearest, and near enough. The edges and the weight are from the pairs for
    development in ``tests/comparing/pairs`` (``benchmarks/compare.py``).
    """
    if not first or not second:
        return ()
    alike = likeness(first, second)
    return (*_nearest(alike), *_contradicting(first, second, alike))


def likeness(first: Sequence[Told], second: Sequence[Told]) -> Vectors:
    """How alike each point of one account is to each of another: shape (len(first), len(second))."""
    both = [*first, *second]
    cut = len(first)
    vectors = [_centred(encode(texts)) for texts in ([t.matter for t in both], [t.text for t in both])]
    cosines = sum(of[:cut] @ of[cut:].T for of in vectors) / len(vectors)
    found: Vectors = (cosines + _OF_FIELDS * _in_common(first, second)).astype(np.float32)
    return found


def _nearest(alike: Vectors) -> Iterator[Match]:
    rows, columns = alike.max(axis=1), alike.max(axis=0)
    for (i, j), value in np.ndenumerate(alike):
        if value >= max(rows[i], columns[j], SAME_MATTER):
            yield Match(int(i), int(j), float(value))


def _contradicting(first: Sequence[Told], second: Sequence[Told], alike: Vectors) -> Iterator[Match]:
    """Points that say of one thing what cannot both be true: one can be nearer to a third."""
    rows, columns = alike.max(axis=1), alike.max(axis=0)
    for (i, j), value in np.ndenumerate(alike):
        if value < max(min(rows[i], columns[j]), CONTRADICTING):
            continue
        a, b = first[i], second[j]
        if share(_said(a), _said(b)) and conflict(a, b):
            yield Match(int(i), int(j), float(value))


def _said(told: Told) -> set[str]:
    """The beginnings of a point's words of meaning, without what its figures are counted in."""
    return stems_of(t for t in told.point.tokens if t.entity not in _FIGURES)


def _in_common(first: Sequence[Told], second: Sequence[Told]) -> Vectors:
    """How much the fields that points share tell, from 0 to 1: less, the more points speak of them."""
    spoken = Counter(field for told in (*first, *second) for field in told.fields)
    return np.array(
        [[min(1.0, sum(_weight(spoken[f]) for f in a.fields & b.fields)) for b in second] for a in first]
    )


def _weight(points: int) -> float:
    """How much a field tells that so many points speak of; two do at least, or none would share it."""
    return 1 / math.sqrt(points - 1)


def _centred(vectors: Vectors) -> Vectors:
    """Unit vectors without what they all share, or all would be alike."""
    known = len(vectors) / (len(vectors) + _FEW)
    apart = vectors - known * vectors.mean(axis=0)
    length = np.linalg.norm(apart, axis=1, keepdims=True)
    found: Vectors = apart / np.where(length == 0, 1, length)
    return found
