"""Read the statements of a corpus of attributions and score them with the corpus's own scorer.

    python benchmarks/statements.py --gold FILE --scorer FILE [--limit N] [-o FILE]

FILE has one document a line: {"id", "text", "attributions"}; the scorer prints precision, recall and F1.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from onrecord.extraction import extract
from onrecord.model import Document, Statement


def attribution(statement: Statement) -> dict[str, list[list[int]]]:
    cue = [statement.cue] if statement.cue else []
    sources = sorted({(s.start, s.end) for s in statement.speakers if s.end > s.start})
    return {
        "source": [list(span) for span in sources],
        "cue": [[c.start, c.end] for c in cue],
        "content": [[part.start, part.end] for part in statement.content],
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--limit", type=int, help="read the first N documents only")
    parser.add_argument("-o", "--output", type=Path, help="keep the predictions here")
    options = parser.parse_args()
    lines = options.gold.read_text(encoding="utf8").splitlines()[: options.limit]
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder) / "gold.jsonl", options.output or Path(folder) / "statements.jsonl"
        gold.write_text("\n".join(lines) + "\n", encoding="utf8")
        started = time.perf_counter()
        with predicted.open("w", encoding="utf8") as rows:
            for line in lines:
                record = json.loads(line)
                found = extract(Document(digest="", text=record["text"], language="en")).statements
                row = {"id": record["id"], "attributions": [attribution(s) for s in found]}
                rows.write(json.dumps(row) + "\n")
        print(f"{len(lines) / (time.perf_counter() - started):.1f} documents a second")
        score = [sys.executable, str(options.scorer), "--gold", str(gold), "--pred", str(predicted)]
        return subprocess.run(score, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
