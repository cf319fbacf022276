"""From a question over the wire into a real store: all parts but the network."""

from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest
import stamina

from onrecord.errors import ProviderError
from onrecord.official.fetching import fetch
from onrecord.official.providers import Query, provider_named
from onrecord.official.store import Store
from onrecord.official.wire import HttpWire

NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
PAIR = Query(reporters=("USA", "DEU"), partners=("DEU", "USA"), years=(1980, 2000))


def comtrade(request: httpx2.Request) -> httpx2.Response:
    """Germany's and the United States' exports in each year asked for, under the codes of that year."""
    rows = []
    for year in map(int, request.url.params["period"].split(",")):
        usa, germany = (842 if year > 1980 else 841), (276 if year > 1990 else 280)
        for reporter, partner in ((usa, germany), (germany, usa)):
            rows.append(
                f'{{"period": "{year}", "reporterCode": {reporter}, "partnerCode": {partner}, '
                f'"flowCode": "X", "cmdCode": "TOTAL", "fobvalue": {year}, "cifvalue": null,'
                f'"primaryValue": {year}}}'
            )
    content = f'{{"elapsedTime": "0.1 secs", "count": {len(rows)}, "data": [{",".join(rows)}], "error": ""}}'
    return httpx2.Response(200, content=content.encode(), headers={"content-type": "application/json"})


def wire(respond) -> HttpWire:
    return HttpWire(transport=httpx2.MockTransport(respond), now=lambda: NOW, sleep=lambda seconds: None)


def test_answers_of_one_fetch_are_one_vintage(tmp_path: Path) -> None:
    store = Store(tmp_path)
    snapshots = fetch(PAIR, provider_named("comtrade"), store, wire(comtrade), today=lambda: NOW.date())
    assert len(snapshots) == 2
    assert all(checked.state == "sound" for checked in store.verify())
    series = {s.reporter: s for s in store.record().series("USA", "DEU")}
    assert set(series) == {"USA", "DEU"}
    assert [o.period for o in series["USA"].observations] == [str(year) for year in range(1980, 2001)]
    assert series["DEU"].valuation == "FOB"
    notes = [note.text for note in store.record().notes("USA", "DEU") if note.code == "crosswalk"]
    assert any("West Germany" in text for text in notes)


def test_a_failure_halfway_leaves_whole_snapshots_alone(tmp_path: Path) -> None:
    store, seen = Store(tmp_path), []

    def breaking(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return comtrade(request) if len(seen) == 1 else httpx2.Response(503)

    with (
        stamina.set_testing(True, attempts=2, cap=True),
        pytest.raises(ProviderError, match="HTTP status 503") as caught,
    ):
        fetch(PAIR, provider_named("comtrade"), store, wire(breaking), today=lambda: NOW.date())
    assert caught.value.retry
    assert len(store.snapshots()) == 1
    again = []

    def counting(request: httpx2.Request) -> httpx2.Response:
        again.append(request)
        return comtrade(request)

    snapshots = fetch(PAIR, provider_named("comtrade"), store, wire(counting), today=lambda: NOW.date())
    assert (len(again), len(snapshots), len(store.snapshots())) == (1, 2, 2)


@pytest.mark.parametrize(
    "content", [b"<!DOCTYPE html><p>maintenance</p>", b'{"count": 3, "data": []}', b'{"da']
)
def test_an_answer_that_is_none_leaves_nothing_behind(tmp_path: Path, content: bytes) -> None:
    store = Store(tmp_path / "home")
    respond = wire(lambda request: httpx2.Response(200, content=content))
    with stamina.set_testing(True, attempts=1), pytest.raises(ProviderError):
        fetch(PAIR, provider_named("comtrade"), store, respond)
    assert store.snapshots() == ()
    assert not [file for file in (tmp_path / "home").rglob("*") if file.is_file()]


@pytest.mark.shared
def test_recorded_answers_reach_the_store(tmp_path: Path, shared: Path) -> None:
    folder = shared / "data/trade/fixtures"
    recorded = {
        "api.imf.org": (folder / "imf/imts_data_USA_XG_FOB_USD_A.xml", "application/xml"),
        "wits.worldbank.org": (folder / "wits/sdmx_v21_tradestats_trade.json", "application/json"),
        "comtradeapi.un.org": (
            folder / "comtrade/get_C_A_HS_CHN_ARG_DEU_2010_TOTAL.json", "application/json",
        ),
    }  # fmt: skip

    def replay(request: httpx2.Request) -> httpx2.Response:
        file, media_type = recorded[request.url.host]
        return httpx2.Response(200, content=file.read_bytes(), headers={"content-type": media_type})

    store = Store(tmp_path)
    fetch(
        Query(reporters=("USA",), partners=("EUU",), years=(2023, 2024)),
        provider_named("imf"),
        store,
        wire(replay),
    )
    query = Query(reporters=("CHN",), partners=("ARG", "DEU"), years=(2010, 2010))
    fetch(query, provider_named("comtrade"), store, wire(replay))
    fetch(Query(reporters=("USA",), years=(2017, 2017)), provider_named("wits"), store, wire(replay))
    assert all(checked.state == "sound" for checked in store.verify())
    by_flow = {s.flow: s.observations[0].value for s in store.record().series("CHN", "ARG")}
    assert by_flow == {"exports": 6_115_764_185, "imports": 6_804_128_143}
    totals = {(s.provider, s.flow): s.observations[-1] for s in store.record().totals("USA")}
    assert totals["imf", "exports"].value == 2_065_411_250_609
    assert totals["imf", "exports"].estimated
    assert totals["wits", "imports"].value == 2_407_390_189_460
