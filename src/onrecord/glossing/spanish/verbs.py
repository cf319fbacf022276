"""Spanish verbs to English ones: tense, person, voice, auxiliaries, pronouns and negation."""

from collections.abc import Sequence

from onrecord.glossing.inflecting import inflected
from onrecord.glossing.spanish.forms import (
    PAST,
    PERSONS,
    PRESENT,
    TO_PERSON,
    finite,
    inflected_phrase,
    pronoun,
    with_object,
)
from onrecord.glossing.spanish.lexicon import Verb, lexicon
from onrecord.glossing.spanish.looking import end_of_place
from onrecord.glossing.spanish.units import Unit

_SKIPPED = {"adv", "time", "date"}
_EXISTING = {"present": "is", "preterite": "was", "imperfect": "was", "future": "will be",
             "conditional": "would be", "subjunctive": "is", "past subjunctive": "was"}  # fmt: skip
_AHEAD = 14
_COPULAS = {"ser", "estar", "haber"}
_PERIPHRASES = {"seguir", "continuar", "llevar", "venir", "ir"}
HOLDING_ROLES = {"e", "v", "pc"}


def put_into_english(units: list[Unit]) -> None:
    """Give every verb its English form."""
    _take_addressees(units)
    _turn_since(units)
    _drop_asides(units)
    _turn_expectations(units)
    _turn_requests(units)
    for place, unit in enumerate(units):
        if unit.kind == "verb" and "done" not in unit.tags:
            _group(units, place)


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


_ASIDES = {"por su parte", "a su vez", "por otro lado", "por otra parte", "de igual manera", "de igual forma",
           "en tanto", "sin embargo", "no obstante", "en ese sentido", "en este sentido"}  # fmt: skip


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
            and day.kind in _SKIPPED
            and _object_role(units, place + 2) == "v"
        ):
            verb.form = verb.form._replace(verb="iniciar", tense="preterite")  # type: ignore[union-attr]
            verb.swallow([since])
            del units[place + 1]


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


_IMPERSONAL = {"esperar", "prever"}


_NAMES = {"name", "person", "org"}


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
            to_press = bool(_PRESS & set(units[end - 1].gloss.split()))
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


def _group(units: list[Unit], place: int) -> None:
    unit = units[place]
    assert unit.form is not None  # noqa: S101 - every verb has a form
    if unit.form.tense == "subjunctive" and _is_expected(units, place):
        unit.form = unit.form._replace(tense="future")
    if unit.form.tense == "infinitive":
        _infinitive(units, place)
    elif unit.form.tense == "gerund":
        unit.gloss = with_object(_verb_gloss(units, place), unit, "VBG")
    elif unit.form.tense == "participle":
        heads = unit.form.verb == "presidir" and place and units[place - 1].text == ","
        unit.gloss = (
            "headed"
            if heads
            else _PARTICIPLES.get(unit.form.verb) or inflected(_verb_gloss(units, place, bare=True), "VBN")
        )
    else:
        _finite_group(units, place)
    unit.tags.add("done")


def _finite_group(units: list[Unit], place: int) -> None:
    unit = units[place]
    assert unit.form is not None  # noqa: S101
    ahead = next_verb(units, place)
    is_not, clitics = _before(units, place)
    if unit.form.verb == "haber":
        _haber(units, place, ahead, is_not, clitics)
    elif unit.form.verb in {"ser", "estar"} and ahead is not None and _is_part(units[ahead]):
        unit.gloss = finite("be", unit.form, is_not)
        other = units[ahead]
        assert other.form is not None  # noqa: S101
        gloss = _verb_gloss(units, ahead, bare=True)
        other.gloss = inflected(gloss, "VBG" if other.form.tense == "gerund" else "VBN")
        other.tags |= {"done", "passive"}
    elif "ir a" in unit.tags or (unit.lower.endswith(" a") and unit.form.verb == "ir"):
        _going_to(units, place, ahead, is_not)
    elif unit.role == "again":
        _again(units, place, ahead, is_not)
    else:
        gloss = _verb_gloss(units, place, clitics)
        if unit.role == "modal":
            gloss = unit.gloss
        if unit.role == "reach" and _leads_to_place(units, place):
            gloss = "arrive in"
        if unit.tags & {"expected", "expected was"}:
            tense = "imperfect" if "expected was" in unit.tags else "present"
            be = finite("be", unit.form._replace(tense=tense), is_not)
            unit.gloss = f"{be} expected to {gloss}"
        else:
            unit.gloss = _objected(finite(gloss, unit.form, is_not), clitics, unit, units, place)
        if unit.role == "modal" and ahead is not None:
            _bare(units, ahead, "VB")


