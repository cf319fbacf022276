"""A trade word with its numbers: what each number is (level, growth…), which way it points, whether it lies ahead."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from onrecord.claims.parties import Parties
from onrecord.claims.passages import Passage
from onrecord.claims.quantities import Quantity
from onrecord.claims.topics import Topic
from onrecord.languages import rules
from onrecord.model import Frozen, Product
from onrecord.model.claims import Direction, Extreme, Form

_BASE_MARK = re.compile(
    r"\b(?:from|versus|vs\.?|v|against|compared (?:with|to)|as against|(?<!more )(?<!less )(?<!fewer )than|up on|down on|compared)"
    r"(?: (?:the|a|an|about|around|some|just|only|over|nearly|almost|an estimated|record|previous|mere|its|their|total of))*\s?$",
    re.IGNORECASE,
)
_SHARE_LEFT = re.compile(
    r"\b(?:account(?:s|ed|ing)? for|ma(?:ke|kes|de|king) up|represent(?:s|ed|ing)?|constitut(?:e|es|ed|ing)"
    r"|shares?(?: \w+){0,4} (?:of|at|to|was|is)|takes?|took|absorb(?:s|ed)?|comes? to|or|equal to|equivalent to)"
    r"(?: (?:just|only|about|around|some|over|nearly|almost|roughly|more than|less than|an estimated|up to|at least|well over))*\s?$",
    re.IGNORECASE,
)
_SHARE_RIGHT = re.compile(
    r"^\s?(?:of|share of|share in)\s(?:[\w'’.-]+\s){0,5}?(?:exports?|imports?|trade|total|turnover|sales|shipments|supplies"
    r"|deliveries|purchases|oil|gas|steel|wheat|grain|market|needs|consumption|deficit|surplus)\b"
    r"|^\s?share\b",
    re.IGNORECASE,
)
_CHANGE_NOUN = (
    r"(?:increase|rise|growth|jump|surge|gain|expansion|boost|upsurge|upturn|leap|drop|fall|decline|decrease"
    r"|reduction|plunge|slump|contraction|dip|cut|downturn|improvement|widening|narrowing|change)"
)
_HEDGE_WORDS = (
    r"(?: (?:about|around|some|nearly|almost|over|more than|roughly|approximately|an estimated|at least|up to"
    r"|as much as|less than|a further|another|an additional|only|just|a|a record))*"
)
_CHANGE_OF = re.compile(
    rf"\b{_CHANGE_NOUN}s?(?: (?:by|for|in|on|from) [\w.' ]{{1,30}}?)? of{_HEDGE_WORDS}\s?$|\bby{_HEDGE_WORDS}\s?$",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    rf"^[\s-](?:\w+ )?{_CHANGE_NOUN}s?\b|^\s(?:more|less|higher|lower)\b", re.IGNORECASE
)
_LEVEL_BEFORE = re.compile(
    rf"\b(?:to|at|of|reach\w*|hit|total\w*|was|were|is|are|worth|stood at){_HEDGE_WORDS}\s?$", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"(?:%|pct|per ?cent) \($", re.IGNORECASE)
_RECORD = re.compile(
    r"\b(?P<high>record(?! of (?:the|what))|all-time high|highest|largest ever|biggest ever|historic high|unprecedented)\b"
    r"|\b(?P<low>record low|all-time low|lowest|smallest ever)\b",
    re.IGNORECASE,
)
_UP_FROM = re.compile(
    r"[^.;:]{0,25}?, (?:\w+ )?(up|down)\b(?: \w+)? from|[^.;:]{0,20} and \w+ (growing|rising|falling)\b",
    re.IGNORECASE,
)
_VERB_REACH = 3  # words before a trade word in which its verb of change stands
_NEAR = 28  # characters in which a change word or a record belongs to the number beside it


class Figure(Frozen, frozen=True, kw_only=True):
    """One number of a frame, read.

    Attributes:
        role: ``base`` for the number another one is set against ("from 700 mln").
        future: Whether it lies ahead.
    """

    quantity: Quantity
    form: Form
    direction: Direction | None = None
    record: Extreme | None = None
    role: Literal["main", "base"] = "main"
    future: bool = False
    share_of: str | None = None
    rank_of: str | None = None
    product: Product | None = None


class Frame(Frozen, frozen=True, kw_only=True):
    """A trade word, its pair and its figures, in one passage at ``start``..``end``."""

    topic: Topic
    parties: Parties
    figures: tuple[Figure, ...]
    start: int
    end: int


def read_figure(passage: Passage, topic: Topic, quantity: Quantity, told: Sequence[Figure]) -> Figure | None:
    """What a number under a trade word is, or None when it is none of the forms a claim has.

    Args:
        passage: Where it stands.
        topic: The trade word that governs it.
        quantity: The number.
        told: The figures before it in the sentence, whose verb an ellipsis repeats.
    """
    text = passage.text
    left = text[_clause_start(text, topic, quantity) : quantity.start]
    right = text[quantity.end : quantity.end + _NEAR]
    role: Literal["main", "base"] = "base" if _BASE_MARK.search(left) else "main"
    change = _change(left, right, quantity) or _change_before(text, topic, quantity)
    earlier = next((f for f in reversed(told) if f.form == "growth"), None)
    form = _form(quantity, left, text[quantity.end :], change, earlier)
    if form is None:
        return None
    turned = quantity.direction == "up" and change == "down"
    direction = (
        change if turned else quantity.direction or (change if form != "share" and role == "main" else None)
    )
    if direction is None and earlier and form == "growth":
        direction = earlier.direction
    return Figure(
        quantity=quantity, form=form, direction=direction, record=_record(left, right), role=role,
        future=_is_future(text, topic, quantity), share_of=_whole(text, quantity) if form == "share" else None,
    )  # fmt: skip


def _clause_start(text: str, topic: Topic, quantity: Quantity) -> int:
    """From the trade word on, or from the last clause mark when the number comes before it."""
    if topic.end <= quantity.start:
        return topic.start
    marks = list(re.finditer(r"[,;:]| that | and ", text[: quantity.start]))
    return marks[-1].end() if marks else 0


def _change(left: str, right: str, quantity: Quantity) -> Direction | None:
    after = (
        _first_change(right)
        if quantity.kind in {"percent", "fraction", "points"} or _CHANGE_AFTER.match(right)
        else None
    )
    if after and _CHANGE_AFTER.match(right):
        return after
    return _last_change(left) or after or _first_change(re.split(r"\d", right)[0])


def _change_before(text: str, topic: Topic, quantity: Quantity) -> Direction | None:
    """The direction of a verb that takes the trade word ("reducing gas imports"), or of one after the number."""
    after = _UP_FROM.match(text, quantity.end)
    if after:
        return _last_change(after[1] or after[2])
    words = re.split(r"[,;:]", text[: topic.start])[-1] if topic.end <= quantity.start else ""
    return _last_change(" ".join(words.split()[-_VERB_REACH:]))


@cache
def _last_change(text: str) -> Direction | None:
    found = [
        (m.start(), rule["direction"]) for rule in rules("en", "changes") for m in rule.pattern.finditer(text)
    ]
    return _as_direction(max(found)[1]) if found else None


@cache
def _first_change(text: str) -> Direction | None:
    found = [
        (m.start(), rule["direction"]) for rule in rules("en", "changes") for m in rule.pattern.finditer(text)
    ]
    return _as_direction(min(found)[1]) if found else None


def _as_direction(word: str) -> Direction:
    return "up" if word == "up" else "down" if word == "down" else "flat"


def _form(
    quantity: Quantity, left: str, right: str, change: Direction | None, earlier: Figure | None
) -> Form | None:
    if quantity.kind == "multiple":
        return "multiple"
    if quantity.kind in {"percent", "fraction", "points"}:
        if _SHARE_RIGHT.match(right) or _SHARE_LEFT.search(left):
            return "share"
        if change or (earlier and earlier.form == "growth"):
            return "change" if quantity.kind == "points" else "growth"
        return None
    if _IN_BRACKETS.search(left):
        return "change"
    if _BASE_MARK.search(left) or not (
        _CHANGE_OF.search(left) or _CHANGE_AFTER.match(right) or _bare_change(left)
    ):
        return "level"
    return "change"


def _bare_change(left: str) -> bool:
    """Whether a verb of change takes the amount itself ("rose 300 mln dlrs")."""
    if _LEVEL_BEFORE.search(left):
        return False
    words = re.sub(rf"{_HEDGE_WORDS}\s?$", "", left[-_NEAR:], flags=re.IGNORECASE)
    tail = " ".join(words.split()[-1:])
    return _last_change(tail) is not None and tail.lower() not in {"more", "less", "up", "down"}


def _record(left: str, right: str) -> Extreme | None:
    match = _RECORD.search(left[-_NEAR:]) or _RECORD.search(re.split(r"\d", right)[0])
    if not match:
        return None
    return "low" if match["low"] or re.search(r"record low", match.string, re.IGNORECASE) else "high"


def _whole(text: str, quantity: Quantity) -> str | None:
    match = re.match(
        r"\s?(?:share )?(?:of|in) ((?:[\w'’.-]+ ){0,5}?(?:exports|imports|trade|total|turnover|sales|oil|gas|purchases)\b(?: (?:exports|imports|trade))?)",
        text[quantity.end :],
    )
    return match[1] if match else None


def _is_future(text: str, topic: Topic, quantity: Quantity) -> bool:
    """Whether the clause of the number speaks of what is to come."""
    first, last = min(topic.start, quantity.start), max(topic.end, quantity.end)
    before = re.split(
        r"[,;:]| while | which | but | after | as | since | because | although | whereas | if | who ",
        text[:first],
    )[-1]
    inside = text[first:last]
    marks = [
        m.end() for m in re.finditer(r"[;:]| while | and (?=\w+ (?:rose|fell|was|were|is|are)\b)", inside)
    ]
    clause = before[-80:] + inside[(marks[-1] if marks else 0) :]
    return any(rule.pattern.search(clause) for rule in rules("en", "futures"))
