"""Texts as vectors whose angle tells how near two texts are in meaning.

The network is all-MiniLM-L6-v2 with int8 weights, carried in ``onrecord/models/sentence-encoder`` (its card,
``MODEL.md``, says how it was made and what it cannot do). Nothing is ever fetched.
"""

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError, UsageError

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
    tokenizer, session = _loaded()
    for row, text in enumerate(texts):
        ids = tokenizer.encode(text).ids
        if len(ids) > _FRAME:
            vectors[row] = session.run(None, {"ids": np.array(ids, np.int64)})[0]
    return vectors


@cache
def _loaded() -> tuple["Tokenizer", Any]:
    # Imported here: most commands compare nothing and should not wait for a network.
    import onnxruntime
    from tokenizers import Tokenizer

    files = {name: _checked(name) for name in DIGESTS}
    options = onnxruntime.SessionOptions()
    # A sentence is too little work to share between threads.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(files["model.onnx"], options, providers=["CPUExecutionProvider"])
    return Tokenizer.from_buffer(files["tokenizer.json"]), session


def _folder() -> Traversable:
    return resources.files("onrecord") / "models" / "sentence-encoder"


def _checked(name: str) -> bytes:
    """A file's bytes if they are the right ones.

    Other bytes would give other vectors without a word, and so other matches between accounts.
    """
    path = _folder() / name
    hint = "reinstall onrecord: the file is part of the package and is never fetched"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(f"{path}: the sentence encoder's file cannot be read", hint=hint) from error
    found = hashlib.sha256(content).hexdigest()
    if found != DIGESTS[name]:
        raise ModelError(
            f"{path}: the sentence encoder's file is damaged: SHA-256 {found[:12]}…, "
            f"not {DIGESTS[name][:12]}…",
            hint=hint,
        )
    return content
