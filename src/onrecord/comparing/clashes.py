"""Where two accounts of one matter cannot both be true: number, date, party, denial, done against planned."""

from collections.abc import Iterator, Sequence
from datetime import date

from onrecord.comparing.accounts import Told
from onrecord.comparing.counting import numbers_differ
from onrecord.comparing.stems import share, stems_of
from onrecord.extraction.dates import find_dates
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.vocabulary import words
from onrecord.model.comparison import ConflictKind

_DONE = {"dobj", "nsubjpass", "attr", "ccomp", "xcomp"}
_NOUN = frozenset({"NOUN"})


def conflict(first: Told, second: Told) -> ConflictKind | None:
    """How two points about one matter contradict each other; None where both can hold."""
    if _status(first, second):
        return "status"
    if _denial(first, second):
        return "denial"
    if _dates(first, second):
        return "date"
    if numbers_differ(first, second):
        return "number"
    return None


def _dates(first: Told, second: Told) -> bool:
    """Whether both give one day, and not the same nor one beside it."""
    mine, theirs = days_named(first), days_named(second)
    if len(mine) != 1 or len(theirs) != 1:
        return False
    return abs((mine.pop() - theirs.pop()).days) > 1


def days_named(told: Told) -> set[date]:
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
    """Whether one denies what the other tells: its verb and what is done under a negation, there without one.

    A verb of talking ("did not discuss") is denied where the two have a matter in common as well.
    """
    for one, other in ((first, second), (second, first)):
        denied = _denied(one)
        if not denied or _denied(other) or _averts(other):
            continue
        theirs = stems_of(other.point.tokens)
        if _are_told(denied, theirs):
            return True
        talked = (
            {t.lemma for t in denied} & {t.lemma for t in other.point.tokens} & words("telling", "points")
        )
        if talked and share(stems_of(one.point.tokens, pos=_NOUN), theirs):
            return True
    return False


def _averts(told: Told) -> bool:
    """Whether a point speaks of what shall not come about, as one that denies it does."""
    return any(t.lemma in words("averting", "points") for t in told.point.tokens)


def _are_told(denied: Sequence[Token], theirs: set[str]) -> bool:
    """Whether another tells the verb and the thing that are denied; the thing where the verb says little."""
    doing = [t for t in denied if t.pos == "VERB" and t.lemma not in words("light", "points")]
    verbs, things = stems_of(doing), stems_of(denied, pos=_NOUN)
    told = [share(stems, theirs) for stems in (verbs, things) if stems]
    return bool(told) and all(told)


def _denied(told: Told) -> list[Token]:
    """What a point says is not so."""
    parsed = told.heard.found.parsed
    found: list[Token] = []
    for token in told.point.tokens:
        if token.lemma in words("denying", "points") and token.pos == "VERB":
            found += _object(parsed, token)
        elif token.lemma in words("negating", "points") and not _is_numbering(parsed, token):
            found += _under(parsed, token)
    return found


def _object(parsed: Parsed, verb: Token) -> list[Token]:
    """What hangs on a verb of denying, without the verbs beside it ("rejects the claim and hopes …")."""
    beside = {t.index for c in parsed.children(verb) if c.dep == "conj" for t in parsed.subtree(c)}
    return [t for t in parsed.subtree(verb) if t is not verb and t.index not in beside]


def _is_numbering(parsed: Parsed, token: Token) -> bool:
    """Whether a "no" stands before a number ("Resolution No. 28")."""
    after = parsed.tokens[token.index + 1 : token.index + 3]
    return any(t.pos == "NUM" or t.text.isdecimal() for t in after) or token.text.endswith(".")


def _under(parsed: Parsed, negation: Token) -> Iterator[Token]:
    """What a negation reaches: its verb with what is done, or the thing that there is not.

    What must not be is no denial that it is.
    """
    thing = head = parsed.head(negation)
    while head.pos != "VERB" and parsed.head(head) is not head:
        head = parsed.head(head)
    if any(child.lemma in words("normative", "points") for child in parsed.children(head)):
        return
    yield from (thing, head)
    yield from (
        t for child in parsed.children(head) if child.dep in _DONE for t in (child, *parsed.children(child))
    )


def _status(first: Told, second: Told) -> bool:
    """Whether one tells as done what the other says is not yet."""
    return any(pending_verbs(one) & done_verbs(other) for one, other in ((first, second), (second, first)))


def pending_verbs(told: Told) -> frozenset[str]:
    """Verbs that a point says are not done yet, or are still to come."""
    parsed = told.heard.found.parsed
    return frozenset(
        token.lemma
        for token in told.point.tokens
        if token.pos == "VERB" and any(_is_yet(child) for child in parsed.children(token))
    )


def _is_yet(token: Token) -> bool:
    ahead = token.lemma in words("future", "points") or token.lemma in words("pending", "points")
    return ahead or _is_to_be(token) or (token.dep == "neg" and token.lemma == "not")


def _is_to_be(token: Token) -> bool:
    """Whether a "to" puts its verb ahead ("is to be signed")."""
    return token.tag == "TO" and token.dep in {"aux", "mark"}


def done_verbs(told: Told) -> frozenset[str]:
    """Verbs of what is done once that a point tells as past."""
    parsed = told.heard.found.parsed
    return frozenset(
        token.lemma
        for token in told.point.tokens
        if token.tag in {"VBD", "VBN"}
        and token.lemma in words("closing", "points")
        and not any(_is_not_past(child) for child in parsed.children(token))
    )


def _is_not_past(child: Token) -> bool:
    return child.tag == "MD" or child.dep == "neg" or _is_to_be(child)
