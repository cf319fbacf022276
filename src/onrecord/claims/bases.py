"""What each figure of a frame is set against: a year before, a level told with it, the start of a span."""

import re
from collections.abc import Sequence

from onrecord.claims.counting import counted_back, end_year, not_after
from onrecord.claims.figure_periods import GROWING, MULTI_YEAR, FigurePeriods, length
from onrecord.claims.frames import Figure
from onrecord.claims.months import year, year_before
from onrecord.claims.period_places import COUNTED_BACK, follows
from onrecord.claims.periods import PeriodPhrase
from onrecord.claims.timing import NOT_SAID, Timing
from onrecord.model import Period

SAID_AGAINST = "as growth in a period is said against it"
"""How the basis of a base ends that the text does not say."""
_GOAL = re.compile(
    r"\b(?:against|versus|compared (?:with|to)|short of|below|far from|towards?|despite|of)"
    r" (?:an?|the|its|their|our)(?: [\w-]+){0,2} (?:goal|target|aim|objective|ambition|plan)(?: of)? ?$",
    re.IGNORECASE,
)
_YEAR_BEFORE = "the year before"


class Bases:
    """Finds the bases of a frame's figures, and the timings of figures that are bases themselves."""

    def __init__(self, periods: FigurePeriods) -> None:
        self._periods = periods
        self._text, self._frame = periods.text, periods.frame
        self._before, self._published = periods.before, periods.published

    def of(
        self, figure: Figure, phrase: PeriodPhrase | None, period: Period | None
    ) -> tuple[Period | None, str]:
        """The base of a figure that covers ``period``, told by ``phrase``; else why there is none."""
        compared = None if self._is_measure(figure) else self._compared(figure, period)
        if compared and not (period and period.start <= compared.start and not figure.future):
            return compared, NOT_SAID
        before = self._level_before(figure, period) if self._is_changed(figure) else None
        if before:
            return before, NOT_SAID
        if figure.form in {"share", "rank"} or (figure.form == "level" and not self._set_against_level()):
            return None, NOT_SAID
        if phrase and phrase.role == "span" and figure.future:
            return (end_year(phrase) if figure.form == "multiple" else None), NOT_SAID
        spans = (p for p in self._periods.phrases if p.role in MULTI_YEAR and p.base)
        span = next(
            (p for p in spans if not phrase or phrase.role == p.role or p.start != phrase.start), None
        )
        if span and span.base and span.period and phrase and period and period.year:
            if span.role == "since" and span.base.end < period.start:
                return span.base, NOT_SAID
            return year(period.year - length(span), f"{span.text!r} before {period.year}"), NOT_SAID
        if phrase and phrase.base:
            return phrase.base, NOT_SAID
        if phrase is None and self._before and self._before.base:
            return self._before.base, NOT_SAID
        if figure.form == "multiple" and figure.future and phrase and phrase.role == "by" and self._published:
            return year(self._published.year, f"{self._published}, from when it is to grow"), NOT_SAID
        if figure.form in GROWING and period and not (figure.future and figure.form == "multiple"):
            return year_before(period, f"the year before {period.basis}, {SAID_AGAINST}"), NOT_SAID
        return None, NOT_SAID

    def _is_measure(self, figure: Figure) -> bool:
        """Whether a goal is only what a level is held against ("…, against a goal of 5 bn")."""
        return figure.future and bool(_GOAL.search(self._text[: figure.quantity.lead]))

    def _is_changed(self, figure: Figure) -> bool:
        """Whether a verb of change leads to a figure, or to one that it is told with."""
        told = [f for f in self._frame.figures if f.quantity.end in self._periods.shared]
        return figure.changed or (figure in told and any(f.changed for f in told))

    def _level_before(self, figure: Figure, period: Period | None) -> Period | None:
        """The period of the level that a verb of change starts from ("was 5 bn in 2014 but fell to 4 bn")."""
        before = [
            f
            for f in self._frame.figures
            if f.quantity.end <= figure.quantity.start and f.quantity.end not in self._periods.shared
        ]
        if figure.form != "level" or not before or before[-1].form != "level" or before[-1].role == "base":
            return None
        phrase = self._periods.phrase_of(before[-1])
        found = phrase.period if phrase else None
        return found if found and period and found.end < period.start else None

    def _set_against_level(self) -> bool:
        return any(f.role == "base" for f in self._frame.figures)

    def _compared(self, figure: Figure, period: Period | None) -> Period | None:
        """The base that the words name: a marked phrase, or the period of the number it is set against."""
        following = next((f for f in self._frame.figures if f.quantity.start > figure.quantity.start), None)
        if following and following.role == "base" and self._told_of_base(following):
            return self.timing(following).period
        marked = self._marked_for(figure)
        if marked:
            return self._counted_back(marked, period)
        for other in self._frame.figures:
            if other.role == "base" and not self._is_used(other, figure):
                found = self.timing(other).period
                if found:
                    return found
        return None

    def _is_used(self, base: Figure, figure: Figure) -> bool:
        """Whether a figure changed anew ("… but recovered to") from a level that the base belongs to."""
        return figure.changed and any(
            f.form == "level"
            and f.role == "main"
            and base.quantity.start < f.quantity.start < figure.quantity.start
            for f in self._frame.figures
        )

    def _told_of_base(self, figure: Figure) -> PeriodPhrase | None:
        """The expression right after a base, one counted back from the main figure too."""
        end = figure.quantity.end
        following = (p for p in self._periods.phrases if p.role in COUNTED_BACK)
        near = next((p for p in following if follows(self._text, end, p)), None)
        return near or self._periods.own[figure.quantity.start]

    def _counted_back(self, phrase: PeriodPhrase, period: Period | None) -> Period | None:
        """The months of an expression that is counted from a figure's period, or its own."""
        if period and self._is_last_year_of_part(phrase, period):
            return year_before(period, f"{phrase.text!r} of {period.basis}")
        if phrase.role not in COUNTED_BACK and not (self._is_year_ago(phrase) and period):
            return not_after(phrase, period)
        return counted_back(phrase, period) if period else None

    def _is_year_ago(self, phrase: PeriodPhrase) -> bool:
        """Whether "a year ago" may be counted from the main figure's months instead of from today."""
        if phrase.role != "ago" or not phrase.period or not self._published:
            return False
        return phrase.period.year == self._published.year - 1

    def _is_last_year_of_part(self, phrase: PeriodPhrase, period: Period | None) -> bool:
        """Whether "compared to last year" is said of a part of this year, and so means that part of it."""
        if period is None or period.year is not None or phrase.period is None or phrase.period.year is None:
            return False
        named = any(c.isdigit() for c in phrase.text)
        return not named and int(period.start[:4]) == int(period.end[:4]) == phrase.period.year + 1

    def _marked_for(self, figure: Figure) -> PeriodPhrase | None:
        if figure.form == "level" and self._growth_follows(figure):
            return None
        after = [p for p in self._periods.marked if p.start >= figure.quantity.end]
        if self._is_over_years(figure) and not self._comes_next(figure, after):
            return None
        if after or figure.form == "level":
            return next(iter(after), None)
        return next(iter(self._periods.marked), None)

    def _is_over_years(self, figure: Figure) -> bool:
        """Whether a span before the figure says what its growth is counted from."""
        return any(p.role in MULTI_YEAR and p.end <= figure.quantity.start for p in self._periods.phrases)

    def _comes_next(self, figure: Figure, marked: Sequence[PeriodPhrase]) -> bool:
        """Whether the expression is nearer to this figure than to any after it."""
        later = [f.quantity.start for f in self._frame.figures if f.quantity.start > figure.quantity.start]
        return bool(marked) and not any(start < marked[0].start for start in later)

    def _growth_follows(self, figure: Figure) -> bool:
        later = [f for f in self._frame.figures if f.quantity.start > figure.quantity.start]
        return bool(later) and later[0].form != "level"

    def timing(self, figure: Figure) -> Timing:
        """When a figure was reached that another one is set against."""
        own = self._told_of_base(figure)
        if own and own.period and own.role not in COUNTED_BACK and not self._is_year_ago(own):
            return Timing(period=own.period)
        earlier = own or next((p for p in self._periods.marked if p.role in COUNTED_BACK), None)
        main = next((f for f in self._frame.figures if f.role == "main"), None)
        main_phrase = self._periods.phrase_of(main) if main else None
        told = self._before.period if self._before else None
        period = main_phrase.period if main_phrase else told
        if earlier and (period or (earlier.period and earlier.role not in COUNTED_BACK)):
            return Timing(period=self._counted_back(earlier, period))
        if main_phrase and main_phrase.role == "between" and main_phrase.base:
            return Timing(period=main_phrase.base)
        if self._before and self._before.base:
            return Timing(period=self._before.base)
        span = next((p for p in self._periods.phrases if p.role in MULTI_YEAR and p.base), None)
        if span and span.base:
            if span.role == "since":
                return Timing(period=span.base)
            end = period.year if period and period.year and main_phrase is not span else None
            first = (end - length(span)) if end else int(span.base.start[:4])
            return Timing(period=year(first, span.base.basis))
        if period and main and self._is_of_a_time(main, main_phrase) and not main.future:
            return Timing(
                period=year_before(period, f"{_YEAR_BEFORE} {period.basis}, as a level set against it")
            )
        return Timing()

    def _is_of_a_time(self, main: Figure, phrase: PeriodPhrase | None) -> bool:
        """Whether a figure lies in months named for it, or changed to where it was in those told before."""
        return phrase.role == "at" if phrase else self._is_changed(main)
