"""Spanish prepositions, each by what it hangs on and what it leads to."""

import re
from collections.abc import Sequence
from functools import cache

from onrecord.gazetteer.tables import table
from onrecord.glossing.spanish.lexicon import lexicon
from onrecord.glossing.spanish.looking import (
    CHANGING,
    NOMINAL,
    OF_FIGURES,
    PERSONS,
    governor_of,
    is_sum,
    next_word,
    phrase_start,
    verb_before,
)
from onrecord.glossing.spanish.units import Unit

_TAKING = {"recibir", "obtener", "importar", "comprar", "adquirir", "traer"}


_MOVING = {
    "provenir",
    "salir",
    "partir",
    "llegar",
    "venir",
    "regresar",
    "volver",
    "retornar",
    "importar",
    "proceder",
}


def preposition(units: list[Unit], place: int) -> None:
    """Give a preposition the English one that fits here."""
    unit = units[place]
    rule = _RULES.get(unit.lower)
    if rule is not None:
        rule(units, place, unit)


def _rule_a(units: list[Unit], place: int, unit: Unit) -> None:
    after, governor = next_word(units, place), governor_of(units, place)
    if after is None:
        return
    if re.fullmatch(r"\d{1,2}[:.h]\d\d", after.gloss):
        unit.gloss = "at"
        return
    if after.kind == "date" and (governor is None or governor.kind in {"punct", "city"}):
        unit.gloss = ""
        return
    if after.kind in NOMINAL | {"quant", "ord", "adj"}:
        governor = _objectless(units, place) or governor
    if (
        governor is not None
        and governor.kind == "noun"
        and after.kind in {"country", "region"}
        and (re.search(r"\b(?:purchases?|imports?)$", governor.gloss))
    ):
        unit.gloss = "from"
    if governor is not None and governor.gloss in {"higher", "lower", "superior", "similar"}:
        unit.gloss = "to" if governor.gloss == "similar" else "than"
    if governor is not None and governor.kind == "verb" and governor.form is not None:
        _a_of_verb(unit, after, governor)


_WELCOMING = {"welcomed", "welcome", "welcomes", "thanked", "received", "receives", "withdrew"}


def _a_of_verb(unit: Unit, after: Unit, governor: Unit) -> None:
    """What "a" is behind a verb: nothing before a person who is its object, else as the verb's row says."""
    assert governor.form is not None  # noqa: S101
    verb = lexicon().verbs.get(governor.form.verb)
    if "phrase" in governor.tags and governor.gloss.split(" ")[-1] in _WELCOMING:
        unit.gloss = ""
        return
    if "phrase" in governor.tags or verb is None:
        return
    if verb.to == "-" and after.kind in {"city", "country"} and governor.form.verb in {"invitar", "convocar"}:
        return
    if (verb.to == "-" and (after.kind in NOMINAL or after.kind in {"num", "quant", "ord", "adj"})) or (
        verb.kind == "thank" and after.kind in NOMINAL
    ):
        unit.gloss = ""
    elif verb.to not in {"to", "-"} and not is_sum(after):
        unit.gloss = verb.to
    if governor.form.verb == "llegar" and after.kind in {"country", "city", "noun", "x"}:
        unit.gloss = "in" if after.kind in {"country", "city"} else "at"
    if governor.form.verb == "ir" and after.kind == "noun":
        unit.gloss = "to"


def _objectless(units: Sequence[Unit], place: int) -> Unit | None:
    """The verb before a place that has no object yet, whatever hangs on prepositions between."""
    at = place - 1
    while at >= 0:
        unit = units[at]
        if unit.kind == "verb":
            return unit
        if unit.kind in NOMINAL:
            start, hangs = phrase_start(units, at)
            if not hangs:
                return None
            at = start - 1
        elif unit.kind in {"adv", "time", "date", "prep", "det"}:
            at -= 1
        else:
            return None
    return None


