"""Which expression of time each figure of a frame has, and the months that it covers."""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from onrecord.claims.counting import counted_back, end_year
from onrecord.claims.frames import Figure, Frame
from onrecord.claims.months import is_ahead, is_over, year
from onrecord.claims.period_places import (
    COUNTED_BACK,
    bracketed,
    follows,
    is_across,
    is_base,
    is_compared,
    is_outdated,
    named_before,
    of_rank,
    reach,
    respective,
    when_it_began,
)
from onrecord.claims.periods import PeriodPhrase
from onrecord.claims.timing import NOT_SAID, Timing
from onrecord.model import Period

MULTI_YEAR = {"span", "since"}
GROWING = {"growth", "change", "multiple"}
_UP_TO_NOW = re.compile(r"for (?:many |a long )?(?:years|decades|generations|time)\b", re.IGNORECASE)
_GOAL_MISSED = re.compile(
    r"[^;:.]{0,30}\b(?:of|short of|below|under|above|beyond|missing|exceeding|against|beating)"
    r" (?:the|its|their|a)(?: (?:target|goal|plan|aim|objective)(?: of)?)? ",
    re.IGNORECASE,
)
_AHEAD = {"by", "next-span"}
_NO_DAY = "the day of publication is not known"
_UNRESOLVED = "said in words that cannot be resolved"


