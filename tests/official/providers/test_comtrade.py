"""UN Comtrade's answers and requests."""

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from onrecord.errors import ProviderError
from onrecord.official.providers import Query
from onrecord.official.providers.comtrade import Comtrade
from onrecord.official.providers.comtrade_reading import Release, read_releases, rows_of

PAIR = Query(reporters=("BRA", "ARG"), partners=("ARG", "BRA"), years=(2010, 2020))


def record(**changes: object) -> dict[str, object]:
    usual: dict[str, object] = {
        "typeCode": "C", "freqCode": "A", "period": "2019", "reporterCode": 76, "flowCode": "X",
        "partnerCode": 32, "partner2Code": 0, "cmdCode": "TOTAL", "customsCode": "C00", "motCode": 0,
        "cifvalue": None, "fobvalue": 1250.5, "primaryValue": 1250.5, "isReported": True,
        "isAggregate": False,
    }  # fmt: skip
    return usual | changes


def told(*records: dict[str, object], **changes: object) -> str:
    whole = {"elapsedTime": "0.1 secs", "count": len(records), "data": list(records), "error": ""}
    return json.dumps(whole | changes)


def asked(url: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def test_a_row(answered) -> None:
    (row,) = Comtrade().read(answered(told(record()))).rows
    assert (row.reporter, row.partner, row.flow, row.period, row.value) == (
        "BRA",
        "ARG",
        "exports",
        "2019",
        1250.5,
    )
    assert (row.valuation, row.product, row.estimated, row.reporter_code, row.partner_code) == (
        "FOB", "", False, "76", "32",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "valuation"),
    [
        ({"flowCode": "M", "cifvalue": 1250.5, "fobvalue": 1180.0}, "CIF"),
        ({"flowCode": "M", "cifvalue": 1310.0, "fobvalue": 1250.5}, "FOB"),
        ({"flowCode": "M", "cifvalue": None, "fobvalue": None}, None),
        ({"flowCode": "X", "cifvalue": 0.0, "fobvalue": 1250.5}, "FOB"),
    ],
)
def test_the_valuation_is_that_of_the_primary_value(answered, changes, valuation) -> None:
    (row,) = Comtrade().read(answered(told(record(**changes)))).rows
    assert (row.value, row.valuation) == (1250.5, valuation)


@pytest.mark.parametrize(
    "changes",
    [
        {"flowCode": "RX"}, {"flowCode": "RM"}, {"partner2Code": 842}, {"motCode": 2100},
        {"customsCode": "C04"}, {"primaryValue": 0}, {"primaryValue": None}, {"cmdCode": "AG2"},
        {"partnerCode": 76},
    ],
)  # fmt: skip
def test_what_is_no_further_figure_is_passed_over(answered, changes) -> None:
    assert Comtrade().read(answered(told(record(**changes)))).rows == ()


def test_months_and_products(answered) -> None:
    (row,) = Comtrade().read(answered(told(record(period="202103", cmdCode="27")))).rows
    assert (row.period, row.product) == ("2021-03", "27")


@pytest.mark.parametrize(
    ("code", "period", "partner", "kind"),
    [
        (0, "2019", "WLD", "world"),
        (842, "2019", "USA", "state"),
        (251, "2019", "FRA", "state"),
        (579, "2019", "NOR", "state"),
        (757, "2019", "CHE", "state"),
        (699, "2019", "IND", "state"),
        (490, "2019", "TWN", "state"),
        (381, "2019", "ITA", "state"),
        (810, "1985", "SUN", "state"),
        (97, "2010", "EUU", "aggregate"),
        (899, "2019", "899", "no-state"),
        (12345, "2019", "12345", "no-state"),
    ],
)
def test_codes_of_partners(answered, code, period, partner, kind) -> None:
    (row,) = Comtrade().read(answered(told(record(partnerCode=code, period=period)))).rows
    assert (row.partner, row.partner_kind) == (partner, kind)


