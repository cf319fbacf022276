"""``onrecord explain`` as a user meets it."""

import json

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

import onrecord
from onrecord.cli import main
from onrecord.demo import PUBLISHED, demo_text
from onrecord.exports import to_json_document, to_json_line
from onrecord.model import wire


def run(*arguments, **more):
    return CliRunner().invoke(main, [str(a) for a in arguments], **more)


@pytest.fixture(scope="module")
def report():
    return onrecord.check(demo_text(), published=PUBLISHED)


@pytest.fixture
def file(report, tmp_path):
    path = tmp_path / "report.json"
    path.write_text(to_json_document([report]), encoding="utf-8")
    return path


def test_the_arithmetic_is_written_out(file):
    done = run("explain", file, "k1", "--format", "text")
    assert done.exit_code == 0
    for line in (
        "2020: 99,240,450 + 1,546,933 = 100,787,383",
        "100,787,383 / 96,907,488 − 1 = +4.0%",
        "fits as written: from +11.5% to below +12.5%",
        "period: not known (not said)",
        "step 2, no-data:",
    ):
        assert line in done.stdout, line


def test_markdown_tells_the_same(file):
    shown = run("explain", file, "--format", "md").stdout
    assert "### What would fit" in shown
    assert "100,787,383 / 96,907,488 − 1 = +4.0%" in shown


def test_json_is_the_form_of_a_pipe(file):
    found = json.loads(run("explain", file).stdout)
    assert found["outcome"] == "no-data"
    assert found["fits"][0]["low"] == 11.5
    counts = [count for reading in found["readings"] for count in reading["counts"]]
    assert all(count["snapshot"].startswith("sha256:") for count in counts)
    assert found["replay"] is None


@pytest.mark.parametrize("form", ["array", "lines", "piped"])
def test_a_report_comes_as_an_array_as_lines_or_through_a_pipe(report, tmp_path, form):
    other = replace(report, id="other")
    path = tmp_path / "reports"
    if form == "piped":
        done = run("explain", "-", input=to_json_line(report) + to_json_line(other))
    else:
        text = to_json_document([report, other])
        path.write_text(text if form == "array" else to_json_line(report) + to_json_line(other), "utf-8")
        done = run("explain", path)
    assert [one["document"] for one in json.loads(done.stdout)] == [report.id, "other"]


def test_a_replay_of_the_bundled_case_is_the_same(file):
    done = run("explain", file, "--replay")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["replay"]["status"] == "same"


def test_a_replay_that_differs_ends_with_1(report, tmp_path):
    finding = replace(report.findings[0], outcome="matches")
    path = tmp_path / "report.json"
    path.write_text(wire.to_json(replace(report, findings=(finding,))), encoding="utf-8")
    done = run("explain", path, "--replay", "--format", "text")
    assert done.exit_code == 1
    assert "outcome: the report says matches, now no-data" in done.stdout
    assert "differs" in done.stderr


def test_a_snapshot_of_another_version_ends_with_1(report, tmp_path):
    path = tmp_path / "report.json"
    pin = report.findings[0].readings[0].witnesses[0].snapshot
    path.write_text(wire.to_json(report).replace(pin, "sha256:feed"), encoding="utf-8")
    done = run("explain", path, "--replay", "--format", "text")
    assert done.exit_code == 1
    assert "another version of onrecord" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["report.json", "k9"], "name one of k1"),
        (["nothing.json"], "cannot be read"),
        (["article.txt"], "no report of onrecord check"),
        (["other.json"], "no report of onrecord check"),
        (["unchecked.json"], "no claim was checked"),
        (["report.json", "--data", "panel.csv"], "add --replay"),
        (["report.json", "-o", "article.txt"], "there already"),
        (["report.json", "-o", "report.json", "--force"], "would be lost"),
    ],
)
def test_a_mistake_is_one_line_and_ends_with_2(report, file, monkeypatch, arguments, told):
    monkeypatch.chdir(file.parent)
    (file.parent / "article.txt").write_text("Two ministers met.", encoding="utf-8")
    (file.parent / "other.json").write_text('{"name": "no report"}', encoding="utf-8")
    unchecked = '{"id": "x", "status": "read"}'
    (file.parent / "unchecked.json").write_text(unchecked, encoding="utf-8")
    done = run("explain", *arguments)
    assert done.exit_code == 2
    assert told in done.stderr
    assert done.stderr.count("\n") == 1
    assert not done.stdout


def test_a_finding_for_no_claim_is_a_mistake(report, tmp_path):
    path = tmp_path / "report.json"
    path.write_text(wire.to_json(replace(report, claims=())), encoding="utf-8")
    done = run("explain", path)
    assert done.exit_code == 2
    assert "no such claim" in done.stderr
