"""Cold-start times as a share of their limits: one article through `check`, and `--help`.

    python benchmarks/speed.py [--runs 5]

Each run is a new process, from the start of the interpreter to its end. The limits are those the project
set itself for two cores: 4 s for one article, 0.3 s for the help page.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from onrecord.demo import PUBLISHED, demo_text

LIMITS = {"check": 4.0, "check to HTML": 4.0, "help": 0.3}


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    program = str(Path(sys.executable).with_name("onrecord"))
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text(demo_text(), encoding="utf-8")
        check = [program, "check", str(article), "--published", PUBLISHED, "--offline"]
        commands = {
            "check": [*check, "--format", "json"],
            "check to HTML": [*check, "--format", "html"],
            "help": [program, "--help"],
        }
        for name, command in commands.items():
            times = [seconds(command) for _ in range(runs)]
            median, limit = statistics.median(times), LIMITS[name]
            print(f"{name:14} median {median:.2f} s of {limit} s allowed: {median / limit:.2f} (n={runs})")


if __name__ == "__main__":
    main()
