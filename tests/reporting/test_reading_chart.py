"""The chart of a claim's readings, and the same in words."""

import pytest
from lxml import html as lxml_html
from msgspec.structs import replace

from onrecord.checking.closeness import Interval
from onrecord.model import Report
from onrecord.reporting import render_html
from onrecord.reporting.claim_view import claim_view
from onrecord.reporting.explanation import explanations
from onrecord.reporting.explanation_text import explanations_markdown, explanations_text
from onrecord.reporting.reading_chart import shape, spot, stretches, ticks
from onrecord.reporting.reading_view import interval_words


def counts(report: Report):
    return claim_view(report.claims[0], report).counts


def figure(report: Report) -> lxml_html.HtmlElement:
    (found,) = lxml_html.document_fromstring(render_html([report], {})).find_class("counts")
    return found


def test_the_band_is_what_fits_and_every_count_is_told(report: Report) -> None:
    told = counts(report).told
    assert told[0] == "Fits as written: from +8.5% to below +9.5%."
    assert any("+8.9% (fits)" in line and "(possible)" in line for line in told)
    assert any("−12.3% (misses by −20.8 points)" in line or "−12.2%" in line for line in told)
    assert any(line.startswith("Total trade in goods, 2019 against 2018 (likely): no count") for line in told)


def test_every_count_is_a_row_with_its_words_and_its_place(report: Report) -> None:
    view = counts(report)
    rows = [row for row in figure(report).find_class("row") if "axis" not in row.get("class")]
    dots = [dot for row in view.rows for dot in row.dots]
    assert [row.find_class("val")[0].text for row in rows] == [dot.words for dot in dots]
    for row, dot in zip(rows, dots, strict=True):
        (place,) = row.xpath("./svg/svg")
        assert place.get("x") == f"{spot(view, dot)}%"
        assert place.find("use").get("href") == f"#dot-{shape(view, dot)}"


def test_a_count_stands_in_the_band_that_it_fits(report: Report) -> None:
    view = counts(report)
    (band,) = stretches(view)
    start, end = float(band.start), float(band.start) + float(band.width)
    dots = [dot for row in view.rows for dot in row.dots]
    assert [start <= float(spot(view, dot)) <= end for dot in dots] == [dot.fits for dot in dots]


def test_the_axis_has_round_numbers_in_order(report: Report) -> None:
    found = ticks(counts(report))
    assert 2 <= len(found) <= 6
    places = [float(tick.at) for tick in found]
    assert places == sorted(places)
    assert all(tick.label.endswith("%") for tick in found)


def test_the_figures_stand_in_a_table_under_the_chart(report: Report) -> None:
    (table,) = lxml_html.document_fromstring(render_html([report], {})).xpath("//*[@id='k1']//table")
    told = table.text_content()
    assert figure(report).getparent() is not None
    assert "Total trade in goods, 2019 against 2018 (no figures held)" in told
    for words in ("+8.9%", "−12.2%", "+30.2%", "−20.8 points", "2019 is not held"):
        assert words in told


def test_home_and_mirror_are_told_apart_without_colour(report: Report) -> None:
    tree = lxml_html.document_fromstring(render_html([report], {}))
    paths = {path.get("id"): path.get("d") for path in tree.xpath("//defs/path")}
    assert len(set(paths.values())) == 5, "three shapes, and an arrow head for either end"


def test_a_count_far_off_does_not_hide_the_near_ones(report: Report) -> None:
    finding = report.findings[0]
    reading = finding.readings[1]
    far = replace(reading.witnesses[1], value=90_000.0, margin=89_990.5)
    changed = replace(reading, witnesses=(reading.witnesses[0], far))
    readings = (finding.readings[0], changed, *finding.readings[2:])
    view = counts(replace(report, findings=(replace(finding, readings=readings),)))
    assert view.beyond
    assert view.high < 1_000


def test_counts_in_another_unit_do_not_stand_on_the_axis(report: Report) -> None:
    finding = report.findings[0]
    reading = finding.readings[1]
    euros = replace(reading.witnesses[1], unit="eur")
    changed = replace(reading, witnesses=(reading.witnesses[0], euros))
    readings = (finding.readings[0], changed, *finding.readings[2:])
    view = counts(replace(report, findings=(replace(finding, readings=readings),)))
    assert sum(len(row.dots) for row in view.rows) == 2


def test_nothing_is_drawn_without_a_count(report: Report) -> None:
    finding = replace(report.findings[0], readings=report.findings[0].readings[:1])
    assert counts(replace(report, findings=(finding,))) is None


def test_an_explanation_shows_hostile_text_and_obeys_none_of_it(hostile: Report) -> None:
    found = explanations([hostile])
    assert "\x1b" not in explanations_text(found)
    assert "<script>" not in explanations_markdown(found)
    assert "\u202e" not in explanations_markdown(found)


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        (11.5, 12.5, "percent", "from +11.5% to below +12.5%"),
        (24.55, 24.65, "percent", "from +24.55% to below +24.65%"),
        (5.3115e9, 5.3125e9, "usd", "from 5.3115 billion USD to below 5.3125 billion USD"),
        (2.145, 2.155, "ratio", "from ×2.145 to below ×2.155"),
        (1 / 3.5, 1 / 2.5, "ratio", "from ×0.2857 to below ×0.4"),
    ],
)
def test_an_edge_is_told_with_the_digits_it_needs(low, high, unit, words) -> None:
    assert interval_words(Interval(low=low, high=high, high_open=True), unit) == words
