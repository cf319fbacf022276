"""A finding computed again is the same, or it is said what differs and what is missing."""

from datetime import date

import pytest
from msgspec.structs import replace

from onrecord.checking import check_claims
from onrecord.checking.replaying import replay
from onrecord.checking.steps import steps
from onrecord.model import Document, Report
from onrecord.tolerances import Tolerances

YEARS = {2016: 1700, 2017: 1800, 2018: 2000, 2019: 2240}


@pytest.fixture
def flows(build):
    return (
        *build.both_flows("CHL", "PER", YEARS, snapshot="sha256:1"),
        *build.both_flows("PER", "CHL", {2018: 2100, 2019: 2200}, snapshot="sha256:1"),
    )


@pytest.fixture
def report(build, flows):
    claim = build.claim(period=build.year(2019), base=build.year(2018))
    statements, day = build.said_by("CHL"), date(2020, 6, 1)
    findings = check_claims([claim], statements, build.record(*flows), published=day)
    document = Document(digest="sha256:0", text="up 12%", published="2020-06-01", language="en")
    return Report(
        id="r", status="read", document=document, statements=statements, claims=(claim,), findings=findings
    )


def test_it_is_the_same(build, report, flows):
    assert replay(report, report.claims[0], build.record(*flows)).status == "same"


def test_it_is_replayed_with_the_tolerances_that_it_was_made_with(build, report, flows):
    strict = Tolerances(revised_points=0.0)
    claim = replace(report.claims[0], value=12.6, as_written="12.6%")
    record, day = build.record(*flows), date(2020, 6, 1)
    findings = check_claims([claim], report.statements, record, published=day, tolerances=strict)
    assert findings[0].outcome == "differs"
    assert check_claims([claim], report.statements, record, published=day)[0].outcome == "matches"
    assert findings[0].tolerances == {"revised_points": 0.0}
    assert (
        "What counts as fitting was set otherwise than the method has it: revised_points is 0, not 1."
        in findings[0].caveats
    )
    assert replay(replace(report, claims=(claim,), findings=findings), claim, record).status == "same"


def test_what_was_not_there_then_changes_nothing(build, report, flows):
    later = build.both_flows("CHL", "PER", {2018: 10, 2019: 90}, snapshot="sha256:2", retrieved="2024-01-01")
    assert replay(report, report.claims[0], build.record(*flows, *later)).status == "same"


def test_another_figure_under_the_same_hash_is_seen(build, report, flows):
    changed = build.both_flows("CHL", "PER", {**YEARS, 2019: 2500}, snapshot="sha256:1")
    again = replay(report, report.claims[0], build.record(*changed, *flows[2:]))
    assert again.status == "differs"
    assert "outcome: the report says matches, now differs" in again.differences
    assert any("value: the report says 12, now 25" in line for line in again.differences)


def test_words_that_were_changed_are_seen(build, report, flows):
    finding = replace(report.findings[0], safe_to_say="It is true.")
    again = replay(replace(report, findings=(finding,)), report.claims[0], build.record(*flows))
    assert again.status == "differs"
    assert [line.split(":")[0] for line in again.differences] == ["safe_to_say"]


def test_a_snapshot_that_is_not_held_is_named_with_a_way(build, report):
    again = replay(report, report.claims[0], build.record())
    assert again.status == "not-held"
    assert len(again.missing) == 1
    assert again.missing[0].startswith("sha256:1 (office, 2020-06-01): give the same panel with --data")


def test_a_finding_without_snapshots_is_replayed_too(build, report):
    claim = report.claims[0]
    findings = check_claims([claim], report.statements, build.record(), published=date(2020, 6, 1))
    bare = replace(report, findings=findings)
    assert replay(bare, claim, build.record()).status == "same"


def test_the_steps_end_where_it_was_decided(report):
    asked = steps(report.findings[0])
    assert [(step.number, step.outcome, step.answer) for step in asked] == [
        (1, "not-comparable", False),
        (2, "no-data", False),
        (3, "matches", True),
    ]
    assert asked[-1].because == ("r1 (likely): the count that decides fits",)
