"""Spanish sentences of our own against what is read in them through their gloss."""

import csv
from datetime import date
from pathlib import Path

import pytest

from onrecord.claims.periods import find_periods
from onrecord.claims.quantities import find_quantities
from onrecord.glossing.alignment import Alignment
from onrecord.glossing.spanish import pieces, unknown
from onrecord.intake import document_from_text
from onrecord.model import Report
from onrecord.pipeline import read_intake

CASES = Path(__file__).parent.parent / "languages" / "es"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a case table whose first line names its columns."""
    with (CASES / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def pairs(name: str) -> list[tuple[str, ...]]:
    """The rows of a case table that tells its columns in a comment."""
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def gaps() -> set[tuple[str, str]]:
    """Tables and texts that are not read rightly yet."""
    return {(row["table"], row["text"]) for row in rows("gaps.tsv")}


GAPS = gaps()


def cases(name: str, found: list[tuple[str, ...]]) -> list[object]:
    """Cases as parameters; the known gaps are expected to fail."""
    mark = pytest.mark.xfail(strict=True, reason="a known gap")
    return [
        pytest.param(*one, marks=[mark] if (name, one[0]) in GAPS else [], id=one[0][:90]) for one in found
    ]


def told_by(name: str) -> list[object]:
    return cases(name, pairs(name))


def claimed_by(name: str) -> list[object]:
    found = [(row["text"], row["title"], row["published"], row.get("claims") or "") for row in rows(name)]
    return cases(name, found)


def report(text: str, published: str | None = "2023-03-17", title: str | None = None) -> Report:
    intake = document_from_text(text, title=title or None, published=published, language="es")
    return read_intake(intake, "rules")


def months(period) -> str:
    if period is None:
        return "-"
    return str(period.year) if period.year else f"{period.start}/{period.end}"


def claim_told(claim) -> str:
    high = f"..{claim.value_high:.12g}" if claim.value_high else ""
    parts = ["-".join(claim.parties) or "?", claim.flow, claim.exporter or "-", claim.form]
    return " ".join(
        [*parts, f"{claim.value:.12g}{high}", claim.unit, months(claim.period), months(claim.base)]
    )


def statement_told(statement) -> str:
    sides = "+".join(sorted(s.country or "-" for s in statement.speakers)) or "none"
    content = " / ".join(part.text for part in statement.content)
    return f"{statement.kind} {sides} {statement.cue.text}: {content}"


def contact_told(contact) -> str:
    countries = sorted({p.country for p in contact.participants})
    day = contact.date.value if contact.date else "-"
    return " ".join([contact.channel, contact.status, day, *countries])


def sides(participants) -> str:
    return " ".join(sorted({p.country for p in participants}))


def act_told(act) -> str:
    words = [act.kind, act.plover.event or "-", act.status, sides(act.actors), ">", sides(act.recipients)]
    return " ".join(words).strip()


def deliverable_told(found) -> str:
    """A deliverable as the table has it; of its quantity the digits alone."""
    day = found.date.value if found.date else None
    direction = f"{found.giver or '-'} > {found.receiver or '-'}"
    slots = (found.sector or "-", direction, digits(found.quantity or "-"), day or "-")
    return " / ".join([found.kind, found.mentions[0].text, found.status, *slots])


def digits(quantity: str) -> str:
    return "".join(one for one in quantity if one.isdigit()) or quantity


@pytest.mark.parametrize(("text", "title", "published", "expected"), claimed_by("claims.tsv"))
def test_a_sentence_makes_its_claims(text, title, published, expected):
    found = [claim_told(claim) for claim in report(text, published, title).claims]
    assert found == expected.split("; ")


@pytest.mark.parametrize(("text", "title", "published", "expected"), claimed_by("claims_not.tsv"))
def test_what_is_no_trade_flow_makes_no_claim(text, title, published, expected):
    assert [claim_told(claim) for claim in report(text, published, title).claims] == []


@pytest.mark.parametrize(("text", "expected"), told_by("statements.tsv"))
def test_a_statement_is_read(text, expected):
    assert " | ".join(statement_told(one) for one in report(text).statements) == expected


@pytest.mark.parametrize("text", told_by("statements_not.tsv"))
def test_what_nobody_says_is_no_statement(text):
    assert [statement_told(one) for one in report(text).statements] == []


@pytest.mark.parametrize(("text", "expected"), told_by("contacts.tsv"))
def test_a_contact_is_read(text, expected):
    assert [contact_told(one) for one in report(text).contacts] == [expected]


@pytest.mark.parametrize("text", told_by("contacts_not.tsv"))
def test_what_only_sounds_like_a_contact_is_none(text):
    assert [contact_told(one) for one in report(text).contacts] == []


@pytest.mark.parametrize(("text", "expected"), told_by("acts.tsv"))
def test_an_act_is_read(text, expected):
    assert [act_told(one) for one in report(text).acts] == [expected]


@pytest.mark.parametrize(("text", "expected"), told_by("deliverables.tsv"))
def test_a_deliverable_is_read(text, expected):
    *ahead, quantity, day = expected.split(" / ")
    wanted = " / ".join([*ahead, digits(quantity), day])
    assert [deliverable_told(one) for one in report(text).deliverables] == [wanted]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    cases(
        "periods.tsv", [(row["text"], row["published"], row["periods"] or "") for row in rows("periods.tsv")]
    ),
)
def test_expressions_mean_their_months(text, published, expected):
    alignment = Alignment(text, pieces(text))
    day = date.fromisoformat(published) if published else None
    found = [
        f"{phrase.role} {months(phrase.period)} {months(phrase.base)}"
        for phrase in find_periods(alignment.gloss, day)
    ]
    wanted = [one.rsplit(" ", 3) for one in expected.split("; ")] if expected else []
    assert found == [" ".join(one[1:]) for one in wanted]


@pytest.mark.parametrize(
    ("text", "expected"),
    cases("quantities.tsv", [(row["text"], row["quantities"] or "") for row in rows("quantities.tsv")]),
)
def test_numbers_are_read_with_scale_unit_and_hedge(text, expected):
    alignment = Alignment(text, pieces(text))
    found = []
    for one in find_quantities(alignment.gloss):
        start, end = alignment.to_original(one.start, one.end)
        high = f"..{one.high:.12g}" if one.high else ""
        found.append(f"{text[start:end]} = {one.value:.12g}{high} {one.unit} {one.hedge}")
    assert "; ".join(found) == expected


GLOSSES = [
    ("El canciller se reunió con su homólogo.", "The foreign minister met with his counterpart."),
    ("No han firmado el acuerdo.", "They have not signed the agreement."),
    ("Se espera que el tratado entre en vigor en 2025.",
     "The treaty is expected to enter into force in 2025."),
    ("Las exportaciones argentinas crecieron un 5,3%.", "The Argentine exports grew 5.3 percent."),
    ("Fue recibido por la presidenta.", "It was received by the president."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "gloss"), GLOSSES)
def test_a_gloss_is_english(text, gloss):
    assert Alignment(text, pieces(text)).gloss == gloss


@pytest.mark.parametrize("text", [one[0] for one in pairs("statements.tsv")])
def test_pieces_come_in_order_and_do_not_overlap(text):
    place = 0
    for piece in pieces(text):
        assert place <= piece.start <= piece.end <= len(text)
        assert piece.gloss == piece.gloss.strip()
        place = piece.end


def test_words_without_a_gloss_are_told():
    assert unknown("El canciller zascandileó con Peña.") == ["zascandileó"]


@pytest.mark.parametrize(
    "text",
    ["“La visita fue buena”, señaló Maduro.", "Maduro se trasladó a Lima.", "El presidente, Julio Arce."],
)
def test_a_name_that_is_a_word_too_stays_a_name(text):
    english = Alignment(text, pieces(text)).gloss
    assert not {"Mature", "July", "they"} & set(english.replace(".", "").replace(",", "").split())
