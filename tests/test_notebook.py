"""A report in a notebook: a page in a frame, and data frames."""

import subprocess
import sys
from html import unescape

import pandas as pd
import pytest

import onrecord
from onrecord.demo import PUBLISHED, demo_text
from onrecord.errors import UsageError


@pytest.fixture(scope="module")
def report():
    return onrecord.check(demo_text(), published=PUBLISHED)


def test_the_page_stands_in_a_frame_of_its_own(report):
    shown = report._repr_html_()
    assert shown.startswith('<iframe sandbox="allow-scripts" srcdoc="')
    page = unescape(shown.split('srcdoc="')[1].split('" title="')[0])
    assert page.startswith("<!DOCTYPE html>")
    assert "rose by 12%" in page
    assert shown.count('"') == 8, "nothing of the page ends an attribute"


def test_one_row_a_claim_with_its_finding(report):
    frame = report.to_frame()
    (row,) = frame.to_dict("records")
    assert (row["parties"], row["value"], row["unit"], row["outcome"]) == (
        "RUS VEN",
        12.0,
        "percent",
        "no-data",
    )
    assert row["speakers"] == "VEN"
    assert row["safe_to_say"] == report.findings[0].safe_to_say


def test_one_row_a_count(report):
    frame = report.to_frame("counts")
    assert len(frame) == sum(len(reading.witnesses) for reading in report.findings[0].readings)
    assert frame["value"].dtype == "float64"
    assert set(frame["claim"]) == {"k1"}


def test_a_report_that_was_only_read_has_no_outcomes():
    frame = onrecord.read(demo_text(), published=PUBLISHED).to_frame()
    assert frame["outcome"].isna().all()
    assert isinstance(onrecord.read("Nothing was claimed.").to_frame("counts"), pd.DataFrame)


def test_polars_where_it_is_installed(report):
    polars = pytest.importorskip("polars", reason="needs the polars package")
    frame = report.to_frame(library="polars")
    assert isinstance(frame, polars.DataFrame)
    assert frame["outcome"].to_list() == ["no-data"]


def test_without_polars_the_way_out_is_told(report, monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(UsageError, match="polars is not installed"):
        report.to_frame(library="polars")


def test_another_frame_is_a_usage_error(report):
    with pytest.raises(UsageError, match="no frame of 'acts'"):
        report.to_frame("acts")


@pytest.fixture(scope="module")
def comparison():
    return onrecord.compare(
        {"text": "The minister praised the Tacna railway. Peru gave forty fire engines.", "side": "PER"},
        {"text": "The minister praised the railway of Tacna.", "side": "CHL"},
    )


def test_a_comparison_stands_in_a_frame_too(comparison):
    shown = comparison._repr_html_()
    page = unescape(shown.split('srcdoc="')[1].split('" title="')[0])
    assert "Peru and Chile: accounts side by side" in page
    assert shown.count('"') == 8


def test_one_row_a_cell_that_of_a_silent_side_too(comparison):
    rows = comparison.to_frame().to_dict("records")
    assert len(rows) == 2 * len(comparison.topics)
    (silent,) = [row for row in rows if row["absent"] == "omitted"]
    assert (silent["side"], silent["relation"]) == ("CHL", "only")
    assert {row["text"] for row in rows if row["relation"] == "only"} >= {"Peru gave forty fire engines"}
    assert comparison.to_frame()["order"].dtype == "float64"


def test_a_comparison_has_no_frame_of_another_library(comparison):
    with pytest.raises(UsageError, match="no frame in 'arrow'"):
        comparison.to_frame("arrow")


def test_the_model_imports_neither_pandas_nor_pages():
    code = "import sys, onrecord.model; print({'pandas', 'jinja2', 'onrecord.notebook'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
