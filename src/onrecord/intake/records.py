"""What intake hands on."""

from typing import Any

import msgspec

from onrecord.errors import InputError
from onrecord.intake.offsets import OffsetMap
from onrecord.model import Document, Failure, Note


class Original(msgspec.Struct, frozen=True, kw_only=True):
    """A document's text as it was received (decoded), and the map between ``document.text`` and it."""

    text: str
    offsets: OffsetMap


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """One row: a document that could be read, or the reason why it could not.

    Attributes:
        id: The id the input gives itself; without one, its path, or its URL as typed.
        document: What was read, or None.
        failure: Why nothing was read, or None.
        notes: What a reader of results should know about this input.
        original: The text as received, with the way back to it; None for a failure.
    """

    id: str
    document: Document | None = None
    failure: Failure | None = None
    notes: tuple[Note, ...] = ()
    original: Original | None = None


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What a format reader found, before cleaning and before anything is concluded from it.

    Attributes:
        id: The id the input gives itself; without one, its place.
        original: The text as received.
        text: The part of it that is to be read.
        offsets: Map from ``text`` to ``original``; None when they are the same.
        title: The headline where the input names one.
        first_line_may_be_title: Whether the text's first line may be taken for the headline.
        published: Publication date the input gives as its own, ISO date.
        page_date: Publication date in a page's metadata, ISO date.
        language: Language the input gives as its own.
        declared_language: Language a page declares, often wrongly.
    """

    id: str
    original: str
    text: str
    offsets: OffsetMap | None = None
    title: str | None = None
    first_line_may_be_title: bool = False
    published: str | None = None
    page_date: str | None = None
    language: str | None = None
    declared_language: str | None = None
    url: str | None = None
    outlet: str | None = None
    extra: dict[str, Any] = {}


class Unread(msgspec.Struct, frozen=True, kw_only=True):
    """A part of an input that cannot be read, beside others that can."""

    id: str
    error: InputError


def failed(id: str, error: InputError) -> Intake:  # noqa: A002 - the contract's own word
    """The row of an input that cannot be read."""
    failure = Failure(code=error.code, message=error.message, hint=error.hint, retry=error.retry)
    return Intake(id=id, failure=failure)
