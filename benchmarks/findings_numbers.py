"""Claims as they are drawn, and the values that fit their numbers.

Written from the text of docs/method.md and not from the code that is tested, of which it calls nothing.
"""

import math
from datetime import date
from decimal import Decimal
from typing import NamedTuple

FRACTIONS = sorted({0.0, 1.0} | {part / n for n in range(2, 11) for part in (1, n - 1)})
MONEY = {"level", "change"}
PERCENT = {"growth", "share"}


class Number(NamedTuple):
    """A number as written: its digits ("5.45", "240"), and what one of them is worth; or a fraction."""

    digits: str
    scale: Decimal = Decimal(1)
    fraction: bool = False

    @property
    def value(self) -> Decimal:
        return Decimal(self.digits) * self.scale

    @property
    def step(self) -> Decimal:
        """The worth of the last digit written."""
        return Decimal(1).scaleb(int(Decimal(self.digits).as_tuple().exponent)) * self.scale

    @property
    def round_step(self) -> Decimal:
        """The worth of the last digit that is not a zero before the point."""
        if "." in self.digits:
            return self.step
        zeros = len(self.digits) - len(self.digits.rstrip("0"))
        return self.step * 10**zeros


class Drawn(NamedTuple):
    """A claim with everything that its outcome rests on.

    Attributes:
        a: One party; ``a`` and ``b`` are sorted codes.
        exporter: The seller, for a balance the side in surplus; None where it is not said.
        added: "3 times more", which can mean three times or four times as much.
        year: The year said, or the year under way of "is the largest"; None where no period is said.
        published: The day of the claim.
        speaker: The state whose office is cited, of either side or of neither.
        owner: The state whose whole, list or two partners are meant, where that is said.
        versus: The other partner of a comparison of two.
        drawn: How the number came about.
    """

    id: int
    a: str
    b: str
    flow: str
    exporter: str | None
    form: str
    direction: str | None
    number: Number
    high: Number | None
    hedge: str
    added: bool
    year: int | None
    base: int | None
    published: date
    speaker: str | None
    owner: str | None
    versus: str | None
    drawn: str

    @property
    def kind(self) -> str:
        """The form, with balances and two partners apart."""
        if self.versus:
            return "two partners"
        return "balance" if self.flow == "balance" and self.form == "level" else self.form

    @property
    def under_way(self) -> bool:
        return self.year == self.published.year

    def other(self, state: str | None) -> str:
        return self.b if state == self.a else self.a


class Band(NamedTuple):
    """Values that fit, whether its edges belong to it, and how far off a usual revision may lead."""

    low: float
    high: float
    low_in: bool
    high_in: bool
    low_slack: float = 0.0
    high_slack: float = 0.0


def bands(claim: Drawn) -> list[Band]:
    """The bands of every meaning of the claim's number; a value in any of them fits."""
    if claim.form == "rank":  # a place fits as itself, or as one of the first so many
        place = float(claim.number.value)
        return [Band(1.0 if claim.hedge == "at-most" else place, place, True, True)]
    meanings = [claim.number]
    if claim.added:
        meanings.append(Number(str(Decimal(claim.number.digits) + 1)))
    found = [band for number in meanings for band in _risen(claim, number)]
    if claim.direction != "down":
        return [_moved(claim, band, claim.number, claim.high or claim.number) for band in found]
    fallen = [_inverse(band) if claim.form == "multiple" else _negative(band) for band in found]
    return [_moved(claim, band, claim.high or claim.number, claim.number) for band in fallen]


def _risen(claim: Drawn, number: Number) -> list[Band]:
    x = float(number.value)
    if claim.hedge in {"more-than", "at-least"}:
        return [Band(x, math.inf, True, False)]
    if claim.hedge in {"less-than", "at-most"}:
        return [Band(0.0, x, True, True)]
    if claim.hedge == "nearly":
        return [Band(0.9 * x, x, True, False)]
    if number.fraction:
        return [_nearest_fraction(x)]
    top = claim.high or number
    lowest, highest = _written(claim, number), _written(claim, top)
    band = Band(lowest.low, highest.high, True, highest.high_in)
    if claim.hedge in {"about", "estimated"}:
        return [band, Band(0.95 * x, 1.05 * float(top.value), True, True)]
    return [band]


def _written(claim: Drawn, number: Number) -> Band:
    """What the digits allow, by the widest reading of them."""
    x, half = float(number.value), float(number.step) / 2
    if claim.form in MONEY and len(number.digits) == 1:
        return Band(0.85 * x, 1.15 * x, True, True)
    wide = float(number.round_step) / 2
    if wide <= 0.05 * x or wide == half:
        return Band(x - wide, x + wide, True, False)
    return Band(min(0.95 * x, x - half), max(1.05 * x, x + half), True, True)


def _nearest_fraction(percent: float) -> Band:
    """As far as halfway to the fractions beside it."""
    place = min(range(len(FRACTIONS)), key=lambda n: abs(FRACTIONS[n] * 100 - percent))
    low, mid, high = FRACTIONS[place - 1 : place + 2]
    return Band(50 * (low + mid), 50 * (mid + high), True, False)


def _negative(band: Band) -> Band:
    return Band(-band.high, -band.low, band.high_in, band.low_in)


def _inverse(band: Band) -> Band:
    """Of a fall by so many times: one over it."""
    return Band(1 / band.high, 1 / band.low if band.low else math.inf, band.high_in, band.low_in)


def _moved(claim: Drawn, band: Band, low: Number, high: Number) -> Band:
    """With what figures are usually revised by: 1 point of growth, else 1% of what is claimed."""
    return band._replace(low_slack=_revision(claim, low), high_slack=_revision(claim, high))


def _revision(claim: Drawn, number: Number) -> float:
    if claim.form == "growth":
        return 1.0
    x = float(number.value)
    return 0.01 / x if claim.form == "multiple" and claim.direction == "down" else 0.01 * x
