"""Tokens to units: phrases and numbers joined, with the senses that each can have."""

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.glossing.inflecting import inflected
from onrecord.glossing.spanish.lexicon import Lexicon, Phrase, lexicon
from onrecord.glossing.spanish.naming import tell_names
from onrecord.glossing.spanish.numerals import SPANISH_MONTHS, Numeral, Style, numeral, style_of
from onrecord.glossing.spanish.offices import Office, office_at
from onrecord.glossing.spanish.quoting import mark_quotations
from onrecord.glossing.spanish.senses import choose
from onrecord.glossing.spanish.units import CLITICS, PLACES, Option, Token, Unit, tokens

NOUN_KINDS = {"p": "p", "o": "o", "e": "e", "v": "v", "n": "", "pc": "pc"}
_ORDINALS = {
    "primer": "first", "primero": "first", "segundo": "second", "tercer": "third", "tercero": "third",
    "cuarto": "fourth", "quinto": "fifth", "sexto": "sixth", "séptimo": "seventh", "octavo": "eighth",
    "noveno": "ninth", "décimo": "tenth", "undécimo": "eleventh", "duodécimo": "twelfth",
    "vigésimo": "twentieth",
}  # fmt: skip
_QUOTES = {"«": "“", "»": "”", "¿": "", "¡": "", "■": "", "►": ""}
_SHOUTED = 0.6
_ENDINGS = {"1": "1st", "2": "2nd", "3": "3rd"}
_ALONE = {"a", "y", "e", "o", "u"}
_ACRONYMS = {"pib", "ied", "pymes", "pyme", "mipymes", "ong", "iva", "gnl", "glp", "tlc", "sida"}
_COMPOUND = re.compile(r"([^\W\d_]+)[-–]([^\W\d_]+)")
_PREFIXES = {
    "hispano": "Spanish", "luso": "Portuguese", "franco": "French", "anglo": "British", "sino": "Chinese",
    "germano": "German", "greco": "Greek", "austro": "Austrian", "afro": "African", "euro": "European",
    "indo": "Indian", "italo": "Italian", "ítalo": "Italian", "nipo": "Japanese", "argentino": "Argentine",
    "ibero": "Ibero", "latino": "Latin", "colombo": "Colombian", "chileno": "Chilean",
}  # fmt: skip


def read(text: str) -> list[Unit]:
    """The units of a text, each with its sense chosen."""
    words = list(tokens(text))
    shouted = _is_shouted(words)
    units = _joined(words, style_of(text), shouted)
    tell_names(units, shouted)
    for place in range(len(units)):
        choose(units, place)
    _tell_clauses(units)
    _tell_numbers(units)
    mark_quotations(units)
    return units


def _tell_clauses(units: Sequence[Unit]) -> None:
    """Behind a verb "en que" is "that" ("insistió en que"); behind a noun it is "in which"."""
    for before, unit in pairwise(units):
        if unit.lower in {"en que", "de que"} and before.kind == "verb":
            unit.kind, unit.gloss = "que", "that"
        elif before.lower == "más que" and unit.form and unit.form.tense == "participle":
            before.kind = "adv"  # se ha más que duplicado: has more than doubled


def _tell_numbers(units: Sequence[Unit]) -> None:
    """Nouns with one form for both numbers are plurals behind a plural ("20.000 dosis", "las crisis")."""
    doubles = lexicon().doubles
    for before, unit in pairwise(units):
        if (
            unit.kind == "noun"
            and unit.lower in doubles
            and (
                (before.kind == "num" and before.is_plural)
                or before.lower in {"los", "las", "sus", "estas", "estos"}
            )
        ):
            unit.gloss, unit.is_plural = doubles[unit.lower], True


def _is_shouted(words: Sequence[Token]) -> bool:
    letters = [word for word in words if word.kind == "word" and len(word.text) > 2]
    capitals = sum(word.text.isupper() for word in letters)
    return len(letters) > 1 and capitals / len(letters) > _SHOUTED


