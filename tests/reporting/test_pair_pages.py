"""A pair's trade for people: the page, its charts, Markdown and the terminal."""

import re
import shutil

import pytest
from lxml import html as lxml_html

from onrecord.model import Observation, Series, TradeTable
from onrecord.official import panel_record
from onrecord.official.asked import of_pair, part_of
from onrecord.official.pair import pair_trade
from onrecord.reporting import render_trade_html, render_trade_markdown, render_trade_text
from onrecord.reporting.pair_grids import _calendar
from onrecord.reporting.trade_view import trade_view


def pair(panel, **options):
    return pair_trade(panel_record(panel), of_pair(part_of(**options), ("CHL", "PER")))


@pytest.fixture
def annual(annual_panel):
    return pair(annual_panel)


@pytest.fixture
def monthly(monthly_panel):
    return pair(monthly_panel, monthly=True)


def cells(page, label):
    """The rows of the table that a screen reader is told is named so."""
    tables = lxml_html.document_fromstring(page).xpath("//div[@aria-label=$label]//tbody/tr", label=label)
    return [[cell.text_content() for cell in row] for row in tables]


def test_nothing_comes_from_outside(annual, monthly):
    for shown in (annual, monthly):
        page = render_trade_html(shown)
        assert "http://" not in page
        assert "https://" not in page
        tree = lxml_html.document_fromstring(page)
        assert not tree.xpath("//@style | //img | //iframe | //@src")
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert re.match(
            r"default-src 'none'; style-src 'sha256-\S{44}'; script-src 'sha256-\S{44}'; ", policy
        )
        assert len(page.encode()) < 1_000_000


def test_the_figures_stand_beside_growth_and_ratio(annual):
    rows = cells(render_trade_html(annual), "Chile to Peru")
    assert rows[0] == ["2001", "1,000,000", "–", "1,100,000", "–", "1.10"]
    assert rows[5] == ["2006", "1,500,000", "+7.1%", "1,350,000", "−12.3%", "0.90"]
    assert rows[-1] == ["2011", "2,000,000", "+5.3%", "–", "–", "–"]


def test_how_far_the_counts_differ_is_one_row_a_direction(annual):
    rows = cells(render_trade_html(annual), "How far the two counts differ")
    assert rows[0][:5] == ["Chile to Peru", "bureau", "8, 2001 to 2008", "1.10", "0.90 (2006)"]
    assert rows[0][6] == "1 of 7 (14%)"
    assert rows[1][0] == "Peru to Chile"
    assert rows[2][0] == "Both directions"


def test_ranks_name_what_was_left_out(annual):
    rows = cells(render_trade_html(annual), "Rank and share among partners")
    assert [
        "Peru in Chile's exports",
        "bureau",
        "2011",
        "2 of the 2 held",
        "39.6%",
        "UNS (unspecified areas) 1.0%",
    ] in rows


def test_the_latest_of_the_years_asked_for_is_no_latest_of_all(annual_panel):
    told = "2004 is the latest year among the years asked for (2003 to 2004) of Chile's sales"
    assert told in render_trade_markdown(pair(annual_panel, years="2003-2004"))
    assert "asked for" not in render_trade_markdown(pair(annual_panel))


def test_totals_name_how_they_are_put_together(annual):
    page = render_trade_html(annual)
    heads = lxml_html.document_fromstring(page).xpath(
        "//div[@aria-label='Total trade, by how it is put together']//thead//th"
    )
    words = [head.text_content() for head in heads]
    assert any("Chile exports + Chile imports" in head and "own count" in head for head in words)
    assert any("Chile exports + Peru exports" in head and "mixed" in head for head in words)


def test_months_are_a_calendar(monthly):
    page = render_trade_html(monthly)
    rows = cells(page, "Chile's exports, FOB")
    assert len(rows) == 10
    assert all(len(row) == 14 for row in rows)
    assert rows[0][:3] == ["2005", "407", "415"]
    assert cells(page, "Mirror ratio")[9][12] == "1.12"


def test_a_month_that_is_not_there_leaves_its_year_without_a_sum(monthly_panel):
    lines = [line for line in monthly_panel.read_text("utf-8").splitlines() if "2007-03" not in line]
    monthly_panel.write_text("\n".join(lines), encoding="utf-8")
    row = cells(render_trade_html(pair(monthly_panel, monthly=True)), "Chile's exports, FOB")[2]
    assert (row[3], row[13]) == ("–", "–")


def test_a_sum_of_months_says_so_and_marks_an_estimated_month():
    months = tuple(
        Observation(period=f"{year}-{month:02}", value=year * 1e6, estimated=(year, month) == (2006, 7))
        for year in (2005, 2006)
        for month in range(1, 13)
    )
    series = Series(provider="office", reporter="CHL", partner="PER", flow="exports", observations=months)
    table = TradeTable(schema_version="1", pair=("CHL", "PER"), frequency="M", series=(series,))
    grid = _calendar(trade_view(table).directions[0].lines[0])
    assert grid.heads[-1].text == "Sum of months"
    assert [cells[-1] for _, cells in grid.rows] == ["24,060", "24,072 e"]


def test_the_ends_are_told_apart_without_colour(annual):
    page = render_trade_html(annual)
    gap = page[page.index('id="gap-title"') :]
    for chart in (page, gap):
        assert 'stroke-dasharray="6,4"' in chart
        assert 'fill="var(--paper)"' in chart
    assert "Mirror gap between Chile and Peru" in page


