"""The trade of pairs as CSV, one row an observation."""

import csv
from collections.abc import Iterable
from io import StringIO

from onrecord.exports.tables import digits
from onrecord.model import Observation, Series, TradeTable

COLUMNS = {
    "reporter": "state whose office reported it, ISO 3166 alpha-3",
    "partner": "the other state, ISO 3166 alpha-3",
    "flow": "exports or imports, from the reporter's side",
    "period": "YYYY or YYYY-MM",
    "value": "in full units of the column unit",
    "unit": "ISO 4217 code in lower case, current prices",
    "estimated": "true where the provider, and not the reporter, made the figure",
    "measure": "goods, services, or both",
    "product": "Harmonised System code; empty for all",
    "valuation": "FOB, CIF, or empty where the provider does not say",
    "trade_system": "general, special, or empty where the provider does not say",
    "provider": "who published it",
    "published": "when, YYYY-MM-DD; empty where not said",
    "retrieved": "when it was retrieved from the provider, YYYY-MM-DD",
    "snapshot": "SHA-256 of the answer or file it was read from",
}
"""Name and meaning of each column, in order."""


def to_csv(tables: Iterable[TradeTable]) -> str:
    """The observations of some pairs as CSV with a header; lines end in a line feed.

    Values are whole where they are, so that no digit is lost or made up; a missing cell has no row.
    """
    text = StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(
        row(series, observation)
        for table in tables
        for series in table.series
        for observation in series.observations
    )
    return text.getvalue()


def row(series: Series, observation: Observation) -> tuple[str, ...]:
    """One observation's cells, in the order of :data:`COLUMNS`."""
    return (
        series.reporter,
        series.partner,
        series.flow,
        observation.period,
        digits(observation.value),
        series.unit,
        "true" if observation.estimated else "false",
        series.measure,
        (series.product.hs or series.product.words or "") if series.product else "",
        series.valuation or "",
        series.trade_system or "",
        series.provider,
        series.published or "",
        series.retrieved or "",
        series.snapshot or "",
    )
