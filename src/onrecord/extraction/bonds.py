"""Formulas that name the relation itself: "strategic alliance", "iron brothers"."""

from collections.abc import Iterator, Sequence

from onrecord.extraction.parse import Parsed
from onrecord.extraction.telling import telling_statement
from onrecord.extraction.vocabulary import rules
from onrecord.model import Bond, Span, Statement


def find_bonds(parsed: Parsed, statements: Sequence[Statement]) -> tuple[Bond, ...]:
    """Every formula once, with all its places, in the order of the first; capitals do not matter."""
    places: dict[str, list[Span]] = {}
    for span in _formulas(parsed):
        places.setdefault(" ".join(span.text.lower().split()), []).append(span)
    return tuple(
        Bond(
            words=" ".join(spans[0].text.split()),
            statement=telling_statement(statements, spans),
            mentions=tuple(spans),
        )
        for spans in places.values()
    )


def _formulas(parsed: Parsed) -> Iterator[Span]:
    """The longest formulas, without overlaps, in text order."""
    found = {match.span() for rule in rules("bonds") for match in rule.pattern.finditer(parsed.view)}
    reached = 0
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if start >= reached:
            reached = end
            yield parsed.span(start, end)
