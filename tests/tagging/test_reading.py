"""The network over whole texts: windows, places, the same bytes every time, files that are the right ones."""

import subprocess
import sys
from importlib import resources
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import networks
from onrecord.errors import ModelError
from onrecord.tagging import reading, tag
from onrecord.tagging.pieces import ROOM
from onrecord.tagging.reading import DIGESTS, edges

FOLDER = resources.files("onrecord") / "models" / "tagger"
TEXT = (
    "Trade with Norway has doubled, Ghana's trade minister Ama Owusu said on Friday.\n"
    "“The road is open,” she added. According to the ministry, work begins in May."
)


def told(text):
    return [
        (
            " + ".join(text[s:e] for s, e in one.source),
            text[slice(*one.cue)],
            " / ".join(text[s:e] for s, e in one.content),
        )
        for one in tag(text)
    ]


def test_who_what_and_by_which_word():
    found = told(TEXT)
    assert [cue for _, cue, _ in found] == ["said", "added", "According to"]
    assert [source for source, _, _ in found] == [
        "Ghana's trade minister Ama Owusu",
        "she",
        "the ministry",
    ]
    assert "Trade with Norway has doubled" in found[0][2]
    assert "The road is open" in found[1][2]
    assert "work begins in May" in found[2][2]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "🙂", "\u200b"])
def test_a_text_without_words_says_nothing(text):
    assert tag(text) == ()


@given(st.lists(st.integers(1, 700), min_size=1, max_size=12))
def test_windows_count_every_piece_once(paragraphs):
    starts = [place == 0 for length in paragraphs for place in range(length)]
    found = edges(starts)
    assert found[0][:2] == (0, 0)
    assert found[-1][2] == len(starts)
    assert all(first <= counts < end <= first + ROOM for first, counts, end in found)
    for (_, counts, end), (_, following, _) in pairwise(found):
        assert counts < following <= end
        assert following == end or not any(
            starts[following:end]
        )  # only a paragraph that is cut is read twice


def test_a_window_ends_with_a_paragraph():
    starts = [place == 0 for _ in range(10) for place in range(100)]
    assert [end % 100 for _, _, end in edges(starts)] == [0] * 5


def test_a_reading_does_not_depend_on_what_was_read_before():
    first = tag(TEXT)
    tag("Norway's prime minister Kari Dahl denied the report.")
    assert tag(TEXT) == first


def test_another_process_reads_the_same():
    code = f"from onrecord.tagging import tag; print(tag({TEXT!r}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(tag(TEXT))


def test_a_long_text_is_read_to_its_end():
    filler = "The road runs along the coast and the port lies at its end. " * 60
    found = told(filler + TEXT)
    assert [cue for _, cue, _ in found][-3:] == ["said", "added", "According to"]


PIECES = st.lists(
    st.sampled_from(
        ["“", "”", '"', "'", "«", "\x93", "\x94", ",", ". ", " said ", "Kari Dahl", " NORWAY ", "🙂", "é",
         "e\u0301", " that ", "\n\n", "\r\n", ": ", "we agree", " according to ", "שלום", "\u202e", "ﬁ", "𝒜",
         "x" * 120, "\0"]
    ),
    max_size=40,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(PIECES)
def test_whatever_the_text_its_places_lie_in_it(pieces):
    text = "".join(pieces)
    for one in tag(text):
        for start, end in (one.cue, *one.source, *one.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]


def test_the_network_is_small():
    assert sum((FOLDER / name).stat().st_size for name in DIGESTS) <= 30_000_000


def test_a_damaged_file_is_told(tmp_path, monkeypatch):
    for name in DIGESTS:
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes()[:-1])
    monkeypatch.setattr(networks, "place", lambda folder: tmp_path)
    reading._loaded.cache_clear()
    with pytest.raises(ModelError, match=r"tagger.*damaged.*reinstall"):
        tag(TEXT)
    monkeypatch.undo()
    reading._loaded.cache_clear()
    assert np.array_equal(tag(TEXT), tag(TEXT))


def test_what_nobody_says_is_heard_only_in_quotation_marks():
    text = 'The port has been registered as a charity. It was called "a gift to the town" in the report.'
    assert all(one.source or '"' in text[one.content[0][0] : one.content[-1][1]] for one in tag(text))
