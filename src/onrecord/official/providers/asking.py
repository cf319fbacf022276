"""What providers share when a query becomes requests: codes to ask for, years, products."""

import re
from collections.abc import Iterator, Sequence

from onrecord.errors import ProviderError
from onrecord.official.catalogue import Entry, catalogue
from onrecord.official.codes import codes_of
from onrecord.official.providers.protocol import Query

_MONTHS = range(1, 13)
_PRODUCT = re.compile(r"\d{2}(?:\d{2}){0,2}")


def entry(name: str) -> Entry:
    """A provider's entry in the catalogue."""
    return next(one for one in catalogue() if one.name == name)


def years_of(described: Entry, query: Query) -> tuple[int, int]:
    """The years that can be asked for.

    Raises:
        ProviderError: when they end before they begin, or before the provider's figures begin.
    """
    first, last = query.years
    if last < first or last < described.first_year:
        raise ProviderError(
            f"{described.name} has no figures for {first} to {last}; they begin in {described.first_year}",
            hint=f"give years such as {described.first_year + 40}-{described.first_year + 50}",
            code="not-published",
        )
    return max(first, described.first_year), last


def check_offer(described: Entry, query: Query) -> None:
    """Refuse what a provider does not publish.

    Raises:
        ProviderError: for months or products that it does not have, or a product code that is none.
    """
    if query.frequency not in described.frequencies:
        raise ProviderError(
            f"{described.name} has no monthly figures",
            hint="ask imf or comtrade for months, or leave --monthly out",
            code="not-published",
        )
    if query.product is None:
        return
    if not described.products:
        raise ProviderError(
            f"{described.name} has all goods together, not HS {query.product} alone",
            hint="ask comtrade for products, or leave --product out",
            code="not-published",
        )
    if not _PRODUCT.fullmatch(query.product):
        raise ProviderError(
            f"{query.product!r} is no product; Harmonised System codes have 2, 4 or 6 digits",
            hint="give one such as HS:27",
            code="bad-query",
        )


def asked_codes(provider: str, states: Sequence[str], years: tuple[int, int]) -> tuple[str, ...]:
    """The provider's codes for some states in some years.

    Raises:
        ProviderError: when it has none for one of them.
    """
    found = {state: codes_of(provider, state, *years) for state in states}
    for state, codes in found.items():
        if not codes:
            raise ProviderError(
                f"{provider} has no code for {state} in {years[0]} to {years[1]}",
                hint="give other years, or the state that came before or after it (onrecord trade SUN, RUS)",
                code="not-published",
            )
    return tuple(dict.fromkeys(code for codes in found.values() for code in codes))


def periods_of(query: Query, years: tuple[int, int]) -> tuple[str, ...]:
    """Every period from the first year to the last: ``YYYY``, or ``YYYYMM`` for months."""
    named = range(years[0], years[1] + 1)
    if query.frequency == "A":
        return tuple(str(year) for year in named)
    return tuple(f"{year}{month:02d}" for year in named for month in _MONTHS)


def chunks(items: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """The items in groups of at most ``size``, in order."""
    return (tuple(items[start : start + size]) for start in range(0, len(items), size))


def span(periods: Sequence[str]) -> str:
    """The periods of a request in words: "2010", "2010-2020"."""
    return periods[0] if periods[0] == periods[-1] else f"{periods[0]}-{periods[-1]}"
