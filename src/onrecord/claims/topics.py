"""What the numbers of a passage count: trade flows, and the things that are none."""

import re
from typing import Literal

import msgspec

from onrecord.claims.passages import Passage
from onrecord.claims.quantities import Quantity
from onrecord.claims.wholes import has_whole, is_whole, of_which
from onrecord.extraction.parse import Token
from onrecord.languages import rules
from onrecord.model import Frozen
from onrecord.model.claims import Flow, Measure

_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
_CLAUSES = {"ccomp", "advcl", "acl", "relcl", "xcomp", "parataxis"}
_TELLING = {"say", "tell", "report", "note", "add", "announce", "show", "state", "stress", "recall"}
_VERBS = {"VERB", "AUX"}
_GOODS = {"categories", "commodities", "products", "items"}
_BORROWED = 3  # verbs up which a conjoined or infinitive verb borrows its subject
_REACH = 220  # characters over which a trade word can govern a number to its right
_GAP_WORDS = (
    r"in|of|to|worth|value|the|a|an|its|his|her|our|your|their|this|that|total|overall|annual|bilateral|mutual"
    r"|two-way|yearly|goods|merchandise|reciprocal|new|more|additional|record|combined|growth|increase|rise|jump"
    r"|surge|gain|expansion|decline|drop|fall|decrease|reduction|contraction|slump|plunge|dollar|a year|a day"
    r"|per year|per day|each year|every day|every year|annually|year-on-year|off|from|agricultural|dairy|food"
    r"|oil|gas|energy|steel|wheat|grain|car|vehicle|vaccine|lng|coal|textile|farm|on|share|sized"
)
_RIGHT_GAP = re.compile(
    rf"(?:[\s-]+(?:{_GAP_WORDS}|(?-i:[A-Z])[\w.-]*(?:'s|’s)?|(?:'s|’s)))*[\s-]*", re.IGNORECASE
)
_OF_GAP = re.compile(
    r" (?:worth )?(?:of )?(?:about |around |some |nearly |almost |over |more than |an estimated |a record )?",
    re.IGNORECASE,
)
_IS_PART = re.compile(
    r" (?:was|were|is|are|consisted of|represented|came from|came in)(?: (?!for\b)[A-Za-z][\w.'’-]*){0,3} ",
)
_FROM_WHAT = re.compile(r" (?:from|for|on|with) (?:what|goods|the goods) (?:it|they|we) ", re.IGNORECASE)
_OF_OTHER = re.compile(r" (?:worth )?of (?:new |more |foreign |\w+ian |\w+ese )?", re.IGNORECASE)
_CHAIN = re.compile(
    r"(?:,|(?: in (?:\w+ )?\d{4})?, [^,;]{3,60},)? (?:to|at|from|against|versus|or|up|down)"
    r"(?: (?:a|the|its|their) )?\s?",
    re.IGNORECASE,
)
_SINCE = re.compile(r" (?:since|after|following) [^;:]{3,120}, (?:from|to|reaching) ")
_NEW_CLAUSE = re.compile(
    r"[^.;]{0,60}?(?:,|;| and| while| but| whereas)(?: (?:and|while|but|its|their|the|total|our)){0,3}"
    r"(?: [A-Z][\w.]*(?:'s|’s|')?){0,2}(?: [a-z-]+){0,2} ",
)
_CLOSED = re.compile(r"[;:]|, (?:and|but|while) ")
_DEFINITE = re.compile(
    r"\b(?:the|their|our|this)\s(?:(?:volume|value|total|overall|annual)\s(?:of\s)?)?$", re.IGNORECASE
)
_TIGHT_LEFT = re.compile(r"(?:[\s-]+[\w.’'-]+){0,3}[\s(]*")
_NEUTRAL = re.compile(
    r"(?:it|they|this|that|these|which|who|what|we|he|she|i|you|there|figures?|values?|volumes?|total|amount|level|number"
    r"|growth|increase|rise|decline|drop|fall|share|rate|expansion|reduction|statistics|data|two|both|sides?"
    r"|countr(?:y|ies)|nations?|goods|products|percent|pct|one|half|third)$"
)


class Topic(Frozen, frozen=True, kw_only=True):
    """A word at ``start``..``end`` of a passage that says what numbers near it count.

    Attributes:
        flow: None for things that are no trade flow (a tariff, a loan).
        side: For a balance, whether it names a surplus or a deficit.
        bilateral: Whether the words themselves say that two states are meant.
        resumed: Whether it is a pronoun or the like that takes up the trade word before.
        definite: Whether "the" or the like before it says that it was spoken of.
        handed: Whether it is a sale or a delivery, which may be of arms.
        deed: Whether it is a verb of selling or buying, whose doer must be a state.
        ranked: Whether it is the sales that a rank told of ("the largest buyer …, with shipments reaching").
        office: Whether it is only part of who speaks ("the trade ministry"), and counts nothing.
    """

    start: int
    end: int
    text: str
    flow: Flow | None
    side: Literal["surplus", "deficit"] | None = None
    bilateral: bool = False
    deed: bool = False
    resumed: bool = False
    handed: bool = False
    definite: bool = False
    ranked: bool = False
    office: bool = False
    measure: Measure = "unknown"

    @property
    def plural(self) -> bool:
        """Whether it counts what was traded ("exports"), and is not the trade as such ("export growth")."""
        words = self.text.lower().split()
        return words[0].endswith("s") or words[-1] in _GOODS


