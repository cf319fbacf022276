"""Between which two states a trade word's figures lie, and who sells.

The trade word's own phrase comes first ("between X and Y", "X's exports to Y", "trade with Y"), then the
subject of its clause, then what the text has been speaking of; where nothing settles the pair there is no
claim. Every step beyond the words leaves its basis.
"""

from collections.abc import Iterator

from onrecord.claims.context import Context
from onrecord.claims.phrases import Phrase
from onrecord.claims.topics import Topic
from onrecord.model import Frozen

_WORDS = "the words around the trade word"
_PARTNER_NAMED = "the partner in the words, the other side from the sentence or the document"
SAME_SENTENCE = "the pair of the same sentence"
FROM_RANK = "the words around the rank"
FROM_SHARE = "the words around the share"
_NAMED = "the two states the sentence names"
JUST_BEFORE = "the pair spoken of just before"
_LISTED = "the partner beside the number, the other side from the trade word or the text before"
_UNNAMED_PAIR = "bilateral trade, between which two states is not said"
_SHARE = "the partner named in the share, the other side from the text before or the title"
_SURROUNDINGS = "the other side from the sentence, the paragraph or the title"


class Parties(Frozen, frozen=True, kw_only=True):
    """A pair of states with what each is in the figure.

    Attributes:
        codes: Sorted; empty where the speaker's own side is one of them and is not known.
        exporter: Who sells, or for a balance who has the surplus.
        reporter: The state from whose side the words look, for a later "and imports".
        via: A third state through which the goods are routed.
        basis: From what the pair was read.
    """

    codes: tuple[str, ...]
    exporter: str | None = None
    reporter: str | None = None
    via: str | None = None
    basis: str

    def other(self, code: str | None) -> str | None:
        """The pair's other member, or None for a state that is not in it."""
        return _other(self.codes, code)


class Before(Frozen, frozen=True, kw_only=True):
    """The last pair read in this sentence, in this paragraph, and in this or the paragraph before.

    ``home`` is the state from whose side the text has looked last.
    """

    sentence: Parties | None = None
    paragraph: Parties | None = None
    nearby: Parties | None = None
    home: str | None = None


def settle(topic: Topic, phrase: Phrase, context: Context, before: Before) -> Parties | None:
    """The pair that a trade word's figures are about, or None when it is not one pair of states."""
    if phrase.elsewhere:
        return None
    if topic.flow == "total":
        return _total(topic, phrase, context, before)
    if topic.flow == "balance":
        return _balance(topic, phrase, context, before)
    return _directed(topic, phrase, context, before)


def sided(topic: Topic, home: str | None, partner: str) -> Parties | None:
    """The pair of a trade word seen from the side of ``home``."""
    surplus = {"surplus": home, "deficit": partner, None: None}[topic.side]
    exporter = {"total": None, "exports": home, "imports": partner, "balance": surplus}[topic.flow or "total"]
    return _pair(home, partner, _LISTED, exporter=exporter, reporter=home)


def _pair(
    one: str | None,
    other: str | None,
    basis: str,
    *,
    exporter: str | None = None,
    reporter: str | None = None,
    via: str | None = None,
) -> Parties | None:
    if one is None or other is None or one == other:
        return None
    codes = (one, other) if one < other else (other, one)
    return Parties(codes=codes, exporter=exporter, reporter=reporter, via=via, basis=basis)


def _other(codes: tuple[str, ...], code: str | None) -> str | None:
    return codes[1 - codes.index(code)] if len(codes) > 1 and code in codes[:2] else None


