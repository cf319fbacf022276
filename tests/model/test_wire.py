"""The wire: round trips, the shipped schemas, closed enumerations."""

import json
from importlib import resources

import jsonschema
import msgspec
import pytest

from onrecord.model import Claim, ClaimMention, Deliverable, Document, Finding, Report, wire


def a_report(**changes) -> Report:
    mention = ClaimMention(text="12%", start=0, end=3, place="body", voice="outlet")
    claim = Claim(
        id="k1", parties=("AAA", "BBB"), flow="total", form="growth", value=12.0, as_written="12%",
        unit="percent", mentions=(mention,), unknown={"period": "not said"},
    )  # fmt: skip
    document = Document(digest="sha256:0", text="12% 🙂", published="2022-01-21", published_basis="option")
    values = {"id": "x", "status": "read", "document": document, "claims": (claim,), **changes}
    return Report(**values)


def test_a_report_survives_the_round_trip():
    report = a_report(findings=(Finding(claim="k1", outcome="no-data"),))
    assert wire.report_from_json(wire.to_json(report)) == report


def test_findings_are_absent_unless_something_was_checked():
    assert "findings" not in json.loads(wire.to_json(a_report()))
    assert json.loads(wire.to_json(a_report(findings=())))["findings"] == []


def test_giver_and_receiver_are_from_and_to_on_the_wire():
    given = Deliverable(id="d1", kind="supply", what="grain", status="done", giver="AAA", receiver="BBB")
    written = json.loads(wire.to_json(a_report(deliverables=(given,))))["deliverables"][0]
    assert (written["from"], written["to"]) == ("AAA", "BBB")


def test_what_is_written_holds_to_the_schema():
    jsonschema.validate(json.loads(wire.to_json(a_report())), wire.json_schema("report"))


@pytest.mark.parametrize("name", wire.WIRE_TYPES)
def test_the_shipped_schema_is_the_generated_one(name):
    shipped = resources.files("onrecord.model") / wire.SCHEMA_FOLDER / f"{name}.schema.json"
    assert shipped.read_text("utf-8") == wire.schema_text(name), "run python -m onrecord.model.wire"
    jsonschema.Draft202012Validator.check_schema(json.loads(shipped.read_text("utf-8")))


@pytest.mark.parametrize(
    ("where", "value"),
    [("flow", "turnover"), ("form", "jump"), ("unit", "USD"), ("parties", ["Russia"]), ("hedge", "circa")],
)
def test_enumerations_are_closed(where, value):
    written = json.loads(wire.to_json(a_report()))
    written["claims"][0][where] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written, wire.json_schema("report"))
    with pytest.raises(msgspec.ValidationError):
        wire.report_from_json(json.dumps(written))


def test_keys_of_a_later_minor_version_are_ignored():
    written = {**json.loads(wire.to_json(a_report())), "mood": "calm"}
    assert wire.report_from_json(json.dumps(written)) == a_report()


def test_records_are_frozen():
    with pytest.raises(AttributeError):
        a_report().id = "y"


def test_look_ups_by_id():
    report = a_report(findings=(Finding(claim="k1", outcome="differs"),))
    assert report.claim("k1").value == 12.0
    assert report.finding("k1").outcome == "differs"
    assert report.outcomes == {"differs"}
    with pytest.raises(KeyError):
        report.statement("s1")
