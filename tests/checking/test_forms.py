"""Shares, ranks, compared partners, products and records: what needs more than a pair's own series."""

from datetime import date
from functools import partial

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.checking import check_claims
from onrecord.model import Product
from onrecord.official import panel_record

PUBLISHED = date(2005, 3, 10)


def check(claim, record, statements=(), published=PUBLISHED):
    (finding,) = check_claims([claim], statements, record, published=published)
    return finding


def by_role(finding, role="home"):
    return [w for w in finding.readings[0].witnesses if w.role == role]


ROWS = (
    ("PER", "CHL", 200, 90),
    ("PER", "USA", 400, 150),
    ("PER", "CHN", 250, 100),
    ("PER", "BOL", 100, 50),
    ("PER", "UNS", 50, 10),
)


def _record(build, *rows, whole=True, no_state=(), **changes):
    facts = [
        build.series(reporter, partner, flow, {2004: value}, **changes)
        for reporter, partner, *values in rows
        for flow, value in zip(("exports", "imports"), values, strict=True)
        if value is not None
    ]
    return build.record(*facts, lists=whole, no_state=no_state)


@pytest.fixture
def listed(build):
    """Makes a record from (reporter, partner, exports of 2004, imports of 2004); None is not reported."""

    return partial(_record, build)


@pytest.fixture
def peru(listed):
    """Peru's partners in 2004: exports to Chile are 200 of 1,000, imports from Chile 90 of 400."""
    return listed(*ROWS, ("CHL", "PER", 80, 240), no_state=("UNS",))


@pytest.fixture(scope="module")
def listed_rows(build):
    """The same for a property test, with one row that is no state."""
    return lambda *rows: _record(build, *rows, no_state=("UNS",))


def share(build, value, as_written, **changes):
    facts = {"form": "share", "direction": None, "value": value, "as_written": as_written, "exporter": "PER",
             "flow": "exports", "period": build.year(2004), "share_of": "Peru's exports"}  # fmt: skip
    return build.claim(**{**facts, **changes})


def rank(build, value, as_written, **changes):
    facts = {"form": "rank", "direction": None, "value": float(value), "as_written": as_written,
             "unit": "rank", "flow": "total", "rank_of": "PER", "period": build.year(2004)}  # fmt: skip
    return build.claim(**{**facts, **changes})


