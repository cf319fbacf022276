"""``onrecord compare`` as a user meets it."""

import json

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.exports.comparison_tables import COMPARISON_TABLES
from onrecord.exports.described import file_names

OURS = "Minister Arlen Voskan of Peru met Minister Ilda Rumo of Chile. He praised the reopened Tacna railway."
THEIRS = "Minister Ilda Rumo of Chile met Minister Arlen Voskan of Peru. She praised the railway of Tacna."


def run(*arguments, **more):
    return CliRunner().invoke(main, ["compare", *map(str, arguments)], **more)


@pytest.fixture
def files(tmp_path):
    for name, text in (("ours.txt", OURS), ("theirs.txt", THEIRS)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "ours.txt", tmp_path / "theirs.txt"


def test_two_files_side_by_side(files):
    done = run(*files, "--sides", "PER,CHL", "--published", "2021-04-20", "--format", "json")
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert [a["side"] for a in found["accounts"]] == ["PER", "CHL"]
    assert [t["relation"] for t in found["topics"]] == ["both"]


@pytest.mark.parametrize(("form", "says"), [("text", "Both sides say"), ("md", "## Both sides say")])
def test_people_read_a_table(files, form, says):
    done = run(*files, "--sides", "PER,CHL", "--format", form)
    assert says in done.stdout
    assert "\x1b[" not in done.stdout


def test_the_ending_of_the_file_asks_for_the_page(files, tmp_path):
    done = run(*files, "--sides", "PER,CHL", "-o", tmp_path / "accounts.html")
    assert done.exit_code == 0, done.output
    page = (tmp_path / "accounts.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "Peru and Chile: accounts side by side" in page


def test_the_side_stands_beside_the_text_in_json_lines(tmp_path):
    path = tmp_path / "both.jsonl"
    rows = [{"id": "a", "text": OURS, "side": "PER"}, {"id": "b", "text": THEIRS, "side": "CHL"}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = run(path, "--format", "json")
    assert [(a["side"], a["first_hand"]) for a in json.loads(done.stdout)["accounts"]] == [
        ("PER", True), ("CHL", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sides", "says"),
    [
        ("PER", "--sides names 1, and the inputs hold more documents (name one side for each document"),
        ("PER,CHL,BOL", "--sides names 3, and the inputs hold 2 documents"),
        ("PER,XXX", "--sides names XXX, which is no state's code (use ISO 3166 alpha-3 codes"),
    ],
)
def test_a_mistake_in_the_sides_is_named(files, sides, says):
    done = run(*files, "--sides", sides)
    assert done.exit_code == 2
    assert says in done.stderr


def test_nothing_is_overwritten(files):
    ours, theirs = files
    done = run(ours, theirs, "-o", ours, "--force")
    assert done.exit_code == 2
    assert ours.read_text("utf-8") == OURS


def test_a_bad_input_does_not_end_the_run(files, tmp_path):
    done = run(*files, tmp_path / "none.txt", "--sides", "PER,CHL,-", "--format", "json")
    assert done.exit_code == 1
    assert len(json.loads(done.stdout)["documents"]) == 3
    assert "none.txt" in done.stderr


def test_tables_go_into_a_folder_that_holds_nothing_else(files, tmp_path):
    folder = tmp_path / "tables"
    call = (*files, "--sides", "PER,CHL", "--format", "csv")
    assert run(*call, "-o", folder).exit_code == 0
    assert {file.name for file in folder.iterdir()} == set(file_names(COMPARISON_TABLES))
    (note,) = json.loads((folder / "metadata.json").read_text("utf-8"))["notes"]
    assert note["command"].startswith("onrecord compare ")
    assert note["command"].endswith("--sides PER,CHL --format csv")
    assert "holds a bundle already" in run(*call, "-o", folder).stderr
    assert run(*call, "-o", folder, "--force").exit_code == 0
    assert "none is named" in run(*call).stderr


def test_annotations_are_a_collection_a_document(files):
    done = run(*files, "--sides", "PER,CHL", "--format", "annotation")
    assert [json.loads(line)["type"] for line in done.stdout.splitlines()] == ["AnnotationCollection"] * 2


def test_an_ending_of_tables_names_no_file(files, tmp_path):
    done = run(*files, "-o", tmp_path / "x.csv")
    assert done.exit_code == 2
    assert "names no form" in done.stderr
