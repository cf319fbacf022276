"""Figures that set one partner against another ("twice that with Peru", "exceeded those to Peru by 5%")."""

import re
from collections.abc import Iterator, Sequence

from onrecord.claims.context import Context, Place
from onrecord.claims.frames import Figure
from onrecord.claims.parties import Parties
from onrecord.claims.passages import Passage
from onrecord.claims.quantities import Quantity
from onrecord.claims.topics import Topic
from onrecord.languages import rules
from onrecord.model import Frozen
from onrecord.model.claims import Direction, Form

_COMPARED = {"multiple", "growth", "change"}
_THAT = r"(?:its |the |for )?(?:(?:trade|exports|imports|sales|shipments|that|those) )?"
_AS_WITH = re.compile(rf"[\w ]{{0,50}}?\b(?:(?:than|as) {_THAT}|(?:that|those) )(?:with|to|from) (?:the )?$")
_REACH = 80  # characters from a number to the partner that it sets its own against


class Difference(Frozen, frozen=True, kw_only=True):
    """By how much the trade with one partner differs from that with another.

    Attributes:
        quantity: The number.
        direction: Up where the trade with the other partner is the smaller.
        other: The other partner.
        aside: The stretch that stands for the trade with the other one; (0, 0) where no words do.
    """

    quantity: Quantity
    direction: Direction
    other: str
    aside: tuple[int, int] = (0, 0)

    def figure(self, parties: Parties) -> Figure | None:
        """The number as a figure of a pair, or None where it compares the two flows of one pair."""
        if self.other in parties.codes:
            return None
        form: Form = "change" if self.quantity.kind == "amount" else "growth"
        return Figure(quantity=self.quantity, form=form, direction=self.direction, against=self.other)


def differences(text: str, places: Sequence[Place], quantities: Sequence[Quantity]) -> tuple[Difference, ...]:
    """The numbers of a passage by which the trade with one partner differs from that with another.

    Args:
        text: The passage.
        places: Its states.
        quantities: Its numbers.
    """
    return tuple(_differences(text, [p for p in places if p.code], quantities))


def _differences(text: str, places: Sequence[Place], quantities: Sequence[Quantity]) -> Iterator[Difference]:
    numbers = {q.lead: q for q in quantities if q.kind in {"amount", "percent", "fraction"}}
    states = {p.start: p for p in places}
    marked = _marked(text, places, quantities)
    for rule in rules("en", "comparisons") if numbers and len(states) > 1 else ():
        for match in rule.pattern.finditer(marked):
            quantity, other = numbers.get(match.start("number")), states.get(match.start("other"))
            if quantity and other and other.code:
                yield Difference(
                    quantity=quantity,
                    direction="up" if rule["direction"] == "up" else "down",
                    other=other.code,
                    aside=match.span("object") if "object" in rule.pattern.groupindex else (0, 0),
                )


def without_asides(topics: tuple[Topic, ...], told: Sequence[Difference]) -> tuple[Topic, ...]:
    """The trade words of a passage but those that only say with what a figure is compared."""
    return tuple(t for t in topics if not any(d.aside[0] <= t.start < d.aside[1] for d in told))


def _marked(text: str, places: Sequence[Place], quantities: Sequence[Quantity]) -> str:
    """A passage with its numbers as # and its states as @, every character at its place."""
    marks = [(q.lead, q.end, "#") for q in quantities] + [(p.start, p.end, "@") for p in places]
    for start, end, mark in marks:
        text = f"{text[:start]}{mark * (end - start)}{text[end:]}"
    return text


def compared_with(passage: Passage, figure: Figure, parties: Parties, context: Context) -> str | None:
    """The partner whose trade a figure is measured by, or None where it is set against another time."""
    if figure.against:
        return figure.against
    end = figure.quantity.end
    others = (p for p in context.places(passage.text) if p.start >= end and p.code not in parties.codes)
    place = next(others, None)
    if figure.form not in _COMPARED or place is None or place.start - end > _REACH:
        return None
    return place.code if _AS_WITH.match(passage.text[end : place.start]) else None
