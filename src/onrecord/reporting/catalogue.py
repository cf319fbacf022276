"""The fixed words of all reports, one file a language, so that a language is added without touching a page.

Whatever shows a report speaks the language that :func:`speaking` has chosen around it, else English.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from typing import NamedTuple, get_args

from onrecord.settings import ReportLanguage

LANGUAGES = get_args(ReportLanguage)
"""Those with a file in ``catalogues/``, English first."""


def _one_or_other(count: int) -> str:
    return "one" if count == 1 else "other"


def _one_few_many(count: int) -> str:
    if count % 10 == 1 and count % 100 != 11:
        return "one"
    return "few" if count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14} else "many"


def _english_ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return "other"
    return {1: "one", 2: "two", 3: "few"}.get(number % 10, "other")


def _other(_: int) -> str:
    return "other"


PLURALS: Mapping[str, Callable[[int], str]] = {
    "en": _one_or_other,
    "es": _one_or_other,
    "ru": _one_few_many,
}
"""The plural forms of whole numbers, as Unicode's CLDR has them."""
FRACTIONS: Mapping[str, str] = {"en": "other", "es": "other", "ru": "few"}
"""The form after a number with decimals; in Russian that is the genitive, as after 2."""
ORDINALS: Mapping[str, Callable[[int], str]] = {"en": _english_ordinal, "es": _other, "ru": _other}
"""Likewise the forms of "1st", "2nd", "3rd"."""


class Numerals(NamedTuple):
    """How numbers are written.

    Attributes:
        decimal: The sign before decimals.
        group: What stands between thousands.
        grouped: A number of fewer digits than this has no thousands apart.
        scales: Factors with the keys of their words, the largest first.
    """

    decimal: str
    group: str
    grouped: int
    scales: tuple[tuple[float, str], ...]


_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
NUMERALS: Mapping[str, Numerals] = {
    "en": Numerals(".", ",", 4, _SCALES),
    "es": Numerals(",", ".", 5, (_SCALES[0], _SCALES[2])),  # 2.447 billion are "2447 millones"
    "ru": Numerals(",", "\N{NO-BREAK SPACE}", 4, _SCALES),
}
"""The signs as Unicode's CLDR has them."""
_LIKE_I = re.compile(r"h?[ií](?![aeouáéóú])", re.IGNORECASE)
"""Words before which Spanish says "e" for "y": "Perú e Irán", but "agua y hielo"."""


class Catalogue:
    """The fixed words in one language.

    An entry is a text, with ``{name}`` where a value stands (``{name.the}`` for one of the forms of a
    country's name), or a table of plural forms of such texts that is chosen from by the value ``n``.
    """

    def __init__(self, language: str, entries: Mapping[str, str | Mapping[str, str]]) -> None:
        self.language = language
        self.entries = entries

    def __call__(self, key: str, **values: object) -> str:
        """The words of an entry.

        Raises:
            KeyError: when there is no such entry, or it needs a value that is not given.
        """
        entry = self.entries[key]
        if not isinstance(entry, str):
            entry = entry[self._form(float(str(values["n"])))]
        return entry.format_map(values)

    def _form(self, number: float) -> str:
        size = abs(number)
        return PLURALS[self.language](int(size)) if size.is_integer() else FRACTIONS[self.language]

    def term(self, section: str, code: str) -> str:
        """The name of a term of an open list; where the section has none the code with spaces."""
        entry = self.entries.get(f"{section}.{code}")
        return entry if isinstance(entry, str) else code.replace("-", " ")

    def ordinal(self, number: int) -> str:
        """Which form of ordinals a number takes; keys that end in it hold the words."""
        return ORDINALS[self.language](number)

    @property
    def numerals(self) -> Numerals:
        """How numbers are written."""
        return NUMERALS[self.language]

    def number(self, written: str) -> str:
        """A number that is written as in English, in the way of the language."""
        signs = self.numerals
        whole, _, decimals = written.partition(".")
        if sum(map(str.isdigit, whole)) < signs.grouped:
            whole = whole.replace(",", "")
        return whole.replace(",", signs.group) + (signs.decimal + decimals if decimals else "")

    def listed(self, others: str, last: str) -> str:
        """The end of a list, joined to what stands before it."""
        told = self("list.ending", others=others, last=last)
        if self.language == "es" and _LIKE_I.match(last):
            return f"{told.removesuffix(f'y {last}')}e {last}"
        return told


@cache
def catalogue(language: str = "en") -> Catalogue:
    """The catalogue of a language.

    Raises:
        ValueError: when there is none.
    """
    if language not in LANGUAGES:
        raise ValueError(f"there is no catalogue in {language!r}; there are {', '.join(LANGUAGES)}")
    file = files("onrecord.reporting") / "catalogues" / f"{language}.toml"
    sections = tomllib.loads(file.read_text(encoding="utf-8"))
    entries = {f"{section}.{key}": text for section, kept in sections.items() for key, text in kept.items()}
    return Catalogue(language, entries)


_SPOKEN: ContextVar[Catalogue | None] = ContextVar("spoken", default=None)


def spoken() -> Catalogue:
    """The words that are spoken here."""
    return _SPOKEN.get() or catalogue()


@contextmanager
def speaking(words: Catalogue) -> Iterator[None]:
    """Have everything inside speak the words of a catalogue."""
    before = _SPOKEN.set(words)
    try:
        yield
    finally:
        _SPOKEN.reset(before)


def t(key: str, **values: object) -> str:
    """The words of an entry in the language that is spoken here; see :class:`Catalogue`."""
    return spoken()(key, **values)
