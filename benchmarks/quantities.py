"""Value and unit of quantities in trade prose: onrecord against general quantity libraries.

    python benchmarks/quantities.py [--readouts FOLDER] [--environments FOLDER]

The sentences are the project's own bank (tests/claims/cases); --readouts adds the quoted sentences of
hand-read English documents (inputs.jsonl, gold.jsonl). Each peer is installed from the package index into an
environment of its own, as their requirements conflict; --environments keeps these for the next run.

How a number is judged, in the peers' favour where there was a choice:
- A range counts as its two ends, whether it is found as a range or as two numbers.
- What is found beyond the expected numbers (years, counts, days) is not counted against anyone.
- A number without a unit may be a ratio, a count of things, or, as a fraction, a share ("a third").
- Any dollar is taken for the U.S. dollar unless it is named otherwise, any ton for a tonne, a rate for its
  numerator; cubic metres count as billions of them. Percentage points are not percent.
- Each peer is run a second time with the newswires' short forms ("mln", "dlrs", "pct") spelled out.
"""

import argparse
import csv
import json
import math
import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from quantity_libraries import LIBRARIES, Found

CASES = Path(__file__).resolve().parents[1] / "tests/claims/cases"
WORKER = Path(__file__).with_name("quantity_libraries.py")
PEERS = {
    "quantulum3": ("quantulum3[classifier]==0.10.0", "scikit-learn==1.8.0"),
    "recognizers-text": ("recognizers-text-number-with-unit==1.0.2a2", "emoji==1.1.0"),
}
SPELLED_OUT = {
    r"\bmln\b": "million", r"\bbn\b": "billion", r"\bdlrs\b": "dollars", r"\bpct\b": "percent",
    r"\bstg\b": "pounds sterling", r"\bbcm\b": "billion cubic metres", r"\bbpd\b": "barrels per day",
}  # fmt: skip
UNITS = {  # the peers' names, where they give no ISO 4217 code
    "percentage": "percent", "per cent": "percent", "percentage year": "percent",
    "dollar": "usd", "pound": "gbp", "peseta": "esp", "finnish markka": "fim",
    "ton": "tonnes", "tonne": "tonnes", "short ton": "tonnes", "long ton": "tonnes", "metric ton": "tonnes",
    "barrel": "barrels", "barrel per day": "barrels",
    "volume unit": "barrels",  # what recognizers-text calls a barrel
}  # fmt: skip
BARE = {"dimensionless", "unk", "count", ""}
Number = tuple[float, str]


class Case(NamedTuple):
    """A sentence and the numbers in it that must be found, each with its unit."""

    text: str
    numbers: frozenset[Number]


class Score(NamedTuple):
    """How many cases are right as a whole, numbers with their units, and values alone."""

    cases: int
    numbers: int
    values: int


def bank() -> list[Case]:
    """The cases of the quantity grammar, and the numbers of the claims' cases."""
    cases = []
    for row in _table(CASES / "quantities.tsv"):
        parts = [part.rsplit(" = ", 1)[1].split()[:2] for part in row["quantities"].split("; ") if part]
        cases.append(Case(row["text"], _numbers(parts)))
    for row in _table(CASES / "claims.tsv"):
        parts = [part.split()[-4:-2] for part in row["claims"].split("; ") if part]
        cases.append(Case(row["text"], _numbers(parts)))
    return [case for case in cases if case.numbers]


def quoted(folder: Path) -> list[Case]:
    """The quoted sentences of hand-read English documents, each with the numbers of all its claims."""
    english = {row["id"] for row in _lines(folder / "inputs.jsonl") if row["language"] == "en"}
    quotes: dict[str, list[list[str]]] = {}
    for row in _lines(folder / "gold.jsonl"):
        for claim in row["trade_claims"] if row["id"] in english else ():
            parts = quotes.setdefault(" ".join(claim["quote"].split()), [])
            ends = (claim["value"], claim.get("value_max"))
            parts += [[str(end), claim["unit"].split()[0]] for end in ends if end is not None]
    cases = [Case(text, _numbers(parts)) for text, parts in quotes.items()]
    return [case for case in cases if case.numbers]


