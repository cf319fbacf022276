"""The whole that a share is of, by the words after it ("27 percent of its trade") or before ("of which")."""

import re

from onrecord.claims.quantities import Quantity

OWNER = r"(?:the )?(?:[\w.’'-]+ ){0,5}?[\w.’'-]*(?:['’]s|s['’])"
"""A pattern of a state that owns what follows ("the Netherlands'", "Trinidad and Tobago's")."""

_WHOLE_FLOW = re.compile(r" of (?:[\w.'’-]+ ){0,6}(?:exports|imports|trade)\b", re.IGNORECASE)
_WHOLE_GAP = re.compile(
    rf" (?:share )?(?:of|in) (?:its|their|our|his|(?=(?:the )?[A-Z]|the (?:country|latter)['’]s){OWNER}"
    r"|(?:[A-Z][\w.]+ ){0,2}[A-Z][\w.]+(?:['’]s)?|total|overall|all)(?: (?!while|as|and|but)[\w-]+){0,3}? "
)
_OF_WHICH = re.compile(r"\bof which(?: [\w-]+){0,7} ?$", re.IGNORECASE)
_AND_SHARE = re.compile(
    r"\b(?:exports|imports|trade|sales|purchases),? (?:and|but|or) (?:for )?$", re.IGNORECASE
)
_OF_SOMEBODY = re.compile(
    r"(?:exports|imports|trade|sales|shipments|purchases) (?:of (?:his|her|its|their|the) (?:country|nation)"
    r"|(?:of|to|from|with|between) (?:the )?[A-Z])"
)
_ALL_GOODS = re.compile(
    r" (?:share )?of (?:(?:all|total|the|its|overall|all the) goods|everything|whatever|what|all)"
    r"(?: that| which)?(?: (?:it|they|we|were|was|the country|(?:[A-Z][\w.]+ )?[A-Z][\w.]+))? "
)


def has_whole(text: str, quantity: Quantity) -> bool:
    """Whether a share names the flow it is a part of ("two thirds of Peru's steel imports")."""
    return bool(_WHOLE_FLOW.match(text, quantity.end))


def is_whole(text: str, quantity: Quantity, start: int, *, deed: bool) -> bool:
    """Whether a share is a part of the flow whose trade word begins at ``start``.

    Args:
        text: The passage.
        quantity: The share.
        start: Where the trade word after it begins.
        deed: Whether that is a verb of selling or buying ("of all goods that it imported").
    """
    gap = text[quantity.end : start]
    if not deed and gap in {" of ", " of all ", " of total "} and text[start].isupper():
        return True  # "two thirds of Danish deliveries", where the trade word names whose they are
    if not deed and gap in {" of ", " in "} and _AND_SHARE.search(text[: quantity.lead]):
        return True
    if not deed and gap == " of the " and _OF_SOMEBODY.match(text, start):
        return True
    return bool(_ALL_GOODS.fullmatch(gap) or (not deed and _WHOLE_GAP.fullmatch(gap)))


def of_which(text: str, quantity: Quantity) -> int:
    """Where the "of which" before a share begins; -1 where there is none."""
    mark = _OF_WHICH.search(text[: quantity.lead])
    return mark.start() if mark else -1
