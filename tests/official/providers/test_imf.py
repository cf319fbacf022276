"""The IMF's answers and requests."""

import json
from pathlib import Path
from urllib.parse import unquote

import pytest

from onrecord.errors import ProviderError
from onrecord.official.providers import Query
from onrecord.official.providers.imf import Imf

DATA = "dataflow/IMF.STA/IMTS/+/"
MESSAGE = """<?xml version='1.0' encoding='UTF-8'?>
<message:StructureSpecificData
  xmlns:message="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/message"
  xmlns:common="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/common"
  xmlns:ss="http://www.sdmx.org/resources/sdmxml/schemas/v3_0/data/structurespecific"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:ns1="urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=IMF.STA:DSD_IMTS(1.0.0):ObsLevelDim:TIME_PERIOD">
 <message:Header><message:ID>X1</message:ID><message:Test>false</message:Test>
  <message:Prepared>2024-05-06T07:08:09Z</message:Prepared><message:Sender id="unknown"/>
  <message:Structure structureID="IMF.STA.DSD_IMTS.1.0.0"
    namespace="urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=IMF.STA:DSD_IMTS(1.0.0)"
    dimensionAtObservation="TIME_PERIOD"><common:Structure>urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=IMF.STA:DSD_IMTS(1.0.0)</common:Structure></message:Structure>
 </message:Header>
 <message:DataSet ss:structureRef="IMF.STA.DSD_IMTS.1.0.0" action="Replace">SERIES</message:DataSet>
</message:StructureSpecificData>"""


def message(*series: str) -> str:
    return MESSAGE.replace("SERIES", "".join(series))


def series(indicator: str, partner: str, *observations: str, country: str = "BRA") -> str:
    return (
        f'<Series COUNTRY="{country}" INDICATOR="{indicator}" COUNTERPART_COUNTRY="{partner}" FREQUENCY="A" '
        f'OVERLAP="OL" SCALE="6">{"".join(observations)}</Series>'
    )


def observation(period: str, value: str, derivation: str | None = "O") -> str:
    made = f' DERIVATION_TYPE="{derivation}"' if derivation else ""
    return f'<Obs OBS_VALUE="{value}"{made} TIME_PERIOD="{period}"/>'


def test_values_are_dollars_although_the_scale_says_millions(answered) -> None:
    row, *others = (
        Imf().read(answered(message(series("XG_FOB_USD", "ARG", observation("2019", "1234567.5"))))).rows
    )
    assert not others
    assert (row.reporter, row.partner, row.partner_kind, row.flow, row.period) == (
        "BRA", "ARG", "state", "exports", "2019",
    )  # fmt: skip
    assert (row.value, row.valuation, row.unit, row.product) == (1234567.5, "FOB", "usd", "")


@pytest.mark.parametrize(
    ("derivation", "estimated"),
    [("O", False), ("SCC", True), ("SE", True), ("M", True), (None, False)],
)
def test_only_what_was_reported_is_no_estimate(answered, derivation, estimated) -> None:
    text = message(series("MG_CIF_USD", "ARG", observation("2019", "7", derivation)))
    row = Imf().read(answered(text)).rows[0]
    assert (row.estimated, row.derivation) == (estimated, derivation or "")


def test_imports_come_cif_and_fob_only_where_there_is_no_cif(answered) -> None:
    text = message(
        series("MG_CIF_USD", "ARG", observation("2019", "106")),
        series("MG_FOB_USD", "ARG", observation("2018", "90"), observation("2019", "100")),
        series("TBG_USD", "ARG", observation("2019", "-6")),
    )
    read = Imf().read(answered(text))
    assert [(row.period, row.value, row.valuation) for row in read.rows] == [
        ("2018", 90, "FOB"),
        ("2019", 106, "CIF"),
    ]
    assert read.notes == ("Rows left out: 1 (imports FOB where imports CIF stand beside them)",)


