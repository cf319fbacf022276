"""Drafts of schema.org ClaimReviews: all that the record gives, and nothing that is a person's to say.

Source: schema.org, https://schema.org/ClaimReview, with Review, Claim and Rating. Who reviews, where it is
published, when, and the rating are left empty (``null``, which JSON-LD takes for absent).
"""

from collections.abc import Iterator, Sequence
from typing import Any

from onrecord import __version__
from onrecord.exports.texts import as_json
from onrecord.fragments import fragment_url
from onrecord.model import Claim, Document, Finding, Report, Speaker
from onrecord.reporting.sentences import claim_sentence

DRAFT = (
    f"A draft made by onrecord {__version__}. The rating is a person's: before this is published somebody "
    "has to check it and to fill in author, url, datePublished and reviewRating."
)
Json = dict[str, Any]


def to_claim_reviews(reports: Sequence[Report]) -> str:
    """The drafts of all claims that were checked, as one JSON array; empty where there are none."""
    return as_json([draft for report in reports for draft in claim_reviews(report)], indent=2)


def claim_reviews(report: Report) -> Iterator[Json]:
    """One draft for each claim that has a finding."""
    if report.document is None or not isinstance(report.findings, tuple):
        return
    for finding in report.findings:
        yield _draft(report, report.document, report.claim(finding.claim), finding)


def _draft(report: Report, document: Document, claim: Claim, finding: Finding) -> Json:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "creativeWorkStatus": "Draft",
        "description": DRAFT,
        "identifier": f"{report.id}#{claim.id}",
        "author": None,
        "url": None,
        "datePublished": None,
        "inLanguage": "en",
        "claimReviewed": claim_sentence(claim),
        "itemReviewed": {
            "@type": "Claim",
            "text": claim.mentions[0].text if claim.mentions else claim.as_written,
            "author": _authors(report, document, claim),
            "datePublished": document.published,
            "appearance": [_appearance(document, m.start, m.end) for m in claim.mentions],
        },
        "reviewRating": {"@type": "Rating", "ratingValue": None, "alternateName": None},
        "reviewBody": finding.safe_to_say,
    }


def _appearance(document: Document, start: int, end: int) -> Json:
    """One place where the claim is made, with a link to its very words where the page has an address."""
    publisher = {"@type": "Organization", "name": document.outlet} if document.outlet else None
    return {
        "@type": "CreativeWork",
        "url": fragment_url(document.url, document.text, start, end),
        "headline": document.title,
        "datePublished": document.published,
        "inLanguage": document.language,
        "publisher": publisher,
    }


def _authors(report: Report, document: Document, claim: Claim) -> list[Json] | None:
    """Who makes the claim: those quoted with it, else the outlet that says it in its own voice."""
    quoted = {m.statement for m in claim.mentions if m.statement}
    speakers = (s for statement in report.statements if statement.id in quoted for s in statement.speakers)
    authors = [_author(speaker) for speaker in speakers]
    if not authors and document.outlet:
        authors = [{"@type": "Organization", "name": document.outlet}]
    return [one for place, one in enumerate(authors) if one not in authors[:place]] or None


def _author(speaker: Speaker) -> Json:
    if speaker.name:
        return {"@type": "Person", "name": speaker.name, "jobTitle": speaker.office}
    if speaker.office and not speaker.body:
        return {"@type": "Person", "name": None, "jobTitle": speaker.office}
    return {"@type": "Organization", "name": speaker.body or speaker.text}
