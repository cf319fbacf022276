"""Accounts laid next to each other against hand-made pairs of readouts.

    python benchmarks/compare.py [--set dev|held|all] [--misses]

The pairs are those of ``tests/comparing/pairs``; its README says how they were made and scored. Printed are
the alignment (pairs of statements of two sides put in one row) and the planted conflicts. Ends with 1 below a
floor.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.intake import document_from_text
from onrecord.model import Comparison, Topic
from onrecord.pipeline import compare_read, read_for_comparison

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "comparing" / "pairs"
FLOORS = {"dev": 0.75, "held": 0.61}


class Clause(NamedTuple):
    """A stretch of a document."""

    document: str
    start: int
    end: int

    def touches(self, other: "Clause") -> bool:
        """Whether two stretches share more than a word's edge."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        return self.document == other.document and shared > min(3, self.end - self.start - 1)


class Counts(NamedTuple):
    """Predicted pairs, those that are right, gold pairs, those that were found."""

    predicted: int
    right: int
    gold: int
    found: int

    def __add__(self, other: "Counts") -> "Counts":  # type: ignore[override]
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def scores(self) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        precision, recall = self.right / max(1, self.predicted), self.found / max(1, self.gold)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> int:
    """Compare every pair and tell how the rows fare."""
    arguments = _arguments()
    kept = True
    for name in ("dev", "held") if arguments.set == "all" else (arguments.set,):
        pairs = [json.loads(path.read_text("utf-8")) for path in sorted(PAIRS.glob(f"{name}-*.json"))]
        compared = [(pair, compared_pair(pair)) for pair in pairs]
        alignment = Counts(0, 0, 0, 0)
        for pair, comparison in compared:
            found = aligned(pair, comparison)
            alignment += found
            if arguments.misses:
                _tell_misses(pair, comparison, found)
        precision, recall, f1 = alignment.scores
        told = f"{precision:.3f} / {recall:.3f} / F1 {f1:.3f}"
        print(f"{name}: {len(pairs)} pairs; alignment {told} {alignment}")
        _tell_conflicts(compared)
        kept = kept and f1 >= FLOORS[name]
    return 0 if kept else 1


def compared_pair(pair: dict[str, Any]) -> Comparison:
    """The comparison of a pair's documents, told no more than a user would tell."""
    intakes = [
        document_from_text(
            one["text"], title=one["title"], published=one["published"], outlet=one["outlet"], language="en",
            id=one["id"],
        )
        for one in pair["documents"]
    ]  # fmt: skip
    return compare_read(list(read_for_comparison(intakes)))


def aligned(pair: dict[str, Any], comparison: Comparison) -> Counts:
    """How the predicted pairs of statements fare against the gold's."""
    gold = list(_gold_pairs(pair))
    predicted = [one for topic in comparison.topics for one in _pairs(topic, comparison)]
    right = sum(any(_same(one, two) for two in gold) for one in predicted)
    found = sum(any(_same(one, two) for one in predicted) for two in gold)
    return Counts(len(predicted), right, len(gold), found)


def _gold_pairs(pair: dict[str, Any]) -> Iterator[tuple[Clause, Clause]]:
    for row in pair["rows"]:
        yield from _row_pairs(pair, row)


def _row_pairs(pair: dict[str, Any], row: dict[str, Any]) -> Iterator[tuple[Clause, Clause]]:
    texts = {one["id"]: one["text"] for one in pair["documents"]}
    for mine, theirs in combinations(row["cells"].values(), 2):
        for a in mine:
            for b in theirs:
                yield _clause(texts, a), _clause(texts, b)


def _clause(texts: dict[str, str], quoted: dict[str, str]) -> Clause:
    start = texts[quoted["document"]].index(quoted["quote"])
    return Clause(quoted["document"], start, start + len(quoted["quote"]))


def _pairs(topic: Topic, comparison: Comparison) -> Iterator[tuple[tuple[Clause, ...], tuple[Clause, ...]]]:
    contents = {
        (report.id, statement.id): tuple(Clause(report.id, c.start, c.end) for c in statement.content)
        for report in comparison.documents
        for statement in report.statements
    }
    for mine, theirs in combinations(topic.cells.values(), 2):
        for a in mine:
            for b in theirs:
                yield contents[a.document, a.statement], contents[b.document, b.statement]


def _same(one: tuple[tuple[Clause, ...], tuple[Clause, ...]], gold: tuple[Clause, Clause]) -> bool:
    """Whether a predicted pair stands for a gold one, either way round."""
    return any(
        any(c.touches(gold[0]) for c in first) and any(c.touches(gold[1]) for c in second)
        for first, second in (one, one[::-1])
    )


def _tell_conflicts(compared: list[tuple[dict[str, Any], Comparison]]) -> None:
    planted, found, invented = Counter(), Counter(), []
    for pair, comparison in compared:
        rows = [row for row in pair["rows"] if row["conflict"]]
        planted.update(row["conflict"] for row in rows)
        told = [topic for topic in comparison.topics if topic.conflict]
        for row in rows:
            same = [topic for topic in told if topic.conflict == row["conflict"]]
            found[row["conflict"]] += any(_is_of(topic, row, pair, comparison) for topic in same)
        invented += [
            f"{pair['id']} {topic.conflict}: {topic.topic}"
            for topic in told
            if not any(_is_of(topic, row, pair, comparison) for row in rows)
        ]
    print("  planted conflicts found:", ", ".join(f"{k} {found[k]} of {n}" for k, n in planted.items()))
    print(f"  conflicts invented: {len(invented)} {'; '.join(invented)}")


def _is_of(topic: Topic, row: dict[str, Any], pair: dict[str, Any], comparison: Comparison) -> bool:
    gold = list(_row_pairs(pair, row))
    return any(_same(one, two) for one in _pairs(topic, comparison) for two in gold)


def _tell_misses(pair: dict[str, Any], comparison: Comparison, counts: Counts) -> None:
    print(f"{pair['id']} {counts}")
    texts = {one["id"]: one["text"] for one in pair["documents"]}
    gold = list(_gold_pairs(pair))
    predicted = [one for topic in comparison.topics for one in _pairs(topic, comparison)]
    for one in predicted:
        if not any(_same(one, two) for two in gold):
            print("   false:", " || ".join(texts[c[0].document][c[0].start : c[-1].end][:90] for c in one))
    for two in gold:
        if not any(_same(one, two) for one in predicted):
            print("   missed:", " || ".join(texts[c.document][c.start : c.end][:90] for c in two))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--set", choices=["dev", "held", "all"], default="all")
    parser.add_argument("--misses", action="store_true", help="print what was missed and what is wrong")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
