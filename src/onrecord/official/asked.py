"""What a user asks of the record, in words: countries, years, products."""

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import TypedDict, Unpack

from msgspec.structs import asdict

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


class Part(Frozen, frozen=True, kw_only=True):
    """Which part of the statistics is meant, whatever the countries.

    Attributes:
        years: First and last year, both inclusive; None for all.
        frequency: By year or by month.
        product: Harmonised System code of 2, 4 or 6 digits; None for all goods.
        provider: Only figures of this one; None for all.
    """

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


class Asked(Part, frozen=True, kw_only=True):
    """One pair's trade as asked for.

    Attributes:
        pair: Two different states, ISO 3166 alpha-3, in the order they were named.
    """

    pair: tuple[CountryCode, CountryCode]


class PartOptions(TypedDict, total=False):
    """A part as a user writes it: years ``2010-2020``, by month or not, product ``HS:27``, provider."""

    years: str | None
    monthly: bool
    product: str | None
    provider: str | None


def part_of(**options: Unpack[PartOptions]) -> Part:
    """What some options ask for, as a user writes them.

    Raises:
        UsageError: when one of them means nothing.
    """
    years, product = options.get("years"), options.get("product")
    return Part(
        years=years_in(years) if years else None,
        frequency="M" if options.get("monthly") else "A",
        product=product_code(product) if product else None,
        provider=options.get("provider"),
    )


def of_pair(part: Part, pair: tuple[str, str]) -> Asked:
    """A part of one pair's statistics."""
    return Asked(pair=pair, **asdict(part))


def countries_of(texts: Sequence[str]) -> tuple[str, ...]:
    """The codes of some countries.

    Raises:
        UsageError: when one of them names no country, or two name the same.
    """
    codes: dict[str, str] = {}
    for text in texts:
        code = country_code(text)
        if code in codes:
            raise _same(codes[code], text, code)
        codes[code] = text
    return tuple(codes)


def sides_of(texts: Sequence[str]) -> tuple[str, ...]:
    """The codes of some countries, or the two of a pair that is written as one word.

    Raises:
        UsageError: when one of them names no country, or two name the same.
    """
    if len(texts) == 1 and not _code(texts[0]) and any(sign in texts[0] for sign in _SEPARATORS):
        return pair_in(texts[0])
    return countries_of(texts)


def two_sides_of(texts: Sequence[str]) -> tuple[str, str]:
    """The two countries of one pair, written as two words or as one.

    Raises:
        UsageError: when they are not two different countries.
    """
    if len(texts) == 1:
        return pair_in(texts[0])
    if len(texts) != 2:
        raise UsageError(f"{len(texts)} countries are named, and trade is between two", hint="name two")
    return pair_of(*texts)


def pairs_of(texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Pairs written as ``RUS-VEN``, or two countries alone as one pair; each pair once.

    Raises:
        UsageError: when a text is no pair of countries.
    """
    if len(texts) == 2 and all(map(_code, texts)):
        return (pair_of(*texts),)
    return tuple(dict.fromkeys(map(pair_in, texts)))


def country_code(text: str) -> str:
    """The ISO 3166 alpha-3 code of the country that a name, code, demonym or capital names.

    Raises:
        UsageError: when nothing is named so; the nearest names are given.
    """
    code = _code(text)
    if code is None:
        raise UsageError(f"{text!r} names no country", hint=_nearest(text))
    return code


def pair_of(first: str, second: str) -> tuple[str, str]:
    """Two countries' codes, in the order given.

    Raises:
        UsageError: when one names no country, or both name the same.
    """
    a, b = country_code(first), country_code(second)
    if a == b:
        raise _same(first, second, a)
    return a, b


def pair_in(text: str) -> tuple[str, str]:
    """The two countries of a pair written as one word: ``RUS-VEN``, ``Brazil:Argentina``.

    Raises:
        UsageError: when the text is no two countries.
    """
    places = [place for place, sign in enumerate(text) if sign in _SEPARATORS]
    for place in places:  # a country's own name may have a hyphen
        halves = (text[:place].strip(), text[place + 1 :].strip())
        if all(map(_code, halves)):
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


def _code(text: str) -> str | None:
    found = gazetteer.lookup(text) or gazetteer.lookup(text.upper())
    return found.code if found else None


def _same(first: str, second: str, code: str) -> UsageError:
    both = first if first == second else f"{first} and {second}, both {code},"
    return UsageError(f"{both} is one country, and trade needs two", hint="name two different ones")


def _nearest(text: str) -> str:
    names = {name.casefold(): name for entry in countries().values() for name in entry.names}
    near = get_close_matches(text.casefold(), names, n=3, cutoff=0.75)
    if near:
        return f"did you mean {' or '.join(dict.fromkeys(names[name] for name in near))}?"
    return "give its English name or its three letters, such as Venezuela or VEN"
