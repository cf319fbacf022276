"""Whether two points about one matter give numbers of one thing that cannot both be right."""

import math
import re

from onrecord.claims.hedges import hedge_before
from onrecord.claims.numerals import NUMERAL, WORD_NUMERAL, number
from onrecord.claims.quantities import find_quantities
from onrecord.comparing.accounts import Told
from onrecord.comparing.encoding import encode
from onrecord.comparing.stems import STEM, share, stems_of
from onrecord.extraction.parse import Token
from onrecord.extraction.vocabulary import words
from onrecord.model.claims import Hedge

Counts = dict[str, list[tuple[float, float]]]
"""By what is counted, the ranges that a point gives."""

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
    """Whether both give one number of one thing, and no hedge brings the two together.

    Not where they are of different years, or one is aimed at and the other reached.
    """
    if _of_other_years(first, second) or _is_goal(first) != _is_goal(second):
        return False
    mine, theirs = _counts(first), _counts(second)
    shared = mine.keys() & theirs.keys()
    return any(
        len(mine[kind]) == len(theirs[kind]) == 1 and not _agree(mine[kind][0], theirs[kind][0])
        for kind in shared
    ) or _other_names(first, second, mine, theirs)


def _is_goal(told: Told) -> bool:
    return any(t.lemma in words("goal", "points") for t in told.point.tokens)


def _of_other_years(first: Told, second: Told) -> bool:
    mine, theirs = (set(_YEAR.findall(told.text)) for told in (first, second))
    return bool(mine and theirs) and not mine & theirs


def _other_names(first: Told, second: Told, mine: Counts, theirs: Counts) -> bool:
    """Whether the one count of each is of one thing under two names: 11 documents, 14 accords signed."""
    shared = stems_of(first.point.tokens), stems_of(second.point.tokens)
    if len(mine) != 1 or len(theirs) != 1 or not share(*shared):
        return False
    (one, ours), (other, others) = next(iter(mine.items())), next(iter(theirs.items()))
    named = one != other and min(len(one), len(other)) > _UNIT
    if not named or len(ours) != 1 or len(others) != 1 or _agree(ours[0], others[0]):
        return False
    done_once = {word[:STEM] for word in words("closing", "points")}
    if share(shared[0] & done_once, shared[1]) or share(shared[0], shared[1] & done_once):
        return True
    vectors = encode([one, other])
    return bool(vectors[0] @ vectors[1] >= _ONE_THING)


def _counts(told: Told) -> Counts:
    """The numbers of a point by what they count, each as a range."""
    found: Counts = {}
    for quantity in find_quantities(told.text):
        if quantity.kind in {"amount", "percent"} and quantity.unit != "unspecified":
            high = quantity.value if quantity.high is None else quantity.high
            found.setdefault(quantity.unit, []).append(_range(quantity.value, high, quantity.hedge))
    view = told.heard.found.parsed.view
    for token in told.point.tokens:
        value = _number(token)
        noun = _counted(told, token)
        if value is not None and noun is not None:
            hedge = hedge_before(view, token.start)[0] or "exactly"
            found.setdefault(noun, []).append(_range(value, value, hedge))
    return found


def _range(low: float, high: float, hedge: Hedge) -> tuple[float, float]:
    if hedge in {"more-than", "at-least"}:
        return low, math.inf
    if hedge in {"less-than", "at-most"}:
        return 0.0, high
    slack = 0.0 if hedge == "exactly" else _NEAR
    return low * (1 - slack), high * (1 + slack)


def _agree(mine: tuple[float, float], theirs: tuple[float, float]) -> bool:
    return mine[0] <= theirs[1] * (1 + _ROUNDING) and theirs[0] <= mine[1] * (1 + _ROUNDING)


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
