"""Periods in words, holes left out of their spans."""

from collections.abc import Iterable

from onrecord.official.silence import spans


def in_spans(periods: Iterable[str]) -> str:
    """Years, or months, in words: ``2007, 2012 to 2020``, ``2019-11 to 2020-02, 2020-05``."""
    known = sorted(set(periods))
    if all(len(period) == 4 for period in known):
        return spans(map(int, known))
    runs: list[list[str]] = []
    for period in known:
        if runs and _month(period) == _month(runs[-1][-1]) + 1:
            runs[-1].append(period)
        else:
            runs.append([period])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else run[0] for run in runs)


def _month(period: str) -> int:
    return 12 * int(period[:4]) + int(period[5:])
