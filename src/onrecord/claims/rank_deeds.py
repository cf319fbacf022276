"""What the holder of a rank buys or sells, told with the rank ("its largest market, taking 3 bn")."""

import re
from collections.abc import Sequence

import msgspec

from onrecord.claims.frames import Frame
from onrecord.claims.topics import Topic

_DEED = re.compile(
    r"(?:[^,;:]|(?<=\d),(?=\d)){0,70}?, (?:and )?"
    r"(?P<deed>(?:taking|buying|purchasing|absorbing|importing|supplying|providing|selling|shipping|exporting)"
    r"(?: in)?)(?= (?:[a-z-]+ ){0,4}?(?:(?:goods|products) )?(?:worth |valued at )?(?:us)?[$€£]?"
    r"(?:[A-Z]\w{1,2} )?\d)",
    re.IGNORECASE,
)


def with_deeds(text: str, topics: tuple[Topic, ...], ranks: Sequence[Frame]) -> tuple[Topic, ...]:
    """The topics of a passage with the deeds of those who hold its ranks, each of the trade ranked.

    Args:
        text: The passage.
        topics: Its topics; the words of a rank itself ("export market") count nothing.
        ranks: Its ranks.
    """
    deeds = [_deed(match, rank) for rank in ranks if (match := _DEED.match(text, rank.topic.end))]
    if not deeds:
        return topics
    apart = [t for t in topics if all(t.end <= d.start or d.end <= t.start for d in deeds)]
    kept = [t for t in apart if not any(_is_inside(t, rank) for rank in ranks)]
    return tuple(sorted([*kept, *deeds], key=lambda topic: topic.start))


def _deed(match: re.Match[str], rank: Frame) -> Topic:
    start, end = match.span("deed")
    return msgspec.structs.replace(rank.topic, start=start, end=end, text=match["deed"], handed=True)


def _is_inside(topic: Topic, rank: Frame) -> bool:
    return rank.topic.start <= topic.start and topic.end <= rank.topic.end
