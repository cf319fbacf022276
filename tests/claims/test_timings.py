"""Sentences of our own against the periods and bases of their claims; "¶" begins a new paragraph."""

import csv
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases" / "timings.tsv"


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['class']}: {row['text'][:80]}")
def test_figures_are_dated(row, read, shorthand):
    claims = read(row["text"].replace("¶", "\n\n"), published=row["published"])
    assert [shorthand(claim) for claim in claims] == row["claims"].split("; ")


def test_a_period_told_before_says_so(read):
    text = "Trade between Kenya and Mali rose 5 percent in 2015. Kenya's exports to Mali fell 2 percent."
    *_, claim = read(text, published="2016-01-02")
    assert claim.period is not None
    assert "before" in claim.period.basis
