"""Which period each figure of a frame covers and which one it is set against."""

from collections.abc import Sequence
from datetime import date

import msgspec

from onrecord.claims.counting import counted_back, end_year, not_after
from onrecord.claims.frames import Figure, Frame
from onrecord.claims.months import year, year_before
from onrecord.claims.period_places import (
    COUNTED_BACK,
    bracketed,
    follows,
    is_across,
    is_base,
    is_compared,
    is_outdated,
    of_rank,
    reach,
    respective,
    when_it_began,
)
from onrecord.claims.periods import PeriodPhrase
from onrecord.model import Frozen, Period

_MULTI_YEAR = {"span", "since"}
_AHEAD = {"by", "next-span"}
_GROWING = {"growth", "change", "multiple"}
_NO_DAY = "the day of publication is not known"
_YEAR_BEFORE = "the year before"
NOT_SAID = "not said"
_UNRESOLVED = "said in words that cannot be resolved"


class Timing(Frozen, frozen=True, kw_only=True):
    """The months of a figure and of what it is compared with; reasons where they are None."""

    period: Period | None = None
    base: Period | None = None
    period_reason: str = NOT_SAID
    base_reason: str = NOT_SAID


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
    reader = _FrameTimes(text, frame, phrases, before, floor, published)
    return tuple(reader.timing(figure) for figure in frame.figures)


def end_of_frame(text: str, frame: Frame, phrases: Sequence[PeriodPhrase]) -> int:
    """Where a frame's last number ends, with the expression of time right after it."""
    end = frame.figures[-1].quantity.end
    own = (p for p in phrases if follows(text, end, p))
    return max(end, next((p.end for p in own), end))


