"""Tokens to units: phrases and numbers joined, names told from words, one sense chosen for each."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from onrecord.gazetteer.leaders import terms
from onrecord.gazetteer.tables import table as gazetteer_table
from onrecord.glossing.inflecting import inflected
from onrecord.glossing.spanish.lexicon import Lexicon, Phrase, lexicon
from onrecord.glossing.spanish.numerals import SPANISH_MONTHS, Numeral, Style, numeral, style_of
from onrecord.glossing.spanish.offices import Office, office_at
from onrecord.glossing.spanish.quoting import mark_quotations
from onrecord.glossing.spanish.units import Option, Token, Unit, tokens

NOUN_KINDS = {"p": "p", "o": "o", "e": "e", "v": "v", "n": "", "pc": "pc"}
PLACES = {"country", "region", "city", "org"}
BEFORE_NOUNS = {"det", "dem", "pos", "quant", "num", "ord", "prep"}
_CLITICS = {"se", "me", "te", "nos", "os", "lo", "la", "le", "los", "las", "les"}
_ARTICLES = {"la", "los", "las", "lo"}
_ORDINALS = {
    "primer": "first", "primero": "first", "segundo": "second", "tercer": "third", "tercero": "third",
    "cuarto": "fourth", "quinto": "fifth", "sexto": "sixth", "séptimo": "seventh", "octavo": "eighth",
    "noveno": "ninth", "décimo": "tenth", "undécimo": "eleventh", "duodécimo": "twelfth",
    "vigésimo": "twentieth",
}  # fmt: skip
_SENTENCE_ENDS = frozenset(".!?:;…\n")
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
    _tell_names(units, shouted)
    for place in range(len(units)):
        _choose(units, place)
    _tell_clauses(units)
    _tell_numbers(units)
    mark_quotations(units)
    return units


def _tell_clauses(units: Sequence[Unit]) -> None:
    """Behind a verb "en que" is "that" ("insistió en que"); behind a noun it is "in which"."""
    for before, unit in pairwise(units):
        if unit.lower in {"en que", "de que"} and before.kind == "verb":
            unit.kind, unit.gloss = "que", "that"


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
    if token.kind == "number":
        return _figure(words, at)
    if token.kind != "word":
        return Unit(token, "punct", _QUOTES.get(token.text, token.text)), 1
    return _word_unit(known, token, shouted), 1


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
    if token.lower in _CLITICS:
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
        first = next((one for one in known.options(words[at].lower) if one.kind in {"noun", "adj"}), None)
        unit.is_plural = bool(first and first.is_plural)
        unit.is_feminine = bool(first and first.is_feminine)
        if unit.is_plural and phrase.words[0] != words[at].lower:
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
                unit.tags |= {"phrase", "reflexive"} if ending else {"phrase"}
                unit.options = (option._replace(gloss=phrase.gloss, role=_VERB_KINDS[phrase.kind]),)
                found = phrase, unit
    return found


def _follows_auxiliary(known: Lexicon, words: Sequence[Token], at: int) -> bool:
    return at > 0 and any(
        one.form is not None and one.form.verb in {"haber", "ser", "estar"}
        for one in known.options(words[at - 1].lower)
    )


_VERB_KINDS = {"verb": "", "modal": "modal", "again": "again", "reach": "reach"}


def _tell_names(units: list[Unit], shouted: bool) -> None:
    """Words with a capital that stand for nothing but themselves."""
    if shouted:
        return
    names: set[str] = set()
    for place, unit in enumerate(units):
        if not unit.options and unit.kind == "" and unit.is_capital:
            unit.kind = "name"
        elif unit.kind == "" and unit.is_capital and _is_name(units, place, names):
            unit.kind, unit.gloss, unit.options = "name", unit.text, ()
        if unit.kind == "name":
            names.add(unit.lower)
    for place, unit in enumerate(units):
        if unit.kind == "" and unit.is_capital and _begins_name(units, place, names):
            unit.kind, unit.gloss, unit.options = "name", unit.text, ()
        elif unit.lower in {"de", "del", "la", "los", "las", "y", "el"} and _is_particle(units, place):
            unit.kind, unit.gloss, unit.options = "name", unit.text or "", ()


def _is_name(units: Sequence[Unit], place: int, names: set[str]) -> bool:
    unit = units[place]
    before = units[place - 1] if place else None
    if unit.option(*PLACES, "title") or unit.lower in _CLITICS or unit.option("prep", "det", "conj"):
        return False
    if before is None or _ends_sentence(before):
        return unit.lower in names or (_is_ruler(unit) and _acts(units, place))
    if before.kind == "name" and unit.end > unit.start and before.lower not in {"de", "del", "y"}:
        return True
    if unit.lower in names or unit.lower in _given() or _is_ruler(unit):
        return True
    if before.is_finite or (before.option("verb") and not before.option("noun", "adj", "prep")):
        office = unit.option("noun")
        return bool(office and office.role not in {"p", "o", "people", "e", "v"} and not unit.option("adj"))
    follows = units[place + 1] if place + 1 < len(units) else None
    if _names_company(before, follows):
        return True
    if {option.kind for option in unit.options} == {"verb"} and before.text not in '“"«([':
        return True
    titled = before if before.text != "," else _titled_before(units, place - 2)
    return _is_titled(unit, titled, follows, apposed=before.text == ",")


@cache
def _rulers() -> frozenset[str]:
    """The surnames of those who lead a state or did, in lower case: some are words as well ("Maduro")."""
    return frozenset(one.name.split()[-1].lower() for one in terms())


def _is_ruler(unit: Unit) -> bool:
    return unit.lower in _rulers() and not unit.option("noun")


def _acts(units: Sequence[Unit], place: int) -> bool:
    """Whether a verb, or "se" and a verb, stands right behind a word."""
    following = units[place + 1 : place + 3]
    return any(one.is_finite or one.option("verb") for one in following) or (
        bool(following) and following[0].text == ","
    )


def _names_company(before: Unit, follows: Unit | None) -> bool:
    """Whether a capital word stands between a body and a word without a gloss: la compañía Entrada Group."""
    company = before.option("noun")
    unknown = follows is not None and follows.kind == "" and follows.is_capital and not follows.options
    return bool(company and company.role == "o" and unknown)


def _is_titled(unit: Unit, titled: Unit | None, follows: Unit | None, *, apposed: bool) -> bool:
    """Whether a capital word behind an office is a name: la presidenta de México, Clara Soto."""
    role = titled.option("noun") if titled is not None else None
    office = unit.option("noun")
    if not role or role.role != "p" or role.is_plural or (office and office.role in {"p", "o"}):
        return False
    return _is_surname(follows) or (not apposed and not unit.option("adj"))


def _is_surname(unit: Unit | None) -> bool:
    return unit is not None and unit.kind == "" and unit.is_capital and not unit.option("prep", "conj")


def _titled_before(units: Sequence[Unit], place: int) -> Unit | None:
    """The office before a comma, whatever state follows it ("la presidenta de México, ...")."""
    for unit in reversed(units[max(0, place - 5) : place + 1]):
        noun = unit.option("noun")
        if noun and noun.role == "p":
            return unit
        if not (unit.kind in PLACES or unit.option("prep", "det", "adj", *PLACES)):
            return None
    return None


def _begins_name(units: Sequence[Unit], place: int, names: set[str]) -> bool:
    """A first name that is a word too, before a surname (Rosario López, Paz Rojas)."""
    unit, after = units[place], units[place + 1] if place + 1 < len(units) else None
    if after is None or after.kind != "name" or unit.option("prep", "det", "conj", "adv", "sub", "que"):
        return unit.lower in names
    noun = unit.option("noun")
    if noun and (noun.role in {"p", "o", "people"} or unit.lower not in _given()):
        return False
    return unit.lower in _given() or bool(unit.option("city") and unit.lower in _given())


def _is_particle(units: Sequence[Unit], place: int) -> bool:
    """The "de la" of a surname: between two words that are names only."""
    if not 0 < place < len(units) - 1 or units[place - 1].kind != "name":
        return False
    after = units[place + 1]
    if after.lower in {"la", "los", "las", "el"} and place + 2 < len(units):
        after = units[place + 2]
    return after.kind == "name" and units[place].lower in {"de", "del", "la", "los", "las", "el"}


@cache
def _given() -> frozenset[str]:
    """First names in lower case."""
    own = frozenset(gazetteer_names()) | _COMMON_FIRST_NAMES
    return own - {"estado", "santa", "san", "consejo", "norte"}


def gazetteer_names() -> set[str]:
    """The first names of the gazetteer."""
    rows = gazetteer_table("given_names")
    first = next(iter(rows[0])) if rows else ""
    return {name.strip().lower() for row in rows for name in row[first].split(";")}


_COMMON_FIRST_NAMES = frozenset(
    [
        "josé",
        "juan",
        "luis",
        "carlos",
        "jorge",
        "pedro",
        "miguel",
        "ángel",
        "francisco",
        "antonio",
        "manuel",
        "jesús",
        "alberto",
        "fernando",
        "roberto",
        "rafael",
        "eduardo",
        "ricardo",
        "sergio",
        "mario",
        "raúl",
        "andrés",
        "diego",
        "alejandro",
        "javier",
        "enrique",
        "arturo",
        "héctor",
        "óscar",
        "gustavo",
        "pablo",
        "daniel",
        "david",
        "gabriel",
        "martín",
        "tomás",
        "felipe",
        "ignacio",
        "gonzalo",
        "álvaro",
        "rodrigo",
        "cristóbal",
        "sebastián",
        "nicolás",
        "joaquín",
        "bernardo",
        "hernán",
        "ramiro",
        "orlando",
        "fabián",
        "álvaro",
        "gerardo",
        "marcelo",
        "claudio",
        "mauricio",
        "ernesto",
        "julio",
        "césar",
        "augusto",
        "hugo",
        "víctor",
        "iván",
        "alfredo",
        "guillermo",
        "ramón",
        "rubén",
        "salvador",
        "agustín",
        "maría",
        "ana",
        "marta",
        "carmen",
        "laura",
        "patricia",
        "claudia",
        "verónica",
        "silvia",
        "sandra",
        "mónica",
        "gabriela",
        "alejandra",
        "cristina",
        "elena",
        "teresa",
        "isabel",
        "rosa",
        "lucía",
        "paula",
        "andrea",
        "carolina",
        "daniela",
        "valeria",
        "natalia",
        "mariana",
        "adriana",
        "susana",
        "beatriz",
        "graciela",
        "marcela",
        "ximena",
        "camila",
        "sofía",
        "pilar",
        "luz",
        "paz",
        "mercedes",
        "dolores",
        "blanca",
        "alba",
        "victoria",
        "gloria",
        "esperanza",
        "soledad",
        "consuelo",
        "rosario",
        "marina",
        "alicia",
        "irene",
        "inés",
        "julia",
        "raquel",
        "sara",
        "delcy",
        "dilma",
        "michelle",
        "cristián",
        "esteban",
        "lorenzo",
        "vicente",
        "emilio",
        "rosalía",
        "jacinto",
        "benito",
        "baltasar",
        "leopoldo",
        "lázaro",
        "evo",
        "daniel",
        "nora",
        "freddy",
    ]
)


def _ends_sentence(unit: Unit) -> bool:
    return unit.kind == "punct" and (unit.text in _SENTENCE_ENDS or unit.text in '“”"«»—–-(')


def _choose(units: list[Unit], place: int) -> None:
    unit = units[place]
    if unit.kind or not unit.options:
        unit.kind = unit.kind or "unknown"
        return
    kinds = {option.kind for option in unit.options}
    before = units[place - 1] if place else None
    after = units[place + 1] if place + 1 < len(units) else None
    if "clitic" in kinds:
        _choose_clitic(unit, after)
        return
    if len(kinds) == 1 and kinds != {"verb"}:
        unit.take(unit.options[0])
        return
    unit.take(_sense(unit, before, after, units, place))


def _choose_clitic(unit: Unit, after: Unit | None) -> None:
    is_article = unit.lower in _ARTICLES
    article = unit.option("det")
    verb = after.option("verb") if after is not None and not after.kind else None
    if after is not None and after.kind == "verb":
        verb = after.options[0] if after.options else None
    nominal = after is None or after.kind in {"noun", "num", "money", "percent", "x", "date"} or (
        after.option("noun", "adj", "quant", "ord", "num") is not None)  # fmt: skip
    if unit.start == unit.end or (is_article and (verb is None or verb.form is None or nominal)):
        unit.take(article or Option("det", "the"))
        if unit.lower == "lo" and article is None:
            unit.take(Option("det", "the"))
        return
    if is_article and verb and verb.form and verb.form.person == 0:
        unit.take(article or Option("det", "the"))
        return
    unit.take(Option("clitic", ""))


def _sense(unit: Unit, before: Unit | None, after: Unit | None, units: list[Unit], place: int) -> Option:
    noun, verb, adjective = (
        unit.option("noun"),
        _verb(unit, before, after, _is_past(units, place)),
        unit.option("adj"),
    )
    if unit.lower == "mañana" and before is not None and before.kind in {"det", "dem"}:
        return noun or unit.options[0]
    if not unit.is_capital and "shouted" not in unit.tags:
        unit.options = tuple(one for one in unit.options if one.kind not in PLACES) or unit.options
    if (
        unit.lower == "vino"
        and before is not None
        and (before.kind in PLACES | {"name", "percent", "noun", "clitic", "que", "adv"})
    ):
        return verb or unit.options[0]
    closed = next((one for one in unit.options if one.kind not in {"noun", "verb", "adj"}), None)
    if closed and verb and verb.form and verb.form.tense == "participle" and _auxiliary(before):
        return verb
    if closed:
        return _closed(unit, closed, noun, before, after)
    if verb is None:
        return _noun_or_adjective(unit, noun, adjective, before, after, units, place)
    assert verb.form is not None  # noqa: S101 - every option of kind verb has one
    if verb.form.tense == "participle":
        return _participle(verb, noun, adjective, before, after)
    if verb.form.tense == "infinitive":
        is_noun = noun and before is not None and before.kind in {"det", "pos", "dem", "adj"}
        return noun if is_noun and noun else verb
    if noun is None and adjective is None:
        return verb
    if _is_verb(verb, before, after, units, place):
        return verb
    return _noun_or_adjective(unit, noun, adjective, before, after, units, place)


def _verb(unit: Unit, before: Unit | None, after: Unit | None, earlier_past: bool = False) -> Option | None:
    """The likeliest of the verbs that a form can be of."""
    options = [option for option in unit.options if option.kind == "verb" and option.form]
    if not options:
        return None
    if unit.lower in {"fue", "fueron", "fuera", "fueran"}:
        goes = after is not None and after.lower in {"a", "hacia"}
        wanted = "ir" if goes else "ser"
        return next((one for one in options if one.form and one.form.verb == wanted), options[0])
    if before is not None and before.lower in {"que", "no"} and len(options) > 1:
        return options[0]
    if options[0].form and options[0].form.person == 1 and options[0].form.is_plural and len(options) > 1:
        past = [one for one in options if one.form and one.form.tense == "preterite"]
        return past[0] if past and earlier_past else options[0]
    return min(options, key=lambda one: one.form is not None and one.form.person in {1, 2})


def _is_past(units: list[Unit], place: int) -> bool:
    return any(one.form is not None and one.form.tense == "preterite" for one in units[:place])


def _closed(
    unit: Unit, closed: Option, noun: Option | None, before: Unit | None, after: Unit | None
) -> Option:
    nominal = before is not None and before.kind in {"det", "pos", "dem"}
    if noun and nominal and closed.kind in {"adv", "time", "prep", "sub", "dem"} and unit.lower not in {
        "mejor", "peor", "tanto"}:  # fmt: skip
        return noun
    if unit.lower == "sí":
        prepositional = before is not None and before.kind == "prep"
        return Option("pron", "itself") if prepositional else Option("adv", "")
    if unit.lower[0] == "é" and after is not None and after.option("noun"):  # "ésta oportunidad"
        return Option("dem", "this" if unit.lower.startswith("és") else closed.gloss)
    if closed.kind == "ord" or closed.kind in PLACES:
        return closed
    if unit.lower in {"incluido", "incluida", "incluidos", "incluidas"}:
        return closed if before is not None and before.text in {",", "("} else unit.options[-1]
    if closed.kind == "prep" and unit.lower == "bajo" and (after is None or after.kind == "punct"):
        return unit.option("adj") or closed
    if (
        closed.kind == "dem"
        and after is not None
        and (
            after.kind in {"verb", "punct"}
            or after.option("prep", "que")
            or (after.option("verb") and not after.option("noun", "adj", "quant"))
        )
    ):
        finite = after.kind == "verb" or (after.option("verb") and not after.option("noun", "adj"))
        return Option("pron", "it" if finite and closed.gloss == "this" else closed.gloss)
    return closed


def _participle(
    verb: Option, noun: Option | None, adjective: Option | None,
    before: Unit | None, after: Unit | None,
) -> Option:  # fmt: skip
    if _auxiliary(before):
        return verb
    determined = before is not None and before.kind in BEFORE_NOUNS
    nominal = after is not None and (after.option("noun", "adj") is not None or after.kind == "noun")
    if noun and determined and not (nominal and adjective and after and not after.option("adj")):
        return noun
    if adjective and before is not None and before.kind == "noun" and not _takes_agent(after):
        return adjective
    if determined and nominal and adjective:
        return adjective
    if noun and (before is None or before.kind == "punct") and not _takes_agent(after):
        return noun
    if noun and noun.role in {"e", "v"} and before is not None and before.is_finite:
        return noun
    return verb


def _takes_agent(after: Unit | None) -> bool:
    return after is not None and after.lower in {"por", "en", "con", "a", "hace"}


def _auxiliary(unit: Unit | None) -> bool:
    return (
        unit is not None and unit.kind == "verb" and unit.form is not None
        and unit.form.verb in {"haber", "ser", "estar", "quedar"}
    ) or (unit is not None and unit.kind == "adv" and "after-aux" in unit.tags)  # fmt: skip


def _is_verb(verb: Option, before: Unit | None, after: Unit | None, units: list[Unit], place: int) -> bool:
    """Whether a word that is a noun or adjective too is here the verb."""
    assert verb.form is not None  # noqa: S101
    if verb.form.person in {1, 2} and (before is None or before.lower not in {"yo", "nosotros", "no"}):
        return False
    if before is not None and before.kind in BEFORE_NOUNS - {"prep"} | {"adj"}:
        return False
    if before is not None and before.kind == "prep":
        return before.lower == "según"
    if before is not None and before.kind in {"clitic", "neg", "subj", "que", "rel"}:
        return True
    opens = after is not None and (
        after.option("det", "pos", "dem", "quant", "clitic", *PLACES) is not None
        or after.kind in {"det", "pos", "num", "money", "x", "name", "percent", *PLACES}
        or after.lower in {"a", "que", "con", "en"}
    )
    if after is not None and (after.lower == "de" or after.kind == "adj"):
        return False
    if before is None or before.kind in {"punct", "conj", "sub"}:
        return opens and after is not None and after.lower not in {"a", "con", "en"}
    return opens and not _clause_has_verb(units, place)


def _clause_has_verb(units: list[Unit], place: int) -> bool:
    for unit in reversed(units[:place]):
        if unit.kind in {"que", "rel", "sub"} or (unit.kind == "punct" and unit.text in ".;:!?,“”"):
            return False
        if unit.is_finite:
            return True
    return False


def _noun_or_adjective(
    unit: Unit, noun: Option | None, adjective: Option | None, before: Unit | None, after: Unit | None,
    units: list[Unit], place: int,
) -> Option:  # fmt: skip
    if noun is None or adjective is None:
        return noun or adjective or unit.options[0]
    follows = after is not None and (after.option("noun") is not None or after.kind in {"noun", "name"})
    if before is not None and before.kind == "noun":
        return _agreeing(unit, "adj", before) or adjective
    if before is not None and before.kind in {"adj", "conj", "punct"} and _in_adjectives(units, place):
        return adjective
    if follows and after is not None and not after.option("adj") and noun.role not in {"p", "people"}:
        return adjective
    return noun


def _in_adjectives(units: list[Unit], place: int) -> bool:
    """Whether a word stands in a row of adjectives behind a noun ("económico, comercial y cultural")."""
    for unit in reversed(units[max(0, place - 6) : place]):
        if unit.kind == "noun":
            return True
        if unit.kind not in {"adj", "conj"} and unit.text != ",":
            return False
    return False


def _agreeing(unit: Unit, kind: str, noun: Unit) -> Option | None:
    return next((one for one in unit.options if one.kind == kind and one.is_plural == noun.is_plural), None)
