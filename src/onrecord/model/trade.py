"""What statistical offices reported."""

from typing import Literal, NamedTuple

from onrecord.model.base import CountryCode, Frozen, IsoDate, Note
from onrecord.model.claims import Product
from onrecord.model.findings import TradeFlow, Valuation

Frequency = Literal["A", "M"]
TradeSystem = Literal["general", "special"]
SeriesMeasure = Literal["goods", "services", "goods-and-services"]


class Vintage(NamedTuple):
    """Who published some figures, when, and the snapshot they were taken from."""

    provider: str
    published: str | None
    retrieved: str | None
    snapshot: str | None


class Observation(Frozen, frozen=True, kw_only=True):
    """One reported value; ``period`` is ``YYYY`` or ``YYYY-MM``."""

    period: str
    value: float
    estimated: bool = False


class Series(Frozen, frozen=True, kw_only=True):
    """One reporter's figures for one partner and flow, in one vintage of one provider."""

    provider: str
    published: IsoDate | None = None
    retrieved: IsoDate | None = None
    snapshot: str | None = None
    reporter: CountryCode
    partner: CountryCode
    flow: TradeFlow
    measure: SeriesMeasure = "goods"
    product: Product | None = None
    valuation: Valuation | None = None
    trade_system: TradeSystem | None = None
    unit: str = "usd"
    observations: tuple[Observation, ...] = ()

    @property
    def vintage(self) -> Vintage:
        """What two series must share for their values to be added or compared."""
        return Vintage(self.provider, self.published, self.retrieved, self.snapshot)

    def at(self, period: str) -> Observation | None:
        """The observation of a period, or None."""
        return next((o for o in self.observations if o.period == period), None)


class Mirror(Frozen, frozen=True, kw_only=True):
    """One flow as both ends report it; ``ratio`` is importer over exporter."""

    exporter: CountryCode
    importer: CountryCode
    period: str
    provider: str
    exporter_reports: float
    importer_reports: float
    ratio: float | None = None


class TradeTable(Frozen, frozen=True, kw_only=True):
    """The JSON of ``trade``: the four reported flows of a pair."""

    schema_version: str
    pair: tuple[CountryCode, CountryCode]
    frequency: Frequency
    series: tuple[Series, ...] = ()
    mirror: tuple[Mirror, ...] = ()
    notes: tuple[Note, ...] = ()
