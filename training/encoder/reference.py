"""The float network in NumPy, written apart from the graph, as the measure of the quantised one.

Source: Devlin et al. 2019 (BERT) for the layers; mean pooling and unit length as the Sentence-Transformers
configuration beside the weights (``modules.json``) has them. All arithmetic is in float64.
"""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from training.network.shape import EPSILON, HEADS, LAYERS, layer_name

Floats = NDArray[np.float64]
_erf = np.frompyfunc(math.erf, 1, 1)


def _norm(x: Floats, w: Mapping[str, Floats], name: str) -> Floats:
    centred = x - x.mean(-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(-1, keepdims=True) + EPSILON)
    return centred / spread * w[f"{name}.weight"] + w[f"{name}.bias"]


def _dense(x: Floats, w: Mapping[str, Floats], name: str) -> Floats:
    return x @ w[f"{name}.weight"].T + w[f"{name}.bias"]


def _gelu(x: Floats) -> Floats:
    return x * 0.5 * (1 + _erf(x / math.sqrt(2)).astype(np.float64))


def _attention(x: Floats, w: Mapping[str, Floats], layer: int) -> Floats:
    def heads(which: str) -> Floats:
        y = _dense(x, w, layer_name(layer, f"attention.self.{which}"))
        return y.reshape(len(x), HEADS, -1).transpose(1, 0, 2)

    query, key, value = heads("query"), heads("key"), heads("value")
    scores = query @ key.transpose(0, 2, 1) / math.sqrt(query.shape[-1])
    weights = np.exp(scores - scores.max(-1, keepdims=True))
    mixed = weights / weights.sum(-1, keepdims=True) @ value
    return mixed.transpose(1, 0, 2).reshape(x.shape)


def vector(ids: list[int], w: Mapping[str, Floats]) -> Floats:
    """One text's vector.

    Args:
        ids: Word-piece numbers with [CLS] and [SEP], without padding.
        w: The weights by name, float64.

    Returns:
        (384,) of length 1.
    """
    x = w["embeddings.word_embeddings.weight"][ids]
    x = x + w["embeddings.position_embeddings.weight"][: len(ids)]
    x = _norm(x + w["embeddings.token_type_embeddings.weight"][0], w, "embeddings.LayerNorm")
    for layer in range(LAYERS):
        mixed = _dense(_attention(x, w, layer), w, layer_name(layer, "attention.output.dense"))
        x = _norm(x + mixed, w, layer_name(layer, "attention.output.LayerNorm"))
        inner = _gelu(_dense(x, w, layer_name(layer, "intermediate.dense")))
        outer = _dense(inner, w, layer_name(layer, "output.dense"))
        x = _norm(x + outer, w, layer_name(layer, "output.LayerNorm"))
    pooled = x.mean(0)
    return pooled / np.linalg.norm(pooled)
