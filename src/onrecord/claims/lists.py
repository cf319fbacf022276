"""Numbers of a list that each have a partner of their own ("Togo at 3 bn, Mexico at 2 bn, Peru at 1 bn")."""

import re
from collections.abc import Sequence
from itertools import pairwise

from onrecord.claims.context import Context, Place
from onrecord.claims.parties import Before, Parties, sided
from onrecord.claims.phrases import Phrase
from onrecord.claims.quantities import Quantity
from onrecord.claims.topics import Topic
from onrecord.languages import rules
from onrecord.model import Frozen

_ITEMS = 2  # fewer are no list
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_AND = re.compile(r"(?:\s\([A-Z]+\))?(?:,\s?|\s?and\s|,\sand\s)(?:the\s|to\s|from\s|with\s)?")
_TAKING = re.compile(r"\| (?:took|received|bought|got|absorbed|lifted|purchased|imported) ")
_OWNED = len(" total goods ")
_HELD_AGAINST = re.compile(
    r"[^;:.]{0,80}?,? \(?"
    r"(?:ahead of|second only to|behind|after|followed by|compared (?:with|to)|against|versus)(?: the)? ",
    re.IGNORECASE,
)
_STRETCH = 90  # characters from the last partner to the first number of "respectively"


class Listing(Frozen, frozen=True, kw_only=True):
    """The partner that each number of a list has for itself.

    Attributes:
        partners: By number; empty where there is no list.
        further: Whether they come after the trade word's own partner, which is none of them and no home.
    """

    partners: dict[Quantity, str]
    further: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The states that the list names, each once."""
        return tuple(dict.fromkeys(self.partners.values()))


def partners_of(
    text: str, places: Sequence[Place], quantities: Sequence[Quantity], topics: Sequence[Topic]
) -> Listing:
    """The partners of the numbers of a passage, where it has a list of them."""
    states = [p for p in places if p.code and not _owns(p, topics)]
    told = _respectively(text, states, quantities)
    if told:
        return Listing(partners=told)
    for side in ("before", "after"):
        found = {q: code for q in quantities if (code := _beside(text, states, q, side))}
        if len(set(found.values())) >= _ITEMS:
            return Listing(partners=found)
    further = _gone_on(text, states, quantities, topics)
    return Listing(partners=further or _compared(text, states, quantities), further=bool(further))


def _owns(place: Place, topics: Sequence[Topic]) -> bool:
    """Whether a state owns the trade word right after it ("in Peruvian exports"), and is no partner."""
    return any(t.flow and 0 <= t.start - place.end <= _OWNED for t in topics)


def settle_listed(
    topic: Topic, partner: str, phrase: Phrase, context: Context, before: Before
) -> Parties | None:
    """The pair of a list's item: its partner, and the state that the whole list is about."""
    pairs = [p for p in (before.sentence, before.paragraph, before.nearby) if p]
    owners = [p.code for p in phrase.owners if p.code]
    homes = (
        phrase.ours, *owners, phrase.agent, *(p.reporter for p in pairs), before.home, phrase.money,
        phrase.partner, phrase.destination, phrase.origin, phrase.subject, *phrase.sentence, context.dominant,
    )  # fmt: skip
    listed = {*phrase.listed, partner, *([_own_partner(topic, phrase)] if phrase.further else [])}
    home = next((code for code in homes if code and code not in listed), None)
    return sided(topic, home, partner)


def _own_partner(topic: Topic, phrase: Phrase) -> str | None:
    """The partner that a trade word itself names ("imports from Peru", "the deficit with Peru")."""
    sides = {"exports": phrase.destination, "imports": phrase.origin}
    return sides.get(topic.flow or "", phrase.partner)


def _beside(text: str, states: Sequence[Place], quantity: Quantity, side: str) -> str | None:
    """The state right before a number ("Peru at", "Peru (") or right after it ("with Peru")."""
    for place in states:
        gap = text[place.end : quantity.lead] if side == "before" else text[quantity.end : place.start]
        apart = place.end <= quantity.lead if side == "before" else quantity.end <= place.start
        if apart and any(r.pattern.fullmatch(gap) for r in rules("en", "list_gaps") if r["side"] == side):
            return place.code
    return None


def _gone_on(
    text: str, states: Sequence[Place], quantities: Sequence[Quantity], topics: Sequence[Topic]
) -> dict[Quantity, str]:
    """Later partners of the same trade word ("exports to Chile rose 5 pct and to Peru 7 pct")."""
    found: dict[Quantity, str] = {}
    for before, quantity in pairwise(quantities):
        between = [p for p in states if before.end <= p.start and p.end <= quantity.lead]
        if len(between) != 1 or any(before.end <= t.start < quantity.start for t in topics):
            continue
        gap = f"{text[before.end : between[0].start]}|{text[between[0].end : quantity.lead]}"
        code = between[0].code
        if _TAKING.search(gap) and not any(t.flow == "exports" and t.end <= before.start for t in topics):
            continue  # "Peru bought 3 mln tonnes and Chile took 2 mln": another buyer, and no partner of Peru
        if code and any(r.pattern.fullmatch(gap) for r in rules("en", "list_gaps") if r["side"] == "around"):
            found[quantity] = code
    return found


def _compared(text: str, states: Sequence[Place], quantities: Sequence[Quantity]) -> dict[Quantity, str]:
    """Partners whose numbers a number is held against ("ahead of Peru's 12 pct and Togo's 5 pct")."""
    found: dict[Quantity, str] = {}
    edge = next((q.end for q in quantities), 0)
    for quantity in quantities[1:]:
        between = [p for p in states if edge <= p.start and p.end <= quantity.lead]
        opened = _AND if found else _HELD_AGAINST
        if between and opened.fullmatch(text[edge : between[-1].start]):
            gap, code = text[between[-1].end : quantity.lead], between[-1].code
            if code and any(
                r.pattern.fullmatch(gap) for r in rules("en", "list_gaps") if r["side"] == "compared"
            ):
                found[quantity] = code
        edge = quantity.end
    return found


def _respectively(text: str, states: Sequence[Place], quantities: Sequence[Quantity]) -> dict[Quantity, str]:
    """As many partners as numbers, told in the same order."""
    mark = _RESPECTIVELY.search(text)
    told = [q for q in quantities if mark and q.end <= mark.start()]
    row: list[Place] = []
    for place in reversed([p for p in states if told and p.end <= told[0].start]):
        if row and not _AND.fullmatch(text[place.end : row[0].start]):
            break
        row.insert(0, place)
    if len(row) < _ITEMS or len(told) % len(row) or not told or told[0].start - row[-1].end > _STRETCH:
        return {}
    return {q: p.code for q, p in zip(told, row * (len(told) // len(row)), strict=True) if p.code}
