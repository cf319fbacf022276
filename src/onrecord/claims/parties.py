"""Between which two states a trade word's figure lies, and who sells.

The words around the trade word come first ("between X and Y", "X's exports to Y", "trade with Y"), then the
subject of its sentence, then what the text has been speaking of; where none of them settles the pair there is
no claim. Every step that goes beyond the words leaves its reason.
"""

import re
from typing import Literal

from onrecord.claims.context import Context, Place
from onrecord.claims.passages import Passage
from onrecord.claims.quantities import Quantity
from onrecord.claims.topics import Topic
from onrecord.extraction.parse import Token
from onrecord.model import Frozen

Role = Literal["between", "with", "to", "from", "via", "of", "by", "and", "other"]

_PREPOSITION = re.compile(
    r"\b(between|with|to|into|towards?|from|via|through|of|by|in favou?r of|for|against|and|in|at|on|than|over)\b",
    re.IGNORECASE,
)
_ROLES: dict[str, Role] = {
    "between": "between", "with": "with", "to": "to", "into": "to", "toward": "to", "towards": "to", "for": "to",
    "from": "from", "via": "via", "through": "via", "of": "of", "by": "by", "and": "and",
}  # fmt: skip
_PREMODIFIERS = {"NOUN", "ADJ", "PROPN", "PART", "CCONJ", "NUM", "SYM"}
_PREMODIFIER_WORDS = 6
_HYPHEN = re.compile(r"\s?[-–—/,]\s?|\sand\s(?:the\s)?", re.IGNORECASE)
_TWO = re.compile(
    r"\b(?:the|our|these|those|both|between|their) (?:two )?(?:countries|nations|states|sides|neighbou?rs|peoples|economies)\b"
    r"|\bbetween (?:them|us)\b|\beach other\b|\bboth (?:countries|sides|nations|states)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:our|we|us)\b", re.IGNORECASE)
_WORLD = re.compile(
    r"\b(?:total|overall|world|worldwide|global|all(?: of)?|foreign)\b[\w\s'’]{0,20}$", re.IGNORECASE
)
_FAVOUR = re.compile(r"\bin favou?r of (?:the )?|\bin (?=[\w.\s]+(?:'s|’s) favou?r)", re.IGNORECASE)
_ANAPHOR = re.compile(
    r"(?:the |our |these |both |that |this |its |their |his )*(?:two|both|countr|nation|neighbou?r|each other|them\b|it\b|us\b|him\b|island"
    r"|kingdom|republic|union|bloc\b|partner countr)",
    re.IGNORECASE,
)


class Parties(Frozen, frozen=True, kw_only=True):
    """A pair of states with what each is in the figure.

    Attributes:
        codes: Sorted.
        exporter: The seller; for a balance, the side in surplus.
        reporter: The state from whose side the words look, for a later "and imports".
        basis: From what the pair was read.
        explicit: Whether the words of the clause itself name both.
    """

    codes: tuple[str, str]
    exporter: str | None = None
    reporter: str | None = None
    via: str | None = None
    basis: str
    explicit: bool = False


class Surroundings(Frozen, frozen=True, kw_only=True):
    """What stood before: the last pair in this passage, and the last pair of the paragraph or the one before."""

    passage: Parties | None = None
    paragraph: Parties | None = None
    adjacent: Parties | None = None


def parties_of(
    passage: Passage,
    topic: Topic,
    topics: tuple[Topic, ...],
    quantities: tuple[Quantity, ...],
    context: Context,
    before: Surroundings,
) -> Parties | None:
    """The pair a topic's figures are about, or None when it is not one pair of states."""
    words = _words_around(passage, topic, topics, quantities, context)
    if words.elsewhere:
        return None
    if topic.flow == "total":
        return _total(passage, topic, words, context, before)
    if topic.flow == "balance":
        return _balance(topic, words, context, before)
    return _directed(topic, words, context, before)


class _Words(Frozen, frozen=True, kw_only=True):
    """The states in a topic's own phrase, by what they are in it."""

    owners: tuple[Place, ...] = ()
    between: tuple[str, ...] = ()
    partner: str | None = None
    destination: str | None = None
    origin: str | None = None
    agent: str | None = None
    via: str | None = None
    subject: str | None = None
    elsewhere: bool = False
    two: bool = False
    world: bool = False
    favour: str | None = None

    @property
    def owner(self) -> str | None:
        return self.owners[-1].code if self.owners else self.agent


