"""Where two accounts of one matter cannot both be true: number, date, party, denial, done against planned."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from onrecord.claims.quantities import Quantity, find_quantities
from onrecord.comparing.accounts import Told
from onrecord.comparing.encoding import encode
from onrecord.extraction.dates import find_dates
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.vocabulary import words
from onrecord.model.comparison import ConflictKind

_NEAR = 0.05
"""Numbers that lie so near, as a share of the larger, are one number told roughly."""
Counts = dict[str, list[tuple[float, float]]]
_COUNTED = {"NOUN", "PROPN"}
_DONE = {"dobj", "nsubjpass", "attr", "ccomp", "xcomp"}
_STEM, _SHORTEST = 6, 4
_ONE_THING = 0.35
"""From where two names of what is counted can be of one thing."""
_UNIT = 3  # letters of a currency's code
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def conflict(first: Told, second: Told) -> ConflictKind | None:
    """How two points about one matter contradict each other; None where both can hold."""
    if _status(first, second):
        return "status"
    if _denial(first, second):
        return "denial"
    if _dates(first, second):
        return "date"
    if _numbers(first, second):
        return "number"
    return None


def _numbers(first: Told, second: Told) -> bool:
    """Whether both give one number of the same kind, and not the same."""
    mine, theirs = _counts(first), _counts(second)
    shared = mine.keys() & theirs.keys()
    return any(
        len(mine[kind]) == len(theirs[kind]) == 1 and not _agree(mine[kind][0], theirs[kind][0])
        for kind in shared
    ) or _other_count(first, second, mine, theirs)


def _other_count(first: Told, second: Told, mine: Counts, theirs: Counts) -> bool:
    """Whether the one count of each is of things with other names: 11 documents, 14 agreements signed."""
    if len(mine) != 1 or len(theirs) != 1 or not _share(_told_stems(first), _told_stems(second)):
        return False
    (one, ours), (other, others) = next(iter(mine.items())), next(iter(theirs.items()))
    named = one != other and min(len(one), len(other)) > _UNIT
    if not named or len(ours) != 1 or len(others) != 1 or _agree(ours[0], others[0]):
        return False
    vectors = encode([one, other])
    return bool(vectors[0] @ vectors[1] >= _ONE_THING)


def _counts(told: Told) -> Counts:
    """The numbers of a point by what they count, each as a range."""
    found: Counts = {}
    for quantity in find_quantities(told.text):
        if quantity.kind in {"amount", "percent"} and quantity.unit not in {None, "unspecified"}:
            found.setdefault(str(quantity.unit), []).append(_range(quantity))
    for token in told.point.tokens:
        value = _number(token)
        if value is not None and not _is_part_of_name(told, token) and (noun := _counted(told, token)):
            found.setdefault(noun, []).append((value, value))
    return found


def _range(quantity: Quantity) -> tuple[float, float]:
    high = quantity.value if quantity.high is None else quantity.high
    slack = _NEAR if quantity.hedge != "exactly" else 0.0
    return quantity.value * (1 - slack), high * (1 + slack)


def _agree(mine: tuple[float, float], theirs: tuple[float, float]) -> bool:
    return mine[0] <= theirs[1] * (1 + 1e-9) and theirs[0] <= mine[1] * (1 + 1e-9)


def _number(token: Token) -> float | None:
    """The value of a number that counts things; no year, no day."""
    if token.pos != "NUM" or token.entity not in {"CARDINAL", "QUANTITY", ""}:
        return None
    text = token.text.replace(",", "")
    if text.isdecimal():
        return None if _YEAR.fullmatch(text) else float(text)
    return float(_SMALL[text.lower()]) if text.lower() in _SMALL else None


_SMALL = {
    word: number
    for number, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=2
    )
}


def _counted(told: Told, token: Token) -> str | None:
    """The lemma of what a number counts."""
    head = told.heard.found.parsed.head(token)
    counts = token.dep == "nummod" and head.pos in _COUNTED and head.lemma not in words("party", "points")
    return head.lemma if counts else None


def _is_part_of_name(told: Told, token: Token) -> bool:
    return told.heard.found.parsed.head(token).pos == "PROPN"


def _dates(first: Told, second: Told) -> bool:
    """Whether both give one day, and not the same nor one beside it."""
    mine, theirs = _days(first), _days(second)
    if len(mine) != 1 or len(theirs) != 1:
        return False
    return abs((mine.pop() - theirs.pop()).days) > 1


def _days(told: Told) -> set[date]:
    """The days that a point names."""
    document = told.heard.found.parsed.document
    future = any(t.lemma in words("future", "points") or t.tag == "TO" for t in told.point.tokens)
    found = find_dates(told.text, document.published_day, future=future)
    return {
        date.fromisoformat(one.date.value)
        for one in found
        if one.date is not None and one.date.precision == "day"
    }


def _denial(first: Told, second: Told) -> bool:
    """Whether one denies what the other tells: words under a negation that the other has without one."""
    return any(
        _share(_denied(one), _told_stems(other)) and not _denied(other)
        for one, other in ((first, second), (second, first))
    )


def _denied(told: Told) -> frozenset[str]:
    """The stems of what a point says is not so."""
    parsed = told.heard.found.parsed
    found: set[str] = set()
    for token in told.point.tokens:
        if token.lemma in words("denying", "points"):
            found |= _stems(t for t in parsed.subtree(token) if t is not token)
        elif token.lemma in words("negating", "points") and not _is_numbering(parsed, token):
            found |= _stems(_under(parsed, token))
    return frozenset(found)


def _is_numbering(parsed: Parsed, token: Token) -> bool:
    """Whether a "no" stands before a number ("Resolution No. 28")."""
    after = parsed.tokens[token.index + 1 : token.index + 3]
    return any(t.pos == "NUM" or t.text.isdecimal() for t in after) or token.text.endswith(".")


def _under(parsed: Parsed, negation: Token) -> Iterator[Token]:
    """What a negation reaches: its verb with what is done, or the thing that there is not."""
    head = parsed.head(negation)
    yield head
    while head.pos != "VERB" and parsed.head(head) is not head:
        head = parsed.head(head)
    yield head
    yield from (
        t for child in parsed.children(head) if child.dep in _DONE for t in (child, *parsed.children(child))
    )


def _share(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether two sets of stems have one in common, or one that goes on as another begins."""
    others = tuple(theirs)
    return any(a.startswith(b) or b.startswith(a) for a in mine for b in others)


