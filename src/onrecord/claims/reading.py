"""Passage by passage: numbers to their trade words, trade words to their pairs, both to raw claims."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.claims.context import Context
from onrecord.claims.frames import Figure, Frame, read_figure
from onrecord.claims.parties import Before, Parties, settle
from onrecord.claims.passages import Passage
from onrecord.claims.periods import find_periods
from onrecord.claims.phrases import read_phrase
from onrecord.claims.quantities import Quantity, find_quantities
from onrecord.claims.ranks import find_ranks, ranks_of_frames
from onrecord.claims.timing import Timing, end_of_frame, time_frame
from onrecord.claims.topics import Topic, find_topics, governing
from onrecord.model import Frozen

_QUALIFIED_DOLLAR = {"hkd", "cad", "aud", "nzd", "sgd", "twd"}
_BARE_DOLLAR = re.compile(r"(?<![\w.])(?:\$|(?<!u\.s\. )(?:dlrs?|dollars?))", re.IGNORECASE)
_NOT_COUNTED = {"last", "this", "next", "previous", "more", "less", "high", "low", "year", "annual"}
_FRAME_END = re.compile(r"[;:]| while | whereas |, (?:but|with) ")


class Drawn(Frozen, frozen=True, kw_only=True):
    """A figure with everything read about it, at its place in a passage."""

    passage: int
    figure: Figure
    topic: Topic
    parties: Parties
    timing: Timing
    presupposed: bool = False


class Reader:
    """Reads passages in order and remembers what later ones leave out."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._dollar = "usd"
        self._last: Parties | None = None
        self._last_paragraph = -2
        self._last_timing: dict[tuple[str, ...], Timing] = {}

    def read(self, number: int, passage: Passage) -> Iterator[Drawn]:
        """The figures of a passage in order."""
        quantities = self._quantities(passage)
        topics = find_topics(passage.text)
        ranks = list(find_ranks(passage, self._context))
        frames = list(self._frames(passage, topics, quantities, ranks))
        frames += [*ranks_of_frames(passage, frames), *ranks]
        phrases = find_periods(passage.text, self._context.published)
        before: Timing | None = None
        floor = 0
        for frame in sorted(frames, key=lambda f: f.start):
            timings = time_frame(passage.text, frame, phrases, before, floor, self._context.published)
            for figure, timing in zip(frame.figures, timings, strict=True):
                yield Drawn(
                    passage=number, figure=figure, topic=frame.topic, parties=frame.parties,
                    timing=self._referred(passage, figure, frame.parties, timing),
                    presupposed=_is_definite(passage.text, figure.quantity),
                )  # fmt: skip
            main = [t for f, t in zip(frame.figures, timings, strict=True) if f.role == "main"]
            before = main[-1] if main else before
            floor = end_of_frame(passage.text, frame, phrases)

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
        found = [q for q in find_quantities(passage.text) if not _counts_something_else(passage, q)]
        return tuple(self._in_document_dollars(q) for q in found)

    def _in_document_dollars(self, quantity: Quantity) -> Quantity:
        """After "H.K. dlrs", the bare dollars of a text are Hong Kong's."""
        if quantity.unit in _QUALIFIED_DOLLAR:
            self._dollar = quantity.unit
        if (
            quantity.unit == "usd"
            and self._dollar != "usd"
            and not re.search(r"u\.?s", quantity.text, re.IGNORECASE)
        ):
            return msgspec.structs.replace(quantity, unit=self._dollar)
        return quantity

    def _frames(
        self,
        passage: Passage,
        topics: tuple[Topic, ...],
        quantities: tuple[Quantity, ...],
        ranks: Sequence[Frame],
    ) -> Iterator[Frame]:
        """The trade words of a passage that have a pair and at least one figure, in order."""
        owned: dict[Topic, list[Quantity]] = {}
        for quantity in quantities:
            topic = governing(passage, quantity, topics)
            if topic is not None and topic.flow:
                owned.setdefault(topic, []).append(quantity)
        here: Parties | None = None
        told: list[Figure] = []
        for place, topic in enumerate(owned):
            phrase = read_phrase(passage, topic, topics, quantities, self._context)
            said = here or next((r.parties for r in ranks if r.end <= topic.start), None)
            parties = settle(passage, topic, phrase, self._context, self._before(passage, said))
            figures: list[Figure] = []
            for quantity in owned[topic] if parties else ():
                figure = read_figure(passage, topic, quantity, told)
                if figure:
                    figures.append(figure)
                    told.append(figure)
            if parties and figures:
                following = [*owned][place + 1 : place + 2]
                yield _frame(passage, topic, parties, figures, following)
                here = self._last = parties
                self._last_paragraph = passage.paragraph

    def _before(self, passage: Passage, here: Parties | None) -> Before:
        distance = passage.paragraph - self._last_paragraph
        return Before(
            sentence=here,
            paragraph=self._last if distance == 0 else None,
            nearby=self._last if distance <= 1 else None,
        )


def _frame(
    passage: Passage, topic: Topic, parties: Parties, figures: list[Figure], following: list[Topic]
) -> Frame:
    last = figures[-1].quantity.end
    mark = _FRAME_END.search(passage.text, last)
    ends = [len(passage.text), *(t.start for t in following), *([mark.start()] if mark else [])]
    start = min(topic.start, figures[0].quantity.start)
    return Frame(topic=topic, parties=parties, figures=tuple(figures), start=start, end=max(min(ends), last))


def _counts_something_else(passage: Passage, quantity: Quantity) -> bool:
    """Whether a number without a unit counts the noun after it ("1.4 billion people")."""
    if quantity.kind != "amount" or not re.search(
        r"(?:million|billion|mln|bn|trillion|thousand|m|mn)$", quantity.text, re.IGNORECASE
    ):
        return False
    if re.search(r"[$£€¥₹₩]|^(?:us|rmb|cny|eur|gbp|usd|chf)", quantity.text, re.IGNORECASE):
        return False
    after = passage.tokens_between(quantity.end, quantity.end + 2)
    return bool(after) and after[0].pos in {"NOUN", "ADJ"} and after[0].lemma not in _NOT_COUNTED


def _is_definite(text: str, quantity: Quantity) -> bool:
    return bool(
        re.search(r"\b(?:the|this|that|its|their)\s(?:[\w-]+\s){0,2}$", text[: quantity.start], re.IGNORECASE)
    )
