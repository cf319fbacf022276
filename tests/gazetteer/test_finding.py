"""What stands in a text, and exactly where."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.gazetteer import find
from onrecord.gazetteer.tables import rows

CASES = Path(__file__).parent / "cases"


def cases(name):
    return [
        pytest.param(row, id=f"{name}-{number}") for number, row in enumerate(rows(CASES / f"{name}.tsv"), 1)
    ]


def lines(text):
    return text.replace("\\r", "\r").replace("\\n", "\n")


def told(matches):
    return " | ".join(f"{m.kind}:{m.country}:{m.text}" for m in matches)


@pytest.mark.parametrize("row", cases("names") + cases("phrases_apart"))
def test_names(row):
    assert told(find(lines(row["text"]))) == lines(row["expected"])


@pytest.mark.parametrize("row", cases("names_not"))
def test_words_that_only_look_like_names(row):
    assert not [m for m in find(row["text"]) if m.country], row["reason"]


@pytest.mark.parametrize("row", cases("dated"))
def test_words_mean_what_they_meant_on_the_day(row):
    assert told(find(row["text"], on=date.fromisoformat(row["on"]))) == row["expected"]


@pytest.mark.parametrize("row", cases("phrases"))
def test_a_phrase_is_one_match(row):
    (match,) = find(lines(row["text"]))
    assert told([match]) == lines(row["expected"])
    assert (match.office or "", match.body or "") == (row["office"], row["body"])


@pytest.mark.parametrize("row", cases("phrases"))
def test_a_phrase_is_found_within_a_sentence(row):
    text = f"On Monday, {lines(row['text'])} said: yes."
    assert told(find(text)) == lines(row["expected"])


PIECES = (
    "Peru", "Venezuelan Foreign Ministry", "president of Kenya", "U.S.", "Côte d’Ivoire",
    "Co\u0302te d'Ivoire", "the Kremlin", "São\r\nTomé and Príncipe", "Russian\u00adPresident", "Sino-",
    "\U0001f1f5\U0001f1ea", "\n\n",
    "\U0001f469\u200d\U0001f469", "e\u0301\u0323", "روسيا", "\u202bPeru\u202c", "\u200bChile\u200d", "\ufeff",
    "\r\n", "\t", "  ", " ", "-", "'s ", ", ", " of ", " and ", "minister", "of", "İzmir", "ß", "ﬁ", "\x00",
    "Moscow", "\u0301",
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=14), st.dates())
def test_matches_quote_the_text_in_order_without_overlap(pieces, on):
    text = "".join(pieces)
    place = 0
    for match in find(text, on=on):
        assert place <= match.start < match.end <= len(text)
        assert match.text == text[match.start : match.end]
        place = match.end


@pytest.mark.parametrize(
    "before", ["", "\U0001f469\u200d\U0001f469 ", "روسيا، ", "e\u0301\u0323 ", "\r\n\r\n", "\u200b\ufeff"]
)
def test_offsets_count_code_points_of_the_text_as_given(before):
    (match,) = find(f"{before}Cote\u0301 Peru\u0301 {before}")
    assert (match.text, match.start) == ("Peru\u0301", len(before) + len("Cote\u0301 "))


def test_nothing_in_nothing():
    assert find("") == ()
