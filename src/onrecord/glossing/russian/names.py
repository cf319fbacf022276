"""Russian names of persons and places in the nominative and in Latin letters."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from onrecord.glossing.russian.lexicon import dictionary, persons, plain
from onrecord.glossing.russian.reading import Word, fit
from onrecord.languages import table

_INITIALS = re.compile(r"^((?:[А-ЯЁ]\.\s?)+)(.+)$")
_CASES = {"Gen": "gent", "Dat": "datv", "Acc": "accs", "Ins": "ablt", "Loc": "loct"}
# The longest ending first; those of adjectives and of surnames in -ов, -ин before those of nouns.
_ENDINGS = {
    "Gen": (
        ("ского", "ский"), ("цкого", "цкий"), ("ого", "ый"), ("его", "ий"), ("овой", "ова"),
        ("евой", "ева"), ("иной", "ина"), ("ской", "ская"), ("ия", "ий"), ("ая", "ай"), ("ея", "ей"),
        ("а", ""), ("я", "ь"), ("ы", "а"),
    ),
    "Dat": (
        ("скому", "ский"), ("цкому", "цкий"), ("ому", "ый"), ("ему", "ий"), ("овой", "ова"),
        ("евой", "ева"), ("иной", "ина"), ("ской", "ская"), ("ию", "ий"), ("аю", "ай"), ("ею", "ей"),
        ("у", ""), ("ю", "ь"), ("е", "а"),
    ),
    "Ins": (
        ("ским", "ский"), ("цким", "цкий"), ("овым", "ов"), ("евым", "ев"), ("иным", "ин"), ("ыным", "ын"),
        ("овой", "ова"), ("евой", "ева"), ("иной", "ина"), ("ской", "ская"), ("ым", "ый"), ("ием", "ий"),
        ("аем", "ай"), ("еем", "ей"), ("ом", ""), ("ем", ""), ("ой", "а"), ("ей", "я"),
    ),
    "Loc": (
        ("ском", "ский"), ("е", ""),
    ),
}  # fmt: skip
_ENDINGS["Acc"] = (*_ENDINGS["Gen"], ("у", "а"), ("ю", "я"))
# Surnames of these endings have one form.
_UNCHANGED = ("оглу", "улу", "заде", "швили", "дзе", "ия", "уа", "оу", "оо", "ее", "ко", "ых", "аго")
_HIS = ("ова", "ева", "ёва", "ина", "ына")
_RUSSIAN = ("ov", "ev", "yov", "in", "yn", "sky", "tsky", "ova", "eva", "ina", "skaya", "ko", "uk")
# Given names that are common in Russia.
_GIVEN = """
Александр Алексей Анатолий Андрей Антон Аркадий Артём Борис Вадим Валентин Валерий Василий Виктор Виталий
Владимир Владислав Вячеслав Геннадий Георгий Глеб Григорий Денис Дмитрий Евгений Егор Иван Игорь Илья
Кирилл Константин Лев Леонид Максим Михаил Никита Николай Олег Павел Пётр Роман Сергей Степан Тимур Фёдор
Юрий Ярослав Анна Валентина Вера Галина Екатерина Елена Ирина Людмила Мария Наталья Ольга Светлана Татьяна
"""
_NAMES = ("Surn", "Name", "Patr")


def has_initials(text: str) -> bool:
    """Whether a word is a surname with initials before it."""
    return _INITIALS.match(text) is not None


def person(words: Sequence[Word], case: str = "") -> str:
    """A person's name in the nominative, spelled as English spells it.

    Args:
        words: The name.
        case: That of the office before it, which tells it better than a name that no dictionary has.
    """
    nominatives = [_by_office(word, case) or _nominative(word, words) for word in words]
    whole = plain(" ".join(nominatives))
    if whole in persons():
        return persons()[whole]
    # Initials are left out: the reader of names takes a surname for the person named in full elsewhere.
    last = len(nominatives) - 1
    if words[0].relation == "obj" and words[last].case == "Nom" and nominatives[last].endswith(_HIS):
        nominatives[last] = nominatives[last][:-1]  # "Расулметова принял премьер-министр"
    return " ".join(_spelled(name, last=0 < place == last) for place, name in enumerate(nominatives))


def is_in_nominative(text: str) -> bool:
    """Whether a man's surname with initials stands in the nominative, which its ending tells."""
    return has_initials(text) and text.endswith(("ов", "ев", "ёв", "ин", "ын", "ский", "цкий"))


def is_russian(name: str) -> bool:
    """Whether a name in Latin letters is formed as Russian ones are, and not one of somebody known."""
    given, *_, surname = name.split()
    known = name in persons().values()
    return not known and given in _russian_given() and surname.endswith(_RUSSIAN)


