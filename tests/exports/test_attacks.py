"""No text of a stranger breaks a format: every attack in every export."""

import csv
import json
from io import StringIO
from pathlib import Path

import jsonschema
import pytest

from onrecord.exports import to_annotations, to_claim_reviews, to_plover_lines, write_report_bundle
from onrecord.exports.annotation import items_of, spans_of
from onrecord.exports.described import file_names
from onrecord.exports.report_bundle import TABLES, apart
from onrecord.exports.tables import csv_text, read_back
from onrecord.fragments import web_address

SCHEMA = json.loads(Path(__file__).with_name("web_annotation.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def clean(value):
    """What no encoding has is written as a question mark."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def addresses(value):
    """Every url, source and fragment anywhere in a JSON value."""
    if isinstance(value, dict):
        yield from (value[name] for name in ("url", "source") if isinstance(value.get(name), str))
        value = list(value.values())
    for one in value if isinstance(value, list) else ():
        yield from addresses(one)


def test_annotations(attack):
    (line,) = to_annotations([attack, attack]).splitlines()[:1]
    told = json.loads(line)
    VALIDATOR.validate(told)
    text = clean(attack.document.text)
    for one, item in zip(told["first"]["items"], items_of(attack), strict=True):
        assert [span.text for span in spans_of(one, text)] == [clean(place.text) for place in item.places]
        assert [(span.start, span.end) for span in spans_of(one, text)] == [
            (place.start, place.end) for place in item.places
        ]
    assert all(url.startswith(("http://", "https://", "urn:sha256:")) for url in addresses(told))


def test_lines_are_lines_for_every_reader(attack):
    for written, count in ((to_annotations([attack, attack]), 2), (to_plover_lines(attack), 2)):
        assert len(written.splitlines()) == written.count("\n") == count
        assert all(isinstance(json.loads(line), dict) for line in written.splitlines())
        written.encode("utf-8")


def test_claim_review_drafts(attack):
    written = to_claim_reviews([attack])
    written.encode("utf-8")
    (draft,) = json.loads(written)
    assert draft["reviewBody"] == clean(attack.findings[0].safe_to_say)
    assert draft["reviewRating"] == {"@type": "Rating", "ratingValue": None, "alternateName": None}
    assert all(url.startswith(("http://", "https://")) for url in addresses(draft))


def test_plover_gives_only_addresses_of_the_web(attack):
    for line in to_plover_lines(attack).splitlines():
        assert json.loads(line)["cite_info"]["url"] == web_address(attack.document.url)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_tables(all_attacks, table):
    rows = table.all_rows(all_attacks)
    text = csv_text(table.columns, rows)
    cleaned = [tuple(map(clean, row)) for row in rows]
    assert list(read_back(text, table.columns)) == cleaned
    for cells in list(csv.reader(StringIO(text, newline="")))[1:]:
        told = (cell for cell, column in zip(cells, table.columns, strict=True) if column.kind == "string")
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝")) for cell in told)


def test_a_folder_of_all(all_attacks, tmp_path):
    import pyarrow.parquet

    write_report_bundle(all_attacks, tmp_path, terms={}, command="onrecord check attacks.jsonl")
    assert {file.name for file in tmp_path.iterdir()} == set(file_names(TABLES))
    json.loads((tmp_path / "metadata.json").read_text("utf-8"))
    told = apart(all_attacks)
    for table in TABLES:
        columns = pyarrow.parquet.read_table(tmp_path / f"{table.name}.parquet").to_pydict()
        expected = [tuple(map(clean, row)) for row in table.all_rows(told)]
        assert list(zip(*columns.values(), strict=True)) == expected