def test_a_telephone_sees_all_years_and_whole_legends(annual):
    page = render_trade_html(annual)
    root = lxml_html.document_fromstring(page)
    assert "min-width: 36rem" not in page
    wide, narrow = (root.xpath(f"//svg[@class='{name}']") for name in ("wide", "narrow"))
    assert len(wide) == len(narrow) == 2
    assert all(float(svg.get("viewbox").split()[2]) < 360 for svg in narrow)
    assert all("2010" in svg.text_content() or "2008" in svg.text_content() for svg in narrow)
    assert len({*root.xpath("//@id")}) == len(root.xpath("//@id"))


def test_a_row_of_words_names_its_heads_where_it_is_stacked(annual):
    root = lxml_html.document_fromstring(render_trade_html(annual))
    row = root.xpath("//div[@aria-label='How far the two counts differ']//tbody/tr")[0]
    assert row.xpath("td/@data-head")[:2] == ["Published by", "Years both report"]


def test_reasons_and_citation_are_told(annual):
    for text in (render_trade_html(annual, command="onrecord trade CHL PER"), render_trade_markdown(annual)):
        assert "freight and insurance" in text
        assert "none is known to be the cause" in text.lower() or "can lie between" in text
        assert "The Bureau, trade of two states, made up" in text
    assert "onrecord trade CHL PER" in render_trade_html(annual, command="onrecord trade CHL PER")


def test_hostile_names_of_providers_are_shown_and_do_nothing(annual_panel):
    hostile = "<script>alert(1)</script>\\u202e| **b** [a](javascript:x)"
    mapping = annual_panel.with_suffix(".mapping.toml")
    mapping.write_text(mapping.read_text("utf-8").replace('"bureau"', f'"{hostile}"'), encoding="utf-8")
    shown = pair(annual_panel)
    page, text = render_trade_html(shown), render_trade_markdown(shown)
    tree = lxml_html.document_fromstring(page)
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//a[starts-with(@href, 'javascript')]")
    assert "&lt;script&gt;alert(1)" in page
    assert not {"\u202e", "\x1b"} & {*page, *text, *render_trade_text(shown)}
    assert "<script>" not in text
    assert "[a](javascript" not in text


def test_markdown_has_the_same_figures(annual):
    text = render_trade_markdown(annual)
    assert "| 2006 | 1,500,000 | +7.1% | 1,350,000 | −12.3% | 0.90 |" in text
    assert "## Silent years" in text


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_the_terminal_keeps_to_its_width(annual, width):
    text = render_trade_text(annual, width=width)
    assert max(map(len, text.splitlines())) <= width
    assert "1.35 m" in text


def test_the_terminal_says_whose_counts_a_ratio_compares(annual):
    text = render_trade_text(annual, width=200)
    assert re.search(r"\n.* bureau, 2015-02-01 .*\n2001 ", text)


def test_two_vintages_stand_side_by_side(annual_panel, tmp_path):
    revised = tmp_path / "later" / "annual.csv"
    revised.parent.mkdir()
    revised.write_text(annual_panel.read_text("utf-8").replace(",1500000", ",1800000"), encoding="utf-8")
    mapping = annual_panel.with_suffix(".mapping.toml").read_text("utf-8").replace("2015-02-01", "2016-02-01")
    revised.with_suffix(".mapping.toml").write_text(mapping, encoding="utf-8")
    from onrecord.official import combined

    record = combined(panel_record(annual_panel), panel_record(revised))
    page = render_trade_html(pair_trade(record, of_pair(part_of(), ("CHL", "PER"))))
    row = next(row for row in cells(page, "Vintages side by side") if row[0] == "Chile's exports")
    assert row == [
        "Chile's exports", "bureau, retrieved 2015-02-01", "bureau, retrieved 2016-02-01", "1 of 11",
        "20%", "+20% (2006)",
    ]  # fmt: skip
    assert not cells(page, "Two providers’ figures of one count")
    values = next(row for row in cells(page, "Chile to Peru") if row[0] == "2006")
    assert values[1::2][:2] == ["1,500,000", "1,800,000"]


def test_two_providers_are_no_two_vintages(annual_panel, tmp_path):
    other = tmp_path / "other" / "annual.csv"
    other.parent.mkdir()
    other.write_text(annual_panel.read_text("utf-8").replace(",1500000", ",1800000"), encoding="utf-8")
    mapping = annual_panel.with_suffix(".mapping.toml").read_text("utf-8").replace('"bureau"', '"office"')
    other.with_suffix(".mapping.toml").write_text(mapping, encoding="utf-8")
    from onrecord.official import combined

    record = combined(panel_record(annual_panel), panel_record(other))
    both = pair_trade(record, of_pair(part_of(), ("CHL", "PER")))
    page = render_trade_html(both)
    assert not cells(page, "Vintages side by side")
    row = next(r for r in cells(page, "Two providers’ figures of one count") if r[0] == "Chile's exports")
    assert row[3:] == ["1 of 11", "20%", "+20% (2006)"]
    (note,) = [n.text for n in both.table.notes if n.code == "providers-differ" and "CHL exports" in n.text]
    assert "differ in 1 of 11 periods that both hold, by a median 20.0%" in note
    assert not [n for n in both.table.notes if n.code == "vintages-differ"]


def test_a_browser_has_nothing_to_complain_of(annual, monthly, tmp_path):
    import subprocess

    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("needs the chromium program, which is not installed")
    flags = "--headless --no-sandbox --disable-gpu --no-first-run --enable-logging=stderr --dump-dom"
    for number, shown in enumerate((annual, monthly)):
        file = tmp_path / f"{number}.html"
        file.write_text(render_trade_html(shown), encoding="utf-8")
        call = [chromium, *flags.split(), f"--user-data-dir={tmp_path / 'profile'}", file.as_uri()]
        done = subprocess.run(call, capture_output=True, text=True, timeout=120, check=True)
        assert "CONSOLE" not in done.stderr
        assert "Where the figures come from" in done.stdout