def _joined(words: Sequence[Token], style: Style, shouted: bool) -> list[Unit]:
    known, units, place = lexicon(), [], 0
    while place < len(words):
        unit, length = _unit_at(known, words, place, style, shouted)
        if shouted:
            unit.tags.add("shouted")
        units.append(unit)
        place += length
    return units


def _unit_at(
    known: Lexicon, words: Sequence[Token], at: int, style: Style, shouted: bool
) -> tuple[Unit, int]:
    office = office_at(words, at, _demonym)
    if office:
        return _office_unit(office, words, at), office.length
    phrase = _phrase_at(known, words, at)
    number = _ago(words, at) or numeral(words, at, style)
    if phrase and (number is None or len(phrase[0].words) >= number.length):
        return phrase[1], len(phrase[0].words)
    if number and not (number.kind == "num" and _is_ordinal(words, at)):
        unit = Unit(_spanning(words, at, number.length), number.kind, number.gloss)
        unit.is_plural = not number.is_one
        return unit, number.length
    token = words[at]
    if _is_roman(words, at):
        return Unit(token, "ord", _nth(_roman(token.text))), 1
    if token.kind == "number":
        return _figure(words, at)
    if token.kind != "word":
        return Unit(token, "punct", _QUOTES.get(token.text, token.text)), 1
    return _word_unit(known, token, shouted), 1


_ROMAN = re.compile(r"(?=.)(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _is_roman(words: Sequence[Token], at: int) -> bool:
    """Whether it is the number of a meeting: "la IV Reunión"; not of a king or a century."""
    if not 0 < at < len(words) - 1 or not _ROMAN.fullmatch(words[at].text):
        return False
    determined = words[at - 1].lower in {"la", "el", "las", "los", "su"}
    return determined and words[at + 1].kind == "word" and words[at + 1].text[:1].isupper()


def _roman(text: str) -> int:
    digits = [_ROMAN_DIGITS[one] for one in text]
    return sum(-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))


def _nth(number: int) -> str:
    return f"{number}th" if number // 10 == 1 else f"{number}{_TH.get(number % 10, 'th')}"


_TH = {1: "st", 2: "nd", 3: "rd"}


def _office_unit(office: Office, words: Sequence[Token], at: int) -> Unit:
    unit = Unit(_spanning(words, at, office.length), "noun", office.gloss)
    unit.role = "p" if office.is_person else "o"
    unit.is_plural, unit.is_feminine = office.is_plural, office.is_feminine
    unit.tags |= {"phrase", "demonym"} if office.whose else {"phrase"}
    unit.options = (Option("noun", unit.gloss, unit.is_plural, unit.is_feminine, unit.role),)
    return unit


def _word_unit(known: Lexicon, token: Token, shouted: bool) -> Unit:
    """A single word with what it may be; in capitals it is a name, or an acronym that is known."""
    unit = Unit(token)
    if token.lower in known.acronyms and token.text.isupper():
        unit.take(known.acronyms[token.lower])
        return unit
    if token.text.isupper() and len(token.text) > 1 and not shouted and token.lower not in _ALONE:
        unit.options = tuple(
            one
            for one in known.options(token.lower)
            if one.kind in PLACES | {"noun"} and (one.kind != "noun" or one.role == "")
        )
        unit.options = (
            unit.options
            if any(one.kind in PLACES for one in unit.options) or (token.lower in _ACRONYMS)
            else ()
        )
        return unit
    unit.options = known.options(token.lower) or _compound(token) or known.options(_unaccented(token.lower))
    if token.lower in CLITICS:
        unit.options = (Option("clitic", ""), *unit.options)
    ordinal = _ordinal(token.lower)
    if ordinal:
        unit.options = (ordinal, *unit.options)
    return unit


_PERIODS = {
    "día": "day", "semana": "week", "mes": "month", "año": "year", "hora": "hour", "década": "decade",
    "siglo": "century", "minuto": "minute",
}  # fmt: skip


_SOME = {
    "un": "a", "una": "a", "unos": "some", "unas": "some", "varios": "several", "varias": "several",
    "pocos": "a few", "pocas": "a few", "algunos": "some", "algunas": "some",
}  # fmt: skip


