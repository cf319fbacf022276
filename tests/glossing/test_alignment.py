"""Every word of a gloss leads back to the words it stands for."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.glossing import Alignment, Piece

TEXT = "«Hola»,  dijo\nel presidente de México."
PIECES = [
    Piece(0, 1, "“"), Piece(1, 5, "Hello"), Piece(5, 6, "”"), Piece(9, 9, "he"), Piece(9, 13, "said"),
    Piece(14, 16, ""), Piece(17, 27, "President"), Piece(28, 30, "of"), Piece(31, 37, "Mexico"),
]  # fmt: skip


def original(alignment, words):
    start = alignment.gloss.index(words)
    place = alignment.to_original(start, start + len(words))
    return TEXT[slice(*place)], place


def test_words_and_phrases_lead_to_their_own():
    alignment = Alignment(TEXT, PIECES)
    assert " ".join(alignment.gloss.split()) == "“Hello”, he said President of Mexico."
    assert original(alignment, "“Hello”")[0] == "«Hola»"
    assert original(alignment, "Hello")[0] == "Hola"
    assert original(alignment, "he said")[0] == "dijo"
    assert original(alignment, "President of Mexico")[0] == "presidente de México"


def test_a_span_through_a_piece_gets_the_whole_of_it():
    assert original(Alignment(TEXT, PIECES), "sid")[0] == "presidente"


def test_a_word_that_is_left_unsaid_has_a_place_of_no_length():
    assert original(Alignment(TEXT, PIECES), "he") == ("", (9, 9))


def test_a_line_stays_a_line():
    assert "said\n" in Alignment(TEXT, PIECES).gloss


def test_places_of_the_text_are_found_in_the_gloss():
    alignment = Alignment(TEXT, PIECES)
    start = TEXT.index("presidente")
    assert alignment.gloss[slice(*alignment.from_original(start, len(TEXT)))] == "President of Mexico."


@st.composite
def glossed(draw):
    text = draw(st.text(alphabet="ab \n.«»", max_size=40))
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    words = st.text(alphabet="xy", max_size=4)
    return text, [Piece(a, b, draw(words)) for a, b in zip(edges[::2], edges[1::2], strict=False)]


@given(glossed())
def test_any_stretch_leads_into_the_text(case):
    text, pieces = case
    alignment = Alignment(text, pieces)
    for start in range(len(alignment.gloss) + 1):
        for end in range(start, len(alignment.gloss) + 1):
            low, high = alignment.to_original(start, end)
            assert 0 <= low <= high <= len(text)


@given(st.text(max_size=40))
def test_a_text_without_glosses_stays_as_it_is_but_for_doubled_spaces(text):
    alignment = Alignment(text, [])
    assert alignment.gloss.split() == text.split()
