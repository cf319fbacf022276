"""A typed URL: typing it is consent to get that URL, and no other."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from onrecord.errors import FetchError
from onrecord.intake.places.place import Place, Wire
from onrecord.intake.received import Received

_SCHEME = re.compile(r"^(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://")


def handles(typed: str) -> bool:
    """Anything with a scheme, so that one that is not fetched is named as such."""
    return bool(_SCHEME.match(typed))


def places(typed: str, wire: Wire) -> Iterator[Place]:
    """The page of that URL."""

    @contextmanager
    def opened() -> Iterator[Received]:
        _check(typed, offline=wire.request.offline)
        yield wire.fetcher.fetch(typed, wire.request)

    yield Place(typed, opened)


def _check(typed: str, *, offline: bool) -> None:
    scheme = typed.partition(":")[0].lower()
    if scheme not in {"http", "https"}:
        way = "give the path alone" if scheme == "file" else "save it as a file and give that"
        raise FetchError(
            f"{typed} is a {scheme} address, and only http and https are fetched", hint=way, code="bad-url"
        )
    if "@" in typed.split("/")[2]:
        raise FetchError(
            f"{typed} holds a user name, and pages behind one are not fetched",
            hint="save the page as a file and give that",
            code="bad-url",
        )
    if not _has_host(typed):
        raise FetchError(f"{typed} names no host", hint="check how it is written", code="bad-url")
    if offline:
        raise FetchError(
            f"{typed} is a URL, and --offline forbids fetching it",
            hint="leave --offline out, or save the page as a file and give that",
            code="offline",
        )


def _has_host(typed: str) -> bool:
    try:
        return bool(urlsplit(typed).hostname)
    except ValueError:
        return False
