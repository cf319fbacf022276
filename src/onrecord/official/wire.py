"""Requests to providers over HTTP: patient with busy servers, strict about what counts as an answer."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from onrecord import __version__
from onrecord.errors import ProviderError
from onrecord.official.providers.protocol import Answer, Ask

if TYPE_CHECKING:
    import httpx2

USER_AGENT = f"onrecord/{__version__}"
ATTEMPTS = 4
TIMEOUT_SECONDS = 90.0
LONGEST_WAIT_SECONDS = 60.0
MOST_BYTES = 512_000_000
_TOO_MANY = 429
_PASSING = {408, 425, 500, 502, 503, 504}
_KEY_REFUSED = {401, 403}
_ANY_TYPE = {"", "text/plain", "application/octet-stream"}
_SHOWN = 200
_quiet = logging.NullHandler()


class HttpWire:
    """Sends requests; busy and failing servers are asked again, bad questions are not.

    Args:
        transport: What sends a request; the network if not given.
        timeout_seconds: How long connecting, and each wait for further bytes, may take.
        attempts: How often one request is sent at most.
        sleep: Waits for a number of seconds between two requests to a host that asks for it.
        clock: The time in seconds that those waits are measured with.
        now: The time that answers are dated with.
    """

    def __init__(
        self,
        *,
        transport: "httpx2.BaseTransport | None" = None,
        timeout_seconds: float = TIMEOUT_SECONDS,
        attempts: int = ATTEMPTS,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._transport = transport
        self._timeout = timeout_seconds
        self._attempts = attempts
        self._sleep, self._clock, self._now = sleep, clock, now
        self._last: dict[str, float] = {}

    def get(self, ask: Ask, *, key: str | None = None) -> Answer:
        """The answer to one request.

        Args:
            ask: What to send.
            key: The user's key; sent only in the header that the request names, and to no other address.

        Raises:
            ProviderError: when there is none, or one that is no data; ``retry`` says whether asking again
                later can help.
        """
        import stamina

        logging.getLogger("stamina").addHandler(_quiet)  # else Python prints its retries to stderr
        caller = stamina.RetryingCaller(
            attempts=self._attempts, timeout=None, wait_initial=1.0, wait_max=LONGEST_WAIT_SECONDS
        )
        return caller(wait_before_retry, self._once, ask, key)

    def _once(self, ask: Ask, key: str | None) -> Answer:
        self._keep_pace(ask)
        with (
            _translated(ask, key),
            self._client(ask, key) as client,
            client.stream("GET", ask.url) as response,
        ):
            return _received(ask, response, key, self._now())

    def _keep_pace(self, ask: Ask) -> None:
        host = urlsplit(ask.url).netloc
        wait = self._last.get(host, float("-inf")) + ask.pause_seconds - self._clock()
        if wait > 0:
            self._sleep(wait)
        self._last[host] = self._clock()

    def _client(self, ask: Ask, key: str | None) -> "httpx2.Client":
        import httpx2

        headers = {"User-Agent": USER_AGENT, **ask.headers}
        if ask.accepts:
            headers["Accept"] = ", ".join(ask.accepts)
        if ask.key_header and key:
            headers[ask.key_header] = key
        return httpx2.Client(
            transport=self._transport,
            headers=headers,
            timeout=self._timeout,
            follow_redirects=not (ask.key_header and key),  # a key goes to the address it was given for
        )


class _HttpError(ProviderError):
    """A failure that says how long the server asks to wait."""

    wait_seconds: float | None = None


def wait_before_retry(error: Exception) -> bool | float:
    """Whether to send a request again after an error; a number is the seconds to wait first."""
    if not (isinstance(error, ProviderError) and error.retry):
        return False
    wait = getattr(error, "wait_seconds", None)
    if wait is None:
        return True
    return float(wait) if wait <= LONGEST_WAIT_SECONDS else False


def _received(ask: Ask, response: "httpx2.Response", key: str | None, now: datetime) -> Answer:
    content = _body(ask, response)
    media_type = str(response.headers.get("content-type", "")).partition(";")[0].strip().lower()
    if not response.is_success and response.status_code not in ask.also_read:
        raise _refusal(ask, response, _shown(content, key), now)
    if not (response.is_success and not content):
        _check_kind(ask, media_type, content)
    return Answer(
        ask=ask,
        content=content,
        media_type=media_type,
        retrieved=now.strftime("%Y-%m-%dT%H:%M:%SZ"),
        status=response.status_code,
    )


def _body(ask: Ask, response: "httpx2.Response") -> bytes:
    pieces, size = [], 0
    for piece in response.iter_bytes():
        size += len(piece)
        if size > MOST_BYTES:
            raise ProviderError(
                f"the answer to {ask.url} is over {MOST_BYTES} bytes",
                hint="ask for fewer years, partners or products at a time",
                code="answer-too-large",
            )
        pieces.append(piece)
    promised = response.headers.get("content-length", "")
    packed = "content-encoding" in response.headers  # then the promise is of packed bytes
    if promised.isdecimal() and not packed and size < int(promised):
        raise _truncated(ask, f"{size} of {promised} bytes came")
    return b"".join(pieces)


def _truncated(ask: Ask, why: str) -> ProviderError:
    return ProviderError(
        f"the answer to {ask.url} broke off: {why}",
        hint="ask again; nothing of it was kept",
        code="answer-truncated",
        retry=True,
    )


def _refusal(ask: Ask, response: "httpx2.Response", said: str, now: datetime) -> ProviderError:
    status = response.status_code
    told = f"{ask.url} was answered with HTTP status {status}{said}"
    if status == _TOO_MANY or status in _PASSING:
        return _passing(told, status, _seconds(str(response.headers.get("retry-after", "")), now))
    if status in _KEY_REFUSED:
        hint = (
            "check the key, and that its subscription covers this"
            if ask.key_header
            else "the provider refuses this address or request; open the page of the provider in a browser"
        )
        return ProviderError(told, hint=hint, code="key-refused")
    return ProviderError(
        told, hint="the question was bad: check the states, years and product", code="bad-query"
    )


def _passing(told: str, status: int, wait: float | None) -> ProviderError:
    later = f"ask again in {wait:.0f} seconds" if wait else "ask again later"
    code = "too-many-requests" if status == _TOO_MANY else "provider-unavailable"
    error = _HttpError(told, hint=f"{later}; what was fetched until now is kept", code=code, retry=True)
    error.wait_seconds = wait
    return error


def _seconds(header: str, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for: a number, or a date."""
    if header.strip().isdecimal():
        return float(header)
    try:
        return max(0.0, (parsedate_to_datetime(header) - now).total_seconds())
    except (ValueError, TypeError):
        return None


