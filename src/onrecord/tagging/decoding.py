"""From the network's scores to attributions: cues, and for each its source and content as spans of text."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Pieces = tuple[int, int]
_NEVER = -1e9
_ABREAST = 256  # rows; a window has some twenty cues
BIAS = 0.3  # added to "no cue": more of what is found is right, on the development split
ALONE = 0.8  # weight of what a piece is by itself beside what it is to the cue
_SOURCE, _CONTENT = 1, 3  # the tag B of each in the linker's scores


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution, each part as spans of the text; ``source`` is empty where none is named."""

    cue: tuple[int, int]
    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


def viterbi(rows: Sequence[Floats], first: Sequence[bool], allowed: NDArray[np.bool_]) -> list[list[int]]:
    """For each row the likeliest sequence of tags in which every step is allowed.

    Rows are worked on side by side, since each step is too little work for one row alone.

    Args:
        rows: Each [pieces, tags], log probabilities; of any lengths.
        first: Which tags may stand first.
        allowed: [tags, tags], from which tag to which.

    Returns:
        For each row the tags of its pieces.
    """
    return [
        path
        for n in range(0, len(rows), _ABREAST)
        for path in _abreast(rows[n : n + _ABREAST], first, allowed)
    ]


def _abreast(rows: Sequence[Floats], first: Sequence[bool], allowed: NDArray[np.bool_]) -> list[list[int]]:
    bars = np.where(allowed, 0.0, _NEVER)
    # Behind a row's end all tags are alike, and from each one may go to no tag at no cost: nothing changes.
    scores = np.zeros((max(map(len, rows)), len(rows), len(first)))
    for place, row in enumerate(rows):
        scores[: len(row), place] = row
    best = scores[0] + np.where(first, 0.0, _NEVER)
    back = np.zeros(scores.shape, np.intp)
    for step in range(1, len(scores)):
        ways = best[:, :, None] + bars
        back[step] = ways.argmax(1)
        best = ways.max(1) + scores[step]
    path = np.empty(scores.shape[:2], np.intp)
    path[-1] = best.argmax(1)
    each = np.arange(len(rows))
    for step in range(len(scores) - 1, 0, -1):
        path[step - 1] = back[step, each, path[step]]
    return [path[: len(row), place].tolist() for place, row in enumerate(rows)]


def _steps(tags: int) -> NDArray[np.bool_]:
    """An I follows only its B or itself."""
    allowed = np.ones((tags, tags), bool)
    for inside in range(2, tags, 2):
        allowed[:, inside] = False
        allowed[[inside - 1, inside], inside] = True
    return allowed


_CUE_STEPS, _LINK_STEPS = _steps(3), _steps(5)


def spans(path: Sequence[int], first: int) -> list[Pieces]:
    """The runs of B and I, where ``first`` is the tag B."""
    found: list[Pieces] = []
    for place, tag in enumerate(path):
        if tag == first or (tag == first + 1 and (not found or found[-1][1] != place)):
            found.append((place, place + 1))
        elif tag == first + 1:
            found[-1] = (found[-1][0], place + 1)
    return found


def cue_spans(parts: Sequence[tuple[int, Floats]]) -> list[Pieces]:
    """The cues of a text.

    Args:
        parts: The parts of the text in order, each with its first piece and [pieces, 3] of O, B, I.
    """
    biased = [scores + np.array([BIAS, 0, 0], np.float32) for _, scores in parts]
    paths = viterbi(biased, [True, True, False], _CUE_STEPS)
    return [
        (start + s, start + e)
        for (start, _), path in zip(parts, paths, strict=True)
        for s, e in spans(path, 1)
    ]


def decoded(
    offsets: Sequence[Pieces], tags: Floats, cues: Sequence[Pieces], links: Sequence[tuple[int, Floats]]
) -> tuple[Tagged, ...]:
    """The attributions that have a content.

    Args:
        offsets: Where each piece stands in the text.
        tags: [pieces, 9], what each piece is by itself.
        cues: The cues, in pieces.
        links: For each cue the piece where its window begins and [pieces, 5], what each is to the cue.
    """
    best = _best(links, len(tags))
    rows = []
    for start, scores in links:
        window = slice(start, start + len(scores))
        rows.append(scores + _odds(scores, tags[window, 3:], best[window]))
    found = []
    paths = viterbi(rows, [True] * 5, _LINK_STEPS)
    for cue, (start, _), path in zip(cues, links, paths, strict=True):
        source, content = (
            tuple(_place(offsets, (s + start, e + start)) for s, e in spans(path, first))
            for first in (_SOURCE, _CONTENT)
        )
        if content:
            found.append(Tagged(_place(offsets, cue), source, content))
    return tuple(found)


def _best(links: Sequence[tuple[int, Floats]], pieces: int) -> Floats:
    """[pieces, 2]: how surely each piece is source or content of the cue that claims it most."""
    best = np.full((pieces, 2), _NEVER, np.float32)
    for start, scores in links:
        window = best[start : start + len(scores)]
        np.maximum(window, _claimed(scores), out=window)
    return best


def _claimed(scores: Floats) -> Floats:
    """[pieces, 2]: log probability that a piece is source or content of one cue."""
    return np.stack([np.logaddexp(scores[:, b], scores[:, b + 1]) for b in (_SOURCE, _CONTENT)], axis=1)


def _odds(scores: Floats, alone: Floats, best: Floats) -> Floats:
    """What a piece is by itself speaks for the one cue that claims it most, and against all others.

    Without that, two attributions in one sentence would each take the other's content too.
    """
    odds = np.zeros_like(scores)
    mine = _claimed(scores) >= best
    for column, (first, outside) in enumerate(((_SOURCE, 0), (_CONTENT, 3))):
        for_it = ALONE * (alone[:, outside + 1 : outside + 3] - alone[:, outside : outside + 1])
        odds[:, first : first + 2] = np.where(mine[:, column : column + 1], for_it, np.minimum(for_it, 0))
    return odds


def _place(offsets: Sequence[Pieces], span: Pieces) -> tuple[int, int]:
    return offsets[span[0]][0], offsets[span[1] - 1][1]
