"""Which statement tells an act, a deliverable or a bond."""

from collections.abc import Iterable, Sequence

from onrecord.model import Span, Statement


def telling_statement(statements: Sequence[Statement], mentions: Iterable[Span]) -> str | None:
    """The id of the statement that tells the first of these places that any statement tells, or None.

    A statement tells a place inside its content, or its own cue ("thanked"); of several the innermost does.
    """
    for mention in mentions:
        telling = [statement for statement in statements if _tells(statement, mention)]
        if telling:
            return min(telling, key=_length).id
    return None


def _tells(statement: Statement, mention: Span) -> bool:
    if statement.covers(mention.start, mention.end):
        return True
    return statement.cue is not None and statement.cue.overlaps(mention)


def _length(statement: Statement) -> int:
    return sum(part.end - part.start for part in statement.content)
