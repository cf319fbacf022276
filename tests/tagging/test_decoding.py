"""From scores to spans."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.tagging.decoding import cue_spans, decoded, spans, viterbi

ALLOWED = np.array([[1, 1, 0], [1, 1, 1], [1, 1, 1]], bool)


def logs(rows):
    scores = np.log(np.array(rows, np.float32) + 1e-6)
    return scores.astype(np.float32)


PATHS = [
    ([0, 1, 2, 0, 1], [(1, 3), (4, 5)]),
    ([1, 1, 2], [(0, 1), (1, 3)]),
    ([2, 2, 0], [(0, 2)]),  # a window that begins inside a span
    ([0, 0], []),
    ([], []),
]


@pytest.mark.parametrize(("path", "found"), PATHS)
def test_runs_of_tags_are_spans(path, found):
    assert spans(path, 1) == found


def test_a_span_is_begun_before_it_goes_on():
    # Each piece alone would be O, I, I; the likeliest way that begins a span is O, B, I or B, I, I.
    scores = logs([[0.6, 0.1, 0.3], [0.1, 0.2, 0.7], [0.1, 0.1, 0.8]])
    assert viterbi([scores, scores[:1]], [True, True, False], ALLOWED) == [[0, 1, 2], [0]]


@given(st.lists(st.tuples(*[st.floats(0.01, 1)] * 3), min_size=1, max_size=6))
def test_no_allowed_way_is_likelier(rows):
    scores = logs(rows)
    ways = [
        way
        for way in product(range(3), repeat=len(rows))
        if way[0] != 2 and all(ALLOWED[a, b] for a, b in pairwise(way))
    ]
    best = max(sum(scores[n, tag] for n, tag in enumerate(way)) for way in ways)
    longer = np.zeros((9, 3), np.float32)
    found, _ = viterbi([scores, longer], [True, True, False], ALLOWED)
    assert sum(scores[n, tag] for n, tag in enumerate(found)) == pytest.approx(best, abs=1e-4)


def test_cues_are_found_over_the_whole_text():
    scores = logs([[0.9, 0.1, 0], [0.1, 0.9, 0], [0.1, 0, 0.9], [0.9, 0.1, 0]])
    assert cue_spans([(0, scores), (4, scores[:2])]) == [(1, 3), (5, 6)]
    assert cue_spans([]) == []


WORDS = [(0, 1), (2, 3), (4, 5), (6, 7), (8, 9)]


def tags_of(source, content):
    """[pieces, 9] that are sure of some pieces."""
    rows = np.zeros((5, 9), np.float32)
    rows[:, [0, 3, 6]] = 0.9
    for place in source:
        rows[place, 3:6] = [0.05, 0.9, 0.05]
    for place in content:
        rows[place, 6:9] = [0.05, 0.5, 0.45]
    return np.log(rows + 1e-6)


def links_of(source, content, sure=0.9):
    rows = np.full((5, 5), (1 - sure) / 4, np.float32)
    rows[:, 0] = sure
    for place in source:
        rows[place] = [0.05, 0.85, 0.05, 0.03, 0.02]
    for first, place in enumerate(content):
        rows[place] = [0.1, 0, 0, 0.1, 0.8] if first else [0.1, 0, 0, 0.8, 0.1]
    return np.log(rows + 1e-6)


def test_source_and_content_are_those_of_the_cue():
    (found,) = decoded(WORDS, tags_of([0], [2, 3]), [(1, 2)], [(0, links_of([0], [2, 3]))])
    assert (found.cue, found.source, found.content) == ((2, 3), ((0, 1),), ((4, 7),))


def test_a_cue_without_content_is_none():
    assert decoded(WORDS, tags_of([0], []), [(1, 2)], [(0, links_of([0], []))]) == ()


def test_a_piece_goes_to_the_cue_that_claims_it_most():
    mine, weak = links_of([], [2, 3]), links_of([], [4])
    weak[2] = np.log([0.55, 0.01, 0.01, 0.42, 0.01])
    first, second = decoded(WORDS, tags_of([], [2, 3, 4]), [(0, 1), (1, 2)], [(0, mine), (0, weak)])
    assert first.content == ((4, 7),)
    assert second.content == ((8, 9),)
