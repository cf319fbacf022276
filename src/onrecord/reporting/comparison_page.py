"""A comparison as one standalone HTML page: the rows, and the texts with the places that they quote."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from onrecord.model import Comparison, Document
from onrecord.reporting.catalogue import spoken, t
from onrecord.reporting.comparison_view import ComparisonView, comparison_view
from onrecord.reporting.comparison_words import heading, place_words, relation_key, title
from onrecord.reporting.filters import NO_SIDE, Choice, kind_choices, side_choices
from onrecord.reporting.html import MOST_PLACES, STYLES, rendered, with_marks
from onrecord.reporting.marks import ROWS, SIDES, Mark, frame_marks
from onrecord.reporting.names import country_name

PREFIX = "row-"
"""Starts the ids of rows, and of their places in the texts."""
_ANSWERS = 3
"""So many conflicts are told in short at the head of a narrow page."""
_CONTACTS = 2
"""So many contacts are told at the head; the others are folded away."""
_BESIDE = 2
"""With so many sides the texts find room beside the rows, where the window is wide."""


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text with the marks of the rows that quote it; ``side`` where it is one side's account."""

    number: int
    id: str
    title: str | None
    facts: tuple[str, ...]
    error: str | None
    side: str
    language: str | None
    marked: Markup


def comparison_html(comparison: Comparison) -> str:
    """The page of a comparison."""
    view = comparison_view(comparison)
    texts = tuple(_texts(comparison, view))
    return rendered(
        "compare.html.j2",
        styles=(*STYLES, "compare.css"),
        view=view,
        title=title(view),
        heading=heading,
        texts=texts,
        text_of={text.id: text.number for text in texts},
        column=dict(zip((side for side, _ in view.sides), SIDES, strict=False)).get,
        name=country_name,
        longest=max((cell.share for row in view.rows for cell in row.cells), default=1) or 1,
        weight=place_words,
        relation=lambda choice: t("relation." + relation_key(choice.key, len(view.sides))),
        relations=_relations(view),
        sides=side_choices([row.telling for row in view.rows] + [(bond.side,) for bond in view.bonds]),
        sectors=_sectors(view),
        entries=len(view.rows) + len(view.bonds),
        most_answers=_ANSWERS,
        most_contacts=_CONTACTS,
        most_places=MOST_PLACES,
        beside=len(view.sides) <= _BESIDE,
        prefix=PREFIX,
    )


def _relations(view: ComparisonView) -> tuple[Choice, ...]:
    counts = Counter(row.relation for row in view.rows)
    return kind_choices((*((relation, counts[relation]) for relation in ROWS), ("bond", len(view.bonds))))


def _sectors(view: ComparisonView) -> tuple[Choice, ...]:
    """The sectors of the rows, the one with most rows first; rows of none come last."""
    counts = Counter(sector for row in view.rows for sector in row.sectors)
    ordered = sorted(counts, key=lambda sector: (-counts[sector], sector))
    nothing = sum(not row.sectors for row in view.rows)
    named = (Choice(sector, spoken().term("sector", sector), counts[sector]) for sector in ordered)
    return (*named, *([Choice(NO_SIDE, "", nothing)] if nothing else []))


def _texts(comparison: Comparison, view: ComparisonView) -> Iterator[Text]:
    telling: dict[str, list[str]] = {}
    for account in view.accounts:
        telling.setdefault(account.document, []).append(account.side)
    placed = zip(comparison.documents, view.documents, strict=True)
    for number, (report, source) in enumerate(placed, start=1):
        sides = telling.get(report.id, [])
        document = report.document
        marked = Markup()
        if document is not None:
            marked = with_marks(document.text, _marks(document, report.id, view), PREFIX)
        yield Text(
            number=number,
            id=source.id,
            title=source.title,
            facts=source.facts,
            error=source.error,
            side=sides[0] if len(sides) == 1 else "",
            language=document.language if document else None,
            marked=marked,
        )


def _marks(document: Document, identifier: str, view: ComparisonView) -> Sequence[Mark]:
    """The places of a document that rows quote, in text order, the wider first."""
    found = [*frame_marks(document)]
    quoted = ((row, quote) for row in view.rows for cell in row.cells for quote in cell.quotes)
    found += [
        Mark(quote.start, quote.end, row.relation, str(row.number), quote.number)
        for row, quote in quoted
        if quote.document == identifier
    ]
    for bond in view.bonds:
        if bond.document == identifier:
            places = enumerate(bond.places, start=1)
            found += [Mark(start, end, "bond", bond.id, number) for number, (start, end) in places]
    kept = (mark for mark in found if mark.start < mark.end)
    return sorted(kept, key=lambda mark: (mark.start, -mark.end))