def _leads_to_place(units: Sequence[Unit], place: int) -> bool:
    after = next((one for one in units[place + 1 : place + 4] if one.kind != "det"), None)
    return after is not None and after.kind in {"city", "country"}


def _haber(units: list[Unit], place: int, ahead: int | None, is_not: bool, clitics: list[str]) -> None:
    """Perfect tenses, and "hay" for what there is."""
    unit = units[place]
    assert unit.form is not None  # noqa: S101
    if ahead is None or not _is_part(units[ahead]):
        unit.before = "" if unit.role == "modal" else "there"
        plural = _next_is_plural(units, place)
        gloss = _EXISTING.get(unit.form.tense, "is")
        gloss = {"is": "are", "was": "were"}.get(gloss, gloss) if plural else gloss
        unit.gloss = gloss + (" no" if is_not else "")
        unit.tags.add("there")
        return
    reflexive = "se" in clitics
    part = units[ahead]
    assert part.form is not None  # noqa: S101
    unit.gloss = finite("have", unit.form, is_not, auxiliary=True)
    unit.role = part.role or unit.role
    if part.form.verb in {"ser", "estar"}:
        part.gloss = "been"
        part.tags.add("done")
        further = next_verb(units, ahead)
        if further is not None and _is_part(units[further]):
            tag = "VBG" if units[further].form and units[further].form.tense == "gerund" else "VBN"  # type: ignore[union-attr]
            units[further].gloss = inflected(_verb_gloss(units, further, bare=True), tag)
            units[further].tags |= {"done", "passive"}
        return
    gloss = _verb_gloss(units, ahead, ["se"] if reflexive else [])
    part.gloss = _objected(inflected_phrase(gloss, "VBN"), clitics, part, units, ahead)
    past = finite(gloss, unit.form._replace(tense="preterite"), is_not)
    part.past = _objected(past, clitics, part, units, ahead)
    part.tags |= {"done", "perfect"}
    if part.role == "modal":
        further = next_verb(units, ahead)
        part.gloss = "been able to" if gloss == "can" else "had to"
        if further is not None:
            _bare(units, further, "VB")


def _going_to(units: list[Unit], place: int, ahead: int | None, is_not: bool) -> None:
    unit = units[place]
    assert unit.form is not None  # noqa: S101
    if ahead is None or units[ahead].form is None or units[ahead].form.tense != "infinitive":  # type: ignore[union-attr]
        unit.gloss = finite("go", unit.form, is_not) + " to"
        return
    will = "will" if unit.form.tense in PRESENT | {"future"} else "would"
    unit.gloss = will + (" not" if is_not else "")
    _bare(units, ahead, "VB")


def _again(units: list[Unit], place: int, ahead: int | None, is_not: bool) -> None:
    """The verb "volver a" and an infinitive: the infinitive takes the tense, "again" follows."""
    unit = units[place]
    assert unit.form is not None  # noqa: S101
    if ahead is None or units[ahead].form is None or units[ahead].form.tense != "infinitive":  # type: ignore[union-attr]
        unit.gloss = finite("return", unit.form, is_not) + " to"
        return
    unit.gloss = ""
    other = units[ahead]
    other.gloss = finite(_verb_gloss(units, ahead), unit.form, is_not) + " again"
    other.tags.add("done")
    other.form = unit.form._replace(verb=other.form.verb if other.form else unit.form.verb)


def _infinitive(units: list[Unit], place: int) -> None:
    unit = units[place]
    before, at = _said_before(units, place)
    tag = _infinitive_tag(units, before, at)
    if tag == "VB to":
        unit.gloss = with_object("to " + _verb_gloss(units, place), unit, "")
    elif tag == "VB":
        unit.gloss = with_object(_verb_gloss(units, place), unit, "")
    else:
        unit.gloss = with_object(_verb_gloss(units, place), unit, "VBG")
    if unit.role.startswith("modal"):
        ahead = next_verb(units, place)
        unit.gloss = unit.gloss.replace("can", "be able to").replace("must", "have to")
        unit.gloss = unit.gloss.replace("canning", "being able to").replace("musting", "having to")
        if ahead is not None:
            _bare(units, ahead, "VB")
    unit.tags.add(tag)


