"""A claim held against its readings."""

from typing import Literal

from onrecord.model.base import CountryCode, Frozen, IsoDate
from onrecord.model.claims import Flow, Measure

Outcome = Literal["matches", "depends", "differs", "no-data", "not-comparable"]
DecidedBy = Literal["period", "side", "construction", "currency", "measure", "vintage", "goods-or-services"]
TimeSpan = Literal["calendar", "year-to-date", "fiscal", "rolling", "point"]
Terms = Literal["nominal", "volume"]
Likelihood = Literal["likely", "possible", "remote"]
Agreement = Literal["all", "some", "none", "no-witness"]
Role = Literal["home", "mirror", "mixed"]
WitnessStatus = Literal["computed", "no-data", "not-comparable"]
Fit = Literal["exact", "rounded", "within-revision", "beyond", "miss"]
TradeFlow = Literal["exports", "imports"]
Valuation = Literal["FOB", "CIF"]


class Component(Frozen, frozen=True, kw_only=True):
    """One observation that a witness's value is computed from.

    ``value`` is in the series' unit; ``rate`` is how many of it one unit of the reading's currency was worth,
    where that is another.
    """

    reporter: CountryCode
    partner: CountryCode
    flow: TradeFlow
    valuation: Valuation | None = None
    period: str
    value: float
    estimated: bool = False
    rate: float | None = None


class Witness(Frozen, frozen=True, kw_only=True):
    """One way to measure a reading.

    Attributes:
        provider: Who publishes the statistics.
        published: When the number was published, ISO date.
        retrieved: When it was retrieved, ISO date.
        snapshot: Hash of the answer or file it was read from.
        role: Whose count it is, seen from the speaker's side.
        construction: What was added or compared ("RUS exports + RUS imports").
        status: Whether a value could be computed; ``reason`` says why not.
        value: In ``unit``.
        fit: How the value stands to the claim.
        margin: Value minus the nearest edge of what would fit, in ``unit``; 0 inside.
        near_miss: A known slip that would explain the miss ("off by a thousand").
        components: Every observation used.
    """

    provider: str
    published: IsoDate | None = None
    retrieved: IsoDate | None = None
    snapshot: str | None = None
    role: Role
    construction: str
    status: WitnessStatus
    reason: str | None = None
    value: float | None = None
    unit: str
    fit: Fit | None = None
    margin: float | None = None
    near_miss: str | None = None
    components: tuple[Component, ...] = ()


class Reading(Frozen, frozen=True, kw_only=True):
    """One defensible meaning of a claim, with its witnesses.

    ``notes`` say what else the record holds of it: whether a claimed record is one, and how far back.
    """

    id: str
    flow: Flow
    measure: Measure
    period: str | None = None
    base: str | None = None
    span: TimeSpan = "calendar"
    currency: str | None = None
    terms: Terms = "nominal"
    likelihood: Likelihood
    why: str
    agreement: Agreement
    witnesses: tuple[Witness, ...] = ()
    notes: tuple[str, ...] = ()


class Finding(Frozen, frozen=True, kw_only=True):
    """A claim held against its readings, with outcome and reasons.

    ``tolerances`` are those that were set otherwise than the method has them, by name.
    """

    claim: str
    outcome: Outcome
    decided_by: DecidedBy | None = None
    readings: tuple[Reading, ...] = ()
    scale: str | None = None
    noise: str | None = None
    chance: float | None = None
    would_need: str | None = None
    would_settle: str | None = None
    safe_to_say: str | None = None
    caveats: tuple[str, ...] = ()
    tolerances: dict[str, float] = {}
