"""The scheme of sectors of relations, in two levels."""

from functools import cache

from onrecord.gazetteer.tables import table
from onrecord.model import Frozen


class Sector(Frozen, frozen=True, kw_only=True):
    """A sector; ``parent`` is the label of the first level it belongs to, None for the first level itself."""

    label: str
    parent: str | None
    description: str


@cache
def sectors() -> tuple[Sector, ...]:
    """All sectors, each parent before its children."""
    return tuple(
        Sector(label=row["label"], parent=row["parent"] or None, description=row["description"])
        for row in table("sectors")
    )
