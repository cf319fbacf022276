"""The JSON of ``check`` and ``read``: everything about one input."""

from importlib import import_module
from typing import Any, Literal

import msgspec

from onrecord.model.base import Frozen, Note
from onrecord.model.claims import Claim
from onrecord.model.contacts import Act, Bond, Contact, Deliverable, SectorMention
from onrecord.model.document import Document
from onrecord.model.findings import Finding, Outcome
from onrecord.model.statements import Statement

SCHEMA_VERSION = "0.1"

ReportStatus = Literal["read", "partial", "failed"]


class Failure(Frozen, frozen=True, kw_only=True):
    """Why an input could not be read; ``retry`` says whether trying again can help."""

    code: str
    message: str
    hint: str
    retry: bool = False


class ClaimReference(Frozen, frozen=True, kw_only=True):
    """A claim in a named document."""

    document: str
    claim: str


class Conflict(Frozen, frozen=True, kw_only=True):
    """Claims about one quantity that cannot both hold under any common reading."""

    claims: tuple[ClaimReference, ...]
    why: str


class Report(Frozen, frozen=True, kw_only=True):
    """Everything about one input. ``findings`` is unset (absent on the wire) when nothing was checked."""

    schema_version: str = SCHEMA_VERSION
    id: str
    status: ReportStatus
    error: Failure | None = None
    document: Document | None = None
    statements: tuple[Statement, ...] = ()
    contacts: tuple[Contact, ...] = ()
    acts: tuple[Act, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    bonds: tuple[Bond, ...] = ()
    sectors: tuple[SectorMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    findings: tuple[Finding, ...] | msgspec.UnsetType = msgspec.UNSET
    notes: tuple[Note, ...] = ()

    @property
    def outcomes(self) -> frozenset[Outcome]:
        """The outcomes of all findings; empty when nothing was checked."""
        return frozenset() if self.findings is msgspec.UNSET else frozenset(f.outcome for f in self.findings)

    def statement(self, id: str) -> Statement:  # noqa: A002 - the contract's own word
        """The statement of that id; KeyError if there is none."""
        return {s.id: s for s in self.statements}[id]

    def claim(self, id: str) -> Claim:  # noqa: A002 - the contract's own word
        """The claim of that id; KeyError if there is none."""
        return {c.id: c for c in self.claims}[id]

    def finding(self, claim: str) -> Finding:
        """The finding for a claim's id; KeyError if it was not checked."""
        checked = () if self.findings is msgspec.UNSET else self.findings
        return {f.claim: f for f in checked}[claim]

    def to_frame(
        self, rows: Literal["claims", "counts"] = "claims", library: Literal["pandas", "polars"] = "pandas"
    ) -> Any:
        """The report as a data frame: one row a claim with its finding, or one row a count.

        Args:
            rows: ``claims`` or ``counts``.
            library: Whose frame; Polars must be installed.

        Raises:
            UsageError: for another kind of row or library, or without Polars.
        """
        return _notebook().report_frame(self, rows, library)

    def _repr_html_(self) -> str:
        """The page in a frame, as notebooks show it."""
        html: str = _notebook().report_html(self)
        return html


def _notebook() -> Any:
    """What shows a report lies far above the model, which imports none of it; it is fetched when asked."""
    return import_module("onrecord.notebook")
