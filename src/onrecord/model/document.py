"""What was read: one document with its text and what was set aside in it."""

from datetime import date
from typing import Any, Literal

from onrecord.model.base import Frozen, IsoDate, Span

PublishedBasis = Literal["option", "input", "meta", "text"]


class SetAside(Frozen, frozen=True, kw_only=True):
    """A stretch of ``document.text`` that no extractor reads, and why (``related-link``, ``byline``…)."""

    start: int
    end: int
    text: str
    reason: str


class Document(Frozen, frozen=True, kw_only=True):
    """One document. All offsets of all results are code points into ``text``.

    Attributes:
        digest: ``sha256:`` and the hex digest of ``text`` in UTF-8.
        url: Where it came from, if that is known.
        outlet: Who published it.
        title: Its headline; part of ``text`` when ``text`` starts with it, else given apart.
        language: ISO 639-1 code.
        published: ISO date.
        published_basis: How the date is known.
        text: The text.
        set_aside: Furniture inside the text.
        extra: Keys of a JSON Lines input that have no place of their own.
    """

    digest: str
    text: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    language: str | None = None
    published: IsoDate | None = None
    published_basis: PublishedBasis | None = None
    set_aside: tuple[SetAside, ...] = ()
    extra: dict[str, Any] = {}

    def span(self, start: int, end: int) -> Span:
        """The words between two code points of ``text``."""
        return Span(text=self.text[start:end], start=start, end=end)

    @property
    def published_day(self) -> date | None:
        """The day of publication as a date."""
        return date.fromisoformat(self.published) if self.published else None

    @property
    def headline(self) -> Span | None:
        """The title's place as the first line of ``text``; None when it was given apart or is not known."""
        if self.title and self.text.startswith(self.title) and self.text[len(self.title) :][:1] in {"", "\n"}:
            return self.span(0, len(self.title))
        return None
