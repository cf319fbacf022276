"""Makes the tagger's files from trained weights: `tagger.onnx` and `linker.onnx`.

python -m training.tagger.export WEIGHTS [--out DIR] [--float]
"""

import argparse
import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto
from safetensors.numpy import load_file

from training.network.builder import TOKENS, Builder, Kind, encoded, model
from training.network.shape import PARTS, WIDTH, layer_name

OUT = Path(__file__).resolve().parents[2] / "src/onrecord/models/tagger"
PAIR, LINKS, TAGS = 192, 5, 9
PROPERTIES = {"source": "sentence-transformers/all-MiniLM-L6-v2, trained on PolNeAR", "licence": "Apache-2.0"}
Floats = NDArray[np.float32]


def named(weights: Mapping[str, Floats]) -> dict[str, Floats]:
    """The trained weights under the names that the builder knows."""
    made = {
        "embeddings.word_embeddings.weight": weights["words.weight"],
        "embeddings.position_embeddings.weight": weights["places.weight"],
        "embeddings.token_type_embeddings.weight": np.zeros((1, WIDTH), np.float32),
        "embeddings.LayerNorm.weight": weights["norm.weight"],
        "embeddings.LayerNorm.bias": weights["norm.bias"],
    }
    for name, value in weights.items():
        if name.startswith("layers."):
            _, layer, part, kind = name.split(".")
            made[f"{layer_name(int(layer), PARTS[part])}.{kind}"] = value
        else:
            made[name] = value
    return made


def tagger(weights: Mapping[str, Floats], *, quantised: bool) -> onnx.ModelProto:
    """Ids and kinds, int64 [pieces], to tags, [pieces, 9], and pairs, [pieces, 3 x 192]."""
    b = Builder(weights, quantised=quantised)
    kinds = b.node("Gather", [b.constant("kinds.weight", weights["kinds.weight"]), "kinds"])
    x = encoded(b, kinds)
    b.output(b.exact(x, ["tags"]), "tags")
    b.output(b.exact(x, ["piece", "cue", "gate"]), "pairs")
    outputs = {"tags": _floats("tokens", TAGS), "pairs": _floats("tokens", 3 * PAIR)}
    return model(b, "onrecord tagger", {"ids": TOKENS, "kinds": TOKENS}, outputs, PROPERTIES)


def linker(weights: Mapping[str, Floats]) -> onnx.ModelProto:
    """One cue's vectors against every piece: [pieces, 5]."""
    b = Builder(weights, quantised=False)
    gate = b.node("Add", ["gate", b.constant("one", np.array(1, np.float32))])
    mixed = b.node("Add", [b.node("Mul", ["piece", gate]), "cue"])
    away = b.node("Gather", [b.constant("distance", weights["distance.weight"]), "rows"])
    x = b.node("Gelu", [b.node("Add", [mixed, away])])
    b.output(b.exact(x, ["link"]), "links")
    inputs = {"piece": _floats("tokens", PAIR), "cue": _floats(PAIR), "gate": _floats(PAIR), "rows": TOKENS}
    return model(b, "onrecord linker", inputs, {"links": _floats("tokens", LINKS)}, PROPERTIES)


def _floats(*shape: int | str) -> Kind:
    return TensorProto.FLOAT, list(shape)


def main() -> None:
    """Builds and writes, and prints sizes and digests."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--float", action="store_true", help="float32, to see what int8 costs")
    options = parser.parse_args()
    weights = named(load_file(options.weights))
    made = {
        "tagger.onnx": tagger(weights, quantised=not options.float).SerializeToString(deterministic=True),
        "linker.onnx": linker(weights).SerializeToString(deterministic=True),
    }
    options.out.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        print(f"out  {name:18} {len(content):>9} bytes  sha256 {hashlib.sha256(content).hexdigest()}")
        (options.out / name).write_bytes(content)


if __name__ == "__main__":
    main()
