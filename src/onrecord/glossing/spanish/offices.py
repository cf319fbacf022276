"""Ministers and ministries by what they are for: ministra de Comercio Exterior, Ministerio de Salud."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from onrecord.glossing.inflecting import inflected
from onrecord.glossing.spanish.units import Token
from onrecord.languages.rules import table

_HEADS = {
    "ministro": "{} minister", "ministra": "{} minister", "viceministro": "deputy {} minister",
    "viceministra": "deputy {} minister", "exministro": "former {} minister",
    "exministra": "former {} minister", "secretario": "{} secretary", "secretaria": "{} secretary",
    "subsecretario": "deputy {} minister", "subsecretaria": "deputy {} minister", "titular": "{} minister",
    "comisario": "{} commissioner", "comisaria": "{} commissioner",
}  # fmt: skip
_BODIES = {
    "ministerio": "Ministry of {}", "secretaría": "Ministry of {}", "viceministerio": "Vice Ministry of {}",
    "subsecretaría": "Undersecretariat of {}", "cartera": "Ministry of {}",
}  # fmt: skip
_BEFORE_PORTFOLIO = (("de", "el"), ("de", "estado", "de"), ("de", "la", "cartera", "de"),
                     ("de", "estado", "para"), ("federal", "de"), ("nacional", "de"), ("de",))  # fmt: skip
_LONGEST = 9


class Office(NamedTuple):
    """An office or a ministry in English, and how many tokens it takes."""

    gloss: str
    length: int
    is_person: bool
    is_plural: bool
    is_feminine: bool
    whose: str = ""


def office_at(words: Sequence[Token], at: int, demonym: Callable[[str], str]) -> Office | None:
    """The office or ministry with its portfolio that begins at a word, or None."""
    word = words[at].lower
    head = word if word in _HEADS or word in _BODIES else word.removesuffix("s")
    if head not in _HEADS and head not in _BODIES:
        head = word.removesuffix("es")
    if head not in _HEADS and head not in _BODIES:
        return None
    whose = demonym(words[at + 1].lower) if at + 1 < len(words) else ""
    start = at + 2 if whose else at + 1
    for joint in _BEFORE_PORTFOLIO:
        if tuple(one.lower for one in words[start : start + len(joint)]) == joint:
            found = _portfolio(words, start + len(joint))
            if found:
                office = _office(head, word != head, joint, found, start - at + len(joint))
                return office._replace(gloss=f"{whose} {office.gloss}".strip(), whose=whose)
    return None


def _office(
    head: str, is_plural: bool, joint: tuple[str, ...], found: tuple[str, str, int], ahead: int
) -> Office:
    office, ministry, length = found
    is_person = head in _HEADS
    if not is_person:
        gloss = _BODIES[head].format(ministry)
        if is_plural:
            gloss = gloss.replace("Ministry", "Ministries")
    elif "estado" in joint:
        gloss = f"secretary of state for {office}"
    else:
        pattern = _HEADS[head]
        if office == "foreign" and head in {"secretario", "secretaria"}:
            pattern = "{} minister"
        gloss = pattern.format(office)
        gloss = inflected(gloss, "NNS") if is_plural else gloss
    return Office(gloss, ahead + length, is_person, is_plural, head.endswith("a") and is_person)


def _portfolio(words: Sequence[Token], at: int) -> tuple[str, str, int] | None:
    """The longest portfolio at a word; what is joined to it ("y Turismo") belongs to it without a gloss."""
    known = _portfolios()
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        key = tuple(word.lower for word in words[at : at + length])
        if key in known:
            office, ministry = known[key]
            return office, ministry, length + _joined(words, at + length)
    return None


def _joined(words: Sequence[Token], at: int) -> int:
    """How many words of further portfolios follow ("de Economía, Comercio y Empresa")."""
    known, length = _portfolios(), 0
    while at + length + 1 < len(words) and words[at + length].lower in {",", "y", "e"}:
        place = at + length + 1
        place += words[place].lower == "de"
        if place >= len(words) or not words[place].text[:1].isupper():
            break
        step = next(
            (size for size in range(min(4, len(words) - place), 0, -1)
             if tuple(word.lower for word in words[place : place + size]) in known), 0,
        )  # fmt: skip
        after = words[place + step].lower if place + step < len(words) else ""
        if not step or (words[at + length].lower == "," and after not in {",", "y", "e", "de"}):
            break
        length = place + step - at
    return length


@cache
def _portfolios() -> dict[tuple[str, ...], tuple[str, str]]:
    return {
        tuple(row["words"].replace(",", " ,").split()): (row["office"], row["ministry"])
        for row in table("es", "portfolios")
    }
