"""Where a report was filed, before its first words: "Caracas, 14 de septiembre (AVN).- El canciller ..."."""

from collections.abc import Sequence

from onrecord.glossing.spanish.units import PLACES, Unit

_DASHES = {"-", "–", "—", "--"}
_LONGEST = 16


def mark_dateline(units: list[Unit]) -> None:
    """Write a dateline as English has it: the place in capitals, a long dash behind."""
    end = _end(units)
    if not end:
        return
    place = next((at for at, unit in enumerate(units[:end]) if unit.kind in PLACES | {"name"}), None)
    if place is None:
        return
    at = place
    while at < end and units[at].kind in PLACES | {"name"}:
        units[at].gloss = units[at].gloss.removeprefix("the ").upper()
        at += 1
    for unit in units[:end]:
        if unit.kind == "date":
            unit.gloss = unit.gloss.removeprefix("on ")
        elif unit.text == ".":
            unit.gloss = ""
    last = units[end - 1]
    last.before = ""
    if last.text == ")":
        last.after = "—"
    else:
        last.gloss = "—"


def _end(units: Sequence[Unit]) -> int:
    """How many units a dateline takes, 0 for none."""
    places, dated, bracket = 0, False, False
    for at, unit in enumerate(units[:_LONGEST]):
        if bracket:
            bracket = unit.text != ")"
            after = units[at + 1] if at + 1 < len(units) else None
            if not bracket and places and after is not None and after.is_capital and at > 3:
                return at + 1
        elif unit.text == "(":
            bracket = dated = True
        elif unit.kind in PLACES or (unit.kind == "name" and not dated):
            places += 1
        elif unit.kind == "date" and places:
            dated = True
        elif unit.text in _DASHES and places:
            after = units[at + 1] if at + 1 < len(units) else None
            loose = dated or units[at - 1].text == "." or (units[0].kind == "city" and at <= 2)
            return at + 1 if loose and after is not None and after.start > unit.end else 0
        elif unit.text == "." and places and at + 1 < len(units) and units[at + 1].text in _DASHES:
            continue
        elif unit.text == "." and places and units[0].kind in {"city", "country"}:
            return at + 1 if at + 1 < len(units) and units[at + 1].is_capital else 0
        elif unit.text != "," and not (unit.kind == "prep" and unit.lower == "a") and unit.kind != "det":
            return 0
    return 0
