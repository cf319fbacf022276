"""Quotations in Spanish: straight marks, and dashes that open what is said and part it from who says it."""

from collections.abc import Sequence

from onrecord.glossing.spanish.units import Unit

_DASHES = {"—", "–", "―"}
_ENDS = {".", "!", "?", "…"}


def mark_quotations(units: list[Unit]) -> None:
    """Give quotations the marks that English texts have."""
    is_open = False
    for unit in units:
        if unit.text == '"':
            unit.gloss = "”" if is_open else "“"
            is_open = not is_open
    _dialogue(units)


def _dialogue(units: list[Unit]) -> None:
    """«El puerto está abierto —señaló el ministro—, y los barcos ya salen»."""
    opened = _opening(units)
    place = 0
    while place + 1 < len(units):
        if units[place].text in _DASHES and place and opened and _says(units, place + 1):
            units[place].gloss = ","
            units[place - 1].tags.add("closes")
            closing = next((at for at in range(place + 1, len(units)) if units[at].text in _DASHES), None)
            opened = closing is not None
            if closing is not None:
                _reopen(units, closing)
                place = closing
        place += 1
    if opened and units[0].text in _DASHES and not any("closes" in unit.tags for unit in units[-2:]):
        units[-1].tags.add("closes")


def _opening(units: list[Unit]) -> bool:
    """Whether something said is open: by a dash at the beginning, or by an opening mark."""
    if len(units) > 1 and units[0].text in _DASHES and (units[1].is_capital or units[1].text in "¿¡"):
        units[0].gloss = ""
        units[1].tags.add("opens")
        return True
    return any(unit.text in {"«", "“"} or (unit.text == '"' and unit.gloss == "“") for unit in units)


def _says(units: Sequence[Unit], at: int) -> bool:
    return any(unit.is_finite and unit.role == "say" for unit in units[at : at + 3])


def _reopen(units: list[Unit], closing: int) -> None:
    """The dash behind the speaker: what follows it is said again."""
    units[closing].gloss = ""
    at = closing + 1
    while at < len(units) and units[at].kind == "punct":
        at += 1
    if at < len(units):
        units[at].tags.add("opens")
