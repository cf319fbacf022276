"""ClaimReview drafts hold to schema.org's definitions, and leave to a person what is hers."""

import json
import re
from pathlib import Path

import pytest

from onrecord.exports import to_claim_reviews

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("schema_org.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
][1:]
DEFINED = {name: (on, set(expects.split(","))) for name, on, expects in ROWS}
ABOVE = {
    "ClaimReview": "Review", "Review": "CreativeWork", "Claim": "CreativeWork", "CreativeWork": "Thing",
    "Person": "Thing", "Organization": "Thing", "Rating": "Intangible", "Intangible": "Thing", "Thing": None,
}  # fmt: skip


def lineage(kind):
    while kind:
        yield kind
        kind = ABOVE[kind]


def kinds(value):
    """The schema.org types that a JSON value can stand for."""
    if isinstance(value, dict):
        return set(lineage(value["@type"]))
    if isinstance(value, (int, float)):
        return {"Number"}
    is_url = re.match(r"https?://\S+$", value)
    is_day = re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)
    return {"Text"} | ({"URL"} if is_url else set()) | ({"Date"} if is_day else set())


def holds(node):
    for name, value in node.items():
        if name in {"@context", "@type"} or value is None:
            assert name in DEFINED or name.startswith("@")
            continue
        on, expects = DEFINED[name]
        assert on in lineage(node["@type"]), name
        for one in value if isinstance(value, list) else [value]:
            assert kinds(one) & expects, (name, one)
            if isinstance(one, dict):
                holds(one)


def drafts(*reports):
    told = json.loads(to_claim_reviews(reports))
    for draft in told:
        assert draft["@context"] == "https://schema.org"
        assert draft["@type"] == "ClaimReview"
        holds(draft)
    return told


@pytest.mark.parametrize("name", ["case", "built"])
def test_each_checked_claim_is_a_draft_that_holds_to_the_definitions(name, request):
    report = request.getfixturevalue(name)
    assert len(drafts(report)) == len(report.findings)


def test_what_is_a_persons_is_empty(case):
    (draft,) = drafts(case)
    assert draft["creativeWorkStatus"] == "Draft"
    assert "The rating is a person's" in draft["description"]
    assert draft["reviewRating"] == {"@type": "Rating", "ratingValue": None, "alternateName": None}
    assert (draft["author"], draft["url"], draft["datePublished"]) == (None, None, None)
    assert draft["reviewBody"] == case.findings[0].safe_to_say


def test_the_claim_its_author_and_where_it_stands(case):
    (draft,) = drafts(case)
    claim = draft["itemReviewed"]
    assert draft["claimReviewed"] == "Trade between Russia and Venezuela rose by 12%"
    assert claim["author"][0] == {"@type": "Organization", "name": "Ministry of Foreign Affairs of Venezuela"}
    assert claim["datePublished"] == "2022-01-21"
    assert len(claim["appearance"]) == 3
    assert all("#story:~:text=" in place["url"] for place in claim["appearance"])


def test_without_findings_there_is_nothing_to_draft(case, failed):
    import msgspec

    unchecked = msgspec.structs.replace(case, findings=msgspec.UNSET)
    assert drafts(unchecked, failed) == []


def test_no_address_is_made_up(built):
    for draft in drafts(built):
        assert {place["url"] for place in draft["itemReviewed"]["appearance"]} == {None}
