"""Findings of drawn claims against an oracle that is written separately, in SQL and plain arithmetic.

    python benchmarks/findings.py --panel PANEL.parquet [--n N] [--seed SEED] [--examples N]

PANEL is a panel with the columns of the shipped WITS mapping. Each claim is held against it twice: as a claim
object, and read from a sentence. Expected are the outcome and what decides it (findings_oracle.py). Prints
the agreement and every class of disagreement with examples. Ends with 1 when agreement is below the floors.
"""

import argparse
import random
import tempfile
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

import onrecord
from findings_drawing import drawn
from findings_numbers import Drawn
from findings_oracle import RETRIEVED, Expected, Oracle
from findings_words import figure, sentence
from onrecord.checking import check_claims
from onrecord.gazetteer import possessive, title
from onrecord.model import Claim, ClaimMention, Finding, Period, Span, Speaker, Statement
from onrecord.official.store import Store
from onrecord.pipeline import check_report

FLOORS = {"structured": 0.98, "sentences": 0.90}
# Codes that a crosswalk reads as another state in some years, and places that sentences seldom name.
_CODES = """
    RUS CZE SER DEU OAS EUN ROM ZAR TMP MNT SUD SDN BLX BEL LUX YDR ETF ETH TAN TZA CUW COD SVR YEM PSE
"""
LEFT_OUT = frozenset(_CODES.split())
SLOTS = """
    parties flow exporter direction value_high unit hedge per rank_of compared_with
"""
UNITS = {"growth": "percent", "share": "percent", "multiple": "ratio", "rank": "rank"}


class Cached:
    """A record that asks for each pair and total once."""

    def __init__(self, record) -> None:
        self.series, self.totals = cache(record.series), cache(record.totals)
        self.partners, self.notes = cache(record.partners), record.notes
        self.histories = cache(record.histories)


def main() -> int:
    """Draw, hold against the record, compare."""
    arguments = _arguments()
    database = duckdb.connect()
    database.execute(f"CREATE TABLE panel AS SELECT * FROM read_parquet('{arguments.panel}')")
    oracle = Oracle(database)
    claims = drawn(database, oracle, _names(database), arguments.n, arguments.seed)
    wanted = oracle.expected(claims)
    with tempfile.TemporaryDirectory() as home:
        store = Store(Path(home))
        store.import_panel(arguments.panel, retrieved=RETRIEVED)
        return _held(claims, wanted, Cached(store.record()), arguments)


def _held(claims: list[Drawn], wanted: dict[int, Expected], record: Cached, arguments: Any) -> int:
    outcomes = _counts(one.outcome for one in wanted.values())
    print(f"{len(claims)} claims, seed {arguments.seed}; expected: {outcomes}")
    print(f"forms: {_counts(c.kind for c in claims)}; hedges: {_counts(c.hedge for c in claims)}")
    kept = [_structured(claims, wanted, record, arguments.examples)]
    if not arguments.structured:
        kept.append(_sentences(claims, wanted, record, arguments.seed, arguments.examples))
    return 0 if all(kept) else 1


def _structured(claims: list[Drawn], wanted: dict[int, Expected], record: Cached, examples: int) -> bool:
    classes = defaultdict(list)
    for claim in claims:
        (finding,) = check_claims([_claim(claim)], _statements(claim), record, published=claim.published)
        if not wanted[claim.id].meets(finding.outcome, finding.decided_by):
            name = _pair(wanted[claim.id], finding, f"{claim.kind}, {claim.hedge}")
            classes[name].append((claim.kind, _shown(claim, finding)))
    return _told("structured", claims, classes, examples)


def _sentences(
    claims: list[Drawn], wanted: dict[int, Expected], record: Cached, seed: int, examples: int
) -> bool:
    chance = random.Random(seed)
    claims = [claim for claim in claims if _is_told(claim)]
    classes, misread = defaultdict(list), 0
    for claim in claims:
        text = sentence(claim, title, chance)
        report = check_report(onrecord.read(text, published=claim.published.isoformat()), record)
        read = next((c for c in report.claims if c.form == claim.form), None)
        slots = _misread(claim, read, report)
        misread += bool(slots)
        finding = report.finding(read.id) if read else None
        if finding is None or not wanted[claim.id].meets(finding.outcome, finding.decided_by):
            classes[slots or _pair(wanted[claim.id], finding, claim.kind)].append((claim.kind, text))
    print(f"sentences with a slot read otherwise than meant: {misread}")
    return _told("sentences", claims, classes, examples)


def _told(what: str, claims: list[Drawn], classes: dict[str, list[tuple[str, str]]], examples: int) -> bool:
    drawn_of = Counter(claim.kind for claim in claims)
    missed = Counter(kind for found in classes.values() for kind, _ in found)
    share = 1 - missed.total() / len(claims)
    agreed = len(claims) - missed.total()
    print(f"\n{what}: {agreed} of {len(claims)} agree, {share:.1%} (floor {FLOORS[what]:.0%})")
    print("by form: " + ", ".join(f"{kind} {n - missed[kind]}/{n}" for kind, n in drawn_of.most_common()))
    for name, found in sorted(classes.items(), key=lambda item: -len(item[1])):
        print(f"  {len(found):4}  {name}")
        for _, shown in found[:examples]:
            print(f"          {shown}")
    return share >= FLOORS[what]