@pytest.mark.parametrize(
    ("code", "partner", "kind"),
    [
        ("G001", "WLD", "world"),
        ("G998", "EUU", "aggregate"),
        ("G110", "G110", "aggregate"),
        ("GX170", "GX170", "aggregate"),
        ("U002", "U002", "aggregate"),
        ("EUR", "EUR", "aggregate"),
        ("TX899", "TX899", "no-state"),
        ("KOS", "XKX", "state"),
        ("WBG", "PSE", "state"),
        ("TWN", "TWN", "state"),
    ],
)
def test_partners_that_are_no_state_are_told_apart(answered, code, partner, kind) -> None:
    row = Imf().read(answered(message(series("XG_FOB_USD", code, observation("2019", "5"))))).rows[0]
    assert (row.partner, row.partner_kind, row.partner_code) == (partner, kind, code)


@pytest.mark.parametrize("written", ["2019-M03", "2019-03"])
def test_months(answered, written) -> None:
    text = message(series("XG_FOB_USD", "ARG", observation(written, "5"), observation("2019", "60")))
    monthly = Query(reporters=("BRA",), partners=("ARG",), years=(2019, 2019), frequency="M")
    assert [row.period for row in Imf().read(answered(text, query=monthly)).rows] == ["2019-03"]


@pytest.mark.parametrize("value", ["0", "NaN", ""])
def test_missing_cells_are_no_rows(answered, value) -> None:
    text = message(series("XG_FOB_USD", "ARG", observation("2018", value), observation("2019", "5")))
    assert [row.period for row in Imf().read(answered(text)).rows] == ["2019"]


def test_a_message_without_observations_is_no_error(answered) -> None:
    assert Imf().read(answered(message())).rows == ()


def test_status_404_is_no_data_when_it_says_so_and_else_a_bad_question(answered) -> None:
    assert Imf().read(answered('<m:ErrorMessage code="100"/>', status=404)).rows == ()
    with pytest.raises(ProviderError, match="knows nothing under") as caught:
        Imf().read(answered("no such key", status=404))
    assert caught.value.code == "bad-query"


def test_an_empty_answer_is_a_bad_question(answered) -> None:
    with pytest.raises(ProviderError) as caught:
        Imf().read(answered("", status=204))
    assert caught.value.code == "bad-query"


@pytest.mark.parametrize(
    "content", [message(series("XG_FOB_USD", "ARG", observation("2019", "5")))[:-300], "{}", "<a/>"]
)
def test_broken_messages_are_errors(answered, content) -> None:
    with pytest.raises(ProviderError, match="no complete SDMX data message") as caught:
        Imf().read(answered(content))
    assert caught.value.retry


def test_a_message_of_another_data_set_is_refused(answered) -> None:
    other = message(
        '<Series COUNTRY="BRA" SECTOR="S13" FREQUENCY="A"><Obs OBS_VALUE="1" TIME_PERIOD="2019"/></Series>'
    )
    with pytest.raises(ProviderError, match="not trade by partner"):
        Imf().read(answered(other))


def test_a_pair_is_one_request() -> None:
    query = Query(reporters=("BRA", "ARG"), partners=("ARG", "BRA"), years=(2010, 2020))
    (ask,) = Imf().preview(query)
    assert ask.url == (
        f"https://api.imf.org/external/sdmx/3.0/data/{DATA}"
        "BRA+ARG.XG_FOB_USD+MG_CIF_USD+MG_FOB_USD.ARG+BRA.A"
        "?c%5BTIME_PERIOD%5D=ge:2010-01-01+le:2020-12-31"
        "&dimensionAtObservation=TIME_PERIOD&detail=full&includeHistory=false"
    )
    assert ask.accepts[0] == "application/xml"
    assert ask.key_header is None


def test_all_partners_and_months() -> None:
    asks = Imf().preview(Query(reporters=("BRA", "ARG"), years=(2020, 2020), frequency="M"))
    assert [ask.url.split("IMTS/+/")[1].split("?")[0] for ask in asks] == [
        "BRA.XG_FOB_USD+MG_CIF_USD+MG_FOB_USD.*.M",
        "ARG.XG_FOB_USD+MG_CIF_USD+MG_FOB_USD.*.M",
    ]


