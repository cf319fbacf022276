"""Every attack of the table, in every place: shown as text, and nothing of it runs, loads or breaks out."""

import json
import time
from importlib.resources import files
from pathlib import Path

import pytest
from lxml import html as lxml_html
from msgspec.structs import replace

from onrecord.model import (
    Account,
    Bond,
    Claim,
    ClaimMention,
    Comparison,
    Contact,
    Deliverable,
    Document,
    Finding,
    Note,
    Participant,
    Report,
    SetAside,
    SharedContact,
    Span,
    Speaker,
    Statement,
    StatementReference,
    ToldIn,
    Topic,
)
from onrecord.reporting import render_comparison_html, render_html
from onrecord.reporting.visible import visible

ATTACKS = [
    json.loads(line) for line in (Path(__file__).parents[1] / "attacks.jsonl").read_text("ascii").splitlines()
]
SCRIPT = (files("onrecord.reporting") / "templates" / "page.js").read_text("utf-8")
OURS = {
    "html", "head", "meta", "title", "style", "body", "script", "a", "header", "main", "footer", "nav",
    "section", "article", "h1", "h2", "h3", "h4", "h5", "h6", "p", "span", "strong", "b", "i", "em", "small",
    "bdi", "q", "br", "blockquote", "ul", "ol", "li", "dl", "dt", "dd", "div", "details", "summary", "figure",
    "figcaption", "table", "thead", "tbody", "tr", "th", "td", "fieldset", "legend", "label", "input",
    "button", "svg", "defs", "path", "use", "rect", "text",
}  # fmt: skip
LONGEST = 30.0
"""Seconds that the largest attack may take, to be made into a page or to be opened."""
BATCH = 60


def written(attack):
    # A lone surrogate cannot stand in a file, but it can stand in a text.
    return attack.get("before", "") + attack["payload"] * attack.get("repeat", 1) + attack.get("after", "")


def placed(attack):
    return [(attack, place) for place in attack["where"]]


CASES = [case for attack in ATTACKS for case in placed(attack)]
SMALL = [case for case in CASES if len(written(case[0])) < 5_000]
LARGE = [case for case in CASES if len(written(case[0])) >= 5_000]


def stretch(text, start, end):
    return Span(text=text[start:end], start=start, end=end)