class TestShare:
    def test_the_part_is_set_against_the_whole_of_its_owner(self, build, peru):
        finding = check(share(build, 20.0, "20%"), peru, build.said_by("PER"))
        (home,) = by_role(finding)
        assert (finding.outcome, home.value, home.unit, home.fit) == ("matches", 20.0, "percent", "exact")
        assert home.construction == "PER exports against PER exports to all"

    def test_the_observations_behind_it_are_shown(self, build, peru):
        (home,) = by_role(check(share(build, 20.0, "20%"), peru, build.said_by("PER")))
        part, whole = home.components
        assert (part.partner, part.value, whole.partner, whole.value) == ("CHL", 200, "WLD", 1000)

    def test_the_partners_own_count_is_mixed_and_does_not_decide(self, build, peru):
        finding = check(share(build, 24.0, "24%"), peru, build.said_by("PER"))
        (mixed,) = by_role(finding, "mixed")
        assert (finding.outcome, mixed.value, mixed.fit) == ("differs", 24.0, "exact")

    def test_said_by_the_partner_it_is_the_other_sides_count(self, build, peru):
        finding = check(share(build, 20.0, "20%"), peru, build.said_by("CHL"))
        assert finding.outcome == "matches"
        assert "For 2004 by the other side's count only." in finding.caveats

    @pytest.mark.parametrize(
        ("changes", "value"),
        [
            ({"flow": "imports", "exporter": "CHL", "share_of": "its imports"}, 22.5),
            ({"flow": "total", "exporter": None, "share_of": "Peru's trade"}, 290 / 1400 * 100),
            ({"flow": "exports", "exporter": "CHL", "share_of": "Peru's imports"}, 22.5),
        ],
    )
    def test_the_words_say_whose_whole_it_is(self, build, peru, changes, value):
        (home,) = by_role(check(share(build, 50.0, "50%", **changes), peru, build.said_by("PER")))
        assert home.value == pytest.approx(value)

    def test_a_share_of_all_trade_whose_owner_is_not_said_can_be_of_either(self, build, peru):
        claim = share(build, 20.7, "20.7%", flow="total", exporter=None, share_of=None)
        finding = check(claim, peru, build.said_by("PER"))
        whys = [r.why.rpartition("; ")[2] for r in finding.readings if r.likelihood == "likely"]
        assert whys == [
            f"{state} as the one whose whole it is, which is not said" for state in ("CHL", "PER")
        ]
        assert (finding.outcome, finding.decided_by) == ("depends", "construction")

    def test_rows_that_are_no_state_are_named_with_their_share(self, build, peru):
        finding = check(share(build, 20.0, "20%"), peru, build.said_by("PER"))
        said = "Rows that are no partner (UNS) count in the whole: 5.00% of Peru's exports of 2004 (office)."
        assert said in finding.caveats
        assert any("all rows added up" in caveat for caveat in finding.caveats)

    def test_a_reported_world_row_is_the_whole(self, build, listed):
        record = listed(("PER", "CHL", 200, 90), ("PER", "USA", 400, 150), ("PER", "WLD", 800, 500))
        (home,) = by_role(check(share(build, 25.0, "a quarter"), record, build.said_by("PER")))
        assert (home.value, home.fit) == (25.0, "exact")

    def test_single_answers_have_no_whole(self, build, listed):
        record = listed(("PER", "CHL", 200, 90), ("PER", "USA", 400, 150), whole=False)
        finding = check(share(build, 25.0, "25%"), record, build.said_by("PER"))
        (home,) = by_role(finding)
        assert (finding.outcome, home.status) == ("no-data", "no-data")
        assert "single partners alone" in home.reason
        assert "Peru's reported exports with every partner for 2004" in finding.would_settle

    def test_a_whole_that_is_easily_confused_is_named(self, build, peru):
        finding = check(share(build, 22.5, "22.5%"), peru, build.said_by("PER"))
        assert by_role(finding)[0].near_miss == "PER imports instead"

    def test_it_says_what_is_needed_and_what_is_safe(self, build, peru):
        finding = check(share(build, 25.0, "25%"), peru, build.said_by("PER"))
        assert finding.would_need.startswith("about 250 US dollars of a whole of 1,000 US dollars in 2004")
        assert "made up 25% of Peru's exports in 2004" in finding.safe_to_say
        assert "20.0% by Peru's count" in finding.safe_to_say

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"flow": "balance"}, "no whole"),
            ({"share_of": "Peru's trade"}, "exports and imports together"),
        ],
    )
    def test_what_has_no_whole(self, build, peru, changes, words):
        finding = check(share(build, 20.0, "20%", **changes), peru)
        assert finding.outcome == "not-comparable"
        assert words in finding.caveats[0]

    def test_its_trade_is_that_of_the_party_named_first(self, build, peru):
        mention = build.claim().mentions[0]
        for first, second, owner in (("Peru", "Chile", "PER"), ("Chile", "Peru", "CHL")):
            text = f"{first}'s trade with {second} was 5% of its total trade"
            told = replace(mention, text=text, end=len(text))
            claim = share(
                build, 5.0, "5%", flow="total", exporter=None, share_of="its total trade", mentions=(told,)
            )
            likely = [r for r in check(claim, peru).readings if r.likelihood == "likely"]
            counted = {
                w.construction.split(" against ")[1] for r in likely for w in r.witnesses if w.role == "home"
            }
            assert counted == {f"{owner} exports to all + {owner} imports from all"}


