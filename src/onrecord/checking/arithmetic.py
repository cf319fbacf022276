"""A witness's value written out from its observations, as a reader would redo it on paper."""

import math
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.model import Claim, Component, Reading, Witness
from onrecord.wording import MINUS

_TERM = re.compile(r"(?:^|\s([+-])\s)([A-Z]{3}) (exports|imports)(?=\s[+-]\s|$)")
_FEW, _LONGEST = 4, 60


class _Sum(NamedTuple):
    """A sum in the series' unit, and how it is added up."""

    value: float
    written: str


def worked(claim: Claim, reading: Reading, witness: Witness) -> tuple[str, ...]:
    """The arithmetic line by line: ``2020: 99,240,450 + 1,546,933 = 100,787,383``.

    Args:
        claim: What is claimed; its form says what is computed.
        reading: The meaning that is measured.
        witness: The count, with its observations.

    Returns:
        Lines whose last one ends in the witness's value; none where nothing was computed, or where the
        observations do not give that value by the steps known here.
    """
    if witness.value is None or not witness.components:
        return ()
    if claim.form == "share":
        return _share(claim, witness)
    signs = _signs(witness.construction)
    now = _added([c for c in witness.components if not _is_base(c, reading)], signs)
    before = _added([c for c in witness.components if _is_base(c, reading)], signs)
    if now is None:
        return ()
    if before is None:
        return _level(reading, now, witness.value)
    last = _compared(claim, now.value, before.value, witness.value)
    return (_line(reading.period, now), _line(reading.base, before), last) if last else ()


def in_full(value: float) -> str:
    """A number with all its digits before the point, and at most two after it."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.replace("-", MINUS)


def _line(label: str | None, added: _Sum) -> str:
    return f"{(label or 'the period').replace('/', ' to ')}: {added.written}"


def _signs(construction: str) -> dict[tuple[str, str], int]:
    found = _TERM.findall(construction)
    return {(reporter, flow): -1 if sign == "-" else 1 for sign, reporter, flow in found}


def _is_base(component: Component, reading: Reading) -> bool:
    within_period = reading.period is not None and _covers(reading.period, component.period)
    return not within_period and reading.base is not None and _covers(reading.base, component.period)


def _covers(label: str, period: str) -> bool:
    """Whether a stretch such as ``2010/2012`` or ``2021-01/2021-09`` holds a year or month."""
    first, _, last = label.partition("/")
    last = last or first
    return first <= period[: len(first)] and period[: len(last)] <= last


def _added(components: Sequence[Component], signs: dict[tuple[str, str], int]) -> _Sum | None:
    if not components or not {(c.reporter, c.flow) for c in components} <= set(signs):
        return None
    parts = [(sign, [c for c in components if (c.reporter, c.flow) == key]) for key, sign in signs.items()]
    if not all(found for _, found in parts):
        return None
    total = sum(sign * sum(map(_converted, found)) for sign, found in parts)
    written = _first(parts[0]) + "".join(
        f" {'+' if sign > 0 else MINUS} {_term(found)}" for sign, found in parts[1:]
    )
    alone = len(components) == 1 and parts[0][0] > 0 and components[0].rate is None
    return _Sum(total, written if alone else f"{written} = {in_full(total)}")


def _converted(component: Component) -> float:
    return component.value if component.rate is None else component.value / component.rate


def _first(part: tuple[int, list[Component]]) -> str:
    return f"{MINUS if part[0] < 0 else ''}{_term(part[1])}"


def _term(components: Sequence[Component]) -> str:
    if len(components) == 1:
        return _figure(components[0])
    if len(components) <= _FEW:
        return f"({' + '.join(map(_figure, components))})"
    return f"({in_full(sum(map(_converted, components)))}, the sum of {len(components)} figures)"


def _figure(component: Component) -> str:
    """``99,240,450``; what is converted with its rate: ``99,240,450 / 0.0785``."""
    written = in_full(component.value)
    return written if component.rate is None else f"{written} / {component.rate:.6g}"


def _level(reading: Reading, now: _Sum, value: float) -> tuple[str, ...]:
    """An amount as added up, or spread over the days, months or years of its period."""
    line = _line(reading.period, now)
    if _same(now.value, value):
        return (line,)
    parts = now.value / value if value else 0.0
    if parts < 1:
        return ()
    return (line, f"{in_full(now.value)} / {in_full(parts)} = {in_full(value)}")


def _compared(claim: Claim, now: float, before: float, value: float) -> str | None:
    if claim.form == "change":
        return _if_same(
            now - before, value, f"{in_full(now)} {MINUS} {_bracketed(before)} = {_signed(value)}"
        )
    if not before:
        return None
    if claim.form == "multiple":
        return _if_same(now / before, value, f"{in_full(now)} / {in_full(before)} = ×{in_full(value)}")
    return _growth(now, before, value)


def _growth(now: float, before: float, value: float) -> str | None:
    ratio = now / before
    found = f"{value:+.1f}%".replace("-", MINUS)
    for years in _years(ratio):
        if _same((ratio ** (1 / years) - 1) * 100, value):
            over = f"{in_full(now)} / {in_full(before)}"
            if years == 1:
                return f"{over} {MINUS} 1 = {found}"
            return f"({over}) ^ (1/{years}) {MINUS} 1 = {found} a year"
    return None


def _years(ratio: float) -> Iterable[int]:
    return range(1, _LONGEST if ratio > 0 else 2)


def _share(claim: Claim, witness: Witness) -> tuple[str, ...]:
    """A part over its whole, where every other observation belongs to the whole."""
    pair = set(claim.parties)
    part = [c for c in witness.components if {c.reporter, c.partner} == pair]
    whole = [c for c in witness.components if {c.reporter, c.partner} != pair]
    against = sum(c.value for c in whole)
    if not part or not against or witness.value is None:
        return ()
    share = sum(c.value for c in part) / against * 100
    line = f"{_term(part)} / {_term(whole)} = {in_full(round(share, 2))}%"
    return (line,) if _same(share, witness.value) else ()


def _if_same(found: float, value: float, line: str) -> str | None:
    return line if _same(found, value) else None


def _same(found: float, value: float) -> bool:
    return math.isclose(found, value, rel_tol=1e-5, abs_tol=1e-6)


def _signed(value: float) -> str:
    return f"+{in_full(value)}" if value > 0 else in_full(value)


def _bracketed(value: float) -> str:
    return f"({in_full(value)})" if value < 0 else in_full(value)
