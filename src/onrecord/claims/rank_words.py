"""Superlatives with a noun that a rank can stand before ("second largest supplier")."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal

import msgspec

from onrecord.claims.ordinals import CARDINAL, LATER, cardinal, ordinal
from onrecord.claims.topics import find_topics
from onrecord.languages import table
from onrecord.model import Frozen
from onrecord.model.claims import Flow, Hedge

Holder = Literal["partner", "seller", "buyer", "deficit", "surplus"]

SUPERLATIVE = (
    rf"(?:(?:(?P<ordinal>{LATER})[- ])?(?:largest|biggest|leading|main|principal|most important|greatest)"
    rf"|(?:(?<=ranks )|(?<=ranked )|(?<=comes )|(?<=came )|(?<=placed ))"
    rf"(?P<ranked>{LATER}|first)(?= (?:as an?|among)\b)"
    rf"|(?P<bare>{LATER})"
    r"(?= (?:trade|trading|commercial|export|import|market|partner)\b"
    r"|[- ](?:customer|supplier|destination|importer|buyer|client)\b)"
    r"|(?P<first>first)(?= (?:trade|trading|commercial|export|customer|supplier|client|destination)\b)"
    r"|top|(?:number[- ]|no\.? ?|#)(?P<number>one|two|three|four|five|\d{1,2})(?!\w))"
)
_NOT_ONE = re.compile(
    r"\b(?:one of|among|an?|not)\b[\w\s.'’]{0,30}$|\bno longer\b"
    r"|\blo(?:st|ses?|sing) (?:its|the) (?:place|position|status|rank|spot|title|crown)"
    r"(?: \w+)? as\b[\w\s.'’]{0,30}$",
    re.IGNORECASE,
)
AHEAD = re.compile(
    r"\b(?:could|may|might|would|will|(?:hop|aim|want|seek|plan|expect|tend)\w* to|set to|poised to"
    r"|potential\w*)\b[^.,;]{0,40}$",
    re.IGNORECASE,
)
_EVER = re.compile(r" (?:ever|on record|in history|since|in \w+ (?:years|decades|months))\b", re.IGNORECASE)
_SEVERAL = re.compile(rf" (?:{CARDINAL}) .*s$", re.IGNORECASE)
_COUNTED = re.compile(rf"(?<![\w.,-])(?:{CARDINAL}) $", re.IGNORECASE)
_LOOSE = re.compile(r"^(?:main|principal|leading|most important)\b", re.IGNORECASE)
_COPULA = re.compile(
    r"\b(?:is|was|are|were|remain\w*|bec[ao]m\w+|been|being|as)\b[^.;]{0,60}$|[,(—–-]\s(?:[\w.'’]+\s){0,3}$",
    re.IGNORECASE,
)
_COPULA_AFTER = re.compile(r"(?: (?:of|for|in) [\w.' ’]{1,40}?)? (?:is|was|remains|remained)\b")
_FIRST_IS_RANK = re.compile(r"(?:['’]s?|\b(?:its|our|their)) $", re.IGNORECASE)
_IS_THE = re.compile(r"\b(?:is|was|remain\w*|as) the $", re.IGNORECASE)
ANY_PARTNER = re.compile(
    r" (?:of |that )?any (?:\w+ )?(?:partner|country|nation|economy)(?: (?:runs|has|holds|ran|had))? with\b",
    re.IGNORECASE,
)
_OTHER_SIDE: dict[str, Holder] = {"surplus": "deficit", "deficit": "surplus"}
_OF = re.compile(r" (?:of|for) (?:the )?(?=[A-Z])")


class Rank(Frozen, frozen=True, kw_only=True):
    """A place among the partners of a state, at its place in a passage.

    Attributes:
        first: Whether it is told as "first", which without a state beside it says when.
        noun: What it is a place among ("export market"); empty where only the place is told.
        hedge: "at-most" for one of so many ("among the top five").
    """

    start: int
    end: int
    text: str
    value: float
    flow: Flow
    holder: Holder
    first: bool = False
    noun: str = ""
    hedge: Hedge = "exactly"


def ranks_told(text: str, *, trading: bool) -> Iterator[Rank]:
    """The superlatives of a passage that tell the place of one partner among all.

    Args:
        text: The passage.
        trading: Whether the sentences right before it are about trade.
    """
    for match in superlatives().finditer(text):
        rank = _read(match)
        if rank and _is_rank(text, match, trading=trading):
            yield rank


@cache
def superlatives() -> re.Pattern[str]:
    """A superlative with its noun."""
    return with_noun(rf"\b{SUPERLATIVE}", "with|of|in|to|for|any|from")


def with_noun(opening: str, never_between: str) -> re.Pattern[str]:
    """What opens a rank, with its noun up to three words on, none of which is one of some (a pattern)."""
    nouns = "|".join(row["pattern"] for row in table("en", "ranks"))
    return re.compile(
        rf"{opening} (?:(?:(?!(?:{never_between})\b)[\w.'’-]+ ){{0,3}}?)(?P<noun>{nouns})(?!\w)",
        re.IGNORECASE,
    )


def value_of(match: re.Match[str]) -> float:
    """The place that a superlative names: the first where it names none."""
    groups = match.groupdict()
    word = (
        groups.get("ordinal") or groups.get("bare") or groups.get("ranked") or groups.get("number") or "1"
    ).lower()
    return float(ordinal(word) or cardinal(word) or 1)


def _read(match: re.Match[str]) -> Rank | None:
    row = row_of(match["noun"])
    if row["flow"] == "other":
        return None
    holder = msgspec.convert(row["holder"], Holder)
    if ANY_PARTNER.match(match.string, match.end()):
        holder = _OTHER_SIDE.get(holder, holder)  # the partner's own surplus, and not the one with it
    return Rank(
        start=match.start(), end=match.end(), text=match[0], value=value_of(match), noun=match["noun"],
        flow=msgspec.convert(row["flow"], Flow), holder=holder,
        first=bool(match["first"]),
    )  # fmt: skip


def row_of(noun: str) -> Mapping[str, str]:
    """The row of the table that knows a noun."""
    return next(r for r in table("en", "ranks") if re.fullmatch(r["pattern"], noun, re.IGNORECASE))


def _is_rank(text: str, match: re.Match[str], *, trading: bool) -> bool:
    """Not "one of the largest", "the top five", "its largest surplus ever" or a "main market" in passing."""
    before = text[: match.start()]
    row = row_of(match["noun"])
    if (
        (not match["ranked"] and _NOT_ONE.search(before))
        or AHEAD.search(before)
        or _SEVERAL.search(match[0])
        or _COUNTED.search(before)  # "five largest": rank_tops.py reads who is one of them
    ):
        return False
    if row["flow"] == "balance" and _EVER.match(text, match.end()):
        return False
    if match["first"] and not _is_place(text, match):
        return False
    if row["scope"] == "trade" and not trading and not any(t.flow for t in find_topics(text)):
        return False
    said = match["ranked"] or _COPULA.search(before) or _COPULA_AFTER.match(text[match.end() :])
    return bool(said or not _LOOSE.match(match[0]))


def _is_place(text: str, match: re.Match[str]) -> bool:
    """Whether "first" is a place and not a point in time ("Peru's first customer")."""
    before = text[: match.start()]
    return bool(_FIRST_IS_RANK.search(before) or (_IS_THE.search(before) and _OF.match(text, match.end())))
