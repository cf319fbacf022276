"""How an amount is written: its numerals, scale words and units, from the tables."""

import re
from decimal import Decimal
from functools import cache

from onrecord.claims.numerals import NUMERAL, SPACED_NUMERAL, WORD_NUMERAL
from onrecord.languages import table

_VOLUME = re.compile(r"\s?(?:cubic met(?:re|er)s?|cu\.? ?m|m3|m³)(?:\s?\(bcm\))?", re.IGNORECASE)
_AFTER_MONEY = r"(?<=[$€£¥])|(?<=[$€£¥] )|(?-i:(?<=\b[A-Z]{3} ))"  # before digits grouped by spaces


@cache
def unit_of(words: str, place: str) -> str | None:
    """The unit that words before or after a number name."""
    for row in table("en", "units"):
        if row["place"] == place and re.fullmatch(row["words"], words, re.IGNORECASE):
            return row["unit"]
    return None


def scale_of(words: str | None) -> float:
    """What a scale word multiplies by; 1 for no word."""
    rows = table("en", "scales") if words else ()
    return next(
        (float(r["factor"]) for r in rows if re.fullmatch(r["words"], words or "", re.IGNORECASE)), 1.0
    )


@cache
def amount_pattern() -> re.Pattern[str]:
    """One number, or two that share scale and unit ("from 100 to 120 million dlrs")."""
    before = "|".join(row["words"] for row in table("en", "units") if row["place"] == "before")
    after = "|".join(
        sorted(
            (row["words"] for row in table("en", "units") if row["place"] == "after"), key=len, reverse=True
        )
    )
    scales = "|".join(sorted((row["words"] for row in table("en", "scales")), key=len, reverse=True))
    numeral = rf"(?:(?:{_AFTER_MONEY}){SPACED_NUMERAL}|{NUMERAL}|{WORD_NUMERAL})"
    return re.compile(
        rf"(?<![\w.,])(?<!\b[A-Z]-)(?P<low_part>(?:(?P<before>{before})[ ]?|(?<![\w.]))(?P<low>{numeral}))"
        rf"(?:(?:[ -]?(?P<first_scale>{scales})(?!\w))?[ ]?(?P<separator>to|and|or|-|–|—)[ ]?"
        rf"(?P<high_part>(?:(?P<high_before>{before})[ ]?)?(?P<high>{numeral})))?"
        rf"(?:[ -]?(?P<scale>{scales})(?!\w))?(?: of a (?P<of_scale>{scales})(?!\w))?"
        rf"(?:[ -]?(?P<after>{after})(?!\w)|(?P<volume>{_VOLUME.pattern}))?",
        re.IGNORECASE,
    )


def scaled(value: float, factor: float) -> float:
    """A number in full units, free of what binary fractions add (8.2 billion is 8200000000)."""
    return float(Decimal(str(value)) * Decimal(str(factor)))
