"""Between which two states a trade word's figures lie, and who sells.

The trade word's own phrase comes first ("between X and Y", "X's exports to Y", "trade with Y"), then the
subject of its clause, then what the text has been speaking of; where nothing settles the pair there is no
claim. Every step beyond the words leaves its basis.
"""

from collections.abc import Iterator

import msgspec

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
IN_WORDS = (_WORDS, _PARTNER_NAMED)
"""The bases of a pair whose partner stands in the words themselves."""
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

    def turned(self, basis: str) -> "Parties":
        """The same pair with the other one as seller."""
        return msgspec.structs.replace(
            self, exporter=self.other(self.exporter), reporter=self.other(self.reporter), basis=basis
        )


class Before(Frozen, frozen=True, kw_only=True):
    """What was read before a trade word.

    Attributes:
        sentence: The last pair of this sentence.
        paragraph: The last pair of this paragraph.
        nearby: The last pair of this or the paragraph before.
        home: The state from whose side the text has looked last.
        told: All pairs so far.
        named: The states that the sentence before names, in the same paragraph.
    """

    sentence: Parties | None = None
    paragraph: Parties | None = None
    nearby: Parties | None = None
    home: str | None = None
    told: frozenset[tuple[str, ...]] = frozenset()
    named: tuple[str, ...] = ()


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
        return ours if ours != partner else _other(context.title_pair, partner)
    return next((code for code in _standpoints(phrase, partner, context, before) if code != partner), None)


def _standpoints(phrase: Phrase, partner: str, context: Context, before: Before) -> Iterator[str]:
    """From whose side a partner may be seen that has no owner beside it, best first."""
    told = (pair.other(partner) for pair in (before.sentence, before.paragraph) if pair)
    elsewhere = [code for code in phrase.apart if code != partner]
    named = (_other(context.pair, partner), context.dominant)  # but no other partner of the sentence
    candidates = (
        phrase.subject, *told, before.home, phrase.money, _other(context.title_pair, partner), phrase.speaker,
        elsewhere[0] if len(elsewhere) == 1 else None, context.home, context.filed,
        *(code for code in named if code not in phrase.partners),
    )  # fmt: skip
    yield from filter(None, candidates)


def _unnamed(phrase: Phrase, partner: str, exporter: str | None, before: Before) -> Parties | None:
    """The figures of "our trade with Y, and with Z" where nothing says who speaks."""
    goes_on = before.sentence is not None and not before.sentence.codes
    if not (phrase.own or goes_on) or partner == phrase.ours:
        return None
    return Parties(codes=(), exporter=exporter, basis=f"'our' with {partner}: whose side speaks is not known")


def _total(topic: Topic, phrase: Phrase, context: Context, before: Before) -> Parties | None:
    for two in (phrase.between, tuple(p.code for p in phrase.owners if p.code)):
        if len(two) > 1:
            return _pair(two[0], two[1], _WORDS, reporter=two[0], via=phrase.via)
    if phrase.partner:
        home = _home(phrase, phrase.partner, context, before)
        found = _pair(home, phrase.partner, _WORDS, reporter=home, via=phrase.via)
        return found or _unnamed(phrase, phrase.partner, None, before)
    if phrase.world and not phrase.pair_meant:
        return None
    if phrase.owner and not (topic.bilateral or phrase.pair_meant):
        partner = before.sentence.other(phrase.owner) if before.sentence else phrase.taker
        return _pair(phrase.owner, partner, SAME_SENTENCE, reporter=phrase.owner)
    if phrase.taker in phrase.partners and phrase.subject not in {None, phrase.taker}:
        return _pair(phrase.subject, phrase.taker, SAME_SENTENCE, reporter=phrase.subject)
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
    if phrase.mutual and len(before.named) == len(("one", "other")):
        yield before.named, "the two states of the sentence before"
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
        return found or _unnamed(phrase, partner, None if selling else partner, before)
    return None if phrase.world else _directed_from_before(topic, phrase, context, before)


def _sides(phrase: Phrase, *, selling: bool) -> tuple[str | None, str | None]:
    """(seller, buyer) as far as the phrase names them."""
    if selling:
        return phrase.owner or phrase.origin, phrase.destination
    goods_of = phrase.owners and phrase.owners[-1].kind in {"adjective", "demonym"}
    if goods_of and phrase.destination and not phrase.origin:
        return phrase.owner, phrase.destination  # "Chinese imports into Peru"
    return phrase.origin, phrase.owner or phrase.destination


