"""Passage by passage: numbers to their trade words, trade words to their pairs, both to raw claims."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.claims.context import Context
from onrecord.claims.figures import read_figure
from onrecord.claims.frames import Figure, Frame
from onrecord.claims.parties import Before, Parties, settle
from onrecord.claims.passages import Passage
from onrecord.claims.periods import find_periods
from onrecord.claims.phrases import read_phrase
from onrecord.claims.products import product_of
from onrecord.claims.quantities import Quantity, dollar_of, find_quantities, in_dollars
from onrecord.claims.ranks import find_ranks, ranks_of_frames
from onrecord.claims.timing import NOT_SAID, Timing, end_of_frame, time_frame
from onrecord.claims.topics import Topic, find_topics, governing, spread
from onrecord.model import Frozen, Period, Product

_NOT_COUNTED = {"last", "this", "next", "previous", "more", "less", "high", "low", "year", "annual"}
_FRAME_END = re.compile(r"[;:]| while | whereas |, (?:but|with) ")

_UNITLESS = re.compile(r"(?:million|billion|mln|bn|trillion|thousand|m|mn)$", re.IGNORECASE)
_CURRENCY_FIRST = re.compile(r"[$£€¥₹₩]|^(?:us|rmb|cny|eur|gbp|usd|chf)", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|this|that|its|their)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)


class Drawn(Frozen, frozen=True, kw_only=True):
    """A figure with everything read about it, at its place in a passage."""

    passage: int
    figure: Figure
    topic: Topic
    parties: Parties
    timing: Timing
    product: Product | None = None
    presupposed: bool = False


class Reader:
    """Reads passages in order and remembers what later ones leave out."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._dollar = "usd"
        self._last: Parties | None = None
        self._last_paragraph = -2
        self._told_last: tuple[int, tuple[str, ...], Timing | None] = (-1, (), None)
        self._last_timing: dict[tuple[str, ...], Timing] = {}

    def read(self, number: int, passage: Passage) -> Iterator[Drawn]:
        """The figures of a passage in order."""
        quantities = self._quantities(passage)
        topics = find_topics(passage.text)
        ranks = list(find_ranks(passage, self._context))
        frames = list(self._frames(passage, topics, quantities, ranks))
        frames += [*ranks_of_frames(passage, frames), *ranks]
        ordered = sorted(frames, key=lambda frame: frame.start)
        for frame, timings in zip(ordered, self._timings(passage, ordered), strict=True):
            for figure, timing in zip(frame.figures, timings, strict=True):
                yield Drawn(
                    passage=number, figure=figure, topic=frame.topic, parties=frame.parties,
                    timing=self._referred(passage, figure, frame.parties, timing),
                    product=frame.product,
                    presupposed=_is_definite(passage.text, figure.quantity),
                )  # fmt: skip

    def _timings(self, passage: Passage, frames: Sequence[Frame]) -> list[tuple[Timing, ...]]:
        """The timings of the frames in order; an ellipsis takes the period before it, else after it."""
        published = self._context.published
        phrases = find_periods(passage.text, published)
        before = None if phrases else self._sentence_before(passage, frames)
        found: list[tuple[Timing, ...]] = []
        floor = 0
        for frame in frames:
            known = None if frame.figures[0].form == "rank" and not found else before
            found.append(time_frame(passage.text, frame, phrases, known, floor, published))
            before = _main(frame, found[-1]) or before
            floor = end_of_frame(passage.text, frame, phrases)
        for place in reversed(range(len(frames) - 1)):
            after = _main(frames[place + 1], found[place + 1])
            if after and _lacks_period(passage, frames[place], found[place], frames[place + 1]):
                found[place] = time_frame(passage.text, frames[place], (), after, 0, published)
        if frames and before:
            self._told_last = (passage.paragraph, frames[-1].parties.codes, before)
        return found

    def _sentence_before(self, passage: Passage, frames: Sequence[Frame]) -> Timing | None:
        """The timing of the sentence before in the paragraph, for figures of the same pair that name none."""
        paragraph, codes, timing = self._told_last
        if timing is None or paragraph != passage.paragraph or any(f.parties.codes != codes for f in frames):
            return None
        return msgspec.structs.replace(timing, period=_of_sentence_before(timing.period), base=None)

    def _referred(self, passage: Passage, figure: Figure, parties: Parties, timing: Timing) -> Timing:
        """A definite noun ("the near doubling in trade") takes the period told of the pair before it."""
        told = self._last_timing.get(parties.codes)
        if timing.period is None and told and told.period and _is_definite(passage.text, figure.quantity):
            basis = f"as told before: {told.period.basis}"
            period = msgspec.structs.replace(told.period, basis=basis)
            return Timing(period=period, base=told.base)
        if timing.period is not None and figure.role == "main" and not figure.future:
            self._last_timing[parties.codes] = timing
        return timing

    def _quantities(self, passage: Passage) -> tuple[Quantity, ...]:
        found = tuple(q for q in find_quantities(passage.text) if not _counts_something_else(passage, q))
        self._dollar = dollar_of(self._dollar, found)
        return in_dollars(found, self._dollar)

    def _frames(
        self,
        passage: Passage,
        topics: tuple[Topic, ...],
        quantities: tuple[Quantity, ...],
        ranks: Sequence[Frame],
    ) -> Iterator[Frame]:
        """The trade words of a passage that have a pair and at least one figure, in order."""
        owned: dict[Topic, list[Quantity]] = {}
        told = spread(passage.text, quantities, topics)
        for quantity in quantities:
            topic = told[quantity] if quantity in told else governing(passage, quantity, topics)
            if topic is not None and topic.flow:
                owned.setdefault(topic, []).append(quantity)
        here: Parties | None = None
        before: list[Figure] = []
        for place, topic in enumerate(owned):
            phrase = read_phrase(passage, topic, topics, quantities, self._context)
            said = here or next((r.parties for r in ranks if r.end <= topic.start), None)
            parties = settle(topic, phrase, self._context, self._before(passage, said))
            figures: list[Figure] = []
            for quantity in owned[topic] if parties else ():
                figure = read_figure(passage, topic, quantity, before)
                if figure and not (topic.deed and figure.future):  # a promise to buy is no trade figure
                    figures.append(figure)
                    before.append(figure)
            if parties and figures:
                following = [*owned][place + 1 : place + 2]
                product = product_of(passage, topic, self._context.places(passage.text))
                yield _frame(passage, topic, parties, figures, following, product)
                here = self._last = parties
                self._last_paragraph = passage.paragraph

    def _before(self, passage: Passage, here: Parties | None) -> Before:
        distance = passage.paragraph - self._last_paragraph
        return Before(
            sentence=here,
            paragraph=self._last if distance == 0 else None,
            nearby=self._last if distance <= 1 else None,
        )


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
    return not _FRAME_END.search(passage.text[frame.figures[-1].quantity.end : following.start])


