"""The network as one ONNX graph with int8 weights: word-piece numbers in, one unit vector out.

    ids: int64 [tokens]  →  vector: float32 [384]

There is no batch axis and so no padding: a vector cannot depend on what else is asked in the same call.
"""

from collections.abc import Mapping

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto

from training.network.builder import TOKENS, Builder, Kind, encoded, model
from training.network.shape import SOURCE, WIDTH

Floats = NDArray[np.float32]


def build(weights: Mapping[str, Floats], *, quantised: bool = True) -> onnx.ModelProto:
    """The whole graph.

    Args:
        weights: The weights by name, float32, as the Sentence-Transformers file has them.
        quantised: Whether weights and products are int8; False gives the float32 graph, to compare speeds.
    """
    b = Builder(weights, quantised=quantised)
    x = encoded(b)
    b.output(pooled(b, x), "vector")
    outputs: dict[str, Kind] = {"vector": (TensorProto.FLOAT, [WIDTH])}
    return model(b, "all-MiniLM-L6-v2", {"ids": TOKENS}, outputs, {"source": SOURCE, "licence": "Apache-2.0"})


def pooled(b: Builder, x: str) -> str:
    """The mean over the tokens at length 1: [384]."""
    axis = b.constant("axis.tokens", np.array([0], np.int64))
    mean = b.node("ReduceMean", [x, axis], keepdims=0)
    return b.node("Div", [mean, b.node("ReduceL2", [mean], keepdims=1)])
