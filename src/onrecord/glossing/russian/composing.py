"""A Russian sentence as English pieces."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.glossing.alignment import Piece
from onrecord.glossing.inflecting import inflected
from onrecord.glossing.russian.clauses import Clause
from onrecord.glossing.russian.prepositions import ABOUT as _ABOUT
from onrecord.glossing.russian.prepositions import by_measure, governed, preposition
from onrecord.glossing.russian.reading import Word
from onrecord.glossing.russian.units import Unit, units
from onrecord.glossing.russian.verbs import Verbs, with_object

_OWN = frozenset({"его", "ее", "их", "свой", "наш", "ваш", "мой", "этот", "тот", "каждый", "любой", "какой",
                  "данный", "один", "который", "чей", "некоторый", "никакой", "весь", "такой", "сей"})  # fmt: skip
_NAMED_GROUPS = frozenset({"сторона", "страна", "лидер", "президент", "министр", "глава", "премьер",
                           "премьер-министр", "государство", "делегация", "правительство"})  # fmt: skip
_MANY = frozenset({"больше", "меньше", "много", "мало", "немало", "несколько", "сколько", "более", "менее"})
_COMPARED = frozenset({"more", "less", "higher", "lower", "better", "worse"})
_DEFINITE = frozenset(
    {"first", "second", "third", "last", "next", "main", "same", "only", "previous", "upcoming"}
)
_FIGURES = frozenset({"exceed", "rise", "increase", "decrease", "fall", "amount to", "reach", "approach", "bring",
                      "grow", "double", "triple", "drop", "decline", "raise", "equal"})  # fmt: skip
_WANTING = frozenset({"хотеть", "желать", "пожелать", "требовать", "просить", "стремиться", "надеяться"})
_EXPRESSING = frozenset({"express", "convey", "send"})
_GIVING = frozenset({"supply", "provide"})
_SENDING = frozenset(
    {"deliver", "send", "give", "grant", "hand", "donate", "present", "sell", "convey", "offer", "lend"}
)
_BALANCES = frozenset({"дефицит", "профицит", "сальдо", "баланс", "излишек"})
_HELD = frozenset(
    {("обратить", "внимание"), ("обращать", "внимание"), ("подвести", "итог"), ("подводить", "итог")}
)
_DASHES = frozenset("-–—")
_THAT = frozenset({"что", "чтобы", "чем"})


class Composing:
    """Puts one sentence into English."""

    def __init__(self, words: Sequence[Word]) -> None:
        """See the class.

        Args:
            words: The sentence.
        """
        self._clause = Clause(words, units(words))
        self._clause.units = [with_object(self._clause, unit) for unit in self._clause.units]
        self._verbs = Verbs(self._clause)
        self._before: dict[int, list[str]] = {}
        self._quotes = 0
        self._silent: set[int] = set()
        self._balances()
        self._leave_out()

    def pieces(self) -> Iterator[Piece]:
        """The pieces of the sentence, in its order."""
        turned = [*self._addressed()]
        for piece in self._laid():
            span = next((span for span in turned if span[0] <= piece.start and piece.end <= span[2]), None)
            if span is None:
                yield piece
                continue
            start, middle, end, receiver, thing = span
            (receiver if piece.start < middle else thing).append(piece.gloss)
            if piece.end == end:
                words = " ".join(gloss for gloss in (*thing, *receiver) if gloss)
                yield Piece(start, end, words)

    def _addressed(self) -> Iterator[tuple[int, int, int, list[str], list[str]]]:
        """Where a receiver stands before what is expressed to it, which English turns round."""
        clause = self._clause
        for unit in clause.units:
            if unit.kind != "verb" or unit.gloss not in _EXPRESSING:
                continue
            things = [at for at in clause.below(unit, "obj") if at > unit.last]
            receivers = [at for at in clause.below(unit, "iobj", "obl") if clause.words[at].case == "Dat"]
            if not things or not receivers or not unit.last < receivers[0] < things[0]:
                continue
            first = clause.unit_of[unit.last] + 1
            thing = clause.start_of_noun(clause.unit_of[things[0]])
            last = clause.units[clause.unit_of[things[0]]].last
            if last - clause.units[first].first > 9 or any(
                one.kind in {"verb", "mark"} for one in clause.units[first:thing]
            ):
                continue
            words = clause.words
            yield (
                words[clause.units[first].first].start,
                words[clause.units[thing].first].start,
                words[last].end,
                [],
                [],
            )

    def _laid(self) -> Iterator[Piece]:
        clause = self._clause
        for place, unit in enumerate(clause.units):
            for gloss in () if place in self._silent else self._unsaid(place, unit):
                if gloss:
                    self._before.setdefault(self._front(place, unit), []).append(gloss)
            if (far := self._far_figure(place, unit)) is not None:
                self._before.setdefault(self._figure_start(far), []).insert(0, "to")
            if clause.core(unit).small in {"за", "на"} and self._months(place):
                self._before.setdefault(place + 1, []).insert(0, "the first")
        begins = next((word.text[:1].isupper() for word in clause.words if word.text[:1].isalnum()), False)
        for place, unit in enumerate(clause.units):
            start, end = clause.words[unit.first].start, clause.words[unit.last].end
            glosses = [(start, gloss) for gloss in self._before.get(place, ())]
            for to, gloss in (*glosses, (end, self._gloss(place, unit))):
                before = clause.units[place - 1] if place else None
                if before is not None and before.kind == "mark" and before.gloss in {"«", "„", ":", '"'}:
                    begins = begins or clause.words[unit.first].text[:1].isupper()
                if begins and gloss[:1].isalnum():
                    gloss, begins = gloss[:1].upper() + gloss[1:], False
                yield Piece(start, to, gloss)

    def _leave_out(self) -> None:
        """Objects that are in the English verb already: "обратил внимание на" is "noted"."""
        clause = self._clause
        for unit in clause.units:
            core = clause.core(unit)
            for at in clause.below(unit, "obj") if unit.kind == "verb" else ():
                if (core.lemma, clause.words[at].lemma) in _HELD:
                    place = clause.unit_of[at]
                    self._silent.add(place)
                    following = place + 1
                    if following < len(clause.units) and clause.core(clause.units[following]).small == "на":
                        self._silent.add(following)

    def _balances(self) -> None:
        """ "Дефицит в торговле с Чили" is a trade deficit with Chile."""
        clause = self._clause
        for place, unit in enumerate(clause.units):
            if clause.core(unit).lemma not in _BALANCES or unit.first != unit.last:
                continue
            for at in range(place + 1, min(place + 7, len(clause.units) - 1)):
                trade = clause.units[at + 1]
                if (
                    clause.core(clause.units[at]).small in {"в", "во"}
                    and clause.core(trade).lemma == "торговля"
                ):
                    if trade.first == trade.last:
                        self._silent |= {at, at + 1}
                    clause.units[place] = replace(unit, gloss=f"trade {unit.gloss}")
                    break

    def _front(self, place: int, unit: Unit) -> int:
        """Before which unit the words stand that a unit asks for."""
        if unit.kind in {"noun", "name", "person", "unknown"}:
            return self._clause.start_of_noun(place)
        at = place
        while at > 0 and self._clause.core(self._clause.units[at - 1]).small in {"не", "также"}:
            at -= 1
        return at

    # What English says and Russian does not

    def _unsaid(self, place: int, unit: Unit) -> Iterator[str]:
        core = self._clause.core(unit)
        if unit.kind == "verb":
            yield self._pronoun(place, unit)
        elif unit.kind in {"year", "time"}:
            yield self._of_time(place, unit)
        elif unit.kind == "number" and place and self._clause.units[place - 1].gloss in _COMPARED:
            yield "than"
        elif (
            unit.kind in {"noun", "name", "person"}
            or unit.kind == "unknown"
            and core.kind in {"NOUN", "PROPN"}
        ):
            start = self._clause.start_of_noun(place)
            yield self._copula(place, unit)
            yield self._bare_case(place, start, unit)
            yield self._article(place, start, unit)
        elif place and self._clause.units[place - 1].gloss in _COMPARED and core.case == "Gen":
            yield "than"
        elif unit.kind in {"adjective"} and core.forms.get("Variant") == "Short":
            yield self._copula(place, unit)

    def _pronoun(self, place: int, unit: Unit) -> str:
        """The subject that a finite verb leaves out."""
        clause, core = self._clause, self._clause.core(unit)
        forms = core.forms
        is_finite = forms.get("VerbForm") == "Fin" and forms.get("Mood", "Ind") == "Ind"
        if not is_finite or core.lemma == "быть" and core.relation in {"aux", "aux:pass", "cop"}:
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
            return "" if self._verbs.told_in(unit) is not None else "they"
        if forms.get("Gender") == "Neut" or unit.gloss in _FIGURES or "self" in unit.entry.marks:
            return "it"
        return {"Fem": "she", "Masc": "he"}.get(
            forms.get("Gender", ""), "" if core.relation == "root" else "it"
        )

    def _has_noun_before(self, place: int, unit: Unit) -> bool:
        """Whether what stands before a verb may well be its subject, though the parse does not say so."""
        clause = self._clause
        before = clause.units[place - 1] if place else None
        if before is not None and before.kind in {"noun", "name", "person"}:
            return clause.preposition(before) is None or clause.core(before).case == "Nom"
        core = clause.core(unit)
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

    def _of_time(self, place: int, unit: Unit) -> str:
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

    def _copula(self, place: int, unit: Unit) -> str:
        """The "is" between a subject and a noun or adjective that is its predicate."""
        clause = self._clause
        subject = next(clause.below(unit, "nsubj"), None)
        if subject is None or subject > unit.first or any(clause.below(unit, "cop")):
            return ""
        if clause.core(unit).case not in {"", "Nom"} or self._dash_between(subject, unit.first):
            return ""
        if clause.words[subject].kind == "PRON" and clause.words[subject].lemma in {"который"}:
            return ""
        return "are" if clause.words[subject].forms.get("Number") == "Plur" else "is"

    def _dash_between(self, first: int, last: int) -> bool:
        return any(self._clause.words[at].text in _DASHES for at in range(first, last))

    def _bare_case(self, place: int, start: int, unit: Unit) -> str:
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
            if self._is_beside(place, start, before):
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
        if "is" in above.entry.marks or "is" in over.entry.marks and head.relation == "obj":
            return ""
        if "as" in above.entry.marks:
            return "as"
        if core.relation not in {"obl", "nmod", "obl:agent", "iobj", "obj", "xcomp"}:
            return ""
        return governed(head.lemma, "Ins")

    def _is_given(self, place: int, verb: Unit) -> bool:
        """Whether a receiver stands between a verb of giving and what is given: "supplied Ghana with fuel"."""
        if verb.gloss not in _GIVING | _SENDING or verb.last > self._clause.units[place].first:
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
        if verb.gloss not in _GIVING:
            return False
        return any(
            verb.last < at < clause.units[start].first and clause.words[at].kind in {"NOUN", "PROPN"}
            and (clause.words[at].case == "Dat" or self._is_receiving_state(at))
            for at in clause.below(verb, "iobj", "obl")
        )  # fmt: skip

    def _is_receiving_state(self, at: int) -> bool:
        """Whether a word is the state of "поставила в Гану"."""
        noun = self._clause.units[self._clause.unit_of[at]]
        before = self._clause.preposition(noun)
        return (
            noun.is_marked("place") and before is not None and self._clause.words[before].small in {"в", "во"}
        )

    def _is_beside(self, place: int, start: int, before: Unit) -> bool:
        """Whether a name stands beside the office before it, as no one's."""
        unit = self._clause.units[place]
        core = self._clause.core(unit)
        if unit.kind == "person":
            return before.is_marked("office", "state", "title") or before.kind in {"person", "name"}
        if core.relation in {"appos", "flat:name", "flat", "flat:foreign"}:
            return not unit.is_marked("state")
        return unit.kind == "name" and before.kind == "name" and core.relation == "flat:name"

    def _article(self, place: int, start: int, unit: Unit) -> str:
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
        if core.forms.get("Number") == "Plur" or unit.gloss.endswith("s") and not unit.gloss.endswith("ss"):
            return "the" if core.lemma in _NAMED_GROUPS or self._has_complement(place) else ""
        if unit.is_marked("fraction"):
            return "" if core.lemma == "половина" else "a"
        return self._singular_article(start, unit, self._has_complement(place))

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

    # The words themselves

    def _gloss(self, place: int, unit: Unit) -> str:
        clause = self._clause
        core = clause.core(unit)
        text = clause.words[unit.first].text
        if unit.kind == "mark":
            return self._mark(place, text)
        if (far := self._far_figure(place, unit)) is not None:
            return self._cased(self._verbs.gloss(replace(unit, gloss="amount")), text) if far else text
        if core.lemma == "приходиться" and (shared := self._fallen(unit)):
            return shared
        if core.small == "не" and place + 1 < len(clause.units):
            return self._cased(self._verbs.negation(clause.units[place + 1]) or "not", text)
        if core.small == "как" and any(
            self._verbs.is_according(one) for one in clause.units[place + 1 : place + 3]
        ):
            return ""
        if core.small == "чтобы" and any(clause.core(one).lemma in _WANTING for one in clause.units[:place]):
            return "that"
        if place in self._silent:
            return ""
        if unit.kind == "verb":
            return self._cased(self._verbs.gloss(unit), text)
        if core.kind == "ADP" or unit.first == unit.last:
            at = preposition(clause, place) if core.kind == "ADP" else None
            if at is not None:
                return self._cased(self._preposition(place, unit, at), text)
        if unit.kind == "noun":
            return self._cased(self._noun(place, unit), text)
        if unit.kind == "fixed" and unit.gloss.startswith("by ") and clause.words[unit.last].small == "на":
            return self._cased(by_measure(clause, place) or unit.gloss, text)
        if core.lemma == "который":
            return self._which(unit)
        if core.small == "что" and core.kind == "PRON" and place and clause.units[place - 1].gloss == ",":
            return self._cased(self._all_that(place), text)
        if core.lemma == "сам" and core.relation in {"amod", "det", "nmod"}:
            return ""
        if core.small in _POSSESSIVE and core.kind == "DET":
            return self._cased(self._possessive(place, core), text)
        if core.relation == "nsubj" and unit.gloss in {"its", "his", "her", "their"}:
            return self._cased({"its": "it"}.get(unit.gloss, unit.gloss), text)
        if core.kind == "PRON" and core.lemma in {"он", "она"} and self._is_figure(core):
            return self._cased("it", text)
        if core.kind == "PRON" and core.lemma in _OBJECTS and core.case not in {"", "Nom"}:
            return self._cased(self._pronoun_form(core), text)
        return self._cased(unit.gloss, text)

    def _is_figure(self, core: Word) -> bool:
        """Whether a pronoun stands for what rises, falls and amounts to something."""
        if core.case != "Nom" and not any(
            unit.kind == "person" or unit.is_marked("office") for unit in self._clause.units
        ):
            return True
        if core.head < 0 or core.relation not in {"nsubj", "obj"}:
            return False
        return self._clause.units[self._clause.unit_of[core.head]].gloss in _FIGURES

    def _far_figure(self, place: int, unit: Unit) -> int | None:
        """The number that a verb of amounting has behind a time or place: "amounted in May to 5 tonnes"."""
        if unit.kind != "verb" or unit.gloss not in {"amount to", "reach"} or unit.first != unit.last:
            return None
        clause = self._clause
        for at in range(place + 1, min(place + 7, len(clause.units))):
            one = clause.units[at]
            if one.kind in {"verb"} or one.kind == "mark" or clause.core(one).small == "от":
                return None
            if one.kind == "number" or one.is_marked("scale") or clause.core(one).kind == "NUM":
                behind = clause.units[at + 1] if at + 1 < len(clause.units) else None
                if clause.preposition(one) is not None or behind is not None and behind.kind in {"year"}:
                    continue
                return (
                    at
                    if at > place + 2 or at == place + 2 and clause.units[place + 1].kind in {"time"}
                    else None
                )
        return None

    def _figure_start(self, at: int) -> int:
        """Where the words before a number begin that belong to it: "almost", "more than"."""
        while self._clause.core(self._clause.units[at - 1]).small in _ABOUT:
            at -= 1
        return at

    def _all_that(self, place: int) -> str:
        """A "что" that stands for all that was said, before a bare comparison."""
        following = self._clause.units[place + 1 : place + 6]
        if any(unit.kind == "verb" for unit in following):
            return "which"
        return "which is" if any(unit.gloss in _COMPARED for unit in following) else "which"

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

    def _preposition(self, place: int, unit: Unit, gloss: str) -> str:
        clause = self._clause
        head = clause.core(unit).head
        if head > unit.last:
            above = clause.words[head].head
            if above >= 0 and clause.words[above].lemma == "приходиться" and clause.core(unit).small == "на":
                return "" if head < above else "by"
            if above >= 0 and clause.core(unit).small == "в" and self._is_receiving_state(head):
                verb = clause.units[clause.unit_of[above]]
                things = [at for at in clause.below(verb, "obj") if at > head]
                if verb.gloss in _GIVING | _SENDING and things and head < verb.last + 4:
                    return ""
            if above >= 0 and clause.core(unit).small == "в" and clause.words[head].case == "Loc":
                verb = clause.units[clause.unit_of[above]]
                if self._verbs.told_in(verb) == head:
                    return ""
        return gloss

    def _fallen(self, unit: Unit) -> str:
        """The verb of a share: "на X приходится 5%" is "X accounts for 5%"."""
        clause = self._clause
        falls_on = [
            at for at in clause.below(unit, "obl", "iobj", "nmod")
            if any(clause.words[child].small == "на" for child in clause.words[at].below)
        ]  # fmt: skip
        if not falls_on:
            return ""
        past = clause.core(unit).forms.get("Tense") == "Past"
        if falls_on[0] < unit.first:
            return "accounted for" if past else "accounts for"
        return "was accounted for" if past else "is accounted for"

    def _months(self, place: int) -> bool:
        """Whether months counted from a year's beginning follow "за": "за девять месяцев"."""
        units_ = self._clause.units[place + 1 : place + 3]
        return (
            len(units_) == 2
            and self._clause.core(units_[1]).lemma == "месяц"
            and (self._clause.core(units_[0]).kind == "NUM" or units_[0].kind == "number")
        )

    def _noun(self, place: int, unit: Unit) -> str:
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
        if unit.is_marked("mass") or unit.gloss.endswith("s") and not unit.gloss.endswith("ss"):
            return unit.gloss
        plural = core.forms.get("Number") == "Plur" or counted and before is not None and before.gloss != "1"
        if unit.is_marked("fraction") and not counted:
            return unit.gloss
        if not plural:
            return unit.gloss
        head, of, rest = unit.gloss.partition(" of ")
        return (head if head.endswith("s") else inflected(head, "NNS")) + of + rest

    def _which(self, unit: Unit) -> str:
        clause, core = self._clause, self._clause.core(unit)
        noun = None
        for place in range(unit.first - 1, -1, -1):
            if clause.words[place].kind in {"NOUN", "PROPN"}:
                noun = clause.words[place]
                break
        who = noun is not None and (noun.forms.get("Animacy") == "Anim" or noun.is_person)
        if not who:
            return "of which" if core.case == "Gen" and clause.preposition(unit) is None else "which"
        if core.case == "Gen" and clause.preposition(unit) is None and core.relation == "nmod":
            return "of whom"
        return "who" if core.case in {"", "Nom"} else "whom"

    def _mark(self, place: int, text: str) -> str:
        clause = self._clause
        if text == "«":
            return "“"
        if text == "»":
            return "”"
        if text == "„":
            self._quotes += 1
            return "“"
        if text == "“" and self._quotes:
            self._quotes -= 1
            return "”"
        after = clause.units[place + 1] if place + 1 < len(clause.units) else None
        before = clause.units[place - 1] if place else None
        if text == "," and after is not None and clause.core(after).small in _THAT:
            return "" if clause.core(after).kind == "SCONJ" or clause.core(after).small == "чем" else text
        if text in _DASHES:
            return self._dash(place, text, before, after)
        if (
            text == "."
            and before is not None
            and before.gloss in {"million", "billion", "thousand", "dollars"}
        ):
            return "" if after is not None else text
        return text

    def _dash(self, place: int, text: str, before: Unit | None, after: Unit | None) -> str:
        clause = self._clause
        if before is None or after is None:
            return text
        if before.kind == "mark" and before.gloss in {",", "”", ".", "!", "?", '"', "»"}:
            follows_quote = any(
                clause.words[at].text in {"»", '"', "”", "“"}
                for at in range(max(0, before.first - 2), before.last + 1)
            )
            return "" if before.gloss == "," or follows_quote else text
        for unit in clause.units[place + 1 :]:
            subject = next(clause.below(unit, "nsubj"), None)
            if (
                subject is not None
                and subject < clause.units[place].first
                and unit.kind in {"noun", "name", "number", "adjective", "unknown", "fixed"}
            ):
                if unit.kind == "number" or clause.core(unit).case in {"", "Nom"}:
                    return "are" if clause.words[subject].forms.get("Number") == "Plur" else "is"
        return "-" if before.kind in {"number", "year"} and after.kind in {"number", "year"} else text

    @staticmethod
    def _cased(gloss: str, like: str) -> str:
        """A gloss with a capital where a sentence or title begins with one."""
        return gloss


_POSSESSIVE = {"его": "his", "ее": "her", "их": "their"}
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