def _check_kind(ask: Ask, media_type: str, content: bytes) -> None:
    start = content[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if media_type == "text/html" or start.startswith((b"<!doctype html", b"<html")):
        raise ProviderError(
            f"{ask.url} was answered with a web page, not with data",
            hint="the provider may be under maintenance; open the address in a browser, and ask again later",
            code="not-data",
            retry=True,
        )
    if ask.accepts and media_type not in _ANY_TYPE and media_type not in ask.accepts:
        raise ProviderError(
            f"{ask.url} was answered with {media_type}; {' or '.join(ask.accepts)} can be read",
            hint="ask again later; if it stays so, the provider has changed its answers",
            code="not-data",
        )


def _shown(content: bytes, key: str | None) -> str:
    text = " ".join(content[: 4 * _SHOWN].decode("utf-8", "replace").split())
    if not text or text.startswith("<"):
        return ""
    text = text.replace(key, "(key)") if key else text
    return f": {text[:_SHOWN]}"


@contextmanager
def _translated(ask: Ask, key: str | None) -> Iterator[None]:
    """The library's errors told as ours, without the key."""
    import httpx2

    try:
        yield
    except httpx2.TimeoutException as error:
        raise ProviderError(
            f"{ask.url} was not answered in time", hint="ask again later", code="timeout", retry=True
        ) from error
    except httpx2.RemoteProtocolError as error:
        raise _truncated(ask, str(error)) from error
    except (httpx2.InvalidURL, httpx2.UnsupportedProtocol, httpx2.TooManyRedirects) as error:
        raise ProviderError(
            f"{ask.url} leads nowhere: {error}", hint="report it as a defect of onrecord", code="bad-url"
        ) from error
    except httpx2.HTTPError as error:
        raise ProviderError(
            f"{ask.url} could not be reached: {str(error).replace(key, '(key)') if key else error}",
            hint="check the network connection and ask again",
            code="provider-unavailable",
            retry="CERTIFICATE" not in str(error),
        ) from error
