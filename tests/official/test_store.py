"""The store keeps answers as received, holds vintages side by side, and refuses what breaks a rule."""

import gzip
import hashlib
from pathlib import Path

import pytest

from onrecord.errors import MappingError, RecordError, StoreError
from onrecord.official import combined, panel_record, trade_table
from onrecord.official.canonical import Standing
from onrecord.official.rows import Row
from onrecord.official.snapshots import Snapshot
from onrecord.official.store import Store

HEADER = "reporter_iso3,partner_iso3,year,flow,value_usd"
ROWS = ("CHL,PER,1999,X,125.5", "PER,CHL,1999,M,130", "CHL,BOL,1999,X,7")


def panel(folder: Path, *rows: str, name: str = "wits_mine.csv") -> Path:
    file = folder / name
    file.write_text("\n".join([HEADER, *rows, ""]), "utf-8")
    return file


def snapshot(content: bytes = b"{}", **more) -> Snapshot:
    known = {
        "provider": "office",
        "digest": "sha256:" + hashlib.sha256(content).hexdigest(),
        "url": "https://example.org/figures",
        "retrieved": "2024-05-01T10:00:00Z",
        "file": "answer.json",
        **more,
    }
    return Snapshot(**known)


def row(period="2020", value=5.0, **more) -> Row:
    known = {"reporter": "CHL", "partner": "PER", "partner_kind": "state", "flow": "exports", **more}
    return Row(period=period, value=value, **known)


def values(record, reporter="CHL", partner="PER", flow="exports", **more):
    found = [s for s in record.series(reporter, partner, **more) if (s.reporter, s.flow) == (reporter, flow)]
    return [{o.period: o.value for o in s.observations} for s in found]


@pytest.fixture
def store(tmp_path) -> Store:
    return Store(tmp_path / "home")


def test_nothing_is_made_before_something_is_written(store):
    assert store.snapshots() == ()
    assert store.record().series("CHL", "PER") == ()
    assert list(store.verify()) == []
    assert not store.home.exists()


def test_an_imported_panel_says_what_it_covers(store, tmp_path):
    held = store.import_panel(panel(tmp_path, *ROWS, "PER,BOL,2003,X,9"))
    assert (held.rows, held.reporters, held.first, held.last) == (4, 2, "1999", "2003")
    assert (held.frequency, held.products, held.imported) == ("A", 0, True)
    assert store.snapshots() == (held,)


def test_the_store_and_a_panel_give_the_same_series(store, tmp_path):
    file = panel(tmp_path, *ROWS, "FIN,RUS,1990,X,10", "FIN,RUS,1992,X,20")
    store.import_panel(file)
    for pair in (("CHL", "PER"), ("FIN", "SUN"), ("FIN", "RUS")):
        assert store.record().series(*pair) == panel_record(file).series(*pair)
        assert len(combined(store.record(), panel_record(file)).series(*pair)) == len(
            store.record().series(*pair)
        )


def test_the_crosswalk_holds_by_years_and_is_noted(store, tmp_path):
    store.import_panel(
        panel(
            tmp_path, "FIN,RUS,1990,X,10", "FIN,RUS,1992,X,20", "FIN,OAS,1992,X,3", "EUN,FIN,2005,M,4",
            *(f"FIN,SER,{year},X,{year}" for year in (1990, 1999, 2010)),
        )
    )  # fmt: skip
    record = store.record()
    found = {state: values(record, "FIN", state) for state in ("SUN", "RUS", "TWN", "YUG", "SCG", "SRB")}
    assert found == {
        "SUN": [{"1990": 10.0}], "RUS": [{"1992": 20.0}], "TWN": [{"1992": 3.0}],
        "YUG": [{"1990": 1990.0}], "SCG": [{"1999": 1999.0}], "SRB": [{"2010": 2010.0}],
    }  # fmt: skip
    assert values(record, "EUU", "FIN", "imports") == [{"2005": 4.0}]
    assert "In wits, figures for SUN up to 1991 are filed under RUS" in {
        n.text for n in record.notes("FIN", "SUN")
    }
    assert "crosswalk" not in {n.code for n in record.notes("FIN", "RUS")}