_GERUND_AFTER = {"de", "por", "sin", "sobre", "tras", "desde", "durante", "hasta", "entre", "mediante", "con"}
_AGREEING = {"agree", "agree on", "coincide", "insist"}


def _infinitive_tag(units: list[Unit], before: Unit | None, at: int) -> str:
    """Whether an infinitive is "to do", "do" or "doing" in English."""
    if before is None or (before.kind == "punct" and before.text not in {",", "("}):
        return "VBG"
    if before.text == "," and at > 1 and units[at - 1].kind == "adv" and units[at - 2].text == ",":
        return "VB to" if at > 2 and units[at - 3].kind == "verb" else "VBG"
    if before.kind == "conj" or before.text == ",":
        return _like_the_last(units, at)
    if before.kind == "det" and at > 0 and units[at - 1].lower == "a":  # "al totalizar"
        units[at - 1].gloss = before.gloss = ""
        return "VBG"
    if before.kind == "to":
        return "VB"
    if before.kind == "prep":
        return _after_preposition(units, before, at)
    if before.kind in {"verb", "noun", "adj", "name", "sub", "rel", "que", "pron", "x", "quant"}:
        return "VB to"
    return "VB to"


def _after_preposition(units: list[Unit], before: Unit, at: int) -> str:
    if before.lower == "para":
        before.gloss = ""
        return "VB to"
    if before.lower == "a":
        before.gloss = ""
        return "VB to"
    if before.lower == "en":
        verb = next((one for one in reversed(units[:at]) if one.kind == "verb"), None)
        if verb is not None and any(word in verb.gloss for word in ("agree", "trust")):
            verb.gloss = (
                verb.gloss.replace("trusts", "hopes").replace("trusted", "hoped").replace("trust", "hope")
            )
            before.gloss = ""
            return "VB to"
        return "VBG"
    if before.lower == "de":
        ahead = units[at - 1] if at else None
        if ahead is not None and (ahead.kind == "adj" or ahead.gloss in _TO_DO):
            before.gloss = ""
            return "VB to"
        return "VBG"
    if before.lower == "por":
        before.gloss = "for"
    return "VBG"


def _like_the_last(units: list[Unit], at: int) -> str:
    """An infinitive in a row is like the one before it."""
    for unit in reversed(units[:at]):
        if unit.form is not None and unit.form.tense == "infinitive":
            return next((tag for tag in ("VB to", "VBG", "VB") if tag in unit.tags), "VB to")
        if unit.kind == "punct" and unit.text in ".;:!?":
            break
    return "VBG"


def _bare(units: list[Unit], place: int, tag: str) -> None:
    """A verb behind a modal."""
    unit = units[place]
    unit.gloss = with_object(_verb_gloss(units, place), unit, "")
    if unit.role.startswith("modal"):
        unit.gloss = {"can": "be able to", "must": "have to"}.get(unit.gloss, unit.gloss)
        further = next_verb(units, place)
        if further is not None:
            _bare(units, further, "VB")
    if unit.form and unit.form.verb in {"ser", "estar", "haber"}:
        _behind_bare(units, place)
    unit.tags |= {"done", tag, "behind modal"}


def _behind_bare(units: list[Unit], place: int) -> None:
    unit, ahead = units[place], next_verb(units, place)
    if ahead is None or not _is_part(units[ahead]):
        return
    part = units[ahead]
    assert unit.form is not None  # noqa: S101
    assert part.form is not None  # noqa: S101
    unit.gloss = "have" if unit.form.verb == "haber" else "be"
    part.gloss = inflected(
        _verb_gloss(units, ahead, bare=True), "VBG" if part.form.tense == "gerund" else "VBN"
    )
    part.tags |= {"done", "passive"}


