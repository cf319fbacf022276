"""From readings to an outcome (step 6 of docs/method.md)."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from onrecord.checking.witnesses import decisive, fits
from onrecord.model import Reading, Witness
from onrecord.model.findings import DecidedBy, Outcome

Standing = Literal["fits", "misses", "split", "mirror-fits", "unknown"]


class Decision(NamedTuple):
    """An outcome, and for *depends* what decides."""

    outcome: Outcome
    decided_by: DecidedBy | None = None


def decide(readings: Sequence[Reading]) -> Decision:
    """The outcome of a claim that data of this kind can settle."""
    likely = [reading for reading in readings if reading.likelihood == "likely"]
    standings = [standing(reading) for reading in likely]
    some_fit = any(s not in {"misses", "unknown"} for s in standings)
    if all(s == "unknown" for s in standings) or ("unknown" in standings and not some_fit):
        return Decision("no-data")
    if all(s == "fits" for s in standings):
        return Decision("matches")
    if some_fit:
        return Decision("depends", _what_decides(likely, standings))
    possible = [
        r for r in readings if r.likelihood == "possible" and standing(r) not in {"misses", "unknown"}
    ]
    if possible:
        return Decision("depends", _difference([*likely, possible[0]]))
    return Decision("differs")


def standing(reading: Reading) -> Standing:
    """How one reading stands.

    Its home witnesses decide if there are any, else the mirror does. Home witnesses that disagree split the
    reading; a mirror that fits where home misses is *mirror-fits*. Sums over both sides' counts never decide.
    """
    votes = decisive(reading.witnesses)
    home = [fits(w) for w in votes if w.role == "home"]
    mirror = [fits(w) for w in votes if w.role == "mirror"]
    deciding = home or mirror
    if not deciding:
        return "unknown"
    if all(deciding):
        return "fits"
    if any(deciding):
        return "split"
    return "mirror-fits" if any(mirror) else "misses"


def _what_decides(likely: Sequence[Reading], standings: Sequence[Standing]) -> DecidedBy:
    for reading, found in zip(likely, standings, strict=True):
        if found == "mirror-fits":
            return "side"
        if found == "split":
            return _split(reading)
    return _difference(likely)


def _split(reading: Reading) -> DecidedBy:
    votes = decisive(reading.witnesses)
    deciding = [w for w in votes if w.role == "home"] or list(votes)
    by_count: dict[str, set[bool]] = {}
    for witness in deciding:
        by_count.setdefault(_counter(witness), set()).add(fits(witness))
    return "side" if all(len(found) == 1 for found in by_count.values()) else "vintage"


def _counter(witness: Witness) -> str:
    return witness.components[0].reporter


def _difference(readings: Sequence[Reading]) -> DecidedBy:
    """The slot in which readings differ; the period, when it is among them."""
    if len({(r.period, r.base, r.span) for r in readings}) > 1:
        return "period"
    if len({r.currency for r in readings}) > 1:
        return "currency"
    if len({r.measure for r in readings}) > 1:
        return "measure"
    return "construction"