def _of_sentence_before(period: Period | None) -> Period | None:
    return period and msgspec.structs.replace(period, basis=f"{period.basis} of the sentence before")


def _frame(
    passage: Passage,
    topic: Topic,
    parties: Parties,
    figures: list[Figure],
    following: list[Topic],
    product: Product | None,
) -> Frame:
    last = figures[-1].quantity.end
    mark = _FRAME_END.search(passage.text, last)
    ends = [len(passage.text), *(t.start for t in following), *([mark.start()] if mark else [])]
    return Frame(
        topic=topic,
        parties=parties,
        figures=tuple(figures),
        product=product,
        start=min(topic.start, figures[0].quantity.start),
        end=max(min(ends), last),
    )


def _counts_something_else(passage: Passage, quantity: Quantity) -> bool:
    """Whether a number without a unit counts the noun after it ("1.4 billion people")."""
    words = quantity.text
    if quantity.kind != "amount" or not _UNITLESS.search(words) or _CURRENCY_FIRST.search(words):
        return False
    after = passage.tokens_between(quantity.end, quantity.end + 2)
    return bool(after) and after[0].pos in {"NOUN", "ADJ"} and after[0].lemma not in _NOT_COUNTED


def _is_definite(text: str, quantity: Quantity) -> bool:
    return bool(_DEFINITE.search(text[: quantity.lead]))
