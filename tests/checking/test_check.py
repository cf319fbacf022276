"""Claims of every form against small records: readings, witnesses, outcome and what is said beside it."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.checking import check_claims
from onrecord.model import Claim, Note, Period, Product
from onrecord.official import combined, panel_record, starter_record

PUBLISHED = date(2005, 3, 10)


def check(claim, record, statements=(), published=PUBLISHED):
    (finding,) = check_claims([claim], statements, record, published=published)
    return finding


def computed(reading, role=None):
    return [w for w in reading.witnesses if w.status == "computed" and role in {None, w.role}]


@pytest.fixture
def growth_record(build):
    """Chile counts +12%, Peru +30%, in 2004."""
    return build.record(
        *build.both_flows("CHL", "PER", {2002: 80, 2003: 100, 2004: 112}),
        *build.both_flows("PER", "CHL", {2002: 80, 2003: 100, 2004: 130}),
    )


@pytest.fixture
def model_case(build):
    claim = build.claim(parties=("RUS", "VEN"), unknown={"period": "not said", "base": "not said"})
    return check(claim, starter_record(), build.said_by("VEN"), published=date(2022, 1, 21))


def test_a_rise_that_one_side_counted_differs_by_both_numbers(build):
    claim = build.claim(parties=("RUS", "VEN"), period=build.year(2018), value=24.6, as_written="24.6%")
    finding = check(claim, starter_record(), build.said_by("RUS"), published=date(2019, 3, 6))
    assert finding.outcome == "differs"
    assert "rose by 24.6%" in finding.safe_to_say
    assert "For 2018 on 2017 the figure is +6.1% by Russia's count" in finding.safe_to_say


class TestModelCase:
    """METHOD 6: a growth without period and base, whose likely year nobody has counted."""

    def test_no_data_decides_nothing(self, model_case):
        assert (model_case.outcome, model_case.decided_by) == ("no-data", None)

    def test_the_likely_reading_is_the_last_complete_year_without_witness(self, model_case):
        likely = [r for r in model_case.readings if r.likelihood == "likely"]
        assert [(r.period, r.base, r.agreement) for r in likely] == [("2021", "2020", "no-witness")]

    @pytest.mark.parametrize(
        ("period", "likelihood", "value", "margin"),
        [("2020", "possible", 4.0, -7.5), ("2019", "remote", 13.6, 1.1), ("2018", "remote", 6.1, -5.4)],
    )
    def test_near_misses_are_shown_with_their_margins(self, model_case, period, likelihood, value, margin):
        (reading,) = [r for r in model_case.readings if r.period == period and r.span == "calendar"]
        (witness,) = computed(reading)
        assert (reading.likelihood, reading.base) == (likelihood, str(int(period) - 1))
        assert (witness.role, witness.fit) == ("mirror", "miss")
        assert (round(witness.value, 1), round(witness.margin, 1)) == (value, margin)

    def test_months_are_not_read_from_years(self, model_case):
        (reading,) = [r for r in model_case.readings if r.span == "year-to-date"]
        assert (reading.period, reading.agreement) == ("2021-01/2021-11", "no-witness")
        assert any("needs monthly series" in (w.reason or "") for w in reading.witnesses)

    def test_it_says_what_would_be_needed(self, model_case):
        assert model_case.would_need.startswith("about 112.9 million US dollars in 2021")

    def test_it_puts_the_change_to_scale(self, model_case):
        assert "+12% is about 12.1 million US dollars" in model_case.scale
        assert "96% below 2013" in model_case.scale

    def test_it_names_the_last_flow_that_both_sides_count(self, model_case):
        assert "that of 2013: Russia reports 2.447 billion US dollars of exports" in model_case.noise
        assert "Venezuela 254.0 million US dollars of imports (comtrade and wits)" in model_case.noise

    def test_caveats_name_the_silence_and_the_missing_base(self, model_case):
        assert "VEN reports nothing after 2013." in model_case.caveats
        assert "The base period is missing: not said." in model_case.caveats

    def test_it_is_safe_to_quote(self, model_case):
        assert "neither confirm nor refute" in model_case.safe_to_say
        assert "retrieved 2022-02-07" in model_case.safe_to_say


def test_every_value_can_be_recomputed_from_its_components(model_case):
    witnesses = [w for r in model_case.readings for w in computed(r)]
    assert witnesses
    for witness in witnesses:
        now, before = witness.components[:2], witness.components[2:]
        growth = (sum(c.value for c in now) / sum(c.value for c in before) - 1) * 100
        assert witness.value == pytest.approx(growth, rel=1e-6)


class TestOutcome:
    def test_home_fits_and_the_clash_is_stated(self, build, growth_record):
        finding = check(build.claim(period=build.year(2004)), growth_record, build.said_by("CHL"))
        assert finding.outcome == "matches"
        assert any(
            "the counts clash: the count of Chile fits, that of Peru does not" in c for c in finding.caveats
        )

    def test_only_the_mirror_fits(self, build, growth_record):
        finding = check(build.claim(period=build.year(2004)), growth_record, build.said_by("PER"))
        assert (finding.outcome, finding.decided_by) == ("depends", "side")

    def test_without_a_speaker_both_are_home_and_their_clash_decides(self, build, growth_record):
        finding = check(build.claim(period=build.year(2004)), growth_record)
        assert {w.role for w in finding.readings[0].witnesses} == {"home", "mixed"}
        assert (finding.outcome, finding.decided_by) == ("depends", "side")

    def test_a_speaker_of_a_third_state_leaves_both_at_home(self, build, growth_record):
        finding = check(build.claim(period=build.year(2004)), growth_record, build.said_by("BOL"))
        assert {w.role for w in finding.readings[0].witnesses} == {"home", "mixed"}

    def test_the_other_sides_count_alone(self, build):
        record = build.record(*build.both_flows("PER", "CHL", {2003: 100, 2004: 112}))
        finding = check(build.claim(period=build.year(2004)), record, build.said_by("CHL"))
        assert finding.outcome == "matches"
        assert "For 2004 by the other side's count only." in finding.caveats

    def test_nobody_fits(self, build, growth_record):
        claim = build.claim(period=build.year(2004), value=60.0, as_written="60%")
        finding = check(claim, growth_record, build.said_by("CHL"))
        assert (finding.outcome, finding.readings[0].agreement) == ("differs", "none")

    def test_a_possible_reading_that_fits_makes_it_depend_on_the_period(self, build, growth_record):
        claim = build.claim(value=25.0, as_written="25%")
        finding = check(claim, growth_record, build.said_by("CHL"))
        assert (finding.outcome, finding.decided_by) == ("depends", "period")
        assert finding.readings[0].period == "2004"

    def test_a_remote_reading_never_decides(self, build):
        record = build.record(*build.both_flows("CHL", "PER", {2001: 100, 2002: 112, 2003: 112, 2004: 112}))
        finding = check(build.claim(), record, build.said_by("CHL"))
        assert finding.outcome == "differs"
        assert [r.period for r in finding.readings if r.agreement == "all"] == ["2002"]

    def test_a_sum_over_both_sides_never_decides(self, build):
        record = build.record(
            build.series("CHL", "PER", "exports", {2004: 700}),
            build.series("CHL", "PER", "imports", {2004: 100}),
            build.series("PER", "CHL", "exports", {2004: 300}),
            build.series("PER", "CHL", "imports", {2004: 100}),
        )
        finding = check(build.level(1000.0, "1000", 2004), record)
        assert finding.outcome == "differs"
        assert finding.readings[0].agreement == "none"
        assert any(
            "CHL exports + PER exports, a sum over both sides' counts, would fit" in c
            for c in finding.caveats
        )

    def test_two_vintages_of_one_count_that_disagree(self, build):
        record = build.record(
            *build.both_flows("CHL", "PER", {2003: 100, 2004: 112}),
            *build.both_flows("CHL", "PER", {2003: 100, 2004: 140}, retrieved="2021-01-01"),
        )
        finding = check(build.claim(period=build.year(2004)), record, build.said_by("CHL"))
        assert (finding.outcome, finding.decided_by) == ("depends", "vintage")

    def test_an_unknown_day_of_publication_leaves_an_open_period_open(self, build, growth_record):
        finding = check(build.claim(), growth_record, published=None)
        assert finding.outcome == "no-data"
        assert any("day of publication" in c for c in finding.caveats)

    def test_an_empty_record_settles_nothing(self, build):
        finding = check(build.claim(period=build.year(2004)), build.record())
        assert (finding.outcome, finding.readings[0].agreement) == ("no-data", "no-witness")


class TestWitnesses:
    def test_no_rate_mixes_two_vintages(self, build):
        record = build.record(
            *build.both_flows("CHL", "PER", {2003: 100}),
            *build.both_flows("CHL", "PER", {2004: 112}, retrieved="2021-01-01"),
        )
        finding = check(build.claim(period=build.year(2004)), record)
        assert finding.outcome == "no-data"

    def test_no_sum_mixes_two_providers(self, build):
        record = build.record(
            build.series("CHL", "PER", "exports", {2003: 50, 2004: 56}),
            build.series("CHL", "PER", "imports", {2003: 50, 2004: 56}, provider="bureau"),
        )
        assert check(build.claim(period=build.year(2004)), record).outcome == "no-data"

    def test_no_growth_runs_across_a_change_of_territory(self, build):
        record = build.record(*build.both_flows("CHN", "SDN", {2011: 100, 2012: 3, 2013: 6}))
        fall = build.claim(
            parties=("CHN", "SDN"), direction="down", value=97.0, period=build.year(2012), as_written="97%"
        )
        finding = check(fall, record)
        assert "another territory from 2012 on" in finding.readings[0].witnesses[0].reason
        assert finding.outcome != "matches"

    def test_an_estimate_is_no_witness(self, build):
        record = build.record(*build.both_flows("CHL", "PER", {2003: 100, 2004: 112}, estimated={2004}))
        finding = check(build.claim(period=build.year(2004)), record)
        assert finding.outcome == "no-data"
        assert "is an estimate of office" in finding.readings[0].witnesses[0].reason

    def test_a_missing_flow_makes_no_smaller_total(self, build):
        record = build.record(build.series("CHL", "PER", "exports", {2003: 100, 2004: 112}))
        finding = check(build.claim(period=build.year(2004)), record, build.said_by("CHL"))
        assert finding.outcome == "no-data"

    @pytest.mark.parametrize(("side", "role"), [("CHL", "home"), ("PER", "mirror")])
    def test_exports_are_counted_by_both_ends(self, build, side, role):
        record = build.record(
            build.series("CHL", "PER", "exports", {2003: 100, 2004: 112}),
            build.series("PER", "CHL", "imports", {2003: 100, 2004: 150}),
        )
        claim = build.claim(flow="exports", exporter="CHL", period=build.year(2004))
        finding = check(claim, record, build.said_by(side))
        roles = {w.construction: w.role for w in finding.readings[0].witnesses}
        assert roles["CHL exports"] == role
        assert finding.outcome == ("matches" if role == "home" else "depends")

    def test_a_seller_that_is_not_said_is_read_both_ways(self, build):
        record = build.record(
            build.series("CHL", "PER", "exports", {2004: 112}),
            build.series("PER", "CHL", "exports", {2004: 30}),
        )
        finding = check(build.level(112.0, "112", 2004, flow="exports"), record)
        assert (finding.outcome, finding.decided_by) == ("depends", "construction")

    def test_a_balance_is_positive_for_the_side_in_surplus(self, build):
        record = build.record(
            build.series("CHL", "PER", "exports", {2004: 500}),
            build.series("CHL", "PER", "imports", {2004: 200}),
        )
        surplus = build.level(300.0, "300", 2004, flow="balance", exporter="CHL")
        assert check(surplus, record, build.said_by("CHL")).outcome == "matches"
        deficit = check(msgspec.structs.replace(surplus, exporter="PER"), record, build.said_by("CHL"))
        assert deficit.outcome == "differs"
        assert computed(deficit.readings[0])[0].near_miss == "wrong sign"

    def test_months_make_a_quarter(self, build):
        months = {f"{y}-{m:02d}": v for y, v in ((2003, 10), (2004, 11.2)) for m in range(1, 13)}
        record = build.record(*build.both_flows("CHL", "PER", months))
        quarter = Period(start="2004-04", end="2004-06", basis="said")
        finding = check(build.claim(period=quarter), record)
        assert (finding.outcome, finding.readings[0].span) == ("matches", "point")
        assert len(computed(finding.readings[0])[0].components) == 12

    def test_a_fiscal_year_is_bracketed_and_never_replaced(self, build):
        record = build.record(*build.both_flows("IND", "PER", {2003: 100, 2004: 112, 2005: 112}))
        fiscal = Period(start="2003-04", end="2004-03", basis="said")
        claim = build.level(112.0, "112", None, parties=("IND", "PER"), period=fiscal)
        finding = check(claim, record)
        assert finding.outcome == "no-data"
        assert [(r.period, r.span, r.likelihood) for r in finding.readings] == [
            ("2003-04/2004-03", "fiscal", "likely"),
            ("2003", "calendar", "remote"),
            ("2004", "calendar", "remote"),
        ]

    @pytest.mark.parametrize(
        ("parties", "published", "expected"),
        [
            (("IND", "PER"), date(2005, 3, 10), [("2003-04/2004-03", "likely")]),
            (
                ("IND", "PAK"),
                date(2005, 3, 10),
                [("2003-04/2004-03", "likely"), ("2003-07/2004-06", "likely")],
            ),
            (
                ("IND", "PER"),
                date(2004, 3, 10),
                [("2003-04/2004-01", "likely"), ("2003-04/2004-03", "possible")],
            ),
            (("CHL", "PER"), date(2005, 3, 10), [(None, "likely")]),
        ],
    )
    def test_a_fiscal_year_without_months_is_never_both_its_years(self, build, parties, published, expected):
        record = build.record(*build.both_flows(*parties, {2003: 100, 2004: 112}))
        bracket = Period(start="2003-01", end="2004-12", basis="'fiscal 2003/04': a fiscal year")
        claim = build.level(212.0, "212", None, parties=parties, period=bracket)
        finding = check(claim, record, published=published)
        assert finding.outcome == "no-data"
        remote = [("2003", "remote"), ("2004", "remote")]
        assert [(r.period, r.likelihood) for r in finding.readings] == [*expected, *remote]

    def test_a_period_that_is_not_over_is_read_as_the_year_to_date(self, build, growth_record):
        finding = check(build.claim(period=build.year(2005)), growth_record)
        assert [(r.period, r.likelihood) for r in finding.readings[:2]] == [
            ("2005-01", "likely"),
            ("2005", "possible"),
        ]

    def test_growth_over_years_is_the_last_on_the_first(self, build, growth_record):
        stretch = Period(start="2002-01", end="2004-12", basis="said")
        claim = build.claim(period=stretch, value=40.0, as_written="40%")
        finding = check(claim, growth_record, build.said_by("CHL"))
        assert (finding.outcome, finding.readings[0].base) == ("matches", "2002")

    def test_a_rate_a_year_is_the_average_with_each_year_shown(self, build):
        record = build.record(*build.both_flows("CHL", "PER", {2001: 100, 2002: 100, 2003: 121, 2004: 133.1}))
        stretch = Period(start="2001-01", end="2004-12", basis="said")
        claim = build.claim(period=stretch, value=10.0, as_written="10%", per="year")
        finding = check(claim, record)
        assert finding.outcome == "matches"
        assert computed(finding.readings[0])[0].value == pytest.approx(10.0)
        assert [r.period for r in finding.readings[1:]] == ["2002", "2003", "2004"]

    def test_a_record_says_how_far_back_it_holds(self, build, growth_record):
        claim = build.level(112.0, "112", 2004, record="high")
        high = check(claim, growth_record)
        low = check(msgspec.structs.replace(claim, record="low"), growth_record)
        told = "2004 is a record high: no earlier value in the series is higher; it goes back to 2002"
        assert f"by Chile's count (office) {told}" in high.readings[0].notes
        assert not any("record" in caveat for caveat in high.caveats)
        lower = "y Chile's count (office) 2004 is no record low: 2003 was lower, at 100 US dollars"
        assert f"b{lower}" in low.readings[0].notes
        assert f"B{lower}." in low.caveats
        assert lower in low.safe_to_say
        assert high.outcome == low.outcome

    def test_what_an_offices_own_vintages_move_by_is_what_is_usual(self, build):
        # Growth was revised by 3 points a year; the claim misses by 2.5 points.
        years = range(1996, 2005)
        old = {year: 100 * 1.10 ** (year - 1996) for year in years}
        new = {year: 100 * 1.13 ** (year - 1996) for year in years}
        first = build.both_flows("CHL", "PER", old, retrieved="2004-06-01")
        second = build.both_flows("CHL", "PER", new, retrieved="2020-06-01", snapshot="sha256:2")
        claim = build.claim(value=16.0, as_written="16%", period=build.year(2004))
        fits = {w.retrieved: w.fit for w in self.home(check(claim, build.record(*first, *second)))}
        assert fits == {"2004-06-01": "miss", "2020-06-01": "within-revision"}
        alone = self.home(check(claim, build.record(*second)))
        assert [w.fit for w in alone] == ["miss"]  # without another vintage a point is usual

    @staticmethod
    def home(finding):
        return [w for w in finding.readings[0].witnesses if w.status == "computed"]

    def test_a_fall_by_a_multiple_is_revised_by_a_share_of_what_is_measured(self, build):
        # 1/31 is 0.0323 and fitted up to 1/30.5, 0.0328; usually revised is 1% of 0.0323, not of 31.
        for last, fit in ((30.0, "miss"), (3.25, "exact"), (3.30, "within-revision"), (3.32, "miss")):
            record = build.record(*build.both_flows("CHL", "PER", {2003: 100.0, 2004: last}))
            facts = {"form": "multiple", "direction": "down", "unit": "ratio", "value": 31.0}
            claim = build.claim(**facts, as_written="31 times", period=build.year(2004))
            assert [w.fit for w in self.home(check(claim, record))] == [fit]

    def test_figures_taken_soon_after_their_period_may_be_provisional(self, build):
        claim = build.claim(period=build.year(2004))
        told = "The figures of 2004 were taken on {}, soon after, and may still be provisional."
        for day, fresh in (("2005-03-01", True), ("2006-06-30", True), ("2006-07-01", False)):
            record = build.record(*build.both_flows("CHL", "PER", {2003: 100, 2004: 112}, retrieved=day))
            assert (told.format(day) in check(claim, record).caveats) == fresh

    @pytest.mark.parametrize(
        ("written", "valuation", "slip"),
        [
            ("100", "CIF", "CHL imports with freight and insurance, which the IMF puts at a factor of 1.06"),
            ("100", None, "CHL imports with freight and insurance, which the IMF puts at a factor of 1.06"),
            ("100", "FOB", None),
            ("90", "CIF", None),
        ],
    )
    def test_imports_told_without_freight_are_a_known_slip(self, build, written, valuation, slip):
        record = build.record(build.series("CHL", "PER", "imports", {2004: 107.5}, valuation=valuation))
        claim = build.level(float(written), written, 2004, flow="imports", exporter="PER")
        assert [w.near_miss for w in self.home(check(claim, record))] == [slip]

    def test_months_are_told_as_months(self, build):
        months = {f"{y}-{m:02d}": 1e6 * (10 + m + 2 * (y - 2003)) for y in (2003, 2004) for m in range(1, 13)}
        record = build.record(build.series("CHL", "PER", "exports", months))
        period = Period(start="2004-01", end="2004-03", basis="said")
        claim = build.claim(flow="exports", exporter="CHL", period=period, value=10.0, as_written="10%")
        found = check(claim, record)
        # In millions 36 in the first quarter of 2003, 42 in that of 2004, 63 in the quarter before that.
        assert [(r.base, r.witnesses[0].value) for r in found.readings] == [
            ("2003-01/2003-03", 16.66667), ("2003-10/2003-12", -33.33333),
        ]  # fmt: skip
        whose = "(Chile's count, office)"
        base = "January 2003 to March 2003"
        assert (
            found.scale
            == f"+10% is about 3.600 million US dollars on the 36.0 million US dollars of {base} {whose}"
        )
        assert found.would_need == f"about 39.6 million US dollars in January 2004 to March 2004 {whose}"
        assert (
            f"for January 2004 to March 2004 and {base} (UN Comtrade, monthly, goods;" in found.would_settle
        )

    def test_a_record_month_is_set_against_earlier_months(self, build):
        months = {"2003-12": 90, "2004-01": 80, "2004-02": 70, "2004-03": 85}
        record = build.record(build.series("CHL", "PER", "exports", months))
        period = Period(start="2004-03", end="2004-03", basis="said")
        claim = build.level(85.0, "85", None, period=period, flow="exports", exporter="CHL", record="high")
        told = "March 2004 is no record high: December 2003 was higher, at 90 US dollars"
        assert check(claim, record).readings[0].notes == (f"by Chile's count (office) {told}",)

    def test_a_series_without_a_past_knows_no_record(self, build):
        record = build.record(build.series("CHL", "PER", "exports", {2004: 112}))
        claim = build.level(112.0, "112", 2004, flow="exports", exporter="CHL", record="high")
        (note,) = check(claim, record).readings[0].notes
        assert "no earlier value is held" in note

    @pytest.mark.parametrize(
        ("published", "retrieved", "fit"),
        [
            (date(2005, 3, 10), "2005-04-01", "within-revision"),
            (date(2009, 3, 10), "2009-04-01", "miss"),
            (date(2009, 3, 10), "2020-06-01", "within-revision"),
        ],
    )
    def test_small_misses_may_be_revisions(self, build, published, retrieved, fit):
        record = build.record(*build.both_flows("CHL", "PER", {2003: 1000, 2004: 1130}, retrieved=retrieved))
        finding = check(build.claim(period=build.year(2004)), record, published=published)
        assert computed(finding.readings[0])[0].fit == fit

    @pytest.mark.parametrize(
        ("claimed", "as_written", "slip"),
        [
            (0.112, "0.112", "off by a thousand (a thousand too small)"),
            (112000.0, "112,000", "off by a thousand (a thousand too large)"),
            (56.0, "56", "CHL exports for total trade"),
        ],
    )
    def test_known_slips_are_named(self, build, growth_record, claimed, as_written, slip):
        finding = check(build.level(claimed, as_written, 2004), growth_record, build.said_by("CHL"))
        assert computed(finding.readings[0], "home")[0].near_miss == slip

    def test_a_fall_said_to_be_a_rise(self, build):
        record = build.record(*build.both_flows("CHL", "PER", {2003: 100, 2004: 88}))
        finding = check(build.claim(period=build.year(2004)), record)
        assert computed(finding.readings[0])[0].near_miss == "wrong sign"

    @pytest.mark.parametrize(
        ("changes", "outcome"),
        [
            ({"form": "change", "value": 12.0, "unit": "usd", "as_written": "12"}, "matches"),
            ({"form": "multiple", "value": 1.1, "unit": "ratio", "as_written": "1.1 times"}, "matches"),
            ({"form": "multiple", "value": 2.0, "unit": "ratio", "as_written": "doubled"}, "differs"),
            ({"direction": "down"}, "differs"),
        ],
    )
    def test_other_forms(self, build, growth_record, changes, outcome):
        claim = build.claim(period=build.year(2004), **changes)
        assert check(claim, growth_record, build.said_by("CHL")).outcome == outcome


def test_a_negative_growth_is_a_fall(build):
    record = build.record(*build.both_flows("CHL", "PER", {2003: 100, 2004: 88}))
    claim = build.claim(period=build.year(2004), value=-12.0, as_written="-12%", direction=None)
    assert check(claim, record).outcome == "matches"


class TestNotComparable:
    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"parties": ("CHL",)}, "no pair"),
            ({"measure": "services"}, "services"),
            ({"via": "PAN"}, "by way of PAN"),
            ({"compared_with": "PER"}, "against itself"),
            ({"unit": "tonnes", "form": "level"}, "tonnes"),
            ({"unit": "eur", "form": "level"}, "EUR"),
            ({"form": "share", "flow": "balance"}, "share of a balance"),
            ({"form": "rank"}, "rank in percent"),
            ({"value": None}, "no number"),
        ],
    )
    def test_what_no_figure_held_could_settle(self, build, growth_record, changes, words):
        finding = check(build.claim(**changes), growth_record)
        assert finding.outcome == "not-comparable"
        assert words in finding.caveats[0]
        assert finding.readings == ()

    def test_a_product_is_named(self, build, growth_record):
        finding = check(build.claim(product=Product(words="wheat")), growth_record)
        assert "wheat" in finding.caveats[0]

    def test_a_target_gets_its_path(self, build, growth_record):
        claim = build.level(224.0, "224", 2014, form="target")
        finding = check(claim, growth_record)
        assert finding.outcome == "not-comparable"
        assert "from 112 US dollars in 2004 to 224 US dollars in 2014" in finding.would_need
        assert "+7.2% a year (Chile's count, office)" in finding.would_need


def test_figures_in_another_currency_are_not_compared(build):
    record = build.record(
        *build.both_flows("CHL", "PER", {2004: 112}, unit="eur"),
        *build.both_flows("CHL", "PER", {2004: 200}, retrieved="2021-01-01"),
    )
    finding = check(build.level(112.0, "112", 2004), record)
    assert finding.outcome == "differs"
    assert [w.unit for w in computed(finding.readings[0])] == ["usd"]


def test_the_crosswalk_is_repeated(build, growth_record):
    note = Note(code="crosswalk", text="figures for CHL are filed under XYZ")
    record = build.record(*growth_record.series("CHL", "PER"), notes=[note])
    assert "figures for CHL are filed under XYZ." in check(build.claim(), record).caveats


def test_noise_and_chance_come_from_the_pairs_own_past(build):
    ours = {year: 100 * 1.1 ** (year - 1980) for year in range(1980, 2005)}
    theirs = {year: value * (1.1 if year % 2 else 1.0) for year, value in ours.items()}
    record = build.record(*build.both_flows("CHL", "PER", ours), *build.both_flows("PER", "CHL", theirs))
    finding = check(build.claim(value=10.0, as_written="10%"), record)
    assert "In 24 yearly comparisons of this pair (1981 to 2004)" in finding.noise
    assert finding.chance == 1.0


@given(order=st.permutations(range(4)), side=st.sampled_from(["CHL", "PER", "BOL"]))
def test_the_order_of_series_does_not_matter(build, order, side):
    held = (
        *build.both_flows("CHL", "PER", {2003: 100, 2004: 112}),
        *build.both_flows("PER", "CHL", {2003: 100, 2004: 130}),
    )
    claims, statements = [build.claim(), build.level(112.0, "112", 2004)], build.said_by(side)
    expected = check_claims(claims, statements, build.record(*held), published=PUBLISHED)
    shuffled = build.record(*(held[place] for place in order))
    assert check_claims(claims, statements, shuffled, published=PUBLISHED) == expected


@pytest.fixture(scope="module")
def wits(shared):
    panel = panel_record(shared / "data/trade/wits_bilateral_1962_2016.parquet")
    return combined(starter_record(), panel)


@pytest.mark.shared
class TestArgentinaAndBrazil:
    """What a minister said in 1987 of trade in 1986, against the WITS panel."""

    def check(self, build, wits, **changes):
        claim: Claim = build.claim(parties=("ARG", "BRA"), period=build.year(1986), **changes)
        return check(claim, wits, build.said_by("ARG"), published=date(1987, 3, 5))

    def test_the_growth_differs_from_both_counts(self, build, wits):
        finding = self.check(build, wits, base=build.year(1985), value=90.0, as_written="90 pct")
        values = {w.role: w.value for w in computed(finding.readings[0]) if w.role != "mixed"}
        assert finding.outcome == "differs"
        assert {role: round(value, 1) for role, value in values.items()} == {"home": 25.4, "mirror": 23.8}

    def test_the_level_depends_on_the_side(self, build, wits):
        finding = self.check(
            build,
            wits,
            form="level",
            value=1.3e9,
            as_written="1.3 billion dlrs",
            unit="usd",
            direction=None,
        )
        found = {
            w.role: (round(w.value / 1e9, 3), w.fit)
            for w in computed(finding.readings[0])
            if w.role != "mixed"
        }
        assert (finding.outcome, finding.decided_by) == ("depends", "side")
        assert found == {"home": (1.389, "miss"), "mirror": (1.289, "exact")}

    def test_the_scale_names_the_share_in_all_trade(self, build, wits):
        assert "% of all exports and imports of Argentina that wits holds" in self.check(build, wits).scale
