"""The states in a trade word's own phrase, by what they are in it: owner, partner, destination, origin."""

import re

from onrecord import gazetteer
from onrecord.claims.context import Context, Place
from onrecord.claims.doers import is_done_by_a_state
from onrecord.claims.passages import Passage
from onrecord.claims.pronouns import with_pronouns
from onrecord.claims.quantities import Quantity
from onrecord.claims.roles import Role, Roles, first, fronted, read_roles, shared
from onrecord.claims.subjects import is_partner, subject_of
from onrecord.claims.takers import AHEAD_OF, BEFORE, WHOLE, taker_of
from onrecord.claims.topics import Topic
from onrecord.claims.unnamed import counts_all_the_world, is_of_bloc, says
from onrecord.extraction.parse import Token
from onrecord.model import Frozen

_PARTNER_ROLES: tuple[Role, ...] = ("between", "with", "to", "from")
_LATER_ROLES: dict[bool, tuple[Role, ...]] = {
    False: ("with", "between"),
    True: ("with", "between", "to", "from"),  # "goods worth 3 bn went to Peru from Chile"
}
_PREMODIFIERS = {"NOUN", "ADJ", "PROPN", "CCONJ", "NUM", "SYM"}
_PREMODIFIER_WORDS = 6
_JOINT = re.compile(r"\s?[-–—/,]\s?|\sand\s(?:the\s)?", re.IGNORECASE)
_CLAUSE_MARK = re.compile(rf"[;:]|, (?:while|but|and|with|which)\b| while |{AHEAD_OF}")
_NEXT_MARK = re.compile(r"[,;:]| while ")
_PARTNER_NEXT = re.compile(r"\s(?:last year |this year )?(?:with|to|from|between|among|into)\s")
_OF_A_SUM = re.compile(r" of (?:a |an )?(?:record )?")
_LEFT = re.compile(
    r"\b(?:leav(?:es?|ing)|left|g[ai]v(?:es?|ing)|hand(?:s|ed|ing)|earn(?:s|ed|ing)) (?:the )?$",
    re.IGNORECASE,
)
_WAS_LEFT = re.compile(
    r" (?:is|was|were|has been|had been) (?:\w+ )?left with (?:an?|the|its) (?:[\w-]+ ){0,3}", re.IGNORECASE
)
_LEFT_IN = re.compile(r" (?:[a-z]+ ){0,2}[\d.,]+ [\w. ]{0,25}")  # "left Peru 3 mln dlrs in the red"
_LEFT_WITH = re.compile(r" (?:with )?(?:an?|the|its|(?:only|just) an?) (?:[\w-]+ ){0,3}$", re.IGNORECASE)
_RUNS = re.compile(
    r" (?:(?:still|now|again) )?(?:enjoying|running|posting|recording|registering|showing|having|holding)"
    r" (?:an?|the) (?:[\w-]+ ){0,3}"
)
_WITH = re.compile(r"\bwith (?:the )?$", re.IGNORECASE)
_IN_TRADE = re.compile(r"\b(?:in|on|from) (?:[\w.'’-]+ ){0,3}$", re.IGNORECASE)
_COUNT_BETWEEN = re.compile(
    r" (?:[\w ]*[\d.,]+ ?(?:%|pct|per ?cent) (?:more|less|fewer) |[\w ]*[\d.,]+[\w. ]* (?:on|for) )?"
)
_CAME_FROM = re.compile(r"\b(?:c[ao]me|coming|comes|originat\w+|was sourced|were sourced) from\b|\bwent to\b")
_BETWEEN_US = re.compile(r" between (?:us|them|the two|(?:the|these|both|the two) neighbou?rs)\b")
_AND_NO_STATE = re.compile(r" and (?:the )?(?:[a-z]+[ -])?[A-Z]")
_FAVOUR = re.compile(
    r"\bin favou?r of (?:the )?|\bfavou?rable (?:to|for) (?:the )?|\bfavou?r(?:s|ed|ing) (?:the )?"
    r"|\bin (?=[\w.\s]+(?:'s|’s) favou?r)",
    re.IGNORECASE,
)
_AFTER = 90  # characters after a trade word in which all the world is named as its partner
_FIRST_PERSON_REACH = 60  # characters before a trade word in which "we" or "our" is its owner


