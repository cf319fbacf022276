"""Visits and meetings as Russian words them: guests in passing, arrivals told before who arrives."""

from collections.abc import Iterator, Sequence

from onrecord.glossing.russian.clauses import Clause
from onrecord.glossing.russian.names import is_russian
from onrecord.glossing.russian.reading import Word
from onrecord.glossing.russian.units import Unit

_STAYING = frozenset({
    "находиться", "прибыть", "прибывать", "пребывать", "приехать", "посетить", "посещать", "прилететь",
})  # fmt: skip
_GOING = frozenset({
    "прибыть", "прибывать", "приехать", "приезжать", "прилететь", "прилетать", "вылететь", "отправиться",
    "направиться", "отбыть", "пожаловать", "съездить", "поехать", "наведаться",
})  # fmt: skip
_BEING = frozenset({"находиться", "пребывать"})
_HAD = frozenset(
    {"meeting", "talks", "conversation", "phone conversation", "consultations", "working meeting"}
)
_NEAR_VISIT = 4  # units
_VISITING = frozenset({"посетить", "посещать", "посещение"})
_TAKING_PLACE = frozenset({"состояться", "пройти", "проходить", "пройдет", "открыться", "начаться"})
_TIMES = frozenset({"date", "time", "year"})
INTO = frozenset({"в", "во", "на"})
"""Prepositions before where somebody goes."""
_INVITING = frozenset({"пригласить", "приглашать", "приглашение"})
_LONGEST = 9  # units of a clause that tells of a guest's visit
_NAMING = frozenset({"noun", "name", "adjective", "person"})
_OCCASIONS = ("meeting", "talks", "conversation", "summit", "negotiations", "consultations")
_JOINING = frozenset({",", "-", "–", "—"})
_INTENDING = frozenset({"намерен", "намеренный", "намереваться", "планировать", "договориться", "условиться"})
_FARTHEST = 12  # words of a noun with what belongs to it before a relative clause


def left_out(clause: Clause) -> set[int]:
    """The units about a visit that say nothing of their own.

    A guest's visit told beside his name is the meeting's; who "visited Oslo on a visit" visited it; an
    ambassador to a place is one of his state; what "will take place" is dated as what it is.
    """
    return {
        place
        for found in (_guests, _double_visits, _double_offices, _posts, _taking_place)
        for one in found(clause)
        for place in one
    }


def arrival(clause: Clause, unit: Unit) -> int | None:
    """The word for the place of "в Осло прибыл президент", where who goes stands behind the verb."""
    core = clause.core(unit)
    goes = core.lemma in _GOING or (core.lemma in _BEING and _visit_before(clause, unit) is not None)
    if unit.kind != "verb" or not goes or core.forms.get("VerbForm") != "Fin":
        return None
    subject = next(clause.below(unit, "nsubj"), None)
    if subject is None or subject < unit.last or not _is_person(clause, subject):
        return None
    for at in clause.below(unit, "obl"):
        noun = clause.units[clause.unit_of[at]]
        preposition = clause.preposition(noun)
        leads = preposition is not None and clause.words[preposition].small in INTO
        if at < unit.first and leads and noun.kind in {"name", "unknown"}:
            return at
    return None


def stay(clause: Clause, unit: Unit) -> int | None:
    """The word for the place of "министр с визитом находится в Осло", which English says he visits."""
    core = clause.core(unit)
    if unit.kind != "verb" or core.lemma not in _BEING or core.forms.get("VerbForm") != "Fin":
        return None
    subject = next(clause.below(unit, "nsubj"), None)
    if subject is None or subject > unit.first or _visit_before(clause, unit) is None:
        return None
    for at in clause.below(unit, "obl"):
        preposition = clause.preposition(clause.units[clause.unit_of[at]])
        if at > unit.last and preposition is not None and clause.words[preposition].small in INTO:
            return at
    return None


def is_had(clause: Clause, unit: Unit) -> bool:
    """Whether an event takes place with somebody and nobody else is named: "состоялась встреча с послом"."""
    subject = next(clause.below(unit, "nsubj"), None)
    event = clause.units[clause.unit_of[subject]] if subject is not None else unit
    if subject is None or subject < unit.last or not event.is_marked("event") or event.gloss not in _HAD:
        return False
    below = [clause.unit_of[at] for at in clause.below(event, "nmod", "obl", "amod")]
    others = [one for one in below if _is_person(clause, clause.units[one].core)]
    alone = all(clause.core(clause.units[one]).case == "Ins" for one in others)
    joint = any(clause.units[one].is_marked("state") or "-" in clause.units[one].gloss for one in below)
    return bool(others) and alone and not joint and all(one > clause.unit_of[subject] for one in others)


def _visit_before(clause: Clause, unit: Unit) -> int | None:
    """The place of an "on a visit" shortly before a verb."""
    place = clause.unit_of[unit.first]
    for at in range(max(0, place - _NEAR_VISIT), place):
        if _is_visit(clause.units[at]):
            return at
    return None