def test_rows_that_are_no_state_stay_and_say_so(store, tmp_path):
    rows = ["CHL,PER,1999,X,5", "CHL,UNS,1999,X,2", "CHL,EUN,1999,X,4", "CHL,WLD,1999,X,8"]
    store.import_panel(panel(tmp_path, *rows))
    record = store.record()
    kinds = {r.row.partner: r.row.partner_kind for r in record.partners("CHL", "exports", "1999")}
    assert kinds == {"WLD": "world", "PER": "state", "EUU": "aggregate", "UNS": "no-state"}
    assert record.series("CHL", "UNS") == ()


def test_a_world_row_is_the_total_and_else_the_sum_of_all_partners(store, tmp_path):
    rows = [
        "CHL,PER,1999,X,5",
        "CHL,UNS,1999,X,2",
        "CHL,EUN,1999,X,4",
        "CHL,PER,2000,X,5",
        "CHL,WLD,2000,X,8",
    ]
    store.import_panel(panel(tmp_path, *rows))
    (total,) = store.record().totals("CHL")
    assert {o.period: o.value for o in total.observations} == {"1999": 7.0, "2000": 8.0}


def test_partners_that_were_asked_for_one_by_one_are_no_total(store):
    store.add(snapshot(), b"{}", [row()])
    assert store.record().totals("CHL") == ()


def test_the_store_and_a_panel_give_the_same_histories(store, tmp_path):
    file = panel(
        tmp_path, *ROWS, "CHL,PER,2000,X,9", "CHL,UNS,2000,X,1", "FIN,RUS,1990,X,10", "FIN,RUS,1992,X,20"
    )
    store.import_panel(file)
    for reporter, number in (("CHL", 3), ("FIN", 2), ("BOL", 0)):
        assert store.record().histories(reporter) == panel_record(file).histories(reporter)
        assert len(store.record().histories(reporter)) == number


def test_answers_about_single_partners_are_no_history_of_a_list(store):
    store.add(snapshot(), b"{}", [row()])
    assert store.record().histories("CHL") == ()


def test_missing_cells_and_repeated_rows_are_left_out_and_counted(store, tmp_path):
    rows = ["CHL,PER,1999,X,0", "CHL,PER,2000,X,", "CHL,PER,2001,X,4", "CHL,PER,2001,X,4"]
    held = store.import_panel(panel(tmp_path, *rows))
    assert values(store.record()) == [{"2001": 4.0}]
    assert held.snapshot.notes == (
        "2 rows without a value or with zero are left out as missing cells",
        "1 rows that repeat another one with the same value are left out",
    )


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ("CHL,PER,1999,X,-5", "the value '-5' for CHL, PER, 1999, exports"),
        ("CHL,PER,1999,X,nan", "the value 'nan' for CHL, PER, 1999, exports"),
        ("CHL,PER,1999,X,2e14", "the value '2e14' for CHL, PER, 1999, exports"),
        ("CHL,PER,99,X,5", "for CHL, PER, 99, exports; .* a period a year or YYYY-MM"),
        ("CHL,PER,1999-13,X,0", "for CHL, PER, 1999-13, exports"),
        (",PER,1999,X,5", "no row lacks its reporter or partner"),
        ("CHL,BOL,1999,X,8", "two values for CHL, BOL, 1999, exports: 7 and 8"),
    ],
)
def test_what_breaks_a_rule_is_refused_with_its_row_and_nothing_is_kept(store, tmp_path, bad, message):
    with pytest.raises(RecordError, match=message):
        store.import_panel(panel(tmp_path, *ROWS, bad))
    assert store.snapshots() == ()
    assert not list(store.home.glob("snapshots/*/*"))
    assert not list(store.home.glob("rows/*"))


