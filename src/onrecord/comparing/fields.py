"""What a point speaks of, in names that two accounts share where they share no words."""

import re
from functools import cache

from onrecord.extraction.vocabulary import rules, table
from onrecord.gazetteer import find

_TIES = "ties"


def fields_of(text: str, sides: frozenset[str]) -> frozenset[str]:
    """The matters that a text names, and the codes of its states without the sides.

    A text that names neither, and speaks of the bond between the sides, is of their ties.

    Args:
        text: A point's words.
        sides: The states whose accounts are compared; every point may name them.
    """
    named = matters_of(text) | ({match.country for match in find(text) if match.country} - sides)
    if not named and any(rule.pattern.search(text) for rule in rules("bonds")):
        named = {_TIES}
    return frozenset(named)


def matters_of(text: str) -> set[str]:
    """The labels of the matters that a text names."""
    return {label for label, pattern in _matters() if pattern.search(text)}


@cache
def _matters() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each matter with the pattern of its words."""
    return tuple((row["matter"], _pattern(row["words"])) for row in table("matters"))


def _pattern(listed: str) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(word) for word in listed.split(", "))
    return re.compile(rf"(?<!\w)(?:{alternatives})s?(?!\w)", re.IGNORECASE)
