"""The side that stands beside a name without an office: "Chilean government spokeswoman Carla Mella"."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from onrecord.extraction.clauses import head_of
from onrecord.extraction.cues import speaker_nouns
from onrecord.extraction.names import Named
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.vocabulary import words
from onrecord.gazetteer import Match

_SPEAKS_FOR = {"country", "adjective", "demonym", "body", "metonym", "capital", "office"}
_OFFICIAL = {"office"}


def with_sides(parsed: Parsed, named: Iterable[Named], matches: Sequence[Match]) -> Iterator[Named]:
    """The persons, those who only have a name with the country their title beside it tells."""
    sided = [m for m in matches if m.country and m.kind in _SPEAKS_FOR]
    for one in named:
        tokens = parsed.tokens_in(one.start, one.end)
        bare = one.name and not one.country and not one.former and tokens
        country = _beside(parsed, head_of(tokens), one, sided) if bare else None
        yield msgspec.structs.replace(one, country=country) if country else one


def _beside(parsed: Parsed, head: Token, named: Named, matches: Sequence[Match]) -> str | None:
    for start, end in _titles(parsed, head, named):
        first = bisect_left(matches, start, key=lambda match: match.start)
        inside = [m for m in matches[first:] if m.end <= end][:1]
        if inside:
            return inside[0].country
    return None


def _titles(parsed: Parsed, head: Token, named: Named) -> Iterator[tuple[int, int]]:
    """The stretches around a name that hold an official's title, before it and in apposition."""
    phrase = parsed.phrase(head)
    if _official(parsed.tokens_in(phrase.start, named.start)):
        yield phrase.start, named.start
    if (delegation := _headed(parsed, head)) is not None:
        led = parsed.phrase(delegation)
        yield led.start, led.end
    governing = parsed.head(head)
    if head.dep == "appos" and governing.lemma.lower() in speaker_nouns():
        yield parsed.phrase(governing).start, named.start
    for part in parsed.children(head):
        if part.dep == "appos" and part.start >= named.end and _official([part]):
            apposed = parsed.phrase(part)
            yield apposed.start, apposed.end


def _headed(parsed: Parsed, head: Token) -> Token | None:
    """The delegation that a person heads: "a Ghanaian delegation led by Kojo Ansah"."""
    by = parsed.head(head)
    verb = parsed.head(by)
    leads = by.dep == "agent" and verb.dep == "acl" and verb.lemma in words("heads")
    return parsed.head(verb) if leads else None


def _official(tokens: Sequence[Token]) -> bool:
    nouns = (speaker_nouns().get(t.lemma.lower()) for t in tokens)
    return any(noun is not None and noun.kind in _OFFICIAL for noun in nouns)
