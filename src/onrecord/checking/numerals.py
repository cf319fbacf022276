"""How finely a number was written: its last digit, its last digit that is not zero, or its fraction."""

import re
from decimal import Decimal
from fractions import Fraction
from itertools import chain

from onrecord.languages import rules
from onrecord.model import Frozen

_TOKEN = re.compile(r"\d+(?:[.,\u00a0\u202f' ]\d+)*")
_THOUSAND = Decimal(1000)
_LARGEST_DENOMINATOR = 10


class Numeral(Frozen, frozen=True, kw_only=True):
    """A number as written, in full units.

    Attributes:
        value: The number.
        unit: The worth of the last digit written (0.1 billion in "1.3 billion").
        round_unit: The worth of the last digit that is not zero (10 billion in "240 billion").
        one_digit: Whether it is written with a single digit, or a word for one ("two billion").
    """

    value: Decimal
    unit: Decimal
    round_unit: Decimal
    one_digit: bool

    @property
    def is_round(self) -> bool:
        """Whether it ends in zeros before the point; zeros after a point claim precision instead."""
        return self.round_unit > self.unit


def numeral(value: float, as_written: str) -> Numeral:
    """The number with the precision of its words; without digits that fit, that of its value."""
    exact = abs(Decimal(repr(value)))
    for token in _TOKEN.findall(as_written):
        for mantissa in _mantissas(token):
            if mantissa and (scale := exact / mantissa).normalize().as_tuple().digits == (1,):
                return _numeral(exact, mantissa, scale)
    scale = Decimal(1)
    while exact / scale >= _THOUSAND:
        scale *= _THOUSAND
    return _numeral(exact, _plain(exact / scale), scale)


def fraction_edges(share: float) -> tuple[float, float]:
    """Where the nearest fraction changes: halfway to its neighbours among 1/n and (n - 1)/n."""
    spoken = Fraction(share).limit_denominator(_LARGEST_DENOMINATOR)
    unit_fractions = (Fraction(1, n) for n in range(1, _LARGEST_DENOMINATOR + 2))
    complements = (Fraction(n - 1, n) for n in range(1, _LARGEST_DENOMINATOR + 2))
    others = sorted({*chain(unit_fractions, complements)} - {spoken})
    below = max((f for f in others if f < spoken), default=Fraction(0))
    above = min((f for f in others if f > spoken), default=spoken)
    return float((below + spoken) / 2), float((above + spoken) / 2)


def is_fraction(as_written: str) -> bool:
    """Whether the number is written as a fraction in words ("a third"); "half" needs a word before it."""
    return any(rule.pattern.search(f"by {as_written}") for rule in rules("en", "fractions"))


def may_mean_added(words: str) -> bool:
    """Whether "three times" may mean three times as much on top ("three times more")."""
    return any(rule.pattern.search(words) for rule in rules("en", "times_more"))


def _numeral(value: Decimal, mantissa: Decimal, scale: Decimal) -> Numeral:
    exponent = int(mantissa.as_tuple().exponent)
    unit = Decimal(1).scaleb(exponent) * scale
    whole = mantissa.normalize() if exponent >= 0 else mantissa
    return Numeral(
        value=value,
        unit=unit,
        round_unit=Decimal(1).scaleb(int(whole.as_tuple().exponent)) * scale,
        one_digit=exponent == 0 and len(mantissa.as_tuple().digits) == 1,
    )


def _mantissas(token: str) -> tuple[Decimal, ...]:
    bare = re.sub(r"[\u00a0\u202f' ]", "", token)
    english, continental = bare.replace(",", ""), bare.replace(".", "").replace(",", ".")
    return tuple(Decimal(text) for text in (english, continental) if text.count(".") <= 1)


def _plain(value: Decimal) -> Decimal:
    normal = value.normalize()
    return normal.quantize(Decimal(1)) if int(normal.as_tuple().exponent) > 0 else normal
