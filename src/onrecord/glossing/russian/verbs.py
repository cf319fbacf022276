"""Russian verbs in the English tense, number and voice."""

from dataclasses import replace
from functools import cache

from onrecord.glossing.inflecting import inflected
from onrecord.glossing.russian.clauses import Clause
from onrecord.glossing.russian.lexicon import plain
from onrecord.glossing.russian.reading import Word
from onrecord.glossing.russian.units import Unit
from onrecord.glossing.russian.visiting import arrival, is_had, is_invited, stay
from onrecord.languages import table

_FIXED = frozenset({"must", "should"})
_SAYING = frozenset({
    "say", "report", "note", "explain", "specify", "stress", "add", "state", "announce", "confirm", "believe",
    "tell", "inform", "recall", "remark", "expect", "point", "clarify", "claim", "assure", "emphasise",
    "admit", "acknowledge", "express", "answer", "consider", "promise", "write", "conclude", "comment",
    "warn", "hope", "suggest", "speak", "highly", "deny", "object", "underline", "convey", "assess",
    "forecast", "rule",
})  # fmt: skip
_TELLERS = frozenset({
    "ministry", "embassy", "government", "the Kremlin", "the Foreign Ministry", "administration", "agency",
    "department", "office", "press service", "central bank", "the White House", "the State Department",
    "company", "the United Nations", "the European Commission", "committee", "service", "secretariat",
    "parliament",
})  # fmt: skip
_MEETING = {"meet": "meeting", "speak by phone": "phone conversation"}
"""Of those who meet and are named behind the verb, English says that there was a meeting of them."""
_MODALS = frozenset({"мочь", "смочь", "должен", "должный", "следовать"})


@cache
def _collocations() -> dict[tuple[str, str], str]:
    return {
        (plain(verb.strip()), thing.strip().replace("ё", "е")): row["gloss"]
        for row in table("ru", "collocations")
        for verb in row["verbs"].split(",")
        for thing in row["objects"].split(",")
    }


def with_object(clause: Clause, unit: Unit) -> Unit:
    """A verb as it is said of its object: one may supply grain but sets a goal."""
    if unit.kind != "verb" or unit.first != unit.last:
        return unit
    verb = clause.core(unit).lemma
    for thing in clause.below(unit, "obj", "nsubj:pass", "nsubj", "advmod", "iobj", "ccomp", "csubj"):
        if gloss := _collocations().get((verb, clause.words[thing].lemma)):
            return replace(unit, gloss=gloss)
    for thing in clause.below(unit, "obl"):
        word = clause.words[thing]
        if gloss := _collocations().get((verb, word.lemma)):
            return replace(unit, gloss=gloss)
        for child in word.below:
            if clause.words[child].relation == "case":
                gloss = _collocations().get((verb, f"{clause.words[child].small} {word.case}"))
                if gloss:
                    return replace(unit, gloss=gloss)
    return unit