def _told_stems(told: Told) -> frozenset[str]:
    return frozenset(_stems(told.point.tokens))


def _stems(tokens: Iterable[Token]) -> set[str]:
    """The beginnings of words of meaning, so that "apology" and "apologised" are one."""
    plain = words("telling", "points") | words("party", "points") | words("frame", "points")
    return {
        t.lemma[:_STEM]
        for t in tokens
        if t.pos in {"VERB", "NOUN"} and t.lemma not in plain and len(t.lemma) >= _SHORTEST
    }


def _status(first: Told, second: Told) -> bool:
    """Whether one tells as done what the other says is not yet."""
    return any(_pending(one) & _done(other) for one, other in ((first, second), (second, first)))


def _pending(told: Told) -> frozenset[str]:
    """Verbs that a point says are not done yet, or are still to come."""
    parsed = told.heard.found.parsed
    return frozenset(
        token.lemma
        for token in told.point.tokens
        if token.pos == "VERB" and any(_is_yet(child) for child in parsed.children(token))
    )


def _is_yet(token: Token) -> bool:
    return token.lemma in {"yet", "still", "will", "shall"} or (token.dep == "neg" and token.lemma == "not")


def _done(told: Told) -> frozenset[str]:
    """Verbs that a point tells as past."""
    parsed = told.heard.found.parsed
    return frozenset(
        token.lemma
        for token in told.point.tokens
        if token.tag in {"VBD", "VBN"}
        and not any(
            child.lemma in {"will", "shall", "would"} or child.dep == "neg"
            for child in parsed.children(token)
        )
        and token.lemma in words("closing", "points")
    )
