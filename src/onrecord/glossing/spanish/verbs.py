"""Spanish verbs to English ones: tense, person, voice, auxiliaries, pronouns and negation."""

from collections.abc import Sequence

from onrecord.glossing.inflecting import inflected
from onrecord.glossing.spanish.forms import (
    PERSONS,
    PRESENT,
    TO_PERSON,
    finite,
    inflected_phrase,
    pronoun,
    with_object,
)
from onrecord.glossing.spanish.meanings import AHEAD, SKIPPED, verb_gloss
from onrecord.glossing.spanish.recasting import recast
from onrecord.glossing.spanish.units import Unit

_EXISTING = {"present": "is", "preterite": "was", "imperfect": "was", "future": "will be",
             "conditional": "would be", "subjunctive": "is", "past subjunctive": "was"}  # fmt: skip
_PARTICIPLES = {"prever": "scheduled", "fallecer": "deceased", "dirigir": "directed", "referir": "related"}
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
_GIVING = {"vender", "dar", "ofrecer", "enviar", "desear", "mostrar", "otorgar", "conceder", "decir"}


def put_into_english(units: list[Unit]) -> None:
    """Give every verb its English form."""
    recast(units)
    for place, unit in enumerate(units):
        if unit.kind == "verb" and "done" not in unit.tags:
            _group(units, place)


def _group(units: list[Unit], place: int) -> None:
    unit = units[place]
    assert unit.form is not None  # noqa: S101 - every verb has a form
    if unit.form.tense == "subjunctive" and _is_expected(units, place):
        unit.form = unit.form._replace(tense="future")
    if unit.form.tense == "infinitive":
        _infinitive(units, place)
    elif unit.form.tense == "gerund":
        unit.gloss = with_object(verb_gloss(units, place), unit, "VBG")
    elif unit.form.tense == "participle":
        heads = unit.form.verb == "presidir" and place and units[place - 1].text == ","
        unit.gloss = (
            "headed"
            if heads
            else _PARTICIPLES.get(unit.form.verb) or inflected(verb_gloss(units, place, bare=True), "VBN")
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
        gloss = verb_gloss(units, ahead, bare=True)
        other.gloss = inflected(gloss, "VBG" if other.form.tense == "gerund" else "VBN")
        other.tags |= {"done", "passive"}
    elif "ir a" in unit.tags or (unit.lower.endswith(" a") and unit.form.verb == "ir"):
        _going_to(units, place, ahead, is_not)
    elif unit.role == "again":
        _again(units, place, ahead, is_not)
    else:
        gloss = verb_gloss(units, place, clitics)
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
            units[further].gloss = inflected(verb_gloss(units, further, bare=True), tag)
            units[further].tags |= {"done", "passive"}
        return
    gloss = verb_gloss(units, ahead, ["se"] if reflexive else [])
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
    other.gloss = finite(verb_gloss(units, ahead), unit.form, is_not) + " again"
    other.tags.add("done")
    other.form = unit.form._replace(verb=other.form.verb if other.form else unit.form.verb)


def _infinitive(units: list[Unit], place: int) -> None:
    unit = units[place]
    before, at = _said_before(units, place)
    tag = _infinitive_tag(units, before, at)
    if tag == "VB to":
        unit.gloss = with_object("to " + verb_gloss(units, place), unit, "")
    elif tag == "VB":
        unit.gloss = with_object(verb_gloss(units, place), unit, "")
    else:
        unit.gloss = with_object(verb_gloss(units, place), unit, "VBG")
    if unit.role.startswith("modal"):
        ahead = next_verb(units, place)
        unit.gloss = unit.gloss.replace("can", "be able to").replace("must", "have to")
        unit.gloss = unit.gloss.replace("canning", "being able to").replace("musting", "having to")
        if ahead is not None:
            _bare(units, ahead, "VB")
    unit.tags.add(tag)


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
    unit.gloss = with_object(verb_gloss(units, place), unit, "")
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
        verb_gloss(units, ahead, bare=True), "VBG" if part.form.tense == "gerund" else "VBN"
    )
    part.tags |= {"done", "passive"}


def _is_expected(units: Sequence[Unit], place: int) -> bool:
    """Whether a verb stands in a clause of what is expected ("se espera que visite")."""
    for at in range(place - 1, -1, -1):
        unit = units[at]
        if unit.is_finite or (unit.kind == "punct" and unit.text in ".;:"):
            return False
        if unit.kind == "que":
            verb = next((one for one in reversed(units[:at]) if one.kind not in SKIPPED), None)
            return verb is not None and verb.form is not None and verb.form.verb in _EXPECTING
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


def _has_person(units: Sequence[Unit], place: int) -> bool:
    """Whether the person that "le" stands for is named too ("le entregó al ministro")."""
    for unit in units[place + 1 : place + AHEAD]:
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
        if unit.kind in SKIPPED or unit.kind in {"clitic", "neg"}:
            continue
        return unit, at
    return None, -1


def next_verb(units: Sequence[Unit], place: int) -> int | None:
    """The verb that belongs to an auxiliary, with nothing but adverbs between."""
    for at in range(place + 1, min(len(units), place + 6)):
        if units[at].kind == "verb":
            return at if units[at].form and units[at].form.person == 0 else None  # type: ignore[union-attr]
        if units[at].kind not in SKIPPED and units[at].kind != "clitic":
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