def _rule_de(units: list[Unit], place: int, unit: Unit) -> None:
    after, governor = next_word(units, place), governor_of(units, place)
    if governor is None and after is not None and after.kind == "date":
        unit.gloss = "from"
    if (governor is None or governor.kind == "punct") and _takes_part(units, place):
        unit.gloss = "in"
    if governor is None or after is None or unit.kind != "prep":
        return
    if governor.kind == "verb" and governor.form is not None:
        _de_of_verb(unit, after, governor)
    elif (
        governor.kind == "noun"
        and re.search(r"\b(?:letter|message|invitation|call)s?$", governor.gloss)
        and (after.role == "p" or after.kind in {"name", "country"})
    ):
        unit.gloss = "from"
    elif governor.kind == "noun" and after.kind in {"country", "region"}:
        verb = verb_before(units, place)
        if (
            verb is not None
            and verb.form is not None
            and verb.form.verb in _TAKING
            and governor.role in {"g", ""}
        ):
            unit.gloss = "from"
            return
        flow = governor.gloss if _FLOW.search(governor.gloss) else _flow_before(units, place)
        if _FLOW.search(flow):
            unit.gloss = _imported(units, place) if re.search(r"imports|purchases", flow) else "from"
    elif (
        after.kind == "date"
        and place + 3 < len(units)
        and units[place + 2].lower in {"a", "hasta"}
        and (units[place + 3].kind == "date")
    ):
        unit.gloss = "from"
    elif governor.kind in {"money", "percent", "num"} and after.kind == "date":
        unit.gloss = "of"
    elif after.kind == "date" and " to " in after.gloss and governor.kind in {"noun", "verb", "punct"}:
        unit.gloss = "from"


def _takes_part(units: Sequence[Unit], place: int) -> bool:
    """De la reunión participaron: in the meeting took part."""
    verb = next((one for one in units[place + 1 : place + 8] if one.is_finite or one.kind == "punct"), None)
    return verb is not None and verb.form is not None and verb.form.verb in {"participar", "tomar"}


def _de_of_verb(unit: Unit, after: Unit, governor: Unit) -> None:
    assert governor.form is not None  # noqa: S101
    if governor.form.verb == "depender":
        unit.gloss = "on"
    elif governor.form.verb in {"estar", "encontrar", "hallar"} and after.role == "v" and not after.is_plural:
        unit.gloss = "on an" if after.gloss[:1] in "aeio" else "on a"  # "está de visita oficial"
    elif (after.kind == "date" and " to " in after.gloss) or (
        governor.form.verb in _MOVING
        or (governor.form.verb in CHANGING and is_sum(after))
        or (governor.form.verb == "recibir" and after.kind in {"country", "org", "name", "region"})
    ):
        unit.gloss = "from"
    elif governor.form.verb in {"calificar", "tildar", "tachar", "catalogar"}:
        unit.gloss = "as"
    elif governor.form.verb == "ser" and is_sum(after):
        unit.gloss = ""
    elif governor.form.tense == "participle" and governor.form.verb in {"acompañar", "seguir", "rodear"}:
        unit.gloss = "by"


def _imported(units: Sequence[Unit], place: int) -> str:
    """What "importaciones de China" says: they come from there, unless the clause says where from."""
    for unit in units[max(0, place - 6) : place]:
        if unit.gloss == "share" or unit.kind == "percent" or _PART.match(unit.gloss):
            return "of"
    for at, unit in enumerate(units[place + 2 : place + 8], start=place + 2):
        if unit.lower in {"desde", "procedente de", "procedentes de", "provenientes de", "de"}:
            return "of"
        if unit.lower == "a" and (next_word(units, at) or unit).kind in {"country", "region"}:
            return "of"
        if unit.kind in {"verb", "punct"}:
            return "from"
    return "from"


_FLOW = re.compile(r"\b(?:imports|purchases|exports|shipments)$")


_PART = re.compile(
    r"half|one (?:third|fifth|tenth)|two-thirds|a quarter|three quarters|most of", re.IGNORECASE
)


def counterparts(units: list[Unit]) -> None:
    """Su homóloga del Ecuador: his Ecuadorian counterpart."""
    place = 0
    while place + 2 < len(units):
        noun, state = units[place], place + 2 + (units[place + 2].kind == "det")
        if (
            noun.gloss in {"counterpart", "counterparts"}
            and units[place + 1].lower == "de"
            and (state < len(units) and units[state].kind == "country")
        ):
            adjective = _adjectives().get(units[state].gloss)
            listed = (
                state + 1 < len(units)
                and units[state + 1].text in {",", "y", "e"}
                and (state + 2 < len(units) and units[state + 2].kind in {"country", "det"})
            )
            if adjective and not listed:
                noun.gloss, noun.end = f"{adjective} {noun.gloss}", units[state].end
                noun.tags.add("demonym")
                del units[place + 1 : state + 1]
        place += 1


