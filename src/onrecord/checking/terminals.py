"""What stands in a finding's sentences, read back from English: amounts, rates, periods, states, hedges."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

from onrecord.checking.wording import CURRENCIES
from onrecord.gazetteer import possessive, title
from onrecord.gazetteer.countries import countries
from onrecord.wording import DECIDED_BY, HEDGES, MINUS, SCALES, month_words


class Word(NamedTuple):
    """One value: a kind, and what it is as data."""

    kind: str
    value: tuple[str | float, ...]


_MONTHS = {month_words(f"0-{month:02d}").split()[0]: f"{month:02d}" for month in range(1, 13)}
_SCALES = {name: factor for factor, name in SCALES}
_UNITS = {name: unit for unit, name in CURRENCIES.items()}
_NUMBER = r"[+-]?\d[\d,]*(?:\.\d+)?(?:e[+-]\d+)?"
_AMOUNT = re.compile(rf"({_NUMBER})(?: ({'|'.join(_SCALES)}))?(?: ({'|'.join(_UNITS)}|[A-Z]{{3}}))?")
_RATE = re.compile(rf"({_NUMBER})(%| points| places| times)")
_MONTH = re.compile(rf"({'|'.join(_MONTHS)}) (\d{{4}})")
_TERM = re.compile(r"[A-Z]{3} (?:exports|imports)(?: (?:to|from) (?:[A-Z]{3}|all))?")
_LABEL = re.compile(r"\d{4}(?:-\d\d)?(?:/\d{4}(?:-\d\d)?)?")
_TO = " to "
_QUOTED = r"(?:(?!\. [A-Z]|; ).)+"
"""Words of the document: never so many that a sentence of ours stands among them."""


def number(text: str) -> Word | None:
    """``0.95`` or ``1,234``."""
    return Word("number", (text,)) if re.fullmatch(_NUMBER, text) else None


def amount(text: str) -> Word | None:
    """``112.9 million US dollars``, with or without a sign."""
    found = _AMOUNT.fullmatch(text.replace(MINUS, "-"))
    if found is None:
        return None
    value, scale, currency = found.groups()
    unit = _UNITS.get(currency, currency.lower()) if currency else "unspecified"
    return Word("amount", (_float(value) * _SCALES.get(scale, 1.0), unit))


def value(text: str) -> Word | None:
    """A measured value: a rate with its sign, a multiple, a place, an amount."""
    if found := re.fullmatch(r"place (\d+)", text):
        return Word("value", (float(found[1]), "rank", ""))
    rate = _rate(text)
    if rate is not None and rate[1] in {"%", " times"}:
        return Word("value", (rate[0], "percent" if rate[1] == "%" else "ratio", rate[2]))
    return amount(text)


def margin(text: str) -> Word | None:
    """How far off a value is: ``−7.5 points``."""
    if not text.startswith(("+", MINUS)):
        return None
    rate, units = _rate(text), {" points": "percent", " places": "rank"}
    if rate is not None:
        return Word("margin", (rate[0], units[rate[1]])) if rate[1] in units else None
    if re.fullmatch(r".\d+\.\d\d", text):
        return Word("margin", (_float(text.replace(MINUS, "-")), "ratio"))
    found = amount(text)
    return found and Word("margin", found.value)


def percent(text: str) -> Word | None:
    """``96%`` or ``+12.5%``, with as many decimals as are written."""
    rate = _rate(text)
    if rate is None or rate[1] != "%":
        return None
    return Word("percent", (rate[0], len(text.partition(".")[2].rstrip("%")), rate[2]))


def span(text: str) -> Word | None:
    """Some amounts from one to another, or one alone."""
    ends = [amount(part) for part in text.split(_TO)]
    found = [end for end in ends if end is not None]
    if len(found) != len(ends) or len(ends) > len("ab"):
        return None
    return Word("range", tuple(part for end in found for part in end.value))


def bounds(text: str) -> Word | None:
    """A range of amounts with a hedge before it."""
    for hedge, words in HEDGES.items():
        if words and text.startswith(f"{words} ") and (found := span(text[len(words) + 1 :])):
            return Word("bounds", (hedge, *found.value))
    return None


def hedged(text: str) -> Word | None:
    """The document's own number, with a hedge before it and what it is counted by behind it."""
    begun = ((code, words) for code, words in HEDGES.items() if words and text.startswith(f"{words} "))
    hedge, words = next(begun, ("exactly", ""))
    written = text[len(words) :].lstrip()
    per = next((per for per in ("day", "month", "year") if written.endswith(f" a {per}")), "")
    written = written.removesuffix(f" a {per}")
    return Word("hedged", (hedge, written, per)) if re.fullmatch(_QUOTED, written, re.DOTALL) else None


