"""One call told in the manner of two ministries, in Spanish and in Russian: what must be found in each."""

from pathlib import Path

import pytest

from onrecord.intake import document_from_text
from onrecord.pipeline import compare_read, read_for_comparison, read_intake

CASES = Path(__file__).resolve().parents[1] / "languages"
PUBLISHED = "2022-01-21"
ACTS = {
    ("thank", "VEN", "RUS"),
    ("solidarity", "VEN", "RUS"),
    ("support", "RUS", "VEN"),
    ("reject", "VEN", ""),
}


def intake(language):
    text = (CASES / language / "model_case.txt").read_text("utf-8")
    extra = {"side": {"es": "VEN", "ru": "RUS"}[language]}
    return document_from_text(text, published=PUBLISHED, language=language, id=language, extra=extra)


@pytest.fixture(scope="module", params=["es", "ru"])
def report(request):
    return read_intake(intake(request.param))


def test_every_place_quotes_the_document(report):
    text = report.document.text
    spans = [
        *(part for s in report.statements for part in (*s.content, *([s.cue] if s.cue else []))),
        *(m for c in (*report.contacts, *report.acts, *report.deliverables) for m in c.mentions),
        *(m for c in report.claims for m in c.mentions),
    ]
    assert spans
    assert all(text[span.start : span.end] == span.text for span in spans)


def test_the_call_is_told_with_its_date_and_both_presidents(report):
    (call,) = [c for c in report.contacts if c.channel == "call"]
    assert (call.status, call.date.value) == ("held", "2022-01-20")
    assert {(p.office, p.country) for p in call.participants} == {("president", "VEN"), ("president", "RUS")}


def test_the_trade_claim_is_read_with_its_pair_and_its_own_words(report):
    (claim,) = report.claims
    told = (claim.parties, claim.flow, claim.form, claim.direction)
    assert told == (("RUS", "VEN"), "total", "growth", "up")
    assert claim.as_written in {"12%", "9%"}
    assert [m.place for m in claim.mentions][:2] == ["headline", "lead"]


def test_the_acts_have_their_sides(report):
    told = {
        (a.kind, "".join(p.country for p in a.actors), "".join(p.country for p in a.recipients))
        for a in report.acts
    }
    assert told >= ACTS


def test_what_was_opened_and_supplied_is_found(report):
    things = {(d.kind, d.sector, d.status) for d in report.deliverables}
    assert things >= {("air-route", "air-transport", "done"), ("supply", "health", "done")}


def test_the_sectors_and_the_statements_of_both_sides_are_found(report):
    assert {s.sector for s in report.sectors} >= {"trade", "tourism", "health", "military", "air-transport"}
    assert {side for s in report.statements for side in s.sides} == {"VEN", "RUS"}
    assert any(s.within for s in report.statements)  # what the ministry says that the president supports


def test_the_related_link_is_set_aside_and_lends_no_statement(report):
    (aside,) = report.document.set_aside
    assert aside.reason == "related-link"
    assert not any(m.start < aside.end and aside.start < m.end for s in report.statements for m in s.content)


def test_two_languages_tell_one_call_and_disagree_on_a_figure():
    read = list(read_for_comparison([intake("es"), intake("ru")]))
    comparison = compare_read(read)
    (shared,) = [c for c in comparison.contacts if c.channel == "call"]
    assert len(shared.told_in) == 2
    conflict = next(t for t in comparison.topics if t.conflict == "number")
    values = {v.value: v for row in conflict.values.values() for v in row}
    assert set(values) == {12.0, 9.0}
    texts = {report.id: report.document.text for report in comparison.documents}
    assert all(texts[v.document][v.start : v.end] == v.text for v in values.values())
    relations = {topic.relation for topic in comparison.topics}
    assert relations == {"both", "only", "conflict"}
    for topic in comparison.topics:
        for side, words in topic.words.items():
            documents = {cell.document for cell in topic.cells[side]}
            assert all(any(word in " ".join(texts[d].split()) for d in documents) for word in words)
