"""Periods in words, holes left out of their spans."""

from collections.abc import Iterable

from onrecord.official.silence import runs_of


def in_spans(periods: Iterable[str]) -> str:
    """Years, or months, in words: ``2007, 2012 to 2020``, ``2019-11 to 2020-02, 2020-05``."""
    found = period_runs(periods)
    return ", ".join(f"{first} to {last}" if first != last else first for first, last in found)


def period_runs(periods: Iterable[str]) -> list[tuple[str, str]]:
    """The first and the last year or month of each run without a hole."""
    known = sorted(set(periods))
    if all(len(period) == 4 for period in known):
        return [(str(first), str(last)) for first, last in runs_of(map(int, known))]
    runs: list[list[str]] = []
    for period in known:
        if runs and _month(period) == _month(runs[-1][-1]) + 1:
            runs[-1].append(period)
        else:
            runs.append([period])
    return [(run[0], run[-1]) for run in runs]


def _month(period: str) -> int:
    return 12 * int(period[:4]) + int(period[5:])
