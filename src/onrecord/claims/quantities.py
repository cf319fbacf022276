"""Numbers with their scale, unit and hedge, at their exact place.

General quantity libraries misread the scale words of newswires and ministries ("mln", "bcm", "dlrs"), so the
grammar is our own. Its words are tables: units, scales, hedges, multiples, fractions.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import msgspec

from onrecord.claims.amounts import amount_pattern, scale_of, scaled, unit_of
from onrecord.claims.hedges import hedge_before
from onrecord.claims.numerals import NUMERAL, number
from onrecord.claims.ranges import opened
from onrecord.languages import rules
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
_BILLION = 1e9
_MILLION = 1e6
_THOUSAND = re.compile(r"\d thousand$", re.IGNORECASE)
_MARK_REACHED = re.compile(r" mark$", re.IGNORECASE)
_OF_YEAR = re.compile(
    r"[a-z-]+(?: [a-z]+)?? (?:of )?(?:the|its|their) (?:19|20)\d\d(?:/\d\d)?"
    r" (?:level|peak|figure|volume|total|amount)s?\b",
    re.IGNORECASE,
)
_OF_ONE_PERCENT = re.compile(
    r"(?:(?:an?|one|two|three)[- ])?(?:half|thirds?|quarters?|fifths?|tenths?)"
    r" (?:(?:of )?(?:a|one) )?(?:pct|percent|per cent|percentage)\b(?! points?\b)",
    re.IGNORECASE,
)
_OF_BEFORE = re.compile(
    r"[a-z-]+(?: [a-z]+)?? (?:of )?"
    r"(?:what (?:it|they|that|we) (?:was|were|had been|stood|reached|came|totall?ed)"
    r"|(?:the|its|their|that|those|our)(?: [a-z-]+){0,2} (?:level|peak|high|record|figure|volume)s?\b"
    r"(?! of (?:the |its |their )?(?:trade|exports|imports)))",
    re.IGNORECASE,
)
COUNTED = {"tonnes", "barrels", "pieces"}
_FACTORS = (1e12, 1e9, 1e6, 1e3)
_BARE_COUNT = re.compile(
    rf"\b(?:from|against|versus|vs\.?|compared with|compared to|than|after)"
    rf" (?:(?:about|around|some|nearly|almost|over|just|only) )?(?P<count>{NUMERAL})"
    rf"(?=[.,;)]?(?:\s(?:in|a|the|during|last|for|and|while|previously|to|year|of)\b|$|\s?[,;)]))",
    re.IGNORECASE,
)

_BARE_SHARE_OF_LIST = re.compile(
    r"\b(?:while|and|whereas|but) (?:the )?(?:[A-Z][\w.]+ ){1,3}"
    r"(?:took|received|bought|got|absorbed|lifted|purchased|imported) (?:about |some |over |nearly |only )?"
    rf"(?P<count>{NUMERAL})(?=[.,;]?(?:\s(?:in|a|the|during|last|and|while)\b|$|\s?[,;]))"
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
    found = list(_ranged(text, _compounded(text, found)))
    found = sorted([*found, *_bare_counts(text, found)], key=lambda q: q.start)
    return tuple(_with_carried_units(found))


def _compounded(text: str, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """The quantities with those told in two scales as one ("1 billion 312 million dollars")."""
    held: Quantity | None = None
    for quantity in quantities:
        if held and _is_rest(text, held, quantity):
            unit = quantity.unit if held.unit == "unspecified" else held.unit
            held = msgspec.structs.replace(
                held, end=quantity.end, text=text[held.start : quantity.end], unit=unit,
                value=_sum(held, quantity), per=quantity.per,
            )  # fmt: skip
            continue
        if held:
            yield held
        held = quantity
    if held:
        yield held


def _is_rest(text: str, whole: Quantity, rest: Quantity) -> bool:
    """Whether an amount is the smaller part of the one right before it."""
    amounts = whole.kind == rest.kind == "amount" and whole.high is None and rest.high is None
    bare = rest.text[:1].isdigit() and scale_of(whole.text.split()[-1]) > 1
    same = whole.unit == rest.unit or "unspecified" in {whole.unit, rest.unit}
    beside = text[whole.end : rest.start] == " " and bare and same
    scale = next((s for s in _FACTORS if s <= whole.value), 1.0)
    return amounts and beside and (rest.value < scale or _is_shared(whole, rest))


def _is_shared(whole: Quantity, rest: Quantity) -> bool:
    """Whether thousands are told before a scale that holds for both ("3 thousand 941 million")."""
    return bool(_THOUSAND.search(whole.text)) and _MILLION <= rest.value < _BILLION


def _sum(whole: Quantity, rest: Quantity) -> float:
    return whole.value * (_MILLION if _is_shared(whole, rest) else 1.0) + rest.value


def _ranged(text: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """The quantities with those that are the two ends of a range as one ("between 24% and 28%")."""
    held: Quantity | None = None
    for quantity in quantities:
        whole = _range(text, held, quantity) if held else None
        if held and not whole:
            yield held
        held = whole or quantity
    if held:
        yield held


def _range(text: str, low: Quantity, high: Quantity) -> Quantity | None:
    """The range of two numbers of one kind, or None where each is told for itself."""
    alike = (low.kind, low.direction) == (high.kind, high.direction) and not (low.high or high.high)
    if not alike or (low.unit != high.unit and "unspecified" not in {low.unit, high.unit}):
        return None
    start = low.start if low.hedge == "between" else low.lead
    lead = opened(text, (start, low.end), (high.lead, high.end), low.kind)
    if lead is None:
        return None
    ends = sorted((low.value, high.value))
    return msgspec.structs.replace(
        low, end=high.end, text=text[low.start : high.end], value=ends[0], high=ends[1], lead=lead,
        unit=high.unit if low.unit == "unspecified" else low.unit, per=high.per or low.per,
        hedge="between" if low.hedge == "exactly" else low.hedge,
    )  # fmt: skip


def _candidates(text: str) -> Iterator[Quantity]:
    for match in amount_pattern().finditer(text):
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
            yield _fraction(text, match, float(rule["percent"]))


def _fraction(text: str, match: re.Match[str], percent: float) -> Quantity:
    """A fraction, or what it stands for.

    Of one percent it is the smaller share ("one-half pct"); of what something was before it is a multiple
    ("a fifth of what it was").
    """
    part = _OF_ONE_PERCENT.match(text, match.start())
    if part:
        return _placed(text, part, kind="percent", value=percent / 100, unit="percent")
    apposed = text[: match.start()].endswith(", ") and _OF_YEAR.match(text, match.start())
    if not (apposed or _OF_BEFORE.match(text, match.start())):
        return _placed(text, match, kind="fraction", value=percent, unit="percent")
    times = round(percent / 100, 4)
    return _placed(text, match, kind="multiple", value=times, unit="ratio", direction="down")


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
    scale = scale_of(match["scale"]) * scale_of(match["of_scale"])
    if not (unit or match["scale"] or match["of_scale"]) or _is_loose_letter(match, unit):
        return
    if unit == "volume":
        if scale != _BILLION:
            return
        unit = "bcm"
    if unit == "dem" and _MARK_REACHED.search(match[0]) and match["before"]:
        unit = unit_of(match["before"], "before")
    factor = scale / _BILLION if unit == "bcm" and scale > 1 else scale
    shared = match["before"] if unit == "other" and not match["after"] else None
    slots = _Slots(unit=unit or "unspecified", unit_from=shared, per=_rate(text, match, unit))
    high = scaled(number(match["high"]), factor) if match["high"] else None
    low = scaled(number(match["low"]), scale_of(match["first_scale"]) if match["first_scale"] else factor)
    if high is None:
        yield slots.quantity(text, match.start(), match.end(), low)
    elif _YEAR.fullmatch(match["low_part"].strip()):
        yield slots.quantity(text, match.start("high_part"), match.end(), high)
    elif low < high and _is_range(text, match):
        yield slots.quantity(text, match.start(), match.end(), low, high)
    else:
        first = slots
        if match["before"]:
            first = _Slots(unit=unit_of(match["before"], "before") or slots.unit, per=slots.per)
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
            start=start, end=end, text=text[start:end], kind=kind, value=round(low, 6), high=high,
            unit=self.unit, unit_from=self.unit_from, per=self.per, lead=lead,
            hedge=hedge or ("exactly" if high is None else "between"),
        )  # fmt: skip


def _unit(match: re.Match[str]) -> str | None:
    if match["after"]:
        return unit_of(match["after"], "after")
    if match["volume"]:
        return "volume"
    before = match["before"] or match["high_before"]
    return unit_of(before, "before") if before else None


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
        yield _carrying(quantity, carried) if carried else quantity


def _carrying(quantity: Quantity, told: Quantity) -> Quantity:
    """A quantity in the unit of another; a unit that has its scale in itself takes it from the value."""
    scaled = told.unit == "bcm" and quantity.value >= _BILLION
    value = quantity.value / _BILLION if scaled else quantity.value
    return msgspec.structs.replace(
        quantity, value=value, unit=told.unit, unit_from=told.unit_from or told.text
    )


def _bare_counts(text: str, named: Sequence[Quantity]) -> Iterator[Quantity]:
    """Numbers set against an amount before them ("79,000 units from 25,500", "6.1 bn dlrs from 5.8")."""
    for match in (*_BARE_COUNT.finditer(text), *_BARE_SHARE_OF_LIST.finditer(text)):
        start, end = match.span("count")
        before = [q for q in named if q.kind == "amount" and q.end <= start]
        if not before or any(q.start < end and start < q.end for q in named):
            continue
        value, model = number(match["count"]), before[-1]
        scale = next((s for s in _FACTORS if s <= model.value), 1.0) if value < _FACTORS[-1] else 1.0
        if _YEAR.fullmatch(match["count"]) or (scale == 1.0 and model.unit not in COUNTED):
            continue
        slots = _Slots(unit=model.unit, per=model.per)
        yield slots.quantity(text, start, end, scaled(value, scale))
