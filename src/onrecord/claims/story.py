"""What a text has told so far, for what later sentences leave out: pairs, trade words, lists."""

from collections.abc import Sequence

from onrecord.claims.context import Context
from onrecord.claims.frames import Frame
from onrecord.claims.parties import Before, Parties
from onrecord.claims.passages import Passage
from onrecord.claims.rank_holders import Known
from onrecord.claims.topics import Topic
from onrecord.model import Frozen

_RESUMED = 2  # sentences back to the trade word that "it" takes up
_TRADING = 3  # paragraphs over which a text that told of trade is still about it
_LISTED = 2  # paragraphs back to the list in which another place is told


class _Told(Frozen, frozen=True, kw_only=True):
    """A trade word with its pair, and the sentence and paragraph it stands in."""

    number: int
    paragraph: int
    topic: Topic
    parties: Parties

    def is_near(self, number: int, passage: Passage, sentences: int) -> bool:
        return number - self.number <= sentences and passage.paragraph - self.paragraph <= 1


class Story:
    """What the passages read so far have told.

    Attributes:
        home: The state from whose side the text has looked last.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self.home: str | None = None
        self._pair: tuple[int, Parties | None] = (-_TRADING - 1, None)
        self._pairs: set[tuple[str, ...]] = set()
        self._list: tuple[int, Frame | None] = (-_LISTED - 1, None)
        self._named: tuple[int, tuple[str, ...]] = (-1, ())
        self._astray = -1
        self._topic: _Told | None = None
        self._total: _Told | None = None
        self._sold: _Told | None = None

    @property
    def pair_of_topic(self) -> Parties | None:
        """The pair of the trade word told last."""
        return self._topic.parties if self._topic else None

    def topic(self, number: int, passage: Passage) -> Topic | None:
        """The trade word that "it" may take up: of the sentence before, or of the one before that."""
        return self._topic.topic if self._topic and self._topic.is_near(number, passage, _RESUMED) else None

    def total(self, number: int, passage: Passage) -> Topic | None:
        """The two sides' trade told just before, which a goal is set for."""
        near = self._total and self._total.is_near(number, passage, _RESUMED + 1)
        return self._total.topic if self._total and near else None

    def sold(self, number: int, passage: Passage) -> Topic | None:
        """The sales of which a rank was told just before, without a figure of them."""
        return self._sold.topic if self._sold and self._sold.is_near(number, passage, _RESUMED) else None

    @property
    def pair_of_sold(self) -> Parties | None:
        """The pair of the sales that a rank told of last."""
        return self._sold.parties if self._sold else None

    def list(self, passage: Passage) -> Frame | None:
        """The rank or share in whose list a passage can tell another place."""
        paragraph, frame = self._list
        return frame if passage.paragraph - paragraph <= _LISTED else None

    def before(self, passage: Passage, here: Parties | None) -> Before:
        """What was told before a trade word of a passage; ``here`` is the last pair of its own sentence."""
        told_in, pair = self._pair
        distance = passage.paragraph - told_in
        return Before(
            sentence=here,
            paragraph=pair if distance == 0 else None,
            nearby=pair if distance <= 1 else None,
            home=self.home,
            told=frozenset(self._pairs),
            named=self._named[1] if self._named[0] == passage.paragraph else (),
        )

    def known(self, passage: Passage) -> Known:
        """What a rank may leave out."""
        near = self.before(passage, None).nearby
        home = (near.reporter if near else self.home) or self._context.alone
        return Known(last=near, home=home, trading=passage.paragraph - self._pair[0] <= _TRADING)

    def is_astray(self, passage: Passage) -> bool:
        """Whether the paragraph was last about a state's trade with all the world, or with no state."""
        return self._astray == passage.paragraph

    def went(self, passage: Passage, *, astray: bool) -> None:
        """Take note of whether the paragraph is about no pair now."""
        self._astray = passage.paragraph if astray else -1

    def told_pair(self, passage: Passage, parties: Parties) -> None:
        """Take note of a pair that figures were told of."""
        if parties.codes:
            self._pair = (passage.paragraph, parties)
            self._pairs.add(parties.codes)

    def told_no_pair(self, owner: str | None, *, world: bool) -> None:
        """Take note of figures without a pair; a state's trade with all others ends what was told of one."""
        self.home = owner or self.home
        if world or owner:
            self._pair = (self._pair[0], None)

    def told_frames(self, number: int, passage: Passage, frames: Sequence[Frame]) -> None:
        """Take note of a passage's figures, and of the states that it names."""
        if frames:
            first = frames[0]
            self.told_topic(number, passage, first.topic, first.parties)
            if first.topic.flow == "total":
                self._total = self._topic
        self._named = passage.paragraph, self._context.codes(passage.span)

    def told_ranks(self, number: int, passage: Passage, ranks: Sequence[Frame]) -> None:
        """Take note of the sales that a sentence's last rank tells of; other figures told end them."""
        last = next((r for r in reversed(ranks) if r.topic.flow in {"exports", "imports"}), None)
        self._sold = None
        if last:
            self._sold = _Told(
                number=number, paragraph=passage.paragraph, topic=last.topic, parties=last.parties
            )

    def told_topic(self, number: int, passage: Passage, topic: Topic, parties: Parties) -> None:
        """Take note of the trade word that the next sentence can take up."""
        self._topic = _Told(number=number, paragraph=passage.paragraph, topic=topic, parties=parties)

    def told_trade(self, number: int, passage: Passage, topic: Topic, parties: Parties) -> None:
        """Take note of a trade word with its pair that no number was told of."""
        self.told_topic(number, passage, topic, parties)
        self._pair = (passage.paragraph, parties)

    def told_all(self, passage: Passage, frames: Sequence[Frame]) -> None:
        """Take note of whose side a passage looks from, and of its last rank or share."""
        self.home = next((f.parties.reporter for f in frames if f.parties.reporter), self.home)
        ranked = [f for f in frames if f.parties.reporter and f.figures[0].form in {"rank", "share"}]
        if ranked:
            self._list = (passage.paragraph, max(ranked, key=lambda frame: frame.start))
