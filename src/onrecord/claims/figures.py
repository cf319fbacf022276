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
_NO_VERB = {"more", "less", "fewer", "higher", "lower"}
_SHARE_OF_TOPIC = re.compile(
    r"\bshares? (?:of|in) (?=.{0,27}$|(?:[\w'’.-]+ ){1,5}in (?:[\w'’.-]+ ){0,4}$)", re.IGNORECASE
)
_IT_WAS = re.compile(
    r"\b(?:it|this|that|the (?:share|figure|proportion))"
    r" (?:was|is|had been|stood at|(?:had |has )?(?:reached|hit)"
    r"|(?:rose|fell|grew|dropped|climbed|jumped) to)$",
    re.IGNORECASE,
)
_CLAUSE_MARK = re.compile(r"[,;:]| that | and ")
_OTHER_CLAUSE = re.compile(
    r"[,;:]| (?:while|which|but|after|as|since|because|although|whereas|if|who) ", re.IGNORECASE
)
_INNER_CLAUSE = re.compile(
    r"[;:]| while |, which | and (?=(?-i:[a-z])\w* (?:rose|fell|was|were|is|are)\b)"
    r"|\b(?:recalling|noting|adding|saying|stressing) that "
    r"|, (?:after|up from|down from|from|compared (?:with|to)|against|versus) ",
    re.IGNORECASE,
)
_TURN_AFTER = re.compile(
    r"(?:[^.;:\d]|\b(?:19|20)\d\d\b){0,60}?, (?:\w+ )?(up|down)\b(?: \w+)? from"
    r"|[^.;:]{0,20} and \w+ (growing|rising|falling)\b",
    re.IGNORECASE,
)
_SIDED_BY = re.compile(
    r"\b(?:(?:un)?favou?rable (?:to|for)|favou?r(?:s|ed)|(?:in|to the) favou?r of"
    r"|negative|positive)(?: [\w.]+){0,4} by$",
    re.IGNORECASE,
)
_AMENDED = re.compile(r"\bor$", re.IGNORECASE)
_OR = re.compile(r",? (?:or|equal to|equivalent to|i\.?e\.?,?)(?: by)? ", re.IGNORECASE)
_MORE = re.compile(r" (?:more|less|fewer)\b(?! than half)", re.IGNORECASE)
_LOST = re.compile(r"\b(?:lost|los(?:e|es|ing)|shed(?:s|ding)?|forfeit(?:s|ed|ing)?)$", re.IGNORECASE)
_OF_TRADE = re.compile(r"(?: (?:of|in))? (?:(?!while|and|as)[\w.'’-]+ ){0,2}")
_BOUND = re.compile(r"(?:well |just |far )?(?:above|beyond|past|below|under|north of)\b", re.IGNORECASE)
_ASIDE = re.compile(
    r",? (?:\w+ )?(?:which|who|whose|whom|where)\b[^,;]*,| - [^-]* - | \([^)]*\)"
    r"|, (?:expected|forecast|projected|planned|set|due|intended|targeted|hoped|predicted)\b[^,;]*,",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:could|would|might|should|ought to) have (?:\w+ )?\w+(?:ed|en|n|t)\b", re.IGNORECASE
)
_ATTAINED = re.compile(
    r"\b(?:reached|achieved|attained|met|hit|exceeded|surpassed|fulfilled|beat(?:en)?|missed|passed)"
    r" (?:the|our|their|its|a|this|that) (?:[\w-]+ ){0,3}"
    r"(?:goals?|targets?|aims?|objectives?|plans?|forecasts?)\b",
    re.IGNORECASE,
)
_HAVING_GROWN = re.compile(
    r"\b(?:rose|grew|added|gained|climbed|jumped|surged|soared|swelled|increased|expanded|doubled|tripled|fell"
    r"|dropped|declined|shrank|went (?:up|down)|(?:up|down))\b(?:[^.;:]|(?<=\d)\.(?=\d)){0,60}?"
    r" to (?:reach|hit|total|stand at|exceed)\b",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"[^.;:]{0,80} (?:was|were|has been|had been|is) (?:already )?"
    r"(?:reached|met|achieved|attained|exceeded|surpassed)\b"
)
_PLANNED = re.compile(
    r" (?:that (?:was|were|had been) )?(?:planned|targeted|envisaged|aimed for|foreseen|expected|forecast)\b"
)
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
    r"\s?(?:share )?(?:of|in) ((?:[\w'’.-]+ ){0,6}?(?:exports|imports|trade|total|turnover|sales|oil|gas"
    r"|purchases)\b(?: (?:(?:foreign|external|goods|merchandise) )?(?:exports|imports|trade))?)",
    re.IGNORECASE,
)
_WHOLE_BEFORE = re.compile(
    r"\bshares? (?:of|in) "
    r"((?:(?!of\b|in\b)[\w'’.-]+ ){0,6}?(?:exports|imports|trade|turnover|sales|purchases))\b",
    re.IGNORECASE,
)


