"""The World Bank's answers and requests."""

import json
from pathlib import Path

import pytest

from onrecord.errors import ProviderError
from onrecord.official.providers import Query
from onrecord.official.providers.wits import Wits, cells

PLACES = ("FREQ", "REPORTER", "PARTNER", "PRODUCTCODE", "INDICATOR")


def told(figures: dict[tuple[str, str, str, str], dict[str, float | None]]) -> str:
    """An answer as WITS lays it out: keys are places in lists of values."""
    years = sorted({year for seen in figures.values() for year in seen})
    keys = [("A", *key) for key in figures]
    values = [sorted({key[place] for key in keys}) for place in range(len(PLACES))]
    series = {
        ":".join(str(values[place].index(part)) for place, part in enumerate(key)): {
            "observations": {str(years.index(year)): [value, 0] for year, value in seen.items()}
        }
        for key, seen in zip(keys, figures.values(), strict=True)
    }
    named = [
        {"id": name, "values": [{"id": v} for v in some]} for name, some in zip(PLACES, values, strict=True)
    ]
    times = [{"id": "TIME_PERIOD", "values": [{"id": year} for year in years]}]
    return json.dumps(
        {
            "dataSets": [{"series": series}],
            "structure": {"dimensions": {"series": named, "observation": times}},
        }
    )


def test_values_are_thousands_of_dollars(answered) -> None:
    text = told({("BRA", "ARG", "Total", "XPRT-TRD-VL"): {"2018": 1.5, "2019": 2.25, "2017": None}})
    rows = Wits().read(answered(text)).rows
    assert [(r.reporter, r.partner, r.flow, r.period, r.value, r.valuation) for r in rows] == [
        ("BRA", "ARG", "exports", "2018", 1500.0, "FOB"),
        ("BRA", "ARG", "exports", "2019", 2250.0, "FOB"),
    ]


def test_flows_codes_and_groups(answered) -> None:
    text = told(
        {
            ("BRA", "OAS", "Total", "MPRT-TRD-VL"): {"2018": 1.0},
            ("BRA", "ROM", "27-27_Fuels", "MPRT-TRD-VL"): {"2018": 2.0},
            ("BRA", "WLD", "Food", "MPRT-TRD-VL"): {"2018": 3.0},
            ("BRA", "WLD", "Total", "XPRT-PRTNR-SHR"): {"2018": 4.0},
            ("BRA", "ECS", "Total", "XPRT-TRD-VL"): {"2018": 5.0},
            ("BRA", "UNS", "Total", "XPRT-TRD-VL"): {"2018": 6.0},
        }
    )
    read = Wits().read(answered(text))
    assert [(r.partner, r.partner_kind, r.flow, r.product, r.valuation) for r in read.rows] == [
        ("ECS", "aggregate", "exports", "", "FOB"),
        ("ROU", "state", "imports", "27", None),
        ("TWN", "state", "imports", "", None),
        ("UNS", "no-state", "exports", "", "FOB"),
    ]
    assert read.notes == ("WITS product groups that are no HS chapter are left out: Food",)


@pytest.mark.parametrize(
    ("content", "status"),
    [("<error>No Records Found</error>", 404), ("NoRecordsFound", 404), ("no records found", 200)],
)
def test_no_data_is_no_error(answered, content, status) -> None:
    assert Wits().read(answered(content, status=status)).rows == ()


@pytest.mark.parametrize(
    ("content", "status"), [("<error>Invalid Reporter</error>", 400), ("", 404), ("", 200)]
)
def test_a_bad_question_is_told_from_no_data(answered, content, status) -> None:
    with pytest.raises(ProviderError, match="WITS did not take") as caught:
        Wits().read(answered(content, status=status))
    assert caught.value.code == "bad-query"


@pytest.mark.parametrize(
    "change", [lambda text: text[:-20], lambda text: text.replace("REPORTER", "R"), lambda _: "{}"]
)
def test_broken_answers_are_errors(answered, change) -> None:
    text = change(told({("BRA", "ARG", "Total", "XPRT-TRD-VL"): {"2018": 1.5}}))
    with pytest.raises(ProviderError, match="no complete SDMX-JSON") as caught:
        Wits().read(answered(text))
    assert caught.value.retry


def test_requests_of_a_pair() -> None:
    query = Query(reporters=("BRA", "ROU"), partners=("ROU", "BRA"), years=(2010, 2012))
    base = "https://wits.worldbank.org/API/V1/SDMX/V21/datasource/tradestats-trade"
    assert [ask.url for ask in Wits().preview(query)] == [
        f"{base}/reporter/{a}/year/all/partner/{b}/product/total/indicator/{flow}-trd-vl?format=JSON"
        for a, b in (("bra", "rom"), ("rom", "bra"))
        for flow in ("xprt", "mprt")
    ]


def test_never_more_than_two_dimensions_are_all() -> None:
    asks = Wits().preview(Query(reporters=("BRA",), years=(2010, 2012), product="27"))
    assert [ask.url.count("/all/") for ask in asks] == [2, 2]
    assert "/product/27-27_fuels/" in asks[0].url
    (one, _) = Wits().preview(Query(reporters=("BRA",), years=(2012, 2012)))
    assert "/year/2012/partner/all/" in one.url


@pytest.mark.parametrize("changes", [{"frequency": "M"}, {"product": "1001"}])
def test_what_is_not_published_is_not_asked(changes) -> None:
    with pytest.raises(ProviderError) as caught:
        Wits().preview(Query(reporters=("BRA",), years=(2010, 2012), **changes))
    assert caught.value.code == "not-published"


@pytest.mark.shared
def test_the_recorded_answer(answered, shared: Path) -> None:
    content = (shared / "data/trade/fixtures/wits/sdmx_v21_tradestats_trade.json").read_bytes()
    found = cells(answered(content))
    by_group = {cell.product: cell.value for cell in found}
    assert {(c.reporter, c.partner, c.indicator, c.year) for c in found} == {
        ("USA", "WLD", "MPRT-TRD-VL", "2017")
    }
    assert len(found) == len(by_group) == 29
    # Read off the bytes: the first two, one in the middle, the last.
    assert by_group["01-05_Animal"] == 32_320_233.669
    assert by_group["06-15_Vegetable"] == 55_443_721.912
    assert by_group["27-27_Fuels"] == 204_018_187.723
    assert by_group["UNCTAD-SoP4"] == 837_058_331.288001
    rows = Wits().read(answered(content)).rows
    assert [(r.product, r.value) for r in rows] == [("", 2_407_390_189_460.0), ("27", 204_018_187_723.0)]
    chapters = sum(value for name, value in by_group.items() if name[:2].isdigit())
    assert chapters == pytest.approx(by_group["Total"], rel=1e-6)
