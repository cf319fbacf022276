"""The words of an expression of time with their named parts."""

from datetime import date

from onrecord.claims.numerals import number
from onrecord.model import Frozen

A_DECADE = 10
_YEAR = 12
_HALF = 6
_QUARTER = 3
_CENTURY = 100
_OLD = 70


def full_year(digits: str) -> int:
    """The year that two or four digits name; two digits from 70 on lie in the last century."""
    value = int(digits)
    return value if value >= _CENTURY else value + (19 if value >= _OLD else 20) * _CENTURY


class Said(Frozen, frozen=True, kw_only=True):
    """What a row matched: its words, their named parts, and the day of publication."""

    words: str
    parts: dict[str, str]
    published: date | None

    @property
    def year_words(self) -> str:
        """The words that name the year, or ""."""
        short = self.parts.get("short") or self.parts.get("short2")
        if short:
            return str(full_year(short))
        return (self.parts.get("year") or self.parts.get("year2") or "").lower()

    @property
    def year(self) -> int | None:
        """The year named, else the year of publication (the one before for "last year")."""
        if self.year_words.isdigit():
            return int(self.year_words)
        return self.published.year - (self.year_words == "last year") if self.published else None

    @property
    def basis(self) -> str:
        """The words, and the day they are counted from where that matters."""
        return self.absolute if self.year_words.isdigit() else self.relative

    @property
    def absolute(self) -> str:
        """The words alone."""
        return f"'{self.words}'"

    @property
    def relative(self) -> str:
        """The words and the day they are counted from."""
        return f"'{self.words}' in a text of {self.published}"

    @property
    def count(self) -> int | None:
        """How many years the words span; None for an open "recent years"."""
        unit = (self.parts.get("unit") or self.parts.get("unit2") or "year").lower()
        words = self.parts.get("n") or self.parts.get("n2")
        if words is None and unit != "decade":
            return None
        return int(number(words or "one")) * (A_DECADE if unit.startswith("decade") else 1)

    @property
    def part_of_year(self) -> int:
        """How many months "the first five months", "the half" or "Q2" has; a year where no part is said."""
        if "n" in self.parts:
            return int(number(self.parts["n"]))
        unit = next((self.parts[name] for name in ("unit", "u", "part") if name in self.parts), "").lower()
        if not unit:
            return _YEAR
        return _HALF if unit.startswith("h") else _QUARTER
