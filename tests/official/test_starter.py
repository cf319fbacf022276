"""The bundled figures are the reported ones, with their citation."""

import hashlib
from importlib import resources

import pytest

from onrecord.official import starter_record, trade_table


def test_russias_figures_for_venezuela_cover_2000_to_2020():
    ours = [s for s in starter_record().series("RUS", "VEN") if s.reporter == "RUS"]
    assert {s.flow for s in ours} == {"exports", "imports"}
    assert sum(len(s.observations) for s in ours) == 42
    assert {(s.provider, s.retrieved, s.valuation) for s in ours} == {
        ("comtrade", "2022-02-07", "FOB"),
        ("comtrade", "2022-02-07", "CIF"),
    }


def test_the_pair_may_be_named_in_either_order():
    assert starter_record().series("VEN", "RUS") == starter_record().series("RUS", "VEN")


def test_another_pair_is_not_held():
    assert starter_record().series("RUS", "CUB") == ()
    assert starter_record().notes("RUS", "CUB") == ()


def test_the_snapshot_is_the_hash_of_the_bundled_file():
    content = (resources.files("onrecord.official") / "starter.toml").read_bytes()
    expected = "sha256:" + hashlib.sha256(content).hexdigest()
    assert {s.snapshot for s in starter_record().series("RUS", "VEN")} == {expected}


def test_the_silence_of_venezuela_is_noted():
    notes = starter_record().notes("RUS", "VEN")
    assert ("silent-reporter", "VEN reports nothing after 2013") in {(n.code, n.text) for n in notes}


def test_the_mirror_gap_of_2013_names_both_providers():
    (mirror,) = trade_table(starter_record(), "RUS", "VEN").mirror
    assert (mirror.period, mirror.provider) == ("2013", "comtrade and wits")
    assert mirror.ratio == 0.1038337


@pytest.mark.shared
def test_the_values_are_those_of_the_source_table(shared):
    rows = (shared / "data/trade/rus_ven_all_sources.csv").read_text("utf-8").splitlines()
    header = rows[0].split(",")
    table = [dict(zip(header, row.split(","), strict=True)) for row in rows[1:]]
    for series in starter_record().series("RUS", "VEN"):
        column = {
            ("RUS", "exports"): "RUS_X_to_VEN_comtrade2022",
            ("RUS", "imports"): "RUS_M_from_VEN_comtrade2022",
            ("VEN", "imports"): "VEN_M_from_RUS_wits2017",
        }[series.reporter, series.flow]
        reported = {row["year"]: float(row[column]) for row in table if row[column]}
        assert all(reported[o.period] == o.value for o in series.observations)
