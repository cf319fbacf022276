"""Sums of reported flows over a stretch of months, within one provider's vintage."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from onrecord.checking.periods import Window
from onrecord.checking.phrases import phrase
from onrecord.model import Component, Frozen, Observation, Series
from onrecord.model.claims import Flow
from onrecord.model.findings import TradeFlow, WitnessStatus
from onrecord.official.rates import NO_RATES, USD, Rates
from onrecord.official.record import WORLD, hs_of


class Gap(NamedTuple):
    """Why a value cannot be computed."""

    status: WitnessStatus
    reason: str


class Term(NamedTuple):
    """One reported flow that is added (``sign`` 1) or taken away (-1)."""

    sign: int
    reporter: str
    partner: str
    flow: TradeFlow

    @property
    def words(self) -> str:
        """``RUS exports``."""
        return phrase(f"term.{self.flow}", state=self.reporter)

    @property
    def words_with_partner(self) -> str:
        """``RUS exports to VEN``, ``RUS exports to all``."""
        key = "term.exports_to" if self.flow == "exports" else "term.imports_from"
        if self.partner == WORLD:
            return phrase(f"{key}_all", state=self.reporter)
        return phrase(key, state=self.reporter, partner_state=self.partner)


class Construction(Frozen, frozen=True, kw_only=True):
    """What is added up, and whose count that is; a sum over both sides' counts has no ``counter``.

    ``against`` is what the sum is set against: the same flows with all partners (a share, a rank) or with
    another one.
    """

    terms: tuple[Term, ...]
    counter: str | None
    against: tuple[Term, ...] = ()

    @property
    def words(self) -> str:
        """``RUS exports + RUS imports``."""
        told = _added([(t.sign, t.words) for t in self.terms])
        other = _added([(t.sign, t.words_with_partner) for t in self.against])
        if not other:
            return phrase("construction.alone", sum=told)
        return phrase("construction.against", sum=told, other_sum=other)


class Amount(NamedTuple):
    """A sum in the series' unit and every observation it is made of."""

    value: float
    components: tuple[Component, ...]


class Book(Frozen, frozen=True, kw_only=True):
    """The series of one provider's vintage; values from two books are never added or compared."""

    provider: str
    published: str | None
    retrieved: str | None
    snapshot: str | None
    unit: str
    series: tuple[Series, ...]
    rates: Rates = NO_RATES

    def in_currency(self, currency: str, rates: Rates) -> "Book":
        """The same figures in another currency, each at its year's rate; dollars alone can be converted."""
        if self.unit != USD or currency == USD:
            return self
        return msgspec.structs.replace(self, unit=currency, rates=rates)

    def rate(self, term: "Term", period: str) -> float | None:
        """The dollars of one unit of the currency that figures are converted to; None where none is held.

        The reporter's own rate, else the partner's for the same goods: what one sells is what the other buys.
        """
        whose, year = (term.reporter, term.partner), int(period[:4])
        own = self.rates.of(self.unit, year, term.flow, whose[:1])
        mirrored: TradeFlow = "imports" if term.flow == "exports" else "exports"
        return own or self.rates.of(self.unit, year, mirrored, whose[1:])

    def may_hold_freight(self, term: "Term") -> bool:
        """Whether a reported flow is of imports that are not known to be without freight and insurance."""
        series = self.find(term)
        return term.flow == "imports" and series is not None and series.valuation != "FOB"

    def without_freight(self, factor: float) -> "Book":
        """The same figures with such imports divided by what freight and insurance are taken to add."""
        bare = (
            msgspec.structs.replace(
                one,
                observations=tuple(
                    msgspec.structs.replace(o, value=o.value / factor) for o in one.observations
                ),
            )
            if one.flow == "imports" and one.valuation != "FOB"
            else one
            for one in self.series
        )
        return msgspec.structs.replace(self, series=tuple(bare))

    @property
    def dated(self) -> str | None:
        """When the figures were published, or else retrieved, or else not before; ISO date."""
        return self.published or self.retrieved or self._not_before

    @property
    def _not_before(self) -> str | None:
        """The end of the last period with a figure: nobody published it earlier."""
        last = max((o.period for s in self.series for o in s.observations), default=None)
        return None if last is None else f"{last}-28" if "-" in last else f"{last}-12-31"

    @property
    def key(self) -> tuple[str | None, ...]:
        """What two books share whose values may be compared: the vintage and the currency."""
        return (self.provider, self.published, self.retrieved, self.snapshot, self.unit)

    def is_of_vintage(self, series: Series) -> bool:
        """Whether another series comes from the same vintage."""
        return series.vintage == self.series[0].vintage

    def find(self, term: Term) -> Series | None:
        """The series of a term."""
        wanted = (term.reporter, term.partner, term.flow)
        return next((s for s in self.series if (s.reporter, s.partner, s.flow) == wanted), None)

    def reports(self, reporter: str) -> bool:
        """Whether it holds anything that state reports."""
        return any(s.reporter == reporter for s in self.series)

    def years(self) -> tuple[int, ...]:
        """Every year with a figure, ascending."""
        return tuple(sorted({int(o.period[:4]) for s in self.series for o in s.observations}))


def books(series: Iterable[Series], product: str | None = None) -> tuple[Book, ...]:
    """Series of goods trade, or of one product (its HS code), sorted into vintages in a fixed order."""
    found: dict[tuple[str, ...], list[Series]] = {}
    for one in series:
        if one.measure == "goods" and hs_of(one) == product:
            key = (one.provider, one.published or "", one.retrieved or "", one.snapshot or "", one.unit)
            found.setdefault(key, []).append(one)
    return tuple(_book(found[key]) for key in sorted(found))