def _is_visit(unit: Unit) -> bool:
    return unit.kind == "fixed" and unit.gloss.startswith("on a") and unit.gloss.endswith(" visit")


def is_invited(clause: Clause, unit: Unit) -> bool:
    """Whether "take part" is what somebody is invited to."""
    head = clause.head(unit)
    return unit.gloss == "take part" and head is not None and head.lemma in _INVITING


def bare_name(clause: Clause) -> int | None:
    """The first person with no office before the name and no preposition."""
    for place, unit in enumerate(clause.units):
        before = clause.units[place - 1] if place else None
        named = before is not None and before.kind in {"noun", "name", "adjective", "person"}
        told = before is not None and before.is_marked("event")
        if unit.kind == "person" and (not named or told):
            return place if clause.preposition(unit) is None else None
    return None


def own_name(clause: Clause) -> int | None:
    """The person who opens a sentence with no office and a Russian name; None for no such person."""
    place = next((at for at, unit in enumerate(clause.units) if unit.kind == "person"), None)
    if place is None or bare_name(clause) != place:
        return None
    unit = clause.units[place]
    after = clause.units[place + 1] if place + 1 < len(clause.units) else None
    told = after is not None and after.kind in {"noun", "name", "adjective"}
    return None if told or unit.first == unit.last or not is_russian(unit.gloss) else place


def bare_visit(clause: Clause) -> int | None:
    """The "on a visit" of a sentence without a verb: "Президент с визитом в Осло"."""
    place = next((at for at, unit in enumerate(clause.units) if _is_visit(unit)), None)
    if place is None or any(unit.kind == "verb" for unit in clause.units[:place]):
        return None
    behind = (at for at in range(place, len(clause.units)) if clause.units[at].kind == "mark")
    rest = clause.units[place : next(behind, len(clause.units))]
    named = any(
        _is_person(clause, unit.core) and clause.core(unit).case == "Nom" for unit in clause.units[:place]
    )
    return place if named and all(unit.kind != "verb" for unit in rest) else None


def pairs(clause: Clause) -> dict[int, str]:
    """The "between" and "and" of "встреча министра с послом": of whom, and behind "с", by their units."""
    found: dict[int, str] = {}
    for unit in clause.units:
        if not unit.is_marked("event") or unit.kind != "noun":
            continue
        below = [clause.unit_of[at] for at in clause.below(unit, "nmod", "obl") if at > unit.last]
        persons = [one for one in below if _is_person(clause, clause.units[one].core)]
        whose = [one for one in persons if clause.core(clause.units[one]).case == "Gen"]
        others = [
            clause.unit_of[before]
            for one in persons
            if (before := clause.preposition(clause.units[one])) is not None
            and clause.words[before].small in {"с", "со"}
        ]
        if whose and others and whose[0] < others[0]:
            found |= {whose[0]: "between", others[0]: "and"}
    return found


def fronted(clause: Clause) -> dict[int, str]:
    """The words of "следующую встречу министры намерены провести", as English has it, by their units."""
    found: dict[int, str] = {}
    for place, unit in enumerate(clause.units):
        head = clause.head(unit)
        if unit.kind != "verb" or clause.core(unit).forms.get("VerbForm") != "Inf" or head is None:
            continue
        things = [clause.unit_of[at] for at in clause.below(unit, "obj") if at < unit.first]
        above = clause.unit_of[clause.core(unit).head]
        doers = [clause.unit_of[at] for at in clause.below(clause.units[above], "nsubj") if at < unit.first]
        if (
            not things
            or not doers
            or head.lemma not in _INTENDING
            or not things[0] < doers[0] < above < place
        ):
            continue
        if clause.units[things[0]].is_marked("event") and _is_person(clause, clause.units[doers[0]].core):
            found |= {doers[0]: "of", above: "is planned", place: "to be held"}
    return found


def asides(clause: Clause) -> set[int]:
    """The units before which English sets a comma, around an occasion: "X, at the meeting with Y, stated"."""
    found: set[int] = set()
    for place, unit in enumerate(clause.units):
        subject = next(clause.below(unit, "nsubj"), None)
        finite = unit.kind == "verb" and clause.core(unit).forms.get("VerbForm") == "Fin"
        if not finite or subject is None or subject > unit.first or not _is_person(clause, subject):
            continue
        own = clause.unit_of[subject]
        end = own
        while end + 1 < place and _names(clause, clause.units[end + 1]):
            end += 1
        if _is_occasion(clause.units[end + 1 : place]) and end + 1 < place:
            found |= {end + 1, place}
        start = clause.start_of_noun(own)
        if start > 1 and clause.units[start - 1].kind == "person" and _is_occasion(clause.units[:start]):
            found.add(start)
    return found