@cache
def _adjectives() -> dict[str, str]:
    """The adjective of each state by its name."""
    found: dict[str, str] = {}
    for row in table("countries"):
        adjective = row["adjectives"].split(";")[0]
        for name in (row["name"], *row["names"].split(";")):
            found.setdefault(name, adjective)
    return found


def possess(units: list[Unit]) -> None:
    """What a state buys: "las importaciones de crudo de Cuba desde ..." are Cuba's imports of crude oil."""
    place = 0
    while place + 2 < len(units):
        noun, at = units[place], place + 1
        if noun.kind == "noun" and re.search(r"\b(?:imports|purchases)$", noun.gloss):
            what = ""
            if units[at].lower == "de" and units[at + 1].kind == "noun" and at + 3 < len(units):
                what, at = f" of {units[at + 1].gloss}", at + 2
            state = at + 1 + (at + 1 < len(units) and units[at + 1].kind == "det")
            if (
                state < len(units)
                and units[at].lower == "de"
                and units[state].kind == "country"
                and (_imported(units, at if state == at + 1 else at + 1) == "of")
            ):
                noun.gloss = f"{units[state].gloss}'s {noun.gloss}{what}"
                noun.end = units[state].end
                del units[place + 1 : state + 1]
                if place and units[place - 1].kind == "det":
                    units[place - 1].gloss = ""
        place += 1


def _flow_before(units: Sequence[Unit], place: int) -> str:
    """The flow in "exportaciones de litio de Argentina"."""
    for at in range(place - 2, max(-1, place - 6), -1):
        unit = units[at]
        if unit.kind == "noun" and _FLOW.search(unit.gloss):
            return unit.gloss
        if unit.kind not in {"prep", "noun", "conj"} or (unit.kind == "prep" and unit.lower != "de"):
            return ""
    return ""


def _rule_en(units: list[Unit], place: int, unit: Unit) -> None:
    after, verb = next_word(units, place), verb_before(units, place)
    if after is None:
        return
    if after.kind in {"money", "percent"} or (after.kind == "num" and " " in after.gloss):
        if verb is not None and verb.form is not None and verb.form.verb in CHANGING:
            unit.gloss = "by"
        else:
            unit.gloss = "at"
    elif after.kind == "date" and re.match(r"on |last \w+day|next \w+day", after.gloss):
        unit.gloss = "" if after.gloss.startswith(("last", "next")) else "on"
    elif after.kind == "noun" and after.role == "v" and units[place + 1] is after and not after.is_plural:
        unit.gloss = "on an" if after.gloss[:1] in "aeio" else "on a"
    elif after.kind == "noun" and after.role == "e":
        unit.gloss = "during" if "conversation" in after.gloss or "call" in after.gloss else "at"
    elif verb is not None and verb.gloss.split(" ")[-1] in {"agreed", "agree", "agrees"}:
        unit.gloss = "on"
    elif after.kind == "time":
        unit.gloss = "in" if after.gloss.startswith(("the ", "recent", "20")) else ""


def _rule_por(units: list[Unit], place: int, unit: Unit) -> None:
    after, governor = next_word(units, place), governor_of(units, place)
    if after is None:
        return
    if (
        governor is not None
        and governor.form is not None
        and governor.form.verb in {"multiplicar", "dividir"}
    ):
        unit.gloss = "by"
    elif (
        after.kind in {"money", "num"}
        and governor is not None
        and (after.kind == "money" or " " in after.gloss)
    ):
        trading = governor.form is not None and governor.form.verb == "comerciar"
        unit.gloss = "goods worth" if trading else "worth"
    elif governor is not None and re.search(r"\b(?:concern|worry)s?$", governor.gloss):
        unit.gloss = "over"
    elif governor is not None and re.search(r"\binterest$", governor.gloss):
        unit.gloss = "in"
    elif governor is not None and re.search(r"\btours?$", governor.gloss) and after.role != "p":
        unit.gloss = "of"
    elif (
        governor is not None
        and governor.kind == "verb"
        and governor.form is not None
        and (governor.form.tense == "participle" and "perfect" not in governor.tags)
    ):
        unit.gloss = "by"
    elif after.kind in {"country", "org", "name", "x"} or after.role in {"p", "o"}:
        passive = verb_before(units, place)
        is_passive = (
            passive is not None
            and passive.form is not None
            and (passive.form.tense == "participle" and "perfect" not in passive.tags)
        )
        unit.gloss = "by" if is_passive else "for"
    else:
        unit.gloss = "for"


