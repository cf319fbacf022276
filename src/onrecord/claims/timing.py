"""The months of a figure and of what it is set against, with reasons where they are not known."""

from onrecord.model import Frozen, Period

NOT_SAID = "not said"


class Timing(Frozen, frozen=True, kw_only=True):
    """The months of a figure and of what it is compared with; reasons where they are None."""

    period: Period | None = None
    base: Period | None = None
    period_reason: str = NOT_SAID
    base_reason: str = NOT_SAID
