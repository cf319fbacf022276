"""From a query to snapshots: each answer is read and kept before the next one is asked for."""

import hashlib
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Protocol

from onrecord.official.providers.protocol import Answer, Ask, Provider, Query, Read, Wire
from onrecord.official.rows import Row
from onrecord.official.snapshots import Snapshot

Progress = Callable[[str, int, int], None]
"""Told before each request: what it is for, its number, and how many there are."""
_ENDINGS = {"application/json": "json", "text/json": "json", "text/csv": "csv"}


class Held(Protocol):
    """A snapshot that a store holds."""

    @property
    def snapshot(self) -> Snapshot:
        """What was asked, when, and the hash."""
        ...

    @property
    def confirmed(self) -> str | None:
        """When the same question last had the same answer; None if it was asked once."""
        ...


class Keeping(Protocol):
    """What fetching needs of a store."""

    def snapshots(self) -> Iterable[Held]:
        """Every snapshot that is held."""
        ...

    def add(self, snapshot: Snapshot, content: bytes, rows: Iterable[Row]) -> object:
        """Keep an answer with its rows, wholly or not at all."""
        ...


def fetch(
    query: Query,
    provider: Provider,
    store: Keeping,
    wire: Wire,
    *,
    key: str | None = None,
    progress: Progress = lambda label, number, of: None,  # noqa: ARG005
    today: Callable[[], date] = lambda: datetime.now(UTC).date(),
) -> tuple[Snapshot, ...]:
    """Ask a provider and keep its answers.

    What the store holds from today is not asked again, so a fetch that broke off goes on where it ended.

    Args:
        query: What is wanted.
        provider: Whom to ask.
        store: Where answers are kept.
        wire: What sends the requests.
        key: The user's key; it stands in no snapshot.
        progress: Told before each request.
        today: The day in UTC.

    Returns:
        The snapshots that hold what was wanted, in the order of the requests; none where the provider has
        no such figures. An answer without figures is kept too, so that the silence is on record.

    Raises:
        ProviderError: when a request fails or its answer cannot be used; what was kept until then stays.
    """
    asks = provider.preview(query, key=key)
    day = today().isoformat()
    kept = {s.url: s for s in _of_the_day(store, provider, day)}
    numbers = {ask.url: number for number, ask in enumerate(asks, 1)}
    batch = _digest(f"{provider.describe().name} {day}".encode())
    told = _Telling(wire, progress, numbers)
    for answer in provider.fetch(query, told, key=key, held=frozenset(kept)):
        read = provider.read(answer)
        if answer.content:
            snapshot = _snapshot(provider, answer, read, batch)
            store.add(snapshot, answer.content, read.rows)
            kept[answer.ask.url] = snapshot
    return tuple(kept[url] for url in numbers if url in kept)


class _Telling:
    """A wire that says what it asks for before it does."""

    def __init__(self, wire: Wire, progress: Progress, numbers: dict[str, int]) -> None:
        self._wire, self._progress, self._numbers = wire, progress, numbers

    def get(self, ask: Ask, *, key: str | None = None) -> Answer:
        self._progress(ask.label, self._numbers[ask.url], len(self._numbers))
        return self._wire.get(ask, key=key)


def _of_the_day(store: Keeping, provider: Provider, day: str) -> Iterable[Snapshot]:
    name = provider.describe().name
    for held in store.snapshots():
        last = held.confirmed or held.snapshot.retrieved or ""
        if held.snapshot.provider == name and last.startswith(day):
            yield held.snapshot


def _snapshot(provider: Provider, answer: Answer, read: Read, batch: str) -> Snapshot:
    described = provider.describe()
    return Snapshot(
        provider=described.name,
        digest=_digest(answer.content),
        url=answer.ask.url,
        retrieved=answer.retrieved,
        published=read.published,
        media_type=answer.media_type,
        size=len(answer.content),
        file=f"answer.{_ENDINGS.get(answer.media_type, 'xml')}",
        batch=batch,
        citation=f"{described.citation}, retrieved {answer.retrieved[:10]}",
        notes=read.notes,
    )


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"
