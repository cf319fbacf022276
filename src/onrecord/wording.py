"""English for people that findings and reports share, so that both say the same thing in the same words."""

from collections.abc import Sequence

from onrecord.model.claims import Hedge
from onrecord.model.findings import DecidedBy

MINUS = "\N{MINUS SIGN}"
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
"""Factor and word, the largest first."""
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
