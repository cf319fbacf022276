"""Numbers with their scale, unit and hedge, at their exact place.

General quantity libraries misread the scale words of newswires and ministries ("mln", "bcm", "dlrs"), so the
grammar is our own. Its words are tables: units, scales, hedges, multiples, fractions.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import msgspec

from onrecord.claims.hedges import hedge_before
from onrecord.claims.numerals import NUMERAL, WORD_NUMERAL, number
from onrecord.languages import rules, table
from onrecord.model import Frozen
from onrecord.model.claims import Direction, Hedge, Per

Kind = Literal["amount", "percent", "points", "multiple", "fraction", "rank"]

_PER = re.compile(
    r"\W{0,2}(?P<day>(?:a|per|each|every|/)\s?day|daily|/day|bpd|b/d|\bpd\b)"
    r"|\W{0,2}(?P<month>(?:a|per|each|every)\s?month|monthly)\b"
    r"|\W{0,2}(?P<year>(?:(?:a|per|each|every)\s?(?:year|annum)|annually|yearly|on an annual basis)\b"
    r"(?!\s(?:ago|earlier|before|later)))",
    re.IGNORECASE,
)
_ANNUAL_BEFORE = re.compile(r"\b(?P<year>annual|yearly)(?:\s\w+){0,3}\s?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:about |around |some |nearly |almost |over |just |only )?$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_BARRELS_A_DAY = re.compile(r"\b(?:bpd|b/d)$", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_REACH = 40  # characters before a number in which its hedge stands
_VOLUME = re.compile(r"\s?(?:cubic met(?:re|er)s?|cu\.? ?m|m3|m³)(?:\s?\(bcm\))?", re.IGNORECASE)
_BILLION = 1e9
_MARK_REACHED = re.compile(r" mark$", re.IGNORECASE)
COUNTED = {"tonnes", "barrels", "pieces"}
_FACTORS = (1e12, 1e9, 1e6, 1e3)
_BARE_COUNT = re.compile(
    rf"\b(?:from|against|versus|vs\.?|compared with|compared to|than)"
    rf" (?:(?:about|around|some|nearly|almost|over|just|only) )?(?P<count>{NUMERAL})"
    rf"(?=[.,;)]?(?:\s(?:in|a|the|during|last|for|and|while|previously|to|year|of)\b|$|\s?[,;)]))",
    re.IGNORECASE,
)


class Quantity(Frozen, frozen=True, kw_only=True):
    """A number at ``start``..``end`` of the text searched.

    Attributes:
        value: In full units; for a fraction the percent it stands for.
        high: Upper end of a range.
        unit: As in the contract; ``unspecified`` where the text gives a scale but no unit.
        unit_from: The words that name the unit, where another number of the sentence has them.
        per: The rate's denominator.
        lead: Where the hedge before it begins; ``start`` without one.
        direction: Set by words that carry it ("doubled", "halved").
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: float
    high: float | None = None
    unit: str
    unit_from: str | None = None
    hedge: Hedge = "exactly"
    lead: int = 0
    per: Per | None = None
    direction: Direction | None = None


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """All numbers with a unit, a scale or a multiplying word, in order; plain counts and years are left out.

    Args:
        text: A stretch of text with single spaces.
    """
    found: list[Quantity] = []
    for quantity in sorted(_candidates(text), key=lambda q: (q.start, -q.end)):
        if not found or quantity.start >= found[-1].end:
            found.append(quantity)
    found = sorted([*found, *_bare_counts(text, found)], key=lambda q: q.start)
    return tuple(_with_carried_units(found))


def _candidates(text: str) -> Iterator[Quantity]:
    for match in _amount_pattern().finditer(text):
        yield from _amounts(text, match)
    for rule in rules("en", "multiples"):
        for match in rule.pattern.finditer(text):
            value = rule["value"] or str(number(match["n"]))
            yield _placed(
                text,
                match,
                kind="multiple",
                value=float(value),
                unit="ratio",
                direction=_up_down(rule["direction"]),
                high=_high(match),
            )
    for rule in rules("en", "zeros"):
        for match in rule.pattern.finditer(text):
            yield _placed(text, match, kind="amount", value=0.0, unit="unspecified")
    for rule in rules("en", "fractions"):
        for match in rule.pattern.finditer(text):
            yield _placed(text, match, kind="fraction", value=float(rule["percent"]), unit="percent")


