"""Weights as int8 with one step per row."""

import numpy as np
from numpy.typing import NDArray

_CLIPS = np.linspace(0.7, 1.0, 31)  # shares of the largest value that are tried as the end of the scale


def by_row(weights: NDArray[np.float32], largest: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Symmetric int8 levels of each row, with the step that loses least.

    A row's step need not reach its largest value: clipping one outlier may keep the others finer. Of the
    steps tried the one with the least squared error is taken.

    Args:
        weights: (rows, columns).
        largest: The largest level, at most 127.

    Returns:
        (rows, columns) levels in −largest..largest and (rows,) steps; levels times steps
        approximate ``weights``.
    """
    weight = weights.astype(np.float64)  # so that the choice does not hang on the order of a sum
    top = np.maximum(np.abs(weight).max(1), np.finfo(np.float32).tiny)
    best = np.full(len(weight), np.inf)
    step = np.empty(len(weight), np.float32)
    for clip in _CLIPS:
        tried = (top * clip / largest).astype(np.float32)
        error = ((_levels(weight, tried, largest) * tried[:, None] - weight) ** 2).sum(1)
        better = error < best
        best[better], step[better] = error[better], tried[better]
    return _levels(weight, step, largest).astype(np.int8), step


def _levels(weight: NDArray[np.float64], step: NDArray[np.float32], largest: int) -> NDArray[np.float64]:
    return np.clip(np.rint(weight / step[:, None]), -largest, largest)