def _words_around(
    passage: Passage,
    topic: Topic,
    topics: tuple[Topic, ...],
    quantities: tuple[Quantity, ...],
    context: Context,
) -> _Words:
    places = context.places(passage.text)
    owners = _owners(passage, topic, places)
    limit = _limit(passage, topic, topics)
    after = [p for p in places if topic.end <= p.start < limit]
    roles = _roles(passage.text, topic.end, after)
    if not any(role in roles for role in ("between", "with", "to", "from")):
        later = [p for p in places if p.start >= limit and p.start < _second_limit(passage, limit, topics)]
        for role, found in _roles(passage.text, limit, later).items():
            if role in {"with", "between"}:
                roles.setdefault(role, found)
    pairs = [p.code for p in roles.get("between", []) if p.code]
    stretch = passage.text[topic.start : limit]

    def one(role: Role) -> str | None:
        return next((p.code for p in roles.get(role, []) if p.code), None)

    origin = one("from") or (one("of") if topic.flow == "imports" else None)
    return _Words(
        owners=owners,
        between=tuple(pairs[:2]),
        partner=one("with"),
        destination=one("to"),
        origin=origin,
        agent=one("by") or (one("of") if topic.flow != "imports" else None),
        via=one("via"),
        subject=_subject(passage, topic, places, context),
        elsewhere=_elsewhere(passage, topic, quantities, roles, limit),
        two=bool(_TWO.search(stretch)),
        world=bool(_WORLD.search(passage.text[: topic.start])) and topic.flow != "total",
        favour=_favoured(passage.text, places),
    )


