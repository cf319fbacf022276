"""Panels are read pair by pair through their mapping, and a bad one says what is wrong with it."""

from importlib import resources
from pathlib import Path

import pytest

from onrecord.errors import MappingError, RecordError
from onrecord.official import combined, panel_record, starter_record, trade_table

HEADER = "reporter_iso3,partner_iso3,year,flow,value_usd"
MAPPING = """
[panel]
provider = "office"
retrieved = "2020-05-01"
scale = 1000
trade_system = "special"

[columns]
reporter = "land"
partner = "with"
period = "when"
flow = "way"
value = "worth"
estimated = "guessed"

[flows]
out = "exports"
in = "imports"

[valuation]
exports = "FOB"
imports = "CIF"
"""


def wits(folder: Path, *rows: str, name: str = "panel.csv") -> Path:
    panel = folder / name
    panel.write_text("\n".join([HEADER, *rows, ""]), "utf-8")
    return panel


def observations(record, reporter, partner, flow):
    found = [s for s in record.series(reporter, partner) if (s.reporter, s.flow) == (reporter, flow)]
    return {o.period: o.value for s in found for o in s.observations}


def test_a_csv_with_known_columns_needs_no_mapping(tmp_path):
    record = panel_record(wits(tmp_path, "CHL,PER,1999,X,125.5", "PER,CHL,1999,M,130", "CHL,BOL,1999,X,7"))
    assert {(s.reporter, s.partner, s.flow) for s in record.series("PER", "CHL")} == {
        ("CHL", "PER", "exports"),
        ("PER", "CHL", "imports"),
    }
    assert observations(record, "CHL", "PER", "exports") == {"1999": 125.5}


def test_columns_like_a_providers_do_not_make_the_figures_that_providers(tmp_path):
    own = panel_record(wits(tmp_path, "CHL,PER,1999,X,125"))
    assert {(s.provider, s.retrieved) for s in own.series("CHL", "PER")} == {("panel.csv", None)}
    assert "citation" not in {note.code for note in own.notes("CHL", "PER")}
    named = wits(tmp_path, "CHL,PER,1999,X,125", name="WITS_extract.csv")
    (series,) = panel_record(named).series("CHL", "PER")
    assert (series.provider, series.retrieved) == ("wits", None)


def test_a_mapping_beside_the_panel_is_found(tmp_path):
    panel = tmp_path / "figures.csv"
    panel.write_text(
        "land,with,when,way,worth,guessed\nCHL,PER,2001-04,out,2,false\nCHL,PER,2001-05,out,3,true\n"
    )
    (tmp_path / "figures.mapping.toml").write_text(MAPPING)
    (series,) = panel_record(panel).series("CHL", "PER")
    assert (series.provider, series.valuation, series.trade_system) == ("office", "FOB", "special")
    assert [(o.period, o.value, o.estimated) for o in series.observations] == [
        ("2001-04", 2000.0, False),
        ("2001-05", 3000.0, True),
    ]


def test_a_named_mapping_wins_and_other_flows_are_left_alone(tmp_path):
    panel = tmp_path / "figures.csv"
    panel.write_text(
        "land,with,when,way,worth,guessed\nCHL,PER,2001,out,2,false\nCHL,PER,2001,transit,3,false\n"
    )
    (tmp_path / "mine.toml").write_text(MAPPING)
    (series,) = panel_record(panel, tmp_path / "mine.toml").series("CHL", "PER")
    assert [o.value for o in series.observations] == [2000.0]


def test_a_directory_is_all_its_panels(tmp_path):
    wits(tmp_path, "CHL,PER,1999,X,125")
    (tmp_path / "more.csv").write_text(f"{HEADER}\nPER,CHL,1999,M,140\n")
    assert len(panel_record(tmp_path).series("CHL", "PER")) == 2


def test_zero_and_empty_cells_are_missing_not_nothing(tmp_path):
    record = panel_record(wits(tmp_path, "CHL,PER,1999,X,0", "CHL,PER,2000,X,", "CHL,PER,2001,X,4"))
    assert observations(record, "CHL", "PER", "exports") == {"2001": 4.0}


def test_the_code_of_namibia_is_not_taken_for_a_missing_value(tmp_path):
    record = panel_record(wits(tmp_path, "NAM,ZAF,1999,X,5", "NA,ZAF,1999,X,6"))
    assert observations(record, "NAM", "ZAF", "exports") == {"1999": 5.0}


def test_a_code_stands_for_a_former_state_in_its_years(tmp_path):
    record = panel_record(wits(tmp_path, "FIN,RUS,1990,X,10", "FIN,RUS,1992,X,20"))
    assert observations(record, "FIN", "SUN", "exports") == {"1990": 10.0}
    assert observations(record, "FIN", "RUS", "exports") == {"1992": 20.0}
    assert "crosswalk" in {n.code for n in record.notes("FIN", "SUN")}
    assert "crosswalk" not in {n.code for n in record.notes("FIN", "RUS")}


