"""Pages: main text with its paragraphs, what the page says about itself, and the way back to its source."""

import pytest

from onrecord.intake import Request, load

HEAD = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="{charset}">
<title>Norway and Ghana widen trade | Norsk Telegram</title>
<meta property="og:title" content="Norway and Ghana widen trade">
<meta property="og:site_name" content="Norsk Telegram">
<meta property="article:published_time" content="2021-03-05T10:45:00Z">
<link rel="canonical" href="https://telegram.example/trade">
<script>var lead = "Trade between Norway and Ghana rose";</script>
</head>"""
BODY = """<body>
<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/trade">Norway and Ghana widen trade</a></nav>
<article>{heading}
<p>ACCRA&nbsp;&mdash; Trade between Norway and <b>Ghana</b> grew by 12&#37; in 2020, the
   <a href="/ministry">Foreign Ministry</a> said on Thursday.</p>
<!-- an advertisement stood here -->
<p>&ldquo;We are content,&rdquo; the Ghanaian minister said.<br>He spoke to reporters in the port of Tema.</p>
<ul><li>Cocoa is to be sold without duty from next year on</li>
<li>Fish is to follow in the year after that</li></ul>
<p>READ ALSO: <a href="/y">Norway opens a consulate in Kumasi</a></p>
<p>The two sides will meet again in Oslo, in the spring, to speak of ports.</p>
</article>
<footer>All rights reserved. Contact us.</footer></body></html>"""
HEADING = "<h1>Norway and Ghana widen trade</h1>"


def page(*, charset="utf-8", heading=HEADING):
    return HEAD.format(charset=charset) + BODY.format(heading=heading)


def read(tmp_path, content, name="page.html", **request):
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    (row,) = load([str(tmp_path / name)], Request(**request))
    return row


def test_a_page_tells_about_itself(tmp_path):
    document = read(tmp_path, page()).document
    assert document.title == "Norway and Ghana widen trade"
    assert document.outlet == "Norsk Telegram"
    assert document.url == "https://telegram.example/trade"
    assert (document.published, document.published_basis) == ("2021-03-05", "meta")
    assert document.language == "en"


def test_blocks_are_paragraphs_and_the_headline_is_the_first(tmp_path):
    document = read(tmp_path, page()).document
    assert document.text.split("\n\n") == [
        "Norway and Ghana widen trade",
        "ACCRA — Trade between Norway and Ghana grew by 12% in 2020, the Foreign Ministry said on Thursday.",
        "“We are content,” the Ghanaian minister said.",
        "He spoke to reporters in the port of Tema.",
        "- Cocoa is to be sold without duty from next year on",
        "- Fish is to follow in the year after that",
        "READ ALSO: Norway opens a consulate in Kumasi",
        "The two sides will meet again in Oslo, in the spring, to speak of ports.",
    ]
    assert document.headline.text == "Norway and Ghana widen trade"
    assert [aside.reason for aside in document.set_aside] == ["related-link"]


def test_a_headline_that_the_main_text_lacks_is_put_before_it(tmp_path):
    document = read(tmp_path, page(heading="")).document
    assert document.text.startswith("Norway and Ghana widen trade\n\nACCRA — Trade")
    assert document.headline.end == len("Norway and Ghana widen trade")


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ("Norway and Ghana widen trade", "Norway and Ghana widen trade"),
        ("Trade between Norway and Ghana grew", "Trade between Norway and <b>Ghana</b> grew"),
        ("12%", "12&#37;"),
        ("ACCRA — Trade", "ACCRA&nbsp;&mdash; Trade"),
        ("the Foreign Ministry said", 'the\n   <a href="/ministry">Foreign Ministry</a> said'),
        ("“We are content,”", "&ldquo;We are content,&rdquo;"),
        ("said.\n\nHe spoke", "said.<br>He spoke"),
        ("Cocoa is", "Cocoa is"),
        ("Norway opens a consulate", "Norway opens a consulate"),
    ],
)
def test_words_lead_back_to_the_source(tmp_path, words, source):
    row = read(tmp_path, page())
    original, offsets = row.original.text, row.original.offsets
    start = row.document.text.index(words)
    begin, stop = offsets.to_original(start, start + len(words))
    assert original[begin:stop] == source
    assert offsets.from_original(begin, stop) == (start, start + len(words))


def test_the_headline_leads_to_the_heading_and_not_to_a_link_before_it(tmp_path):
    row = read(tmp_path, page())
    begin, stop = row.original.offsets.to_original(0, len("Norway and Ghana widen trade"))
    assert row.original.text[begin - 4 : stop + 5] == HEADING


def test_words_the_extraction_added_have_no_counterpart(tmp_path):
    row = read(tmp_path, page())
    bullet = row.document.text.index("- Cocoa")
    assert row.original.offsets.to_original(bullet, bullet + 1) is None
    assert row.original.offsets.to_original(bullet, bullet + 7) is None
    assert row.original.offsets.to_original(bullet + 2, bullet + 7) is not None


def test_offsets_hold_through_crlf_and_marks_in_the_source(tmp_path):
    source = page().replace("\n", "\r\n").replace("Ghanaian", "Gha\u00adnaian")
    row = read(tmp_path, source)
    start = row.document.text.index("Ghanaian minister")
    begin, stop = row.original.offsets.to_original(start, start + 17)
    assert row.original.text[begin:stop] == "Gha\u00adnaian minister"


@pytest.mark.parametrize("charset", ["windows-1252", "utf-8", "iso-8859-1"])
def test_the_declared_encoding_is_honoured(tmp_path, charset):
    codec = {"iso-8859-1": "cp1252"}.get(charset, charset)
    source = page(charset=charset).replace("port of Tema", "port “Téma”")
    assert "port “Téma”" in read(tmp_path, source.encode(codec)).document.text


def test_a_declaration_that_does_not_hold_is_an_error(tmp_path):
    failure = read(tmp_path, page(charset="utf-8").replace("Tema", "Téma").encode("cp1252")).failure
    assert failure.code == "encoding"
    assert "is not valid UTF-8: byte" in failure.message
    assert "--encoding" in failure.hint


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1251", "us-ascii"])
def test_utf8_is_utf8_whatever_the_page_declares(tmp_path, charset):
    source = page(charset=charset).replace("port of Tema", "port – “Téma”")
    assert "port – “Téma”" in read(tmp_path, source.encode()).document.text


def test_a_wide_encoding_cannot_be_declared_in_narrow_bytes(tmp_path):
    assert read(tmp_path, page(charset="utf-16")).document


def test_the_encoding_asked_for_wins(tmp_path):
    source = page(charset="utf-8").replace("Tema", "Téma").encode("cp1252")
    assert "Téma" in read(tmp_path, source, encoding="cp1252").document.text


@pytest.mark.parametrize(
    "source",
    [
        "<html><body></body></html>",
        "<!doctype html><html><head><title>A title</title></head><body><script>x()</script></body>",
        "<html>",
    ],
)
def test_a_page_without_text(tmp_path, source):
    failure = read(tmp_path, source).failure
    assert failure.code == "no-text"
    assert failure.message == f"{tmp_path / 'page.html'} is a page without a main text"
    assert "save what is shown as text" in failure.hint


@pytest.mark.parametrize(
    "source", [b"<" * 50_000, b"<div>" * 20_000 + b"x", b"<!--" * 9_000, b"<p>&#x;&#99999999;&;</p>" * 99]
)
def test_a_page_that_is_no_page_is_a_row_all_the_same(tmp_path, source):
    row = read(tmp_path, source)
    assert (row.document is None) != (row.failure is None)


def test_a_page_in_json_lines_keeps_what_the_line_says(tmp_path):
    import json

    line = {"id": "n1", "html": page(), "outlet": "The Wire", "published": "2021-03-06"}
    row = read(tmp_path, json.dumps(line), name="pages.jsonl")
    assert row.id == "n1"
    assert row.document.outlet == "The Wire"
    assert (row.document.published, row.document.published_basis) == ("2021-03-06", "input")
    assert row.document.title == "Norway and Ghana widen trade"
    assert row.original.text == line["html"]
