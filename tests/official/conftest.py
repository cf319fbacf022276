"""A record of rows written by hand."""

from collections import defaultdict

import pytest

from onrecord.model import Note, Observation, Product, Series
from onrecord.model.trade import Vintage
from onrecord.official.record import WORLD, PartnerRow, selected
from onrecord.official.rows import Row

OFFICE = Vintage("office", None, "2020-05-01", "sha256:1")


class RowsRecord:
    """A record held in memory: rows, each with its vintage; ``whole`` says that they list every partner."""

    def __init__(self, rows, notes=(), *, whole=True):
        self._rows = [PartnerRow(*row, whole=whole) for row in rows]
        self._notes = notes

    def series(self, a, b, *, frequency=None, product=None):
        ours = [r for r in self._rows if {r.row.reporter, r.row.partner} == {a, b}]
        return selected(self._as_series(ours), frequency=frequency, product=product)

    def totals(self, reporter):
        sums = defaultdict(float)
        for vintage, row, _ in self._rows:
            if row.reporter == reporter and not row.product and row.partner_kind in {"state", "no-state"}:
                sums[vintage, row.flow, row.period, row.unit] += row.value
        rows = [
            PartnerRow(vintage, Row(reporter, WORLD, "world", flow, period, value, unit=unit))
            for (vintage, flow, period, unit), value in sums.items()
        ]
        return self._as_series(rows)

    def partners(self, reporter, flow, period, *, product=None):
        wanted = (reporter, flow, period, product or "")
        return tuple(
            r for r in self._rows if (r.row.reporter, r.row.flow, r.row.period, r.row.product) == wanted
        )

    def notes(self, a, b, *, behind=None):
        return tuple(Note(code="citation", text=text) for text in self._notes)

    def _as_series(self, rows):
        grouped = defaultdict(list)
        for vintage, row, _ in rows:
            key = (row.reporter, row.partner, row.flow, row.product, row.unit, row.measure, row.valuation)
            grouped[vintage, (*key, row.trade_system)].append(row)
        return tuple(_series(vintage, group) for (vintage, _), group in grouped.items())


def _series(vintage, rows):
    first = rows[0]
    return Series(
        **vintage._asdict(),
        reporter=first.reporter,
        partner=first.partner,
        flow=first.flow,
        measure=first.measure,
        product=Product(words=f"HS {first.product}", hs=first.product) if first.product else None,
        valuation=first.valuation,
        trade_system=first.trade_system,
        unit=first.unit,
        observations=tuple(
            Observation(period=row.period, value=row.value, estimated=row.estimated)
            for row in sorted(rows, key=lambda row: row.period)
        ),
    )


@pytest.fixture
def office():
    """The vintage that rows are of unless a test says otherwise."""
    return OFFICE


@pytest.fixture
def record_of():
    """Make a record of lines such as ``CHL PER exports 2019 100``; keywords hold for all of them.

    A partner may carry its kind (``UNS:no-state``); a value with ``~`` before it is an estimate. Further
    (vintage, lines, facts) stand beside it in the same record.
    """

    def make(lines, *more, notes=(), vintage=OFFICE, whole=True, **facts):
        parts = [(vintage, lines, facts), *more]
        return RowsRecord(
            [
                (held, _row(line, known))
                for held, text, known in parts
                for line in text.split("\n")
                if line.strip()
            ],
            notes,
            whole=whole,
        )

    return make


def _row(line, facts):
    reporter, partner, flow, period, value = line.split()
    code, _, kind = partner.partition(":")
    facts = {"valuation": facts.get("valuations", {}).get(flow), **facts}
    facts.pop("valuations", None)
    return Row(
        reporter,
        code,
        kind or "state",
        flow,
        period,
        float(value.lstrip("~")),
        estimated=value.startswith("~"),
        **facts,
    )
