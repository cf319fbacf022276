"""What a user does with the page, in a real browser: nothing is asked for, nothing complains."""

import re
from importlib.resources import files

import msgspec
import pytest
from axe_playwright_python.sync_playwright import Axe

import onrecord
from onrecord.reporting import render_html

WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def page(report, tables):
    """One report with a second claim of another outcome, on which there is something to filter."""
    other = msgspec.structs.replace(report.claims[0], id="k2", mentions=report.claims[0].mentions[:1])
    finding = msgspec.structs.replace(report.findings[0], claim="k2", outcome="differs")
    two = msgspec.structs.replace(
        report, claims=(*report.claims, other), findings=(*report.findings, finding)
    )
    return render_html([two], tables)


def in_view(opened, selector):
    box = opened.page.locator(selector).first.bounding_box()
    size = opened.page.viewport_size
    return box is not None and 0 <= box["y"] < size["height"] and 0 <= box["x"] < size["width"]


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_answer_is_seen_without_scrolling(opened, page, size):
    shown = opened(page, **size)
    where = "#k1" if size is WIDE else ".answer"
    assert in_view(shown, f"{where} .outcome")
    assert in_view(shown, f"{where} .safe blockquote")


@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_from_a_mark_to_its_entry_and_back(opened, page, scripts):
    shown = opened(page, java_script_enabled=scripts)
    shown.page.locator(".text a.ref-deliverable").first.click()
    shown.page.wait_for_url("**/*#d1")
    assert in_view(shown, "#d1")
    pointed = shown.page.locator("#d1 .places a").bounding_box()
    shown.page.mouse.click(pointed["x"] + pointed["width"] / 2, pointed["y"] + pointed["height"] / 2)
    shown.page.wait_for_url("**/*#at-d1-1")
    assert in_view(shown, ".text .m-deliverable")


def test_a_click_on_the_text_finds_the_shortest_mark_and_then_the_next(opened, page):
    shown = opened(page)
    stretch = shown.page.locator(".text .m-deliverable").first
    stretch.click()
    assert shown.page.locator(".entry.lit").get_attribute("id") == "d1"
    assert stretch.evaluate("stretch => stretch.classList.contains('lit')")
    stretch.click()
    assert shown.page.locator(".entry.lit").get_attribute("id") in {"a1", "s4"}
    shown.page.go_back()
    shown.page.locator("#d1.lit").wait_for()


def test_an_address_with_a_place_opens_there(opened, page, tmp_path):
    shown = opened(page)
    shown.page.evaluate("location.hash = 'd1'")
    shown.page.locator("#d1.lit").wait_for()
    assert in_view(shown, "#d1")


def test_filters_hide_entries_marks_and_links_and_say_so(opened, page):
    shown = opened(page)
    status = shown.page.locator(".filters [role=status]")
    assert status.text_content() == ""
    shown.page.get_by_role("checkbox", name=re.compile("^Acts")).uncheck()
    assert status.text_content() == "11 of 12 entries shown"
    assert not shown.page.locator("#a1").is_visible()
    assert not shown.page.locator("a.ref-act").first.is_visible()
    assert not shown.page.locator("[data-section=act]").is_visible()
    shown.page.get_by_role("checkbox", name="Norway").uncheck()
    shown.page.get_by_role("checkbox", name="differs").uncheck()
    assert not shown.page.locator("#s4").is_visible()
    assert not shown.page.locator("#k2").is_visible()
    assert shown.page.locator("#k1").is_visible()
    assert shown.page.locator(".text .faint").count()
    shown.page.get_by_role("button", name="Show all").click()
    assert status.text_content() == "12 of 12 entries shown"
    assert shown.page.locator("#a1").is_visible()
    assert not shown.page.locator(".text .faint").count()


def test_a_link_to_what_a_filter_hides_shows_it_again(opened, page):
    shown = opened(page)
    shown.page.get_by_role("checkbox", name="Statements").uncheck()
    assert not shown.page.locator("#s4").is_visible()
    shown.page.evaluate("document.querySelector('#a1 a[href=\"#s4\"]').click()")
    assert shown.page.locator("#s4.lit").is_visible()


def test_an_address_with_a_broken_place_is_no_error(opened, page):
    shown = opened(page)
    shown.page.evaluate("location.hash = '#%E0%A4%A'")
    shown.page.evaluate("location.hash = '#nothing'")
    assert shown.page.locator("#k1").is_visible()


def test_every_safe_sentence_is_on_paper_once(opened, report, page, tables):
    many = tuple(msgspec.structs.replace(report.claims[0], id=f"k{n}") for n in range(1, 6))
    findings = tuple(msgspec.structs.replace(report.findings[0], claim=claim.id) for claim in many)
    long = render_html([msgspec.structs.replace(report, claims=many, findings=findings)], tables)
    for html, claims in ((page, 2), (long, 5)):
        shown = opened(html)
        shown.page.emulate_media(media="print")
        assert shown.page.locator(".safe blockquote:visible").count() == claims


def test_filters_are_worked_with_the_keyboard(opened, page):
    shown = opened(page)
    box = shown.page.get_by_role("checkbox", name="Contacts")
    box.focus()
    shown.page.keyboard.press("Space")
    assert not box.is_checked()
    assert not shown.page.locator("#c1").is_visible()


