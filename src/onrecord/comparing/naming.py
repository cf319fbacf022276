"""What a topic is called, and how each side names it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from onrecord.comparing.accounts import Told
from onrecord.comparing.encoding import encode
from onrecord.extraction.parse import Token
from onrecord.extraction.vocabulary import words as words_of

_LONGEST_NAME = 6
_NOUNS = {"NOUN", "PROPN"}


def topic_name(points: Sequence[Told]) -> str:
    """The sector that most points name, else a short name out of the first point."""
    sectors = Counter(sector for point in points for sector in point.sectors)
    if sectors:
        return sectors.most_common(1)[0][0]
    names = [name for point in points for name in _phrases(point)]
    return min(names, key=lambda name: (abs(len(name.split()) - 2), names.index(name)), default="other")


def names_of(telling: Mapping[str, Sequence[Told]]) -> dict[str, tuple[str, ...]]:
    """For each side its own name of the matter, where two sides tell it and name it differently."""
    found: dict[str, tuple[str, ...]] = dict.fromkeys(telling, ())
    speaking = [side for side, points in telling.items() if points]
    if len(speaking) < 2:
        return found
    for side in speaking:
        others = " ".join(p.matter for other in speaking if other != side for p in telling[other])
        phrases = list(dict.fromkeys(name for p in telling[side] for name in _phrases(p)))
        if phrases:
            vectors = encode([*phrases, others])
            found[side] = (phrases[int(np.argmax(vectors[:-1] @ vectors[-1]))],)
    told = {names[0].casefold() for names in found.values() if names}
    return found if len(told) > 1 else dict.fromkeys(telling, ())


def _phrases(point: Told) -> Iterator[str]:
    """The noun phrases of a point's matter, as they are written."""
    parsed = point.heard.found.parsed
    matter = set(point.matter.split())
    for token in point.point.tokens:
        if token.pos in _NOUNS and token.dep != "compound" and token.text in matter:
            span = parsed.phrase(token)
            inside = [t for t in point.point.tokens if span.start <= t.start and t.end <= span.end]
            words = _without_determiner(inside)
            if words and len(words) <= _LONGEST_NAME and not any(map(_is_somebody, words)):
                yield " ".join(parsed.document.text[words[0].start : words[-1].end].split())


def _is_somebody(token: Token) -> bool:
    """Whether a word names who talks, or when."""
    return token.entity in {"PERSON", "DATE", "TIME"} or token.lemma in words_of("party", "points")


def _without_determiner(tokens: Sequence[Token]) -> list[Token]:
    kept = [t for t in tokens if t.pos not in {"DET", "PRON"}]
    return kept if any(t.pos in _NOUNS for t in kept) else []
