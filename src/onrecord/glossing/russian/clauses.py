"""What a unit's place in its sentence asks for: who a verb's subject is, what stands before a noun."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from onrecord.glossing.russian.names import is_in_nominative
from onrecord.glossing.russian.reading import Word
from onrecord.glossing.russian.units import Unit

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass"})
_BEFORE_NOUNS = frozenset({"amod", "det", "nummod", "nummod:gov", "nummod:entity", "advmod", "acl"})
_EVENTS = frozenset({"visit", "meeting", "talks", "conversation"})
_NOUNS = frozenset({"noun", "name", "person"})


class Clause:
    """A sentence as units with what hangs on what.

    Attributes:
        words: The sentence.
        units: Its units.
    """

    def __init__(self, words: Sequence[Word], units: list[Unit]) -> None:
        """See the class.

        Args:
            words: The sentence.
            units: Its units, every word in one.
        """
        self.words = words
        self.units = units

    @cached_property
    def unit_of(self) -> list[int]:
        """The place of each word's unit."""
        return [place for place, unit in enumerate(self.units) for _ in range(unit.first, unit.last + 1)]

    def core(self, unit: Unit) -> Word:
        """The word of a unit that hangs on one outside."""
        return self.words[unit.core]

    def head(self, unit: Unit) -> Word | None:
        """The word that a unit hangs on."""
        head = self.core(unit).head
        return self.words[head] if head >= 0 else None

    def below(self, unit: Unit, *relations: str) -> Iterator[int]:
        """Words outside a unit that hang on its words in one of the relations."""
        for place in range(unit.first, unit.last + 1):
            for child in self.words[place].below:
                inside = unit.first <= child <= unit.last
                if not inside and self.words[child].relation in relations:
                    yield child

    def subject(self, unit: Unit) -> int | None:
        """The word that is a verb's subject, also that of the verb it goes on from; None for none."""
        found = next(self.below(unit, *_SUBJECTS), None)
        if found is not None:
            return found
        core = self.core(unit)
        if core.relation in {"conj", "aux", "aux:pass", "cop"} and core.head >= 0:
            return self.subject(self.units[self.unit_of[core.head]])
        return None

    def has_word_below(self, unit: Unit, *small: str) -> bool:
        """Whether one of these words hangs on the unit."""
        return any(
            self.words[child].small in small
            for place in range(unit.first, unit.last + 1)
            for child in self.words[place].below
        )

    def start_of_noun(self, place: int) -> int:
        """The unit with which the noun phrase begins whose noun is the unit at a place."""
        noun = self.units[place]
        at = place
        while at > 0 and self._leads(at - 1, noun):
            at -= 1
        return at

    def _leads(self, at: int, noun: Unit) -> bool:
        """Whether the unit at a place is an adjective, number or the like before a noun."""
        unit = self.units[at]
        core = self.core(unit)
        if core.kind in {"ADP", "PUNCT", "CCONJ"} and not self._between(at, noun):
            return False
        if self.words[unit.last].kind == "ADP":
            return False
        if unit.kind == "verb" and core.forms.get("VerbForm") != "Part":
            return False
        seen = 0
        place = unit.core
        while place >= 0 and seen < 4:
            if noun.first <= place <= noun.last:
                return True
            if self.words[place].relation not in _BEFORE_NOUNS | {"conj", "cc", "punct"}:
                return False
            place, seen = self.words[place].head, seen + 1
        return False

    def _between(self, at: int, noun: Unit) -> bool:
        """Whether a comma or "and" stands between two adjectives of a noun."""
        if self.core(self.units[at]).kind == "ADP" or at == 0:
            return False
        before = self.core(self.units[at - 1])
        head = self.words[self.units[at].core].head
        adjectives = {"ADJ", "DET", "NUM"}
        inside = head >= 0 and self.words[head].kind in adjectives and before.kind in adjectives
        return inside and self._leads(at - 1, noun)

    def preposition(self, unit: Unit) -> int | None:
        """The preposition that a noun stands behind."""
        return next(self.below(unit, "case"), None)

    def is_named(self, place: int) -> bool:
        """Whether a person's name follows an office, with no more than its state between."""
        for after in self.units[place + 1 : place + 4]:
            if after.kind == "person":
                return True
            if after.kind not in {"name", "adjective"} and not after.is_marked("office"):
                return False
        return False

    def is_genitive_of(self, place: int, start: int) -> bool:
        """Whether a noun in the genitive hangs on the noun before its phrase."""
        unit = self.units[place]
        core = self.core(unit)
        if start == 0 or self.preposition(unit) is not None:
            return False
        if unit.is_marked("state") and unit.kind == "name" and self.units[start - 1].is_marked("office"):
            return True
        if core.case != "Gen" or (unit.kind == "person" and is_in_nominative(core.text)):
            return False
        before = self.units[start - 1]
        head = self.words[core.head] if core.head >= 0 else None
        if head is None or (head.kind in {"VERB", "AUX", "ADV"} and not before.is_marked("unit", "office")):
            return False
        if before.kind == "mark" and before.gloss in {"»", "”"} and start > 1:
            before = self.units[start - 2]
        if before.kind == "number" or before.is_marked("scale"):
            return False
        if (
            before.is_marked("place")
            and self.words[before.core].case in {"Dat", "Acc"}
            and (unit.kind == "noun" and not unit.is_marked("office", "event"))
        ):
            return False
        event = before.kind == "fixed" and before.gloss.split()[-1] in _EVENTS and unit.kind == "person"
        return event or before.kind in _NOUNS or before.gloss == "%" or before.is_marked("unit")
