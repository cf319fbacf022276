"""The Russian words and phrases that have English ones, from the tables."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from onrecord.languages import table

_PART = re.compile(r"=?[\w'’-]+|[^\w\s]")
_KINDS = ("nouns", "verbs", "adjectives", "words")
_NO_MARKS: frozenset[str] = frozenset()


Parts: TypeAlias = tuple[frozenset[str], ...]


class Entry(NamedTuple):
    """What a word or phrase is in English.

    Attributes:
        gloss: English base form.
        kind: noun, verb, adjective, name, or fixed (never changed).
        marks: What else the tables say of it.
    """

    gloss: str
    kind: str
    marks: frozenset[str] = _NO_MARKS


NO_ENTRY = Entry("", "fixed")


def plain(text: str) -> str:
    """A form that two spellings share: small letters, е for ё, no stress or soft hyphens."""
    return text.lower().replace("ё", "е").replace("\u00ad", "").replace("\u0301", "").replace("‑", "-")


def _listed(cell: str) -> list[str]:
    return [plain(one.strip()) for one in cell.split(",") if one.strip()]


@cache
def words(kind: str) -> Mapping[str, Entry]:
    """The entries of one table by lemma: nouns, verbs, adjectives, or words (which have one form)."""
    found: dict[str, Entry] = {}
    for row in table("ru", kind):
        marks = frozenset(row.get("marks", "").split())
        entry = Entry(row["gloss"], "fixed" if kind == "words" else kind.removesuffix("s"), marks)
        for lemma in _listed(row["words"]):
            found.setdefault(lemma, entry)
    return found


@cache
def states() -> Mapping[str, str]:
    """States' adjectives and first halves of joined ones: "сербский" and "сербско" are Serbian."""
    found = {}
    for row in table("ru", "states"):
        for adjective in _listed(row["adjectives"]):
            found[adjective] = row["adjective"]
            stem = adjective.removesuffix("ий").removesuffix("ый")
            found[f"{stem}о"] = row["adjective"]
            found.setdefault(f"{stem.removesuffix('ск')}о", row["adjective"])
    return found


@cache
def phrases() -> Mapping[str, tuple[tuple[Parts, Entry], ...]]:
    """Phrases by their first word, the longest first: for each word all lemmas that it may have."""
    found: dict[str, dict[Parts, Entry]] = {}
    for phrase, entry in _phrases():
        words_ = _PART.findall(phrase)
        parts = tuple(_lemmas(part, form=entry.kind == "fixed" and _is_verb(part)) for part in words_)
        if entry.kind == "fixed" and _is_noun_phrase(words_):
            entry = entry._replace(kind="noun")
        for first in parts[0]:
            found.setdefault(first.removeprefix("="), {}).setdefault(parts, entry)
    return {
        first: tuple(sorted(known.items(), key=lambda item: -len(item[0]))) for first, known in found.items()
    }


@cache
def dictionary() -> Any:
    """The dictionary of Russian word forms."""
    import pymorphy3  # a third of a second, so only when a Russian text is read

    return pymorphy3.MorphAnalyzer()


def other_lemmas(text: str) -> list[str]:
    """All lemmas that a form may have, the likeliest first."""
    return [plain(parsed.normal_form) for parsed in dictionary().parse(text)]


def _kind(word: str) -> str:
    return str(dictionary().parse(word)[0].tag.POS)


def _is_verb(word: str) -> bool:
    """Whether a word of a phrase that never changes is a verb's form, and not its other forms."""
    return _kind(word) in {"VERB", "PRTS", "GRND", "PRED", "ADJS", "INFN"}


def _is_noun_phrase(words_: list[str]) -> bool:
    if words_[0].startswith("="):
        return False
    return _kind(words_[-1]) == "NOUN" and all(_kind(word) in {"ADJF", "NOUN", "NUMR"} for word in words_)


@cache
def _lemmas(word: str, *, form: bool = False) -> frozenset[str]:
    if word == ";":  # a comma inside a phrase, as commas part phrases
        return frozenset(",")
    if form or word.startswith("="):
        return frozenset({"=" + word.removeprefix("=")})
    return frozenset({word, *(plain(parsed.normal_form) for parsed in dictionary().parse(word))})


@cache
def numerals() -> Mapping[str, float]:
    """Numbers in words."""
    return {plain(row["word"]): float(row["value"]) for row in table("ru", "numerals")}


@cache
def persons() -> Mapping[str, str]:
    """How the names of known persons are spelled in English, by their Russian nominative."""
    return {plain(row["words"]): row["gloss"] for row in table("ru", "persons")}


@cache
def is_known(lemma: str) -> bool:
    """Whether a table has the lemma."""
    return lemma in states() or lemma in phrases() or any(lemma in words(kind) for kind in _KINDS)


def _phrases() -> Iterator[tuple[str, Entry]]:
    for row in table("ru", "phrases"):
        entry = Entry(row["gloss"], row["kind"] or "fixed", frozenset(row["marks"].split()))
        yield from ((phrase, entry) for phrase in _listed(row["words"]))
    for row in table("ru", "names"):
        for name in row["words"].split(","):
            yield plain(name).strip(), Entry(row["gloss"], "name")
    yield from _states()
    yield from _offices()


def _states() -> Iterator[tuple[str, Entry]]:
    for row in table("ru", "states"):
        for column, gloss in (("names", row["name"]), ("formal", row["formal_name"] or row["name"])):
            for name in _listed(row[column]):
                yield name, Entry(gloss, "name", frozenset({"state", "place"}))
        for name in _listed(row["capitals"]):
            yield name, Entry(row["capital"], "name", frozenset({"capital", "place"}))
        for name in _listed(row["people"]):
            yield name, Entry(row["people_name"] or row["adjective"] + "s", "name")
        for adjective in _listed(row["adjectives"]):
            yield adjective, Entry(row["adjective"], "adjective", frozenset({"state"}))


def _offices() -> Iterator[tuple[str, Entry]]:
    """Ministers and ministries of every portfolio."""
    office = frozenset({"office"})
    for row in table("ru", "portfolios"):
        for portfolio in _listed(row["words"]):
            yield f"министр {portfolio}", Entry(f"{row['office']} minister", "noun", office)
            yield f"министерство {portfolio}", Entry(f"the Ministry of {row['ministry']}", "name")
            yield f"замминистра {portfolio}", Entry(f"deputy {row['office']} minister", "noun", office)
            deputy = Entry(f"deputy {row['office']} minister", "noun", office)
            yield f"заместитель министра {portfolio}", deputy
            yield f"вице-министр {portfolio}", deputy
        for short in _listed(row["short"]):
            yield short, Entry(f"the Ministry of {row['ministry']}", "name")
            for head in ("глава", "руководитель"):
                yield f"{head} {short}", Entry(f"{row['office']} minister", "noun", office)
            yield f"замглавы {short}", Entry(f"deputy {row['office']} minister", "noun", office)
            yield f"министр {short}", Entry(f"{row['office']} minister", "noun", office)
