"""Which money an amount is in: whose dollars, what an ellipsis leaves out, and what merely converts."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from onrecord.claims.amounts import scale_of
from onrecord.claims.quantities import COUNTED, Quantity

_QUALIFIED_DOLLARS = {"hkd", "cad", "aud", "nzd", "sgd", "twd", "zwd", "jmd", "fjd", "nad", "ttd"}
_OWN_DOLLARS = {"CAN": "cad", "AUS": "aud", "NZL": "nzd"}  # outlets there mean their own by "dollars"
_US = re.compile(r"u\.?s|american", re.IGNORECASE)
_NO_MONEY = COUNTED | {"bcm", "other"}
_CONVERTED = re.compile(
    r"\s?[(\[](?:(?:about|around|approximately|approx\.?|some|roughly|nearly|over|equivalent|equal|to|or|~|≈)\s?)*"
    r"|,? (?:or|equivalent to|which is|that is) (?:(?:about|around|approximately|some|roughly) )?",
    re.IGNORECASE,
)
_PRICE = re.compile(
    r"\s?(?:an?|per|/|for an?|for each)\s?(?:metric |short |long )?"
    r"(?:tonnes?|tons?|barrels?|bbl|kilo(?:gram(?:me)?)?|kg|pounds?|lb|bushel|ounce|lit(?:re|er)|gallon|head"
    r"|piece|unit|bag|bale|watt|(?:kilo|mega)watt[- ]hour|[km]wh|(?:thousand |1,?000 )?cubic met(?:re|er)s?"
    r"|mmbtu|person|family|household|job)\b",
    re.IGNORECASE,
)
_PARAGRAPHS = 3  # over which sums without a unit go on in the one told before; a newswire's are short
_UNSCALED = 1e5  # a sum below it and beside a price is a price too
_NO_SUM = 1e3  # money below it that no scale word counts is the price of something, and no trade


class Currencies:
    """Settles the currencies of passages in order.

    Args:
        home: The state of the outlet, whose own dollars bare ones are where it has some.
    """

    def __init__(self, home: str | None = None) -> None:
        self._dollar = _OWN_DOLLARS.get(home or "", "usd")
        self._last_amount: tuple[int, Quantity | None] = (0, None)

    def settle(self, found: tuple[Quantity, ...], paragraph: int) -> tuple[Quantity, ...]:
        """The numbers of a passage; a scale without a unit takes the unit of the amount told before it."""
        self._dollar = dollar_of(self._dollar, found)
        found = in_dollars(found, self._dollar)
        amounts = [q for q in found if q.kind == "amount" and q.unit != "unspecified"]
        told_in, told = self._last_amount
        if amounts:
            self._last_amount = (paragraph, amounts[-1])
        bare = any(q.kind == "amount" and q.unit == "unspecified" for q in found)
        if amounts or not bare or told is None or paragraph - told_in > _PARAGRAPHS:
            return found
        self._last_amount = (paragraph, told)
        named = told.unit_from or told.text
        return tuple(
            msgspec.structs.replace(q, unit=told.unit, unit_from=named) if q.unit == "unspecified" else q
            for q in found
        )


def dollar_of(known: str, quantities: Iterable[Quantity]) -> str:
    """Whose dollars bare dollars are: after "H.K. dlrs" they are Hong Kong's, until others are named."""
    named = [q.unit for q in quantities if q.unit in _QUALIFIED_DOLLARS]
    return named[-1] if named else known


def in_dollars(quantities: Iterable[Quantity], dollar: str) -> tuple[Quantity, ...]:
    """The quantities with bare dollars read as those of ``dollar``; U.S. dollars named as such stay."""
    return tuple(
        msgspec.structs.replace(q, unit=dollar) if q.unit == "usd" and not _US.search(q.text) else q
        for q in quantities
    )


def without_conversions(text: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The quantities without those that merely give an amount again in another currency, in brackets."""
    kept = list(quantities[:1])
    for before, quantity in pairwise(quantities):
        gap = text[before.end : quantity.start]
        converted = before.kind == quantity.kind == "amount" and before.unit != quantity.unit
        money = before.unit not in COUNTED and quantity.unit not in _NO_MONEY
        if not (converted and money and _CONVERTED.fullmatch(gap)):
            kept.append(quantity)
    return tuple(kept)


def without_prices(text: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The quantities without prices ("104 dlrs a tonne, against 121 dlrs"), which tell of no trade."""
    kept: list[Quantity] = []
    price: Quantity | None = None
    for quantity in quantities:
        again = price is not None and quantity.unit == price.unit and quantity.value < _UNSCALED
        small = 0 < quantity.value < _NO_SUM and quantity.unit != "unspecified" and not _is_scaled(quantity)
        money = quantity.kind == "amount" and quantity.unit not in _NO_MONEY
        if money and (again or small or _PRICE.match(text, quantity.end)):
            price = quantity
        else:
            kept.append(quantity)
    return tuple(kept)


def _is_scaled(quantity: Quantity) -> bool:
    """Whether an amount is told with a scale, as tables of trade are ("$0.58 thousand")."""
    return any(scale_of(word) > 1 for word in quantity.text.split())
