"""What a topic is called, and how each side names it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from onrecord.comparing.accounts import Told
from onrecord.comparing.encoding import encode
from onrecord.extraction.parse import Token
from onrecord.extraction.vocabulary import words as words_of

_LONGEST_NAME = 6
_NO_NAMES = {"PERSON", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"}
_NOUNS = {"NOUN", "PROPN"}


def topic_name(points: Sequence[Told]) -> str:
    """The sector that most of the points name, else a short name out of one of them."""
    sectors = Counter(sector for point in points for sector in dict.fromkeys(point.sectors))
    if sectors and sectors.most_common(1)[0][1] * 2 > len(points):
        return sectors.most_common(1)[0][0]
    names = list(dict.fromkeys(name for point in points for name in _phrases(point)))
    return _nearest(names, " ".join(point.matter for point in points)) if names else "other"


def names_of(telling: Mapping[str, Sequence[Told]]) -> dict[str, tuple[str, ...]]:
    """Each side's own name of the matter: words for the relation, else those in which two sides differ."""
    found = {side: tuple(_bonds(points)) for side, points in telling.items()}
    speaking = [side for side, points in telling.items() if points]
    if any(found.values()) or len(speaking) == 1:
        return found
    for side in speaking:
        others = " ".join(p.matter for other in speaking if other != side for p in telling[other])
        phrases = list(dict.fromkeys(name for p in telling[side] for name in _phrases(p)))
        if phrases:
            found[side] = (_nearest(phrases, others),)
    told = {names[0].casefold() for names in found.values() if names}
    return found if len(told) > 1 else dict.fromkeys(telling, ())


def _nearest(names: Sequence[str], text: str) -> str:
    """The name that is nearest to a text in meaning."""
    vectors = encode([*names, text])
    return names[int(np.argmax(vectors[:-1] @ vectors[-1]))]


def _bonds(points: Sequence[Told]) -> Iterator[str]:
    """The words for the relation itself ("strategic alliance") in some points, each once."""
    found = (
        bond.words
        for point in points
        for bond in point.heard.report.bonds
        if any(m.start < point.point.end and point.point.start < m.end for m in bond.mentions)
    )
    yield from dict.fromkeys(found)


def _phrases(point: Told) -> Iterator[str]:
    """The noun phrases of a point's matter, as they are written."""
    parsed = point.heard.found.parsed
    matter = set(point.matter.split())
    for token in point.point.tokens:
        if token.pos in _NOUNS and token.dep != "compound" and token.text in matter:
            span = parsed.phrase(token)
            inside = [t for t in point.point.tokens if span.start <= t.start and t.end <= span.end]
            words = _trimmed(inside)
            if words and len(words) <= _LONGEST_NAME and not any(map(_is_somebody, words)):
                yield " ".join(parsed.document.text[words[0].start : words[-1].end].split())


def _is_somebody(token: Token) -> bool:
    """Whether a word names who talks, when, or how much."""
    return token.entity in _NO_NAMES or token.lemma in words_of("party", "points")


def _trimmed(tokens: Sequence[Token]) -> list[Token]:
    """Without words at either end that name nothing."""
    inside = [place for place, token in enumerate(tokens) if token.pos in _NOUNS | {"ADJ", "NUM"}]
    kept = list(tokens[inside[0] : inside[-1] + 1]) if inside else []
    return kept if any(t.pos in _NOUNS for t in kept) else []
