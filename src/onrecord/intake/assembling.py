"""From what a format reader found to a document, concluding nothing that is not said or seen."""

from hashlib import sha256

from onrecord.errors import EmptyInputError, TooLargeError
from onrecord.intake import dating, furniture, language
from onrecord.intake.cleaning import clean
from onrecord.intake.headline import headline
from onrecord.intake.offsets import OffsetMap
from onrecord.intake.records import Draft, Intake, Original
from onrecord.intake.request import Request
from onrecord.model import Document


def assemble(draft: Draft, request: Request) -> Intake:
    """The row of one document.

    Raises:
        EmptyInputError: when there is nothing to read in it.
        TooLargeError: when its text is over the limit.
    """
    text, offsets = _cleaned(draft, request)
    title = _title(draft, text)
    aside = tuple(
        stretch
        for stretch in furniture.set_aside(text)
        if stretch.start > 0 or stretch.text != title  # the headline is never furniture
    )
    told = language.tell_language(
        furniture.without(text, aside),
        given=request.language or draft.language,
        declared=draft.declared_language,
    )
    dated = dating.tell_published(text, option=request.published, own=draft.published, meta=draft.page_date)
    document = Document(
        digest="sha256:" + sha256(text.encode("utf-8")).hexdigest(),
        text=text,
        url=draft.url,
        outlet=draft.outlet,
        title=title,
        language=told.language,
        published=dated.published,
        published_basis=dated.basis,
        set_aside=aside,
        extra=draft.extra,
    )
    original = Original(text=draft.original, offsets=offsets)
    return Intake(id=draft.id, document=document, notes=dated.notes + told.notes, original=original)


def _cleaned(draft: Draft, request: Request) -> tuple[str, OffsetMap]:
    """The text that is read, and the map from it to the text as received."""
    if len(draft.text) > request.max_characters:
        raise _too_long(draft, request)
    text, offsets = clean(draft.text)
    if not text:
        raise EmptyInputError(
            f"{draft.id} holds no text, only white space",
            hint="check that the right file was given",
            code="no-text",
        )
    return text, offsets.after(draft.offsets) if draft.offsets else offsets


def _title(draft: Draft, text: str) -> str | None:
    if draft.title:
        return clean(draft.title)[0].replace("\n", " ") or None
    if not draft.first_line_may_be_title:
        return None
    first = headline(text)
    return None if first is None or furniture.is_furniture(first) else first


def _too_long(draft: Draft, request: Request) -> TooLargeError:
    return TooLargeError(
        f"{draft.id} has {len(draft.text):,} characters, more than the {request.max_characters:,} "
        "that one document may have",
        hint="cut it into single documents, give them as JSON Lines, or set ONRECORD_MAX_CHARACTERS",
        code="too-long",
    )
