"""From the network's scores to attributions: cues, and for each its source and content as spans of text."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Pieces = tuple[int, int]
_NEVER = -1e9
BIAS = 0.3  # added to "no cue": more of what is found is right, on the development split
ALONE = 0.8  # weight of what a piece is by itself beside what it is to the cue
_SOURCE, _CONTENT = 1, 3  # the tag B of each in the linker's scores


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution, each part as spans of the text; ``source`` is empty where none is named."""

    cue: tuple[int, int]
    source: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


def viterbi(scores: Floats, first: Sequence[bool], allowed: NDArray[np.bool_]) -> NDArray[np.intp]:
    """The likeliest sequences of tags in which every step is allowed.

    Args:
        scores: [rows, pieces, tags], log probabilities; each row is a sequence of its own.
        first: Which tags may stand first.
        allowed: [tags, tags], from which tag to which.

    Returns:
        [rows, pieces] of tags.
    """
    rows, pieces, _ = scores.shape
    bars = np.where(allowed, 0.0, _NEVER)
    best = scores[:, 0] + np.where(first, 0.0, _NEVER)
    back = np.zeros(scores.shape, np.intp)
    for place in range(1, pieces):
        ways = best[:, :, None] + bars
        back[:, place] = ways.argmax(1)
        best = ways.max(1) + scores[:, place]
    path = np.empty((rows, pieces), np.intp)
    path[:, -1] = best.argmax(1)
    for place in range(pieces - 1, 0, -1):
        path[:, place - 1] = back[np.arange(rows), place, path[:, place]]
    return path


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


def cue_spans(scores: Floats) -> list[Pieces]:
    """The cues among all pieces; ``scores`` is [pieces, 3] of O, B, I."""
    biased = scores + np.array([BIAS, 0, 0], np.float32)
    return spans(viterbi(biased[None], [True, True, False], _CUE_STEPS)[0].tolist(), 1)


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
    found = []
    for (start, _), group in groupby(zip(cues, links, strict=True), key=lambda one: _window(one[1])):
        asked = list(group)
        scores = np.stack([scores for _, (_, scores) in asked])
        window = slice(start, start + scores.shape[1])
        odds = np.stack([_odds(one, tags[window, 3:], best[window]) for one in scores])
        for (cue, _), path in zip(
            asked, viterbi(scores + odds, [True] * 5, _LINK_STEPS).tolist(), strict=True
        ):
            source, content = (
                tuple(_place(offsets, (s + start, e + start)) for s, e in spans(path, first))
                for first in (_SOURCE, _CONTENT)
            )
            if content:
                found.append(Tagged(_place(offsets, cue), source, content))
    return tuple(found)


def _window(link: tuple[int, Floats]) -> tuple[int, int]:
    return link[0], len(link[1])


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
