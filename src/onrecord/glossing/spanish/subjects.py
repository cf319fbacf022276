"""The subjects that Spanish verbs need not have and English ones must."""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.glossing.spanish.lexicon import lexicon
from onrecord.glossing.spanish.looking import (
    NOMINAL,
    OF_FIGURES,
    STOPS,
    STRONG,
    end_of_place,
    is_passive,
    is_relative,
    last_person,
    phrase_start,
    topic,
)
from onrecord.glossing.spanish.units import Unit

_SAYING_TEXTS = {
    "sources",
    "source",
    "statement",
    "text",
    "document",
    "report",
    "note",
    "release",
    "study",
    "letter",
    "newspaper",
}


_INTRANSITIVE = {
    "acudir", "aparecer", "arribar", "asistir", "aumentar", "bajar", "caer", "coincidir", "comenzar",
    "concluir", "crecer", "culminar", "disminuir", "estar", "existir", "fallecer", "faltar", "figurar",
    "finalizar", "iniciar", "intervenir", "ir", "llegar", "morir", "nacer", "ocurrir", "participar",
    "partir", "pasar", "quedar", "regresar", "subir", "surgir", "venir", "viajar",
}  # fmt: skip


def subjects(units: list[Unit]) -> None:
    """Put in the pronouns that Spanish verbs need not have."""
    _mark_inserted(units)
    _turn_meetings(units)
    for place, unit in enumerate(units):
        if unit.is_finite and not unit.tags & {"there", "turned"} and unit.gloss:
            first = _start_of_group(units, place)
            if not _has_subject(units, first, place):
                units[first].before = _pronoun(units, place, first)
                said_on = unit.role == "say" and first > 1 and units[first - 1].lower in {"y", "e"}
                if said_on and units[first - 2].kind != "punct":
                    units[first - 2].after = ","  # what is said ends before "and he added"


def _mark_inserted(units: Sequence[Unit]) -> None:
    """A verb of saying between commas or behind the words said, its speaker left out (", agregó,")."""
    for place in range(1, len(units)):
        verb = units[place]
        if not (verb.is_finite and verb.role == "say" and "turned" not in verb.tags and verb.form):
            continue
        first = _start_of_group(units, place)
        if not first or units[first - 1].text not in _BEHIND_WORDS or verb.form.person != _THIRD:
            continue
        end = place + 1
        while end < len(units) and units[end].kind in {"adv", "time", "date"}:
            end += 1
        if end == len(units) or (units[end].text in {",", ".", ";"} and not _goes_on_with_that(units, end)):
            verb.tags.add("inserted")
            if "phrase" not in verb.tags:
                verb.gloss = "says" if verb.form.tense == "present" else "said"


_BEHIND_WORDS = {",", "”", "»", '"'}
_THIRD = 3


def _turn_meetings(units: Sequence[Unit]) -> None:
    """Se reunieron ayer los cancilleres: a meeting was held yesterday by the foreign ministers."""
    for place, verb in enumerate(units):
        known = verb.form is not None and verb.form.verb in {"reunir", "entrevistar"} and verb.is_finite
        first = place == 0 or units[place - 1].text in STOPS
        if not (known and first and verb.form and verb.form.is_plural and subject_after(units, place)):
            continue
        head = _head_after(units, place)
        at = next(one for one in range(place + 1, len(units)) if units[one] is head)
        while units[at - 1].kind in {"det", "adj", "quant"}:
            at -= 1
        be = {"future": "will be", "present": "is", "conditional": "would be"}.get(verb.form.tense, "was")
        verb.gloss, verb.before, units[at].before = f"meeting {be} held", "a", "by"
        verb.tags.add("there")


def _goes_on_with_that(units: Sequence[Unit], comma: int) -> bool:
    """Whether the words said follow a comma ("señaló, en Lima, que ...")."""
    for before, unit in pairwise(units[comma : comma + _NEAR]):
        if unit.text in STOPS:
            return False
        if before.text == "," and unit.kind == "que" and "relative" not in unit.tags:
            return True
    return False


_NEAR = 16


def say(units: list[Unit]) -> None:
    """Behind its words a verb of saying is "said", with the time that stands before the speaker."""
    place = 0
    while place < len(units):
        verb = units[place]
        if verb.is_finite and verb.role == "say" and not verb.before and place and "done" in verb.tags:
            opening = units[place - 1]
            if opening.text in {",", "”", "»", '"', "—", "–"} and subject_after(units, place):
                end = place + 1
                while end < len(units) and units[end].kind in {"time", "date", "adv"}:
                    end += 1
                if end < len(units) and units[end].lower == "en":
                    end = max(end, end_of_place(units, end + 1))
                verb.gloss = "says" if verb.form and verb.form.tense == "present" else "said"
                verb.swallow(units[place + 1 : end])
                del units[place + 1 : end]
        place += 1


def _start_of_group(units: Sequence[Unit], place: int) -> int:
    at = place
    while at > 0 and (
        (units[at - 1].kind in {"clitic", "neg"} and not units[at - 1].gloss)
        or (units[at - 1].lower in _CLOSE_ADVERBS and at > 1)
        or (units[at - 1].lower in _CLOSE_ADVERBS and at == 1)
    ):
        at -= 1
    return at


