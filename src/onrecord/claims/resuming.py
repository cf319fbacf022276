"""Words that take up a trade figure told just before: "it", "this figure", "the total"."""

import msgspec

from onrecord.claims.topics import Topic
from onrecord.languages import rules


def resumed(text: str, topics: tuple[Topic, ...], last: Topic | None) -> tuple[Topic, ...]:
    """The topics of a passage with the word that stands for the trade word before it, if there is one.

    Args:
        text: The passage.
        topics: Its own topics.
        last: The trade word of the sentence before, or None when it is not near.
    """
    if last is None:
        return topics
    own = next((t.start for t in topics if t.flow), len(text))
    matches = (rule.pattern.search(text) for rule in rules("en", "resumptions"))
    first = min((m for m in matches if m and m.end() <= own), key=lambda m: m.start(), default=None)
    if first is None or any(t.start < first.end() and first.start() < t.end for t in topics):
        return topics
    word = msgspec.structs.replace(
        last, start=first.start(), end=first.end(), text=first[0], resumed=True, deed=False
    )
    return tuple(sorted((*topics, word), key=lambda t: t.start))
