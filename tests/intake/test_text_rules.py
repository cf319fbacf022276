"""Headline, publication date and furniture, as the case tables have them."""

import csv
import re
from pathlib import Path

import pytest

from onrecord.intake import document_from_text
from onrecord.intake.dating import date_at_top
from onrecord.intake.furniture import set_aside
from onrecord.intake.headline import headline
from onrecord.languages import tables
from onrecord.languages.rules import rules

CASES = Path(__file__).parent / "cases"


def cases(name):
    with (CASES / f"{name}.tsv").open(encoding="utf-8") as stream:
        _, *listed = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
    return [
        pytest.param(re.sub(r"\\(.)", _unescaped, text), expected, id=text[:60]) for text, expected in listed
    ]


def _unescaped(mark):
    return "\n" if mark[1] == "n" else mark[1]


def not_cases(name):
    return [pytest.param(case.values[0], id=case.id) for case in cases(f"{name}_not")]


@pytest.mark.parametrize(("text", "expected"), cases("headline"))
def test_headline(text, expected):
    assert headline(text) == expected
    document = document_from_text(text, language="en").document
    assert document.title == expected
    assert (document.headline.start, document.headline.end) == (0, len(expected))


@pytest.mark.parametrize("text", not_cases("headline"))
def test_no_headline(text):
    assert document_from_text(text, language="en").document.title is None


@pytest.mark.parametrize(("text", "expected"), cases("published"))
def test_a_full_date_at_the_top(text, expected):
    assert date_at_top(text) == expected
    document = document_from_text(text, language="en").document
    assert (document.published, document.published_basis) == (expected, "text")


@pytest.mark.parametrize("text", not_cases("published"))
def test_no_full_date_at_the_top(text):
    row = document_from_text(text, language="en")
    assert (row.document.published, row.document.published_basis) == (None, None)
    (note,) = row.notes
    assert note.code == "no-publication-date"
    assert "cannot be dated" in note.text
    assert "--published YYYY-MM-DD" in note.text


@pytest.mark.parametrize(("line", "reason"), cases("furniture"))
def test_furniture_is_set_aside_wherever_it_stands_alone(line, reason):
    before, after = "The ministers met in Accra.", "They spoke of fish."
    for text in (f"{before}\n\n{line}\n\n{after}", f"{before}\n{line}\n{after}", f"{before}\r\n\r\n{line}"):
        (aside,) = document_from_text(text, language="en").document.set_aside
        assert (aside.text, aside.reason) == (line.strip(), reason)


@pytest.mark.parametrize("line", not_cases("furniture"))
def test_a_line_of_the_report_stays(line):
    assert set_aside(f"The ministers met in Accra.\n\n{line}\n\nThey spoke of fish.") == ()


@pytest.mark.parametrize(("line", "reason"), cases("furniture"))
def test_words_of_furniture_inside_a_sentence_stay(line, reason):
    del reason
    assert set_aside(f"He said {line} and went on to speak of many other things.") == ()


def test_a_wrapped_paragraph_is_one_unit():
    text = (
        "    The two ministers met in Accra to speak of the ports and of\n"
        "Related  Holdings, a builder of ports, which asked for a longer\n"
        "time to finish its work, and of the price of cocoa.\n"
        " Reuter"
    )
    (aside,) = set_aside(text)
    assert aside.text == "Reuter"


def test_a_wrapped_caption_is_set_aside_whole():
    caption = "FILE PHOTO: Cocoa is loaded onto a ship in the port of Tema in\nthe south of Ghana"
    text = f"The ministers met in Accra and spoke about cocoa and fish.\n\n{caption}\n\nThey will meet again."
    (aside,) = set_aside(text)
    assert aside.text == caption


def test_the_headline_is_never_furniture():
    document = document_from_text("Related: a word\n\nThe word was used.", title="Related: a word").document
    assert document.headline
    assert document.set_aside == ()


def test_every_stretch_set_aside_quotes_the_text():
    text = "A headline\r\n\r\nBy Ola Berg\r\n\r\nThe minist\u00ader met.\r\n\r\nRelated:  More\r\n"
    document = document_from_text(text, language="en").document
    assert [aside.reason for aside in document.set_aside] == ["byline", "related-link"]
    assert all(document.text[aside.start : aside.end] == aside.text for aside in document.set_aside)


@pytest.mark.parametrize("language", [language for language, name in tables() if name == "furniture"])
def test_every_pattern_is_bound_to_both_ends(language):
    for rule in rules(language, "furniture"):
        assert rule["pattern"].startswith("^")
        assert rule["pattern"].endswith("$")
