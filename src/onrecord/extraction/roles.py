"""Who is meant by the part played in a visit: "the guest", "her host", "the visiting minister"."""

from functools import cache

from onrecord.extraction.mentions import Cast, is_person
from onrecord.extraction.parse import Parsed, Token
from onrecord.extraction.vocabulary import table
from onrecord.model import Speaker


def by_role(parsed: Parsed, cast: Cast, head: Token) -> Speaker | None:
    """The last person named before of the side that a word for a guest or a host means.

    None for other words, and where nothing tells in which country the visit is.
    """
    children = parsed.children(head)
    words = {head.lemma.lower(), *(c.text.lower() for c in children if c.dep == "amod")}
    side = next((_sides()[word] for word in words if word in _sides()), None)
    definite = any(c.dep == "poss" or (c.dep == "det" and c.lemma == "the") for c in children)
    if side is None or cast.home.side is None or not definite or any(c.dep == "compound" for c in children):
        return None
    earlier = (m for m in reversed(cast.mentions) if m.end <= head.start and m.country and is_person(m))
    return next((m for m in earlier if m.name and (m.country == cast.home.side) == (side == "home")), None)


@cache
def _sides() -> dict[str, str]:
    return {row["word"]: row["side"] for row in table("roles")}