class TestRank:
    def test_total_trade_is_the_sum_of_both_flows(self, build, peru):
        finding = check(rank(build, 3, "third largest"), peru, build.said_by("PER"))
        (home,) = by_role(finding)
        assert (finding.outcome, home.value, home.unit, home.fit) == ("matches", 3.0, "rank", "exact")
        assert [(c.partner, c.value) for c in home.components] == [
            ("CHL", 200), ("CHL", 90), ("USA", 400), ("USA", 150), ("CHN", 250), ("CHN", 100),
            ("BOL", 100), ("BOL", 50),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("flow", "exporter", "value"),
        [("exports", None, 3), ("imports", None, 3), ("balance", "PER", 3)],
    )
    def test_every_list_of_a_state_is_its_own(self, build, peru, flow, exporter, value):
        claim = rank(build, value, "place", flow=flow, exporter=exporter)
        likely = [r for r in check(claim, peru, build.said_by("PER")).readings if r.likelihood == "likely"]
        assert any(w.fit == "exact" for r in likely for w in r.witnesses if w.role == "home")

    def test_a_surplus_has_no_place_among_deficits(self, build, peru):
        # Peru sells more to Chile than it buys there.
        claim = rank(build, 2, "second largest", flow="balance", exporter="CHL")
        finding = check(claim, peru, build.said_by("PER"))
        (home,) = by_role(finding)
        assert (finding.outcome, home.fit) == ("differs", "miss")
        assert home.near_miss == "the other side is in surplus, which is no place here"

    def test_a_rank_that_is_wrong_differs_by_places(self, build, peru):
        finding = check(rank(build, 1, "largest"), peru, build.said_by("PER"))
        assert finding.outcome == "differs"
        assert "place 3 by Peru's count (office, retrieved 2020-06-01, +2 places from fitting)" in (
            finding.safe_to_say
        )
        assert finding.would_need.startswith("more than the 550 US dollars of the United States in 2004")

    @pytest.mark.parametrize(("hedge", "value", "fit"), [("at-most", 5, "exact"), ("at-most", 2, "miss")])
    def test_among_the_top(self, build, peru, hedge, value, fit):
        (home,) = by_role(check(rank(build, value, "top", hedge=hedge), peru, build.said_by("PER")))
        assert home.fit == fit

    def test_equal_values_share_a_place(self, build, listed):
        record = listed(("PER", "CHL", 200, 90), ("PER", "USA", 190, 100), ("PER", "BOL", 500, 50))
        finding = check(rank(build, 2, "second largest"), record, build.said_by("PER"))
        assert finding.outcome == "matches"
        assert "Chile shares its place in 2004 with the United States." in finding.caveats

    def test_a_list_with_holes_has_no_places(self, build, listed):
        rows = (("PER", "CHL", 200, 90), ("PER", "USA", 400, 150), ("PER", "WLD", 900, 500))
        finding = check(rank(build, 2, "second largest"), listed(*rows, whole=False), build.said_by("PER"))
        assert finding.outcome == "no-data"
        assert "not known to hold all partners in PER exports for 2004" in by_role(finding)[0].reason

    def test_a_partner_that_is_not_in_the_list_has_no_place(self, build, listed):
        record = listed(("PER", "CHL", 200, None), ("PER", "USA", 400, 150), ("PER", "BOL", 1, 1))
        assert check(rank(build, 2, "second"), record, build.said_by("PER")).outcome == "no-data"

    def test_a_missing_flow_of_another_makes_its_balance_unclear(self, build, listed):
        record = listed(("PER", "CHL", 200, 90), ("PER", "USA", 400, None), ("PER", "BOL", 100, 50))
        claim = rank(build, 1, "largest", flow="balance", exporter="PER")
        finding = check(claim, record, build.said_by("PER"))
        assert finding.outcome == "matches"
        assert (
            "One flow of 2004 is missing for the United States; it could put them ahead of Chile."
            in finding.caveats
        )

    def test_another_list_is_a_near_miss(self, build, peru):
        claim = rank(build, 1, "largest", rank_of="PER")
        assert by_role(check(claim, peru, build.said_by("PER")))[0].near_miss is None
        record_of_chile = rank(build, 3, "third", rank_of="CHL")
        assert check(record_of_chile, peru, build.said_by("PER")).outcome == "no-data"

    def test_a_standing_of_the_year_under_way_is_that_of_the_last_complete_one(self, build, peru):
        claim = rank(build, 3, "third largest", period=build.year(2005))
        finding = check(claim, peru, build.said_by("PER"))
        assert (finding.outcome, finding.readings[0].period) == ("matches", "2004")
        assert {r.period: r.likelihood for r in finding.readings}["2005"] == "possible"

    def test_what_is_safe_to_say(self, build, peru):
        said = check(rank(build, 3, "third largest"), peru, build.said_by("PER")).safe_to_say
        assert 'had rank 3 ("third largest") among the partners of Peru in 2004' in said
        assert "Peru's count agrees with the claim" in said

    def test_the_scale_is_that_of_the_list(self, build, peru):
        assert "2004 came to 290 US dollars (Peru's count" in check(rank(build, 3, "third"), peru).scale

    def test_a_part_of_the_world_is_not_a_list_that_is_held(self, build, peru):
        mention = build.claim().mentions[0]
        said = type(mention)(text="Peru's third largest partner in South America", start=0, end=45,
                             place="body", voice="outlet")  # fmt: skip
        finding = check(rank(build, 3, "third largest", mentions=(said,)), peru)
        assert finding.outcome == "not-comparable"
        assert "South America" in finding.caveats[0]


