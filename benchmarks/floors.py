"""Quality floors: measure on the reference data, hold the figures to their floors, raise the floors.

    python benchmarks/floors.py --shared FOLDER [--raise] [--lower]

The floors stand in tests/quality/floors.toml, each set with the digest of the data it was measured on.
Without options the figures are printed beside their floors, and a figure below its floor ends with 1.
--raise writes the figures that are above their floors; --lower too writes those below, which wants a reason
in the commit. A set whose data has changed must be measured again.
"""

import argparse
import hashlib
import importlib.util
import json
import tomllib
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

FILE = Path(__file__).resolve().parents[1] / "tests/quality/floors.toml"
ARTICLES = 12  # of the attribution corpus; benchmarks/statements.py reads them all
Figures = dict[str, float]
Sets = dict[str, dict[str, Any]]


def measure_readouts(shared: Path, language: str) -> Figures:
    """F1 of claims, contacts, statements and sectors on the documents of one language."""
    import msgspec

    from onrecord.intake import Request
    from onrecord.pipeline import read_inputs

    folder = shared / "data/readouts"
    reports = read_inputs([str(folder / "inputs.jsonl")], Request(offline=True))
    read = {
        r.id: msgspec.to_builtins(r)
        for r in reports
        if r.status == "read" and r.document is not None and r.document.language == language
    }
    gold = [row for row in _lines(folder / "gold.jsonl") if row["id"] in read]
    scored = _module(shared / "tools/score_readouts.py").score(gold, read)
    clean, claimless = map(int, scored["claims.none_where_none"].split("/"))
    names = ("claims.found", "claims.right", "claims.full", "contacts.found", "contacts.both")
    figures = {name: scored[name][2] for name in (*names, "statements.found", "sectors")}
    figures["statements.country"] = scored["statements.country"]
    if claimless:
        figures["claimless.clean"] = round(100 * clean / claimless, 1)
    return figures


def measure_attribution(shared: Path) -> Figures:
    """F1 of attributions (source, cue and content overlap) on the first articles of the corpus.

    ``attr`` is what the network hears, ``attr.rules`` the statements of the rules alone.
    """
    statements = _module(Path(__file__).with_name("statements.py"))
    gold = _lines(shared / "data/attribution/dev.gold.jsonl")[:ARTICLES]
    score = _module(shared / "tools/score_statements.py").score
    figures = {}
    for name, what in (("attr", "attributions"), ("attr.rules", "rules")):
        found = {row["id"]: statements.READERS[what](row["text"]) for row in gold}
        figures[name] = score(gold, found)["attr"][2]
    return figures


def measure_actors(shared: Path) -> Figures:
    """Share of the published actor cases that name a country, or an international body, and get it."""
    actors = _module(Path(__file__).with_name("actors.py"))
    found = actors.cases(shared / "data/acts/ngec_actor_tests.jsonl")
    named, others = [c for c in found if c.expected], [c for c in found if not c.expected]
    return {
        "country": round(100 * sum(c.right for c in named) / len(named), 1),
        "none": round(100 * sum(c.right for c in others) / len(others), 1),
    }


_READOUTS = ("data/readouts/inputs.jsonl", "data/readouts/gold.jsonl")
SETS: Mapping[str, tuple[Callable[[Path], Figures], tuple[str, ...]]] = {
    "readouts": (partial(measure_readouts, language="en"), _READOUTS),
    "readouts-es": (partial(measure_readouts, language="es"), _READOUTS),
    "readouts-ru": (partial(measure_readouts, language="ru"), _READOUTS),
    "attribution": (measure_attribution, ("data/attribution/dev.gold.jsonl",)),
    "actors": (measure_actors, ("data/acts/ngec_actor_tests.jsonl",)),
}


def measure(shared: Path, name: str) -> dict[str, Any]:
    """One set as the file keeps it: the digest of its data, and its figures."""
    measured, files = SETS[name]
    content = b"".join((shared / file).read_bytes() for file in files)
    return {"digest": f"sha256:{hashlib.sha256(content).hexdigest()}", **measured(shared)}


def faults(name: str, floors: Mapping[str, Any], measured: Mapping[str, Any]) -> list[str]:
    """What breaks the floors of a set; empty when all hold."""
    if floors.get("digest") != measured["digest"]:
        return [f"{name}: the data has changed; measure again with benchmarks/floors.py --raise --lower"]
    figures = {key: value for key, value in measured.items() if key != "digest"}
    return [
        f"{name}: {key} is {value}, below its floor of {floors.get(key)}"
        for key, value in figures.items()
        if key not in floors or value < floors[key]
    ]


def moved(floors: Mapping[str, Any], measured: Mapping[str, Any], *, lower: bool) -> dict[str, Any]:
    """The floors to keep: the higher figure of each, or the measured one where lowering is allowed."""
    return {
        key: value if lower or isinstance(value, str) else max(value, floors.get(key, value))
        for key, value in measured.items()
    }


def load_floors() -> Sets:
    """The floors by set."""
    return tomllib.loads(FILE.read_text("utf-8")) if FILE.exists() else {}


def _write(sets: Sets) -> None:
    head = "# Figures that may not fall; written by benchmarks/floors.py. F1 or per cent.\n"
    blocks = (
        f"\n[{name}]\n" + "".join(f"{json.dumps(key)} = {json.dumps(value)}\n" for key, value in kept.items())
        for name, kept in sets.items()
    )
    FILE.write_text(head + "".join(blocks), encoding="utf-8")


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--raise", dest="up", action="store_true")
    parser.add_argument("--lower", action="store_true")
    options = parser.parse_args()
    floors, wrong = load_floors(), []
    for name in SETS:
        held, measured = floors.get(name, {}), measure(options.shared, name)
        wrong += faults(name, held, measured)
        for key, value in measured.items():
            if key != "digest":
                print(f"{name:12} {key:20} {value:6} (floor {held.get(key)})")
        floors[name] = moved(held, measured, lower=options.lower)
    if options.up or options.lower:
        _write(floors)
        return 0
    print("\n".join(wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
