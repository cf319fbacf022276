"""Directories, patterns, standard input."""

import io

import pytest

from onrecord.intake import Request, load


def ids(*inputs, **keywords):
    return [row.id for row in load([str(each) for each in inputs], Request(), **keywords)]


@pytest.fixture
def folder(tmp_path):
    plain = ("b.txt", "sub/c.txt", ".hidden.txt", ".git/d.txt", "table.csv", "picture.png", "NOTES.TXT")
    for name in plain:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Cocoa.")
    (tmp_path / "a.html").write_text("<html><body><p>Cocoa was sold to Norway.</p></body></html>")
    return tmp_path


def test_a_directory_gives_its_readable_files_sorted_none_hidden(folder):
    names = ["NOTES.TXT", "a.html", "b.txt", "sub/c.txt"]
    assert ids(folder) == [str(folder / name) for name in names]


def test_the_first_row_says_what_was_left_out(folder):
    first, *others = load([str(folder)], Request())
    note = next(note for note in first.notes if note.code == "files-left-out")
    assert note.text == f"Not read in {folder}: 1 .csv, 1 .png. Name such a file by itself to have it tried."
    assert not [note for row in others for note in row.notes if note.code == "files-left-out"]


def test_a_directory_without_readable_files(tmp_path):
    (row,) = load([str(tmp_path)], Request())
    assert row.failure.code == "empty-directory"
    assert row.failure.message == f"directory {tmp_path} has no readable file"
    assert ".txt" in row.failure.hint
    (tmp_path / "a.pdf").write_bytes(b"%PDF-")
    (row,) = load([str(tmp_path)], Request())
    assert row.failure.message == f"directory {tmp_path} has no readable file among its 1 files (.pdf)"


def test_a_directory_that_may_not_be_listed(tmp_path, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("os.scandir", refuse)
    (row,) = load([str(tmp_path)], Request())
    assert row.failure.message == f"{tmp_path} may not be read by this user"


def test_a_pattern_gives_files_only_sorted(folder):
    assert ids(folder / "*.txt") == [str(folder / "b.txt")]
    assert ids(folder / "**" / "*.txt") == [str(folder / "b.txt"), str(folder / "sub/c.txt")]
    assert str(folder / "sub") not in ids(folder / "*")


def test_a_pattern_without_a_match(folder):
    (row,) = load([str(folder / "*.docx")], Request())
    assert row.failure.code == "no-match"
    assert row.failure.message == f"pattern {folder / '*.docx'} matches no file"


def test_a_file_whose_name_looks_like_a_pattern(tmp_path):
    (tmp_path / "a[1].txt").write_text("Cocoa.")
    assert ids(tmp_path / "a[1].txt") == [str(tmp_path / "a[1].txt")]


@pytest.mark.parametrize(
    ("piped", "text"),
    [
        (b"Cocoa was sold.", "Cocoa was sold."),
        (b'  {"text": "Cocoa was sold."}', "Cocoa was sold."),
        (b"\xef\xbb\xbf<!DOCTYPE html><html><body><p>Cocoa was sold.</p></body></html>", "Cocoa was sold."),
        (b'[{"text": "Cocoa was sold."}]', "Cocoa was sold."),
        (b"{cocoa} was sold.", "{cocoa} was sold."),
        (b"[Accra] Cocoa was sold.", "[Accra] Cocoa was sold."),
    ],
)
def test_standard_input_is_told_by_how_it_opens(piped, text):
    (row,) = load(["-"], Request(), stdin=io.BytesIO(piped))
    assert row.document.text == text


def test_html_under_another_name(tmp_path):
    (tmp_path / "page.txt").write_text("<html><body><p>Cocoa was sold to Norway.</p></body></html>")
    (row,) = load([str(tmp_path / "page.txt")], Request())
    assert row.document.text == "Cocoa was sold to Norway."