def _home(phrase: Phrase, partner: str, context: Context, before: Before) -> str | None:
    """The state on the other side of a named partner."""
    for named in (phrase.owner, phrase.favour):
        if named and named != partner:
            return named
    if phrase.own:
        ours = phrase.ours or _other(context.title_pair, partner)
        return ours if ours != partner else None
    if phrase.subject and phrase.subject != partner:
        return phrase.subject
    for pair in (before.sentence, before.paragraph):
        if pair and pair.other(partner):
            return pair.other(partner)
    elsewhere = [code for code in phrase.sentence if code != partner]
    named = _other(context.title_pair, partner) or (elsewhere[0] if len(elsewhere) == 1 else None)
    named = named or (before.home if before.home != partner else None) or _other(context.pair, partner)
    return named or (context.dominant if context.dominant != partner else None)


def _unnamed(phrase: Phrase, partner: str, exporter: str | None) -> Parties | None:
    """The figures of "our trade with Y" where nothing says who speaks."""
    if not phrase.own or partner == phrase.ours:
        return None
    return Parties(codes=(), exporter=exporter, basis=f"'our' with {partner}: whose side speaks is not known")


def _total(topic: Topic, phrase: Phrase, context: Context, before: Before) -> Parties | None:
    for two in (phrase.between, tuple(p.code for p in phrase.owners if p.code)):
        if len(two) > 1:
            return _pair(two[0], two[1], _WORDS, reporter=two[0], via=phrase.via)
    if phrase.partner:
        home = _home(phrase, phrase.partner, context, before)
        found = _pair(home, phrase.partner, _WORDS, reporter=home, via=phrase.via)
        return found or _unnamed(phrase, phrase.partner, None)
    if phrase.owner and not (topic.bilateral or phrase.pair_meant):
        partner = before.sentence.other(phrase.owner) if before.sentence else phrase.taker
        return _pair(phrase.owner, partner, SAME_SENTENCE, reporter=phrase.owner)
    for codes, basis in _candidates(topic, phrase, context, before):
        if len(codes) > 1:
            recent = before.sentence or before.nearby
            reporter = recent.reporter if recent and recent.reporter in codes else None
            return _pair(codes[0], codes[1], basis, reporter=reporter, via=phrase.via)
    unnamed = topic.bilateral and not (phrase.owner or phrase.bloc)
    return Parties(codes=(), basis=_UNNAMED_PAIR) if unnamed else None


