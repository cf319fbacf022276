"""Who holds a rank, and among whose partners."""

import re
from collections.abc import Sequence

from onrecord.claims.context import Context, Place
from onrecord.claims.parties import Parties
from onrecord.claims.passages import Passage
from onrecord.claims.rank_words import ANY_PARTNER, Rank
from onrecord.model import Frozen

_NEAR = 12  # characters between a possessor and its superlative ("Peru's single …")
NEAR_AFTER = 60  # characters from the noun to the state after it ("supplier of wheat to Peru")
_IS_ITS = re.compile(
    r"\b(?:(?:is|was|as|are|were|be|become|became|remains?|(?:mak(?:es?|ing)|made) (?:[A-Z][\w.]+ ){1,3})"
    r" ?(?:now |still )?|(?:among|one of) )(?:its|their) $",
    re.IGNORECASE,
)
_OWNER = re.compile(r"\b(?:our|its|their)\s(?:[\w-]+\s){0,1}$", re.IGNORECASE)
_OUR = re.compile(r"\bour\s(?:[\w-]+\s){0,1}$", re.IGNORECASE)
_OUR_AFTER = re.compile(r" (?:for|of|to|among) our\b", re.IGNORECASE)
_PASSED = re.compile(
    r"\b(?:overt(?:ook|aken|akes?|aking)|replac\w+|displac\w+|surpass\w+|supplant\w+|passed|passing|overhaul\w+"
    r"|edg\w+ out|oust\w+|dethron\w+|ahead of|behind|after|followed by) (?:the )?$",
    re.IGNORECASE,
)
_TAKEN_UP = re.compile(
    r"\b(?:it|that|this|which|(?:the|that|this) (?:\w+ )?(?:kingdom|country|nation|republic|island|state"
    r"|sultanate|emirate|neighbou?r|bloc|union))(?: \w+ly)?"
    r" (?:is|was|remain\w*|became|becomes|has (?:been|become|remained)|ranks? as|ranked as)\b[^.;,]{0,40}$",
    re.IGNORECASE,
)
_APART = re.compile(r"\b(?:is|was|remains|remained|were|are)\b|[;:]|, and\b|, but\b")
_DOES = re.compile(r" (?:is|was|are|were) (?:\w+ing|not|no)\b")
_COUNTRYS = re.compile(
    r"\b(?:the|that|this) (?:kingdom|country|nation|republic|island|sultanate|emirate)['’]s (?:\w+ )?$",
    re.IGNORECASE,
)
_WITH_ITS = re.compile(r"\b(?:with|to|from|by) its (?:\w+ )?$", re.IGNORECASE)
_NEXT_CLAUSE = re.compile(r" (?:and|but) (?:has|had|is|was|will|plans|its|owns|runs|sells|buys)\b")
_THE = re.compile(r"\bthe(?: single| most)? $", re.IGNORECASE)
_UNIVERSAL = re.compile(r"\b(?:exporters?|importers?|buyers?|purchasers?|producers?)$", re.IGNORECASE)
_GLOBAL = re.compile(
    r"^[^.;,]{0,40}\b(?:in|of|on) the (?:world|globe|planet|region)\b|^ of \w+", re.IGNORECASE
)


class Known(Frozen, frozen=True, kw_only=True):
    """What the sentences before leave to a rank: the pair told last, and whose trade it was told of.

    Attributes:
        trading: Whether the text has lately been about the trade of two states.
    """

    last: Parties | None = None
    home: str | None = None
    trading: bool = False