@given(factor=st.floats(min_value=0.01, max_value=1e6))
def test_scaling_every_figure_changes_no_share_and_no_rank(build, listed_rows, factor):
    claims = [share(build, 20.0, "20%"), rank(build, 3, "third largest")]
    record = listed_rows(*((r, p, x * factor, m * factor) for r, p, x, m in ROWS))
    for claim in claims:
        assert check(claim, record, build.said_by("PER")).outcome == "matches"


@pytest.mark.parametrize("hedge", ["about", "estimated", "at-least", "at-most"])
def test_a_wider_hedge_never_turns_a_fit_into_a_miss(build, peru, hedge):
    for claim in (share(build, 20.0, "20%", hedge=hedge), rank(build, 3, "third largest", hedge=hedge)):
        assert check(claim, peru, build.said_by("PER")).outcome == "matches"


def test_an_irrelevant_series_changes_nothing(build, peru, listed_rows):
    more = listed_rows(*ROWS, ("CHL", "PER", 80, 240), ("ECU", "PER", 7, 9), ("ECU", "CHL", 7, 9))
    for claim in (share(build, 20.0, "20%"), rank(build, 3, "third largest")):
        assert check(claim, more, build.said_by("PER")) == check(claim, peru, build.said_by("PER"))


class TestComparedPartners:
    def test_a_multiple_of_the_same_flow_with_another(self, build, peru):
        claim = build.claim(form="multiple", value=2.0, as_written="twice", unit="ratio", flow="exports",
                            exporter="PER", compared_with="BOL", period=build.year(2004))  # fmt: skip
        finding = check(claim, peru, build.said_by("PER"))
        (home,) = by_role(finding)
        assert (finding.outcome, home.value) == ("matches", 2.0)
        assert home.construction == "PER exports against PER exports to BOL"
        assert [c.partner for c in home.components] == ["CHL", "BOL"]
        assert 'was "twice" that with Bolivia' in finding.safe_to_say
        assert not any("base" in caveat.lower() for caveat in finding.caveats)

    @pytest.mark.parametrize(
        ("changes", "value"),
        [
            ({"value": 100.0, "as_written": "100%"}, 100.0),
            ({"value": 100.0, "as_written": "$100", "form": "change", "unit": "usd"}, 100.0),
            ({"value": 20.0, "as_written": "20%", "direction": "down", "compared_with": "CHN"}, -20.0),
        ],
    )
    def test_more_and_less_than_with_another(self, build, peru, changes, value):
        facts = {"flow": "exports", "exporter": "PER", "compared_with": "BOL", "period": build.year(2004)}
        finding = check(build.claim(**{**facts, **changes}), peru, build.said_by("PER"))
        assert finding.outcome == "matches"
        assert by_role(finding)[0].value == pytest.approx(value)

    def test_a_partner_that_is_not_held_gives_no_value(self, build, peru):
        claim = build.claim(flow="exports", exporter="PER", compared_with="ECU", period=build.year(2004))
        finding = check(claim, peru, build.said_by("PER"))
        assert finding.outcome == "no-data"
        assert "PER exports to ECU" in by_role(finding)[0].reason
        assert "Ecuador" in finding.would_settle

    def test_two_vintages_are_never_set_against_each_other(self, build):
        record = build.record(
            build.series("PER", "CHL", "exports", {2004: 200}),
            build.series("PER", "BOL", "exports", {2004: 100}, retrieved="2021-01-01"),
        )
        claim = build.claim(form="multiple", value=2.0, as_written="twice", unit="ratio", flow="exports",
                            exporter="PER", compared_with="BOL", period=build.year(2004))  # fmt: skip
        assert check(claim, record, build.said_by("PER")).outcome == "no-data"


