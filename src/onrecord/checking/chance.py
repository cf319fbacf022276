"""How easily a claim of this form and size fits: many readings flatter every number."""

from collections.abc import Iterator, Sequence

import msgspec

from onrecord.checking.closeness import best_fit, targets
from onrecord.checking.history import Count, counts
from onrecord.checking.owners import PARTS
from onrecord.checking.witnesses import FITTING, Question, decisive
from onrecord.model import Claim, Reading

MINIMUM_FIGURES = 10
SAME_SIZE = 2.0


def chance(question: Question, readings: Sequence[Reading]) -> float | None:
    """The share of the pair's own past figures of this form and size that would have fitted a near reading.

    A past figure is one count's level, change, growth or multiple of a calendar year, in the claim's
    direction, between half and twice the claimed number, and not itself measured by a near reading. It takes
    the claim's place, to two digits and with the claim's hedge. None with fewer than ten such figures, and
    for shares, ranks and compared partners, whose past is not in the pair's own series.
    """
    near = [reading for reading in readings if reading.likelihood != "remote"]
    values = [w.value for r in near for w in decisive(r.witnesses) if w.value is not None]
    used = {reading.period for reading in near}
    if question.claim.form in PARTS or question.claim.compared_with:
        return None
    figures = list(_figures(question, used))
    if not values or len(figures) < MINIMUM_FIGURES:
        return None
    fitting = sum(_fits_any(question.claim, figure, values) for figure in figures)
    return round(fitting / len(figures), 3)


def _figures(question: Question, used: set[str | None]) -> Iterator[float]:
    claim = question.claim
    if claim.value is None or not claim.value:
        return
    sign = -1 if claim.direction == "down" and claim.form in {"growth", "change"} else 1
    for count in counts(claim, question.books):
        for year, value in _in_form(claim, count):
            if str(year) not in used and 1 / SAME_SIZE <= sign * value / claim.value <= SAME_SIZE:
                yield sign * value


def _in_form(claim: Claim, count: Count) -> Iterator[tuple[int, float]]:
    for year, value in count.years.items():
        before = count.years.get(year - 1, 0.0)
        if claim.form == "level":
            yield year, value
        elif before > 0:
            forms = {
                "growth": (value / before - 1) * 100,
                "multiple": value / before,
                "change": value - before,
            }
            yield year, forms[claim.form]


def _fits_any(claim: Claim, figure: float, values: Sequence[float]) -> bool:
    rounded = float(f"{figure:.2g}")
    posed = msgspec.structs.replace(claim, value=rounded, value_high=None, as_written="")
    return any(best_fit(targets(posed), value)[0] in FITTING for value in values)
