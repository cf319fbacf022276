"""Where a text is cut into points, and what of a point is its matter."""

import pytest

from onrecord.comparing.fields import fields_of
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
    (
        "They dealt with the price of copper ore, and with the training of young pilots.",
        ["They dealt with the price of copper ore", "with the training of young pilots"],
    ),
    (
        "The minister said that the old dam is safe, that the new one is late and that water is scarce.",
        ["The minister said that the old dam is safe", "the new one is late", "water is scarce"],
    ),
    (
        "Noting that the old dam is safe, the minister asked for a new bridge.",
        ["Noting that the old dam is safe", "the minister asked for a new bridge"],
    ),
    (
        "The old dam is safe; the new bridge is late, while the harbour stays shut.",
        ["The old dam is safe", "the new bridge is late", "the harbour stays shut"],
    ),
    (
        "They praised a law that opens the ports and lowers the tolls.",
        ["They praised a law that opens the ports and lowers the tolls"],
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
        ("The minister said that the tax on our barley must go.", "the tax on our barley go ."),
        ("The minister spoke of the harbours of Kenya and Peru.", "of the harbours of Kenya and ."),
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


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("the subway in the capital", {"urban transport"}),
        ("Pyongyang’s launches of missiles", {"PRK", "north korea", "missiles"}),
        ("the railways of Peru and Kenya", {"railways", "KEN"}),
        ("their strategic partnership", {"ties"}),
        ("a word on nothing", set()),
    ],
)
def test_the_matters_and_third_states_a_point_names(text, fields):
    assert fields_of(text, frozenset({"PER", "CHL"})) == fields


def test_a_bare_mention_of_a_third_state_is_no_frame():
    found = extraction(
        "Minister Arlen Voskan of Peru met Minister Ilda Rumo of Chile. It was long. "
        "They discussed the old copper mine, as well as the Korean Peninsula."
    )
    *_, point = find_points(found.parsed)
    assert not Matters(found, frozenset({"PER", "CHL"})).is_frame(point)
