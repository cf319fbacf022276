"""The page holds together, shows everything and lets nothing of a stranger's text act."""

import base64
import hashlib
from collections.abc import Mapping

import msgspec
import pytest
from lxml import html as lxml_html

from onrecord.model import Document, Report, Span, Statement, TradeTable
from onrecord.reporting import render_html
from onrecord.reporting.html import marked_text
from onrecord.reporting.view import report_view
from onrecord.reporting.visible import visible

Tables = Mapping[tuple[str, str], TradeTable]


def parsed(page: str) -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(page)


def words_between(tree: lxml_html.HtmlElement, kind: str, start: int, end: int) -> str:
    stretches = [
        stretch for stretch in tree.xpath("//*[@data-at]") if start <= int(stretch.get("data-at")) < end
    ]
    assert all(f"m-{kind}" in stretch.get("class").split() for stretch in stretches)
    return "".join(stretch.text_content() for stretch in stretches)


def sha256(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def mentions_of(report: Report) -> list[tuple[str, str, Span]]:
    numbered = [("bond", f"b{n}", bond) for n, bond in enumerate(report.bonds, 1)]
    numbered += [("sector", f"t{n}", sector) for n, sector in enumerate(report.sectors, 1)]
    named = [("claim", report.claims), ("contact", report.contacts), ("act", report.acts)]
    named.append(("deliverable", report.deliverables))
    numbered += [(kind, item.id, item) for kind, items in named for item in items]
    found = [(kind, name, mention) for kind, name, item in numbered for mention in item.mentions]
    return found + [("statement", s.id, part) for s in report.statements for part in s.content]


def test_every_mention_is_marked_at_its_place_and_linked(report: Report, tables: Tables) -> None:
    tree = parsed(render_html([report], tables))
    links = {a.get("href") for a in tree.xpath("//*[@class='text']//a")}
    for kind, name, mention in mentions_of(report):
        assert words_between(tree, kind, mention.start, mention.end) == mention.text
        assert tree.get_element_by_id(f"at-{name}-1") is not None
        assert tree.get_element_by_id(name) is not None
        assert f"#{name}" in links


def test_the_text_is_all_there(report: Report, tables: Tables) -> None:
    tree = parsed(render_html([report], tables))
    (shown,) = tree.find_class("text")
    for extra in [*shown.iter("a"), *shown.find_class("why")]:
        extra.drop_tree()
    assert shown.text_content() == report.document.text


def test_ids_are_unique_and_inner_links_resolve(report: Report, failed: Report, tables: Tables) -> None:
    for reports in ([report], [report, failed, report]):
        tree = parsed(render_html(reports, tables))
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        hrefs = tree.xpath("//a/@href")
        assert all(href.startswith("#") and href[1:] in ids for href in hrefs)
        assert set(" ".join(tree.xpath("//@aria-labelledby")).split()) <= set(ids)


def test_nothing_comes_from_outside(report: Report, tables: Tables) -> None:
    page = render_html([report], tables)
    assert "http://" not in page
    assert "https://" not in page
    tree = parsed(page)
    assert not tree.xpath("//@style | //img | //iframe | //@src | //@*[starts-with(name(), 'on')]")
    (script,) = tree.xpath("//script")
    (style,) = tree.xpath("//style")
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert f"script-src '{sha256(script.text)}'; " in policy
    assert f"style-src '{sha256(style.text)}'; " in policy
    assert len(page.encode()) < 1_000_000


def test_a_claim_shows_outcome_lineage_readings_and_unknowns(report: Report, tables: Tables) -> None:
    card = parsed(render_html([report], tables)).get_element_by_id("k1").text_content()
    for expected in (
        "Trade between Chile and Norway rose by 9%",
        "○ no data",
        "The headline states it in the outlet's own voice",
        "Ministry of Foreign Affairs of Chile, release",
        "2019 is not held",
        "−20.8 points",
        "exports for total",
        "Norway counts salmon eggs apart.",
        "Would settle it",
        "About 8 in 100",
    ):
        assert expected in card


def test_a_stretch_set_aside_is_dimmed_and_says_why(report: Report, tables: Tables) -> None:
    tree = parsed(render_html([report], tables))
    (dimmed,) = tree.find_class("m-set-aside")
    assert dimmed.text == report.document.set_aside[0].text
    assert "related link" in tree.find_class("why")[0].text


def test_accounts_stand_side_by_side(report: Report, tables: Tables) -> None:
    heads = [
        head.text_content()
        for head in parsed(render_html([report], tables)).xpath("//*[contains(@class, 'account ')]/h4")
    ]
    assert heads == ["Chile", "Norway", "Chile and Norway together"]


def test_a_failed_input_is_listed_with_its_way_out(report: Report, failed: Report) -> None:
    page = parsed(render_html([report, failed], {})).text_content()
    assert "empty.txt holds no text" in page
    assert "What to do: give a file with words in it" in page


def test_a_report_without_findings_says_so(report: Report) -> None:
    read = msgspec.structs.replace(report, findings=msgspec.UNSET)
    assert "Not checked." in parsed(render_html([read], {})).get_element_by_id("k1").text_content()


def test_hostile_text_is_shown_and_does_nothing(hostile: Report) -> None:
    page = render_html([hostile], {})
    tree = parsed(page)
    assert len(tree.xpath("//script")) == 1
    assert not tree.xpath("//@onload | //a[starts-with(@href, 'javascript')]")
    assert "&lt;script&gt;alert(1)" in page
    assert not {"\x1b", "\u202e", "\x00"} & set(page)
    assert words_between(tree, "claim", 3, 40) == visible(hostile.document.text[3:40])


def test_ten_thousand_nested_marks(report: Report) -> None:
    text = "nested " * 3000
    content = [
        Statement(id=f"s{n}", kind="direct", content=(Span(text=text[n:-n], start=n, end=len(text) - n),))
        for n in range(1, 10_001)
    ]
    deep = Report(id="deep", status="read", document=Document(digest="sha256:0", text=text))
    view = msgspec.structs.replace(deep, statements=tuple(content))
    markup = marked_text(report_view(view), "")
    assert markup.count("data-at=") == 19_999
    assert markup.count('id="at-s') == 10_000


@pytest.mark.parametrize("text", ["", "مرحبا 9% 👩‍👩‍👧 e\u0301\r\nnext", "\ud800"])
def test_any_text_can_be_shown(text: str) -> None:
    report = Report(id="x", status="read", document=Document(digest="sha256:0", text=text))
    assert render_html([report], {}).encode("utf-8")


def test_a_partly_read_document_says_so() -> None:
    document = Document(digest="sha256:0", text="Слова", language="ru")
    page = render_html([Report(id="x", status="partial", document=document)], {})
    assert "Read in part." in page
    assert 'lang="ru"' in page


def test_the_index_counts_outcomes(report: Report, failed: Report) -> None:
    tree = parsed(render_html([report, failed], {}))
    entries = [" ".join(entry.text_content().split()) for entry in tree.xpath("//*[@class='index']/li")]
    assert entries == ["Chile hails the 9% rise of trade with Norway ○ no data", "empty.txt ! not read"]
    twice = msgspec.structs.replace(report, findings=report.findings * 2)
    assert "○ 2 × no data" in parsed(render_html([twice, failed], {})).text_content()


def test_codes_of_the_parties_become_names_and_others_stay(report: Report) -> None:
    finding = msgspec.structs.replace(report.finding("k1"), scale="CHL's count, not PER's; CIF")
    changed = msgspec.structs.replace(report, findings=(finding,))
    assert "Chile's count, not PER's; CIF" in render_html([changed], {}).replace("&#39;", "'")
