"""What a state is in a phrase, by the preposition before it."""

import re
from typing import Literal

from onrecord.claims.context import Place

Role = Literal["between", "with", "to", "from", "via", "of", "by", "and", "other"]
Roles = dict[Role, list[Place]]

_PREPOSITION = re.compile(
    r"\b(between|with|to|into|towards?|from|via|through|of|by|for|against|and|in|at|on|than|over"
    r"|as|because|since|after|before|when|while|though|although|until|during)\b",
    re.IGNORECASE,
)
_ROLES: dict[str, Role] = {
    "between": "between", "with": "with", "to": "to", "into": "to", "toward": "to", "towards": "to",
    "for": "to", "from": "from", "via": "via", "through": "via", "of": "of", "by": "by", "and": "and",
}  # fmt: skip
_OPENING = re.compile(
    r"(?:^|[.;:] |, (?:and |while |but )?| and | while )(?:(?:even|also|just|only) )?"
    r"(with|from|to) (?:the )?$",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r" (to|from|with) and (?:its |their |the )?(?=(?:im|ex)ports? (?:to|from)\b)", re.IGNORECASE
)
_CLAUSE_MARK = re.compile(r"[;:]|, (?:and|while|but) ")
_DOES = re.compile(r" (?:still |again |now )?(?!during\b|according\b|including\b)[a-z]+ing (?:an?|the|its) ")
_FRONTED = 60  # characters from a state that opens a clause to its trade word
_NEXT_IN_LIST = re.compile(
    r"\b(?:followed|reported|said|announced|stated|noted|released|published|hit|caused|driven|led) by\b",
    re.IGNORECASE,
)


def read_roles(text: str, start: int, places: list[Place]) -> Roles:
    """The states of a stretch of text after a trade word, by the preposition before them.

    Args:
        text: The passage.
        start: Where the trade word ends.
        places: The states after it, in order.
    """
    roles: Roles = {}
    latest: Role | None = None
    edge = start
    for place in places:
        words = [match[1].lower() for match in _PREPOSITION.finditer(text[edge : place.start])]
        role = _ROLES.get(words[-1] if words else "", "other")
        if _NEXT_IN_LIST.search(text[edge : place.start]):
            role = "other"
        if text[start : place.start] in {" ", " the "} and place.kind != "adjective":
            role = "to"  # "sold Peru 2 mln tonnes"
        if latest and (role == "and" or not words):
            role = latest
        roles.setdefault(role, []).append(place)
        latest, edge = role, place.end
    return roles


def fronted(text: str, end: int, places: tuple[Place, ...]) -> Roles:
    """The role of a state that opens the clause of a trade word ("with Peru the deficit was", "from Peru").

    Args:
        text: The passage.
        end: Where the trade word begins.
        places: The states of the passage, in order.
    """
    before = [p for p in places if p.end <= end]
    if not before or end - before[-1].end > _FRONTED:
        return {}
    match = _OPENING.search(text[: before[-1].start])
    if match is None or _CLAUSE_MARK.search(text[before[-1].end : end].removeprefix(",")):
        return {}
    if _DOES.match(text, before[-1].end):
        return {}  # "with Peru enjoying a surplus"
    return {_ROLES[match[1].lower()]: [before[-1]]}


def shared(text: str, end: int, places: tuple[Place, ...]) -> Roles:
    """The role of a partner that two trade words share ("exports to and imports from Peru").

    Args:
        text: The passage.
        end: Where the first trade word ends.
        places: The states of the passage, in order.
    """
    match = _SHARED.match(text, end)
    place = next((p for p in places if match and p.start >= match.end()), None)
    if match is None or place is None or place.start - match.end() > _FRONTED:
        return {}
    return {_ROLES[match[1].lower()]: [place]}


def first(roles: Roles, role: Role) -> str | None:
    """The first state in a role, or None."""
    return next((place.code for place in roles.get(role, ()) if place.code), None)
