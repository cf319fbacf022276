"""The months of figures from sentence to sentence: what is named once holds for what follows."""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from onrecord.claims.against import set_against
from onrecord.claims.frame_times import end_of_frame, time_frame
from onrecord.claims.frames import Figure, Frame
from onrecord.claims.months import counted, later, year
from onrecord.claims.parties import Parties
from onrecord.claims.passages import Passage
from onrecord.claims.period_places import (
    follows,
    is_last_in_brackets,
    is_of_deed,
    is_of_extreme,
    names_months,
)
from onrecord.claims.periods import PeriodPhrase, find_periods
from onrecord.claims.tenses import is_past
from onrecord.claims.timing import NOT_SAID, Timing
from onrecord.claims.topics import Topic
from onrecord.model import Period

_RUNNING = 3  # paragraphs over which a report goes on about the same months
_YEAR = re.compile(r"\b(?:19|20)\d\d")
_WITH = re.compile(r"[^;:]*, with $")
_FRAME_END = re.compile(r"[;:]| while | whereas |, (?:but|with) ")


class Months:
    """Times the figures of passages in order, and remembers the months that later ones leave out."""

    def __init__(self, published: date | None) -> None:
        self._published = published
        self._running: tuple[int, PeriodPhrase | None] = (0, None)
        self._parts: list[Period] = []
        self._told_last: tuple[int, tuple[str, ...], Timing | None] = (-1, (), None)
        self._measured: set[tuple[str, str]] = set()
        self._last_timing: dict[tuple[str, ...], Timing] = {}

    def timings(
        self, passage: Passage, frames: Sequence[Frame], topics: Sequence[Topic]
    ) -> list[tuple[Timing, ...]]:
        """The timings of the frames in order; an ellipsis takes the period before it, else after it."""
        published = self._published
        phrases = self._with_same(passage, find_periods(passage.text, published))
        own = [
            p for p in phrases if names_months(passage.text, p) and not _is_of_base(passage.text, p, frames)
        ]
        before = None if own else self._told_before(passage, frames)
        found: list[tuple[Timing, ...]] = []
        floor = 0
        for frame in frames:
            goes_on = before and (_looks_back(passage, frame) or self._is_measured(before.period))
            present = frame.figures[0].form == "rank" and not goes_on
            known = None if present and (not found or _is_span(before)) else before
            found.append(time_frame(passage.text, frame, phrases, known, floor, published))
            self._measure(frame, found[-1])
            before = _told(frame, found[-1]) or before
            floor = end_of_frame(passage.text, frame, phrases)
        for place in reversed(range(len(frames) - 1)):
            after = _main(frames[place + 1], found[place + 1])
            if after and _lacks_period(passage, frames[place], found[place], frames[place + 1]):
                found[place] = time_frame(passage.text, frames[place], (), after, 0, published)
        self._in_brackets(passage, frames, found, phrases)
        set_against(passage.text, frames, found, phrases)
        found = [self._ranked(frame, timings) for frame, timings in zip(frames, found, strict=True)]
        if frames and before:
            self._told_last = (passage.paragraph, frames[-1].parties.codes, before)
        self._run_on(passage, own, told=bool(frames) or any(t.flow for t in topics))
        self._keep_on(passage, found)
        return found

    def _in_brackets(
        self, passage: Passage, frames: Sequence[Frame], found: list[tuple[Timing, ...]],
        phrases: Sequence[PeriodPhrase],
    ) -> None:  # fmt: skip
        """Gives all frames without months those that a passage ends with in brackets ("… (2013, data)")."""
        last = phrases[-1] if phrases else None
        if last is None or last.role != "at" or not is_last_in_brackets(passage.text, last):
            return
        told = Timing(period=last.period)
        for place, (frame, timings) in enumerate(zip(frames, found, strict=True)):
            if all(t.period is None for t in timings):
                found[place] = time_frame(passage.text, frame, (), told, 0, self._published)

    def _ranked(self, frame: Frame, timings: tuple[Timing, ...]) -> tuple[Timing, ...]:
        """The timings, a rank that says no months held in the year of publication."""
        known = timings[0].period or timings[0].period_reason != NOT_SAID
        if frame.figures[0].form != "rank" or known or not self._published:
            return timings
        period = year(self._published.year, f"the present tense in a text of {self._published}")
        return (msgspec.structs.replace(timings[0], period=period), *timings[1:])

    def _with_same(self, passage: Passage, phrases: Sequence[PeriodPhrase]) -> tuple[PeriodPhrase, ...]:
        """The expressions; "the same period" and "so far this year" as the months told last."""
        told = self._running_phrase(passage)
        self._parts += [p.period for p in phrases if p.role == "at" and p.period and not p.period.year]
        known = (
            _with_months(p, phrases, _told_in_sentence(passage.text, p, phrases) or told, self._parts)
            for p in phrases
        )
        return tuple(p for p in known if p is not None and not _is_aside(passage.text, p))

    def _running_phrase(self, passage: Passage) -> PeriodPhrase | None:
        paragraph, phrase = self._running
        return phrase if passage.paragraph - paragraph <= _RUNNING else None

    def _run_on(self, passage: Passage, own: Sequence[PeriodPhrase], *, told: bool) -> None:
        """Keeps the months that a sentence about trade figures names, for those after it that name none."""
        named = [p for p in own if p.role in {"at", "between"} and p.period]
        if named and told:
            self._running = (passage.paragraph, named[0])

    def _keep_on(self, passage: Passage, timings: Sequence[tuple[Timing, ...]]) -> None:
        """Keeps the months that a sentence took from those before it running from here."""
        phrase = self._running_phrase(passage)
        taken = [t.period for of_frame in timings for t in of_frame if t.period]
        if phrase and phrase.period and any(_same_months(phrase.period, period) for period in taken):
            self._running = (passage.paragraph, phrase)

    def _told_before(self, passage: Passage, frames: Sequence[Frame]) -> Timing | None:
        """The period that a sentence without one takes from those before it: in the past tense only."""
        of_pair = self._sentence_before(passage, frames)
        phrase = self._running_phrase(passage)
        running = phrase.period if phrase else None
        goes_on = running is not None and self._is_fresh(running)
        if not goes_on and not all(_looks_back(passage, frame) for frame in frames):
            return None
        if of_pair or not running:
            return of_pair
        basis = running.basis if "told before" in running.basis else f"{running.basis}, told before"
        return Timing(period=msgspec.structs.replace(running, basis=basis))

    def _is_fresh(self, period: Period) -> bool:
        """Whether months are a part of the year of publication: figures told in the present are of them."""
        return bool(self._published and period.year is None and period.start[:4] == f"{self._published:%Y}")

    def _is_measured(self, period: Period | None) -> bool:
        """Whether sums were told of a part of this year: a rank in the present comes from the same table."""
        return bool(period and self._is_fresh(period) and (period.start, period.end) in self._measured)

    def _measure(self, frame: Frame, timings: Sequence[Timing]) -> None:
        periods = [t.period for f, t in zip(frame.figures, timings, strict=True) if f.form == "level"]
        self._measured |= {(p.start, p.end) for p in periods if p}

    def _sentence_before(self, passage: Passage, frames: Sequence[Frame]) -> Timing | None:
        """The timing of the sentence before in the paragraph, for figures of the same pair that name none."""
        paragraph, codes, timing = self._told_last
        if timing is None or paragraph != passage.paragraph or any(f.parties.codes != codes for f in frames):
            return None
        return msgspec.structs.replace(timing, period=_of_sentence_before(timing.period), base=None)

    def referred(self, figure: Figure, parties: Parties, timing: Timing, *, definite: bool) -> Timing:
        """A definite noun ("the near doubling in trade") takes the period told of the pair before it."""
        told = self._last_timing.get(parties.codes)
        if figure.quantity.value == 0 and timing.base is None and told:
            return msgspec.structs.replace(timing, base=told.period)  # nought, from the level told before
        if timing.period is None and told and told.period and definite and not figure.future:
            basis = f"as told before: {told.period.basis}"
            period = msgspec.structs.replace(told.period, basis=basis)
            return Timing(period=period, base=told.base)
        if told and figure.future and figure.quantity.value == 0 and timing.base is None:
            return msgspec.structs.replace(timing, base=told.period)  # what is to end is what was told
        if timing.period is not None and figure.role == "main" and not figure.future:
            self._last_timing[parties.codes] = timing
        return timing


