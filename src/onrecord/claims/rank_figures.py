"""Figures told right after a rank, of the trade ranked ("Y's largest supplier, with $840 million")."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.claims.context import Context
from onrecord.claims.figures import read_figure
from onrecord.claims.frames import Figure, Frame
from onrecord.claims.passages import Passage
from onrecord.claims.quantities import Quantity
from onrecord.claims.rank_places import with_partner
from onrecord.model.claims import Form

_COUNTED = {"rank", "ratio", "percent", "points", "other"}
_GAP = re.compile(
    r"[^,;:.()–—]{0,70}(?:,? (?:with|at)|, (?:worth|totall?ing)|\s?[–—-]|\s\()\s?(?:with )?"
    r"(?:a (?:turnover|total|volume|value|share) of"
    r"|(?:goods|sales|shipments|purchases) (?:worth|valued at|of))?\s?"
    r"|[^,;:.()–—]{0,70}, (?:buying|taking|purchasing|absorbing|supplying|providing|selling|shipping)"
    r" (?:(?:goods|products) (?:worth|valued at) )?",
    re.IGNORECASE,
)
_SHARE_GAP = re.compile(r",? \(?(?:with |and |or )?a share of ", re.IGNORECASE)
_ITS_SHARE = re.compile(
    r"[^,;:.()–—]{0,70}, (?:accounting for|with(?: a share of)?|supplying|providing|absorbing|taking"
    r"|making up|representing) "
)
_CLOSED = re.compile(
    r"\s?(?:[,.;)(–—]|\Z)|\s(?:in|during|last|this|as|and|a|worth|of|followed|ahead)\b", re.IGNORECASE
)
_BESIDE = re.compile(r"(?: in (?:the )?[\w ]{3,20})?,? (?:(?:with|at|on) |\()(?:a share of )?")
_GOES_ON = re.compile(r"[,;:()]|\b(?:and|while|but|followed|ahead|against|up|down)\b")
_NEXT = re.compile(
    r"\)?(?: each)?(?:, and|,| and|, followed by|, ahead of|, while| followed by)(?: the| that of)? ",
    re.IGNORECASE,
)
_ITS_NUMBER = re.compile(r"(?:,? (?:with|at|on)| \(|['’]s?)(?: a share of)? ?")


def figures_of_ranks(passage: Passage, ranks: Sequence[Frame], loose: Sequence[Quantity]) -> Iterator[Frame]:
    """The levels, and the shares told with them, that stand right after a rank.

    Args:
        passage: Where they stand.
        ranks: Its ranks.
        loose: The numbers that no trade word of it governs, in order.
    """
    for rank in ranks:
        figures: list[Figure] = []
        edge = rank.topic.end
        for quantity in (q for q in loose if q.start >= edge):
            gap = passage.text[edge if not figures else figures[-1].quantity.end : quantity.lead]
            figure = _figure(passage, rank, quantity, gap, figures)
            if figure is None:
                break
            figures.append(figure)
        if figures:
            last = figures[-1].quantity.end
            mark = _GOES_ON.search(passage.text, last)
            end = max(rank.end, mark.start() if mark else len(passage.text))
            start = figures[0].quantity.start
            yield msgspec.structs.replace(rank, figures=tuple(figures), start=start, end=end)


def figures_of_places(
    passage: Passage, places: Sequence[Frame], quantities: Sequence[Quantity], context: Context
) -> Iterator[Frame]:
    """The levels or shares beside a place in a list, and those of the partners told after it.

    Args:
        passage: Where they stand.
        places: Its places in a list told before ("Iran came second with 12 pct").
        quantities: All its numbers, in order.
        context: The document.
    """
    for place in places:
        inside = [q for q in quantities if place.start <= q.start and q.end <= place.topic.start]
        after = next((q for q in quantities if q.start >= place.topic.end), None)
        beside = after and _BESIDE.fullmatch(passage.text, place.topic.end, after.lead)
        told = [_of_place(place, q) for q in [*inside, *([after] if after and beside else [])]]
        yield from told
        yield from partners_after(passage, told[-1] if told else place, quantities, context)


def partners_after(
    passage: Passage, told: Frame, quantities: Sequence[Quantity], context: Context
) -> Iterator[Frame]:
    """The numbers of the partners that follow one in a list ("…, followed by Italy with 3 bn").

    Args:
        passage: Where they stand.
        told: The partner before them with its number.
        quantities: The numbers that may be theirs, in order.
        context: The document.
    """
    states = [p for p in context.places(passage.text) if p.code]
    edge = max(told.figures[-1].quantity.end, told.topic.end)
    for quantity in (q for q in quantities if q.start >= edge):
        state = next((p for p in states if edge <= p.start and p.end <= quantity.lead), None)
        parties = state and with_partner(told.parties, state.code)
        if not state or not parties or not _NEXT.fullmatch(passage.text, edge, state.start):
            return
        if not _ITS_NUMBER.fullmatch(passage.text, state.end, quantity.lead):
            return
        yield msgspec.structs.replace(_of_place(told, quantity), parties=parties)
        edge = quantity.end


def _of_place(place: Frame, quantity: Quantity) -> Frame:
    form: Form = "share" if quantity.kind in {"percent", "fraction"} else "level"
    figure = Figure(quantity=quantity, form=form)
    return msgspec.structs.replace(place, figures=(figure,), start=quantity.start, end=quantity.end)


def _figure(
    passage: Passage, rank: Frame, quantity: Quantity, gap: str, told: Sequence[Figure]
) -> Figure | None:
    if not told and quantity.kind in {"percent", "fraction"}:
        beside = _ITS_SHARE.fullmatch(gap) and _CLOSED.match(passage.text, quantity.end)
        return Figure(quantity=quantity, form="share") if beside else None
    if not told:
        fits = quantity.unit not in _COUNTED and _GAP.fullmatch(gap)
        if not fits or not _CLOSED.match(passage.text, quantity.end):
            return None
        return Figure(quantity=quantity, form="level")
    share = quantity.kind == "percent" and (_SHARE_GAP.fullmatch(gap) or told[-1].form == "share")
    figure = read_figure(passage, rank.topic, quantity, told) if share else None
    return figure if figure and figure.form == "share" else None
