"""Views of hand-made records: what is compared, what is added, and what never is."""

import pytest

from onrecord.errors import RecordError, UsageError
from onrecord.model.trade import Vintage
from onrecord.official import combined, starter_record
from onrecord.official.views import (
    disagreements,
    four_flows,
    gap_histories,
    gaps,
    gaps_across_vintages,
    growths,
    reasons,
    silences,
    standings,
    sums,
)

LATER = Vintage("office", None, "2023-05-01", "sha256:2")
FOB_CIF = {"exports": "FOB", "imports": "CIF"}
BOTH = """
CHL PER exports 2018 100
CHL PER exports 2019 110
CHL PER exports 2020 99
PER CHL imports 2018 120
PER CHL imports 2019 114
PER CHL imports 2020 130
PER CHL exports 2019 40
PER CHL exports 2020 60
CHL PER imports 2019 50
CHL PER imports 2020 45
"""
WORLD_OF_CHILE = """
CHL PER exports 2019 300
CHL BOL exports 2019 300
CHL ARG exports 2019 ~200
CHL CHL exports 2019 50
CHL UNS:no-state exports 2019 100
CHL BUN:no-state exports 2019 50
CHL EUU:aggregate exports 2019 700
"""


def values(found):
    return [(o.period, o.value) for series in found for o in series.observations]


def test_the_four_flows_stand_beside_each_other(record_of):
    flows = four_flows(record_of(BOTH), "CHL", "PER", years=(2019, 2019))
    assert values(flows.a_exports) == [("2019", 110)]
    assert values(flows.b_imports) == [("2019", 114)]
    assert values(flows.b_exports) == [("2019", 40)]
    assert values(flows.a_imports) == [("2019", 50)]
    assert [(s.reporter, s.flow) for s in flows.series] == [
        ("CHL", "exports"), ("PER", "imports"), ("PER", "exports"), ("CHL", "imports"),
    ]  # fmt: skip


def test_a_flow_that_nobody_reports_is_empty_and_not_zero(record_of):
    flows = four_flows(record_of("CHL PER exports 2019 1"), "CHL", "PER")
    assert (flows.b_imports, flows.b_exports, flows.a_imports) == ((), (), ())


def test_months_and_years_are_not_made_from_each_other(record_of):
    months = "\n".join(f"CHL PER exports 2019-{month:02d} 1" for month in range(1, 13))
    record = record_of(months + "\nCHL PER exports 2018 7")
    assert values(four_flows(record, "CHL", "PER").series) == [("2018", 7)]
    assert len(values(four_flows(record, "CHL", "PER", frequency="M").series)) == 12


def test_a_product_is_not_all_goods(record_of, office):
    record = record_of("CHL PER exports 2019 9", (office, "CHL PER exports 2019 4", {"product": "27"}))
    assert values(four_flows(record, "CHL", "PER").series) == [("2019", 9)]
    assert values(four_flows(record, "CHL", "PER", product="27").series) == [("2019", 4)]


