"""Claims and dates pinned to the chart of a pair."""

import pytest
from msgspec.structs import replace

from onrecord.model import Reading
from onrecord.reporting import render_html, render_markdown
from onrecord.reporting.charts import flows_chart
from onrecord.reporting.pins import pinned
from onrecord.reporting.trade_view import trade_view

PAIR = ("CHL", "NOR")


def with_claim(report, base="2017", period="2018", **slots):
    """The report with its claim changed, and one likely reading of a period and a base."""
    claim = replace(report.claims[0], **slots)
    reading = Reading(
        id="r1", flow=claim.flow, measure="goods", period=period, base=base, likelihood="likely", why="",
        agreement="no-witness",
    )  # fmt: skip
    finding = replace(report.findings[0], readings=(reading,))
    return replace(report, claims=(claim,), findings=(finding,))


def pins(report, tables):
    return pinned(trade_view(tables[PAIR]), [("", report)], {"k1": "The claim"})


def test_growth_is_pinned_on_the_base_of_every_count(report, tables):
    found = pins(with_claim(report), tables)
    together = trade_view(tables[PAIR]).together
    base = together.lines[0].values["2017"][0]
    (pin,) = found.pins
    assert (pin.claim, pin.exporter, pin.period) == ("k1", "", "2018")
    assert pin.low == pytest.approx(base * 1.085)
    assert pin.high == pytest.approx(base * 1.095)
    assert "Chile's exports and imports (comtrade" in pin.counted


def test_a_level_is_pinned_in_its_direction(report, tables):
    level = {
        "form": "level",
        "flow": "exports",
        "exporter": "CHL",
        "value": 80e6,
        "unit": "usd",
        "hedge": "exactly",
    }
    (pin,) = pins(with_claim(report, **level, as_written="80 million dollars", base=None), tables).pins
    assert pin.exporter == "CHL"
    assert pin.low <= 80e6 <= pin.high
    assert pin.counted == ""


def test_a_claim_without_an_upper_edge_says_so(report, tables):
    level = {"form": "level", "flow": "exports", "exporter": "CHL", "value": 80e6, "unit": "usd"}
    changed = with_claim(report, **level, hedge="more-than", as_written="80 million dollars", base=None)
    (pin, *_) = pins(changed, tables).pins
    assert pin.low is not None
    assert pin.fits().startswith(("from ", "8"))


@pytest.mark.parametrize(
    "slots",
    [
        {"form": "share"},
        {"form": "level", "unit": "eur"},
        {"flow": "balance"},
        {"parties": ("CHL", "PER")},
        {"value": None},
    ],
)
def test_what_has_no_place_on_the_chart_is_not_pinned(report, tables, slots):
    assert not pins(with_claim(report, **slots), tables).pins


def test_a_stretch_of_months_is_not_pinned(report, tables):
    assert not pins(with_claim(report, period="2018-01/2018-06", base="2017-01/2017-06"), tables).pins
    assert not pins(with_claim(report, period=None), tables).pins


def test_the_day_of_publication_stands_on_the_axis(report, tables):
    (day,) = pins(report, tables).dates
    assert day.words == "22 January 2020"
    assert 2020 < day.at < 2020.1


def test_the_chart_has_a_panel_a_bar_and_a_line_for_them(report, tables):
    trade = trade_view(tables[PAIR])
    plain = flows_chart(trade, "c")
    drawn = flows_chart(trade, "c", pins(with_claim(report), tables))
    assert "Chile and Norway together" in drawn
    assert "Chile and Norway together" not in plain
    assert drawn.count('fill="var(--claim)"') >= 2
    assert 'stroke-dasharray="2,3"' in drawn
    assert ">k1<" in drawn
    assert "22 January 2020" in drawn


def test_claims_of_one_interval_share_a_bar(report, tables):
    changed = with_claim(report)
    claims = tuple(replace(changed.claims[0], id=f"k{n}") for n in range(1, 6))
    findings = tuple(replace(changed.findings[0], claim=claim.id) for claim in claims)
    many = replace(changed, claims=claims, findings=findings)
    drawn = flows_chart(trade_view(tables[PAIR]), "c", pins(many, tables))
    assert drawn.count(">k1, k2 +3<") == 1


def test_the_table_under_the_chart_and_its_markdown_twin_tell_it(report, tables):
    changed = with_claim(report)
    (pin,) = pins(changed, tables).pins
    words = pin.fits()
    assert words in render_html([changed], tables)
    assert words.split(" to ")[0] in render_markdown([changed], tables)
