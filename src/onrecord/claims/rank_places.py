"""Ranks told as a place: "ranks third among Peru's suppliers", "Iran came second", "up from ninth"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from onrecord.claims.context import Context
from onrecord.claims.frames import Figure, Frame
from onrecord.claims.ordinals import LATER, ordinal
from onrecord.claims.parties import Parties
from onrecord.claims.passages import Passage
from onrecord.claims.rank_holders import NEAR_AFTER
from onrecord.claims.rank_words import Holder, Rank, value_of
from onrecord.claims.ranks import end_of_rank, frame_of, quantity_of
from onrecord.languages import table
from onrecord.model.claims import Flow

_PLACE = r"(?:place|position|spot|rank)"
_MOVED = (
    r"(?:dropp?\w*|f[ae]ll\w*|slipp?\w*|slid\w*|s[aiu]nk\w*|declin\w+|r[io]s\w+|climb\w*|mov\w+|jump\w*|advanc\w+"
    r"|leap\w*|improv\w+|went|go\w*|shot)(?: (?:up|down|back))?"
)
_HELD = (
    rf"(?:rank\w*|took|takes?|occup\w+|came|comes?|holds?|held|stands?|stood|was|is|placed|finished|{_MOVED})"
)
_ORDINAL = rf"(?P<ordinal>first|{LATER})"
_FROM = re.compile(
    rf"(?:[^.;]{{0,60}}\b{_MOVED}|,? (?:up|down)|[^.;]{{0,60}}?,?) from (?:the |its |a )*"
    rf"(?P<ordinal>first|{LATER})(?: {_PLACE})?"
    r"(?=[.,;)]|\Z| (?:in|a|last|the (?:year|month)|two|during|just)\b)",
    re.IGNORECASE,
)
_FROM_BEFORE = re.compile(
    rf"\bfrom (?:the )?(?P<ordinal>first|{LATER})(?: {_PLACE})? (?:to|into) (?:the )?$", re.IGNORECASE
)
_AGAIN = re.compile(
    r"(?<=\w)(?:, (?:with|at) [^;]{3,60}?,)? (?:also |then |only |now )?(?:"
    rf"(?:came|comes|rank(?:s|ed)|stood|stands|placed|finished)(?: (?:in|at|as))?(?: the)?"
    rf" (?P<ordinal>{LATER})(?: {_PLACE})?"
    rf"|{_MOVED} (?:to|into) (?:the |its )?(?P<moved>first|{LATER}) {_PLACE}"
    r"|(?:held|holds|took|takes|occup(?:ies|ied)|was in|is in|kept|keeps|retain(?:s|ed)|regain(?:s|ed))"
    rf" (?:the |its )?(?P<held>first|top|leading|number one|{LATER}) {_PLACE}"
    rf"|(?:was |were |is )?(?P<bare>{LATER})(?= (?:with|at) | \()"
    r")(?=[.,;)]| (?:with|at|in|by|behind|after|ahead|and|last|a)\b| \(|\Z)",
    re.IGNORECASE,
)
_TOP = {"top", "leading", "number one"}


def find_places_in_lists(passage: Passage, context: Context) -> Iterator[Frame]:
    """Ranks told as a place in a list: "ranks third among Peru's suppliers"."""
    places = [place for place in context.places(passage.text) if place.code]
    for match in _list_pattern().finditer(passage.text):
        words = match["noun"]
        row = next(r for r in table("en", "rank_lists") if re.fullmatch(r["pattern"], words, re.IGNORECASE))
        named = [p.code for p in places if match.start("whose") <= p.start < match.end() + NEAR_AFTER]
        holders = [p.code for p in reversed(places) if p.end <= match.start() and p.code not in named]
        if named and holders and named[0] and holders[0]:
            rank = Rank(
                start=match.start("place"), end=match.end("place"), text=match["place"],
                value=value_of(match), flow=msgspec.convert(row["flow"], Flow),
                holder=msgspec.convert(row["holder"], Holder),
            )  # fmt: skip
            yield frame_of(rank, holders[0], named[0], end=end_of_rank(passage.text, match.end()))


@cache
def _list_pattern() -> re.Pattern[str]:
    nouns = "|".join(row["pattern"] for row in table("en", "rank_lists"))
    return re.compile(
        rf"\b{_HELD} (?:(?:in|the|at|to|into|from (?:the )?(?:first|{LATER})(?: {_PLACE})?) )*"
        rf"(?P<place>{_ORDINAL})(?: {_PLACE})?"
        r"(?: (?:after|behind) [\w ,]{3,40}?)? (?:among|in|of|on) (?:the list of |the )?"
        rf"(?P<whose>[^,;.]{{0,30}}?)(?:(?<=\s)|(?<=['’]))(?P<noun>{nouns})\b",
        re.IGNORECASE,
    )


def places_after(
    passage: Passage, context: Context, ranks: Sequence[Frame], told: Frame | None
) -> Iterator[Frame]:
    """Places that others hold in a list told before: "Kuwait came second", "in 1990 Italy held the top spot".

    Args:
        passage: Where they stand.
        context: The document.
        ranks: The ranks of the passage.
        told: The last rank or share of the sentences before, if it is near.
    """
    places = [place for place in context.places(passage.text) if place.code]
    for match in _AGAIN.finditer(passage.text):
        start, words = _place_of(match)
        if any(r.start <= start < r.topic.end for r in ranks):
            continue
        before = next((r for r in reversed(ranks) if r.topic.end <= match.start()), told)
        holder = next((p for p in places if p.end == match.start()), None)
        parties = before and holder and with_partner(before.parties, holder.code)
        if before and parties:
            quantity = quantity_of(start, words, 1 if words.lower() in _TOP else ordinal(words) or 1)
            yield msgspec.structs.replace(
                before, parties=parties, product=None, start=match.start() + 1,
                topic=msgspec.structs.replace(before.topic, start=start, end=match.end(), text=words),
                figures=(Figure(quantity=quantity, form="rank", rank_of=parties.reporter),),
                end=end_of_rank(passage.text, match.end()),
            )  # fmt: skip


def _place_of(match: re.Match[str]) -> tuple[int, str]:
    name = next(name for name in ("ordinal", "moved", "held", "bare") if match[name])
    return match.start(name), match[name]


def with_partner(parties: Parties, partner: str | None) -> Parties | None:
    """The same flow of the same reporter with another partner."""
    owner = parties.reporter
    if owner is None or partner is None or partner == owner:
        return None
    exporter = parties.exporter and (owner if parties.exporter == owner else partner)
    codes = (owner, partner) if owner < partner else (partner, owner)
    return msgspec.structs.replace(parties, codes=codes, exporter=exporter, via=None)


def moved(passage: Passage, rank: Frame, starts: Sequence[int]) -> Frame:
    """A rank with the place that its holder had before ("up from the ninth place").

    Args:
        passage: Where it stands.
        rank: The rank.
        starts: Where the ranks of the passage begin.
    """
    main = rank.figures[0]
    later = min((start for start in starts if start > rank.topic.start), default=len(passage.text))
    after = _FROM.match(passage.text, rank.topic.end, later) or _FROM.match(passage.text, rank.end, later)
    match = after or _FROM_BEFORE.search(passage.text[: rank.start])
    place = ordinal(match["ordinal"]) if match else None
    if match is None or place is None or place == main.quantity.value:
        return rank
    quantity = quantity_of(match.start("ordinal"), match["ordinal"], place)
    base = Figure(quantity=quantity, form="rank", rank_of=main.rank_of, role="base")
    main = msgspec.structs.replace(main, direction="up" if main.quantity.value < place else "down")
    figures = (main, base) if after else (base, main)
    return msgspec.structs.replace(
        rank,
        figures=figures,
        start=min(rank.start, match.start()),
        end=max(rank.end, end_of_rank(passage.text, match.end())),
    )