class Verbs:
    """Gives the verbs of one sentence their English forms."""

    def __init__(self, clause: Clause) -> None:
        """See the class.

        Args:
            clause: The sentence.
        """
        self._clause = clause

    def gloss(self, unit: Unit) -> str:
        """A verb's English words."""
        core = self._clause.core(unit)
        forms = core.forms
        if self.is_according(unit):
            return "according to"
        if self._is_inverted(unit):
            return "said" if forms.get("Tense") == "Past" else inflected("say", "VBZ")
        if core.lemma == "быть" and unit.first == unit.last:
            return self._be(unit)
        form = forms.get("VerbForm", "")
        if "state" in unit.entry.marks:
            return self._short(unit)
        if form == "Inf":
            return self._infinitive(unit)
        if form == "Conv":
            return self._inflected(unit, "VBG")
        if form == "Part" and forms.get("Variant") != "Short":
            return self._participle(unit)
        if form == "Part" or core.kind == "ADJ":
            return self._short(unit)
        return self._finite(unit)

    def is_saying(self, unit: Unit) -> bool:
        """Whether a verb says that something is said."""
        return unit.kind == "verb" and unit.gloss.split()[0] in _SAYING

    def told_in(self, unit: Unit) -> int | None:
        """The word for the body or place that tells what a verb without a subject tells; None for none.

        "В МИД сообщили" is "the Foreign Ministry reported", "в заявлении говорится" is "the statement says".
        """
        clause, forms = self._clause, self._clause.core(unit).forms
        if unit.kind != "verb" or forms.get("VerbForm") != "Fin" or forms.get("Person") in {"1", "2"}:
            return None
        if clause.subject(unit) is not None:
            return None
        told = "told" in unit.entry.marks
        if not told and (forms.get("Number") != "Plur" or "self" in unit.entry.marks):
            return None
        for at in clause.below(unit, "obl"):
            noun = clause.units[clause.unit_of[at]]
            preposition = clause.preposition(noun)
            if preposition is None or clause.words[preposition].small not in {"в", "во"}:
                continue
            if (clause.words[at].case not in {"Loc", ""} and noun.kind != "name") or noun.is_marked(
                "time", "month"
            ):
                continue
            if told or self.is_saying(unit) or noun.is_marked("capital") or noun.gloss in _TELLERS:
                return at
        return None

    def is_according(self, unit: Unit) -> bool:
        """Whether a verb of saying follows "как" with its teller behind it: "as reported the ministry"."""
        clause = self._clause
        if not self.is_saying(unit) or unit.first == 0:
            return False
        before = {clause.words[at].small for at in range(max(0, unit.first - 2), unit.first)}
        subject = next(clause.below(unit, "nsubj"), None)
        follows = (subject is not None and subject > unit.last) or self.told_in(unit) is not None
        return "как" in before and follows

    def is_passive(self, unit: Unit) -> bool:
        """Whether a verb is put into the passive."""
        return "self" in unit.entry.marks or (
            self._clause.core(unit).forms.get("Voice") == "Pass"
            and (self._clause.core(unit).forms.get("VerbForm") == "Part")
        )

    def is_turned(self, unit: Unit) -> bool:
        """Whether a verb stands between its object and its subject, so that English makes it passive."""
        clause, core = self._clause, self._clause.core(unit)
        if unit.kind != "verb" or core.forms.get("VerbForm") != "Fin" or self.is_passive(unit):
            return False
        objects = [place for place in clause.below(unit, "obj") if is_turnable(clause.words[place])]
        subject = next(clause.below(unit, "nsubj"), None)
        if not objects or subject is None or unit.first != unit.last:
            return False
        thing = clause.words[objects[0]]
        return objects[0] < unit.first < subject and (
            thing.case == "Acc" or (thing.is_person and thing.case == "Nom")
        )

    def subject_follows(self, unit: Unit) -> bool:
        """Whether a verb's own subject stands behind it, and nothing it acts on before it."""
        subject = next(self._clause.below(unit, "nsubj", "nsubj:pass"), None)
        return subject is not None and subject > unit.last

    def number(self, unit: Unit) -> str:
        """Sing or Plur, by the subject where it is several."""
        forms = self._clause.core(unit).forms
        number = forms.get("Number", "Sing")
        if (teller := self.told_in(unit)) is not None:
            return self._clause.words[teller].forms.get("Number", "Sing")
        subject = self._clause.subject(unit)
        if subject is not None and number == "Sing":
            word = self._clause.words[subject]
            noun = self._clause.units[self._clause.unit_of[subject]]
            is_plural = noun.gloss.endswith("s") and word.lemma in {
                "экспорт",
                "импорт",
                "вывоз",
                "ввоз",
                "беседа",
            }
            if is_plural:
                return "Plur"
        return number

    def _inflected(self, unit: Unit, tag: str) -> str:
        if "self" in unit.entry.marks:
            return self._passive(unit.gloss, tag)
        return inflected(unit.gloss, tag)

    def _passive(self, gloss: str, tag: str, *, plural: bool = False) -> str:
        done = inflected(gloss, "VBN")
        if tag == "VBD":
            return f"{'were' if plural else 'was'} {done}"
        return f"{inflected('be', tag)} {done}"

    def _infinitive(self, unit: Unit) -> str:
        if is_invited(self._clause, unit):
            return "to pay an official visit"
        form = self._inflected(unit, "VB")
        return form if self._is_bare(unit) else f"to {form}"

    def _is_bare(self, unit: Unit) -> bool:
        """Whether an infinitive follows "can", "will" or "must"."""
        clause = self._clause
        head = clause.head(unit)
        if any(clause.words[place].lemma == "быть" for place in clause.below(unit, "aux")):
            return True
        core = clause.core(unit)
        while head is not None and core.relation == "conj" and head.forms.get("VerbForm") == "Inf":
            if any(
                clause.words[at].lemma == "быть" and clause.words[at].relation == "aux" for at in head.below
            ):
                return True
            core, head = head, clause.words[head.head] if head.head >= 0 else None
        if head is None:
            return False
        above = clause.units[clause.unit_of[core.head]]
        return head.lemma in _MODALS or "bare" in above.entry.marks

    def _participle(self, unit: Unit) -> str:
        """An adjective-like form: "the signed treaty", ", who arrived"."""
        clause, core = self._clause, self._clause.core(unit)
        is_after = unit.first > 0 and core.head < unit.first
        if core.forms.get("Voice") == "Pass" and "self" not in unit.entry.marks:
            return inflected(unit.gloss, "VBN")
        if not is_after:
            is_past = core.forms.get("Tense") == "Past"
            return self._inflected(unit, "VBN" if is_past and "self" not in unit.entry.marks else "VBG")
        head = clause.head(unit)
        who = "who" if head is not None and head.forms.get("Animacy") == "Anim" else "which"
        plural = core.forms.get("Number") == "Plur"
        past = core.forms.get("Tense") == "Past"
        tag = "VBD" if past else "VBP" if plural else "VBZ"
        if "self" in unit.entry.marks:
            return f"{who} {self._passive(unit.gloss, tag, plural=plural)}"
        return f"{who} {self._past(unit.gloss, plural) if past else inflected(unit.gloss, tag)}"

    def _past(self, gloss: str, plural: bool) -> str:
        if plural and gloss.split()[0] == "be":
            return " ".join(["were", *gloss.split()[1:]])
        return inflected(gloss, "VBD")

    def _is_inverted(self, unit: Unit) -> bool:
        """Whether a verb of saying stands between what is said and who says it: "…, отметил министр"."""
        clause = self._clause
        forms = clause.core(unit).forms
        if (
            not self.is_saying(unit)
            or forms.get("VerbForm") != "Fin"
            or self.is_passive(unit)
            or unit.first == 0
        ):
            return False
        subject = next(clause.below(unit, "nsubj"), None)
        behind = {clause.words[at].kind for at in range(unit.last + 1, len(clause.words))}
        objects = [*clause.below(unit, "obj", "ccomp")]
        return (
            clause.words[unit.first - 1].text in {",", "–", "—", "-"}
            and bool(behind)
            and not any(at > unit.last for at in objects)
            and subject is not None
            and unit.last < subject <= unit.last + 4
            and forms.get("Number") == "Sing"
        )

    def _be(self, unit: Unit) -> str:
        clause, core = self._clause, self._clause.core(unit)
        forms = core.forms
        head = clause.head(unit)
        above = clause.units[clause.unit_of[core.head]] if head is not None else None
        if forms.get("VerbForm") == "Inf":
            return "be" if self._is_bare(unit) else "to be"
        if forms.get("VerbForm") == "Conv":
            return "being"
        plural = (
            self.number(above) if above is not None and above.kind == "verb" else self.number(unit)
        ) == "Plur"
        if head is not None and above is not None and head.forms.get("Variant") == "Short":
            there = self._there(unit, above, plural)
            if there:
                return there
        if above is not None and above.gloss in _FIXED:
            return ""
        if forms.get("Tense") == "Fut" or core.small in {"будет", "будут"}:
            is_modal = head is not None and head.forms.get("VerbForm") == "Inf" and core.relation == "aux"
            return "will" if is_modal else "will be"
        if forms.get("Tense") == "Past":
            return "were" if plural else "was"
        return "are" if plural else "is"

    def _there(self, unit: Unit, above: Unit, plural: bool) -> str:
        """What "были" is before a participle whose subject follows, or that has none."""
        clause = self._clause
        future = clause.core(unit).small.startswith("буд")
        if unit.first > above.first:
            return ""
        if not self.subject_follows(above):
            if clause.subject(above) is None and clause.core(above).forms.get("Gender") == "Neut":
                return "it will be" if future else "it was"
            return ""
        if "joint" in above.entry.marks and not self._has_agent(above):
            return "they will" if future else "they"
        return "there will be" if future else "there were" if plural else "there was"

    def _has_agent(self, unit: Unit) -> bool:
        clause = self._clause
        return any(
            clause.words[at].case == "Ins"
            and clause.words[at].kind in {"NOUN", "PROPN"}
            and clause.preposition(clause.units[clause.unit_of[at]]) is None
            for at in clause.below(unit, "obl", "obl:agent")
        )

    def _short(self, unit: Unit) -> str:
        """A predicate participle or adjective: "подписан" is "was signed"."""
        clause = self._clause
        core = clause.core(unit)
        auxiliary = next(
            (at for at in clause.below(unit, "aux:pass", "aux", "cop") if clause.words[at].lemma == "быть"),
            None,
        )
        plural = core.forms.get("Number") == "Plur"
        tag = "VBP" if plural else "VBZ"
        if unit.gloss in _FIXED:
            return unit.gloss
        if core.kind == "ADJ" or unit.entry.kind != "verb" or "state" in unit.entry.marks:
            return inflected(unit.gloss, "VBG" if auxiliary is not None else tag)
        joint = "joint" in unit.entry.marks and self.subject_follows(unit) and not self._has_agent(unit)
        if auxiliary is not None and auxiliary < unit.first:
            future = clause.words[auxiliary].small.startswith("буд")
            if joint:
                return inflected(unit.gloss, "VB" if future else "VBD")
            return inflected(unit.gloss, "VBN")
        done = inflected(unit.gloss, "VBN")
        if self.subject_follows(unit):
            return inflected_they(unit.gloss) if joint else f"there {'were' if plural else 'was'} {done}"
        if clause.subject(unit) is None and core.forms.get("Gender") == "Neut":
            return f"it was {done}"
        if (
            core.relation == "conj"
            and core.head >= 0
            and clause.words[core.head].forms.get("Variant") == "Short"
        ):
            return done
        return f"{'were' if plural else 'was'} {done}"

    def negation(self, unit: Unit) -> str:
        """The "not" before a verb, with "did" or "do" where English asks for it; "" for a mere "not"."""
        forms = self._clause.core(unit).forms
        if (
            unit.kind != "verb"
            or forms.get("VerbForm") != "Fin"
            or unit.gloss.split()[0] in {"be", "can", *_FIXED}
        ):
            return ""
        if self.is_passive(unit) or forms.get("Tense") == "Fut" or forms.get("Mood", "Ind") != "Ind":
            return ""
        if forms.get("Tense") == "Past":
            return "did not"
        return "do not" if forms.get("Number") == "Plur" or forms.get("Person") in {"1", "2"} else "does not"

    def _is_negated(self, unit: Unit) -> bool:
        before = self._clause.words[unit.first - 1].small if unit.first else ""
        return before == "не" and bool(self.negation(unit))

    def _finite(self, unit: Unit) -> str:
        clause, core = self._clause, self._clause.core(unit)
        forms = core.forms
        plural = self.number(unit) == "Plur"
        tense = forms.get("Tense", "Past")
        if "told" in unit.entry.marks and self.told_in(unit) is None:
            return f"it {self._passive(unit.gloss, 'VBD' if tense == 'Past' else 'VBZ')}"
        if (there := self._taking_place(unit, tense, plural=plural)) is not None:
            return there
        if self._is_negated(unit):
            return inflected(unit.gloss, "VB")
        if (turned := self._by_order(unit, tense)) is not None:
            return turned
        if "self" in unit.entry.marks and "joint" in unit.entry.marks and self.subject_follows(unit):
            return "they will " + unit.gloss if tense == "Fut" else inflected_they(unit.gloss)
        if clause.has_word_below(unit, "бы", "б", "чтобы"):
            return "could" if core.lemma == "мочь" else f"would {inflected(unit.gloss, 'VB')}"
        if forms.get("Mood") == "Imp":
            return inflected(unit.gloss, "VB")
        if tense == "Fut" and unit.gloss != "can":
            return f"will {self._inflected(unit, 'VB')}"
        if tense == "Past":
            if "self" in unit.entry.marks:
                return self._passive(unit.gloss, "VBD", plural=plural)
            return self._past(unit.gloss, plural)
        if unit.gloss in {"can", *_FIXED}:
            return unit.gloss
        first_or_second = forms.get("Person") in {"1", "2"}
        if unit.gloss.split()[0] == "be" and forms.get("Person") == "1" and not plural:
            return " ".join(["am", *unit.gloss.split()[1:]])
        return self._inflected(unit, "VBP" if plural or first_or_second else "VBZ")

    def _taking_place(self, unit: Unit, tense: str, *, plural: bool) -> str | None:
        """What a verb is whose event follows: "there was"; None for another verb."""
        if "there" not in unit.entry.marks or not self.subject_follows(unit):
            return None
        if is_had(self._clause, unit):
            return "he will have" if tense == "Fut" else "he had"
        if tense == "Fut":
            return "there will be"
        if tense == "Past":
            return "there were" if plural else "there was"
        return "there are" if plural else "there is"

    def _by_order(self, unit: Unit, tense: str) -> str | None:
        """What a verb is by what stands before and behind it; None where the order is that of English."""
        clause = self._clause
        if self.is_turned(unit):
            return self._turned(unit, tense)
        if stay(clause, unit) is not None:
            return "visited" if tense == "Past" else "visits"
        if arrival(clause, unit) is not None:
            return {"Fut": "will be visited by", "Pres": "is being visited by"}.get(tense, "was visited by")
        meets = unit.gloss in _MEETING and clause.core(unit).lemma != "встретить"
        if meets and self.subject_follows(unit):
            return f"there {'will be' if tense == 'Fut' else 'was'} a {_MEETING[unit.gloss]} of"
        return None

    def _turned(self, unit: Unit, tense: str) -> str:
        clause = self._clause
        if unit.gloss == "amount to":
            return {"Past": "was", "Fut": "will be"}.get(tense, "is")
        thing = next(clause.below(unit, "obj"))
        plural = clause.words[thing].forms.get("Number") == "Plur"
        tag = {"Past": "VBD", "Fut": "VB"}.get(tense, "VBP" if plural else "VBZ")
        passive = self._passive(unit.gloss, tag, plural=plural)
        return f"{'will ' if tense == 'Fut' else ''}{passive} by"


def is_turnable(thing: Word) -> bool:
    """Whether English can make an object the subject: a noun, or "him" who was received."""
    return thing.kind != "PRON" or thing.lemma in {"он", "она", "они"}


def inflected_they(gloss: str) -> str:
    """What all together did."""
    return f"they {inflected(gloss, 'VBD')}"
