"""The network in PyTorch: a small BERT with three taggers, and a fourth that is asked about one cue.

The encoder is all-MiniLM-L6-v2's. Three heads tag every word piece for cue, source and content as BIO. The
fourth is asked about one cue at a time and tags every word piece as source or content *of that cue*: this is
what links the parts of an attribution, and lets two attributions share or nest their words.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from onrecord.tagging.pieces import KINDS
from training.network.shape import EPSILON, HEADS, LAYERS, PARTS, WIDTH, layer_name

INNER = 1536
PAIR = 192
NEAR = 64  # distances to the cue up to here each have a row of their own
DISTANCES = 2 * (NEAR + 2) + 1
TAGS = 9  # O B I of cue, source, content
LINKS = 5  # none, B and I of source, B and I of content


class Layer(nn.Module):
    """One layer of the encoder, named as the published weights are."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.out, self.out_norm = nn.Linear(WIDTH, WIDTH), nn.LayerNorm(WIDTH, EPSILON)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.down_norm = nn.LayerNorm(WIDTH, EPSILON)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """[batch, pieces, 384] to the same."""
        batch, pieces, _ = x.shape
        query, key, value = (
            layer(x).view(batch, pieces, HEADS, -1).transpose(1, 2)
            for layer in (self.query, self.key, self.value)
        )
        # No dropout in here: it costs a third of the time on a CPU.
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, pieces, WIDTH))
        x = self.out_norm(x + functional.dropout(mixed, self.dropout, self.training))
        inner = self.down(functional.gelu(self.up(x)))
        return self.down_norm(x + functional.dropout(inner, self.dropout, self.training))


class Tagger(nn.Module):
    """Word pieces and features in, tags out."""

    def __init__(self, vocabulary: int = 30522, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.kinds = nn.Embedding(KINDS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.tags = nn.Linear(WIDTH, TAGS)
        self.piece, self.cue, self.gate = (nn.Linear(WIDTH, PAIR) for _ in range(3))
        self.distance = nn.Embedding(DISTANCES, PAIR)
        self.link = nn.Linear(PAIR, LINKS)
        self.dropout = dropout
        nn.init.zeros_(self.kinds.weight)
        nn.init.normal_(self.distance.weight, std=0.02)

    def encode(self, ids: Tensor, kinds: Tensor, mask: Tensor) -> Tensor:
        """[batch, pieces] to [batch, pieces, 384]; ``mask`` is true where there is a piece."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.places(places) + self.kinds(kinds))
        x = functional.dropout(x, self.dropout, self.training)
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return x

    def linked(self, states: Tensor, starts: Tensor, ends: Tensor) -> Tensor:
        """Tags of every piece for each cue.

        Args:
            states: [cues, pieces, 384], the encoder's states of each cue's window.
            starts: [cues], the cue's first piece.
            ends: [cues], the piece after its last.

        Returns:
            [cues, pieces, 5].
        """
        number = torch.arange(states.shape[1], device=states.device)[None]
        inside = (number >= starts[:, None]) & (number < ends[:, None])
        cue = (states * inside[..., None]).sum(1) / inside.sum(1, keepdim=True)
        before, after = number - starts[:, None], number - ends[:, None] + 1
        away = torch.where(before < 0, before, torch.where(after > 0, after, 0))
        rows = away.clamp(-NEAR - 1, NEAR + 1) + NEAR + 1
        rows = torch.where(inside, DISTANCES - 1, rows)
        piece = functional.dropout(self.piece(states), self.dropout, self.training)
        mixed = piece * (1 + self.gate(cue)[:, None]) + self.cue(cue)[:, None] + self.distance(rows)
        return self.link(functional.gelu(mixed))


def published(model: Tagger, weights: dict[str, Tensor]) -> None:
    """Takes the published encoder's weights over."""
    with torch.no_grad():
        model.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        model.places.weight.copy_(weights["embeddings.position_embeddings.weight"] + kind)
        model.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        model.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        for number, layer in enumerate(model.layers):
            for ours, theirs in PARTS.items():
                for part in ("weight", "bias"):
                    name = f"{layer_name(number, theirs)}.{part}"
                    getattr(getattr(layer, ours), part).copy_(weights[name])
