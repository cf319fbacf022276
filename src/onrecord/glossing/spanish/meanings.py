"""Which English verb a Spanish one is, by its object, what follows it and "se"."""

from collections.abc import Sequence

from onrecord.glossing.inflecting import inflected
from onrecord.glossing.spanish.lexicon import Verb, lexicon
from onrecord.glossing.spanish.looking import end_of_place
from onrecord.glossing.spanish.units import Unit

SKIPPED = {"adv", "time", "date"}  # what rules look past
AHEAD = 14  # how many words an object is looked for
HOLDING_ROLES = {"e", "v", "pc"}
PRESS = {
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
_LEADING = {"encabezar", "liderar", "dirigir", "conducir"}
_OF_THINGS = {"denunciar", "descartar"}  # what they quote is a thing, not a sentence
_ON_A_MATTER = {"coincidir", "concordar"}
_BEFORE_INFINITIVES = {
    "prever": "plan",
    "evitar": "refuse",
    "negar": "refuse",
    "saber": "know how",
    "declinar": "decline",
}
_WISHES = {
    "solidarity", "concern", "condolences", "condolence", "greeting", "greetings",
    "message", "gratitude", "support", "congratulations", "invitation", "position",
    "interest", "willingness", "commitment", "unease", "discontent", "protest", "complaint", "rejection",
    "thanks", "regret", "appreciation", "wishes", "congratulation", "desire",
}  # fmt: skip
_SENT = {"message", "letter", "note"}
_SENDING = {"enviar", "mandar", "despachar", "remitir"}


def verb_gloss(units: Sequence[Unit], place: int, clitics: Sequence[str] = (), *, bare: bool = False) -> str:
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
    held = (object_role(units, place) or _antecedent_role(units, place)) if known.holding else ""
    if unit.form.verb in _SENDING and not reflexive and object_role(units, place) == "g":
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
    if unit.form.verb in _LEADING and object_role(units, place) == "e":
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


def _reminded(units: Sequence[Unit], at: int) -> str:
    """What is done to somebody whom "recordar a" names: they are told of something, or only remembered."""
    for unit in units[at : at + AHEAD]:
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


def _that_follows(units: Sequence[Unit], place: int) -> bool:
    """Whether what is said follows, behind when and where it was said."""
    at = place + 1
    while at < len(units) and (units[at].kind in SKIPPED or units[at].lower == "en"):
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


def object_role(units: Sequence[Unit], place: int) -> str:
    """The role of a meeting or visit that is the object of a verb ("mantuvo hoy en Lima una reunión")."""
    for at in range(place + 1, min(len(units), place + AHEAD)):
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
        if units[at].kind not in SKIPPED:
            return False
    return False


def _speaks_to_press(units: Sequence[Unit], place: int) -> bool:
    return any(PRESS & set(one.gloss.split()) for one in units[place + 1 : place + 5] if one.kind == "noun")


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


def _after(units: Sequence[Unit], place: int) -> Unit | None:
    """What follows a verb, without adverbs and times."""
    for unit in units[place + 1 : place + 5]:
        if unit.kind not in SKIPPED:
            return unit
    return None
