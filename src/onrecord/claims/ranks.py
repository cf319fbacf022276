"""Ranks: "Y's second largest trading partner", "the top supplier of X to Y", "the largest" of a deficit."""

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from onrecord.claims.context import Context
from onrecord.claims.frames import Figure, Frame
from onrecord.claims.parties import FROM_RANK, Parties
from onrecord.claims.passages import Passage
from onrecord.claims.products import product_of_rank
from onrecord.claims.quantities import Quantity
from onrecord.claims.rank_holders import Known, holder_and_list
from onrecord.claims.rank_tops import bare_tops, tops_told
from onrecord.claims.rank_words import SUPERLATIVE, Rank, ranks_told, superlatives, value_of
from onrecord.claims.topics import Topic
from onrecord.model.claims import Hedge

_BARE = re.compile(
    r"(?:[,—–(-]\s*(?:and )?(?:now )?(?:the|its|their)|\b(?:was|is|were|are) the) "
    rf"(?P<rank>{SUPERLATIVE})(?=\W|\Z)",
    re.IGNORECASE,
)
_SECOND_ONLY = re.compile(r"\bsecond only to\b", re.IGNORECASE)
_END = re.compile(r"[,;:—–]| while | with (?!(?:the )?[A-Z][a-z])")  # but "largest deficit with Peru"
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
    told = [*ranks_told(passage.text, trading=known.trading), *tops_told(passage.text)]
    for rank in sorted(told, key=lambda rank: rank.start):
        two = None
        if last and _AND_ALSO.fullmatch(passage.text[last[0].end : rank.start]):
            two = last[1]
        two = two or holder_and_list(passage, rank, places, context, known)
        if two:
            last = rank, two
            frame = frame_of(rank, *two, end=end_of_rank(passage.text, rank.end))
            yield msgspec.structs.replace(frame, product=product_of_rank(passage.text, rank))


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


def tops_of_balances(
    passage: Passage, topics: Sequence[Topic], pair: Callable[[Topic], Parties | None]
) -> Iterator[Frame]:
    """The ranks told of a balance itself ("its surplus with Peru was among its ten largest").

    Args:
        passage: Where they stand.
        topics: Its trade words.
        pair: What settles the pair of one of them.
    """
    for start, words, value in bare_tops(passage.text):
        told = next((t for t in reversed(topics) if t.flow and t.end <= start), None)
        parties = pair(told) if told and told.flow == "balance" else None
        if told and parties and parties.reporter:
            quantity = quantity_of(start, words, value, "at-most")
            yield Frame(
                topic=msgspec.structs.replace(told, start=start, end=quantity.end, text=words),
                parties=parties,
                figures=(Figure(quantity=quantity, form="rank", rank_of=parties.reporter),),
                start=start,
                end=end_of_rank(passage.text, quantity.end),
            )


def _rank_of(frame: Frame, start: int, words: str, value: float) -> Frame:
    figure = Figure(quantity=quantity_of(start, words, value), form="rank", rank_of=frame.parties.reporter)
    return msgspec.structs.replace(frame, figures=(figure,), start=start)


def quantity_of(start: int, words: str, value: float, hedge: Hedge = "exactly") -> Quantity:
    """A place as a number that stands at ``start``."""
    end = start + len(words)
    return Quantity(
        start=start, end=end, text=words, kind="rank", value=value, unit="rank", lead=start, hedge=hedge
    )


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
    quantity = quantity_of(rank.start, rank.text, rank.value, rank.hedge)
    figure = Figure(quantity=quantity, form="rank", rank_of=owner)
    return Frame(
        topic=Topic(start=rank.start, end=rank.end, text=rank.text, flow=rank.flow),
        parties=Parties(codes=codes, exporter=sellers.get(rank.holder), reporter=owner, basis=FROM_RANK),
        figures=(figure,),
        start=rank.start,
        end=end,
    )
