"""What a claim can mean, each meaning graded with its reason (step 2 of docs/method.md)."""

from collections.abc import Iterator
from datetime import date

import msgspec

from onrecord.checking.owners import PARTS, ROLES_OF_OWNER, owners
from onrecord.checking.periods import (
    YEAR,
    Window,
    calendar_year,
    fiscal_year,
    month_name,
    month_of,
    span_of,
    window_of,
)
from onrecord.model import Claim, Frozen
from onrecord.model.claims import Flow
from onrecord.model.findings import Likelihood, TimeSpan

REMOTE_YEARS = 3
REMOTE_STANDINGS = 1  # every year of a list is a reading of its own of the record
PUBLICATION_LAG = 2
CALENDAR_DAYS, WORKING_DAYS = 365.0, 260.0
_GRADES: tuple[Likelihood, ...] = ("likely", "possible", "remote")


class Candidate(Frozen, frozen=True, kw_only=True):
    """One meaning of a claim before it is measured.

    Attributes:
        flow: What is counted.
        seller: For exports and imports the selling state, for a balance the state in surplus.
        window: The months meant; None when nothing says which.
        base: The months it is compared with, for a comparison.
        span: How the months lie in time.
        likelihood: How near at hand the meaning is.
        why: Its reason.
        owner: For a share or rank the state whose whole or list is meant; for two partners set against each
            other the state whose partners they are.
        share_of_year: By what an annual amount is divided, for a rate per day, month or year.
        years: Over how many years a growth is averaged, for a rate a year.
    """

    flow: Flow
    seller: str | None = None
    owner: str | None = None
    window: Window | None = None
    base: Window | None = None
    span: TimeSpan = "calendar"
    likelihood: Likelihood
    why: str
    share_of_year: float | None = None
    years: int = 1


def candidates(claim: Claim, published: date | None) -> tuple[Candidate, ...]:
    """Every reading of a claim about a pair of states, the likely ones first."""
    at_one_time = claim if claim.compared_with is None else msgspec.structs.replace(claim, form="level")
    timed = tuple(_timed(at_one_time, published))
    found = [
        with_rate
        for one in timed
        for sold in _sellers(one, claim)
        for owned in _by_owner(sold, claim)
        for with_rate in _rates(owned, claim)
    ]
    return tuple(sorted(found, key=lambda candidate: _GRADES.index(candidate.likelihood)))


def _timed(claim: Claim, published: date | None) -> Iterator[Candidate]:
    if claim.period is not None:
        yield from _period_said(claim, window_of(claim.period), published)
    elif published is not None:
        yield from _period_open(claim, published)
    else:
        yield Candidate(
            flow=claim.flow,
            likelihood="likely",
            why="neither the period nor the day of publication is known",
        )


