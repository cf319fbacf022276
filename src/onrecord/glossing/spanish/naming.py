"""Which words with a capital are names, and which are words of the language at the head of something."""

from collections.abc import Sequence
from functools import cache

from onrecord.gazetteer.leaders import terms
from onrecord.gazetteer.tables import table as gazetteer_table
from onrecord.glossing.spanish.units import BUILDINGS, CLITICS, PLACES, Unit
from onrecord.languages import table

_SENTENCE_ENDS = frozenset(".!?:;…\n")


def tell_names(units: list[Unit], shouted: bool) -> None:
    """Words with a capital that stand for nothing but themselves."""
    if shouted:
        return
    names: set[str] = set()
    for place, unit in enumerate(units):
        if not unit.options and unit.kind == "" and unit.is_capital:
            unit.kind = "name"
        elif unit.kind == "" and unit.is_capital and _is_name(units, place, names):
            unit.kind, unit.gloss, unit.options = "name", unit.text, ()
        if unit.kind == "name":
            names.add(unit.lower)
    for place, unit in enumerate(units):
        if unit.kind == "" and unit.is_capital and _begins_name(units, place, names):
            unit.kind, unit.gloss, unit.options = "name", unit.text, ()
        elif unit.lower in {"de", "del", "la", "los", "las", "y", "el"} and _is_particle(units, place):
            unit.kind, unit.gloss, unit.options = "name", unit.text or "", ()


def _is_name(units: Sequence[Unit], place: int, names: set[str]) -> bool:
    unit = units[place]
    before = units[place - 1] if place else None
    if unit.option(*PLACES, "title") or unit.lower in CLITICS or unit.option("prep", "det", "conj"):
        return False
    if before is None or ends_sentence(before):
        return unit.lower in names or (_is_ruler(unit) and _acts(units, place))
    if before.kind == "name" and unit.end > unit.start and before.lower not in {"de", "del", "y"}:
        return True
    if unit.lower in names or unit.lower in _given() or _is_ruler(unit):
        return True
    if before.is_finite or (before.option("verb") and not before.option("noun", "adj", "prep")):
        office = unit.option("noun")
        return bool(office and office.role not in {"p", "o", "people", "e", "v"} and not unit.option("adj"))
    follows = units[place + 1] if place + 1 < len(units) else None
    if _names_company(before, follows) or (before.lower in BUILDINGS and before.is_capital):
        return True
    if {option.kind for option in unit.options} == {"verb"} and before.text not in '“"«([':
        return True
    titled = before if before.text != "," else _titled_before(units, place - 2)
    return _is_titled(unit, titled, follows, apposed=before.text == ",")


@cache
def _rulers() -> frozenset[str]:
    """The surnames of those who lead a state or did, in lower case: some are words as well ("Maduro")."""
    return frozenset(one.name.split()[-1].lower() for one in terms())


def _is_ruler(unit: Unit) -> bool:
    return unit.lower in _rulers() and not unit.option("noun")


def _acts(units: Sequence[Unit], place: int) -> bool:
    """Whether a verb, or "se" and a verb, stands right behind a word."""
    following = units[place + 1 : place + 3]
    return any(one.is_finite or one.option("verb") for one in following) or (
        bool(following) and following[0].text == ","
    )


def _names_company(before: Unit, follows: Unit | None) -> bool:
    """Whether a capital word stands between a body and a word without a gloss: la compañía Entrada Group."""
    company = before.option("noun")
    unknown = follows is not None and follows.kind == "" and follows.is_capital and not follows.options
    return bool(company and company.role == "o" and unknown)


def _is_titled(unit: Unit, titled: Unit | None, follows: Unit | None, *, apposed: bool) -> bool:
    """Whether a capital word behind an office is a name: la presidenta de México, Clara Soto."""
    role = titled.option("noun") if titled is not None else None
    office = unit.option("noun")
    if not role or role.role != "p" or role.is_plural or (office and office.role in {"p", "o"}):
        return False
    return _is_surname(follows) or (not apposed and not unit.option("adj"))


def _is_surname(unit: Unit | None) -> bool:
    return unit is not None and unit.kind == "" and unit.is_capital and not unit.option("prep", "conj")


def _titled_before(units: Sequence[Unit], place: int) -> Unit | None:
    """The office before a comma, whatever state follows it ("la presidenta de México, ...")."""
    for unit in reversed(units[max(0, place - 5) : place + 1]):
        noun = unit.option("noun")
        if noun and noun.role == "p":
            return unit
        if not (unit.kind in PLACES or unit.option("prep", "det", "adj", *PLACES)):
            return None
    return None


def _begins_name(units: Sequence[Unit], place: int, names: set[str]) -> bool:
    """A first name that is a word too, before a surname (Rosario López, Paz Rojas)."""
    unit, after = units[place], units[place + 1] if place + 1 < len(units) else None
    if after is None or after.kind != "name" or unit.option("prep", "det", "conj", "adv", "sub", "que"):
        return unit.lower in names
    noun = unit.option("noun")
    if noun and (noun.role in {"p", "o", "people"} or unit.lower not in _given()):
        return False
    return unit.lower in _given() or bool(unit.option("city") and unit.lower in _given())


def _is_particle(units: Sequence[Unit], place: int) -> bool:
    """The "de la" of a surname: between two words that are names only."""
    if not 0 < place < len(units) - 1 or units[place - 1].kind != "name":
        return False
    after = units[place + 1]
    if after.lower in {"la", "los", "las", "el"} and place + 2 < len(units):
        after = units[place + 2]
    return after.kind == "name" and units[place].lower in {"de", "del", "la", "los", "las", "el"}


@cache
def _given() -> frozenset[str]:
    """First names in lower case."""
    own = frozenset(gazetteer_names()) | {row["name"] for row in table("es", "given_names")}
    return own - {"estado", "santa", "san", "consejo", "norte"}


def gazetteer_names() -> set[str]:
    """The first names of the gazetteer."""
    rows = gazetteer_table("given_names")
    first = next(iter(rows[0])) if rows else ""
    return {name.strip().lower() for row in rows for name in row[first].split(";")}


def ends_sentence(unit: Unit) -> bool:
    """Whether a mark ends a sentence or opens a quotation: a capital behind it tells nothing."""
    return unit.kind == "punct" and (unit.text in _SENTENCE_ENDS or unit.text in '“”"«»—–-(')