def _owners(passage: Passage, topic: Topic, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The states right before the trade word: "Peru's wheat exports", "Chile-Peru trade"."""
    last = next((p for p in reversed(places) if p.end <= topic.start and p.code), None)
    if last is None:
        inside = [p for p in places if p.code and topic.start <= p.start < topic.end]
        return tuple(inside[-2:])
    between = passage.tokens_between(last.end, topic.start)
    words = [t for t in between if t.pos not in {"PUNCT", "PART"}]
    if len(words) > _PREMODIFIER_WORDS or any(t.pos not in _PREMODIFIERS for t in words):
        return ()
    if re.search(r"[,;:]", passage.text[last.end : topic.start]):
        return ()
    first = next((p for p in reversed(places) if p.end <= last.start and p.code), None)
    joined = first and _HYPHEN.fullmatch(passage.text[first.end : last.start])
    return (first, last) if first and joined and first.code != last.code else (last,)


def _limit(passage: Passage, topic: Topic, topics: tuple[Topic, ...]) -> int:
    """Where a topic's own phrase ends: at the next finite verb, trade word, or clause mark."""
    ends = [len(passage.text)]
    ends += [t.start for t in topics if t.start >= topic.end and t.flow][:1]
    ends += [
        passage.local(t.start) for t in passage.tokens_between(topic.end, len(passage.text)) if _is_finite(t)
    ][:1]
    mark = re.search(r"[;:]|, (?:while|but|and|with|which)\b| while ", passage.text[topic.end :])
    if mark:
        ends.append(topic.end + mark.start())
    return min(ends)


def _second_limit(passage: Passage, limit: int, topics: tuple[Topic, ...]) -> int:
    ends = [len(passage.text), *(t.start for t in topics if t.start > limit and t.flow)]
    mark = re.search(r"[,;:]| while ", passage.text[limit:])
    return min([*ends, limit + mark.start()] if mark else ends)


def _is_finite(token: Token) -> bool:
    return token.tag in {"VBD", "VBZ", "VBP", "MD"} and token.pos in {"VERB", "AUX"}


def _roles(text: str, start: int, places: list[Place]) -> dict[Role, list[Place]]:
    roles: dict[Role, list[Place]] = {}
    latest: Role | None = None
    edge = start
    for place in places:
        prepositions = list(_PREPOSITION.finditer(text[edge : place.start]))
        word = prepositions[-1][1].lower() if prepositions else ""
        role = _ROLES.get(word, "other")
        if (role == "and" or not word) and latest:
            role = latest
        roles.setdefault(role, []).append(place)
        latest, edge = role, place.end
    return roles


def _elsewhere(
    passage: Passage,
    topic: Topic,
    quantities: tuple[Quantity, ...],
    roles: dict[Role, list[Place]],
    limit: int,
) -> bool:
    """Whether the phrase names a partner that is no state: a bloc, "the West", "its partners"."""
    if any(p.code is None for role in ("with", "to", "from", "between") for p in roles.get(role, [])[:1]):
        return True
    if any(roles.get(role) for role in ("with", "between", "to", "from")):
        return False
    match = re.match(
        r"\s(?:last year |this year )?(with|to|from|between|among|into)\s", passage.text[topic.end : limit]
    )
    if not match:
        return False
    start = topic.end + match.end()
    if _ANAPHOR.match(passage.text, start) or any(
        abs(q.start - start) < len("a record ") for q in quantities
    ):
        return False
    content = next(
        (t for t in passage.tokens_between(start, limit) if t.pos not in {"DET", "ADJ", "ADV", "ADP"}), None
    )
    return content is not None and content.pos in {"NOUN", "PROPN"} and not content.text[:1].isdigit()


def _subject(passage: Passage, topic: Topic, places: tuple[Place, ...], context: Context) -> str | None:
    """The state that is the subject of the clause in which the trade word stands, or that says "our"."""
    clause = passage.text[max(0, topic.start - 60) : topic.end]
    span = passage.place(topic.start, topic.end)
    if _FIRST_PERSON.search(clause):
        side = context.side_at(span.start, span.end)
        if side:
            return side
    tokens = passage.tokens_between(topic.start, topic.end)
    current = tokens[-1] if tokens else None
    for _ in range(6):
        if current is None:
            break
        for child in passage.parsed.children(current):
            if child.dep in {"nsubj", "nsubjpass"} and child.start < span.start:
                phrase = passage.parsed.phrase(child)
                start, end = passage.local(phrase.start), passage.local(phrase.end - 1) + 1
                inside = [p.code for p in places if start <= p.start < end and p.code]
                if inside:
                    return inside[0]
        head = passage.parsed.head(current)
        current = head if head.index != current.index else None
    earlier = [p.code for p in places if p.end <= topic.start and p.code]
    return earlier[-1] if earlier else None


def _favoured(text: str, places: tuple[Place, ...]) -> str | None:
    match = _FAVOUR.search(text)
    if not match:
        return None
    return next((p.code for p in places if abs(p.start - match.end()) <= len("the ")), None)


def _made(a: str | None, b: str | None, **slots: object) -> Parties | None:
    if a is None or b is None or a == b:
        return None
    first, second = sorted((a, b))
    return Parties(codes=(first, second), **slots)  # type: ignore[arg-type]


def _other(code: str | None, *pairs: Parties | tuple[str, ...] | None) -> str | None:
    """The other member of the first pair that holds a state."""
    for pair in pairs:
        codes = pair.codes if isinstance(pair, Parties) else pair or ()
        if code in codes and len(codes) == 2:
            return codes[0] if codes[1] == code else codes[1]
    return None


def _total(
    passage: Passage, topic: Topic, words: _Words, context: Context, before: Surroundings
) -> Parties | None:
    slots = {"via": words.via, "basis": "the words around the trade word", "explicit": True}
    if len(words.between) == 2:
        return _made(*words.between, reporter=words.between[0], **slots)
    if len(words.owners) == 2:
        return _made(words.owners[0].code, words.owners[1].code, reporter=words.owners[0].code, **slots)
    if words.partner:
        reporter = _reporter(words, words.partner, context, before)
        return _made(reporter, words.partner, reporter=reporter, **slots)
    if words.owner and not (topic.bilateral or words.two):
        partner = _other(words.owner, before.passage)
        return _made(words.owner, partner, reporter=words.owner, basis="the pair of the same sentence")
    return _from_context(passage, topic, words, context, before)


def _reporter(words: _Words, partner: str, context: Context, before: Surroundings) -> str | None:
    for candidate in (words.owner, words.subject):
        if candidate and candidate != partner:
            return candidate
    named = _other(partner, before.passage, before.paragraph, context.title_pair, context.pair)
    if named:
        return named
    return context.dominant if context.dominant != partner else None


def _from_context(
    passage: Passage, topic: Topic, words: _Words, context: Context, before: Surroundings
) -> Parties | None:
    """The pair of bilateral trade whose states the clause does not name."""
    said = topic.bilateral or words.two
    named = tuple(p for p in context.codes(passage.text) if p != words.via)
    candidates: list[tuple[tuple[str, ...], str]] = []
    if before.passage:
        candidates.append((before.passage.codes, "the pair of the same sentence"))
    if said and len(named) == 2:
        candidates.append((named, "the two states the sentence names"))
    recent = before.paragraph or before.adjacent
    if recent:
        candidates.append((recent.codes, "the pair spoken of just before"))
    candidates.append((context.title_pair, "the two states the title names"))
    if said:
        candidates.append((context.pair, "the two states the document names most"))
    for codes, basis in candidates:
        if len(codes) == 2:
            return _made(*codes, reporter=None, via=words.via, basis=basis)
    return None


def _directed(topic: Topic, words: _Words, context: Context, before: Surroundings) -> Parties | None:
    """Exports and imports: who sells and who buys."""
    selling = topic.flow == "exports"
    home = words.owner or words.agent
    seller = (home if selling else words.origin) or None
    buyer = (words.destination if selling else home or words.destination) or None
    if selling and not seller:
        seller = words.origin
    if (
        not selling
        and seller is None
        and words.owners
        and words.owners[-1].kind in {"adjective", "demonym"}
        and words.destination
    ):
        seller, buyer = words.owner, words.destination
    known = (seller, buyer)
    if all(known):
        return _made(seller, buyer, exporter=seller, reporter=seller if selling else buyer, via=words.via,
                     basis="the words around the trade word", explicit=True)  # fmt: skip
    if words.world and not (words.destination or words.origin):
        return None
    partner = buyer if selling else seller
    if partner:
        reporter = _reporter(words, partner, context, before)
        return _made(reporter, partner, exporter=reporter if selling else partner, reporter=reporter, via=words.via,
                     basis="the partner in the words, the other side from the sentence or the document")  # fmt: skip
    return _directed_from_context(topic, words, context, before)


def _directed_from_context(
    topic: Topic, words: _Words, context: Context, before: Surroundings
) -> Parties | None:
    selling = topic.flow == "exports"
    home = words.owner
    if home:
        other = _other(home, before.passage, before.paragraph, context.title_pair)
        return _made(home, other, exporter=home if selling else other, reporter=home,
                     basis="the other side from the sentence, the paragraph or the title")  # fmt: skip
    recent = before.passage or before.paragraph or (before.adjacent if words.two else None)
    if recent is None:
        return None
    reporter = recent.reporter
    other = _other(reporter, recent)
    return _made(*recent.codes, exporter=reporter if selling else other, reporter=reporter,
                 basis="the pair and the side of the sentence before it")  # fmt: skip


def _balance(topic: Topic, words: _Words, context: Context, before: Surroundings) -> Parties | None:
    pair = words.between if len(words.between) == 2 else tuple(p.code for p in words.owners if p.code)
    if len(pair) == 2:
        return _made(*pair, exporter=words.favour, basis="the words around the trade word", explicit=True)
    home, partner = words.owner, words.partner
    if partner:
        home = _reporter(words, partner, context, before)
    elif home or words.subject:
        home = home or words.subject
        partner = _other(
            home,
            before.passage,
            before.paragraph,
            context.title_pair if topic.bilateral or words.two else None,
        )
    elif before.passage or before.paragraph:
        recent = before.passage or before.paragraph
        home = recent.reporter if recent else None
        partner = _other(home, recent)
    surplus = {"surplus": home, "deficit": partner, None: words.favour}[topic.side]
    basis = "the words around the trade word" if words.partner else "the pair spoken of just before"
    return _made(home, partner, exporter=words.favour or surplus, reporter=home, basis=basis)
