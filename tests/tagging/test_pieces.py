"""What the network is told of letters, marks and paragraphs."""

import pytest

from onrecord.tagging.pieces import KINDS, case_of, kinds, quote_states

MARKS = [
    ("“ab” c", "211200"),
    ("«ab» c", "211200"),
    ('"ab" c', "211200"),
    ("“a\nb", "2100"),  # a paragraph's end closes what is open
    ("a” b", "0200"),
    ("“a “b” c”", "211212002"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "states"), MARKS)
def test_each_character_is_inside_outside_or_a_mark(text, states):
    assert "".join(map(str, quote_states(text))) == states


CASES = [
    ("12", 0),
    ("–", 0),
    ("said", 1),
    ("Peru", 2),
    ("P", 2),
    ("NATO", 3),
    ("eBay", 4),
    ("É", 2),
    ("ß", 1),
]


@pytest.mark.parametrize(("piece", "case"), CASES)
def test_the_case_of_a_piece(piece, case):
    assert case_of(piece) == case


def test_every_combination_has_a_number_of_its_own():
    text = 'a “b\nC" D\nE” 1 FF'
    places = [(n, n + 1) for n, char in enumerate(text) if not char.isspace()]
    found = kinds(text, places)
    assert len(found) == len(places)
    assert all(0 <= kind < KINDS for kind in found)
    first_of_paragraph = [place for place, kind in zip(places, found, strict=True) if kind % 2]
    assert [text[start] for start, _ in first_of_paragraph] == ["a", "C", "E"]
