"""What a finding says besides its outcome, every figure with whose count it is."""

from collections.abc import Sequence

from onrecord.checking.comparable import is_currency
from onrecord.checking.history import Count, Noise, counts, level_ratio, noise
from onrecord.checking.owners import PARTS, owners
from onrecord.checking.periods import Window, calendar_year
from onrecord.checking.phrases import phrase
from onrecord.checking.readings import Candidate
from onrecord.checking.saying import open_slots
from onrecord.checking.witnesses import Question
from onrecord.checking.wording import bound_words, money
from onrecord.gazetteer import possessive, title
from onrecord.model import Claim, Mirror, Reading, Series
from onrecord.wording import listed, span_words

_NO_OTHER_PARTNER = 0.9999  # a panel of one pair knows nothing of a state's whole trade


def scale(question: Question, candidates: Sequence[Candidate], totals: Sequence[Series]) -> str | None:
    """What the claim amounts to in money, against the best year, and in each side's whole trade."""
    claim, found = question.claim, _of_owner(counts(question.claim, question.books), candidates)
    if claim.value is None or not found:
        return None
    over = question.published.year - 1 if question.published else None
    count, window, value = _reference(found, candidates, over)
    parts: list[str | None] = [_in_money(claim, count, window, value)]
    if (year := window.year) is not None:
        until = year if over is None else max(year, over)
        parts += [_against_peak(count, year, until), _in_whole_trade(count, year, totals)]
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
    of = {"counted": larger.whose, "other_counted": smaller.whose}
    return phrase("noise.ratio", period=year, number=f"{factor:.2f}", **of)


def would_need(question: Question, candidates: Sequence[Candidate]) -> str | None:
    """The value in the likely period that the claim implies, by each count that holds the base."""
    claim = question.claim
    likely = next((c for c in candidates if c.likelihood == "likely" and c.window and c.base), None)
    if not claim.is_comparison or claim.compared_with or likely is None or claim.value is None:
        return None
    needed = [_needed(claim, count, likely) for count in counts(claim, question.books)]
    found = [words for words in needed if words]
    return "; ".join(dict.fromkeys(found)) or None


def would_settle(question: Question, readings: Sequence[Reading]) -> str:
    """The series that would decide, and what to ask the side that makes the claim."""
    claim = question.claim
    likely = [r for r in readings if r.likelihood == "likely"]
    periods = dict.fromkeys(p for r in likely for p in (r.period, r.base) if p)
    series, often = series_wanted(question), "monthly" if any("-" in p for p in periods) else "yearly"
    named = listed([span_words(p) for p in periods])
    known = phrase("wanted.series_of", series=series, periods=named)
    wanted = known if periods else phrase("wanted.series", series=series)
    goods = phrase("goods.product", code=claim.product.hs) if claim.product else phrase("goods.all")
    return f"{phrase(f'settle.{often}', wanted=wanted, goods=goods)} {_ask(question)}"


def series_wanted(question: Question) -> str:
    """The series that would settle the claim: of the pair, or of one state with all or another partner."""
    claim = question.claim
    whose = owners(claim, claim.exporter if claim.exporter in claim.parties else None)
    if not whose:
        a, b = claim.parties
        return phrase("series.pair", whose=listed([possessive(a), possessive(b)]))
    names = listed([possessive(owner) for owner, likely in whose if likely])
    both = claim.flow in {"total", "balance"} or len(whose) > 1
    flow = "exports and imports" if both else "exports" if whose[0][0] == claim.exporter else "imports"
    if claim.compared_with:
        partners = listed([title(code) for code in (*claim.parties, claim.compared_with)])
        return phrase("series.among", whose=names, flows=flow, states=partners)
    return phrase("series.every", whose=names, flows=flow)


def _of_owner(found: Sequence[Count], candidates: Sequence[Candidate]) -> Sequence[Count]:
    """For a share, a rank or two partners the counts of the state whose whole or partners are meant."""
    meant = {c.owner for c in candidates if c.likelihood == "likely"}
    return [count for count in found if count.counter in meant] or found


def _reference(
    found: Sequence[Count], candidates: Sequence[Candidate], over: int | None
) -> tuple[Count, Window, float]:
    """The count and period that the claim is set against, with its value.

    The likely base or period, else the latest year that was over when the claim was made.
    """
    for candidate in candidates:
        if candidate.likelihood != "likely":
            continue
        for window in filter(None, (candidate.base, candidate.window)):
            for count in found:
                if (value := count.value(window)) is not None:
                    return count, window, value
    years = found[0].years
    year = max([year for year in years if over is None or year <= over] or years)
    return found[0], calendar_year(year), years[year]


