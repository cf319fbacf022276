"""The stretches of a sentence that are put into English as one: words, phrases, names, numbers, dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.glossing.russian.lexicon import (
    NO_ENTRY,
    Entry,
    numerals,
    other_lemmas,
    phrases,
    plain,
    states,
    words,
)
from onrecord.glossing.russian.names import has_initials, person, written
from onrecord.glossing.russian.reading import Word

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DAY = re.compile(r"(?:[12]?\d|3[01])(?:-?(?:го|е|му))?$")
_NUMBER = re.compile(r"\d")
_DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)$")
_ORDINAL = re.compile(r"(\d+)-(?:й|я|е|го|м|му|ой|ю|ая|ый|ий|х|ми)$")
_AGED = re.compile(r"(\d+)-(летие|летия|летию|летием|летии|летний|летнего|летней|летнюю|летних)$")
_LONGEST_TAIL = 8  # words of what a foreign minister is for besides
_LONGEST_OFFICE = 10  # words between an office and its holder's name
_TITLE_KINDS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X"})
_INFLECTED = frozenset({"ADJ", "DET", "NOUN", "PROPN", "VERB", "AUX"})
_OPENING = frozenset('«“„"')
_CLOSING = frozenset('»”“"')
_DASHES = frozenset("-–—‑")
_SUPERLATIVE = re.compile(r"(.{2,}(?:ей|ай)ш)(?:ий|его|ему|им|ем|ая|ей|ую|ее|ие|их|ими|ею)$")
_YEAR_WORDS = frozenset({"год", "г", "гг", "лет"})


@dataclass(slots=True)
class Unit:
    """A stretch of a sentence with its English base form.

    Attributes:
        first: Its first word.
        last: Its last word.
        core: The word that hangs on one outside.
        entry: What the tables have.
        gloss: English, before it is inflected.
        kind: noun, verb, adjective, name, person, number, date, year, fixed, mark (punctuation), unknown.
    """

    first: int
    last: int
    core: int
    entry: Entry
    gloss: str
    kind: str

    def is_marked(self, *marks: str) -> bool:
        """Whether the tables say one of these of it."""
        return any(mark in self.entry.marks for mark in marks)


def units(words_: Sequence[Word]) -> list[Unit]:
    """The units of a sentence, in order, every word in one."""
    return [*_with_shared_titles(words_, [*_Cutting(words_).all()])]


class _Cutting:
    def __init__(self, sentence: Sequence[Word]) -> None:
        self._words = sentence

    def all(self) -> Iterator[Unit]:
        at = 0
        while at < len(self._words):
            unit = (
                self._title(at)
                or self._times(at)
                or self._date(at)
                or self._person(at)
                or self._office(at)
                or self.phrase(at)
                or self._office_of_state(at)
                or self._word(at)
            )
            yield unit
            at = unit.last + 1

    def _unit(self, first: int, last: int, gloss: str, kind: str, entry: Entry = NO_ENTRY) -> Unit:
        inside = range(first, last + 1)
        if kind in {"verb", "noun"}:  # what inflects is the first such word of the phrase
            for place in inside:
                fits = {"verb": {"VERB", "AUX"}, "noun": {"NOUN", "PROPN"}}[kind]
                outside = self._words[place].head not in inside
                if self._words[place].kind in fits and (kind == "verb" or outside):
                    return Unit(first, last, place, entry, gloss, kind)
        core = next((place for place in inside if self._words[place].head not in inside), first)
        return Unit(first, last, core, entry, gloss, kind)

    def _small(self, at: int) -> str:
        return self._words[at].small if at < len(self._words) else ""

    def _month(self, at: int) -> str:
        entry = words("nouns").get(self._words[at].lemma) if at < len(self._words) else None
        return entry.gloss if entry and "month" in entry.marks else ""

    def _date(self, at: int) -> Unit | None:
        text = self._small(at)
        if text in {"с", "со"} and (span := self._days(at)):
            return span
        dotted = _DATE.match(text)
        if dotted and 1 <= int(dotted[2]) <= 12:
            month = [e.gloss for e in words("nouns").values() if "month" in e.marks][int(dotted[2]) - 1]
            return self._unit(at, at, f"{month} {int(dotted[1])}, {dotted[3]}", "date")
        if _YEAR.fullmatch(text):
            last = self._year_end(at)
            is_year = last > at or (self._small(at + 1) == "по" and self._small(at - 1) == "с")
            return self._unit(at, last, text, "year") if is_year else None
        if not _DAY.fullmatch(text):
            return None
        days, after = re.sub(r"\D", "", text), at + 1
        if self._small(after) in _DASHES and _DAY.fullmatch(self._small(after + 1)):
            days, after = f"{days}-{re.sub(r'[^0-9]', '', self._small(after + 1))}", after + 2
        month = self._month(after)
        if not month:
            return None
        if _YEAR.fullmatch(self._small(after + 1)):
            last = self._year_end(after + 1)
            return self._unit(at, last, f"{month} {days}, {self._small(after + 1)}", "date")
        return self._unit(at, after, f"{month} {days}", "date")

    def _days(self, at: int) -> Unit | None:
        """Days from one to another: "с 12 по 14 марта 2023 года"."""
        first, last = self._small(at + 1), self._small(at + 3)
        month = self._month(at + 4)
        if not (_DAY.match(first) and self._small(at + 2) == "по" and _DAY.match(last) and month):
            return None
        days = "-".join(re.sub(r"\D", "", day) for day in (first, last))
        if _YEAR.fullmatch(self._small(at + 5)):
            end = self._year_end(at + 5)
            return self._unit(at, end, f"on {month} {days}, {self._small(at + 5)}", "fixed")
        return self._unit(at, at + 4, f"on {month} {days}", "fixed")

    def _year_end(self, at: int) -> int:
        """The last word of "2019 года" or "2019 г." that begins with the year's figures."""
        if at + 1 >= len(self._words) or self._words[at + 1].lemma not in _YEAR_WORDS:
            return at
        dot = at + 2
        if self._small(at + 1) in {"г", "гг"} and self._small(dot) == "." and dot + 1 < len(self._words):
            return dot
        return at + 1

    def _title(self, at: int) -> Unit | None:
        """What is called by a few words in quotation marks: a newspaper, a ship, a club."""
        if at < 2 or self._words[at - 1].text not in _OPENING or not self._words[at].text[:1].isupper():
            return None
        if self._words[at - 2].kind not in {"NOUN", "PROPN", "X"}:
            return None
        last = at
        while last < len(self._words) - 1 and last - at < 3 and self._words[last].text not in _CLOSING:
            word = self._words[last]
            if word.kind not in _TITLE_KINDS or word.forms.get("Variant") == "Short" or self.phrase(at):
                return None
            last += 1
        if last == at or self._words[last].text not in _CLOSING:
            return None
        return self._unit(at, last - 1, " ".join(written(word) for word in self._words[at:last]), "name")

    def _person(self, at: int) -> Unit | None:
        if has_initials(self._words[at].text):
            return self._unit(at, at, person(self._words[at : at + 1], self._case_before(at)), "person")
        last = at
        while last < len(self._words) and self._words[last].is_person:
            last += 1
        if last == at:
            return None
        # An office or state that the network took into the name is none of it.
        if self.phrase(at) and self._words[at].lemma not in states() and last - at == 1:
            return None
        return self._unit(at, last - 1, person(self._words[at:last], self._case_before(at)), "person")

    def _case_before(self, at: int) -> str:
        """The case of the office before a name, past what the office is of; "" for none."""
        for word in reversed(self._words[max(0, at - _LONGEST_OFFICE) : at]):
            if word.kind == "NOUN" and word.forms.get("Animacy") == "Anim":
                return word.case
            if word.kind not in {"NOUN", "PROPN", "ADJ", "CCONJ"} and word.small != "по":
                return ""
        return ""

    def phrase(self, at: int) -> Unit | None:
        """The longest phrase of the tables that begins at a word."""
        word = self._words[at]
        for first in (word.lemma, word.small):
            for parts, entry in phrases().get(first, ()):
                if self._fits(at, parts, entry):
                    kind = entry.kind
                    return self._unit(at, at + len(parts) - 1, entry.gloss, kind, entry)
        return None

    def _fits(self, at: int, parts: tuple[frozenset[str], ...], entry: Entry) -> bool:
        if at + len(parts) > len(self._words):
            return False
        if entry.kind == "name" and not self._words[at].text[:1].isupper() and self._words[at].text != "«":
            return False
        for part, word in zip(parts, self._words[at : at + len(parts)], strict=True):
            if not {word.lemma, word.small, f"={word.small}"} & part:
                return False
        return True

    def _office(self, at: int) -> Unit | None:
        """A foreign minister with all else he is minister of: "министр иностранных дел и торговли Мальты"."""
        found = self.phrase(at)
        if found is None or found.gloss != "foreign minister" or found.last + 2 >= len(self._words):
            return None
        end = found.last
        while end + 1 < len(self._words) and end - found.last < _LONGEST_TAIL and self._is_of_tail(end + 1):
            end += 1
        state = self.phrase(end + 1) if end + 1 < len(self._words) else None
        if end < found.last + 2 or state is None or not state.is_marked("state"):
            return None
        return Unit(found.first, end, found.core, found.entry, found.gloss, found.kind)

    def _is_of_tail(self, at: int) -> bool:
        """Whether a word may go on with what a minister is for: "и торговли", "и по делам диаспоры"."""
        word = self._words[at]
        if not word.text.islower():
            return word.text == ","
        animate = word.kind == "NOUN" and word.forms.get("Animacy") == "Anim"
        return word.small in {"и", "по"} or (word.case in {"Gen", "Dat"} and not animate)

    def _office_of_state(self, at: int) -> Unit | None:
        """An office with its state's adjective inside: "глава российского правительства"."""
        state = self._words[at + 1] if at + 2 < len(self._words) else None
        if state is None or state.lemma not in states() or state.kind != "ADJ":
            return None
        found = _Cutting([self._words[at], *self._words[at + 2 :]]).phrase(0)
        if found is None or found.first == found.last or not found.is_marked("office"):
            return None
        gloss = f"{states()[state.lemma]} {found.gloss}"
        return Unit(at, at + found.last + 1, at, found.entry, gloss, found.kind)

    def _spelled(self, at: int) -> Unit | None:
        """A number in several words, in figures: "двадцать пять" is 25."""
        if _NUMBER.match(self._small(at)):
            return None
        number, last = self._numeral(at)
        if number and (last > at or "-" in number):
            return self._unit(at, last, number, "number")
        return None

    def _times(self, at: int) -> Unit | None:
        """A multiple: "в 2,5 раза", "в полтора раза", "в два-три раза"."""
        if self._small(at) not in {"в", "во"}:
            return None
        number, last = self._numeral(at + 1)
        if number and self._small(last + 1) in {"раз", "раза"}:
            return self._unit(at, last + 1, f"{number} times", "number")
        return None

    def _numeral(self, at: int) -> tuple[str, int]:
        """A number in figures or words, and its last word; "" for none."""
        if _NUMBER.match(self._small(at)):
            text, last = number_gloss(self._words[at].text), at
            if self._small(at + 1) in _DASHES and _NUMBER.match(self._small(at + 2)):
                return f"{text}-{number_gloss(self._words[at + 2].text)}", at + 2
            return text, last
        total, last = 0.0, at - 1
        while last + 1 < len(self._words):
            known = numerals().get(self._words[last + 1].lemma) or numerals().get(self._small(last + 1))
            if known is None or (last >= at and known >= _lowest(total)):
                break
            total, last = total + known, last + 1
        if last < at:
            parts = self._small(at).split("-")
            known_parts = [_known_numeral(part) for part in parts]
            if len(parts) == 2 and all(known_parts):
                return "-".join(f"{part:g}" for part in known_parts), at
            return "", at
        return f"{total:g}", last

    def _word(self, at: int) -> Unit:
        word = self._words[at]
        return (
            self._spelled(at)
            or self._figure(at)
            or self._listed(at)
            or self._joined(at)
            or self._unknown(at, word)
        )

    def _figure(self, at: int) -> Unit | None:
        text = self._words[at].text
        small = self._small(at)
        if aged := _AGED.match(small):
            kind = ("noun", "anniversary") if aged[2].startswith("лети") else ("adjective", "year-old")
            if kind[0] == "noun":
                return self._unit(at, at, f"{_ordinal(int(aged[1]))} anniversary", "noun")
            return self._unit(at, at, f"{aged[1]}-year", "adjective")
        if (ordinal := _ORDINAL.match(small)) and _YEAR.fullmatch(ordinal[1]):
            return self._unit(at, at, ordinal[1], "year")
        if ordinal:
            return self._unit(at, at, _ordinal(int(ordinal[1])), "adjective")
        if not _NUMBER.match(text):
            return None
        number = number_gloss(text)
        if self._small(at + 1) == "с" and self._small(at + 2) == "лишним":
            return self._unit(at, at + 2, f"more than {number}", "number")
        return self._unit(at, at, number, "number")

    def _listed(self, at: int) -> Unit | None:
        word = self._words[at]
        if superlative := _SUPERLATIVE.match(word.small):
            entry = words("adjectives").get(f"{superlative[1]}ий")
            if entry:
                return self._unit(at, at, entry.gloss, entry.kind, entry)
        if word.forms.get("Variant") == "Short" and (entry := words("verbs").get(word.small)):
            return self._unit(at, at, entry.gloss, entry.kind, entry)
        is_compared = word.forms.get("Degree") == "Cmp"
        if (is_compared or word.kind not in _INFLECTED) and (entry := words("words").get(word.small)):
            return self._unit(at, at, entry.gloss, entry.kind, entry)
        for kind in _order(word):
            for key in (word.lemma, word.small):
                if entry := words(kind).get(key):
                    return self._unit(at, at, entry.gloss, entry.kind, entry)
        return None

    def _joined(self, at: int) -> Unit | None:
        """An adjective of two parts: "российско-сербский", "нефтегазово-химический"."""
        first, dash, second = self._words[at].lemma.rpartition("-")
        if not dash:
            return None
        left = _half(first)
        right = states().get(second)
        if right is None and (entry := words("adjectives").get(second)):
            right = entry.gloss
        if left and right:
            return self._unit(at, at, f"{left}-{right}", "adjective")
        entry = words("nouns").get(second)
        return self._unit(at, at, entry.gloss, "noun", entry) if entry else None

    def _unknown(self, at: int, word: Word) -> Unit:
        if not word.text[:1].isalpha():
            return self._unit(at, at, word.text, "mark")
        if word.lemma.endswith("ся") and (entry := words("verbs").get(word.lemma[:-2])):
            return self._unit(at, at, entry.gloss, "verb", entry._replace(marks=entry.marks | {"self"}))
        if word.text[:1].isascii():
            return self._unit(at, at, word.text, "unknown")
        if at == 0 or word.text[:1].islower():
            for lemma in other_lemmas(word.text):
                for kind in _order(word):
                    if entry := words(kind).get(lemma):
                        return self._unit(at, at, entry.gloss, entry.kind, entry)
        return self._unit(at, at, written(word), "unknown")


