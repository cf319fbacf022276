"""Figures told right after a rank, of the trade ranked ("Y's largest supplier, with $840 million")."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.claims.figures import read_figure
from onrecord.claims.frames import Figure, Frame
from onrecord.claims.passages import Passage
from onrecord.claims.quantities import Quantity

_COUNTED = {"rank", "ratio", "percent", "points", "other"}
_GAP = re.compile(
    r"[^,;:.()–—]{0,70}(?:, (?:with|worth|at|totall?ing)|\s?[–—-]|\s\()\s?(?:with )?"
    r"(?:a (?:turnover|total|volume|value|share) of)?\s?",
    re.IGNORECASE,
)
_SHARE_GAP = re.compile(r",? \(?(?:with |and |or )?a share of ", re.IGNORECASE)
_CLOSED = re.compile(r"\s?(?:[,.;)(–—]|\Z)|\s(?:in|during|last|this|as|and)\b", re.IGNORECASE)


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
            yield msgspec.structs.replace(rank, figures=tuple(figures), start=figures[0].quantity.start)


def _figure(
    passage: Passage, rank: Frame, quantity: Quantity, gap: str, told: Sequence[Figure]
) -> Figure | None:
    if not told:
        fits = quantity.unit not in _COUNTED and _GAP.fullmatch(gap)
        if not fits or not _CLOSED.match(passage.text, quantity.end):
            return None
        return Figure(quantity=quantity, form="level")
    share = quantity.kind == "percent" and (_SHARE_GAP.fullmatch(gap) or told[-1].form == "share")
    figure = read_figure(passage, rank.topic, quantity, told) if share else None
    return figure if figure and figure.form == "share" else None