def _verb_gloss(units: Sequence[Unit], place: int, clitics: Sequence[str] = (), *, bare: bool = False) -> str:
    """The English lemma of a verb here: by its object, by what follows, by "se"."""
    unit = units[place]
    if "phrase" in unit.tags or unit.form is None:
        return unit.gloss
    known = lexicon().verbs.get(unit.form.verb)
    if known is None:
        return unit.gloss
    after = _after(units, place)
    special = _special(units, place, after, bare=bare)
    if special:
        return special
    reflexive = "se" in clitics or "+se" in unit.role
    if known.reflexive and ("+nos" in unit.role or "+me" in unit.role or "nos" in clitics):
        reflexive = True
    if (
        reflexive
        and unit.form.verb in {"encontrar", "hallar"}
        and unit.form.tense in {"present", "imperfect"}
        and (after is None or after.lower != "con")
    ):
        return "be"
    held = (_object_role(units, place) or _antecedent_role(units, place)) if known.holding else ""
    if unit.form.verb in _SENDING and not reflexive and _object_role(units, place) == "g":
        return "ship"
    if held in HOLDING_ROLES and not reflexive:
        return known.holding
    if known.that and not bare and _that_follows(units, place):
        return _before_that(known, reflexive=reflexive)
    if reflexive and not bare:
        return _reflexive(known, unit)
    if after is not None and _is_infinitive(after) and known.that in {"agree", "deny", "say"}:
        return known.that
    quotes = after is not None and after.text in {"“", '"', "«", ":"}
    if quotes and known.that and known.kind == "say" and unit.form.verb not in _OF_THINGS:
        return known.that
    return _thanked(known, after) or known.gloss


def _special(units: Sequence[Unit], place: int, after: Unit | None, *, bare: bool) -> str:
    """The gloss of verbs that mean something else before a matter, an infinitive or a person."""
    unit = units[place]
    assert unit.form is not None  # noqa: S101
    if after is not None and unit.form.verb in _ON_A_MATTER and after.lower == "en" and not bare:
        at = units.index(after)
        if at + 1 < len(units) and units[at + 1].kind in {"det", "noun", "pos", "quant"}:
            after.gloss = ""
            return "stress"
    if after is not None and unit.form.verb in _BEFORE_INFINITIVES and _is_infinitive(after):
        return _BEFORE_INFINITIVES[unit.form.verb]
    if (
        after is not None
        and unit.form.verb in {"seguir", "continuar"}
        and (after.form is not None and after.form.tense == "gerund")
    ):
        return "continue"
    if unit.form.verb == "trasladar" and unit.form.tense != "infinitive":
        moved = next((one.gloss for one in units[place + 1 : place + 6] if one.kind == "noun"), "")
        if _SENT & set(moved.split(" ")):
            return "send"
        if _WISHES & set(moved.split(" ")):
            return "convey"
    if unit.form.verb == "entregar" and unit.form.tense != "infinitive" and _is_handed(units, place):
        return "hand over"
    if unit.form.verb in _LEADING and _object_role(units, place) == "e":
        return "chair"
    if after is not None and after.lower == "a" and _is_called(units, place, after):
        return "summon" if unit.form.verb == "citar" else _reminded(units, units.index(after))
    if unit.form.verb == "llamar" and _calls_person(units, place):
        return "phone"
    if unit.form.verb == "hablar" and _speaks_to_press(units, place):
        return "talk"
    return ""


def _is_handed(units: Sequence[Unit], place: int) -> bool:
    """Whether a note or credentials are what is delivered."""
    thing = next((one.gloss for one in units[place + 1 : place + 6] if one.kind == "noun"), "")
    return bool({"note", "credentials"} & set(thing.split(" ")))


_LEADING = {"encabezar", "liderar", "dirigir", "conducir"}


def _reminded(units: Sequence[Unit], at: int) -> str:
    """What is done to somebody whom "recordar a" names: they are told of something, or only remembered."""
    for unit in units[at : at + _AHEAD]:
        if unit.kind == "que":
            return "remind"
        if unit.is_finite or unit.text in {".", ";", ","}:
            break
    return "remember"


def _is_called(units: Sequence[Unit], place: int, after: Unit) -> bool:
    """Whether somebody is reminded ("recordó a la embajadora que") or summoned ("citó al embajador")."""
    unit, at = units[place], units.index(after)
    assert unit.form is not None  # noqa: S101
    ahead = units[at + 1 : at + 4]
    head = next((one for one in ahead if one.kind in {"noun", "name", "country", "org"}), None)
    if head is None or unit.form.verb not in {"recordar", "citar"}:
        return False
    passive = place > 0 and units[place - 1].form is not None and units[place - 1].lower.startswith("fue")
    if unit.form.verb == "citar" and passive:
        return head.role == "o"
    return (
        head.role == "p" if unit.form.verb == "citar" else head.role in {"p", "o"} or head.kind == "country"
    )


def _is_infinitive(unit: Unit) -> bool:
    return unit.form is not None and unit.form.tense == "infinitive"


_OF_THINGS = {"denunciar", "descartar"}  # what they quote is a thing, not a sentence


