"""What every provider of statistics can do: describe itself, say what it would ask, fetch, read an answer."""

from collections.abc import Container, Iterator, Mapping
from typing import Protocol

from onrecord.model import Frozen
from onrecord.model.base import CountryCode, IsoDate
from onrecord.model.trade import Frequency
from onrecord.official.catalogue import Entry
from onrecord.official.rows import Row


class Query(Frozen, frozen=True, kw_only=True):
    """What is wanted: each reporter's flows with each partner.

    Attributes:
        reporters: ISO 3166 alpha-3.
        partners: ISO 3166 alpha-3; empty for all partners and the world.
        years: First and last year, both inclusive.
        frequency: By year or by month.
        product: Harmonised System code, None for all goods.
    """

    reporters: tuple[CountryCode, ...]
    partners: tuple[CountryCode, ...] = ()
    years: tuple[int, int]
    frequency: Frequency = "A"
    product: str | None = None


class Ask(Frozen, frozen=True, kw_only=True):
    """One request as it will be sent.

    Attributes:
        url: Complete, without any key; this is what a snapshot records.
        headers: Besides those of the client; no key either.
        key_header: The header that carries the user's key, where one is needed.
        accepts: Media types that an answer may have.
        label: What a progress line calls it.
        about: What the reader of the answer must know of the question.
        also_read: HTTP statuses besides success whose answers the provider reads itself ("no data").
        pause_seconds: What must lie between two requests to this host.
        most_rows: An answer with so many rows counts as cut; None where no limit is known.
    """

    url: str
    headers: Mapping[str, str] = {}
    key_header: str | None = None
    accepts: tuple[str, ...] = ()
    label: str
    about: Query
    also_read: tuple[int, ...] = ()
    pause_seconds: float = 0.0
    most_rows: int | None = None


class Answer(Frozen, frozen=True, kw_only=True):
    """What came back, unread."""

    ask: Ask
    content: bytes
    media_type: str
    retrieved: str
    status: int = 200


class Wire(Protocol):
    """Sends requests, with retries; ``onrecord.official.wire`` is the real one, tests bring their own."""

    def get(self, ask: Ask, *, key: str | None = None) -> Answer:
        """The answer to one request.

        Raises:
            ProviderError: when there is none, with ``retry`` saying whether asking again can help.
        """
        ...


class Read(Frozen, frozen=True, kw_only=True):
    """An answer, read."""

    rows: tuple[Row, ...]
    published: IsoDate | None = None
    notes: tuple[str, ...] = ()


class Provider(Protocol):
    """One publisher of statistics."""

    def describe(self) -> Entry:
        """Its entry in the catalogue."""
        ...

    def preview(self, query: Query, *, key: str | None = None) -> tuple[Ask, ...]:
        """The requests that ``fetch`` would send; asks nothing of the network.

        Raises:
            ProviderError: when it does not publish what is wanted, or needs a key.
        """
        ...

    def fetch(
        self, query: Query, wire: Wire, *, key: str | None = None, held: Container[str] = ()
    ) -> Iterator[Answer]:
        """The answers, one after the other as they come, so that each can be kept before the next.

        Args:
            query: What is wanted.
            wire: What sends the requests.
            key: The user's key.
            held: URLs that need not be asked again.

        Raises:
            ProviderError: as ``preview`` and ``Wire.get`` do.
        """
        ...

    def read(self, answer: Answer) -> Read:
        """The rows of an answer.

        Raises:
            ProviderError: when it is cut at a limit, no such document, or says that the question was bad;
                an answer without data is no error and has no rows.
        """
        ...


def answers(asks: tuple[Ask, ...], wire: Wire, key: str | None, held: Container[str]) -> Iterator[Answer]:
    """Each answer as it comes; nothing is asked before the one before it was taken."""
    return (wire.get(ask, key=key if ask.key_header else None) for ask in asks if ask.url not in held)
