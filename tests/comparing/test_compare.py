"""Accounts laid next to each other: the pairs of readouts, and small texts of our own."""

import importlib.util
import json
from pathlib import Path

import jsonschema
import pytest

import onrecord
from onrecord.comparing.sides import voice_of
from onrecord.intake import document_from_text
from onrecord.model import wire

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "compare.py"
SPEC = importlib.util.spec_from_file_location("compare_benchmark", BENCHMARK)
bench = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(bench)

PAIRS = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(bench.PAIRS.glob("*.json"))}

OURS = (
    "Foreign Minister Arlen Voskan of Peru spoke by telephone with Foreign Minister Ilda Rumo of Chile. "
    "He underlined the reopening of the Tacna railway and thanked Chile for forty fire engines. "
    "The ministers agreed to sign a fisheries accord on 4 May 2021."
)
THEIRS = (
    "Foreign Minister Ilda Rumo of Chile held a telephone conversation with Foreign Minister Arlen Voskan of "
    "Peru. She rejected the arrest of Chilean lorry drivers. The fisheries accord will be signed on 11 May."
)


@pytest.fixture(scope="module")
def compared():
    return {name: bench.compared_pair(pair) for name, pair in PAIRS.items()}


@pytest.fixture(scope="module")
def small():
    return onrecord.compare(
        {"text": OURS, "side": "PER", "published": "2021-04-20", "id": "ours"},
        {"text": THEIRS, "side": "CHL", "published": "2021-04-21", "id": "theirs"},
    )


def words(comparison, cell):
    report = next(r for r in comparison.documents if r.id == cell.document)
    return " ".join(part.text for part in report.statement(cell.statement).content)


@pytest.mark.parametrize("kind", ["dev", "held"])
def test_rows_hold_what_is_of_one_matter(compared, kind):
    counts = [bench.aligned(PAIRS[name], compared[name]) for name in PAIRS if name.startswith(kind)]
    total = sum(counts[1:], counts[0])
    assert total.scores[2] >= bench.FLOORS[kind]


def test_no_conflict_is_invented_where_there_is_none(compared):
    for name, comparison in compared.items():
        if name.startswith("dev") and not any(row["conflict"] for row in PAIRS[name]["rows"]):
            assert not [t for t in comparison.topics if t.conflict], name


def test_every_cell_and_account_names_a_statement_of_its_document(compared):
    for comparison in compared.values():
        held = {(r.id, s.id) for r in comparison.documents for s in r.statements}
        cells = {
            (c.document, c.statement) for t in comparison.topics for row in t.cells.values() for c in row
        }
        assert cells <= held
        assert {(a.document, s) for a in comparison.accounts for s in a.statements} <= held
        for topic in comparison.topics:
            told = [side for side, row in topic.cells.items() if row]
            assert (topic.relation == "only") == (len(told) == 1)
            assert set(topic.absent) == set(topic.cells) - set(told)
            assert {side for side, place in topic.order.items() if place} == set(told)


def test_places_quote_the_text(compared):
    for comparison in compared.values():
        for report in comparison.documents:
            for statement in report.statements:
                for part in statement.content:
                    assert report.document.text[part.start : part.end] == part.text


def test_contacts_a_year_apart_are_not_laid_together(compared):
    first, second = {"fra23", "egy23"}, {"fra24", "egy24"}
    assert {d["id"] for d in PAIRS["dev-10"]["documents"]} == first | second
    for topic in compared["dev-10"].topics:
        told = {c.document for row in topic.cells.values() for c in row}
        assert told <= first or told <= second


def test_the_json_holds_to_the_contract(compared):
    schema = wire.json_schema("comparison")
    for comparison in compared.values():
        jsonschema.validate(json.loads(wire.to_json(comparison)), schema)


def test_the_same_texts_give_the_same_bytes(compared):
    again = bench.compared_pair(PAIRS["dev-05"])
    assert wire.to_json(again) == wire.to_json(compared["dev-05"])


def test_what_one_side_leaves_out_is_told_of_its_own_account(small):
    rows = {words(small, row[0]): t for t in small.topics for row in t.cells.values() if row}
    railway = next(t for said, t in rows.items() if "Tacna railway" in said)
    assert (railway.relation, railway.absent) == ("only", {"CHL": "omitted"})
    drivers = next(t for said, t in rows.items() if "lorry drivers" in said)
    assert (drivers.relation, drivers.absent) == ("only", {"PER": "omitted"})


