"""How far a measured value may lie from a claimed one and still fit (step 4 of docs/method.md)."""

import math
from collections.abc import Mapping
from typing import Any

import msgspec

from onrecord.errors import UsageError


class Tolerances(msgspec.Struct, frozen=True, kw_only=True):
    """The method's tolerances, each of which a user can set.

    Attributes:
        about: How far from a number "about" reaches, as a share of it.
        rounded: How far a round number ("240 billion") may reach at most, as a share of it.
        one_digit: How far an amount of one digit ("2 billion") reaches and is still exact, as a share of it.
        one_digit_rounded: The same for a rounded fit; not below ``one_digit``.
        nearly: How much of a number "nearly" needs, as a share of it.
        beyond: How far past "more than" a fit is no longer near, as a share of the number.
        revised_level: How far any other number is usually revised, as a share of the number.
        revised_points: How far a growth is usually revised, in percentage points.
        revision_months: How long after a period's end its figures count as fresh.
        late_months: How much later than the claim a vintage is another one.
    """

    about: float = 0.05
    rounded: float = 0.05
    one_digit: float = 0.05
    one_digit_rounded: float = 0.15
    nearly: float = 0.9
    beyond: float = 0.25
    revised_level: float = 0.01
    revised_points: float = 1.0
    revision_months: int = 18
    late_months: int = 12

    @property
    def changed(self) -> dict[str, float]:
        """Those that are not the method's."""
        return {
            name: getattr(self, name)
            for name in self.__struct_fields__
            if getattr(self, name) != getattr(METHOD, name)
        }


_SHARES = {"about", "rounded", "one_digit", "one_digit_rounded", "nearly", "beyond", "revised_level"}


def tolerances(values: Mapping[str, Any], where: str) -> Tolerances:
    """The method's tolerances with some of them set.

    Args:
        values: Name to value.
        where: What sets them, for the error.

    Raises:
        UsageError: for an unknown name or a value that its rule does not allow.
    """
    for name, value in values.items():
        _require(name, value, where)
    found = Tolerances(**values)
    if found.one_digit_rounded < found.one_digit:
        raise UsageError(
            f"{where} sets one_digit_rounded to {found.one_digit_rounded:g}, below one_digit, "
            f"{found.one_digit:g}",
            hint="whatever fits exactly must fit when rounded; raise one_digit_rounded or lower one_digit",
        )
    return found


def _require(name: str, value: Any, where: str) -> None:
    if name not in Tolerances.__struct_fields__:
        raise UsageError(
            f"{where} sets {name!r}, which is no tolerance",
            hint=f"use one of {', '.join(Tolerances.__struct_fields__)}",
        )
    whole, below = name.endswith("_months"), 1.0 if name in _SHARES else math.inf
    of_kind = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
    if of_kind and 0 <= value < below:
        return
    rule = "a share of 0 or more and below 1" if name in _SHARES else "a number of 0 or more"
    raise UsageError(
        f"{where} sets the tolerance {name} to {value!r}; "
        f"it must be {'a whole number of months' if whole else rule}",
        hint=f"give a number such as {getattr(METHOD, name):g}",
    )


METHOD = Tolerances()
"""Those of the method."""