def _in_money(claim: Claim, count: Count, window: Window, value: float) -> str:
    unit = count.book.unit
    same_money = not is_currency(claim.unit) or claim.unit == unit
    of = {"base_amount": money(value, unit), "period": window.words, "counted": count.whose}
    if claim.form == "growth" and claim.value is not None:
        growth = f"{'-' if claim.direction == 'down' else '+'}{claim.value:g}%"
        amount = money(abs(value) * claim.value / 100, unit)
        return phrase("scale.growth", percent=growth, amount=amount, **of)
    if claim.form == "change" and claim.value is not None and value > 0 and same_money:
        part = f"{claim.value / value:.0%}"
        return phrase("scale.change", percent=part, amount=money(claim.value, claim.unit), **of)
    return phrase("scale.level", amount=of["base_amount"], **of)


def _against_peak(count: Count, year: int, until: int) -> str | None:
    """How the year stands to the best one known when the claim was made."""
    peak, first = count.peak(until), min(count.years)
    if count.years[peak] <= 0 or len(count.years) == 1:
        return None
    if peak == year:
        return phrase("scale.highest", period=year, since_period=first)
    below = f"{1 - count.years[year] / count.years[peak]:.0%}"
    return phrase("scale.below", period=year, percent=below, peak_period=peak, since_period=first)


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
    if share > _NO_OTHER_PARTNER:
        return None
    return phrase(
        "scale.of_all",
        percent=f"{share:.2%}",
        flows=listed(sorted(flows)),
        state=title(count.counter),
        provider=count.book.provider,
    )


def _last_mirror(question: Question, mirrors: Sequence[Mirror]) -> str:
    if not mirrors:
        return phrase("noise.unknown")
    last = max(mirrors, key=lambda mirror: (mirror.period, mirror.exporter))
    unit = question.books[0].unit
    return phrase(
        "noise.last",
        period=last.period,
        seller_state=title(last.exporter),
        amount=money(last.exporter_reports, unit),
        buyer_state=title(last.importer),
        other_amount=money(last.importer_reports, unit),
        providers=last.provider,
    )


def _gaps_in_words(measured: Noise) -> str:
    return phrase(
        "noise.gaps",
        n=measured.years,
        period=measured.first,
        last_period=measured.last,
        number=f"{measured.median_gap:.1f}",
        other_number=measured.opposite_signs,
    )


def _needed(claim: Claim, count: Count, candidate: Candidate) -> str | None:
    base, window, unit = candidate.base, candidate.window, count.book.unit
    before = None if base is None else count.value(base)
    if before is None or window is None or claim.value is None:
        return None
    if claim.form == "change" and is_currency(claim.unit) and claim.unit != unit:
        return None
    numbers = [claim.value] if claim.value_high is None else [claim.value, claim.value_high]
    needed = sorted(_implied(claim, number, before, candidate.years) for number in numbers)
    amounts = " to ".join(money(value, unit) for value in needed)
    bounded = f"{bound_words(claim)}{amounts}"
    return phrase("need.value", bounded=bounded, period=window.words, counted=count.whose)


def _implied(claim: Claim, number: float, before: float, years: int) -> float:
    """What the period comes to if the claim's number holds on its base."""
    sign = -1 if claim.direction == "down" else 1
    if claim.form == "growth":
        return before * (1 + sign * number / 100) ** years
    if claim.form == "multiple":
        return before / number if sign < 0 and number > 1 else before * number
    return before + sign * number


def _ask(question: Question) -> str:
    questions = _asked(question.claim)
    if len(question.homes) == 1:
        return phrase("settle.ask", state=title(min(question.homes)), questions=questions)
    return phrase("settle.ask_whoever", questions=questions)


def _asked(claim: Claim) -> str:
    asked = [*open_slots(claim), "figures"]
    if claim.form == "share" and not claim.share_of:
        asked.append("whole")
    if not is_currency(claim.unit) and claim.form not in PARTS:
        asked.append("currency")
    if claim.measure == "unknown":
        asked.append("goods")
    return ", ".join(phrase(f"question.{one}") for one in asked)
