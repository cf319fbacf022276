"""Which step of the order of outcomes decided a finding, told from its readings."""

from onrecord.checking.outcome import Standing, standing
from onrecord.model import Finding, Frozen, Reading
from onrecord.model.findings import Outcome
from onrecord.wording import DECIDED_BY

_ORDER: tuple[Outcome, ...] = ("not-comparable", "no-data", "matches", "depends", "differs")
_ASKED: dict[Outcome, str] = {
    "not-comparable": "could no data of the kind held settle it?",
    "no-data": "has no likely reading a count, or has one none while the others do not fit?",
    "matches": "does a count of the side that decides fit in every likely reading?",
    "depends": "do likely readings or counts disagree, or does only a possible reading fit?",
    "differs": "is every likely reading computed, and fits no likely or possible one?",
}
_STANDINGS: dict[Standing, str] = {
    "fits": "the count that decides fits",
    "misses": "no count that decides fits",
    "split": "counts of the same weight disagree",
    "mirror-fits": "the speaker's side misses and the other side fits",
    "unknown": "no count could be computed",
}


class Step(Frozen, frozen=True, kw_only=True):
    """One question in the order of outcomes.

    Attributes:
        number: Its place in the order, from 1.
        outcome: The outcome if the answer is yes.
        question: What is asked.
        answer: Whether it is so; the first yes decides.
        because: What the answer rests on; told for the step that decided.
    """

    number: int
    outcome: Outcome
    question: str
    answer: bool
    because: tuple[str, ...] = ()


def steps(finding: Finding) -> tuple[Step, ...]:
    """The questions asked one after another, up to the one that decided."""
    decisive = _ORDER.index(finding.outcome)
    return tuple(
        Step(
            number=place + 1,
            outcome=outcome,
            question=_ASKED[outcome],
            answer=place == decisive,
            because=_because(finding) if place == decisive else (),
        )
        for place, outcome in enumerate(_ORDER[: decisive + 1])
    )


def standing_words(reading: Reading) -> str:
    """How a reading stands: ``no count could be computed``."""
    return _STANDINGS[standing(reading)]


def _because(finding: Finding) -> tuple[str, ...]:
    if finding.outcome == "not-comparable":
        return finding.caveats[:1]
    likely = [r for r in finding.readings if r.likelihood == "likely"]
    told = [f"{r.id} (likely): {standing_words(r)}" for r in likely]
    told += [f"{r.id} (possible): {standing_words(r)}" for r in _possible_that_matter(finding)]
    if not likely:
        told = ["no reading is likely"]
    if finding.decided_by:
        told.append(f"what decides: {DECIDED_BY[finding.decided_by]}")
    return tuple(told)


def _possible_that_matter(finding: Finding) -> list[Reading]:
    """Possible readings, which are asked only where the likely ones miss."""
    if finding.outcome not in {"depends", "differs"}:
        return []
    return [r for r in finding.readings if r.likelihood == "possible" and standing(r) != "unknown"]
