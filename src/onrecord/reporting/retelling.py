"""Sentences of findings, which are English, told in the language that is spoken here.

A sentence that cannot be read back whole stays as it is: nothing is told half in one language.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.checking.phrases import forms
from onrecord.checking.rereading import AND, Part, Row, reread
from onrecord.checking.terminals import Word
from onrecord.reporting.catalogue import Catalogue, spoken, t
from onrecord.reporting.names import State, with_names
from onrecord.reporting.quantities import date_words, margin, number, percent, quantity, scaled
from onrecord.reporting.words import capitalised, listed, span_words


class English(str):
    """A text that stays English whatever language is spoken; a page marks it as such."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class States:
    """Several countries in a sentence, in the form that a template picks."""

    every: tuple[State, ...]

    @property
    def name(self) -> str:
        """Standing alone."""
        return listed([state.name for state in self.every])

    @property
    def the(self) -> str:
        """Inside a sentence."""
        return listed([state.the for state in self.every])

    @property
    def whose(self) -> str:
        """As owners."""
        return listed([state.whose for state in self.every])


@dataclass(frozen=True, slots=True)
class Flow:
    """What is counted, in the form that a template picks."""

    name: str

    def __str__(self) -> str:
        return self.name


def retold(text: str, kind: str, codes: Collection[str] = (), *, opens: bool = False) -> str:
    """A text of a finding in the language that is spoken here.

    Args:
        text: The finding's words.
        kind: What it is, as :func:`onrecord.checking.rereading.reread` takes it.
        codes: Countries that the text may name by code, should it stay English.
        opens: Whether it begins with a capital letter, whatever the finding has.
    """
    foreign = spoken().language != "en"
    read = reread(kind, text) if foreign else None
    told = with_names(text, codes) if read is None else str(told_part(read))
    told = capitalised(told) if opens else told
    return English(told) if foreign and read is None else told


def told_part(part: Part) -> object:
    """What was read back in the language that is spoken here; states and flows in forms to pick from."""
    if isinstance(part, Word):
        return _WORDS[part.kind](*part.value)
    if isinstance(part, Row):
        return _row(part)
    values = {name: told_part(inner) for name, inner in part.parts.items()}
    if "opening" in values:
        values["opening"] = capitalised(str(values["opening"]))
    return _phrases(spoken().language)(part.key, **values)


def _row(row: Row) -> object:
    members = [told_part(member) for member in row.members]
    states = tuple(member for member in members if isinstance(member, State))
    if states:
        return States(states)
    told = [str(member) for member in members]
    return listed(told) if row.joint == AND else row.joint.join(told)


@cache
def _phrases(language: str) -> Catalogue:
    return Catalogue(language, forms(language))


def _amount(value: float, unit: str) -> str:
    return scaled(value) if unit == "unspecified" else quantity(value, unit)


def _value(value: float, unit: str, sign: str) -> str:
    return quantity(value, unit, signed=bool(sign), zeros=True)


def _margin(value: float, unit: str) -> str:
    """How far off; what is too little for the decimals that are shown is not "none"."""
    if unit == "unspecified":
        return scaled(value, signed=True)
    return margin(value, unit) if value else number(value, signed=True)


def _percent(value: float, digits: int, sign: str) -> str:
    return percent(value, digits=digits, signed=bool(sign), zeros=True)


def _range(low: float, unit: str, *upper: object) -> str:
    ends = _amount(low, unit)
    return t("date.stretch", first=ends, last=_amount(*upper)) if upper else ends  # type: ignore[arg-type]


def _bounds(hedge: str, *ends: object) -> str:
    return t("hedged." + hedge, amount=_range(*ends))  # type: ignore[arg-type]


def _hedged(hedge: str, written: str, per: str) -> str:
    amount = t("per." + per, amount=written) if per else written
    return t("hedged." + hedge, amount=amount)


def _unit(code: str) -> str:
    """A unit without a number; a currency by its code."""
    known = "unit." + code in spoken().entries
    return t("unit." + code, amount="", n=0).strip() if known else code.upper()


def _sum(*parts: str) -> str:
    """Terms, and every second time the sign between two."""
    read = [reread("term", part) for part in parts]
    return "".join(
        part if found is None else str(told_part(found)) for part, found in zip(parts, read, strict=True)
    )


_WORDS: Mapping[str, Callable[..., object]] = {
    "amount": _amount,
    "value": _value,
    "margin": _margin,
    "percent": _percent,
    "range": _range,
    "bounds": _bounds,
    "hedged": _hedged,
    "sum": _sum,
    "number": lambda written: spoken().number(written),
    "period": span_words,
    "state": State,
    "decided": lambda code: t("decided." + code),
    "flow": lambda code: Flow(t("flow." + code)),
    "form": lambda code: t("form." + code),
    "unit": _unit,
    "codes": lambda *codes: listed(codes),
    "day": date_words,
    "written": str,
}
"""How each kind of value is told."""