def test_a_providers_answer_is_held_to_the_same_rules(store):
    for bad, message in (
        (row(value=-1.0), "'-1.0' for CHL, PER, 2020, exports"),
        (row(value=float("nan")), "'nan'"),
        (row(period="20"), "a period a year"),
    ):
        with pytest.raises(RecordError, match=message):
            store.add(snapshot(), b"{}", [row("2019"), bad])
    with pytest.raises(RecordError, match="two values for CHL, PER, 2020, exports: 5 and 6"):
        store.add(snapshot(), b"{}", [row(), row(value=6.0)])
    assert store.snapshots() == ()


def test_everything_a_row_says_is_kept(store):
    full = row(
        product="2709", unit="eur", valuation="FOB", trade_system="special", estimated=True,
        derivation='M "x"\n,',
        currency="clp", conversion_factor=0.1 + 0.2, quantity=3.5, quantity_unit="tonnes",
        reporter_code="152", partner_code="604", value=1 / 3,
    )  # fmt: skip
    store.add(snapshot(), b"{}", [full, row()])
    record = store.record()
    assert [r.row for r in record.partners("CHL", "exports", "2020", product="2709")] == [full]
    assert [r.row for r in record.partners("CHL", "exports", "2020")] == [row()]
    assert values(record, product="2709") == [{"2020": 1 / 3}]
    assert values(record) == [{"2020": 5.0}]


def test_cif_and_fob_of_one_cell_are_two_series(store):
    both = [row(flow="imports", valuation=v, value=x) for v, x in (("CIF", 6.0), ("FOB", 5.0))]
    store.add(snapshot(), b"{}", both)
    assert [(s.valuation, s.observations[0].value) for s in store.record().series("CHL", "PER")] == [
        ("CIF", 6.0),
        ("FOB", 5.0),
    ]


def test_months_and_years_are_told_apart_when_asked(store):
    held = store.add(snapshot(), b"{}", [row(), row("2020-03", 1.0)])
    assert held.frequency == "A+M"
    assert values(store.record(), frequency="M") == [{"2020-03": 1.0}]
    assert values(store.record(), frequency="A") == [{"2020": 5.0}]
    assert values(store.record()) == [{"2020": 5.0, "2020-03": 1.0}]


def test_the_answers_of_one_fetch_are_one_vintage(store):
    batch = "sha256:" + "0" * 64
    for number, period in enumerate(("2019", "2020")):
        content = b"%d" % number
        store.add(snapshot(content, url=f"u{number}", batch=batch), content, [row(period)])
    (series,) = store.record().series("CHL", "PER")
    assert (series.snapshot, series.retrieved, len(series.observations)) == (batch, "2024-05-01", 2)
    assert store.record([batch]).series("PER", "CHL") == (series,)


def test_another_extract_is_a_second_vintage_and_the_same_file_is_none(store, tmp_path):
    first = store.import_panel(panel(tmp_path, *ROWS))
    again = store.import_panel(panel(tmp_path, *ROWS, name="wits_copy.csv"))
    assert again == first
    store.import_panel(panel(tmp_path, "CHL,PER,1999,X,126", name="wits_later.csv"))
    assert values(store.record()) == [{"1999": 125.5}, {"1999": 126.0}]
    assert len({s.vintage for s in store.record().series("CHL", "PER")}) == 2
    assert values(store.record([first.snapshot.digest])) == [{"1999": 125.5}]


def test_a_file_read_by_another_mapping_takes_the_place_of_the_first(store, tmp_path):
    import msgspec

    from onrecord.official.mapping import shipped_mapping

    file, wits = panel(tmp_path, *ROWS), shipped_mapping("wits")
    store.import_panel(file, wits)
    store.import_panel(
        file, msgspec.structs.replace(wits, panel=msgspec.structs.replace(wits.panel, scale=10.0))
    )
    assert values(store.record()) == [{"1999": 1255.0}]
    assert len(store.snapshots()) == 1


