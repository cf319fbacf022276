"""What stands with a Spanish verb and English says in another way: who is told, what is expected or asked."""

from onrecord.glossing.spanish.forms import PAST, PRESENT
from onrecord.glossing.spanish.lexicon import lexicon
from onrecord.glossing.spanish.meanings import PRESS, SKIPPED, object_role
from onrecord.glossing.spanish.units import Unit

_ASIDES = {"por su parte", "a su vez", "por otro lado", "por otra parte", "de igual manera", "de igual forma",
           "en tanto", "sin embargo", "no obstante", "en ese sentido", "en este sentido"}  # fmt: skip
_IMPERSONAL = {"esperar", "prever"}
_NAMES = {"name", "person", "org"}


def recast(units: list[Unit]) -> None:
    """Put what English says in another way as it says it, before its verbs have their forms."""
    _take_addressees(units)
    _turn_since(units)
    _drop_asides(units)
    _turn_expectations(units)
    _turn_requests(units)


def _take_addressees(units: list[Unit]) -> None:
    """Who is spoken to is left out: "aseguró a la prensa que", "dijo a este diario"."""
    place = 0
    while place + 2 < len(units):
        verb = units[place]
        if (
            verb.kind == "verb"
            and verb.role == "say"
            and units[place + 1].lower == "a"
            and "phrase" not in verb.tags
        ):
            end = place + 2
            while (
                end < len(units)
                and units[end].kind in {"det", "dem", "pos", "quant", "noun", "adj", *_NAMES}
                and (
                    end == place + 2
                    or units[end - 1].kind not in _NAMES | {"noun"}
                    or units[end].kind == "adj"
                    or (units[end].kind in _NAMES and units[end - 1].kind in _NAMES)
                )
            ):
                end += 1
            told = units[end - 1].kind in {"noun", "adj", *_NAMES} and end > place + 2
            after = units[end] if end < len(units) else None
            to_press = bool(PRESS & set(units[end - 1].gloss.split()))
            if (
                told
                and after is not None
                and (
                    after.kind == "que"
                    or after.text == ":"
                    or (to_press and (after.kind in {"det", "noun", "name"} or after.text in {",", "."}))
                )
            ):
                verb.swallow(units[place + 1 : end])
                verb.tags.add("told")
                del units[place + 1 : end]
        place += 1


def _turn_since(units: list[Unit]) -> None:
    """Cumple desde el miércoles una visita: he began it on Wednesday, which is the date that a visit has."""
    for place in range(len(units) - 3, 0, -1):
        verb, since, day = units[place], units[place + 1], units[place + 2]
        going = verb.form is not None and verb.is_finite and verb.form.tense in PRESENT | {"imperfect"}
        known = lexicon().verbs.get(verb.form.verb) if verb.form is not None else None
        if (
            going
            and known is not None
            and known.holding
            and since.lower == "desde"
            and day.kind in SKIPPED
            and object_role(units, place + 2) == "v"
        ):
            verb.form = verb.form._replace(verb="iniciar", tense="preterite")  # type: ignore[union-attr]
            verb.swallow([since])
            del units[place + 1]


def _drop_asides(units: list[Unit]) -> None:
    """destacó, por su parte, la calidad: what stands between a verb and its object parts them in English."""
    for place in range(len(units) - 4, 0, -1):
        verb, aside = units[place], units[place + 2]
        if (
            verb.is_finite
            and verb.role == "say"
            and units[place + 1].text == units[place + 3].text == ","
            and (aside.kind == "adv" or aside.lower in _ASIDES)
        ):
            verb.swallow(units[place + 1 : place + 4])
            del units[place + 1 : place + 4]


def _turn_expectations(units: list[Unit]) -> None:
    """Se espera que el presidente visite Lima: the president is expected to visit Lima."""
    for place in range(1, len(units) - 2):
        verb = units[place]
        impersonal = (
            units[place - 1].lower == "se" and verb.form is not None and verb.form.verb in _IMPERSONAL
        )
        if (
            not impersonal
            or units[place + 1].kind != "que"
            or (place > 1 and units[place - 2].kind == "noun")
        ):
            continue
        for at in range(place + 2, min(len(units), place + 25)):
            other = units[at]
            if other.text in ".;:" or other.kind == "que":
                break
            if other.is_finite and other.form is not None:
                if other.form.tense in {"subjunctive", "future", "conditional"} and at > place + 2:
                    was = verb.form is not None and verb.form.tense in PAST
                    other.tags |= {"expected was" if was else "expected"}
                    for one in units[place - 1 : place + 2]:
                        one.kind, one.gloss, one.form = "x", "", None
                break


def _turn_requests(units: list[Unit]) -> None:
    """pidió a Turquía que medie: asked Turkey to mediate."""
    for place, unit in enumerate(units[:-1]):
        verb = units[place + 1]
        if unit.kind != "que" or verb.form is None or "subjunctive" not in verb.form.tense:
            continue
        asked = next((one for one in reversed(units[:place]) if one.kind == "verb"), None)
        if asked is None or asked.role not in {"ask", "person"} or units[place - 1].kind == "verb":
            continue
        if any(one.lower == "a" for one in units[units.index(asked) : place]):
            unit.kind, unit.gloss = "to", "to"
            verb.form = verb.form._replace(tense="infinitive", person=0)
