"""A text that is already at hand, as the Python API has it."""

from typing import Any

import msgspec

from onrecord.errors import InputError, UsageError
from onrecord.intake.assembling import assemble
from onrecord.intake.formats import plain
from onrecord.intake.records import Intake, failed
from onrecord.intake.request import Request


def document_from_text(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    language: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    id: str = "text",  # noqa: A002 - the contract's own word
    extra: dict[str, Any] | None = None,
    request: Request | None = None,
) -> Intake:
    """The row of a text given as a string.

    Args:
        text: The text.
        title: Its headline, if that is not the text's first line.
        published: Publication date, ISO date.
        language: ISO 639-1 code.
        url: Where it came from.
        outlet: Who published it.
        id: Its id in results.
        extra: Anything else to keep with it.
        request: Limits other than the usual ones.

    Raises:
        UsageError: when an argument breaks its rule. A text that cannot be read is a row with a failure.
    """
    if not isinstance(text, str):
        raise UsageError(
            f"text is {type(text).__name__}, but must be str", hint="decode bytes first, or load() the file"
        )
    usual = request or Request()
    asked = msgspec.structs.replace(
        usual, published=published or usual.published, language=language or usual.language
    )
    draft = plain.draft(id, text, url=url)
    try:
        return assemble(msgspec.structs.replace(draft, title=title, outlet=outlet, extra=extra or {}), asked)
    except InputError as error:
        return failed(id, error)