def _period_said(claim: Claim, window: Window, published: date | None) -> Iterator[Candidate]:
    if _brackets_a_fiscal_year(claim, window):
        yield from _fiscal_year_said(claim, window, published)
        return
    if published is not None and window.last >= month_of(published) and claim.form != "target":
        yield from _period_under_way(claim, window, published)
        return
    base = window_of(claim.base) if claim.base else None
    if claim.is_comparison and window.whole_years and window.length > YEAR:
        yield from _stretch_of_years(claim, window, base)
        return
    yield _candidate(claim, window, base, "likely", "the period that is said")
    if window.year is not None and base is None:
        yield from _fiscal(claim, window.last + YEAR // 2, published)
    if window.length == YEAR and not window.whole_years:
        for year in window.years:
            why = f"one of the two calendar years that {window.label} lies in"
            yield _candidate(claim, calendar_year(year), None, "remote", why)


def _brackets_a_fiscal_year(claim: Claim, window: Window) -> bool:
    """Whether two calendar years stand for a fiscal year whose months the text does not say."""
    said = claim.period is not None and "fiscal" in claim.period.basis
    return said and window.whole_years and window.length == 2 * YEAR


def _fiscal_year_said(claim: Claim, bracket: Window, published: date | None) -> Iterator[Candidate]:
    """The fiscal years of the two states that end in the bracket's second year; its years are remote."""
    found = [fiscal for state in claim.parties if (fiscal := fiscal_year(state, bracket.last)) is not None]
    for window in dict.fromkeys(found):
        if published is not None and window.last >= month_of(published):
            yield from _period_under_way(claim, window, published)
        else:
            yield _candidate(claim, window, None, "likely", "the fiscal year that is said")
    if not found:
        yield Candidate(
            flow=claim.flow, likelihood="likely", why="the months of the fiscal year are not known"
        )
    for year in bracket.years:
        why = f"one of the two calendar years that the fiscal year {bracket.label} lies in"
        yield _candidate(claim, calendar_year(year), None, "remote", why)


def _fiscal(claim: Claim, by: int, published: date | None) -> Iterator[Candidate]:
    """The fiscal years of the two states that end by a month and were over when the claim was made."""
    for state in claim.parties:
        fiscal = fiscal_year(state, by)
        if fiscal is not None and (published is None or fiscal.last < month_of(published)):
            yield _candidate(claim, fiscal, None, "possible", f"{state} counts trade by fiscal years")


def _period_under_way(claim: Claim, window: Window, published: date) -> Iterator[Candidate]:
    so_far = Window(window.first, month_of(published) - PUBLICATION_LAG)
    standing = claim.form in PARTS and window.year == published.year
    grade: Likelihood = "possible" if standing else "likely"
    if standing:
        last, why = calendar_year(published.year - 1), "a standing is told by the last complete calendar year"
        yield _candidate(claim, last, None, "likely", f"{why} before {published}")
    if so_far.length > 0:
        yield _candidate(claim, so_far, None, grade, f"{window.label} was not over on {published}")
    else:
        early = Window(window.first, window.first)
        yield _candidate(claim, early, None, grade, f"{window.label} had only begun on {published}")
    base = window_of(claim.base) if claim.base else None
    yield _candidate(claim, window, base, "possible", "the whole period, as counted later")


def _stretch_of_years(claim: Claim, window: Window, base: Window | None) -> Iterator[Candidate]:
    first, last = calendar_year(window.years[0]), calendar_year(window.years[-1])
    if claim.form == "growth" and claim.per == "year":
        yield from _yearly_rate(claim, window, base or first)
        return
    why = "the last year of the period against " + ("the base that is said" if base else "its first year")
    yield _candidate(claim, last, base or first, "likely", why)
    before = window.shifted(-window.length)
    yield _candidate(
        claim, window, before, "possible", "the whole period against the one of that length before"
    )


def _yearly_rate(claim: Claim, window: Window, base: Window) -> Iterator[Candidate]:
    """The average alone decides: where every year's growth fits, so does the average between them."""
    last = calendar_year(window.years[-1])
    average = _candidate(claim, last, base, "likely", "the average rate a year, compounded")
    yield msgspec.structs.replace(average, years=max(1, (last.first - base.first) // YEAR))
    for year in range(base.years[-1] + 1, window.years[-1] + 1):
        yield _candidate(claim, calendar_year(year), None, "remote", "one of the years of the average")


def _period_open(claim: Claim, published: date) -> Iterator[Candidate]:
    base = window_of(claim.base) if claim.base else None
    last_year = calendar_year(published.year - 1)
    why = f"no period is said; the last complete calendar year before {published}"
    yield _candidate(claim, last_year, base, "likely", why)
    to_date = _year_to_date(claim, published)
    if to_date.window != last_year:  # in February the last month out is December
        yield to_date
    yield from _fiscal(claim, month_of(published) - 1, published)
    yield _candidate(claim, last_year.shifted(-YEAR), None, "possible", "the calendar year before that")
    for back in range(2, 2 + (REMOTE_STANDINGS if claim.form in PARTS else REMOTE_YEARS)):
        yield _candidate(claim, last_year.shifted(-YEAR * back), None, "remote", "an older year")


def _year_to_date(claim: Claim, published: date) -> Candidate:
    last = month_of(published) - PUBLICATION_LAG
    window = Window(last - last % YEAR, last)
    why = f"the year to date, as far as it was published by then (to {month_name(last)})"
    return _candidate(claim, window, None, "possible", why)


def _candidate(
    claim: Claim, window: Window, base: Window | None, likelihood: Likelihood, why: str
) -> Candidate:
    before = base or window.shifted(-max(YEAR, window.length))
    return Candidate(
        flow=claim.flow,
        window=window,
        base=before if claim.is_comparison else None,
        span=span_of(window, claim.parties),
        likelihood=likelihood,
        why=why,
    )


def _by_owner(candidate: Candidate, claim: Claim) -> Iterator[Candidate]:
    """The reading once for each state whose whole or partners can be meant."""
    meant = owners(claim, candidate.seller)
    for owner, likely in meant:
        grade = candidate.likelihood if likely or candidate.likelihood != "likely" else "possible"
        why = f"{candidate.why}; {owner} as the one {ROLES_OF_OWNER[claim.form]}, which is not said"
        said = candidate.why if len(meant) == 1 else why
        yield msgspec.structs.replace(candidate, owner=owner, likelihood=grade, why=said)
    if not meant:
        yield candidate


def _sellers(candidate: Candidate, claim: Claim) -> Iterator[Candidate]:
    if claim.flow == "total":
        yield candidate
    elif claim.exporter in claim.parties:
        yield msgspec.structs.replace(candidate, seller=claim.exporter)
    else:
        for seller in claim.parties:
            role = "in surplus" if claim.flow == "balance" else "the seller"
            why = f"{candidate.why}; {seller} as {role}, which is not said"
            yield msgspec.structs.replace(candidate, seller=seller, why=why)


def _rates(candidate: Candidate, claim: Claim) -> Iterator[Candidate]:
    if claim.per == "month":
        yield msgspec.structs.replace(candidate, share_of_year=float(YEAR))
    elif claim.per == "day":
        for days, name in ((CALENDAR_DAYS, "calendar"), (WORKING_DAYS, "working")):
            why = f"{candidate.why}; by {days:.0f} {name} days a year"
            likely = days == CALENDAR_DAYS or candidate.likelihood != "likely"
            grade = candidate.likelihood if likely else "possible"
            yield msgspec.structs.replace(candidate, share_of_year=days, likelihood=grade, why=why)
    elif claim.per == "year" and claim.form == "level":
        yield msgspec.structs.replace(candidate, share_of_year=1.0)
    else:
        yield candidate
