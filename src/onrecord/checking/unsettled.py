"""Findings for claims that no figure held could settle; a target still gets its path."""

from onrecord.checking.history import Count, counts
from onrecord.checking.periods import window_of
from onrecord.checking.phrases import phrase
from onrecord.checking.witnesses import Question
from onrecord.checking.wording import money, subject
from onrecord.model import Claim, Finding


def not_comparable(question: Question, reason: str) -> Finding:
    """The finding of a claim that cannot be settled, with the reason first among its caveats."""
    return Finding(
        claim=question.claim.id,
        outcome="not-comparable",
        would_need=_path(question),
        safe_to_say=f"{reason} {phrase('safe.unsettled')}",
        caveats=(reason,),
    )


def _path(question: Question) -> str | None:
    """The yearly growth that a target needs from its base, by each side's count."""
    claim = question.claim
    if claim.form != "target" or claim.value is None or claim.period is None or claim.product or claim.via:
        return None
    found = counts(claim, question.books) if len(claim.parties) == 2 else ()
    known = question.published.year - 1 if question.published else None
    paths = [path for count in found if (path := _path_of(claim, count, known))]
    return "; ".join(paths) or None


def _path_of(claim: Claim, count: Count, known: int | None) -> str | None:
    start = _base_year(claim, count, known)
    if claim.period is None or start is None:
        return None
    end = window_of(claim.period).years[-1]
    aim = _aim(claim, count.years[start], count.book.unit)
    if aim is None or aim <= 0 or end <= start or count.years[start] <= 0:
        return None
    yearly = ((aim / count.years[start]) ** (1 / (end - start)) - 1) * 100
    return phrase(
        "need.path",
        amount=money(count.years[start], count.book.unit),
        period=start,
        other_amount=money(aim, count.book.unit),
        other_period=end,
        subject=subject(claim),
        percent=f"{yearly:+.1f}%",
        counted=count.whose,
    )


def _base_year(claim: Claim, count: Count, known: int | None) -> int | None:
    """The base that is said, else the last year that was over when the target was set."""
    said = window_of(claim.base).year if claim.base else None
    if said in count.years:
        return said
    return max((year for year in count.years if known is None or year <= known), default=None)


def _aim(claim: Claim, base: float, unit: str) -> float | None:
    if claim.value is None:
        return None
    sign = -1 if claim.direction == "down" else 1
    if claim.unit == "percent":
        return base * (1 + sign * claim.value / 100)
    if claim.unit == "ratio":
        return base * claim.value
    return claim.value if claim.unit in {unit, "unspecified"} else None