def _is_span(timing: Timing | None) -> bool:
    """Whether a timing is a stretch of years up to now, in which a rank is not held."""
    period, base = (timing.period, timing.base) if timing else (None, None)
    return bool(period and base and period.start == base.start)


def _is_of_base(text: str, phrase: PeriodPhrase, frames: Sequence[Frame]) -> bool:
    """Whether an expression stands right behind a number that another one is set against."""
    bases = (f for frame in frames for f in frame.figures if f.role == "base")
    return any(follows(text, f.quantity.end, phrase) for f in bases)


def _looks_back(passage: Passage, frame: Frame) -> bool:
    """Whether a frame tells of the past, or only what figures told before are set against."""
    return is_past(passage, frame) or all(f.role == "base" for f in frame.figures)


def _told(frame: Frame, timings: Sequence[Timing]) -> Timing | None:
    """The timing that a frame leaves to what follows: none where it ends with a goal without a time."""
    main = _main(frame, timings)
    ahead = any(f.future for f in frame.figures if f.role == "main")
    if main is None or (ahead and not main.period):
        return None
    bases = (t.base for t in reversed(timings) if t.base and t.period == main.period)
    return msgspec.structs.replace(main, base=main.base or next(bases, None))


def _main(frame: Frame, timings: Sequence[Timing]) -> Timing | None:
    """The timing of a frame's last figure that is no base."""
    return next(
        (t for f, t in zip(reversed(frame.figures), reversed(timings), strict=True) if f.role == "main"), None
    )


