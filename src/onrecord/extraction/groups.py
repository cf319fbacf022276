"""Plural nouns that stand for several sides at once: "leaders", "both countries"."""

import re
from functools import cache

from onrecord.extraction.vocabulary import table
from onrecord.model import Frozen


class Group(Frozen, frozen=True, kw_only=True):
    """What a plural noun stands for.

    Attributes:
        kind: "persons" or "states".
        offices: What offices its members hold, or None for any.
    """

    kind: str
    offices: re.Pattern[str] | None


@cache
def groups() -> dict[str, Group]:
    """Plural noun, in lower case, to what it stands for."""
    return {
        row["noun"]: Group(kind=row["kind"], offices=re.compile(row["offices"]) if row["offices"] else None)
        for row in table("groups")
    }
