"""Russian sentences as words with their forms, lemmas, and the words they hang on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from onrecord.glossing.russian.lexicon import dictionary, is_known, plain
from onrecord.glossing.russian.lexicon import words as known_words

_INITIALS = re.compile(r"(?:[А-ЯЁ]\.[ \u00a0]?){1,2}(?=[А-ЯЁ][а-яё])")
_TOKEN = re.compile(
    r"\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?(?!\d)|\d{1,2}:\d\d\b|\d+(?:[.,]\d+)*|"
    r"[A-Za-zА-Яа-яЁё]+(?:[-‑’'][A-Za-zА-Яа-яЁё]+)*"
    r"(?:-\d+)?|\S"
)
_ORDINAL = re.compile(r"\d+-(?:[а-яё]{1,3}|[а-яё]*лет[а-яё]+)\b")
_KINDS = {
    "NOUN": {"NOUN", "NPRO"}, "PROPN": {"NOUN"}, "VERB": {"VERB", "INFN", "PRTS", "PRTF", "GRND"},
    "AUX": {"VERB", "INFN"}, "ADJ": {"ADJF", "ADJS", "PRTF", "PRTS", "COMP"}, "DET": {"ADJF", "NPRO"},
    "PRON": {"NPRO", "ADJF"}, "NUM": {"NUMR", "NOUN", "ADJF"}, "ADV": {"ADVB", "PRED", "COMP", "CONJ"},
    "ADP": {"PREP"}, "CCONJ": {"CONJ"}, "SCONJ": {"CONJ"}, "PART": {"PRCL"},
}  # fmt: skip
_CASES = {"Nom": "nomn", "Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
_NUMBERS = {"Sing": "sing", "Plur": "plur"}
_TENSES = {"past": "Past", "futr": "Fut", "pres": "Pres"}
_GENDERS = {"Masc": "masc", "Fem": "femn", "Neut": "neut"}


@dataclass(slots=True)
class Word:
    """A word in its sentence.

    Attributes:
        start: Its place in the text.
        end: Exclusive.
        text: As written.
        lemma: In small letters, with е for ё.
        kind: Universal part of speech.
        forms: Universal features.
        head: Which word of the sentence it hangs on, -1 for none.
        relation: How (Universal Dependencies).
        is_person: Whether it is part of a person's name.
        below: The words that hang on it.
    """

    start: int
    end: int
    text: str
    lemma: str = ""
    kind: str = "X"
    forms: dict[str, str] = field(default_factory=dict)
    head: int = -1
    relation: str = ""
    is_person: bool = False
    below: list[int] = field(default_factory=list)

    @property
    def small(self) -> str:
        """The word as written, in small letters, with е for ё."""
        return plain(self.text)

    @property
    def case(self) -> str:
        """Its grammatical case, "" for none."""
        return self.forms.get("Case", "")


def sentences(text: str) -> Iterator[list[Word]]:
    """The sentences of a text, each as its words."""
    from razdel import sentenize

    models = _models()
    flat = text.replace("\n", " ").replace("\u00a0", " ")
    persons = _persons(flat, models)
    for sentence in sentenize(flat):
        words = [*_words(sentence.text, sentence.start)]
        if words:
            _tell_forms(words, models)
            for word in words:
                word.is_person = any(s < word.end and word.start < e for s, e in persons) and (
                    word.text[:1].isalpha() and word.kind not in {"ADP", "PRON"}
                )
            yield words


@cache
def _models() -> dict[str, Any]:
    """The networks, from an installed package's files."""
    from navec import Navec
    from slovnet import NER, Morph, Syntax

    # The package that holds the files is not imported: it needs what newer Pythons no longer have.
    found = find_spec("natasha")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("natasha, which holds the files of the Russian models, is not installed")
    folder = Path(found.origin).parent / "data"
    vectors = Navec.load(str(folder / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))
    made = {}
    for name, kind in (("morph", Morph), ("syntax", Syntax), ("ner", NER)):
        made[name] = kind.load(str(folder / "model" / f"slovnet_{name}_news_v1.tar"))
        made[name].navec(vectors)
    return made


def _persons(text: str, models: dict[str, Any]) -> list[tuple[int, int]]:
    spans = models["ner"](text).spans if text.strip() else ()
    return [(span.start, span.stop) for span in spans if span.type == "PER"]


