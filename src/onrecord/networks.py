"""The small networks that the package carries: files checked and never fetched, run on one core."""

import hashlib
from collections.abc import Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

from onrecord.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer


def session(content: bytes) -> Any:
    """An ONNX graph, ready to run on one core."""
    import onnxruntime  # here, since most commands need no network and should not wait for one

    options = onnxruntime.SessionOptions()
    # One sentence or window is too little work to share between threads.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])


def tokenizer(content: bytes) -> "Tokenizer":
    """A tokenizer from its JSON."""
    from tokenizers import Tokenizer

    return Tokenizer.from_buffer(content)


def place(folder: str) -> Traversable:
    """Where a network's files lie in the package."""
    return resources.files("onrecord") / "models" / folder


def carried(folder: str, digests: Mapping[str, str], what: str) -> dict[str, bytes]:
    """The files of one network, each only if it is the right one.

    Other bytes would give other results without a word.

    Args:
        folder: Its folder in ``onrecord/models``.
        digests: File name to SHA-256, as in the network's card.
        what: What the network is, for messages ("sentence encoder").

    Raises:
        ModelError: A file is missing, cannot be read, or is another one.
    """
    hint = "reinstall onrecord: the file is part of the package and is never fetched"
    found = {}
    for name, digest in digests.items():
        path = place(folder) / name
        try:
            content = path.read_bytes()
        except OSError as error:
            raise ModelError(f"{path}: the {what}'s file cannot be read", hint=hint) from error
        other = hashlib.sha256(content).hexdigest()
        if other != digest:
            raise ModelError(
                f"{path}: the {what}'s file is damaged: SHA-256 {other[:12]}…, not {digest[:12]}…", hint=hint
            )
        found[name] = content
    return found
