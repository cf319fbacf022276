"""What countries are called in the languages that reports speak, alone and inside a sentence."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from onrecord import gazetteer
from onrecord.gazetteer.countries import countries

_LONG = {"о-ва": "острова", "о-в": "остров"}
"""Words that CLDR shortens."""


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
    return gazetteer.possessive(code) if language == "en" else _after("whose", language, code)


def receiver_in(language: str, code: str) -> str:
    """Where something goes, with its preposition where that melts into an article: "al Reino Unido"."""
    return gazetteer.title(code) if language == "en" else _after("to", language, code)


def english_name(code: str) -> str:
    """The gazetteer's name; the code itself where it has none."""
    return countries()[code].name if code in countries() else code


def _after(form: str, language: str, code: str) -> str:
    """A name after the preposition of a form; an article melts into it, but not the "El" of a name."""
    article, name = _besides(language, "articles").get(code, ""), name_in(language, code)
    told = f"{_besides(language, 'before').get(form, '')} {article}".strip()
    return f"{_besides(language, 'melted').get(told, told)} {name}".strip()


def _of_cldr(language: str, code: str) -> str | None:
    """The name that CLDR has; it has none for former states, but takes their codes for successors'."""
    from babel import Locale
    from babel.core import get_global

    known = get_global("territory_aliases").get(code, ())
    state = countries().get(code)
    if len(known) != 1 or state is None or state.end:
        return None
    name = Locale.parse(language).territories.get(known[0])
    return " ".join(_LONG.get(word, word) for word in name.split()) if name else None


def _besides(language: str, kind: str) -> Mapping[str, str]:
    """What ``catalogues/countries.toml`` has of a kind; nothing where the language needs nothing."""
    return _table().get(language, {}).get(kind, {})


@cache
def _table() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    file = files("onrecord.reporting") / "catalogues" / "countries.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
