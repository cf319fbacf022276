"""One partner of a state beside all of them, or beside another one, within one vintage."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from onrecord.checking.amounts import Amount, Book, Construction, Gap, amount, books
from onrecord.checking.measuring import Measured
from onrecord.checking.phrases import phrase
from onrecord.checking.readings import Candidate
from onrecord.model import Component
from onrecord.model.claims import Form
from onrecord.model.findings import TradeFlow
from onrecord.official import WORLD, Record
from onrecord.official.record import History
from onrecord.official.views import Place, Standing, standings

SHOWN_ABOVE = 10


class Sheet(NamedTuple):
    """A list of partners that counts with a sign."""

    sign: int
    standing: Standing


class Lists:
    """The lists of partners that a claim is held against; each is asked of the record once.

    Args:
        record: Where they are.
        product: Harmonised System code; None for all goods.
    """

    def __init__(self, record: Record, product: str | None = None) -> None:
        self._record = record
        self._product = product
        self._known: dict[tuple[str, TradeFlow, str], tuple[Standing, ...]] = {}
        self._books: dict[tuple[str, str], tuple[Book, ...]] = {}
        self._histories: dict[str, tuple[History, ...]] = {}

    def standing(self, book: Book, reporter: str, flow: TradeFlow, period: str) -> Standing | None:
        """The list of a reporter for one flow and period in a book's vintage and currency."""
        key = (reporter, flow, period)
        if key not in self._known:
            self._known[key] = standings(self._record, reporter, flow, period, product=self._product)
        found = [s for s in self._known[key] if _is_of(book, s)]
        valuations = {s.valuation for s in book.series if (s.reporter, s.flow) == (reporter, flow)}
        return min(found, key=lambda s: s.valuation not in valuations, default=None)

    def histories(self, book: Book, reporter: str) -> tuple[History, ...]:
        """Every year of a reporter's list in a book's vintage and currency; none of single products."""
        if self._product is not None:
            return ()
        if reporter not in self._histories:
            self._histories[reporter] = self._record.histories(reporter)
        return tuple(one for one in self._histories[reporter] if (*one.vintage, one.unit) == book.key)

    def book(self, like: Book, a: str, b: str) -> Book | None:
        """The series between two states in the vintage and currency of another book."""
        if (a, b) not in self._books:
            self._books[a, b] = books(self._record.series(a, b, product=self._product), self._product)
        return next((one for one in self._books[a, b] if one.key == like.key), None)


def beside(
    form: Form, candidate: Candidate, book: Book, construction: Construction, lists: Lists
) -> Measured | Gap:
    """A share in percent, a place, or what one partner is to another; or why it cannot be told."""
    if candidate.window is None:
        return Gap("no-data", candidate.why)
    part = amount(book, replace(construction, against=()), candidate.window)
    if isinstance(part, Gap):
        return part
    if construction.against[0].partner == WORLD or construction.against[0].reporter == WORLD:
        return _in_list(form, book, construction, part, lists)
    return _two_partners(form, candidate, book, construction, part, lists)


def sheets(book: Book, construction: Construction, part: Amount, lists: Lists) -> tuple[Sheet, ...] | Gap:
    """The lists behind a share or rank, for the periods that its own figure was made of."""
    found = []
    for term in construction.against:
        for period in dict.fromkeys(c.period for c in part.components):
            standing = lists.standing(book, term.reporter, term.flow, period)
            if standing is None:
                return Gap(
                    "no-data",
                    phrase("remark.no_list", term=term.words, period=period, provider=book.provider),
                )
            found.append(Sheet(term.sign, standing))
    return tuple(found)


def place_of(found: tuple[Sheet, ...], partner: str, value: float) -> tuple[int, tuple[str, ...]]:
    """The place of a value among the other partners, and those above it or level with it, highest first."""
    above = [(code, at) for code, at in ranking(found, partner) if at >= value]
    return 1 + sum(at > value for _, at in above), tuple(code for code, _ in above)


def ranking(found: tuple[Sheet, ...], partner: str) -> list[tuple[str, float]]:
    """Every partner but one with its value, the highest first."""
    return sorted(_sums(found, partner), key=lambda one: (-one[1], one[0]))