_CLOSE_ADVERBS = {
    "casi",
    "ya",
    "también",
    "apenas",
    "prácticamente",
    "solo",
    "sólo",
    "aún",
    "todavía",
    "nunca",
}


def _has_subject(units: Sequence[Unit], first: int, place: int) -> bool:
    verb = units[place]
    assert verb.form is not None  # noqa: S101
    if (
        first
        and units[first - 1].kind == "conj"
        and units[first - 1].lower in {"y", "e", "o", "u", "ni", "pero", "sino"}
    ):
        return _shares_subject(units, first, is_saying=verb.role == "say")
    if "inserted" in verb.tags:
        return False
    found = _subject_before(units, first)
    if found is not None:
        return found
    return subject_after(units, place)


def _shares_subject(units: Sequence[Unit], first: int, *, is_saying: bool) -> bool:
    """Behind "y" a verb has the subject of the one before; not so after a full stop."""
    inside = False
    for unit in reversed(units[: first - 1]):
        if unit.is_finite and not (is_saying and inside):
            return not (is_saying and unit.role != "say" and _in_clause(units, unit))
        inside = inside or unit.kind == "que"
        if unit.kind == "punct" and unit.text in ".;:!?":
            return False
    return False


def _in_clause(units: Sequence[Unit], verb: Unit) -> bool:
    """Whether a verb stands in a clause of its own: what is said ("subrayó que creció"), a relative one."""
    for unit in reversed(units[: units.index(verb)]):
        if unit.kind == "que":
            return True
        if unit.is_finite or (unit.kind == "punct" and unit.text in ".;:!?"):
            return False
    return False


def _subject_before(units: Sequence[Unit], first: int) -> bool | None:
    """Whether a noun phrase before a verb is its subject; None where the clause begins with the verb."""
    at = first - 1
    while at >= 0:
        unit = units[at]
        if unit.kind == "rel" and at and units[at - 1].kind == "prep":
            return None
        if unit.kind in {"que", "rel"} or unit.lower in {"quien", "quienes"}:
            if unit.kind == "que" and _is_of_event(units, at, first):
                return None
            return is_relative(units, at) or None
        if unit.kind in {"sub", "lo"} or (unit.kind == "conj" and _opens_clause(unit)):
            return True if unit.kind == "lo" else None
        if unit.kind == "punct" and unit.text in STRONG:
            goes_on = at + 1 < len(units) and not units[at + 1].is_capital and units[at - 1].text != ":"
            if unit.text in '“«"' and at and (units[at - 1].kind in NOMINAL or goes_on):
                at -= 1
                continue
            if unit.text in {")", "]"}:
                at = _opening(units, at)
                continue
            return None
        if "inserted" in unit.tags:
            at -= 1
            continue
        if unit.is_finite and unit.gloss:
            at = _before_relative(units, at)
            if at < 0:
                return None
            continue
        if unit.kind in NOMINAL | {"percent"} or (unit.kind in {"quant", "num"} and _stands_alone(units, at)):
            start, hangs = phrase_start(units, at)
            if not hangs:
                return True
            at = start - 1
            continue
        at -= 1
    return None


def _is_of_event(units: Sequence[Unit], at: int, first: int) -> bool:
    """Whether "que" is the object of a verb of holding: "la visita que realiza", the visit that he makes."""
    verb = next((one for one in units[first:] if one.is_finite), None)
    noun = next((one for one in reversed(units[:at]) if one.kind not in {"adj", "punct"}), None)
    known = lexicon().verbs.get(verb.form.verb) if verb is not None and verb.form is not None else None
    if noun is None or noun.kind != "noun" or noun.role not in {"e", "v", "pc"}:
        return False
    return known is not None and bool(known.holding) and verb is not None and "reflexive" not in verb.tags


def _opens_clause(unit: Unit) -> bool:
    if unit.lower.endswith((" que", " cual", " cuales", " quien", " quienes", " cuyo marco")):
        return True
    return unit.lower in {"pero", "mientras que", "ya que", "puesto que", "dado que", "aunque", "para que",
                          "en tanto que", "después de que", "antes de que", "si bien", "así que",
                          "luego de que", "pese a que", "a pesar de que", "por lo que"}  # fmt: skip


def _opening(units: Sequence[Unit], at: int) -> int:
    while at >= 0 and units[at].text not in {"(", "["}:
        at -= 1
    return at - 1


def _stands_alone(units: Sequence[Unit], at: int) -> bool:
    return at + 1 < len(units) and (units[at + 1].kind in {"verb", "clitic", "neg", "adv"})


