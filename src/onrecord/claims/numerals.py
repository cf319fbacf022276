"""Numerals in figures and in words to numbers."""

import re

_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_SMALL = {**_ONES, **_TENS}
_PARTS = {"a quarter": 0.25, "one quarter": 0.25, "half": 0.5, "half a": 0.5, "three quarters": 0.75}
_WORD = "|".join(sorted(_SMALL, key=len, reverse=True))

NUMERAL = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SPACED_NUMERAL = r"\d{1,3}(?: \d{3})+(?!\d)(?:\.\d+)?"
WORD_NUMERAL = (
    rf"(?:(?:{_WORD})(?:-(?:{_WORD}))?(?: hundred)?(?: and a (?:half|quarter))?"
    r"|a quarter|one quarter|three quarters"
    r"|(?<!first )(?<!second )(?<!latter )(?<!last )half(?: a)?"
    r"|a(?= (?:million|billion|trillion|record \d)))\b"
)


def number(words: str) -> float:
    """The number that a numeral stands for.

    Args:
        words: What one of the patterns above matched: "1,250,000", "1 250", "2.5", "two and a half".

    Raises:
        ValueError: when the words are no numeral.
    """
    plain = words.lower().replace(",", "").strip()
    if re.fullmatch(SPACED_NUMERAL, plain):
        plain = plain.replace(" ", "")
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain)
    if plain in _PARTS:
        return _PARTS[plain]
    whole, _, part = plain.partition(" and a ")
    return _whole(whole) + {"": 0.0, "half": 0.5, "quarter": 0.25}[part]


def _whole(words: str) -> float:
    if words in {"a", "hundred", "a hundred"}:
        return 1.0 if words == "a" else 100.0
    hundreds = 100 if words.endswith(" hundred") else 1
    parts = words.removesuffix(" hundred").split("-")
    try:
        return float(sum(_SMALL[part] for part in parts) * hundreds)
    except KeyError:
        raise ValueError(f"{words!r} is no numeral") from None