def test_one_code_serves_three_states_in_turn(tmp_path):
    record = panel_record(wits(tmp_path, *(f"FIN,SER,{year},X,{year}" for year in (1990, 1999, 2010))))
    for state, year in (("YUG", 1990), ("SCG", 1999), ("SRB", 2010)):
        assert observations(record, "FIN", state, "exports") == {str(year): float(year)}


def test_totals_add_all_partners_but_no_aggregate(tmp_path):
    rows = ["CHL,PER,1999,X,5", "CHL,UNS,1999,X,2", "CHL,WLD,1999,X,7"]
    (series,) = panel_record(wits(tmp_path, *rows)).totals("CHL")
    assert [(o.period, o.value) for o in series.observations] == [("1999", 7.0)]


def test_a_reporter_that_stops_before_the_panel_does_is_silent(tmp_path):
    record = panel_record(wits(tmp_path, "CHL,PER,1999,X,5", "CHL,PER,2004,X,5", "PER,CHL,1999,M,6"))
    assert "PER reports nothing after 1999" in {n.text for n in record.notes("CHL", "PER")}


def test_the_same_row_twice_is_one(tmp_path):
    record = panel_record(wits(tmp_path, "CHL,PER,1999,X,5", "CHL,PER,1999,X,5"))
    assert observations(record, "CHL", "PER", "exports") == {"1999": 5.0}


def test_two_values_for_one_cell_are_refused(tmp_path):
    record = panel_record(wits(tmp_path, "CHL,PER,1999,X,5", "CHL,PER,1999,X,6"))
    with pytest.raises(RecordError, match=r"two values for CHL, PER, 1999, exports: 5 and 6 \(keep one"):
        record.series("CHL", "PER")


@pytest.mark.parametrize("written", ["-5", "nan", "inf", "twelve"])
def test_a_value_that_is_no_amount_is_refused(tmp_path, written):
    with pytest.raises(RecordError, match=f"the value '{written}' for CHL, PER, 1999, exports"):
        panel_record(wits(tmp_path, "BOL,PER,1999,X,5", f"CHL,PER,1999,X,{written}"))


@pytest.mark.parametrize("written", ["99", "1999-13", "1999.0", ""])
def test_a_period_that_is_none_is_refused(tmp_path, written):
    with pytest.raises(RecordError, match="a period a year or YYYY-MM"):
        panel_record(wits(tmp_path, f"CHL,PER,{written},X,5"))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(RecordError, match=r"there is no panel at .*nowhere\.csv"):
        panel_record(tmp_path / "nowhere.csv")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "is empty"),
        (HEADER + "\n", "has 0 rows"),
        (HEADER + "\nCHL,PER,1999,re-export,5\n", "has 1 rows, none with a flow X or M"),
        ("a,b\n1,2\n", r"no shipped mapping fits the columns of .*: a, b"),
    ],
)
def test_a_file_without_a_panel_is_refused(tmp_path, content, message):
    panel = tmp_path / "panel.csv"
    panel.write_text(content)
    with pytest.raises(RecordError, match=message):
        panel_record(panel)


def test_a_file_of_another_kind_is_refused(tmp_path):
    (tmp_path / "panel.parquet").write_bytes(b"not a table")
    with pytest.raises(RecordError, match=r"is not a readable \.parquet table"):
        panel_record(tmp_path / "panel.parquet")
    (tmp_path / "panel.xlsx").write_bytes(b"PK")
    with pytest.raises(RecordError, match=r"ends in '\.xlsx' \(give a file ending in"):
        panel_record(tmp_path / "panel.xlsx")


def test_an_empty_directory_is_refused(tmp_path):
    with pytest.raises(RecordError, match="has no panel"):
        panel_record(tmp_path)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("[panel]", "[pannel]"), "unknown field `pannel`|missing required field `panel`"),
        (("provider =", "provder ="), "provder|provider"),
        (('value = "worth"', 'value = "price"'), "the column 'price'"),
        (('out = "exports"', 'out = "sales"'), "Invalid enum value 'sales'"),
        (("scale = 1000", 'scale = "thousand"'), "scale"),
        (("scale = 1000", "scale = 0"), "> 0"),
        (("[flows]", "[flows"), "not valid TOML"),
    ],
)
def test_a_wrong_mapping_says_where(tmp_path, change, message):
    panel = tmp_path / "figures.csv"
    panel.write_text("land,with,when,way,worth,guessed\nCHL,PER,2001,out,2,false\n")
    (tmp_path / "mine.toml").write_text(MAPPING.replace(*change))
    with pytest.raises(MappingError, match=message):
        panel_record(panel, tmp_path / "mine.toml")


