"""What the wire does with busy servers, bad questions and answers that are none."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import httpx2
import pytest
import stamina

from onrecord.errors import ProviderError
from onrecord.official.providers import Ask, Query
from onrecord.official.wire import LONGEST_WAIT_SECONDS, HttpWire, wait_before_retry

NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
QUESTION = Query(reporters=("BRA",), years=(2019, 2020))
Respond = Callable[[httpx2.Request], httpx2.Response]


@pytest.fixture(autouse=True)
def without_waiting() -> Iterator[None]:
    with stamina.set_testing(True, attempts=3, cap=True):
        yield


def ask(**changes: object) -> Ask:
    usual = {"url": "https://provider.example/data?year=2019", "accepts": ("application/json",), "label": "x"}
    return Ask(**(usual | {"about": QUESTION} | changes))


class Server:
    """Gives its answers one after the other, the last one for ever."""

    def __init__(self, *answers: httpx2.Response | Exception) -> None:
        self.answers, self.requests = list(answers), []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return httpx2.Response(
            answer.status_code, headers=answer.headers, content=answer.content, request=request
        )

    @property
    def wire(self) -> HttpWire:
        return HttpWire(transport=httpx2.MockTransport(self), now=lambda: NOW)


def json_answer(status: int = 200, content: bytes = b'{"data": []}', **headers: str) -> httpx2.Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx2.Response(status, content=content, headers={"content-type": "application/json", **named})


def refused(server: Server, *, key: str | None = None, **changes: object) -> ProviderError:
    with pytest.raises(ProviderError) as caught:
        server.wire.get(ask(**changes), key=key)
    assert caught.value.hint
    return caught.value


def test_an_answer_comes_unread_with_its_time() -> None:
    server = Server(json_answer(content=b'{"a": 1}'))
    answer = server.wire.get(ask(headers={"X-Also": "1"}))
    assert (answer.content, answer.media_type, answer.retrieved, answer.status) == (
        b'{"a": 1}', "application/json", "2024-05-06T07:08:09Z", 200,
    )  # fmt: skip
    (request,) = server.requests
    assert str(request.url) == "https://provider.example/data?year=2019"
    assert request.headers["user-agent"].startswith("onrecord/")
    assert request.headers["accept"] == "application/json"
    assert request.headers["x-also"] == "1"


def test_the_address_is_sent_as_it_is_built() -> None:
    server = Server(json_answer())
    url = "https://provider.example/IMTS/+/USA.XG+MG.*.A?c%5BTIME_PERIOD%5D=ge:2010-01-01+le:2020-12-31&p=1,2"
    server.wire.get(ask(url=url))
    assert str(server.requests[0].url) == url


def test_the_key_goes_into_its_header_alone() -> None:
    server = Server(json_answer(400, b'{"message": "key s3cret is bad"}'))
    error = refused(server, key="s3cret", key_header="Some-Key")
    assert server.requests[0].headers["some-key"] == "s3cret"
    assert "s3cret" not in str(error)
    unasked = Server(json_answer())
    unasked.wire.get(ask(), key="s3cret")
    assert "s3cret" not in str(unasked.requests[0].headers)


def test_a_key_is_not_carried_to_another_address() -> None:
    away = httpx2.Response(302, headers={"location": "https://elsewhere.example/"})
    server = Server(away, json_answer())
    error = refused(server, key="s3cret", key_header="Some-Key")
    assert len(server.requests) == 1
    assert error.code == "bad-query"


@pytest.mark.parametrize("status", [429, 408, 500, 502, 503, 504])
def test_busy_and_failing_servers_are_asked_again(status) -> None:
    server = Server(json_answer(status, retry_after="7"), json_answer(status), json_answer())
    assert server.wire.get(ask()).status == 200
    assert len(server.requests) == 3


@pytest.mark.parametrize(("status", "code"), [(429, "too-many-requests"), (503, "provider-unavailable")])
def test_after_the_last_attempt_it_is_an_error_that_may_pass(status, code) -> None:
    server = Server(json_answer(status, b"Rate limit is exceeded.", retry_after="7"))
    error = refused(server)
    assert (error.code, error.retry, len(server.requests)) == (code, True, 3)
    assert "ask again in 7 seconds" in error.hint
    assert "Rate limit is exceeded." in error.message


@pytest.mark.parametrize(
    ("header", "waits"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("Mon, 06 May 2024 07:08:39 GMT", 30.0),
        ("Mon, 06 May 2024 07:00:00 GMT", 0.0),
        ("soon", True),
        (None, True),
        (str(int(LONGEST_WAIT_SECONDS) + 1), False),
    ],
)
def test_how_long_to_wait_is_what_the_server_says_up_to_a_limit(header, waits) -> None:
    headers = {} if header is None else {"retry_after": header}
    error = refused(Server(json_answer(429, **headers)))
    told = wait_before_retry(error)
    assert told == waits
    assert isinstance(told, bool) == isinstance(waits, bool)


def test_a_wait_over_the_limit_is_not_waited_for() -> None:
    server = Server(json_answer(429, retry_after="3600"))
    assert refused(server).retry
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("status", "code"), [(400, "bad-query"), (401, "key-refused"), (403, "key-refused"), (404, "bad-query")]
)
def test_bad_questions_are_not_asked_again(status, code) -> None:
    server = Server(json_answer(status, b'{"message": "no such period"}'))
    error = refused(server)
    assert (error.code, error.retry, len(server.requests)) == (code, False, 1)
    assert "https://provider.example/data?year=2019" in error.message
    assert "no such period" in error.message


def test_some_statuses_are_left_to_the_provider() -> None:
    answer = Server(json_answer(404, b"none")).wire.get(ask(also_read=(404,)))
    assert (answer.status, answer.content) == (404, b"none")


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        ("text/html; charset=utf-8", b"maintenance"),
        ("application/json", b"\xef\xbb\xbf\n <!DOCTYPE html><html></html>"),
        ("", b"<HTML>"),
    ],
)
def test_web_pages_are_no_data(media_type, content) -> None:
    server = Server(httpx2.Response(200, content=content, headers={"content-type": media_type}))
    error = refused(server)
    assert (error.code, error.retry) == ("not-data", True)


def test_other_kinds_are_no_data() -> None:
    server = Server(httpx2.Response(200, content=b"%PDF", headers={"content-type": "application/pdf"}))
    error = refused(server)
    assert (error.code, error.retry, len(server.requests)) == ("not-data", False, 1)


def test_an_empty_answer_is_left_to_the_provider() -> None:
    assert Server(httpx2.Response(204)).wire.get(ask()).content == b""


def test_a_body_that_is_shorter_than_promised_is_an_error() -> None:
    error = refused(Server(json_answer(content=b'{"data"', content_length="900")))
    assert (error.code, error.retry) == ("answer-truncated", True)


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (httpx2.ConnectError("refused"), "provider-unavailable"),
        (httpx2.ReadTimeout("slow"), "timeout"),
        (httpx2.RemoteProtocolError("peer closed connection"), "answer-truncated"),
    ],
)
def test_connections_that_fail_are_tried_again(failure, code) -> None:
    assert Server(failure, json_answer()).wire.get(ask()).status == 200
    error = refused(Server(failure))
    assert (error.code, error.retry) == (code, True)


def test_between_two_requests_lies_the_pause_of_the_provider() -> None:
    clock, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        clock[0] += seconds

    wire = HttpWire(
        transport=httpx2.MockTransport(Server(json_answer())), sleep=sleep, clock=lambda: clock[0]
    )
    wire.get(ask(pause_seconds=1.0))
    clock[0] += 0.25
    wire.get(ask(pause_seconds=1.0))
    wire.get(ask(pause_seconds=1.0, url="https://another.example/"))
    clock[0] += 5
    wire.get(ask(pause_seconds=1.0))
    assert slept == [0.75]
