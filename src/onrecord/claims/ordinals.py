"""Ordinals in words and figures ("third", "twenty-first", "52nd") to numbers."""

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