def _lacks_period(passage: Passage, frame: Frame, timings: Sequence[Timing], following: Frame) -> bool:
    """Whether a frame names no period, and the one after it in the same clause chain may name it for both."""
    main = _main(frame, timings)
    if main is None or main.period or main.period_reason != NOT_SAID:
        return False
    if frame.figures[0].form == "rank" and not is_past(passage, frame):
        return False
    between = passage.text[frame.figures[-1].quantity.end : following.start]
    if frame.figures[0].form == "rank" and _WITH.search(between):
        return True  # "had become the largest market, with shipments of 4 tonnes in 2017"
    return not _FRAME_END.search(between)


def _same_months(one: Period, other: Period) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _of_sentence_before(period: Period | None) -> Period | None:
    return period and msgspec.structs.replace(period, basis=f"{period.basis} of the sentence before")


def _with_months(
    phrase: PeriodPhrase,
    beside: Sequence[PeriodPhrase],
    told: PeriodPhrase | None,
    parts: Sequence[Period],
) -> PeriodPhrase | None:
    """An expression with the months that it takes from others; None for one that points at nothing."""
    if phrase.role == "same":
        return told and msgspec.structs.replace(phrase, role=told.role, period=told.period, base=told.base)
    if phrase.role == "later":
        return _later(phrase, beside, told)
    if phrase.role == "of-fiscal":
        period = next((p for p in reversed(parts) if _is_part(p, phrase)), None)
        return msgspec.structs.replace(phrase, role="at", period=period)
    if phrase.role == "to-date":
        return msgspec.structs.replace(phrase, role="at", period=_to_date(phrase, [*beside, *_some(told)]))
    return phrase


def _later(
    phrase: PeriodPhrase, beside: Sequence[PeriodPhrase], told: PeriodPhrase | None
) -> PeriodPhrase | None:
    """So many years after the months named last ("5 bn in 2016 and 4 bn a year later")."""
    named = [p for p in beside if p.end <= phrase.start and p.role == "at" and p.period]
    last = named[-1] if named else told
    if last is None or last.period is None or phrase.months is None:
        return None
    basis = f"{phrase.text!r} of {last.period.basis}"
    return msgspec.structs.replace(phrase, role="at", period=later(last.period, phrase.months, basis))


def _told_in_sentence(text: str, phrase: PeriodPhrase, beside: Sequence[PeriodPhrase]) -> PeriodPhrase | None:
    """The months that a sentence names before an expression that points back at them."""
    before = (p for p in beside if p.end <= phrase.start and p.role == "at" and p.period)
    return next((p for p in before if names_months(text, p)), None)


def _is_aside(text: str, phrase: PeriodPhrase) -> bool:
    """Whether an expression dates something else than a figure."""
    return is_of_deed(text, phrase) or is_of_extreme(text, phrase)


def _is_part(period: Period, phrase: PeriodPhrase) -> bool:
    """Whether months told before are the part of the fiscal year that an expression means."""
    named = _YEAR.search(phrase.text)
    begins = counted(period.start)
    return counted(period.end) - begins + 1 == phrase.months and (
        named is None or period.start[:4] == named[0]
    )


def _some(told: PeriodPhrase | None) -> list[PeriodPhrase]:
    return [told] if told else []


def _to_date(phrase: PeriodPhrase, others: Sequence[PeriodPhrase]) -> Period | None:
    """The year up to the last month that is told of it, or the year where no month is."""
    whole = phrase.period
    if whole is None:
        return None
    named = [p.period for p in others if p is not phrase and p.role == "at"]
    parts = [p for p in named if p and p.year is None and p.start[:4] == p.end[:4]]
    ends = [p.end[5:] for p in parts if p.start[5:] == "01" or p.end[:4] == whole.end[:4]]
    return msgspec.structs.replace(whole, end=f"{whole.end[:4]}-{max(ends)}") if ends else whole
