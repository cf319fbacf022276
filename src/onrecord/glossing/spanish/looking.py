"""What the rules for clauses look at: what stands around a place in a text."""

import re
from collections.abc import Sequence

from onrecord.glossing.spanish.units import PLACES, Unit

STRONG = set('.;:!?…“”"«»()[]—–')


NOMINAL = {"noun", "name", "subj", "x", "pron", "person", *PLACES}


CHANGING = {
    "crecer", "aumentar", "incrementar", "subir", "caer", "bajar", "disminuir", "descender", "reducir",
    "retroceder", "trepar", "elevar", "ampliar", "duplicar", "triplicar", "multiplicar", "pasar", "repuntar",
    "contraer", "decrecer", "achicar", "recortar", "expandir", "mejorar", "avanzar", "desplomar", "mermar",
}  # fmt: skip


OF_FIGURES = CHANGING | {
    "ascender", "sumar", "alcanzar", "totalizar", "llegar", "superar", "representar", "situar", "ubicar",
    "rondar", "rebasar", "sobrepasar", "exceder", "registrar", "arrojar", "significar", "constituir",
    "equivaler", "bordear", "rozar", "corresponder",
}  # fmt: skip


TRADE = re.compile(
    r"\b(?:exports?|imports?|sales?|purchases?|shipments?|deficit|surplus|trade|turnover|goods)\b"
)


PERSONS = {"p", "people"}


def last_person(units: Sequence[Unit], place: int) -> str:
    """Who is spoken of before a place: "he" or "she"; "" for no person."""
    for unit in reversed(units[max(0, place - 25) : place]):
        if unit.kind == "noun" and unit.role == "p" and not unit.is_plural:
            return "she" if unit.is_feminine else "he"
        if unit.kind in {"name", "person"}:
            return "he"
        if unit.kind in {"country", "org"} or (unit.kind == "noun" and unit.role == "o"):
            return ""
    return ""


_BEFORE_NUMBERS = {
    "another",
    "more than",
    "less than",
    "nearly",
    "around",
    "just over",
    "just under",
    "no less than",
}


def next_word(units: Sequence[Unit], place: int) -> Unit | None:
    """What a preposition leads to, without articles."""
    for unit in units[place + 1 : place + 4]:
        if unit.kind not in {"det", "pos", "dem", "adv"} and unit.gloss not in _BEFORE_NUMBERS:
            return unit
    return None


def governor_of(units: Sequence[Unit], place: int) -> Unit | None:
    """The verb or noun before a preposition, without adverbs and times."""
    for unit in reversed(units[max(0, place - 5) : place]):
        if unit.kind not in {"adv", "time", "date", "neg", "clitic"} and unit.text != ",":
            return unit
    return None


def is_sum(unit: Unit | None) -> bool:
    """Whether it is a number, a share or money."""
    return unit is not None and unit.kind in {"money", "percent", "num"}


def verb_before(units: Sequence[Unit], place: int) -> Unit | None:
    """The nearest verb before a place in its clause."""
    for unit in reversed(units[max(0, place - 14) : place]):
        if unit.kind == "verb":
            return unit
        if unit.kind == "punct" and unit.text in ".;:":
            return None
    return None


def is_relative(units: Sequence[Unit], at: int) -> bool:
    """Whether "que" stands for a noun before it."""
    unit = units[at]
    return "relative" in unit.tags or unit.kind == "rel"


def phrase_start(units: Sequence[Unit], at: int) -> tuple[int, bool]:
    """Where the noun phrase around a noun begins, and whether it hangs on a preposition."""
    place = at
    while place > 0:
        before = units[place - 1]
        if units[place].kind in {"det", "dem", "pos"} and before.kind not in {
            "prep",
            "cmp",
            "to",
            "quant",
            "conj",
        }:
            return place, False
        if (
            before.kind in {"det", "dem", "pos", "quant", "ord", "adj", "name"}
            or (before.kind == "num" and not re.fullmatch(r"(?:1[89]|20)\d\d", before.gloss))
            or (before.kind == "noun" and units[place].kind in {"name", "person", "noun"})
        ):
            place -= 1
        elif before.kind == "prep" or before.kind == "cmp" or before.kind == "to":
            return place - 1, True
        elif (
            before.kind == "conj"
            and before.lower in {"y", "e", "o", "ni"}
            and place > 1
            and (units[place - 2].kind in NOMINAL)
        ):
            place -= 2
        else:
            return place, before.kind == "verb" and not before.is_finite
    return place, False


def is_passive(units: Sequence[Unit], place: int) -> bool:
    """Whether a verb has become a form of "be"."""
    return units[place].gloss.startswith(("was ", "were ", "is ", "are ", "will be "))


def topic(units: Sequence[Unit], place: int) -> str:
    """The pronoun of what this sentence, or else the one before it, is about."""
    stops = [at for at, unit in enumerate(units[:place]) if unit.text in STOPS]
    starts = [0, *(at + 1 for at in stops)]
    for start, end in zip(reversed(starts[-2:]), (place, starts[-1]), strict=False):
        for at in range(start, end):
            unit = units[at]
            if unit.kind not in {"noun", "name", "country", "org", "person"}:
                continue
            if unit.kind == "noun" and unit.role not in {"p", "o", "people"}:
                continue
            if phrase_start(units, at)[1]:
                continue
            if unit.kind == "noun" and unit.role == "p":
                return "she" if unit.is_feminine else "he"
            return "it" if unit.kind in {"country", "org", "noun"} else "he"
    return ""


STOPS = {".", "!", "?", ":"}


def end_of_place(units: Sequence[Unit], at: int) -> int:
    """Where a place or year behind "en" ends; an article opens the next phrase."""
    first = at
    while at < len(units):
        unit = units[at]
        if unit.kind in {"det", "dem", "pos"} and at > first and units[at - 1].lower != "de":
            break
        if unit.kind == "x" and at > first and _OF_PERSONS.search(unit.gloss):
            break
        if unit.lower == "de" and unit.kind == "prep" and at + 1 < len(units) and at > first:
            at += 1
            continue
        if unit.kind == "num" and at == first:
            return at + 1
        if unit.kind not in _IN_PLACES:
            break
        if unit.kind == "noun" and unit.role in {"p", "t", "e"}:
            return first
        at += 1
    return at if units[at - 1].kind not in {"det", "dem", "pos"} else first


_OF_PERSONS = re.compile(
    r"\b(?:minister|president|leader|official|interlocutor|side)s\b"
)  # "los cancilleres"
_IN_PLACES = {"det", "dem", "pos", "noun", "adj", "city", "country", "region", "x", "name", "ord", "quant"}
