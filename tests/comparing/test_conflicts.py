"""How two sentences on one matter contradict each other."""

from pathlib import Path

import pytest

from onrecord.comparing.accounts import Heard, tell
from onrecord.comparing.clashes import conflict
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
