"""Whose deed or figure a clause tells: the state that is the subject of a trade word's clause."""

import re

from onrecord.claims.context import Place
from onrecord.claims.passages import Passage
from onrecord.claims.topics import Topic
from onrecord.extraction.parse import Token

_SUBJECTS = {"nsubj", "nsubjpass"}
_APART = {"advcl", "relcl"}
_CLIMB = 6  # heads up which a trade word's clause is searched for its subject
_PARTNER_BEFORE = re.compile(r"\b(?:with|to|from|into|between|among|than) (?:the )?$", re.IGNORECASE)


def subject_of(passage: Passage, topic: Topic, places: tuple[Place, ...]) -> str | None:
    """The state that is the subject of the clause, else the last one named before that is no partner."""
    tokens = passage.tokens_between(topic.start, topic.end)
    current: Token | None = tokens[-1] if tokens else None
    for _ in range(_CLIMB):
        if current is None:
            break
        for child in passage.parsed.children(current):
            if child.dep in _SUBJECTS and passage.local(child.start) < topic.start:
                inside = _inside(passage, child, places)
                if inside:
                    return inside
        head = passage.parsed.head(current)
        current = head if head.index != current.index and not _stands_alone(passage, current) else None
    before = (p for p in reversed(places) if p.end <= topic.start and p.code)
    return next((p.code for p in before if not is_partner(passage.text, p)), None)


def _stands_alone(passage: Passage, verb: Token) -> bool:
    """Whether a subordinate clause has a subject of its own, and so is not told of the main clause's."""
    if verb.dep not in _APART:
        return False
    return any(child.dep in _SUBJECTS and child.pos != "PRON" for child in passage.parsed.children(verb))


def is_partner(text: str, place: Place) -> bool:
    """Whether a preposition makes a state somebody's partner ("to Peru")."""
    return bool(_PARTNER_BEFORE.search(text[: place.start]))


def _inside(passage: Passage, token: Token, places: tuple[Place, ...]) -> str | None:
    """The state that a subject's phrase names, but not as the partner of what the phrase is about."""
    phrase = passage.parsed.phrase(token)
    start, end = passage.local(phrase.start), passage.local(phrase.end - 1) + 1
    named = [p for p in places if start <= p.start < end and p.code]
    return next((p.code for p in named if not is_partner(passage.text, p)), None)