def _numbers(parts: list[list[str]]) -> frozenset[Number]:
    """Ranks are left out: they are no quantities."""
    return frozenset(
        (float(end), unit) for value, unit in parts if unit != "rank" for end in value.split("..")
    )


def _table(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def environment(library: str, folder: Path) -> str:
    """The Python that has the library; a peer's environment is made where it is missing.

    Raises:
        RuntimeError: with pip's last line when the peer cannot be installed.
    """
    if library not in PEERS:
        return sys.executable
    home = folder / library
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    ready = home / "installed"
    if not ready.exists():
        venv.create(home, with_pip=True, clear=True)
        _output([str(python), "-m", "pip", "install", "-q", *PEERS[library]])
        ready.touch()
    return str(python)


def run(library: str, python: str, texts: list[str]) -> tuple[list[Found], float]:
    """What the library finds in each text, and its sentences a second."""
    sent = "".join(json.dumps(text) + "\n" for text in texts)
    lines = _output([python, "-W", "ignore", str(WORKER), library], sent).splitlines()
    *found, seconds = map(json.loads, lines[-len(texts) - 1 :])
    return found, len(texts) / seconds


def _output(command: list[str], sent: str = "") -> str:
    done = subprocess.run(command, input=sent, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise RuntimeError((done.stderr.strip().splitlines() or ["no reason given"])[-1])
    return done.stdout


def readings(value: float, unit: str, code: str | None) -> Iterator[Number]:
    """What a found number may stand for, in the project's units."""
    name = unit.lower()
    if name in BARE:
        yield from ((value, "ratio"), (value, "pieces"), (value, "unspecified"))
        if value < 1:
            yield 100 * value, "percent"
    elif name in ("cubic metre", "cubic meter"):
        yield value / 1e9, "bcm"
    else:
        currency = code.lower() if code and code.isalpha() else None
        yield value, currency or UNITS.get(name, name)


def judge(cases: list[Case], found: list[Found]) -> Score:
    """Count what is right in the order of the cases."""
    whole = right = values = 0
    for case, rows in zip(cases, found, strict=True):
        read = [reading for row in rows for reading in readings(*row)]
        near = {n: {u for v, u in read if math.isclose(v, n[0], rel_tol=2e-3)} for n in case.numbers}
        hits = sum(number[1] in units for number, units in near.items())
        values += sum(map(bool, near.values()))
        right += hits
        whole += hits == len(case.numbers)
    return Score(whole, right, values)


def spelled_out(text: str) -> str:
    for short, words in SPELLED_OUT.items():
        text = re.sub(short, words, text, flags=re.IGNORECASE)
    return text


def measure(name: str, cases: list[Case], folder: Path) -> None:
    """Print one table; a peer that cannot be installed or run is named, and the others go on."""
    total = sum(len(case.numbers) for case in cases)
    print(f"\n{name}: {len(cases)} cases with {total} numbers")
    print(
        "                              cases  value and unit       value    a second  to ours: right, speed"
    )
    plain = [case.text for case in cases]
    spelled = [spelled_out(text) for text in plain]
    runs = [(library, plain, library) for library in LIBRARIES]
    runs += [(library, spelled, f"{library}, spelled out") for library in PEERS]
    ours: tuple[int, float] | None = None
    for library, texts, label in runs:
        try:
            found, speed = run(library, environment(library, folder), texts)
        except RuntimeError as error:
            if library not in PEERS:
                raise
            print(f"{label:29} not measured: {error}")
            continue
        score = judge(cases, found)
        ours = ours or (score.numbers, speed)
        counts = zip(score, (len(cases), total, total), (5, 8, 4), strict=True)
        shares = "  ".join(f"{part:{width}} {part / whole:5.1%}" for part, whole, width in counts)
        print(f"{label:29}{shares}  {speed:10.0f}  {score.numbers / ours[0]:.2f}, {speed / ours[1]:.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--readouts", type=Path, help="hand-read documents: sentences that are not our own")
    parser.add_argument("--environments", type=Path, help="keep the peers' environments here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.environments or Path(temporary)
        measure("Own bank", bank(), folder)
        if options.readouts:
            measure("Hand-read documents", quoted(options.readouts), folder)


if __name__ == "__main__":
    main()