class _Beside:
    """The words to both sides of a number within its clause, its hedge taken off."""

    def __init__(self, text: str, topic: Topic, quantity: Quantity) -> None:
        self.left = text[_clause_start(text, topic, quantity) : quantity.lead].rstrip()
        self.right = text[quantity.end :]
        self.bounded = bool(_BOUND.match(text[quantity.lead : quantity.start]))
        self.lost = bool(_LOST.search(self.left) and _OF_TRADE.fullmatch(text[quantity.end : topic.start]))
        self.near_right = re.split(r"\d", self.right[:_NEAR])[0]

    def says(self, sign: Sign) -> bool:
        """Whether the words on either side carry a sign of the table; "the share of X in Y" is long."""
        reach = (4 if sign == "share" else 2) * _NEAR
        return any(
            pattern.search(self.left[-reach:] if side == "left" else self.right)
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
    form = _told_again(text, quantity, told) or _form(quantity, beside, turn, told)
    if form is None or _is_unreal(text[min(topic.end, quantity.start) : quantity.start]):
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


def _is_unreal(between: str) -> bool:
    """Whether the number's own clause tells what did not happen ("could have reached 5 bn")."""
    return bool(_UNREAL.search(_OTHER_CLAUSE.split(between)[-1]))


def _clause_start(text: str, topic: Topic, quantity: Quantity) -> int:
    """The trade word (with "the share of" before it), or the last clause mark when the number comes first."""
    if topic.end <= quantity.start:
        shares = [*_SHARE_OF_TOPIC.finditer(text[: topic.start])]
        return shares[-1].start() if shares else topic.start
    marks = list(_CLAUSE_MARK.finditer(text[: quantity.start]))
    return marks[-1].end() if marks else 0


def _told_again(text: str, quantity: Quantity, told: Sequence[Figure]) -> Form | None:
    """The form of a change told a second time in another measure ("by 3 bn dlrs, or 4 percent,")."""
    last = told[-1] if told else None
    if last is None or not _OR.fullmatch(text[last.quantity.end : quantity.lead]):
        return None
    if last.form == "growth" and quantity.kind == "amount":
        return "change"
    return "growth" if last.form == "change" and quantity.kind in {"percent", "fraction"} else None


def _form(quantity: Quantity, beside: _Beside, turn: Direction | None, told: Sequence[Figure]) -> Form | None:
    if quantity.kind == "multiple":
        return "multiple"
    if quantity.kind == "amount":
        level = beside.bounded or beside.says("no-change")
        changed = beside.says("change") or (not level and _is_verb_of_change(beside.left))
        if _SIDED_BY.search(beside.left):
            return "level"
        return "change" if changed and not beside.says("base") else "level"
    if beside.lost or _MORE.match(beside.right):
        return "growth"
    amended = bool(told) and told[-1].form == "change" and _AMENDED.search(beside.left)
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
    if beside.says("base") or _NEXT_IN_LIST.search(beside.left) or _IT_WAS.search(beside.left):
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
    if beside.lost:
        return "down"
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
    match = _WHOLE.match(beside.right) or _WHOLE_BEFORE.search(beside.left)
    return match[1] if match else None


def _is_ahead(text: str, topic: Topic, quantity: Quantity) -> bool:
    """Whether the number's clause speaks of what is to come."""
    if _REACHED.match(text, quantity.end):
        return False
    first, last = min(topic.start, quantity.start), max(topic.end, quantity.end)
    before = _OTHER_CLAUSE.split(text[:first])[-1][-_CLAUSE_REACH:]
    between = _ASIDE.sub("", text[first:last])
    inside = _INNER_CLAUSE.split(between)[-1]
    whole = _ATTAINED.sub("", before + inside if inside == between else inside)
    whole = _HAVING_GROWN.sub("", whole)
    return bool(_PLANNED.match(text, quantity.end)) or any(
        rule.pattern.search(whole) for rule in rules("en", "futures")
    )
