"""How near a measured value comes to a claimed one (step 4 of docs/method.md)."""

import math
from collections.abc import Callable
from decimal import Decimal

import msgspec

from onrecord.checking.numerals import Numeral, fraction_edges, is_fraction, may_mean_added, numeral
from onrecord.model import Claim, Frozen
from onrecord.model.findings import Fit
from onrecord.tolerances import METHOD, Tolerances

_HALF = Decimal("0.5")
_AMOUNT_FORMS = {"level", "change", "target"}


class Interval(Frozen, frozen=True, kw_only=True):
    """Values from ``low`` to ``high``; an edge belongs to it unless it is open. Edges may be infinite."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def __contains__(self, value: float) -> bool:
        above = value > self.low if self.low_open else value >= self.low
        below = value < self.high if self.high_open else value <= self.high
        return above and below

    def margin(self, value: float) -> float:
        """Value minus the nearest edge; 0 inside."""
        if value in self:
            return 0.0
        return value - self.high if abs(value - self.high) <= abs(value - self.low) else value - self.low

    def meets(self, other: "Interval") -> bool:
        """Whether a value lies in both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and low in self and low in other)

    def negative(self) -> "Interval":
        """The same on the other side of zero."""
        return Interval(low=-self.high, high=-self.low, low_open=self.high_open, high_open=self.low_open)

    def reciprocal(self) -> "Interval":
        """One over each of its values, none of which is below zero."""
        return Interval(
            low=1 / self.high,
            high=1 / self.low if self.low else math.inf,
            low_open=self.high_open,
            high_open=self.low_open,
        )

    def up_to(self, top: "Interval") -> "Interval":
        """From its own lower edge to the upper edge of another."""
        return Interval(low=self.low, high=top.high, low_open=self.low_open, high_open=top.high_open)

    def joined(self, other: "Interval") -> "Interval":
        """The smallest interval that holds both."""
        low = min(self, other, key=lambda i: (i.low, i.low_open))
        high = max(self, other, key=lambda i: (i.high, not i.high_open))
        return Interval(low=low.low, high=high.high, low_open=low.low_open, high_open=high.high_open)


class Target(Frozen, frozen=True, kw_only=True):
    """What would fit a claim.

    Attributes:
        exact: Values as near as the last digit written.
        rounded: Wider: values that a round number or a hedge allows; holds ``exact``.
        beyond: Values on the right side of a one-sided claim, but far from it.
    """

    exact: Interval
    rounded: Interval | None = None
    beyond: Interval | None = None

    def fit(self, value: float) -> Fit:
        """The closest way in which a value fits."""
        if value in self.exact:
            return "exact"
        if self.rounded is not None and value in self.rounded:
            return "rounded"
        return "beyond" if self.beyond is not None and value in self.beyond else "miss"

    def margin(self, value: float) -> float:
        """Value minus the nearest edge of what fits; 0 where it fits."""
        return min((band.margin(value) for band in self.bands), key=abs)

    @property
    def bands(self) -> tuple[Interval, ...]:
        """Every stretch of values that fits."""
        return tuple(band for band in (self.exact, self.rounded, self.beyond) if band is not None)

    def negative(self) -> "Target":
        """The target of the same fall as this is a rise."""
        return self._each(lambda interval: interval.negative())

    def reciprocal(self) -> "Target":
        """The target of falling to one over what this rises to."""
        return self._each(lambda interval: interval.reciprocal())

    def _each(self, change: Callable[[Interval], Interval]) -> "Target":
        return Target(
            exact=change(self.exact),
            rounded=None if self.rounded is None else change(self.rounded),
            beyond=None if self.beyond is None else change(self.beyond),
        )


def with_direction(claim: Claim) -> Claim:
    """A negative growth or change as a fall by its amount."""
    if claim.form not in {"growth", "change"} or claim.value is None or claim.value >= 0:
        return claim
    return msgspec.structs.replace(claim, direction="down", value=-claim.value)


def targets(claim: Claim, tolerances: Tolerances = METHOD) -> tuple[Target, ...]:
    """What would fit the claim: one target, or two where its words have two meanings; none without a number.

    Values are signed: a fall of 12% is fitted by values around -12.
    """
    if claim.value is None:
        return ()
    if claim.form == "rank":
        return (_place(claim, claim.value),)
    target = _magnitude(claim, claim.value, tolerances)
    if claim.form == "multiple" and any(may_mean_added(mention.text) for mention in claim.mentions):
        return target, _magnitude(claim, claim.value + 1, tolerances)
    return (_turned(target, claim),)


