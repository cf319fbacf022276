"""Every view of the pages of the bundled case, and of two accounts of a call, at two widths, light and dark.

    python docs/screenshots.py FOLDER     all of them
    python docs/screenshots.py --readme   the four of README, into docs/images

Needs the development packages and a Chromium on the path; nothing is fetched.
"""

import argparse
import shutil
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import sync_playwright

import onrecord
from onrecord.demo import PUBLISHED, demo_text
from onrecord.intake import document_from_text
from onrecord.official import starter_record
from onrecord.pipeline import check_report, read_intake, trade_tables
from onrecord.reporting import render_comparison_html, render_html

IMAGES = Path(__file__).parent / "images"
SIZES = {"wide": (1440, 900), "phone": (390, 844), "readme": (1200, 760)}
SCHEMES = ("light", "dark")
CALL = (
    {
        "id": "peru",
        "side": "PER",
        "outlet": "Ministry of Foreign Affairs of Peru",
        "published": "2021-04-20",
        "title": "Minister Voskan speaks with his Chilean counterpart",
        "text": (
            "Foreign Minister Arlen Voskan of Peru spoke by telephone with Foreign Minister Ilda Rumo of "
            "Chile on Tuesday.\n\nHe praised the reopened Tacna railway and thanked Chile for forty fire "
            "engines. The ministers agreed that Peru will supply lithium carbonate to Chilean battery "
            "plants.\n\nThe fisheries accord will be signed on 4 May 2021. The minister pointed to the "
            "historic bonds of the two peoples and invited his colleague to Cusco."
        ),
    },
    {
        "id": "chile",
        "side": "CHL",
        "outlet": "Ministry of Foreign Affairs of Chile",
        "published": "2021-04-21",
        "title": "Telephone conversation of Foreign Minister Rumo",
        "text": (
            "Foreign Minister Ilda Rumo of Chile held a telephone conversation with Foreign Minister Arlen "
            "Voskan of Peru on Tuesday.\n\nThe minister rejected the arrest of Chilean lorry drivers and "
            "asked for their release. Both welcomed that trains run again between Arica and Tacna.\n\n"
            "They spoke of the supply of lithium for the battery industry of Chile. The fisheries accord "
            "will be signed on 11 May 2021. She underlined the strategic partnership of both countries."
        ),
    },
)
"""Two readouts of one call, of our own invention."""


class View(NamedTuple):
    """What is looked at: a page, what is done on it first, and what it is scrolled to."""

    page: str
    script: str
    to: str


VIEWS = {
    "report": View("report", "", ""),
    "mark": View("report", "document.querySelector('.text a.ref-deliverable').click()", ""),
    "filtered": View("report", "document.querySelector('[value=RUS]').click()", ""),
    "closeness": View("report", "", ".counts"),
    "readings": View("report", "document.querySelector('.readings').open = true", ".readings"),
    "statements": View("report", "", ".accounts"),
    "figures": View("report", "", ".trade"),
    "several": View("several", "", ""),
    "pair": View("pair", "", ""),
    "accounts": View("accounts", "", ""),
    "accounts-place": View("accounts", "document.querySelector('.rows blockquote a').click()", ""),
    "accounts-rows": View("accounts", "", "#section-2"),
}
README = (
    ("report", "readme", "light"), ("figures", "readme", "dark"), ("report", "phone", "light"),
    ("accounts", "readme", "light"),
)  # fmt: skip


def pages(folder: Path) -> dict[str, Path]:
    """The pages that are looked at, written into a folder."""
    record = starter_record()
    report = check_report(
        read_intake(document_from_text(demo_text(), published=PUBLISHED, id="demo")), record
    )
    other = read_intake(document_from_text("Nothing was claimed on Monday.", id="other"))
    html = {
        "report": render_html([report], trade_tables([report], record)),
        "several": render_html([report, other], trade_tables([report], record)),
        "pair": onrecord.trade("RUS", "VEN").to_html(),
        "accounts": render_comparison_html(onrecord.compare(*CALL)),
    }
    for name, page in html.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8", newline="\n")
    return {name: folder / f"{name}.html" for name in html}


def take(browser: Any, file: Path, view: View, size: str, scheme: str, picture: Path) -> None:
    """One picture of one view."""
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        offline=True,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(file.as_uri())
    if view.script:
        page.evaluate(view.script)
    if view.to:
        page.evaluate("to => document.querySelector(to).scrollIntoView({block: 'start'})", view.to)
    page.screenshot(path=picture)
    context.close()


def asked() -> Iterator[tuple[tuple[str, str, str], Path]]:
    """Which pictures are wanted, and where."""
    parser = argparse.ArgumentParser(description="Pictures of the pages of the bundled case.")
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--readme", action="store_true")
    given = parser.parse_args()
    if given.readme == bool(given.folder):
        parser.error("give a folder, or --readme")
    for shown in README if given.readme else product(VIEWS, ("wide", "phone"), SCHEMES):
        yield shown, (IMAGES if given.readme else given.folder) / f"{'-'.join(shown)}.png"


def main() -> None:
    """Take the pictures that are asked for."""
    wanted = dict(asked())
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        files = pages(Path(folder))
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for (name, size, scheme), picture in wanted.items():
            picture.parent.mkdir(parents=True, exist_ok=True)
            take(browser, files[VIEWS[name].page], VIEWS[name], size, scheme, picture)
        browser.close()


if __name__ == "__main__":
    main()