def _words(text: str, offset: int) -> Iterator[Word]:
    """Words of a sentence; initials belong to the name behind them, "80-летие" is one word."""
    at = 0
    while at < len(text):
        initials = _INITIALS.match(text, at)
        found = _TOKEN.match(text, initials.end() if initials else at)
        found = (None if initials else _ORDINAL.match(text, at)) or found
        if found is None:
            at += 1
            continue
        start = at if initials else found.start()
        yield Word(start + offset, found.end() + offset, text[start : found.end()])
        at = found.end()


def _tell_forms(words: list[Word], models: dict[str, Any]) -> None:
    bare = [_INITIALS.sub("", word.text) for word in words]
    bare = [_as_common(text) for text in bare]
    tagged = next(models["morph"].map([bare])).tokens
    hung = next(models["syntax"].map([bare])).tokens
    for place, (word, tags, place_in) in enumerate(zip(words, tagged, hung, strict=True)):
        word.kind, word.forms = tags.pos, dict(tags.feats)
        word.head, word.relation = int(place_in.head_id) - 1, place_in.rel
        if word.head == place:
            word.head = -1
        if word.head >= 0:
            words[word.head].below.append(place)
        _look_up(word, bare[place])
    for word, text in zip(words, bare, strict=True):
        _agree(word, text, words)


def _agree(word: Word, text: str, words: list[Word]) -> None:
    """Put a subject into the plural that its verb has, where the form can be one: "главы МИД встретились"."""
    verb = words[word.head] if word.head >= 0 else None
    if word.relation != "nsubj" or word.kind != "NOUN" or word.case != "Gen" or verb is None:
        return
    forms = verb.forms
    if forms.get("VerbForm") != "Fin" or forms.get("Number") != "Plur" or word.forms.get("Number") != "Sing":
        return
    if any({"nomn", "plur"} <= set(parsed.tag.grammemes) for parsed in dictionary().parse(text)):
        word.forms |= {"Case": "Nom", "Number": "Plur"}


def _as_common(text: str) -> str:
    """An office or other common noun without its capital letter, by which it would be told as a name."""
    if not text[:1].isupper() or text[1:] != text[1:].lower():
        return text
    nouns = known_words("nouns")
    return text.lower() if any(plain(p.normal_form) in nouns for p in dictionary().parse(text)[:2]) else text


def _look_up(word: Word, text: str) -> None:
    """Give a word its lemma, and the forms that the dictionary has for it where the sentence's cannot be."""
    word.lemma = plain(text)
    if not text[:1].isalpha() or not text[-1:].isalpha() or text[:1].isascii():
        return
    best, best_score = None, -1.0
    for parsed in dictionary().parse(text):
        score = fit(parsed, word.kind, word.forms) + (0.8 if is_known(plain(parsed.normal_form)) else 0.0)
        if score > best_score:
            best, best_score = parsed, score
    if best is None:
        return
    word.lemma = plain(best.normal_form)
    if word.kind != "PROPN" and best.is_known and best.tag.POS in _KINDS.get(word.kind, ()):
        _correct(word.forms, best.tag)


def _correct(forms: dict[str, str], tag: Any) -> None:
    for feature, told, names in (("Case", tag.case, _CASES), ("Number", tag.number, _NUMBERS)):
        known = next((name for name, short in names.items() if short == told), None)
        if known and forms.get(feature) and forms[feature] != known:
            forms[feature] = known
    tense = _TENSES.get(str(tag.tense))
    if tense and forms.get("VerbForm") == "Fin" and forms.get("Tense") != tense:
        forms["Tense"] = tense
        if tense == "Past":
            forms.pop("Person", None)


def fit(parsed: Any, kind: str, forms: dict[str, str]) -> float:
    """How well one reading of the dictionary agrees with the forms told by the sentence."""
    tag = parsed.tag
    score = float(parsed.score)
    score += 3.0 if tag.POS in _KINDS.get(kind, ()) else 0.0
    score += 1.0 if tag.case and _CASES.get(forms.get("Case", "")) == tag.case else 0.0
    score += 0.7 if tag.number and _NUMBERS.get(forms.get("Number", "")) == tag.number else 0.0
    score += 0.7 if tag.gender and _GENDERS.get(forms.get("Gender", "")) == tag.gender else 0.0
    return score
