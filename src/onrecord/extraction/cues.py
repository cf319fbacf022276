"""The words that make a statement, from the language's cue tables."""

from collections.abc import Mapping
from functools import cache
from typing import cast

from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.vocabulary import rules, table
from onrecord.model import Frozen
from onrecord.model.statements import Medium

_FORMS = {"clause", "object", "name", "infinitive", "figure"}


class Cue(Frozen, frozen=True, kw_only=True):
    """How one verb holds what is said.

    Attributes:
        companion: Lemma of a word that must hang on the verb ("stock" in "take stock"), or "".
        clause: A clause or a quotation may be the content.
        object: The direct object may be the content.
        naming: The direct object with what it is called may be the content.
        figure: The direct object may be the content where the companion gives it a number.
        infinitive: An infinitive may be the content.
        prepositions: Prepositions whose object may be the content.
        addressee: The direct object is who is spoken to.
        medium: The medium the verb itself implies.
    """

    companion: str
    clause: bool
    object: bool
    naming: bool
    figure: bool
    infinitive: bool
    prepositions: frozenset[str]
    addressee: bool
    medium: Medium | None


class SpeakerNoun(Frozen, frozen=True, kw_only=True):
    """What a common noun says about who speaks; ``kind`` as in ``speaker_nouns.tsv``."""

    kind: str
    medium: Medium | None


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """Verb lemma to its cues, those with a companion first."""
    found: dict[str, list[Cue]] = {}
    for row in table("cues"):
        lemma, _, companion = row["cue"].partition(" ")
        found.setdefault(lemma, []).append(_cue(companion, row["content"].split(), row))
    return {lemma: tuple(sorted(rows, key=lambda cue: not cue.companion)) for lemma, rows in found.items()}


def _cue(companion: str, content: list[str], row: Mapping[str, str]) -> Cue:
    return Cue(
        companion=companion,
        clause="clause" in content,
        object="object" in content,
        naming="name" in content,
        figure="figure" in content,
        infinitive="infinitive" in content,
        prepositions=frozenset(content) - _FORMS,
        addressee=row["addressee"] == "yes",
        medium=cast("Medium | None", row["medium"] or None),
    )


def cue_of(parsed: Parsed, verb: Token) -> Cue | None:
    """The cue a verb is here, or None."""
    if verb.pos not in {"VERB", "AUX"}:
        return None
    hanging = {child.lemma for child in parsed.children(verb)}
    return next((c for c in cues().get(verb.lemma, ()) if not c.companion or c.companion in hanging), None)


@cache
def speaker_nouns() -> dict[str, SpeakerNoun]:
    """Noun, in the singular, to what it says about the speaker."""
    return {
        row["noun"]: SpeakerNoun(kind=row["kind"], medium=cast("Medium | None", row["medium"] or None))
        for row in table("speaker_nouns")
    }


@cache
def cue_nouns() -> frozenset[str]:
    """Nouns that report with a clause ("the minister's claim that …")."""
    return frozenset(row["noun"] for row in table("cue_nouns"))


@cache
def controls() -> frozenset[str]:
    """Verbs under which an infinitive is still said ("went on to condemn")."""
    return frozenset(row["verb"] for row in table("controls"))


def medium_in(words: str, near: int = 0) -> Medium | None:
    """The medium that some words name, the one nearest to a place among several, or None."""
    found = [
        (abs(match.start() - near), cast("Medium", rule["medium"]))
        for rule in rules("media")
        for match in rule.pattern.finditer(words)
    ]
    return min(found, key=lambda pair: pair[0])[1] if found else None
