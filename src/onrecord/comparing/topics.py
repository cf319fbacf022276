"""Points of the accounts put into rows, one matter a row."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from onrecord.comparing.accounts import Told
from onrecord.comparing.aligning import matches
from onrecord.comparing.clashes import conflict
from onrecord.comparing.giving import given
from onrecord.comparing.naming import names_of, topic_name
from onrecord.model import ConflictValue, Contact, StatementReference, Topic
from onrecord.model.comparison import Absence, ConflictKind, Relation

_BOTH = 2
_LONGEST_FRAGMENT = 2
"""A point of so few words of meaning and without a verb belongs to the one before it in its sentence."""


def topics_of(told: Sequence[Told], first_hand: frozenset[str]) -> Iterator[Topic]:
    """The topics of one contact, in the order in which the first account that tells them does.

    Args:
        told: The points of all accounts of the contact.
        first_hand: The sides whose own full account is among them.
    """
    sides = tuple(dict.fromkeys(point.side for point in told))
    rows = _rows(told, sides)
    places = {side: _places(rows, told, side) for side in sides}
    for number, row in enumerate(rows):
        points = [told[place] for place in row]
        yield _topic(points, sides, {side: places[side].get(number) for side in sides}, first_hand)


def whose_initiative(contacts: Mapping[str, Contact | None], told: Sequence[Told]) -> Iterator[Topic]:
    """The row of who asked for the contact, where the sides differ in it.

    Args:
        contacts: The contact that each document is about, by the document's id.
        told: The points of these documents, those that tell of the contact alone among them.
    """
    asking = {document: c for document, c in contacts.items() if c is not None and c.initiative is not None}
    if len({c.initiative for c in asking.values()}) < _BOTH:
        return
    places = {(document, m.start) for document, c in asking.items() for m in c.mentions}
    found = [p for p in told if any(p.document == d and p.point.start <= n < p.point.end for d, n in places)]
    sides = tuple(dict.fromkeys(point.side for point in told))
    cells = {side: _cell([p for p in found if p.side == side][:1]) for side in sides}
    if sum(map(bool, cells.values())) >= _BOTH:
        order: dict[str, int | None] = {side: 1 if cells[side] else None for side in sides}
        named: dict[str, tuple[str, ...]] = dict.fromkeys(sides, ())
        yield Topic(
            topic="initiative", relation="conflict", conflict="party", cells=cells, order=order, words=named,
            values={side: tuple(_named_by(cells[side], asking)) for side in sides},
        )  # fmt: skip


def _named_by(cell: Sequence[StatementReference], asking: Mapping[str, Contact]) -> Iterator[ConflictValue]:
    """Who asked for the contact, as the document of a cell has it; no words of it are kept."""
    for one in cell:
        if party := asking[one.document].initiative:
            yield ConflictValue(value=party, document=one.document)


def _rows(told: Sequence[Told], sides: Sequence[str]) -> list[tuple[int, ...]]:
    """Places of the points that are about one matter."""
    parent = list(range(len(told)))
    matched: set[int] = set()
    for first, second in combinations(sides, 2):
        mine = [place for place, point in enumerate(told) if point.side == first]
        theirs = [place for place, point in enumerate(told) if point.side == second]
        for match in matches([told[n] for n in mine], [told[n] for n in theirs]):
            pair = mine[match.first], theirs[match.second]
            _join(parent, *pair)
            matched.update(pair)
    for place in range(1, len(told)):
        if place not in matched and _is_fragment(told[place]) and _follows(told[place - 1], told[place]):
            _join(parent, place - 1, place)
    found: dict[int, list[int]] = {}
    for place in range(len(told)):
        found.setdefault(_root(parent, place), []).append(place)
    return [tuple(row) for row in found.values()]


def _is_fragment(point: Told) -> bool:
    return len(point.lemmas) <= _LONGEST_FRAGMENT and not any(t.pos == "VERB" for t in point.point.tokens)


def _follows(before: Told, point: Told) -> bool:
    same = (before.document, before.side) == (point.document, point.side)
    return same and before.point.sentence.index == point.point.sentence.index


def _join(parent: list[int], first: int, second: int) -> None:
    low, high = sorted((_root(parent, first), _root(parent, second)))
    parent[high] = low


def _root(parent: list[int], place: int) -> int:
    while parent[place] != place:
        place = parent[place]
    return place


def _places(rows: Sequence[tuple[int, ...]], told: Sequence[Told], side: str) -> dict[int, int]:
    """Row to its place in a side's account, by where it is first told."""
    first = {
        number: min(place for place in row if told[place].side == side)
        for number, row in enumerate(rows)
        if any(told[place].side == side for place in row)
    }
    return {number: place for place, number in enumerate(sorted(first, key=lambda n: first[n]), start=1)}


def _topic(
    points: Sequence[Told], sides: Sequence[str], order: dict[str, int | None], first_hand: frozenset[str]
) -> Topic:
    telling = {side: [p for p in points if p.side == side] for side in sides}
    found, values = _conflict(telling)
    relation: Relation = "only" if sum(map(bool, telling.values())) == 1 else "both"
    return Topic(
        topic=topic_name(points),
        relation="conflict" if found else relation,
        conflict=found,
        values=values,
        cells={side: _cell(telling[side]) for side in sides},
        order=order,
        words=names_of(telling),
        absent={side: _absence(side, first_hand) for side in sides if not telling[side]},
    )


def _conflict(
    telling: dict[str, list[Told]],
) -> tuple[ConflictKind | None, dict[str, tuple[ConflictValue, ...]]]:
    """How most points of two sides contradict each other, and what each side gives in these."""
    pairs = [(a, b) for mine, theirs in combinations(telling.values(), 2) for a in mine for b in theirs]
    clashes = [(kind, a, b) for a, b in pairs if (kind := conflict(a, b)) is not None]
    if not clashes:
        return None, {}
    most = Counter(kind for kind, _, _ in clashes).most_common(1)[0][0]
    values: dict[str, dict[ConflictValue, None]] = {side: {} for side in telling}
    for kind, a, b in clashes:
        if kind == most:
            for side, value in given(kind, a, b):
                values[side][value] = None
    return most, {side: tuple(found) for side, found in values.items() if found}


def _cell(points: Sequence[Told]) -> tuple[StatementReference, ...]:
    found = (StatementReference(document=p.document, statement=p.statement.id) for p in points)
    return tuple(dict.fromkeys(found))


def _absence(side: str, first_hand: frozenset[str]) -> Absence:
    """Silence means something only where the side's own full account is at hand."""
    return "omitted" if side in first_hand else "not in the text given"
