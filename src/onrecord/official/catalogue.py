"""The catalogue of providers: coverage, terms, valuation, limits."""

import tomllib
from functools import cache
from importlib import resources
from typing import Literal

import msgspec

from onrecord.model import Frozen
from onrecord.model.findings import TradeFlow, Valuation
from onrecord.model.trade import Frequency, TradeSystem


class Limits(Frozen, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one answer, one second and one day may hold; None where the provider names no limit."""

    rows: int | None = None
    rows_without_key: int | None = None
    periods: int | None = None
    calls_a_day: int | None = None
    seconds_between_calls: float = 0.0


class Entry(Frozen, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a user must know of a provider before using its figures.

    Attributes:
        name: As ``--provider`` takes it and findings give it.
        title: Its full name.
        publisher: Who publishes it.
        page: Where a person reads about it.
        asks: Where requests go; "" for a provider of files.
        kind: Asked over the network, or imported as files.
        frequencies: By year, by month.
        products: Whether it tells products apart.
        first_year: First year of its coverage.
        coverage: Reporters and years, in words.
        valuation: FOB or CIF by flow, where one holds for all reporters.
        trade_system: Where one holds for all reporters.
        key: Whether a key is needed: never, for the full answers, always.
        terms: What its terms allow, in words.
        citation: How to cite it.
        limits: What one answer and one day may hold.
        traps: What has misled readers of its figures, each a sentence.
        tried: What of it was tried against recorded answers, and what could not be tried.
    """

    name: str
    title: str
    publisher: str
    page: str
    asks: str = ""
    kind: Literal["network", "files"]
    frequencies: tuple[Frequency, ...]
    products: bool
    first_year: int
    coverage: str
    valuation: dict[TradeFlow, Valuation] = {}
    trade_system: TradeSystem | None = None
    key: Literal["none", "for-more", "needed"] = "none"
    terms: str
    citation: str
    limits: Limits = Limits()
    traps: tuple[str, ...] = ()
    tried: str


class _Catalogue(Frozen, frozen=True, forbid_unknown_fields=True):
    provider: tuple[Entry, ...]


@cache
def catalogue() -> tuple[Entry, ...]:
    """All providers, the default one first."""
    content = (resources.files("onrecord.official") / "catalogue.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(content), type=_Catalogue).provider