def period(text: str) -> Word | None:
    """A period in words or as its label: ``January 2021 to March 2021``, ``2021-01/2021-03``."""
    if _LABEL.fullmatch(text):
        return Word("period", (text,))
    ends = [_month(part) for part in text.split(_TO)]
    found = [end for end in ends if end is not None]
    if len(found) != len(ends) or len(ends) > len("ab"):
        return None
    return Word("period", ("/".join(found),))


def state(text: str) -> Word | None:
    """A state by its name in a sentence, as an owner, or by its code."""
    code = _states().get(text[:1].lower() + text[1:]) or _states().get(text)
    return Word("state", (code,)) if code else None


def codes(text: str) -> Word | None:
    """Codes of currencies or of rows, with commas between them or as a list."""
    found = tuple(re.split(r", | and ", text))
    return Word("codes", found) if all(re.fullmatch("[A-Z0-9_]+", code) for code in found) else None


def signed_terms(text: str) -> Word | None:
    """What is added up and taken away: ``-RUS exports + RUS imports``; every second part is a sign."""
    parts = tuple(re.split(r"( [+-] |^-)", text))
    return Word("sum", parts) if all(_TERM.fullmatch(part) or not part for part in parts[::2]) else None


def decided(text: str) -> Word | None:
    """What an outcome depends on."""
    return _one_of("decided", text, {words: code for code, words in DECIDED_BY.items()})


def _verbatim(kind: str, pattern: str) -> Callable[[str], Word | None]:
    form = re.compile(pattern, re.DOTALL)
    return lambda text: Word(kind, (text,)) if form.fullmatch(text) else None


def _one_of(kind: str, text: str, known: Mapping[str, str]) -> Word | None:
    return Word(kind, (known[text],)) if text in known else None


def _rate(text: str) -> tuple[float, str, str] | None:
    """A number, what is behind it, and its sign."""
    found = _RATE.fullmatch(text.replace(MINUS, "-"))
    return found and (_float(found[1]), found[2], "+" if found[1][0] in "+-" else "")


def _float(text: str) -> float:
    return float(text.replace(",", ""))


def _month(text: str) -> str | None:
    if re.fullmatch(r"\d{4}", text):
        return text
    found = _MONTH.fullmatch(text)
    return f"{found[2]}-{_MONTHS[found[1]]}" if found else None


@cache
def _states() -> Mapping[str, str]:
    forms = (lambda code: code, title, possessive)
    found = {form(code): code for code in countries() for form in forms}
    return {**{name[:1].lower() + name[1:]: code for name, code in found.items()}, **found}


_FLOWS = {
    "exports": "exports",
    "imports": "imports",
    "trade": "total",
    "total": "total",
    "balance": "balance",
}
_FORMS = ("level", "growth", "change", "multiple", "share", "rank", "target")
TERMINALS: Mapping[str, Callable[[str], Word | None]] = {
    "number": number,
    "n": number,
    "amount": amount,
    "value": value,
    "margin": margin,
    "percent": percent,
    "range": span,
    "bounds": bounds,
    "hedged": hedged,
    "period": period,
    "month": period,
    "state": state,
    "decided": decided,
    "flow": lambda text: _one_of("flow", text, _FLOWS),
    "form": lambda text: _one_of("form", text, dict(zip(_FORMS, _FORMS, strict=True))),
    "unit": _verbatim("unit", "[a-z]+(?<!other)(?<!unspecified)"),
    "day": _verbatim("day", r"\d{4}-\d\d-\d\d"),
    "date": _verbatim("written", r"\d{4}-\d\d-\d\d"),
    "code": _verbatim("written", r"[A-Za-z0-9_.-]+"),
    "codes": codes,
    "provider": _verbatim("written", r"(?:(?! and )[^(),;:])+"),
    "product": _verbatim("written", _QUOTED),
    "written": _verbatim("written", _QUOTED),
    "command": _verbatim("written", r"onrecord [^\"]+"),
    "sum": signed_terms,
}
"""How each kind of value is read."""
