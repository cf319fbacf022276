"""How many figures in a claim's place would have fitted, counted by hand."""

from datetime import date

import pytest
from msgspec.structs import replace

from onrecord.checking import check_claims
from onrecord.checking.replaying import replay
from onrecord.model import Document, Product, Report

PUBLISHED = date(2005, 3, 1)
BASIS = "The chance of a fit is drawn from "


def check(claim, record):
    (finding,) = check_claims([claim], (), record, published=PUBLISHED)
    return finding


def basis(finding):
    return next((text.removeprefix(BASIS) for text in finding.caveats if text.startswith(BASIS)), None)


def grown(*rates, last, until=2004):
    """Values by year that end at ``last`` and rise by ``rates`` percent a year."""
    values = {until: last}
    for place, rate in enumerate(reversed(rates)):
        values[until - place - 1] = values[until - place] / (1 + rate / 100)
    return values


@pytest.fixture
def pair(build):
    """Chile's trade with Peru: 112 in 2004, up 12%."""
    return build.both_flows("CHL", "PER", {2003: 100, 2004: 112})


@pytest.fixture
def similar(build):
    """Two partners of Peru's size, with 12 growths: three of 12%, four of 20%, four of 8%, one of 50%."""
    return (
        *build.both_flows("CHL", "BOL", grown(12, 12, 20, 20, 8, 8, last=100)),
        *build.both_flows("CHL", "ARG", grown(12, 20, 20, 8, 8, 50, last=200)),
    )


def test_growth_is_drawn_from_similar_pairs(build, pair, similar):
    larger = build.both_flows("CHL", "BRA", grown(*[12] * 9, last=300))
    finding = check(build.claim(), build.record(*pair, *similar, *larger, lists=True))
    # Eleven of the twelve lie between 6% and 24%.
    assert finding.chance == round(3 / 11, 3)
    assert basis(finding) == (
        "0 past figures of this pair and 11 of 2 similar pairs "
        "(partners of the counting side with half to twice as much trade)."
    )


def test_each_side_has_similar_pairs_of_its_own(build, pair, similar):
    theirs = (*build.both_flows("PER", "CHL", {2003: 100, 2004: 130}), *build.both_flows("PER", "BOL", grown(
        *[12] * 5, 8, 8, 8, last=130)))  # fmt: skip
    finding = check(build.claim(), build.record(*pair, *similar, *theirs, lists=True))
    # The measured values are 12% and 30%; 8% and 20% fit neither, nor is any figure above 24%.
    assert finding.chance == round((3 + 5) / (11 + 8), 3)
    assert "19 of 3 similar pairs" in basis(finding)


def test_without_lists_the_pairs_own_past_counts_alone(build, similar):
    ours = build.both_flows("CHL", "PER", grown(*[12] * 5, *[20] * 15, 12, last=112))
    for lists in ((), similar):
        finding = check(build.claim(period=build.year(2004)), build.record(*ours, *lists))
        assert finding.chance == 0.25
        assert basis(finding) == "20 past figures of this pair alone."


def test_fewer_than_ten_figures_tell_nothing(build, pair):
    nine = build.both_flows("CHL", "BOL", grown(*[12] * 9, last=100))
    finding = check(build.claim(), build.record(*pair, *nine, lists=True))
    assert (finding.chance, basis(finding)) == (None, None)


def test_levels_are_drawn_too(build, pair):
    others = build.both_flows("CHL", "BOL", {year: 110 + (year > 1997) * 30 for year in range(1990, 2005)})
    finding = check(build.level(112.0, "112", 2004), build.record(*pair, *others, lists=True))
    # 100 of 2003 is the pair's own; eight years at 110 are round enough to take in 112, 140 is not.
    assert finding.chance == round(8 / 16, 3)
    assert basis(finding).startswith("1 past figure of this pair and 15 of 1 similar pair (")


def test_a_fall_to_a_part_is_told_by_how_many_times_less(build):
    ours = build.both_flows("CHL", "PER", {2003: 300, 2004: 100})
    halving = {year: 100 * 3.0 ** (2004 - year) for year in range(1992, 2005)}
    others = build.both_flows("CHL", "BOL", halving)
    facts = {"form": "multiple", "unit": "ratio", "value": 3.0, "as_written": "threefold"}
    finding = check(build.claim(direction="down", **facts), build.record(*ours, *others, lists=True))
    assert (finding.chance, "12 of 1 similar pair " in basis(finding)) == (1.0, True)


