"""What a user asks of the record, in words: countries, years, products."""

import re
from difflib import get_close_matches

from onrecord import gazetteer
from onrecord.errors import UsageError
from onrecord.gazetteer.countries import countries
from onrecord.model import Frozen
from onrecord.model.base import CountryCode
from onrecord.model.trade import Frequency

_YEARS = re.compile(r"(\d{4})(?:\s*[-–:/]\s*(\d{4}))?")
_PRODUCT = re.compile(r"(?:HS\s*:?\s*)?(\d+)", re.IGNORECASE)
_DIGITS = (2, 4, 6)
_CHAPTERS = frozenset(range(1, 98)) - {77} | {99}
"""Chapters of the Harmonised System; 77 is kept free by it, 99 is what UN Comtrade files the rest under."""
_SEPARATORS = ":/,-–"


class Asked(Frozen, frozen=True, kw_only=True):
    """One pair's trade as asked for.

    Attributes:
        pair: Two different states, ISO 3166 alpha-3, in the order they were named.
        years: First and last year, both inclusive; None for all.
        frequency: By year or by month.
        product: Harmonised System code of 2, 4 or 6 digits; None for all goods.
        provider: Only figures of this one; None for all.
    """

    pair: tuple[CountryCode, CountryCode]
    years: tuple[int, int] | None = None
    frequency: Frequency = "A"
    product: str | None = None
    provider: str | None = None

    @property
    def span(self) -> str:
        """The years as an option writes them; "" for all."""
        if self.years is None:
            return ""
        first, last = self.years
        return str(first) if first == last else f"{first}-{last}"

    @property
    def options(self) -> str:
        """What was asked besides the pair, as options of a command; "" or with a space before it."""
        flags = (
            f" --years {self.span}" if self.years else "",
            " --monthly" if self.frequency == "M" else "",
            f" --product HS:{self.product}" if self.product else "",
            f" --provider {self.provider}" if self.provider else "",
        )
        return "".join(flags)

    def covers(self, period: str) -> bool:
        """Whether a period is of the frequency and lies in the years."""
        monthly = len(period) > 4
        first, last = self.years or (0, 9999)
        return monthly == (self.frequency == "M") and first <= int(period[:4]) <= last


def country_code(text: str) -> str:
    """The ISO 3166 alpha-3 code of the country that a name, code, demonym or capital names.

    Raises:
        UsageError: when nothing is named so; the nearest names are given.
    """
    found = gazetteer.lookup(text) or gazetteer.lookup(text.upper())
    if found is None:
        raise UsageError(f"{text!r} names no country", hint=_nearest(text))
    return found.code


def pair_of(first: str, second: str) -> tuple[str, str]:
    """Two countries' codes, in the order given.

    Raises:
        UsageError: when one names no country, or both name the same.
    """
    a, b = country_code(first), country_code(second)
    if a == b:
        same = a if first == second else f"{first} and {second}, both {a},"
        raise UsageError(f"{same} is one country, and trade needs two", hint="name another one, such as BRA")
    return a, b


def pair_in(text: str) -> tuple[str, str]:
    """The two countries of a pair written as one word: ``RUS-VEN``, ``Brazil:Argentina``.

    Raises:
        UsageError: when the text is no two countries.
    """
    places = [place for place, sign in enumerate(text) if sign in _SEPARATORS]
    for place in places:  # a country's own name may have a hyphen
        halves = (text[:place].strip(), text[place + 1 :].strip())
        if all(half and (gazetteer.lookup(half) or gazetteer.lookup(half.upper())) for half in halves):
            return pair_of(*halves)
    if not places:
        raise UsageError(f"{text!r} is no pair of countries", hint="write both, such as RUS-VEN")
    return pair_of(text[: places[0]].strip(), text[places[0] + 1 :].strip())


def years_in(text: str) -> tuple[int, int]:
    """The first and last year of ``2010-2020`` or of ``2015``.

    Raises:
        UsageError: when it is no year, or the years run backwards.
    """
    found = _YEARS.fullmatch(text.strip())
    if found is None:
        raise UsageError(f"{text!r} is no year and no span of years", hint="write 2015 or 2010-2020")
    first, last = int(found[1]), int(found[2] or found[1])
    if last < first:
        raise UsageError(f"the years {text} run backwards", hint=f"write {last}-{first}")
    return first, last


def product_code(text: str) -> str:
    """The digits of ``HS:27``, ``HS2709`` or ``270900``.

    Raises:
        UsageError: when it is no code of the Harmonised System.
    """
    found = _PRODUCT.fullmatch(text.strip())
    if found is None or len(found[1]) not in _DIGITS:
        raise UsageError(
            f"{text!r} is no code of the Harmonised System",
            hint="give its 2, 4 or 6 digits, such as HS:27 or HS:270900",
        )
    chapter = found[1][:2]
    if int(chapter) not in _CHAPTERS:
        raise UsageError(
            f"{text!r} lies in chapter {chapter}, which the Harmonised System does not have",
            hint="its chapters are 01 to 97 without 77; 99 is what is not specified",
        )
    return found[1]


def _nearest(text: str) -> str:
    names = {name.casefold(): name for entry in countries().values() for name in entry.names}
    near = get_close_matches(text.casefold(), names, n=3, cutoff=0.75)
    if near:
        return f"did you mean {' or '.join(dict.fromkeys(names[name] for name in near))}?"
    return "give its English name or its three letters, such as Venezuela or VEN"
