"""Typed URLs: fetched within limits, from public addresses only. The wire is swapped, the code is not."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx2
import pytest
import stamina

from onrecord.intake import Fetcher, Request, load
from onrecord.intake.places.addresses import is_public

PUBLIC = "93.184.216.34"
PAGE = b"""<html lang="en"><head><title>Cocoa trade grows</title></head>
<body><article><h1>Cocoa trade grows</h1>
<p>Trade between Norway and Ghana rose by a tenth last year, the Ghanaian minister said.</p>
</article></body></html>"""


@pytest.fixture(autouse=True)
def no_waiting():
    stamina.set_testing(True, attempts=3)
    yield
    stamina.set_testing(False)


class Site:
    """Pages by path, over a transport that answers in memory and remembers what it was asked."""

    def __init__(self, pages, names=None):
        self.pages = pages
        self.names = names or {}
        self.asked = []
        self.fetcher = Fetcher(transport=httpx2.MockTransport(self._answer), resolve=self._resolve)

    def _resolve(self, host, port):
        return self.names.get(host, [PUBLIC])

    def _answer(self, request):
        self.asked.append(request)
        answer = self.pages[request.url.path]
        return answer(request) if callable(answer) else answer

    def read(self, url, **request):
        (row,) = load([url], Request(**request), fetcher=self.fetcher)
        return row


def html(content=PAGE, **headers):
    return httpx2.Response(
        200, content=content, headers={"content-type": "text/html; charset=utf-8", **headers}
    )


def moved(to):
    return httpx2.Response(302, headers={"location": to})


def test_a_page_is_fetched_from_the_address_that_was_checked():
    site = Site({"/a": html()})
    row = site.read("https://telegram.example/a")
    assert row.failure is None
    assert row.id == row.document.url == "https://telegram.example/a"
    assert row.document.title == "Cocoa trade grows"
    (request,) = site.asked
    assert request.url.host == PUBLIC
    assert request.headers["host"] == "telegram.example"
    assert request.extensions["sni_hostname"] == "telegram.example"


def test_a_name_is_resolved_once_a_request():
    resolved = []

    def rebinding(host, port):
        resolved.append(host)
        return [PUBLIC] if len(resolved) == 1 else ["127.0.0.1"]

    site = Site({"/a": html()})
    fetcher = Fetcher(transport=httpx2.MockTransport(site._answer), resolve=rebinding)
    (row,) = load(["http://telegram.example/a"], Request(), fetcher=fetcher)
    assert row.document
    assert resolved == ["telegram.example"]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "240.0.0.1", "255.255.255.255", "198.51.100.7",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1",

        "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::", "2001:db8::1",
    ],
)  # fmt: skip
def test_addresses_that_are_refused(address):
    assert not is_public(address)
    site = Site({"/": html()}, {"inside.example": [PUBLIC, address]})
    row = site.read("http://inside.example/")
    assert row.failure.code == "address-refused"
    assert f"leads to {address}, which is no public internet address" in row.failure.message
    assert row.failure.hint == "save the page as a file and give that"
    assert not row.failure.retry
    assert site.asked == []


@pytest.mark.parametrize(
    "address", [PUBLIC, "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_addresses_that_are_fetched(address):
    assert is_public(address)
    site = Site({"/": html()}, {"outside.example": [address]})
    assert site.read("http://outside.example/").document


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]:80/", "http://localhost/", "http://2130706433/"]
)
def test_the_systems_resolver_is_checked_too(url):
    asked = []
    transport = httpx2.MockTransport(lambda request: asked.append(request) or html())
    (row,) = load([url], Request(), fetcher=Fetcher(transport=transport))
    assert row.failure.code == "address-refused"
    assert asked == []


def test_a_redirect_is_followed_to_where_it_ends():
    site = Site({"/a": moved("/b"), "/b": html()})
    row = site.read("http://telegram.example/a")
    assert row.id == "http://telegram.example/a"
    assert row.document.url == "http://telegram.example/b"


def test_a_redirect_inside_is_refused():
    site = Site({"/a": moved("http://inside.example/b")}, {"inside.example": ["192.168.0.1"]})
    row = site.read("http://telegram.example/a")
    assert row.failure.code == "address-refused"
    assert "192.168.0.1" in row.failure.message
    assert len(site.asked) == 1


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://telegram.example/a"])
def test_a_redirect_to_another_scheme_is_refused(to):
    row = Site({"/a": moved(to)}).read("http://telegram.example/a")
    assert row.failure.code in {"address-refused", "bad-url"}
    assert "http" in row.failure.message


def test_redirects_have_an_end():
    row = Site({"/a": moved("/a")}).read("http://telegram.example/a")
    assert row.failure.code == "too-many-redirects"
    assert row.failure.message == "http://telegram.example/a redirects more than 5 times"


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("ftp://telegram.example/a", "is a ftp address, and only http and https are fetched"),
        ("file:///tmp/a.txt", "is a file address, and only http and https are fetched"),
        ("http://ola:secret@telegram.example/", "holds a user name"),
        ("http:///a", "names no host"),
        ("http://[::1", "names no host"),
    ],
)
def test_a_url_that_is_not_fetched(url, message):
    row = Site({}).read(url)
    assert row.failure.code == "bad-url"
    assert message in row.failure.message
    assert row.failure.hint


def test_offline_refuses_a_typed_url():
    site = Site({"/a": html()})
    row = site.read("http://telegram.example/a", offline=True)
    assert row.failure.code == "offline"
    assert row.failure.message == "http://telegram.example/a is a URL, and --offline forbids fetching it"
    assert "leave --offline out" in row.failure.hint
    assert site.asked == []


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_failure_that_may_pass_is_tried_again(status):
    answers = [httpx2.Response(status), httpx2.Response(status), html()]
    site = Site({"/a": lambda request: answers.pop(0)})
    assert site.read("http://telegram.example/a").document
    site = Site({"/a": httpx2.Response(status)})
    row = site.read("http://telegram.example/a")
    assert row.failure.code == "http-status"
    assert row.failure.retry
    assert len(site.asked) == 3


def test_a_failure_that_will_not_pass_is_not():
    site = Site({"/a": httpx2.Response(404)})
    row = site.read("http://telegram.example/a")
    assert (
        row.failure.message == "http://telegram.example/a was answered with HTTP status 404, not with a page"
    )
    assert not row.failure.retry
    assert len(site.asked) == 1


def test_a_host_without_address():
    def unknown(host, port):
        raise OSError(-2, "Name or service not known")

    (row,) = load(["http://nowhere.example/"], Request(), fetcher=Fetcher(resolve=unknown))
    assert row.failure.code == "host-unknown"
    assert "names host nowhere.example, which cannot be resolved" in row.failure.message


def test_a_connection_that_breaks():
    def broken(request):
        raise httpx2.ConnectError("connection reset")

    site = Site({"/a": broken})
    row = site.read("http://telegram.example/a")
    assert row.failure.code == "connection-failed"
    assert row.failure.message == "http://telegram.example/a could not be fetched: connection reset"
    assert row.failure.retry
    assert len(site.asked) == 3


@pytest.mark.parametrize("media_type", ["application/pdf", "image/png", "application/octet-stream", ""])
def test_only_texts_are_fetched(media_type):
    row = Site({"/a": html(**{"content-type": media_type})}).read("http://telegram.example/a")
    assert row.failure.code == "content-type"
    assert (media_type or "of no named type") in row.failure.message
    assert "only HTML, plain text and JSON are read" in row.failure.message


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        ("text/plain", b"Cocoa was sold to Norway."),
        ("text/plain; charset=utf-16", "Cocoa was sold to Norway.".encode("utf-16")),
        ("application/json", b'{"text": "Cocoa was sold to Norway."}'),
        ("application/x-ndjson", b'{"text": "Cocoa was sold to Norway."}\n'),
    ],
)
def test_other_kinds_of_text(media_type, content):
    row = Site({"/a": html(content, **{"content-type": media_type})}).read("http://telegram.example/a")
    assert row.document.text == "Cocoa was sold to Norway."


def test_a_page_that_says_it_is_too_large_is_not_read():
    row = Site({"/a": html(b"x" * 5000)}).read("http://telegram.example/a", max_bytes=4000)
    assert (
        row.failure.message
        == "http://telegram.example/a has 5,000 bytes, but at most 4,000 bytes are read of one document"
    )


def test_a_page_that_grows_is_cut_off():
    given = []

    def endless():
        while True:
            given.append(1)
            yield b"x" * 1000

    answer = httpx2.Response(200, content=endless(), headers={"content-type": "text/plain"})
    row = Site({"/a": answer}).read("http://telegram.example/a", max_bytes=4000)
    assert row.failure.code == "too-large"
    assert len(given) < 10


def test_a_page_that_drips_runs_out_of_time():
    def dripping():
        while True:
            time.sleep(0.02)
            yield b"x"

    answer = httpx2.Response(200, content=dripping(), headers={"content-type": "text/plain"})
    row = Site({"/a": answer}).read("http://telegram.example/a", timeout_seconds=0.2)
    assert row.failure.code == "timeout"
    assert row.failure.message == "http://telegram.example/a took longer than 0.2 seconds in all"
    assert row.failure.retry


class _Handler(BaseHTTPRequestHandler):
    hosts: list[str] = []

    def do_GET(self):
        self.hosts.append(self.headers["Host"])
        if self.path == "/slow":
            time.sleep(1)
        self.send_response(302 if self.path == "/moved" else 200)
        self.send_header("Location", "/a")
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        yield listening.server_address[1]
        listening.shutdown()
        thread.join()


class Detour(httpx2.HTTPTransport):
    """The real transport, with the public address led to this machine."""

    def __init__(self, port):
        super().__init__(trust_env=False)
        self.port = port

    def handle_request(self, request):
        assert request.url.host == PUBLIC
        request.url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self.port)
        return super().handle_request(request)


@pytest.mark.parametrize("path", ["/a", "/moved"])
def test_over_a_real_connection(server, path):
    _Handler.hosts.clear()
    fetcher = Fetcher(transport=Detour(server), resolve=lambda host, port: [PUBLIC])
    (row,) = load([f"http://telegram.example{path}"], Request(), fetcher=fetcher)
    assert row.document.title == "Cocoa trade grows"
    assert row.document.url == "http://telegram.example/a"
    assert set(_Handler.hosts) == {"telegram.example"}


def test_a_server_that_does_not_answer(server):
    fetcher = Fetcher(transport=Detour(server), resolve=lambda host, port: [PUBLIC])
    (row,) = load(["http://telegram.example/slow"], Request(timeout_seconds=0.2), fetcher=fetcher)
    assert row.failure.code == "timeout"


def test_the_real_transport_refuses_this_machine(server):
    (row,) = load([f"http://127.0.0.1:{server}/a"], Request())
    assert row.failure.code == "address-refused"


def test_a_bad_url_leaves_the_others_alone():
    site = Site({"/a": html(), "/b": httpx2.Response(404)})
    urls = ["http://x.example/b", "http://x.example/a", "http://x.example/a"]
    rows = list(load(urls, Request(), fetcher=site.fetcher))
    assert [row.id for row in rows] == ["http://x.example/b", "http://x.example/a", "http://x.example/a#2"]
    assert [row.failure is None for row in rows] == [False, True, True]