def _rule_hacia(units: list[Unit], place: int, unit: Unit) -> None:
    after, verb = next_word(units, place), governor_of(units, place)
    if verb is not None and verb.form is not None and verb.form.verb in {"partir", "salir"}:
        unit.gloss = "for"
    if after is not None and re.fullmatch(r"20\d\d", after.gloss):
        unit.gloss = "by"
    elif after is not None and after.kind in {"date", "time"}:
        unit.gloss = "towards"


def _rule_hasta(units: list[Unit], place: int, unit: Unit) -> None:
    after, governor = next_word(units, place), verb_before(units, place)
    if after is None:
        return
    if is_sum(after) and after.kind != "date" and not re.fullmatch(r"(?:19|20)\d\d", after.gloss):
        is_change = governor is not None and governor.form is not None and governor.form.verb in OF_FIGURES
        unit.gloss = "to" if is_change else "up to"
    elif after.kind in {"country", "city"}:
        unit.gloss = "to"


def _rule_desde(units: list[Unit], place: int, unit: Unit) -> None:
    after = next_word(units, place)
    if (
        after is not None
        and (after.kind in {"date", "time"} or re.fullmatch(r"(?:1[89]|20)\d\d", after.gloss))
    ) or (
        after is not None
        and after.kind == "noun"
        and after.role not in {"p", "o"}
        and (place == 0 or units[place - 1].kind == "punct")
        and not _PLACE.search(after.gloss)
    ):
        unit.gloss = "since"


_PLACE = re.compile(
    r"city|palace|country|capital|port|region|headquarters|house|street|airport|area|sphere|field"
)


def _rule_entre(units: list[Unit], place: int, unit: Unit) -> None:
    """Between two, among more."""
    ahead = units[place + 1 : place + 10]
    for at, one in enumerate(ahead):
        if one.lower in {"y", "e"} or one.gloss in {"the two", "both", "two"} or one.text.startswith("ambas"):
            return
        if one.gloss.startswith(("the two", "both", "our")):
            return
        if one.kind in {"verb", "punct"} or (one.kind == "prep" and at > 2):
            break
    unit.gloss = "among"


def _rule_segun(units: list[Unit], place: int, unit: Unit) -> None:
    after = units[place + 1] if place + 1 < len(units) else None
    if after is not None and (after.is_finite or after.kind == "clitic"):
        unit.gloss = "as"


def _rule_ante(units: list[Unit], place: int, unit: Unit) -> None:
    after = next_word(units, place)
    if after is not None and after.kind == "noun" and after.role not in PERSONS | {"o"}:
        unit.gloss = "in the face of"


def _rule_para(units: list[Unit], place: int, unit: Unit) -> None:
    after = units[place + 1] if place + 1 < len(units) else None
    if after is not None and after.lower in {"el", "año"}:
        after = next_word(units, place)
    if after is not None and re.fullmatch(r"20\d\d", after.gloss):
        unit.gloss = "by"


def _rule_sobre(units: list[Unit], place: int, unit: Unit) -> None:
    governor = governor_of(units, place)
    if (
        governor is not None
        and governor.kind == "verb"
        and re.search(r"\b(?:warn|alert|inform)", governor.gloss)
    ):
        unit.gloss = "about"


def _rule_framework(units: list[Unit], place: int, unit: Unit) -> None:
    """What is told in the framework of a visit or meeting happened during it."""
    after, verb = next_word(units, place), verb_before(units, place)
    ahead = verb is not None and verb.form is not None and verb.form.tense in {"future", "conditional"}
    if after is not None and after.kind == "noun" and after.role in {"v", "e"} and not after.is_plural:
        unit.gloss = unit.gloss if ahead else "during"


_RULES = {
    "en el marco de": _rule_framework, "en el contexto de": _rule_framework,
    "con motivo de": _rule_framework, "en ocasión de": _rule_framework, "con ocasión de": _rule_framework,
    "a": _rule_a, "de": _rule_de, "en": _rule_en, "por": _rule_por, "hacia": _rule_hacia,
    "hasta": _rule_hasta, "desde": _rule_desde, "entre": _rule_entre, "según": _rule_segun,
    "ante": _rule_ante, "sobre": _rule_sobre, "para": _rule_para,
}  # fmt: skip
