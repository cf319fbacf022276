"""What a number under a trade word is: its form and direction, and whether it lies ahead."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from onrecord.claims.frames import Figure
from onrecord.claims.passages import Passage
from onrecord.claims.quantities import Quantity
from onrecord.claims.topics import Topic
from onrecord.languages import rules
from onrecord.model.claims import Direction, Extreme, Form

Sign = Literal["base", "share", "change", "no-change", "high", "low"]

_NEAR = 28  # characters in which a word of change or a record belongs to the number beside it
_VERB_REACH = 3  # words before a trade word in which its verb of change stands
_CLAUSE_REACH = 80  # characters before a trade word in which its clause can say that it lies ahead
_NO_VERB = {"more", "less", "higher", "lower"}
_SHARE_OF_TOPIC = re.compile(r"\bshares? (?:of|in) ", re.IGNORECASE)
_CLAUSE_MARK = re.compile(r"[,;:]| that | and ")
_OTHER_CLAUSE = re.compile(
    r"[,;:]| (?:while|which|but|after|as|since|because|although|whereas|if|who) ", re.IGNORECASE
)
_INNER_CLAUSE = re.compile(
    r"[;:]| while |, which | and (?=\w+ (?:rose|fell|was|were|is|are)\b)", re.IGNORECASE
)
_TURN_AFTER = re.compile(
    r"(?:[^.;:\d]|\b(?:19|20)\d\d\b){0,60}?, (?:\w+ )?(up|down)\b(?: \w+)? from"
    r"|[^.;:]{0,20} and \w+ (growing|rising|falling)\b",
    re.IGNORECASE,
)
_OR = re.compile(r"\bor$", re.IGNORECASE)
_DOWN_TO = re.compile(r"\bto$", re.IGNORECASE)
_NEXT_IN_LIST = re.compile(
    r"\b(?:from|to|with|for) [A-Z][\w ]{2,20}(?:,|,? and)$"
    r"|(?:\b(?:ahead of|only to|behind|followed by|and)|,)(?: the)? (?-i:[A-Z])[\w. ]{2,25}"
    r"(?:['’]s?|,? (?:with|at|on)| \()(?: a share of)?$",
    re.IGNORECASE,
)
_AND_TO_NEXT = re.compile(r"(?:[^,;:\d]|\b(?:19|20)\d\d\b){1,40},? and(?: from)?", re.IGNORECASE)
_CHANGED_TO = re.compile(r"\b(?:to|at)$", re.IGNORECASE)
_WHOLE = re.compile(
    r"\s?(?:share )?(?:of|in) ((?:[\w'’.-]+ ){0,5}?(?:exports|imports|trade|total|turnover|sales|oil|gas"
    r"|purchases)\b(?: (?:exports|imports|trade))?)",
    re.IGNORECASE,
)


class _Beside:
    """The words to both sides of a number within its clause, its hedge taken off."""

    def __init__(self, text: str, topic: Topic, quantity: Quantity) -> None:
        self.left = text[_clause_start(text, topic, quantity) : quantity.lead].rstrip()
        self.right = text[quantity.end :]
        self.near_right = re.split(r"\d", self.right[:_NEAR])[0]

    def says(self, sign: Sign) -> bool:
        """Whether the words on either side carry a sign of the table."""
        return any(
            pattern.search(self.left[-2 * _NEAR :] if side == "left" else self.right)
            for side, pattern in _signs(sign)
        )


@cache
def _signs(sign: Sign) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule["side"], rule.pattern) for rule in rules("en", "forms") if rule["sign"] == sign)


def read_figure(passage: Passage, topic: Topic, quantity: Quantity, told: Sequence[Figure]) -> Figure | None:
    """What a number under a trade word is, or None when it is none of the forms a claim has.

    Args:
        passage: Where it stands.
        topic: The trade word that governs it.
        quantity: The number.
        told: The figures before it in the sentence, whose verb an ellipsis repeats.
    """
    text = passage.text
    beside = _Beside(text, topic, quantity)
    turn = _turn(beside, quantity) or _turn_around(text, topic, quantity)
    repeated = next((f for f in reversed(told) if f.form == "growth"), None)
    form = _form(quantity, beside, turn, told)
    if form is None:
        return None
    base = beside.says("base") or _is_next_base(text, quantity, form, told)
    role: Literal["main", "base"] = "base" if base else "main"
    return Figure(
        quantity=quantity,
        form=form,
        direction=_direction(quantity, form, turn, repeated) if role == "main" else None,
        record=_record(beside),
        role=role,
        future=_is_ahead(text, topic, quantity),
        changed=bool(_CHANGED_TO.search(beside.left)) and _last_turn(beside.left[-2 * _NEAR :]) is not None,
        share_of=_whole(beside) if form == "share" else None,
    )


def _clause_start(text: str, topic: Topic, quantity: Quantity) -> int:
    """The trade word (with "the share of" before it), or the last clause mark when the number comes first."""
    if topic.end <= quantity.start:
        shares = [m for m in _SHARE_OF_TOPIC.finditer(text[: topic.start]) if topic.start - m.end() < _NEAR]
        return shares[-1].start() if shares else topic.start
    marks = list(_CLAUSE_MARK.finditer(text[: quantity.start]))
    return marks[-1].end() if marks else 0


def _form(quantity: Quantity, beside: _Beside, turn: Direction | None, told: Sequence[Figure]) -> Form | None:
    if quantity.kind == "multiple":
        return "multiple"
    if quantity.kind == "amount":
        changed = beside.says("change") or (not beside.says("no-change") and _is_verb_of_change(beside.left))
        return "change" if changed and not beside.says("base") else "level"
    amended = bool(told) and told[-1].form == "change" and _OR.search(beside.left)
    if (beside.says("share") and not amended) or (
        told and told[-1].form == "share" and _goes_on(beside, told[-1])
    ):
        return "share"
    if quantity.kind == "fraction" and _DOWN_TO.search(beside.left):
        return None  # "fell to a fifth of its old level"
    repeated = next((f for f in reversed(told) if f.form == "growth"), None)
    if turn is None and repeated is None:
        return None
    return "change" if quantity.kind == "points" else "growth"


def _goes_on(beside: _Beside, share: Figure) -> bool:
    """Whether a number is set against the share before it, follows it in a list, or is what it changed to."""
    if beside.says("base") or _NEXT_IN_LIST.search(beside.left):
        return True
    return share.role == "base" and bool(_DOWN_TO.search(beside.left))


def _is_next_base(text: str, quantity: Quantity, form: Form, told: Sequence[Figure]) -> bool:
    """Whether a sum is the second that one is set against ("from 4 bn in May and 3 bn a year before")."""
    before = told[-1] if told else None
    if before is None or before.role != "base" or (before.form, form) != ("level", "level"):
        return False
    return bool(_AND_TO_NEXT.fullmatch(text[before.quantity.end : quantity.lead].rstrip()))


def _is_verb_of_change(left: str) -> bool:
    """Whether the last word takes the amount itself ("rose 300 mln dlrs")."""
    words = left.split()[-2:]  # two, as "made up" is no change
    last = " ".join(words[-1:])
    return last.lower() not in _NO_VERB and None not in {_last_turn(last), _last_turn(" ".join(words))}


def _direction(
    quantity: Quantity, form: Form, turn: Direction | None, repeated: Figure | None
) -> Direction | None:
    if quantity.direction:
        return "down" if turn == "down" else quantity.direction  # "decreased 1.4 times"
    if form == "share":
        return None
    return turn or (repeated.direction if repeated and form == "growth" else None)


def _turn(beside: _Beside, quantity: Quantity) -> Direction | None:
    """The direction that the words beside the number give."""
    after = _first_turn(beside.near_right)
    if after and _says_change_after(beside.right):
        return after
    return _last_turn(beside.left) or after if quantity.kind != "amount" else _last_turn(beside.left)


def _says_change_after(right: str) -> bool:
    return any(side == "right" and pattern.search(right) for side, pattern in _signs("change"))


def _turn_around(text: str, topic: Topic, quantity: Quantity) -> Direction | None:
    """The direction of "sharply up from" after the number, or of a verb that takes the trade word."""
    after = _TURN_AFTER.match(text, quantity.end)
    if after:
        return _last_turn(after[1] or after[2])
    if topic.end > quantity.start:
        return None
    words = re.split(r"[,;:]", text[: topic.start])[-1]
    return _last_turn(" ".join(words.split()[-_VERB_REACH:]))


def _last_turn(text: str) -> Direction | None:
    found = _turns(text)
    return max(found)[1] if found else None


def _first_turn(text: str) -> Direction | None:
    found = _turns(text)
    return min(found)[1] if found else None


@cache
def _turns(text: str) -> tuple[tuple[int, Direction], ...]:
    """The words of change in a text, by place."""
    ways: dict[str, Direction] = {"up": "up", "down": "down", "flat": "flat"}
    return tuple(
        (match.start(), ways[rule["direction"]])
        for rule in rules("en", "changes")
        for match in rule.pattern.finditer(text)
    )


def _record(beside: _Beside) -> Extreme | None:
    left, right = re.split(r"\d", beside.left[-_NEAR:])[-1], beside.near_right
    for extreme in ("low", "high"):
        for side, pattern in _signs(extreme):
            if pattern.search(left if side == "left" else right):
                return extreme
    return None


def _whole(beside: _Beside) -> str | None:
    match = _WHOLE.match(beside.right)
    return match[1] if match else None


def _is_ahead(text: str, topic: Topic, quantity: Quantity) -> bool:
    """Whether the number's clause speaks of what is to come."""
    first, last = min(topic.start, quantity.start), max(topic.end, quantity.end)
    before = _OTHER_CLAUSE.split(text[:first])[-1][-_CLAUSE_REACH:]
    inside = _INNER_CLAUSE.split(text[first:last])[-1]
    whole = before + inside if inside == text[first:last] else inside
    return any(rule.pattern.search(whole) for rule in rules("en", "futures"))