def _before_relative(units: Sequence[Unit], at: int) -> int:
    """Where to go on left of a verb: before the relative clause that it is in, or nowhere (-1)."""
    for place in range(at - 1, -1, -1):
        unit = units[place]
        if unit.is_finite or (unit.kind == "punct" and unit.text in ".;:!?“”"):
            return -1
        if unit.kind in {"que", "rel"} or unit.lower in {"quien", "quienes", "donde", "cuyo", "cuya"}:
            return place - 1 if is_relative(units, place) or unit.kind != "que" else -1
        if unit.kind == "conj" and " " in unit.lower:  # en el que, de los cuales
            return place - 1
        if unit.kind == "sub":
            return -1
    return -1


def subject_after(units: Sequence[Unit], place: int) -> bool:
    """Whether the subject follows: behind verbs of saying, and of those that have no object."""
    verb = units[place]
    assert verb.form is not None  # noqa: S101
    head = _head_after(units, place)
    if head is None:
        return False
    person = head.role in {"p", "o", "people"} or head.kind in {"name", "org", "country", "person", "subj"}
    if verb.role == "say" or verb.form.verb in {"decir", "informar"}:
        return person or head.gloss.split(" ")[-1] in _SAYING_TEXTS
    if head.kind in {"percent", "money", "quant"} and verb.form.verb in OF_FIGURES:
        return False
    if "reflexive" in verb.tags and "phrase" in verb.tags and verb.form.person == 3:
        return False
    if verb.form.verb in _INTRANSITIVE or "reflexive" in verb.tags or is_passive(units, place):
        return True
    if verb.form.verb == "ser":
        return False
    return person and head.kind != "country" and head.is_plural == verb.form.is_plural


def _tense(unit: Unit) -> str:
    return unit.form.tense if unit.form is not None else ""


_HEDGES = {"more than", "less than", "nearly", "around", "at least", "about"}


def _head_after(units: Sequence[Unit], place: int) -> Unit | None:
    """The noun that follows a verb without a preposition."""
    verb, at = units[place], place + 1
    while at < len(units) and _tense(units[at]) == "participle":
        at += 1
    skips = verb.role == "say" or "reflexive" in verb.tags
    if skips and at < len(units) and units[at].lower == "en" and units[at].kind == "prep":
        at = max(at, end_of_place(units, at + 1))
    while at < len(units) and (
        units[at].kind in {"adv", "time", "date"} or _tense(units[at]) in {"participle", "gerund"}
    ):
        at += 1
    if at < len(units) and units[at].gloss in _HEDGES:
        at += 1
    if skips and at > place + 1 and at < len(units) and units[at].lower == "en" and units[at].kind == "prep":
        at = max(at, end_of_place(units, at + 1))
    for place_after, unit in enumerate(units[at : at + 5], start=at + 1):
        if unit.kind == "quant" and place_after < len(units) and units[place_after].kind == "noun":
            continue  # "las mismas fuentes"
        if unit.kind in NOMINAL or unit.kind in {"quant", "percent", "money"}:
            return unit
        if unit.kind not in {"det", "dem", "pos", "quant", "ord", "num", "adj"}:
            break
    return None


def _pronoun(units: Sequence[Unit], place: int, first: int) -> str:
    verb = units[place]
    assert verb.form is not None  # noqa: S101
    if verb.form.person == 1:
        return "we" if verb.form.is_plural else "I"
    if verb.form.person == 2:
        return "you"
    impersonal = {"reflexive", "phrase"} <= verb.tags and "own se" not in verb.tags
    if verb.form.is_plural or (impersonal and verb.lower.startswith("se ")):
        return "they"
    if verb.form.verb == "tratar" and "own se" in verb.tags:
        return "it"
    if "inserted" in verb.tags:
        return _speaker_before(units, first)
    if verb.form.verb in OF_FIGURES or is_passive(units, place) or verb.form.verb == "ser":
        return topic(units, first) or "it" if _happens_to_persons(units, place) else "it"
    return topic(units, first) or last_person(units, first) or "he"


def _happens_to_persons(units: Sequence[Unit], place: int) -> bool:
    """Whether a passive is one of receiving or inviting: persons are received, not things."""
    part = next((one for one in units[place + 1 : place + 4] if _tense(one) == "participle"), None)
    return part is not None and part.form is not None and part.form.verb in _TO_PERSONS


_TO_PERSONS = {"recibir", "invitar", "acompañar", "despedir", "agasajar", "condecorar", "convocar", "citar"}


def _speaker_before(units: Sequence[Unit], first: int) -> str:
    """The pronoun of who spoke last, for words that are said on."""
    for at in range(first - 1, -1, -1):
        unit = units[at]
        if unit.is_finite and unit.role == "say":
            if unit.before in {"he", "she", "it"}:
                return unit.before
            head = _head_after(units, at) if subject_after(units, at) else None
            if head is None:
                return topic(units, at) or "he"
            if head.kind == "noun" and head.role == "p":
                return "she" if head.is_feminine else "he"
            return "he" if head.kind in {"name", "person"} else "it"
    return last_person(units, _start_of_sentence(units, first)) or "he"


def _start_of_sentence(units: Sequence[Unit], at: int) -> int:
    """Where the sentence around a place begins; a quotation is a sentence of its own."""
    while at and units[at - 1].text not in STOPS:
        at -= 1
    return at
