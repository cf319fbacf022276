"""Real documents: what is set aside in them, and that nothing of the report is."""

import pytest

from onrecord.intake import Request, load

pytestmark = pytest.mark.shared


def test_the_model_case_loses_its_related_line_and_no_other(shared):
    path = str(shared / "cases" / "venezuela-russia-call.txt")
    (row,) = load([path], Request(published="2022-01-21"))
    document = row.document
    (aside,) = document.set_aside
    assert aside.reason == "related-link"
    assert aside.text.startswith("Related")
    assert "\n" not in aside.text
    assert document.headline.text == document.text.split("\n")[0]
    assert (document.language, document.published_basis) == ("en", "option")
    assert row.notes == ()


def test_the_model_case_without_a_date_says_so(shared):
    (row,) = load([str(shared / "cases" / "venezuela-russia-call.txt")], Request())
    assert row.document.published is None
    assert [note.code for note in row.notes] == ["no-publication-date"]


def test_only_tails_and_markup_are_set_aside_in_the_readouts(shared):
    rows = list(load([str(shared / "data" / "readouts" / "inputs.jsonl")], Request()))
    assert len(rows) == 32
    assert not [row.id for row in rows if row.failure]
    assert {aside.reason for row in rows for aside in row.document.set_aside} <= {"agency-tail", "markup"}
    assert all(len(aside.text) < 10 for row in rows for aside in row.document.set_aside)


def test_all_documents_are_in_languages_that_are_read(shared):
    rows = list(load([str(shared / "data" / "readouts" / "inputs.jsonl")], Request()))
    found = [row.document.language for row in rows]
    assert (found.count("en"), found.count("ru"), found.count("es")) == (20, 7, 5)
    assert not any("language-not-read" in {n.code for n in row.notes} for row in rows)


def test_detection_agrees_with_what_the_readouts_say(shared):
    folder = shared / "data" / "readouts" / "docs"
    rows = list(load([str(folder)], Request()))
    assert [row.document.language for row in rows] == [row.document.extra["lang"] for row in rows]