def _that_follows(units: Sequence[Unit], place: int) -> bool:
    """Whether what is said follows, behind when and where it was said."""
    at = place + 1
    while at < len(units) and (units[at].kind in _SKIPPED or units[at].lower == "en"):
        end = end_of_place(units, at + 1) if units[at].lower == "en" else at + 1
        if end <= at + 1 and units[at].lower == "en":
            return False
        at = end
    return at < len(units) and units[at].kind == "que"


def _before_that(known: Verb, *, reflexive: bool) -> str:
    if reflexive and known.reflexive not in {"", "="}:
        return known.reflexive
    return f"be {inflected(known.that, 'VBN')}" if reflexive else known.that


def _reflexive(known: Verb, unit: Unit) -> str:
    if known.reflexive == "=":
        return known.gloss
    if known.reflexive:
        return known.reflexive
    if unit.form and unit.form.person in {1, 2}:
        return known.gloss
    return f"be {inflected(known.gloss, 'VBN')}"


def _thanked(known: Verb, after: Unit | None) -> str:
    if known.kind == "thank" and after is not None and after.lower != "a":
        return "appreciate"
    return ""


def _object_role(units: Sequence[Unit], place: int) -> str:
    """The role of a meeting or visit that is the object of a verb ("mantuvo hoy en Lima una reunión")."""
    for at in range(place + 1, min(len(units), place + _AHEAD)):
        unit = units[at]
        if unit.is_finite or (unit.kind == "punct" and unit.text in ".;:"):
            return ""
        if unit.kind == "noun" and not _in_phrase(units, at, place):
            return unit.role if unit.role in HOLDING_ROLES | {"g"} else ""
    return ""


def _calls_person(units: Sequence[Unit], place: int) -> bool:
    """Whether somebody is phoned: "llamó hoy al canciller", not "llamó a votar", "llamó a las partes a"."""
    for at in range(place + 1, min(len(units) - 1, place + 5)):
        if units[at].lower == "a":
            noun = next(
                (one for one in units[at + 1 : at + 4] if one.kind not in {"det", "pos", "adj"}), None
            )
            return noun is not None and noun.kind == "noun" and noun.role == "p" and not noun.is_plural
        if units[at].kind not in _SKIPPED:
            return False
    return False


def _speaks_to_press(units: Sequence[Unit], place: int) -> bool:
    return any(_PRESS & set(one.gloss.split()) for one in units[place + 1 : place + 5] if one.kind == "noun")


def _is_expected(units: Sequence[Unit], place: int) -> bool:
    """Whether a verb stands in a clause of what is expected ("se espera que visite")."""
    for at in range(place - 1, -1, -1):
        unit = units[at]
        if unit.is_finite or (unit.kind == "punct" and unit.text in ".;:"):
            return False
        if unit.kind == "que":
            verb = next((one for one in reversed(units[:at]) if one.kind not in _SKIPPED), None)
            return verb is not None and verb.form is not None and verb.form.verb in _EXPECTING
    return False


def _antecedent_role(units: Sequence[Unit], place: int) -> str:
    """The role of a meeting that a relative clause is about ("la reunión que mantendrán")."""
    at = place - 1
    while at > 0 and units[at].kind != "que" and not units[at].is_finite and units[at].text not in ".;:":
        at -= 1
    if at > 0 and units[at].kind == "que" and units[at - 1].kind in {"noun", "adj"}:
        noun = next((one for one in reversed(units[:at]) if one.kind == "noun"), None)
        return noun.role if noun is not None and noun.role in HOLDING_ROLES else ""
    return ""


def _in_phrase(units: Sequence[Unit], at: int, verb: int) -> bool:
    """Whether a noun hangs on a preposition."""
    determined = False
    for unit in reversed(units[verb + 1 : at]):
        if unit.kind == "prep":
            return True
        if determined or unit.kind not in {"det", "adj", "quant", "num", "ord", "dem", "pos"}:
            return False
        determined = unit.kind in {"det", "dem", "pos"}
    return False


def _objected(gloss: str, clitics: Sequence[str], unit: Unit, units: Sequence[Unit], place: int) -> str:
    """A verb with the pronouns that stand before it in Spanish ("lo invitó": invited him)."""
    for clitic in clitics:
        if clitic in {"lo", "la", "los", "las"} or (clitic in {"nos", "me"} and "reflexive" not in unit.tags):
            return f"{gloss} {pronoun(clitic, unit)}"
        to_person = unit.role in TO_PERSON or (unit.form is not None and unit.form.verb in _GIVING)
        if clitic in {"le", "les"} and to_person and not _has_person(units, place):
            return f"{gloss} {PERSONS[clitic]}"
    return gloss