def attacked(attack, place):
    """A report with the attack in one place; in a text, with marks that cut through it."""
    evil = written(attack)
    put = {name: evil if name == place else f"plain {name}" for name in ("title", "outlet", "url", "speaker")}
    text = evil if place == "text" else "Trade between Chile and Norway grew by 9% in 2020."
    end = len(text)
    whole, third = stretch(text, 0, end), stretch(text, end // 3, max(end // 2, end // 3 + 1))
    name = evil if place in ("id", "file-name") else "plain id"
    words = evil if place == "text" and end < 5_000 else "plain words"
    who = {"text": third.text, "start": third.start, "end": third.end}
    return Report(
        id=name,
        status="read",
        document=Document(
            digest="sha256:0", text=text, title=put["title"], outlet=put["outlet"], url=put["url"],
            language="en",
            set_aside=(SetAside(start=end - 1, end=end, text=text[-1:], reason="related-link"),),
        ),
        statements=(
            Statement(
                id="s1", kind="direct", content=(whole,),
                speakers=(Speaker(name=put["speaker"], office=put["speaker"], basis="name", **who),),
            ),
        ),
        claims=(
            Claim(
                id="k1", flow="exports", form="level", as_written=words, unit="usd",
                unknown={"period": words},
                mentions=(ClaimMention(place="body", voice="speaker", statement="s1", **who),),
            ),
        ),
        findings=(Finding(claim="k1", outcome="differs", safe_to_say=words, caveats=(words,)),),
        contacts=(
            Contact(
                id="c1", channel="call", status="held", place=words, mentions=(third,),
                participants=(Participant(name=put["speaker"]),),
            ),
        ),
        deliverables=(Deliverable(id="d1", kind="supply", what=words, status="done", mentions=(third,)),),
        bonds=(Bond(words=words, statement="s1", mentions=(third,)),),
        notes=(Note(code="x", text=name),),
    )  # fmt: skip


def compared(cases):
    """A comparison with each attack in one place of an account: told by both, in conflict, and silent."""
    other = replace(attacked({"payload": "plain", "where": []}, ""), id="other", notes=())
    reports = [attacked(*case) for case in cases]
    reports = [
        replace(report, id=f"plain {n}") if report.id == "plain id" else report
        for n, report in enumerate(reports)
    ]
    return Comparison(
        documents=(*reports, other),
        contacts=tuple(
            SharedContact(
                id="C1", channel="call", participants=report.contacts[0].participants,
                told_in=(ToldIn(document=report.id, contact="c1"),),
            )
            for report in reports
        ),
        accounts=(
            *(
                Account(id="A1", side="PER", document=report.id, first_hand=True, statements=("s1",))
                for report in reports
            ),
            Account(id="A2", side="CHL", document="other", first_hand=False, statements=("s1",)),
        ),
        topics=tuple(topic for report in reports for topic in topics_of(report)),
        notes=tuple(note for report in reports for note in report.notes),
    )  # fmt: skip


def topics_of(report):
    words = report.claims[0].as_written
    mine = (StatementReference(document=report.id, statement="s1"),)
    both = {"PER": mine, "CHL": (StatementReference(document="other", statement="s1"),)}
    order = {"PER": 1, "CHL": 1}
    yield Topic(
        topic=words, relation="both", cells=both, words={"PER": (words,), "CHL": (words,)}, order=order
    )
    yield Topic(topic=words, relation="conflict", conflict="number", cells=both, order=order)
    yield Topic(
        topic=words, relation="only", cells={"PER": mine, "CHL": ()}, order=order, absent={"CHL": "omitted"}
    )


def pages(case):
    """Both pages with the attack on them."""
    yield render_html([attacked(*case)], {})
    yield render_comparison_html(compared([case]))


def named(case):
    return f"{case[0]['name']}-{case[1]}"


def parsed(page):
    return lxml_html.document_fromstring(
        page.encode("utf-8"), parser=lxml_html.HTMLParser(huge_tree=True, encoding="utf-8")
    )


@pytest.mark.parametrize("case", CASES, ids=named)
def test_the_page_has_our_elements_our_script_and_no_address_but_its_own(case):
    started = time.perf_counter()
    made = list(pages(case))
    assert time.perf_counter() - started < LONGEST
    for page in made:
        check_elements(page)


def check_elements(page):
    tree = parsed(page)
    assert {element.tag for element in tree.iter()} <= OURS
    (script,) = tree.iter("script")
    assert script.text == SCRIPT
    (policy,) = tree.xpath("//meta[@http-equiv]/@content")
    assert policy.startswith("default-src 'none'")
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert not [name for name in attributes if name.startswith("on")]
    assert not attributes & {
        "src",
        "srcset",
        "srcdoc",
        "style",
        "action",
        "formaction",
        "data",
        "poster",
        "background",
        "xlink:href",
    }
    assert all(href.startswith("#") for href in tree.xpath("//@href"))
    assert len(set(tree.xpath("//@id"))) == len(tree.xpath("//@id"))


SHOWN = """() => [...document.querySelectorAll('.report')].map(report => {
  const text = report.querySelector('.text').cloneNode(true);
  text.querySelectorAll('a, .why').forEach(extra => extra.remove());
  return text.textContent;
})"""


COMPARED = """() => [...document.querySelectorAll('.text')].map(shown => {
  const text = shown.cloneNode(true);
  text.querySelectorAll('a, .why').forEach(extra => extra.remove());
  return text.textContent;
})"""
STATE = "[Object.prototype.polluted, typeof document.body, document.scripts.length]"


def check_in_browser(opened, cases):
    reports = [attacked(*case) for case in cases]
    started = time.perf_counter()
    shown = opened(render_html(reports, {}))
    shown.page.evaluate("document.querySelectorAll('details').forEach(box => { box.open = true; })")
    shown.page.locator(".text a").first.click()
    assert time.perf_counter() - started < LONGEST * max(len(cases) / 10, 1)
    texts = shown.page.evaluate(SHOWN)
    assert texts == [visible(report.document.text) for report in reports]
    assert shown.page.evaluate(STATE) == [None, "object", 1]


def check_comparison_in_browser(opened, cases):
    comparison = compared(cases)
    started = time.perf_counter()
    shown = opened(render_comparison_html(comparison))
    shown.page.locator(".text a").first.click()
    assert time.perf_counter() - started < LONGEST * max(len(cases) / 10, 1)
    texts = shown.page.evaluate(COMPARED)
    assert texts == [visible(report.document.text) for report in comparison.documents]
    assert shown.page.evaluate(STATE) == [None, "object", 1]


@pytest.mark.parametrize("start", range(0, len(SMALL), BATCH))
def test_nothing_runs_or_is_asked_for_and_the_text_is_shown(opened, start):
    check_in_browser(opened, SMALL[start : start + BATCH])
    check_comparison_in_browser(opened, SMALL[start : start + BATCH])


@pytest.mark.parametrize("case", LARGE, ids=named)
def test_a_large_attack_is_shown_in_time(opened, case):
    check_in_browser(opened, [case])
    check_comparison_in_browser(opened, [case])


def test_an_attack_that_ran_would_be_heard(chromium, tmp_path):
    file = tmp_path / "open.html"
    file.write_text("<!DOCTYPE html><img src=x onerror=alert(1)>", encoding="utf-8")
    heard = []
    page = chromium.new_page()
    page.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
    with page.expect_event("dialog"):
        page.goto(file.as_uri())
    assert heard == ["1"]
    page.close()
