"""A text through the tagger's network, window by window.

The network is a small BERT with int8 weights (``onrecord/models/tagger``, see its card). Windows end
with paragraphs and begin some word pieces before the part that counts. A window runs by itself, so a
reading never depends on what else is read.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from onrecord.networks import carried, session, tokenizer
from onrecord.tagging.decoding import Tagged, cue_spans, decoded
from onrecord.tagging.pieces import CLS, ROOM, SEP, kinds, starts_paragraph

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Floats = NDArray[np.float32]
BEFORE = 16  # pieces before the part of a window that counts
BEFORE_CUT, BEHIND = 64, 32  # the same inside a paragraph, and pieces at the end that do not count then
DIGESTS = {  # SHA-256, as in the model's card
    "tagger.onnx": "e727aca567d8943a2f26f9fc159be23224d891166e70b269222aca30f6976d98",
    "linker.onnx": "96cce295b791c427912e681854a2ec0b538887a90ee1f2465b6d2822d1a5148b",
}
TOKENIZER = "00550fd9a41633f56f54480a77be0e356a18c93ae1f70f9ebd7fb0eae99cf596"
NEAR = 64  # distances to a cue up to here have a row of their own in the linker
PAIR = 192
_MARKS = '“”"«»„'


@dataclass(frozen=True, slots=True)
class Window:
    """One stretch of word pieces with what the network made of it."""

    start: int
    counts: int  # the first piece that counts
    tags: Floats  # [pieces, 9], log probabilities of O, B, I of cue, source, content
    pairs: Floats  # [pieces, 3 x 192], what the linker needs of each piece

    @property
    def end(self) -> int:
        """The piece behind the last one."""
        return self.start + len(self.tags)


@dataclass(frozen=True, slots=True)
class Networks:
    """The tokenizer and both graphs."""

    tokenizer: "Tokenizer"
    tagger: Any
    linker: Any


def tag(text: str) -> tuple[Tagged, ...]:
    """The attributions of an English text, in the order of their cues.

    Args:
        text: Paragraphs end with a line break; offsets of what comes back are code points of it.

    Raises:
        ModelError: The network's files are missing or are not those this version was made with.
    """
    return read(text, _loaded())


def read(text: str, networks: Networks) -> tuple[Tagged, ...]:
    """The same with networks given, for training."""
    encoded = networks.tokenizer.encode(text, add_special_tokens=False)
    if not encoded.ids:
        return ()
    offsets: list[tuple[int, int]] = encoded.offsets
    sorts = kinds(text, offsets)
    places = edges([starts_paragraph(kind) for kind in sorts])
    windows = [_window(networks, encoded.ids, sorts, *place) for place in places]
    tags = _joined(windows)
    counted = pairwise([*(window.counts for window in windows), len(offsets)])
    cues = cue_spans([(start, tags[start:end, :3]) for start, end in counted])
    links = _links(networks, windows, cues)
    return tuple(one for one in decoded(offsets, tags, cues, links) if one.source or _quotes(text, one))


def _quotes(text: str, one: Tagged) -> bool:
    """Whether a content stands in quotation marks: without them, words that nobody says are mostly none."""
    return any(mark in text[start:end] for start, end in one.content for mark in _MARKS)


def edges(starts: Sequence[bool]) -> list[tuple[int, int, int]]:
    """Windows over all pieces, each with the place where the part begins that counts.

    A window ends with a paragraph, where one ends in it, since few attributions go over; so what is said is
    seldom cut. Before the part that counts it has some pieces more, to know what is spoken of.

    Args:
        starts: For each piece whether a paragraph begins with it.

    Returns:
        First piece, first piece that counts, end; the parts that count follow one another.
    """
    paragraphs = [place for place, starting in enumerate(starts) if starting]
    found = []
    counts = before = 0
    while counts < len(starts):
        first = max(counts - before, 0)
        end = min(first + ROOM, len(starts))
        whole = paragraphs[bisect_right(paragraphs, counts) : bisect_right(paragraphs, end)]
        cut = end < len(starts) and not whole
        if end < len(starts) and whole:
            end = whole[-1]
        found.append((first, counts, end))
        counts, before = (end - BEHIND, BEFORE_CUT) if cut else (end, BEFORE)
    return found


def _window(
    networks: Networks, ids: Sequence[int], sorts: Sequence[int], start: int, counts: int, end: int
) -> Window:
    fed = {
        "ids": np.array([CLS, *ids[start:end], SEP], np.int64),
        "kinds": np.array([0, *sorts[start:end], 0], np.int64),
    }
    tags, pairs = networks.tagger.run(None, fed)
    tags = tags[1:-1].reshape(end - start, 3, 3)
    logs = tags - np.logaddexp.reduce(tags, axis=-1, keepdims=True)
    return Window(start, counts, logs.reshape(end - start, 9), pairs[1:-1])


def _joined(windows: Sequence[Window]) -> Floats:
    """Of each piece the tags from the window in which it counts; a later window wins."""
    tags = np.empty((windows[-1].end, 9), np.float32)
    for window in windows:
        tags[window.counts : window.end] = window.tags[window.counts - window.start :]
    return tags


def _links(
    networks: Networks, windows: Sequence[Window], cues: Sequence[tuple[int, int]]
) -> list[tuple[int, Floats]]:
    """For each cue its window's first piece and [pieces, 5]: none, B and I of source, B and I of content."""
    found = []
    for start, end in cues:
        window = windows[bisect_right(windows, start, key=lambda w: w.counts) - 1]
        end = min(end, window.end)
        first, last = start - window.start, end - window.start
        mean = window.pairs[first:last, PAIR:].mean(0)
        number = np.arange(len(window.tags))
        away = np.where(number < first, number - first, np.where(number >= last, number - last + 1, 0))
        rows = np.clip(away, -NEAR - 1, NEAR + 1) + NEAR + 1
        rows[first:last] = 2 * NEAR + 4
        fed = {
            "piece": window.pairs[:, :PAIR],
            "cue": mean[:PAIR],
            "gate": mean[PAIR:],
            "rows": rows.astype(np.int64),
        }
        (scores,) = networks.linker.run(None, fed)
        found.append((window.start, scores - np.logaddexp.reduce(scores, axis=-1, keepdims=True)))
    return found


def pieces_of_words() -> "Tokenizer":
    """The word pieces of the encoder that the tagger was trained from, for texts of any length."""
    name = "tokenizer.json"
    found = tokenizer(carried("sentence-encoder", {name: TOKENIZER}, "sentence encoder")[name])
    found.no_truncation()
    return found


@cache
def _loaded() -> Networks:
    files = carried("tagger", DIGESTS, "tagger")
    return Networks(pieces_of_words(), session(files["tagger.onnx"]), session(files["linker.onnx"]))
