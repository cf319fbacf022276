"""Noun phrases in English order: what stands behind a Spanish noun comes before the English one."""

import re
from collections.abc import Sequence

from onrecord.glossing.inflecting import inflected
from onrecord.glossing.spanish.lexicon import lexicon
from onrecord.glossing.spanish.units import BUILDINGS, Unit

_DEGREES = {"más": "more", "muy": "very", "menos": "less", "altamente": "highly", "tan": "so"}
_RANKED = {
    "trading partner", "partner", "supplier", "destination", "market", "customer", "buyer", "exporter",
    "importer", "origin", "investor", "economy", "source", "producer", "trade partner", "export market",
}  # fmt: skip
_LARGEST = {"larger": "largest", "smaller": "smallest", "better": "best", "worse": "worst", "great": "great"}
_LINKS = {"y", "e", "o", "u"}
_LONG_ROW = 8
_RATES = {
    "diarios": "per day", "diarias": "per day", "anuales": "per year", "mensuales": "per month",
    "semanales": "per week", "anual": "per year", "mensual": "per month",
}  # fmt: skip
_NO_TRADE = {
    "cultural",
    "academic",
    "educational",
    "student",
    "scientific",
    "sports",
    "youth",
    "technological",
}
_TRADED = {"exports", "imports", "trade", "purchases", "sales", "market", "total", "turnover", "commerce"}


def put_in_order(units: list[Unit]) -> list[Unit]:
    """The units with each noun and the adjectives behind it as one."""
    made: list[Unit] = []
    place = 0
    while place < len(units):
        unit = units[place]
        if unit.kind == "noun" and unit.gloss:
            end = _end_of_adjectives(units, place)
            if end > place + 1:
                _merge(unit, units[place + 1 : end], _is_definite(made))
            made.append(unit)
            place = end
        elif unit.kind == "num" and place + 1 < len(units) and _goes_before(units[place + 1]):
            other = units[place + 1]  # los nueve primeros meses: the first nine months
            unit.gloss, unit.kind = f"{other.gloss} {unit.gloss}", "quant"
            unit.end = other.end
            made.append(unit)
            place += 2
        else:
            made.append(unit)
            place += 1
    _compound(made)
    for at, unit in enumerate(made):
        if unit.kind == "noun":
            _rank(made, at)
            _place(made, at)
            _meant(made, at)
        elif unit.lower in _RATES and at and made[at - 1].kind in {"noun", "money", "num"}:
            unit.gloss = _RATES[unit.lower]
    return made


def _goes_before(unit: Unit) -> bool:
    return unit.kind in {"ord", "adj"} and unit.gloss in {"first", "last", "next", "following", "previous"}


def _end_of_adjectives(units: Sequence[Unit], place: int) -> int:
    noun, at = units[place], place + 1
    end = at
    while at < min(len(units), place + _LONG_ROW):
        unit = units[at]
        if unit.lower in _RATES and at == place + 1 and place and units[place - 1].kind in {"num", "money"}:
            break
        if _fits(unit, noun, units, at):
            at += 1
            end = at
        elif (unit.lower in _DEGREES and at + 1 < len(units) and units[at + 1].kind == "adj") or (
            end > place + 1 and (unit.lower in _LINKS or unit.text == ",") and _row_goes_on(units, at, noun)
        ):
            at += 1
        else:
            break
    return end


def _fits(unit: Unit, noun: Unit, units: Sequence[Unit], at: int) -> bool:
    if unit.kind != "adj" or not unit.gloss:
        return False
    after = units[at + 1] if at + 1 < len(units) else None
    if after is not None and after.kind == "noun" and not _agrees(unit, noun):
        return False
    return _agrees(unit, noun) or unit.role == "demonym" or "phrase" in unit.tags or noun.is_plural


def _agrees(unit: Unit, noun: Unit) -> bool:
    return unit.is_plural == noun.is_plural


def _row_goes_on(units: Sequence[Unit], at: int, noun: Unit) -> bool:
    """Whether another adjective of the same noun follows a comma or "y"."""
    if at + 1 >= len(units) or units[at + 1].kind != "adj" or not _fits(units[at + 1], noun, units, at + 1):
        return False
    if units[at].text == ",":  # a comma joins only in a row that "y" ends
        for unit in units[at + 1 : at + 5]:
            if unit.lower in _LINKS:
                return True
            if unit.kind != "adj" and unit.text != ",":
                return False
        return False
    return True


def _is_definite(made: Sequence[Unit]) -> bool:
    for unit in reversed(made[-3:]):
        if unit.kind in {"det", "pos"}:
            return unit.lower not in {"un", "una", "unos", "unas"}
        if unit.kind not in {"ord", "adj", "quant"}:
            return False
    return False


def _merge(noun: Unit, row: Sequence[Unit], is_definite: bool) -> None:
    """Make a noun and what stands behind it one unit."""
    groups: list[str] = []
    joined = any(unit.lower in _LINKS or unit.text == "," for unit in row)
    degree = ""
    for unit in row:
        if unit.kind == "adj":
            groups.append(f"{degree} {_capital(unit)}".strip())
            degree = ""
        elif unit.lower in _DEGREES:
            degree = _DEGREES[unit.lower]
            degree = {"more": "most", "less": "least"}.get(degree, degree) if is_definite else degree
        else:
            groups.append("," if unit.text == "," else unit.gloss)
    noun.tags.add("adjectives")
    noun.tags |= {f"most {word.split()[-1]}" for word in groups if word.startswith("most ")}
    if any(unit.role == "demonym" for unit in row):
        noun.tags.add("demonym")
    head = _capital(noun)
    if noun.role == "g" and len(row) == 1 and row[0].role == "demonym":
        noun.before = row[0].gloss  # the word for the goods keeps its place
        noun.gloss = head
        noun.swallow(row)
        return
    front = " ".join(groups).replace(" ,", ",") if joined else " ".join(reversed(groups))
    late = {"-elect"}
    if front in late:
        noun.gloss = head + front
    elif head.startswith("former "):
        noun.gloss = f"former {front} {head.removeprefix('former ')}"
    else:
        noun.gloss = f"{front} {head}"
    noun.end = row[-1].end
    noun.text = f"{noun.text} {' '.join(unit.text for unit in row)}"


