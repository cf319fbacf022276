"""Floors under the reading of statements, measured on texts that nobody of this project wrote."""

import importlib.util
import json

import msgspec
import pytest

from onrecord.extraction.actors import find_actors
from onrecord.extraction.parse import parse
from onrecord.extraction.statements import find_statements
from onrecord.model import Document

pytestmark = pytest.mark.shared

ARTICLES = 12  # the first of the corpus; benchmarks/statements.py reads all
ATTRIBUTIONS_F1 = 60.0
READOUTS_F1, READOUTS_SIDES = 84.0, 95.0


def scorer(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def statements(text, **known):
    parsed = parse(Document(digest="", text=text, language="en", **known))
    return find_statements(parsed, find_actors(parsed))


def lines(path, limit=None):
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()[:limit]]


def attribution(statement):
    return {
        "source": [[s.start, s.end] for s in statement.speakers],
        "cue": [[statement.cue.start, statement.cue.end]] if statement.cue else [],
        "content": [[part.start, part.end] for part in statement.content],
    }


def test_attributions_of_news_articles(shared):
    gold = lines(shared / "data/attribution/dev.gold.jsonl", ARTICLES)
    found = {row["id"]: [attribution(s) for s in statements(row["text"])] for row in gold}
    measured = scorer(shared / "tools/score_statements.py").score(gold, found)
    assert measured["attr"][2] >= ATTRIBUTIONS_F1


def test_statements_of_readouts(shared):
    inputs = {row["id"]: row for row in lines(shared / "data/readouts/inputs.jsonl")}
    gold = [
        row
        for row in lines(shared / "data/readouts/gold.jsonl")
        if "statements" in row and inputs[row["id"]].get("language", "en") == "en"
    ]
    found = {}
    for row in gold:
        known = {key: inputs[row["id"]].get(key) for key in ("title", "published", "outlet")}
        told = statements(inputs[row["id"]]["text"], **known)
        found[row["id"]] = {"statements": [msgspec.to_builtins(s) for s in told]}
    measured = scorer(shared / "tools/score_readouts.py").score(gold, found)
    assert measured["statements.found"][2] >= READOUTS_F1
    assert measured["statements.country"] >= READOUTS_SIDES