def test_the_same_answer_to_the_same_question_is_held_once(store):
    store.add(snapshot(), b"{}", [row()])
    again = store.add(snapshot(retrieved="2024-06-01T10:00:00Z"), b"{}", [row()])
    assert (again.day, again.confirmed) == ("2024-05-01", "2024-06-01T10:00:00Z")
    assert store.snapshots() == (again,)


def test_the_same_bytes_in_answer_to_two_questions_are_two_snapshots(store):
    for url in ("https://example.org/a", "https://example.org/b"):
        held = store.add(snapshot(url=url), b"{}", [])
        assert (held.rows, held.file, held.frequency, held.first) == (0, "", "", "")
    assert len({h.folder for h in store.snapshots()}) == 2
    assert [c.state for c in store.verify()] == ["sound", "sound"]


def test_an_answer_is_given_back_byte_by_byte(store):
    held = store.add(snapshot(), b"{}", [row()])
    assert store.content(held.snapshot.digest) == b"{}"
    with pytest.raises(StoreError, match="no snapshot sha256:0 is held"):
        store.content("sha256:0")
    with pytest.raises(StoreError, match="no snapshot sha256:0 is held"):
        store.record(["sha256:0"])
    with pytest.raises(StoreError, match="its snapshot says"):
        store.add(snapshot(), b"[]", [])


def test_verify_tells_sound_changed_and_missing(store, tmp_path):
    held = store.import_panel(panel(tmp_path, *ROWS))
    assert [(c.part, c.state) for c in store.verify()] == [
        ("answer", "sound"),
        *[("rows", "sound")] * len(held.parts),
    ]
    assert set(held.parts) == {"goods.parquet", "partners.parquet", "index.parquet"}
    answer = store.home / held.folder / held.snapshot.file
    answer.write_bytes(answer.read_bytes() + b" ")
    (store.home / held.file / "goods.parquet").unlink()
    assert sorted(c.state for c in store.verify()) == ["changed", "missing", "sound", "sound"]
    with pytest.raises(StoreError, match="no longer what was received"):
        store.content(held.snapshot.digest)
    with pytest.raises(StoreError, match="cannot be read"):
        store.record().series("CHL", "PER")


def test_a_damaged_manifest_says_what_to_do(store, tmp_path):
    store.import_panel(panel(tmp_path, *ROWS))
    (store.home / "manifest.json").write_text("{")
    with pytest.raises(StoreError, match=r"manifest\.json cannot be read: .*restore it from a backup"):
        store.snapshots()
    (store.home / "manifest.json").write_text('{"version": 99, "held": []}')
    with pytest.raises(StoreError, match="upgrade onrecord"):
        store.snapshots()


def test_silence_is_told_of_a_panel_and_not_of_an_answer(store, tmp_path):
    store.import_panel(panel(tmp_path, *ROWS, "CHL,PER,2004,X,5"))
    assert "In wits, PER reports nothing after 1999" in {n.text for n in store.record().notes("CHL", "PER")}
    assert store.record().notes("BOL", "PER") == ()
    other = Store(store.home / "other")
    other.add(snapshot(notes=("Cut at 500 rows.",)), b"{}", [row()])
    assert [n.text for n in other.record().notes("CHL", "PER")] == ["In office: Cut at 500 rows."]


def test_the_table_of_a_pair_comes_from_the_store(store, tmp_path):
    store.import_panel(panel(tmp_path, *ROWS))
    (mirror,) = trade_table(store.record(), "CHL", "PER").mirror
    assert (mirror.period, mirror.provider) == ("1999", "wits")


BACI = """t,i,j,k,v,q
2020,152,604,270900,1.5,   2.000
2020,152,604,271000,2.5,      NA
2020,604,152,010121,4,1
"""
CODES = "country_code,country_name,country_iso2,country_iso3\n152,Chile,CL,CHL\n604,Peru,PE,PER\n"


