"""What a finding says besides its outcome (METHOD 5), every figure with whose count it is."""

from collections.abc import Sequence

from onrecord.checking.history import Count, Noise, counts, level_ratio, noise
from onrecord.checking.outcome import Decision
from onrecord.checking.readings import COMPARED, Candidate
from onrecord.checking.witnesses import Question, decisive
from onrecord.checking.wording import asserted, listed, margin, money, quantity, subject
from onrecord.gazetteer import possessive, title
from onrecord.model import Claim, Mirror, Reading, Series, Witness

_CONCLUSIONS = {
    "matches": "The figures at hand bear the claim out.",
    "depends": "Whether that agrees with the figures depends on the {decided_by}.",
    "differs": "No reading of the claim agrees with the figures at hand.",
    "no-data": "The figures at hand can neither confirm nor refute it.",
    "not-comparable": "No figure of the kind held could settle it.",
}


def scale(question: Question, candidates: Sequence[Candidate], totals: Sequence[Series]) -> str | None:
    """What the claim amounts to in money, against the best year, and in each side's whole trade."""
    claim, found = question.claim, counts(question.claim, question.books)
    if claim.value is None or not found:
        return None
    over = question.published.year - 1 if question.published else None
    count, year = _reference(found, candidates, over)
    until = year if over is None else max(year, over)
    parts = [
        _in_money(claim, count, year),
        _against_peak(count, year, until),
        _in_whole_trade(count, year, totals),
    ]
    return "; ".join(part for part in parts if part) or None


def history_of_gaps(question: Question, mirrors: Sequence[Mirror]) -> str:
    """How far the two sides' counts of this pair usually differ, or last did where the history is short."""
    found = counts(question.claim, question.books)
    measured = noise(found)
    if measured is not None:
        return _gaps_in_words(measured)
    latest = level_ratio(found)
    if latest is None:
        return _last_mirror(question, mirrors)
    year, larger, smaller = latest
    factor = larger.years[year] / smaller.years[year]
    return f"In {year} {larger.whose} is {factor:.2f} times {smaller.whose}; more years are not held."


def would_need(question: Question, candidates: Sequence[Candidate]) -> str | None:
    """The value in the likely period that the claim implies, by each count that holds the base."""
    claim = question.claim
    likely = next((c for c in candidates if c.likelihood == "likely" and c.window and c.base), None)
    if claim.form not in COMPARED or likely is None or claim.value is None:
        return None
    needed = [_needed(claim, count, likely) for count in counts(claim, question.books)]
    found = [words for words in needed if words]
    return "; ".join(dict.fromkeys(found)) or None


def would_settle(question: Question, readings: Sequence[Reading]) -> str:
    """The series that would decide, and what to ask the side that makes the claim."""
    claim = question.claim
    a, b = claim.parties
    likely = [r for r in readings if r.likelihood == "likely"]
    periods = dict.fromkeys(p for r in likely for p in (r.period, r.base) if p)
    series = f"{possessive(a)} and {possessive(b)} reported exports and imports with each other"
    wanted = f"{series} for {listed(list(periods))}" if periods else series
    asked = _open_slots(claim)
    homes = [title(home) for home in sorted(question.homes)] if len(question.homes) == 1 else ["the speaker"]
    usual = "UN Comtrade, annual, goods; a year is usually out by the middle of the next"
    return f"{wanted} ({usual}). Ask {homes[0]}: {asked}."


def safe_to_say(question: Question, readings: Sequence[Reading], decision: Decision) -> str:
    """One careful paragraph that names whose figures it rests on."""
    claim = question.claim
    who = title(next(iter(question.homes))) if len(question.homes) == 1 else "The text"
    unsaid = [slot for slot in ("period", "base") if _lacks(claim, slot)]
    first = f"{who[0].upper()}{who[1:]} says that {subject(claim)} {asserted(claim)}"
    first += f"; the {listed(unsaid)} {'is' if len(unsaid) == 1 else 'are'} not said." if unsaid else "."
    conclusion = _CONCLUSIONS[decision.outcome].format(decided_by=decision.decided_by)
    return " ".join([first, *_evidence(readings), conclusion])


def _evidence(readings: Sequence[Reading]) -> list[str]:
    told = [r for r in readings if decisive(r.witnesses)]
    likely = [r for r in told if r.likelihood == "likely"]
    if likely:
        return [_told(reading) for reading in likely[:2]]
    without = [
        f"No figure is at hand for {r.period}." for r in readings if r.likelihood == "likely" and r.period
    ]
    return [*without[:1], *(_told(reading) for reading in told[:2])]


def _told(reading: Reading) -> str:
    shown = [_witness_words(w) for w in decisive(reading.witnesses)]
    period = f"{reading.period} on {reading.base}" if reading.base else str(reading.period)
    return f"For {period} the figures are {listed(shown)}."