class Phrase(Frozen, frozen=True, kw_only=True):
    """What the words around a trade word name.

    Attributes:
        owners: The one or two states right before it ("Peru's", "Chile-Peru").
        between: The two states of "between X and Y".
        partner: After "with".
        destination: After "to".
        origin: After "from" (for imports also "of").
        via: After "via": routed through, and no party.
        agent: After "by" or "of".
        subject: The state that is the subject of the clause.
        sentence: The states that the sentence names or whose people act in it.
        apart: Those of them that no preposition makes a partner.
        speaker: The state for which is spoken where the trade word stands.
        money: The state in whose own currency the sentence counts.
        own: Whether a first person owns it ("our exports").
        ours: The first person's state, if known.
        named: The two states named in the sentence before it, when they are two: the subject first.
        taker: The other state of a share ("China takes a fifth of Peru's exports").
        pair_meant: Whether "the two countries" or the like is said.
        mutual: Whether "between us" or "between them" is said.
        left: The state that something leaves with a balance.
        favour: The state in whose favour a balance is.
        world: Whether it counts trade with all countries.
        global_rank: Whether a balance is set against those of all the world ("the world's largest").
        listed: The states that each have a number of their own in the sentence.
        further: Whether those come after the trade word's own partner.
        partners: The states that the sentence names only as somebody's partner.
        elsewhere: Whether its partner is a bloc or no state at all.
        bloc: Whether the sentence names a bloc that is no party.
    """

    owners: tuple[Place, ...] = ()
    between: tuple[str, ...] = ()
    partner: str | None = None
    destination: str | None = None
    origin: str | None = None
    via: str | None = None
    agent: str | None = None
    subject: str | None = None
    sentence: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    speaker: str | None = None
    money: str | None = None
    own: bool = False
    ours: str | None = None
    named: tuple[str, ...] = ()
    taker: str | None = None
    pair_meant: bool = False
    mutual: bool = False
    left: str | None = None
    favour: str | None = None
    world: bool = False
    global_rank: bool = False
    listed: tuple[str, ...] = ()
    further: bool = False
    partners: frozenset[str] = frozenset()
    elsewhere: bool = False
    bloc: bool = False

    @property
    def has_partner(self) -> bool:
        """Whether its own words name whom the trade is with."""
        return bool(self.between or self.partner or self.destination or self.origin)

    @property
    def owner(self) -> str | None:
        """The one state that owns the flow, or None."""
        return self.owners[-1].code if self.owners else self.agent


def _means_pair(
    text: str, topic: Topic, topics: tuple[Topic, ...], quantities: tuple[Quantity, ...], limit: int
) -> bool:
    """Whether trade is told as that of two states who were named before."""
    told = says("pair", text[topic.start : limit]) or _is_anaphor(text, topic, quantities, limit)
    return told or any(t.bilateral and t.end <= topic.start for t in topics)


def read_phrase(
    passage: Passage,
    topic: Topic,
    topics: tuple[Topic, ...],
    quantities: tuple[Quantity, ...],
    context: Context,
) -> Phrase:
    """The states around a trade word of a passage."""
    text = passage.text
    places = with_pronouns(passage, context.places(text), context)
    limit = _limit(passage, topic, topics)
    roles = _all_roles(passage, topic, topics, places, limit)
    span = passage.place(topic.start, topic.end)
    own = says("first", text[max(0, topic.start - _FIRST_PERSON_REACH) : topic.end])
    buying = topic.flow == "imports"
    return Phrase(
        owners=_owners(passage, topic, places),
        between=_two(roles, topic),
        partner=first(roles, "with"),
        destination=first(roles, "to"),
        origin=first(roles, "from")
        or (first(roles, "of") or _goods_of(text, topic, places) if buying else None),
        via=first(roles, "via"),
        agent=first(roles, "by") or _of_whom(roles, buying=buying),
        subject=subject_of(passage, topic, places),
        sentence=context.codes(passage.span),
        apart=tuple(c for c in context.codes(passage.span) if c not in _partners(text, places)),
        partners=_only_partners(text, places),
        speaker=context.own_side(span.start, span.end),
        money=_counted_by(quantities),
        own=own,
        ours=context.own_side(span.start, span.end) if own else None,
        taker=taker_of(passage, topic, places, limit),
        named=_two_before(topic, places),
        pair_meant=_means_pair(text, topic, topics, quantities, limit),
        mutual=bool(_BETWEEN_US.match(text, topic.end)),
        left=_left(text, topic, places),
        favour=_favoured(text, places),
        bloc=any(p.code is None for p in places),
        world=counts_all_the_world(text[max(0, topic.start - BEFORE) : topic.start], topic),
        global_rank=topic.flow == "balance" and says("global", text[topic.end :]),
        elsewhere=is_of_bloc(text, topic, places)
        or _is_elsewhere(passage, topic, quantities, roles, limit)
        or says("nowhere", text[topic.end : topic.end + _AFTER])
        or (topic.handed and says("arms", text))
        or (topic.deed and not is_done_by_a_state(passage, topic, places)),
    )


