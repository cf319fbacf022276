"""What a reading chart shows: the counts of a claim's readings against what would fit, and that in words."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.checking import fitting
from onrecord.checking.closeness import Interval, Target
from onrecord.model import Claim, Finding, Reading, Witness
from onrecord.reporting.catalogue import t
from onrecord.reporting.finding_view import ReadingView
from onrecord.reporting.quantities import quantity
from onrecord.reporting.words import LIKELIHOODS, capitalised, listed

_MOST_READINGS = 12
_FINEST = 2
"""So many digits more than a measured value has, an edge of what fits may have."""
_FAR = 10
"""Counts further off than so many times the band, or the distance of the nearer third, stand at the edge."""


@dataclass(frozen=True, slots=True)
class Band:
    """Values that fit a claim in one way; an edge is None where there is none."""

    how: str
    low: float | None
    high: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One computed count; ``words`` is its value and how far off it is."""

    label: str
    role: str
    value: float
    fits: bool
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One reading with its computed counts."""

    title: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class ReadingsView:
    """Counts against what fits.

    Attributes:
        claim: The claim's id.
        unit: Of all values.
        bands: What fits, the narrowest first.
        rows: Readings with a count, the likely ones first.
        unmeasured: Readings without one, each with its likelihood.
        left_out: How many readings with a count are not shown.
        low: Where the axis starts.
        high: Where it ends; counts beyond stand at the edge.
    """

    claim: str
    unit: str
    bands: tuple[Band, ...]
    rows: tuple[Row, ...]
    unmeasured: tuple[str, ...]
    left_out: int
    low: float
    high: float

    @property
    def roles(self) -> frozenset[str]:
        """Whose counts are shown: home, mirror, mixed."""
        return frozenset(dot.role for row in self.rows for dot in row.dots)

    @property
    def beyond(self) -> bool:
        """Whether a count lies outside the axis."""
        return any(not self.low <= dot.value <= self.high for row in self.rows for dot in row.dots)

    @property
    def told(self) -> tuple[str, ...]:
        """The same in words, for those who do not see the picture."""
        return (
            *(f"{band.how}: {band.words}." for band in self.bands),
            *(f"{row.title}: {'; '.join(f'{d.label} {d.words}' for d in row.dots)}." for row in self.rows),
            *(t("counts.none", reading=title) for title in self.unmeasured),
            *([t("chart.left_out", n=self.left_out)] if self.left_out else []),
        )


def readings_view(claim: Claim, finding: Finding, shown: Sequence[ReadingView]) -> ReadingsView | None:
    """The counts of a finding against its claim; None without a number or without a count.

    Args:
        claim: What is claimed.
        finding: How it fares.
        shown: The finding's readings as they are shown, in any order.
    """
    bands = bands_of(claim, finding)
    views = {view.id: view for view in shown}
    ordered = sorted(finding.readings, key=lambda r: LIKELIHOODS.index(r.likelihood))
    unit = _unit(finding)
    rows = [_row(reading, views[reading.id], unit) for reading in ordered if reading.id in views]
    counted = [row for row in rows if row.dots]
    if not bands or not counted:
        return None
    low, high = _reach(bands, [dot.value for row in counted[:_MOST_READINGS] for dot in row.dots])
    return ReadingsView(
        claim=claim.id,
        unit=unit,
        bands=bands,
        rows=tuple(counted[:_MOST_READINGS]),
        unmeasured=tuple(row.title for row in rows if not row.dots),
        left_out=max(len(counted) - _MOST_READINGS, 0),
        low=low,
        high=high,
    )


def bands_of(claim: Claim, finding: Finding) -> tuple[Band, ...]:
    """Every interval that fits a claim, in the unit that its readings are measured in."""
    unit = _unit(finding) or claim.unit
    return tuple(dict.fromkeys(band for target in fitting(claim, finding) for band in _bands(target, unit)))


def _bands(target: Target, unit: str) -> Iterable[Band]:
    kinds = (("exact", target.exact), ("rounded", target.rounded), ("beyond", target.beyond))
    for how, interval in kinds:
        if interval is not None and (how == "exact" or interval != target.exact):
            words = interval_words(interval, unit)
            yield Band(t("band." + how), _edge(interval.low), _edge(interval.high), words)


def interval_words(interval: Interval, unit: str) -> str:
    """``from 11.5% to below 12.5%``."""
    low, high = (_amount(edge, unit) for edge in (interval.low, interval.high))
    start = "above" if interval.low_open else "from"
    end = "below" if interval.high_open else "to"
    if math.isinf(interval.high):
        return t("interval." + start, low=low)
    if math.isinf(interval.low):
        return t("interval.only_" + end, high=high)
    return t(f"interval.{start}_{end}", low=low, high=high)


def _amount(value: float, unit: str) -> str:
    if math.isinf(value):
        return ""
    # An edge lies half a step beyond the claim's last digit, so it may need more digits than the claim.
    written = [quantity(value, unit, signed=unit == "percent", finer=finer) for finer in range(_FINEST + 2)]
    return next((one for one, finer in pairwise(written) if one == finer), written[_FINEST])


def _edge(value: float) -> float | None:
    return None if math.isinf(value) else value


def _unit(finding: Finding) -> str:
    return next((w.unit for r in finding.readings for w in r.witnesses if w.value is not None), "")


def _row(reading: Reading, view: ReadingView, unit: str) -> Row:
    """A reading with its counts in one unit; those in another cannot stand on the same axis."""
    dots = tuple(
        _dot(witness, f"{_whose(witness, shown.whose)}, {shown.provider}", shown.value, shown.margin)
        for witness, shown in zip(reading.witnesses, view.witnesses, strict=True)
        if witness.value is not None and witness.unit == unit
    )
    return Row(title=f"{view.title} ({t('likelihood.' + view.likelihood)})", dots=dots)


def _whose(witness: Witness, whose: str) -> str:
    """Whose count it is; a sum over both sides by what it adds up, or two of them would look the same."""
    if witness.role != "mixed":
        return whose
    flows = listed(tuple(dict.fromkeys(t("flow." + c.flow) for c in witness.components)))
    return t("counts.of_both", flows=flows)


def _dot(witness: Witness, label: str, value: str | None, margin: str | None) -> Dot:
    fits = witness.fit not in (None, "miss")
    how = t("counts.revised" if witness.fit == "within-revision" else "counts.fits")
    missing = t("claim.misses_by", margin=margin) if margin else t("counts.misses")
    return Dot(
        label=capitalised(label),
        role=witness.role,
        value=witness.value or 0.0,
        fits=fits,
        words=f"{value} ({how if fits else missing})",
    )


def _reach(bands: Sequence[Band], values: Sequence[float]) -> tuple[float, float]:
    """The axis: what fits, and the counts that are not so far off that they would hide the near ones."""
    edges = [edge for band in bands for edge in (band.low, band.high) if edge is not None]
    low, high = min(edges), max(edges)
    size = max(high - low, abs(high) * 0.01, 1e-9)
    off = sorted(max(low - value, value - high, 0.0) for value in values)
    furthest = _FAR * max(size, off[(len(off) - 1) // 3])
    near = [value for value in values if max(low - value, value - high) <= furthest]
    ends = [*near, low - size, high + size]
    room = (max(ends) - min(ends)) * 0.06
    return min(ends) - room, max(ends) + room
