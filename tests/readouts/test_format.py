"""The documents of our own: every quotation of the gold stands in its text."""

import json
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
SETS = sorted(f"{path.parent.parent.name}/{path.parent.name}" for path in FOLDER.glob("*/*/gold.jsonl"))


def rows(name, file):
    return [json.loads(line) for line in (FOLDER / name / file).read_text("utf-8").splitlines()]


def flat(text):
    return " ".join(text.split()).lower()


@pytest.mark.parametrize("name", SETS)
def test_every_quotation_stands_in_its_text(name):
    texts = {row["id"]: flat(row["text"]) for row in rows(name, "inputs.jsonl")}
    gold = rows(name, "gold.jsonl")
    assert [row["id"] for row in gold] == list(texts)
    for row in gold:
        quotes = [c["quote"] for c in (*row["contacts"], *row["trade_claims"])]
        quotes += [s["content"] for s in row["statements"]]
        for quote in quotes:
            assert flat(quote) in texts[row["id"]], (row["id"], quote)


@pytest.mark.parametrize("name", SETS)
def test_every_text_says_its_day_and_language(name):
    for row in rows(name, "inputs.jsonl"):
        assert row["language"] == name[:2]
        assert row["published"]
