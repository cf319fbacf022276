"""Which state publishes a text: by the name of an office that is its outlet, or by an office's address."""

import re
from functools import cache
from urllib.parse import urlsplit

from onrecord.gazetteer.finding import find
from onrecord.gazetteer.tables import table

_OFFICIAL = {"body", "office", "metonym"}
_WORD = re.compile(r"[\w’']+")
_SUFFIX = re.compile(r"(?:^|\.)(?:gov|gob|gouv|go|gub|government|mfa|mid)\.([a-z]{2})$")
_EVERYWHERE = {"ai", "cc", "co", "fm", "io", "ly", "me", "to", "tv", "ws"}
_HOSTS = {"gov": "USA", "mil": "USA", "europa.eu": "EUU", "kremlin.ru": "RUS"}


def side_of_outlet(outlet: str) -> str | None:
    """The side of an office that the outlet's name names with its country."""
    if known := _publishers().get(outlet.strip().lower()):
        return known
    found = [m for m in find(outlet) if m.country]
    sides = {m.country for m in found if m.kind in _OFFICIAL} or {m.country for m in found}
    if not is_official(outlet) or len(sides) != 1:
        return None
    return sides.pop()


def reports_from_everywhere(outlet: str) -> bool:
    """Whether an outlet is an agency or a paper whose own country says nothing of a text's."""
    return bool(_everywhere().match(outlet.strip().lower()))


def is_official(outlet: str) -> bool:
    """Whether an outlet is an office, by its known name or by a word of it."""
    return (
        bool(_publishers().get(outlet.strip().lower()))
        or any(m.kind in _OFFICIAL for m in find(outlet))
        or _is_office(outlet)
    )


def side_of_address(url: str) -> str | None:
    """The side of the office whose site an address is of."""
    host = (urlsplit(url).hostname or "").lower()
    for ending, side in _HOSTS.items():
        if host == ending or host.endswith(f".{ending}"):
            return side
    match = _SUFFIX.search(host)
    return _domains().get(match[1]) if match else None


def country_of_address(url: str) -> str | None:
    """The country whose domain an address is in; None for those that are used everywhere."""
    ending = (urlsplit(url).hostname or "").rpartition(".")[2].lower()
    return None if ending in _EVERYWHERE else _domains().get(ending)


def _is_office(outlet: str) -> bool:
    """Whether an outlet's name has a word that only offices have, in any of the languages known here."""
    words = f" {' '.join(_WORD.findall(outlet.lower()))} "
    return any(f" {word} " in words for word in _office_words())


@cache
def _domains() -> dict[str, str]:
    """Country-code domains to the codes of their states."""
    return {row["domain"]: row["code"] for row in table("domains")}


@cache
def _publishers() -> dict[str, str]:
    return {row["name"]: row["country"] for row in table("publishers")}


@cache
def _everywhere() -> re.Pattern[str]:
    """The names of those outlets, at the head of a longer one too ("Reuters, Oslo")."""
    names = (re.escape(name) for name, country in _publishers().items() if not country)
    return re.compile(rf"(?:{'|'.join(sorted(names, key=len, reverse=True))})\b")


@cache
def _office_words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("outlets"))
