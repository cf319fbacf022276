"""Links to words in a page: the syntax of text directives, what browsers find, which addresses are linked."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.fragments import TextDirective, directive, find, fragment_url, web_address

PAGE = "https://news.example/a"
EXPLICIT = r"(?:[A-Za-z0-9._~]|%[0-9A-F]{2})+"
"""A part, narrower than the draft's: no ``&``, ``-``, ``,``, and nothing that a URL has to encode."""
SYNTAX = re.compile(rf"text=(?:{EXPLICIT}-,)?{EXPLICIT}(?:,{EXPLICIT})?(?:,-{EXPLICIT})?")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("trade", "text=trade"),
        ("rose by 12%", "text=rose%20by%2012%25"),
        ("a-b, c & d", "text=a%2Db%2C%20c%20%26%20d"),
        ("año 2022", "text=a%C3%B1o%202022"),
        ("x=1#y?", "text=x%3D1%23y%3F"),
    ],
)
def test_parts_are_percent_encoded(words, expected):
    assert str(directive(f"{words} ", 0, len(words))) == expected


def test_all_parts_stand_in_the_order_of_the_draft():
    told = TextDirective("first words", "last words", "before", "after-wards")
    assert str(told) == "text=before-,first%20words,last%20words,-after%2Dwards"


def test_a_word_that_stands_twice_gets_its_neighbours():
    text = "Trade rose. Their trade fell."
    assert str(directive(text, 18, 23)) == "text=Their-,trade,-fell."
    assert find(text, directive(text, 18, 23)) == (18, 23)


def test_a_long_quote_and_one_over_paragraphs_are_told_by_their_ends():
    long = " ".join(f"word{number}" for number in range(60))
    assert (
        str(directive(long, 0, len(long)))
        == "text=word0%20word1%20word2%20word3,word56%20word57%20word58%20word59"
    )
    assert str(directive("One.\n\nTwo.", 0, 10)) == "text=One.,Two."


def test_a_place_inside_a_word_is_widened_to_it():
    assert str(directive("exports rose", 2, 4)) == "text=exports"


def test_a_fragment_of_the_page_stays_and_a_text_directive_goes():
    assert fragment_url(f"{PAGE}#s:~:text=old", "new", 0, 3) == f"{PAGE}#s:~:text=new"
    assert fragment_url(f"{PAGE}#s", "  ", 0, 1) == f"{PAGE}#s"
    assert fragment_url(PAGE, "", 0, 0) == PAGE


@pytest.mark.parametrize(
    "url",
    [
        None, "", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/passwd",
        "//evil.example/x", "https:\\\\evil.example", "vbscript:x", "blob:https://x.example/1", "http://",
        "https://a b.example/", "https://a.example/\n", "http://[::1:99999999/]", "/local",
        "mailto:a@b.example", "\x01javascript:alert(1)", "https://a.example:port/",
    ],
)  # fmt: skip
def test_only_pages_of_the_web_are_linked(url):
    assert web_address(url) is None
    assert fragment_url(url, "words", 0, 5) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ('https://a.example/"><b>', "https://a.example/%22%3E%3Cb%3E"),
        ("https://a.example/%E0%A4%A&%00", "https://a.example/%E0%A4%25A&%00"),
        ("https://a.example/año", "https://a.example/a%C3%B1o"),
        ("http://a.example:8080/x?y=1&z=2#s", "http://a.example:8080/x?y=1&z=2#s"),
    ],
)
def test_what_a_url_may_not_hold_is_encoded(url, expected):
    assert web_address(url) == expected


WORDS = st.sampled_from(
    ["Chile", "Norway", "trade", "rose", "12%", "e\u0301t\u00e9", "👩‍👧", "a-b", "(c)", "d,", "&", "\n\n"]
)


@given(st.lists(WORDS, min_size=1, max_size=60), st.data())
@settings(max_examples=300)
def test_a_directive_leads_to_its_words_or_to_the_first_that_look_alike(words, data):
    text = " ".join(words)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    told = directive(text, start, end)
    if told is None:
        return
    assert SYNTAX.fullmatch(str(told))
    parts = str(told).removeprefix("text=").split(",")
    assert " ".join(told.start.split()) in map(unquote, parts)
    found = find(text, told)
    if found and len(set(words)) == len(words):
        assert " ".join(text[start:end].split()) in " ".join(text[slice(*found)].split())


def test_distinct_words_are_always_told_apart():
    text = " ".join(f"w{number}" for number in range(300))
    for start in range(0, 1000, 7):
        told = directive(text, start, start + 40)
        begin, end = find(text, told)
        assert begin <= start + 1
        assert end >= start + 39


def test_an_endless_word_is_no_anchor_and_costs_little():
    assert fragment_url(PAGE, "x" * 1_000_000, 0, 1_000_000) == PAGE
    repeated = "trade grew by " * 50_000
    assert fragment_url(PAGE, repeated, 700, 713).startswith(f"{PAGE}#:~:text=")


@pytest.mark.parametrize(
    "text", ["a" * 160, "b" * 90 + " " + "c" * 90, "one two three " + "d" * 300, "e" * 160 + "\nend"]
)
def test_long_words_are_found_too(text):
    told = directive(text, 0, len(text))
    assert find(text, told) == (0, len(text))


@given(st.text(max_size=300), st.data())
def test_a_directive_of_any_text_leads_somewhere(text, data):
    start = data.draw(st.integers(0, len(text)))
    told = directive(text, start, data.draw(st.integers(start, len(text))))
    assert told is None or (find(text, told) and SYNTAX.fullmatch(str(told)))
