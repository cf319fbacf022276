"""The two-way map, held to what it promises on texts with everything that is awkward."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake import OffsetMap, document_from_text
from onrecord.intake.cleaning import clean
from onrecord.intake.offsets import Run

AWKWARD = st.lists(
    st.sampled_from([
        "a", "Z", "e\u0301", "é", "q\u0323\u0307", "\u0307\u0323",
        "אבג", "مرحبا", "👩\u200d🚀", "🇻🇪", "한", "\u1112\u1161\u11ab",
        "\r\n", "\r", "\n", "\t", " ", "\u00a0", "\u2028", "\x0c", "\ufeff", "\u200b",
        "\u00ad", "\u202e", "\u200f",
        "\x00", "\x1b", "\ud800", "Å", "ﬁ", "12%", "Trade rose",
    ]),
    max_size=30,
).map("".join)  # fmt: skip
SPANNED = AWKWARD | st.text(max_size=40)


def spans(data, length):
    start = data.draw(st.integers(0, length), label="start")
    return start, data.draw(st.integers(start, length), label="end")


def guarded(text):
    """Cleaned between two bars, which keep white space at the ends and compose with no mark."""
    return clean(f"|{text}|")[0]


@given(SPANNED)
def test_cleaning_twice_changes_nothing_more(text):
    once, _ = clean(text)
    twice, offsets = clean(once)
    assert twice == once
    assert not once or offsets.to_original(0, len(once)) == (0, len(once))
    assert unicodedata.is_normalized("NFC", once)


@given(SPANNED, st.data())
def test_every_span_leads_to_the_original_and_back(text, data):
    even, offsets = clean(text)
    start, end = spans(data, len(even))
    place = offsets.to_original(start, end)
    assert place is not None or not even
    if start < end:
        back = offsets.from_original(*place)
        assert back[0] <= start
        assert end <= back[1]


@given(SPANNED, st.data())
def test_what_a_span_quotes_is_what_the_original_says_there(text, data):
    even, offsets = clean(text)
    start, end = spans(data, len(even))
    if start == end or not even[start:end].strip():
        return
    begin, stop = offsets.to_original(start, end)
    kept = even[slice(*offsets.from_original(begin, stop))]
    assert guarded(text[begin:stop]) == guarded(kept)


@given(SPANNED, st.data())
def test_a_place_in_the_original_leads_to_what_is_left_of_it(text, data):
    even, offsets = clean(text)
    start, end = spans(data, len(text))
    place = offsets.from_original(start, end)
    if place is not None:
        assert 0 <= place[0] <= place[1] <= len(even)
        assert (place[0] == place[1]) == (start == end)


@given(st.text(alphabet="ab \n", max_size=30).filter(str.strip))
def test_text_that_is_even_already_is_its_own_original(text):
    intake = document_from_text(text)
    lead = len(text) - len(text.lstrip())
    assert intake.original.text == text
    assert intake.original.offsets.to_original(0, 1) == (lead, lead + 1)


def test_crlf_and_marks_are_stepped_over():
    text = "\ufeffTrade\r\nrose\u00ad by 12%"
    even, offsets = clean(text)
    assert even == "Trade\nrose by 12%"
    start = even.index("12%")
    begin, stop = offsets.to_original(start, start + 3)
    assert text[begin:stop] == "12%"
    assert offsets.to_original(0, len(even)) == (1, len(text))
    assert offsets.from_original(0, 1) is None, "the byte order mark is nowhere in the text"


def test_a_composed_letter_answers_to_both_its_parts():
    even, offsets = clean("Perón".replace("ó", "o\u0301"))
    assert even == "Perón"
    assert offsets.to_original(3, 4) == (3, 5)
    assert offsets.from_original(4, 5) == (3, 4)


def test_a_hole_has_no_counterpart():
    offsets = OffsetMap([Run(0, 3, 10, 13), Run(5, 8, 15, 18)])
    assert offsets.to_original(0, 3) == (10, 13)
    assert offsets.to_original(2, 6) is None
    assert offsets.to_original(3, 4) is None
    assert offsets.from_original(13, 15) is None
    assert offsets.from_original(12, 16) == (2, 6)


def test_parts_in_another_order_have_no_common_place():
    offsets = OffsetMap([Run(0, 3, 10, 13), Run(3, 6, 0, 3)])
    assert offsets.to_original(0, 6) is None
    assert offsets.from_original(0, 13) is None
    assert offsets.to_original(3, 6) == (0, 3)


def test_an_empty_span_is_a_point():
    _, offsets = clean("\r\nab\r\ncd")
    assert offsets.to_original(0, 0) == (2, 2)
    assert offsets.to_original(3, 3) == (6, 6)
    assert offsets.to_original(5, 5) == (8, 8)
    assert OffsetMap([]).to_original(0, 0) is None


def test_two_maps_make_one():
    inner = OffsetMap([Run(0, 4, 100, 104), Run(4, 5, 104, 110), Run(5, 9, 110, 114)])
    outer = OffsetMap([Run(0, 3, 2, 5), Run(3, 4, 7, 9)])
    both = outer.after(inner)
    assert both.to_original(0, 2) == (102, 104)
    assert both.to_original(2, 3) == (104, 110)
    assert both.to_original(3, 4) == (112, 114)
