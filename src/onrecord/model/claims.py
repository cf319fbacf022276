"""Checkable propositions about trade."""

from typing import Annotated, Literal

import msgspec

from onrecord.model.base import CountryCode, Frozen, Span, Unknown, YearMonth

Measure = Literal["goods", "services", "goods-and-services", "unknown"]
Flow = Literal["total", "exports", "imports", "balance"]
Form = Literal["level", "growth", "change", "multiple", "share", "rank", "target"]
Direction = Literal["up", "down", "flat"]
Extreme = Literal["high", "low"]
Per = Literal["day", "month", "year"]
Hedge = Literal[
    "exactly", "about", "nearly", "more-than", "less-than", "at-least", "at-most", "estimated", "between"
]
Unit = Annotated[
    str,
    msgspec.Meta(
        pattern="^(percent|points|ratio|rank|unspecified|tonnes|barrels|bcm|pieces|other|[a-z]{3})$"
    ),
]
"""A closed list, or an ISO 4217 code in lower case."""
Place = Literal["headline", "lead", "body"]
Voice = Literal["outlet", "speaker"]


class Product(Frozen, frozen=True, kw_only=True):
    """A product as the text words it, with its Harmonised System code where known."""

    words: str
    hs: str | None = None


class Period(Frozen, frozen=True, kw_only=True):
    """Months from ``start`` to ``end``, both inclusive (``YYYY-MM``), and what they were read from."""

    start: YearMonth
    end: YearMonth
    basis: str

    @property
    def year(self) -> int | None:
        """The calendar year this is, or None when it is not exactly one."""
        if self.start[5:] == "01" and self.end[5:] == "12" and self.start[:4] == self.end[:4]:
            return int(self.start[:4])
        return None


class ClaimMention(Frozen, frozen=True, kw_only=True):
    """One place where the claim is made, in whose voice, and the statement that carries it."""

    text: str
    start: int
    end: int
    place: Place
    voice: Voice
    statement: str | None = None

    @property
    def span(self) -> Span:
        """The place alone."""
        return Span(text=self.text, start=self.start, end=self.end)


class Claim(Frozen, frozen=True, kw_only=True):
    """One checkable proposition about trade between two states.

    Attributes:
        parties: Two sorted ISO 3166 alpha-3 codes (EUU for the EU); empty when not known.
        flow: What is counted, as the text words it.
        exporter: The seller; for a balance, the side in surplus.
        form: What the number is.
        value: In full units of ``unit`` (1.3 billion is 1300000000), as the text has it even if it errs.
        value_high: The upper end of a range.
        as_written: The number's own words.
        unit: ``percent``, ``points``, ``ratio``, ``rank``, ``unspecified``, an ISO 4217 code in lower case,
            ``tonnes``, ``barrels``, ``bcm``, ``pieces`` or ``other``.
        mentions: Every place where it is made, in order.
        unknown: Reasons for slots that are None.
    """

    id: str
    parties: tuple[CountryCode, ...] = ()
    measure: Measure = "unknown"
    product: Product | None = None
    flow: Flow
    exporter: CountryCode | None = None
    form: Form
    direction: Direction | None = None
    record: Extreme | None = None
    value: float | None = None
    value_high: float | None = None
    as_written: str
    unit: Unit
    per: Per | None = None
    hedge: Hedge = "exactly"
    share_of: str | None = None
    rank_of: str | None = None
    via: str | None = None
    compared_with: CountryCode | None = None
    period: Period | None = None
    base: Period | None = None
    mentions: tuple[ClaimMention, ...] = ()
    unknown: Unknown = {}

    @property
    def is_comparison(self) -> bool:
        """Whether it sets its period against a base."""
        return self.form in {"growth", "change", "multiple"}
