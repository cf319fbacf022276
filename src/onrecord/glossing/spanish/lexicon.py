"""The Spanish words and phrases that have a gloss, from the tables of the language."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from onrecord.glossing.inflecting import inflected
from onrecord.glossing.spanish.conjugation import Form, spelt_forms
from onrecord.glossing.spanish.units import Option, tokens
from onrecord.languages.rules import table

_PLURAL_KINDS = {"p", "o", "e", "v", "n", "pc"}
_FEMININE = re.compile(r"(?:[aá]|ión|[dt]ad|tud|umbre|ez|sis)$")
_MASCULINES = {
    "problema", "sistema", "programa", "tema", "clima", "mapa", "día", "idioma", "telegrama", "panorama",
    "análisis", "premier", "pez", "juez", "avión", "camión", "gasoducto", "referente", "planeta", "guardia",
}  # fmt: skip
_FEMININES = {
    "carne", "leche", "sal", "ley", "red", "paz", "luz", "vez", "nave", "clase", "base", "fase", "frase",
    "sede", "parte", "gente", "muerte", "fuente", "orden", "mano", "voz", "gira", "piel", "miel", "nube",
    "cumbre", "corte", "torre", "serie", "tarde", "noche", "costumbre", "imagen", "crisis", "flor", "labor",
    "par",
}  # fmt: skip
_ONLY_CAPITALS = {"can", "eu", "ua", "ue", "bid", "alba", "cei", "bm", "caf", "eau", "eua", "sica", "cij"}
_ADVERB = re.compile(r"(.+)mente")
_ATTACHED = re.compile(r"(?P<verb>.+?)(?P<clitics>(?:se|me|te|nos)?(?:l[aeo]s?)?)$")
_UNACCENTED = str.maketrans("áéíóú", "aeiou")


class Verb(NamedTuple):
    """A row of the table of verbs."""

    gloss: str
    reflexive: str
    that: str
    holding: str
    to: str
    kind: str


class Phrase(NamedTuple):
    """A row of the table of phrases, its words as tokens."""

    words: tuple[str, ...]
    gloss: str
    kind: str
    plural_gloss: str


class Lexicon:
    """All tables, loaded once."""

    def __init__(self) -> None:
        """Read the tables."""
        self.verbs: dict[str, Verb] = {}
        self.acronyms: dict[str, Option] = {}
        self.doubles: dict[str, str] = {}  # one form for both numbers: dosis, crisis
        self._singulars: dict[str, str] = {}
        self._options: dict[str, list[Option]] = {}
        self._lemmas: dict[str, set[str]] = {}
        self.phrases: dict[str, list[Phrase]] = {}
        self._add_words()
        self._add_nouns()
        self._add_adjectives()
        self._add_verbs()
        self._add_names()
        self._add_phrases()

    def options(self, word: str) -> tuple[Option, ...]:
        """All that a word in lower case may be."""
        found = self._options.get(word)
        if word.endswith(("arse", "erse", "irse", "ándose", "iéndose")):
            found = list(self._with_clitics(word))
        if found:
            return tuple(found)
        return tuple(self._derived(word))

    def singular(self, gloss: str) -> str:
        """The singular of an English plural that a table has, else the word itself."""
        return self._singulars.get(gloss, gloss)

    def lemmas(self, word: str) -> set[str]:
        """The keys under which a word is found in phrases: itself and what it is a form of."""
        return self._lemmas.get(word, set()) | {word}

    def _add(self, word: str, option: Option, lemma: str = "") -> None:
        known = self._options.setdefault(word, [])
        if option not in known:
            known.append(option)
        if lemma:
            self._lemmas.setdefault(word, set()).add(lemma)

    def _add_words(self) -> None:
        for row in table("es", "words"):
            self._add(row["word"], Option(row["kind"], row["gloss"]))

    def _add_nouns(self) -> None:
        rows = table("es", "nouns")
        known = {row["noun"] for row in rows}
        for row in rows:
            noun, gloss = row["noun"], row["gloss"]
            if " " in noun:
                continue
            feminine = noun in _FEMININES or (bool(_FEMININE.search(noun)) and noun not in _MASCULINES)
            lemma = _masculine(noun, known) if row["kind"] == "p" else noun
            self._add(noun, Option("noun", gloss, False, feminine, row["kind"]), lemma)
            plural = row["plural_gloss"] or (inflected(gloss, "NNS") if gloss else "")
            self._singulars.setdefault(plural, gloss)
            form = row["plural"] or plural_of(noun)
            if form == noun and plural != gloss:
                self.doubles[noun] = plural
            if form != noun:
                self._add(form, Option("noun", plural, True, feminine, row["kind"]), lemma)

    def _add_adjectives(self) -> None:
        for row in table("es", "adjectives"):
            for form, feminine, plural in adjective_forms(row["adjective"]):
                self._add(form, Option("adj", row["gloss"], plural, feminine), row["adjective"])
        for row in table("es", "demonyms"):
            for form, feminine, plural in adjective_forms(row["adjective"]):
                self._add(form, Option("adj", row["gloss"], plural, feminine, "demonym"), row["adjective"])
                people = row["people"] if plural else row["gloss"]
                self._add(form, Option("noun", people, plural, feminine, "people"))

    def _add_verbs(self) -> None:
        for row in table("es", "verbs"):
            self.verbs[row["verb"]] = Verb(
                row["gloss"], row["reflexive"], row["that"], row["holding"], row["to"], row["kind"]
            )
            for form, told in spelt_forms(row["verb"], row["change"]).items():
                for one in sorted(told, key=_usual):
                    feminine = one.tense == "participle" and form.endswith(("a", "as"))
                    option = Option("verb", row["gloss"], one.is_plural, feminine, row["kind"], one)
                    self._add(form, option)

        hay = Form("haber", "present", 3, is_plural=False)
        self._add("hay", Option("verb", "have", False, False, "aux", hay))

    def _add_names(self) -> None:
        for row in table("es", "names"):
            words = tuple(token.lower for token in tokens(row["words"]))
            self._add_phrase(Phrase(words, row["gloss"], row["kind"], ""))
            if (
                len(words) == 1
                and len(words[0]) < 7
                and row["kind"] in {"org", "country"}
                and (words[0] in _ONLY_CAPITALS)
            ):
                self.acronyms[words[0]] = Option(row["kind"], row["gloss"])
            elif len(words) == 1:
                self._add(words[0], Option(row["kind"], row["gloss"]))

    def _add_phrases(self) -> None:
        for row in table("es", "phrases"):
            words = tuple(token.lower for token in tokens(row["words"]))
            self._add_phrase(Phrase(words, row["gloss"], row["kind"], row["plural_gloss"]))
            if len(words) == 1:
                self._add(words[0], Option(row["kind"], row["gloss"]))
        for found in self.phrases.values():
            found.sort(key=lambda phrase: -len(phrase.words))

    def _add_phrase(self, phrase: Phrase) -> None:
        if len(phrase.words) > 1:
            self.phrases.setdefault(phrase.words[0], []).append(phrase)

    def _derived(self, word: str) -> Iterator[Option]:
        """What a word that no table has may be by its making."""
        adverb = _ADVERB.fullmatch(word)
        if adverb:
            adjective = self._adjective(adverb[1])
            if adjective:
                yield Option("adv", _adverb(adjective))
        if word.startswith("ex") and len(word) > 5:
            for option in self._options.get(word[2:].lstrip("-"), []):
                if option.role == "p":
                    yield option._replace(gloss=f"former {option.gloss}")
        yield from self._with_clitics(word)

    def _adjective(self, stem: str) -> str | None:
        for form in (stem, stem.translate(_UNACCENTED)):
            for option in self._options.get(form, []):
                if option.kind == "adj":
                    return option.gloss
        return None

    def _with_clitics(self, word: str) -> Iterator[Option]:
        """An infinitive or a gerund with pronouns at its end (reunirse, dotarla, refiriéndose)."""
        found = _ATTACHED.fullmatch(word)
        if not found or not found["clitics"]:
            return
        for shape in (found["verb"], found["verb"].translate(_UNACCENTED)):
            for option in self._options.get(shape, []):
                if option.form and option.form.tense in {"infinitive", "gerund"}:
                    yield option._replace(role=f"{option.role}+{found['clitics']}")
                    return


@cache
def lexicon() -> Lexicon:
    """The one lexicon."""
    return Lexicon()


def plural_of(noun: str) -> str:
    """The plural of a noun that forms it in the usual way."""
    if noun.endswith("z"):
        return noun[:-1] + "ces"
    if noun in {"mes", "gas", "res"} or noun.endswith(("ús", "és", "ás", "ís")):
        return (noun if noun.endswith("ís") else noun.translate(_UNACCENTED)) + "es"
    if noun.endswith(("ión", "ón", "és", "án", "én", "ín")):
        return noun[:-2] + noun[-2:].translate(_UNACCENTED) + "es"
    if noun[-1] in "aeiouáéó":
        return noun + "s"
    if noun[-1] in "íú":
        return noun + "es"
    return noun if noun[-1] in "sx" else noun + "es"


def adjective_forms(adjective: str) -> Iterator[tuple[str, bool, bool]]:
    """The forms of an adjective, each with whether it is feminine and whether it is a plural."""
    if adjective.endswith("o"):
        stem = adjective[:-1]
        yield from ((stem + "o", False, False), (stem + "os", False, True))
        yield from ((stem + "a", True, False), (stem + "as", True, True))
        return
    yield adjective, False, False
    yield plural_of(adjective), False, True
    if adjective.endswith("í"):
        yield adjective + "s", False, True
    if adjective.endswith(("dor", "tor", "sor", "és", "án", "ñol")):
        stem = adjective[:-2] + adjective[-2:].translate(_UNACCENTED)
        yield from ((stem + "a", True, False), (stem + "as", True, True))


def _masculine(noun: str, known: set[str]) -> str:
    if noun.endswith("a"):
        for other in (noun[:-1] + "o", noun[:-1] + "e", noun[:-1]):
            if other in known:
                return other
    return noun


def _usual(form: Form) -> tuple[bool, bool]:
    """Third persons and the indicative come first."""
    return form.person not in {0, 3}, "subjunctive" in form.tense


def _adverb(adjective: str) -> str:
    if adjective.endswith("ic"):
        return adjective + "ally"
    if adjective.endswith("ue"):
        return adjective[:-1] + "ly"
    if adjective.endswith("le"):
        return adjective[:-1] + "y"
    if adjective.endswith("y"):
        return adjective[:-1] + "ily"
    return adjective + "ly"
