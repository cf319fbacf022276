"""Reports as W3C Web Annotations: one annotation for each item, one for each mention of a claim.

Source: Web Annotation Data Model, W3C Recommendation 23 February 2017
(https://www.w3.org/TR/annotation-model/). A report becomes an AnnotationCollection whose first page holds all
annotations. Nothing in it depends on the day it is written.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from onrecord import __version__
from onrecord.exports.anchoring import anchored, selectors
from onrecord.exports.texts import as_json
from onrecord.fragments import fragment_of, web_address
from onrecord.model import Claim, ClaimMention, Document, Finding, Report, Span
from onrecord.reporting.catalogue import t
from onrecord.reporting.item_view import (
    act_view,
    bond_view,
    contact_view,
    deliverable_view,
    sector_view,
)
from onrecord.reporting.names import speakers_name
from onrecord.reporting.sentences import claim_sentence

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
FRAGMENTS = "https://wicg.github.io/scroll-to-text-fragment/"
GENERATOR = {
    "id": f"urn:uuid:{uuid5(NAMESPACE_URL, f'onrecord {__version__}')}",
    "type": "Software",
    "name": f"onrecord {__version__}",
}
Json = dict[str, Any]
Place = Span | ClaimMention


@dataclass(frozen=True, slots=True)
class Item:
    """What one annotation is about: an id unique in the report, a sentence, tags, a comment, places."""

    id: str
    says: str
    tags: tuple[str | None, ...]
    places: Sequence[Place]
    comment: str | None = None


def to_annotations(reports: Sequence[Report]) -> str:
    """One collection as a JSON-LD document; those of several reports as JSON Lines, one a line."""
    return written([annotation_collection(report) for report in reports])


def written(collections: Sequence[Json]) -> str:
    """One collection as a JSON-LD document, several as JSON Lines."""
    if len(collections) == 1:
        return as_json(collections[0], indent=2)
    return "".join(map(as_json, collections))


def annotation_collection(report: Report) -> Json:
    """A report's AnnotationCollection; one that could not be read has an empty one, without a page."""
    return collection_of(report, items_of(report))


def collection_of(report: Report, items: Iterable[Item]) -> Json:
    """The AnnotationCollection of some items of a report."""
    annotations = list(_annotations(report, items))
    name = report.document.title if report.document and report.document.title else report.id
    collection: Json = {
        "@context": CONTEXT,
        "id": _urn(report, "collection"),
        "type": "AnnotationCollection",
        "label": name,
        "generator": GENERATOR,
        "total": len(annotations),
    }
    if annotations:
        collection["first"] = {
            "id": _urn(report, "page 1"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": annotations,
        }
    return collection


def source_of(document: Document) -> str:
    """What the annotations are about: the page's address, or the text's own name made from its digest."""
    page = web_address(document.url)
    return page.partition(":~:")[0] if page else text_urn(document)


def text_urn(document: Document) -> str:
    """``urn:sha256:`` and the hex digest of ``document.text`` in UTF-8."""
    return f"urn:{document.digest}"


def spans_of(annotation: Json, text: str) -> tuple[Span, ...]:
    """The places of an annotation, anchored anew in a text by quotation and context.

    Raises:
        UsageError: when the text does not hold one of them.
    """
    targets = annotation["target"]
    found = []
    for target in targets if isinstance(targets, list) else [targets]:
        if isinstance(target, dict) and "selector" in target:
            start, end = anchored(text, target["selector"])
            found.append(Span(text=text[start:end], start=start, end=end))
    return tuple(found)


def _annotations(report: Report, items: Iterable[Item]) -> Iterator[Json]:
    if report.document is None:
        return
    for item in items:
        yield {
            "id": _urn(report, item.id),
            "type": "Annotation",
            "motivation": "describing",
            "generator": GENERATOR,
            "body": list(_bodies(item)),
            "target": _targets(report.document, item.places),
        }


def _bodies(item: Item) -> Iterator[Json]:
    yield {**_textual(item.says, "describing"), "format": "text/plain", "language": "en"}
    yield _textual(item.id, "identifying")
    for tag in dict.fromkeys(filter(None, item.tags)):
        yield _textual(tag, "tagging")
    if item.comment:
        yield {**_textual(item.comment, "commenting"), "format": "text/plain", "language": "en"}


def _textual(value: str, purpose: str) -> Json:
    return {"type": "TextualBody", "value": value, "purpose": purpose}


def _targets(document: Document, places: Sequence[Place]) -> Json | list[Json] | str:
    targets = [_target(document, place) for place in places]
    if not targets:
        return source_of(document)
    return targets[0] if len(targets) == 1 else targets


def _target(document: Document, place: Place) -> Json:
    page = web_address(document.url)
    target: Json = {
        "type": "SpecificResource",
        "source": source_of(document),
        "selector": selectors(document.text, place.start, place.end),
    }
    if page:  # positions count in the text that was read, not in the page's markup
        fragment = fragment_of(page, document.text, place.start, place.end)
        target["selector"].append({"type": "FragmentSelector", "conformsTo": FRAGMENTS, "value": fragment})
        target["state"] = {"type": "TimeState", "cached": text_urn(document)}
    return target


def _urn(report: Report, name: str) -> str:
    document = report.document
    told = (report.id, document.digest if document else "", name)
    return f"urn:uuid:{uuid5(NAMESPACE_URL, as_json(told))}"


# what is annotated


def items_of(report: Report) -> Iterator[Item]:
    """Everything in a report that is worth an annotation, in the report's order."""
    yield from _statements(report)
    yield from _events(report)
    checked = report.findings if isinstance(report.findings, tuple) else ()
    findings = {finding.claim: finding for finding in checked}
    for claim in report.claims:
        yield from _mentions(claim, findings.get(claim.id))


def _statements(report: Report) -> Iterable[Item]:
    for one in report.statements:
        yield Item(
            one.id,
            f"Statement by {speakers_name(one.speakers)}, {t('manner.' + one.kind)}",
            ("statement", one.kind, one.medium, *one.sides),
            one.content,
        )


def _events(report: Report) -> Iterator[Item]:
    for contact in report.contacts:
        sides = tuple(p.country for p in contact.participants)
        tags = ("contact", contact.channel, contact.status, *sides)
        yield Item(contact.id, contact_view(contact).line, tags, contact.mentions)
    for act in report.acts:
        tags = ("act", act.kind, act.status, act.plover.event, *(p.country for p in act.actors))
        yield Item(act.id, act_view(act).line, tags, act.mentions)
    for one in report.deliverables:
        tags = ("deliverable", one.kind, one.status, one.sector, one.giver, one.receiver)
        yield Item(one.id, deliverable_view(one).line, tags, one.mentions)
    for number, bond in enumerate(report.bonds, start=1):
        view = bond_view(bond, number, ())
        yield Item(view.id, f"Words for the relation: {view.line}", ("bond",), bond.mentions)
    for number, sector in enumerate(report.sectors, start=1):
        view = sector_view(sector, number)
        yield Item(view.id, f"Sector: {view.line}", ("sector", sector.sector), sector.mentions)


def _mentions(claim: Claim, finding: Finding | None) -> Iterator[Item]:
    for number, mention in enumerate(claim.mentions, start=1):
        yield Item(
            f"{claim.id}-{number}",
            claim_sentence(claim),
            (
                "claim", claim.form, claim.flow, mention.place, mention.voice, *claim.parties,
                finding.outcome if finding else None,
            ),
            (mention,),
            finding.safe_to_say if finding else None,
        )  # fmt: skip
