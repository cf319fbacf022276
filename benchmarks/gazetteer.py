"""Times of the gazetteer's matcher as a share of their limits: building it, and reading a text.

    python benchmarks/gazetteer.py [--runs 20]

The matcher is built once in a process of its own per run; the text is 5,000 characters of sentences about
officials of all countries in turn. The limits are those the project set itself: 0.3 s and 5 ms.
"""

import argparse
import statistics
import subprocess
import sys
import time
from datetime import date

from onrecord.gazetteer import find
from onrecord.gazetteer.countries import countries

LIMITS = {"build": 0.3, "5,000 characters": 0.005}
LENGTH = 5000
BUILD = """
import time
from onrecord.gazetteer import find
started = time.perf_counter()
find("Peru")
print(time.perf_counter() - started)
"""


def text() -> str:
    """Sentences that name every country in turn, cut at 5,000 characters."""
    sentences = (
        f"The president of {one.title} and the {other.names[0]} foreign ministry spoke of wool and wine.\n"
        for one, other in zip(countries().values(), reversed(countries().values()), strict=True)
    )
    return "".join(sentences)[:LENGTH]


def building() -> float:
    """Seconds to build the matcher in a new process."""
    run = subprocess.run([sys.executable, "-c", BUILD], check=True, capture_output=True, text=True)
    return float(run.stdout)


def reading(words: str) -> float:
    """Seconds to read a text with a matcher already built."""
    started = time.perf_counter()
    find(words, on=date(2020, 1, 1))
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=20)
    runs = parser.parse_args().runs
    words = text()
    reading(words)
    measured = {
        "build": [building() for _ in range(min(runs, 5))],
        "5,000 characters": [reading(words) for _ in range(runs)],
    }
    for name, times in measured.items():
        median, limit = statistics.median(times), LIMITS[name]
        print(f"{name:16} median {median:.4f} s of {limit} s allowed: {median / limit:.2f} (n={len(times)})")


if __name__ == "__main__":
    main()