def test_without_script_kinds_still_filter_the_marks(opened, page):
    shown = opened(page, java_script_enabled=False)
    assert not shown.page.get_by_role("button").count()
    mark = shown.page.locator(".text .m-claim").first
    colour = "element => getComputedStyle(element).backgroundColor"
    before = shown.page.locator(".filters .m-claim").bounding_box()
    assert before
    shown.page.locator(".show-claim").uncheck()
    assert not shown.page.locator("a.ref-claim").first.is_visible()
    assert mark.is_visible()
    assert colour


def test_the_first_tab_stop_skips_to_the_report(opened, page):
    shown = opened(page)
    shown.page.keyboard.press("Tab")
    assert shown.page.evaluate("document.activeElement.className") == "skip"
    shown.page.keyboard.press("Enter")
    assert shown.page.evaluate("document.activeElement.id") == "main"


def test_a_reading_is_opened(opened, page):
    shown = opened(page)
    readings = shown.page.locator("#k1 .readings")
    assert not readings.locator("table").first.is_visible()
    readings.locator("summary").click()
    assert readings.get_by_text("Chile exports + Chile imports").first.is_visible()


@pytest.mark.parametrize("granted", [True, False], ids=["clipboard", "no-clipboard"])
def test_the_safe_sentence_is_copied(opened, page, granted):
    shown = opened(page, permissions=["clipboard-read", "clipboard-write"] if granted else [])
    if not granted:
        shown.page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    button = shown.page.locator("#k1 button.copy")
    button.click()
    shown.page.locator("#k1 button.copy", has_text="Copied").wait_for()
    expected = "The ministry named no period; the figures held end in 2018."
    if granted:
        assert shown.page.evaluate("navigator.clipboard.readText()") == expected
    else:
        assert shown.page.evaluate("getSelection().toString().trim()") == expected


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_is_switched_and_kept(opened, page, scheme):
    shown = opened(page, color_scheme=scheme)
    paper = "getComputedStyle(document.body).backgroundColor"
    own = shown.page.evaluate(paper)
    other = "dark" if scheme == "light" else "light"
    shown.page.get_by_role("radio", name=other.capitalize()).check(force=True)
    assert shown.page.evaluate(paper) != own
    shown.page.reload()
    assert shown.page.get_by_role("radio", name=other.capitalize()).is_checked()
    assert shown.page.evaluate(paper) != own
    shown.page.get_by_role("radio", name="Auto").check(force=True)
    assert shown.page.evaluate(paper) == own


def test_a_page_without_storage_works(opened, page):
    frame = page.replace("&", "&amp;").replace('"', "&quot;")
    shown = opened(
        f'<!DOCTYPE html><title>x</title><iframe sandbox="allow-scripts" srcdoc="{frame}"></iframe>'
    )
    inner = shown.page.frames[1]
    inner.get_by_role("radio", name="Dark").check(force=True)
    assert inner.evaluate("document.documentElement.dataset.theme") == "dark"
    inner.locator("a.ref-deliverable").first.click()
    assert inner.locator("#d1.lit").count()


def test_it_prints_with_everything_open(opened, page):
    shown = opened(page, color_scheme="dark")
    shown.page.emulate_media(media="print")
    assert shown.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    pdf = shown.page.pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= 2
    assert shown.page.locator("#k1 .readings table").first.is_visible()


@pytest.mark.parametrize("size", [WIDE, PHONE, {"width": 320, "height": 640}], ids=["wide", "phone", "small"])
def test_nothing_is_wider_than_the_window(opened, page, size):
    shown = opened(page, **size)
    shown.page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true; })")
    assert shown.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_phone_has_a_way_to_the_record_and_back(opened, page):
    shown = opened(page, **PHONE)
    shown.page.get_by_role("link", name="On record").click()
    assert in_view(shown, "#record")
    shown.page.get_by_role("link", name="Text", exact=True).click()
    assert in_view(shown, "#text")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(opened, page, scheme, size):
    shown = opened(page, color_scheme=scheme, **size)
    shown.page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true; })")
    found = Axe().run(shown.page)
    assert not found.violations_count, found.generate_report()


def test_axe_finds_no_violation_on_several_reports(opened, report, failed, tables):
    shown = opened(render_html([report, failed, report], tables))
    found = Axe().run(shown.page)
    assert not found.violations_count, found.generate_report()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_the_page_of_a_pair(opened, scheme):
    shown = opened(onrecord.trade("RUS", "VEN").to_html(), color_scheme=scheme)
    found = Axe().run(shown.page)
    assert not found.violations_count, found.generate_report()


def test_what_the_page_may_not_do_would_be_heard(chromium, tmp_path):
    script = (files("onrecord.reporting") / "templates" / "page.js").read_text("utf-8")
    assert "eval" not in script
    policy = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    file = tmp_path / "refused.html"
    file.write_text(f"<!DOCTYPE html>{policy}<script>0</script>", encoding="utf-8")
    heard = []
    shown = chromium.new_page()
    shown.on("console", lambda message: heard.append(message.text))
    shown.goto(file.as_uri())
    assert heard
    shown.close()
