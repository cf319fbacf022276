"""A small BERT as an ONNX graph with int8 weights, built node by node without PyTorch.

Weights are int8 with one step per output channel, activations uint8 with one step per token. On processors
without VNNI two products of 8 bits are added up in 16 bits and may overflow there; so the weights that are
multiplied stay within −64..64 (255 · 64 · 2 < 2¹⁵), and every processor computes the same sums.
"""

import math
from collections.abc import Mapping

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from training.network.quantise import by_row
from training.network.shape import EPSILON, HEAD_WIDTH, HEADS, LAYERS, LONGEST, OPSET, WIDTH, layer_name

Floats = NDArray[np.float32]
Kind = tuple[int, list[int | str]]  # element type and shape
TOKENS: Kind = (TensorProto.INT64, ["tokens"])
TABLE_LEVELS = 127
PRODUCT_LEVELS = 64
ACTIVATIONS = 127  # levels on each side of ZERO
ZERO = 128


class Builder:
    """Collects nodes and constants; every method returns the name of what it made."""

    def __init__(self, weights: Mapping[str, Floats], *, quantised: bool = True) -> None:
        self.weights = weights
        self.quantised = quantised
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """A named constant, kept once."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def node(self, kind: str, inputs: list[str], **attributes: object) -> str:
        """One node with one output."""
        output = f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, inputs, [output], **attributes))
        return output

    def rows(self, name: str, ids: str) -> str:
        """Rows of an int8 table, each with a step of its own: [tokens, width]."""
        if not self.quantised:
            return self.node("Gather", [self.constant(name, self.weights[name]), ids])
        whole, step = by_row(self.weights[name], TABLE_LEVELS)
        picked = self.node("Gather", [self.constant(f"{name}.int8", whole), ids])
        steps = self.node("Gather", [self.constant(f"{name}.step", step[:, None]), ids])
        return self.node("Mul", [self.node("Cast", [picked], to=TensorProto.FLOAT), steps])

    def levels(self, x: str) -> tuple[str, str]:
        """Activations as uint8 around 128, and one step per token: [tokens, width] and [tokens, 1].

        A step for the whole input would let one token's outlier coarsen all others.
        """
        last = self.constant("axis.last", np.array([-1], np.int64))
        top = self.node("ReduceMax", [self.node("Abs", [x]), last], keepdims=0)
        share = self.node("Mul", [top, self.constant("level", np.array(1 / ACTIVATIONS, np.float32))])
        step = self.node("Max", [share, self.constant("least", np.array(1e-12, np.float32))])
        level = self.node("QuantizeLinear", [x, step, "zeros"], axis=0)
        return level, self.node("Unsqueeze", [step, last])

    def dense(self, x: str, names: list[str]) -> str:
        """Linear layers with the same input side by side; int8 weights, one step per output channel."""
        weight, bias = self._side_by_side(names)
        if not self.quantised:
            return self.exact(x, names)
        whole, step = by_row(weight, PRODUCT_LEVELS)
        level, token_step = self.levels(x)
        zero = self.constant("zero", np.array(ZERO, np.uint8))
        sums = self.node("MatMulInteger", [level, self.constant(f"{names[0]}.int8", whole.T), zero])
        product = self.node("Mul", [self.node("Cast", [sums], to=TensorProto.FLOAT), token_step])
        product = self.node("Mul", [product, self.constant(f"{names[0]}.step", step)])
        return self.node("Add", [product, self.constant(f"{names[0]}.bias", bias)])

    def exact(self, x: str, names: list[str]) -> str:
        """The same with float32 weights."""
        weight, bias = self._side_by_side(names)
        product = self.node("MatMul", [x, self.constant(f"{names[0]}.weight", weight.T)])
        return self.node("Add", [product, self.constant(f"{names[0]}.bias", bias)])

    def _side_by_side(self, names: list[str]) -> tuple[Floats, Floats]:
        weights = [self.weights[f"{name}.weight"] for name in names]
        return np.concatenate(weights), np.concatenate([self.weights[f"{name}.bias"] for name in names])

    def norm(self, x: str, name: str) -> str:
        """Layer normalisation."""
        parts = [
            self.constant(f"{name}.{part}", self.weights[f"{name}.{part}"]) for part in ("weight", "bias")
        ]
        return self.node("LayerNormalization", [x, *parts], axis=-1, epsilon=EPSILON)

    def heads(self, x: str, order: list[int]) -> str:
        """[tokens, 384] as heads in the order of axes asked for."""
        shape = self.constant("shape.heads", np.array([-1, HEADS, HEAD_WIDTH], np.int64))
        return self.node("Transpose", [self.node("Reshape", [x, shape])], perm=order)

    def attention(self, x: str, layer: int) -> str:
        """Self-attention before its output layer: [tokens, 384]."""
        names = [layer_name(layer, f"attention.self.{part}") for part in ("query", "key", "value")]
        query, key, value = (f"layer{layer}.{part}" for part in ("query", "key", "value"))
        self.nodes.append(
            helper.make_node("Split", [self.dense(x, names)], [query, key, value], axis=-1, num_outputs=3)
        )
        root = self.constant("root", np.array(1 / math.sqrt(HEAD_WIDTH), np.float32))
        scores = self.node("MatMul", [self.heads(query, [1, 0, 2]), self.heads(key, [1, 2, 0])])
        weights = self.node("Softmax", [self.node("Mul", [scores, root])], axis=-1)
        mixed = self.node("MatMul", [weights, self.heads(value, [1, 0, 2])])
        shape = self.constant("shape.tokens", np.array([-1, WIDTH], np.int64))
        return self.node("Reshape", [self.node("Transpose", [mixed], perm=[1, 0, 2]), shape])

    def output(self, made: str, name: str) -> None:
        """Gives a result its name."""
        self.nodes.append(helper.make_node("Identity", [made], [name]))


def encoded(b: Builder, *more: str) -> str:
    """The encoder's last states, [tokens, 384]; the graph's input is ``ids``.

    Args:
        b: The builder, with the weights by the names that the Sentence-Transformers file gives them.
        more: Names of further vectors, [tokens, 384], that are added to each piece's own.
    """
    zero = b.constant("zeros.one", np.array([ZERO], np.uint8))
    b.nodes.append(helper.make_node("Expand", [zero, b.node("Shape", ["ids"])], ["zeros"]))
    # Token types are all 0 for one text, so their row is part of every place's.
    places = b.weights["embeddings.position_embeddings.weight"][:LONGEST]
    places = places + b.weights["embeddings.token_type_embeddings.weight"][0]
    first = b.constant("axis.tokens", np.array([0], np.int64))
    used = b.node("Slice", [b.constant("places", places), first, b.node("Shape", ["ids"]), first])
    x = b.node("Add", [b.rows("embeddings.word_embeddings.weight", "ids"), used])
    for vectors in more:
        x = b.node("Add", [x, vectors])
    x = b.norm(x, "embeddings.LayerNorm")
    for layer in range(LAYERS):
        mixed = b.dense(b.attention(x, layer), [layer_name(layer, "attention.output.dense")])
        x = b.norm(b.node("Add", [x, mixed]), layer_name(layer, "attention.output.LayerNorm"))
        inner = b.node("Gelu", [b.dense(x, [layer_name(layer, "intermediate.dense")])])
        outer = b.dense(inner, [layer_name(layer, "output.dense")])
        x = b.norm(b.node("Add", [x, outer]), layer_name(layer, "output.LayerNorm"))
    return x


def model(
    b: Builder,
    name: str,
    inputs: Mapping[str, Kind],
    outputs: Mapping[str, Kind],
    properties: Mapping[str, str],
) -> onnx.ModelProto:
    """The graph with the element type and shape of what goes in and comes out, checked."""
    graph = helper.make_graph(
        b.nodes,
        name,
        [helper.make_tensor_value_info(one, *kind) for one, kind in inputs.items()],
        [helper.make_tensor_value_info(one, *kind) for one, kind in outputs.items()],
        initializer=list(b.constants.values()),
    )
    opset = helper.make_opsetid("", OPSET)
    made = helper.make_model(graph, opset_imports=[opset], producer_name="onrecord")
    helper.set_model_props(made, dict(properties))
    made.ir_version = helper.find_min_ir_version_for([opset])
    onnx.checker.check_model(made, full_check=True)
    return made
