"""A counting state's other partners: which are of about the pair's size, their shares and places by year."""

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from onrecord.checking.amounts import Book, Term
from onrecord.official.record import WORLD, History

NEAREST = 20
SAME_SIZE = 2.0
_COMPLETE = 0.99  # as for a standing: providers round, and correct single partners without their world row

Years = dict[int, float]


class Ledger:
    """What a state reports of all its partners, year by year, in one vintage.

    Args:
        histories: Its whole list in the vintage and currency of a book.
        book: The pair's figures; partners are read by the valuation and trade system that the pair's have.
        terms: The flows of the pair that are added, all of them the state's own.
    """

    def __init__(self, histories: Iterable[History], book: Book, terms: Sequence[Term]) -> None:
        self._reporter = terms[0].reporter
        self._terms = tuple(terms)
        self._all: dict[str, dict[str, Years]] = {term.flow: {} for term in terms}
        self._firm: dict[str, dict[str, Years]] = {term.flow: {} for term in terms}
        self._states: set[str] = set()
        like = {term.flow: series for term in terms if (series := book.find(term)) is not None}
        for one in histories:
            series = like.get(one.flow)
            if series and (one.valuation, one.trade_system) == (series.valuation, series.trade_system):
                self._take(one)

    def similar(self, partner: str, until: int) -> tuple[str, ...]:
        """Up to twenty other states between half and twice as large as a partner, the nearest first.

        Compared is what is counted of both flows together, so that a small balance of much trade is no small
        size, in the last year up to ``until`` in which the partner's is known, else in the first one after.
        """
        years = self._sizes(partner)
        if not years:
            return ()
        year = max((y for y in years if y <= until), default=min(years))
        sizes = {code: self._size(code, year) for code in self._states - {partner}}
        ratios = {code: size / years[year] for code, size in sizes.items() if size is not None}
        near = [(abs(math.log(r)), code) for code, r in ratios.items() if 1 / SAME_SIZE <= r <= SAME_SIZE]
        return tuple(code for _, code in sorted(near)[:NEAREST])

    def values(self, partner: str) -> Years:
        """What is counted of a partner by year, in the unit of the book; years with an estimate are left out.

        A missing flow makes a sum unknown.
        """
        flows = [(term.sign, self._firm[term.flow].get(partner, {})) for term in self._terms]
        years = set[int].intersection(*(set(held) for _, held in flows))
        return {year: sum(sign * held[year] for sign, held in flows) for year in sorted(years)}

    def shares(self, partner: str) -> Years:
        """A partner's part of the whole by year, in percent."""
        values = self.values(partner).items()
        return {year: value / whole * 100 for year, value in values if (whole := self._wholes.get(year))}

    def places(self, partners: Sequence[str]) -> tuple[Years, ...]:
        """The place of each of some partners by year, in the years in which the list is complete."""
        held = [self.values(partner) for partner in partners]
        listed = {year: self._ranked(year) for year in sorted({year for years in held for year in years})}
        return tuple(
            {
                year: float(1 + len(listed[year]) - bisect_right(listed[year], value))
                for year, value in years.items()
                if listed[year]
            }
            for years in held
        )

    def _take(self, one: History) -> None:
        self._all[one.flow].setdefault(one.partner, {}).update(one.values)
        if not one.estimated:
            self._firm[one.flow].setdefault(one.partner, {}).update(one.values)
        if one.kind == "state" and one.partner != self._reporter:
            self._states.add(one.partner)

    def _sizes(self, partner: str) -> Years:
        found = ((year, self._size(partner, year)) for year in self.values(partner))
        return {year: size for year, size in found if size is not None}

    def _size(self, partner: str, year: int) -> float | None:
        held = [self._firm[term.flow].get(partner, {}).get(year) for term in self._terms]
        known = [value for value in held if value is not None]
        return sum(known) if len(known) == len(held) else None

    @cached_property
    def _wholes(self) -> Years:
        """All partners of all flows by year: the reported world row, else all others added up."""
        flows = [{**self._listed[t.flow], **self._all[t.flow].get(WORLD, {})} for t in self._terms]
        years = set[int].intersection(*map(set, flows))
        return {year: sum(flow[year] for flow in flows) for year in years}

    @cached_property
    def _listed(self) -> dict[str, Years]:
        """What all partners but the world come to, by flow and year."""
        sums: dict[str, Years] = {flow: defaultdict(float) for flow in self._all}
        for flow, partners in self._all.items():
            for years in (held for code, held in partners.items() if code != WORLD):
                for year, value in years.items():
                    sums[flow][year] += value
        return sums

    def _ranked(self, year: int) -> list[float]:
        """What is counted of every state in a year, ascending; empty where partners may be missing.

        A state that lacks a flow stands by what it has, and has no place in balances, as in ``lists``.
        """
        for term in self._terms:
            world = self._all[term.flow].get(WORLD, {}).get(year, 0.0)
            if self._listed[term.flow].get(year, 0.0) < _COMPLETE * world:
                return []
        added = all(term.sign > 0 for term in self._terms)
        sums = []
        for code in self._states:
            held = [(t.sign, v) for t in self._terms if (v := self._all[t.flow].get(code, {}).get(year))]
            if held and (added or len(held) == len(self._terms)):
                sums.append(sum(sign * value for sign, value in held))
        return sorted(sums)
