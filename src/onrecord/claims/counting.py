"""Expressions of time that are counted from other months ("a year earlier", "the previous quarter")."""

from onrecord.claims.months import in_year, just_before, year, year_before
from onrecord.claims.periods import PeriodPhrase
from onrecord.model import Period


def end_year(phrase: PeriodPhrase) -> Period | None:
    """The last year of a span: that of publication."""
    return year(int(phrase.period.end[:4]), phrase.period.basis) if phrase.period else None


def counted_back(phrase: PeriodPhrase, period: Period) -> Period | None:
    """The months that an expression means when it is counted from others ("a year earlier")."""
    basis = f"{phrase.text!r} of {period.basis}"
    if phrase.role == "earlier" and phrase.period:
        return in_year(period, int(phrase.period.start[:4]), basis)
    if phrase.role in {"earlier", "ago"}:
        return year_before(period, basis)
    return just_before(period, basis) if phrase.role == "preceding" else phrase.period


def not_after(phrase: PeriodPhrase, period: Period | None) -> Period | None:
    """An expression's months; a month without a year ("from March") is the last one before the period."""
    found = phrase.period
    if found is None or period is None or found.end <= period.end or any(c.isdigit() for c in phrase.text):
        return found
    return year_before(found, f"{found.basis}, before {period.basis}")
