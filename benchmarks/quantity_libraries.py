"""The worker of quantities.py: one library, in the environment that has it, over JSON lines.

    python benchmarks/quantity_libraries.py LIBRARY < SENTENCES

Each line in is a sentence, as a JSON string. Out come a line for each, [[value, unit's name, ISO 4217 code or
null], ...], and one more: the seconds that the fastest pass over all of them took.
"""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

PASSES = 3
Found = list[list[Any]]
Parse = Callable[[str], Found]


def onrecord() -> Parse:
    """This project's grammar."""
    from onrecord.claims import find_quantities

    def parse(text: str) -> Found:
        ends = [(end, q.unit) for q in find_quantities(text) for end in (q.value, q.high) if end is not None]
        return [[value, unit, None] for value, unit in ends]

    return parse


def quantulum3() -> Parse:
    """A range is a middle with an uncertainty."""
    from quantulum3 import parser

    def parse(text: str) -> Found:
        found = []
        for quantity in parser.parse(text):
            name, code = quantity.unit.name, quantity.unit.currency_code
            width = quantity.uncertainty or 0
            found += [[quantity.value + side * width, name, code] for side in (-1, 1)]
        return found

    return parse


def recognizers_text() -> Parse:
    """All of its models that give amounts; the bare numbers are read by the last."""
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer

    units, numbers = NumberWithUnitRecognizer("en-us"), NumberRecognizer("en-us")
    models = [units.get_currency_model(), units.get_dimension_model()]
    models += [numbers.get_percentage_model(), numbers.get_number_model()]

    def parse(text: str) -> Found:
        found = []
        for one in (one for model in models for one in model.parse(text)):
            value, unit = one.resolution["value"], one.resolution.get("unit", "")
            if value is not None:
                unit = "percentage" if value.endswith("%") else unit
                found.append([float(value.rstrip("%")), unit, one.resolution.get("isoCurrency")])
        return found

    return parse


LIBRARIES: dict[str, Callable[[], Parse]] = {
    "onrecord": onrecord,
    "quantulum3": quantulum3,
    "recognizers-text": recognizers_text,
}


def main() -> None:
    texts = [json.loads(line) for line in sys.stdin]
    parse = LIBRARIES[sys.argv[1]]()
    found = [parse(text) for text in texts]  # the passes that are timed come after this one has warmed up
    passes = []
    for _ in range(PASSES):
        started = time.perf_counter()
        for text in texts:
            parse(text)
        passes.append(time.perf_counter() - started)
    for row in [*found, min(passes)]:
        print(json.dumps(row))


if __name__ == "__main__":
    main()
