"""Quotation marks: styles, nesting, paragraphs, and marks that are none."""

import pytest

from onrecord.extraction.parse import parse
from onrecord.extraction.quotations import find_quotations
from onrecord.model import Document


def quotations(text):
    return find_quotations(parse(Document(digest="", text=text, language="en")))


def quoted(text):
    return [[part.text for part in q.parts] for q in quotations(text) if q.depth == 0]


STYLES = [
    ("She said “yes” twice.", ["“yes”"]),
    ('She said "yes" and "no".', ['"yes"', '"no"']),
    ("She said «yes» twice.", ["«yes»"]),
    ("She said ‘yes’ twice.", ["‘yes’"]),
    ("She said 'yes' twice.", ["'yes'"]),
    ("She said „yes“ twice.", ["„yes“"]),
    ("''Yes,'' she said.", ["'Yes,'"]),
]


@pytest.mark.parametrize(("text", "expected"), STYLES)
def test_each_style_of_marks(text, expected):
    assert [parts[0] for parts in quoted(text)] == expected


NONE = [
    "The workers' rights and the minister's car.",
    "It rose in the '90s, and the '80s workers' wages fell.",
    "The wall is 6' 2\" high.",
    "She said “yes and left.",
    "She left” early.",
    'He is 6" taller.',
]


@pytest.mark.parametrize("text", NONE)
def test_marks_that_quote_nothing(text):
    assert quoted(text) == []


def test_a_quotation_inside_another_is_one_level_deeper():
    outer, inner = quotations("“He told me ‘never’ again,” she said.")
    assert (outer.depth, inner.depth) == (0, 1)
    assert outer.start < inner.start < inner.end < outer.end


def test_a_quotation_goes_on_over_paragraphs():
    text = "“One.\n\n“Two.\n\n“Three,” she said.\n\nAfter it."
    assert quoted(text) == [["“One.", "“Two.", "“Three,”"]]


def test_a_mark_that_is_never_closed_swallows_nothing():
    assert quoted('He said "we are late.\n\nShe said "no" to it.') == [['"no"']]


def test_a_second_opening_mark_drops_the_first():
    assert quoted('He said "we are late, and "no" was all.') == [['"no"']]
