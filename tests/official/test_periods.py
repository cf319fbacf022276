"""Periods in words."""

import pytest

from onrecord.official.periods import in_spans
from onrecord.official.table import trade_table


@pytest.mark.parametrize(
    ("periods", "words"),
    [
        (["2007", *map(str, range(2012, 2021))], "2007, 2012 to 2020"),
        (["2019"], "2019"),
        (["2020-01", "2019-12", "2019-11", "2020-03"], "2019-11 to 2020-01, 2020-03"),
    ],
)
def test_a_hole_ends_a_span(periods, words):
    assert in_spans(periods) == words


def test_the_notes_of_a_table_name_the_years_and_no_others(record_of):
    years = (2007, 2012, 2013)
    lines = "\n".join(f"CHL PER exports {year} 100\nPER CHL imports {year} 120" for year in years)
    alone = "\nPER CHL exports 2007 1\nPER CHL exports 2010 1"
    told = [note.text for note in trade_table(record_of(lines + alone), "CHL", "PER").notes]
    assert any(text.startswith("In 3 years (2007, 2012 to 2013) the imports") for text in told)
    assert any(text.startswith("In 2 years (2007, 2010) PER alone reports") for text in told)
