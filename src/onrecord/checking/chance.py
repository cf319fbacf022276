"""How easily a claim of this form and size fits: many readings flatter every number."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from onrecord.checking.amounts import Book, Construction
from onrecord.checking.closeness import best_fit, targets
from onrecord.checking.history import counts
from onrecord.checking.owners import PARTS, other, set_against
from onrecord.checking.phrases import phrase
from onrecord.checking.readings import Candidate
from onrecord.checking.similar import SAME_SIZE, Ledger, Years
from onrecord.checking.witnesses import FITTING, Question, decisive
from onrecord.gazetteer.territories import broken
from onrecord.model import Claim, Reading

MINIMUM_FIGURES = 10


class Chance(NamedTuple):
    """How many figures in a claim's place would have fitted.

    Attributes:
        share: The fitting ones, 0 to 1, to three decimals; 0 for none alone.
        own: How many figures are of the pair.
        others: How many are of similar pairs.
        pairs: How many similar pairs these are.
    """

    share: float
    own: int
    others: int
    pairs: int

    @property
    def words(self) -> str:
        """What the share rests on, a sentence for people."""
        past = phrase(f"past.{'one' if self.own == 1 else 'more'}", n=self.own)
        if not self.pairs:
            return phrase("caveat.chance_alone", past=past)
        similar = phrase(f"similar.{'one' if self.pairs == 1 else 'more'}", n=self.pairs)
        return phrase("caveat.chance", past=past, number=self.others, similar=similar)


class _Past(NamedTuple):
    """Yearly values in one count and vintage: the pair's, and those of similar pairs by their two states."""

    own: Years
    others: dict[tuple[str, str], Years]


def chance(question: Question, meant: Sequence[Candidate], readings: Sequence[Reading]) -> Chance | None:
    """The share of past figures of this form and size that would have fitted a near reading.

    A figure is a level, share, place, change, growth or multiple of a calendar year in one count: of the
    pair, unless a near reading measures it, or of a similar pair (``Ledger.similar``). It is in the claim's
    direction, between half and twice the claimed number, and takes the claim's place, to two digits and with
    the claim's hedge.

    Args:
        question: The claim.
        meant: Its readings before they were measured.
        readings: The same with witnesses; only vintages that they name are drawn on.

    Returns:
        None with fewer than ten figures, and for compared partners, whose past is that of two pairs at once.
    """
    near = [reading for reading in readings if reading.likelihood != "remote"]
    values = [w.value for r in near for w in decisive(r.witnesses) if w.value is not None]
    claim, used = question.claim, {reading.period for reading in near}
    if not values or not claim.value or claim.compared_with:
        return None
    own, others, pairs = [], [], set()
    for past in _pasts(question, meant, _named(question, readings)):
        own += [figure for year, figure in _figures(claim, past.own, claim.parties) if str(year) not in used]
        for pair, years in past.others.items():
            found = [figure for _, figure in _figures(claim, years, pair)]
            others += found
            pairs |= {pair} if found else set()
    if len(own) + len(others) < MINIMUM_FIGURES:
        return None
    share = _fitting(question, [*own, *others], values)
    shown = max(round(share, 3), 0.001) if share else 0.0  # nothing is told of none alone
    return Chance(shown, len(own), len(others), len(pairs))


def _named(question: Question, readings: Sequence[Reading]) -> tuple[Book, ...]:
    """The vintages that the readings name: a replay has no others."""
    named = {w.snapshot for reading in readings for w in reading.witnesses}
    return tuple(book for book in question.books if book.snapshot in named)


def _pasts(question: Question, meant: Sequence[Candidate], books: Sequence[Book]) -> Iterator[_Past]:
    until = _reference(meant)
    if question.claim.form in PARTS:
        yield from _parts(question, meant, books, until)
        return
    for count in counts(question.claim, books):
        ledger = _ledger(question, count.book, count.construction)
        partner = count.construction.terms[0].partner
        similar = ledger.similar(partner, until) if ledger else ()
        yield _Past(count.years, {(count.counter, p): ledger.values(p) for p in similar if ledger})


def _parts(
    question: Question, meant: Sequence[Candidate], books: Sequence[Book], until: int
) -> Iterator[_Past]:
    """Shares and places in the whole or list of each owner that a near reading means."""
    near = [one for one in meant if one.likelihood != "remote" and one.owner is not None]
    whose = dict.fromkeys((set_against(question.claim, one)[0], one.owner) for one in near)
    for construction, owner in whose:
        partner = other(question.claim, owner or "")
        for ledger in filter(None, (_ledger(question, book, construction) for book in books)):
            codes = (partner, *ledger.similar(partner, until))
            if question.claim.form == "share":
                own, *others = map(ledger.shares, codes)
            else:
                own, *others = ledger.places(codes)
            yield _Past(own, {(owner or "", p): y for p, y in zip(codes[1:], others, strict=True)})


def _ledger(question: Question, book: Book, construction: Construction) -> Ledger | None:
    histories = question.lists.histories(book, construction.terms[0].reporter)
    return Ledger(histories, book, construction.terms) if histories else None


def _reference(meant: Sequence[Candidate]) -> int:
    """The last year of the period that the claim is most likely about."""
    windows = [(one.likelihood, one.window) for one in meant if one.window is not None]
    likely = [window for likelihood, window in windows if likelihood == "likely"]
    return max(window.years[-1] for window in likely or [window for _, window in windows])


def _figures(claim: Claim, years: Years, states: tuple[str, ...]) -> Iterator[tuple[int, float]]:
    """Figures of the claim's form and direction and about its size, each with its year."""
    size = claim.value or 0.0
    sign = -1 if claim.direction == "down" and claim.form in {"growth", "change"} else 1
    for year, value in _in_form(claim, years, states):
        if 1 / SAME_SIZE <= sign * value / size <= SAME_SIZE:
            yield year, sign * value


def _in_form(claim: Claim, years: Years, states: tuple[str, ...]) -> Iterator[tuple[int, float]]:
    if claim.form in {"level", *PARTS}:
        yield from years.items()
        return
    falls = claim.direction == "down" and (claim.value or 0.0) > 1
    for year, value in years.items():
        before = years.get(year - 1, 0.0)
        if before <= 0 or broken(states, str(year - 1), str(year)):
            continue
        if claim.form == "growth":
            yield year, (value / before - 1) * 100
        elif claim.form == "change":
            yield year, value - before
        elif value > 0:  # "fell threefold" is told by how many times the earlier value is the later one
            yield year, before / value if falls else value / before


def _fitting(question: Question, figures: Sequence[float], values: Sequence[float]) -> float:
    """The share of figures that fit; each is posed once for all that are written alike."""
    claim = question.claim
    written = [figure if claim.form == "rank" else float(f"{figure:.2g}") for figure in figures]
    fits = {number: _fits_any(question, number, values) for number in set(written)}
    return sum(fits[number] for number in written) / len(written)


def _fits_any(question: Question, number: float, values: Iterable[float]) -> bool:
    claim, high = question.claim, question.claim.value_high
    if high is not None and claim.value:
        high = number + high - claim.value if claim.form == "rank" else number * high / claim.value
    posed = msgspec.structs.replace(claim, value=number, value_high=high, as_written="")
    options = targets(posed, question.tolerances)
    return any(best_fit(options, value)[0] in FITTING for value in values)
