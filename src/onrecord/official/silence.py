"""Years in which a side says nothing: of this partner alone, or of anyone."""

from collections.abc import Iterable

from onrecord.gazetteer.countries import Country, countries
from onrecord.gazetteer.territories import territory
from onrecord.model import Series
from onrecord.model.base import CountryCode, Frozen
from onrecord.model.trade import Vintage
from onrecord.official.flows import FourFlows
from onrecord.official.record import Record

UNION = "EUU"
"""The European Union: a reporter, and a partner only as its members taken together."""


class Silence(Frozen, frozen=True, kw_only=True):
    """Years of one vintage in which a reporter has no figure for a partner. None of them means no trade.

    Attributes:
        reporter: Who reports nothing.
        partner: The other side.
        vintage: Of the provider that was looked into.
        silent: Years in which it reports nothing about anyone.
        unnamed: Years in which it reports other partners, and nothing of this one.
        unclear: Years in which it reports nothing of this partner, and no totals are held to tell more.
    """

    reporter: CountryCode
    partner: CountryCode
    vintage: Vintage
    silent: tuple[int, ...] = ()
    unnamed: tuple[int, ...] = ()
    unclear: tuple[int, ...] = ()


def silences(record: Record, flows: FourFlows) -> tuple[Silence, ...]:
    """The silent years of both sides, vintage by vintage; a side that has none in a vintage is left out.

    The years looked at run from the first to the last in which the vintage holds anything of either side,
    within the years that were asked for and, where the gazetteer dates a state, within its lifetime.
    Estimates are no report.

    Raises:
        RecordError: when the record cannot be read.
    """
    totals = (*record.totals(flows.a), *record.totals(flows.b))
    everything = (*flows.series, *totals)
    vintages = dict.fromkeys(series.vintage for series in everything)
    found = (
        _silence(flows, reporter, partner, vintage, totals)
        for vintage in vintages
        for reporter, partner in flows.directions()
        if partner != UNION  # its members are the partners
    )
    return tuple(one for one in found if one.silent or one.unnamed or one.unclear)


def spans(years: Iterable[int]) -> str:
    """Years in words: ``1962 to 1970, 1975``."""
    return ", ".join(f"{first} to {last}" if first != last else str(first) for first, last in runs_of(years))


def runs_of(years: Iterable[int]) -> list[tuple[int, int]]:
    """The first and the last year of each run without a hole."""
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return [(run[0], run[-1]) for run in runs]


def _silence(
    flows: FourFlows, reporter: str, partner: str, vintage: Vintage, totals: Iterable[Series]
) -> Silence:
    of_vintage = [s for s in totals if s.vintage == vintage]
    named = _years(s for s in flows.series if s.vintage == vintage and s.reporter == reporter)
    any_partner = _years(s for s in of_vintage if s.reporter == reporter) | named
    held = _years((*of_vintage, *(s for s in flows.series if s.vintage == vintage)))
    span = set(range(min(held), max(held) + 1)) if held else set()
    missing = {year for year in span if _asked(flows, year) and _existed(flows, year)} - named
    known = bool(of_vintage)
    return Silence(
        reporter=reporter,
        partner=partner,
        vintage=vintage,
        silent=tuple(sorted(missing - any_partner)) if known else (),
        unnamed=tuple(sorted(missing & any_partner)) if known else (),
        unclear=() if known else tuple(sorted(missing)),
    )


def _years(series: Iterable[Series]) -> set[int]:
    return {int(o.period[:4]) for s in series for o in s.observations if not o.estimated}


def _asked(flows: FourFlows, year: int) -> bool:
    return flows.years is None or flows.years[0] <= year <= flows.years[1]


def _existed(flows: FourFlows, year: int) -> bool:
    return all(_lived(countries()[code], year) for code in (flows.a, flows.b) if code in countries())


def _lived(state: Country, year: int) -> bool:
    """Whether a state reports for itself in a year: not before another one reported for it."""
    first, last = state.start or "0000", state.end or "9999"
    known = territory(state.code)
    began = known.year if known and known.kind == "new" else 0
    return max(began, int(first[:4])) <= year <= int(last[:4])
