"""Whether two points about one matter give numbers of one thing that cannot both be right."""

import math
import re
from typing import NamedTuple

from onrecord.claims.hedges import hedge_before
from onrecord.claims.numerals import NUMERAL, WORD_NUMERAL, number
from onrecord.claims.quantities import find_quantities
from onrecord.comparing.accounts import Told
from onrecord.comparing.encoding import encode
from onrecord.comparing.stems import STEM, share, stems_of
from onrecord.extraction.parse import Token
from onrecord.extraction.vocabulary import words
from onrecord.model import Span
from onrecord.model.claims import Hedge


class Number(NamedTuple):
    """A number in a point: the range that it can mean, its value, what it counts, and where it stands."""

    low: float
    high: float
    value: float
    unit: str
    place: Span


Counts = dict[str, list[Number]]
"""By what is counted, the numbers that a point gives."""

_NEAR = 0.05
"""A number told with a hedge reaches so far, as a share of it."""
_ROUNDING = 1e-9
_ONE_THING = 0.35
"""From where two names of what is counted can be of one thing."""
_UNIT = 3  # letters of a currency's code
_COUNTED = {"NOUN", "PROPN"}
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_NUMERAL = re.compile(f"{NUMERAL}|{WORD_NUMERAL}", re.IGNORECASE)


def numbers_differ(first: Told, second: Told) -> bool:
    """Whether both give one number of one thing, and no hedge brings the two together."""
    return bool(differing_numbers(first, second))


def differing_numbers(first: Told, second: Told) -> tuple[tuple[Number, Number], ...]:
    """The numbers of one thing in which two points differ, each with the other's.

    None where the points are of different years, or one tells of a goal and the other of what was reached.
    """
    if _of_other_years(first, second) or _is_goal(first) != _is_goal(second):
        return ()
    mine, theirs = _counts(first), _counts(second)
    pairs = [
        (mine[unit][0], theirs[unit][0])
        for unit in mine
        if unit in theirs and len(mine[unit]) == len(theirs[unit]) == 1
    ]
    apart = tuple(pair for pair in pairs if not _agree(*pair))
    return apart or _other_names(first, second, mine, theirs)


def _is_goal(told: Told) -> bool:
    return any(t.lemma in words("goal", "points") for t in told.point.tokens)


def _of_other_years(first: Told, second: Told) -> bool:
    mine, theirs = (set(_YEAR.findall(told.text)) for told in (first, second))
    return bool(mine and theirs) and not mine & theirs


def _other_names(
    first: Told, second: Told, mine: Counts, theirs: Counts
) -> tuple[tuple[Number, Number], ...]:
    """The one count of each where it is of one thing under two names: 11 documents, 14 accords signed."""
    shared = stems_of(first.point.tokens), stems_of(second.point.tokens)
    if len(mine) != 1 or len(theirs) != 1 or not share(*shared):
        return ()
    (one, ours), (other, others) = next(iter(mine.items())), next(iter(theirs.items()))
    named = one != other and min(len(one), len(other)) > _UNIT
    if not named or len(ours) != 1 or len(others) != 1 or _agree(ours[0], others[0]):
        return ()
    pair = ((ours[0], others[0]),)
    done_once = {word[:STEM] for word in words("closing", "points")}
    if share(shared[0] & done_once, shared[1]) or share(shared[0], shared[1] & done_once):
        return pair
    vectors = encode([one, other])
    return pair if vectors[0] @ vectors[1] >= _ONE_THING else ()


def _counts(told: Told) -> Counts:
    """The numbers of a point by what they count."""
    found: Counts = {}
    for quantity in find_quantities(told.text):
        if quantity.kind in {"amount", "percent"} and quantity.unit != "unspecified":
            high = quantity.value if quantity.high is None else quantity.high
            edges = _range(quantity.value, high, quantity.hedge)
            place = told.span(quantity.start, quantity.end)
            found.setdefault(quantity.unit, []).append(Number(*edges, quantity.value, quantity.unit, place))
    parsed = told.heard.found.parsed
    for token in told.point.tokens:
        value = _number(token)
        noun = _counted(told, token)
        if value is not None and noun is not None:
            edges = _range(value, value, hedge_before(parsed.view, token.start)[0] or "exactly")
            place = parsed.span(token.start, token.end)
            found.setdefault(noun, []).append(Number(*edges, value, noun, place))
    return found


def _range(low: float, high: float, hedge: Hedge) -> tuple[float, float]:
    if hedge in {"more-than", "at-least"}:
        return low, math.inf
    if hedge in {"less-than", "at-most"}:
        return 0.0, high
    slack = 0.0 if hedge == "exactly" else _NEAR
    return low * (1 - slack), high * (1 + slack)


def _agree(mine: Number, theirs: Number) -> bool:
    return mine.low <= theirs.high * (1 + _ROUNDING) and theirs.low <= mine.high * (1 + _ROUNDING)


def _number(token: Token) -> float | None:
    """The value of a number that counts things; no year, no day."""
    if (
        token.entity not in {"CARDINAL", "QUANTITY", ""}
        or _YEAR.fullmatch(token.text)
        or not _NUMERAL.fullmatch(token.text)
    ):
        return None
    return number(token.text)


def _counted(told: Told, token: Token) -> str | None:
    """The lemma of what a number counts; those who take part are no matter of the talks."""
    head = told.heard.found.parsed.head(token)
    counts = token.dep == "nummod" and head.pos in _COUNTED and head.lemma not in words("party", "points")
    return head.lemma if counts and head.pos != "PROPN" else None
