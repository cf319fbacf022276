"""A comparison as tables and as annotations: every cell, every quote, and the way back to the words."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest

from onrecord.exports import comparison_collections, to_comparison_annotations, write_comparison_bundle
from onrecord.exports.annotation import spans_of
from onrecord.exports.comparison_tables import COMPARISON_TABLES, quoted
from onrecord.exports.described import file_names
from onrecord.exports.tables import read_back

SCHEMA = json.loads(Path(__file__).with_name("web_annotation.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def folder(comparison, tmp_path_factory):
    made = tmp_path_factory.mktemp("bundle") / "tables"
    write_comparison_bundle(comparison, made, command="onrecord compare a.txt b.txt")
    return made


@pytest.fixture(scope="module")
def found(folder):
    return {
        table.name: [
            dict(zip((c.name for c in table.columns), row, strict=True))
            for row in read_back((folder / f"{table.name}.csv").read_text("utf-8"), table.columns)
        ]
        for table in COMPARISON_TABLES
    }


def holding(annotation, purpose):
    return [body["value"] for body in annotation["body"] if body["purpose"] == purpose]


def test_every_file_is_there_and_described(folder):
    assert {file.name for file in folder.iterdir()} == set(file_names(COMPARISON_TABLES))
    told = json.loads((folder / "metadata.json").read_text("utf-8"))
    assert [table["dc:title"] for table in told["tables"]] == [table.name for table in COMPARISON_TABLES]
    page = (folder / "README.md").read_text("utf-8")
    assert all(f"| `{table.name}` |" in page for table in COMPARISON_TABLES)


def test_a_table_comes_back_as_it_was_from_both_files(folder, comparison):
    import pyarrow.parquet

    for table in COMPARISON_TABLES:
        expected = table.all_rows([comparison])
        text = (folder / f"{table.name}.csv").read_text("utf-8")
        assert list(read_back(text, table.columns)) == expected
        columns = pyarrow.parquet.read_table(folder / f"{table.name}.parquet").to_pydict()
        assert list(zip(*columns.values(), strict=True)) == expected


def test_rows_are_told_apart_and_lead_to_their_tables(found):
    def parts(table, columns):
        return [tuple(row[name] for name in columns) for row in found[table.name]]

    by_name = {table.name: table for table in COMPARISON_TABLES}
    for table in COMPARISON_TABLES:
        keys = parts(table, table.key)
        assert len(set(keys)) == len(keys), table.name
        for reference in table.references:
            there = set(parts(by_name[reference.table], reference.to))
            assert {key for key in parts(table, reference.columns) if None not in key} <= there


def test_a_silent_side_has_a_row_too(found, comparison):
    assert len(found["topics"]) == sum(len(topic.cells) for topic in comparison.topics)
    silent = [row for row in found["topics"] if row["absent"]]
    assert {(row["side"], row["absent"], row["statements"]) for row in silent} == {
        ("CHL", "not in the text given", 0), ("PER", "omitted", 0),
    }  # fmt: skip


def test_values_and_quotes_stand_where_they_are_said(found, comparison):
    texts = {report.id: report.document.text for report in comparison.documents}
    assert [row["value"] for row in found["values"]] == ["2021-05-04", "2021-05-11"]
    for row in (*found["values"], *found["quotes"]):
        assert texts[row["report"]][row["start"] : row["end"]] == row["words"]


def test_annotations_hold_to_the_standard_and_lead_back_to_each_quote(comparison):
    lines = to_comparison_annotations(comparison).splitlines()
    assert len(lines) == len(comparison.documents)
    told = []
    for line, report in zip(lines, comparison.documents, strict=True):
        collection = json.loads(line)
        jsonschema.validate(collection, SCHEMA)
        for one in collection["first"]["items"]:
            (identifier,) = holding(one, "identifying")
            number, side, statement = identifier.split("-")
            spans = [(s.start, s.end) for s in spans_of(one, report.document.text)]
            told.append((int(number), side, report.id, statement, spans))
    expected = [
        (number, side, report.id, statement.id, [(part.start, part.end) for part in statement.content])
        for number, side, report, statement in quoted(comparison)
    ]
    assert sorted(told) == sorted(expected)


def test_an_annotation_names_topic_relation_and_side(comparison):
    (collection, _) = comparison_collections(comparison)
    found = {holding(one, "identifying")[0]: one for one in collection["first"]["items"]}
    clash = next(one for key, one in found.items() if key.startswith("2-PER-"))
    told = "Peru on agriculture, which another side contradicts: the days differ"
    assert holding(clash, "describing") == [told]
    assert holding(clash, "tagging") == ["topic", "agriculture", "conflict", "date", "PER"]


def test_a_document_that_is_not_quoted_has_an_empty_collection(comparison, failed):
    more = msgspec.structs.replace(comparison, documents=(*comparison.documents, failed))
    *_, last = comparison_collections(more)
    jsonschema.validate(last, SCHEMA)
    assert last["total"] == 0
