"""What every record of the model shares."""

from typing import Annotated

import msgspec

CountryCode = Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
"""ISO 3166 alpha-3; EUU for the European Union; former states as ISO had them (SUN, YUG, CSK)."""
IsoDate = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]
YearMonth = Annotated[str, msgspec.Meta(pattern=r"^\d{4}-\d{2}$")]


class Frozen(msgspec.Struct, frozen=True, kw_only=True):
    """A frozen, slotted record; ``msgspec.structs.replace`` makes a changed copy."""


class Span(Frozen, frozen=True, kw_only=True):
    """A place in ``document.text``.

    Attributes:
        text: The exact words, ``document.text[start:end]``.
        start: First code point, inclusive.
        end: Last code point, exclusive.
    """

    text: str
    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Note(Frozen, frozen=True, kw_only=True):
    """Something a reader should know about a result; ``code`` is stable, ``text`` is for people."""

    code: str
    text: str


Unknown = dict[str, str]
"""Field name to the reason why its value is not known."""
