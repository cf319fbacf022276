"""The bundled case, end to end: the model case's expectations on a text that is always there."""

import pytest

import onrecord
from onrecord.demo import PUBLISHED, demo_text


@pytest.fixture(scope="module")
def report():
    return onrecord.check(demo_text(), published=PUBLISHED)


def test_every_place_quotes_the_text(report, hold_to_the_text):
    hold_to_the_text(report)


def test_the_related_line_is_set_aside(report):
    (aside,) = report.document.set_aside
    assert aside.reason == "related-link"


def test_one_claim_with_its_lineage(report):
    (claim,) = report.claims
    assert claim.parties == ("RUS", "VEN")
    assert (claim.flow, claim.form, claim.direction) == ("total", "growth", "up")
    assert (claim.value, claim.unit) == (12.0, "percent")
    assert (claim.period, claim.base) == (None, None)
    assert claim.unknown.keys() >= {"period", "base"}
    assert [(m.place, m.voice) for m in claim.mentions] == [
        ("headline", "outlet"),
        ("lead", "speaker"),
        ("body", "speaker"),
    ]
    for mention in claim.mentions[1:]:
        assert report.statement(mention.statement).sides == ("VEN",)


def test_one_call(report):
    (call,) = report.contacts
    assert (call.channel, call.status, call.date.value) == ("call", "held", "2022-01-20")
    assert {(p.name, p.office, p.country) for p in call.participants} == {
        ("Nicolás Maduro", "president", "VEN"),
        ("Vladimir Putin", "president", "RUS"),
    }


def test_statements_by_side(report):
    assert len(report.statements) >= 8
    assert all(s.sides for s in report.statements)
    assert {s.sides for s in report.statements} >= {("VEN",), ("RUS",), ("VEN", "RUS")}
    assert [s.speakers[0].name for s in report.statements if s.medium == "post"] == ["Nicolás Maduro"] * 2
    assert any(s.within for s in report.statements)


def test_what_took_place(report):
    assert {s.sector for s in report.sectors} >= {"trade", "tourism", "health", "military", "air-transport"}
    given = {(d.what, d.giver, d.receiver) for d in report.deliverables}
    assert given >= {("vaccines", "RUS", "VEN"), ("medicines", "RUS", "VEN")}
    (route,) = [d for d in report.deliverables if d.kind == "air-route"]
    assert (route.status, route.date.value) == ("done", "2021")
    acts = {(act.kind, actor.country) for act in report.acts for actor in act.actors}
    assert acts >= {
        ("thank", "VEN"), ("solidarity", "VEN"), ("reject", "VEN"), ("support", "RUS"), ("intend", "RUS"),
    }  # fmt: skip
    assert [b.words for b in report.bonds] == ["unbreakable union"]


def test_the_finding(report):
    finding = report.finding("k1")
    assert finding.outcome == "no-data"
    assert "112.9 million" in finding.would_need
    assert [r.period for r in finding.readings if r.likelihood == "likely"] == ["2021"]
    assert any("2013" in caveat for caveat in finding.caveats)


def test_without_a_publication_date_what_hangs_on_it_is_open():
    report = onrecord.read(demo_text())
    (call,) = report.contacts
    assert call.date is None
    assert call.unknown["date"]
    assert "no-publication-date" in {note.code for note in report.notes}
