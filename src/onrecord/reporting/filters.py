"""What a page lets its reader choose from: the kinds, sides and outcomes there are, each with its number."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.reporting.names import country_name

NO_SIDE = "none"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its key on the page, its name ("" where the catalogue has one), how many."""

    key: str
    name: str
    count: int


def kind_choices(counts: Iterable[tuple[str, int]]) -> tuple[Choice, ...]:
    """The kinds that there is something of."""
    return tuple(Choice(kind, "", count) for kind, count in counts if count)


def side_choices(entries: Iterable[Sequence[str] | None]) -> tuple[Choice, ...]:
    """The sides of some entries, the one with most entries first; entries of no side come last.

    Args:
        entries: The sides of each entry; empty where none is named, None where that says nothing.
    """
    concerned = [sides for sides in entries if sides is not None]
    counts = Counter(side for sides in concerned for side in sides)
    ordered = sorted(counts, key=lambda side: (-counts[side], side))
    nobody = sum(not sides for sides in concerned)
    named = (Choice(side, country_name(side), counts[side]) for side in ordered)
    return (*named, *([Choice(NO_SIDE, "", nobody)] if nobody else []))