class TestProducts:
    @pytest.fixture
    def wheat(self, build):
        return build.record(
            build.series("PER", "CHL", "exports", {2004: 500}),
            build.series("PER", "CHL", "exports", {2004: 30}, product=Product(words="1001", hs="1001")),
        )

    def test_a_product_that_is_held_is_read_from_its_own_series(self, build, wheat):
        claim = build.level(30.0, "30", 2004, flow="exports", exporter="PER",
                            product=Product(words="wheat", hs="1001"))  # fmt: skip
        finding = check(claim, wheat, build.said_by("PER"))
        assert (finding.outcome, by_role(finding)[0].value) == ("matches", 30)
        assert "wheat: exports of Peru to Chile" in finding.safe_to_say
        assert "HS 1001" in finding.would_settle

    @pytest.mark.parametrize(
        ("product", "words"),
        [
            (Product(words="maize", hs="1005"), "onrecord data fetch CHL PER --product HS:1005"),
            (Product(words="clothing", hs="61-62"), "spreads over 61-62"),
            (Product(words="goods of all kinds"), "no code of the Harmonised System"),
        ],
    )
    def test_what_is_not_held_says_what_would_get_it(self, build, wheat, product, words):
        finding = check(build.level(30.0, "30", 2004, product=product), wheat)
        assert finding.outcome == "not-comparable"
        assert words in finding.caveats[0]

    def test_a_share_of_a_product_is_a_part_of_that_product(self, build, listed):
        record = listed(("PER", "CHL", 20, 1), ("PER", "USA", 60, 1), product=Product(words="x", hs="1001"))
        claim = share(build, 25.0, "25%", product=Product(words="wheat", hs="1001"))
        finding = check(claim, record, build.said_by("PER"))
        assert (finding.outcome, by_role(finding)[0].value) == ("matches", 25.0)


PANEL = "data/trade/wits_bilateral_1962_2016.parquet"
_STATES = "partner_iso3 NOT IN ('WLD', 'EUN', 'UNS', 'SPE', 'BUN', 'FRE')"


@pytest.fixture(scope="module")
def wits(shared):
    return panel_record(shared / PANEL)


@pytest.fixture(scope="module")
def sql(shared):
    def ask(query):
        return duckdb.connect().execute(query.replace("PANEL", f"'{shared / PANEL}'")).fetchall()[0]

    return ask