class _FrameTimes:
    def __init__(
        self, text: str, frame: Frame, phrases: Sequence[PeriodPhrase], before: Timing | None, floor: int,
        published: date | None,
    ) -> None:  # fmt: skip
        self.text = text
        self.frame = frame
        self.before = before
        self.published = published
        self.phrases = [
            p
            for p in of_rank(frame, phrases)
            if p.end <= reach(text, frame) and (p.start >= floor or p.role in _MULTI_YEAR)
        ]
        ends = [f.quantity.end for f in frame.figures]
        self.shared = respective(text, ends, self.phrases)
        self.own = {f.quantity.start: self._right_of(f) for f in frame.figures}
        bases = [f for f in frame.figures if f.role == "base"]
        taken = {id(self.own[f.quantity.start]) for f in bases}
        self.marked = [p for p in self.phrases if is_base(text, p) and id(p) not in taken]
        self.plain = [p for p in self.phrases if id(p) not in taken and p not in self.marked]

    def timing(self, figure: Figure) -> Timing:
        if figure.role == "base":
            return self._base_timing(figure)
        phrase = self._phrase_of(figure)
        period, reason = self._main(figure, phrase)
        base, base_reason = self._base(figure, phrase, period)
        return Timing(period=period, base=base, period_reason=reason, base_reason=base_reason)

    def _right_of(self, figure: Figure) -> PeriodPhrase | None:
        """The expression that can be of no other number: beside it, or shared out by "respectively"."""
        end = figure.quantity.end
        if end in self.shared:
            return self.shared[end]
        after = next((p for p in self.phrases if p.start >= end), None)
        if after and follows(self.text, end, after) and not is_compared(self.text, after):
            return after
        return bracketed(self.text, figure.quantity.start, self.phrases)

    def _phrase_of(self, figure: Figure) -> PeriodPhrase | None:
        told = self._told_of(figure)
        return told and when_it_began(self.text, told, figure.quantity.start)

    def _told_of(self, figure: Figure) -> PeriodPhrase | None:
        own = self.own[figure.quantity.start]
        if own is not None:
            return own
        at = figure.quantity.start
        fitting = [p for p in self.plain if self._can_be_of(p, figure)]
        plain = sorted(
            fitting, key=lambda p: (is_across(self.text, p, at), p.role in _MULTI_YEAR, abs(p.start - at))
        )
        return plain[0] if plain else None

    def _main(self, figure: Figure, phrase: PeriodPhrase | None) -> tuple[Period | None, str]:
        if phrase is None:
            if self.before and self.before.period:
                return self.before.period, NOT_SAID
            return None, NOT_SAID
        if phrase.role in COUNTED_BACK and self.before and self.before.period:
            return counted_back(phrase, self.before.period), NOT_SAID
        if phrase.role == "now":
            return None, f"'{phrase.text}' names no months"
        if phrase.period is None:
            return None, f"'{phrase.text}': {_UNRESOLVED if self.published else _NO_DAY}"
        if phrase.role == "next-span" and figure.form == "multiple" and phrase.base:
            return Period(start=phrase.base.start, end=phrase.period.end, basis=phrase.period.basis), NOT_SAID
        if phrase.role == "between" and figure.form == "rank" and phrase.base and phrase.period:
            return msgspec.structs.replace(phrase.period, start=phrase.base.start), NOT_SAID
        if phrase.role == "span" and phrase.base and figure.future:
            return self._years_on(phrase, figure), NOT_SAID
        if phrase.role == "span" and figure.form == "level":
            end = phrase.period.end[:4]
            return year(int(end), phrase.period.basis), NOT_SAID
        return phrase.period, NOT_SAID

    def _years_on(self, phrase: PeriodPhrase, figure: Figure) -> Period | None:
        """The year that "in five years" means for a goal; a multiple runs up to it from now."""
        now = end_year(phrase)
        if now is None or now.year is None:
            return None
        then = year(now.year + self._length(phrase), now.basis)
        return msgspec.structs.replace(then, start=now.start) if figure.form == "multiple" else then

    def _base(
        self, figure: Figure, phrase: PeriodPhrase | None, period: Period | None
    ) -> tuple[Period | None, str]:
        compared = self._compared(figure, period)
        if compared and not (period and period.start <= compared.start and not figure.future):
            return compared, NOT_SAID
        before = self._level_before(figure, period) if self._is_changed(figure) else None
        if before:
            return before, NOT_SAID
        if figure.form in {"share", "rank"} or (figure.form == "level" and not self._set_against_level()):
            return None, NOT_SAID
        if phrase and phrase.role == "span" and figure.future:
            return (end_year(phrase) if figure.form == "multiple" else None), NOT_SAID
        spans = (p for p in self.phrases if p.role in _MULTI_YEAR and p.base)
        span = next(
            (p for p in spans if not phrase or phrase.role == p.role or p.start != phrase.start), None
        )
        if span and span.base and span.period and phrase and period and period.year:
            return year(period.year - self._length(span), f"{span.text!r} before {period.year}"), NOT_SAID
        if phrase and phrase.base:
            return phrase.base, NOT_SAID
        if phrase is None and self.before and self.before.base:
            return self.before.base, NOT_SAID
        if figure.form in _GROWING and period and not (figure.future and figure.form == "multiple"):
            return year_before(
                period, f"the year before {period.basis}, as growth in a period is said against it"
            ), NOT_SAID
        return None, NOT_SAID

    def _is_changed(self, figure: Figure) -> bool:
        """Whether a verb of change leads to a figure, or to one that it is told with."""
        told = [f for f in self.frame.figures if f.quantity.end in self.shared]
        return figure.changed or (figure in told and any(f.changed for f in told))

    def _level_before(self, figure: Figure, period: Period | None) -> Period | None:
        """The period of the level that a verb of change starts from ("was 5 bn in 2014 but fell to 4 bn")."""
        before = [
            f
            for f in self.frame.figures
            if f.quantity.end <= figure.quantity.start and f.quantity.end not in self.shared
        ]
        if figure.form != "level" or not before or before[-1].form != "level" or before[-1].role == "base":
            return None
        phrase = self._phrase_of(before[-1])
        found = phrase.period if phrase else None
        return found if found and period and found.end < period.start else None

    def _length(self, span: PeriodPhrase) -> int:
        if span.period is None or span.base is None:
            return 0
        return int(span.period.end[:4]) - int(span.base.end[:4])

    def _set_against_level(self) -> bool:
        return any(f.role == "base" for f in self.frame.figures)

    def _compared(self, figure: Figure, period: Period | None) -> Period | None:
        """The base that the words name: a marked phrase, or the period of the number it is set against."""
        following = next((f for f in self.frame.figures if f.quantity.start > figure.quantity.start), None)
        if following and following.role == "base" and self._told_of_base(following):
            return self._base_timing(following).period
        marked = self._marked_for(figure)
        if marked:
            return self._counted_back(marked, period)
        for other in self.frame.figures:
            if other.role == "base":
                found = self._base_timing(other).period
                if found:
                    return found
        return None

    def _told_of_base(self, figure: Figure) -> PeriodPhrase | None:
        """The expression right after a base, one counted back from the main figure too."""
        end = figure.quantity.end
        following = (p for p in self.phrases if p.role in COUNTED_BACK)
        near = next((p for p in following if follows(self.text, end, p)), None)
        return near or self.own[figure.quantity.start]

    def _counted_back(self, phrase: PeriodPhrase, period: Period | None) -> Period | None:
        """The months of an expression that is counted from a figure's period, or its own."""
        if period and self._is_last_year_of_part(phrase, period):
            return year_before(period, f"{phrase.text!r} of {period.basis}")
        if phrase.role not in COUNTED_BACK and not (self._is_year_ago(phrase) and period):
            return not_after(phrase, period)
        return counted_back(phrase, period) if period else None

    def _is_year_ago(self, phrase: PeriodPhrase) -> bool:
        """Whether "a year ago" may be counted from the main figure's months instead of from today."""
        if phrase.role != "ago" or not phrase.period or not self.published:
            return False
        return phrase.period.year == self.published.year - 1

    def _is_last_year_of_part(self, phrase: PeriodPhrase, period: Period | None) -> bool:
        """Whether "compared to last year" is said of a part of this year, and so means that part of it."""
        if period is None or period.year is not None or phrase.period is None or phrase.period.year is None:
            return False
        named = any(c.isdigit() for c in phrase.text)
        return not named and int(period.start[:4]) == int(period.end[:4]) == phrase.period.year + 1

    def _can_be_of(self, phrase: PeriodPhrase, figure: Figure) -> bool:
        """Whether a figure can lie in a period: a goal not in the past, what was reached not ahead."""
        if figure.future:
            return not (phrase.role == "at" and self._is_over(phrase))
        if is_outdated(self.text, phrase, figure.quantity.start):
            return False
        return phrase.role not in _AHEAD or self._is_over(phrase)

    def _is_over(self, phrase: PeriodPhrase) -> bool:
        return bool(phrase.period and self.published and phrase.period.end < f"{self.published:%Y-%m}")

    def _marked_for(self, figure: Figure) -> PeriodPhrase | None:
        if figure.form == "level" and self._growth_follows(figure):
            return None
        after = [p for p in self.marked if p.start >= figure.quantity.end]
        if self._is_over_years(figure) and not self._comes_next(figure, after):
            return None
        if after or figure.form == "level":
            return next(iter(after), None)
        return next(iter(self.marked), None)

    def _is_over_years(self, figure: Figure) -> bool:
        """Whether a span before the figure says what its growth is counted from."""
        return any(p.role in _MULTI_YEAR and p.end <= figure.quantity.start for p in self.phrases)

    def _comes_next(self, figure: Figure, marked: Sequence[PeriodPhrase]) -> bool:
        """Whether the expression is nearer to this figure than to any after it."""
        later = [f.quantity.start for f in self.frame.figures if f.quantity.start > figure.quantity.start]
        return bool(marked) and not any(start < marked[0].start for start in later)

    def _growth_follows(self, figure: Figure) -> bool:
        later = [f for f in self.frame.figures if f.quantity.start > figure.quantity.start]
        return bool(later) and later[0].form != "level"

    def _base_timing(self, figure: Figure) -> Timing:
        own = self._told_of_base(figure)
        if own and own.period and own.role not in COUNTED_BACK and not self._is_year_ago(own):
            return Timing(period=own.period)
        earlier = own or next((p for p in self.marked if p.role in COUNTED_BACK), None)
        main = next((f for f in self.frame.figures if f.role == "main"), None)
        main_phrase = self._phrase_of(main) if main else None
        told = self.before.period if self.before else None
        period = main_phrase.period if main_phrase else told
        if earlier and (period or (earlier.period and earlier.role not in COUNTED_BACK)):
            return Timing(period=self._counted_back(earlier, period))
        if main_phrase and main_phrase.role == "between" and main_phrase.base:
            return Timing(period=main_phrase.base)
        if self.before and self.before.base:
            return Timing(period=self.before.base)
        span = next((p for p in self.phrases if p.role in _MULTI_YEAR and p.base), None)
        if span and span.base:
            end = period.year if period and period.year and main_phrase is not span else None
            first = (end - self._length(span)) if end else int(span.base.start[:4])
            return Timing(period=year(first, span.base.basis))
        if period and main and self._is_of_a_time(main, main_phrase) and not main.future:
            return Timing(
                period=year_before(period, f"{_YEAR_BEFORE} {period.basis}, as a level set against it")
            )
        return Timing()

    def _is_of_a_time(self, main: Figure, phrase: PeriodPhrase | None) -> bool:
        """Whether a figure lies in months named for it, or changed to where it was in those told before."""
        return phrase.role == "at" if phrase else self._is_changed(main)
