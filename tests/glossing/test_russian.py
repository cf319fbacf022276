"""What is read in Russian sentences, through their gloss."""

import csv
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from onrecord.claims.periods import find_periods
from onrecord.claims.quantities import find_quantities
from onrecord.glossing import Alignment
from onrecord.glossing.russian import pieces
from onrecord.intake import document_from_text
from onrecord.model import Report
from onrecord.pipeline import read_intake

CASES = Path(__file__).parent.parent / "languages" / "ru"
DAY = "2023-03-17"


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table with a header line."""
    lines = [line for line in (CASES / name).read_text("utf-8").splitlines() if line[:1] != "#"]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def pairs(name: str) -> list[list[str]]:
    """The rows of a table whose header is a comment: a text and what is expected, if anything is."""
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def gaps() -> dict[tuple[str, str], str]:
    """Why a case is not read yet, by its table and text."""
    return {(row["table"], row["text"]): row["reason"] for row in rows("gaps.tsv")}


def cases(name: str) -> list[object]:
    """The cases of a table as parameters of a test; gaps are expected to fail."""
    made: list[object] = []
    listed = [(row["text"], row) for row in rows(name)] if name in HEADED else [
        (row[0], row) for row in pairs(name)
    ]  # fmt: skip
    for text, row in listed:
        reason = gaps().get((name, text))
        marks = [pytest.mark.xfail(reason=reason)] if reason else []
        made.append(pytest.param(row, marks=marks, id=text[:90]))
    return made


HEADED = {"claims.tsv", "claims_not.tsv", "periods.tsv", "quantities.tsv"}


@cache
def read(text: str, published: str | None = DAY, title: str | None = None) -> Report:
    report = read_intake(document_from_text(text, title=title, published=published, language="ru"))
    assert report.status == "read", report.error
    return report


def months(period):
    if period is None:
        return "-"
    return str(period.year) if period.year else f"{period.start}/{period.end}"


def told_claim(claim):
    high = f"..{claim.value_high:.12g}" if claim.value_high else ""
    pair, value = "-".join(claim.parties) or "?", f"{claim.value:.12g}{high}"
    seller = claim.exporter or "-"
    return " ".join(
        [pair, claim.flow, seller, claim.form, value, claim.unit, months(claim.period), months(claim.base)]
    )


def told_contact(contact):
    day = contact.date.value if contact.date else "-"
    return " ".join([contact.channel, contact.status, day, *sorted({p.country for p in contact.participants})])


def sides(participants):
    return " ".join(sorted({p.country for p in participants}))


def told_act(act):
    event = act.plover.event or "-"
    return " ".join([act.kind, event, act.status, sides(act.actors), ">", sides(act.recipients)]).strip()


def told_deliverable(found):
    day = found.date.value if found.date else None
    direction = f"{found.giver or '-'} > {found.receiver or '-'}"
    what = found.mentions[0].text if found.mentions else found.what
    slots = (found.sector or "-", direction, found.quantity or "-", day or "-")
    return " / ".join([found.kind, what, found.status, *slots])


def told_statement(statement):
    who = "+".join(sorted(s.country or "-" for s in statement.speakers)) or "none"
    return f"{statement.kind} {who} {statement.cue.text}: {' / '.join(p.text for p in statement.content)}"


def glossed(text):
    return Alignment(text, pieces(text))


def in_russian(alignment, text, start, end):
    start, end = alignment.to_original(start, end)
    return text[start:end]


@pytest.mark.parametrize("row", cases("claims.tsv"))
def test_claims(row):
    report = read(row["text"], row["published"], row["title"] or None)
    assert "; ".join(map(told_claim, report.claims)) == row["claims"]


@pytest.mark.parametrize("row", cases("claims_not.tsv"))
def test_no_claims(row):
    report = read(row["text"], row["published"], row["title"] or None)
    assert [told_claim(claim) for claim in report.claims] == []


@pytest.mark.parametrize("row", cases("contacts.tsv"))
def test_contacts(row):
    assert "; ".join(map(told_contact, read(row[0]).contacts)) == row[1]


@pytest.mark.parametrize("row", cases("contacts_not.tsv"))
def test_no_contacts(row):
    assert [told_contact(contact) for contact in read(row[0]).contacts] == []


@pytest.mark.parametrize("row", cases("acts.tsv"))
def test_acts(row):
    assert "; ".join(map(told_act, read(row[0]).acts)) == row[1]


@pytest.mark.parametrize("row", cases("deliverables.tsv"))
def test_deliverables(row):
    assert "; ".join(map(told_deliverable, read(row[0]).deliverables)) == row[1]


@pytest.mark.parametrize("row", cases("statements.tsv"))
def test_statements(row):
    assert " | ".join(map(told_statement, read(row[0]).statements)) == row[1]


@pytest.mark.parametrize("row", cases("statements_not.tsv"))
def test_no_statements(row):
    assert [told_statement(statement) for statement in read(row[0]).statements] == []


@pytest.mark.parametrize("row", cases("periods.tsv"))
def test_periods(row):
    text = row["text"]
    alignment = glossed(text)
    published = date.fromisoformat(row["published"]) if row["published"] else None
    found = [
        f"{in_russian(alignment, text, phrase.start, phrase.end)} {phrase.role} "
        f"{months(phrase.period)} {months(phrase.base)}"
        for phrase in find_periods(alignment.gloss, published)
    ]
    assert "; ".join(found) == (row["periods"] or "")


@pytest.mark.parametrize("row", cases("quantities.tsv"))
def test_quantities(row):
    text = row["text"]
    alignment = glossed(text)
    found = []
    for quantity in find_quantities(alignment.gloss):
        words = in_russian(alignment, text, quantity.start, quantity.end)
        high = f"..{quantity.high:.12g}" if quantity.high else ""
        found.append(f"{words} = {quantity.value:.12g}{high} {quantity.unit} {quantity.hedge}")
    assert "; ".join(found) == (row["quantities"] or "")
