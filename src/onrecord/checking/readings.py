"""What a claim can mean, each meaning graded with its reason (step 2 of docs/method.md)."""

from collections.abc import Iterator
from datetime import date

import msgspec

from onrecord.checking.grades import ORDER, Grade, grade, regrade
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
from onrecord.checking.phrases import phrase
from onrecord.claims.bases import SAID_AGAINST
from onrecord.model import Claim, Frozen
from onrecord.model.claims import Flow
from onrecord.model.findings import Likelihood, TimeSpan
from onrecord.wording import month_words

REMOTE_YEARS = 3
REMOTE_STANDINGS = 1  # every year of a list is a reading of its own of the record
PUBLICATION_LAG = 2
QUARTER = 3
CALENDAR_DAYS, WORKING_DAYS = 365.0, 260.0


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
        currency: Into what the figures are converted; None for the one they are held in.
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
    currency: str | None = None

    def regraded(self, meaning: str, /, **facts: object) -> "Candidate":
        """The same with one more reason, from a row of the grading table that says more of a meaning."""
        found = regrade(Grade(self.likelihood, self.why), meaning, **facts)
        return msgspec.structs.replace(self, likelihood=found.likelihood, why=found.why)


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
    return tuple(sorted(found, key=lambda candidate: ORDER.index(candidate.likelihood)))


