"""Where a text is cut into points, and what of a point is its matter."""

import pytest

from onrecord.comparing.matters import Matters
from onrecord.comparing.points import find_points
from onrecord.extraction import extract
from onrecord.intake import document_from_text

CUT = [
    (
        "The minister stressed the value of the dam and welcomed the new ferry between the islands.",
        ["The minister stressed the value of the dam", "welcomed the new ferry between the islands"],
    ),
    (
        "They discussed the price of copper ore as well as the training of young pilots.",
        ["They discussed the price of copper ore", "the training of young pilots"],
    ),
    ("He spoke of peace, trust and order.", ["He spoke of peace, trust and order"]),
    (
        "The border between the northern province and the southern coast was drawn anew.",
        ["The border between the northern province and the southern coast was drawn anew"],
    ),
    ("Minister Arlen Voskan and Minister Ilda Rumo signed it.",
     ["Minister Arlen Voskan and Minister Ilda Rumo signed it"]),
]  # fmt: skip


def extraction(text):
    return extract(document_from_text(text, language="en").document)


@pytest.mark.parametrize(("text", "points"), CUT)
def test_a_sentence_is_cut_into_its_points(text, points):
    found = extraction(text)
    assert [text[p.start : p.end] for p in find_points(found.parsed)] == points


def test_every_word_stands_in_one_point():
    text = " ".join(text for text, _ in CUT)
    found = extraction(text)
    places = [t.index for point in find_points(found.parsed) for t in point.tokens]
    assert len(places) == len(set(places))
    words = {t.index for t in found.parsed.tokens if t.pos in {"NOUN", "VERB", "PROPN", "ADJ"}}
    assert words <= set(places)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Foreign Minister Arlen Voskan of Peru stressed the value of the railway.",
            "the value of the railway .",
        ),
        ("The two sides agreed to reopen the harbour of Oro.", "to reopen the harbour of Oro ."),
    ],
)
def test_who_talks_is_no_part_of_the_matter(text, words):
    found = extraction(text)
    matters = Matters(found, frozenset({"PER"}))
    (point,) = find_points(found.parsed)
    assert matters.words(point) == words.removesuffix(" .")


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("President Arlen Voskan of Peru spoke by telephone today with President Ilda Rumo of Chile.", True),
        ("Foreign Minister Arlen Voskan met in Lima with his Chilean counterpart Ilda Rumo.", True),
        ("Arlen Voskan met Ilda Rumo in Lima to sign a treaty on copper ore prices.", False),
        ("The steering committee will meet in Lima on 12 September.", False),
        ("They agreed to lower the tariff on copper.", False),
    ],
)
def test_a_frame_tells_of_the_contact_alone(text, frame):
    found = extraction(text)
    (point, *_) = find_points(found.parsed)
    assert Matters(found, frozenset({"PER", "CHL"})).is_frame(point) == frame
