"""What countries are called in the languages that reports speak, alone and inside a sentence."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from onrecord import gazetteer

_LONG = {"о-ва": "острова", "о-в": "остров"}
"""Words that CLDR shortens."""
_CONTRACTED = {"de el ": "del ", "a el ": "al "}


@cache
def name_in(language: str, code: str) -> str:
    """The usual name, standing alone; English where the language has none, an unknown code as it is.

    Args:
        language: One that has a catalogue.
        code: ISO 3166 alpha-3, or another code of the gazetteer.
    """
    if language == "en":
        return english_name(code)
    return _besides(language, "names").get(code) or _of_cldr(language, code) or english_name(code)


def title_in(language: str, code: str) -> str:
    """The name inside a sentence: "the Netherlands", "los Países Bajos"."""
    if language == "en":
        return gazetteer.title(code)
    article = _besides(language, "articles").get(code, "")
    return f"{article} {name_in(language, code)}".strip()


def owner_in(language: str, code: str) -> str:
    """The name of an owner: "the Netherlands'", "de los Países Bajos"; in Russian it is not declined."""
    if language == "es":
        return _after("de", code)
    return gazetteer.possessive(code) if language == "en" else name_in(language, code)


def receiver_in(language: str, code: str) -> str:
    """Where something goes: "to the United Kingdom", "al Reino Unido"; in Russian the name alone."""
    if language == "es":
        return _after("a", code)
    return f"to {gazetteer.title(code)}" if language == "en" else name_in(language, code)


def english_name(code: str) -> str:
    """The gazetteer's name; the code itself where it has none."""
    try:
        return gazetteer.country(code).name
    except KeyError:
        return code


def _after(preposition: str, code: str) -> str:
    """A Spanish name after a preposition, which an article melts into but not the "El" of a name."""
    told = f"{preposition} {title_in('es', code)}"
    start = next((start for start in _CONTRACTED if told.startswith(start)), "")
    return _CONTRACTED.get(start, "") + told.removeprefix(start)


def _of_cldr(language: str, code: str) -> str | None:
    """The name that CLDR has; it has none for former states, but takes their codes for successors'."""
    from babel import Locale
    from babel.core import get_global

    known = get_global("territory_aliases").get(code, ())
    if len(known) != 1 or gazetteer.country(code).end:
        return None
    name = Locale.parse(language).territories.get(known[0])
    return " ".join(_LONG.get(word, word) for word in name.split()) if name else None


@cache
def _besides(language: str, kind: str) -> Mapping[str, str]:
    """What ``catalogues/countries.toml`` has beside CLDR; ``kind`` is ``names`` or ``articles``."""
    file = files("onrecord.reporting") / "catalogues" / "countries.toml"
    found: Mapping[str, str] = tomllib.loads(file.read_text(encoding="utf-8"))[language][kind]
    return found
