"""The page of a comparison holds together: every quote in its place, silence told apart, the weights."""

import msgspec
import pytest
from lxml import html as lxml_html

from onrecord.model import ConflictValue, Report
from onrecord.reporting import render_comparison_html, render_comparison_markdown, render_comparison_text
from onrecord.reporting.comparison_view import comparison_view


@pytest.fixture(scope="module")
def page(comparison):
    return render_comparison_html(comparison)


@pytest.fixture(scope="module")
def tree(page):
    return lxml_html.document_fromstring(page)


def words(element):
    return " ".join(element.text_content().split())


def test_conflicts_stand_first_then_both_then_each_side_alone(tree):
    heads = [words(head) for head in tree.xpath("//section[@data-section]/h2")]
    assert heads == [
        "In conflict 1", "Both sides say 1", "Only Peru says 1", "Only Chile says 1",
        "How each names the bond",
    ]  # fmt: skip
    assert [words(link) for link in tree.find_class("glance")[0]] == heads[:4]


def test_a_conflict_sets_the_values_side_by_side_with_the_reason(tree):
    (row,) = tree.xpath("//section[@data-section='conflict']//tbody/tr")
    assert "≠ the days differ" in words(row)
    assert [words(value) for value in row.find_class("value")] == ["4 May 2021", "11 May 2021"]
    assert [words(name) for name in row.find_class("names")] == [
        "names it “fisheries accord”", "names it “fishing treaty”",
    ]  # fmt: skip


def test_every_quote_leads_to_its_place_and_back(tree, comparison):
    ids = set(tree.xpath("//@id"))
    assert len(ids) == len(tree.xpath("//@id"))
    assert {href[1:] for href in tree.xpath("//a/@href")} <= ids
    assert set(" ".join(tree.xpath("//@aria-labelledby")).split()) <= ids
    for row in comparison_view(comparison).rows:
        shown = tree.get_element_by_id(f"row-{row.number}")
        quotes = [quote for cell in row.cells for quote in cell.quotes]
        assert len(shown.xpath(".//blockquote")) == len(quotes)
        for quote in quotes:
            anchor = tree.get_element_by_id(f"row-at-{row.number}-{quote.number}")
            assert int(anchor.get("data-to")) == quote.end
            assert int(anchor.xpath("following-sibling::span/@data-at")[0]) == quote.start
        assert tree.xpath(f"//*[@class='text']//a[@href='#row-{row.number}']")


def test_silence_is_told_apart_and_explained_once(tree):
    told = [words(cell) for cell in tree.xpath("//td[contains(@class, 'empty')]")]
    assert told == [
        "not in the text given Chile’s own full account is not here, so its silence says nothing.",
        "omitted Peru’s own full account is here, and says nothing of this.",
    ]


def test_first_and_second_hand_are_said_plainly(tree):
    told = [words(account) for account in tree.find_class("whose")[0]]
    assert "First hand: Peru’s own text" in told[0]
    assert "Second hand: what Chile says, as another text tells it" in told[1]


def test_each_cell_tells_its_place_and_its_share(tree):
    weights = [words(weight) for weight in tree.get_element_by_id("row-1").find_class("weight")]
    assert weights == ["2nd of 3, 44% of its words", "2nd of 3, 46% of its words"]


def test_markdown_and_terminal_say_the_same(comparison):
    for text in (render_comparison_markdown(comparison), render_comparison_text(comparison)):
        for expected in ("11 May 2021", "2nd of 3, 44% of its words", "age-old brotherhood", "omitted"):
            assert expected in text


def test_nothing_comes_from_outside_and_it_is_small(page, tree):
    assert "http://" not in page
    assert "https://" not in page
    assert not tree.xpath("//@style | //img | //@src | //@*[starts-with(name(), 'on')]")
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; ")
    assert len(page.encode()) < 100_000


def test_ten_thousand_words_a_side_stay_below_a_megabyte(comparison):
    """The small case again and again, each time with as many words that no topic takes."""
    times = 180

    def longer(report):
        text = report.document.text + " word" * len(report.document.text.split()) + " "
        moved = [
            msgspec.structs.replace(
                s, id=f"{s.id}n{n}",
                content=tuple(
                    msgspec.structs.replace(c, start=c.start + n * len(text), end=c.end + n * len(text))
                    for c in s.content
                ),
            )
            for n in range(times)
            for s in report.statements
        ]  # fmt: skip
        document = msgspec.structs.replace(report.document, text=text * times)
        return msgspec.structs.replace(report, document=document, statements=tuple(moved))

    def topics():
        for n in range(times):
            for topic in comparison.topics:
                cells = {
                    side: tuple(msgspec.structs.replace(c, statement=f"{c.statement}n{n}") for c in row)
                    for side, row in topic.cells.items()
                }
                yield msgspec.structs.replace(topic, cells=cells)

    long = msgspec.structs.replace(
        comparison, documents=tuple(map(longer, comparison.documents)), topics=tuple(topics())
    )
    assert len(long.documents[0].document.text.split()) > 10_000
    assert len(render_comparison_html(long).encode("utf-8")) < 1_000_000


def test_a_document_that_was_not_read_is_named(comparison, failed):
    both = msgspec.structs.replace(comparison, documents=(*comparison.documents, failed))
    page = lxml_html.document_fromstring(render_comparison_html(both))
    assert "empty.txt holds no text" in page.text_content()


