"""Statements and figures to claims: checkable propositions about trade between two states."""

from collections.abc import Sequence

from onrecord.claims.context import Context
from onrecord.claims.joining import join
from onrecord.claims.passages import passages
from onrecord.claims.quantities import Quantity, find_quantities
from onrecord.claims.reading import Reader
from onrecord.extraction.actors import Actors
from onrecord.extraction.parse import Parsed
from onrecord.model import Claim, Statement

__all__ = ["Quantity", "find_claims", "find_quantities"]


def find_claims(parsed: Parsed, actors: Actors, statements: Sequence[Statement]) -> tuple[Claim, ...]:
    """The trade claims of a document, each once, with every place where it is made.

    Args:
        parsed: The document.
        actors: Its resolved mentions of states and their representatives.
        statements: Who said what in it; a mention inside a statement is in the speaker's voice.
    """
    context = Context(parsed, actors, statements)
    read = list(passages(parsed))
    reader = Reader(context)
    drawn = [one for number, passage in enumerate(read) for one in reader.read(number, passage)]
    return join(drawn, read, context)
