"""Which period each figure of a frame covers and which one it is set against."""

from collections.abc import Sequence
from datetime import date

from onrecord.claims.bases import Bases
from onrecord.claims.figure_periods import FigurePeriods
from onrecord.claims.frames import Figure, Frame
from onrecord.claims.period_places import follows
from onrecord.claims.periods import PeriodPhrase
from onrecord.claims.timing import Timing


def time_frame(
    text: str,
    frame: Frame,
    phrases: Sequence[PeriodPhrase],
    before: Timing | None,
    floor: int,
    published: date | None,
) -> tuple[Timing, ...]:
    """One timing for each figure of the frame, in order.

    Args:
        text: The passage.
        frame: The trade word with its figures.
        phrases: The passage's expressions of time.
        before: The timing that the frame before it in the sentence ended with, for an ellipsis.
        floor: Where the frame before it ends: phrases before that are not this frame's own.
        published: The day of publication.
    """
    periods = FigurePeriods(text, frame, phrases, before, floor, published)
    bases = Bases(periods)
    return tuple(_timing(figure, periods, bases) for figure in frame.figures)


def _timing(figure: Figure, periods: FigurePeriods, bases: Bases) -> Timing:
    if figure.role == "base":
        return bases.timing(figure)
    phrase = periods.phrase_of(figure)
    period, reason = periods.months_of(figure, phrase)
    base, base_reason = bases.of(figure, phrase, period)
    return Timing(period=period, base=base, period_reason=reason, base_reason=base_reason)


def end_of_frame(text: str, frame: Frame, phrases: Sequence[PeriodPhrase]) -> int:
    """Where a frame's last number ends, with the expression of time right after it."""
    end = frame.figures[-1].quantity.end
    own = (p for p in phrases if follows(text, end, p))
    return max(end, next((p.end for p in own), end))
