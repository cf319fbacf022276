"""Ranks: "Y's second largest trading partner", "the top supplier of X to Y", "the largest" of a deficit."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.claims.context import Context
from onrecord.claims.frames import Figure, Frame
from onrecord.claims.parties import FROM_RANK, Parties
from onrecord.claims.passages import Passage
from onrecord.claims.quantities import Quantity
from onrecord.claims.rank_holders import Known, holder_and_list
from onrecord.claims.rank_words import SUPERLATIVE, Rank, ranks_told, superlatives, value_of
from onrecord.claims.topics import Topic

_BARE = re.compile(
    r"(?:[,—–(-]\s*(?:and )?(?:now )?(?:the|its|their)|\b(?:was|is|were|are) the) "
    rf"(?P<rank>{SUPERLATIVE})(?=\W|\Z)",
    re.IGNORECASE,
)
_SECOND_ONLY = re.compile(r"\bsecond only to\b", re.IGNORECASE)
_END = re.compile(r"[,;:—–]| while | with ")
_AND_ALSO = re.compile(r",? (?:and|as well as|but) (?:also )?(?:the |its |their )?(?:single )?")


def find_ranks(passage: Passage, context: Context, known: Known) -> Iterator[Frame]:
    """The ranks of a passage whose holder and whose list are two states.

    Args:
        passage: Where they stand.
        context: The document.
        known: What the sentences before tell.
    """
    places = [place for place in context.places(passage.text) if place.code]
    last: tuple[Rank, tuple[str, str]] | None = None
    for rank in ranks_told(passage.text, trading=known.trading):
        two = None
        if last and _AND_ALSO.fullmatch(passage.text[last[0].end : rank.start]):
            two = last[1]
        two = two or holder_and_list(passage, rank, places, context, known)
        if two:
            last = rank, two
            yield frame_of(rank, *two, end=end_of_rank(passage.text, rank.end))


def end_of_rank(text: str, end: int) -> int:
    """Where the words of a rank that ends at ``end`` stop."""
    mark = _END.search(text, end)
    return mark.start() if mark else len(text)


def ranks_of_frames(passage: Passage, frames: Sequence[Frame]) -> Iterator[Frame]:
    """Ranks told right after a figure, of what it counts ("2 bn, the largest with any partner")."""
    for match in _BARE.finditer(passage.text):
        before = [f for f in frames if f.topic.flow == "balance" and f.topic.end <= match.start()]
        if before and not superlatives().match(passage.text, match.start("rank")):
            yield _rank_of(before[-1], match.start("rank"), match["rank"], value_of(match))
    for match in _SECOND_ONLY.finditer(passage.text):
        before = [f for f in frames if f.parties.reporter and f.figures[0].quantity.end <= match.start()]
        if before and before[-1].figures[0].form in {"level", "share"}:
            yield _rank_of(before[-1], match.start(), match[0], 2)


def _rank_of(frame: Frame, start: int, words: str, value: float) -> Frame:
    figure = Figure(quantity=quantity_of(start, words, value), form="rank", rank_of=frame.parties.reporter)
    return msgspec.structs.replace(frame, figures=(figure,), start=start)


def quantity_of(start: int, words: str, value: float) -> Quantity:
    """A place as a number that stands at ``start``."""
    end = start + len(words)
    return Quantity(start=start, end=end, text=words, kind="rank", value=value, unit="rank", lead=start)


def frame_of(rank: Rank, holder: str, owner: str, *, end: int) -> Frame:
    """A rank with its pair.

    Args:
        rank: The rank.
        holder: Who holds it.
        owner: Among whose partners it is held.
        end: Where its words stop.
    """
    sellers = {"seller": holder, "buyer": owner, "deficit": holder, "surplus": owner}
    codes = (holder, owner) if holder < owner else (owner, holder)
    figure = Figure(quantity=quantity_of(rank.start, rank.text, rank.value), form="rank", rank_of=owner)
    return Frame(
        topic=Topic(start=rank.start, end=rank.end, text=rank.text, flow=rank.flow),
        parties=Parties(codes=codes, exporter=sellers.get(rank.holder), reporter=owner, basis=FROM_RANK),
        figures=(figure,),
        start=rank.start,
        end=end,
    )
