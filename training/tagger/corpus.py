"""PolNeAR as windows of word pieces with tags."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.tagging.pieces import CLS, ROOM, SEP, kinds

ROLES = ("cue", "source", "content")


@dataclass
class Document:
    """One article: its pieces and, for each attribution with a cue, the pieces of each part."""

    name: str
    text: str
    ids: list[int]
    kinds: list[int]
    offsets: list[tuple[int, int]]
    attributions: list[dict[str, list[tuple[int, int]]]] = field(default_factory=list)


def read(path: Path, tokenizer: Tokenizer) -> Iterator[Document]:
    """The articles of one split."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield document(record["id"], record["text"], tokenizer, record["attributions"])


def document(name: str, text: str, tokenizer: Tokenizer, gold: list[dict[str, list[list[int]]]]) -> Document:
    """A text's pieces, and its attributions in pieces."""
    encoded = tokenizer.encode(text, add_special_tokens=False)
    offsets = encoded.offsets
    made = Document(name, text, encoded.ids, kinds(text, offsets), offsets)
    for entry in gold:
        parts = {role: [_pieces(offsets, *span) for span in entry[role]] for role in ROLES}
        made.attributions.append(
            {role: [span for span in parts[role] if span[0] < span[1]] for role in ROLES}
        )
    return made


def _pieces(offsets: list[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    first = next((n for n, (_, stop) in enumerate(offsets) if stop > start), len(offsets))
    last = next((n for n in range(first, len(offsets)) if offsets[n][0] >= end), len(offsets))
    return first, last


@dataclass
class Window:
    """A stretch of one article, with tags and cues numbered from [CLS]."""

    ids: list[int]
    kinds: list[int]
    tags: list[list[int]]  # one list a role: 0 O, 1 B, 2 I
    cues: list[tuple[int, int]] = field(default_factory=list)
    links: list[list[int]] = field(default_factory=list)


def windows(made: Document, shift: int) -> Iterator[Window]:
    """The article cut into windows that follow one another, the first of ``shift`` pieces."""
    starts = [0, *range(shift or ROOM, len(made.ids), ROOM)]
    for start, end in zip(starts, [*starts[1:], len(made.ids)], strict=True):
        yield window(made, start, end)


def window(made: Document, start: int, end: int) -> Window:
    """One window with what is tagged in it."""
    size = end - start + 2
    cut = Window(
        [CLS, *made.ids[start:end], SEP],
        [0, *made.kinds[start:end], 0],
        [[0] * size for _ in ROLES],
    )
    for entry in made.attributions:
        links = [0] * size
        for role, row in zip(ROLES, cut.tags, strict=True):
            for span in entry[role]:
                _mark(row, span, start, end, 1)
                if role != "cue":
                    _mark(links, span, start, end, 1 if role == "source" else 3)
        for first, last in entry["cue"][:1]:
            if first >= start and last <= end:
                cut.cues.append((first - start + 1, last - start + 1))
                cut.links.append(links)
    return cut


def _mark(row: list[int], span: tuple[int, int], start: int, end: int, first: int) -> None:
    """Writes B and I; a span whose beginning lies before the window begins with I."""
    for place in range(max(span[0], start), min(span[1], end)):
        row[place - start + 1] = first if place == span[0] else first + 1


@dataclass
class Batch:
    """Windows side by side, the short ones filled up."""

    ids: Tensor
    kinds: Tensor
    mask: Tensor
    tags: Tensor  # [batch, pieces, 3], -100 where there is no piece
    cue_rows: Tensor
    cue_starts: Tensor
    cue_ends: Tensor
    links: Tensor  # [cues, pieces]


def batch(cuts: list[Window]) -> Batch:
    """Windows as tensors."""
    size = max(len(cut.ids) for cut in cuts)
    cues = [(row, *cue) for row, cut in enumerate(cuts) for cue in cut.cues]
    links = [_filled(row, size, -100) for cut in cuts for row in cut.links]
    places = torch.tensor(cues, dtype=torch.long).reshape(-1, 3)
    return Batch(
        torch.tensor([_filled(cut.ids, size, 0) for cut in cuts]),
        torch.tensor([_filled(cut.kinds, size, 0) for cut in cuts]),
        torch.tensor([_filled([1] * len(cut.ids), size, 0) for cut in cuts]).bool(),
        torch.tensor([[_filled(row, size, -100) for row in cut.tags] for cut in cuts]).transpose(1, 2),
        places[:, 0],
        places[:, 1],
        places[:, 2],
        torch.tensor(links, dtype=torch.long).reshape(-1, size),
    )


def _filled(row: list[int], size: int, with_: int) -> list[int]:
    return row + [with_] * (size - len(row))


def epoch(documents: list[Document], size: int, draw: random.Random) -> Iterator[Batch]:
    """All articles once, in windows cut at places drawn anew, in batches of windows of like length."""
    cuts = [cut for made in documents for cut in windows(made, draw.randrange(ROOM // 2, ROOM))]
    draw.shuffle(cuts)
    pools = [cuts[n : n + size * 16] for n in range(0, len(cuts), size * 16)]
    batches = []
    for pool in pools:
        pool.sort(key=lambda cut: len(cut.ids))
        batches += [pool[n : n + size] for n in range(0, len(pool), size)]
    draw.shuffle(batches)
    yield from map(batch, batches)
