"""Passage by passage: numbers to their trade words, trade words to their pairs, both to raw claims."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from onrecord.claims.context import Context
from onrecord.claims.currencies import Currencies, without_conversions, without_prices
from onrecord.claims.directions import with_directions
from onrecord.claims.figures import read_figure
from onrecord.claims.frames import Figure, Frame
from onrecord.claims.lists import listed_codes, partners_of, settle_listed
from onrecord.claims.memory import Months
from onrecord.claims.mutual import with_sellers
from onrecord.claims.no_claims import counts_something_else, is_charged, is_claimed
from onrecord.claims.parties import Before, Parties, settle
from onrecord.claims.passages import Passage
from onrecord.claims.phrases import Phrase, read_phrase
from onrecord.claims.product_shares import product_shares, wholes_of
from onrecord.claims.products import product_of
from onrecord.claims.quantities import Quantity, find_quantities
from onrecord.claims.rank_deeds import with_deeds
from onrecord.claims.rank_figures import figures_of_places, figures_of_ranks, partners_after
from onrecord.claims.rank_holders import Known
from onrecord.claims.rank_places import find_places_in_lists, moved, places_after
from onrecord.claims.ranks import find_ranks, ranks_of_frames
from onrecord.claims.respectively import spread
from onrecord.claims.resuming import of_goals, resumed, with_pointers
from onrecord.claims.surpluses import with_balances
from onrecord.claims.timing import Timing
from onrecord.claims.topics import Topic, find_topics, governing
from onrecord.model import Frozen, Product

_FRAME_END = re.compile(r"[;:]| while | whereas |, (?:but|with) ")

_RESUMED = 2  # sentences back to the trade word that "it" takes up
_TRADING = 3  # paragraphs over which a text that told of trade is still about it
_LISTED = 2  # paragraphs back to the list in which another place is told
_DEFINITE = re.compile(r"\b(?:the|this|that|its|their)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)


class Drawn(Frozen, frozen=True, kw_only=True):
    """A figure with everything read about it, at its place in a passage."""

    passage: int
    figure: Figure
    topic: Topic
    parties: Parties
    timing: Timing
    product: Product | None = None
    presupposed: bool = False


class Reader:
    """Reads passages in order and remembers what later ones leave out."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._currencies = Currencies()
        self._months = Months(context.published)
        self._home: str | None = None
        self._last: Parties | None = None
        self._last_paragraph = -_TRADING - 1
        self._last_product: Product | None = None
        self._told: set[tuple[str, ...]] = set()
        self._list: tuple[int, Frame | None] = (-2, None)
        self._astray = -1
        self._named: tuple[int, tuple[str, ...]] = (-1, ())
        self._last_topic: tuple[int, int, Topic | None] = (-_RESUMED - 1, 0, None)
        self._of_last_topic: Parties | None = None
        self._last_total: tuple[int, int, Topic | None] = (-_RESUMED - 1, 0, None)

    def read(self, number: int, passage: Passage) -> Iterator[Drawn]:
        """The figures of a passage in order."""
        quantities = self._quantities(passage)
        last = self._told_topic(number, passage)
        own = with_pointers(passage.text, find_topics(passage.text), last)
        topics = of_goals(passage.text, resumed(passage.text, own, last), self._told_total(number, passage))
        ranks, places = self._ranks(passage)
        topics = with_deeds(passage.text, topics, ranks)
        told = [
            *figures_of_places(passage, places, quantities, self._context),
            *product_shares(passage, quantities, self._context),
        ]
        topics = tuple(t for t in topics if not any(_is_inside(t, rank) for rank in ranks))
        taken = {f.quantity for frame in told for f in frame.figures}
        taken |= wholes_of(passage.text, quantities, taken)
        free = tuple(q for q in quantities if q not in taken)
        shares = [f for frame in told for f in frame.figures if f.form == "share"]
        traded = with_balances(passage.text, self._frames(passage, topics, free, ranks, shares))
        frames = [*with_sellers([*traded]), *told]
        self._remember(number, passage, topics, frames, quantities)
        self._named = passage.paragraph, self._context.codes(passage.span)
        frames += [*ranks_of_frames(passage, frames), *ranks, *places]
        self._list_told(passage, frames)
        ordered = sorted(frames, key=lambda frame: frame.start)
        self._home = next((f.parties.reporter for f in ordered if f.parties.reporter), self._home)
        for frame, timings in zip(ordered, self._months.timings(passage, ordered, topics), strict=True):
            for figure, timing in zip(frame.figures, timings, strict=True):
                definite = _is_definite(passage.text, figure.quantity)
                yield Drawn(
                    passage=number, figure=figure, topic=frame.topic, parties=frame.parties,
                    timing=self._months.referred(figure, frame.parties, timing, definite=definite),
                    product=frame.product, presupposed=definite,
                )  # fmt: skip

    def _ranks(self, passage: Passage) -> tuple[list[Frame], list[Frame]]:
        """The ranks of a passage, and the places in a list that was told before."""
        near = self._before(passage, None).nearby
        home = near.reporter if near else self._home
        trading = passage.paragraph - self._last_paragraph <= _TRADING
        known = Known(last=near, home=home or self._context.alone, trading=trading)
        ranks = [*find_ranks(passage, self._context, known), *find_places_in_lists(passage, self._context)]
        paragraph, told = self._list
        told = told if passage.paragraph - paragraph <= _LISTED else None
        places = list(places_after(passage, self._context, ranks, told))
        starts = [r.topic.start for r in (*ranks, *places)]
        return (
            [moved(passage, rank, starts) for rank in ranks],
            [moved(passage, place, starts) for place in places],
        )

    def _list_told(self, passage: Passage, frames: Sequence[Frame]) -> None:
        """Remembers the last rank or share, in whose list a later sentence can tell another place."""
        ranked = [f for f in frames if f.parties.reporter and f.figures[0].form in {"rank", "share"}]
        if ranked:
            self._list = (passage.paragraph, max(ranked, key=lambda frame: frame.start))

    def _quantities(self, passage: Passage) -> tuple[Quantity, ...]:
        found = tuple(
            q
            for q in without_prices(
                passage.text, without_conversions(passage.text, find_quantities(passage.text))
            )
            if not (counts_something_else(passage, q) or is_charged(passage.text, q))
        )
        return self._currencies.settle(found, passage.paragraph)

    def _frames(
        self,
        passage: Passage,
        topics: tuple[Topic, ...],
        quantities: tuple[Quantity, ...],
        ranks: Sequence[Frame],
        shares: Sequence[Figure],
    ) -> Iterator[Frame]:
        """The trade words of a passage that have a pair and at least one figure, in order."""
        owned: dict[tuple[Topic, str | None], list[Quantity]] = {}
        listed = partners_of(passage.text, self._context.places(passage.text), quantities, topics)
        told = dict(spread(passage.text, quantities, topics))
        before_it: dict[Quantity, Topic | None] = {}
        for quantity in quantities:
            topic = told[quantity] if quantity in told else governing(passage, quantity, topics, before_it)
            if topic is None and quantity in listed:
                topic = next((t for t in topics if t.flow), None)
            before_it[quantity] = topic
            if topic is not None and topic.flow:
                owned.setdefault((topic, listed.get(quantity)), []).append(quantity)
        here: Parties | None = None
        before: list[Figure] = [*shares]
        astray = self._astray == passage.paragraph
        for place, (topic, partner) in enumerate(owned):
            phrase = read_phrase(passage, topic, topics, quantities, self._context)
            said = here or _ranked(topic, ranks)
            lost = astray and not partner and not _names_a_side(topic, phrase)
            parties = (
                None if lost else self._settled(topic, partner, phrase, self._before(passage, said), listed)
            )
            astray = (lost or phrase.elsewhere or phrase.world) and parties is None
            self._astray = passage.paragraph if astray else -1
            figures: list[Figure] = []
            for quantity in owned[topic, partner] if parties else ():
                figure = read_figure(passage, topic, quantity, before)
                if figure and parties and is_claimed(passage, figure, topic, phrase, parties):
                    figures.append(figure)
                    before.append(figure)
            if parties is None:
                self._home = phrase.owner or self._home
                if phrase.world or phrase.owner:
                    self._last = None  # a state's trade with all others ends what was told of a pair
            if parties and figures:
                following = [t for t, _ in [*owned][place + 1 : place + 2] if t != topic]
                product = self._product(passage, topic, quantities)
                frame = _frame(passage, topic, parties, figures, following, product)
                yield _after_shares(frame, shares)
                here = parties
                if parties.codes:
                    self._last, self._last_paragraph = parties, passage.paragraph
                    self._told.add(parties.codes)
        loose = [q for q, t in before_it.items() if t is None]
        for frame in figures_of_ranks(passage, ranks, loose):
            yield frame
            yield from partners_after(passage, frame, loose, self._context)

    def _product(self, passage: Passage, topic: Topic, quantities: tuple[Quantity, ...]) -> Product | None:
        """The product that a trade word names; a pronoun for it keeps what it stands for."""
        if not topic.resumed:
            self._last_product = product_of(passage, topic, self._context.places(passage.text), quantities)
        return self._last_product

    def _settled(
        self,
        topic: Topic,
        partner: str | None,
        phrase: Phrase,
        before: Before,
        listed: Mapping[Quantity, str],
    ) -> Parties | None:
        if partner:
            phrase = msgspec.structs.replace(phrase, listed=listed_codes(listed))
            return settle_listed(topic, partner, phrase, self._context, before)
        told = self._of_last_topic
        of_another = phrase.taker and told and not told.other(phrase.taker)
        if topic.resumed and not phrase.has_partner and not of_another:
            return msgspec.structs.replace(told, exporter=None) if told and topic.flow == "total" else told
        return settle(topic, phrase, self._context, before)

    def _told_topic(self, number: int, passage: Passage) -> Topic | None:
        """The trade word that "it" may take up: of the sentence before, or of the one before that."""
        last, paragraph, topic = self._last_topic
        return topic if number - last <= _RESUMED and passage.paragraph - paragraph <= 1 else None

    def _told_total(self, number: int, passage: Passage) -> Topic | None:
        """The two sides' trade told just before, which a goal is set for."""
        last, paragraph, topic = self._last_total
        return topic if number - last <= _RESUMED + 1 and passage.paragraph - paragraph <= 1 else None

    def _remember(
        self, number: int, passage: Passage, topics: Sequence[Topic], frames: Sequence[Frame],
        quantities: tuple[Quantity, ...],
    ) -> None:  # fmt: skip
        """The trade word and the pair that the next sentence can take up, with or without a number."""
        flows = [t for t in topics if t.flow]
        if frames:
            self._last_topic = (number, passage.paragraph, frames[0].topic)
            self._of_last_topic = frames[0].parties
            if frames[0].topic.flow == "total":
                self._last_total = self._last_topic
        elif len(flows) == 1 and not flows[0].deed:
            phrase = read_phrase(passage, flows[0], tuple(topics), quantities, self._context)
            parties = settle(flows[0], phrase, self._context, self._before(passage, None))
            if parties and parties.codes:
                self._last_topic = (number, passage.paragraph, flows[0])
                self._of_last_topic = parties
                self._last, self._last_paragraph = parties, passage.paragraph

    def _before(self, passage: Passage, here: Parties | None) -> Before:
        distance = passage.paragraph - self._last_paragraph
        return Before(
            sentence=here,
            paragraph=self._last if distance == 0 else None,
            nearby=self._last if distance <= 1 else None,
            home=self._home,
            told=frozenset(self._told),
            named=self._named[1] if self._named[0] == passage.paragraph else (),
        )