def test_a_missing_mapping_is_named(tmp_path):
    with pytest.raises(MappingError, match=r"none\.toml cannot be read"):
        panel_record(wits(tmp_path, "CHL,PER,1999,X,5"), tmp_path / "none.toml")


def test_names_with_quotes_stay_names(tmp_path):
    folder = tmp_path / "o'brien"
    folder.mkdir()
    assert panel_record(wits(folder, "CHL,PER,1999,X,5")).series("CHL", "PER")
    assert panel_record(wits(folder, "CHL,PER,1999,X,5")).series("CHL", "'; DROP TABLE panel; --") == ()


def test_what_another_record_of_the_same_vintage_holds_is_not_repeated(tmp_path):
    rows = ["VEN,RUS,2012,M,181209704", "VEN,RUS,2013,M,254032358", "RUS,VEN,2013,X,2446530407"]
    panel = wits(tmp_path, *rows, name="wits.csv")
    shipped = (resources.files("onrecord.official") / "mappings/wits.toml").read_text("utf-8")
    dated = shipped.replace("[panel]", '[panel]\nretrieved = "2017-11-13"')
    panel.with_suffix(".mapping.toml").write_text(dated, encoding="utf-8")
    both = combined(starter_record(), panel_record(panel))
    venezuela = [s for s in both.series("RUS", "VEN") if s.reporter == "VEN"]
    assert [len(s.observations) for s in venezuela] == [2]
    assert len([s for s in both.series("RUS", "VEN") if s.reporter == "RUS"]) == 3


def test_mirrors_stay_within_a_vintage_where_one_holds_both(tmp_path):
    rows = ["CHL,PER,1999,X,100", "PER,CHL,1999,M,110", "PER,CHL,2000,M,120"]
    (mirror,) = trade_table(panel_record(wits(tmp_path, *rows)), "CHL", "PER").mirror
    assert (mirror.exporter, mirror.period, mirror.ratio) == ("CHL", "1999", 1.1)


def test_a_pair_that_is_not_held_says_so(tmp_path):
    table = trade_table(panel_record(wits(tmp_path, "CHL,PER,1999,X,100")), "BOL", "PER")
    assert [n.code for n in table.notes] == ["no-series"]


@pytest.mark.shared
def test_the_shared_panel_needs_no_mapping(shared):
    record = panel_record(shared / "data/trade/wits_bilateral_1962_2016.parquet")
    assert len(record.series("ARG", "BRA")) == 4
    assert observations(record, "ARG", "BRA", "exports")["1986"] == 698067008


def test_partners_are_added_up_only_where_a_panel_lists_them_all(tmp_path):
    rows = ["CHL,PER,1999,X,100", "CHL,BOL,1999,X,300"]
    whole = panel_record(wits(tmp_path, *rows, name="wits.csv"))
    assert [o.value for s in whole.totals("CHL") for o in s.observations] == [400]
    some = panel_record(wits(tmp_path, *rows, name="some_partners.csv"))
    assert some.totals("CHL") == ()
    assert not any(row.whole for row in some.partners("CHL", "exports", "1999"))


def test_the_history_of_a_list_holds_every_partner_but_aggregates(tmp_path):
    rows = ["CHL,PER,2000,X,7", "CHL,PER,1999,X,5", "CHL,PER,1999,X,5", "CHL,PER,1999,M,4",
            "CHL,UNS,1999,X,2", "CHL,EUN,1999,X,9", "CHL,WLD,1999,X,8", "CHL,BOL,1999,X,0",
            "PER,CHL,1999,X,3"]  # fmt: skip
    record = panel_record(wits(tmp_path, *rows, name="wits.csv"))
    assert [(h.partner, h.kind, h.flow, h.valuation, h.values) for h in record.histories("CHL")] == [
        ("PER", "state", "exports", "FOB", ((1999, 5.0), (2000, 7.0))),
        ("PER", "state", "imports", None, ((1999, 4.0),)),
        ("UNS", "no-state", "exports", "FOB", ((1999, 2.0),)),
        ("WLD", "world", "exports", "FOB", ((1999, 8.0),)),
    ]
    assert combined(record, record, starter_record()).histories("CHL") == record.histories("CHL")
    assert record.histories("BOL") == ()


def test_figures_of_some_partners_are_no_history_of_a_list(tmp_path):
    record = panel_record(wits(tmp_path, "CHL,PER,1999,X,100", "CHL,BOL,1999,X,300", name="some.csv"))
    assert record.histories("CHL") == ()
