"""Russian nouns in English: number, articles, and what English puts before a bare case."""

from onrecord.glossing.inflecting import inflected
from onrecord.glossing.russian.clauses import Clause
from onrecord.glossing.russian.prepositions import governed
from onrecord.glossing.russian.units import Unit

_OWN = frozenset({
    "его", "ее", "их", "свой", "наш", "ваш", "мой", "этот", "тот", "каждый", "любой", "какой", "данный",
    "один", "который", "чей", "некоторый", "никакой", "весь", "такой", "сей",
})  # fmt: skip
_NAMED_GROUPS = frozenset({
    "сторона", "страна", "лидер", "президент", "министр", "глава", "премьер", "премьер-министр",
    "государство", "делегация", "правительство",
})  # fmt: skip
_MANY = frozenset({"больше", "меньше", "много", "мало", "немало", "несколько", "сколько", "более", "менее"})
_DEFINITE = frozenset(
    {"first", "second", "third", "last", "next", "main", "same", "only", "previous", "upcoming"}
)
GIVING = frozenset({"supply", "provide"})
"""Verbs of which a receiver may be the object: "supplied Ghana with fuel"."""
SENDING = frozenset(
    {"deliver", "send", "give", "grant", "hand", "donate", "present", "sell", "convey", "offer", "lend"}
)
"""Verbs that take a receiver without a preposition: "sent Ghana fuel"."""
_UNCHANGED = frozenset({"percent", "euro", "yuan", "yen", "tenge"})
_DASHES = frozenset("-–—")


