"""The commands as a user meets them: forms, exit codes, mistakes."""

import json
import subprocess
import sys
from importlib import resources
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.demo import PUBLISHED, demo_text
from onrecord.model import wire


def run(*arguments, **more):
    return CliRunner().invoke(main, [str(a) for a in arguments], **more)


@pytest.fixture
def article(tmp_path):
    file = tmp_path / "article.txt"
    file.write_text(demo_text(), encoding="utf-8")
    return file


def holds(document):
    jsonschema.validate(document, wire.json_schema("report"))
    return document


def test_check_writes_one_object_for_one_input(article):
    done = run("check", article, "--published", PUBLISHED, "--format", "json")
    assert done.exit_code == 0
    report = holds(json.loads(done.stdout))
    assert report["id"] == str(article)
    assert [f["outcome"] for f in report["findings"]] == ["no-data"]


def test_read_has_no_findings(article):
    report = holds(json.loads(run("read", article, "--format", "json").stdout))
    assert "findings" not in report
    assert report["claims"]


def test_several_inputs_make_an_array_and_lines_when_piped(article, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("The two ministers did not meet.", encoding="utf-8")
    assert [r["id"] for r in json.loads(run("read", article, other, "--format", "json").stdout)] == [
        str(article),
        str(other),
    ]
    lines = run("read", article, other).stdout.splitlines()
    assert [holds(json.loads(line))["id"] for line in lines] == [str(article), str(other)]


def test_standard_input(article):
    done = run("read", "-", input=article.read_bytes())
    assert json.loads(done.stdout)["id"] == "-"


def test_the_same_text_gives_the_same_ids(article):
    assert run("check", article).stdout == run("check", article).stdout


@pytest.mark.parametrize("form", ["text", "html", "md"])
def test_forms_for_people(article, form):
    done = run("check", article, "--published", PUBLISHED, "--format", form)
    assert done.exit_code == 0
    assert "12" in done.stdout
    assert "\x1b[" not in done.stdout


def test_a_file_is_never_overwritten_without_force(article, tmp_path):
    page = tmp_path / "page.html"
    assert run("check", article, "-o", page).exit_code == 0
    written = page.read_text("utf-8")
    assert written.lower().startswith("<!doctype html>")
    again = run("check", article, "-o", page)
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    assert "--force" in again.stderr
    assert run("check", article, "-o", page, "--force").exit_code == 0


def test_fail_on_an_outcome(article):
    asked = ("--published", PUBLISHED, "--fail-on", "no-data,differs")
    assert run("check", article, *asked).exit_code == 10
    assert run("check", article, "--published", PUBLISHED, "--fail-on", "differs").exit_code == 0
    wrong = run("check", article, "--fail-on", "false")
    assert wrong.exit_code == 2
    assert "false is no outcome; use matches, depends" in wrong.stderr


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "junk.bin": bytes(range(256)) * 20,
    "broken.txt": "Trade between Chile and Peru rose by 5% – a record".encode()[:-20] + b"\xff\xfe\xc3\x28",
    "empty.html": b"<!DOCTYPE html><html><head><title></title></head><body><script>1</script></body></html>",
}


@pytest.mark.parametrize("name", BAD)
def test_one_clear_line_for_a_bad_input(tmp_path, article, name):
    bad = tmp_path / name
    bad.write_bytes(BAD[name])
    done = run("check", bad)
    assert done.exit_code == 3
    (line,) = done.stderr.splitlines()
    assert str(bad) in line
    row = holds(json.loads(done.stdout))
    assert (row["status"], row["findings"]) == ("failed", [])
    assert row["error"]["code"]
    assert row["error"]["hint"]
    both = run("check", bad, article)
    assert both.exit_code == 1
    alone = json.loads(run("check", article).stdout)
    assert [json.loads(row) for row in both.stdout.splitlines()][1] == alone


def test_a_huge_text_fails_fast(tmp_path):
    huge = tmp_path / "huge.txt"
    huge.write_text("Exports rose. " * 1_500_000, encoding="utf-8")
    done = run("read", huge)
    assert done.exit_code == 3
    assert json.loads(done.stdout)["error"]["code"] == "too-large"
    assert "ONRECORD_MAX" in done.stderr


def test_an_empty_folder_and_a_missing_file(tmp_path):
    (tmp_path / "empty").mkdir()
    done = run("read", tmp_path / "empty", tmp_path / "none.txt")
    assert done.exit_code == 3
    codes = [json.loads(row)["error"]["code"] for row in done.stdout.splitlines()]
    assert codes == ["empty-directory", "missing-file"]


def test_a_language_that_is_not_read_is_partial(tmp_path):
    french = tmp_path / "fr.txt"
    french.write_text(
        "Les ministres des deux pays ont parlé du commerce. Les échanges ont augmenté de 7 pour cent.",
        encoding="utf-8",
    )
    done = run("check", french)
    assert done.exit_code == 0
    row = holds(json.loads(done.stdout))
    assert row["status"] == "partial"
    assert (row["statements"], row["claims"], row["findings"]) == ([], [], [])
    assert "language-not-read" in {note["code"] for note in row["notes"]}
    assert "French" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--published", "yesterday"], "yesterday"),
        (["--published", "2022-13-01"], "2022-13-01"),
        (["--language", "klingon"], "klingon"),
        (["--encoding", "utf-99"], "utf-99"),
        (["--data", "no-such.parquet"], "no-such.parquet"),
        (["--output", "no/such/folder.html"], "folder"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_why(article, arguments, says):
    done = run("check", article, *arguments)
    assert done.exit_code == 2, done.output
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_offline_refuses_a_typed_url():
    done = run("read", "https://example.org/release", "--offline")
    assert done.exit_code == 3
    assert "--offline" in done.stderr


def test_demo_shows_the_report_and_writes_the_page(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("demo")
    assert done.exit_code == 0
    assert "onrecord-demo.html" in done.stderr
    assert (tmp_path / "onrecord-demo.html").stat().st_size > 5_000
    assert "12%" in done.stdout


def test_an_unexpected_failure_is_a_row_too(article, monkeypatch):
    monkeypatch.setattr("onrecord.pipeline.extract", lambda _: 1 / 0)
    done = run("read", article)
    assert done.exit_code == 3
    row = holds(json.loads(done.stdout))
    assert row["error"]["code"] == "internal"
    assert "Traceback" not in done.stderr


def test_help_imports_nothing_heavy():
    code = "from onrecord.cli import main; main(['--help'], standalone_mode=False)"
    code = f"import sys; {code}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    heavy = {"spacy", "duckdb", "trafilatura", "rich.console", "jinja2", "msgspec", "numpy"}
    assert not heavy & set(loaded.split())


def test_the_package_says_it_is_typed():
    assert (resources.files("onrecord") / "py.typed").is_file()
    assert Path(str(resources.files("onrecord"))).is_dir()