@cache
def _russian_given() -> frozenset[str]:
    return frozenset(_spelled(one, last=False) for one in _GIVEN.split())


def written(word: Word) -> str:
    """A word that no table has, in Latin letters; a name in the nominative."""
    if word.kind == "PROPN" or (word.text[1:2].islower() and word.text[:1].isupper()):
        return in_latin(_nominative(word, (word,)))
    return in_latin(word.lemma if word.kind in {"NOUN", "ADJ"} else word.text)


def in_latin(text: str) -> str:
    """Cyrillic in Latin letters, other letters as they are."""
    letters = _letters()
    made, at = [], 0
    small = text.lower()
    while at < len(text):
        for size in (3, 2, 1):
            key = small[at : at + size]
            ends = at + size >= len(text) or not text[at + size].isalpha()
            known = letters.get(key + "$") if ends else None
            known = letters.get(key) if known is None else known
            if known is not None and len(key) == size:
                made.append(known.capitalize() if text[at].isupper() else known)
                at += size
                break
        else:
            made.append(text[at])
            at += 1
    return "".join(made)


@cache
def _letters() -> dict[str, str]:
    return {row["words"]: row["gloss"] for row in table("ru", "letters")}


@cache
def _given() -> dict[str, str]:
    return {plain(row["words"]): row["gloss"] for row in table("ru", "given_names")}


def _spelled(name: str, *, last: bool) -> str:
    known = persons().get(plain(name)) if last else _given().get(plain(name))
    return known or in_latin(name)


def _by_office(word: Word, case: str) -> str:
    """A name's nominative by the case of the office before it, where its own case cannot be; "" elsewhere."""
    initials = _INITIALS.match(word.text)
    text = initials[2] if initials else word.text
    if case in {"", "Nom", word.case} or not _may_end(text, case) or _may_end(text, word.case):
        return ""
    if any(parsed.is_known and parsed.tag.case == "nomn" for parsed in dictionary().parse(text)):
        return ""
    return _by_ending(text, case)


def _may_end(text: str, case: str) -> bool:
    return any(text.endswith(ending) for ending, _ in _ENDINGS.get(case, ()))


def _nominative(word: Word, whole: Sequence[Word]) -> str:
    """A name's nominative: by the case of the sentence, and as a name where the dictionary knows one."""
    initials = _INITIALS.match(word.text)
    text = initials[2] if initials else word.text
    case = word.case or next((other.case for other in whole if other.case), "")
    if case in {"", "Nom"} or not text[-1].isalpha():
        return text
    head, dash, tail = text.rpartition("-")
    return head + dash + _inflected(tail, word, case, whole)


def _inflected(text: str, word: Word, case: str, whole: Sequence[Word]) -> str:
    forms = dict(word.forms, Case=case, Number="Sing")
    if gender := _gender(whole):
        forms["Gender"] = gender
    best, best_score = None, 0.0
    for parsed in dictionary().parse(text):
        score = fit(parsed, "PROPN", forms) + (1.0 if any(name in parsed.tag for name in _NAMES) else 0.0)
        if parsed.tag.POS == "NOUN" and score > best_score:
            best, best_score = parsed, score
    known = best is not None and best.is_known and _CASES.get(case) == best.tag.case
    if best is not None and known and "Fixd" in best.tag:
        return text
    if best is None or not known:
        return _by_ending(text, case)
    return _cased(_first_form(best) or text, text)


def _by_ending(text: str, case: str) -> str:
    """The nominative of a name that no dictionary has; foreign names often have one form for all cases."""
    if text.endswith(_UNCHANGED):
        return text
    for ending, nominative in _ENDINGS.get(case, ()):
        if text.endswith(ending) and len(text) > len(ending) + 1:
            return text[: len(text) - len(ending)] + nominative
    return text


def _first_form(parsed: Any) -> str:
    wanted = {"nomn", "sing"} | ({str(parsed.tag.gender)} if parsed.tag.gender else set())
    made = parsed.inflect(wanted) or parsed.inflect({"nomn"})
    return str(made.word) if made else ""


def _gender(whole: Sequence[Word]) -> str:
    """The gender of the person, as the given name tells it."""
    for word in whole:
        for parsed in dictionary().parse(word.text):
            if "Name" in parsed.tag and parsed.score > 0.2 and parsed.tag.gender in {"masc", "femn"}:
                return "Fem" if parsed.tag.gender == "femn" else "Masc"
    return ""


def _cased(made: str, like: str) -> str:
    return made.capitalize() if like[:1].isupper() else made
