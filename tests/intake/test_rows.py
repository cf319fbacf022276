"""One row a document, whatever is wrong with any of them; the wording of each error."""

import io
import os

import pytest

from onrecord.errors import UsageError
from onrecord.intake import Request, document_from_text, load
from onrecord.intake.places.files import cannot_open
from onrecord.intake.records import failed

GOOD = "Trade between Norway and Ghana rose by a tenth last year, the Ghanaian minister said."


def rows(*inputs, stdin=None, **request):
    return list(load([str(each) for each in inputs], Request(**request), stdin=stdin))


def failure(path, content, **request):
    path.write_bytes(content)
    (row,) = rows(path, **request)
    assert row.id == str(path)
    assert row.document is None
    assert row.original is None
    return row.failure


@pytest.mark.parametrize(
    ("content", "code", "message", "hint"),
    [
        (b"", "empty", "is empty (0 bytes)", "check that the right file"),
        (b" \n\t\xc2\xa0\n", "no-text", "holds no text, only white space", "check that the right file"),
        (b"%PDF-1.7\nxx", "binary", "is not text: it looks like a PDF", "pdftotext"),
        (b"PK\x03\x04rest", "binary", "a ZIP archive or an office document", "save its text"),
        (b"\x89PNG\r\n", "binary", "a PNG image", "give the text, not a picture"),
        (b"\xff\xd8\xff\xe0", "binary", "a JPEG image", "give the text, not a picture"),
        (bytes(range(256)) * 8, "binary", "it looks like binary data", "give plain text, HTML or JSON Lines"),
        (
            "Trade rose".encode("utf-16-le"),
            "binary",
            "UTF-16 without its byte order mark",
            "--encoding utf-16-le",
        ),
        (
            "Trade rose".encode("utf-16-be"),
            "binary",
            "UTF-16 without its byte order mark",
            "--encoding utf-16-be",
        ),
        (b"a caf\xe9", "encoding", "is not valid UTF-8: byte 5 (0xe9) has no meaning there", "--encoding"),
    ],
)
def test_a_bad_file(tmp_path, content, code, message, hint):
    found = failure(tmp_path / "bad.txt", content)
    assert found.code == code
    assert message in found.message
    assert str(tmp_path / "bad.txt") in found.message
    assert hint in found.hint
    assert not found.retry
    assert "\n" not in found.message + found.hint


def test_a_broken_text_gets_a_guess_at_its_encoding(tmp_path):
    text = "Товарооборот между двумя странами вырос на десять процентов, сообщил министр. " * 5
    found = failure(tmp_path / "bad.txt", text.encode("cp1251"))
    assert found.hint == "it may be cp1251: say --encoding cp1251"
    (row,) = rows(tmp_path / "bad.txt", encoding="cp1251")
    assert row.document.text == text.strip()


def test_too_many_bytes_fail_before_they_are_read(tmp_path):
    path = tmp_path / "long.txt"
    with path.open("wb") as stream:
        stream.truncate(20_000_000)  # a hole on disk: quick to make, and zeros if it were read
        stream.seek(0)
        stream.write(b"Trade rose. " * 400)
    (row,) = rows(path)
    assert row.failure.code == "too-large"
    assert (
        row.failure.message
        == f"{path} has 20,000,000 bytes, but at most 10,000,000 bytes are read of one document"
    )
    assert "JSON Lines" in row.failure.hint


