"""English for people that findings and reports share, so that both say the same thing in the same words."""

from collections.abc import Sequence

from onrecord.model.claims import Hedge
from onrecord.model.findings import DecidedBy

MINUS = "\N{MINUS SIGN}"
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
"""Factor and word, the largest first."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
HEDGES: dict[Hedge, str] = {
    "exactly": "",
    "about": "about",
    "nearly": "nearly",
    "more-than": "more than",
    "less-than": "less than",
    "at-least": "at least",
    "at-most": "at most",
    "estimated": "an estimated",
    "between": "between",
}
"""What stands before a number."""
DECIDED_BY: dict[DecidedBy, str] = {
    "period": "the period that is meant",
    "side": "whose count is taken",
    "construction": "how the figure is put together",
    "currency": "the currency",
    "measure": "what is measured",
    "vintage": "when the figures were published",
    "goods-or-services": "whether services are counted",
}
"""What an outcome depends on."""


def listed(parts: Sequence[str]) -> str:
    """An English list: ``a``, ``a and b``, ``a, b and c``; nothing for no parts."""
    *others, last = parts or ("",)
    return f"{', '.join(others)} and {last}" if others else last


def month_words(value: str) -> str:
    """``2021-03`` as "March 2021"; a year alone stays."""
    year, _, month = value.partition("-")
    return f"{_MONTHS[int(month) - 1]} {year}" if month else year


def span_words(label: str) -> str:
    """The period of a reading: ``2021`` as it is, ``2021-01/2021-11`` as "January 2021 to November 2021"."""
    return " to ".join(map(month_words, label.split("/")))
