"""Words that take up a trade figure told just before: "it", "this figure", "those to Peru"."""

import re
from collections.abc import Sequence

import msgspec

from onrecord.claims.frames import Frame
from onrecord.claims.topics import Topic
from onrecord.languages import rules

_OF_ANOTHER = re.compile(
    r"\b(?:[Tt]hat|[Tt]hose|[Tt]he (?:one|ones|figures?))(?= (?:with|to|from) (?:the )?[A-Z])"
    r"|\b[Tt]hose(?= of (?:the )?[A-Z][\w.]+(?: [A-Z][\w.]+)? (?:to|with|from)\b)"
    r"|(?<=\w )(?:it|they)\b|(?<=[a-z] )ones\b"
)
_SOMEBODYS = re.compile(r"\b[A-Z][a-z]+(?:ese|ian|ish|an|i|ch|ek|sh) $")
_GOAL = re.compile(r"(?:task|goal|target|aim|objective)\b", re.IGNORECASE)
_JOINT_GOAL = re.compile(
    r"\b(?:heads of (?:state|government)|(?:prime )?ministers|presidents|leaders|parties|sides|we|they"
    r"|(?:two|both) (?:countries|states|nations|governments))\b[^.;]{0,40}"
    r"\b(?:task|goal|target|aim|objective)\b",
    re.IGNORECASE,
)
_FRONTED = re.compile(
    r"(?:^|[,;] |\band |\bwhile |\bbut )(?:(?:even|also|just|only) )?"
    r"(?:[Ww]ith|[Tt]o|[Ff]rom) (?:the )?(?:[A-Z][\w.]+ )+$"
)


def with_pointers(text: str, topics: tuple[Topic, ...], last: Topic | None) -> tuple[Topic, ...]:
    """The topics with each "that" or "those" of another partner ("and those to Peru"), as what it points at.

    Args:
        text: The passage.
        topics: Its own topics.
        last: The trade word of the sentence before, or None when it is not near.
    """
    told = [t for t in topics if t.flow]
    found = list(topics)
    for match in _OF_ANOTHER.finditer(text):
        if match[0] in {"it", "they"} and not _FRONTED.search(text[: match.start()]):
            continue  # only "and with Peru it widened" is of another partner
        if match[0] == "ones" and not _SOMEBODYS.search(text[: match.start()]):
            continue
        pointed = next((t for t in reversed(told) if t.end <= match.start()), last)
        if pointed and not any(t.start < match.end() and match.start() < t.end for t in topics):
            standing = _standing(match, pointed)
            found.append(msgspec.structs.replace(standing, resumed=match[0] != "ones"))
    return tuple(sorted(found, key=lambda t: t.start))


def resumed(text: str, topics: tuple[Topic, ...], last: Topic | None) -> tuple[Topic, ...]:
    """The topics of a passage with the words before them that stand for the trade word told last.

    Args:
        text: The passage.
        topics: Its own topics.
        last: The trade word of the sentence before, or None when it is not near.
    """
    if last is None:
        return topics
    own = next((t.start for t in topics if t.flow), len(text))
    matches = (match for rule in rules("en", "resumptions") for match in rule.pattern.finditer(text))
    found = list(topics)
    for match in sorted(matches, key=lambda m: m.start()):
        apart = all(match.end() <= t.start or t.end <= match.start() for t in found)
        if match.end() <= own and apart:
            found.append(_standing(match, last))
    return tuple(sorted(found, key=lambda t: t.start))


def with_sales(
    text: str, topics: tuple[Topic, ...], ranks: Sequence[Frame], sold: Topic | None
) -> tuple[Topic, ...]:
    """The topics with the bare words for sales that a rank told of ("…, with shipments reaching 3 bn").

    Args:
        text: The passage.
        topics: Its topics.
        ranks: Its ranks.
        sold: The sales that a rank of a sentence before told of, or None.
    """
    found = list(topics)
    goods = (rule for rule in rules("en", "resumptions") if rule["of"] == "goods")
    for match in (match for rule in goods for match in rule.pattern.finditer(text)):
        flows = [t for t in topics if t.flow and t.end <= match.start()]
        before = [r.topic for r in ranks if r.topic.end <= match.start() and r.topic.flow != "total"]
        told = before[-1] if before else None if flows else sold
        apart = all(match.end() <= t.start or t.end <= match.start() for t in topics if not t.resumed)
        if told and apart and not any(told.end <= t.start for t in flows if before):
            found = [t for t in found if t.end <= match.start() or match.end() <= t.start]
            found.append(_sold(match, told))
    return tuple(sorted(found, key=lambda t: t.start))


def _sold(match: re.Match[str], told: Topic) -> Topic:
    start, end = match.span()
    return Topic(start=start, end=end, text=match[0], flow=told.flow, handed=True, ranked=True)


def of_goals(text: str, topics: tuple[Topic, ...], total: Topic | None) -> tuple[Topic, ...]:
    """The topics, a goal that stands for the flow told last with the trade as a whole in its place.

    Two states set themselves a goal for their trade, even where its exports and imports were told in between.

    Args:
        text: The passage.
        topics: Its topics.
        total: The two sides' trade as last told near it, or None.
    """
    if total is None or not _JOINT_GOAL.search(text):
        return topics
    return tuple(
        _at(t, total) if t.resumed and _GOAL.match(text, t.start) and t.flow in {"exports", "imports"} else t
        for t in topics
    )


def _at(topic: Topic, total: Topic) -> Topic:
    return msgspec.structs.replace(
        total, start=topic.start, end=topic.end, text=topic.text, resumed=True, deed=False
    )


def _standing(match: re.Match[str], topic: Topic) -> Topic:
    """A word that stands for a trade word, at its own place."""
    return msgspec.structs.replace(
        topic, start=match.start(), end=match.end(), text=match[0], resumed=True, deed=False
    )
