"""Trains the tagger on PolNeAR's train split and writes its float32 weights.

    python -m training.tagger.train --data FOLDER --out weights.safetensors [--epochs 4] [--seed 7]

FOLDER holds `train.gold.jsonl` and `dev.gold.jsonl`. The dev split only tells how far it is.
"""

import argparse
import io
import math
import random
import time
import zipfile
from importlib import resources
from pathlib import Path

import torch
from safetensors.torch import load, save_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from onrecord.tagging.pieces import ROOM
from training.tagger import corpus, network

BATCH = 8
RATE, HEAD_RATE = 1.5e-4, 1e-3
WARM = 0.08
KEPT = 0.996  # of the running mean of the weights, each step
FALSE_CUES = 3  # a batch's wrong cues that are shown with no links, so that a wrong cue finds none


def encoder() -> tuple[dict[str, Tensor], Tokenizer]:
    """The published weights and tokenizer, out of the package that carries them."""
    packed = (resources.files("all_minilm_l6_v2") / "model.zip").read_bytes()
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        tokenizer = Tokenizer.from_buffer(archive.read("tokenizer.json"))
        weights = load(archive.read("model.safetensors"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return weights, tokenizer


def loss_of(model: network.Tagger, cut: corpus.Batch) -> Tensor:
    """Tags of every piece, and the links of every cue."""
    with torch.autocast("cpu", torch.bfloat16):
        states = model.encode(cut.ids, cut.kinds, cut.mask)
        tags = model.tags(states).float()
    tags = tags.view(*cut.ids.shape, 3, 3)
    tag_loss = functional.cross_entropy(tags.reshape(-1, 3), cut.tags.reshape(-1), reduction="sum")
    rows, starts, ends, links = _with_false_cues(tags, cut)
    if not len(rows):
        return tag_loss / cut.mask.sum()
    with torch.autocast("cpu", torch.bfloat16):
        linked = model.linked(states[rows], starts, ends).float()
    link_loss = functional.cross_entropy(
        linked.reshape(-1, network.LINKS), links.reshape(-1), reduction="sum"
    )
    return tag_loss / cut.mask.sum() + link_loss / (links >= 0).sum()


def _with_false_cues(tags: Tensor, cut: corpus.Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The gold's cues, and some that the model believes in and the gold does not."""
    likely = tags[:, :, 0].detach().softmax(-1)[..., 1]
    wrong = (likely > 0.3) & (cut.tags[:, :, 0] == 0)
    places = wrong.nonzero()
    places = places[torch.randperm(len(places))[:FALSE_CUES]]
    none = torch.zeros(len(places), cut.ids.shape[1], dtype=torch.long)
    none[~cut.mask[places[:, 0]]] = -100
    return (
        torch.cat([cut.cue_rows, places[:, 0]]),
        torch.cat([cut.cue_starts, places[:, 1]]),
        torch.cat([cut.cue_ends, places[:, 1] + 1]),
        torch.cat([cut.links, none]),
    )


def groups(model: network.Tagger) -> list[dict[str, object]]:
    """The encoder learns slowly, what is new fast; norms and biases do not shrink."""
    new = ("kinds", "tags", "piece", "cue", "gate", "distance", "link")
    made = []
    for fresh in (False, True):
        for shrinks in (False, True):
            chosen = [
                weight
                for name, weight in model.named_parameters()
                if (name.split(".")[0] in new) == fresh and (weight.ndim > 1) == shrinks
            ]
            rate = HEAD_RATE if fresh else RATE
            made.append({"params": chosen, "lr": rate, "weight_decay": 0.01 if shrinks else 0.0})
    return made


def train(
    model: network.Tagger, documents: list[corpus.Document], options: argparse.Namespace
) -> dict[str, Tensor]:
    """Runs over the articles; the running mean of the weights comes back."""
    draw = random.Random(options.seed)  # noqa: S311 - a shuffle, no secret
    optimiser = torch.optim.AdamW(groups(model))
    pieces = sum(len(made.ids) for made in documents)
    steps = math.ceil(options.epochs * (pieces / ROOM + len(documents) * 0.6) / BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / (WARM * steps), max(0.0, (steps - n) / (steps * (1 - WARM))))
    )
    mean = {name: value.clone() for name, value in model.state_dict().items()}
    begun, step, running = time.monotonic(), 0, 0.0
    for number in range(options.epochs):
        model.train()
        for cut in corpus.epoch(documents, BATCH, draw):
            loss = loss_of(model, cut)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            running = 0.98 * running + 0.02 * loss.item()
            kept = min(KEPT, step / (step + 10))
            with torch.no_grad():
                for name, value in model.state_dict().items():
                    mean[name].lerp_(value, 1 - kept)
            if step % 50 == 0:
                print(
                    f"epoch {number} step {step}/{steps} loss {running:.4f} {time.monotonic() - begun:.0f} s",
                    flush=True,
                )
        save_file(mean, f"{options.out}.{number + 1}")
    return mean


def main() -> None:
    """Reads, trains, writes."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    weights, tokenizer = encoder()
    documents = list(corpus.read(options.data / "train.gold.jsonl", tokenizer))
    print(f"{len(documents)} articles, {sum(len(d.ids) for d in documents)} pieces", flush=True)
    model = network.Tagger()
    network.published(model, weights)
    save_file(train(model, documents, options), options.out)


if __name__ == "__main__":
    main()