def _names(clause: Clause, unit: Unit) -> bool:
    return unit.kind in _NAMING or clause.core(unit).small == "и"


def _is_occasion(between: Sequence[Unit]) -> bool:
    """Whether units are one phrase that a preposition opens, of a meeting or the like."""
    leads = bool(between) and between[0].kind in {"fixed", "unknown"}
    plain = all(one.kind not in {"mark", "verb"} for one in between)
    return leads and plain and any(word in one.gloss for one in between for word in _OCCASIONS)


def is_time(unit: Unit) -> bool:
    """Whether a unit tells a day, a month, a year or another time."""
    return unit.kind in _TIMES or unit.is_marked("month", "weekday", "time")


def _is_person(clause: Clause, at: int) -> bool:
    unit = clause.units[clause.unit_of[at]]
    return unit.kind == "person" or unit.is_marked("office")


def _guests(clause: Clause) -> Iterator[range]:
    """Clauses with a guest's visit and no day: ", находящимся в Москве с рабочим визитом"."""
    for place, unit in enumerate(clause.units):
        core = clause.core(unit)
        if unit.kind != "verb" or core.lemma not in _STAYING or core.relation not in {"acl", "acl:relcl"}:
            continue
        start = place - 1
        if core.forms.get("Tense") == "Fut":
            continue
        if core.forms.get("VerbForm") == "Fin":
            start -= clause.core(clause.units[start]).lemma == "который"
        elif core.case in {"", "Nom"}:
            continue
        end = _visit_behind(clause, place)
        if end is None or any(is_time(one) for one in clause.units[place : end + 1]):
            continue
        if start >= 0 and clause.units[start].gloss == "," and _of_guest(clause, core):
            after = end + 1 < len(clause.units) and clause.units[end + 1].gloss == ","
            yield range(start, end + 1 + after)


def _of_guest(clause: Clause, core: Word) -> bool:
    """Whether the person a clause describes is met by somebody, and is not who acts."""
    return core.head >= 0 and clause.words[core.head].case not in {"", "Nom"}


def _visit_behind(clause: Clause, place: int) -> int | None:
    """The unit that speaks of a visit, shortly behind a verb and before any comma."""
    for at in range(place + 1, min(place + _LONGEST, len(clause.units))):
        unit = clause.units[at]
        if unit.kind == "mark":
            return None
        if any(word.lemma in {"визит", "поездка"} for word in clause.words[unit.first : unit.last + 1]):
            return at
    return None


def _double_visits(clause: Clause) -> Iterator[range]:
    """The "с визитом" of "посетить с визитом"."""
    for place, unit in enumerate(clause.units):
        head = clause.head(unit)
        visit = _is_visit(unit)
        around = clause.units[max(0, place - _LONGEST) : place + 2]
        near = any(one.kind == "verb" and clause.core(one).lemma in _VISITING for one in around)
        if visit and ((head is not None and head.lemma in _VISITING) or near):
            yield range(place, place + 1)
        if stay(clause, unit) is not None and (at := _visit_before(clause, unit)) is not None:
            yield range(at, at + 1)


def _double_offices(clause: Clause) -> Iterator[range]:
    """The first of two offices that one person holds: "вице-премьер, министр финансов Грант Мелконян"."""
    for place, unit in enumerate(clause.units[:-3]):
        mark, second = clause.units[place + 1 : place + 3]
        if not unit.is_marked("office") or not second.is_marked("office") or mark.gloss not in _JOINING:
            continue
        behind = clause.units[place + 3 : place + 3 + _LONGEST]
        end = next((n for n, one in enumerate(behind) if one.kind == "person"), None)
        alone = end is not None and all(one.kind in {"name", "adjective", "noun"} for one in behind[:end])
        if alone and clause.core(unit).case == clause.core(second).case:
            yield range(place, place + 2)


def _posts(clause: Clause) -> Iterator[range]:
    """The "в Рабате" of "посол России в Рабате Олег Дробышев"."""
    for place, unit in enumerate(clause.units[:-2]):
        following = clause.units[place + 1]
        is_post = clause.core(unit).small in {"в", "во"} and following.is_marked("place")
        before = clause.units[max(place - 2, 0) : place]
        if (
            is_post
            and clause.units[place + 2].kind == "person"
            and any(one.is_marked("office") for one in before)
        ):
            yield range(place, place + 2)


def _taking_place(clause: Clause) -> Iterator[range]:
    """The ", который состоится" behind an event."""
    for place, unit in enumerate(clause.units):
        if unit.kind != "verb" or clause.core(unit).lemma not in _TAKING_PLACE or place < 3:
            continue
        which, comma = clause.units[place - 1], clause.units[place - 2]
        near = clause.units[max(0, place - _FARTHEST) : place - 2]
        if (
            clause.core(which).lemma == "который"
            and comma.gloss == ","
            and any(n.is_marked("event") for n in near)
        ):
            yield range(place - 2, place + 1)
