"""BACI's files: what is in an archive, and which states its codes stand for."""

import gzip
import zipfile
from collections.abc import Collection
from pathlib import Path

import pytest

from onrecord.errors import ProviderError
from onrecord.official.canonical import Standing
from onrecord.official.providers import Query
from onrecord.official.providers.baci import Baci, import_files, is_baci, standings, yearly_files
from onrecord.official.store import Store

LINES = """t,i,j,k,v,q
YEAR,842,251,10121,1.5,        0.001
YEAR,842,251,270900,2000,           NA
YEAR,579,490,270900,10,4
"""


class Taken:
    """A store that keeps what it is given as it reads."""

    def __init__(self) -> None:
        self.contents: list[tuple[str, str]] = []

    def import_baci(self, path: Path, codes: Collection[Standing] | None = None) -> str:
        assert codes
        plain = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        self.contents.append((path.name, plain.decode()))
        return path.name


def archive(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as packed:
        for name in names:
            packed.writestr(name, LINES.replace("YEAR", name.partition("_Y")[2][:4]))
        packed.writestr("country_codes_V202301.csv", "country_code,country_name\n4,Afghanistan\n")
    return path


def test_one_file_is_taken_as_it_is(tmp_path: Path) -> None:
    gzipped = tmp_path / "BACI_HS17_Y2020_V202301.csv.gz"
    gzipped.write_bytes(gzip.compress(LINES.encode()))
    store = Taken()
    assert import_files(gzipped, store) == (gzipped.name,)
    assert store.contents == [(gzipped.name, LINES)]


def test_every_year_of_an_archive_is_taken_and_nothing_is_left_behind(tmp_path: Path) -> None:
    years = ("BACI_HS17_Y2020_V202301.csv", "BACI_HS17_Y2019_V202301.csv")
    path = archive(tmp_path / "BACI_HS17_V202301.zip", *(f"folder/{name}" for name in years))
    store = Taken()
    assert import_files(path, store) == tuple(sorted(years))
    assert [text.count(year) for year, (_, text) in zip(("2019", "2020"), store.contents, strict=True)] == [
        3,
        3,
    ]
    with yearly_files(path) as files:
        seen = list(files)
    assert not any(file.exists() for file in seen)


def test_a_real_store_holds_them(tmp_path: Path) -> None:
    path = archive(tmp_path / "BACI_HS17_V202301.zip", "BACI_HS17_Y2020_V202301.csv")
    store = Store(tmp_path / "home")
    (held,) = import_files(path, store)
    assert (held.snapshot.provider, held.rows > 0) == ("baci", True)
    (series,) = store.record().series("USA", "FRA")
    assert (series.reporter, series.flow, series.valuation) == ("USA", "exports", "FOB")
    assert [(o.period, o.value, o.estimated) for o in series.observations] == [("2020", 2_001_500.0, True)]
    assert store.record().series("NOR", "TWN")[0].observations[0].value == 10_000.0


def test_codes_are_those_of_comtrade() -> None:
    by_code = {standing.code: standing for standing in standings()}
    named = {code: by_code[code].name for code in ("842", "251", "579", "757", "699", "490", "710")}
    assert list(named.values()) == ["USA", "FRA", "NOR", "CHE", "IND", "TWN", "ZAF"]
    assert by_code["899"].kind == "no-state"
    assert len(by_code) == len(standings())


def test_names_of_files() -> None:
    assert is_baci(Path("BACI_HS92_V202401b.zip"))
    assert is_baci(Path("baci_hs17_y2020_v202301.csv.gz"))
    assert not is_baci(Path("panel.csv"))
    assert not is_baci(Path("BACI_notes.pdf"))


@pytest.mark.parametrize("content", [None, b"no zip", b"PK\x05\x06" + bytes(18)])
def test_missing_broken_and_empty_archives(tmp_path: Path, content) -> None:
    path = tmp_path / "BACI_HS17_V202301.zip"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ProviderError):
        import_files(path, Taken())


def test_nothing_is_asked_of_the_network() -> None:
    with pytest.raises(ProviderError, match="published as files") as caught:
        Baci().preview(Query(reporters=("BRA",), years=(2020, 2020)))
    assert "onrecord data import" in caught.value.hint


@pytest.mark.shared
def test_the_recorded_file(shared: Path, tmp_path: Path) -> None:
    path = shared / "data/trade/fixtures/baci/BACI_HS17_Y2020_V202301_subset_AFG_ZAF.csv.gz"
    with gzip.open(path, "rt") as file:
        lines = [line.split(",") for line in file.read().splitlines()[1:]]
    known = {standing.code: standing for standing in standings()}
    assert len(lines) == 72_097
    assert {known[line[1]].name for line in lines} == {"AFG", "ZAF"}
    assert {known[line[2]].kind for line in lines} == {"state"}
    store = Store(tmp_path / "home")
    (held,) = import_files(path, store)
    assert held.reporters == 2
    record = store.record()
    # The first three lines and the last: 0.198, 27.902 and 0.164 thousand dollars; 2.045.
    for reporter, partner, product, value in (
        ("AFG", "AGO", "300431", 198.0),
        ("AFG", "AZE", "251512", 27_902.0),
        ("AFG", "ARG", "401031", 164.0),
        ("ZAF", "ZMB", "970600", 2045.0),
    ):
        (series,) = (s for s in record.series(reporter, partner, product=product) if s.reporter == reporter)
        assert [(o.period, o.value) for o in series.observations] == [("2020", value)], product
    (totals,) = record.totals("ZAF")
    expected = sum(float(line[4]) for line in lines if line[1] == "710") * 1000
    assert totals.observations[0].value == pytest.approx(expected)