def _with_shared_titles(words_: Sequence[Word], made: list[Unit]) -> Iterator[Unit]:
    """The units, with two holders of an office, who are told by one title, each with it.

    "Президенты России и Чили Иван Петров и Эрнан Вальдивия" are the president of Russia and that of Chile.
    """
    at = 0
    while at < len(made):
        office, *behind = made[at : at + 7]
        plural = words_[office.core].forms.get("Number") == "Plur" and office.is_marked("office")
        shared = _shared(words_, office, behind) if plural else None
        yield shared or office
        at += 7 if shared else 1


def _shared(words_: Sequence[Word], office: Unit, behind: Sequence[Unit]) -> Unit | None:
    if len(behind) < 6:
        return None
    first, one_and, second, holder, other_and, other = behind
    states_ = first.is_marked("state") and second.is_marked("state")
    joined = all(words_[one.core].small == "и" for one in (one_and, other_and))
    if not (states_ and joined and holder.kind == other.kind == "person"):
        return None
    told = (
        f"{office.gloss} of {state.gloss} {who.gloss}" for state, who in ((first, holder), (second, other))
    )
    return Unit(office.first, other.last, office.core, office.entry, " and ".join(told), "name")


def _lowest(total: float) -> float:
    """Below what the next word of a number must be: after twenty, ten."""
    for size in (1000.0, 100.0, 10.0):
        if total >= size and total % size == 0:
            return size
    return 0.0


