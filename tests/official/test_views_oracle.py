"""Flows, gaps, growth, shares and ranks equal what plain SQL over the raw columns of a panel gives."""

import random
from itertools import product

import duckdb
import pytest

from onrecord.official import panel_record
from onrecord.official.store import Store
from onrecord.official.views import disagreements, four_flows, gap_histories, gaps, growths, standings, sums

HEADER = "reporter_iso3,partner_iso3,year,flow,value_usd"
# Every code that is not the state's own, written down from what the panel's documentation says of it.
CELLS = """
CREATE TABLE filed AS SELECT * FROM (VALUES
  ('RUS', 'SUN', 0, 1991), ('CZE', 'CSK', 0, 1992), ('SER', 'YUG', 0, 1991), ('SER', 'SCG', 1992, 2005),
  ('SER', 'SRB', 2006, 9999), ('OAS', 'TWN', 0, 9999), ('EUN', 'EUU', 0, 9999), ('ROM', 'ROU', 0, 9999),
  ('ZAR', 'COD', 0, 9999), ('TMP', 'TLS', 0, 9999), ('MNT', 'MNE', 0, 9999), ('SUD', 'SDN', 2012, 9999),
  ('BLX', 'BEL', 0, 1998), ('YDR', 'YMD', 0, 1990), ('ETF', 'ETH', 0, 1992), ('TAN', 'TZA', 0, 1964),
  ('CUW', 'ANT', 0, 2010)) AS t(code, state, first_year, last_year);
CREATE TABLE cells AS
SELECT coalesce(r.state, w.reporter_iso3) AS reporter, coalesce(p.state, w.partner_iso3) AS partner,
       w.partner_iso3 AS code, CAST(w.year AS INTEGER) AS year, w.flow, w.value_usd AS value
FROM given w
LEFT JOIN filed r ON r.code = w.reporter_iso3 AND w.year BETWEEN r.first_year AND r.last_year
LEFT JOIN filed p ON p.code = w.partner_iso3 AND w.year BETWEEN p.first_year AND p.last_year
WHERE w.value_usd > 0 ORDER BY reporter, partner, year;
"""
CELL = "SELECT value FROM cells WHERE reporter = ? AND partner = ? AND year = ? AND flow = ?"
TOTAL = (
    "SELECT sum(value) FROM cells WHERE reporter = ? AND year = ? AND flow = ? AND code NOT IN ('WLD', 'EUN')"
)
BETTER = """
SELECT count(*) FROM cells WHERE reporter = ? AND year = ? AND flow = ? AND value > ? AND partner <> reporter
AND code NOT IN ('WLD', 'EUN', 'BUN', 'FRE', 'SPE', 'UNS')
"""
NAMELESS = """
SELECT code, value FROM cells WHERE reporter = ? AND year = ? AND flow = ?
AND code IN ('BUN', 'FRE', 'SPE', 'UNS')
"""
# In both: $a sells to $b.
ENDS = """
WITH sold AS (SELECT year, value FROM cells WHERE reporter = $a AND partner = $b AND flow = 'X'),
bought AS (SELECT year, value FROM cells WHERE reporter = $b AND partner = $a AND flow = 'M')
"""
RATIOS = f"""{ENDS}
SELECT count(*), median(b.value / s.value), min(b.value / s.value), max(b.value / s.value)
FROM sold s JOIN bought b ON b.year = s.year
"""
SIGNS = f"""{ENDS}
SELECT count(*), count(*) FILTER (WHERE (s.value > s0.value AND b.value < b0.value)
                                     OR (s.value < s0.value AND b.value > b0.value))
FROM sold s JOIN sold s0 ON s0.year = s.year - 1
JOIN bought b ON b.year = s.year JOIN bought b0 ON b0.year = b.year - 1
"""
FLOWS = {"X": "exports", "M": "imports"}
# The first year of another territory under the same code, written down from the states' history.
OTHER_LAND = {
    "DEU": 1991, "SDN": 2012, "ETH": 1993, "PAK": 1972, "BEL": 1999, "LUX": 1999, "VNM": 1976, "YEM": 1991,
    "MYS": 1966,
}  # fmt: skip
NEW = {
    "ARM": 1992, "AZE": 1992, "BLR": 1992, "EST": 1992, "GEO": 1992, "KAZ": 1992, "KGZ": 1992, "LVA": 1992,
    "LTU": 1992, "MDA": 1992, "RUS": 1992, "TJK": 1992, "TKM": 1992, "UKR": 1992, "UZB": 1992,
    "BIH": 1992, "HRV": 1992, "MKD": 1992, "SVN": 1992, "SCG": 1992, "CZE": 1993, "SVK": 1993, "SRB": 2006,
    "MNE": 2006, "ERI": 1993, "SSD": 2012, "TLS": 2003, "BGD": 1972, "SGP": 1966,
}  # fmt: skip