def _ago(words: Sequence[Token], at: int) -> Numeral | None:
    """Hace dos días: two days ago."""
    if words[at].lower != "hace" or at + 2 >= len(words):
        return None
    count = numeral(words, at + 1, Style(True, True))
    some = _SOME.get(words[at + 1].lower)
    length = count.length if count and count.kind == "num" else 1
    shown = some or (count.gloss if count and count.kind == "num" else "")
    if not shown or at + 1 + length >= len(words):
        return None
    name = words[at + 1 + length].lower
    unit = _PERIODS.get(name) or _PERIODS.get(name.removesuffix("s")) or _PERIODS.get(name.removesuffix("es"))
    if not unit:
        return None
    unit = inflected(unit, "NNS") if name.endswith("s") and name != "mes" else unit
    return Numeral(f"{shown} {unit} ago", length + 2, "time")


def _demonym(word: str) -> str:
    """The English adjective of a state's, "" for another word."""
    return next((one.gloss for one in lexicon().options(word) if one.role == "demonym"), "")


def _unaccented(word: str) -> str:
    """Capitals often go without their accents, so "reunion" is looked up as "reunión"."""
    return word[:-2] + "ón" if word.endswith("on") else word


def _is_ordinal(words: Sequence[Token], at: int) -> bool:
    return at + 1 < len(words) and words[at + 1].kind == "ending"


def _figure(words: Sequence[Token], at: int) -> tuple[Unit, int]:
    token = words[at]
    if _is_ordinal(words, at):
        unit = Unit(_spanning(words, at, 2), "ord", _ENDINGS.get(token.text, f"{token.text}th"))
        return unit, 2
    return Unit(token, "num", token.text), 1


def _ordinal(word: str) -> Option | None:
    masculine = word[:-1] + "o" if word.endswith("a") else word.removesuffix("s")
    gloss = _ORDINALS.get(word) or _ORDINALS.get(masculine) or _ORDINALS.get(masculine[:-1] + "o")
    return Option("ord", gloss) if gloss else None


def _compound(token: Token) -> tuple[Option, ...]:
    """Two states in one word: hispano-portuguesa, ruso-venezolano, México-Italia."""
    found = _COMPOUND.fullmatch(token.lower)
    if not found:
        return ()
    known = lexicon()
    parts = []
    for part in found.groups():
        named = [one for one in known.options(part) if one.role == "demonym" or one.kind in PLACES]
        if part in _PREFIXES:
            parts.append(Option("adj", _PREFIXES[part]))
        elif named:
            parts.append(named[0])
    months = [SPANISH_MONTHS.get(part) for part in found.groups()]
    if all(months):
        return (Option("date", f"from {months[0]} to {months[1]}"),)
    if len(parts) < 2:
        return ()
    gloss = "-".join(part.gloss.removeprefix("the ") for part in parts)
    return (Option("adj", gloss, parts[1].is_plural, parts[1].is_feminine, "demonym"),)


def _spanning(words: Sequence[Token], at: int, length: int) -> Token:
    first, last = words[at], words[at + length - 1]
    if first.start == first.end and length > 1:  # an article of "del" goes with what follows
        first = words[at + 1]
    text = " ".join(word.text for word in words[at : at + length] if word.text)
    return Token(first.start, last.end, text, text.lower(), "word")


def _phrase_at(known: Lexicon, words: Sequence[Token], at: int) -> tuple[Phrase, Unit] | None:
    if words[at].kind not in {"word", "mark"}:
        return None
    found: tuple[Phrase, Unit] | None = None
    for key in (words[at].lower, *sorted(known.lemmas(words[at].lower) - {words[at].lower})):
        for phrase in known.phrases.get(key, ()):
            if found and len(phrase.words) <= len(found[0].words):
                continue
            if _matches(known, phrase, words, at, key):
                found = phrase, _phrase_unit(known, phrase, words, at)
    return found or _verb_phrase(known, words, at)


