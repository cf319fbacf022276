"""The store of statistics: how long an import takes and how much memory, and how fast a pair is found.

    python benchmarks/record.py --panel PANEL.parquet [--baci FILE | --no-baci] [--pairs N] [--rows N]

PANEL is a panel with the columns of the shipped WITS mapping. Each import runs in a process of its own, whose
peak memory is that of the whole process. A year as large as one of BACI's is generated, unless one is given
with --baci. Pairs are drawn with a fixed seed and each is asked for once, in one process, after a first one
that is not counted: no pair is in any cache of ours. Peers: the plain DuckDB query over the Parquet file,
pandas and Polars over the same file (Polars where it is installed). Ends with 1 when a limit is passed.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

STATES, MEGABYTE = 230, 1024  # ru_maxrss is in kilobytes on Linux
LIMITS = {"panel": (10.0, 1000.0), "baci": (None, 2000.0)}  # seconds, megabytes
FASTER = 5.0  # than the plain DuckDB query
GENERATED = "BACI_HS17_Y2020_V202301.csv.gz"
ROWS = 11_000_000
Pair = tuple[str, str]
Lookup = Callable[[str, str], int]


def main() -> int:
    """Measure everything and hold it to the limits."""
    arguments = _arguments()
    if arguments.step:
        print(json.dumps(_import(arguments.step, arguments.panel, arguments.home)))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        kept = [_imported("panel", arguments.panel, home)]
        kept.append(_lookups(arguments.panel, home, arguments.pairs))
        if not arguments.no_baci:
            file = arguments.baci or _generated(
                Path(folder) / "BACI_HS17_Y2020_V202301.csv.gz", arguments.rows
            )
            kept.append(_imported("baci", file, home))
            kept.append(_beside_baci(arguments.panel, home, arguments.pairs))
    return 0 if all(kept) else 1


def _imported(step: str, file: Path, home: Path) -> bool:
    command = [sys.executable, __file__, "--step", step, "--panel", str(file), "--home", str(home)]
    found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    seconds, megabytes = LIMITS[step]
    kept = found["megabytes"] < megabytes and (seconds is None or found["seconds"] < seconds)
    limit = f"limit {f'{seconds:.0f} s, ' if seconds else ''}{megabytes:.0f} MB"
    print(
        f"import of {file.name}: {found['rows']:,} rows in {found['seconds']:.1f} s, "
        f"peak {found['megabytes']:.0f} MB ({limit}: {'kept' if kept else 'PASSED'})"
    )
    return kept


def _import(step: str, file: Path, home: Path) -> dict[str, float]:
    from onrecord.official.canonical import Standing
    from onrecord.official.store import Store

    start = time.perf_counter()
    if step == "panel":
        held = Store(home).import_panel(file)
    else:
        codes = [Standing(str(n), 0, 9999, _state(n), "state") for n in range(4, 1000)]
        held = Store(home).import_baci(file, codes)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    return {"rows": held.rows, "seconds": time.perf_counter() - start, "megabytes": peak}


def _lookups(panel: Path, home: Path, count: int) -> bool:
    pairs = drawn_pairs(panel, count)
    ours, found = _measured(_ours(home), pairs)
    print(f"{count} pairs, both reporters, all years, median: onrecord {ours:.2f} ms")
    for name, lookup in _tables(home):
        print(f"  {name}: {_measured(lookup, pairs)[0]:.2f} ms")
    kept = True
    for name, peer in _peers(panel):
        theirs, rows = _measured(peer, pairs)
        held = rows == found
        print(f"  {name}: {theirs:.2f} ms, {theirs / ours:.1f} times ours{'' if held else '; OTHER ROWS'}")
        kept = kept and held and (name != "DuckDB, plain query" or theirs / ours >= FASTER)
    print(f"  (limit: {FASTER:.0f} times faster than the plain DuckDB query: {'kept' if kept else 'PASSED'})")
    return kept


def _beside_baci(panel: Path, home: Path, count: int) -> bool:
    ours, _ = _measured(_ours(home), drawn_pairs(panel, count))
    print(f"the same pairs with BACI in the store too: onrecord {ours:.2f} ms")
    return True


def _measured(lookup: Lookup, pairs: list[Pair]) -> tuple[float, list[int]]:
    """Median milliseconds a pair, and how many values each has."""
    lookup(*pairs[0])
    times, found = [], []
    for a, b in pairs[1:]:
        start = time.perf_counter()
        found.append(lookup(a, b))
        times.append((time.perf_counter() - start) * 1000)
    return median(times), found


def _ours(home: Path) -> Lookup:
    from onrecord.official.store import Store

    record = Store(home).record()

    def lookup(a: str, b: str) -> int:
        return sum(len(s.observations) for s in record.series(a, b) if s.provider != "baci")

    return lookup


def _tables(home: Path) -> Iterator[tuple[str, Lookup]]:
    """The same four flows as the table that ``trade`` shows, which no peer makes."""
    from onrecord.official.store import Store
    from onrecord.official.table import trade_table

    for name, unspecified in (
        ("with mirror ratios and notes", False),
        ("and what each side files under no state", True),
    ):
        record = Store(home).record()
        yield name, lambda a, b, r=record, u=unspecified: len(trade_table(r, a, b, unspecified=u).series)


def _peers(panel: Path) -> Iterator[tuple[str, Lookup]]:
    yield "DuckDB, plain query", plain_query(panel)
    yield "pandas, file read with filters", _pandas_file(panel)
    yield "pandas, panel in memory", _pandas_memory(panel)
    try:
        import polars as pl
    except ImportError:
        print("  Polars is not installed here and is left out")
        return
    yield "Polars, file scanned with filters", _polars(pl, pl.scan_parquet(panel))
    yield "Polars, panel in memory", _polars(pl, pl.read_parquet(panel).lazy())


def plain_query(panel: Path) -> Lookup:
    import duckdb

    connection = duckdb.connect()
    query = (
        f"SELECT reporter_iso3, partner_iso3, flow, year, value_usd FROM read_parquet('{panel}') "
        "WHERE ((reporter_iso3 = ? AND partner_iso3 = ?) OR (reporter_iso3 = ? AND partner_iso3 = ?)) "
        "AND value_usd > 0 ORDER BY 1, 2, 3, 4"
    )
    return lambda a, b: len(connection.execute(query, [a, b, b, a]).fetchall())


def _pandas_file(panel: Path) -> Lookup:
    import pandas as pd

    def lookup(a: str, b: str) -> int:
        either = [
            [("reporter_iso3", "==", x), ("partner_iso3", "==", y), ("value_usd", ">", 0)]
            for x, y in ((a, b), (b, a))
        ]
        return len(pd.read_parquet(panel, filters=either))

    return lookup


def _pandas_memory(panel: Path) -> Lookup:
    import pandas as pd

    frame = pd.read_parquet(panel)

    def lookup(a: str, b: str) -> int:
        reporter, partner = frame["reporter_iso3"], frame["partner_iso3"]
        either = ((reporter == a) & (partner == b)) | ((reporter == b) & (partner == a))
        return len(frame[either & (frame["value_usd"] > 0)])

    return lookup


def _polars(pl: Any, frame: Any) -> Lookup:
    def lookup(a: str, b: str) -> int:
        reporter, partner = pl.col("reporter_iso3"), pl.col("partner_iso3")
        either = ((reporter == a) & (partner == b)) | ((reporter == b) & (partner == a))
        return frame.filter(either & (pl.col("value_usd") > 0)).collect().height

    return lookup


def drawn_pairs(panel: Path, count: int) -> list[Pair]:
    """Pairs of states that no crosswalk touches, so that a plain query finds the same rows."""
    import duckdb

    from onrecord.official.mapping import shipped_mapping

    mapping = shipped_mapping("wits")
    touched = {name for c in mapping.crosswalk for name in (c.code, c.state)}
    touched |= {*mapping.no_state, *mapping.aggregates}
    found = duckdb.sql(f"SELECT DISTINCT reporter_iso3, partner_iso3 FROM read_parquet('{panel}')").fetchall()
    free = sorted({(min(p), max(p)) for p in found if touched.isdisjoint(p) and p[0] != p[1]})
    return random.Random(4).sample(free, count + 1)


def _generated(file: Path, rows: int) -> Path:
    """A year with as many rows as BACI's: exporters, importers and products of six digits, in BACI's form."""
    import duckdb

    start, every = time.perf_counter(), STATES * (STATES - 1) * 5000 / rows
    duckdb.execute(
        f"""COPY (
          SELECT 2020 AS t, 4 + i.range * 4 AS i, 4 + j.range * 4 AS j,
            lpad(CAST(k.range * 97 + 10000 AS VARCHAR), 6, '0') AS k,
            round(hash(i.range, j.range, k.range, 'v') % 1000000 / 1000.0 + 0.001, 3) AS v,
            CASE WHEN hash(k.range) % 5 = 0 THEN 'NA'
              ELSE CAST(hash(k.range, j.range) % 100000 / 1000.0 AS VARCHAR) END AS q
          FROM range({STATES}) i, range({STATES}) j, range(5000) k
          WHERE i.range <> j.range AND hash(i.range, j.range, k.range) % 1000000 < 1000000 / {every}
        ) TO '{file}' (HEADER)"""
    )
    print(f"generated {file.name}: {file.stat().st_size / 1e6:.0f} MB in {time.perf_counter() - start:.0f} s")
    return file


def _state(number: int) -> str:
    letters = [chr(65 + number // 26**power % 26) for power in (2, 1, 0)]
    return "".join(letters)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--panel", type=Path, required=True, help="Parquet panel in the layout of WITS")
    parser.add_argument("--baci", type=Path, help="a BACI year; else one is generated")
    parser.add_argument("--no-baci", action="store_true")
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--rows", type=int, default=ROWS, help="of the generated year")
    parser.add_argument("--step", choices=tuple(LIMITS), help=argparse.SUPPRESS)
    parser.add_argument("--home", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
