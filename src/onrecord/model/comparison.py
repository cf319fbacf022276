"""The JSON of ``compare``: the sides' accounts next to each other."""

from importlib import import_module
from typing import Any, Literal

from onrecord.model.base import CountryCode, Frozen, Note
from onrecord.model.contacts import Channel, DatedTo, Participant
from onrecord.model.report import SCHEMA_VERSION, Report

Relation = Literal["both", "only", "conflict"]
ConflictKind = Literal["number", "date", "party", "denial", "status"]
Absence = Literal["omitted", "not in the text given"]


class ToldIn(Frozen, frozen=True, kw_only=True):
    """Where a shared contact is told."""

    document: str
    contact: str


class SharedContact(Frozen, frozen=True, kw_only=True):
    """One contact as several documents tell it."""

    id: str
    date: DatedTo | None = None
    channel: Channel
    participants: tuple[Participant, ...] = ()
    told_in: tuple[ToldIn, ...] = ()


class Account(Frozen, frozen=True, kw_only=True):
    """Everything one side says; ``first_hand`` when the document is that side's own release."""

    id: str
    side: CountryCode
    document: str
    first_hand: bool
    statements: tuple[str, ...] = ()


class StatementReference(Frozen, frozen=True, kw_only=True):
    """A statement in a named document."""

    document: str
    statement: str


class ConflictValue(Frozen, frozen=True, kw_only=True):
    """What a side gives where another gives something else.

    Attributes:
        value: A number; a day ("2021-05-04"); "done" or "pending"; the country that is named.
        unit: What a number counts: as in claims, else the lemma of the noun.
        document: The report's id.
        text: As it is written; absent, like its place, where no words of the text can be pointed at.
        start: First code point of the document's text.
        end: Last code point, exclusive.
    """

    value: float | str
    unit: str | None = None
    document: str
    text: str | None = None
    start: int | None = None
    end: int | None = None


class Topic(Frozen, frozen=True, kw_only=True):
    """One topic across the sides; mappings are keyed by side.

    ``contact`` is the shared contact whose accounts tell it; ``values`` are what the sides give in a
    conflict, none in a denial.
    """

    topic: str
    contact: str | None = None
    relation: Relation
    conflict: ConflictKind | None = None
    values: dict[str, tuple[ConflictValue, ...]] = {}
    cells: dict[str, tuple[StatementReference, ...]] = {}
    order: dict[str, int | None] = {}
    words: dict[str, tuple[str, ...]] = {}
    absent: dict[str, Absence] = {}


class Comparison(Frozen, frozen=True, kw_only=True):
    """The JSON of ``compare``."""

    schema_version: str = SCHEMA_VERSION
    documents: tuple[Report, ...] = ()
    contacts: tuple[SharedContact, ...] = ()
    accounts: tuple[Account, ...] = ()
    topics: tuple[Topic, ...] = ()
    notes: tuple[Note, ...] = ()

    def to_frame(self, library: Literal["pandas", "polars"] = "pandas") -> Any:
        """The comparison as a data frame: one row for each side's cell of each topic.

        Args:
            library: Whose frame; Polars must be installed.

        Raises:
            UsageError: for another library, or without Polars.
        """
        return _notebook().comparison_frame(self, library)

    def _repr_html_(self) -> str:
        """The page in a frame, as notebooks show it."""
        html: str = _notebook().comparison_html(self)
        return html


def _notebook() -> Any:
    """What shows a comparison lies far above the model, which imports none of it."""
    return import_module("onrecord.notebook")
