"""JSON Lines: what is required, what is kept, and what one bad line costs."""

import io
import json

import pytest

from onrecord.intake import Request, load


def rows(content, **request):
    piped = content if isinstance(content, bytes) else content.encode()
    return list(load(["-"], Request(**request), stdin=io.BytesIO(piped)))


def test_known_keys_have_their_place_and_others_are_kept():
    line = {
        "id": "n1", "text": "Cocoa was sold.\n\nMore follows.", "title": "Cocoa",
        "published": "2021-03-05T10:00:00Z", "language": "en-GB", "url": "https://telegram.example/1",
        "outlet": "Norsk Telegram",
        "desk": {"no": 4}, "html": "<p>",
    }  # fmt: skip
    (row,) = rows(json.dumps(line))
    document = row.document
    assert row.id == "n1"
    assert (document.title, document.headline) == ("Cocoa", document.headline)
    assert (document.published, document.published_basis) == ("2021-03-05", "input")
    assert (document.language, document.url, document.outlet) == (
        "en", "https://telegram.example/1", "Norsk Telegram",
    )  # fmt: skip
    assert document.extra == {"desk": {"no": 4}, "html": "<p>"}
    assert row.original.text == line["text"]
    assert row.notes == ()


def test_a_row_without_an_id_is_named_by_its_line():
    assert [row.id for row in rows('\n{"text": "One."}\n\n{"text": "Two."}\n')] == ["-:2", "-:4"]


def test_null_and_blank_mean_not_given():
    (row,) = rows(
        '{"text": "One.", "id": null, "title": "", "published": null, "language": " ", "url": null}'
    )
    assert row.id == "-:1"
    assert row.document.title is None
    assert row.document.published is None


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("{oops", "bad-json", "-:2 is not valid JSON:"),
        ('{"text": "half', "bad-json", "-:2 is not valid JSON:"),
        ('{"text": "x\\ud800"}', "bad-json", "-:2 is not valid JSON:"),
        ('{"text": NaN}', "bad-json", "-:2 is not valid JSON:"),
        ("[" * 100_000, "bad-json", "-:2 is not valid JSON:"),
        ("[1, 2]", "bad-field", "-:2 is a list, but it must be an object"),
        ('"text"', "bad-field", "-:2 is a string, but it must be an object"),
        ("null", "bad-field", "-:2 is null, but it must be an object"),
        ('{"title": "x"}', "no-text", "-:2 has neither text nor html"),
        ('{"text": "  "}', "no-text", "-:2 has neither text nor html"),
        ('{"text": 12}', "bad-field", "-:2 has a number as text, but it must be a string"),
        ('{"text": ["a"]}', "bad-field", "-:2 has a list as text, but it must be a string"),
        ('{"text": "a", "title": {}}', "bad-field", "-:2 has an object as title, but it must be a string"),
        ('{"text": "a", "id": true}', "bad-field", "-:2 has true or false as id, but it must be a string"),
        ('{"text": "a", "published": "March 5"}', "bad-field", "-:2 has published 'March 5'"),
        ('{"text": "a", "published": "2021-02-30"}', "bad-field", "-:2 has published '2021-02-30'"),
        ('{"text": "a", "published": 2021}', "bad-field", "-:2 has a number as published"),
        ('{"text": "a", "language": "qq"}', "bad-field", "-:2 has language 'qq'"),
        ('{"html": "<html><body></body></html>"}', "no-text", "-:2 is a page without a main text"),
    ],
)  # fmt: skip
def test_one_bad_line_is_one_failed_row(line, code, message):
    before, bad, after = rows(f'{{"text": "One."}}\n{line}\n{{"text": "Three."}}\n')
    assert bad.id == "-:2"
    assert bad.failure.code == code
    assert message in bad.failure.message
    assert bad.failure.hint
    assert (before.document.text, after.document.text) == ("One.", "Three.")


def test_a_bad_row_keeps_the_id_it_gives():
    (row,) = rows('{"id": "n1", "text": 5}')
    assert row.id == "n1"
    assert "-:1" in row.failure.message


def test_a_line_in_another_encoding_fails_alone():
    first, bad, last = rows(b'{"text": "One."}\n{"text": "caf\xe9"}\n{"text": "Three."}')
    assert bad.failure.code == "encoding"
    assert "-:2 is not valid UTF-8: byte 13 (0xe9)" in bad.failure.message
    assert first.document
    assert last.document


def test_a_line_over_the_limit_fails_alone(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One."}\n{"text": "' + "long " * 5000 + '"}\n{"text": "Three."}\n')
    first, bad, last = load([str(path)], Request(max_bytes=10_000))
    assert bad.id == f"{path}:2"
    assert bad.failure.code == "too-large"
    assert last.document.text == "Three."
    assert first.document.text == "One."


def test_a_long_file_of_short_lines_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One.", "language": "en"}\n' * 1000)
    assert sum(row.document is not None for row in load([str(path)], Request(max_bytes=1000))) == 1000


@pytest.mark.parametrize("content", ["", "\n\n \n"])
def test_a_file_without_lines(tmp_path, content):
    path = tmp_path / "a.jsonl"
    path.write_text(content)
    (row,) = load([str(path)], Request())
    assert row.failure.code == "empty"
    assert str(path) in row.failure.message


def test_a_json_file_is_one_document_or_an_array(tmp_path):
    one, many, none = tmp_path / "one.json", tmp_path / "many.json", tmp_path / "none.json"
    one.write_text(json.dumps({"text": "One."}, indent=1))
    many.write_text(json.dumps([{"text": "One."}, 5, {"id": "x", "text": "Three."}], indent=1))
    none.write_text("[]")
    found = list(load([str(one), str(many), str(none)], Request()))
    assert [row.id for row in found] == [str(one), f"{many}:1", f"{many}:2", "x", str(none)]
    assert found[2].failure.message == f"{many}:2 is a number, but it must be an object"
    assert found[4].failure.message == f"{none} is an empty array"


def test_a_binary_file_with_that_name_is_one_failure(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\x1f\x8b\x08" + bytes(range(200)) + b"\n" * 50)
    (row,) = load([str(path)], Request())
    assert "a gzip archive" in row.failure.message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_marked_encodings(tmp_path, encoding):
    path = tmp_path / "a.jsonl"
    path.write_bytes('{"text": "Perón"}\n{"text": "Two."}\n'.encode(encoding))
    assert [row.document.text for row in load([str(path)], Request())] == ["Perón", "Two."]