def unclear(found: tuple[Sheet, ...], partner: str, value: float) -> tuple[str, ...]:
    """Partners without one of the flows that could stand above a value if it were known."""
    if all(sheet.sign > 0 for sheet in found):
        return ()
    held = _held(found)
    short = {p for p in held if len(held[p]) < len(found) and p != partner}
    return tuple(sorted(p for p in short if sum(sign * at.value for sign, at in held[p]) > value))


def _in_list(
    form: Form, book: Book, construction: Construction, part: Amount, lists: Lists
) -> Measured | Gap:
    found = sheets(book, construction, part, lists)
    if isinstance(found, Gap):
        return found
    return _share(book, part, found) if form == "share" else _rank(book, construction, part, found)


def _share(book: Book, part: Amount, found: tuple[Sheet, ...]) -> Measured | Gap:
    wholes = [s.standing.total for s in found]
    whole = sum(total for total in wholes if total is not None)
    if None in wholes or whole <= 0:
        words = f"{found[0].standing.reporter} {found[0].standing.flow}"
        return Gap("no-data", phrase("remark.single_partners", provider=book.provider, term=words))
    return Measured(part.value / whole * 100, (*part.components, *map(_whole, (s.standing for s in found))))


def _rank(book: Book, construction: Construction, part: Amount, found: tuple[Sheet, ...]) -> Measured | Gap:
    holed = next((s.standing for s in found if not s.standing.ranked), None)
    if holed is not None:
        of = {"term": f"{holed.reporter} {holed.flow}", "period": holed.period}
        return Gap("no-data", phrase("remark.holed_list", provider=book.provider, **of))
    owner = construction.against[0].reporter
    pair = {construction.terms[0].reporter, construction.terms[0].partner}
    (partner,) = pair - {owner}
    if part.value <= 0:  # only a balance can be
        behind = len(ranking(found, partner)) + 1
        return Measured(float(behind), part.components, phrase("remark.no_place"))
    place, above = place_of(found, partner, part.value)
    shown = tuple(c for other in above[:SHOWN_ABOVE] for c in _components_of(found, other))
    below = ranking(found, partner)[len(above) : len(above) + 1]
    after = tuple(c for code, _ in below for c in _components_of(found, code))
    return Measured(float(place), (*part.components, *shown, *after))


def _two_partners(
    form: Form, candidate: Candidate, book: Book, construction: Construction, part: Amount, lists: Lists
) -> Measured | Gap:
    term = construction.against[0]
    second = lists.book(book, *sorted((term.reporter, term.partner)))
    if second is None or candidate.window is None:
        return Gap(
            "no-data",
            phrase("remark.no_partner", provider=book.provider, partner_term=term.words_with_partner),
        )
    rest = amount(second, Construction(terms=construction.against, counter=None), candidate.window)
    if isinstance(rest, Gap):
        return rest
    components = part.components + rest.components
    if form == "change":
        return Measured(part.value - rest.value, components)
    if rest.value <= 0:
        return Gap("not-comparable", phrase("remark.not_above_zero"))
    ratio = part.value / rest.value
    return Measured(ratio if form == "multiple" else (ratio - 1) * 100, components)


def _sums(found: tuple[Sheet, ...], partner: str) -> Iterator[tuple[str, float]]:
    """Every other partner's value; one that lacks a flow has no balance, and a total of what it has."""
    added = all(sheet.sign > 0 for sheet in found)
    for code, places in _held(found).items():
        if code != partner and (added or len(places) == len(found)):
            yield code, sum(sign * at.value for sign, at in places)


def _held(found: tuple[Sheet, ...]) -> dict[str, list[tuple[int, Place]]]:
    held: dict[str, list[tuple[int, Place]]] = {}
    for sign, standing in found:
        for at in standing.places:
            held.setdefault(at.partner, []).append((sign, at))
    return held


def _components_of(found: tuple[Sheet, ...], partner: str) -> Iterator[Component]:
    for _, standing in found:
        at = standing.of(partner)
        if at is not None:
            yield replace(_whole(standing), partner=partner, value=at.value, estimated=at.estimated)


def _whole(standing: Standing) -> Component:
    return Component(
        reporter=standing.reporter,
        partner=WORLD,
        flow=standing.flow,
        valuation=standing.valuation,
        period=standing.period,
        value=standing.total or 0.0,
    )


def _is_of(book: Book, standing: Standing) -> bool:
    return standing.measure == "goods" and (*standing.vintage, standing.unit) == book.key
