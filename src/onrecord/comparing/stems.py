"""Words of meaning by how they begin, so that "apology" and "apologised" are one."""

from collections.abc import Iterable

from onrecord.extraction.parse import Token
from onrecord.extraction.vocabulary import words

STEM = 6
"""So many letters of a word count."""
_SHORTEST = 4


def stems_of(tokens: Iterable[Token], *, pos: frozenset[str] = frozenset({"VERB", "NOUN"})) -> set[str]:
    """The beginnings of the verbs and nouns that say what a matter is, not how it is told or by whom."""
    plain = words("telling", "points") | words("party", "points") | words("frame", "points")
    return {
        t.lemma[:STEM] for t in tokens if t.pos in pos and t.lemma not in plain and len(t.lemma) >= _SHORTEST
    }


def share(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether two sets of stems have one in common, or one that goes on as another begins."""
    others = tuple(theirs)
    return any(a.startswith(b) or b.startswith(a) for a in mine for b in others)
