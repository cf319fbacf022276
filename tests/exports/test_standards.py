"""Exports as other people's programs read them: csvw for the tables, pyld for JSON-LD; both offline.

pyld does not carry the contexts of Web Annotation and schema.org. ``annotation_context.json`` has the terms
used here, written from the Web Annotation Vocabulary; of schema.org it is assumed that a term means what it
is called, and ``schema_org.tsv`` holds the terms. So it is checked that no key is lost and that the
statements made are those meant, but not that the contexts on the web say the same.
"""

import json
import socket
from pathlib import Path

import csvw
import pytest
from pyld import jsonld

from onrecord.exports import (
    annotation_collection,
    comparison_collections,
    to_claim_reviews,
    write_comparison_bundle,
    write_report_bundle,
)

OA, AS, RDF = (
    "http://www.w3.org/ns/oa#",
    "http://www.w3.org/ns/activitystreams#",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
)
CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": json.loads(
        Path(__file__).with_name("annotation_context.json").read_text("utf-8")
    ),
    "https://schema.org": {"@context": {"@vocab": "https://schema.org/"}},
}


@pytest.fixture(autouse=True)
def without_a_network(monkeypatch):
    def refused(*_, **__):
        raise AssertionError("a validator asked the network")

    monkeypatch.setattr(socket, "getaddrinfo", refused)
    monkeypatch.setattr(socket.socket, "connect", refused)


@pytest.fixture
def bundles(case, built, failed, comparison, tmp_path):
    write_report_bundle([case, built, failed], tmp_path / "reports", terms={}, command="onrecord check a.txt")
    write_comparison_bundle(comparison, tmp_path / "comparison", command="onrecord compare a.txt b.txt")
    return tmp_path


def faults(folder):
    """What csvw finds wrong with the tables of a folder."""
    try:
        read = csvw.CSVW(str(folder / "metadata.json"), validate=True)
        return [] if read.is_valid else [str(warning.message) for warning in read.warnings]
    except ValueError as fault:  # it raises where a row leads nowhere
        return [str(fault)]


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize("name", ["reports", "comparison"])
def test_tables_are_valid_by_their_description(bundles, name):
    assert faults(bundles / name) == []


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(
    ("name", "table", "fault"),
    [
        ("reports", "mentions", "not found in table documents.csv"),
        ("comparison", "quotes", "topic: Invalid value for decimal"),
    ],
)
def test_a_row_that_leads_nowhere_and_a_cell_of_another_type_are_found(bundles, name, table, fault):
    file = bundles / name / f"{table}.csv"
    header, first, *rest = file.read_text("utf-8").splitlines(keepends=True)
    told = ",".join(["elsewhere", *first.split(",")[1:]])
    file.write_text("".join([header, told, *rest]), encoding="utf-8")
    found = faults(bundles / name)
    assert any(fault in one for one in found), found


def expanded(document):
    """A JSON-LD document without its contexts; no key may be lost on the way."""
    lost = []

    def loader(url, _options=None):
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": CONTEXTS[url],
        }

    found = jsonld.expand(document, {"documentLoader": loader}, on_property_dropped=lost.append)
    assert not lost
    return found


def collections(case, built, comparison):
    yield annotation_collection(case)
    yield annotation_collection(built)
    yield from comparison_collections(comparison)


def test_annotations_are_linked_data_that_means_annotations(case, built, comparison):
    for document in collections(case, built, comparison):
        (found,) = expanded(document)
        assert found["@type"] == [f"{AS}OrderedCollection"]
        (page,) = found[f"{AS}first"]
        (items,) = page[f"{AS}items"]
        assert len(items["@list"]) == document["total"]
        for one in items["@list"]:
            assert one["@type"] == [f"{OA}Annotation"]
            assert one[f"{OA}motivatedBy"] == [{"@id": f"{OA}describing"}]
            purposes = {body[f"{OA}hasPurpose"][0]["@id"] for body in one[f"{OA}hasBody"]}
            assert {f"{OA}describing", f"{OA}identifying"} <= purposes
            assert all(body[f"{RDF}value"] for body in one[f"{OA}hasBody"])


def test_a_term_that_no_context_knows_is_found(case):
    document = {**annotation_collection(case), "mood": "calm"}
    with pytest.raises(AssertionError):
        expanded(document)


def test_drafts_are_linked_data_in_which_what_is_a_persons_is_absent(case):
    (draft,) = json.loads(to_claim_reviews([case]))
    (found,) = expanded(draft)
    assert found["@type"] == ["https://schema.org/ClaimReview"]
    assert not {f"https://schema.org/{name}" for name in ("author", "url", "datePublished")} & found.keys()
    (rating,) = found["https://schema.org/reviewRating"]
    assert rating == {"@type": ["https://schema.org/Rating"]}
