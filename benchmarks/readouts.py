"""Read hand-annotated documents and score the result with the annotation's own scorer.

    python benchmarks/readouts.py FOLDER --scorer FILE [--only en] [--misses]

FOLDER holds inputs.jsonl and gold.jsonl, and may hold docs/ (one JSON file a document, with id and lang).
Folders of our own are in tests/readouts.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path


def documents(folder: Path, made: Path) -> Path:
    """The folder that tells the scorer each document's language; made from the inputs where there is none."""
    if (folder / "docs").is_dir():
        return folder / "docs"
    for line in (folder / "inputs.jsonl").read_text("utf-8").splitlines():
        one = json.loads(line)
        told = json.dumps({"id": one["id"], "lang": one["language"]})
        (made / f"{one['id']}.json").write_text(told, "utf-8")
    return made


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--only")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    program = str(Path(sys.executable).with_name("onrecord"))
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "read.jsonl"
        read = [
            program,
            "read",
            str(options.folder / "inputs.jsonl"),
            "-o",
            str(predicted),
            "-q",
            "--offline",
        ]
        subprocess.run(read, check=False)  # what failed is a row too, and the scorer counts it
        score = [sys.executable, str(options.scorer), "--gold", str(options.folder / "gold.jsonl")]
        score += ["--docs", str(documents(options.folder, Path(folder))), "--pred", str(predicted)]
        score += ["--only", options.only] if options.only else []
        score += ["--misses"] if options.misses else []
        return subprocess.run(score, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