def _timed(claim: Claim, published: date | None) -> Iterator[Candidate]:
    if claim.period is not None:
        yield from _period_said(claim, window_of(claim.period), published)
    elif published is not None:
        yield from _period_open(claim, published)
    else:
        yield _untimed(claim, grade("undated"))


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
    yield _candidate(claim, window, base, grade("said"))
    if window.year is not None and base is None:
        yield from _fiscal(claim, "said.fiscal", window.last + YEAR // 2, published)
    if claim.is_comparison and window.length in (1, QUARTER) and _base_is_open(claim):
        before = window.shifted(-window.length)
        yield _candidate(claim, window, before, grade("said.month-before", period=window.words))
    if window.length == YEAR and not window.whole_years:
        for year in window.years:
            yield _candidate(claim, calendar_year(year), None, grade("said.in-year", period=window.words))


def _base_is_open(claim: Claim) -> bool:
    """Whether the text leaves open what a period is set against; the same months a year ago are usual."""
    return claim.base is None or claim.base.basis.endswith(SAID_AGAINST)


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
            yield _candidate(claim, window, None, grade("fiscal"))
    if not found:
        yield _untimed(claim, grade("fiscal.unknown"))
    for year in bracket.years:
        yield _candidate(claim, calendar_year(year), None, grade("fiscal.in-year", period=bracket.words))


def _fiscal(claim: Claim, meaning: str, by: int, published: date | None) -> Iterator[Candidate]:
    """The fiscal years of the two states that end by a month and were over when the claim was made."""
    found: dict[Window, list[str]] = {}
    for state in claim.parties:
        fiscal = fiscal_year(state, by)
        if fiscal is not None and (published is None or fiscal.last < month_of(published)):
            found.setdefault(fiscal, []).append(state)
    for window, states in found.items():
        yield _candidate(claim, window, None, grade(meaning, states=" and ".join(states)))


def _period_under_way(claim: Claim, window: Window, published: date) -> Iterator[Candidate]:
    so_far = Window(window.first, month_of(published) - PUBLICATION_LAG)
    standing = claim.form in PARTS and window.year == published.year
    facts = {"period": window.words, "day": published}
    if standing:
        yield _candidate(claim, calendar_year(published.year - 1), None, grade("standing", day=published))
    if so_far.length > 0:
        yield _candidate(claim, so_far, None, grade("standing.so-far" if standing else "under-way", **facts))
    elif not standing:
        early = Window(window.first, window.first)
        yield _candidate(claim, early, None, grade("under-way.begun", **facts))
    base = window_of(claim.base) if claim.base else None
    yield _candidate(claim, window, base, grade("under-way.whole"))


def _stretch_of_years(claim: Claim, window: Window, base: Window | None) -> Iterator[Candidate]:
    first, last = calendar_year(window.years[0]), calendar_year(window.years[-1])
    if claim.form == "growth" and claim.per == "year":
        yield from _yearly_rate(claim, window, base or first)
        return
    yield _candidate(claim, last, base or first, grade("stretch.based" if base else "stretch"))
    yield _candidate(claim, window, window.shifted(-window.length), grade("stretch.whole"))


def _yearly_rate(claim: Claim, window: Window, base: Window) -> Iterator[Candidate]:
    """The average alone decides: where every year's growth fits, so does the average between them."""
    last = calendar_year(window.years[-1])
    average = _candidate(claim, last, base, grade("yearly"))
    yield msgspec.structs.replace(average, years=max(1, (last.first - base.first) // YEAR))
    for year in range(base.years[-1] + 1, window.years[-1] + 1):
        yield _candidate(claim, calendar_year(year), None, grade("yearly.one"))


def _period_open(claim: Claim, published: date) -> Iterator[Candidate]:
    base = window_of(claim.base) if claim.base else None
    last_year = calendar_year(published.year - 1)
    yield _candidate(claim, last_year, base, grade("open", day=published))
    to_date = _year_to_date(claim, published)
    if to_date.window != last_year:  # in February the last month out is December
        yield to_date
    yield from _fiscal(claim, "open.fiscal", month_of(published) - 1, published)
    yield _candidate(claim, last_year.shifted(-YEAR), None, grade("open.before"))
    for back in range(2, 2 + (REMOTE_STANDINGS if claim.form in PARTS else REMOTE_YEARS)):
        yield _candidate(claim, last_year.shifted(-YEAR * back), None, grade("open.older"))


def _year_to_date(claim: Claim, published: date) -> Candidate:
    last = month_of(published) - PUBLICATION_LAG
    window = Window(last - last % YEAR, last)
    return _candidate(claim, window, None, grade("open.to-date", month=month_words(month_name(last))))


def _candidate(claim: Claim, window: Window, base: Window | None, graded: Grade) -> Candidate:
    before = base or window.shifted(-max(YEAR, window.length))
    return Candidate(
        flow=claim.flow,
        window=window,
        base=before if claim.is_comparison else None,
        span=span_of(window, claim.parties),
        likelihood=graded.likelihood,
        why=graded.why,
    )


def _untimed(claim: Claim, graded: Grade) -> Candidate:
    return Candidate(flow=claim.flow, likelihood=graded.likelihood, why=graded.why)


def _by_owner(candidate: Candidate, claim: Claim) -> Iterator[Candidate]:
    """The reading once for each state whose whole or partners can be meant."""
    meant = owners(claim, candidate.seller)
    for owner, likely in meant:
        owned = msgspec.structs.replace(candidate, owner=owner)
        row = "owner" if likely else "owner.other"
        said = len(meant) == 1
        yield owned if said else owned.regraded(row, state=owner, role=ROLES_OF_OWNER[claim.form])
    if not meant:
        yield candidate


def _sellers(candidate: Candidate, claim: Claim) -> Iterator[Candidate]:
    if claim.flow == "total":
        yield candidate
    elif claim.exporter in claim.parties:
        yield msgspec.structs.replace(candidate, seller=claim.exporter)
    else:
        for seller in claim.parties:
            role = phrase("role.surplus" if claim.flow == "balance" else "role.seller")
            sold = msgspec.structs.replace(candidate, seller=seller)
            yield sold.regraded("seller", state=seller, role=role)


def _rates(candidate: Candidate, claim: Claim) -> Iterator[Candidate]:
    if claim.per == "month":
        yield msgspec.structs.replace(candidate, share_of_year=float(YEAR))
    elif claim.per == "day":
        for days, row in ((CALENDAR_DAYS, "rate.calendar"), (WORKING_DAYS, "rate.working")):
            yield msgspec.structs.replace(candidate, share_of_year=days).regraded(row, number=f"{days:.0f}")
    elif claim.per == "year" and claim.form == "level":
        yield msgspec.structs.replace(candidate, share_of_year=1.0)
    else:
        yield candidate