def constructions(flow: Flow, a: str, b: str, seller: str | None) -> tuple[Construction, ...]:
    """The ways to count a flow between two states: each side's own count, then sums over both."""
    if flow == "total":
        return (
            _total(a, b),
            _total(b, a),
            Construction(terms=(Term(1, a, b, "exports"), Term(1, b, a, "exports")), counter=None),
            Construction(terms=(Term(1, a, b, "imports"), Term(1, b, a, "imports")), counter=None),
        )
    seller = seller or a
    buyer = b if seller == a else a
    if flow == "balance":
        return _balances(seller, buyer)
    return (
        Construction(terms=(Term(1, seller, buyer, "exports"),), counter=seller),
        Construction(terms=(Term(1, buyer, seller, "imports"),), counter=buyer),
    )


def amount(book: Book, construction: Construction, window: Window) -> Amount | Gap:
    """The construction's value in one vintage over the window, or why there is none.

    A window of whole years is read from annual figures, any other from monthly ones; annual figures never
    stand in for months. A missing or zero flow makes the sum unknown, never smaller.
    """
    value, components = 0.0, list[Component]()
    for term in construction.terms:
        series = book.find(term)
        if series is None:
            return Gap("no-data", phrase("remark.no_flow", provider=book.provider, term=term.words))
        found = _observations(book, term, series, window)
        if isinstance(found, Gap):
            return found
        for observation in found:
            rate = _rate(book, term, observation)
            if isinstance(rate, Gap):
                return rate
            value += term.sign * (observation.value if rate is None else observation.value / rate)
            components.append(_component(term, series, observation, rate))
    return Amount(value, tuple(components))


def _rate(book: Book, term: Term, observation: Observation) -> float | Gap | None:
    """At what an observation is converted; None where it is in the book's currency as it is."""
    if not book.rates:
        return None
    year, currency = observation.period[:4], book.unit.upper()
    if "-" in observation.period:
        return Gap("not-comparable", phrase("remark.by_year_rate", code=currency))
    rate = book.rate(term, year)
    return rate or Gap("not-comparable", phrase("remark.no_rate_of_year", code=currency, period=year))


def _component(term: Term, series: Series, observation: Observation, rate: float | None) -> Component:
    return Component(
        reporter=term.reporter,
        partner=term.partner,
        flow=term.flow,
        valuation=series.valuation,
        period=observation.period,
        value=observation.value,
        estimated=observation.estimated,
        rate=rate,
    )


def _observations(book: Book, term: Term, series: Series, window: Window) -> tuple[Observation, ...] | Gap:
    found = _annual(series, window) or _monthly(series, window)
    if not found:
        return Gap("no-data", _why_missing(book, term, series, window))
    if any(o.estimated for o in found):
        of = {"term": term.words, "period": window.label, "provider": book.provider}
        return Gap("not-comparable", phrase("remark.estimate", **of))
    return found


def _annual(series: Series, window: Window) -> tuple[Observation, ...]:
    if not window.whole_years:
        return ()
    return _all_or_none([series.at(str(year)) for year in window.years])


def _monthly(series: Series, window: Window) -> tuple[Observation, ...]:
    return _all_or_none([series.at(month) for month in window.month_names])


def _all_or_none(found: list[Observation | None]) -> tuple[Observation, ...]:
    present = tuple(o for o in found if o is not None)
    return present if len(present) == len(found) else ()


def _why_missing(book: Book, term: Term, series: Series, window: Window) -> str:
    periods = sorted(o.period for o in series.observations)
    of = {"provider": book.provider, "term": term.words}
    held = phrase("held.several", first_period=periods[0], last_period=periods[-1], **of)
    if len(periods) == 1:
        held = phrase("held.one", period=periods[0], **of)
    if window.whole_years or any("-" in period for period in periods):
        return phrase("remark.not_for", held=held, period=window.label)
    return phrase("remark.by_year_only", held=held, period=window.label)


def _book(series: list[Series]) -> Book:
    first = series[0]
    ordered = sorted(series, key=lambda s: (s.reporter, s.partner, s.flow))
    return Book(
        provider=first.provider,
        published=first.published,
        retrieved=first.retrieved,
        snapshot=first.snapshot,
        unit=first.unit,
        series=tuple(ordered),
    )


def _added(signed: Sequence[tuple[int, str]]) -> str:
    signs = [
        ("" if sign > 0 else "-") if not place else " + " if sign > 0 else " - "
        for place, (sign, _) in enumerate(signed)
    ]
    return "".join(sign + words for sign, (_, words) in zip(signs, signed, strict=True))


def _total(counter: str, other: str) -> Construction:
    terms = (Term(1, counter, other, "exports"), Term(1, counter, other, "imports"))
    return Construction(terms=terms, counter=counter)


def _balances(ahead: str, behind: str) -> tuple[Construction, ...]:
    sold, bought = Term(1, ahead, behind, "exports"), Term(-1, ahead, behind, "imports")
    mirror_sold, mirror_bought = Term(1, behind, ahead, "imports"), Term(-1, behind, ahead, "exports")
    return (
        Construction(terms=(sold, bought), counter=ahead),
        Construction(terms=(mirror_sold, mirror_bought), counter=behind),
        Construction(terms=(sold, mirror_bought), counter=None),
        Construction(terms=(mirror_sold, bought), counter=None),
    )
