"""The quantity grammar against its case table."""

import csv
from pathlib import Path

import pytest

from onrecord.claims.currencies import dollar_of
from onrecord.claims.numerals import number
from onrecord.claims.quantities import Quantity, find_quantities

CASES = Path(__file__).parent / "cases" / "quantities.tsv"


def rows() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def written(quantity: Quantity) -> str:
    high = f"..{quantity.high:.12g}" if quantity.high else ""
    return f"{quantity.text} = {quantity.value:.12g}{high} {quantity.unit} {quantity.hedge}"


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"])
def test_numbers_are_read_with_scale_unit_and_hedge(row):
    assert "; ".join(map(written, find_quantities(row["text"]))) == (row["quantities"] or "")


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"])
def test_every_span_can_be_quoted_back(row):
    for quantity in find_quantities(row["text"]):
        assert row["text"][quantity.start : quantity.end] == quantity.text
        assert quantity.lead <= quantity.start


def test_rates_name_their_denominator():
    day, year, other = find_quantities("300 bpd, $40 million a year and $5 million a year earlier")
    assert (day.per, year.per, other.per) == ("day", "year", None)


def test_bare_dollars_follow_the_dollars_named_before():
    assert dollar_of("usd", find_quantities("5 billion Canadian dollars")) == "cad"
    assert dollar_of("cad", find_quantities("5 billion dollars")) == "cad"


@pytest.mark.parametrize(
    ("words", "value"),
    [("1,250,000", 1250000), ("two and a half", 2.5), ("twenty-five", 25), ("half a", 0.5)],
)
def test_numerals(words, value):
    assert number(words) == value


def test_what_is_no_numeral_is_an_error():
    with pytest.raises(ValueError, match="'plenty' is no numeral"):
        number("plenty")
