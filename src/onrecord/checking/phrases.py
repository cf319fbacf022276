"""The sentences of findings, from one table of their templates in every language (``phrases.toml``)."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Forms = str | Mapping[str, str]
"""A template, or a table of its plural forms."""


def phrase(key: str, /, **values: object) -> str:
    """A sentence in English.

    Args:
        key: Its section and name in the table.
        values: What its placeholders stand for.
    """
    return templates("en")[key].format_map(values)


@cache
def templates(language: str) -> Mapping[str, str]:
    """The templates of a language that has one form for each.

    Raises:
        TypeError: when a template has plural forms.
    """
    found = forms(language)
    if plural := [key for key, form in found.items() if not isinstance(form, str)]:
        raise TypeError(f"in {language} these have plural forms: {', '.join(plural)}")
    return {key: form for key, form in found.items() if isinstance(form, str)}


@cache
def forms(language: str) -> Mapping[str, Forms]:
    """Every template of a language by section and name, as in ``safe.differs``."""
    return {key: told[language] for key, told in table().items() if language in told}


@cache
def table() -> Mapping[str, Mapping[str, Forms]]:
    """The whole table: every template in all its languages, by section and name."""
    read = tomllib.loads((files("onrecord.checking") / "phrases.toml").read_text(encoding="utf-8"))
    return {f"{section}.{name}": told for section, kept in read.items() for name, told in kept.items()}
