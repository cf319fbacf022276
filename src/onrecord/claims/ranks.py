"""Ranks: "Y's second largest trading partner", "the largest supplier of X to Y", "the third largest" of a deficit."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from onrecord.claims.context import Context, Place
from onrecord.claims.frames import Figure, Frame
from onrecord.claims.parties import Parties
from onrecord.claims.passages import Passage
from onrecord.claims.quantities import Quantity
from onrecord.claims.topics import Topic
from onrecord.languages import table
from onrecord.model.claims import Flow

_ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_SUPERLATIVE = (
    r"(?:(?P<ord>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))[- ])?"
    r"(?:(?:largest|biggest|leading|main|principal|most important|greatest)|(?P<top>top|number[- ]one|no\. ?1)|number[- ](?P<num>two|three|four|five))"
)
_ONE_OF = re.compile(r"\b(?:one of|among)\b[\w\s.'’]{0,40}$", re.IGNORECASE)
_GROUP_OF_PEERS = re.compile(r"^\s(?:in|within|among|outside) (?!the world)", re.IGNORECASE)


def find_ranks(passage: Passage, context: Context) -> Iterator[Frame]:
    """The ranks of a passage whose holder and whose list are two states."""
    places = context.places(passage.text)
    for match in _pattern().finditer(passage.text):
        if _ONE_OF.search(passage.text[: match.start()]):
            continue
        flow, holder = _kind(match)
        pair = _pair(match, places)
        if pair is None:
            continue
        other, owner = pair
        yield _frame(match, flow, holder, owner, other)


def _frame(match: re.Match[str], flow: Flow, holder: str, owner: str, other: str) -> Frame:
    first, second = sorted((owner, other))
    exporter = {"seller": other, "buyer": owner, "deficit": other, "surplus": owner}.get(holder)
    quantity = Quantity(
        start=match.start(),
        end=match.end(),
        text=match[0],
        kind="rank",
        value=float(_rank(match)),
        unit="rank",
    )
    topic = Topic(start=match.start(), end=match.end(), text=match[0], flow=flow)
    parties = Parties(
        codes=(first, second), exporter=exporter, reporter=owner, basis="the words around the rank"
    )
    figure = Figure(quantity=quantity, form="rank", rank_of=owner)
    return Frame(topic=topic, parties=parties, figures=(figure,), start=match.start(), end=match.end())


def _kind(match: re.Match[str]) -> tuple[Flow, str]:
    row = next(r for r in table("en", "ranks") if re.fullmatch(r["pattern"], match["noun"], re.IGNORECASE))
    return msgspec.convert(row["flow"], Flow), row["rank_holder"]


def _rank(match: re.Match[str]) -> int:
    word = (match["ord"] or "").lower()
    if match["num"]:
        return {"two": 2, "three": 3, "four": 4, "five": 5}[match["num"].lower()]
    return _ORDINALS.get(word) or int(re.sub(r"\D", "", word) or 1)


def _pair(match: re.Match[str], places: tuple[Place, ...]) -> tuple[str, str] | None:
    """(holder of the rank, state whose list it is)."""
    named = [p for p in places if p.code]
    possessor = next(
        (p for p in reversed(named) if 0 <= match.start() - p.end <= len("'s  and single ")), None
    )
    after = next(
        (p for p in named if 0 <= p.start - match.end() <= len(" of liquefied natural gas to the ")), None
    )
    owner = possessor or after
    if owner is None:
        return None
    rest = [p for p in named if p is not owner and p.end <= match.start() and p.code != owner.code]
    later = [p for p in named if p.start >= match.end() and p is not owner and p.code != owner.code]
    holder = rest[-1] if rest else (later[0] if later else None)
    return (holder.code or "", owner.code or "") if holder else None


@cache
def _pattern() -> re.Pattern[str]:
    nouns = "|".join(row["pattern"] for row in table("en", "ranks"))
    return re.compile(rf"\b{_SUPERLATIVE} (?:(?:[\w-]+ ){{0,2}}?)(?P<noun>{nouns})\b", re.IGNORECASE)