def _candidates(
    topic: Topic, phrase: Phrase, context: Context, before: Before
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Where the pair of bilateral trade is looked for when its phrase names none, best first."""
    bilateral = topic.bilateral or phrase.pair_meant or phrase.own
    named = tuple(code for code in phrase.sentence if code != phrase.via)
    if before.sentence:
        yield before.sentence.codes, SAME_SENTENCE
    if bilateral and len(named) == len(("one", "other")):
        yield named, _NAMED
    if before.nearby:
        yield before.nearby.codes, JUST_BEFORE
    yield context.title_pair, "the two states of the title and the outlet"
    if len(named) == len(("one", "other")):
        yield named, _NAMED
    speakers = (phrase.ours,) if phrase.ours else named
    if bilateral and len(speakers) == len(context.titled) == 1 and speakers != context.titled:
        yield (speakers[0], context.titled[0]), "the speaker's state and the one of the title"
    if bilateral or topic.definite:
        yield context.pair, "the two states the document names most"


def _directed(topic: Topic, phrase: Phrase, context: Context, before: Before) -> Parties | None:
    """Exports and imports: who sells and who buys."""
    selling = topic.flow == "exports"
    seller, buyer = _sides(phrase, selling=selling)
    if seller and buyer:
        reporter = seller if selling else buyer
        return _pair(seller, buyer, _WORDS, exporter=seller, reporter=reporter, via=phrase.via)
    partner = buyer if selling else seller
    if partner:
        home = _home(phrase, partner, context, before)
        exporter = home if selling else partner
        found = _pair(home, partner, _PARTNER_NAMED, exporter=exporter, reporter=home, via=phrase.via)
        return found or _unnamed(phrase, partner, None if selling else partner)
    return None if phrase.world else _directed_from_before(phrase, context, before, selling=selling)


def _sides(phrase: Phrase, *, selling: bool) -> tuple[str | None, str | None]:
    """(seller, buyer) as far as the phrase names them."""
    if selling:
        return phrase.owner or phrase.origin, phrase.destination
    goods_of = phrase.owners and phrase.owners[-1].kind in {"adjective", "demonym"}
    if goods_of and phrase.destination and not phrase.origin:
        return phrase.owner, phrase.destination  # "Chinese imports into Peru"
    return phrase.origin, phrase.owner or phrase.destination


def _directed_from_before(
    phrase: Phrase, context: Context, before: Before, *, selling: bool
) -> Parties | None:
    """Exports or imports whose partner the words leave to what was said before ("and its imports")."""
    if phrase.owner is None and before.sentence is None and len(phrase.named) > 1:
        home = phrase.subject if phrase.subject in phrase.named else phrase.named[0]
        return _leaning(home, _other(phrase.named, home), _NAMED, selling=selling)
    recent = before.sentence or before.paragraph or (before.nearby if phrase.pair_meant else None)
    if phrase.owner is None and phrase.taker and not before.sentence and not _is_in(phrase.taker, recent):
        whole = (recent.reporter if recent else None) or before.home or context.alone
        return _leaning(whole, phrase.taker, _SHARE, selling=selling)
    if phrase.owner is None:
        basis = SAME_SENTENCE if before.sentence else JUST_BEFORE
        return (
            _leaning(recent.reporter, recent.other(recent.reporter), basis, selling=selling)
            if recent
            else None
        )
    if before.sentence and before.sentence.basis == FROM_RANK and before.sentence.other(phrase.owner):
        return _leaning(phrase.owner, before.sentence.other(phrase.owner), SAME_SENTENCE, selling=selling)
    if phrase.taker:
        return _leaning(phrase.owner, phrase.taker, SAME_SENTENCE, selling=selling)
    pairs = [pair.codes for pair in (before.sentence, before.paragraph) if pair]
    others = (_other(codes, phrase.owner) for codes in (*pairs, context.title_pair))
    return _leaning(phrase.owner, next((o for o in others if o), None), _SURROUNDINGS, selling=selling)


def _is_in(code: str, pair: Parties | None) -> bool:
    return pair is not None and code in pair.codes


def _leaning(home: str | None, other: str | None, basis: str, *, selling: bool) -> Parties | None:
    """A pair seen from the side of ``home``, which sells or buys."""
    return _pair(home, other, basis, exporter=home if selling else other, reporter=home)


def _balance(topic: Topic, phrase: Phrase, context: Context, before: Before) -> Parties | None:
    two = phrase.between or tuple(p.code for p in phrase.owners if p.code)
    if len(two) > 1:
        return _pair(two[0], two[1], _WORDS, exporter=phrase.favour, reporter=two[0])
    partner, basis = phrase.partner, _WORDS
    home = _home(phrase, partner, context, before) if partner else phrase.owner
    if partner is None:
        home, partner = _balance_from_before(topic, phrase, context, before)
        basis = JUST_BEFORE
    surplus = phrase.favour or {"surplus": home, "deficit": partner, None: None}[topic.side]
    found = _pair(home, partner, basis, exporter=surplus, reporter=home)
    return found or (_unnamed(phrase, partner, surplus) if partner else None)


def _balance_from_before(
    topic: Topic, phrase: Phrase, context: Context, before: Before
) -> tuple[str | None, str | None]:
    """(home, partner) of a balance that names no partner."""
    recent = before.sentence or before.paragraph or (before.nearby if topic.definite else None)
    home = phrase.owner or phrase.destination or (recent.reporter if recent else None) or phrase.subject
    if recent and recent.other(home):
        return home, recent.other(home)
    if recent is None and home in phrase.named:
        return home, _other(phrase.named, home)
    bilateral = topic.bilateral or phrase.pair_meant
    return home, _other(context.title_pair, home) if bilateral else None