class Raw:
    """The panel as SQL sees it."""

    def __init__(self, panel):
        self._connection = duckdb.connect()
        self._connection.execute(f"CREATE VIEW given AS SELECT * FROM '{panel}'")
        self._connection.execute(CELLS)

    def ask(self, query, values):
        return self._connection.execute(query, values).fetchall()

    def one(self, query, *values):
        rows = self.ask(query, list(values))
        assert len(rows) < 2
        return rows[0][0] if rows else None

    def cell(self, reporter, partner, year, flow):
        return self.one(CELL, reporter, partner, year, flow)

    def picks(self, count, seed):
        """Pairs and years: a fifth of them blind, a fifth under other codes, the rest from cells."""
        chosen = random.Random(seed)
        rows = self.ask("SELECT DISTINCT reporter, partner, year FROM cells WHERE reporter <> partner", [])
        rows = sorted(row for row in rows if row[1] not in {"BUN", "FRE", "SPE", "UNS", "WLD"})
        states = {state for (state,) in self.ask("SELECT DISTINCT state FROM filed", [])}
        crossed = [row for row in rows if states & {row[0], row[1]}]
        named = sorted({row[0] for row in rows})
        years = sorted({row[2] for row in rows})
        blind = [(*chosen.sample(named, 2), chosen.choice(years)) for _ in range(count // 5)]
        return [*chosen.sample(crossed, count // 5), *chosen.sample(rows, count - 2 * (count // 5)), *blind]


def hold_flows(raw, record, a, b, year):
    """The four cells of a year, the gaps between them, the sums, and the growth on the year before."""
    wide = four_flows(record, a, b, years=(year - 1, year))
    now = str(year)
    cells = {(s, FLOWS[f]): raw.cell(s, p, year, f) for (s, p), f in product(((a, b), (b, a)), FLOWS)}
    held = {(s.reporter, s.flow): o.value for s in wide.series if (o := s.at(now))}
    assert held == {key: value for key, value in cells.items() if value is not None}
    expected = {
        (x, now): cells[m, "imports"] / cells[x, "exports"]
        for x, m in ((a, b), (b, a))
        if cells[x, "exports"] and cells[m, "imports"]
    }
    found = {(g.exporter, g.period): g.ratio for g in gaps(wide) if g.period == now}
    assert found == pytest.approx(expected)
    own = {
        s: cells[s, "exports"] + cells[s, "imports"]
        for s in (a, b)
        if None not in (cells[s, "exports"], cells[s, "imports"])
    }
    assert {one.counter: one.value for one in sums(wide) if one.period == now and one.counter} == own
    hold_growth(raw, wide, year, cells, own)


def hold_growth(raw, wide, year, cells, own):
    before = {
        (s, FLOWS[f]): raw.cell(s, p, year - 1, f)
        for (s, p), f in product(((wide.a, wide.b), (wide.b, wide.a)), FLOWS)
    }
    expected = {key: (cells[key] / before[key] - 1) * 100 for key in cells if cells[key] and before[key]}
    for state, total in own.items():
        base = (before[state, "exports"], before[state, "imports"])
        if None not in base:
            expected[state, "total"] = (total / sum(base) - 1) * 100
    if breaks(wide.a, wide.b) & {year}:
        expected = {}
    assert {(g.reporter, g.flow): g.value for g in growths(wide)} == pytest.approx(expected)


def breaks(*states):
    """The years in which one of the states began to be of another territory."""
    return {years[s] for s in states for years in (OTHER_LAND, NEW) if s in years}


def hold_history(raw, record, a, b):
    """The gaps and the signs of growth over all years."""
    flows = four_flows(record, a, b)
    for exporter, importer in ((a, b), (b, a)):
        (count, *ratios), *_ = raw.ask(RATIOS, {"a": exporter, "b": importer})
        history = [h for h in gap_histories(gaps(flows)) if h.exporter == exporter]
        assert [len(h.periods) for h in history] == [count] * bool(count)
        assert [(h.median, h.low, h.high) for h in history] == [pytest.approx(tuple(ratios))] * bool(count)
        ((years, opposite),) = raw.ask(
            f"{SIGNS} WHERE s.year NOT IN (SELECT unnest($broken))",
            {"a": exporter, "b": importer, "broken": [0, *breaks(a, b)]},
        )
        signs = [d for d in disagreements(flows) if d.first == f"{exporter} exports"]
        assert [(len(d.periods), len(d.opposite)) for d in signs] == [(years, opposite)] * bool(years)


def hold_standing(raw, record, reporter, partner, year, flow):
    """A partner's share and rank, and what has no rank."""
    found = standings(record, reporter, FLOWS[flow], str(year))
    total = raw.one(TOTAL, reporter, year, flow)
    value = raw.cell(reporter, partner, year, flow)
    if total is None:
        assert found == ()
        return
    (standing,) = found
    assert standing.total == pytest.approx(total)
    nameless = dict(raw.ask(NAMELESS, [reporter, year, flow]))
    assert {one.code: one.value for one in standing.left_out if one.kind == "no-state"} == nameless
    place = standing.of(partner)
    if value is None or partner == "EUU":
        assert place is None
        return
    assert place.share == pytest.approx(value / total)
    rank = 1 + raw.one(BETTER, reporter, year, flow, value)
    assert place.rank == (rank if standing.ranked else None)


def hold_all(panel, record, count, seed):
    raw = Raw(panel)
    picks = raw.picks(count, seed)
    assert len(picks) == count
    for a, b, year in picks:
        hold_flows(raw, record, a, b, year)
        hold_history(raw, record, a, b)
        for flow in FLOWS:
            hold_standing(raw, record, a, b, year, flow)


@pytest.fixture
def small_panel(tmp_path):
    """Invented trade of ten years with holes, zeros, codes of other names and rows of no state."""
    chosen = random.Random(4)
    codes = ["CHL", "PER", "FIN", "RUS", "SER", "OAS", "CUW", "ROM"]
    partners = [*codes, "UNS", "BUN", "EUN"]
    rows = [
        f"{reporter},{partner},{year},{flow},{chosen.choice([0, chosen.randint(1, 10**9)])}"
        for reporter, partner, year, flow in product(codes, partners, range(1988, 1998), "XM")
        if (reporter != partner or reporter == "CHL") and chosen.random() < 0.8
    ]
    panel = tmp_path / "wits_small.csv"
    panel.write_text("\n".join([HEADER, *rows, ""]), "utf-8")
    return panel


def imported(panel, home):
    store = Store(home)
    store.import_panel(panel)
    return store.record()


def test_a_small_panel_equals_plain_sql(small_panel):
    hold_all(small_panel, panel_record(small_panel), 60, seed=7)


def test_a_small_panel_in_the_store_equals_plain_sql(small_panel, tmp_path):
    hold_all(small_panel, imported(small_panel, tmp_path / "home"), 60, seed=8)


@pytest.mark.shared
def test_the_shared_panel_equals_plain_sql(shared):
    panel = shared / "data/trade/wits_bilateral_1962_2016.parquet"
    hold_all(panel, panel_record(panel), 40, seed=20220121)


@pytest.mark.shared
def test_the_shared_panel_in_the_store_equals_plain_sql(shared, tmp_path):
    panel = shared / "data/trade/wits_bilateral_1962_2016.parquet"
    hold_all(panel, imported(panel, tmp_path / "home"), 200, seed=20220216)
