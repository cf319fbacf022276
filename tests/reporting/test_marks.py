"""The text is cut at every boundary, and no stretch is lost or doubled."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.reporting.marks import KINDS, Mark, segments

LENGTH = 40
TEXT = "".join(chr(0x1F600 + n) for n in range(LENGTH))
PLACES = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH), st.sampled_from(KINDS)).filter(
    lambda place: place[0] < place[1]
)


@given(st.lists(PLACES, max_size=12))
def test_segments_rebuild_the_text_and_carry_what_covers_them(places: list[tuple[int, int, str]]) -> None:
    marks = [Mark(start=a, end=b, kind=kind, target="x", number=1) for a, b, kind in places]
    cut = list(segments(TEXT, marks))
    assert "".join(segment.text for segment in cut) == TEXT
    for segment in cut:
        covering = {mark.kind for mark in marks if mark.start <= segment.start < mark.end}
        assert set(segment.kinds) == covering
        assert all(mark.start == segment.start for mark in segment.opening)
        assert all(mark.end == segment.start + len(segment.text) for mark in segment.closing)


def test_an_overlap_makes_three_stretches() -> None:
    marks = [Mark(0, 6, "claim", "k1", 1), Mark(4, 10, "statement", "s1", 1)]
    assert [(s.text, s.kinds) for s in segments("0123456789ab", marks)] == [
        ("0123", ("claim",)),
        ("45", ("claim", "statement")),
        ("6789", ("statement",)),
        ("ab", ()),
    ]


def test_marks_beyond_the_text_are_cut_to_it() -> None:
    assert [s.text for s in segments("abc", [Mark(1, 9, "claim", "k1", 1)])] == ["a", "bc"]
