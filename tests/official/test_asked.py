"""What a user asks for, in words; and a mistake is named with its way out."""

import pytest

from onrecord.errors import UsageError
from onrecord.official.asked import (
    countries_of,
    country_code,
    of_pair,
    pair_in,
    pair_of,
    pairs_of,
    part_of,
    product_code,
    years_in,
)


@pytest.mark.cases("countries_asked.tsv")
def test_a_country_is_known_by_name_code_demonym_and_capital(words, code):
    assert country_code(words) == code


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("Venezuala", "did you mean Venezuela"),
        ("Atlantis", "its three letters"),
        ("", "its three letters"),
    ],
)
def test_an_unknown_country_is_named_with_the_nearest(words, says):
    with pytest.raises(UsageError, match=says):
        country_code(words)


def test_trade_needs_two_countries():
    assert pair_of("Peru", "CHL") == ("PER", "CHL")
    with pytest.raises(UsageError, match="Peru and Lima, both PER, is one country"):
        pair_of("Peru", "Lima")
    with pytest.raises(UsageError, match="one country"):
        countries_of(["Peru", "Chile", "Peruvian"])


@pytest.mark.cases("pairs_asked.tsv")
def test_a_pair_may_be_one_word(words, first, second):
    assert pair_in(words) == (first, second)


def test_two_countries_alone_are_one_pair():
    assert pairs_of(["Peru", "Chile"]) == (("PER", "CHL"),)
    assert pairs_of(["PER-CHL", "CHL-BOL", "PER-CHL"]) == (("PER", "CHL"), ("CHL", "BOL"))
    with pytest.raises(UsageError, match="no pair of countries"):
        pairs_of(["Peru"])
    with pytest.raises(UsageError, match="'Atlantis' names no country"):
        pairs_of(["Peru-Atlantis"])


@pytest.mark.parametrize(
    ("words", "years"), [("2015", (2015, 2015)), ("2010-2020", (2010, 2020)), ("2010–2020", (2010, 2020))]
)
def test_years(words, years):
    assert years_in(words) == years


@pytest.mark.parametrize(
    ("words", "says"),
    [("2020-2010", "write 2010-2020"), ("20", "no year"), ("last", "no year"), ("2010-20", "no year")],
)
def test_years_that_are_none(words, says):
    with pytest.raises(UsageError, match=says):
        years_in(words)


@pytest.mark.parametrize(
    ("words", "code"),
    [("HS:27", "27"), ("hs2709", "2709"), ("270900", "270900"), ("HS 01", "01"), ("HS:99", "99")],
)
def test_products(words, code):
    assert product_code(words) == code


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("oil", "no code"),
        ("HS:7", "2, 4 or 6 digits"),
        ("HS:12345", "2, 4 or 6"),
        ("HS:77", "chapter 77"),
        ("00", "chapter 00"),
        ("HS:98", "chapter 98"),
    ],
)
def test_products_that_are_none(words, says):
    with pytest.raises(UsageError, match=says):
        product_code(words)


def test_what_was_asked_can_be_written_as_options():
    asked = of_pair(part_of(years="2010-2020", monthly=True, product="HS:27", provider="imf"), ("PER", "CHL"))
    assert asked.options == " --years 2010-2020 --monthly --product HS:27 --provider imf"
    assert of_pair(part_of(), ("PER", "CHL")).options == ""
    assert asked.covers("2015-03")
    assert not asked.covers("2015")
    assert not asked.covers("2021-01")