class Nouns:
    """Gives the nouns of one sentence their English forms and the words before them."""

    def __init__(self, clause: Clause) -> None:
        """See the class.

        Args:
            clause: The sentence.
        """
        self._clause = clause

    def gloss(self, place: int, unit: Unit) -> str:
        """A noun in the number that English has."""
        clause, core = self._clause, self._clause.core(unit)
        before = clause.units[place - 1] if place else None
        counted = before is not None and (
            before.kind == "number" or before.is_marked("scale") or (clause.core(before).kind == "NUM")
        )
        if unit.is_marked("scale"):
            return unit.gloss
        if unit.gloss in {"percent", "euro", "yuan", "yen", "tenge"}:
            return unit.gloss
        if unit.is_marked("unit"):
            return inflected(unit.gloss, "NNS")
        if unit.is_marked("mass") or (unit.gloss.endswith("s") and not unit.gloss.endswith("ss")):
            return unit.gloss
        plural = core.forms.get("Number") == "Plur" or (
            counted and before is not None and before.gloss != "1"
        )
        if unit.is_marked("fraction") and not counted:
            return unit.gloss
        if not plural:
            return unit.gloss
        head, of, rest = unit.gloss.partition(" of ")
        return (head if head.endswith("s") else inflected(head, "NNS")) + of + rest

    def copula(self, unit: Unit) -> str:
        """The "is" between a subject and a noun or adjective that is its predicate."""
        clause = self._clause
        subject = next(clause.below(unit, "nsubj"), None)
        if subject is None or subject > unit.first or any(clause.below(unit, "cop")):
            return ""
        if clause.words[subject].kind in {"ADJ", "DET"}:
            return ""
        if clause.core(unit).case not in {"", "Nom"} or self._dash_between(subject, unit.first):
            return ""
        if clause.words[subject].kind == "PRON" and clause.words[subject].lemma == "который":
            return ""
        return "are" if clause.words[subject].forms.get("Number") == "Plur" else "is"

    def _dash_between(self, first: int, last: int) -> bool:
        return any(self._clause.words[at].text in _DASHES for at in range(first, last))

    def of_time(self, place: int, unit: Unit) -> str:
        """The "of" before a year in the genitive: "the figure of 2019", but "in May 2019"."""
        before = self._clause.units[place - 1] if place else None
        last = self._clause.words[unit.last - 1 if self._clause.words[unit.last].text == "." else unit.last]
        if (
            before is None
            or last.case not in {"Gen", ""}
            or last.small not in {"года", "г", "месяца", "недели"}
        ):
            return ""
        return "of" if before.kind == "noun" and not before.is_marked("month") else ""

    def bare_case(self, place: int, start: int, unit: Unit) -> str:
        """What stands before a noun without a preposition: "of", "to", "by"."""
        clause, core = self._clause, self._clause.core(unit)
        if unit.kind == "number" or clause.preposition(unit) is not None:
            return ""
        if self._receiver_before(start, unit):
            return "with"
        leading = clause.units[place - 1] if place else None
        if (
            unit.is_marked("unit", "scale")
            and leading is not None
            and (leading.kind == "number" or leading.is_marked("scale"))
        ):
            return ""
        if clause.core(clause.units[start]).lemma in _MANY and start < place:
            return ""
        if clause.is_genitive_of(place, start):
            before = clause.units[start - 1]
            if self._is_beside(place, before):
                return ""
            return governed(clause.core(before).lemma, "Gen")
        head = clause.head(unit)
        if (
            head is None
            or core.case not in {"Dat", "Ins"}
            or core.relation in {"conj", "appos", "flat:name", "fixed"}
        ):
            return ""
        above = clause.units[clause.unit_of[core.head]]
        if core.case == "Dat":
            if "direct" in above.entry.marks or self._is_given(place, above):
                return ""
            return governed(head.lemma, "Dat")
        over = clause.units[clause.unit_of[head.head]] if head.head >= 0 else above
        if "is" in above.entry.marks or ("is" in over.entry.marks and head.relation == "obj"):
            return ""
        if "as" in above.entry.marks:
            return "as"
        if core.relation not in {"obl", "nmod", "obl:agent", "iobj", "obj", "xcomp"}:
            return ""
        return governed(head.lemma, "Ins")

    def _is_given(self, place: int, verb: Unit) -> bool:
        """Whether a receiver stands between a verb of giving and what is given: "supplied Ghana fuel"."""
        if verb.gloss not in GIVING | SENDING or verb.last > self._clause.units[place].first:
            return False
        return any(
            at > self._clause.units[place].last for at in self._clause.below(verb, "obj", "nsubj:pass")
        )

    def _receiver_before(self, start: int, unit: Unit) -> bool:
        """Whether what is given stands behind its receiver, where English says "with" before it."""
        clause, core = self._clause, self._clause.core(unit)
        if core.relation != "obj" or core.head < 0 or core.head > unit.first:
            return False
        verb = clause.units[clause.unit_of[core.head]]
        if verb.gloss not in GIVING:
            return False
        return any(
            verb.last < at < clause.units[start].first and clause.words[at].kind in {"NOUN", "PROPN"}
            and (clause.words[at].case == "Dat" or self.is_receiving_state(at))
            for at in clause.below(verb, "iobj", "obl")
        )  # fmt: skip

    def is_receiving_state(self, at: int) -> bool:
        """Whether a word is the state of "поставила в Гану"."""
        noun = self._clause.units[self._clause.unit_of[at]]
        before = self._clause.preposition(noun)
        return (
            noun.is_marked("place") and before is not None and self._clause.words[before].small in {"в", "во"}
        )

    def _is_beside(self, place: int, before: Unit) -> bool:
        """Whether a name stands beside the office before it, as no one's."""
        unit = self._clause.units[place]
        core = self._clause.core(unit)
        if unit.kind == "person":
            return before.is_marked("office", "state", "title") or before.kind in {"person", "name"}
        if core.relation in {"appos", "flat:name", "flat", "flat:foreign"}:
            return not unit.is_marked("state")
        return unit.kind == "name" and before.kind == "name" and core.relation == "flat:name"

    def article(self, place: int, start: int, unit: Unit) -> str:
        """The article before a noun; "" for none."""
        clause, core = self._clause, self._clause.core(unit)
        if (
            unit.is_marked("mass")
            and unit.gloss != "trade"
            and "trade" not in unit.gloss
            and (self._has_complement(place) and start == place)
        ):
            return "the"
        if unit.kind != "noun" or unit.is_marked("mass", "title", "month", "weekday", "unit", "scale"):
            return "a" if self._is_lone_scale(place, unit) else ""
        if unit.is_marked("office") and clause.is_named(place):
            return ""
        for leading in clause.units[start:place]:
            word = clause.core(leading)
            if word.lemma in _OWN or leading.kind == "number" or word.kind in {"NUM", "DET"}:
                return ""
            if leading.gloss.startswith("the ") or leading.gloss.endswith(("'s",)):
                return ""
        if unit.gloss.startswith(("the ", "a ")):
            return ""
        head = unit.gloss.partition(" of ")[0]
        if core.forms.get("Number") == "Plur" or (head.endswith("s") and not head.endswith("ss")):
            if unit.is_marked("event") and start > 0 and "there" in clause.units[start - 1].entry.marks:
                return ""
            return "the" if core.lemma in _NAMED_GROUPS or self._has_complement(place) else ""
        if unit.is_marked("fraction"):
            return "" if core.lemma == "половина" else "a"
        return self._singular_article(start, unit, self._has_complement(place))

    def on_day(self, place: int, unit: Unit) -> str:
        """The "on" before the day of what is told or held."""
        before = self._clause.units[place - 1] if place else None
        head = self._clause.head(unit)
        if before is None or head is None or before.kind not in {"noun", "name", "person", "verb", "unknown"}:
            return ""
        above = self._clause.units[self._clause.unit_of[self._clause.core(unit).head]]
        dated = above.kind == "verb" or above.is_marked("event") or before.is_marked("place")
        return "on" if dated and self._clause.preposition(unit) is None else ""

    def _is_lone_scale(self, place: int, unit: Unit) -> bool:
        if not unit.is_marked("scale") or self._clause.core(unit).forms.get("Number") == "Plur":
            return False
        before = self._clause.units[place - 1] if place else None
        if before is not None and before.kind == "number":
            return False
        return before is None or self._clause.core(before).kind not in {"NUM", "ADJ"}

    def _has_complement(self, place: int) -> bool:
        units_ = self._clause.units
        if place + 1 >= len(units_):
            return False
        follows = self._clause.core(units_[place + 1])
        return follows.case == "Gen" and follows.kind in {"NOUN", "PROPN", "ADJ", "DET"}

    def _singular_article(self, start: int, unit: Unit, has_complement: bool) -> str:
        clause = self._clause
        before = clause.units[start - 1] if start else None
        if before is not None and before.kind == "verb" and "there" in before.entry.marks:
            article = "a"
        elif has_complement or unit.is_marked("office") or clause.core(unit).relation.startswith("nsubj"):
            return "the"
        elif any(
            one.gloss in _DEFINITE or one.gloss.endswith("est")
            for one in clause.units[start:]
            if one.last < unit.first
        ):
            article = "the"
        else:
            article = "the" if clause.core(unit).relation in {"nmod", "obl"} else "a"
        first = clause.units[start].gloss[:1].lower()
        return "an" if article == "a" and first in "aeiou" else article
