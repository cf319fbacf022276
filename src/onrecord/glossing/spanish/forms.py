"""English verbs in the forms that Spanish ones have."""

from onrecord.glossing.inflecting import inflected
from onrecord.glossing.spanish.conjugation import Form
from onrecord.glossing.spanish.lexicon import lexicon
from onrecord.glossing.spanish.units import Unit

PRESENT = {"present", "subjunctive"}
PAST = {"preterite", "imperfect", "past subjunctive"}
PERSONS = {"lo": "it", "la": "it", "los": "them", "las": "them", "me": "me", "te": "you", "nos": "us",
            "le": "him", "les": "them", "os": "you"}  # fmt: skip
TO_PERSON = {"person", "ask", "thank"}
_UNREAL = {
    "can": {"present": "can", "past": "could", "future": "will be able to", "conditional": "could"},
    "must": {"present": "must", "past": "had to", "future": "will have to", "conditional": "should"},
}


def finite(gloss: str, form: Form, is_not: bool, *, auxiliary: bool = False) -> str:
    """A verb in the tense, number and person of a Spanish form ("did not agree")."""
    head, _, rest = gloss.partition(" ")
    third = form.person == 3 and not form.is_plural
    tense = "present" if form.tense in PRESENT else "past" if form.tense in PAST else form.tense
    if gloss in _UNREAL:
        return _negated_modal(_UNREAL[gloss][tense], is_not)
    if head == "be":
        word = _be(form, tense)
        word = word + (" not" if is_not else "")
        if tense in {"future", "conditional"}:
            word = ("will" if tense == "future" else "would") + (" not be" if is_not else " be")
        return f"{word} {rest}".strip()
    if tense in {"future", "conditional"}:
        return ("will " if tense == "future" else "would ") + ("not " if is_not else "") + gloss
    if is_not and auxiliary:
        return inflected(head, "VBD" if tense == "past" else "VBZ" if third else "VBP") + " not"
    if is_not:
        return f"{'did' if tense == 'past' else 'does' if third else 'do'} not {gloss}"
    tag = "VBD" if tense == "past" else "VBZ" if third else "VBP"
    return inflected(gloss, tag)


def _negated_modal(word: str, is_not: bool) -> str:
    if not is_not:
        return word
    if word == "had to":
        return "did not have to"
    head, _, rest = word.partition(" ")
    return f"{head} not {rest}".strip() if head != "can" else "cannot"


def _be(form: Form, tense: str) -> str:
    plural = form.is_plural
    if tense == "present":
        return "are" if plural or form.person == 2 else "am" if form.person == 1 else "is"
    return "were" if plural or form.person == 2 else "was"


def inflected_phrase(gloss: str, tag: str) -> str:
    """A form of a verb that may begin with "be"."""
    head, _, rest = gloss.partition(" ")
    if head == "be" and tag == "VBN":
        return f"been {rest}".strip()
    if head == "be" and tag == "VBG":
        return f"being {rest}".strip()
    return inflected(gloss, tag)


def with_object(gloss: str, unit: Unit, tag: str) -> str:
    """A gloss in its form, with the pronoun that is attached to the Spanish word."""
    formed = inflected_phrase(gloss, tag) if tag else gloss
    attached = unit.role.partition("+")[2]
    for ending in ("los", "las", "lo", "la", "les", "le", "nos", "me", "te"):
        if ending in {"nos", "me", "te"} and unit.form and lexicon().verbs[unit.form.verb].reflexive:
            continue
        if attached.removeprefix("se").endswith(ending) and attached.removeprefix("se"):
            return f"{formed} {pronoun(ending, unit)}"
    return formed


def pronoun(clitic: str, unit: Unit) -> str:
    """The English pronoun for one that hangs on a Spanish verb."""
    if clitic in {"lo", "la"} and unit.role.partition("+")[0] in TO_PERSON:
        return "him" if clitic == "lo" else "her"
    return PERSONS[clitic]
