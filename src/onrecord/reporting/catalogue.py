"""The fixed words of all reports, one file a language, so that a language is added without touching a page.

Whatever shows a report speaks the language that :func:`speaking` has chosen around it, else English.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "ru")
"""Those with a file in ``catalogues/``."""


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
ORDINALS: Mapping[str, Callable[[int], str]] = {"en": _english_ordinal, "es": _other, "ru": _other}
"""Likewise the forms of "1st", "2nd", "3rd"."""


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
            entry = entry[PLURALS[self.language](int(str(values["n"])))]
        return entry.format_map(values)

    def term(self, section: str, code: str) -> str:
        """The name of a term of an open list; where the section has none the code with spaces."""
        entry = self.entries.get(f"{section}.{code}")
        return entry if isinstance(entry, str) else code.replace("-", " ")

    def ordinal(self, number: int) -> str:
        """Which form of ordinals a number takes; keys that end in it hold the words."""
        return ORDINALS[self.language](number)


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
