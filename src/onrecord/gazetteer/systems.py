"""Which offices a state has: no President is Britain's, no Prime Minister Mexico's."""

import re
from datetime import date
from functools import cache

from onrecord.gazetteer.tables import table, values

_SEATS = {
    "monarch": re.compile(r"king|queen|emperor|emir|sultan|crown prince(?:ss)?|prince|grand duke|shah|pope"),
    "president": re.compile(r"(?:vice )?president(?:-elect)?"),
    "premier": re.compile(r"(?:(?:first )?deputy )?prime minister(?:-elect|-designate)?"),
    "chancellor": re.compile(r"(?:vice )?chancellor"),
    "foreign": re.compile(r"(?:foreign|external) (?:relations |affairs )?secretary"),
    "minister": re.compile(r"(?:.* )?minister(?: (?:of|for) .*)?"),
}
_OF_ONE = re.compile(
    r"president|vice president|prime minister|deputy prime minister|chancellor|king|queen|emperor|emir|sultan"
    r"|crown prince(?:ss)?|pope|(?!deputy |assistant |under )(?:\S+ ){1,4}(?:minister|secretary)"
    r"|secretary of state|trade representative|national security adviser|attorney general"
)
_NOT_OF_ONE = re.compile(r"(?:deputy|assistant|under|permanent|parliamentary|press|party|state|first) .*")


def may_have(country: str, office: str, on: date | None = None) -> bool:
    """Whether a state has an office; every state may have those that no table speaks of.

    Args:
        country: ISO 3166 alpha-3.
        office: Canonical, as in matches.
        on: The day; None asks whether it ever may have.
    """
    seat = next((name for name, pattern in _SEATS.items() if pattern.fullmatch(office)), None)
    return not any(_forbids(row, country, on) for row in _rows(seat or ""))


def is_of_one(office: str) -> bool:
    """Whether one person at a time holds an office in a state."""
    return bool(_OF_ONE.fullmatch(office)) and not _NOT_OF_ONE.fullmatch(office)


def _forbids(row: tuple[bool, frozenset[str], int, int], country: str, on: date | None) -> bool:
    only, states, since, until = row
    if (country in states) == only:
        return False
    return only or (on is not None and since <= on.year <= until) or (since, until) == (_EVER, _ALWAYS)


_EVER, _ALWAYS = 0, 9999


@cache
def _rows(seat: str) -> tuple[tuple[bool, frozenset[str], int, int], ...]:
    return tuple(
        (
            row["rule"] == "only", frozenset(values(row["states"])), int(row["since"] or _EVER),
            int(row["until"] or _ALWAYS),
        )
        for row in table("systems")
        if row["seat"] == seat
    )  # fmt: skip
