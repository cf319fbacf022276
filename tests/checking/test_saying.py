"""What a finding says in words: never more than the record holds, in the claim's own terms."""

from datetime import date

import pytest

from onrecord.checking import check_claims
from onrecord.model import Period

PUBLISHED = date(2014, 3, 5)
CHILE = {2008: 0.8e9, 2009: 0.7e9, 2010: 1.0e9, 2011: 1.12e9, 2012: 1.3e9, 2013: 1.2e9}
PERU = {2008: 0.7e9, 2009: 0.8e9, 2010: 0.9e9, 2011: 1.1e9, 2012: 1.2e9, 2013: 1.32e9}


@pytest.fixture(scope="module")
def check(build):
    both = build.record(*build.both_flows("CHL", "PER", CHILE), *build.both_flows("PER", "CHL", PERU))

    def held(claim, *sides, record=both, published=PUBLISHED):
        (finding,) = check_claims([claim], build.said_by(*sides), record, published=published)
        return finding

    return held


def test_a_match_with_a_clash_says_both(build, check):
    finding = check(build.claim(period=build.year(2011)), "CHL")
    assert finding.outcome == "matches"
    said = finding.safe_to_say
    assert said.startswith(
        "According to the text, Chile's side says that trade between Chile and Peru rose by 12%"
    )
    assert "Chile's count agrees with the claim, Peru's count does not; goods alone are counted." in said


def test_a_match_by_the_other_side_alone_says_so(build, check):
    record = build.record(*build.both_flows("PER", "CHL", PERU))
    finding = check(build.claim(value=22.0, as_written="22%", period=build.year(2011)), "CHL", record=record)
    assert finding.outcome == "matches"
    assert "the side that makes it has none at hand" in finding.safe_to_say
    assert "the figure is +22.2% by Peru's count" in finding.safe_to_say


def test_a_match_of_an_open_period_says_what_it_takes_the_claim_to_mean(build, check):
    finding = check(build.claim(direction="down", value=8.0, as_written="8%"), "CHL")
    assert finding.outcome == "matches"
    assert "this takes the claim to mean 2013" in finding.safe_to_say


def test_a_difference_names_what_could_not_be_measured(build, check):
    finding = check(build.claim(value=40.0, as_written="40%"), "CHL")
    assert finding.outcome == "differs"
    assert "No likely or possible reading that could be measured agrees" in finding.safe_to_say
    assert "January 2014 could not be measured" in finding.safe_to_say


def test_a_possible_reading_that_decides_is_told(build, check):
    """12% was 2011; said in 2013 it is the year before the last one."""
    finding = check(build.claim(), "CHL", published=date(2013, 3, 5))
    assert (finding.outcome, finding.decided_by) == ("depends", "period")
    assert "For 2011 on 2010 the figures are +12.0%" in finding.safe_to_say
    assert "depends on the period that is meant" in finding.safe_to_say


def test_a_record_without_dates_names_none(build, check):
    record = build.record(*build.both_flows("CHL", "PER", CHILE, retrieved=None))
    finding = check(build.claim(period=build.year(2011)), "CHL", record=record)
    assert "None" not in finding.safe_to_say


def test_two_vintages_of_one_office_are_no_clash_of_two_sides(build, check):
    later = build.both_flows(
        "CHL", "PER", {**CHILE, 2011: 1.2e9}, retrieved="2022-01-01", snapshot="sha256:1"
    )
    record = build.record(*build.both_flows("CHL", "PER", CHILE), *later)
    finding = check(build.claim(period=build.year(2011)), "CHL", record=record)
    assert (finding.outcome, finding.decided_by) == ("depends", "vintage")
    caveats = " ".join(finding.caveats)
    assert "fits in one vintage and not in another" in caveats
    assert "two sides" not in caveats


@pytest.mark.parametrize(
    ("facts", "needed"),
    [
        (
            {"value": 10.0, "value_high": 14.0},
            "about 1.100 billion US dollars to 1.140 billion US dollars in 2011",
        ),
        ({"hedge": "more-than"}, "more than 1.120 billion US dollars in 2011"),
        ({"hedge": "nearly", "direction": "down"}, "somewhat more than 880.0 million US dollars in 2011"),
    ],
)
def test_what_it_would_need_keeps_the_hedge_and_the_range(build, check, facts, needed):
    finding = check(build.claim(period=build.year(2011), base=build.year(2010), **facts), "CHL")
    assert finding.would_need.startswith(needed)


def test_a_yearly_rate_needs_its_compound(build, check):
    stretch = Period(start="2010-01", end="2013-12", basis="said")
    finding = check(build.claim(value=6.0, per="year", period=stretch, base=build.year(2010)), "CHL")
    assert finding.would_need.startswith("about 1.191 billion US dollars in 2013")


def test_an_amount_a_year_over_several_years_is_their_average(build, check):
    stretch = Period(start="2011-01", end="2013-12", basis="said")
    finding = check(build.level(1.2e9, "$1.2 billion", None, period=stretch, per="year"), "CHL")
    assert finding.outcome == "matches"
    assert "came to $1.2 billion a year in 2011 to 2013" in finding.safe_to_say


@pytest.mark.parametrize(("value", "outcome"), [(3.29e6, "matches"), (4.62e6, "depends"), (9e6, "differs")])
def test_a_rate_per_day_by_working_days_is_possible_only(build, check, value, outcome):
    """1.2 billion is 3.288 million for each calendar day, 4.615 for each working day."""
    claim = build.level(value, f"{value / 1e6:g} million", 2013, per="day")
    assert check(claim, "CHL").outcome == outcome


def test_percentage_points_are_no_money(build, check):
    claim = build.claim(
        form="change", value=3.0, as_written="3 points", unit="points", period=build.year(2011)
    )
    assert check(claim, "CHL").outcome == "not-comparable"


def test_a_target_in_tonnes_gets_no_path_in_dollars(build, check):
    target = build.claim(form="target", value=5e9, unit="tonnes", period=build.year(2020))
    assert check(target, "CHL").would_need is None


def test_the_last_year_is_no_year_to_date_as_well(build, check):
    finding = check(build.claim(), "CHL", published=date(2014, 2, 5))
    periods = [reading.period for reading in finding.readings]
    assert len(periods) == len(set(periods))


def test_a_single_year_is_not_called_the_highest(build, check):
    record = build.record(*build.both_flows("CHL", "PER", {2013: 1.2e9}))
    assert "highest" not in check(build.level(1.2e9, "$1.2 billion", 2013), "CHL", record=record).scale


def test_only_open_questions_are_asked(build, check):
    claim = build.level(1.2e9, "$1.2 billion", 2013, measure="goods")
    assert check(claim, "CHL").would_settle.endswith("Ask Chile: whose figures.")


def test_a_record_of_one_pair_tells_no_share_of_all_trade(build, check):
    """The only partner held is not the only partner there is."""
    record = build.record(
        *build.both_flows("CHL", "PER", CHILE),
        *build.both_flows("CHL", "WLD", CHILE),
    )
    assert "of all" not in check(build.level(1.2e9, "$1.2 billion", 2013), "CHL", record=record).scale
