"""The grading table: every row is at work in some claim, with its grade and reason."""

import re
from datetime import date
from importlib import resources

import pytest

from onrecord.checking.grades import ORDER, grade, regrade
from onrecord.checking.readings import candidates
from onrecord.claims.bases import SAID_AGAINST
from onrecord.gazetteer.tables import rows
from onrecord.model import Period

TABLE = {row["meaning"]: row for row in rows(resources.files("onrecord.checking") / "grades.tsv")}
SEPTEMBER, JANUARY = date(2015, 9, 10), date(2015, 1, 10)


def period(start, end, basis="said"):
    return Period(start=start, end=end, basis=basis)


def whole(first, last=None, basis="said"):
    return period(f"{first}-01", f"{last or first}-12", basis)


INDIA = {"parties": ("CHL", "IND")}
RANK = {"form": "rank", "value": 1.0, "as_written": "the largest", "unit": "rank", "direction": None}
LEVEL = {"form": "level", "value": 3e6, "as_written": "3 million", "unit": "usd", "direction": None}
MONTH = {"period": period("2015-03", "2015-03"), "base": period("2014-03", "2014-03", f"x, {SAID_AGAINST}")}
SPAN = {"period": whole(2010, 2014)}
# meaning: the claim, the day, and the readings that must have it: (period, base).
CASES = {
    "said": ({"period": whole(2014)}, SEPTEMBER, {("2014", "2013")}),
    "said.fiscal": ({**INDIA, "period": whole(2010)}, SEPTEMBER, {("2010-04/2011-03", "2009-04/2010-03")}),
    "said.month-before": (MONTH, SEPTEMBER, {("2015-03", "2015-02")}),
    "said.in-year": (
        {"period": period("2013-07", "2014-06")}, SEPTEMBER, {("2013", "2012"), ("2014", "2013")}
    ),
    "fiscal": (
        {**INDIA, "period": whole(2010, 2011, "fiscal 2010/11")}, SEPTEMBER,
        {("2010-04/2011-03", "2009-04/2010-03")},
    ),
    "fiscal.unknown": ({"period": whole(2010, 2011, "fiscal 2010/11")}, SEPTEMBER, {(None, None)}),
    "fiscal.in-year": (
        {"period": whole(2010, 2011, "fiscal 2010/11")}, SEPTEMBER, {("2010", "2009"), ("2011", "2010")}
    ),
    "under-way": ({"period": whole(2015)}, SEPTEMBER, {("2015-01/2015-07", "2014-01/2014-07")}),
    "under-way.begun": ({"period": whole(2015)}, JANUARY, {("2015-01", "2014-01")}),
    "under-way.whole": ({"period": whole(2015)}, SEPTEMBER, {("2015", "2014")}),
    "standing": ({**RANK, "period": whole(2015)}, SEPTEMBER, {("2014", None)}),
    "standing.so-far": ({**RANK, "period": whole(2015)}, SEPTEMBER, {("2015-01/2015-07", None)}),
    "stretch": (SPAN, SEPTEMBER, {("2014", "2010")}),
    "stretch.based": ({**SPAN, "base": whole(2008)}, SEPTEMBER, {("2014", "2008")}),
    "stretch.whole": (SPAN, SEPTEMBER, {("2010/2014", "2005/2009")}),
    "yearly": ({**SPAN, "per": "year"}, SEPTEMBER, {("2014", "2010")}),
    "yearly.one": (
        {**SPAN, "per": "year"}, SEPTEMBER, {(str(y), str(y - 1)) for y in (2011, 2012, 2013, 2014)}
    ),
    "open": ({}, SEPTEMBER, {("2014", "2013")}),
    "open.to-date": ({}, SEPTEMBER, {("2015-01/2015-07", "2014-01/2014-07")}),
    "open.fiscal": (INDIA, SEPTEMBER, {("2014-04/2015-03", "2013-04/2014-03")}),
    "open.before": ({}, SEPTEMBER, {("2013", "2012")}),
    "open.older": ({}, SEPTEMBER, {("2012", "2011"), ("2011", "2010"), ("2010", "2009")}),
    "undated": ({}, None, {(None, None)}),
    "seller": ({"flow": "exports", "period": whole(2014)}, SEPTEMBER, {("2014", "2013")}),
    "owner": ({**RANK, "period": whole(2014)}, SEPTEMBER, {("2014", None)}),
    "owner.other": (
        {"compared_with": "BOL", "form": "multiple", "value": 4.0, "as_written": "four times",
         "unit": "ratio", "period": whole(2014)}, SEPTEMBER, {("2014", None)},
    ),
    "rate.calendar": ({**LEVEL, "per": "day", "period": whole(2014)}, SEPTEMBER, {("2014", None)}),
    "rate.working": ({**LEVEL, "per": "day", "period": whole(2014)}, SEPTEMBER, {("2014", None)}),
}  # fmt: skip
KEPT_AS = {"seller": "likely", "owner": "likely", "owner.other": "possible", "rate.calendar": "likely",
           "rate.working": "possible"}  # fmt: skip


def test_every_row_has_a_case_and_every_case_a_row():
    assert set(TABLE) == {*CASES, "currency"}  # which needs rates; test_currencies.py


@pytest.mark.parametrize("meaning", CASES)
def test_a_row_is_at_work(build, meaning):
    facts, day, wanted = CASES[meaning]
    words = "Chile's trade" if meaning == "owner.other" else "up 12%"
    mention = build.claim().mentions[0]
    claim = build.claim(**facts, mentions=(type(mention)(**{**_facts(mention), "text": words}),))
    graded = KEPT_AS.get(meaning, TABLE[meaning]["grade"])
    found = {
        (one.window and one.window.label, one.base and one.base.label)
        for one in candidates(claim, day)
        if _has_reason(one.why, TABLE[meaning]["reason"]) and one.likelihood == graded
    }
    assert found == wanted


def _facts(mention):
    return {name: getattr(mention, name) for name in mention.__struct_fields__}


def _has_reason(why: str, template: str) -> bool:
    """Whether a reason is the template's, whatever it is filled in with."""
    pattern = ".+".join(re.escape(part) for part in re.split(r"\{\w+\}", template))
    return re.fullmatch(f"(.*; )?{pattern}", why) is not None


def test_grades_are_known_and_a_lowered_one_never_rises():
    assert {row["grade"] for row in TABLE.values()} == {*ORDER, "kept", "lowered"}
    for meaning, row in TABLE.items():
        if row["grade"] == "lowered":
            said = dict.fromkeys(("state", "role", "code", "whose", "number"), "x")
            after = [
                regrade(grade(one), meaning, **said).likelihood
                for one in ("said", "open.before", "yearly.one")
            ]
            assert after == ["possible", "possible", "remote"]
