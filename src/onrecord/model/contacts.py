"""What took place: contacts, acts, deliverables, bonds, sectors."""

from typing import Literal

import msgspec

from onrecord.model.base import CountryCode, Frozen, Span, Unknown

Channel = Literal["call", "video-call", "meeting", "visit", "talks", "letter", "message", "signing", "other"]
ContactStatus = Literal["held", "planned", "proposed", "declined"]
Precision = Literal["day", "month", "year"]
ActKind = Literal[
    "thank", "support", "solidarity", "reject", "accuse", "warn", "condole", "congratulate", "concern",
    "intend", "invite", "offer", "agree", "promise", "request", "provide", "sign", "consult", "cooperate",
    "other",
]  # fmt: skip
PloverEvent = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
ActStatus = Literal["realised", "future", "hypothetical", "negated", "historical"]
DeliverableKind = Literal[
    "air-route", "supply", "agreement", "loan", "visa", "project", "donation", "exchange", "other"
]
DeliverableStatus = Literal["done", "agreed", "planned"]


class DatedTo(Frozen, frozen=True, kw_only=True):
    """A date with its precision and the words it was resolved from.

    Attributes:
        value: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``, as ``precision`` says.
        precision: How exact it is.
        basis: For people: "'this Thursday' before 2022-01-21".
    """

    value: str
    precision: Precision
    basis: str


class Participant(Frozen, frozen=True, kw_only=True):
    """Who takes part; every field may be unknown."""

    name: str | None = None
    office: str | None = None
    country: CountryCode | None = None


class Contact(Frozen, frozen=True, kw_only=True):
    """A call, meeting, visit, letter between representatives of two or more states."""

    id: str
    channel: Channel
    status: ContactStatus
    date: DatedTo | None = None
    participants: tuple[Participant, ...] = ()
    initiative: str | None = None
    place: str | None = None
    mentions: tuple[Span, ...] = ()
    unknown: Unknown = {}


class Plover(Frozen, frozen=True, kw_only=True):
    """PLOVER coding (Halterman et al.); ``event`` is None where PLOVER has no code."""

    event: PloverEvent | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()


class Act(Frozen, frozen=True, kw_only=True):
    """Who did what to whom. ``statement`` is the statement that tells it, if one does."""

    id: str
    kind: ActKind
    plover: Plover = Plover()
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    status: ActStatus = "realised"
    statement: str | None = None
    mentions: tuple[Span, ...] = ()


class Deliverable(Frozen, frozen=True, kw_only=True):
    """A concrete thing agreed, opened, supplied or signed.

    On the wire the giver and the receiver are ``from`` and ``to``.
    """

    id: str
    kind: DeliverableKind
    what: str
    status: DeliverableStatus
    sector: str | None = None
    giver: CountryCode | None = msgspec.field(name="from", default=None)
    receiver: CountryCode | None = msgspec.field(name="to", default=None)
    quantity: str | None = None
    date: DatedTo | None = None
    statement: str | None = None
    mentions: tuple[Span, ...] = ()


class Bond(Frozen, frozen=True, kw_only=True):
    """A formula that names the relation itself ("strategic alliance")."""

    words: str
    statement: str | None = None
    mentions: tuple[Span, ...] = ()


class SectorMention(Frozen, frozen=True, kw_only=True):
    """A sector of relations the text touches; labels are those of ``gazetteer/sectors.tsv``."""

    sector: str
    mentions: tuple[Span, ...] = ()
