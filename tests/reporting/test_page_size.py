"""The page of a long document stays a file that can be sent: under 1 MB for 10,000 words with 60 claims."""

from functools import cache

import pytest
from msgspec.structs import replace

from onrecord.demo import PUBLISHED, demo_text
from onrecord.intake import document_from_text
from onrecord.model import Report
from onrecord.official import starter_record
from onrecord.pipeline import check_report, read_intake, trade_tables
from onrecord.reporting import render_html, render_markdown

WORDS, CLAIMS, LIMIT = 10_000, 60, 1_000_000


@cache
def demo() -> Report:
    intake = document_from_text(demo_text(), published=PUBLISHED, id="demo")
    return check_report(read_intake(intake), starter_record())


def moved(items, nth, length):
    """The same items further down in the text, with ids of their own."""

    def shifted(span):
        changed = {"start": span.start + nth * length, "end": span.end + nth * length}
        if hasattr(span, "statement") and span.statement:
            changed["statement"] = f"{span.statement}{nth:03}"
        return replace(span, **changed)

    for item in items:
        changes = {"id": f"{item.id}{nth:03}"} if hasattr(item, "id") else {}
        for field in ("mentions", "content", "speakers"):
            if hasattr(item, field):
                changes[field] = tuple(map(shifted, getattr(item, field)))
        for field in ("statement", "within"):
            if getattr(item, field, None):
                changes[field] = f"{getattr(item, field)}{nth:03}"
        yield replace(item, **changes)


def long_report() -> Report:
    """The bundled case again and again, each time with three times as many words in which nothing is found.

    That is still denser with statements and acts than readouts of ministries are (104 and 46 in 10,000
    words of the twelve longest at hand).
    """
    one = demo()
    text = f"{one.document.text}\n\n{'word ' * 3 * len(one.document.text.split())}\n\n"
    times = -(-WORDS // len(text.split()))
    told = {
        field: tuple(item for nth in range(times) for item in moved(getattr(one, field), nth, len(text)))
        for field in ("statements", "contacts", "acts", "deliverables", "bonds", "sectors", "claims")
    }
    claims = told["claims"] + tuple(
        replace(told["claims"][0], id=f"x{n}") for n in range(CLAIMS - len(told["claims"]))
    )
    findings = tuple(replace(one.findings[0], claim=claim.id) for claim in claims)
    return replace(
        one,
        document=replace(one.document, text=text * times),
        findings=findings,
        **{**told, "claims": claims},
    )


@pytest.fixture(scope="module")
def rendered():
    report = long_report()
    return report, render_html([report], trade_tables([report], starter_record()))


def test_ten_thousand_words_with_sixty_claims_stay_below_a_megabyte(rendered):
    report, page = rendered
    assert len(report.document.text.split()) >= WORDS
    assert len(report.claims) == CLAIMS
    assert len(report.statements) > 140
    assert len(page.encode("utf-8")) < LIMIT


def test_the_markdown_twin_has_every_claim(rendered):
    report, _ = rendered
    text = render_markdown([report], {})
    assert all(f"### {claim.id}:" in text for claim in report.claims)