def _matches(known: Lexicon, phrase: Phrase, words: Sequence[Token], at: int, key: str) -> bool:
    if at + len(phrase.words) > len(words) or phrase.kind in {"verb", "modal", "again", "reach"}:
        return False
    if phrase.kind == "pr" and at and words[at - 1].lower == "que":
        return False  # who is spoken of need not be who speaks
    if phrase.kind == "pr" and at + len(phrase.words) < len(words):  # "el funcionario" alone is "he"
        follows = known.options(words[at + len(phrase.words)].lower)
        if words[at + len(phrase.words)].lower in {"de", ","} or not any(
            one.kind == "verb" for one in follows
        ):
            return False
    bends = phrase.kind in NOUN_KINDS or phrase.kind == "adj"
    if not bends and key != words[at].lower:
        return False
    if _is_name_kind(phrase.kind) and not words[at].text[:1].isupper():
        return False
    if _is_name_kind(phrase.kind) and not any(
        token.text[:1].isupper() for token in words[at + 1 : at + len(phrase.words)]
    ):
        return False
    for word, token in zip(phrase.words, words[at:], strict=False):
        if word != token.lower and not (bends and word in known.lemmas(token.lower)):
            return False
    return True


def _is_name_kind(kind: str) -> bool:
    return kind in {"country", "city", "region", "org", "person"}


def _phrase_unit(known: Lexicon, phrase: Phrase, words: Sequence[Token], at: int) -> Unit:
    unit = Unit(_spanning(words, at, len(phrase.words)), phrase.kind, phrase.gloss)
    unit.lower = " ".join(phrase.words)
    if phrase.kind in NOUN_KINDS:
        unit.kind, unit.role = "noun", NOUN_KINDS[phrase.kind]
        options = (one for word in words[at : at + len(phrase.words)] for one in known.options(word.lower))
        first = next((one for one in options if one.kind in {"noun", "adj"}), None)
        unit.is_plural = bool(first and first.is_plural)
        unit.is_feminine = bool(first and first.is_feminine)
        written = tuple(word.lower for word in words[at : at + len(phrase.words)])
        if unit.is_plural and phrase.words != written:
            unit.gloss = phrase.plural_gloss or inflected(phrase.gloss, "NNS")
    unit.kind = "subj" if unit.kind == "pr" else unit.kind
    unit.options = (Option(unit.kind, unit.gloss, unit.is_plural, unit.is_feminine, unit.role),)
    unit.tags.add("phrase")
    return unit


def _verb_phrase(known: Lexicon, words: Sequence[Token], at: int) -> tuple[Phrase, Unit] | None:
    """A phrase whose first word is a verb in any form ("tuvo lugar", "pone en marcha")."""
    found: tuple[Phrase, Unit] | None = None
    for option in known.options(words[at].lower):
        if option.kind != "verb" or option.form is None:
            continue
        if option.form.tense == "participle" and not _follows_auxiliary(known, words, at):
            continue
        reflexive = "+se" in option.role or (at > 0 and "se" in {words[at - 1].lower, words[at - 2].lower})
        for ending in ("se", "") if reflexive else ("",):
            for phrase in known.phrases.get(option.form.verb + ending, ()):
                tail = [token.lower for token in words[at + 1 : at + len(phrase.words)]]
                if phrase.kind not in _VERB_KINDS or tail != list(phrase.words[1:]):
                    continue
                if found and len(phrase.words) <= len(found[0].words):
                    continue
                unit = Unit(_spanning(words, at, len(phrase.words)), "verb", phrase.gloss)
                unit.take(option._replace(gloss=phrase.gloss, role=_VERB_KINDS[phrase.kind]))
                unit.tags |= {"phrase", "reflexive", "own se"} if ending else {"phrase"}
                unit.options = (option._replace(gloss=phrase.gloss, role=_VERB_KINDS[phrase.kind]),)
                found = phrase, unit
    return found


def _follows_auxiliary(known: Lexicon, words: Sequence[Token], at: int) -> bool:
    return at > 0 and any(
        one.form is not None and one.form.verb in {"haber", "ser", "estar"}
        for one in known.options(words[at - 1].lower)
    )


_VERB_KINDS = {"verb": "", "modal": "modal", "again": "again", "reach": "reach"}
