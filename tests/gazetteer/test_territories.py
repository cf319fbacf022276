"""States whose figures begin, or are of another territory, from a year on."""

import pytest

from onrecord.gazetteer import countries
from onrecord.gazetteer.tables import table
from onrecord.gazetteer.territories import broken, territory


def test_every_row_names_states_that_are_known():
    for row in table("territories"):
        assert countries.country(row["code"])
        assert row["kind"] == "changed" or countries.country(row["before"])


@pytest.mark.parametrize(
    ("first", "last", "year"),
    [("2011", "2012", 2012), ("2010-12", "2012-01", 2012), ("2012", "2013", None), ("2009", "2011", None)],
)
def test_a_change_lies_between_two_periods_or_not(first, last, year):
    found = broken(("CHN", "SDN"), first, last)
    assert (found.year if found else None) == year


def test_a_state_without_a_change_has_no_row():
    assert territory("CHN") is None