def test_a_code_that_is_not_known_is_noted(answered) -> None:
    notes = Comtrade().read(answered(told(record(partnerCode=12345)))).notes
    assert notes == ("Partner codes that are not known, and count as no state: 12345",)


def test_of_two_codes_of_a_state_the_main_one_counts(answered) -> None:
    text = told(record(partnerCode=756, primaryValue=90), record(partnerCode=757, primaryValue=100))
    read = Comtrade().read(answered(text))
    assert [(row.partner, row.value) for row in read.rows] == [("CHE", 100)]
    assert read.notes == ("Rows left out: 1 (figures of a state under a second code)",)


def test_two_values_for_a_cell_are_an_error_and_equal_ones_are_not(answered) -> None:
    assert len(Comtrade().read(answered(told(record(), record()))).rows) == 1
    with pytest.raises(ProviderError, match="two values for BRA, ARG, exports, 2019"):
        Comtrade().read(answered(told(record(), record(primaryValue=3))))


def test_negative_values_are_left_out_and_counted(answered) -> None:
    read = Comtrade().read(answered(told(record(), record(flowCode="M", primaryValue=-4))))
    assert [row.flow for row in read.rows] == ["exports"]
    assert read.notes == ("Rows left out: 1 (negative or not finite)",)


def test_no_data_is_no_error(answered) -> None:
    assert Comtrade().read(answered(told())).rows == ()


@pytest.mark.parametrize(
    "content",
    [
        told(error="Invalid parameter: period"),
        '{"statusCode": 400, "message": "Invalid period"}',
        "[]",
        '{"data": null}',
    ],
)
def test_a_bad_question_is_told_from_no_data(answered, content) -> None:
    with pytest.raises(ProviderError, match="Comtrade did not take") as caught:
        Comtrade().read(answered(content))
    assert (caught.value.code, caught.value.retry) == ("bad-query", False)


@pytest.mark.parametrize("content", [told(record())[:-40], told(record(), count=2)])
def test_broken_off_answers_are_errors(answered, content) -> None:
    with pytest.raises(ProviderError) as caught:
        Comtrade().read(answered(content))
    assert (caught.value.code, caught.value.retry) == ("answer-truncated", True)


def test_as_many_rows_as_the_limit_count_as_cut(answered) -> None:
    rows = [record(period=str(2000 + number)) for number in range(3)]
    assert len(Comtrade().read(answered(told(*rows), most_rows=4)).rows) == 3
    with pytest.raises(ProviderError, match=r"has 3 rows.*may be cut.*ONRECORD_COMTRADE_KEY") as caught:
        Comtrade().read(answered(told(*rows), most_rows=3))
    assert caught.value.code == "answer-cut"
    with pytest.raises(ProviderError) as keyed:
        Comtrade().read(answered(told(*rows), most_rows=3, key_header="Some-Key"))
    assert "ONRECORD_COMTRADE_KEY" not in keyed.value.hint


def test_requests_without_a_key() -> None:
    asks = Comtrade().preview(PAIR)
    assert [asked(ask.url)["period"] for ask in asks] == [",".join(map(str, range(2010, 2021)))]
    (ask,) = asks
    assert ask.url.startswith("https://comtradeapi.un.org/public/v1/preview/C/A/HS?")
    assert asked(ask.url) == {
        "reporterCode": "76,32", "period": asked(ask.url)["period"], "partnerCode": "32,76",
        "cmdCode": "TOTAL", "flowCode": "X,M", "partner2Code": "0", "motCode": "0", "customsCode": "C00",
    }  # fmt: skip
    assert (ask.key_header, ask.most_rows, ask.pause_seconds) == (None, 500, 1.0)


def test_requests_with_a_key() -> None:
    (ask,) = Comtrade().preview(PAIR, key="hidden")
    assert ask.url.startswith("https://comtradeapi.un.org/data/v1/get/C/A/HS?")
    assert (ask.key_header, ask.most_rows) == ("Ocp-Apim-Subscription-Key", 100_000)
    assert "hidden" not in repr(ask)


