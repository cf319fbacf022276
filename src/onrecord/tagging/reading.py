"""A text through the tagger's network, window by window.

The network is a small BERT with int8 weights (``onrecord/models/tagger``, see its card). Windows overlap, and
of each word piece the reading counts in which it stands farthest from an edge. A window runs by itself, so a
reading never depends on what else is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from onrecord.networks import carried, session, tokenizer
from onrecord.tagging.decoding import Tagged, cue_spans, decoded
from onrecord.tagging.pieces import CLS, ROOM, SEP, kinds

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Floats = NDArray[np.float32]
OVERLAP = 64
DIGESTS = {  # SHA-256, as in the model's card
    "tagger.onnx": "e727aca567d8943a2f26f9fc159be23224d891166e70b269222aca30f6976d98",
    "linker.onnx": "96cce295b791c427912e681854a2ec0b538887a90ee1f2465b6d2822d1a5148b",
}
TOKENIZER = "00550fd9a41633f56f54480a77be0e356a18c93ae1f70f9ebd7fb0eae99cf596"
NEAR = 64  # distances to a cue up to here have a row of their own in the linker
PAIR = 192


@dataclass(frozen=True, slots=True)
class Window:
    """One stretch of word pieces with what the network made of it."""

    start: int
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
    windows = [_window(networks, encoded.ids, kinds(text, offsets), *edges) for edges in edges(len(offsets))]
    tags = _central(windows)
    cues = cue_spans(tags[:, :3])
    links = _links(networks, windows, cues)
    return decoded(offsets, tags, cues, links)


def edges(pieces: int) -> list[tuple[int, int]]:
    """Windows of like length over all pieces, each at most ``ROOM`` long, next ones ``OVERLAP`` over."""
    number = max(1, -(-(pieces - OVERLAP) // (ROOM - OVERLAP)))
    length = min(pieces, -(-(pieces + OVERLAP * (number - 1)) // number))
    starts = [round(n * (pieces - length) / max(number - 1, 1)) for n in range(number)]
    return [(start, start + length) for start in starts]


def _window(networks: Networks, ids: Sequence[int], sorts: Sequence[int], start: int, end: int) -> Window:
    fed = {
        "ids": np.array([CLS, *ids[start:end], SEP], np.int64),
        "kinds": np.array([0, *sorts[start:end], 0], np.int64),
    }
    tags, pairs = networks.tagger.run(None, fed)
    tags = tags[1:-1].reshape(end - start, 3, 3)
    logs = tags - np.logaddexp.reduce(tags, axis=-1, keepdims=True)
    return Window(start, logs.reshape(end - start, 9), pairs[1:-1])


def _central(windows: Sequence[Window]) -> Floats:
    """Of each piece the tags from the window in whose middle it stands."""
    tags = np.empty((windows[-1].end, 9), np.float32)
    for number, window in enumerate(windows):
        first = window.start if not number else (window.start + windows[number - 1].end) // 2
        tags[first : window.end] = window.tags[first - window.start :]
    return tags


def _links(
    networks: Networks, windows: Sequence[Window], cues: Sequence[tuple[int, int]]
) -> list[tuple[int, Floats]]:
    """For each cue its window's first piece and [pieces, 5]: none, B and I of source, B and I of content."""
    found = []
    for start, end in cues:
        window = max(windows, key=lambda w: min(start - w.start, w.end - end))
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
