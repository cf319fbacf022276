"""The pairs of readouts are what their README says."""

import json
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from onrecord.gazetteer.countries import countries
from onrecord.model.contacts import Channel

FILES = sorted((Path(__file__).parent / "pairs").glob("*.json"))
PAIRS = [json.loads(file.read_text("utf-8")) for file in FILES]
KINDS = {"number", "date", "party", "denial", "status"}
PLANTED = {
    "dev": {"number": 3, "date": 3, "denial": 4, "party": 2, "status": 2},
    "held": {"number": 2, "date": 1, "denial": 1, "party": 1, "status": 1},
}
LESS_THAN_ANYONE_READS, MORE_THAN_A_READOUT = 120, 450

each_pair = pytest.mark.parametrize("pair", PAIRS, ids=[pair["id"] for pair in PAIRS])


def clauses(row):
    return [(side, clause) for side, cell in row["cells"].items() for clause in cell]


def test_there_are_twenty_eight_pairs_to_work_on_and_eight_to_be_held_to():
    names = [f"dev-{n:02}" for n in range(1, 29)] + [f"held-{n:02}" for n in range(1, 9)]
    assert [file.stem for file in FILES] == names
    assert [pair["id"] for pair in PAIRS] == names


@each_pair
def test_the_documents_are_readouts_of_a_known_side(pair):
    ids = [document["id"] for document in pair["documents"]]
    assert len(ids) == len(set(ids))
    for document in pair["documents"]:
        assert set(document) == {"id", "side", "outlet", "published", "title", "text", "first_hand"}
        assert LESS_THAN_ANYONE_READS <= len(document["text"].split()) <= MORE_THAN_A_READOUT, document["id"]
        assert document["side"] in countries() or (document["side"] is None and not document["first_hand"])


@each_pair
def test_the_contacts_are_told_soon_after_and_by_known_documents(pair):
    documents = {document["id"]: document for document in pair["documents"]}
    assert sorted(told for contact in pair["contacts"] for told in contact["told_in"]) == sorted(documents)
    for contact in pair["contacts"]:
        assert contact["channel"] in get_args(Channel)
        assert len(contact["participants"]) == 2
        assert set(contact["participants"]) <= set(countries())
        for told in contact["told_in"]:
            published, held = (
                date.fromisoformat(documents[told]["published"]),
                date.fromisoformat(contact["date"]),
            )
            assert timedelta(0) <= published - held <= timedelta(3)


@each_pair
def test_every_quote_stands_once_in_its_document(pair):
    documents = {document["id"]: document for document in pair["documents"]}
    for row in pair["rows"]:
        for side, clause in clauses(row):
            document = documents[clause["document"]]
            assert document["side"] in {side, None}
            assert document["text"].count(clause["quote"]) == 1, clause["quote"]
            assert clause["quote"] == clause["quote"].strip()
            assert clause["about"]
            assert clause.get("speaker") != side


@each_pair
def test_no_two_quotes_of_a_document_overlap(pair):
    texts = {document["id"]: document["text"] for document in pair["documents"]}
    for name, text in texts.items():
        quotes = [c["quote"] for row in pair["rows"] for _, c in clauses(row) if c["document"] == name]
        spans = sorted((text.index(quote), text.index(quote) + len(quote)) for quote in quotes)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans)), name


@each_pair
def test_the_relation_of_a_row_follows_from_its_cells(pair):
    contacts = {contact["id"]: contact for contact in pair["contacts"]}
    ids = [row["id"] for row in pair["rows"]]
    assert len(ids) == len(set(ids))
    for row in pair["rows"]:
        contact = contacts[row["contact"]]
        assert set(row["cells"]) <= set(contact["participants"])
        assert all(row["cells"].values())
        assert {clause["document"] for _, clause in clauses(row)} <= set(contact["told_in"])
        assert row["why"]
        assert row["topic"]
        assert (row["relation"] == "only") == (len(row["cells"]) == 1)
        assert (row["relation"] == "conflict") == (row["conflict"] is not None)
        assert row["conflict"] in KINDS | {None}
        assert not row["soft"] or row["relation"] == "both"


@each_pair
def test_the_words_for_one_thing_are_in_the_quotes(pair):
    for row in pair["rows"]:
        for side, names in row.get("words", {}).items():
            assert all(any(name in clause["quote"] for clause in row["cells"][side]) for name in names)


@pytest.mark.parametrize("part", PLANTED)
def test_as_many_conflicts_of_each_kind_are_planted_as_the_readme_says(part):
    rows = [row for pair in PAIRS if pair["id"].startswith(part) for row in pair["rows"]]
    assert Counter(row["conflict"] for row in rows if row["conflict"]) == PLANTED[part]


def test_at_least_eight_pairs_have_no_conflict():
    assert sum(not any(row["conflict"] for row in pair["rows"]) for pair in PAIRS) >= 8


@pytest.mark.parametrize("part", ["dev", "held", ""])
def test_about_two_thirds_of_the_rows_stand_on_one_side(part):
    rows = [row for pair in PAIRS if pair["id"].startswith(part) for row in pair["rows"]]
    assert 0.5 <= sum(row["relation"] == "only" for row in rows) / len(rows) <= 0.75


def test_one_pair_holds_two_contacts_a_year_apart_and_one_report_holds_both_sides():
    (twice,) = [pair for pair in PAIRS if len(pair["contacts"]) > 1]
    first, second = (date.fromisoformat(contact["date"]) for contact in twice["contacts"])
    assert timedelta(360) <= second - first <= timedelta(370)
    assert any(document["side"] is None for pair in PAIRS for document in pair["documents"])


def test_the_readme_counts_the_rows():
    readme = (Path(__file__).parent / "pairs" / "README.md").read_text("utf-8")
    for part, pairs in (("dev", 28), ("held", 8)):
        rows = [row for pair in PAIRS if pair["id"].startswith(part) for row in pair["rows"]]
        only = sum(row["relation"] == "only" for row in rows)
        assert f"| {part} | {pairs} | {len(rows)} | {only} ({only / len(rows):.0%}) |" in readme