@pytest.mark.shared
class TestTheWitsPanel:
    """True facts, each computed by plain SQL over the panel's own columns."""

    def check(self, build, wits, **changes):
        facts = {"parties": ("CHN", "PER"), "direction": None, "period": build.year(2014), "rank_of": None}
        return check(build.claim(**{**facts, **changes}), wits, build.said_by("PER"), date(2015, 9, 1))

    def test_a_share_of_exports(self, build, wits, sql):
        (expected,) = sql(
            "SELECT sum(value_usd) FILTER (partner_iso3 = 'CHN') / sum(value_usd) * 100 FROM PANEL "
            "WHERE reporter_iso3 = 'PER' AND flow = 'X' AND year = 2014 "
            "AND partner_iso3 NOT IN ('WLD', 'EUN')"
        )
        written = f"{expected:.1f}%"
        claim = {"form": "share", "flow": "exports", "exporter": "PER", "value": round(expected, 1)}
        finding = self.check(build, wits, as_written=written, share_of="Peru's exports", **claim)
        assert finding.outcome == "matches"
        assert by_role(finding)[0].value == pytest.approx(expected, rel=1e-6)

    @pytest.mark.parametrize("partner", ["CHN", "USA", "BRA", "CHL", "JPN"])
    def test_a_rank_in_all_trade(self, build, wits, sql, partner):
        (expected,) = sql(
            "SELECT place FROM (SELECT partner_iso3, rank() OVER (ORDER BY sum(value_usd) DESC) AS place "
            f"FROM PANEL WHERE reporter_iso3 = 'PER' AND year = 2014 AND {_STATES} GROUP BY 1) "
            f"WHERE partner_iso3 = '{partner}'"
        )
        claim = {"form": "rank", "unit": "rank", "rank_of": "PER", "as_written": "place"}
        pair = tuple(sorted(("PER", partner)))
        finding = self.check(build, wits, parties=pair, value=float(expected), **claim)
        assert (finding.outcome, by_role(finding)[0].value) == ("matches", expected)

    def test_the_largest_deficit(self, build, wits, sql):
        (expected,) = sql(
            "SELECT count(*) + 1 FROM (SELECT sum(CASE flow WHEN 'M' THEN value_usd ELSE -value_usd END) "
            "AS gap FROM PANEL WHERE reporter_iso3 = 'USA' AND year = 2014 "
            f"AND {_STATES} GROUP BY partner_iso3 HAVING count(*) = 2), "
            "(SELECT sum(CASE flow WHEN 'M' THEN value_usd ELSE -value_usd END) AS ours FROM PANEL "
            "WHERE reporter_iso3 = 'USA' AND partner_iso3 = 'MEX' AND year = 2014) WHERE gap > ours"
        )
        claim = {"form": "rank", "unit": "rank", "rank_of": "USA", "as_written": "place", "flow": "balance"}
        pair = {"parties": ("MEX", "USA"), "exporter": "MEX"}
        finding = self.check(build, wits, value=float(expected), **claim, **pair)
        found = [w.value for w in finding.readings[0].witnesses if w.construction.startswith("USA")]
        assert found[0] == expected

    def test_two_partners(self, build, wits, sql):
        (expected,) = sql(
            "SELECT sum(value_usd) FILTER (partner_iso3 = 'CHN') / sum(value_usd) FILTER "
            "(partner_iso3 = 'BOL') FROM PANEL WHERE reporter_iso3 = 'PER' AND flow = 'X' AND year = 2014"
        )
        claim = {"form": "multiple", "flow": "exports", "exporter": "PER", "unit": "ratio"}
        number = {"value": round(expected, 1), "as_written": f"{expected:.1f} times"}
        finding = self.check(build, wits, compared_with="BOL", **claim, **number)
        assert (finding.outcome, finding.readings[0].base) == ("matches", None)
        assert by_role(finding)[0].value == pytest.approx(expected, rel=1e-6)
