"""The formats for programs as a user asks for them: files, folders, mistakes."""

import json

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.demo import PUBLISHED, demo_text
from onrecord.exports.described import file_names
from onrecord.exports.report_bundle import TABLES


def run(*arguments):
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture
def article(tmp_path):
    file = tmp_path / "article.txt"
    file.write_text(demo_text(), encoding="utf-8")
    return file


def check(article, *arguments):
    return run("check", article, "--published", PUBLISHED, *arguments)


def test_annotations_of_one_text_are_a_document_and_of_several_lines(article, tmp_path):
    told = json.loads(check(article, "--format", "annotation").stdout)
    assert told["type"] == "AnnotationCollection"
    other = tmp_path / "other.txt"
    other.write_text("The two ministers did not meet.", encoding="utf-8")
    lines = run("read", article, other, "--format", "annotation").stdout.splitlines()
    assert [json.loads(line)["type"] for line in lines] == ["AnnotationCollection"] * 2


def test_drafts_need_findings(article):
    drafts = json.loads(check(article, "--format", "claimreview").stdout)
    assert [draft["@type"] for draft in drafts] == ["ClaimReview"]
    refused = run("read", article, "--format", "claimreview")
    assert refused.exit_code == 2
    assert "use onrecord check" in refused.stderr


def test_plover_is_a_record_a_line(article):
    lines = check(article, "--format", "plover").stdout.splitlines()
    assert {json.loads(line)["event"][0] for line in lines} >= {"CONSULT", "SUPPORT", "REJECT"}


@pytest.mark.parametrize("form", ["annotation", "claimreview", "plover"])
def test_a_form_is_written_to_any_file_that_is_named(article, tmp_path, form):
    file = tmp_path / "out.jsonld"
    assert check(article, "--format", form, "-o", file).exit_code == 0
    written = file.read_text("utf-8")
    assert written == check(article, "--format", form).stdout
    assert "is there already" in check(article, "--format", form, "-o", file).stderr


def test_an_ending_of_two_forms_names_both(article, tmp_path):
    done = check(article, "-o", tmp_path / "x.jsonld")
    assert done.exit_code == 2
    assert "--format annotation or --format claimreview" in done.stderr


def test_csv_is_a_folder_of_tables(article, tmp_path):
    folder = tmp_path / "tables"
    done = check(article, "--format", "csv", "-o", folder)
    assert (done.exit_code, done.stdout) == (0, "")
    assert str(folder) in done.stderr
    assert {file.name for file in folder.iterdir()} == set(file_names(TABLES))
    (note,) = json.loads((folder / "metadata.json").read_text("utf-8"))["notes"]
    assert note["command"] == f"onrecord check {article} --published {PUBLISHED} --format csv"


def test_a_bundle_is_replaced_only_with_force_and_other_files_stay(article, tmp_path):
    folder = tmp_path / "tables"
    assert check(article, "--format", "csv", "-o", folder).exit_code == 0
    again = check(article, "--format", "csv", "-o", folder)
    assert again.exit_code == 2
    assert "holds a bundle already" in again.stderr
    other = folder / "mine.txt"
    other.write_text("mine", encoding="utf-8")
    beside = check(article, "--format", "csv", "-o", folder)
    assert beside.exit_code == 2
    assert "holds other files (mine.txt)" in beside.stderr
    assert run("read", article, "--format", "csv", "-o", folder, "--force").exit_code == 0
    assert other.read_text("utf-8") == "mine"
    assert len((folder / "findings.csv").read_text("utf-8").splitlines()) == 1


@pytest.mark.parametrize(
    ("output", "says"),
    [
        (None, "give -o FOLDER"),
        ("x.csv", "ends in .csv as a file does"),
        ("there", "there is a file"),
    ],
)
def test_a_folder_that_cannot_be_is_a_wrong_call(article, tmp_path, monkeypatch, output, says):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").write_text("", encoding="utf-8")
    done = check(article, "--format", "csv", *(["-o", output] if output else []))
    assert done.exit_code == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr


def test_an_input_in_the_folder_is_never_replaced(article, tmp_path):
    panel = tmp_path / "tables" / "claims.csv"
    panel.parent.mkdir()
    panel.write_text("a,b\n", encoding="utf-8")
    done = check(article, "--data", panel, "--format", "csv", "-o", panel.parent, "--force")
    assert done.exit_code == 2
    assert "is an input, and would be lost" in done.stderr
    assert panel.read_text("utf-8") == "a,b\n"


def test_a_folder_is_no_file(article, tmp_path):
    done = check(article, "-o", tmp_path)
    assert done.exit_code == 2
    assert "is a folder, and the result is one file" in done.stderr


def test_the_demo_too(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("demo", "--format", "csv", "-o", "tables").exit_code == 0
    assert (tmp_path / "tables" / "claims.parquet").is_file()


def test_an_input_that_cannot_be_read_is_a_row_of_the_documents(tmp_path, article):
    done = run("check", article, tmp_path / "none.txt", "--format", "csv", "-o", tmp_path / "tables")
    assert done.exit_code == 1
    rows = (tmp_path / "tables" / "documents.csv").read_text("utf-8").splitlines()
    assert len(rows) == 3
    assert ",failed,missing-file," in rows[2]
