"""Which points of two accounts are about one matter."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from onrecord.comparing.accounts import Told
from onrecord.comparing.encoding import encode
from onrecord.comparing.stems import STEM
from onrecord.extraction.vocabulary import words

Vectors = npt.NDArray[np.float32]

SAME_MATTER, PLAINLY_SAME = 0.20, 0.28
"""From where two points that are each other's nearest are one matter; and one that is only the other's."""
_OF_MATTER, _OF_TEXT, _OF_LEMMAS, _OF_SECTOR = 0.4, 0.4, 0.15, 0.08
_COMMON = 0.8
"""How much of what all points of a contact have in common is taken off, or all would be alike."""
_FEW = 4
_SHORTEST = 3


class Match(NamedTuple):
    """Two points, by their place in the two accounts, and how alike they are."""

    first: int
    second: int
    likeness: float


def matches(first: Sequence[Told], second: Sequence[Told]) -> tuple[Match, ...]:
    """The pairs of points of two accounts that are about one matter.

    The weights and edges are from the pairs for development in ``tests/comparing/pairs``
    (``benchmarks/compare.py``).
    """
    if not first or not second:
        return ()
    return tuple(_accepted(likeness(first, second)))


def likeness(first: Sequence[Told], second: Sequence[Told]) -> Vectors:
    """How alike each point of one account is to each of another: shape (len(first), len(second))."""
    both = [*first, *second]
    of_matter = _centred(encode([told.matter for told in both]))
    of_text = _centred(encode([told.text for told in both]))
    cut = len(first)
    alike = _OF_MATTER * of_matter[:cut] @ of_matter[cut:].T + _OF_TEXT * of_text[:cut] @ of_text[cut:].T
    common = np.array([[_shared(a, b) for b in second] for a in first])
    sectors = np.array([[bool(set(a.sectors) & set(b.sectors)) for b in second] for a in first])
    found: Vectors = (alike + _OF_LEMMAS * common + _OF_SECTOR * sectors).astype(np.float32)
    return found


def _accepted(alike: Vectors) -> Iterator[Match]:
    rows, columns = alike.max(axis=1), alike.max(axis=0)
    for (i, j), value in np.ndenumerate(alike):
        nearest = value >= rows[i], value >= columns[j]
        if (all(nearest) and value >= SAME_MATTER) or (any(nearest) and value >= PLAINLY_SAME):
            yield Match(int(i), int(j), float(value))


def _centred(vectors: Vectors) -> Vectors:
    """Unit vectors without the greater part of what they share, of which a few vectors tell little."""
    known = len(vectors) / (len(vectors) + _FEW)
    apart = vectors - _COMMON * known * vectors.mean(axis=0)
    length = np.linalg.norm(apart, axis=1, keepdims=True)
    found: Vectors = apart / np.where(length == 0, 1, length)
    return found


def _shared(first: Told, second: Told) -> float:
    """The share of the words of meaning that two points have in common; names and numbers count twice."""
    mine, theirs = _weights(first), _weights(second)
    common = sum(weight for stem, weight in mine.items() if stem in theirs)
    smaller = min(sum(mine.values()), sum(theirs.values()))
    return min(1.0, common / max(_SHORTEST, smaller)) if smaller else 0.0


def _weights(told: Told) -> dict[str, int]:
    """The stems of a point's words of meaning, without those of every readout."""
    names = {t.lemma for t in told.point.tokens if t.pos in {"PROPN", "NUM"}}
    lemmas = (one for one in told.lemmas - words("common", "points") if len(one) >= _SHORTEST)
    return {lemma[:STEM]: 2 if lemma in names else 1 for lemma in lemmas}
