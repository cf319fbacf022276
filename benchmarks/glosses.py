"""Show the glosses of documents, or the words in them that have none.

    python benchmarks/glosses.py FILE.jsonl [--unknown]

FILE has a document a line, as ``onrecord read`` takes it, with its language.
"""

import argparse
import json
from collections import Counter
from importlib import import_module
from pathlib import Path

from onrecord.glossing import Alignment

ADAPTERS = {"es": "spanish", "ru": "russian"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--unknown", action="store_true")
    options = parser.parse_args()
    unknown: Counter[str] = Counter()
    for line in options.file.read_text("utf-8").splitlines():
        one = json.loads(line)
        name = ADAPTERS.get(one.get("language", ""))
        if name is None:
            continue
        adapter = import_module(f"onrecord.glossing.{name}")
        if options.unknown:
            unknown.update(adapter.unknown(one["text"]))
        else:
            print(f"== {one['id']}", Alignment(one["text"], adapter.pieces(one["text"])).gloss, sep="\n")
    for word, count in unknown.most_common():
        print(count, word)


if __name__ == "__main__":
    main()
