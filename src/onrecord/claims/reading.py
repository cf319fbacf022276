"""Passage by passage: numbers to their trade words, trade words to their pairs, both to raw claims."""

import re
from collections.abc import Iterator

import msgspec

from onrecord.claims.context import Context
from onrecord.claims.frames import Figure, Frame, read_figure
from onrecord.claims.parties import Parties, Surroundings, parties_of
from onrecord.claims.passages import Passage
from onrecord.claims.periods import find_periods
from onrecord.claims.quantities import Quantity, find_quantities
from onrecord.claims.ranks import find_ranks
from onrecord.claims.timing import Timing, time_frame
from onrecord.claims.topics import Topic, find_topics, governing
from onrecord.model import Frozen

_QUALIFIED_DOLLAR = {"hkd", "cad", "aud", "nzd", "sgd", "twd"}
_BARE_DOLLAR = re.compile(r"(?<![\w.])(?:\$|(?<!u\.s\. )(?:dlrs?|dollars?))", re.IGNORECASE)
_COUNTED = re.compile(r"\s(?:of )?[a-z]")


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
        frames = list(self._frames(passage, topics, quantities))
        frames += find_ranks(passage, self._context)
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
            floor = max(f.quantity.end for f in frame.figures)

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
        self, passage: Passage, topics: tuple[Topic, ...], quantities: tuple[Quantity, ...]
    ) -> Iterator[Frame]:
        assigned = [(q, governing(passage, q, topics)) for q in quantities]
        here: Parties | None = None
        earlier: Figure | None = None
        trade = list(dict.fromkeys(t for _, t in assigned if t is not None and t.flow))
        for place, topic in enumerate(trade):
            parties = parties_of(
                passage, topic, topics, quantities, self._context, self._before(passage, here)
            )
            if parties is None:
                continue
            figures = []
            for quantity in (q for q, t in assigned if t is topic):
                figure = read_figure(passage, topic, quantity, earlier)
                if figure:
                    figures.append(figure)
                    earlier = figure
            if figures:
                end = trade[place + 1].start if place + 1 < len(trade) else len(passage.text)
                start = min(topic.start, figures[0].quantity.start)
                yield Frame(
                    topic=topic, parties=parties, figures=tuple(figures), start=start,
                    end=max(end, figures[-1].quantity.end),
                )  # fmt: skip
                here = parties
                self._last, self._last_paragraph = parties, passage.paragraph

    def _before(self, passage: Passage, here: Parties | None) -> Surroundings:
        distance = passage.paragraph - self._last_paragraph
        return Surroundings(
            passage=here,
            paragraph=self._last if distance == 0 else None,
            adjacent=self._last if distance <= 1 else None,
        )


def _counts_something_else(passage: Passage, quantity: Quantity) -> bool:
    """Whether a number without a unit counts the noun after it ("1.4 billion people")."""
    if quantity.kind != "amount" or not re.search(
        r"(?:million|billion|mln|bn|trillion|thousand|m|mn)$", quantity.text, re.IGNORECASE
    ):
        return False
    if re.search(r"[$£€¥₹₩]|^(?:us|rmb|cny|eur|gbp|usd|chf)", quantity.text, re.IGNORECASE):
        return False
    after = passage.tokens_between(quantity.end, quantity.end + 2)
    return bool(after) and after[0].pos in {"NOUN", "ADJ"}


def _is_definite(text: str, quantity: Quantity) -> bool:
    return bool(
        re.search(r"\b(?:the|this|that|its|their)\s(?:[\w-]+\s){0,2}$", text[: quantity.start], re.IGNORECASE)
    )
