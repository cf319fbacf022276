"""The currencies that a claim's figures can be in, and the rates that turn the record's dollars into them."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from onrecord.checking.amounts import Book
from onrecord.checking.comparable import is_currency
from onrecord.checking.phrases import phrase
from onrecord.checking.readings import Candidate
from onrecord.checking.witnesses import Question
from onrecord.gazetteer import possessive
from onrecord.model import Claim, Component, Reading
from onrecord.official.rates import Rates
from onrecord.wording import listed

_RATES_OF_CHANGE = {"growth", "multiple"}
_AMOUNTS = {"level", "change"}


def in_claimed_currency(claim: Claim, books: Iterable[Book], rates: Rates) -> tuple[Book, ...]:
    """The books, in the currency of a claimed amount where rates for it are held."""
    convertible = (
        claim.form in _AMOUNTS and is_currency(claim.unit) and rates.holds(claim.unit, claim.parties)
    )
    return tuple(book.in_currency(claim.unit, rates) if convertible else book for book in books)


def with_own_currencies(question: Question, found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The readings of a rate of change, and each likely one in the currency that the claiming side counts in.

    A growth names no currency; an office that counts in marks may tell it in marks.
    """
    claim = question.claim
    if claim.form not in _RATES_OF_CHANGE or claim.compared_with or not question.rates:
        return tuple(found)
    likely = [one for one in found if one.likelihood == "likely"]
    others = [one for one in found if one.likelihood != "likely"]
    return (*likely, *(own for one in likely for own in _own(question, one)), *others)


def _own(question: Question, candidate: Candidate) -> Iterator[Candidate]:
    if candidate.window is None or candidate.base is None or not candidate.window.whole_years:
        return
    years = {*candidate.window.years, *candidate.base.years}
    units = {book.unit for book in question.books}
    told: dict[str, list[str]] = {}
    for state in sorted(question.homes):
        currency = question.rates.currency_of(state, years)
        if currency is not None and currency not in units:
            told.setdefault(currency, []).append(state)
    for currency, states in told.items():
        whose = listed([possessive(state) for state in states])
        converted = msgspec.structs.replace(candidate, currency=currency)
        yield converted.regraded("currency", code=currency.upper(), whose=whose)


def conversions(readings: Iterable[Reading]) -> Iterator[tuple[str, Component]]:
    """Every observation that was converted, with the currency it was converted to."""
    for reading in readings:
        parts = (part for witness in reading.witnesses for part in witness.components)
        yield from ((reading.currency, part) for part in parts if part.rate is not None and reading.currency)


def rates_used(question: Question, readings: Sequence[Reading]) -> Iterator[str]:
    """One sentence for each currency that figures were converted to: every rate, and where it is from."""
    used: dict[str, set[str]] = {}
    for currency, part in conversions(readings):
        told = phrase("rate.of", number=f"{part.rate:.6g}", period=part.period)
        used.setdefault(currency.upper(), set()).add(told)
    for currency, rates in sorted(used.items()):
        in_order = sorted(rates, key=lambda told: told.rpartition(" ")[2])
        of = {"code": currency, "other_code": currency, "written": question.rates.name}
        yield phrase("caveat.converted", rates=listed(in_order), **of)
