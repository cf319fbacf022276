"""The types that flow through onrecord: frozen, slotted records as the contract has them."""

from onrecord.model.base import Frozen, Note, Span, Unknown
from onrecord.model.claims import Claim, ClaimMention, Period, Product
from onrecord.model.comparison import (
    Account,
    Comparison,
    ConflictValue,
    SharedContact,
    StatementReference,
    ToldIn,
    Topic,
)
from onrecord.model.contacts import (
    Act,
    Bond,
    Contact,
    DatedTo,
    Deliverable,
    Participant,
    Plover,
    SectorMention,
)
from onrecord.model.document import Document, SetAside
from onrecord.model.findings import Component, Finding, Reading, Witness
from onrecord.model.report import SCHEMA_VERSION, ClaimReference, Conflict, Failure, Report
from onrecord.model.statements import Speaker, Statement
from onrecord.model.trade import Mirror, Observation, Series, TradeTable

__all__ = [
    "SCHEMA_VERSION",
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
    "Frozen",
    "Mirror",
    "Note",
    "Observation",
    "Participant",
    "Period",
    "Plover",
    "Product",
    "Reading",
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
    "Unknown",
    "Witness",
]
