"""Markdown with tables that hold, whatever the text."""

import pytest
from msgspec.structs import replace

from onrecord.model import Report
from onrecord.reporting import render_markdown
from onrecord.reporting.markdown import escaped


def tables_of(text: str) -> list[list[str]]:
    blocks = [block.splitlines() for block in text.split("\n\n")]
    return [block for block in blocks if block[0].startswith("| ")]


def bars(line: str) -> int:
    return line.replace("\\|", "").count("|")


def test_the_same_content_with_tables(report: Report, tables: dict) -> None:
    text = render_markdown([report], tables)
    for expected in (
        "# Chile hails the 9% rise of trade with Norway",
        "**○ No data.**",
        "| Chile (the speaker's side) | Chile exports + Chile imports | +8.9% | ✓ fits as written |",
        "### Chile and Norway together",
        "## Trade between Chile and Norway as reported",
        "| 2013 | 254,000,000 | 1,500,000 |",
        "- Norway reports nothing after 2013",
    ):
        assert expected in text


@pytest.mark.parametrize(
    ("chance", "words"),
    [(0.08, "About 8 in 100 past"), (0.001, "About 0.1 in 100 past"), (0.0, "None of the past")],
)
def test_a_chance_is_told_as_a_share_of_figures(report: Report, chance: float, words: str) -> None:
    finding = replace(report.findings[0], chance=chance)
    text = render_markdown([replace(report, findings=(finding,))], {})
    assert f"{words} figures of this form and size would have fitted a likely or possible reading." in text


def test_every_table_row_has_the_columns_of_its_head(report: Report, hostile: Report, tables: dict) -> None:
    found = tables_of(render_markdown([report, hostile], tables))
    assert len(found) >= 7
    for table in found:
        assert {bars(line) for line in table} == {bars(table[0])}


def test_hostile_text_stays_text(hostile: Report, failed: Report) -> None:
    text = render_markdown([hostile, failed], {})
    assert "<script" not in text
    assert "](javascript" not in text.replace("\\]", "")
    assert "\n# H" not in text
    assert not {"\x1b", "\u202e", "\x00"} & set(text)
    assert "give a file with words in it" in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. item", "1\\. item"),
        ("12.5 billion", "12.5 billion"),
        ("- item", "\\- item"),
        ("a-b", "a-b"),
        ("a | b", "a \\| b"),
        ("see https://example.org", "see https&#58;//example.org"),
        ("www.example.org", "www&#46;example.org"),
        ("one\n\n# two", "one # two"),
        ("&lt;", "&amp;lt;"),
    ],
)
def test_escaping(text: str, expected: str) -> None:
    assert escaped(text) == expected