def test_at_most_twelve_periods_in_one_request() -> None:
    query = Query(reporters=("BRA",), partners=("ARG",), years=(1990, 2020))
    years = [asked(ask.url)["period"].split(",") for ask in Comtrade().preview(query, key="k")]
    assert [len(some) for some in years] == [12, 12, 7]
    assert [year for some in years for year in some] == [str(year) for year in range(1990, 2021)]
    monthly = Query(reporters=("BRA",), partners=("ARG",), years=(2019, 2020), frequency="M", product="1001")
    asks = Comtrade().preview(monthly, key="k")
    assert [asked(ask.url)["period"][:13] for ask in asks] == ["201901,201902", "202001,202002"]
    assert all("/C/M/HS?" in ask.url and asked(ask.url)["cmdCode"] == "1001" for ask in asks)


def test_all_partners_without_a_key_are_asked_a_year_and_a_reporter_at_a_time() -> None:
    asks = Comtrade().preview(Query(reporters=("BRA", "ARG"), years=(2019, 2020)))
    assert [(asked(a.url)["reporterCode"], asked(a.url)["period"]) for a in asks] == [
        ("76", "2019"), ("76", "2020"), ("32", "2019"), ("32", "2020"),
    ]  # fmt: skip
    assert all("partnerCode" not in asked(a.url) for a in asks)
    (keyed,) = Comtrade().preview(Query(reporters=("BRA", "ARG"), years=(2019, 2020)), key="k")
    assert asked(keyed.url)["reporterCode"] == "76,32"


def test_a_state_is_asked_for_under_its_codes_of_those_years() -> None:
    query = Query(reporters=("USA",), partners=("DEU",), years=(1979, 1992))
    assert {asked(a.url)["reporterCode"] for a in Comtrade().preview(query)} == {"841,842"}
    assert {asked(a.url)["partnerCode"] for a in Comtrade().preview(query)} == {"280,276"}


@pytest.mark.parametrize("product", ["2", "271", "HS27", "TOTAL", "27090010"])
def test_products_are_hs_codes(product) -> None:
    with pytest.raises(ProviderError, match="is no product"):
        Comtrade().preview(Query(reporters=("BRA",), years=(2019, 2019), product=product))


LEGACY = (
    "Classification,Year,Period,Period Desc.,Trade Flow,Reporter Code,Partner Code,Partner ISO,"
    "Commodity Code,Trade Value (US$),CIF Trade Value (US$),FOB Trade Value (US$),Flag\n"
    "H5,2019,2019,2019,Import,76,0,WLD,TOTAL,177347934749,,,4\n"
    "H5,2019,2019,2019,Export,76,32,ARG,TOTAL,9791474000,,,0\n"
    "H5,2019,2019,2019,Re-Export,76,32,ARG,TOTAL,1474000,,,0\n"
)


def test_the_older_csv(answered) -> None:
    rows = Comtrade().read(answered(LEGACY)).rows
    assert [(r.reporter, r.partner, r.flow, r.period, r.value, r.valuation) for r in rows] == [
        ("BRA", "ARG", "exports", "2019", 9_791_474_000, None),
        ("BRA", "WLD", "imports", "2019", 177_347_934_749, None),
    ]


def test_exports_and_imports_side_by_side() -> None:
    balance = {
        "period": "202205", "reporterCode": 36, "partnerCode": 8, "primaryValueX": 200.0,
        "primaryValueM": 110.0, "cifvalueX": 0.0, "cifvalueM": 110.0, "fobvalueX": 200.0, "fobvalueM": 100.0,
    }  # fmt: skip
    assert [(r.flow, r.value, r.valuation, r.period) for r in rows_of([balance])] == [
        ("exports", 200, "FOB", "2022-05"),
        ("imports", 110, "CIF", "2022-05"),
    ]


def test_dates_of_publication() -> None:
    listed = json.dumps(
        {"data": [{"reporterCode": 76, "period": 2019, "publicationDate": "2020-02-03T04:05:06Z"}]}
    )
    assert read_releases(listed.encode()) == (Release("BRA", "2019", "2020-02-03"),)
    with pytest.raises(ProviderError):
        read_releases(b"[]")