def _capital(unit: Unit) -> str:
    """A gloss with capitals where the Spanish word has one for being part of a name."""
    if unit.is_capital and "shouted" not in unit.tags and "first" not in unit.tags and unit.gloss.islower():
        return unit.gloss[0].upper() + unit.gloss[1:]
    return unit.gloss


def _rank(units: list[Unit], at: int) -> None:
    """Segundo socio comercial: second-largest trading partner; el mayor proveedor: the largest supplier."""
    noun = units[at]
    ordinal = units[at - 1] if at else None
    if ordinal is None:
        return
    if ordinal.lower == "principales" and at > 1 and units[at - 2].kind in {"num", "quant"}:
        ordinal.gloss = "largest"
    if ordinal.kind == "adj" and ordinal.gloss in _LARGEST and at > 1:
        first = units[at - 2]
        if first.kind in {"num", "quant"} and at > 2:
            first = units[at - 3]
            if first.lower.startswith(("uno de", "una de")):
                ordinal.gloss = _LARGEST[ordinal.gloss]
                return
        if first.kind == "ord":
            first.gloss = f"{first.gloss}-{_LARGEST[ordinal.gloss]}"
            ordinal.gloss = ""
        elif first.kind in {"det", "pos", "dem"} and first.lower not in {"un", "una"}:
            ordinal.gloss = _LARGEST[ordinal.gloss]
        return
    if ordinal.kind != "ord":
        return
    head = noun.gloss.removeprefix("most important ")
    if any(head.endswith((word, inflected(word, "NNS"))) for word in _RANKED):
        ordinal.gloss = "largest" if ordinal.gloss == "first" else f"{ordinal.gloss}-largest"
        noun.gloss = head


_SIGNING = {"firmar", "suscribir", "rubricar"}


def _meant(units: list[Unit], at: int) -> None:
    """Words whose meaning what follows tells: intercambio (trade or exchange), participación (share)."""
    noun = units[at]
    before, ahead = units[max(0, at - 6) : at], units[at + 1 : at + 9]
    if noun.lower.startswith("intercambio") and not _NO_TRADE & set(noun.gloss.split()):
        of = (
            ahead[0].lower == "de" and len(ahead) > 1 and ahead[1].kind in {"noun", "adj"} if ahead else False
        )
        if not of or ahead[1].gloss in {"goods", "products", "services", "merchandise"}:
            noun.gloss = noun.gloss.replace("exchanges", "trade").replace("exchange", "trade")
            noun.role = "t"
    elif noun.lower.startswith("acta") and any(one.form and one.form.verb in _SIGNING for one in before):
        noun.gloss = noun.gloss.replace("minutes", "protocol")
    elif noun.lower in {"participación", "cuota", "peso"}:
        if len(ahead) > 1 and ahead[0].lower == "de" and ahead[1].kind == "percent":
            noun.gloss, noun.role = "share", "t"
            return
        for place, unit in enumerate(ahead):
            if unit.lower == "en" and any(
                _TRADED & set(one.gloss.split()) for one in ahead[place + 1 : place + 4] if one.kind == "noun"
            ):
                noun.gloss, noun.role = "share", "t"
                return


def _place(units: list[Unit], at: int) -> None:
    """Puesto 22: 22nd place."""
    noun = units[at]
    after = units[at + 1] if at + 1 < len(units) else None
    if noun.lower in {"puesto", "lugar", "posición"} and after is not None and after.gloss.isdigit():
        noun.gloss, noun.end = f"{_numbered(int(after.gloss))} place", after.end
        del units[at + 1]


def _numbered(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th") if number // 10 % 10 != 1 else "th"
    return f"{number}{ending}"


_MADE_OF = re.compile(
    r"(?:agreement|treaty|memorandum of understanding|memorandum|protocol|contract|pact|plant|factory"
    r"|exemption|market|pipeline|park|project|course|center|network|terminal)s?"
)


def _compound(units: list[Unit]) -> None:
    """Acuerdo de pesca: fisheries agreement; Palacio Quemado: Quemado Palace."""
    at = 0
    while at + 1 < len(units):
        noun, after = units[at], units[at + 1]
        if noun.kind == "noun" and noun.lower in BUILDINGS and noun.is_capital and after.kind == "name":
            noun.gloss, noun.end = f"{after.gloss} {noun.gloss.capitalize()}", after.end
            noun.tags.add("named")
            del units[at + 1]
        elif (
            noun.kind == "noun"
            and _MADE_OF.fullmatch(noun.gloss)
            and after.lower == "de"
            and at + 2 < len(units)
        ):
            what = units[at + 2]
            behind = units[at + 3] if at + 3 < len(units) else None
            if (
                what.kind == "noun"
                and what.role in {"", "g"}
                and what.gloss
                and not (behind is not None and behind.lower == "de")
            ):
                noun.gloss = f"{lexicon().singular(what.gloss)} {noun.gloss}"
                noun.end = what.end
                del units[at + 1 : at + 3]
        at += 1
