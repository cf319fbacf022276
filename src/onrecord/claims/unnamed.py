"""Whom a trade word is with when no state is named: words for both, for all the world, for a bloc."""

import re
from functools import cache

from onrecord.claims.context import Place
from onrecord.claims.topics import Topic
from onrecord.claims.wholes import OWNER
from onrecord.languages import rules

_COUNTRYS_ALL = re.compile(
    r"\b(?:world|global|worldwide|international) (?:[a-z-]+ ){1,6}$|"
    r"\b(?:country|nation|kingdom|republic|state|island|sultanate|emirate)['’]s"
    r" (?:[a-z-]+ )?(?:total|overall|foreign|external|worldwide|entire) (?:[a-z-]+ ){0,5}$",
    re.IGNORECASE,
)
_ALL = r"(?:(?:the|its|all|total|overall|entire|foreign|external|goods) )"
_SHARE_OF_ALL = re.compile(
    r"(?:%|percent|per cent|pct|share|half|thirds?|quarters?|fifths?|tenths?) (?:share )?(?:of|in)"
    rf" (?:{OWNER} {_ALL}*|{_ALL}+)(?:[A-Z][\w.]+ )?$",
    re.IGNORECASE,
)
_OWNS = re.compile(r"['’]s? (?:[a-z-]+ ){0,3}")


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    return tuple(rule.pattern for rule in rules("en", "partner_words") if rule["kind"] == kind)


def says(kind: str, text: str) -> bool:
    """Whether words of a kind of the table stand in a text."""
    return any(pattern.search(text) for pattern in _patterns(kind))


def counts_all_the_world(before: str, topic: Topic) -> bool:
    """Whether a trade word counts trade with all countries, and not only as the whole of a share."""
    if topic.flow == "total":
        whole = _COUNTRYS_ALL.search(f"{before}{topic.text} ")
        return bool(whole) and not _SHARE_OF_ALL.search(before)
    return says("world", before) and not _SHARE_OF_ALL.search(before)


def is_of_bloc(text: str, topic: Topic, places: tuple[Place, ...]) -> bool:
    """Whether a trade word is owned by a bloc that is no party ("MERCOSUR's trade")."""
    before = next((p for p in reversed(places) if p.end <= topic.start), None)
    if before is None or before.code is not None:
        return False
    return bool(_OWNS.fullmatch(text[before.end : topic.start]))
