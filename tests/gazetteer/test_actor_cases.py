"""The published actor cases: how often the country an expert expects is among those found."""

import json

import pytest

from onrecord.gazetteer import find

FLOOR = 0.55
NO_STATE = {"UNO", "IGO", "LEG"}
OTHER_CODES = {"EUR": "EUU"}


def expected(row):
    code = row["expect"].get("country")
    return None if code in NO_STATE else OTHER_CODES.get(code, code)


@pytest.mark.shared
def test_the_expected_country_is_among_the_matches(shared):
    lines = (shared / "data" / "acts" / "ngec_actor_tests.jsonl").read_text("utf-8").splitlines()
    wanted = [(row["args"][0], expected(row)) for row in map(json.loads, lines) if expected(row)]
    found = sum(code in {match.country for match in find(text)} for text, code in wanted)
    assert len(wanted) > 200
    assert found / len(wanted) >= FLOOR, f"{found} of {len(wanted)}"
