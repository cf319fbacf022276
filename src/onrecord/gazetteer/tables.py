"""The gazetteer's tables: TSV files whose rows a person who knows diplomacy but no Python can add.

A header line, tab-separated cells, ``#`` starts a comment line, missing cells at the end are empty, several
values in one cell are separated by ``;``.
"""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable


def rows(path: Traversable) -> tuple[Mapping[str, str], ...]:
    """The rows of one file in this form, each a mapping from column to cell.

    Raises:
        FileNotFoundError: when there is no such file.
    """
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of a table of the gazetteer.

    Raises:
        FileNotFoundError: when there is no such table.
    """
    return rows(resources.files("onrecord.gazetteer") / "tables" / f"{name}.tsv")


def values(cell: str) -> tuple[str, ...]:
    """The values of a cell, in order."""
    return tuple(value for value in (part.strip() for part in cell.split(";")) if value)


def spellings(name: str) -> Iterator[tuple[str, str, str]]:
    """Country, usual name and spelling of everything in a table that has many names in a row.

    Such tables have one row for each country and class; ``names`` are separated by ``;``, the spellings of
    one name, the usual one first, by ``=``.
    """
    for row in table(name):
        for one in values(row["names"]):
            usual, *others = (part.strip() for part in one.split("="))
            for spelling in (usual, *others):
                yield row["country"], usual, spelling
