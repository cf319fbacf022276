"""Expressions of time in a passage, each with the months it means.

Expressions are rows of ``languages/en/periods.tsv``; what each kind of row means is in ``period_kinds``. A
relative expression ("last year") is counted from the day of publication and stays unresolved without it.
"""

import re
from datetime import date

from onrecord.claims.months import A_YEAR
from onrecord.claims.period_kinds import ROLES, Role, resolve
from onrecord.claims.said import Said
from onrecord.languages import rules
from onrecord.model import Frozen, Period


class PeriodPhrase(Frozen, frozen=True, kw_only=True):
    """An expression of time at ``start``..``end`` of the text searched.

    Attributes:
        role: ``at`` the figure's months; ``span`` a stretch up to now; ``since`` a stretch from a year on;
            ``between`` two years; ``earlier`` the same months a year before; ``preceding`` as many months
            right before; ``by`` and ``next-span`` lie ahead; ``ago`` a point in the past; ``now`` today;
            ``always`` no time at all ("traditionally"); ``same`` the months told before; ``of-fiscal`` a
            part of a year that need not begin in January; ``later`` years after those told before.
        period: The months, or None when they cannot be resolved.
        base: What a span, ``since`` or ``between`` starts from.
        months: How many a part of a fiscal year has, or lie between what was told and ``later``.
    """

    start: int
    end: int
    text: str
    role: Role
    period: Period | None = None
    base: Period | None = None
    months: int | None = None


def find_periods(text: str, published: date | None) -> tuple[PeriodPhrase, ...]:
    """All expressions of time, the longest where they overlap, in order.

    Args:
        text: A stretch of text with single spaces.
        published: The day of publication, if known.
    """
    matches = [(m, rule["kind"]) for rule in rules("en", "periods") for m in rule.pattern.finditer(text)]
    taken: list[PeriodPhrase] = []
    for match, kind in sorted(matches, key=lambda found: found[0].start() - found[0].end()):
        if all(match.end() <= t.start or t.end <= match.start() for t in taken):
            taken.append(_phrase(match, kind, published))
    return tuple(sorted(taken, key=lambda phrase: phrase.start))


def _phrase(match: re.Match[str], kind: str, published: date | None) -> PeriodPhrase:
    parts = {name: words for name, words in match.groupdict().items() if words}
    said = Said(words=match[0], parts=parts, published=published)
    period, base = resolve(kind, said)
    return PeriodPhrase(
        start=match.start(), end=match.end(), text=match[0], role=ROLES[kind], period=period, base=base,
        months=_months(ROLES[kind], said),
    )  # fmt: skip


def _months(role: Role, said: Said) -> int | None:
    if role == "later":
        return A_YEAR * ((said.count or 1) if "n" in said.parts or "unit2" in said.parts else 1)
    return said.part_of_year if role == "of-fiscal" else None
