"""States whose figures begin, or are of another territory, from a year on."""

from functools import cache
from typing import Literal

import msgspec

from onrecord.gazetteer.tables import table
from onrecord.model import Frozen


class Territory(Frozen, frozen=True, kw_only=True):
    """A state's territory from a year on.

    Attributes:
        code: The state.
        year: The first year wholly of this territory.
        kind: Whether the state is new, or the same one with more or less land.
        before: For a new state who reported for it, for a changed one what its figures held until then.
    """

    code: str
    year: int
    kind: Literal["new", "changed"]
    before: str


def territory(code: str) -> Territory | None:
    """The last change of a state's territory that its statistics show, or None."""
    return _territories().get(code)


def broken(codes: tuple[str, ...], first: str, last: str) -> Territory | None:
    """A change of territory of one of some states after a period and not after another one, or None.

    Args:
        codes: The states.
        first: The earlier period, ``YYYY`` or ``YYYY-MM``.
        last: The later one.
    """
    found = (territory(code) for code in codes)
    return next((t for t in found if t and int(first[:4]) < t.year <= int(last[:4])), None)


@cache
def _territories() -> dict[str, Territory]:
    rows = ({**row, "year": int(row["year"])} for row in table("territories"))
    return {one.code: one for one in (msgspec.convert(row, Territory) for row in rows)}