def holder_and_list(
    passage: Passage, rank: Rank, places: Sequence[Place], context: Context, known: Known
) -> tuple[str, str] | None:
    """(the state that holds the rank, the state among whose partners it does).

    Args:
        passage: Where the rank stands.
        rank: The rank.
        places: The states of the passage, in order.
        context: The document.
        known: What the sentences before tell.
    """
    before = [p for p in places if p.end <= rank.start and not _PASSED.search(passage.text[: p.start])]
    after = [p for p in places if rank.end <= p.start <= rank.end + NEAR_AFTER]
    owner = _owner(passage, rank, places, before, context)
    if owner is None and before and _COUNTRYS.search(passage.text[: rank.start]):
        owner = _told_with(before[-1].code, context, known)
    if owner is None and before and _IS_ITS.search(passage.text[: rank.start]):
        owner = _told_with(before[-1].code, context, known)
    if owner is None and _OUR_AFTER.match(passage.text, rank.end):
        owner = _ours(passage, rank, before, context)
    if owner is None and rank.flow != "balance":
        owner = next((p.code for p in after if not _APART.search(passage.text[rank.end : p.start])), None)
    if owner is None and _THE.search(passage.text[: rank.start]):
        owner = _home(passage, rank, before, after, known)
    if rank.flow == "balance" and owner is None and ANY_PARTNER.match(passage.text, rank.end):
        owner = after[0].code if after else None
        holder = _told_with(owner, context, known) if _TAKEN_UP.search(passage.text[: rank.start]) else None
        return (holder, owner) if holder and owner else None
    holder = _holder(passage, rank, before, after, owner, context, known)
    return (holder, owner) if holder and owner else None


def _holder(
    passage: Passage, rank: Rank, before: Sequence[Place], after: Sequence[Place], owner: str | None,
    context: Context, known: Known,
) -> str | None:  # fmt: skip
    taken_up = _TAKEN_UP.search(passage.text[: rank.start])
    if taken_up and not any(taken_up.start() <= p.start and p.code != owner for p in before):
        return _told_with(owner, context, known)
    if _DOES.match(passage.text, rank.end):
        after = ()
    after = [p for p in after if not _NEXT_CLAUSE.search(passage.text[rank.end : p.start])]
    others = (*after, *reversed(before)) if rank.flow == "balance" else (*reversed(before), *after)
    found = next((p.code for p in others if p.code and p.code != owner), None)
    unnamed = found is None and _WITH_ITS.search(passage.text[: rank.start])
    return _told_with(owner, context, known) if unnamed else found


def _told_with(code: str | None, context: Context, known: Known) -> str | None:
    """The other state of the pair told before, of the title, or of the two named most."""
    pairs = (known.last.codes if known.last else (), context.title_pair, context.pair)
    return next((p[1 - p.index(code)] for p in pairs if len(p) > 1 and code in p), None)


def _owner(
    passage: Passage, rank: Rank, places: Sequence[Place], before: Sequence[Place], context: Context
) -> str | None:
    inside = [p for p in places if rank.start <= p.start < rank.end]
    near = [p for p in reversed(before) if rank.start - p.end <= _NEAR]
    owner = next((p.code for p in (*inside, *near) if p in inside or _is_owner(passage, p)), None)
    if owner is None and _OWNER.search(passage.text[: rank.start]):
        return _pronoun_owner(passage, rank, before, context)
    return owner


def _is_owner(passage: Passage, place: Place) -> bool:
    return bool(re.match(r"(?:'s|’s|'|’)?\s", passage.text[place.end :])) and (
        place.kind in {"adjective", "demonym"} or passage.text[place.end : place.end + 1] in "'’"
    )


def _pronoun_owner(passage: Passage, rank: Rank, before: Sequence[Place], context: Context) -> str | None:
    if _OUR.search(passage.text[: rank.start]):
        return _ours(passage, rank, before, context)
    said_of = list(before)
    if _IS_ITS.search(passage.text[: rank.start]):
        said_of = [p for p in before if p.code != before[-1].code]
    return said_of[-1].code if said_of else None


def _ours(passage: Passage, rank: Rank, before: Sequence[Place], context: Context) -> str | None:
    """Whose "our" it is: the side that speaks, the outlet's, else the title's other state."""
    span = passage.place(rank.start, rank.end)
    holder = before[-1].code if before else None
    side = context.own_side(span.start, span.end)
    if side and side != holder:
        return side
    title = context.title_pair
    return title[1 - title.index(holder)] if len(title) > 1 and holder in title else None


def _home(
    passage: Passage, rank: Rank, before: Sequence[Place], after: Sequence[Place], known: Known
) -> str | None:
    """The state whose trade is told of, for a rank that names no list ("the main market was Chile")."""
    universal = _UNIVERSAL.search(rank.noun) or _GLOBAL.match(passage.text[rank.end :])
    holder = next((p.code for p in (*reversed(before), *after)), None)
    alone = len(before) <= 1 or known.home in {p.code for p in before}
    if universal or not alone or rank.flow == "balance" or known.home in {holder, *(p.code for p in after)}:
        return None
    return known.home
