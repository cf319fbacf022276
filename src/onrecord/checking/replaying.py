"""A finding computed once more from the snapshots that it names, and whether it is the same."""

from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from onrecord.checking import check_claims, tolerances_of
from onrecord.checking.currencies import conversions
from onrecord.model import Claim, Finding, Frozen, Note, Report, Series
from onrecord.model.findings import TradeFlow
from onrecord.model.trade import Frequency
from onrecord.official import Record, starter_record
from onrecord.official.rates import NO_RATES, Rates
from onrecord.official.record import History, PartnerRow

ReplayStatus = Literal["same", "differs", "not-held"]
_MOST = 12
_BESIDE = (
    "scale", "noise", "chance", "would_need", "would_settle", "safe_to_say", "caveats",
)  # fmt: skip


class Replay(Frozen, frozen=True, kw_only=True):
    """How a finding fares when it is computed once more.

    Attributes:
        claim: The claim's id.
        status: Whether it is the same; ``not-held`` where a snapshot that it rests on is not at hand.
        differences: What differs, each with what the report says and what comes out now.
        missing: Snapshots that are not held, each with what would get it.
    """

    claim: str
    status: ReplayStatus
    differences: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class PinnedRecord:
    """A record of which only the pair's series of some snapshots are seen.

    A reporter's totals and the notes are those at hand: findings name no snapshot for them.
    """

    def __init__(self, record: Record, pins: frozenset[str]) -> None:
        self._record, self._pins = record, pins

    def series(
        self, a: str, b: str, *, frequency: Frequency | None = None, product: str | None = None
    ) -> tuple[Series, ...]:
        """The pair's series of the snapshots."""
        found = self._record.series(a, b, frequency=frequency, product=product)
        return tuple(one for one in found if one.snapshot in self._pins)

    def totals(self, reporter: str) -> tuple[Series, ...]:
        """As held."""
        return self._record.totals(reporter)

    def partners(
        self, reporter: str, flow: TradeFlow, period: str, *, product: str | None = None
    ) -> tuple[PartnerRow, ...]:
        """The rows of the snapshots."""
        found = self._record.partners(reporter, flow, period, product=product)
        return tuple(row for row in found if row.vintage.snapshot in self._pins)

    def histories(self, reporter: str) -> tuple[History, ...]:
        """The histories of the snapshots."""
        return tuple(h for h in self._record.histories(reporter) if h.vintage.snapshot in self._pins)

    def notes(self, a: str, b: str, *, behind: Sequence[Series] | None = None) -> tuple[Note, ...]:
        """Those of the series that are seen."""
        return self._record.notes(a, b, behind=self.series(a, b) if behind is None else behind)


def replay(report: Report, claim: Claim, record: Record, rates: Rates = NO_RATES) -> Replay:
    """The finding of a claim computed once more.

    Args:
        report: A report with findings.
        claim: One of its claims that was checked.
        record: What is at hand: the starter record, the store, panels.
        rates: Rates of other currencies, where the finding rests on some.

    Raises:
        RecordError: when the record cannot be read.
    """
    told = report.finding(claim.id)
    pins = _pins(told)
    missing = (*_missing(told, claim, record), *_missing_rates(told, rates))
    if missing:
        return Replay(claim=claim.id, status="not-held", missing=missing)
    found = _differences(told, _again(report, claim, PinnedRecord(record, pins), rates))
    if found and not pins:  # it names no snapshot: what it says may still rest on what is held
        found = min(found, _differences(told, _again(report, claim, record, rates)), key=len)
    return Replay(claim=claim.id, status="differs" if found else "same", differences=found)


def _again(report: Report, claim: Claim, record: Record, rates: Rates) -> Finding:
    day = report.document.published_day if report.document else None
    near = tolerances_of(report.finding(claim.id))
    (found,) = check_claims([claim], report.statements, record, published=day, tolerances=near, rates=rates)
    return found


def _pins(finding: Finding) -> frozenset[str]:
    return frozenset(w.snapshot for r in finding.readings for w in r.witnesses if w.snapshot)


def _missing(finding: Finding, claim: Claim, record: Record) -> tuple[str, ...]:
    """Every snapshot that is named and not held, in the order in which it is named."""
    pair = claim.parties
    held = {s.snapshot for s in record.series(*pair)} if len(pair) == 2 else set()
    named = {
        w.snapshot: w for r in finding.readings for w in r.witnesses if w.snapshot and w.snapshot not in held
    }
    return tuple(
        f"{snapshot} ({w.provider}, {w.published or w.retrieved or 'date not known'}): "
        f"{_way(w.provider, w.retrieved, pair)}"
        for snapshot, w in named.items()
    )


def _missing_rates(finding: Finding, rates: Rates) -> tuple[str, ...]:
    used = {currency for currency, _ in conversions(finding.readings)}
    way = "give the file of rates that the report was made with, --rates FILE"
    return tuple(f"yearly rates of {currency.upper()}: {way}" for currency in sorted(used) if not rates)


def _way(provider: str, retrieved: str | None, pair: tuple[str, ...]) -> str:
    """What would get a snapshot."""
    bundled = starter_record().series(*pair)
    if any((s.provider, s.retrieved) == (provider, retrieved) for s in bundled):
        return "the bundled record of another version of onrecord; use that version"
    return (
        "give the same panel with --data or take it in with onrecord data import, or point ONRECORD_HOME at "
        f"the store that the report was made with; onrecord data fetch {' '.join(pair)} gets today's "
        "figures, which are another vintage"
    )


def _differences(told: Finding, now: Finding) -> tuple[str, ...]:
    found = [
        *_in_slot("outcome", told.outcome, now.outcome),
        *_in_slot("decided_by", told.decided_by, now.decided_by),
        *_in_readings(told, now),
        *(line for slot in _BESIDE for line in _in_slot(slot, getattr(told, slot), getattr(now, slot))),
    ]
    more = len(found) - _MOST
    return (*found[:_MOST], *((f"and {more} more",) if more > 0 else ()))


def _in_readings(told: Finding, now: Finding) -> list[str]:
    before, after = ({r.id: r for r in one.readings} for one in (told, now))
    found = []
    for name in dict.fromkeys((*before, *after)):
        if name not in after or name not in before:
            found.append(f"{name}: {'only in the report' if name in before else 'not in the report'}")
            continue
        found += _in_fields(name, msgspec.to_builtins(before[name]), msgspec.to_builtins(after[name]))
    return found


def _in_fields(place: str, told: Any, now: Any) -> list[str]:
    """What differs between two values of JSON, place by place; numbers may differ in the last digit."""
    if isinstance(told, dict) and isinstance(now, dict):
        return [line for key in told for line in _in_fields(f"{place}.{key}", told[key], now.get(key))]
    if isinstance(told, list | tuple) and isinstance(now, list | tuple) and len(told) == len(now):
        pairs = enumerate(zip(told, now, strict=True))
        return [line for n, (a, b) in pairs for line in _in_fields(f"{place}[{n}]", a, b)]
    if isinstance(told, list | tuple) and isinstance(now, list | tuple):
        return [f"{place}: the report has {len(told)}, now {len(now)}"]
    return _in_slot(place, told, now)


def _in_slot(place: str, told: Any, now: Any) -> list[str]:
    same = told == now or (
        isinstance(told, float) and isinstance(now, int | float) and abs(told - now) <= 1e-9 * abs(told)
    )
    return [] if same else [f"{place}: the report says {_shown(told)}, now {_shown(now)}"]


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, float):
        return f"{value:,.7g}" if abs(value) < 1e6 else f"{value:,.0f}"
    return "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
