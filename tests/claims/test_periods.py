"""Expressions of time against their case table."""

import csv
from datetime import date
from pathlib import Path

import pytest

from onrecord.claims.periods import PeriodPhrase, find_periods
from onrecord.model import Period

CASES = Path(__file__).parent / "cases" / "periods.tsv"


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def months(period: Period | None) -> str:
    if period is None:
        return "-"
    return str(period.year) if period.year else f"{period.start}/{period.end}"


def written(phrase: PeriodPhrase) -> str:
    return f"{phrase.text} {phrase.role} {months(phrase.period)} {months(phrase.base)}"


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['text']} in {row['published']}")
def test_expressions_mean_their_months(row):
    published = date.fromisoformat(row["published"]) if row["published"] else None
    assert "; ".join(map(written, find_periods(row["text"], published))) == (row["periods"] or "")


def test_what_was_counted_from_publication_says_so():
    (phrase,) = find_periods("sales fell last year", date(2016, 5, 2))
    assert phrase.period is not None
    assert phrase.period.basis == "'last year' in a text of 2016-05-02"