def test_no_growth_across_a_change_of_territory_is_drawn(build):
    ours = build.both_flows("CHL", "DEU", {1994: 100, 1995: 112})
    others = build.both_flows("CHL", "BEL", grown(*[12] * 12, last=100, until=1995))
    theirs = build.both_flows("DEU", "CHL", {1994: 100, 1995: 112})
    third = build.both_flows("DEU", "BEL", grown(*[12] * 12, last=112, until=1995))
    claim = build.claim(parties=("CHL", "DEU"), period=build.year(1995))
    finding = check(claim, build.record(*ours, *others, *theirs, *third, lists=True))
    # Germany's own twelve are eleven without that of its unification.
    assert "23 of 2 similar pairs" in basis(finding)


def test_a_range_keeps_its_width(build, pair, similar):
    claim = build.claim(value=10.0, value_high=14.0, as_written="10 to 14%")
    finding = check(claim, build.record(*pair, *similar, lists=True))
    # Between 5% and 20%: 12 is "12 to 16.8", 20 "20 to 28", and 8 "8 to 11.2", which ends below 11.3.
    assert finding.chance == round(3 / 11, 3)


def test_a_share_is_drawn_from_the_shares_of_similar_partners(build):
    years = range(1995, 2005)
    values = {
        "PER": 20,
        "BOL": 25,
        "ARG": 10,
        "BRA": 45,
    }  # a hundred together; Brazil is more than twice Peru
    held = [build.series("CHL", code, "exports", dict.fromkeys(years, v)) for code, v in values.items()]
    claim = build.claim(
        form="share", direction=None, value=20.0, as_written="20%", flow="exports", exporter="CHL",
        share_of="Chile's exports", period=build.year(2004),
    )  # fmt: skip
    finding = check(claim, build.record(*held, lists=True))
    # Nine years of Peru at 20% fit, ten of Bolivia at 25% and of Argentina at 10% do not.
    assert finding.chance == round(9 / 29, 3)
    assert basis(finding).startswith("9 past figures of this pair and 20 of 2 similar pairs")


def test_a_place_is_drawn_from_the_places_of_similar_partners(build):
    years = range(1995, 2005)
    values = {"PER": 20, "BOL": 25, "ARG": 10, "BRA": 45}
    held = [build.series("CHL", code, "exports", dict.fromkeys(years, v)) for code, v in values.items()]
    claim = build.claim(
        form="rank", direction=None, value=3.0, as_written="third", unit="rank", flow="exports",
        exporter="CHL", rank_of="CHL", period=build.year(2004),
    )  # fmt: skip
    finding = check(claim, build.record(*held, lists=True))
    # Third is Peru (nine years besides 2004), second Bolivia, fourth Argentina; the first is Brazil.
    assert finding.chance == round(9 / 29, 3)


def test_products_are_drawn_from_the_pair_alone(build, similar):
    fuels = Product(words="fuels", hs="27")
    ours = build.both_flows("CHL", "PER", grown(*[12] * 12, last=112), product=fuels)
    claim = build.claim(product=fuels, period=build.year(2004))
    finding = check(claim, build.record(*ours, *similar, lists=True))
    assert basis(finding) == "11 past figures of this pair alone."


def test_two_compared_partners_have_no_chance(build, pair, similar):
    record = build.record(*pair, *similar, lists=True)
    assert check(build.claim(compared_with="BOL", period=build.year(2004)), record).chance is None


def test_another_vintage_or_currency_is_not_drawn_on(build, pair, similar):
    later = [replace(one, snapshot="sha256:2", retrieved="2021-01-01") for one in similar]
    other = [replace(one, unit="eur") for one in similar]
    assert check(build.claim(), build.record(*pair, *later, *other, lists=True)).chance is None


class TestReplay:
    @pytest.fixture
    def told(self, build, pair, similar):
        claim, record = build.claim(), build.record(*pair, *similar, lists=True)
        document = Document(digest="sha256:0", text="up 12%", published="2005-03-01", language="en")
        return Report(
            id="r", status="read", document=document, claims=(claim,), findings=(check(claim, record),)
        )

    def test_figures_of_others_that_came_later_change_nothing(self, build, told, pair, similar):
        later = build.both_flows("CHL", "ECU", grown(*[12] * 9, last=100), snapshot="sha256:2")
        record = build.record(*pair, *similar, *later, lists=True)
        assert replay(told, told.claims[0], record).status == "same"

    def test_other_figures_of_others_under_the_same_hash_are_seen(self, build, told, pair, similar):
        more = build.both_flows("CHL", "ECU", grown(*[12] * 9, last=100))
        again = replay(told, told.claims[0], build.record(*pair, *similar, *more, lists=True))
        assert again.status == "differs"
        assert [line.split(":")[0] for line in again.differences] == ["chance", "caveats"]
