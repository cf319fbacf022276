"""Runs the tagger's files over a split and scores them.

python -m training.tagger.evaluate GOLD --scorer FILE [--model DIR]
"""

import argparse
import importlib.util
import json
import sys
import time
from pathlib import Path
from types import ModuleType

from onrecord.networks import place, session
from onrecord.tagging.reading import Networks, pieces_of_words, read


def networks(folder: Path) -> Networks:
    """The files of a folder, whatever their digests."""
    return Networks(
        pieces_of_words(), *(session((folder / name).read_bytes()) for name in ("tagger.onnx", "linker.onnx"))
    )


def scorer(path: Path) -> ModuleType:
    """The corpus's scorer as a module."""
    spec = importlib.util.spec_from_file_location("score_statements", path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path}: no Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Reads and prints the scores."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=Path(str(place("tagger"))))
    options = parser.parse_args()
    gold = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines()]
    made = networks(options.model)
    begun = time.process_time()
    found = {}
    for record in gold:
        attributions = read(record["text"], made)
        found[record["id"]] = [
            {"source": list(a.source), "cue": [a.cue], "content": list(a.content)} for a in attributions
        ]
    print(f"{len(gold) / (time.process_time() - begun):.1f} documents a second")
    for name, value in scorer(options.scorer).score(gold, found).items():
        print(f"{name:24} {value}")


if __name__ == "__main__":
    main()
