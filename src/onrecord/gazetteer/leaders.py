"""Heads of state and government, foreign ministers and the like, with their terms of office.

An open term (``end`` None) held when the table was last checked; the table's head says when that was.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from onrecord.gazetteer.dates import covers
from onrecord.gazetteer.folding import fold
from onrecord.gazetteer.tables import table, values
from onrecord.model import Frozen

TOLERANCE = timedelta(days=366)
"""How far outside a term a text may still mean its holder: the elected, and those who left within a year."""


class Leader(Frozen, frozen=True, kw_only=True):
    """One term of one person in one office.

    Attributes:
        name: The person's usual English name.
        country: ISO 3166 alpha-3.
        office: Canonical, lower case ("prime minister").
        start: First day, as exactly as known: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
        end: Last day, the same way; None when open.
        aliases: Other full names and spellings.
        surnames: What the person is called alone.
        distinctive: Whether a surname alone is enough to know the person by.
        reference: A public reference that states the term.
    """

    name: str
    country: str
    office: str
    start: str
    end: str | None
    aliases: tuple[str, ...] = ()
    surnames: tuple[str, ...] = ()
    distinctive: bool = True
    reference: str = ""

    def in_office(self, on: date) -> bool:
        """Whether the term covers a day; an incomplete date counts with all its days."""
        return covers(self.start, self.end, on)

    def around(self, on: date) -> bool:
        """Whether the term covers a day within :data:`TOLERANCE` of ``on``."""
        earlier, later = on - TOLERANCE, on + TOLERANCE
        return covers(self.start, None, later) and covers(None, self.end, earlier)


@cache
def terms() -> tuple[Leader, ...]:
    """All terms, in the order of the table."""
    people = {row["name"]: row for row in table("people")}
    return tuple(_term(row, people.get(row["name"], {})) for row in table("leaders"))


def _term(row: Mapping[str, str], person: Mapping[str, str]) -> Leader:
    return Leader(
        name=row["name"],
        country=row["country"],
        office=row["office"],
        start=row["start"],
        end=row["end"] or None,
        aliases=values(person.get("aliases", "")),
        surnames=values(person.get("surnames", "")) or (row["name"].split()[-1],),
        distinctive=person.get("alone") != "no",
        reference=row["reference"],
    )


def leaders(name: str, *, on: date | None = None) -> tuple[Leader, ...]:
    """The terms of everyone called so: by full name, alias or surname.

    Args:
        name: Case and accents do not matter.
        on: Terms that cover this day come first, then those within :data:`TOLERANCE` of it; the table's
            order decides among equals.
    """
    found = _by_name().get(fold(name), ())
    return (
        found
        if on is None
        else tuple(sorted(found, key=lambda term: (not term.in_office(on), not term.around(on))))
    )


@cache
def _by_name() -> dict[str, tuple[Leader, ...]]:
    found: dict[str, list[Leader]] = {}
    for term in terms():
        for name in dict.fromkeys(fold(n) for n in (term.name, *term.aliases, *term.surnames)):
            found.setdefault(name, []).append(term)
    return {name: tuple(held) for name, held in found.items()}


def incumbent(country: str, office: str, on: date) -> Leader | None:
    """Who held an office on a day, or None where the table does not say or says more than one.

    Args:
        country: ISO 3166 alpha-3.
        office: Canonical. Where the state has no office of that name, the one with the same role counts:
            the secretary of state for "foreign minister", the chancellor for "prime minister".
        on: The day.
    """
    held = [term for term in terms() if term.country == country and term.in_office(on)]
    for fits in (
        lambda t: t.office == office,
        lambda t: roles().get(t.office) == (roles().get(office) or office),
    ):
        names = {term.name: term for term in held if fits(term)}
        if names:
            return next(iter(names.values())) if len(names) == 1 else None
    return None


@cache
def roles() -> dict[str, str]:
    """Canonical office to the role it has in any state ("head of government")."""
    return {row["office"]: row["role"] for row in table("offices") if row["role"]}
