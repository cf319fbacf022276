"""Draw rows of a corpus of trade claims with a fixed seed and print the shape of what is read in each.

    python benchmarks/claims_sample.py --claims FILE [--seed 7] [--n 60] [--after 0] [--texts]

FILE has one claim a line: {"id", "text", "lang", "date", "forms"}. The sample is drawn from the English rows;
every row of the file, in whatever language, is read too, and a row that fails ends with 1. --texts prints
the texts themselves, for a judge's eyes; nothing is written.
"""

import argparse
import json
import random
import re
from datetime import datetime
from pathlib import Path
from typing import Any

from onrecord.errors import InputError
from onrecord.model import Claim, Period

Row = dict[str, Any]
_AROUND_DATE = re.compile(r"^on \w+, |^\d+:\d\d [AP]M |T[\d:]+$|(?<=\d)(?:st|nd|rd|th)\b")
_DATE_FORMS = ("%Y-%m-%d", "%d-%m-%Y", "%d-%m-%y", "%m/%d/%Y", "%B %d, %Y", "%d %b %Y")


def drawn(rows: list[Row], seed: int, size: int, after: int = 0) -> list[Row]:
    """The English rows that come ``after`` so many in the order of the seed, in the order of the file."""
    english = [row for row in rows if row["lang"] == "en"]
    order = random.Random(seed).sample(range(len(english)), len(english))
    return [english[place] for place in sorted(order[after : after + size])]


def claims_of(row: Row) -> tuple[Claim, ...]:
    """What is read in one row, given its date where it has one."""
    from onrecord import read

    return read(row["text"], language=row["lang"], **_published(row)).claims


def shape(claim: Claim) -> str:
    """Pair, flow, seller, form, value, unit, period and base, in a line without the text's words."""
    high = f"..{claim.value_high:.12g}" if claim.value_high is not None else ""
    value = "?" if claim.value is None else f"{claim.value:.12g}"
    marks = [
        claim.hedge,
        f"per {claim.per}" if claim.per else "",
        f"record {claim.record}" * bool(claim.record),
    ]
    slots = [
        "-".join(claim.parties) or "?",
        claim.flow,
        claim.exporter or "-",
        claim.form,
        claim.direction or "-",
        value + high,
        claim.unit,
        _months(claim.period),
        _months(claim.base),
        *filter(None, marks),
    ]
    return " ".join(slots)


def _published(row: Row) -> dict[str, str]:
    """The row's date, which the file writes in many ways, as an ISO date; nothing where it has none."""
    written = _AROUND_DATE.sub("", row["date"] or "")
    for form in _DATE_FORMS:
        try:
            return {"published": datetime.strptime(written, form).date().isoformat()}
        except ValueError:
            continue
    return {}


def _months(period: Period | None) -> str:
    if period is None:
        return "-"
    return str(period.year) if period.year else f"{period.start}/{period.end}"


def _print_row(row: Row, texts: bool) -> None:
    print(f"{row['id']}  {','.join(row['forms']) or '-'}")
    if texts:
        print(f"    [{row['date']}] {row['text']}")
    for claim in claims_of(row):
        print(f"    {shape(claim)}")


def _failures(rows: list[Row]) -> list[str]:
    failed = []
    for row in rows:
        try:
            claims_of(row)
        except InputError as error:
            failed.append(f"{row['id']}: {error}")
    return failed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--claims", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--n", type=int, default=60)
    parser.add_argument("--after", type=int, default=0, help="leave out so many: draws that do not overlap")
    parser.add_argument("--texts", action="store_true", help="print the texts too")
    options = parser.parse_args()
    rows = [json.loads(line) for line in options.claims.read_text(encoding="utf-8").splitlines()]
    for row in drawn(rows, options.seed, options.n, options.after):
        _print_row(row, options.texts)
    failed = _failures(rows)
    print(f"{len(rows)} texts read, {len(failed)} failed", *failed, sep="\n")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
