"""How close the quantised vectors stay to the float ones, on the sentences beside this file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.encoder import reference

SENTENCES = Path(__file__).with_name("sentences.txt")
LEAST = 0.98  # of the mean cosine and of the rank correlation


@dataclass(frozen=True)
class Fidelity:
    """Quantised against float.

    Attributes:
        texts: Number of sentences.
        mean_cosine: Between the two vectors of a sentence, mean.
        least_cosine: The same, of the worst sentence.
        rank_correlation: Spearman's, of the similarities of all pairs of sentences.
        largest_difference: Of the two similarities of a pair, the worst pair.
    """

    texts: int
    mean_cosine: float
    least_cosine: float
    rank_correlation: float
    largest_difference: float

    @property
    def passes(self) -> bool:
        """Whether the quantised file may be shipped."""
        return min(self.mean_cosine, self.rank_correlation) >= LEAST


def fidelity(model: bytes, tokenizer: Tokenizer, weights: Mapping[str, NDArray[np.float32]]) -> Fidelity:
    """Encodes the sentences both ways and compares."""
    ids = [tokenizer.encode(line).ids for line in SENTENCES.read_text("utf-8").splitlines()]
    exact = {name: value.astype(np.float64) for name, value in weights.items()}
    floats = np.stack([reference.vector(one, exact) for one in ids])
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    vectors = np.stack([session.run(None, {"ids": np.array(one)})[0] for one in ids]).astype(np.float64)
    cosines = (vectors * floats).sum(1)
    upper = np.triu_indices(len(ids), 1)
    ours, theirs = (vectors @ vectors.T)[upper], (floats @ floats.T)[upper]
    return Fidelity(
        texts=len(ids),
        mean_cosine=float(cosines.mean()),
        least_cosine=float(cosines.min()),
        rank_correlation=float(np.corrcoef(_ranks(ours), _ranks(theirs))[0, 1]),
        largest_difference=float(np.abs(ours - theirs).max()),
    )


def _ranks(values: NDArray[np.float64]) -> NDArray[np.intp]:
    return np.argsort(np.argsort(values))