def test_too_many_bytes_from_a_pipe(tmp_path):
    class Endless(io.RawIOBase):
        taken = 0

        def read(self, size=-1):
            self.taken += size
            return b"word " * (size // 5) or b"w"

    pipe = Endless()
    (row,) = rows("-", stdin=pipe, max_bytes=50_000)
    assert row.failure.message == "- is longer, but at most 50,000 bytes are read of one document"
    assert pipe.taken < 100_000


def test_too_many_characters(tmp_path):
    found = failure(tmp_path / "a.txt", b"word " * 100, max_characters=499)
    assert found.code == "too-long"
    assert "has 500 characters, more than the 499 that one document may have" in found.message


def test_a_missing_file_names_its_like(tmp_path):
    (tmp_path / "report.txt").write_text(GOOD)
    (row,) = rows(tmp_path / "reprot.txt")
    assert row.failure.code == "missing-file"
    assert row.failure.message == f"there is no file {tmp_path / 'reprot.txt'}"
    assert row.failure.hint == f"check the path; did you mean {tmp_path / 'report.txt'}?"


@pytest.mark.parametrize("path", ["nowhere/at/all.txt", "a\0b", "x" * 5000, "\udcff"])
def test_no_path_is_too_odd_for_a_row(path):
    (row,) = rows(path)
    assert row.failure.hint
    row.id.encode()
    row.failure.message.encode()


def test_a_pipe_on_disk_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (row,) = rows(tmp_path / "pipe")
    assert row.failure.code == "not-a-file"
    assert "only regular files are opened" in row.failure.message
    assert "give - as input" in row.failure.hint
    assert rows("/dev/zero")[0].failure.code == "not-a-file"


def test_a_file_without_permission():
    row = failed("a.txt", cannot_open("a.txt", PermissionError(13, "Permission denied")))
    assert row.failure.code == "no-permission"
    assert row.failure.message == "a.txt may not be read by this user"
    assert row.failure.hint == "change its permissions"


def test_a_disk_that_fails_may_be_tried_again():
    row = failed("a.txt", cannot_open("a.txt", OSError(5, "Input/output error")))
    assert row.failure.retry
    assert row.failure.message == "a.txt cannot be opened: Input/output error"


def test_a_stream_that_breaks_off():
    class Broken(io.RawIOBase):
        def read(self, size=-1):
            raise OSError(5, "Input/output error")

    (row,) = rows("-", stdin=Broken())
    assert row.failure.message == "- cannot be read to its end: Input/output error"
    assert row.failure.retry


def test_standard_input_that_is_closed(monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    (row,) = rows("-")
    assert row.failure.message == "standard input (-) is closed"
    assert row.failure.hint == "pipe a text in, or give a file"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_are_read(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes(GOOD.encode(encoding))
    (row,) = rows(tmp_path / "a.txt")
    assert row.document.text == GOOD


def test_a_bad_input_leaves_the_others_alone(tmp_path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(GOOD)
    bad.write_bytes(b"\x00\x01\x02")
    alone = rows(good)
    mixed = rows(good, bad, tmp_path / "missing", tmp_path, tmp_path / "*.none", "-", stdin=io.BytesIO(b""))
    assert [row.id for row in mixed] == [
        str(good), str(bad), str(tmp_path / "missing"), f"{bad}#2", f"{good}#2",
        str(tmp_path / "*.none"), "-",
    ]  # fmt: skip
    assert mixed[0].document == alone[0].document
    assert mixed[4].document == alone[0].document
    assert [row.failure.code for row in mixed if row.failure] == [
        "binary", "missing-file", "binary", "no-match", "empty",
    ]  # fmt: skip


def test_an_id_that_comes_twice_is_kept_apart_and_said(tmp_path):
    lines = b'{"id": "7", "text": "One."}\n{"id": 7, "text": "Two."}\n{"id": "7#2", "text": "Three."}\n'
    found = rows("-", stdin=io.BytesIO(lines))
    assert [row.id for row in found] == ["7", "7#2", "7#2#2"]
    note = next(note for note in found[1].notes if note.code == "duplicate-id")
    assert note.text == "The id 7 came before; this row is 7#2."


def test_rows_come_one_by_one(tmp_path):
    first = tmp_path / "first.txt"
    first.write_text(GOOD)
    found = load([str(first), str(tmp_path / "later.txt")], Request())
    assert next(found).document.text == GOOD
    (tmp_path / "later.txt").write_text("Written after the first was read.")
    assert next(found).document.text.startswith("Written")


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ([], "no input was given"),
        ("report.txt", "must be a list of inputs"),
        ([""], "an input is an empty string"),
        (["-", "-"], "standard input (-) was given twice"),
    ],
)
def test_only_a_wrong_call_raises_and_at_once(inputs, message):
    with pytest.raises(UsageError) as error:
        load(inputs, Request())
    assert message in error.value.message
    assert error.value.hint


@pytest.mark.parametrize(
    ("wrong", "message", "hint"),
    [
        ({"published": "21.1.2022"}, "published '21.1.2022' is not a date", "--published 2022-01-21"),
        ({"published": "2022-02-30"}, "published '2022-02-30' is not a date", "--published 2022-01-21"),
        ({"language": "English"}, "language 'English' is not a two-letter ISO 639-1 code", "--language en"),
        ({"encoding": "utf-9"}, "encoding 'utf-9' is not a name", "--encoding windows-1251"),
        ({"encoding": "base64"}, "encoding 'base64' is not a name", "--encoding windows-1251"),
        ({"max_bytes": 0}, "max_bytes is 0, but a limit must be above zero", "leave it out"),
    ],
)
def test_a_wrong_request(wrong, message, hint):
    with pytest.raises(UsageError) as error:
        Request(**wrong)
    assert message in error.value.message
    assert hint in error.value.hint


def test_a_text_at_hand():
    row = document_from_text(
        GOOD, title="A rise", published="2021-03-05", language="en", outlet="Norsk Telegram", extra={"a": 1}
    )
    assert row.id == "text"
    assert row.document.title == "A rise"
    assert row.document.headline is None
    assert (row.document.published, row.document.published_basis) == ("2021-03-05", "option")
    assert row.document.outlet == "Norsk Telegram"
    assert row.document.extra == {"a": 1}
    assert document_from_text(" ").failure.code == "no-text"
    with pytest.raises(UsageError, match="text is bytes, but must be str"):
        document_from_text(b"x")
    with pytest.raises(UsageError, match="published '5 March' is not a date"):
        document_from_text(GOOD, published="5 March")
