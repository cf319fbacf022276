"""BACI's files, streamed."""

import gzip
import zipfile
from pathlib import Path

import duckdb
import pytest

from onrecord.errors import ProviderError
from onrecord.official.providers import Query
from onrecord.official.providers.baci import Baci, check_columns, is_baci, release_of, selection, yearly_files
from onrecord.official.rows import Row

LINES = """t,i,j,k,v,q
2020,842,251,10121,1.5,        0.001
2020,842,251,270900,2000,           NA
2020,842,490,270900,10,4
2020,579,757,100111,0,4
2020,899,842,100111,7,4
2020,842,12345,100111,8,
"""


def rows(path: Path, **options: int) -> list[Row]:
    with duckdb.connect() as connection:
        asked = connection.execute(f"{selection(path, **options)} ORDER BY ALL")
        assert tuple(column[0] for column in asked.description) == Row._fields
        return [Row(*line) for line in asked.fetchall()]


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "BACI_HS17_Y2020_V202301.csv"
    path.write_text(LINES)
    return path


def test_lines_become_rows(plain: Path) -> None:
    found = {(r.partner, r.product): r for r in rows(plain)}
    assert set(found) == {("FRA", "010121"), ("FRA", "270900"), ("TWN", "270900"), ("12345", "100111")}
    row = found["FRA", "010121"]
    assert (row.reporter, row.flow, row.period, row.value, row.valuation) == (
        "USA",
        "exports",
        "2020",
        1500,
        "FOB",
    )
    assert (row.estimated, row.derivation, row.trade_system) == (True, "reconciled", None)
    assert (row.quantity, row.quantity_unit, row.reporter_code, row.partner_code) == (
        0.001,
        "tonnes",
        "842",
        "251",
    )
    oil = found["FRA", "270900"]
    assert (oil.value, oil.quantity, oil.quantity_unit) == (2_000_000, None, "")
    assert found["12345", "100111"].partner_kind == "no-state"


def test_sums_by_the_first_digits(plain: Path) -> None:
    by_chapter = {(r.partner, r.product): r.value for r in rows(plain, level=2)}
    assert by_chapter["FRA", "01"] == 1500
    assert by_chapter["FRA", "27"] == 2_000_000
    all_goods = {(r.partner, r.product): r.value for r in rows(plain, level=0)}
    assert all_goods == {("FRA", ""): 2_001_500, ("TWN", ""): 10_000, ("12345", ""): 8000}
    with pytest.raises(ValueError):
        selection(plain, level=3)


def test_plain_gzipped_and_zipped_files_are_the_same(plain: Path, tmp_path: Path) -> None:
    gzipped = tmp_path / "BACI_HS17_Y2020_V202301.csv.gz"
    gzipped.write_bytes(gzip.compress(LINES.encode()))
    zipped = tmp_path / "BACI_HS17_V202301.zip"
    with zipfile.ZipFile(zipped, "w") as archive:
        archive.write(plain, "folder/BACI_HS17_Y2020_V202301.csv")
        archive.writestr("country_codes_V202301.csv", "country_code,country_name\n4,Afghanistan\n")
    seen = []
    for path in (plain, gzipped, zipped):
        with yearly_files(path) as files:
            for file in files:
                check_columns(file)
                seen.append(rows(file))
    assert len(seen) == 3
    assert seen[0] == seen[1] == seen[2]


def test_a_path_with_a_quote_is_a_path(tmp_path: Path) -> None:
    path = tmp_path / "it's.csv"
    path.write_text(LINES)
    assert len(rows(path)) == 4


def test_a_value_that_is_no_number_ends_the_import(tmp_path: Path) -> None:
    path = tmp_path / "BACI_HS17_Y2020_V202301.csv"
    path.write_text("t,i,j,k,v,q\n2020,842,251,270900,many,1\n")
    with pytest.raises(duckdb.Error):
        rows(path)


def test_names_of_files() -> None:
    release = release_of(Path("BACI_HS17_Y2020_V202301.csv.gz"))
    assert release is not None
    assert (release.revision, release.year, release.version, release.published) == (
        "HS17",
        2020,
        "202301",
        "2023-01",
    )
    assert release_of(Path("trade.csv")) is None
    assert is_baci(Path("BACI_HS92_V202401b.zip"))
    assert not is_baci(Path("panel.csv"))


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("BACI_X.csv", b"year,exporter\n1,2\n", "begins with 'year,exporter'"),
        ("BACI_X.csv.gz", b"no gzip", "cannot be read"),
    ],
)
def test_files_of_another_kind_are_refused(tmp_path: Path, name, content, told) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ProviderError, match=told):
        check_columns(path)


@pytest.mark.parametrize("content", [None, b"no zip", b"PK\x05\x06" + bytes(18)])
def test_missing_and_broken_archives(tmp_path: Path, content) -> None:
    path = tmp_path / "BACI_HS17_V202301.zip"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ProviderError), yearly_files(path) as files:
        list(files)


def test_nothing_is_asked_of_the_network() -> None:
    with pytest.raises(ProviderError, match="published as files") as caught:
        Baci().preview(Query(reporters=("BRA",), years=(2020, 2020)))
    assert "onrecord data import" in caught.value.hint


@pytest.mark.shared
def test_the_recorded_file(shared: Path) -> None:
    path = shared / "data/trade/fixtures/baci/BACI_HS17_Y2020_V202301_subset_AFG_ZAF.csv.gz"
    check_columns(path)
    found = rows(path)
    with gzip.open(path, "rt") as file:
        lines = file.read().splitlines()[1:]
    assert len(found) == len(lines) == 72_097
    assert {row.reporter for row in found} == {"AFG", "ZAF"}
    assert not [row for row in found if row.partner_kind == "no-state"]
    by_cell = {(r.reporter, r.partner, r.product): r for r in found}
    # The first three lines and the last: 0.198, 27.902 and 0.164 thousand dollars; 2.045.
    assert (by_cell["AFG", "AGO", "300431"].value, by_cell["AFG", "AGO", "300431"].quantity) == (198.0, 0.001)
    assert (by_cell["AFG", "AZE", "251512"].value, by_cell["AFG", "AZE", "251512"].quantity) == (
        27_902.0,
        169.8,
    )
    assert (by_cell["AFG", "ARG", "401031"].value, by_cell["AFG", "ARG", "401031"].quantity) == (164.0, None)
    assert (by_cell["ZAF", "ZMB", "970600"].value, by_cell["ZAF", "ZMB", "970600"].quantity) == (
        2045.0,
        0.343,
    )
    total = sum(float(line.split(",")[4]) for line in lines) * 1000
    assert sum(row.value for row in rows(path, level=0)) == pytest.approx(total)
