"""How two sentences on one matter contradict each other."""

from pathlib import Path

import pytest

from onrecord.comparing.accounts import Heard, tell
from onrecord.comparing.clashes import conflict
from onrecord.comparing.giving import given
from onrecord.comparing.sides import Voice
from onrecord.extraction import extract
from onrecord.gazetteer.tables import rows
from onrecord.intake import document_from_text
from onrecord.pipeline import read_intake

CASES = rows(Path(__file__).parent / "cases" / "conflicts.tsv")


def told(text, side):
    intake = document_from_text(text, published="2021-04-20", language="en", id=side)
    heard = Heard(read_intake(intake), extract(intake.document), Voice(side, first_hand=True))
    return tell(heard, frozenset({"PER", "CHL"}))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['first'][:40]} / {case['second'][:40]}")
def test_a_contradiction_is_told_by_its_kind(case):
    found = {conflict(a, b) for a in told(case["first"], "PER") for b in told(case["second"], "CHL")} - {None}
    assert found == ({case["conflict"]} - {"none"})


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['first'][:40]} / {case['second'][:40]}")
def test_it_is_the_same_either_way_round(case):
    one, other = told(case["first"], "PER"), told(case["second"], "CHL")
    assert {conflict(a, b) for a in one for b in other} == {conflict(b, a) for a in one for b in other}


@pytest.mark.parametrize(
    ("first", "second", "mine", "theirs"),
    [
        ("The ferry will sail on 15 August.", "The ferry is to sail from 1 September.",
         [("2021-08-15", None, "15 August")], [("2021-09-01", None, "1 September")]),
        ("Eleven documents were signed\nafter the talks.", "They  witnessed the signing of 14 accords.",
         [(11.0, "document", "Eleven")], [(14.0, "accord", "14")]),
        ("Two states trade.  Exports came to 4.2\nbillion dollars.", "Exports came to 2.4 billion dollars.",
         [(4.2e9, "usd", "4.2\nbillion dollars")], [(2.4e9, "usd", "2.4 billion dollars")]),
        ("The ban on fruit has been lifted.", "The ban on fruit has not yet been lifted.",
         [("done", None, "has been lifted")], [("pending", None, "has not yet been lifted")]),
        ("No withdrawal of guards was agreed.", "The sides agreed on the withdrawal of guards.", [], []),
    ],
)  # fmt: skip
def test_what_each_side_gives_stands_where_it_is_said(first, second, mine, theirs):
    points = [
        (a, b, kind) for a in told(first, "PER") for b in told(second, "CHL") if (kind := conflict(a, b))
    ]
    ((one, other, kind),) = points
    found = list(given(kind, one, other))
    texts = {"PER": first, "CHL": second}
    for side, expected in (("PER", mine), ("CHL", theirs)):
        values = [value for whose, value in found if whose == side]
        assert [(v.value, v.unit, v.text) for v in values] == expected
        assert all(texts[side][v.start : v.end] == v.text for v in values)
