"""Rule tables: TSV files whose rows a person who knows diplomacy but no Python can add.

A table is ``languages/<language>/<name>.tsv``: a header line, tab-separated cells, ``#`` starts a comment
line, an empty cell is an empty string. A table of patterns has the columns ``pattern`` (a regular
expression, searched without regard to case), ``example`` (a sentence it must find) and
``counter_example`` (one it must not); ``tests/languages/test_rules.py`` holds every row to them.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from onrecord.gazetteer.tables import rows
from onrecord.model import Frozen


class Rule(Frozen, frozen=True, kw_only=True):
    """One row of a pattern table: the compiled pattern and the row's other cells."""

    pattern: re.Pattern[str]
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell of a column."""
        return self.cells[column]


@cache
def table(language: str, name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a table, each a mapping from column to cell.

    Raises:
        FileNotFoundError: when the language has no such table.
    """
    return rows(resources.files("onrecord.languages") / language / f"{name}.tsv")


@cache
def rules(language: str, name: str) -> tuple[Rule, ...]:
    """The rows of a pattern table with their patterns compiled."""
    return tuple(
        Rule(pattern=re.compile(row["pattern"], re.IGNORECASE), cells=dict(row))
        for row in table(language, name)
    )


@cache
def telling_words(language: str) -> frozenset[str]:
    """The words that tell a language: no other that is read, or is written alike, has them."""
    return frozenset(row["word"] for row in table(language, "telling_words"))


def tables() -> Iterator[tuple[str, str]]:
    """Every shipped table as (language, name)."""
    for folder in resources.files("onrecord.languages").iterdir():
        if folder.is_dir():
            yield from (
                (folder.name, file.name.removesuffix(".tsv"))
                for file in folder.iterdir()
                if file.name.endswith(".tsv")
            )
