"""The model case: a real report of one call between two presidents, as the shared data holds it."""

import pytest

import onrecord


@pytest.fixture(scope="module")
def report(shared):
    return onrecord.check(shared / "cases" / "venezuela-russia-call.txt", published="2022-01-21")


def sides(report, part):
    return {
        statement.sides
        for statement in report.statements
        if any(part in content.text for content in statement.content)
    }


def test_every_place_quotes_the_text(report, hold_to_the_text):
    hold_to_the_text(report)


def test_the_related_line_is_set_aside_and_nothing_is_read_from_it(report):
    (aside,) = report.document.set_aside
    assert aside.text.startswith("Related")
    assert aside.reason == "related-link"
    for found in (*report.contacts, *report.acts, *report.deliverables, *report.sectors, *report.claims):
        assert not any(m.start < aside.end and aside.start < m.end for m in found.mentions)
    for statement in report.statements:
        assert not any(m.start < aside.end and aside.start < m.end for m in statement.content)
    assert not any("CHN" in [p.country for p in c.participants] for c in report.contacts)


def test_one_claim_with_its_lineage(report):
    (claim,) = report.claims
    assert claim.parties == ("RUS", "VEN")
    assert (claim.flow, claim.form, claim.direction) == ("total", "growth", "up")
    assert (claim.value, claim.unit, claim.hedge) == (12.0, "percent", "exactly")
    assert claim.period is None
    assert claim.base is None
    assert claim.unknown["period"]
    assert claim.unknown["base"]
    assert len(claim.mentions) >= 3
    assert [m.place for m in claim.mentions if m.voice == "outlet"] == ["headline"]
    for mention in claim.mentions:
        if mention.voice == "speaker":
            assert report.statement(mention.statement).sides == ("VEN",)


def test_one_call_with_both_presidents(report):
    (call,) = report.contacts
    assert (call.channel, call.status) == ("call", "held")
    assert (call.date.value, call.date.precision) == ("2022-01-20", "day")
    assert {(p.name, p.office, p.country) for p in call.participants} == {
        ("Nicolás Maduro", "president", "VEN"),
        ("Vladimir Putin", "president", "RUS"),
    }


def test_without_a_publication_date_the_call_has_none(shared):
    report = onrecord.read(shared / "cases" / "venezuela-russia-call.txt")
    (call,) = report.contacts
    assert call.date is None
    assert call.unknown["date"]
    assert "no-publication-date" in {note.code for note in report.notes}


def test_who_said_what(report):
    assert len(report.statements) >= 8
    assert all(s.sides or s.unknown for s in report.statements)
    (post,) = [s for s in report.statements if s.medium == "post"]
    assert post.sides == ("VEN",)
    nested = [s for s in report.statements if s.within and report.statement(s.within).sides == ("RUS",)]
    assert [s.speakers[0].name for s in nested] == ["Vladimir Putin"]
    assert any(set(s.sides) == {"RUS", "VEN"} for s in report.statements)
    (quoted,) = [s for s in report.statements if any(p.text == "Caracas" for p in s.speakers)]
    assert (quoted.kind, quoted.sides) == ("direct", ("VEN",))


def test_sectors(report):
    assert {s.sector for s in report.sectors} == {"trade", "tourism", "health", "military", "air-transport"}


def test_deliverables(report):
    by_kind = {kind: [d for d in report.deliverables if d.kind == kind] for kind in ("air-route", "supply")}
    (route,) = by_kind["air-route"]
    assert "Caracas" in route.what
    assert "Moscow" in route.what
    assert (route.status, route.date.value) == ("done", "2021")
    supplied = {d.what: (d.giver, d.receiver, d.sector) for d in by_kind["supply"]}
    assert supplied["vaccines"] == ("RUS", "VEN", "health")
    assert any("medicines" in what and way[:2] == ("RUS", "VEN") for what, way in supplied.items())
    (agreement,) = [d for d in report.deliverables if d.kind == "agreement"]
    assert (agreement.what, agreement.status, agreement.sector) == (
        "other tourist agreements",
        "done",
        "tourism",
    )
    assert len(report.deliverables) == 4


def test_acts(report):
    found = {(act.kind, actor.country) for act in report.acts for actor in act.actors}
    assert found >= {
        ("thank", "VEN"), ("solidarity", "VEN"), ("reject", "VEN"), ("support", "RUS"), ("intend", "RUS"),
    }  # fmt: skip


def test_bonds(report):
    assert {b.words for b in report.bonds} == {"strategic alliance", "unbreakable union"}


def test_the_finding(report):
    finding = report.finding("k1")
    assert finding.outcome == "no-data"
    assert "112.9 million" in finding.would_need
    (likely,) = [r for r in finding.readings if r.likelihood == "likely"]
    assert (likely.period, likely.base, likely.agreement) == ("2021", "2020", "no-witness")
    values = {
        r.period: (round(w.value, 1), round(w.margin, 1))
        for r in finding.readings
        if r.span == "calendar"
        for w in r.witnesses
        if w.status == "computed"
    }
    assert values["2019"] == (13.6, 1.1)
    assert values["2018"] == (6.1, -5.4)
    assert values["2020"] == (4.0, -7.5)
    assert any("2013" in caveat for caveat in finding.caveats)


def test_the_two_accounts_of_the_call(shared):
    case = shared / "cases" / "venezuela-russia-call.txt"
    found = onrecord.compare({"text": case.read_text("utf-8"), "published": "2022-01-21", "id": "case"})
    (report,) = found.documents
    told = {
        side: " ".join(
            part.text
            for topic in found.topics
            for cell in topic.cells[side]
            for part in report.statement(cell.statement).content
        )
        for side in ("VEN", "RUS")
    }
    assert all(
        word in told["VEN"] for word in ("12%", "tourism", "vaccines", "medicines", "air route", "solidarity")
    )
    assert all(word in told["RUS"] for word in ("sovereignty", "contacts", "covid", "vaccine supplies"))
    assert not any(word in told["RUS"] for word in ("12%", "tourism", "air route"))
    assert not any(account.first_hand for account in found.accounts)
    assert [t.topic for t in found.topics if t.relation == "both"] == ["health"]
    assert not [t for t in found.topics if t.conflict]
    (call,) = [c for c in found.contacts if c.channel == "call"]
    assert {p.country for p in call.participants} == {"RUS", "VEN"}
