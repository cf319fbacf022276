"""Tables of reports: described, safe in a spreadsheet, and the same again when they are read back."""

import csv
import hashlib
import json
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports import write_report_bundle
from onrecord.exports.described import file_names
from onrecord.exports.report_bundle import TABLES, apart
from onrecord.exports.tables import Column, csv_text, guarded, read_back, unguarded

TERMS = {"comtrade": "cite it"}


@pytest.fixture(scope="module")
def folder(case, built, failed, tmp_path_factory):
    made = tmp_path_factory.mktemp("bundle") / "tables"
    write_report_bundle([case, built, failed], made, terms=TERMS, command="onrecord check a.txt")
    return made


def rows_of(folder, table):
    text = (folder / f"{table.name}.csv").read_bytes().decode("utf-8")
    return list(read_back(text, table.columns))


def test_every_file_is_there(folder):
    assert {file.name for file in folder.iterdir()} == set(file_names(TABLES))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_comes_back_as_it_was_from_both_files(folder, table, case, built, failed):
    import pyarrow.parquet

    expected = table.all_rows([case, built, failed])
    assert rows_of(folder, table) == expected
    columns = pyarrow.parquet.read_table(folder / f"{table.name}.parquet").to_pydict()
    assert list(columns) == [column.name for column in table.columns]
    assert list(zip(*columns.values(), strict=True)) == expected


def test_rows_are_told_apart_and_lead_to_their_tables(folder):
    by_name = {table.name: table for table in TABLES}
    found = {table.name: rows_of(folder, table) for table in TABLES}

    def parts(table, columns):
        names = [column.name for column in table.columns]
        return [tuple(row[names.index(name)] for name in columns) for row in found[table.name]]

    for table in TABLES:
        keys = parts(table, table.key)
        assert len(set(keys)) == len(keys), table.name
        for reference in table.references:
            assert set(parts(table, reference.columns)) <= set(parts(by_name[reference.table], reference.to))


def test_the_metadata_describes_every_column_and_file(folder):
    told = json.loads((folder / "metadata.json").read_text("utf-8"))
    assert told["@context"][0] == "http://www.w3.org/ns/csvw"
    (note,) = told["notes"]
    assert note["command"] == "onrecord check a.txt"
    assert note["sources"][0]["provider"] == "comtrade"
    assert len(told["tables"]) == len(TABLES)
    for described in told["tables"]:
        with (folder / described["url"]).open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        assert [column["name"] for column in described["tableSchema"]["columns"]] == header
        assert all(column["dc:description"] for column in described["tableSchema"]["columns"])
        for name, digest in described["notes"][0]["sha256"].items():
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest


def test_the_readme_names_every_table_and_the_terms(folder):
    page = (folder / "README.md").read_text("utf-8")
    assert all(f"| `{table.name}` |" in page for table in TABLES)
    assert "comtrade: cite it" in page


def test_the_same_reports_give_the_same_bytes(folder, case, built, failed, tmp_path):
    again = write_report_bundle([case, built, failed], tmp_path, terms=TERMS, command="onrecord check a.txt")
    assert all(file.read_bytes() == (folder / file.name).read_bytes() for file in again)


def test_reports_with_one_id_are_told_apart(case):
    assert [report.id for report in apart([case, case, case])] == ["text", "text (2)", "text (3)"]


FORMULA = tuple("=+-@\t\r\n＝＋－＠")
COLUMNS = (Column("words", ""), Column("number", "", "number"), Column("more", ""))
CELLS = st.one_of(
    st.none(), st.text(min_size=1, max_size=20).map(lambda text: text.encode("utf-8", "replace").decode())
)


@given(
    st.lists(st.tuples(CELLS, st.one_of(st.none(), st.floats(allow_nan=False, allow_infinity=False)), CELLS))
)
def test_any_rows_come_back_and_no_cell_of_text_is_a_formula(rows):
    text = csv_text(COLUMNS, rows)
    assert list(read_back(text, COLUMNS)) == rows
    for words, number, more in list(csv.reader(StringIO(text, newline="")))[1:]:
        assert not words.startswith(FORMULA)
        assert not more.startswith(FORMULA)
        assert not number or float(number) is not None


@pytest.mark.parametrize("words", ["=1+1", "+49", "-", "@x", "'quoted'", "''", "\t=1", "plain", "＝1"])
def test_a_guard_comes_off_again(words):
    assert unguarded(guarded(words)) == words
    assert guarded(words)[0] not in FORMULA
