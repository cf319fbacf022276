"""Claims about one quantity that cannot both hold."""

from datetime import date

import pytest
from msgspec.structs import replace

from onrecord import read
from onrecord.checking import conflicts_across, conflicts_within
from onrecord.model import Document, Period, Product, Report

DAY = date(2022, 1, 21)


def within(*claims, published=DAY):
    numbered = [replace(claim, id=f"k{n}") for n, claim in enumerate(claims, start=1)]
    return conflicts_within("d", numbered, published)


def report(name, published, *claims):
    document = Document(digest="sha256:0", language="en", published=published, text="x")
    numbered = tuple(replace(claim, id=f"k{n}") for n, claim in enumerate(claims, start=1))
    return Report(id=name, status="read", document=document, claims=numbered)


@pytest.fixture
def growth(build):
    def make(percent, **changes):
        return build.claim(value=float(percent), as_written=f"{percent}%", **changes)

    return make


def test_the_model_case_across_two_documents(growth, build):
    january = report("a", "2022-01-21", growth(12))
    february = report("b", "2022-02-16", growth(50, hedge="nearly", period=build.year(2021)))
    (found,) = conflicts_across([january, february])
    assert [(end.document, end.claim) for end in found.claims] == [("a", "k1"), ("b", "k1")]
    assert found.why == (
        "trade between Chile and Peru rose by 12% (told on 2022-01-21) and rose by nearly 50% "
        "(told on 2022-02-16) in the same year, 2021 against 2020: no figure fits both."
    )


def test_different_years_do_not_conflict(growth, build):
    assert within(growth(12, period=build.year(2021)), growth(50, period=build.year(2020))) == ()


def test_an_open_period_meets_the_year_that_it_likely_means(growth, build):
    assert len(within(growth(12), growth(50, period=build.year(2021)))) == 1
    assert within(growth(12), growth(50, period=build.year(2020))) == ()


def test_without_a_day_an_open_period_meets_nothing(growth, build):
    assert within(growth(12), growth(50, period=build.year(2021)), published=None) == ()


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ((12, {}), (12.4, {}), False),
        ((12, {}), (12.6, {}), True),
        ((12, {}), (13, {}), True),
        ((50, {}), (48, {}), False),  # 50% is [47.5, 52.5)
        ((50, {"hedge": "nearly"}), (46, {}), False),
        ((50, {"hedge": "nearly"}), (51, {}), True),
        ((10, {"hedge": "more-than"}), (40, {}), False),
        ((10, {"hedge": "more-than"}), (9, {}), True),
        ((20, {"hedge": "about"}), (20.9, {}), False),
        ((12, {}), (12, {"direction": "down"}), True),
        ((-12, {}), (12, {"direction": "down"}), False),
    ],
)
def test_hedges_rounding_and_direction_are_honoured(growth, build, first, second, clash):
    (one, how), (other, otherwise) = first, second
    year = build.year(2021)
    found = within(growth(one, period=year, **how), growth(other, period=year, **otherwise))
    assert bool(found) is clash


def test_a_revision_may_lie_between_two_days_but_not_within_a_document(growth, build):
    year = build.year(2021)
    one, other = growth(12, period=year), growth(13, period=year)
    assert len(within(one, other)) == 1
    assert conflicts_across([report("a", "2022-01-21", one), report("b", "2022-02-16", other)]) == ()
    far = growth(15, period=year)
    assert len(conflicts_across([report("a", "2022-01-21", one), report("b", "2022-02-16", far)])) == 1


def test_a_growth_and_a_multiple_are_one_quantity(growth, build):
    year = build.year(2021)
    doubled = build.claim(form="multiple", value=2.0, as_written="doubled", unit="ratio", period=year)
    assert len(within(growth(12, period=year), doubled)) == 1
    assert within(growth(100, period=year), doubled) == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"parties": ("CHL", "PRY")},
        {"flow": "exports", "exporter": "CHL"},
        {"measure": "services"},
        {"product": Product(words="copper", hs="74")},
        {"via": "PAN"},
        {"base": Period(start="2015-01", end="2015-12", basis="said")},
        {"period": Period(start="2021-01", end="2021-06", basis="said")},
    ],
)
def test_another_quantity_is_no_conflict(growth, build, changes):
    year = build.year(2021)
    assert within(growth(12, period=year), growth(50, **{"period": year, **changes})) == ()


def test_goods_are_meant_where_no_measure_is_said(growth, build):
    year = build.year(2021)
    assert len(within(growth(12, period=year), growth(50, period=year, measure="goods"))) == 1


def test_amounts_conflict_in_one_currency_only(build):
    dollars = build.level(2.4e9, "$2.4 billion", 2021)
    assert len(within(dollars, build.level(2.6e9, "$2.6 billion", 2021))) == 1
    assert within(dollars, build.level(2.2e9, "2.2 billion euros", 2021, unit="eur")) == ()
    assert within(dollars, build.level(9.9e9, "9.9 billion", 2021, unit="unspecified")) == ()


def test_targets_are_wishes_and_conflict_with_nothing(build):
    aims = [build.level(v, f"{v / 1e9:.0f} billion", 2021, form="target") for v in (2e9, 5e9)]
    assert within(*aims) == ()


def test_across_leaves_out_what_stands_in_one_document(growth, build):
    year = build.year(2021)
    assert (
        conflicts_across([report("a", "2022-01-21", growth(12, period=year), growth(50, period=year))]) == ()
    )


def test_a_text_that_contradicts_itself_says_so_in_its_report():
    found = read(
        "Trade between Chile and Peru rose by 12% in 2021, the trade ministry of Chile said. "
        "The trade ministry of Peru said that trade between Chile and Peru rose by almost 50% in 2021.",
        published="2022-02-20",
    )
    (conflict,) = found.conflicts
    assert [end.claim for end in conflict.claims] == ["k1", "k2"]
    assert "in the same year, 2021" in conflict.why
