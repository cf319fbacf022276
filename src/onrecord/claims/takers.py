"""Who takes or gives a share of a whole ("China takes a fifth of Peru's exports")."""

import re

from onrecord.claims.context import Place
from onrecord.claims.passages import Passage
from onrecord.claims.roles import Role, first, read_roles
from onrecord.claims.topics import Topic
from onrecord.claims.wholes import OWNER

BEFORE = 200  # characters before a trade word that its own phrase can reach back
AHEAD_OF = r",? (?:ahead of|second only to|behind|followed by)\b"
_BEHIND: tuple[Role, ...] = ("to", "from", "with")
_HELD_AGAINST = re.compile(AHEAD_OF)
WHOLE = re.compile(
    r"(?:%|percent|per cent|pct|half|thirds?|quarters?|fifths?|sixth|seventh|eighth|ninth|tenths?|share|bulk"
    r"|most) (?:of|in) (?:[\w.\s]{0,20}"
    rf"(?:[\w.]+(?:'s|’s|s'|’))?|{OWNER})[\w\s-]{{0,25}}$",
    re.IGNORECASE,
)
_SHARE_OF_STATE = re.compile(
    r"\bshare of (?:the )?[A-Z][\w. ]{1,30} in (?:(?:the|its|total|overall|all|goods) )*$"
)
_FELL_TO_SHARE = re.compile(
    r" (?:falls?|fell|accounts?|accounted|came|comes) (?:to|for|on) the share of (?:the )?"
)


def taker_of(passage: Passage, topic: Topic, places: tuple[Place, ...], limit: int) -> str | None:
    """Who takes or gives a share of a whole: the state after the verb, else the one before the share.

    Args:
        passage: Where it stands.
        topic: The whole.
        places: The states of the passage, in order.
        limit: Where the phrase of the whole ends.
    """
    whole = WHOLE.search(passage.text, max(0, topic.start - BEFORE), topic.start)
    if not whole:
        return None
    inside = [p.code for p in places if whole.start() <= p.start < topic.start and p.code]
    owner = inside[-1] if inside else None
    if len(inside) > 1 and inside[0] != owner:
        return inside[0]  # "the share of China in Peru's imports"
    if owner and _SHARE_OF_STATE.search(passage.text[: topic.start]):
        return owner  # "the share of China in imports"
    fell = _FELL_TO_SHARE.search(passage.text, topic.end)
    if fell:
        return next((p.code for p in places if p.start == fell.end()), None)
    others = _HELD_AGAINST.search(passage.text, topic.end)
    end = others.start() if others else len(passage.text)
    later = read_roles(passage.text, limit, [p for p in places if limit <= p.start < end])
    found = (first(later, role) for role in _BEHIND)
    sent = next((code for code in found if code and code != owner), None)
    before = next((p.code for p in reversed(places) if p.end <= whole.start() and p.code != owner), None)
    return sent or before