def _is_inside(topic: Topic, rank: Frame) -> bool:
    """Whether a trade word only says what a rank is one of ("largest export market")."""
    return rank.topic.start <= topic.start and topic.end <= rank.topic.end


def _names_a_side(topic: Topic, phrase: Phrase) -> bool:
    """Whether a trade word after one that counts all the world's trade says itself with whom."""
    named = (phrase.partner, phrase.destination, phrase.origin, phrase.between, phrase.taker, phrase.favour)
    return topic.bilateral or topic.resumed or phrase.pair_meant or phrase.own or any(named)


def _ranked(topic: Topic, ranks: Sequence[Frame]) -> Parties | None:
    """The pair of the rank before a trade word, or of the one that a "with imported goods worth" opens."""
    before = next((r.parties for r in ranks if r.topic.end <= topic.start), None)
    return before or (ranks[0].parties if len(ranks) == 1 and topic.deed else None)


def _frame(
    passage: Passage,
    topic: Topic,
    parties: Parties,
    figures: list[Figure],
    following: list[Topic],
    product: Product | None,
) -> Frame:
    last = figures[-1].quantity.end
    mark = _FRAME_END.search(passage.text, last)
    ends = [len(passage.text), *(t.start for t in following), *([mark.start()] if mark else [])]
    return Frame(
        topic=topic,
        parties=parties,
        figures=with_directions(passage.text, figures),
        product=product,
        start=min(topic.start, figures[0].quantity.start),
        end=max(min(ends), last),
    )


def _after_shares(frame: Frame, shares: Sequence[Figure]) -> Frame:
    """A frame, begun with its number where it goes on from a product's share ("; in April it was 35 pct")."""
    first = frame.figures[0].quantity.start
    told = any(frame.start <= share.quantity.start < first for share in shares)
    return msgspec.structs.replace(frame, start=first) if told else frame


def _is_definite(text: str, quantity: Quantity) -> bool:
    return bool(_DEFINITE.search(text[: quantity.lead]))
