"""Who measures a reading, what they count, and how it fits (step 5 of docs/method.md)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

import msgspec

from onrecord.checking.amounts import Book, Construction, Gap, constructions
from onrecord.checking.closeness import Target, best_fit
from onrecord.checking.comparable import is_currency
from onrecord.checking.lists import Lists, beside
from onrecord.checking.measuring import Measured, measure, unit_of
from onrecord.checking.owners import other_lists, set_against
from onrecord.checking.phrases import phrase
from onrecord.checking.readings import Candidate
from onrecord.checking.records import record_notes
from onrecord.checking.revisions import allowed, may_be_revised
from onrecord.checking.slips import near_miss
from onrecord.gazetteer import country
from onrecord.gazetteer.territories import broken
from onrecord.model import Claim, Reading, Witness
from onrecord.model.findings import Agreement, Fit, Role
from onrecord.official.rates import NO_RATES, Rates
from onrecord.tolerances import METHOD, Tolerances

FITTING: frozenset[Fit] = frozenset({"exact", "rounded", "within-revision", "beyond"})
_ROLES: tuple[Role, ...] = ("home", "mirror", "mixed")


class Question(NamedTuple):
    """A claim with what is needed to hold it against the record.

    ``homes`` are the states of the pair on whose side the claim is made.
    """

    claim: Claim
    options: tuple[Target, ...]
    homes: frozenset[str]
    published: date | None
    books: tuple[Book, ...]
    lists: Lists
    tolerances: Tolerances = METHOD
    rates: Rates = NO_RATES

    def books_of(self, candidate: Candidate) -> tuple[Book, ...]:
        """The books in the currency of a reading."""
        currency = candidate.currency
        if currency is None:
            return self.books
        return tuple(book.in_currency(currency, self.rates) for book in self.books)


def reading_of(question: Question, candidate: Candidate, number: int) -> Reading:
    """A candidate with its witnesses, as the finding shows it."""
    books = question.books_of(candidate)
    found = _witnesses(question, candidate, books)
    return Reading(
        id=f"r{number}",
        flow=candidate.flow,
        measure="goods",
        period=candidate.window.label if candidate.window else None,
        base=candidate.base.label if candidate.base else None,
        span=candidate.span,
        currency=_common_unit(books),
        likelihood=candidate.likelihood,
        why=candidate.why,
        agreement=_agreement(found),
        witnesses=found,
        notes=record_notes(question.claim, candidate, books),
    )


def _common_unit(books: tuple[Book, ...]) -> str | None:
    units = {book.unit for book in books}
    return units.pop() if len(units) == 1 else None


def decisive(witnesses: Iterable[Witness]) -> tuple[Witness, ...]:
    """Those that can decide: computed, and no sum over both sides' counts."""
    return tuple(w for w in witnesses if w.status == "computed" and w.role != "mixed")


def fits(witness: Witness) -> bool:
    """Whether its value fits the claim in any way."""
    return witness.fit in FITTING


def _agreement(found: tuple[Witness, ...]) -> Agreement:
    votes = [fits(witness) for witness in decisive(found)]
    if not votes:
        return "no-witness"
    return "all" if all(votes) else "some" if any(votes) else "none"


def _witnesses(question: Question, candidate: Candidate, books: tuple[Book, ...]) -> tuple[Witness, ...]:
    found = [
        _witness(question, candidate, book, construction)
        for book in books
        for construction in _constructions(question.claim, candidate)
        if _is_shown(books, book, construction)
    ]
    return tuple(sorted(_worth_showing(found), key=_order))


def _constructions(claim: Claim, candidate: Candidate) -> tuple[Construction, ...]:
    if candidate.owner is not None:
        return set_against(claim, candidate)
    a, b = claim.parties
    return constructions(candidate.flow, a, b, candidate.seller)


def _is_shown(books: tuple[Book, ...], book: Book, construction: Construction) -> bool:
    """Whether a count has a place in this vintage; one that no vintage holds is shown once, as missing."""
    counter = construction.counter
    if counter is None or book.reports(counter):
        return True
    return book == books[0] and not any(other.reports(counter) for other in books)


def _worth_showing(found: list[Witness]) -> list[Witness]:
    """Without sums that cannot be made, and without a count's gaps where another vintage fills them."""
    computed = {w.construction for w in found if w.status == "computed"}
    return [
        w for w in found if w.status == "computed" or (w.role != "mixed" and w.construction not in computed)
    ]


