"""Which state a provider's code stands for."""

import csv
import json
from pathlib import Path

import pytest

from onrecord.gazetteer.countries import countries
from onrecord.official.codes import codes_of, crossings, is_unknown, meaning, meanings
from onrecord.official.mapping import FIRST_YEAR, LAST_YEAR
from onrecord.official.record import WORLD

PROVIDERS = ("imf", "comtrade", "wits")


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_line_of_the_table_is_sound(provider) -> None:
    for line in meanings(provider):
        assert line.kind in ("state", "world", "no-state", "aggregate"), line
        assert line.since <= line.until, line
        assert bool(line.state) or not line.asked, line
        if line.kind == "state":
            assert line.state in countries() or line.state in {"PCZ", "PCI", "NTZ", "VDR"}, line


@pytest.mark.parametrize("provider", PROVIDERS)
def test_every_state_can_be_asked_for_and_is_read_back(provider) -> None:
    for state in countries():
        for code in codes_of(provider, state, 1900, 2030):
            found = [m for m in meanings(provider) if m.code == code and m.state == state]
            year = found[0].until if found and found[0].until < 2020 else 2020
            assert meaning(provider, code, year).state == state, code


@pytest.mark.parametrize(
    ("provider", "state", "years", "codes"),
    [
        ("comtrade", "USA", (2000, 2020), ("842",)),
        ("comtrade", "USA", (1975, 1985), ("841", "842")),
        ("comtrade", "FRA", (2000, 2020), ("251",)),
        ("comtrade", "NOR", (2000, 2020), ("579",)),
        ("comtrade", "CHE", (2000, 2020), ("757",)),
        ("comtrade", "IND", (1970, 1980), ("356", "699")),
        ("comtrade", "TWN", (2000, 2020), ("490",)),
        ("comtrade", "DEU", (1970, 1980), ("280",)),
        ("comtrade", "SDN", (2005, 2015), ("736", "729")),
        ("comtrade", "BEL", (1995, 2005), ("58", "56")),
        ("comtrade", "SUN", (2000, 2010), ()),
        ("baci", "USA", (2000, 2020), ("842",)),
        ("imf", "XKX", (2000, 2020), ("KOS",)),
        ("imf", "PSE", (2000, 2020), ("WBG",)),
        ("imf", "BEL", (1990, 2020), ("TX126", "BEL")),
        ("imf", "EUU", (2000, 2020), ("G998",)),
        ("imf", "VEN", (2000, 2020), ("VEN",)),
        ("wits", "ROU", (2000, 2020), ("ROM",)),
        ("wits", "SRB", (2000, 2020), ("SER",)),
        ("wits", "SDN", (2000, 2020), ("SDN", "SUD")),
        ("wits", "TWN", (2000, 2020), ("OAS",)),
    ],
)
def test_codes_to_ask_for(provider, state, years, codes) -> None:
    assert codes_of(provider, state, *years) == codes


def test_the_world() -> None:
    codes = {name: codes_of(name, WORLD, FIRST_YEAR, LAST_YEAR)[0] for name in PROVIDERS}
    assert codes == {"imf": "G001", "comtrade": "0", "wits": "WLD"}


def test_what_a_reader_must_know_is_told() -> None:
    assert "West Germany" in meaning("comtrade", "280", 1980).note
    assert "Other Asia" in meaning("wits", "OAS", 2010).note
    assert meaning("imf", "VEN", 2010).note == ""


def test_the_crosswalk_of_a_provider() -> None:
    found = {(c.code, c.state): c for c in crossings("comtrade")}
    assert found["280", "DEU"].until == 1990
    assert ("250", "FRA") not in found  # never asked for
    assert [c.code for c in crossings("wits") if c.state == "SDN"] == ["SUD", "SDN"]
    assert crossings("baci") == crossings("comtrade")


def test_a_code_that_is_not_known_is_no_state() -> None:
    assert meaning("comtrade", "99999", 2010).kind == "no-state"
    assert is_unknown("comtrade", "99999")
    assert not is_unknown("comtrade", "899")


@pytest.mark.shared
def test_comtrades_own_lists(shared: Path) -> None:
    for name, column in (("partnerAreas.csv", "PartnerCode"), ("Reporters.csv", "reporterCode")):
        with (shared / "data/trade/reference" / name).open() as file:
            for line in csv.DictReader(file):
                code, iso = line[column], line[f"{column}IsoAlpha3"].strip()
                year = int(line["entryExpiredDate"][:4] or 2020)
                assert not is_unknown("comtrade", code), line
                if iso in countries():
                    assert meaning("comtrade", code, year).state == iso, line


@pytest.mark.shared
def test_the_codes_of_the_older_csv(shared: Path) -> None:
    path = shared / "data/trade/fixtures/comtrade/legacy_api_get_RUS_all_2020_TOTAL.csv"
    with path.open() as file:
        for line in csv.DictReader(file):
            iso = line["Partner ISO"]
            assert not iso or meaning("comtrade", line["Partner Code"], 2020).state == iso, line


@pytest.mark.shared
def test_the_imfs_own_lists(shared: Path) -> None:
    folder = shared / "data/trade/fixtures/imf"
    structure = json.loads((folder / "IMTS_structure_from_openbb_imf_3.0.0.json").read_text())
    listed = structure["codelists"]["CL_IMTS_COUNTRY"]
    assert [d["id"] for d in structure["datastructure"]["dimensions"]] == [
        "COUNTRY", "INDICATOR", "COUNTERPART_COUNTRY", "FREQUENCY",
    ]  # fmt: skip
    for file in folder.glob("imfp_*.json"):
        recorded = json.loads(file.read_text())
        if "/CL_COUNTRY/" in recorded["url"]:
            listed |= {
                c["id"]: c["name"] for c in json.loads(recorded["text"])["data"]["codelists"][0]["codes"]
            }
    assert len(listed) > 350
    unknown = [code for code in listed if is_unknown("imf", code)]
    assert not unknown
    asked = {code for state in countries() for code in codes_of("imf", state, 1948, 2030)}
    assert asked - set(listed) == {"ATA"}


@pytest.mark.shared
def test_the_data_set_and_its_indicators_are_listed(shared: Path) -> None:
    from onrecord.official.providers.imf import INDICATORS

    folder = shared / "data/trade/fixtures/imf"
    structure = json.loads((folder / "IMTS_structure_from_openbb_imf_3.0.0.json").read_text())
    assert set(INDICATORS) < set(structure["codelists"]["CL_IMTS_INDICATOR"])
    flows, frequencies = "", ""
    for file in folder.glob("imfp_*.json"):
        recorded = json.loads(file.read_text())
        flows += recorded["text"] if "dataflow/all/*" in recorded["url"] else ""
        frequencies += recorded["text"] if "CL_FREQ" in recorded["url"] else ""
    listed = {one["id"]: one["agencyID"] for one in json.loads(flows)["data"]["dataflows"]}
    assert listed["IMTS"] == "IMF.STA"
    assert {"A", "M"} <= {one["id"] for one in json.loads(frequencies)["data"]["codelists"][0]["codes"]}