def find_topics(text: str) -> tuple[Topic, ...]:
    """All topics of a passage's text, the longest where they overlap, in order."""
    found = [
        _topic(match, rule.cells) for rule in rules("en", "trade") for match in rule.pattern.finditer(text)
    ]
    taken: list[Topic] = []
    for topic in sorted(found, key=lambda t: t.start - t.end):
        if all(topic.end <= t.start or t.end <= topic.start for t in taken):
            taken.append(topic)
    return tuple(sorted((t for t in taken if not t.office), key=lambda t: t.start))


def _topic(match: re.Match[str], cells: dict[str, str]) -> Topic:
    scope = cells["scope"]
    return Topic(
        start=match.start(),
        end=match.end(),
        text=match[0],
        flow=None if cells["flow"] == "other" else msgspec.convert(cells["flow"], Flow),
        side=msgspec.convert(cells["side"] or None, Literal["surplus", "deficit"] | None),
        deed=scope == "deed",
        handed=scope in {"deed", "sale"},
        office=scope == "office",
        definite=bool(_DEFINITE.search(match.string[: match.start()])),
        bilateral=scope == "bilateral" or match[0].lower().startswith(("bilateral", "two-way", "mutual")),
        measure=_measure(scope, match[0]),
    )


def _measure(scope: str, words: str) -> Measure:
    measures: dict[str, Measure] = {
        "goods": "goods", "services": "services", "goods-and-services": "goods-and-services",
    }  # fmt: skip
    if scope in measures:
        return measures[scope]
    return "goods" if re.search(r"\b(?:goods|merchandise|visible)\b", words, re.IGNORECASE) else "unknown"


def governing(
    passage: Passage, quantity: Quantity, topics: tuple[Topic, ...], told: dict[Quantity, Topic | None]
) -> Topic | None:
    """The topic that a number belongs to, or None.

    Words joined to the number come first ("the 12% growth in trade", "25 billion in aid"), then the subject
    of its verb, then the nearest topic before it; a topic after it counts only in the same clause.

    Args:
        passage: Where it stands.
        quantity: The number.
        topics: The passage's topics.
        told: The numbers before it with their topics.
    """
    if quantity.kind in {"fraction", "percent"}:
        topics = tuple(
            t
            for t in topics
            if not (t.deed and t.end <= quantity.start and has_whole(passage.text, quantity))
        )
    joined = (
        _part_named_after(passage.text, quantity, topics)
        or _named_after(passage.text, quantity, topics)
        or _whole_after(passage.text, quantity, topics)
        or _joined_by_of(passage.text, quantity, topics)
        or _joined_right(passage.text, quantity, topics)
        or _joined_left(passage.text, quantity, topics)
    )
    if joined:
        return joined
    if quantity.kind in {"fraction", "percent"} and topics:
        part = _part_of(passage.text, quantity, topics)
        if part:
            return part
    ahead = _ahead_of(passage.text, quantity, topics, told)
    if ahead:
        return ahead
    verb = _verb_above(passage, quantity)
    subject = _subject(passage, verb) if verb and verb.lemma not in _TELLING else None
    if subject:
        inside = _in_phrase(passage, subject, topics)
        if inside:
            return inside
    before = [t for t in topics if t.end <= quantity.start and quantity.start - t.end <= _REACH]
    if before and not (subject and _is_foreign(passage, subject, before[-1])):
        return before[-1]
    return _later_in_clause(passage.text, quantity, topics) if not before else None


def _joined_right(text: str, quantity: Quantity, topics: tuple[Topic, ...]) -> Topic | None:
    topic = next((t for t in topics if t.start >= quantity.end), None)
    if topic is None or topic.resumed:
        return None
    gap = text[quantity.end : topic.start]
    if quantity.kind in {"fraction", "percent"} and gap.lstrip().lower().startswith("of"):
        return None  # "a third of its exports": the share of a whole, not the whole's own number
    if topic.deed and _FROM_WHAT.fullmatch(gap):
        return topic
    return topic if _RIGHT_GAP.fullmatch(gap) and not _crosses_clause(gap) else None


def _named_after(text: str, quantity: Quantity, topics: tuple[Topic, ...]) -> Topic | None:
    """What is no trade and yet what the number is of ("3 bn of investment")."""
    following = next((t for t in topics if t.start >= quantity.end), None)
    if following is None or following.flow:
        return None
    return following if _OF_OTHER.fullmatch(text[quantity.end : following.start]) else None


def _part_named_after(text: str, quantity: Quantity, topics: tuple[Topic, ...]) -> Topic | None:
    """The flow that a part of a sum is ("trade of 5 bn, of which 2 bn were imports from Peru")."""
    following = next((t for t in topics if t.start >= quantity.end), None)
    if following is None or not following.flow or of_which(text, quantity) < 0:
        return None
    return following if _IS_PART.fullmatch(text, quantity.end, following.start) else None