def _directed_from_before(topic: Topic, phrase: Phrase, context: Context, before: Before) -> Parties | None:
    """Exports or imports whose partner the words leave to what was said before ("and its imports")."""
    selling = topic.flow == "exports"
    owner = phrase.owner or (phrase.origin if selling else None)
    if owner is None and before.sentence is None and len(phrase.named) > 1:
        home = phrase.subject if phrase.subject in phrase.named else phrase.named[0]
        return _leaning(home, _other(phrase.named, home), _NAMED, selling=selling)
    if topic.deed and phrase.subject and before.nearby and before.home not in {None, phrase.subject}:
        return _leaning(phrase.subject, before.home, _LISTED, selling=selling)
    goes_on = phrase.pair_meant or (topic.plural and _is_of_document(before.nearby, context))
    recent = before.sentence or before.paragraph or (before.nearby if goes_on else None)
    ranked = before.sentence if before.sentence and before.sentence.basis == FROM_RANK else None
    if ranked and owner is None and topic.text.lower() in {"delivered", "shipped", "supplied"}:
        return ranked  # "the biggest supplier, with 3 mln tonnes delivered"
    if owner is None and recent is None and phrase.own and phrase.pair_meant:
        return _leaning(phrase.ours, _other(context.title_pair, phrase.ours), _SURROUNDINGS, selling=selling)
    if owner is None and phrase.taker and not before.sentence and not _is_in(phrase.taker, recent):
        whole = (recent.reporter if recent else None) or before.home or context.alone
        return _leaning(whole, phrase.taker, _SHARE, selling=selling)
    if owner is None:
        basis = SAME_SENTENCE if before.sentence else JUST_BEFORE
        return (
            _leaning(recent.reporter, recent.other(recent.reporter), basis, selling=selling)
            if recent
            else None
        )
    if before.sentence and before.sentence.basis == FROM_RANK and before.sentence.other(owner):
        return _leaning(owner, before.sentence.other(owner), SAME_SENTENCE, selling=selling)
    if phrase.taker:
        return _leaning(owner, phrase.taker, SAME_SENTENCE, selling=selling)
    pairs = [pair.codes for pair in (before.sentence, before.paragraph) if pair]
    titled = tuple(sorted(context.title_pair))
    if phrase.pair_meant:
        two = before.named if len(before.named) == len(("one", "other")) else ()
        pairs += [*([before.nearby.codes] if before.nearby else []), two, titled, context.pair]
    elif (titled in before.told and not topic.deed) or phrase.origin:
        pairs.append(titled)
    others = (_other(codes, owner) for codes in pairs)
    return _leaning(owner, next((o for o in others if o), None), _SURROUNDINGS, selling=selling)


def _is_of_document(parties: Parties | None, context: Context) -> bool:
    """Whether a pair is the one that the whole text is about."""
    mains = {tuple(sorted(context.title_pair)), tuple(sorted(context.pair))}
    return parties is not None and parties.codes in mains


def _common(pairs: frozenset[tuple[str, ...]]) -> str | None:
    """The state that all pairs of a list share, from whose side it is told."""
    shared = set.intersection(*map(set, pairs)) if len(pairs) > 1 else set()
    return shared.pop() if len(shared) == 1 else None


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
    worldwide = phrase.world or (phrase.global_rank and not before.sentence)
    if partner is None and worldwide and not phrase.pair_meant:
        return None
    if partner is None:
        home, partner = _balance_from_before(topic, phrase, context, before)
        basis = JUST_BEFORE
    surplus = phrase.favour or {"surplus": home, "deficit": partner, None: None}[topic.side]
    found = _pair(home, partner, basis, exporter=surplus, reporter=home)
    return found or (_unnamed(phrase, partner, surplus, before) if partner else None)


def _balance_from_before(
    topic: Topic, phrase: Phrase, context: Context, before: Before
) -> tuple[str | None, str | None]:
    """(home, partner) of a balance that names no partner."""
    pointed = topic.definite or phrase.pair_meant
    recent = before.sentence or before.paragraph or (before.nearby if pointed else None)
    reporter = recent.reporter if recent else None
    favoured = phrase.left or phrase.owner or phrase.ours or phrase.favour
    home = favoured or reporter or phrase.destination or phrase.subject
    if topic.text.lower().startswith("in the") and home in phrase.named and before.sentence is None:
        return home, _other(phrase.named, home)
    if recent and not pointed and phrase.subject and not phrase.left and not _is_in(phrase.subject, recent):
        return phrase.subject, _common(before.told) or before.home
    if recent and recent.other(home):
        return home, recent.other(home)
    if recent is None and home in phrase.named:
        return home, _other(phrase.named, home)
    others = [code for code in phrase.sentence if code != home]
    if phrase.ours and len(others) == 1:
        return home, others[0]
    bilateral = topic.bilateral or phrase.pair_meant or phrase.favour
    return home, _other(context.title_pair, home) if bilateral else None
