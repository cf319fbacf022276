"""The tables of the language that is read: the one place in this folder that names it."""

from collections.abc import Mapping
from functools import cache

from onrecord import languages
from onrecord.languages import Rule

_LANGUAGE = "en"


def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a table."""
    return languages.table(_LANGUAGE, name)


def rules(name: str) -> tuple[Rule, ...]:
    """The rows of a pattern table with their patterns compiled."""
    return languages.rules(_LANGUAGE, name)


@cache
def words(kind: str, name: str = "function_words") -> frozenset[str]:
    """The words of one kind of a table with the columns ``word`` and ``kind``.

    Raises:
        KeyError: when the table has no such kind.
    """
    found = frozenset(row["word"] for row in table(name) if row["kind"] == kind)
    if not found:
        raise KeyError(f"the table {name} has no words of the kind {kind!r}")
    return found
