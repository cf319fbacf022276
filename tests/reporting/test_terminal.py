"""What a person sees in a terminal."""

from io import StringIO

import pytest
from rich.console import Console

from onrecord.model import Report
from onrecord.reporting import render_terminal


def shown(report: Report, *, width: int = 80, colours: bool = False) -> str:
    stream = StringIO()
    render_terminal(report, Console(file=stream, width=width, force_terminal=colours or None))
    return stream.getvalue()


def test_the_outcome_comes_first_then_the_claim_and_what_is_nearest(report: Report) -> None:
    text = " ".join(shown(report).split())
    order = [
        "○ NO DATA",
        "k1 Trade between Chile and Norway rose by 9%",
        "Claimed by: the outlet itself; Ministry of Foreign Affairs of Chile",
        "Likely reading, no figures held",
        "+8.9% ✓ fits as written",
        "−12.2% ✗ does not fit, margin −20.8 points",
        "Would settle it",
        "CONTACTS c1 Call, held",
        "STATEMENTS: CHILE",
        "ACTS a1 Norway thanks Chile",
        "NOTES",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_is_wider_than_the_console(report: Report, hostile: Report, width: int) -> None:
    for line in (shown(report, width=width) + shown(hostile, width=width)).splitlines():
        assert len(line) <= width
        assert line == line.rstrip()


def test_no_colour_codes_when_piped(report: Report) -> None:
    assert "\x1b" not in shown(report)
    assert "\x1b" in shown(report, colours=True)


def test_hostile_text_cannot_steer_the_terminal(hostile: Report) -> None:
    text = shown(hostile)
    assert not {"\x1b", "\u202e", "\x00", "\r"} & set(text)
    assert "[a](javascript:x)" in text.replace("\n", " ").replace("  ", " ")


def test_a_failed_report_names_the_value_the_rule_and_the_way_out(failed: Report) -> None:
    assert shown(failed).splitlines()[:3] == [
        "empty.txt: not read",
        "  empty.txt holds no text",
        "  What to do: give a file with words in it",
    ]
