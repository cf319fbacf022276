"""The named matters and third states that a point speaks of, which the words of two accounts seldom share."""

import re
from functools import cache

from onrecord.extraction.vocabulary import table
from onrecord.gazetteer import find


def fields_of(text: str, sides: frozenset[str]) -> frozenset[str]:
    """The labels of the matters that a text names, and the codes of its states without the sides.

    Args:
        text: A point's words.
        sides: The states whose accounts are compared; every point may name them.
    """
    named = {label for label, pattern in _matters() if pattern.search(text)}
    return frozenset(named | ({match.country for match in find(text) if match.country} - sides))


@cache
def _matters() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each matter with the pattern of its words."""
    return tuple((row["matter"], _pattern(row["words"])) for row in table("matters"))


def _pattern(listed: str) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(word) for word in listed.split(", "))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)