class FigurePeriods:
    """The expressions of time that a frame's figures can have.

    Attributes:
        phrases: All of them.
        own: For each number, by where it starts, the expression that can be of no other.
        marked: Those that say what a figure is set against.
        plain: Those that say when a figure was reached.
    """

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
            if p.end <= reach(text, frame) and (p.start >= floor or p.role in MULTI_YEAR)
        ]
        ends = [f.quantity.end for f in frame.figures]
        self.shared = respective(text, ends, self.phrases)
        self.own = {f.quantity.start: self._right_of(f) for f in frame.figures}
        bases = [f for f in frame.figures if f.role == "base"]
        taken = {id(self.own[f.quantity.start]) for f in bases}
        self.marked = [p for p in self.phrases if is_base(text, p) and id(p) not in taken]
        self.plain = [p for p in self.phrases if id(p) not in taken and p not in self.marked]

    def phrase_of(self, figure: Figure) -> PeriodPhrase | None:
        """The expression that says when a figure was reached or is to be."""
        told = self._told_of(figure)
        return told and when_it_began(self.text, told, figure.quantity.start)

    def months_of(self, figure: Figure, phrase: PeriodPhrase | None) -> tuple[Period | None, str]:
        """The months that a figure covers by its expression, else by the figure before; or why none."""
        if phrase is None:
            return self._when_missed(figure) or self._told_before(figure), NOT_SAID
        if phrase.role in COUNTED_BACK and self.before and self.before.period:
            return counted_back(phrase, self.before.period), NOT_SAID
        if phrase.role == "now" and figure.form == "share" and self.before and self.before.period:
            return self.before.period, NOT_SAID
        if self.published and _is_held(figure, phrase):
            return year(self.published.year, f"'{phrase.text}' in a text of {self.published}"), NOT_SAID
        if phrase.role in {"now", "always"}:
            return None, f"'{phrase.text}' names no months"
        reached = self._when_reached(figure) if phrase.role in MULTI_YEAR else None
        if reached:
            return reached, NOT_SAID
        if phrase.period is None:
            return None, f"'{phrase.text}': {_UNRESOLVED if self.published else _NO_DAY}"
        if phrase.role == "next-span" and figure.form == "multiple" and phrase.base:
            return Period(start=phrase.base.start, end=phrase.period.end, basis=phrase.period.basis), NOT_SAID
        if phrase.role == "between" and _is_of_all_years(figure) and phrase.base and phrase.period:
            return msgspec.structs.replace(phrase.period, start=phrase.base.start), NOT_SAID
        if phrase.role == "span" and phrase.base and figure.future:
            return self._years_on(phrase, figure), NOT_SAID
        if phrase.role == "span" and figure.form == "level":
            end = phrase.period.end[:4]
            return year(int(end), phrase.period.basis), NOT_SAID
        return phrase.period, NOT_SAID

    def _told_before(self, figure: Figure) -> Period | None:
        """The period of the figure before, where this one can lie in it: a goal in none that is over."""
        period = self.before.period if self.before else None
        if period is None or not self.published:
            return period
        if figure.future:
            return period if is_ahead(period, self.published) else None
        return period if period.start <= f"{self.published:%Y-%m}" else None

    def _when_missed(self, figure: Figure) -> Period | None:
        """The time of the level that a goal was set for ("62 mln of the 90 mln planned for 2015")."""
        if not figure.future or figure.role == "base":
            return None
        told = [f for f in self.frame.figures if f.quantity.end <= figure.quantity.start]
        level = next((f for f in reversed(told) if f.form == "level" and not f.future), None)
        if level is None or not _GOAL_MISSED.fullmatch(self.text[level.quantity.end : figure.quantity.start]):
            return None
        return self.months_of(level, self.phrase_of(level))[0]

    def _when_reached(self, figure: Figure) -> Period | None:
        """The time of the level that a change over years led to ("tripled since 2004, to 5 bn in 2016")."""
        later = (f for f in self.frame.figures if f.quantity.start > figure.quantity.start)
        level = next((f for f in later if f.form == "level" and f.role == "main"), None)
        phrase = self.own[level.quantity.start] if level and figure.form in GROWING else None
        return phrase.period if phrase and phrase.role == "at" else None

    def _right_of(self, figure: Figure) -> PeriodPhrase | None:
        """The expression that can be of no other number: beside it, or shared out by "respectively"."""
        end = figure.quantity.end
        if end in self.shared:
            return self.shared[end]
        after = next((p for p in self.phrases if p.start >= end), None)
        if after and follows(self.text, end, after) and not is_compared(self.text, after):
            return after
        start = figure.quantity.start
        return bracketed(self.text, start, self.phrases) or named_before(self.text, start, self.phrases)

    def _told_of(self, figure: Figure) -> PeriodPhrase | None:
        own = self.own[figure.quantity.start]
        if own is not None:
            return own
        at = figure.quantity.start
        fitting = [p for p in self.plain if self._can_be_of(p, figure)]
        plain = sorted(
            fitting, key=lambda p: (is_across(self.text, p, at), p.role in MULTI_YEAR, abs(p.start - at))
        )
        return plain[0] if plain else None

    def _can_be_of(self, phrase: PeriodPhrase, figure: Figure) -> bool:
        """Whether a figure can lie in a period: a goal not in the past, what was reached not ahead."""
        if figure.future:
            return phrase.role != "since" and not (phrase.role == "at" and self._is_over(phrase))
        if is_outdated(self.text, phrase, figure.quantity.start):
            return False
        if phrase.role == "now" and phrase.start > figure.quantity.start:
            return False  # what is "now" another figure was not yet this one
        return phrase.role not in _AHEAD or self._is_over(phrase)

    def _is_over(self, phrase: PeriodPhrase) -> bool:
        return phrase.period is not None and is_over(phrase.period, self.published)

    def _years_on(self, phrase: PeriodPhrase, figure: Figure) -> Period | None:
        """The year that "in five years" means for a goal; a multiple runs up to it from now."""
        now = end_year(phrase)
        if now is None or now.year is None:
            return None
        then = year(now.year + length(phrase), now.basis)
        return msgspec.structs.replace(then, start=now.start) if figure.form == "multiple" else then


def _is_held(figure: Figure, phrase: PeriodPhrase) -> bool:
    """Whether a share or a rank is told as one of today ("now"), a rank as one held up to today."""
    if phrase.role == "now":
        return figure.form in {"share", "rank"}
    return figure.form == "rank" and bool(_UP_TO_NOW.match(phrase.text))


def _is_of_all_years(figure: Figure) -> bool:
    """Whether a figure holds all through a span: a rank does, and what is told for each of its years."""
    yearly = figure.form == "level" and figure.quantity.per == "year" and not figure.changed
    return figure.form == "rank" or yearly


def length(span: PeriodPhrase) -> int:
    """How many years a span has."""
    if span.period is None or span.base is None:
        return 0
    return int(span.period.end[:4]) - int(span.base.end[:4])
