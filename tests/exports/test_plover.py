"""PLOVER records hold to the manual's fields and to its rules of who is actor and who recipient."""

import json
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from onrecord.exports import plover_records, to_plover_lines
from onrecord.model import Act, Contact, DatedTo, Participant, Plover
from onrecord.model.contacts import PloverEvent

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("plover_fields.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
][1:]
TYPES = {"string": str, "integer": int, "list": list, "object": dict}
MODES = {"phone", "visit", "multilateral", "third-party", "meet", "disapprove", "allege"}
CHILE, NORWAY, PERU = (Participant(country=code) for code in ("CHL", "NOR", "PER"))


def holds(record):
    assert isinstance(record.pop("onrecord")["document"], str)
    objects = [("event", record), *(("actor", one) for one in record["source"] + record["recipient"])]
    objects += [(name, record[name]) for name in ("text_info", "cite_info", "event_loc") if record.get(name)]
    for kind, found in objects:
        fields = {field: (TYPES[type_], required) for of, field, type_, required in ROWS if of == kind}
        assert set(found) <= set(fields), (kind, found)
        for field, (type_, required) in fields.items():
            if found.get(field) is not None:
                assert isinstance(found[field], type_)
            elif required == "yes":
                assert field in found
                assert field == "date"
                assert record["comment"].startswith("date: not known")
    assert set(record["event"]) <= set(get_args(PloverEvent))
    assert set(record["mode"]) <= MODES


def told_of(report, *contacts, acts=()):
    return list(plover_records(msgspec.structs.replace(report, contacts=contacts, acts=acts)))


def contact(**more):
    common = {"id": "c1", "channel": "meeting", "status": "held", "participants": (CHILE, NORWAY)}
    return Contact(**{**common, **more})


@pytest.mark.parametrize("name", ["case", "built"])
def test_each_line_holds_to_the_fields_of_the_manual(name, request):
    lines = to_plover_lines(request.getfixturevalue(name)).splitlines()
    assert lines
    records = [json.loads(line) for line in lines]
    assert len({record["id"] for record in records}) == len(records)
    for record in records:
        holds(record)


def test_a_call_is_a_consultation_by_phone_of_actors_alone(case):
    record = next(plover_records(case))
    assert (record["event"], record["mode"], record["link"]) == (["CONSULT"], ["phone"], "c1")
    assert [actor["code"] for actor in record["source"]] == ["VEN", "RUS"]
    assert record["recipient"] == []
    assert record["date"] == "2022-01-20"
    assert record["cite_info"]["url"] == case.document.url


def test_each_side_that_tells_of_an_act_has_its_record(built):
    both = msgspec.structs.replace(built.acts[0], statement="s3")
    told = told_of(built, acts=(both,))
    assert [record["onrecord"]["side"] for record in told] == ["NOR", "CHL"]
    assert [actor["code"] for actor in told[0]["recipient"]] == ["CHL"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"participants": (CHILE, NORWAY, PERU)}, ("CONSULT", ["multilateral"], "CHL NOR PER", "")),
        ({"channel": "video-call"}, ("CONSULT", ["phone"], "CHL NOR", "")),
        ({"channel": "signing"}, ("SUPPORT", [], "CHL NOR", "")),
        ({"status": "planned"}, ("AGREE", [], "CHL NOR", "")),
        ({"status": "proposed", "initiative": "NOR"}, ("AGREE", [], "NOR", "CHL")),
        ({"status": "declined", "initiative": "NOR"}, ("REJECT", ["meet"], "CHL", "NOR")),
    ],
)
def test_what_a_contact_is_in_plover(built, more, expected):
    (record,) = told_of(built, contact(**more))
    sides = [" ".join(one["code"] for one in record[end]) for end in ("source", "recipient")]
    assert (record["event"][0], record["mode"], *sides) == expected
    assert record["context"] == (["future"] if record["event"] == ["AGREE"] else [])


def test_what_plover_cannot_say_is_left_out(built):
    declined = contact(status="declined")
    denied = Act(id="a1", kind="sign", plover=Plover(event="SUPPORT"), actors=(CHILE,), status="negated")
    uncoded = Act(id="a2", kind="concern", actors=(CHILE,))
    assert told_of(built, declined, acts=(denied, uncoded)) == []


def test_an_act_of_the_past_says_so(built):
    act = Act(id="a1", kind="sign", plover=Plover(event="SUPPORT"), actors=(CHILE,), status="historical")
    assert told_of(built, acts=(act,))[0]["context"] == ["historical"]


def test_a_date_is_never_made_exact(built):
    month = contact(date=DatedTo(value="2020-03", precision="month", basis="'March'"))
    (record,) = told_of(built, month)
    assert record["date"] == built.document.published
    assert record["comment"] == "date: the day of publication; told date: 2020-03"
    undated = msgspec.structs.replace(built.document, published=None)
    (record,) = told_of(msgspec.structs.replace(built, document=undated), contact())
    assert (record["date"], record["comment"]) == (None, "date: not known")