@pytest.mark.parametrize(
    ("ends", "years", "message"),
    [
        (("CHL", "CHL"), None, r"CHL is named as both sides of the trade \(name two different states\)"),
        (("CHL", "PER"), (2020, 2010), r"the years 2020-2010 end before they begin \(write 2010-2020\)"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(record_of, ends, years, message):
    with pytest.raises(UsageError, match=message):
        four_flows(record_of(BOTH), *ends, years=years)


def test_a_gap_is_importer_over_exporter(record_of):
    found = gaps(four_flows(record_of(BOTH), "CHL", "PER"))
    ratios = {(g.exporter, g.importer, g.period): round(g.ratio, 4) for g in found}
    assert ratios == {
        ("CHL", "PER", "2018"): 1.2,
        ("CHL", "PER", "2019"): 1.0364,
        ("CHL", "PER", "2020"): 1.3131,
        ("PER", "CHL", "2019"): 1.25,
        ("PER", "CHL", "2020"): 0.75,
    }


def test_the_history_of_a_gap_has_its_median_and_range(record_of):
    first, second = gap_histories(gaps(four_flows(record_of(BOTH), "CHL", "PER")))
    assert (first.exporter, first.periods) == ("CHL", ("2018", "2019", "2020"))
    assert (first.median, first.high) == (1.2, 130 / 99)
    assert (second.median, second.low, second.high) == (1.0, 0.75, 1.25)


def test_an_estimate_has_no_gap(record_of):
    record = record_of("CHL PER exports 2019 ~100\nPER CHL imports 2019 110")
    assert gaps(four_flows(record, "CHL", "PER")) == ()


def test_a_gap_lies_within_one_vintage_unless_none_holds_both(record_of):
    later = "CHL PER exports 2019 105\nCHL PER exports 2021 7"
    record = record_of(BOTH + "PER CHL imports 2021 8", (LATER, later, {}))
    flows = four_flows(record, "CHL", "PER")
    assert all(gap.of_one_vintage for gap in gaps(flows))
    (across,) = gaps_across_vintages(flows)
    assert (across.period, across.ratio, across.of_one_vintage) == ("2021", 8 / 7, False)


def test_across_vintages_the_latest_is_taken(record_of):
    early = ("office", None, "2001-01-01", "sha256:0")
    record = record_of(
        "PER CHL imports 2021 8",
        (Vintage(*early), "CHL PER exports 2021 4", {}),
        (LATER, "CHL PER exports 2021 5", {}),
    )
    (across,) = gaps_across_vintages(four_flows(record, "CHL", "PER"))
    assert across.exporter_reports == 5


@pytest.mark.parametrize(
    ("valuations", "counted"),
    [({}, None), (FOB_CIF, True), ({"exports": "FOB", "imports": "FOB"}, False), ({"exports": "FOB"}, None)],
)
def test_the_freight_factor_is_there_to_be_named_and_never_applied(record_of, valuations, counted):
    record = record_of(BOTH, valuations=valuations)
    gap = gaps(four_flows(record, "CHL", "PER"))[0]
    assert (gap.freight_counted, gap.ratio) == (counted, 1.2)
    assert gap.ratio_after(1.06) == pytest.approx(1.2 / 1.06)


def test_growth_is_on_the_same_period_a_year_before(record_of):
    found = growths(four_flows(record_of(BOTH), "CHL", "PER"))
    rates = {(g.reporter, g.flow, g.period): round(g.value, 2) for g in found}
    assert rates == {
        ("CHL", "exports", "2019"): 10.0,
        ("CHL", "exports", "2020"): -10.0,
        ("CHL", "imports", "2020"): -10.0,
        ("CHL", "total", "2020"): -10.0,
        ("PER", "imports", "2019"): -5.0,
        ("PER", "imports", "2020"): 14.04,
        ("PER", "exports", "2020"): 50.0,
        ("PER", "total", "2020"): 23.38,
    }


def test_growth_skips_no_year_and_compares_months_with_their_own(record_of):
    assert (
        growths(four_flows(record_of("CHL PER exports 2018 1\nCHL PER exports 2020 2"), "CHL", "PER")) == ()
    )
    record = record_of("CHL PER exports 2018-12 4\nCHL PER exports 2019-11 9\nCHL PER exports 2019-12 5")
    (found,) = growths(four_flows(record, "CHL", "PER", frequency="M"))
    assert (found.period, found.base, found.value) == ("2019-12", "2018-12", 25.0)


def test_growth_crosses_no_vintage_and_no_valuation(record_of, office):
    record = record_of(
        "CHL PER exports 2018 100",
        (LATER, "CHL PER exports 2019 110", {}),
        (office, "CHL PER exports 2019 130", {"valuation": "CIF"}),
    )
    assert growths(four_flows(record, "CHL", "PER")) == ()


def test_the_sides_disagree_where_one_grows_and_the_other_shrinks(record_of):
    sales, returns, total = disagreements(four_flows(record_of(BOTH), "CHL", "PER"))
    assert (sales.first, sales.second) == ("CHL exports", "PER imports")
    assert (sales.periods, sales.opposite) == (("2019", "2020"), ("2019", "2020"))
    assert sales.median_gap == pytest.approx((15 + 24.0351) / 2, abs=0.001)
    assert (returns.first, returns.opposite) == ("PER exports", ("2020",))
    assert (total.first, total.second, total.opposite) == ("CHL total", "PER total", ("2020",))


def test_no_growth_at_all_is_not_the_opposite_of_growth(record_of):
    record = record_of(
        "CHL PER exports 2018 5\nCHL PER exports 2019 5\nPER CHL imports 2018 5\nPER CHL imports 2019 6"
    )
    (found,) = disagreements(four_flows(record, "CHL", "PER"))
    assert (found.periods, found.opposite) == (("2019",), ())


def test_growth_from_an_estimate_is_flagged_and_no_disagreement(record_of):
    record = record_of(
        "CHL PER exports 2018 ~5\nCHL PER exports 2019 4\nPER CHL imports 2018 5\nPER CHL imports 2019 6"
    )
    flows = four_flows(record, "CHL", "PER")
    assert [g.estimated for g in growths(flows)] == [True, False]
    assert disagreements(flows) == ()


def test_totals_are_named_by_what_was_added(record_of):
    found = sums(four_flows(record_of(BOTH, valuations=FOB_CIF), "CHL", "PER", years=(2019, 2019)))
    assert [(one.construction, one.counter, one.value) for one in found] == [
        ("CHL exports + CHL imports", "CHL", 160),
        ("PER exports + PER imports", "PER", 154),
        ("CHL exports + PER exports", None, 150),
        ("CHL imports + PER imports", None, 164),
    ]
    assert [c.valuation for c in found[0].components] == ["FOB", "CIF"]


def test_a_missing_flow_makes_a_total_unknown(record_of):
    found = sums(four_flows(record_of(BOTH), "CHL", "PER", years=(2018, 2018)))
    assert found == ()


def test_totals_cross_no_provider_vintage_or_unit(record_of, office):
    other = Vintage("elsewhere", *office[1:])
    for vintage, unit in ((LATER, "usd"), (other, "usd"), (office, "eur")):
        record = record_of("CHL PER exports 2019 1", (vintage, "CHL PER imports 2019 2", {"unit": unit}))
        assert sums(four_flows(record, "CHL", "PER")) == ()


def test_rank_and_share_are_among_states_and_of_everything(record_of):
    (standing,) = standings(record_of(WORLD_OF_CHILE), "CHL", "exports", "2019")
    assert (standing.total, standing.total_reported, standing.covered) == (1000, False, None)
    assert [(p.partner, p.rank, p.share, p.estimated) for p in standing.places] == [
        ("BOL", 1, 0.3, False),
        ("PER", 1, 0.3, False),
        ("ARG", 3, 0.2, True),
    ]
    assert [(one.code, one.kind, one.share) for one in standing.left_out] == [
        ("UNS", "no-state", 0.1),
        ("BUN", "no-state", 0.05),
        ("CHL", "itself", 0.05),
    ]
    assert standing.left_out_share == pytest.approx(0.2)
    assert standing.aggregates == ("EUU",)
    assert standing.of("PER").rank == 1
    assert standing.of("EUU") is None


def test_a_reported_world_row_is_what_shares_are_of(record_of):
    (standing,) = standings(
        record_of(WORLD_OF_CHILE + "CHL WLD:world exports 2019 1005"), "CHL", "exports", "2019"
    )
    assert (standing.total, standing.total_reported) == (1005, True)
    assert standing.covered == pytest.approx(1000 / 1005)
    assert standing.of("ARG").rank == 3


def test_a_list_with_holes_gives_shares_and_no_ranks(record_of):
    record = record_of("CHL PER exports 2019 300\nCHL BOL exports 2019 200\nCHL WLD:world exports 2019 1000")
    (standing,) = standings(record, "CHL", "exports", "2019")
    assert [(p.partner, p.share, p.rank) for p in standing.places] == [("PER", 0.3, None), ("BOL", 0.2, None)]
    assert not standing.ranked


def test_answers_about_single_partners_are_no_list(record_of):
    record = record_of(
        "CHL PER exports 2019 3\nCHL BOL exports 2019 2\nCHL UNS:no-state exports 2019 1", whole=False
    )
    (standing,) = standings(record, "CHL", "exports", "2019")
    assert (standing.total, standing.left_out_share, standing.ranked) == (None, None, False)
    assert [(p.partner, p.value, p.share, p.rank) for p in standing.places] == [
        ("PER", 3, None, None),
        ("BOL", 2, None, None),
    ]


def test_a_world_row_makes_a_list_of_single_answers_checkable(record_of):
    lines = "CHL PER exports 2019 3\nCHL BOL exports 2019 2\nCHL WLD:world exports 2019 5"
    (standing,) = standings(record_of(lines, whole=False), "CHL", "exports", "2019")
    assert (standing.of("BOL").share, standing.of("BOL").rank) == (0.4, 2)


def test_a_partner_alone_has_no_rank(record_of):
    (standing,) = standings(record_of("CHL PER exports 2019 300"), "CHL", "exports", "2019")
    assert (standing.of("PER").rank, standing.ranked) == (None, False)


def test_each_vintage_has_its_own_standing(record_of):
    record = record_of(WORLD_OF_CHILE, (LATER, "CHL PER exports 2019 301\nCHL BOL exports 2019 300", {}))
    first, second = standings(record, "CHL", "exports", "2019")
    assert (first.total, second.total) == (1000, 601)
    assert second.of("BOL").rank == 2


def test_a_row_twice_counts_once_and_two_values_are_refused(record_of):
    twice = WORLD_OF_CHILE + "CHL PER exports 2019 300"
    assert standings(record_of(twice), "CHL", "exports", "2019")[0].total == 1000
    with pytest.raises(RecordError, match="two values for CHL, PER, 2019, exports: 300 and 301"):
        standings(record_of(WORLD_OF_CHILE + "CHL PER exports 2019 301"), "CHL", "exports", "2019")


def test_nothing_can_be_ranked_where_no_list_is_held(record_of):
    assert standings(starter_record(), "RUS", "exports", "2019") == ()
    assert standings(record_of("CHL WLD:world exports 2019 5"), "CHL", "exports", "2019") == ()


def test_several_records_list_their_partners_together(record_of):
    both = combined(record_of(WORLD_OF_CHILE), record_of(WORLD_OF_CHILE), starter_record())
    assert [s.total for s in standings(both, "CHL", "exports", "2019")] == [1000]


def test_silence_about_everyone_is_told_from_silence_about_one(record_of):
    record = record_of(
        "CHL PER exports 2015 1\nCHL PER exports 2018 1\n"
        "PER CHL imports 2015 1\nPER BOL imports 2016 1\nPER CHL imports 2018 ~1"
    )
    chile, peru = silences(record, four_flows(record, "CHL", "PER"))
    assert (chile.reporter, chile.silent, chile.unnamed) == ("CHL", (2016, 2017), ())
    assert (peru.reporter, peru.silent, peru.unnamed) == ("PER", (2017,), (2016, 2018))


def test_silence_without_totals_is_not_explained():
    record = starter_record()
    found = silences(record, four_flows(record, "RUS", "VEN", years=(2013, 2015)))
    venezuela = next(s for s in found if s.reporter == "VEN")
    assert (venezuela.silent, venezuela.unnamed, venezuela.unclear) == ((), (), (2013, 2014, 2015))


def test_a_state_is_not_silent_after_its_end(record_of):
    record = record_of("FIN SUN exports 1990 1\nFIN SWE exports 1995 1")
    found = {one.reporter: one.silent for one in silences(record, four_flows(record, "FIN", "SUN"))}
    assert found == {"FIN": (1991,), "SUN": (1990, 1991)}


def codes(record, a="CHL", b="PER", **options):
    flows = four_flows(record, a, b, **options)
    (gap,) = (*gaps(flows), *gaps_across_vintages(flows))
    return {reason.code: reason.text for reason in reasons(record, flows, gap)}


ONE = "CHL PER exports 2019 100\nPER CHL imports 2019 50\n"


MORE = ONE.replace(" 50", " 107")


@pytest.mark.parametrize(
    ("lines", "valuations", "words"),
    [
        (MORE, FOB_CIF, "PER reports CIF and CHL FOB: freight and insurance (by convention a factor of 1.06"),
        (MORE, {"exports": "FOB"}, "the valuation of PER is not said"),
        (MORE, {}, "the valuation of CHL and PER is not said"),
        (ONE, {"exports": "CIF", "imports": "FOB"}, "CHL reports CIF and PER FOB: freight and insurance; no"),
    ],
)
def test_freight_is_a_reason_by_the_valuation_that_was_reported(record_of, lines, valuations, words):
    assert codes(record_of(lines, valuations=valuations))["cif-fob"].startswith(words)


@pytest.mark.parametrize(
    ("lines", "valuations"),
    [
        (MORE, {"exports": "FOB", "imports": "FOB"}),
        (ONE, FOB_CIF),
        (ONE, {}),
        (MORE, {"exports": "CIF", "imports": "FOB"}),
    ],
)
def test_freight_is_no_reason_where_both_count_alike_or_it_pulls_the_other_way(record_of, lines, valuations):
    assert "cif-fob" not in codes(record_of(lines, valuations=valuations))


def test_unspecified_partners_are_a_reason_where_the_lower_side_has_them(record_of):
    theirs = codes(record_of(ONE + "PER UNS:no-state imports 2019 50"))
    assert theirs["areas-nes"] == (
        "PER files 50.0% of its imports of 2019 under UNS (unspecified areas), which name no state"
    )
    assert "confidentiality" in theirs
    assert "areas-nes" not in codes(record_of(ONE + "CHL UNS:no-state exports 2019 50"))
    assert "areas-nes" not in codes(record_of(ONE + "PER UNS:no-state imports 2019 0.4"))


def test_a_product_can_be_filed_elsewhere(record_of):
    assert "confidentiality" not in codes(record_of(ONE))
    assert "under another code" in codes(record_of(ONE, product="93"), product="93")["confidentiality"]


def test_the_trade_system_is_a_reason_unless_both_have_the_same(record_of, office):
    assert "trade-system" not in codes(record_of(ONE, trade_system="general"))
    assert "of CHL and PER is not said" in codes(record_of(ONE))["trade-system"]
    sold, bought = ONE.strip().split("\n")
    mixed = record_of(sold, (office, bought, {"trade_system": "special"}), trade_system="general")
    assert "CHL counts general trade and PER special trade" in codes(mixed)["trade-system"]


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("CHL", "PER", "CHL and PER count in money of their own"),
        ("USA", "PER", "PER counts in money of its own"),
        ("USA", "PAN", None),
        ("USA", "ECU", None),
    ],
)
def test_conversion_is_a_reason_where_money_was_converted(record_of, a, b, words):
    found = codes(record_of(ONE.replace("CHL", a).replace("PER", b)), a, b).get("conversion")
    assert (found is None) if words is None else found.startswith(words)


def test_timing_re_exports_and_vintages(record_of):
    sold, bought = ONE.strip().split("\n")
    assert {"timing", "re-exports"} <= codes(record_of(ONE)).keys()
    assert "vintages" not in codes(record_of(ONE))
    assert "retrieved 2023-05-01" in codes(record_of(sold, (LATER, bought, {})))["vintages"]
