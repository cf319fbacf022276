"""A reading's value in one vintage by one construction."""

from typing import NamedTuple

from onrecord.checking.amounts import Amount, Book, Construction, Gap, amount
from onrecord.checking.periods import YEAR, Window
from onrecord.checking.phrases import phrase
from onrecord.checking.readings import Candidate
from onrecord.model import Component
from onrecord.model.claims import Form

PERCENT, RATIO, RANK = "percent", "ratio", "rank"


class Measured(NamedTuple):
    """A value in the form of the claim, and every observation behind it (the period's, then the base's).

    ``remark`` is what must be known of the value where it does not fit.
    """

    value: float
    components: tuple[Component, ...]
    remark: str | None = None


def measure(form: Form, candidate: Candidate, book: Book, construction: Construction) -> Measured | Gap:
    """What one count says for one reading: a level, a change, a growth in percent or a multiple."""
    if candidate.window is None:
        return Gap("no-data", candidate.why)
    now = _amount(candidate, book, construction, candidate.window)
    if isinstance(now, Gap) or candidate.base is None:
        return now if isinstance(now, Gap) else Measured(now.value, now.components)
    before = _amount(candidate, book, construction, candidate.base)
    if isinstance(before, Gap):
        return before
    return _compared(form, now, before, candidate)


def unit_of(form: Form, currency: str) -> str:
    """The unit that a form is measured in."""
    return {"growth": PERCENT, "multiple": RATIO, "share": PERCENT, "rank": RANK}.get(form, currency)


def _amount(candidate: Candidate, book: Book, construction: Construction, window: Window) -> Amount | Gap:
    found = amount(book, construction, window)
    if isinstance(found, Gap) or candidate.share_of_year is None:
        return found
    return Amount(found.value / candidate.share_of_year * YEAR / window.length, found.components)


def _compared(form: Form, now: Amount, before: Amount, candidate: Candidate) -> Measured | Gap:
    components = now.components + before.components
    if form == "change":
        return Measured(now.value - before.value, components)
    if before.value <= 0 or (candidate.years > 1 and now.value <= 0):
        return Gap("not-comparable", phrase("remark.not_above_zero_either"))
    ratio = now.value / before.value
    if form == "multiple":
        return Measured(ratio, components)
    return Measured((ratio ** (1 / candidate.years) - 1) * 100, components)
