"""Ranks: "Y's second largest trading partner", "the top supplier of X to Y", "the largest" of a deficit."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Literal

import msgspec

from onrecord.claims.context import Context, Place
from onrecord.claims.frames import Figure, Frame
from onrecord.claims.parties import FROM_RANK, Parties
from onrecord.claims.passages import Passage
from onrecord.claims.quantities import Quantity
from onrecord.claims.topics import Topic
from onrecord.languages import table
from onrecord.model import Frozen
from onrecord.model.claims import Flow

Holder = Literal["partner", "seller", "buyer", "deficit", "surplus"]

_ORDINALS = {
    "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "first": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
}  # fmt: skip
_ORDINAL = r"second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)"
_SUPERLATIVE = (
    rf"(?:(?:(?P<ordinal>{_ORDINAL})[- ])?(?:largest|biggest|leading|main|principal|most important|greatest)"
    rf"|(?P<bare>{_ORDINAL})"
    r"(?= (?:trade|trading|commercial|export|import)\b"
    r"|[- ](?:customer|supplier|destination|importer|buyer)\b)"
    r"|top|(?:number[- ]|no\.? ?|#)(?P<number>one|two|three|four|five|\d{1,2})(?!\w))"
)
_NOT_ONE = re.compile(r"\b(?:one of|among|an?|not)\b[\w\s.'’]{0,30}$|\bno longer\b", re.IGNORECASE)
_BARE = re.compile(
    r"(?:[,—–(-]\s*(?:and )?(?:now )?(?:the|its|their)|\b(?:was|is|were|are) the) "
    rf"(?P<rank>{_SUPERLATIVE})(?=\W|\Z)",
    re.IGNORECASE,
)
_IS_ITS = re.compile(
    r"\b(?:is|was|as|are|were|be|become|became|remains?|mak(?:es?|ing) (?:[A-Z][\w.]+ ){1,3})"
    r" ?(?:now |still )?(?:its|their) $",
    re.IGNORECASE,
)
_OWNER = re.compile(r"\b(?:our|its|their)\s(?:[\w-]+\s){0,1}$", re.IGNORECASE)
_END = re.compile(r"[,;:—–]| while | with ")
_EVER = re.compile(r" (?:ever|on record|in history|since|in \w+ (?:years|decades|months))\b", re.IGNORECASE)
_SEVERAL = re.compile(r" (?:two|three|four|five|six|seven|eight|nine|ten|\d+) .*s$", re.IGNORECASE)
_LOOSE = re.compile(r"^(?:main|principal|leading|most important)\b", re.IGNORECASE)
_COPULA = re.compile(
    r"\b(?:is|was|are|were|remain\w*|bec[ao]m\w+|been|being|as)\b[^.;]{0,60}$|[,(—–-]\s(?:[\w.'’]+\s){0,3}$",
    re.IGNORECASE,
)
_NEAR = 12  # characters between a possessor and its superlative ("Peru's single …")
_NEAR_AFTER = 60  # characters from the noun to the state after it ("supplier of wheat to Peru")


class _Rank(Frozen, frozen=True, kw_only=True):
    """A superlative with its noun, at its place."""

    start: int
    end: int
    text: str
    value: float
    flow: Flow
    holder: Holder


def find_ranks(passage: Passage, context: Context) -> Iterator[Frame]:
    """The ranks of a passage whose holder and whose list are two states."""
    places = [place for place in context.places(passage.text) if place.code]
    for match in _pattern().finditer(passage.text):
        if not _is_rank(passage.text, match):
            continue
        rank = _read(match)
        two = _holder_and_list(passage, rank, places, context)
        if two:
            mark = _END.search(passage.text, rank.end)
            yield _frame(rank, *two, end=mark.start() if mark else len(passage.text))


def _is_rank(text: str, match: re.Match[str]) -> bool:
    """Not "one of the largest", "the top five", "its largest surplus ever" or a "main market" in passing."""
    before = text[: match.start()]
    row = _row(match["noun"])
    if row["flow"] == "other" or _NOT_ONE.search(before) or _SEVERAL.search(match[0]):
        return False
    if row["flow"] == "balance" and _EVER.match(text, match.end()):
        return False
    said = _COPULA.search(before) or re.match(r" (?:is|was)\b", text[match.end() :])
    return bool(said or not _LOOSE.match(match[0]))


def find_places_in_lists(passage: Passage, context: Context) -> Iterator[Frame]:
    """Ranks told as a place in a list: "ranks third among Peru's suppliers"."""
    places = [place for place in context.places(passage.text) if place.code]
    for match in _list_pattern().finditer(passage.text):
        words = match["noun"]
        row = next(r for r in table("en", "rank_lists") if re.fullmatch(r["pattern"], words, re.IGNORECASE))
        named = [p.code for p in places if match.start("whose") <= p.start < match.end() + _NEAR_AFTER]
        holders = [p.code for p in reversed(places) if p.end <= match.start() and p.code not in named]
        if named and holders and named[0] and holders[0]:
            rank = _Rank(
                start=match.start("place"), end=match.end("place"), text=match["place"], value=_value(match),
                flow=msgspec.convert(row["flow"], Flow), holder=msgspec.convert(row["holder"], Holder),
            )  # fmt: skip
            mark = _END.search(passage.text, match.end())
            yield _frame(rank, holders[0], named[0], end=mark.start() if mark else len(passage.text))


@cache
def _list_pattern() -> re.Pattern[str]:
    nouns = "|".join(row["pattern"] for row in table("en", "rank_lists"))
    return re.compile(
        r"\b(?:rank\w*|took|takes?|occup\w+|came|comes?|holds?|held|stands?|stood|was|is|placed)"
        r" (?:in |the |at )*"
        rf"(?P<place>(?P<ordinal>first|{_ORDINAL})(?P<bare>)(?P<number>))(?: (?:place|position|spot|rank))?"
        r"(?: (?:after|behind) [\w ,]{3,40}?)? (?:among|in|of|on) (?:the list of |the )?"
        rf"(?P<whose>[^,;.]{{0,30}}?)(?:(?<=\s)|(?<=['’]))(?P<noun>{nouns})\b",
        re.IGNORECASE,
    )


def ranks_of_frames(passage: Passage, frames: Sequence[Frame]) -> Iterator[Frame]:
    """Ranks said right after a balance, of that balance ("2 bn, the largest with any partner")."""
    for match in _BARE.finditer(passage.text):
        before = [f for f in frames if f.topic.flow == "balance" and f.topic.end <= match.start()]
        if not before or _pattern().match(passage.text, match.start("rank")):
            continue
        frame = before[-1]
        quantity = _quantity(match.start("rank"), match.end("rank"), match["rank"], _value(match))
        figure = Figure(quantity=quantity, form="rank", rank_of=frame.parties.reporter)
        yield msgspec.structs.replace(frame, figures=(figure,), start=match.start("rank"))


def _read(match: re.Match[str]) -> _Rank:
    row = _row(match["noun"])
    return _Rank(
        start=match.start(),
        end=match.end(),
        text=match[0],
        value=_value(match),
        flow=msgspec.convert(row["flow"], Flow),
        holder=msgspec.convert(row["holder"], Holder),
    )


def _row(noun: str) -> Mapping[str, str]:
    return next(r for r in table("en", "ranks") if re.fullmatch(r["pattern"], noun, re.IGNORECASE))


def _value(match: re.Match[str]) -> float:
    word = (match["ordinal"] or match["bare"] or match["number"] or "1").lower()
    return float(_ORDINALS.get(word) or re.sub(r"\D", "", word))


def _quantity(start: int, end: int, text: str, value: float) -> Quantity:
    return Quantity(start=start, end=end, text=text, kind="rank", value=value, unit="rank", lead=start)


def _frame(rank: _Rank, holder: str, owner: str, *, end: int) -> Frame:
    sellers = {"seller": holder, "buyer": owner, "deficit": holder, "surplus": owner}
    codes = (holder, owner) if holder < owner else (owner, holder)
    return Frame(
        topic=Topic(start=rank.start, end=rank.end, text=rank.text, flow=rank.flow),
        parties=Parties(codes=codes, exporter=sellers.get(rank.holder), reporter=owner, basis=FROM_RANK),
        figures=(
            Figure(
                quantity=_quantity(rank.start, rank.end, rank.text, rank.value), form="rank", rank_of=owner
            ),
        ),
        start=rank.start,
        end=end,
    )


def _holder_and_list(
    passage: Passage, rank: _Rank, places: Sequence[Place], context: Context
) -> tuple[str, str] | None:
    """(the state that holds the rank, the state among whose partners it does)."""
    before = [p for p in places if p.end <= rank.start]
    inside = [p for p in places if rank.start <= p.start < rank.end]
    after = [p for p in places if rank.end <= p.start <= rank.end + _NEAR_AFTER]
    near = [p for p in reversed(before) if rank.start - p.end <= _NEAR]
    owner = next((p.code for p in (*inside, *near) if p in inside or _is_owner(passage, p)), None)
    if owner is None and _OWNER.search(passage.text[: rank.start]):
        owner = _pronoun_owner(passage, rank, before, context)
    if owner is None and rank.flow != "balance":
        owner = next((p.code for p in after), None)
    others = [p.code for p in (*after, *reversed(before))] if rank.flow == "balance" else [
        p.code for p in (*reversed(before), *after)
    ]  # fmt: skip
    holder = next((code for code in others if code and code != owner), None)
    return (holder, owner) if holder and owner else None


def _is_owner(passage: Passage, place: Place) -> bool:
    return bool(re.match(r"(?:'s|’s|'|’)?\s", passage.text[place.end :])) and (
        place.kind in {"adjective", "demonym"} or passage.text[place.end : place.end + 1] in "'’"
    )


def _pronoun_owner(passage: Passage, rank: _Rank, before: Sequence[Place], context: Context) -> str | None:
    if passage.text[: rank.start].lower().split()[-1:] == ["our"]:
        span = passage.place(rank.start, rank.end)
        return context.own_side(span.start, span.end)
    said_of = list(before)
    if _IS_ITS.search(passage.text[: rank.start]):
        said_of = [p for p in before if p.code != before[-1].code]
    return said_of[-1].code if said_of else None


@cache
def _pattern() -> re.Pattern[str]:
    nouns = "|".join(row["pattern"] for row in table("en", "ranks"))
    return re.compile(
        rf"\b{_SUPERLATIVE} (?:(?:(?!(?:with|of|in|to|for|any|from)\b)[\w.'’-]+ ){{0,3}}?)"
        rf"(?P<noun>{nouns})\b",
        re.IGNORECASE,
    )
