"""The bank of sentences written for acts and deliverables by people who had not seen how they are read."""

from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from onrecord.extraction.actors import find_actors
from onrecord.extraction.acts import find_acts
from onrecord.extraction.deliverables import find_deliverables
from onrecord.extraction.parse import parse
from onrecord.model import Document
from onrecord.model.contacts import ActKind, DeliverableKind

CASES = Path(__file__).with_name("cases")
MOST_GAPS = 0.1
FEWEST = 300
FEWEST_OF_A_KIND = 8


def rows(name):
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


BANK = rows("act_bank.tsv")
GAPS = {text for text, *_ in rows("act_bank_gaps.tsv")}


def told_act(act):
    code = "/".join(filter(None, (act.plover.event or "-", act.plover.mode)))
    return " ".join((act.kind, code, act.status, sides(act.actors), ">", sides(act.recipients))).strip()


def sides(participants):
    return " ".join(sorted({p.country for p in participants}))


def told_deliverable(one):
    direction = f"{one.giver or '-'} > {one.receiver or '-'}"
    day = one.date.value if one.date else "-"
    slots = (one.kind, one.what, one.status, one.sector or "-", direction, one.quantity or "-", day)
    return " / ".join(slots)


def told(text, what):
    parsed = parse(Document(digest="", text=text, published="2023-03-17", language="en"))
    actors = find_actors(parsed)
    if what == "act":
        found = [told_act(act) for act in find_acts(parsed, actors, ())]
    else:
        found = [told_deliverable(one) for one in find_deliverables(parsed, actors, ())]
    return " ; ".join(found) or "-"


def cases():
    gap = pytest.mark.xfail(strict=True, reason="a gap: act_bank_gaps.tsv says why")
    for text, what, expected, _ in BANK:
        yield pytest.param(text, what, expected, marks=gap if text in GAPS else ())


@pytest.mark.parametrize(("text", "what", "expected"), list(cases()))
def test_a_sentence_is_read_as_it_was_meant(text, what, expected):
    assert told(text, what) == expected


def test_the_bank_is_wide():
    assert len(BANK) >= FEWEST
    kinds = Counter(
        (what, one.split()[0])
        for _, what, expected, _ in BANK
        if expected != "-"
        for one in expected.split(" ; ")
    )
    wanted = {("act", kind) for kind in get_args(ActKind)}
    wanted |= {("deliverable", kind) for kind in get_args(DeliverableKind)}
    assert {one: kinds[one] for one in wanted if kinds[one] < FEWEST_OF_A_KIND} == {}


@pytest.mark.parametrize("what", ["act", "deliverable"])
def test_few_gaps_are_left(what):
    of_it = [text for text, kind, *_ in BANK if kind == what]
    assert sum(text in GAPS for text in of_it) <= MOST_GAPS * len(of_it)


def test_every_gap_is_a_sentence_of_the_bank():
    assert {text for text, *_ in BANK} >= GAPS
