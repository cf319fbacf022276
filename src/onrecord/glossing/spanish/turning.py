"""Clauses whose words English has in another order."""

from collections.abc import Sequence

from onrecord.glossing.spanish.looking import NOMINAL, end_of_place
from onrecord.glossing.spanish.subjects import subject_after
from onrecord.glossing.spanish.units import Unit

_SO_SAYING = {"según", "como", "tal como", "tal y como"}


def according(units: list[Unit]) -> None:
    """según explicó el embajador: according to the ambassador; desde La Paz aseguraron: La Paz assured."""
    for place, unit in enumerate(units[:-2]):
        verb = units[place + 1]
        if (
            unit.lower in _SO_SAYING
            and verb.is_finite
            and verb.role == "say"
            and subject_after(units, place + 1)
        ):
            unit.gloss, verb.gloss = "", "according to"
            verb.tags.add("turned")
        if (
            unit.lower == "así"
            and place
            and units[place - 1].text == ","
            and verb.is_finite
            and verb.role == "say"
            and verb.lower.startswith("lo ")
            and subject_after(units, place + 1)
        ):
            unit.gloss, verb.gloss = "", "according to"
            verb.tags.add("turned")
        if (
            unit.lower == "desde"
            and verb.kind in {"city", "country", "org"}
            and units[place + 2].is_finite
            and (units[place + 2].role == "say")
        ):
            unit.gloss = ""
            units[place + 2].tags.add("turned")
        if unit.lower in {"en", "desde"} and (place == 0 or units[place - 1].kind == "punct"):
            _speaking_house(units, place)


def _speaking_house(units: list[Unit], place: int) -> None:
    """En el gobierno niegan que: the government denies."""
    at = place + 1 + (units[place + 1].kind == "det")
    if at + 1 >= len(units) or units[at].kind != "noun" or units[at].role != "o":
        return
    while at + 2 < len(units) and units[at + 1].lower == "de" and units[at + 2].kind in {"country", "noun"}:
        at += 2
    verb = units[at + 1] if at + 1 < len(units) else units[at]
    if verb.is_finite and verb.role == "say" and verb.form is not None and verb.form.is_plural:
        units[place].gloss = ""
        verb.tags.add("turned")


_NOT_TURNED = {"visitar", "ser", "estar", "haber", "presidir", "representar", "gobernar", "recorrer", "tener"}


def turn_relatives(units: list[Unit]) -> None:
    """Verb and subject as one in English order: "el gas que importa Chile", the gas that Chile imports."""
    place = 0
    while place + 2 < len(units):
        verb, at = units[place + 1], place + 2
        is_open = (
            units[place].kind == "que" and place and units[place - 1].kind in NOMINAL | {"percent", "money"}
        )
        if (
            is_open
            and verb.is_finite
            and verb.form is not None
            and verb.form.verb not in _NOT_TURNED
            and ("phrase" not in verb.tags)
        ):
            at += units[at].kind in {"det", "pos"}
            end = at + 1
            head = units[at] if at < len(units) else verb
            titled = head.kind == "noun" and head.role == "p"
            while end < len(units) and (head.kind == "name" or titled) and units[end].kind == "name":
                end += 1
            antecedent = units[place - 1]
            parted = antecedent.kind == "noun" and antecedent.is_plural != verb.form.is_plural
            fits = (
                (parted and head.kind == "noun")
                or head.kind in {"country", "org", "name"}
                or (head.kind == "noun" and head.role in {"p", "o", "people"})
            )
            if (fits and head.is_plural == verb.form.is_plural) or head.kind == "country":
                subject = " ".join(one.gloss for one in units[place + 2 : end] if one.gloss)
                verb.gloss, verb.end = f"{subject} {verb.gloss}", units[end - 1].end
                verb.tags.add("turned")
                del units[place + 2 : end]
        place += 1


_TRAVELLING = {
    "viajar",
    "trasladar",
    "ir",
    "partir",
    "llegar",
    "arribar",
    "acudir",
    "regresar",
    "volver",
    "venir",
}


_OBJECTS = {"det", "quant", "pos", "num", "money", "percent", "noun", "ord", "dem", "country", "name", "adj"}


def bring_forward(units: list[Unit]) -> None:
    """Times and places between a verb and its object go before the verb.

    "sostuvo el martes en Lima una reunión" is "on Tuesday in Lima held a meeting": English parses badly what
    parts a verb from its object.
    """
    place = 0
    while place < len(units):
        unit = units[place]
        if (
            unit.kind == "verb"
            and unit.form is not None
            and unit.gloss
            and (unit.is_finite or "perfect" in unit.tags)
            and "there" not in unit.tags
        ):
            end = _end_of_circumstances(units, place + 1)
            moves = (
                unit.form.verb in _TRAVELLING and 0 < end < len(units) and units[end].lower in {"a", "hacia"}
            )
            if end > place + 1 and end < len(units) and (moves or _begins_object(units, end)):
                between = [one.gloss for one in units[place + 1 : end] if one.gloss]
                meeting = _end_of_meeting(units, end)
                if meeting:
                    end, held = meeting, [one.gloss for one in units[end:meeting] if one.gloss]
                    unit.gloss = " ".join([unit.gloss, *held, *between])
                else:
                    unit.gloss = " ".join([*_time_last(units[place + 1 : end]), unit.gloss])
                if unit.role == "say" and not meeting:
                    unit.swallow(units[place + 1 : end])
                else:
                    unit.end = units[end - 1].end
                del units[place + 1 : end]
        place += 1


def _time_last(between: Sequence[Unit]) -> list[str]:
    """Circumstances with the time behind the place, so that the time stands at the verb."""
    times = [one.gloss for one in between if one.kind in {"time", "date"} and one.gloss]
    places = [one.gloss for one in between if one.kind not in {"time", "date"} and one.gloss]
    return places + times


def _end_of_meeting(units: Sequence[Unit], at: int) -> int:
    """Where the meeting ends that is the object of a verb; 0 for another object."""
    while at < len(units) and units[at].kind in {"det", "quant", "ord", "adj", "num"}:
        at += 1
    if at + 1 >= len(units) or units[at].kind != "noun" or units[at].role not in {"e", "v"}:
        return 0
    return at + 1 if units[at + 1].lower in {"con", "entre", "a", "para"} else 0


def _end_of_circumstances(units: Sequence[Unit], at: int) -> int:
    end, dated = at, False
    while at < len(units):
        unit = units[at]
        if unit.kind in {"time", "date"} or (unit.kind == "adv" and unit.lower not in _DEGREES and not dated):
            dated = dated or unit.kind != "adv"
            at += 1
            end = at
        elif unit.lower == "en" and unit.kind == "prep":
            behind = end_of_place(units, at + 1)
            if behind <= at + 1:
                break
            at = end = behind
            dated = True
        else:
            break
    return end if dated else -1


_DEGREES = {
    "apenas",
    "casi",
    "más",
    "menos",
    "también",
    "sólo",
    "solo",
    "aproximadamente",
    "cerca",
    "incluso",
}


def _begins_object(units: Sequence[Unit], at: int) -> bool:
    unit = units[at]
    if unit.kind in _OBJECTS and unit.gloss:
        return True
    if unit.kind == "que" and units[at - 1].kind != "noun":
        return True  # what is said: "aseguró este lunes en Roma que"
    if unit.kind in {"det", "prep"} and not unit.gloss and at + 1 < len(units):  # a personal "a"
        return units[at + 1].kind in _OBJECTS
    return False
