"""Texts as vectors whose angle tells how near two texts are in meaning.

The network is all-MiniLM-L6-v2 with int8 weights, carried in ``onrecord/models/sentence-encoder`` (its card,
``MODEL.md``, says how it was made and what it cannot do). Nothing is ever fetched.
"""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import UsageError
from onrecord.networks import carried, session, tokenizer

if TYPE_CHECKING:
    from tokenizers import Tokenizer

WIDTH = 384
DIGESTS = {  # SHA-256, as in the model's card
    "model.onnx": "4fd72338d8a6820597a985ae4c61167aa7d959974513788870b019249088aaec",
    "tokenizer.json": "00550fd9a41633f56f54480a77be0e356a18c93ae1f70f9ebd7fb0eae99cf596",
}
_FRAME = 2  # [CLS] and [SEP], which every text gets


def encode(texts: Sequence[str]) -> NDArray[np.float32]:
    """One vector a text; the dot product of two is their cosine, from −1 to 1.

    The same text gives the same bytes whatever else is asked with it: each runs by itself. Only the first 256
    word pieces count (about 180 words). The network learned from English; other languages get vectors too,
    but theirs mean little.

    Args:
        texts: Any number of texts, each best a sentence or a short paragraph.

    Returns:
        (n, 384), float32, each row of length 1; zeros for a text without a word.

    Raises:
        UsageError: One text was given in place of several.
        ModelError: The network's files are missing or are not those this version was made with.
    """
    if isinstance(texts, str):
        raise UsageError("encode takes several texts, not one", hint="put it into a list: encode([text])")
    vectors = np.zeros((len(texts), WIDTH), np.float32)
    if not any(text.strip() for text in texts):
        return vectors
    pieces, network = _loaded()
    for row, text in enumerate(texts):
        ids = pieces.encode(text).ids
        if len(ids) > _FRAME:
            vectors[row] = network.run(None, {"ids": np.array(ids, np.int64)})[0]
    return vectors


@cache
def _loaded() -> tuple["Tokenizer", Any]:
    files = carried("sentence-encoder", DIGESTS, "sentence encoder")
    return tokenizer(files["tokenizer.json"]), session(files["model.onnx"])
