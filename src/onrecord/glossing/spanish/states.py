"""Offices with the states whose they are, as English has them: each person with one office of one state."""

from collections.abc import Sequence

from onrecord.glossing.spanish.units import Unit


def offices_with_states(units: list[Unit]) -> None:
    """Tell the offices of a text apart by their states."""
    _part_names(units)
    _of_states(units)
    _of_two_states(units)


def _part_names(units: list[Unit]) -> None:
    """El presidente de Bolivia Anselmo Quispe viajó: English parts the name from the state with commas."""
    for place in range(3, len(units) - 1):
        state, name = units[place - 1], units[place]
        if state.kind != "country" or name.kind not in {"name", "person"} or not _is_office(units, place - 1):
            continue
        end = place
        while end + 1 < len(units) and units[end + 1].kind in {"name", "person"}:
            end += 1
        if end + 1 < len(units) and units[end + 1].text not in {",", ".", ")"}:
            state.after, units[end].after = ",", ","


def _is_office(units: Sequence[Unit], state: int) -> bool:
    """Whether one office, and no verb or mark, stands before a state ("el presidente de Bolivia")."""
    office = None
    for unit in reversed(units[max(0, state - _OFFICE) : state]):
        if unit.kind in {"verb", "punct"}:
            break
        office = unit if unit.kind == "noun" and unit.role == "p" else office
    return office is not None and not office.is_plural


_OFFICE = 8


def _of_states(units: list[Unit]) -> None:
    """El enviado del gobierno de Japón: the envoy of Japan."""
    for place in range(len(units) - 4):
        person, of, house = units[place], units[place + 1], place + 2 + (units[place + 2].kind == "det")
        if person.kind != "noun" or person.role != "p" or of.lower != "de" or house + 2 >= len(units):
            continue
        state = house + 2 + (units[house + 2].kind == "det")
        if (
            units[house].lower == "gobierno"
            and units[house + 1].lower == "de"
            and state < len(units)
            and units[state].kind == "country"
        ):
            for one in units[place + 2 : house + 2]:
                one.gloss, one.kind = "", "x"


def _of_two_states(units: list[Unit]) -> None:
    """Los ministros de Chile, Ana Soto, y de Perú, Luis Rey: the minister of Chile, ..., the one of Peru."""
    for place in range(len(units) - 6):
        office, of, state = units[place], units[place + 1], place + 2 + (units[place + 2].kind == "det")
        if office.kind != "noun" or office.role != "p" or not office.is_plural or of.lower != "de":
            continue
        at = state + 1
        if units[state].kind != "country" or units[at].text != ",":
            continue
        one = _singular(office.gloss)
        first = True
        while (at := _next_of_row(units, at)) > 0:
            listed = units[at - 1].text == ","  # not behind "y": an apposition else
            units[at].before = f"and the {one}" if listed else f"the {one}"
            if first:
                office.gloss, first = one, False
            at += 2 + (units[at + 1].kind == "det")


def _next_of_row(units: Sequence[Unit], at: int) -> int:
    """Where the next "de Perú" of a row stands, behind a name and "y"; 0 for none."""
    place = at + 1
    while place < len(units) and units[place].kind in {"name", "person"}:
        place += 1
    if place == at + 1 or units[at].text != ",":
        return 0
    while place < len(units) and (units[place].text in {",", ";"} or units[place].lower in {"y", "e"}):
        place += 1
    state = place + 1 + (place + 1 < len(units) and units[place + 1].kind == "det")
    row = state + 1 < len(units) and units[place].lower == "de" and units[state].kind == "country"
    return place if row and units[state + 1].text == "," else 0


def _singular(office: str) -> str:
    return f"{office[:-3]}y" if office.endswith("ies") else office.removesuffix("s")
