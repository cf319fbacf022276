"""From a query to snapshots, with a store and a wire of our own."""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import pytest

from onrecord.errors import ProviderError
from onrecord.official.fetching import fetch
from onrecord.official.providers import Answer, Ask, Query
from onrecord.official.providers.comtrade import Comtrade
from onrecord.official.rows import Row
from onrecord.official.snapshots import Snapshot

TODAY = date(2024, 5, 6)
THREE_ANSWERS = Query(reporters=("BRA",), partners=("ARG",), years=(1990, 2020))


class Kept(NamedTuple):
    snapshot: Snapshot
    content: bytes
    rows: tuple[Row, ...]
    confirmed: str | None = None


class Memory:
    """A store in memory."""

    def __init__(self) -> None:
        self.kept: list[Kept] = []

    def snapshots(self) -> tuple[Kept, ...]:
        return tuple(self.kept)

    def add(self, snapshot: Snapshot, content: bytes, rows: Iterable[Row]) -> Kept:
        self.kept.append(Kept(snapshot, content, tuple(rows)))
        return self.kept[-1]


class Wire:
    """Answers every request with one row of its first period, until it breaks."""

    def __init__(self, *, breaks_at: int = 99, content: bytes | None = None) -> None:
        self.asked: list[tuple[str, str | None]] = []
        self._breaks_at, self._content = breaks_at, content

    def get(self, ask: Ask, *, key: str | None = None) -> Answer:
        self.asked.append((ask.url, key))
        if len(self.asked) == self._breaks_at:
            raise ProviderError("busy", hint="later", retry=True)
        period = ask.url.partition("period=")[2][:4]
        content = (
            self._content
            or (
                f'{{"count": 1, "error": "", "data": [{{"period": "{period}", "reporterCode": 76,'
                f'"partnerCode": 32, "flowCode": "X", "cmdCode": "TOTAL", "primaryValue": 5}}]}}'
            ).encode()
        )
        return Answer(
            ask=ask, content=content, media_type="application/json", retrieved="2024-05-06T07:08:09Z"
        )


def fetched(store: Memory, wire: Wire, **options: object) -> tuple[Snapshot, ...]:
    return fetch(THREE_ANSWERS, Comtrade(), store, wire, today=lambda: TODAY, **options)


def test_every_answer_becomes_a_snapshot() -> None:
    store, wire, told = Memory(), Wire(), []
    snapshots = fetched(store, wire, progress=lambda *line: told.append(line))
    assert [kept.snapshot for kept in store.kept] == list(snapshots)
    assert [kept.rows[0].period for kept in store.kept] == ["1990", "2002", "2014"]
    assert [line[1:] for line in told] == [(1, 3), (2, 3), (3, 3)]
    assert "Comtrade" in told[0][0]
    for kept in store.kept:
        assert kept.snapshot.digest == "sha256:" + hashlib.sha256(kept.content).hexdigest()
        assert (kept.snapshot.provider, kept.snapshot.retrieved) == ("comtrade", "2024-05-06T07:08:09Z")
        assert (kept.snapshot.size, kept.snapshot.file) == (len(kept.content), "answer.json")
        assert "retrieved 2024-05-06" in (kept.snapshot.citation or "")
    assert len({snapshot.batch for snapshot in snapshots}) == 1


def test_a_fetch_that_broke_off_goes_on_where_it_ended() -> None:
    store = Memory()
    with pytest.raises(ProviderError, match="busy"):
        fetched(store, Wire(breaks_at=3))
    assert len(store.kept) == 2
    wire = Wire()
    snapshots = fetched(store, wire)
    assert len(wire.asked) == 1
    assert len(snapshots) == len(store.kept) == 3
    assert len({snapshot.batch for snapshot in snapshots}) == 1


def test_what_is_held_from_today_is_not_asked_again_and_what_is_older_is() -> None:
    store = Memory()
    fetched(store, Wire())
    again, next_day = Wire(), Wire()
    assert len(fetched(store, again)) == 3
    assert not again.asked
    fetch(THREE_ANSWERS, Comtrade(), store, next_day, today=lambda: date(2024, 5, 7))
    assert len(next_day.asked) == 3


def test_what_came_again_today_as_it_was_is_not_asked_a_third_time() -> None:
    store, wire = Memory(), Wire()
    fetch(THREE_ANSWERS, Comtrade(), store, wire, today=lambda: TODAY)
    tomorrow = date(2024, 5, 7)
    store.kept = [kept._replace(confirmed="2024-05-07T09:00:00Z") for kept in store.kept]
    again = Wire()
    fetch(THREE_ANSWERS, Comtrade(), store, again, today=lambda: tomorrow)
    assert again.asked == []


def test_an_answer_that_cannot_be_used_is_not_kept() -> None:
    store = Memory()
    with pytest.raises(ProviderError):
        fetched(store, Wire(content=b'{"count": 2, "data": [], "error": ""}'))
    assert not store.kept


def test_an_answer_without_figures_is_kept_as_one() -> None:
    store = Memory()
    snapshots = fetched(store, Wire(content=b'{"count": 0, "data": [], "error": ""}'))
    assert len(snapshots) == 3
    assert [kept.rows for kept in store.kept] == [(), (), ()]


def test_the_key_stands_nowhere() -> None:
    store, wire = Memory(), Wire()
    fetched(store, wire, key="s3cret")
    assert {key for _, key in wire.asked} == {"s3cret"}
    assert "s3cret" not in repr(store.kept)
    unkeyed = Wire()
    fetched(Memory(), unkeyed)
    assert {key for _, key in unkeyed.asked} == {None}