def test_another_day_of_one_event_is_a_conflict(small):
    (topic,) = [t for t in small.topics if t.conflict]
    assert (topic.relation, topic.conflict) == ("conflict", "date")
    assert all("fisheries" in words(small, row[0]) for row in topic.cells.values())
    assert topic.contact == "C1"
    assert len({value.value for (value,) in topic.values.values()}) == 2


def test_who_asked_for_a_call_is_looked_up_in_each_document_itself():
    ours = (
        "The harbours of the south were calm. President Arlen Voskan of Peru spoke by telephone with "
        "President Ilda Rumo of Chile, at the request of the Chilean side."
    )
    theirs = (
        "President Ilda Rumo of Chile spoke by telephone with President Arlen Voskan of Peru, at the "
        "request of the Peruvian side."
    )
    found = onrecord.compare(
        {"text": ours, "side": "PER", "published": "2021-04-20", "id": "ours"},
        {"text": theirs, "side": "CHL", "published": "2021-04-20", "id": "theirs"},
    )
    (topic,) = [t for t in found.topics if t.conflict == "party"]
    assert all("spoke by telephone" in words(found, row[0]) for row in topic.cells.values())
    assert {side: row[0].value for side, row in topic.values.items()} == {"PER": "CHL", "CHL": "PER"}


def test_the_call_is_one_contact_told_twice(small):
    (call,) = [c for c in small.contacts if c.channel == "call"]
    assert [told.document for told in call.told_in] == ["ours", "theirs"]
    assert {p.country for p in call.participants} == {"PER", "CHL"}


def test_accounts_say_whether_they_are_first_hand(small):
    assert [(a.side, a.document, a.first_hand) for a in small.accounts] == [
        ("PER", "ours", True), ("CHL", "theirs", True),
    ]  # fmt: skip


def test_a_report_of_both_sides_has_two_second_hand_accounts():
    text = (
        "Peru's foreign ministry said that the Tacna railway would reopen. In Santiago the Chilean foreign "
        "ministry said that the lorry drivers had been freed."
    )
    found = onrecord.compare({"text": text, "id": "report", "outlet": "The Harbour Post"})
    assert [(a.side, a.first_hand) for a in found.accounts] == [("PER", False), ("CHL", False)]
    assert {absence for t in found.topics for absence in t.absent.values()} == {"not in the text given"}
    assert [note.code for note in found.notes] == ["no-side"]


def test_a_text_of_no_side_says_so():
    found = onrecord.compare({"text": "The harbour was quiet. Boats lay at anchor all day.", "id": "a"})
    assert not found.topics
    assert [note.code for note in found.notes] == ["no-side", "no-account"]


@pytest.mark.parametrize(
    ("outlet", "url", "extra", "side", "first_hand"),
    [
        ("Ministry of Foreign Affairs of Peru", None, None, "PER", True),
        ("The White House", None, None, "USA", True),
        ("Cancillería de Colombia", None, None, "COL", True),
        ("State House, Nairobi", None, None, "KEN", True),
        ("Foreign, Commonwealth & Development Office", None, None, "GBR", True),
        ("Saudi Press Agency", None, None, "SAU", True),
        ("Coast Wire, citing the Peruvian foreign ministry", None, None, "PER", False),
        ("The Lima Courier", None, None, None, False),
        ("Peru Daily", None, None, None, False),
        (None, "https://www.gob.pe/", None, "PER", True),
        (None, "https://www.rree.gob.pe/news/1", None, "PER", True),
        (None, "https://www.mofa.go.jp/press", None, "JPN", True),
        (None, "http://kremlin.ru/events/1", None, "RUS", True),
        (None, "https://www.state.gov/x", None, "USA", True),
        (None, "https://news.example.com/gov", None, None, False),
        ("The Lima Courier", None, {"side": "per"}, "PER", True),
        ("The Lima Courier", None, {"side": "nowhere"}, None, False),
    ],
)
def test_whose_account_a_document_is(outlet, url, extra, side, first_hand):
    document = document_from_text("The boats lay at anchor.", outlet=outlet, url=url, extra=extra).document
    assert voice_of(document) == (side, first_hand)
