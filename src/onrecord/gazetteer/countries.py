"""Countries: their names, people, adjectives and capitals."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from onrecord.gazetteer.dates import covers
from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.tables import table, values
from onrecord.model import Frozen

_LONGEST_ACRONYM = 5


class Country(Frozen, frozen=True, kw_only=True):
    """A country, a usual territory, a former state, or the European Union.

    Attributes:
        code: ISO 3166 alpha-3; EUU for the EU, XKX for Kosovo; former states as ISO 3166-3 had them.
        name: The usual English short name.
        names: All names, the usual one first.
        demonyms: Words for its people.
        adjectives: As in "Peruvian copper".
        capital: The seat of its government, or None where it has none of its own name.
        start: ISO date since when it exists, where that matters.
        end: ISO date of its last day, for former states.
        article: "the" where the name takes it, else "".
        capitals: Spellings of the capital, and other seats.
    """

    code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    capital: str | None = None
    start: str | None = None
    end: str | None = None
    article: str = ""
    capitals: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The name as it follows "of": "the Netherlands", "Peru"."""
        return f"{self.article} {self.name}".strip()


@cache
def countries() -> dict[str, Country]:
    """All countries by code."""
    return {row["code"]: _country(dict(row)) for row in table("countries")}


def _country(row: dict[str, str]) -> Country:
    capitals = values(row["capital"])
    return Country(
        code=row["code"],
        name=row["name"],
        names=(row["name"], *values(row["names"])),
        demonyms=values(row["demonyms"]),
        adjectives=values(row["adjectives"]),
        capital=capitals[0] if capitals else None,
        start=row["start"] or None,
        end=row["end"] or None,
        article=row["article"],
        capitals=capitals,
    )


def country(code: str) -> Country:
    """The country with a code.

    Raises:
        KeyError: when no country has that code.
    """
    try:
        return countries()[code]
    except KeyError:
        raise KeyError(f"no country has the code {code!r}; codes are ISO 3166 alpha-3, such as VEN") from None


def title(code: str) -> str:
    """A country's name inside a sentence: "the Netherlands", "Peru"; an unknown code stays a code."""
    return countries()[code].title if code in countries() else code


def possessive(code: str) -> str:
    """A country's name as an owner: "the Netherlands'", "Peru's"."""
    name = title(code)
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def lookup(text: str, *, on: date | None = None) -> Country | None:
    """The country a whole string names: by name, code, demonym, adjective or capital.

    Case does not matter, but for acronyms and codes ("US", never "us").

    Args:
        text: The string; "the" before it and a possessive ending are passed over.
        on: The day of the text; words that meant a former state then ("Moscow" in 1987) give that state.
    """
    words = " ".join(text.split()).replace("’", "'")
    bare = words.removesuffix("'s").rstrip("'")
    forms = (words, bare, bare[4:] if bare.lower().startswith("the ") else bare)
    codes = (_code(form, on) for form in forms)
    return next((countries()[code] for code in codes if code), None)


def _code(words: str, on: date | None) -> str | None:
    if words in countries():
        return words
    dated = [row for row in table("dated") if fold(row["words"]) == fold(words)]
    for row in dated:
        if on and covers(row["start"], row["end"], on):
            return row["country"]
    known = _codes().get(words if is_acronym(words) else fold(words))
    return known or (dated[-1]["country"] if dated and not on else None)


def is_acronym(words: str) -> bool:
    """Whether a name is written in capitals only and has no full stops, so that its case decides."""
    return words.isupper() and words.isalpha() and len(words) <= _LONGEST_ACRONYM


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for entry in countries().values():
        for name in _all_names(entry):
            codes.setdefault(name if is_acronym(name) else fold(name), entry.code)
    return codes


def _all_names(entry: Country) -> Iterator[str]:
    yield from entry.names
    yield from entry.adjectives
    yield from entry.demonyms
    yield from entry.capitals


def of_currency(unit: str) -> str | None:
    """The state that alone counts its trade in a currency (ISO 4217, lower case), or None."""
    return _of_currencies().get(unit)


@cache
def _of_currencies() -> dict[str, str]:
    return {row["unit"]: row["country"] for row in table("national_currencies")}