@pytest.mark.shared
def test_the_recorded_answer(answered, shared: Path) -> None:
    content = (shared / "data/trade/fixtures/comtrade/get_C_A_HS_CHN_ARG_DEU_2010_TOTAL.json").read_bytes()
    rows = Comtrade().read(answered(content)).rows
    assert [(r.reporter, r.partner, r.flow, r.period, r.value, r.valuation) for r in rows] == [
        ("CHN", "ARG", "exports", "2010", 6_115_764_185, "FOB"),
        ("CHN", "ARG", "imports", "2010", 6_804_128_143, "CIF"),
        ("CHN", "DEU", "exports", "2010", 68_047_133_397, "FOB"),
        ("CHN", "DEU", "imports", "2010", 74_251_272_075, "CIF"),
    ]


@pytest.mark.shared
def test_the_recorded_csv(answered, shared: Path) -> None:
    content = (shared / "data/trade/fixtures/comtrade/legacy_api_get_RUS_all_2020_TOTAL.csv").read_bytes()
    read = Comtrade().read(answered(content))
    values = {(r.partner, r.flow): r.value for r in read.rows}
    assert (len(read.rows), read.notes) == (416, ())
    assert values["VEN", "exports"] == 99_240_450
    assert values["VEN", "imports"] == 1_546_933
    assert values["USA", "exports"] == 10_958_393_455
    assert values["TWN", "imports"] == 1_929_871_820
    assert values["WLD", "exports"] == 337_103_969_588
    assert values["WLD", "imports"] == 231_664_185_408
    exports = sum(r.value for r in read.rows if r.flow == "exports" and r.partner_kind != "world")
    assert abs(exports - values["WLD", "exports"]) < 200


@pytest.mark.shared
def test_the_recorded_lists_of_bulk_files(shared: Path) -> None:
    folder = shared / "data/trade/fixtures/comtrade"
    assert read_releases((folder / "bulk_list.json").read_bytes()) == (Release("ARG", "1962", "2003-04-29"),)
    assert read_releases((folder / "bulk_list_empty.json").read_bytes()) == ()


@pytest.mark.shared
def test_the_recorded_notebook(shared: Path) -> None:
    """The trade balance of Australia with each partner, May 2022, as the notebook shows its first rows."""
    from lxml import html

    content = (shared / "data/trade/fixtures/comtrade/comtradeapicall_example_notebook.ipynb").read_text()
    (cell,) = [c for c in json.loads(content)["cells"] if "getTradeBalance" in "".join(c["source"])]
    table = html.fromstring("".join(cell["outputs"][0]["data"]["text/html"])).xpath(".//table")[0]
    names = [name.text_content() for name in table.xpath(".//thead//th")][1:]
    shown = [[value.text_content() for value in row.xpath("./td")] for row in table.xpath(".//tbody/tr")[:5]]
    records = [
        {name: None if value in ("NaN", "None") else value for name, value in zip(names, row, strict=True)}
        for row in shown
    ]
    assert [
        (r.reporter, r.partner, r.flow, r.period, r.value, r.valuation) for r in rows_of(records) if r.value
    ] == [
        ("AUS", "WLD", "exports", "2022-05", 3.681159e10, "FOB"),
        ("AUS", "WLD", "imports", "2022-05", 2.638904e10, "CIF"),
        ("AUS", "AFG", "imports", "2022-05", 7.477927e4, "CIF"),
        ("AUS", "ALB", "exports", "2022-05", 2.446007e5, "FOB"),
        ("AUS", "ALB", "imports", "2022-05", 1.581828e5, "CIF"),
        ("AUS", "DZA", "imports", "2022-05", 6.215628e4, "CIF"),
        ("AUS", "ASM", "exports", "2022-05", 8.375428e5, "FOB"),
        ("AUS", "ASM", "imports", "2022-05", 1.867447e5, "CIF"),
    ]