def _pair(wanted: Expected, found: Finding | None, about: str) -> str:
    told = f"{found.outcome} {found.decided_by or ''}".strip() if found else "nothing"
    return f"expected {wanted}, found {told} ({about})"


def _shown(claim: Drawn, finding: Finding) -> str:
    seen = [
        (r.period, r.likelihood, w.role, w.value, w.fit, w.margin)
        for r in finding.readings if r.likelihood != "remote"
        for w in r.witnesses if w.status == "computed" and w.role != "mixed"
    ]  # fmt: skip
    slots = [claim.flow, claim.exporter, claim.owner and f"of {claim.owner}", claim.versus, claim.direction]
    pair = f"{claim.a}-{claim.b} " + " ".join(slot for slot in slots if slot)
    when = f"{claim.year} on {claim.base}, {claim.published} by {claim.speaker}"
    return f"{pair} {claim.hedge} {figure(claim)}, {when} (drawn: {claim.drawn}): {seen}"


def _misread(claim: Drawn, read: Claim | None, report: onrecord.Report) -> str:
    """The slots that the sentence's reading has otherwise than meant."""
    if read is None:
        other = "; ".join(f"{c.form} in {c.unit}" for c in report.claims) or "no claim"
        return f"misread: {other} for {claim.kind}"
    meant = _claim(claim)
    wrong = [slot for slot in SLOTS.split() if getattr(read, slot) != getattr(meant, slot)]
    if read.value is None or abs(read.value - meant.value) > abs(meant.value) * 1e-9:
        wrong.append("value")
    wrong += [
        slot
        for slot in ("period", "base")
        if not _same(getattr(read, slot), getattr(meant, slot), claim, slot)
    ]
    sides = {s for m in read.mentions if m.statement for s in report.statement(m.statement).sides}
    wrong += ["speaker"] if sides != ({claim.speaker} if claim.speaker else set()) else []
    return f"misread: {', '.join(wrong)} ({claim.kind})" if wrong else ""


def _same(read: Period | None, meant: Period | None, claim: Drawn, slot: str) -> bool:
    if slot == "base" and meant is None:
        return read is None or (claim.year is not None and read.year == claim.year - 1)
    return (read and (read.start, read.end)) == (meant and (meant.start, meant.end))


def _claim(claim: Drawn) -> Claim:
    words = figure(claim)
    mention = ClaimMention(
        text=words, start=0, end=len(words), place="body", voice="speaker" if claim.speaker else "outlet",
        statement="s1" if claim.speaker else None,
    )  # fmt: skip
    return Claim(
        id="k1", parties=(claim.a, claim.b), flow=claim.flow, exporter=claim.exporter, form=claim.form,
        direction=claim.direction, value=float(claim.number.value),
        value_high=float(claim.high.value) if claim.high else None, as_written=words,
        unit=UNITS.get(claim.form, "usd"), hedge=claim.hedge,
        period=_year(claim.year), base=_year(claim.base), mentions=(mention,), compared_with=claim.versus,
        share_of=_whole(claim), rank_of=claim.owner if claim.form == "rank" else None,
    )  # fmt: skip


def _whole(claim: Drawn) -> str | None:
    """The words of a share's whole."""
    if claim.form != "share" or claim.owner is None:
        return None
    flow = "trade" if claim.flow == "total" else "exports" if claim.exporter == claim.owner else "imports"
    return f"{possessive(claim.owner)} {flow}"


def _is_told(claim: Drawn) -> bool:
    """Whether a sentence would say who sells, and whose whole is meant."""
    return bool((claim.flow == "total" or claim.exporter) and (claim.form != "share" or claim.owner))


def _statements(claim: Drawn) -> tuple[Statement, ...]:
    if claim.speaker is None:
        return ()
    speaker = Speaker(text="x", start=0, end=1, country=claim.speaker, basis="country")
    return (
        Statement(id="s1", kind="indirect", speakers=(speaker,), content=(Span(text="x", start=0, end=1),)),
    )


def _year(year: int | None) -> Period | None:
    return None if year is None else Period(start=f"{year}-01", end=f"{year}-12", basis="said")


def _names(database) -> list[str]:
    codes = [
        code for (code,) in database.execute("SELECT DISTINCT reporter_iso3 FROM panel ORDER BY 1").fetchall()
    ]
    return [code for code in codes if code not in LEFT_OUT and title(code) != code]


def _counts(found) -> str:
    return ", ".join(f"{name} {number}" for name, number in Counter(found).most_common())


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--panel", type=Path, required=True)
    parser.add_argument("--n", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=20261129)
    parser.add_argument("--examples", type=int, default=3)
    parser.add_argument("--structured", action="store_true", help="leave the sentences out")
    return parser.parse_args()


if __name__ == "__main__":
    raise SystemExit(main())
