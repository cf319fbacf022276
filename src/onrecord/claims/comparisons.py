"""Figures that set one partner against another ("four times that with Peru", "twice as much as to Peru")."""

import re

from onrecord.claims.context import Context
from onrecord.claims.frames import Figure
from onrecord.claims.parties import Parties
from onrecord.claims.passages import Passage

_COMPARED = {"multiple", "growth", "change"}
_THAT = r"(?:its |the |for )?(?:(?:trade|exports|imports|sales|shipments|that|those) )?"
_AS_WITH = re.compile(rf"[\w ]{{0,50}}?\b(?:(?:than|as) {_THAT}|(?:that|those) )(?:with|to|from) (?:the )?$")
_REACH = 80  # characters from a number to the partner that it sets its own against


def compared_with(passage: Passage, figure: Figure, parties: Parties, context: Context) -> str | None:
    """The partner whose trade a figure is measured by, or None where it is set against another time."""
    end = figure.quantity.end
    others = (p for p in context.places(passage.text) if p.start >= end and p.code not in parties.codes)
    place = next(others, None)
    if figure.form not in _COMPARED or place is None or place.start - end > _REACH:
        return None
    return place.code if _AS_WITH.match(passage.text[end : place.start]) else None