def _whole_after(text: str, quantity: Quantity, topics: tuple[Topic, ...]) -> Topic | None:
    """The flow that a share is a part of ("27 percent of its trade")."""
    if quantity.kind not in {"fraction", "percent"}:
        return None
    following = next((t for t in topics if t.start >= quantity.end), None)
    if following is None or not following.flow:
        return None
    return following if is_whole(text, quantity, following.start, deed=following.deed) else None


def _joined_by_of(text: str, quantity: Quantity, topics: tuple[Topic, ...]) -> Topic | None:
    """The topic of "a deficit of 640 mln", whatever follows the number."""
    topic = next((t for t in reversed(topics) if t.end <= quantity.start), None)
    gaps = (quantity.start, quantity.lead)  # with and without its hedge ("a deficit of at least 640 mln")
    joined = topic and any(_OF_GAP.fullmatch(text, topic.end, end) for end in gaps)
    return topic if joined else None


def _part_of(text: str, quantity: Quantity, topics: tuple[Topic, ...]) -> Topic | None:
    """The flow that a share is of by "of which" ("sales of 3 bn, of which a third was grain")."""
    mark = of_which(text, quantity)
    return next((t for t in reversed(topics) if t.end <= mark), None)


def _crosses_clause(gap: str) -> bool:
    return "," in gap or len(gap.split()) > 7


def _joined_left(text: str, quantity: Quantity, topics: tuple[Topic, ...]) -> Topic | None:
    topic = next((t for t in reversed(topics) if t.end <= quantity.start), None)
    if topic is None:
        return None
    return topic if _TIGHT_LEFT.fullmatch(text[topic.end : quantity.start]) else None


def _later_in_clause(text: str, quantity: Quantity, topics: tuple[Topic, ...]) -> Topic | None:
    topic = next((t for t in topics if t.start >= quantity.end), None)
    if topic is None or topic.start - quantity.end > _REACH // 4:
        return None
    return None if re.search(r"[,;:]| and | while | but ", text[quantity.end : topic.start]) else topic


def verb_chain(passage: Passage, quantity: Quantity) -> tuple[Token, ...]:
    """The verbs above a number, innermost first."""
    tokens = passage.tokens_between(quantity.start, quantity.end)
    chain: list[Token] = []
    seen: set[int] = set()
    current = tokens[0] if tokens else None
    while current is not None and current.index not in seen:
        seen.add(current.index)
        if current.pos in _VERBS:
            chain.append(current)
        above = passage.parsed.head(current)
        current = above if above.index != current.index else None
    return tuple(chain)


def _ahead_of(
    text: str, quantity: Quantity, topics: tuple[Topic, ...], told: dict[Quantity, Topic | None]
) -> Topic | None:
    """The topic that the words before a number fix, whatever the parser makes of a long list.

    A number chained to the one before it ("38 pct to 12 mln") keeps its topic; a trade word after "and" and
    the last number begins a clause of its own ("rose 3 pct and imports from there were 12 mln").
    """
    last = next((q for q in reversed(told) if q.end <= quantity.start), None)
    nearest = next((t for t in reversed(topics) if t.end <= quantity.start), None)
    if last is None or nearest is None:
        return None
    between = text[last.end : quantity.lead]
    if _SINCE.fullmatch(between) and not (nearest.flow and nearest.start > last.end):
        return told[last]
    if nearest.end <= last.start:
        return told[last] if _CHAIN.fullmatch(between) else None
    if not nearest.flow or nearest.start < last.end or quantity.start - nearest.end > _REACH // 3:
        return None
    opened = _NEW_CLAUSE.fullmatch(text[last.end : nearest.start])
    return nearest if opened and not _CLOSED.search(text[nearest.end : quantity.start]) else None


def _verb_above(passage: Passage, quantity: Quantity) -> Token | None:
    return next(iter(verb_chain(passage, quantity)), None)


def _subject(passage: Passage, verb: Token) -> Token | None:
    current, steps = verb, 0
    while steps < _BORROWED:
        subject = next((c for c in passage.parsed.children(current) if c.dep in _SUBJECTS), None)
        if subject is not None or current.dep not in {"conj", "xcomp"}:
            return subject
        current, steps = passage.parsed.head(current), steps + 1
    return None


def _in_phrase(passage: Passage, subject: Token, topics: tuple[Topic, ...]) -> Topic | None:
    phrase = passage.parsed.phrase(subject)
    start, end = passage.local(phrase.start), passage.local(phrase.end - 1) + 1
    inside = [t for t in topics if start <= t.start and t.end <= end]
    head = passage.local(subject.start)
    of_head = next((t for t in inside if t.start <= head < t.end), None)
    return of_head or next((t for t in inside if t.flow), None) or (inside[0] if inside else None)


def _is_foreign(passage: Passage, subject: Token, topic: Topic) -> bool:
    """Whether a verb has a subject of its own, after the topic, that is no word for the topic's figure."""
    start = passage.local(subject.start)
    return start >= topic.end and not _NEUTRAL.match(subject.lemma) and subject.pos in {"NOUN", "PROPN"}
