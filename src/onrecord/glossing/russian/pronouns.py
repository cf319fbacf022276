"""Russian pronouns in English, and those that Russian leaves out."""

from onrecord.glossing.russian.clauses import Clause
from onrecord.glossing.russian.reading import Word
from onrecord.glossing.russian.units import Unit
from onrecord.glossing.russian.verbs import Verbs

COMPARED = frozenset({"more", "less", "higher", "lower", "better", "worse"})
"""Words after which "than" follows."""
_FIGURES = frozenset({
    "exceed", "rise", "increase", "decrease", "fall", "amount to", "reach", "approach", "bring", "grow",
    "double", "triple", "drop", "decline", "raise", "equal", "gain",
})  # fmt: skip
_POSSESSIVE = {"его": "his", "ее": "her", "их": "their"}
_CONTACTS = frozenset({
    "пригласить", "приглашать", "встречаться", "встретиться", "посетить", "приехать", "прибыть", "побывать",
})  # fmt: skip
_SUBJECTS = {"он": "he", "она": "she", "они": "they"}
_OBJECTS = {
    "он": "him",
    "она": "her",
    "оно": "it",
    "они": "them",
    "я": "me",
    "мы": "us",
    "вы": "you",
    "ты": "you",
}


class Pronouns:
    """Gives the pronouns of one sentence their English forms."""

    def __init__(self, clause: Clause, verbs: Verbs, spoken_to: str = "") -> None:
        """See the class.

        Args:
            clause: The sentence.
            verbs: Its verbs.
            spoken_to: Whom "Вы" means, where that is known.
        """
        self._clause = clause
        self._verbs = verbs
        self._spoken_to = spoken_to

    def gloss(self, place: int, unit: Unit) -> str | None:
        """A pronoun's English; None for a word that is none."""
        clause, core = self._clause, self._clause.core(unit)
        if core.lemma == "который":
            return self._which(unit)
        if core.small == "что" and core.kind == "PRON" and place and clause.units[place - 1].gloss == ",":
            return self._all_that(place)
        if core.lemma == "сам" and core.relation in {"amod", "det", "nmod"}:
            return ""
        if core.small in _POSSESSIVE and core.kind == "DET":
            return self._possessive(place, core)
        if self._spoken_to and core.lemma == "вы" and core.text[:1].isupper() and self._is_of_contact(core):
            return self._spoken_to
        if core.lemma == "наш" and self._is_of_both(unit):
            return "the two"
        if core.relation == "nsubj" and unit.gloss == "its":
            return "it"
        if core.kind == "PRON" and core.lemma in {"он", "она"} and self._is_figure(core):
            return "it"
        is_alone = unit.first == unit.last
        if is_alone and core.lemma in _SUBJECTS and self._is_turned(core):
            return _SUBJECTS[core.lemma]
        if is_alone and core.kind == "PRON" and core.lemma in _OBJECTS and core.case not in {"", "Nom"}:
            return self._pronoun_form(core)
        return None

    def _is_turned(self, core: Word) -> bool:
        """Whether a pronoun is an object that English makes the subject ("его принял")."""
        if core.relation != "obj" or core.head < 0:
            return False
        return self._verbs.is_turned(self._clause.units[self._clause.unit_of[core.head]])

    def _is_of_contact(self, core: Word) -> bool:
        """Whether a pronoun is who meets, comes or is invited."""
        head = self._clause.words[core.head] if core.head >= 0 else None
        return head is not None and head.lemma in _CONTACTS and core.relation in {"nsubj", "obj"}

    def _is_of_both(self, unit: Unit) -> bool:
        """Whether "our" ministers are those of who speaks and of who is spoken to."""
        head = self._clause.head(unit)
        if head is None or head.forms.get("Number") != "Plur":
            return False
        return self._clause.units[self._clause.unit_of[self._clause.core(unit).head]].is_marked("office")

    def left_out(self, place: int, unit: Unit) -> str:
        """The subject that a finite verb leaves out."""
        clause, core = self._clause, self._clause.core(unit)
        forms = core.forms
        is_finite = forms.get("VerbForm") == "Fin" and forms.get("Mood", "Ind") == "Ind"
        if not is_finite or (core.lemma == "быть" and core.relation in {"aux", "aux:pass", "cop"}):
            return ""
        if clause.subject(unit) is not None or core.relation in {"parataxis", "fixed", "flat"}:
            return ""
        if self._verbs.told_in(unit) is not None or self._verbs.is_according(unit):
            return ""
        if "there" in unit.entry.marks and self._verbs.subject_follows(unit):
            return ""
        plural = forms.get("Number") == "Plur"
        if forms.get("Person") == "1":
            return "we" if plural else "I"
        if forms.get("Person") == "2":
            return "you"
        if self._has_noun_before(place, unit):
            return ""
        if plural:
            return "they"
        if forms.get("Gender") == "Neut" or unit.gloss in _FIGURES or "self" in unit.entry.marks:
            return "it"
        gender = forms.get("Gender", "") or self._gender_of_teller(unit)
        return {"Fem": "she", "Masc": "he"}.get(gender, "" if core.relation == "root" else "it")

    def _gender_of_teller(self, unit: Unit) -> str:
        """The gender of the person who tells what he will do: "сообщил, что прибудет"."""
        core = self._clause.core(unit)
        if core.relation != "ccomp" or core.head < 0:
            return ""
        told = self._clause.units[self._clause.unit_of[core.head]]
        subject = self._clause.subject(told)
        teller = self._clause.units[self._clause.unit_of[subject]] if subject is not None else None
        if teller is None or not (teller.kind == "person" or teller.is_marked("office")):
            return ""
        return self._clause.core(told).forms.get("Gender", "")

    def _has_noun_before(self, place: int, unit: Unit) -> bool:
        """Whether what stands before a verb may well be its subject, though the parse does not say so."""
        clause = self._clause
        before = clause.units[place - 1] if place else None
        if before is not None and before.kind in {"noun", "name", "person"}:
            return clause.preposition(before) is None or clause.core(before).case == "Nom"
        core = clause.core(unit)
        if self._has_doers_before(place, unit):
            return True
        if any(
            clause.words[at].kind == "PRON" and clause.words[at].case == "Nom"
            for at in range(max(0, unit.first - 2), unit.first)
        ):
            return True
        return (
            core.relation == "root"
            and any(word.lemma == "который" for word in clause.words[: unit.first])
            and not any(word.text in ".;:" for word in clause.words[: unit.first])
        )

    def _has_doers_before(self, place: int, unit: Unit) -> bool:
        """Whether two persons stand before a verb in the plural, with no other verb between."""
        clause = self._clause
        if clause.core(unit).forms.get("Number") != "Plur":
            return False
        persons = 0
        for one in reversed(clause.units[:place]):
            if one.kind == "verb" or one.gloss in {";", ":", "–", "—"}:
                break
            persons += one.kind == "person" and clause.core(one).case in {"", "Nom"}
        return persons > 1

    def _is_figure(self, core: Word) -> bool:
        """Whether a pronoun stands for what rises, falls and amounts to something."""
        if core.case != "Nom" and not any(
            unit.kind == "person" or unit.is_marked("office") for unit in self._clause.units
        ):
            return True
        if core.head < 0 or core.relation not in {"nsubj", "obj"}:
            return False
        return self._clause.units[self._clause.unit_of[core.head]].gloss in _FIGURES

    def _all_that(self, place: int) -> str:
        """A "что" that stands for all that was said, before a bare comparison."""
        following = self._clause.units[place + 1 : place + 6]
        if any(unit.kind == "verb" for unit in following):
            return "which"
        return "which is" if any(unit.gloss in COMPARED for unit in following) else "which"

    def _possessive(self, place: int, core: Word) -> str:
        of_persons = any(
            unit.kind == "person" or unit.is_marked("office") for unit in self._clause.units[:place]
        )
        if core.small == "его" and not of_persons:
            return "its"
        return _POSSESSIVE[core.small]

    def _pronoun_form(self, core: Word) -> str:
        if core.small in {"его", "ее", "их"} and core.relation in {"det", "nmod"} and core.case == "Gen":
            return _POSSESSIVE[core.small]
        form = _OBJECTS[core.lemma]
        return f"to {form}" if core.case == "Dat" and core.relation == "iobj" else form

    def _which(self, unit: Unit) -> str:
        clause, core = self._clause, self._clause.core(unit)
        noun = None
        for place in range(unit.first - 1, -1, -1):
            if clause.words[place].kind in {"NOUN", "PROPN"}:
                noun = clause.words[place]
                break
        verb = clause.words[core.head] if core.head >= 0 else core
        if verb.relation == "acl:relcl" and 0 <= verb.head < unit.first and core.relation == "nsubj":
            noun = clause.words[verb.head]
        who = noun is not None and (noun.forms.get("Animacy") == "Anim" or noun.is_person)
        if not who:
            return "of which" if core.case == "Gen" and clause.preposition(unit) is None else "which"
        if core.case == "Gen" and clause.preposition(unit) is None and core.relation == "nmod":
            return "of whom"
        return "who" if core.case in {"", "Nom"} else "whom"