def _order(witness: Witness) -> tuple[object, ...]:
    return (
        _ROLES.index(witness.role), witness.construction, witness.provider,
        witness.published or "", witness.retrieved or "", witness.snapshot or "",
    )  # fmt: skip


def _witness(question: Question, candidate: Candidate, book: Book, construction: Construction) -> Witness:
    witness = _without_value(question, book, construction)
    blocked = _other_currency(question.claim, candidate, book) or _other_territory(question.claim, candidate)
    measured = blocked or _measured(question, candidate, book, construction)
    if isinstance(measured, Gap):
        return msgspec.structs.replace(witness, status=measured.status, reason=measured.reason)
    fit, margin = _held_against(question, candidate, book, construction, measured.value)
    return msgspec.structs.replace(
        witness,
        status="computed",
        value=_sensible(measured.value, witness.unit),
        fit=fit,
        margin=_sensible(margin, witness.unit),
        near_miss=_slip(question, candidate, book, construction, measured) if fit == "miss" else None,
        components=measured.components,
    )


def _slip(
    question: Question, candidate: Candidate, book: Book, construction: Construction, measured: Measured
) -> str | None:
    """The known slip that would explain a miss; other lists are looked for in likely readings only."""
    slip = measured.remark or near_miss(
        question.claim, question.options, measured.value, candidate, book, construction
    )
    if slip is None and candidate.likelihood == "likely":
        return _other_list(question, candidate, book, construction)
    return slip


def _measured(
    question: Question, candidate: Candidate, book: Book, construction: Construction
) -> Measured | Gap:
    if construction.against:
        return beside(question.claim.form, candidate, book, construction, question.lists)
    return measure(question.claim.form, candidate, book, construction)


def _other_currency(claim: Claim, candidate: Candidate, book: Book) -> Gap | None:
    is_amount = claim.form in {"level", "change"} and is_currency(claim.unit)
    if (candidate.currency or (claim.unit if is_amount else book.unit)) == book.unit:
        return None
    return Gap("not-comparable", phrase("remark.no_rate", code=book.unit.upper()))


def _other_territory(claim: Claim, candidate: Candidate) -> Gap | None:
    """Why a comparison cannot be made of figures that are of more land before than after, or of less."""
    if candidate.base is None or candidate.window is None:
        return None
    periods = sorted((*candidate.base.years, *candidate.window.years))
    changed = broken(claim.parties, str(periods[0]), str(periods[-1]))
    if changed is None:
        return None
    of = {"state": country(changed.code).title, "period": changed.year}
    return Gap("not-comparable", phrase("remark.territory", **of))


def _other_list(
    question: Question, candidate: Candidate, book: Book, construction: Construction
) -> str | None:
    """Another list or whole of the pair in which the number would fit: a known slip of shares and ranks."""
    for name, other in other_lists(question.claim, candidate, construction):
        found = beside(question.claim.form, candidate, book, other, question.lists)
        if isinstance(found, Measured) and best_fit(question.options, found.value)[0] == "exact":
            return name
    return None


def _without_value(question: Question, book: Book, construction: Construction) -> Witness:
    return Witness(
        provider=book.provider,
        published=book.published,
        retrieved=book.retrieved,
        snapshot=book.snapshot,
        role=_role(construction, question.homes),
        construction=construction.words,
        status="no-data",
        unit=unit_of(question.claim.form, book.unit),
    )


def _role(construction: Construction, homes: frozenset[str]) -> Role:
    if construction.counter is None:
        return "mixed"
    return "home" if construction.counter in homes else "mirror"


def _held_against(
    question: Question, candidate: Candidate, book: Book, construction: Construction, value: float
) -> tuple[Fit, float]:
    fit, margin = best_fit(question.options, value)
    near = question.tolerances
    if fit == "miss" and may_be_revised(candidate.window, question.published, book, near):
        books = question.books_of(candidate)
        if abs(margin) <= allowed(question.claim, near, book, books, construction):
            return "within-revision", margin
    return fit, margin


def _sensible(value: float, unit: str) -> float:
    """Rates to seven digits, which is finer than any office counts; amounts as they are."""
    return float(f"{value:.7g}") if unit in {"percent", "ratio"} else value