def best_fit(options: tuple[Target, ...], value: float) -> tuple[Fit, float]:
    """The fit and margin of a value against whichever target it comes nearest to."""
    order: tuple[Fit, ...] = ("exact", "rounded", "beyond", "miss")
    scored = [(target.fit(value), target.margin(value)) for target in options]
    return min(scored, key=lambda pair: (order.index(pair[0]), abs(pair[1])))


def _turned(target: Target, claim: Claim) -> Target:
    if claim.direction != "down" or claim.form in {"level", "share"}:
        return target
    if claim.form == "multiple":
        return target.reciprocal() if claim.value is not None and claim.value > 1 else target
    return target.negative()


def _place(claim: Claim, value: float) -> Target:
    """A place is the place itself; "among the top five" is any of the five."""
    if claim.hedge in {"less-than", "at-most", "nearly"}:
        return Target(exact=Interval(low=0.0, high=value))
    if claim.hedge in {"more-than", "at-least"}:
        return Target(exact=Interval(low=value, high=math.inf))
    top = value if claim.value_high is None else claim.value_high
    return Target(exact=Interval(low=value, high=top))


def _magnitude(claim: Claim, value: float, tolerances: Tolerances) -> Target:
    written = numeral(value, claim.as_written)
    if claim.hedge in {"more-than", "at-least"}:
        return _one_sided(written.value, 1 + _exact(tolerances.beyond))
    if claim.hedge in {"less-than", "at-most"}:
        return _one_sided(written.value, 1 - _exact(tolerances.beyond))
    if claim.hedge == "nearly":
        return Target(exact=_half_open(written.value * _exact(tolerances.nearly), written.value))
    if is_fraction(claim.as_written):
        return Target(exact=_fraction(value, claim.unit))
    return _two_sided(claim, written, tolerances)


def _two_sided(claim: Claim, written: Numeral, tolerances: Tolerances) -> Target:
    amount = claim.form in _AMOUNT_FORMS
    exact, rounded = _bands(written, tolerances, amount=amount)
    highest = written.value
    if claim.value_high is not None:
        top = numeral(claim.value_high, claim.as_written)
        top_exact, top_rounded = _bands(top, tolerances, amount=amount)
        exact, rounded, highest = exact.up_to(top_exact), rounded.up_to(top_rounded), top.value
    if claim.hedge in {"about", "estimated"}:
        about = _exact(tolerances.about)
        rounded = rounded.joined(_around(written.value, about)).joined(_around(highest, about))
    return Target(exact=exact, rounded=rounded)


def _bands(written: Numeral, tolerances: Tolerances, *, amount: bool) -> tuple[Interval, Interval]:
    value = written.value
    if amount and written.one_digit:
        widest = _around(value, _exact(tolerances.one_digit_rounded))
        return _around(value, _exact(tolerances.one_digit)), widest
    exact = _half_open(value - written.unit * _HALF, value + written.unit * _HALF)
    if not written.is_round:
        return exact, exact
    half = written.round_unit * _HALF
    most = _exact(tolerances.rounded)
    if half <= value * most:
        return exact, exact.joined(_half_open(value - half, value + half))
    return exact, exact.joined(_around(value, most))


def _one_sided(value: Decimal, far: Decimal) -> Target:
    """Values from the number on, those past ``far`` times it beyond."""
    edge = float(value * far)
    if far >= 1:
        return Target(
            exact=Interval(low=float(value), high=edge),
            beyond=Interval(low=edge, high=math.inf, low_open=True),
        )
    return Target(
        exact=Interval(low=edge, high=float(value)),
        beyond=Interval(low=0.0, high=edge, high_open=True),
    )


def _exact(tolerance: float) -> Decimal:
    """A tolerance as it is written, so that edges keep the digits that people give them."""
    return Decimal(repr(tolerance))


def _fraction(value: float, unit: str) -> Interval:
    whole = 100.0 if unit == "percent" else 1.0
    low, high = fraction_edges(value / whole)
    return Interval(low=low * whole, high=high * whole, high_open=True)


def _half_open(low: Decimal, high: Decimal) -> Interval:
    return Interval(low=float(low), high=float(high), high_open=True)


def _around(value: Decimal, share: Decimal) -> Interval:
    return Interval(low=float(value * (1 - share)), high=float(value * (1 + share)))
