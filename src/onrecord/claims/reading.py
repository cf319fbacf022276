"""Passage by passage: numbers to their trade words, trade words to their pairs, both to raw claims."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from onrecord.claims.context import Context
from onrecord.claims.figures import read_figure
from onrecord.claims.frames import Figure, Frame
from onrecord.claims.lists import listed_codes, partners_of, settle_listed
from onrecord.claims.parties import Before, Parties, settle
from onrecord.claims.passages import Passage
from onrecord.claims.periods import PeriodPhrase, find_periods
from onrecord.claims.phrases import Phrase, read_phrase
from onrecord.claims.products import product_of
from onrecord.claims.quantities import Quantity, dollar_of, find_quantities, in_dollars, without_conversions
from onrecord.claims.ranks import find_places_in_lists, find_ranks, ranks_of_frames
from onrecord.claims.resuming import resumed
from onrecord.claims.tenses import is_past
from onrecord.claims.timing import NOT_SAID, Timing, end_of_frame, is_base, time_frame
from onrecord.claims.topics import Topic, find_topics, governing, spread
from onrecord.model import Frozen, Period, Product

_NOT_COUNTED = {"last", "this", "next", "previous", "more", "less", "high", "low", "year", "annual"}
_FRAME_END = re.compile(r"[;:]| while | whereas |, (?:but|with) ")

_UNITLESS = re.compile(r"(?:million|billion|mln|bn|trillion|thousand|m|mn)$", re.IGNORECASE)
_CURRENCY_FIRST = re.compile(r"[$£€¥₹₩]|^(?:us|rmb|cny|eur|gbp|usd|chf)", re.IGNORECASE)
_RUNNING = 3  # paragraphs over which a report goes on about the same months
_RESUMED = 2  # sentences back to the trade word that "it" takes up
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
        self._home: str | None = None
        self._running: tuple[int, Period | None] = (0, None)
        self._last: Parties | None = None
        self._last_paragraph = -2
        self._last_topic: tuple[int, int, Topic | None] = (-_RESUMED - 1, 0, None)
        self._told_last: tuple[int, tuple[str, ...], Timing | None] = (-1, (), None)
        self._last_timing: dict[tuple[str, ...], Timing] = {}

    def read(self, number: int, passage: Passage) -> Iterator[Drawn]:
        """The figures of a passage in order."""
        quantities = self._quantities(passage)
        topics = resumed(passage.text, find_topics(passage.text), self._told_topic(number, passage))
        ranks = [*find_ranks(passage, self._context), *find_places_in_lists(passage, self._context)]
        frames = list(self._frames(passage, topics, quantities, ranks))
        self._remember(number, passage, topics, frames, quantities)
        frames += [*ranks_of_frames(passage, frames), *ranks]
        ordered = sorted(frames, key=lambda frame: frame.start)
        self._home = next((f.parties.reporter for f in ordered if f.parties.reporter), self._home)
        for frame, timings in zip(ordered, self._timings(passage, ordered, topics), strict=True):
            for figure, timing in zip(frame.figures, timings, strict=True):
                yield Drawn(
                    passage=number, figure=figure, topic=frame.topic, parties=frame.parties,
                    timing=self._referred(passage, figure, frame.parties, timing),
                    product=frame.product,
                    presupposed=_is_definite(passage.text, figure.quantity),
                )  # fmt: skip

    def _timings(
        self, passage: Passage, frames: Sequence[Frame], topics: Sequence[Topic]
    ) -> list[tuple[Timing, ...]]:
        """The timings of the frames in order; an ellipsis takes the period before it, else after it."""
        published = self._context.published
        phrases = self._with_same(passage, find_periods(passage.text, published))
        own = [p for p in phrases if not is_base(passage.text, p)]
        before = None if own else self._told_before(passage, frames)
        found: list[tuple[Timing, ...]] = []
        floor = 0
        for frame in frames:
            present = frame.figures[0].form == "rank" and not (before and is_past(passage, frame))
            known = None if present and not found else before
            found.append(time_frame(passage.text, frame, phrases, known, floor, published))
            before = _main(frame, found[-1]) or before
            floor = end_of_frame(passage.text, frame, phrases)
        for place in reversed(range(len(frames) - 1)):
            after = _main(frames[place + 1], found[place + 1])
            if after and _lacks_period(passage, frames[place], found[place], frames[place + 1]):
                found[place] = time_frame(passage.text, frames[place], (), after, 0, published)
        if frames and before:
            self._told_last = (passage.paragraph, frames[-1].parties.codes, before)
        self._run_on(passage, topics, own)
        return found

    def _with_same(self, passage: Passage, phrases: Sequence[PeriodPhrase]) -> tuple[PeriodPhrase, ...]:
        """The expressions, "the same period" as the months told last."""
        period = self._running_period(passage)
        return tuple(
            msgspec.structs.replace(p, role="at", period=period) if p.role == "same" and period else p
            for p in phrases
            if p.role != "same" or period
        )

    def _running_period(self, passage: Passage) -> Period | None:
        paragraph, period = self._running
        return period if passage.paragraph - paragraph <= _RUNNING else None

    def _run_on(self, passage: Passage, topics: Sequence[Topic], own: Sequence[PeriodPhrase]) -> None:
        """Keeps the months that a sentence about trade figures names, for those after it that name none."""
        told = [p.period for p in own if p.role == "at" and p.period]
        if told and any(t.flow for t in topics):
            self._running = (passage.paragraph, told[0])

    def _told_before(self, passage: Passage, frames: Sequence[Frame]) -> Timing | None:
        """The period that a sentence without one takes from those before it: in the past tense only."""
        of_pair = self._sentence_before(passage, frames)
        running = self._running_period(passage)
        if of_pair or not running or not all(is_past(passage, frame) for frame in frames):
            return of_pair
        basis = running.basis if "told before" in running.basis else f"{running.basis}, told before"
        return Timing(period=msgspec.structs.replace(running, basis=basis))

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
        found = tuple(
            q
            for q in without_conversions(passage.text, find_quantities(passage.text))
            if not _counts_something_else(passage, q)
        )
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
        owned: dict[tuple[Topic, str | None], list[Quantity]] = {}
        listed = partners_of(passage.text, self._context.places(passage.text), quantities, topics)
        told = dict(spread(passage.text, quantities, topics))
        before_it: dict[Quantity, Topic | None] = {}
        for quantity in quantities:
            topic = told[quantity] if quantity in told else governing(passage, quantity, topics, before_it)
            if topic is None and quantity in listed:
                topic = next((t for t in topics if t.flow), None)
            before_it[quantity] = topic
            if topic is not None and topic.flow:
                owned.setdefault((topic, listed.get(quantity)), []).append(quantity)
        here: Parties | None = None
        before: list[Figure] = []
        for place, (topic, partner) in enumerate(owned):
            phrase = read_phrase(passage, topic, topics, quantities, self._context)
            said = here or next((r.parties for r in ranks if r.end <= topic.start), None)
            parties = self._settled(topic, partner, phrase, self._before(passage, said), listed)
            figures: list[Figure] = []
            for quantity in owned[topic, partner] if parties else ():
                figure = read_figure(passage, topic, quantity, before)
                if figure and not (topic.deed and figure.future):  # a promise to buy is no trade figure
                    figures.append(figure)
                    before.append(figure)
            if parties and figures:
                following = [t for t, _ in [*owned][place + 1 : place + 2] if t != topic]
                product = product_of(passage, topic, self._context.places(passage.text))
                yield _frame(passage, topic, parties, figures, following, product)
                here = self._last = parties
                self._last_paragraph = passage.paragraph

    def _settled(
        self,
        topic: Topic,
        partner: str | None,
        phrase: Phrase,
        before: Before,
        listed: Mapping[Quantity, str],
    ) -> Parties | None:
        if partner:
            phrase = msgspec.structs.replace(phrase, listed=listed_codes(listed))
            return settle_listed(topic, partner, phrase, self._context, before)
        if topic.resumed:
            return self._last
        return settle(topic, phrase, self._context, before)

    def _told_topic(self, number: int, passage: Passage) -> Topic | None:
        """The trade word that "it" may take up: of the sentence before, or of the one before that."""
        last, paragraph, topic = self._last_topic
        return topic if number - last <= _RESUMED and passage.paragraph - paragraph <= 1 else None

    def _remember(
        self, number: int, passage: Passage, topics: Sequence[Topic], frames: Sequence[Frame],
        quantities: tuple[Quantity, ...],
    ) -> None:  # fmt: skip
        """The trade word and the pair that the next sentence can take up, with or without a number."""
        flows = [t for t in topics if t.flow]
        if frames:
            self._last_topic = (number, passage.paragraph, frames[0].topic)
        elif len(flows) == 1 and not flows[0].deed:
            phrase = read_phrase(passage, flows[0], tuple(topics), quantities, self._context)
            parties = settle(flows[0], phrase, self._context, self._before(passage, None))
            if parties:
                self._last_topic = (number, passage.paragraph, flows[0])
                self._last, self._last_paragraph = parties, passage.paragraph

    def _before(self, passage: Passage, here: Parties | None) -> Before:
        distance = passage.paragraph - self._last_paragraph
        return Before(
            sentence=here,
            paragraph=self._last if distance == 0 else None,
            nearby=self._last if distance <= 1 else None,
            home=self._home,
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