def _known_numeral(text: str) -> float:
    return next((numerals()[lemma] for lemma in (text, *other_lemmas(text)) if lemma in numerals()), 0.0)


def _order(word: Word) -> tuple[str, ...]:
    first = {
        "NOUN": "nouns", "PROPN": "nouns", "VERB": "verbs", "AUX": "verbs", "ADJ": "adjectives",
    }.get(word.kind, "words")  # fmt: skip
    return (first, *(kind for kind in ("words", "nouns", "adjectives", "verbs") if kind != first))


def _half(first: str) -> str:
    """The English of the first part of a joined adjective ("российско", "северо", "торгово")."""
    known = states().get(first)
    if known:
        return known
    stem = first.removesuffix("о").removesuffix("е")
    for ending in ("ый", "ий", "ой", "ный", "ский"):
        if entry := words("adjectives").get(stem + ending):
            return entry.gloss
    inner = first.split("-")
    return "-".join(filter(None, map(_half, inner))) if len(inner) > 1 else ""


def number_gloss(text: str) -> str:
    """Figures as English writes them: a point before decimals, commas between thousands."""
    whole, _, decimals = plain(text).replace("\u00a0", " ").partition(",")
    whole = whole.strip().replace(" ", ",")
    return f"{whole}.{decimals}" if decimals else whole


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