def _up_down(word: str) -> Direction:
    return "down" if word == "down" else "up"


def _high(match: re.Match[str]) -> float | None:
    words = match.groupdict().get("high")
    return number(words) if words else None


def _placed(
    text: str,
    match: re.Match[str],
    *,
    kind: Kind,
    value: float,
    unit: str,
    direction: Direction | None = None,
    high: float | None = None,
) -> Quantity:
    hedge, lead = hedge_before(text, match.start())
    return Quantity(
        start=match.start(), end=match.end(), text=match[0], kind=kind, value=value, high=high, unit=unit,
        direction=direction, hedge=hedge or ("between" if high else "exactly"), lead=lead,
        per=_per(text, match.start(), match.end()),
    )  # fmt: skip


def _amounts(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """One quantity, or two where "from 100 to 120 million" shares scale and unit."""
    unit = _unit(match)
    scale = _scale(match["scale"]) * _scale(match["of_scale"])
    if not (unit or match["scale"] or match["of_scale"]) or _is_loose_letter(match, unit):
        return
    if unit == "volume":
        if scale != _BILLION:
            return
        unit = "bcm"
    if unit == "dem" and _MARK_REACHED.search(match[0]) and match["before"]:
        unit = _unit_of(match["before"], "before")
    factor = scale / _BILLION if unit == "bcm" and scale > 1 else scale
    shared = match["before"] if unit == "other" and not match["after"] else None
    slots = _Slots(unit=unit or "unspecified", unit_from=shared, per=_rate(text, match, unit))
    high = number(match["high"]) * factor if match["high"] else None
    low = number(match["low"]) * (_scale(match["first_scale"]) if match["first_scale"] else factor)
    if high is None:
        yield slots.quantity(text, match.start(), match.end(), low)
    elif _YEAR.fullmatch(match["low_part"].strip()):
        yield slots.quantity(text, match.start("high_part"), match.end(), high)
    elif low < high and _is_range(text, match):
        yield slots.quantity(text, match.start(), match.end(), low, high)
    else:
        first = slots
        if match["before"]:
            first = _Slots(unit=_unit_of(match["before"], "before") or slots.unit, per=slots.per)
        end = match.end("first_scale" if match["first_scale"] else "low_part")
        yield first.quantity(text, match.start("low_part"), end, low)
        yield slots.quantity(text, match.start("high_part"), match.end(), high)


def _is_range(text: str, match: re.Match[str]) -> bool:
    """Not "from 5 to 6 billion", "5 billion to 6 billion" or "5 and 6 billion": each names two levels."""
    before = text[: match.start()]
    if _BETWEEN.search(before):
        return True
    separator = match["separator"].lower()
    return (
        separator != "and" and not _FROM.search(before) and not (match["first_scale"] and separator == "to")
    )


def _is_loose_letter(match: re.Match[str], unit: str | None) -> bool:
    """Whether the only sign of a scale is a letter that may mean something else ("5 m", "10k run")."""
    scale = match["scale"] or match["of_scale"]
    return not unit and len(scale) < len("bln") and scale.lower() != "bn"


def _rate(text: str, match: re.Match[str], unit: str | None) -> Per | None:
    if unit == "barrels" and _BARRELS_A_DAY.search(match[0]):
        return "day"
    return _per(text, match.start(), match.end())


class _Slots(Frozen, frozen=True, kw_only=True):
    """What the one or two numbers of a match share."""

    unit: str
    unit_from: str | None = None
    per: Per | None

    def quantity(self, text: str, start: int, end: int, low: float, high: float | None = None) -> Quantity:
        kind: Kind = "percent" if self.unit == "percent" else "points" if self.unit == "points" else "amount"
        hedge, lead = hedge_before(text, start)
        return Quantity(
            start=start, end=end, text=text[start:end], kind=kind, value=low, high=high,
            unit=self.unit, unit_from=self.unit_from, per=self.per, lead=lead,
            hedge=hedge or ("exactly" if high is None else "between"),
        )  # fmt: skip


def _unit(match: re.Match[str]) -> str | None:
    if match["after"]:
        return _unit_of(match["after"], "after")
    if match["volume"]:
        return "volume"
    return _unit_of(match["before"], "before") if match["before"] else None


@cache
def _unit_of(words: str, place: str) -> str | None:
    for row in table("en", "units"):
        if row["place"] == place and re.fullmatch(row["words"], words, re.IGNORECASE):
            return row["unit"]
    return None


def _scale(words: str | None) -> float:
    rows = table("en", "scales") if words else ()
    return next(
        (float(r["factor"]) for r in rows if re.fullmatch(r["words"], words or "", re.IGNORECASE)), 1.0
    )


def _per(text: str, start: int, end: int) -> Per | None:
    match = _PER.match(text, end) or _ANNUAL_BEFORE.search(text[max(0, start - _REACH) : start])
    return msgspec.convert(match.lastgroup, Per) if match else None


def _with_carried_units(quantities: list[Quantity]) -> Iterator[Quantity]:
    """A bare "2.3 billion" takes the unit of the amount before it in the sentence, else after it."""
    for place, quantity in enumerate(quantities):
        if quantity.unit != "unspecified":
            yield quantity
            continue
        neighbours = [*reversed(quantities[:place]), *quantities[place + 1 :]]
        carried = next((n for n in neighbours if n.kind == "amount" and n.unit != "unspecified"), None)
        yield (
            msgspec.structs.replace(quantity, unit=carried.unit, unit_from=carried.unit_from or carried.text)
            if carried
            else quantity
        )


def _bare_counts(text: str, named: Sequence[Quantity]) -> Iterator[Quantity]:
    """Numbers set against an amount before them ("79,000 units from 25,500", "6.1 bn dlrs from 5.8")."""
    for match in _BARE_COUNT.finditer(text):
        start, end = match.span("count")
        before = [q for q in named if q.kind == "amount" and q.end <= start]
        if not before or any(q.start < end and start < q.end for q in named):
            continue
        value, model = number(match["count"]), before[-1]
        scale = next((s for s in _FACTORS if s <= model.value), 1.0) if value < _FACTORS[-1] else 1.0
        if _YEAR.fullmatch(match["count"]) or (scale == 1.0 and model.unit not in COUNTED):
            continue
        slots = _Slots(unit=model.unit, per=model.per)
        yield slots.quantity(text, start, end, value * scale)


@cache
def _amount_pattern() -> re.Pattern[str]:
    before = "|".join(row["words"] for row in table("en", "units") if row["place"] == "before")
    after = "|".join(
        sorted(
            (row["words"] for row in table("en", "units") if row["place"] == "after"), key=len, reverse=True
        )
    )
    scales = "|".join(sorted((row["words"] for row in table("en", "scales")), key=len, reverse=True))
    numeral = rf"(?:{NUMERAL}|{WORD_NUMERAL})"
    return re.compile(
        rf"(?<![\w.,])(?P<low_part>(?:(?P<before>{before})[ ]?|(?<![\w.]))(?P<low>{numeral}))"
        rf"(?:(?:[ -]?(?P<first_scale>{scales})(?!\w))?[ ]?(?P<separator>to|and|or|-|–|—)[ ]?"
        rf"(?P<high_part>(?:(?:{before})[ ]?)?(?P<high>{numeral})))?"
        rf"(?:[ -]?(?P<scale>{scales})(?!\w))?(?: of a (?P<of_scale>{scales})(?!\w))?"
        rf"(?:[ -]?(?P<after>{after})(?!\w)|(?P<volume>{_VOLUME.pattern}))?",
        re.IGNORECASE,
    )
