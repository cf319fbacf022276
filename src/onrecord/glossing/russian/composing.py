"""A Russian sentence as English pieces."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.glossing.alignment import Piece
from onrecord.glossing.russian.clauses import Clause
from onrecord.glossing.russian.marks import Marks
from onrecord.glossing.russian.nouns import GIVING, SENDING, Nouns
from onrecord.glossing.russian.prepositions import by_measure, preposition
from onrecord.glossing.russian.pronouns import COMPARED, Pronouns
from onrecord.glossing.russian.reading import Word
from onrecord.glossing.russian.turning import (
    PART_OF_MONTH,
    addressed,
    counts_months,
    fallen,
    far_figure,
    figure_start,
    silent,
)
from onrecord.glossing.russian.units import Unit, units
from onrecord.glossing.russian.verbs import Verbs, with_object
from onrecord.glossing.russian.visiting import (
    INTO,
    arrival,
    asides,
    bare_name,
    bare_visit,
    fronted,
    is_time,
    left_out,
    own_name,
    pairs,
    stay,
)

_WHOSE = frozenset({"его", "ее", "их"})
_WHOM = frozenset({"him", "her", "them"})
_OPENING_UNITS = 4
_WANTING = frozenset({"хотеть", "желать", "пожелать", "требовать", "просить", "стремиться", "надеяться"})
_OPENING = frozenset({"«", "„", ":", '"'})


class Composing:
    """Puts one sentence into English."""

    def __init__(
        self, words: Sequence[Word], *, presidency: bool = False, spoken_to: str = "", home: str = ""
    ) -> None:
        """See the class.

        Args:
            words: The sentence.
            home: The state of the outlet, where the sentence may name its people by name alone.
            spoken_to: Whom "Вы" means, where that is known.
            presidency: Whether a presidency's page begins with it, which names its own head by name alone.
        """
        self._clause = Clause(words, units(words))
        self._clause.units = [with_object(self._clause, unit) for unit in self._clause.units]
        self._verbs = Verbs(self._clause)
        self._nouns = Nouns(self._clause)
        self._pronouns = Pronouns(self._clause, self._verbs, spoken_to)
        self._marks = Marks(self._clause)
        self._left_out = left_out(self._clause)
        self._silent = silent(self._clause) | self._left_out
        self._president = bare_name(self._clause) if presidency else None
        self._own = own_name(self._clause) if home == "Russia" and not presidency else None
        self._pairs = pairs(self._clause)
        self._fronted = fronted(self._clause)
        self._bare_visit = bare_visit(self._clause)
        self._asides = asides(self._clause)
        self._arrivals = {
            at
            for unit in self._clause.units
            for at in (arrival(self._clause, unit), stay(self._clause, unit))
        }

    def pieces(self) -> Iterator[Piece]:
        """The pieces of the sentence, in its order."""
        turned = [(span, list[str](), list[str]()) for span in addressed(self._clause)]
        for piece in self._laid():
            span = next((one for one in turned if one[0][0] <= piece.start and piece.end <= one[0][2]), None)
            if span is None:
                yield piece
                continue
            (start, middle, end), receiver, thing = span
            (receiver if piece.start < middle else thing).append(piece.gloss)
            if piece.end == end:
                to = () if next(filter(None, receiver), "to").startswith("to") else ("to",)
                yield Piece(start, end, " ".join(gloss for gloss in (*thing, *to, *receiver) if gloss))

    def _laid(self) -> Iterator[Piece]:
        """The pieces in the order of the text, with capitals where sentences and quotations begin."""
        clause, inserted = self._clause, self._inserted()
        begins = next((word.text[:1].isupper() for word in clause.words if word.text[:1].isalnum()), False)
        for place, unit in enumerate(clause.units):
            start, end = clause.words[unit.first].start, clause.words[unit.last].end
            if place and clause.units[place - 1].kind == "mark" and clause.units[place - 1].gloss in _OPENING:
                begins = begins or clause.words[unit.first].text[:1].isupper()
            for to, gloss in (
                *((start, gloss) for gloss in inserted.get(place, ())),
                (end, self._gloss(place, unit)),
            ):
                words = gloss
                if begins and gloss[:1].isalnum():
                    words, begins = gloss[:1].upper() + gloss[1:], False
                yield from self._apart(unit, Piece(start, to, words))

    def _apart(self, unit: Unit, piece: Piece) -> Iterator[Piece]:
        """A piece, that of "по его словам" with the pronoun as one inside it, which is who speaks."""
        according, _, whom = piece.gloss.rpartition(" ")
        word = next((w for w in self._clause.words[unit.first : unit.last + 1] if w.small in _WHOSE), None)
        if word is None or according.lower() != "according to" or whom not in _WHOM:
            yield piece
            return
        yield piece._replace(gloss=f"{according} ")
        yield Piece(word.start, word.end, whom)

    def _inserted(self) -> dict[int, list[str]]:
        """What English says and Russian does not, by the unit before which it stands."""
        clause = self._clause
        found: dict[int, list[str]] = {}
        for place, unit in enumerate(clause.units):
            for gloss in () if place in self._silent else self._unsaid(place, unit):
                if gloss:
                    found.setdefault(self._front(place, unit), []).append(gloss)
            if (far := far_figure(clause, place, unit)) is not None:
                found.setdefault(figure_start(clause, far), []).insert(0, "to")
            if clause.core(unit).small in {"за", "на"} and counts_months(clause, place):
                found.setdefault(place + 1, []).insert(0, "the first")
        return found

    def _is_visited(self, unit: Unit) -> bool:
        """Whether a place stands before the verb of which English makes it the subject."""
        core = self._clause.core(unit)
        if core.head < 0 or not unit.is_marked("place"):
            return False
        verb = self._clause.units[self._clause.unit_of[core.head]]
        turned = core.relation == "obj" and self._verbs.is_turned(verb)
        return turned or arrival(self._clause, verb) is not None

    def _follows_time(self, start: int) -> bool:
        """Whether a time stands before a noun phrase, or before the preposition that English drops there."""
        before = [one for one in self._clause.units[:start] if self._clause.core(one).small not in INTO]
        return bool(before) and is_time(before[-1])

    def _parts_from_time(self, place: int, start: int) -> bool:
        """Whether a comma parts a name from the time before it: "in July, Astana was visited by"."""
        unit = self._clause.units[place]
        visited = self._is_visited(unit) and self._follows_time(start)
        return visited or (unit.kind == "person" and start == place and self._opens_with_time(place))

    def _opens_with_time(self, place: int) -> bool:
        """Whether a sentence has only a month or weekday before a name, which English would take with it."""
        before = self._clause.units[:place]
        led = all(is_time(one) or one.kind in {"unknown", "fixed"} for one in before)
        return led and bool(before) and before[-1].is_marked("month", "weekday") and place <= _OPENING_UNITS

    def _front(self, place: int, unit: Unit) -> int:
        """Before which unit the words stand that a unit asks for."""
        if unit.kind in {"noun", "name", "person", "unknown"}:
            return self._clause.start_of_noun(place)
        at = place
        while at > 0 and self._clause.core(self._clause.units[at - 1]).small in {"не", "также"}:
            at -= 1
        return at

    def _unsaid(self, place: int, unit: Unit) -> Iterator[str]:
        """The words that a unit asks for before it."""
        core = self._clause.core(unit)
        if unit.kind == "verb" and place in self._asides:
            yield ","
        is_compared = place > 0 and self._clause.units[place - 1].gloss in COMPARED
        if unit.kind == "verb":
            yield self._pronouns.left_out(place, unit)
        elif unit.kind in {"year", "time"}:
            yield self._nouns.of_time(place, unit)
        elif unit.kind == "date":
            yield self._nouns.on_day(place, unit)
        elif unit.kind == "number" and is_compared:
            yield "than"
        elif unit.kind in {"noun", "name", "person"} or (
            unit.kind == "unknown" and core.kind in {"NOUN", "PROPN"}
        ):
            start = self._clause.start_of_noun(place)
            if start in self._asides or self._parts_from_time(place, start):
                yield ","
            yield self._nouns.copula(unit)
            yield (
                self._pairs.get(place)
                or self._fronted.get(place)
                or self._nouns.bare_case(place, start, unit)
            )
            yield self._nouns.article(place, start, unit)
            if place == self._president:
                yield "President"
            elif place == self._own:
                yield "Russia's"
        elif place in self._asides:
            yield ","
        elif place == self._bare_visit:
            yield "is"
        elif is_compared and core.case == "Gen":
            yield "than"
        elif unit.kind == "adjective" and core.forms.get("Variant") == "Short":
            yield self._nouns.copula(unit)

    def _gloss(self, place: int, unit: Unit) -> str:
        """A unit's own English words."""
        clause, core = self._clause, self._clause.core(unit)
        if place in self._left_out:
            return ""
        if (settled := self._settled(place, unit)) is not None:
            return settled
        if unit.kind == "mark":
            return self._marks.gloss(place, clause.words[unit.first].text)
        if far_figure(clause, place, unit) is not None:
            return self._verbs.gloss(replace(unit, gloss="amount"))
        if core.lemma == "приходиться" and (shared := fallen(clause, unit)):
            return shared
        if (particle := self._particle(place, core)) is not None:
            return particle
        if place in self._silent:
            return ""
        if unit.kind == "verb":
            return self._verbs.gloss(unit)
        if core.kind == "ADP" and (before := preposition(clause, place)) is not None:
            return self._preposition(unit, before)
        if unit.kind == "noun":
            return self._nouns.gloss(place, unit)
        if unit.kind == "fixed" and unit.gloss.startswith("by ") and clause.words[unit.last].small == "на":
            return by_measure(clause, place) or unit.gloss
        pronoun = self._pronouns.gloss(place, unit)
        return unit.gloss if pronoun is None else pronoun

    def _settled(self, place: int, unit: Unit) -> str | None:
        """The words of a unit that those around it decide; None for one that has its own."""
        following = self._clause.units[place + 1] if place + 1 < len(self._clause.units) else None
        if unit.kind == "verb" and place in self._fronted:
            return self._fronted[place]
        if unit.gloss in PART_OF_MONTH and following is not None and following.is_marked("month"):
            return PART_OF_MONTH[unit.gloss]
        if self._clause.core(unit).kind == "ADP" and place in self._pairs:
            return self._pairs[place]
        return None

    def _particle(self, place: int, core: Word) -> str | None:
        """The English "not", "as" and "that" by what follows or went before; None for another word."""
        following = self._clause.units[place + 1 : place + 3]
        if core.small == "не" and following:
            return self._verbs.negation(following[0]) or "not"
        if core.small == "как" and any(self._verbs.is_according(one) for one in following):
            return ""
        wants = core.small == "чтобы" and any(
            self._clause.core(one).lemma in _WANTING for one in self._clause.units[:place]
        )
        return "that" if wants else None

    def _preposition(self, unit: Unit, gloss: str) -> str:
        """A preposition, or nothing where English makes its noun the subject or object."""
        clause = self._clause
        head = clause.core(unit).head
        if head in self._arrivals:
            return ""
        if head > unit.last:
            above = clause.words[head].head
            if above >= 0 and clause.words[above].lemma == "приходиться" and clause.core(unit).small == "на":
                return "" if head < above else "by"
            if above >= 0 and clause.core(unit).small == "в" and self._nouns.is_receiving_state(head):
                verb = clause.units[clause.unit_of[above]]
                things = [at for at in clause.below(verb, "obj") if at > head]
                if verb.gloss in GIVING | SENDING and things and head < verb.last + 4:
                    return ""
            if above >= 0 and clause.core(unit).small == "в" and clause.words[head].case == "Loc":
                verb = clause.units[clause.unit_of[above]]
                if self._verbs.told_in(verb) == head:
                    return ""
        return gloss
