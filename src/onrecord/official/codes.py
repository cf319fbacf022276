"""Which state a provider's code stands for, and under which codes a state's figures are filed."""

from functools import cache
from importlib import resources

from onrecord.gazetteer.countries import countries
from onrecord.gazetteer.tables import rows
from onrecord.model import Frozen
from onrecord.official.mapping import FIRST_YEAR, LAST_YEAR, Crossing
from onrecord.official.rows import PartnerKind

_SAME_CODES = {"baci": "comtrade"}
_BY_ISO_CODE = {"imf", "wits"}
_UNKNOWN = "not in our table of codes"


class Meaning(Frozen, frozen=True, kw_only=True):
    """What a provider's code stands for in some years.

    Attributes:
        code: The provider's own.
        state: ISO 3166 alpha-3, ``WLD`` for the world, "" where it is no state.
        kind: A state, the world, nobody's, or several states.
        since: First year of this meaning.
        until: Last year of it.
        asked: Whether the state's figures are asked for under this code.
        note: What a reader must know of a state's figures under it; for other codes, what it is.
    """

    code: str
    state: str
    kind: PartnerKind
    since: int = FIRST_YEAR
    until: int = LAST_YEAR
    asked: bool = True
    note: str = ""

    @property
    def name(self) -> str:
        """What a row of the store calls it: the state's code, else the provider's own."""
        return self.state or self.code

    def covers(self, first: int, last: int) -> bool:
        """Whether it holds in any of these years."""
        return self.since <= last and first <= self.until


@cache
def meanings(provider: str) -> tuple[Meaning, ...]:
    """Every line of the table for a provider, in its order."""
    named = _SAME_CODES.get(provider, provider)
    table = rows(resources.files("onrecord.official") / "codes.tsv")
    return tuple(
        Meaning(
            code=row["code"],
            state=row["state"],
            kind=row["kind"],  # type: ignore[arg-type]
            since=int(row["since"] or FIRST_YEAR),
            until=int(row["until"] or LAST_YEAR),
            asked=row["asked"] != "no",
            note=row["note"],
        )
        for row in table
        if row["provider"] == named
    )


@cache
def meaning(provider: str, code: str, year: int) -> Meaning:
    """What a code stands for in a year; a code that is not known is nobody's, never a guess at a state."""
    found = _by_code(provider).get(code, ())
    if found:
        return next((m for m in found if m.covers(year, year)), found[0])
    if provider in _BY_ISO_CODE and code in countries():
        return Meaning(code=code, state=code, kind="state")
    family = [m for m in meanings(provider) if m.code.endswith("*") and code.startswith(m.code[:-1])]
    if family:
        closest = max(family, key=lambda m: len(m.code))
        return Meaning(code=code, state="", kind=closest.kind, asked=False)
    return Meaning(code=code, state="", kind="no-state", asked=False, note=_UNKNOWN)


def is_unknown(provider: str, code: str) -> bool:
    """Whether nothing is known of a code, in any year."""
    return meaning(provider, code, LAST_YEAR).note == _UNKNOWN


@cache
def codes_of(provider: str, state: str, first: int, last: int) -> tuple[str, ...]:
    """The codes to ask for a state's figures in some years; empty where the provider has none for it."""
    named = sorted((m for m in meanings(provider) if m.state == state and m.asked), key=lambda m: m.since)
    own = (
        provider in _BY_ISO_CODE
        and state in countries()
        and state not in _by_code(provider)
        and not any((m.since, m.until) == (FIRST_YEAR, LAST_YEAR) for m in named)
    )
    found = [m.code for m in named if m.covers(first, last)]
    return tuple(dict.fromkeys([*found, *([state] if own else [])]))


def crossings(provider: str) -> tuple[Crossing, ...]:
    """The crosswalk that a reader of a state's figures must know, as a panel's mapping has it."""
    return tuple(
        Crossing(code=m.code, state=m.state, since=m.since, until=m.until, note=m.note)
        for m in meanings(provider)
        if m.state and m.asked and m.note
    )


@cache
def _by_code(provider: str) -> dict[str, tuple[Meaning, ...]]:
    found: dict[str, tuple[Meaning, ...]] = {}
    for one in meanings(provider):
        found[one.code] = (*found.get(one.code, ()), one)
    return found
