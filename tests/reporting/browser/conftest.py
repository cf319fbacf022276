"""A page in a real Chromium, from disk and without a network; what it asks for or complains of is kept."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright import sync_api as playwright


@dataclass
class Opened:
    """A page that is open; ``heard`` is every message, error, dialog and request besides the page itself."""

    page: "playwright.Page"
    heard: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def chromium() -> Iterator["playwright.Browser"]:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("needs the chromium program, which is not installed")
    driving = pytest.importorskip("playwright.sync_api", reason="needs the playwright package")
    with driving.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium: "playwright.Browser", tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Opens HTML from a file with the network off; fails at the end if anything was heard."""
    shown: list[Opened] = []

    def show(html: str, *, width: int = 1440, height: int = 900, **context: object) -> Opened:
        file = tmp_path / f"page-{len(shown)}.html"
        file.write_text(html, encoding="utf-8", newline="\n")
        viewport = {"width": width, "height": height}
        page = chromium.new_context(viewport=viewport, offline=True, **context).new_page()
        found = Opened(page)
        listen(found, file.as_uri())
        page.goto(file.as_uri())
        shown.append(found)
        return found

    yield show
    for one in shown:
        heard = list(one.heard)
        one.page.context.close()
        assert not heard


def listen(opened: Opened, address: str) -> None:
    page, heard = opened.page, opened.heard
    page.on("console", lambda message: heard.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: heard.append(f"error: {error}"))
    page.on("popup", lambda popup: heard.append(f"popup: {popup.url}"))
    page.on("download", lambda load: heard.append(f"download: {load.url}"))

    def dismissed(dialog: "playwright.Dialog") -> None:
        heard.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismissed)
    page.on(
        "request", lambda asked: asked.url.split("#")[0] == address or heard.append(f"request: {asked.url}")
    )