_PARTICIPLES = {"prever": "scheduled", "fallecer": "deceased", "dirigir": "directed", "referir": "related"}
_ON_A_MATTER = {"coincidir", "concordar"}
_BEFORE_INFINITIVES = {
    "prever": "plan",
    "evitar": "refuse",
    "negar": "refuse",
    "saber": "know how",
    "declinar": "decline",
}
_PRESS = {
    "press",
    "journalists",
    "reporters",
    "media",
    "newspaper",
    "agency",
    "channel",
    "network",
    "station",
    "magazine",
    "newspapers",
    "daily",
}
_EXPECTING = {"esperar", "prever", "confiar", "calcular", "anunciar", "desear"}
_TO_DO = {
    "desire",
    "intention",
    "will",
    "willingness",
    "need",
    "commitment",
    "decision",
    "plan",
    "proposal",
    "opportunity",
    "capacity",
    "right",
    "obligation",
    "determination",
    "agreement",
    "effort",
    "efforts",
    "plans",
    "interest",
    "aspiration",
    "attempt",
    "time",
    "duty",
}
_WISHES = {
    "solidarity", "concern", "condolences", "condolence", "greeting", "greetings",
    "message", "gratitude", "support", "congratulations", "invitation", "position",
    "interest", "willingness", "commitment", "unease", "discontent", "protest", "complaint", "rejection",
    "thanks", "regret", "appreciation", "wishes", "congratulation", "desire",
}  # fmt: skip
_SENT = {"message", "letter", "note"}
_SENDING = {"enviar", "mandar", "despachar", "remitir"}
_GIVING = {"vender", "dar", "ofrecer", "enviar", "desear", "mostrar", "otorgar", "conceder", "decir"}


def _has_person(units: Sequence[Unit], place: int) -> bool:
    """Whether the person that "le" stands for is named too ("le entregó al ministro")."""
    for unit in units[place + 1 : place + _AHEAD]:
        if unit.kind == "punct" or unit.is_finite:
            return False
        if unit.lower == "a":
            return True
    return False


def _before(units: list[Unit], place: int) -> tuple[bool, list[str]]:
    """Whether "no" stands before a verb, and its pronouns; both have no gloss of their own."""
    is_not, clitics = False, []
    for at in range(place - 1, max(-1, place - 5), -1):
        unit = units[at]
        if unit.kind == "clitic":
            clitics.append(unit.lower)
            unit.gloss = ""
            if unit.lower == "se":
                units[place].tags.add("reflexive")
            if unit.lower in {"se", "me", "nos", "te"} and "phrase" in units[place].tags:
                units[place].tags.add("reflexive")
        elif unit.kind == "neg" and unit.lower == "no":
            is_not, unit.gloss = True, ""
            break
        else:
            break
    return is_not, clitics


def _said_before(units: Sequence[Unit], place: int) -> tuple[Unit | None, int]:
    for at in range(place - 1, -1, -1):
        unit = units[at]
        if unit.kind in _SKIPPED or unit.kind in {"clitic", "neg"}:
            continue
        return unit, at
    return None, -1


def _after(units: Sequence[Unit], place: int) -> Unit | None:
    """What follows a verb, without adverbs and times."""
    for unit in units[place + 1 : place + 5]:
        if unit.kind not in _SKIPPED:
            return unit
    return None


def next_verb(units: Sequence[Unit], place: int) -> int | None:
    """The verb that belongs to an auxiliary, with nothing but adverbs between."""
    for at in range(place + 1, min(len(units), place + 6)):
        if units[at].kind == "verb":
            return at if units[at].form and units[at].form.person == 0 else None  # type: ignore[union-attr]
        if units[at].kind not in _SKIPPED and units[at].kind != "clitic":
            return None
    return None


def _is_part(unit: Unit) -> bool:
    return unit.form is not None and unit.form.tense in {"participle", "gerund"}


def _next_is_plural(units: Sequence[Unit], place: int) -> bool:
    for unit in units[place + 1 : place + 6]:
        if unit.kind == "noun":
            return unit.is_plural
        if unit.kind == "punct":
            return False
    return False
