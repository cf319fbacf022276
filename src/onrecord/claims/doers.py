"""Who sells or buys: a state or its people at large, and not one of its firms."""

import re
from functools import cache

from onrecord.claims.context import Place
from onrecord.claims.passages import Passage
from onrecord.claims.topics import Topic
from onrecord.extraction.parse import Token
from onrecord.languages import table

_STATE_NOUNS = {
    "country", "nation", "state", "kingdom", "republic", "island", "neighbour", "neighbor",
}  # fmt: skip
_TRADE_OF = re.compile(r"(?:['’]s?)? (?:[a-z-]+ ){0,2}")
_OPENING = re.compile(r"(?:^|\d{1,2} [-–—]|[,;:]) ?(?:the )?$", re.IGNORECASE)
_COUNTED_OUT = re.compile(
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|some|several|many|few|these|those|of) (?:the )?$",
    re.IGNORECASE,
)


def is_done_by_a_state(passage: Passage, topic: Topic, places: tuple[Place, ...]) -> bool:
    """Whether the one who sells or buys is a state, or a pronoun or ellipsis that may be one."""
    verb = passage.tokens_between(topic.start, topic.end)[:1]
    subject = next((c for t in verb for c in passage.parsed.children(t) if c.dep == "nsubj"), None)
    if subject is None or subject.pos == "PRON" or subject.lemma in _STATE_NOUNS:
        return True
    if any(_opens(passage.text, p, topic) for p in places):
        return True
    start = passage.local(subject.start)
    return any(p.start <= start < p.end or _is_its_people(passage, subject, p) for p in places)


def _opens(text: str, place: Place, topic: Topic) -> bool:
    """Whether a state right before the verb opens the clause, whatever the parser makes of a dateline."""
    named = place.kind != "adjective" and text[place.end : topic.start] == " "
    return named and bool(_OPENING.search(text[: place.start]))


def _is_its_people(passage: Passage, subject: Token, place: Place) -> bool:
    """Whether those who sell or buy are a state's people at large ("Danish farmers", but not "two")."""
    if subject.tag != "NNS" or subject.lemma not in _people():
        return False
    between = passage.text[place.end : passage.local(subject.start)]
    return bool(_TRADE_OF.fullmatch(between)) and not _COUNTED_OUT.search(passage.text[: place.start])


@cache
def _people() -> frozenset[str]:
    return frozenset(row["word"] for row in table("en", "traders"))
