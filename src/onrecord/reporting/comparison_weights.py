"""How much weight a side gives to a topic: the place among its topics, and the share of its words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from onrecord.model import Topic

Group = dict[str, str]


class Weights:
    """The places and lengths of topics in the accounts they stand in.

    The topics of one contact are numbered together, so documents that tell of one contact make one account
    of each side.
    """

    def __init__(self, topics: Sequence[Topic], lengths: Mapping[tuple[str, str], int]) -> None:
        self._lengths = lengths
        self._group = _groups(topics)
        self._last: dict[tuple[str, str], int] = defaultdict(int)
        held: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
        for topic in topics:
            for side, cell in topic.cells.items():
                if cell:
                    account = self._account(topic, side)
                    self._last[account] = max(self._last[account], topic.order.get(side) or 0)
                    held[account] |= {(one.document, one.statement) for one in cell}
        self._total = {account: self._length(kept) for account, kept in held.items()}

    def topics(self, topic: Topic, side: str) -> int:
        """How many topics the side's account has."""
        return self._last[self._account(topic, side)]

    def share(self, topic: Topic, side: str) -> int:
        """The percentage of the account's words that the topic takes, at least 1 where it is told."""
        cell = {(one.document, one.statement) for one in topic.cells.get(side, ())}
        total = self._total[self._account(topic, side)]
        return max(1, round(100 * self._length(cell) / total)) if total else 0

    def _account(self, topic: Topic, side: str) -> tuple[str, str]:
        return side, self._group[topic.cells[side][0].document]

    def _length(self, places: Iterable[tuple[str, str]]) -> int:
        return sum(self._lengths.get(place, 0) for place in places)


def _groups(topics: Sequence[Topic]) -> Group:
    """Each document with one that stands for all that share a topic with it."""
    group: Group = {}
    for topic in topics:
        documents = [one.document for cell in topic.cells.values() for one in cell]
        for document in documents:
            group.setdefault(document, document)
        standing = {group[document] for document in documents}
        if len(standing) > 1:
            first = min(standing)
            group = {document: first if at in standing else at for document, at in group.items()}
    return group
