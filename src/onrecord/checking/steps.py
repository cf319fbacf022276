"""Which step of the order of outcomes decided a finding, told from its readings."""

from onrecord.checking.outcome import standing
from onrecord.checking.phrases import phrase
from onrecord.model import Finding, Frozen, Reading
from onrecord.model.findings import Outcome
from onrecord.wording import DECIDED_BY

_ORDER: tuple[Outcome, ...] = ("not-comparable", "no-data", "matches", "depends", "differs")


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
            question=phrase(f"asked.{_key(outcome)}"),
            answer=place == decisive,
            because=_because(finding) if place == decisive else (),
        )
        for place, outcome in enumerate(_ORDER[: decisive + 1])
    )


def standing_words(reading: Reading) -> str:
    """How a reading stands: ``no count could be computed``."""
    return phrase(f"standing.{_key(standing(reading))}")


def _because(finding: Finding) -> tuple[str, ...]:
    if finding.outcome == "not-comparable":
        return finding.caveats[:1]
    likely = [r for r in finding.readings if r.likelihood == "likely"]
    told = [_of_reading("likely", r) for r in likely]
    told += [_of_reading("possible", r) for r in _possible_that_matter(finding)]
    if not likely:
        told = [phrase("because.none")]
    if finding.decided_by:
        told.append(phrase("because.decided", decided=DECIDED_BY[finding.decided_by]))
    return tuple(told)


def _of_reading(likelihood: str, reading: Reading) -> str:
    return phrase(f"because.{likelihood}", code=reading.id, standing=standing_words(reading))


def _key(code: str) -> str:
    return code.replace("-", "_")


def _possible_that_matter(finding: Finding) -> list[Reading]:
    """Possible readings, which are asked only where the likely ones miss."""
    if finding.outcome not in {"depends", "differs"}:
        return []
    return [r for r in finding.readings if r.likelihood == "possible" and standing(r) != "unknown"]
