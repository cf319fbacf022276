"""PLOVER records hold to the manual's fields and to its rules of who is actor and who recipient."""

import json
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from onrecord.exports import plover_records, to_plover_lines
from onrecord.languages import table
from onrecord.model import Act, Contact, DatedTo, Participant, Plover
from onrecord.model.contacts import PloverEvent

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("plover_fields.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
][1:]
TYPES = {"string": str, "integer": int, "list": list, "object": dict}
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release return disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict ban arrest relations rights expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict ban censor curfew arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture execute sexual assassinate destroy primitive firearms explosives"
    " suicide-attack aerial drone heavy-weapons crowd-control cleansing massacre unconventional",
}
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
    assert set(record["mode"]) <= set(MODES.get(record["event"][0], "").split())


@pytest.mark.parametrize("name", ["acts", "act_nouns", "plover_modes"])
def test_every_mode_of_a_table_is_one_of_its_event(name):
    for row in table("en", name):
        assert not row["mode"] or row["mode"] in MODES.get(row["event"], "").split(), row
        assert not row["event"] or row["event"] in get_args(PloverEvent)


def test_contexts_of_ours_stand_beside_those_of_the_manual(built):
    act = Act(
        id="a1", kind="agree", plover=Plover(event="AGREE", contexts=("health", "tourism")),
        actors=(NORWAY,), mentions=built.acts[0].mentions,
    )  # fmt: skip
    (record,) = told_of(built, acts=(act,))
    assert (record["context"], record["onrecord"]["context"]) == (["health"], ["tourism"])


def test_consulting_in_the_words_of_a_contact_is_one_record(built):
    words = built.acts[0].mentions
    act = Act(id="a1", kind="consult", plover=Plover(event="CONSULT"), actors=(CHILE, NORWAY), mentions=words)
    assert len(told_of(built, contact(mentions=words), acts=(act,))) == len(
        told_of(built, contact(mentions=words))
    )


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
