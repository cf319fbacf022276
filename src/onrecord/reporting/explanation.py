"""Every step behind one finding, from the sentence to the outcome."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import msgspec

from onrecord.checking.arithmetic import worked
from onrecord.checking.replaying import Replay
from onrecord.checking.steps import Step, standing_words, steps
from onrecord.errors import UsageError
from onrecord.model import Claim, Finding, Reading, Report
from onrecord.reporting.catalogue import spoken
from onrecord.reporting.claim_view import ClaimView, Slot, claim_view
from onrecord.reporting.finding_view import FindingView, ReadingView, WitnessView
from onrecord.reporting.lineage import MentionView
from onrecord.reporting.reading_view import Band, bands_of
from onrecord.reporting.retelling import retold


@dataclass(frozen=True, slots=True)
class Count:
    """One witness: its observations, the arithmetic, and how the value stands to what fits."""

    whose: str
    role: str
    construction: str
    provider: str
    vintage: str
    snapshot: str | None
    observations: tuple[str, ...]
    arithmetic: tuple[str, ...]
    value: str | None
    fit: str
    margin: str | None
    remark: str | None


@dataclass(frozen=True, slots=True)
class Meaning:
    """One reading with its counts; ``standing`` is how those that decide stand."""

    id: str
    title: str
    likelihood: str
    why: str
    agreement: str
    standing: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One finding, step by step.

    Attributes:
        document: The report's id.
        claim: The claim's id.
        sentence: The claim in plain words.
        said: Every place where it is made.
        by: Who makes it.
        slots: How it was read; a slot without a value says why.
        fits: The values that fit the claim; none without a number.
        readings: What it can mean, the likely ones first.
        steps: The questions of the order of outcomes, up to the one that decided.
        outcome: The outcome as the contract names it.
        decided_by: What it depends on, in words.
        remarks: Key of a label and text of what the finding says besides.
        caveats: What a reader must be told.
        replay: How it fares when computed once more; None where that was not asked for.
    """

    document: str
    claim: str
    sentence: str
    said: tuple[MentionView, ...]
    by: str
    slots: tuple[Slot, ...]
    fits: tuple[Band, ...]
    readings: tuple[Meaning, ...]
    steps: tuple[Step, ...]
    outcome: str
    decided_by: str | None
    remarks: tuple[tuple[str, str], ...]
    caveats: tuple[str, ...]
    replay: Replay | None


Again = Callable[[Report, Claim], Replay]
"""How a finding is computed once more."""


def explanations(
    reports: Sequence[Report], claim: str | None = None, *, again: Again | None = None
) -> tuple[Explanation, ...]:
    """The steps behind every finding, or behind those of the claims of one id.

    Args:
        reports: Reports with findings.
        claim: The id of a claim; None for all that were checked.
        again: How the findings are computed once more; None to leave that out.

    Raises:
        UsageError: when nothing was checked, or no claim of that id.
    """
    checked = [pair for report in reports for pair in _checked(report)]
    if not checked:
        raise UsageError("no claim was checked in the report", hint="check a text that makes a trade claim")
    asked = [(report, one) for report, one in checked if claim in (None, one.id)]
    if not asked:
        known = ", ".join(dict.fromkeys(one.id for _, one in checked))
        raise UsageError(f"no claim {claim!r} was checked in the report", hint=f"name one of {known}")
    return tuple(
        explanation(report, one, replayed=again(report, one) if again else None) for report, one in asked
    )


def _checked(report: Report) -> Iterable[tuple[Report, Claim]]:
    claims = {claim.id: claim for claim in report.claims}
    for finding in report.findings if isinstance(report.findings, tuple) else ():
        if finding.claim not in claims:
            raise UsageError(
                f"{report.id} has a finding for {finding.claim}, and no such claim",
                hint="give a report as onrecord check writes it",
            )
        yield report, claims[finding.claim]


def explanation(report: Report, claim: Claim, *, replayed: Replay | None = None) -> Explanation:
    """The steps behind the finding of a claim.

    Args:
        report: A report with findings.
        claim: One of its claims.
        replayed: How the finding fared when it was computed once more.

    Raises:
        KeyError: when the claim was not checked.
    """
    finding, view = report.finding(claim.id), claim_view(claim, report)
    shown = _shown(view)
    return Explanation(
        document=report.id,
        claim=claim.id,
        sentence=view.sentence,
        said=view.mentions,
        by=view.by,
        slots=view.slots,
        fits=bands_of(claim, finding),
        readings=_meanings(claim, finding, shown),
        steps=tuple(map(_retold, steps(finding))),
        outcome=finding.outcome,
        decided_by=shown.decided_by,
        remarks=shown.remarks,
        caveats=shown.caveats,
        replay=replayed,
    )


def _retold(step: Step) -> Step:
    because = tuple(retold(reason, "because") for reason in step.because)
    return msgspec.structs.replace(step, question=retold(step.question, "asked"), because=because)


def _in_figures(line: str) -> str:
    """A line of arithmetic with its numbers as the language writes them, unless it says more in words."""
    if re.search("[a-z]", line):
        return line
    return re.sub(r"\d[\d,]*(?:\.\d+)?", lambda found: spoken().number(found[0]), line)


def _shown(view: ClaimView) -> FindingView:
    if view.finding is None:
        raise KeyError(view.id)
    return view.finding


def _meanings(claim: Claim, finding: Finding, shown: FindingView) -> tuple[Meaning, ...]:
    readings = {reading.id: reading for reading in finding.readings}
    return tuple(_meaning(claim, readings[view.id], view) for view in shown.all_readings)


def _meaning(claim: Claim, reading: Reading, view: ReadingView) -> Meaning:
    return Meaning(
        id=view.id,
        title=view.title,
        likelihood=view.likelihood,
        why=view.why,
        agreement=view.agreement,
        standing=retold(standing_words(reading), "standing"),
        counts=tuple(
            _count(view, worked(claim, reading, witness), witness.snapshot)
            for witness, view in zip(reading.witnesses, view.witnesses, strict=True)
        ),
    )


def _count(view: WitnessView, arithmetic: tuple[str, ...], snapshot: str | None) -> Count:
    return Count(
        whose=view.whose,
        role=view.role,
        construction=view.construction,
        provider=view.provider,
        vintage=view.vintage,
        snapshot=snapshot,
        observations=view.components,
        arithmetic=tuple(map(_in_figures, arithmetic)),
        value=view.value,
        fit=view.fit,
        margin=view.margin,
        remark=view.remark,
    )
