"""The states that "we", "you" and "them" stand for where somebody speaks for a state."""

from collections.abc import Iterator

from onrecord.claims.context import Context, Place
from onrecord.claims.passages import Passage
from onrecord.claims.subjects import is_partner
from onrecord.languages import rules


def with_pronouns(passage: Passage, places: tuple[Place, ...], context: Context) -> tuple[Place, ...]:
    """The states of a passage and the pronouns in it that stand for one, in order.

    "We" and "us" are the side that speaks, "you" the other side of the title's pair, "they" and "them" the
    state named last before, else that other side.
    """
    found = sorted([*places, *_pronouns(passage, places, context)], key=lambda place: place.start)
    return tuple(found)


def _pronouns(passage: Passage, places: tuple[Place, ...], context: Context) -> Iterator[Place]:
    for rule in rules("en", "pronouns"):
        for match in rule.pattern.finditer(passage.text):
            code = _meant(rule["person"], match.start(), passage, places, context)
            if code:
                yield Place(start=match.start(), end=match.end(), text=match[0], code=code, kind="pronoun")


def _meant(
    person: str, start: int, passage: Passage, places: tuple[Place, ...], context: Context
) -> str | None:
    place = passage.place(start, start + 1)
    speaker = context.own_side(place.start, place.end)
    pair = context.title_pair or context.pair
    other = pair[1 - pair.index(speaker)] if speaker in pair else None
    if speaker is None:
        return None
    if person == "first":
        dealt_with = any(p.code == speaker and is_partner(passage.text, p) for p in places)
        return (dealt_with and other) or speaker  # nobody sells to itself: another speaks
    if person == "second":
        return other
    return next((p.code for p in reversed(places) if p.end <= start and p.code not in {None, speaker}), other)