def _witness_words(witness: Witness) -> str:
    value = quantity(witness.value or 0.0, witness.unit)
    seen = f"published {witness.published}" if witness.published else f"retrieved {witness.retrieved}"
    counter = witness.components[0].reporter
    off = f", {margin(witness.margin, witness.unit)} from fitting" if witness.margin else ""
    return f"{value} by {possessive(counter)} count ({witness.provider}, {seen}{off})"


def _reference(
    found: Sequence[Count], candidates: Sequence[Candidate], over: int | None
) -> tuple[Count, int]:
    """The count and year that the claim is set against.

    The likely base or period, else the latest year that was over when the claim was made.
    """
    for candidate in candidates:
        if candidate.likelihood != "likely":
            continue
        for window in (candidate.base, candidate.window):
            for count in found:
                if window and window.year in count.years and window.year is not None:
                    return count, window.year
    known = [year for year in found[0].years if over is None or year <= over]
    return found[0], max(known or found[0].years)


def _in_money(claim: Claim, count: Count, year: int) -> str | None:
    value, unit = count.years[year], count.book.unit
    base = f"on the {money(value, unit)} of {year} ({count.whose})"
    if claim.form == "growth" and claim.value is not None:
        sign = "-" if claim.direction == "down" else "+"
        return f"{sign}{claim.value:g}% is about {money(abs(value) * claim.value / 100, unit)} {base}"
    if claim.form == "change" and claim.value is not None and value > 0:
        return f"{money(claim.value, claim.unit)} is {claim.value / value:.0%} {base}"
    return f"{year} came to {money(value, unit)} ({count.whose})"


def _against_peak(count: Count, year: int, until: int) -> str | None:
    """How the year stands to the best one known when the claim was made."""
    peak, first = count.peak(until), min(count.years)
    if count.years[peak] <= 0:
        return None
    if peak == year:
        return f"{year} is the highest year since {first}"
    below = 1 - count.years[year] / count.years[peak]
    return f"{year} is {below:.0%} below {peak}, the highest year since {first}"


def _in_whole_trade(count: Count, year: int, totals: Sequence[Series]) -> str | None:
    if any(term.sign < 0 for term in count.construction.terms):
        return None
    flows = {term.flow for term in count.construction.terms}
    parts = [
        s.at(str(year))
        for s in totals
        if s.reporter == count.counter and s.flow in flows and count.book.is_of_vintage(s)
    ]
    values = [part.value for part in parts if part is not None]
    if len(values) != len(flows):
        return None
    share = count.years[year] / sum(values)
    whole = listed(sorted(flows))
    return f"that is {share:.2%} of all {whole} that {title(count.counter)} reports"


def _last_mirror(question: Question, mirrors: Sequence[Mirror]) -> str:
    if not mirrors:
        return "No flow is held that both sides count, so their usual gap is unknown."
    last = max(mirrors, key=lambda mirror: (mirror.period, mirror.exporter))
    unit = question.books[0].unit
    return (
        f"The last flow that both sides count is that of {last.period}: {title(last.exporter)} reports "
        f"{money(last.exporter_reports, unit)} of exports, {title(last.importer)} "
        f"{money(last.importer_reports, unit)} of imports ({last.provider})."
    )


def _gaps_in_words(measured: Noise) -> str:
    return (
        f"In {measured.years} yearly comparisons of this pair ({measured.first} to {measured.last}) "
        f"the two sides' growth rates lay a median {measured.median_gap:.1f} points apart, "
        f"and had opposite signs in {measured.opposite_signs}."
    )


def _needed(claim: Claim, count: Count, candidate: Candidate) -> str | None:
    base, window = candidate.base, candidate.window
    if base is None or window is None or base.year not in count.years or claim.value is None:
        return None
    before = count.years[base.year]
    sign = -1 if claim.direction == "down" else 1
    if claim.form == "growth":
        value = before * (1 + sign * claim.value / 100)
    elif claim.form == "multiple":
        value = before / claim.value if sign < 0 and claim.value > 1 else before * claim.value
    else:
        value = before + sign * claim.value
    return f"about {money(value, count.book.unit)} in {window.label} ({count.whose})"


def _open_slots(claim: Claim) -> str:
    asked = []
    if _lacks(claim, "period"):
        asked.append("which period is meant")
    if _lacks(claim, "base"):
        asked.append("against which base")
    asked.append("whose figures, in which currency, and for goods alone or with services")
    return ", ".join(asked)


def _lacks(claim: Claim, slot: str) -> bool:
    if slot == "base":
        return claim.base is None and claim.form in COMPARED
    return claim.period is None