def baci(folder: Path, name: str = "BACI_HS17_Y2020_V202301.csv.gz", content: str = BACI) -> Path:
    (folder / "country_codes_V202301.csv").write_text(CODES)
    (folder / name).write_bytes(gzip.compress(content.encode()))
    return folder / name


def test_baci_is_read_with_its_own_codes_and_added_up(store, tmp_path):
    held = store.import_baci(baci(tmp_path))
    assert (held.rows, held.products, held.snapshot.published) == (3, 3, "2023-01-01")
    record = store.record()
    assert values(record) == [{"2020": 4000.0}]
    assert values(record, product="270900") == [{"2020": 1500.0}]
    assert values(record, product="27") == [{"2020": 4000.0}]
    assert values(record, product="28") == []
    series = record.series("CHL", "PER")
    assert {(s.provider, s.flow, s.valuation) for s in series} == {("baci", "exports", "FOB")}
    assert all(o.estimated for s in series for o in s.observations)
    (partner,) = record.partners("CHL", "exports", "2020", product="270900")
    assert (partner.row.quantity, partner.row.quantity_unit) == (2.0, "tonnes")
    (all_goods,) = record.partners("CHL", "exports", "2020")
    assert (all_goods.row.value, all_goods.row.derivation) == (4000.0, "reconciled")


def test_the_years_of_one_release_of_baci_are_one_vintage(store, tmp_path):
    store.import_baci(baci(tmp_path))
    next_year = BACI.replace("2020", "2021")
    store.import_baci(baci(tmp_path, "BACI_HS17_Y2021_V202301.csv.gz", next_year))
    assert values(store.record()) == [{"2020": 4000.0, "2021": 4000.0}]
    (history,) = store.record().histories("CHL")
    assert (history.estimated, history.values) == (True, ((2020, 4000.0), (2021, 4000.0)))


def test_a_code_that_baci_does_not_list_is_no_state(store, tmp_path):
    file = baci(tmp_path, content=BACI + "2020,152,999,270900,7,1\n")
    store.import_baci(
        file, [Standing("152", 0, 9999, "CHL", "state"), Standing("604", 0, 9999, "PER", "state")]
    )
    kinds = {r.row.partner: r.row.partner_kind for r in store.record().partners("CHL", "exports", "2020")}
    assert kinds == {"PER": "state", "999": "no-state"}


def test_baci_without_codes_says_where_they_are_found(store, tmp_path):
    file = baci(tmp_path)
    (tmp_path / "country_codes_V202301.csv").unlink()
    with pytest.raises(MappingError, match="no table of country codes lies beside"):
        store.import_baci(file)


@pytest.mark.shared
def test_the_shared_panel_is_imported_whole(store, shared):
    file = shared / "data/trade/wits_bilateral_1962_2016.parquet"
    held = store.import_panel(file)
    assert held.rows == 1_627_985 - 13_717
    assert held.snapshot.notes == ("13,717 rows without a value or with zero are left out as missing cells",)
    record, plain = store.record(), panel_record(file)
    for pair in (("ARG", "BRA"), ("DEU", "SUN"), ("CHN", "TWN"), ("FIN", "SRB"), ("USA", "EUU")):
        assert record.series(*pair) == plain.series(*pair)
    assert record.totals("DEU") == plain.totals("DEU")


@pytest.mark.shared
def test_a_recorded_baci_file_is_imported(store, shared):
    file = next((shared / "data/trade/fixtures/baci").glob("*.csv.gz"))
    codes = [Standing("4", 0, 9999, "AFG", "state"), Standing("710", 0, 9999, "ZAF", "state")]
    held = store.import_baci(file, codes)
    with gzip.open(file, "rt") as lines:
        table = [line.strip().split(",") for line in lines][1:]
    assert held.rows == len(table)
    ours = sum(float(v) for _, i, j, _, v, _ in table if (i, j) == ("4", "710"))
    assert values(store.record(), "AFG", "ZAF") == ([{"2020": pytest.approx(ours * 1000)}] if ours else [])
