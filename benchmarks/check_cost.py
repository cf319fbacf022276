"""What checking one claim costs against one plain SQL reading of the same pair.

    python benchmarks/check_cost.py --panel PANEL.parquet [--pairs 30]

Each kind of claim has a record of its own and asks for each pair once, after a first one that is not
counted. Opening the panel, which a run does once, is measured apart. The peer is DuckDB's plain query of the
pair over the same file, all years and both reporters. The limit that the project set itself is ten times
that, ranks included.
"""

import argparse
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

from onrecord.checking import check_claims
from onrecord.model import Claim, ClaimMention, Period
from onrecord.official import Record, panel_record
from record import drawn_pairs, plain_query

LIMIT = 10.0
PUBLISHED = date(2015, 9, 1)
YEAR = Period(start="2014-01", end="2014-12", basis="said")
RISE: dict[str, Any] = {
    "form": "growth",
    "direction": "up",
    "unit": "percent",
    "value": 12.0,
    "as_written": "12%",
}
LEVEL: dict[str, Any] = {"form": "level", "unit": "usd", "value": 1.3e9, "as_written": "1.3 billion"}
PLACE: dict[str, Any] = {"form": "rank", "unit": "rank", "value": 2.0, "as_written": "second"}
SHARE: dict[str, Any] = {"form": "share", "unit": "percent", "value": 5.0, "as_written": "5%"}
KINDS = {
    "growth in a year": {**RISE, "period": YEAR},
    "growth, no period said": RISE,
    "level in a year": {**LEVEL, "period": YEAR},
    "share in a year": {**SHARE, "period": YEAR, "share_of": "{}'s trade"},
    "rank in a year": {**PLACE, "period": YEAR, "rank_of": "{}"},
    "rank, no period said": {**PLACE, "rank_of": "{}"},
}
NAMING = {"rank_of", "share_of"}


def main() -> int:
    """Measure each kind of claim and hold it to the limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--panel", type=Path, required=True, help="Parquet panel in the layout of WITS")
    parser.add_argument("--pairs", type=int, default=30)
    arguments = parser.parse_args()
    pairs = [tuple(sorted(pair)) for pair in drawn_pairs(arguments.panel, arguments.pairs)]
    peer = _median(plain_query(arguments.panel), pairs)
    print(f"DuckDB, plain query of the pair: median {peer:.1f} ms (n={len(pairs) - 1})")
    start = time.perf_counter()
    panel_record(arguments.panel)
    print(f"opening the panel, once a run: {(time.perf_counter() - start) * 1000:.0f} ms")
    kept = True
    for name, facts in KINDS.items():
        ours = _median(_checked(panel_record(arguments.panel), facts), pairs)
        kept = kept and ours / peer <= LIMIT
        print(f"{name:24} median {ours:6.1f} ms, {ours / peer:.1f} times the query")
    print(f"(limit: {LIMIT:.0f} times: {'kept' if kept else 'PASSED'})")
    return 0 if kept else 1


def _checked(record: Record, facts: dict[str, Any]) -> Callable[[str, str], object]:
    mention = ClaimMention(text="x", start=0, end=1, place="body", voice="outlet", statement=None)

    def check(a: str, b: str) -> object:
        of_pair = {
            key: value.format(a) if key in {"rank_of", "share_of"} else value for key, value in facts.items()
        }
        claim = Claim(id="k1", parties=(a, b), flow="total", mentions=(mention,), **of_pair)
        return check_claims([claim], (), record, published=PUBLISHED)

    return check


def _median(work: Callable[[str, str], object], pairs: list[tuple[str, ...]]) -> float:
    work(*pairs[0])
    times = []
    for a, b in pairs[1:]:
        start = time.perf_counter()
        work(a, b)
        times.append((time.perf_counter() - start) * 1000)
    return median(times)


if __name__ == "__main__":
    raise SystemExit(main())
