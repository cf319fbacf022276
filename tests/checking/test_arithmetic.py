"""The arithmetic written out: its last line ends in the witness's own value."""

from datetime import date

import pytest

from onrecord.checking import check_claims
from onrecord.checking.arithmetic import worked
from onrecord.model import Component, Period, Witness

DAY = date(2020, 6, 1)


def _worked(build, claim, *series):
    finding = check_claims([claim], build.said_by("CHL"), build.record(*series), published=DAY)[0]
    likely = next(reading for reading in finding.readings if reading.likelihood == "likely")
    home = next(w for w in likely.witnesses if w.status == "computed")
    return worked(claim, likely, home)


def test_a_growth(build):
    flows = build.both_flows("CHL", "PER", {2018: 2000, 2019: 2240})
    assert _worked(build, build.claim(period=build.year(2019), base=build.year(2018)), *flows) == (
        "2019: 1,120 + 1,120 = 2,240",
        "2018: 1,000 + 1,000 = 2,000",
        "2,240 / 2,000 − 1 = +12.0%",
    )


def test_a_fall_keeps_its_sign(build):
    flows = build.both_flows("CHL", "PER", {2018: 2000, 2019: 1500})
    fall = build.claim(direction="down", period=build.year(2019), base=build.year(2018))
    assert _worked(build, fall, *flows)[-1] == "1,500 / 2,000 − 1 = −25.0%"


def test_a_change(build):
    flows = build.both_flows("CHL", "PER", {2018: 2000, 2019: 1500})
    change = build.claim(
        form="change", value=500.0, as_written="$500", unit="usd", direction="down",
        period=build.year(2019), base=build.year(2018),
    )  # fmt: skip
    assert _worked(build, change, *flows)[-1] == "1,500 − 2,000 = −500"


def test_a_multiple(build):
    flows = build.both_flows("CHL", "PER", {2018: 2000, 2019: 5000})
    multiple = build.claim(
        form="multiple", value=2.5, as_written="2.5 times", unit="ratio",
        period=build.year(2019), base=build.year(2018),
    )  # fmt: skip
    assert _worked(build, multiple, *flows)[-1] == "5,000 / 2,000 = ×2.5"


def test_an_amount(build):
    flows = build.both_flows("CHL", "PER", {2019: 2240})
    assert _worked(build, build.level(2240, "$2,240", 2019), *flows) == ("2019: 1,120 + 1,120 = 2,240",)


def test_an_amount_a_day_is_spread(build):
    flows = build.both_flows("CHL", "PER", {2019: 3650})
    assert _worked(build, build.level(10, "$10", 2019, per="day"), *flows)[-1] == "3,650 / 365 = 10"


def test_months_are_added_up_once_they_are_many(build):
    months = {f"2019-{month:02}": 100 for month in range(1, 13)}
    flows = build.both_flows("CHL", "PER", months)
    lines = _worked(build, build.level(1200, "$1,200", 2019), *flows)
    assert lines == ("2019: (600, the sum of 12 figures) + (600, the sum of 12 figures) = 1,200",)


def test_a_balance_takes_away(build):
    flows = (
        build.series("CHL", "PER", "exports", {2019: 900}),
        build.series("CHL", "PER", "imports", {2019: 400}),
    )
    balance = build.level(500, "$500", 2019, flow="balance", exporter="CHL")
    assert _worked(build, balance, *flows) == ("2019: 900 − 400 = 500",)


def _share(value):
    facts = {"reporter": "CHL", "flow": "exports", "period": "2019"}
    parts = (
        Component(partner="PER", value=25, **facts),
        Component(partner="WLD", value=200, **facts),
    )
    return Witness(
        provider="office", role="home", construction="CHL exports of CHL exports to all", status="computed",
        value=value, unit="percent", components=parts,
    )  # fmt: skip


@pytest.mark.parametrize(("value", "lines"), [(12.5, ("25 / 200 = 12.5%",)), (13.5, ())])
def test_what_the_observations_do_not_give_is_not_claimed(build, value, lines):
    claim = build.claim(form="share", value=12.0, as_written="12%")
    assert worked(claim, None, _share(value)) == lines


def test_a_rate_a_year_is_a_root(build):
    flows = build.both_flows("CHL", "PER", {2016: 1000, 2017: 1100, 2018: 1200, 2019: 1331})
    stretch = Period(start="2017-01", end="2019-12", basis="said")
    rate = build.claim(value=10.0, as_written="10%", per="year", period=stretch, base=build.year(2016))
    assert _worked(build, rate, *flows)[-1] == "(1,331 / 1,000) ^ (1/3) − 1 = +10.0% a year"
