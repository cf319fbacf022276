"""What a user does with the page of a comparison, in a real browser: nothing is asked for or complains."""

import re

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe

from onrecord.reporting import render_comparison_html

WIDE, PHONE, SMALL = (
    {"width": width, "height": height} for width, height in ((1440, 900), (390, 844), (320, 640))
)
BETWEEN = {"width": 900, "height": 700}


@pytest.fixture(scope="module")
def page(comparison):
    return render_comparison_html(comparison)


@pytest.fixture(scope="module")
def of_three(comparison):
    """The same with a third side that tells nothing."""
    topics = tuple(
        msgspec.structs.replace(
            topic, cells={**topic.cells, "BOL": ()}, absent={**topic.absent, "BOL": "not in the text given"}
        )
        for topic in comparison.topics
    )
    return render_comparison_html(msgspec.structs.replace(comparison, topics=topics))


def in_view(opened, selector):
    box = opened.page.locator(selector).first.bounding_box()
    size = opened.page.viewport_size
    return box is not None and 0 <= box["y"] < size["height"] and 0 <= box["x"] < size["width"]


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_conflict_is_seen_without_scrolling(opened, page, size):
    shown = opened(page, **size)
    assert in_view(shown, "#row-1 .clash" if size is WIDE else ".answer .outcome")


@pytest.mark.parametrize("size", [WIDE, BETWEEN, PHONE], ids=["wide", "between", "phone"])
@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_from_a_quote_to_its_place_and_back(opened, page, scripts, size):
    shown = opened(page, java_script_enabled=scripts, **size)
    shown.page.locator("#row-1 td.side-b blockquote a").click()
    shown.page.wait_for_url("**/*#row-at-1-2")
    assert in_view(shown, "#text-2 .text .m-conflict")
    shown.page.locator("#text-2 .text a.ref-conflict").click()
    shown.page.wait_for_url("**/*#row-1")
    assert in_view(shown, "#row-1")


def test_a_quote_lights_its_place_in_its_own_text_alone(opened, page):
    shown = opened(page)
    shown.page.locator("#row-1 td.side-b blockquote a").click()
    lit = "all => all.map(stretch => stretch.textContent)"
    assert shown.page.locator(".text .lit").evaluate_all(lit) == [
        "The fishing treaty is to be signed on 11 May 2021"
    ]
    shown.page.locator("#text-1 .text .m-conflict").click()
    assert shown.page.locator(".entry.lit").get_attribute("id") == "row-1"
    assert len(shown.page.locator(".text .lit").evaluate_all(lit)) == 2


def test_the_counts_lead_to_their_rows(opened, page):
    shown = opened(page, **PHONE)
    shown.page.get_by_role("link", name=re.compile("^Only Chile says")).click()
    assert in_view(shown, "#section-4")


def test_rows_are_filtered_by_relation_side_and_sector(opened, page):
    shown = opened(page)
    status = shown.page.locator(".filters [role=status]")
    shown.page.get_by_role("checkbox", name=re.compile("^Both sides say")).uncheck()
    assert status.text_content() == "4 of 5 entries shown"
    assert not shown.page.locator("#row-2").is_visible()
    assert not shown.page.locator("#section-2").is_visible()
    assert not shown.page.locator(".text a.ref-both").first.is_visible()
    shown.page.get_by_role("checkbox", name=re.compile("^Chile")).uncheck()
    assert not shown.page.locator("#row-4").is_visible()
    assert shown.page.locator("#row-1").is_visible()
    assert shown.page.locator("#text-2 .text .faint").count()
    shown.page.get_by_role("button", name="Show all").click()
    shown.page.get_by_role("checkbox", name=re.compile("^no sector named")).uncheck()
    rows = shown.page.locator("tr.entry:visible").evaluate_all("all => all.map(row => row.id)")
    assert rows == ["row-2"]


def test_a_link_to_a_row_that_a_filter_hides_shows_it_again(opened, page):
    shown = opened(page)
    shown.page.get_by_role("checkbox", name=re.compile("^Only one side says")).uncheck()
    assert not shown.page.locator("#row-3").is_visible()
    shown.page.evaluate("location.hash = 'row-3'")
    shown.page.locator("#row-3.lit").wait_for()
    assert in_view(shown, "#row-3")


def test_it_is_worked_with_the_keyboard(opened, page):
    shown = opened(page)
    shown.page.keyboard.press("Tab")
    assert shown.page.evaluate("document.activeElement.className") == "skip"
    shown.page.locator("#row-2 blockquote a").first.focus()
    shown.page.keyboard.press("Enter")
    assert shown.page.evaluate("document.activeElement.hash") == "#row-2"
    shown.page.keyboard.press("Enter")
    assert shown.page.evaluate("document.activeElement.id") == "row-2"


def test_the_theme_is_switched(opened, page):
    shown = opened(page, color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    before = shown.page.evaluate(paper)
    shown.page.get_by_role("radio", name="Dark").check(force=True)
    assert shown.page.evaluate(paper) != before


def test_it_prints_the_rows_and_the_texts(opened, page):
    shown = opened(page, color_scheme="dark")
    shown.page.emulate_media(media="print")
    assert shown.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert shown.page.locator("#row-1 .value").first.is_visible()
    assert shown.page.locator(".text a.ref-conflict").first.is_visible()
    assert not shown.page.locator(".filters").is_visible()
    assert len(re.findall(rb"/Type\s*/Page\b", shown.page.pdf(format="A4"))) >= 2


@pytest.mark.parametrize("name", ["page", "of_three"])
@pytest.mark.parametrize("size", [WIDE, BETWEEN, PHONE, SMALL], ids=["wide", "between", "phone", "small"])
def test_nothing_is_wider_than_the_window(opened, request, name, size):
    shown = opened(request.getfixturevalue(name), **size)
    assert shown.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("name", ["page", "of_three"])
@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(opened, request, name, scheme, size):
    shown = opened(request.getfixturevalue(name), color_scheme=scheme, **size)
    found = Axe().run(shown.page)
    assert not found.violations_count, found.generate_report()