def test_without_an_account_the_page_says_so(comparison):
    bare = msgspec.structs.replace(comparison, accounts=(), topics=(), contacts=())
    assert "No side’s account was found in these texts." in render_comparison_html(bare)
    nothing = msgspec.structs.replace(bare, documents=())
    assert "Accounts side by side" in render_comparison_html(nothing)


def test_a_topic_that_quotes_one_statement_many_times_has_links_for_the_first(comparison):
    cells = {side: row * 30 for side, row in comparison.topics[0].cells.items()}
    many = msgspec.structs.replace(
        comparison, topics=(msgspec.structs.replace(comparison.topics[0], cells=cells),)
    )
    tree = lxml_html.document_fromstring(render_comparison_html(many))
    assert {href[1:] for href in tree.xpath("//a/@href")} <= set(tree.xpath("//@id"))


def test_a_quote_is_cut_at_its_values(comparison):
    row = comparison_view(comparison).rows[0]
    assert row.cells[0].quotes[0].pieces == (
        ("The fisheries accord will be signed on ", False), ("4 May 2021", True),
    )  # fmt: skip


def test_a_value_without_a_place_is_the_country_it_stands_for(comparison):
    values = {side: (ConflictValue(value=side, document=side.lower()),) for side in ("PER", "CHL")}
    party = msgspec.structs.replace(comparison.topics[1], conflict="party", values=values)
    row = comparison_view(msgspec.structs.replace(comparison, topics=(party,))).rows[0]
    assert [cell.values for cell in row.cells] == [("Peru",), ("Chile",)]
    assert [len(cell.quotes[0].pieces) for cell in row.cells] == [1, 1]


@pytest.fixture(scope="module")
def of_two_contacts(comparison):
    """The same, and half of it again in two other documents, as accounts of another contact."""
    other = tuple(
        msgspec.structs.replace(
            topic,
            contact="C2",
            values={},
            cells={
                side: tuple(msgspec.structs.replace(c, document=f"{c.document}2") for c in row)
                for side, row in topic.cells.items()
            },
        )
        for topic in comparison.topics[:2]
    )
    documents: tuple[Report, ...] = tuple(
        msgspec.structs.replace(report, id=f"{report.id}2") for report in comparison.documents
    )
    call = msgspec.structs.replace(comparison.contacts[0], id="C2", channel="call", date=None)
    return msgspec.structs.replace(
        comparison,
        topics=(*comparison.topics, *other),
        documents=(*comparison.documents, *documents),
        contacts=(*comparison.contacts, call),
    )


def test_documents_of_two_contacts_have_counts_of_their_own(of_two_contacts):
    totals = {
        (row.cells[0].quotes[0].document, row.cells[0].order)
        for row in comparison_view(of_two_contacts).rows
        if row.relation == "both"
    }
    assert totals == {("per", (1, 3)), ("per2", (1, 2))}


MEETING = "Meeting of Arlen Voskan (foreign minister, Peru), 19 April 2021"
CALL = "Call of Arlen Voskan (foreign minister, Peru)"


def test_topics_of_two_contacts_stand_under_each(of_two_contacts):
    tree = lxml_html.document_fromstring(render_comparison_html(of_two_contacts))
    heads = [words(head) for head in tree.xpath("//*[@id='rows']//h2 | //*[@id='rows']//h3")]
    assert heads == [
        MEETING, "In conflict 1", "Both sides say 1", "Only Peru says 1", "Only Chile says 1",
        CALL, "In conflict 1", "Both sides say 1", "How each names the bond", "Peru",
    ]  # fmt: skip
    assert len(tree.xpath("//@id")) == len(set(tree.xpath("//@id")))
    assert [words(row) for row in tree.xpath("//tbody/tr/th/span[@class='id']")] == list("123456")
    headings = [
        line for line in render_comparison_markdown(of_two_contacts).splitlines() if line.startswith("#")
    ]
    assert headings[headings.index("## Call of Arlen Voskan (foreign minister, Peru)") :] == [
        f"## {CALL}", "### In conflict", "### Both sides say",
    ]  # fmt: skip
    text = render_comparison_text(of_two_contacts)
    assert text.index(f"\n{MEETING}") < text.index(f"\n{CALL}")


def test_a_side_that_takes_no_part_in_a_contact_has_no_column_there(of_two_contacts):
    topics = tuple(
        msgspec.structs.replace(
            topic, cells={**topic.cells, "BOL": ()}, absent={**topic.absent, "BOL": "omitted"}
        )
        if topic.contact == "C2"
        else topic
        for topic in of_two_contacts.topics
    )
    view = comparison_view(msgspec.structs.replace(of_two_contacts, topics=topics))
    assert [[side for side, _ in group.sides] for group in view.groups] == [
        ["PER", "CHL"], ["PER", "CHL", "BOL"],
    ]  # fmt: skip


def test_topics_of_no_contact_say_so(of_two_contacts):
    topics = tuple(
        msgspec.structs.replace(topic, contact=None) if topic.contact == "C2" else topic
        for topic in of_two_contacts.topics
    )
    markdown = render_comparison_markdown(msgspec.structs.replace(of_two_contacts, topics=topics))
    assert "## Of no contact that was found" in markdown
