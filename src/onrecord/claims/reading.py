"""Passage by passage: numbers to their trade words, trade words to their pairs, both to raw claims."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from onrecord.claims.comparisons import Difference, differences, without_asides
from onrecord.claims.context import Context
from onrecord.claims.currencies import Currencies, without_conversions, without_prices
from onrecord.claims.directions import with_directions
from onrecord.claims.figures import read_figure
from onrecord.claims.frames import Figure, Frame
from onrecord.claims.lists import Listing, partners_of, settle_listed
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
from onrecord.claims.rank_places import find_places_in_lists, moved, places_after
from onrecord.claims.ranks import find_ranks, ranks_of_frames, tops_of_balances
from onrecord.claims.respectively import spread
from onrecord.claims.resuming import of_goals, resumed, with_pointers, with_sales
from onrecord.claims.story import Story
from onrecord.claims.surpluses import with_balances
from onrecord.claims.timing import Timing
from onrecord.claims.topics import Topic, find_topics, governing
from onrecord.model import Frozen, Product

_FRAME_END = re.compile(r"[;:]| while | whereas |, (?:but|with) ")

_DEFINITE = re.compile(
    r"\b(?:the|this|that|its|their)\s(?:(?!(?:and|or|but|of)\b)[\w-]+\s){0,2}$", re.IGNORECASE
)


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
        self._currencies = Currencies(context.home)
        self._months = Months(context.published)
        self._story = Story(context)
        self._product: Product | None = None

    def read(self, number: int, passage: Passage) -> Iterator[Drawn]:
        """The figures of a passage in order."""
        quantities = self._quantities(passage)
        compared = differences(passage.text, self._context.places(passage.text), quantities)
        topics = without_asides(self._topics(number, passage), compared)
        ranks, places = self._ranks(passage, topics, quantities)
        topics = with_deeds(passage.text, topics, ranks)
        topics = with_sales(passage.text, topics, ranks, self._story.sold(number, passage))
        frames = self._told_frames(passage, topics, quantities, ranks, places, compared)
        self._story.told_frames(number, passage, frames)
        self._story.told_ranks(number, passage, () if frames else ranks)
        if not frames:
            self._remember_trade(number, passage, topics, quantities)
        frames += [*ranks_of_frames(passage, frames), *ranks, *places]
        ordered = sorted(frames, key=lambda frame: frame.start)
        self._story.told_all(passage, ordered)
        yield from self._drawn(number, passage, ordered, topics)

    def _drawn(
        self, number: int, passage: Passage, frames: Sequence[Frame], topics: Sequence[Topic]
    ) -> Iterator[Drawn]:
        """The figures of the frames with their months."""
        for frame, timings in zip(frames, self._months.timings(passage, frames, topics), strict=True):
            for figure, timing in zip(frame.figures, timings, strict=True):
                definite = _is_definite(passage.text, figure.quantity)
                yield Drawn(
                    passage=number, figure=figure, topic=frame.topic, parties=frame.parties,
                    timing=self._months.referred(figure, frame.parties, timing, definite=definite),
                    product=frame.product, presupposed=definite,
                )  # fmt: skip

    def _topics(self, number: int, passage: Passage) -> tuple[Topic, ...]:
        """The trade words of a passage, and the words that stand for one told before."""
        last = self._story.topic(number, passage)
        own = with_pointers(passage.text, find_topics(passage.text), last)
        return of_goals(passage.text, resumed(passage.text, own, last), self._story.total(number, passage))

    def _ranks(
        self, passage: Passage, topics: tuple[Topic, ...], quantities: tuple[Quantity, ...]
    ) -> tuple[list[Frame], list[Frame]]:
        """The ranks of a passage, and the places in a list that was told before."""

        def pair(topic: Topic) -> Parties | None:
            phrase = read_phrase(passage, topic, topics, quantities, self._context)
            return settle(topic, phrase, self._context, self._story.before(passage, None))

        known = self._story.known(passage)
        ranks = [
            *find_ranks(passage, self._context, known),
            *find_places_in_lists(passage, self._context),
            *tops_of_balances(passage, topics, pair),
        ]
        places = list(places_after(passage, self._context, ranks, self._story.list(passage)))
        starts = [r.topic.start for r in (*ranks, *places)]
        return (
            [moved(passage, rank, starts) for rank in ranks],
            [moved(passage, place, starts) for place in places],
        )

    def _quantities(self, passage: Passage) -> tuple[Quantity, ...]:
        text = passage.text
        found = tuple(
            q
            for q in without_prices(text, without_conversions(text, find_quantities(text)))
            if not (counts_something_else(passage, q) or is_charged(text, q))
        )
        return self._currencies.settle(found, passage.paragraph)

    def _told_frames(
        self,
        passage: Passage,
        topics: tuple[Topic, ...],
        quantities: tuple[Quantity, ...],
        ranks: Sequence[Frame],
        places: Sequence[Frame],
        compared: Sequence[Difference],
    ) -> list[Frame]:
        """The trade words of a passage with their figures, and the figures of places and product shares."""
        told = [
            *figures_of_places(passage, places, quantities, self._context),
            *product_shares(passage, quantities, self._context),
        ]
        taken = {f.quantity for frame in told for f in frame.figures}
        taken |= wholes_of(passage.text, quantities, taken)
        free = tuple(q for q in quantities if q not in taken)
        trading = tuple(t for t in topics if not any(_is_inside(t, rank) for rank in ranks))
        shares = [f for frame in told for f in frame.figures if f.form == "share"]
        frames = self._frames(passage, trading, free, ranks, shares, compared)
        traded = with_balances(passage.text, frames)
        return [*with_sellers(passage.text, [*traded]), *told]

    def _frames(
        self,
        passage: Passage,
        topics: tuple[Topic, ...],
        quantities: tuple[Quantity, ...],
        ranks: Sequence[Frame],
        shares: Sequence[Figure],
        compared: Sequence[Difference],
    ) -> Iterator[Frame]:
        """The trade words of a passage that have a pair and at least one figure, in order."""
        listing = partners_of(passage.text, self._context.places(passage.text), quantities, topics)
        governed = _governed(passage, topics, quantities, listing.partners)
        owned = _owned(governed, listing.partners)
        here: Parties | None = None
        before: list[Figure] = [*shares]
        for place, (topic, partner) in enumerate(owned):
            phrase = read_phrase(passage, topic, topics, quantities, self._context)
            nearest = here or _ranked(topic, ranks) or (self._story.pair_of_sold if topic.ranked else None)
            parties = self._pair(passage, topic, partner, phrase, nearest, listing)
            if parties is None:
                self._story.told_no_pair(phrase.owner, world=phrase.world)
                continue
            figures = _figures(passage, topic, phrase, parties, owned[topic, partner], before, compared)
            if figures:
                following = [t for t, _ in [*owned][place + 1 : place + 2] if t != topic]
                product = self._product_of(passage, topic, quantities)
                frame = _frame(passage, topic, parties, figures, following, product)
                yield _after_shares(frame, shares)
                here = parties
                self._story.told_pair(passage, parties)
        loose = [q for q, t in governed.items() if t is None]
        for frame in figures_of_ranks(passage, ranks, loose):
            yield frame
            yield from partners_after(passage, frame, loose, self._context)

    def _pair(
        self,
        passage: Passage,
        topic: Topic,
        partner: str | None,
        phrase: Phrase,
        here: Parties | None,
        listing: Listing,
    ) -> Parties | None:
        """The pair of a trade word; None in a paragraph that went on to trade with all the world."""
        lost = self._story.is_astray(passage) and not partner and not _names_a_side(topic, phrase)
        before = self._story.before(passage, here)
        parties = None if lost else self._settled(topic, partner, phrase, before, listing)
        self._story.went(passage, astray=parties is None and (lost or phrase.elsewhere or phrase.world))
        return parties

    def _product_of(self, passage: Passage, topic: Topic, quantities: tuple[Quantity, ...]) -> Product | None:
        """The product that a trade word names; a pronoun for it keeps what it stands for."""
        if not topic.resumed:
            self._product = product_of(passage, topic, self._context.places(passage.text), quantities)
        return self._product

    def _settled(
        self,
        topic: Topic,
        partner: str | None,
        phrase: Phrase,
        before: Before,
        listing: Listing,
    ) -> Parties | None:
        if partner:
            phrase = msgspec.structs.replace(phrase, listed=listing.codes, further=listing.further)
            return settle_listed(topic, partner, phrase, self._context, before)
        told = self._story.pair_of_topic
        of_another = phrase.taker and told and not told.other(phrase.taker)
        if topic.resumed and not phrase.has_partner and not of_another:
            return msgspec.structs.replace(told, exporter=None) if told and topic.flow == "total" else told
        return settle(topic, phrase, self._context, before)

    def _remember_trade(
        self, number: int, passage: Passage, topics: tuple[Topic, ...], quantities: tuple[Quantity, ...]
    ) -> None:
        """Takes note of the one trade word of a sentence without figures, if it has a pair."""
        flows = [t for t in topics if t.flow]
        if len(flows) != 1 or flows[0].deed:
            return
        phrase = read_phrase(passage, flows[0], topics, quantities, self._context)
        parties = settle(flows[0], phrase, self._context, self._story.before(passage, None))
        if parties and parties.codes:
            self._story.told_trade(number, passage, flows[0], parties)


def _governed(
    passage: Passage,
    topics: tuple[Topic, ...],
    quantities: Sequence[Quantity],
    listed: Mapping[Quantity, str],
) -> dict[Quantity, Topic | None]:
    """The trade word, or other topic, of each number in order."""
    told = dict(spread(passage.text, quantities, topics))
    found: dict[Quantity, Topic | None] = {}
    for quantity in quantities:
        topic = told[quantity] if quantity in told else governing(passage, quantity, topics, found)
        if topic is None and quantity in listed:
            topic = next((t for t in topics if t.flow), None)
        found[quantity] = topic
    return found


def _owned(
    governed: Mapping[Quantity, Topic | None], listed: Mapping[Quantity, str]
) -> dict[tuple[Topic, str | None], list[Quantity]]:
    """The numbers of each trade word, apart for each partner of a list."""
    owned: dict[tuple[Topic, str | None], list[Quantity]] = {}
    for quantity, topic in governed.items():
        if topic is not None and topic.flow:
            owned.setdefault((topic, listed.get(quantity)), []).append(quantity)
    return owned


def _figures(
    passage: Passage,
    topic: Topic,
    phrase: Phrase,
    parties: Parties,
    quantities: Sequence[Quantity],
    before: list[Figure],
    compared: Sequence[Difference],
) -> list[Figure]:
    """What a trade word's numbers are; each is added to those told before it in the sentence."""
    figures: list[Figure] = []
    for quantity in quantities:
        difference = next((d for d in compared if d.quantity == quantity), None)
        figure = difference.figure(parties) if difference else read_figure(passage, topic, quantity, before)
        if figure and is_claimed(passage, figure, topic, phrase, parties):
            figures.append(figure)
            before.append(figure)
    return figures


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
