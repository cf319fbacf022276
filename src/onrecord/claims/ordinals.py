"""Ordinals ("third", "twenty-first", "52nd") and the cardinals of short lists ("five", "20") to numbers."""

import re

_ONES = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)  # fmt: skip
_TENS = {"twent": 20, "thirt": 30, "fort": 40, "fift": 50, "sixt": 60, "sevent": 70, "eight": 80, "ninet": 90}
_WORDS = {word: number for number, word in enumerate(_ONES, start=1)}
_ROUND = {f"{stem}ieth": number for stem, number in _TENS.items()}
_COMPOUND = {
    f"{stem}y-{word}": tens + number
    for stem, tens in _TENS.items()
    for number, word in enumerate(_ONES[:9], start=1)
}
_VALUES = {**_WORDS, **_ROUND, **_COMPOUND}

_CARDINALS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_COUNTS = {word: number for number, word in enumerate(_CARDINALS, start=1)}

CARDINAL = "|".join([*sorted({*_COUNTS} - {"one"}, key=len, reverse=True), r"\d{1,3}(?![\d.,]*\d|[-\w%])"])
"""A pattern of the numbers of more than one that a list of the largest can hold ("five", "20")."""

LATER = "|".join([*sorted({*_VALUES} - {"first"}, key=len, reverse=True), r"\d+(?:st|nd|rd|th)"])
"""A pattern of all ordinals but "first", which says as often when as at which place."""


def ordinal(words: str) -> int | None:
    """The number that an ordinal stands for, or None for other words.

    Args:
        words: "third", "Twenty-first", "52nd".
    """
    plain = words.lower()
    if plain in _VALUES:
        return _VALUES[plain]
    return int(plain[:-2]) if re.fullmatch(r"\d+(?:st|nd|rd|th)", plain) else None


def cardinal(words: str) -> int | None:
    """The number that a cardinal stands for, or None for other words.

    Args:
        words: "five", "No. 2", "20".
    """
    plain = words.lower()
    digits = re.sub(r"\D", "", plain)
    return _COUNTS.get(plain) or (int(digits) if digits else None)
