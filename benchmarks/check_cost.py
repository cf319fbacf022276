"""What checking one claim costs against one plain SQL reading of the same pair.

    python benchmarks/check_cost.py --panel PANEL.parquet [--pairs 30]

Each kind of claim has a record of its own and asks for each pair once, after a first one that is not
counted. Opening the panel, which a run does once, is measured apart. The peer is DuckDB's plain query of the
pair over the same file, all years and both reporters, asked in turn with each kind of claim so that a busy
machine slows both alike. The limit that the project set itself is ten times that, ranks included.
"""

import argparse
import time
from collections.abc import Callable, Sequence
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
    peer = plain_query(arguments.panel)
    start = time.perf_counter()
    panel_record(arguments.panel)
    print(f"opening the panel, once a run: {(time.perf_counter() - start) * 1000:.0f} ms")
    kept = True
    for name, facts in KINDS.items():
        ours, plain = _medians((_checked(panel_record(arguments.panel), facts), peer), pairs)
        kept = kept and ours / plain <= LIMIT
        print(f"{name:24} median {ours:6.1f} ms, {ours / plain:.1f} times the query's {plain:.1f} ms")
    print(f"(n={len(pairs) - 1}; limit: {LIMIT:.0f} times: {'kept' if kept else 'PASSED'})")
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


def _medians(works: Sequence[Callable[[str, str], object]], pairs: list[tuple[str, ...]]) -> list[float]:
    """Milliseconds of each piece of work, done in turn for every pair; the first pair is not counted."""
    times: list[list[float]] = [[] for _ in works]
    for a, b in pairs:
        for work, taken in zip(works, times, strict=True):
            start = time.perf_counter()
            work(a, b)
            taken.append((time.perf_counter() - start) * 1000)
    return [median(taken[1:]) for taken in times]


if __name__ == "__main__":
    raise SystemExit(main())
