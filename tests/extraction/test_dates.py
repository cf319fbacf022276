"""Date expressions against the day of publication."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extraction.dates import NO_PUBLICATION_DATE, NO_SUCH_DAY, SEVERAL_YEARS, find_dates, resolve


@pytest.mark.cases("dates.tsv")
def test_an_expression_becomes_a_date(text, published, ahead, value, basis):
    (mention,) = find_dates(text, date.fromisoformat(published), future=ahead == "yes")
    assert (mention.date.value, mention.date.basis) == (value, basis)
    assert mention.date.precision == {4: "year", 7: "month", 10: "day"}[len(value)]
    assert text[mention.start : mention.end] == mention.text


@pytest.mark.cases("dates_not.tsv")
def test_other_words_are_no_date(text):
    assert find_dates(text, date(2022, 1, 21)) == ()


def test_without_a_publication_date_only_absolute_dates_are_known():
    thursday, opened = find_dates("They spoke this Thursday of the route of 2021.", None)
    assert (thursday.date, thursday.reason) == (None, NO_PUBLICATION_DATE)
    assert opened.date.value == "2021"


@pytest.mark.parametrize(
    ("text", "reason"),
    [("They met on 31 February 2021.", NO_SUCH_DAY), ("They met last week.", SEVERAL_YEARS)],
)
def test_what_is_no_day_stays_unknown_with_the_reason(text, reason):
    (mention,) = find_dates(text, date(2022, 1, 5))
    assert (mention.date, mention.reason) == (None, reason)


def test_offsets_are_shifted_by_the_place_of_the_text():
    (mention,) = find_dates("on 20 January 2022", None, start=100)
    assert (mention.start, mention.end) == (103, 118)


@pytest.mark.parametrize(
    ("words", "value"), [("2021", "2021"), ("July", "2021-07"), ("this Thursday", "2022-01-20")]
)
def test_resolve_takes_an_expression_as_a_whole(words, value):
    assert resolve(words, date(2022, 1, 21)).value == value


@pytest.mark.parametrize("words", ["", "Moscow", "1987 to 1991", "from 1987 to 1991"])
def test_resolve_gives_nothing_for_no_date_or_several(words):
    assert resolve(words, date(2022, 1, 21)) is None


@given(st.text(max_size=60), st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_any_text_is_read_without_an_error(text, published):
    for mention in find_dates(text, published):
        assert text[mention.start : mention.end] == mention.text
        assert (mention.date is None) == (mention.reason is not None)
