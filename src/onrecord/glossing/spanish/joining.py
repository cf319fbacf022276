"""Words of a verb that are one in English: pronouns and "no" before it, and the parts of a perfect."""

import re
from collections.abc import Sequence

from onrecord.glossing.spanish.looking import end_of_place
from onrecord.glossing.spanish.units import Unit
from onrecord.glossing.spanish.verbs import next_verb


def join_small_words(units: list[Unit]) -> None:
    """Negation and pronouns in front of a verb become part of it."""
    at = 1
    while at < len(units):
        unit, before = units[at], units[at - 1]
        small = before.kind in {"clitic", "neg"} and not before.gloss and before.end > before.start
        if small and unit.kind == "verb" and unit.form is not None:
            unit.start, unit.text = before.start, f"{before.text} {unit.text}"
            unit.lower = unit.text.lower()
            unit.before = unit.before or before.before
            del units[at - 1]
            at = max(1, at - 1)
        else:
            at += 1


def join_perfects(units: list[Unit]) -> None:
    """An auxiliary and its participle become one verb, which other rules then see as any other."""
    at = 0
    while at < len(units):
        unit = units[at]
        ahead = next_verb(units, at) if unit.is_finite and unit.form and unit.form.verb == "haber" else None
        if ahead is not None and "perfect" in units[ahead].tags:
            _join_perfect(units, at, ahead)
        at += 1


def _join_perfect(units: list[Unit], at: int, ahead: int) -> None:
    unit, part = units[at], units[ahead]
    assert unit.form is not None  # noqa: S101
    assert part.form is not None  # noqa: S101
    joined = units[at : ahead + 1]
    unit.gloss = " ".join(one.gloss for one in joined if one.gloss)
    if unit.form.tense == "present" and _is_dated(units, ahead + 1):
        unit.gloss = " ".join([*(one.gloss for one in joined[1:-1] if one.gloss), part.past])
    unit.text = " ".join(one.text for one in joined)
    unit.lower, unit.end, unit.after = unit.text.lower(), part.end, part.after
    unit.form = unit.form._replace(verb=part.form.verb, tense="perfect")
    unit.role, unit.swallowed = part.role, part.swallowed
    unit.tags |= part.tags
    del units[at + 1 : ahead + 1]


def _is_dated(units: Sequence[Unit], at: int) -> bool:
    """Whether a date stands at a place, behind adverbs and where it was."""
    while at < len(units) and (units[at].kind == "adv" or units[at].lower == "en"):
        at = max(at + 1, end_of_place(units, at + 1)) if units[at].lower == "en" else at + 1
    return (
        at < len(units) and units[at].kind in {"time", "date"} and _THEN.search(units[at].gloss) is not None
    )


_THEN = re.compile(r"day\b|night|morning|afternoon|last |\d$")
