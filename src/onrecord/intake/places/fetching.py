"""One URL over the network, within limits of time, size, redirects and kind."""

import io
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.errors import FetchError
from onrecord.intake.decoding import known_encoding
from onrecord.intake.received import Received, too_large
from onrecord.intake.request import Request

if TYPE_CHECKING:
    import httpx2

    from onrecord.intake.places.addresses import Resolve

MOST_REDIRECTS = 5
ATTEMPTS = 3
MEDIA_TYPES = (
    "text/html", "application/xhtml+xml", "text/plain", "application/json", "application/x-ndjson",
    "application/jsonl",
)  # fmt: skip

_SAVE = "save the page as a file and give that"
_WORTH_RETRYING = {408, 425, 429, 500, 502, 503, 504}
_HEADERS = {
    "User-Agent": "onrecord",
    "Accept": "text/html, text/plain;q=0.9, application/json;q=0.8",
    "Accept-Encoding": "identity",  # so that no small answer unpacks into a huge one
}
_quiet = logging.NullHandler()


class Fetcher:
    """Fetches pages; what it sends over and resolves names with can be swapped.

    Args:
        transport: What sends a request to a checked address; the network if not given.
        resolve: A host name and a port to its IP addresses; the system's resolver if not given.
    """

    def __init__(
        self, *, transport: "httpx2.BaseTransport | None" = None, resolve: "Resolve | None" = None
    ) -> None:
        self._transport = transport
        self._resolve = resolve

    def fetch(self, url: str, request: Request) -> Received:
        """The page of a URL; retriable failures are tried again within the time limit.

        Raises:
            FetchError: when it cannot be fetched or breaks a rule.
            TooLargeError: when it is over ``request.max_bytes``.
        """
        import stamina

        logging.getLogger("stamina").addHandler(_quiet)  # else Python prints its retries to stderr
        deadline = time.monotonic() + request.timeout_seconds
        caller = stamina.RetryingCaller(attempts=ATTEMPTS, timeout=request.timeout_seconds, wait_initial=0.2)
        return caller(_is_worth_retrying, self._get, url, request, deadline)

    def _get(self, url: str, request: Request, deadline: float) -> Received:
        with (
            _translated(url, request),
            self._client(deadline) as client,
            client.stream("GET", url) as response,
        ):
            return _received(url, response, request, deadline)

    def _client(self, deadline: float) -> "httpx2.Client":
        import httpx2

        from onrecord.intake.places import addresses

        def within_time(request: httpx2.Request) -> None:
            left = _seconds_left(deadline)
            request.extensions["timeout"] = httpx2.Timeout(left).as_dict()

        inner = self._transport or httpx2.HTTPTransport(
            trust_env=False,  # a proxy would resolve the name again, unchecked
            limits=httpx2.Limits(max_keepalive_connections=0),  # sites on one address share no connection
        )
        return httpx2.Client(
            transport=addresses.CheckedTransport(inner, self._resolve or addresses.resolve),
            headers=_HEADERS,
            follow_redirects=True,
            max_redirects=MOST_REDIRECTS,
            event_hooks={"request": [within_time]},
            trust_env=False,
        )


class _OutOfTimeError(Exception):
    """The time limit passed between two steps."""


def _seconds_left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise _OutOfTimeError
    return left


def _is_worth_retrying(error: Exception) -> bool:
    return isinstance(error, FetchError) and error.retry and error.code != "timeout"


def _received(url: str, response: "httpx2.Response", request: Request, deadline: float) -> Received:
    _check_status(url, response)
    media_type = _media_type(url, response)
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > request.max_bytes:
        raise too_large(url, request.max_bytes, size=int(length))
    body = io.BytesIO()
    for piece in response.iter_bytes():
        _seconds_left(deadline)
        if body.tell() + len(piece) > request.max_bytes:
            raise too_large(url, request.max_bytes)
        body.write(piece)
    body.seek(0)
    return Received(
        id=url,
        stream=body,
        media_type=media_type,
        charset=known_encoding(response.charset_encoding),
        url=str(response.url),
    )


def _check_status(url: str, response: "httpx2.Response") -> None:
    if response.is_success:
        return
    raise FetchError(
        f"{url} was answered with HTTP status {response.status_code}, not with a page",
        hint="try again later"
        if response.status_code in _WORTH_RETRYING
        else f"open it yourself and {_SAVE}",
        code="http-status",
        retry=response.status_code in _WORTH_RETRYING,
    )


def _media_type(url: str, response: "httpx2.Response") -> str:
    media_type = str(response.headers.get("content-type", "")).partition(";")[0].strip().lower()
    if media_type not in MEDIA_TYPES:
        raise FetchError(
            f"{url} is {media_type or 'of no named type'}, but only HTML, plain text and JSON are read",
            hint="save its text as a file and give that",
            code="content-type",
        )
    return media_type


@contextmanager
def _translated(url: str, request: Request) -> Iterator[None]:
    """The library's errors told as ours."""
    import httpx2

    try:
        yield
    except (httpx2.TimeoutException, _OutOfTimeError) as error:
        raise FetchError(
            f"{url} took longer than {request.timeout_seconds:g} seconds in all",
            hint="try again later",
            code="timeout",
            retry=True,
        ) from error
    except httpx2.TooManyRedirects as error:
        raise FetchError(
            f"{url} redirects more than {MOST_REDIRECTS} times", hint=_SAVE, code="too-many-redirects"
        ) from error
    except (httpx2.InvalidURL, httpx2.UnsupportedProtocol, UnicodeError) as error:
        raise FetchError(
            f"{url} leads to no valid http or https address", hint="check how it is written", code="bad-url"
        ) from error
    except httpx2.HTTPError as error:
        raise FetchError(
            f"{url} could not be fetched: {error or type(error).__name__}",
            hint="check the network connection and try again",
            code="connection-failed",
            retry="CERTIFICATE" not in str(error),
        ) from error
