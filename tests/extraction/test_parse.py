"""The parse: true places, paragraphs, and furniture that bends nothing."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.extraction.parse import parse
from onrecord.model import Document, SetAside

WORDS = st.sampled_from(
    ["Trade", "rose", "12%", "🙂", "é", "e\u0301", "שלום", "مرحبا", "“quoted”", "U.S.", "-", "*", ".", "**"]
)
GAPS = st.sampled_from([" ", "  ", "\n", "\r\n", "\n\n", "\n    ", "\n- ", "\u00a0", "\t", "<!-- -->"])


def document(text, **more):
    return Document(digest="sha256:0", text=text, **more)


@st.composite
def texts(draw):
    return "".join(draw(WORDS) + draw(GAPS) for _ in range(draw(st.integers(0, 25))))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts(), st.data())
def test_every_token_stands_where_it_says(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    aside = SetAside(start=start, end=end, text=text[start:end], reason="test")
    parsed = parse(document(text, set_aside=(aside,)))
    assert len(parsed.view) == len(text)
    assert [t.index for t in parsed.tokens] == list(range(len(parsed.tokens)))
    for token in parsed.tokens:
        assert parsed.view[token.start : token.end].split() == token.text.split()
        assert token.end <= start or end <= token.start
        assert parsed.token_at(token.start) is token
    for before, after in zip(parsed.tokens, parsed.tokens[1:], strict=False):
        assert before.end <= after.start


def paragraphs(text, **more):
    return [" ".join(p.text.split()) for p in parse(document(text, **more)).paragraphs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line\nwrapped hard.\n    An indented line\nopens the next.", 2),
        ("First.\n\nSecond.\n\n\nThird.", 3),
        ("-   A bullet whose second\n    line hangs.\n-   Another one.", 2),
        ("**LOUD HEADING:**  And its text.\n<!-- -->\nMore.", 2),
        ("   \n\n ", 0),
    ],
)
def test_paragraphs(text, expected):
    assert len(paragraphs(text)) == expected


def test_the_headline_is_a_paragraph_of_its_own():
    text = "Ministers meet\nThey talked about grain."
    assert paragraphs(text, title="Ministers meet") == ["Ministers meet", "They talked about grain."]


def test_a_hard_wrapped_sentence_is_one_sentence():
    parsed = parse(document("The minister of trade\nsaid that exports\nrose by 4 pct."))
    assert len(parsed.sentences) == 1
    assert parsed.head(parsed.sentences[0].tokens[0]).text == "minister"


def test_a_phrase_leaves_clauses_and_companions_out():
    parsed = parse(document("The trade minister of Peru, who arrived late, and a guest signed the accord."))
    (minister,) = (t for t in parsed.tokens if t.text == "minister")
    assert parsed.phrase(minister).text == "The trade minister of Peru"
    assert "late" in [t.text for t in parsed.subtree(minister)]


def test_nothing_at_the_edges():
    parsed = parse(document("Trade rose."))
    assert parsed.token_at(500) is None
    assert parsed.sentence_at(3) is parsed.sentences[0]
    assert parse(document("")).sentence_at(0) is None


def test_a_long_run_of_symbols_takes_no_long_time():
    """Every mark of 40,000 in one run, and the words beside it keep their places."""
    text = "He said " + "“‘" * 10_000 + "yes" + "’”" * 10_000 + " to Peru."
    began = time.process_time()
    parsed = parse(document(text))
    assert time.process_time() - began < 10
    words = [token for token in parsed.tokens if token.text.isalpha()]
    assert [token.text for token in words] == ["He", "said", "yes", "to", "Peru"]
    assert all(text[token.start : token.end] == token.text for token in words)


@pytest.mark.parametrize("text", ["he said that " * 1000, "x" * 9000, "Trade rose. " * 1000])
def test_no_sentence_of_a_long_paragraph_is_without_bound(text):
    parsed = parse(document(text.strip()))
    assert len(parsed.paragraphs) == 1
    assert max(s.end - s.start for s in parsed.sentences) <= 3000
    assert "".join(t.text for t in parsed.tokens) == "".join(text.split())
