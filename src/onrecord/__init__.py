"""onrecord: who said what, what took place, and whether the trade figures hold.

    >>> import onrecord
    >>> report = onrecord.check("Trade between …", published="2022-01-21")
    >>> report.findings[0].outcome
    >>> onrecord.trade("RUS", "VEN").to_frame()

Nothing heavy is imported until it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0.dev0"

if TYPE_CHECKING:
    from onrecord.api import check, check_claim, compare, explain, read, trade
    from onrecord.errors import InputError, OnrecordError, RecordError, UsageError
    from onrecord.model import (
        Account,
        Act,
        Bond,
        Claim,
        ClaimMention,
        ClaimReference,
        Comparison,
        Component,
        Conflict,
        ConflictValue,
        Contact,
        DatedTo,
        Deliverable,
        Document,
        Failure,
        Finding,
        Mirror,
        Note,
        Observation,
        Participant,
        Period,
        Plover,
        Product,
        Reading,
        Report,
        SectorMention,
        Series,
        SetAside,
        SharedContact,
        Span,
        Speaker,
        Statement,
        StatementReference,
        ToldIn,
        Topic,
        TradeTable,
        Witness,
    )

__all__ = [
    "Account",
    "Act",
    "Bond",
    "Claim",
    "ClaimMention",
    "ClaimReference",
    "Comparison",
    "Component",
    "Conflict",
    "ConflictValue",
    "Contact",
    "DatedTo",
    "Deliverable",
    "Document",
    "Failure",
    "Finding",
    "InputError",
    "Mirror",
    "Note",
    "Observation",
    "OnrecordError",
    "Participant",
    "Period",
    "Plover",
    "Product",
    "Reading",
    "RecordError",
    "Report",
    "SectorMention",
    "Series",
    "SetAside",
    "SharedContact",
    "Span",
    "Speaker",
    "Statement",
    "StatementReference",
    "ToldIn",
    "Topic",
    "TradeTable",
    "UsageError",
    "Witness",
    "check",
    "check_claim",
    "compare",
    "explain",
    "read",
    "trade",
]
_HOMES = {
    "InputError": "onrecord.errors",
    "OnrecordError": "onrecord.errors",
    "RecordError": "onrecord.errors",
    "UsageError": "onrecord.errors",
    "check": "onrecord.api",
    "check_claim": "onrecord.api",
    "compare": "onrecord.api",
    "explain": "onrecord.api",
    "read": "onrecord.api",
    "trade": "onrecord.trading",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(_HOMES.get(name, "onrecord.model")), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
