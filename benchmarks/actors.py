"""Which country an actor's name leads to, on the published cases of actor resolution.

    python benchmarks/actors.py SHARED/data/acts/ngec_actor_tests.jsonl

A case is read as a text would be: its words of context, then the name, on its day. The first country found
counts; for a case of an international body the body itself, of the United Nations (UNO) or another (IGO).
Printed are the share of all cases that name a country, every dated case, every miss, and how many of the
cases that expect no country get none.
"""

import argparse
import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.gazetteer import find
from onrecord.gazetteer.tables import table

OTHER_CODES = {"EUU": "EUR"}
FORMS = ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y")


class Case(NamedTuple):
    """One case: the words of context and the name, the day or None for today, and the country expected."""

    text: str
    on: date | None
    expected: str
    found: str

    @property
    def right(self) -> bool:
        return self.found == self.expected


def cases(path: Path) -> list[Case]:
    """All cases whose expectation has a country, also those that expect none ("")."""
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return [_case(row) for row in rows if row["expect"].get("country") is not None]


def _case(row: Mapping[str, Any]) -> Case:
    name, context, day = (*row["args"], "", "")[:3]
    words = f"{context or row['kwargs'].get('country', '')} {name}".strip()
    on = _day(row["kwargs"].get("query_date", "") or day)
    return Case(words, on, row["expect"]["country"], resolved(words, on))


def _day(words: str) -> date | None:
    for form in FORMS:
        try:
            return datetime.strptime(words.title() if form != FORMS[0] else words, form).date()
        except ValueError:
            continue
    return None


def resolved(words: str, on: date | None) -> str:
    """The code of the first country a text leads to, else of the international body it names, else ""."""
    matches = find(words, on=on, wide=True)
    code = next((m.country for m in matches if m.country), None)
    if code:
        return OTHER_CODES.get(code, code)
    bloc = next((m.body for m in matches if m.kind == "bloc"), None)
    return "" if bloc is None else "UNO" if bloc in _of_the_united_nations() else "IGO"


def _of_the_united_nations() -> set[str]:
    return {row["name"] for row in table("blocs") if row["family"]}


def _told(case: Case) -> str:
    day = f" ({case.on})" if case.on else ""
    return f"{case.expected or '-':4} {case.found or '-':4} {case.text}{day}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path)
    found = cases(parser.parse_args().file)
    named = [case for case in found if case.expected]
    others = [case for case in found if not case.expected]
    right = sum(case.right for case in named)
    print(f"country right: {right} of {len(named)}, {100 * right / len(named):.1f}%")
    print(f"none where none is expected: {sum(case.right for case in others)} of {len(others)}")
    for title, listed in (
        ("dated", [case for case in named if case.on]),
        ("missed", [case for case in found if not case.right]),
    ):
        print(f"\n{title}: expected, found, text")
        print("\n".join(f"{'ok ' if case.right else 'NOT'} {_told(case)}" for case in listed))


if __name__ == "__main__":
    main()