def _goods_of(text: str, topic: Topic, places: tuple[Place, ...]) -> str | None:
    """The state of "bought Peruvian milk", or of "took 9 percent more Peruvian milk"."""
    after = next((p for p in places if p.start > topic.end), None)
    if after is None or not topic.deed or after.kind != "adjective":
        return None
    return after.code if _COUNT_BETWEEN.fullmatch(text[topic.end : after.start]) else None


def _of_whom(roles: Roles, *, buying: bool) -> str | None:
    """Whose trade "of" makes it; of what is bought only beside a "from" ("imports of Peru from Chile")."""
    named = next((p for p in roles.get("of", ()) if p.code), None)
    if named is None or (buying and (named.kind == "adjective" or "from" not in roles)):
        return None
    return named.code


def _all_roles(
    passage: Passage, topic: Topic, topics: tuple[Topic, ...], places: tuple[Place, ...], limit: int
) -> Roles:
    """The phrase's own states; where it has no partner, those after the verb ("rose by 5% with Peru")."""
    roles = read_roles(passage.text, topic.end, [p for p in places if topic.end <= p.start < limit])
    roles |= shared(passage.text, topic.end, places)
    if not any(role in roles for role in _PARTNER_ROLES):
        last = _second_limit(passage, limit, topics)
        later = read_roles(passage.text, limit, [p for p in places if limit <= p.start < last])
        for role in _LATER_ROLES[topic.handed and not topic.deed]:
            if role in later:
                roles.setdefault(role, later[role])
    if not any(role in roles for role in _PARTNER_ROLES):
        roles |= fronted(passage.text, topic.start, places)
    return roles


def _two(roles: Roles, topic: Topic) -> tuple[str, ...]:
    """The states of "between X and Y", or of "the turnover of X and Y"."""
    found = roles.get("between") or (roles.get("of", []) if topic.flow == "total" else [])
    codes = tuple(p.code for p in found if p.code)[:2]
    return codes if len(codes) > 1 or "between" in roles else ()


def _owners(passage: Passage, topic: Topic, places: tuple[Place, ...]) -> tuple[Place, ...]:
    before = [p for p in places if p.code and p.end <= topic.start]
    if not before or not _is_premodifier(passage, before[-1].end, topic):
        return tuple([p for p in places if p.code and topic.start <= p.start < topic.end][-2:])
    last = before[-1]
    first = before[-2] if len(before) > 1 else None
    if first and first.code != last.code and _JOINT.fullmatch(passage.text[first.end : last.start]):
        return first, last
    return (last,)


def _is_premodifier(passage: Passage, start: int, topic: Topic) -> bool:
    """Whether only nouns and adjectives stand between a state and the trade word."""
    if re.search(r"[,;:]", passage.text[start : topic.start]):
        return False
    words = [t for t in passage.tokens_between(start, topic.start) if t.pos not in {"PUNCT", "PART"}]
    joins = topic.deed and any(word.pos == "CCONJ" for word in words)  # "from Peru but exported"
    return len(words) <= _PREMODIFIER_WORDS and not joins and all(t.pos in _PREMODIFIERS for t in words)


def _limit(passage: Passage, topic: Topic, topics: tuple[Topic, ...]) -> int:
    """Where a trade word's own phrase ends: at the next finite verb, trade word or clause mark."""
    later = [t for t in topics if t.start >= topic.end and t.flow]
    if topic.flow == "balance":
        later = [t for t in later if not _is_in_trade(passage.text, t)]
    finite = (t for t in passage.tokens_between(topic.end, len(passage.text)) if _is_finite(t))
    verb = next((passage.local(t.start) for t in finite), len(passage.text))
    mark = _CLAUSE_MARK.search(passage.text, topic.end)
    return min(verb, *(t.start for t in later[:1]), mark.start() if mark else len(passage.text))


