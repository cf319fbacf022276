"""World Bank WITS, TradeStats: annual totals as SDMX-JSON; no key, at most two dimensions "all"."""

import re
from collections.abc import Container, Iterator
from typing import Any, NamedTuple

import msgspec

from onrecord.errors import ProviderError
from onrecord.model.findings import TradeFlow
from onrecord.official.catalogue import Entry
from onrecord.official.providers import asking
from onrecord.official.providers.protocol import Answer, Ask, Query, Read, Wire, answers
from onrecord.official.providers.settling import row_of, settled
from onrecord.official.rows import Row

NAME = "wits"
INDICATORS: dict[str, TradeFlow] = {"XPRT-TRD-VL": "exports", "MPRT-TRD-VL": "imports"}
THOUSAND = 1000.0
PRODUCTS = {"Total": "", "27-27_Fuels": "27"}
_ALL = "all"
_MOST_ALL = 2
_NO_DATA_STATUSES = (400, 404)
_NO_DATA = re.compile(rb"no\s?records?\s?(?:were\s)?found|no data", re.IGNORECASE)


class Cell(NamedTuple):
    """One figure of an answer under WITS's own names; the value is in thousand dollars."""

    reporter: str
    partner: str
    product: str
    indicator: str
    year: str
    value: float


class Wits:
    """Comtrade's annual figures as the World Bank settled them, in one request a flow and partner."""

    def describe(self) -> Entry:
        """Its entry in the catalogue."""
        return asking.entry(NAME)

    def preview(self, query: Query, *, key: str | None = None) -> tuple[Ask, ...]:  # noqa: ARG002
        """The requests: one for each reporter, partner and flow.

        Raises:
            ProviderError: when months are wanted, or a product that is none of its groups.
        """
        described = self.describe()
        asking.check_offer(msgspec.structs.replace(described, products=True), query)
        product = _group(query)
        years = asking.years_of(described, query)
        reporters = asking.asked_codes(NAME, query.reporters, years)
        partners = asking.asked_codes(NAME, query.partners, years) or (_ALL,)
        year = str(years[0]) if years[0] == years[1] else _ALL
        return tuple(
            _ask(described, query, (reporter, year, partner, product, indicator))
            for reporter in reporters
            for partner in partners
            if partner != reporter
            for indicator in INDICATORS
        )

    def fetch(
        self, query: Query, wire: Wire, *, key: str | None = None, held: Container[str] = ()
    ) -> Iterator[Answer]:
        """The answers, one after the other."""
        return answers(self.preview(query, key=key), wire, key, held)

    def read(self, answer: Answer) -> Read:
        """The rows of an answer: all goods, and fuels, the one group that is an HS chapter.

        Raises:
            ProviderError: when it is no SDMX-JSON, or says that the question was bad.
        """
        if answer.status in _NO_DATA_STATUSES or not answer.content.lstrip().startswith(b"{"):
            return _without_data(answer)
        found = cells(answer)
        groups = sorted({cell.product for cell in found} - set(PRODUCTS))
        notes = [f"WITS product groups that are no HS chapter are left out: {', '.join(groups)}"]
        return settled(NAME, _rows(found), notes if groups else ())


def cells(answer: Answer) -> tuple[Cell, ...]:
    """Every figure of an answer, of all product groups.

    Raises:
        ProviderError: when it is no complete SDMX-JSON message of trade.
    """
    try:
        told = msgspec.json.decode(answer.content)
        named = told["structure"]["dimensions"]
        series = [(one["id"], [v["id"] for v in one["values"]]) for one in named["series"]]
        times = [value["id"] for value in named["observation"][0]["values"]]
        return tuple(
            _cell(series, key, times[int(place)], seen[0])
            for key, one in told["dataSets"][0]["series"].items()
            for place, seen in one["observations"].items()
            if seen[0] is not None
        )
    except (msgspec.DecodeError, LookupError, TypeError, ValueError) as error:
        raise ProviderError(
            f"the answer to {answer.ask.url} is no complete SDMX-JSON message of trade: {error!r}",
            hint="ask again later; nothing of it was kept",
            code="answer-truncated",
            retry=True,
        ) from error


def _cell(series: list[tuple[str, list[str]]], key: str, year: str, value: Any) -> Cell:
    places = key.split(":")
    if len(places) != len(series):
        raise ValueError(key)
    of = {name: values[int(place)] for (name, values), place in zip(series, places, strict=True)}
    return Cell(of["REPORTER"], of["PARTNER"], of["PRODUCTCODE"], of["INDICATOR"], year, float(value))


def _rows(found: tuple[Cell, ...]) -> Iterator[Row]:
    return (
        row_of(
            NAME, cell.reporter, cell.partner, cell.year,
            flow=INDICATORS[cell.indicator], value=round(cell.value * THOUSAND, 2),
            product=PRODUCTS[cell.product],
            valuation="FOB" if INDICATORS[cell.indicator] == "exports" else None,
        )
        for cell in found
        if cell.indicator in INDICATORS and cell.product in PRODUCTS
    )  # fmt: skip


def _group(query: Query) -> str:
    """The product group that a query is for."""
    for group, code in PRODUCTS.items():
        if code == (query.product or ""):
            return group
    raise ProviderError(
        f"WITS has groups of products, none of them HS {query.product}",
        hint="ask comtrade, or for all goods (or HS:27, the one group that is a chapter)",
        code="not-published",
    )


def _ask(described: Entry, query: Query, asked: tuple[str, str, str, str, str]) -> Ask:
    if asked.count(_ALL) > _MOST_ALL:
        raise AssertionError(asked)  # no query has all reporters
    names = ("reporter", "year", "partner", "product", "indicator")
    path = "/".join(f"{name}/{value.lower()}" for name, value in zip(names, asked, strict=True))
    return Ask(
        url=f"{described.asks}/datasource/tradestats-trade/{path}?format=JSON",
        accepts=("application/json", "text/json", "application/xml", "text/xml"),
        also_read=_NO_DATA_STATUSES,
        pause_seconds=described.limits.seconds_between_calls,
        label=f"WITS {asked[0]} with {asked[2]}, {INDICATORS[asked[4]]}, {asked[1]}",
        about=query,
    )


def _without_data(answer: Answer) -> Read:
    if _NO_DATA.search(answer.content):
        return Read(rows=())
    said = " ".join(answer.content[:200].decode("utf-8", "replace").split())
    raise ProviderError(
        f"WITS did not take {answer.ask.url} (status {answer.status}): {said or 'an empty answer'}",
        hint="check the states and years",
        code="bad-query",
    )
