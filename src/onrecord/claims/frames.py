"""A trade word with its pair and its numbers."""

from typing import Literal

from onrecord.claims.parties import Parties
from onrecord.claims.quantities import Quantity
from onrecord.claims.topics import Topic
from onrecord.model import Frozen, Product
from onrecord.model.claims import Direction, Extreme, Form


class Figure(Frozen, frozen=True, kw_only=True):
    """One number of a frame, read.

    Attributes:
        role: ``base`` for the number another one is set against ("from 700 mln").
        future: Whether it lies ahead.
        changed: Whether a verb of change leads to it ("fell to").
        share_of: The whole of a share, as the text words it.
        rank_of: The state among whose partners a rank is held.
        against: The partner whose trade it is the difference from.
    """

    quantity: Quantity
    form: Form
    direction: Direction | None = None
    record: Extreme | None = None
    role: Literal["main", "base"] = "main"
    future: bool = False
    changed: bool = False
    share_of: str | None = None
    rank_of: str | None = None
    against: str | None = None


class Frame(Frozen, frozen=True, kw_only=True):
    """A trade word, its pair and its figures, in one passage at ``start``..``end``."""

    topic: Topic
    parties: Parties
    figures: tuple[Figure, ...]
    product: Product | None = None
    start: int
    end: int