def _second_limit(passage: Passage, limit: int, topics: tuple[Topic, ...]) -> int:
    mark = _NEXT_MARK.search(passage.text, limit)
    later = (t for t in topics if t.start > limit and t.flow and not _is_in_trade(passage.text, t))
    end = next((t.start for t in later), len(passage.text))
    return min(end, mark.start()) if mark else end


def _is_in_trade(text: str, topic: Topic) -> bool:
    """Whether a trade word only says in what something is ("the deficit in its trade")."""
    return bool(_IN_TRADE.search(text[max(0, topic.start - BEFORE) : topic.start]))


def _is_finite(token: Token) -> bool:
    return token.tag in {"VBD", "VBZ", "VBP", "MD"} and token.pos in {"VERB", "AUX"}


def _is_anaphor(text: str, topic: Topic, quantities: tuple[Quantity, ...], limit: int) -> bool:
    """Whether the partner is a word for a state named before ("with its neighbour")."""
    counted = (q.end for q in quantities if _OF_A_SUM.fullmatch(text[topic.end : q.lead]))
    for end in (topic.end, *counted):
        match = _PARTNER_NEXT.match(text[end : max(limit, end)])
        if match and says("anaphor", text[end + match.end() :]):
            return True
    return False


def _is_elsewhere(
    passage: Passage,
    topic: Topic,
    quantities: tuple[Quantity, ...],
    roles: Roles,
    limit: int,
) -> bool:
    if WHOLE.search(passage.text, max(0, topic.start - BEFORE), topic.start) and _CAME_FROM.match(
        passage.text, limit
    ):
        return False  # "a third of its imports from Asia came from Japan"
    named = [roles[role] for role in _PARTNER_ROLES if roles.get(role)]
    between = roles.get("between", [])
    if any(place.code is None for place in between[:2]):
        return True
    if len(between) == 1 and _AND_NO_STATE.match(passage.text, between[0].end):
        return True  # "between Peru and Central America"
    if named:
        return any(found[0].code is None for found in named)
    match = _PARTNER_NEXT.match(passage.text[topic.end : limit])
    if not match:
        return False
    start = topic.end + match.end()
    if says("anaphor", passage.text[start:limit]) or any(
        q.start - start in range(len("a record ")) for q in quantities
    ):
        return False
    skipped = {"DET", "ADJ", "ADV", "ADP"}
    content = next((t for t in passage.tokens_between(start, limit) if t.pos not in skipped), None)
    return content is not None and content.pos in {"NOUN", "PROPN"} and not content.text[:1].isdigit()


def _counted_by(quantities: tuple[Quantity, ...]) -> str | None:
    """The one state in whose own currency sums are told."""
    states = {state for q in quantities if (state := gazetteer.of_currency(q.unit))}
    return states.pop() if len(states) == 1 else None


def _partners(text: str, places: tuple[Place, ...]) -> set[str | None]:
    return {p.code for p in places if is_partner(text, p)}


def _only_partners(text: str, places: tuple[Place, ...]) -> frozenset[str]:
    """The states that every mention makes a partner ("with Peru it is 3 bn, with Chile 2 bn")."""
    named = {p.code for p in places if p.code}
    return frozenset(named - {p.code for p in places if not is_partner(text, p)})


def _two_before(topic: Topic, places: tuple[Place, ...]) -> tuple[str, ...]:
    codes = tuple(dict.fromkeys(p.code for p in places if p.code and p.end <= topic.start))
    return codes if len(codes) == len(("one", "other")) else ()


def _left(text: str, topic: Topic, places: tuple[Place, ...]) -> str | None:
    """The state of "leaving Peru with a deficit", or "Peru was left with a deficit"."""
    if topic.flow != "balance":
        return None
    before = next((p for p in reversed(places) if p.end <= topic.start), None)
    if before and _WAS_LEFT.fullmatch(text[before.end : topic.start]):
        return before.code
    gap = text[before.end : topic.start] if before else ""
    if before and _RUNS.fullmatch(gap) and _WITH.search(text[: before.start]):
        return before.code
    if before is None or not (_LEFT_WITH.fullmatch(gap) or _LEFT_IN.fullmatch(gap)):
        return None
    return before.code if _LEFT.search(text[: before.start]) else None


def _favoured(text: str, places: tuple[Place, ...]) -> str | None:
    match = _FAVOUR.search(text)
    if not match:
        return None
    return next((p.code for p in places if abs(p.start - match.end()) <= len("the ")), None)