def test_months_of_all_partners_are_asked_ten_years_at_a_time() -> None:
    asks = Imf().preview(Query(reporters=("BRA",), years=(1999, 2020), frequency="M"))
    assert [unquote(ask.url).partition("c[TIME_PERIOD]=")[2].partition("&")[0] for ask in asks] == [
        "ge:1999-01-01+le:2008-12-31",
        "ge:2009-01-01+le:2018-12-31",
        "ge:2019-01-01+le:2020-12-31",
    ]
    assert (
        len(Imf().preview(Query(reporters=("BRA",), partners=("ARG",), years=(1999, 2020), frequency="M")))
        == 1
    )


def test_codes_that_are_not_iso_and_years_before_the_first() -> None:
    (ask,) = Imf().preview(Query(reporters=("XKX",), partners=("PSE",), years=(1900, 1990)))
    assert "/KOS.XG" in ask.url
    assert ".WBG." in ask.url
    assert "ge:1948-01-01" in ask.url


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (Query(reporters=("BRA",), years=(2010, 2011), product="27"), "not-published"),
        (Query(reporters=("BRA",), years=(2011, 2010)), "not-published"),
        (Query(reporters=("BRA",), years=(1900, 1910)), "not-published"),
        (Query(reporters=("QQQ",), years=(2010, 2011)), "not-published"),
    ],
)
def test_what_is_not_published_is_not_asked(query, code) -> None:
    with pytest.raises(ProviderError) as caught:
        Imf().preview(query)
    assert caught.value.code == code
    assert caught.value.hint


@pytest.mark.shared
def test_the_recorded_answer(answered, shared: Path) -> None:
    folder = shared / "data/trade/fixtures/imf"
    rows = Imf().read(answered((folder / "imts_data_USA_XG_FOB_USD_A.xml").read_bytes())).rows
    # Each figure was read off the bytes of the file.
    assert [(r.reporter, r.partner, r.flow, r.period, r.value, r.derivation, r.estimated) for r in rows] == [
        ("USA", "EUU", "exports", "2023", 369_756_760_426, "M", True),
        ("USA", "EUU", "exports", "2024", 371_064_529_410, "M", True),
        ("USA", "WLD", "exports", "2023", 2_019_551_635_133, "M", True),
        ("USA", "WLD", "exports", "2024", 2_065_411_250_609, "M", True),
    ]


@pytest.mark.shared
def test_requests_are_built_as_the_recorded_one(shared: Path) -> None:
    folder = shared / "data/trade/fixtures/imf"
    recorded = (folder / "imts_data_USA_XG_FOB_USD_A.request.txt").read_text().split()[1]
    (ask,) = Imf().preview(Query(reporters=("USA",), partners=("EUU",), years=(2023, 2025)))
    path, _, asked = ask.url.partition("?")
    recorded_path, _, recorded_asked = recorded.partition("?")
    assert path.rpartition("/")[0] == recorded_path.rpartition("/")[0]
    assert asked == recorded_asked.replace("le:2026-01-01", "le:2025-12-31")
    assert len(path.rpartition("/")[2].split(".")) == len(recorded_path.rpartition("/")[2].split("."))
    assert unquote(asked).startswith("c[TIME_PERIOD]=ge:2023-01-01+le:")


@pytest.mark.shared
def test_other_recorded_answers_of_the_imf(answered, shared: Path) -> None:
    for file in sorted((shared / "data/trade/fixtures/imf").glob("imfp_*.json")):
        recorded = json.loads(file.read_text())
        given = answered(recorded["text"], status=recorded["status_code"])
        with pytest.raises(ProviderError) as caught:
            Imf().read(given)
        expected = "bad-query" if recorded["status_code"] == 204 else "answer-truncated"
        assert caught.value.code == expected, file
