"""Where English has another order or another word for a whole turn of phrase."""

from collections.abc import Iterator
from dataclasses import replace

from onrecord.glossing.russian.clauses import Clause
from onrecord.glossing.russian.prepositions import ABOUT
from onrecord.glossing.russian.units import Unit

_EXPRESSING = frozenset({"express", "convey", "send"})
PART_OF_MONTH = {"at the beginning of": "in early", "in the middle of": "in", "at the end of": "in late"}
"""What English says before a month for a part of it."""
_REPORTERS = frozenset({"журналист", "репортер", "корреспондент", "агентство", "тасс", "пресса"})
_BALANCES = frozenset({"дефицит", "профицит", "сальдо", "баланс", "излишек"})
_HELD = frozenset(
    {("обратить", "внимание"), ("обращать", "внимание"), ("подвести", "итог"), ("подводить", "итог")}
)


def silent(clause: Clause) -> set[int]:
    """The units that English leaves out, as its verbs and nouns have them already."""
    return _held(clause) | _in_trade(clause) | _told_to(clause)


def _told_to(clause: Clause) -> set[int]:
    """Reporters between a verb of telling and who tells: "сообщил журналистам министр"."""
    found = set()
    for unit in clause.units:
        subject = next(clause.below(unit, "nsubj"), None) if unit.kind == "verb" else None
        for at in clause.below(unit, "iobj", "obl", "obj") if subject is not None else ():
            if subject is not None and unit.last < at < subject and clause.words[at].lemma in _REPORTERS:
                found.add(clause.unit_of[at])
    return found


def _held(clause: Clause) -> set[int]:
    """Objects that are in the English verb already: "обратил внимание на" is "noted"."""
    found = set()
    for unit in clause.units:
        core = clause.core(unit)
        for at in clause.below(unit, "obj") if unit.kind == "verb" else ():
            if (core.lemma, clause.words[at].lemma) in _HELD:
                place = clause.unit_of[at]
                found.add(place)
                following = place + 1
                if following < len(clause.units) and clause.core(clause.units[following]).small == "на":
                    found.add(following)
    return found


def _in_trade(clause: Clause) -> set[int]:
    """A "дефицит в торговле с Чили" is a trade deficit with Chile."""
    found: set[int] = set()
    for place, unit in enumerate(clause.units):
        if clause.core(unit).lemma not in _BALANCES or unit.first != unit.last:
            continue
        for at in range(place + 1, min(place + 7, len(clause.units) - 1)):
            trade = clause.units[at + 1]
            if clause.core(clause.units[at]).small in {"в", "во"} and clause.core(trade).lemma == "торговля":
                if trade.first == trade.last:
                    found |= {at, at + 1}
                clause.units[place] = replace(unit, gloss=f"trade {unit.gloss}")
                break
    return found


def addressed(clause: Clause) -> Iterator[tuple[int, int, int]]:
    """Where a receiver stands before what is expressed to it, which English turns round."""
    for unit in clause.units:
        if unit.kind != "verb" or unit.gloss not in _EXPRESSING:
            continue
        things = [at for at in clause.below(unit, "obj") if at > unit.last]
        receivers = [at for at in clause.below(unit, "iobj", "obl") if clause.words[at].case == "Dat"]
        if not things or not receivers or not unit.last < receivers[0] < things[0]:
            continue
        first = clause.unit_of[unit.last] + 1
        thing = clause.start_of_noun(clause.unit_of[things[0]])
        last = clause.units[clause.unit_of[things[0]]].last
        if last - clause.units[first].first > 9 or any(
            one.kind in {"verb", "mark"} for one in clause.units[first:thing]
        ):
            continue
        words = clause.words
        yield words[clause.units[first].first].start, words[clause.units[thing].first].start, words[last].end


def far_figure(clause: Clause, place: int, unit: Unit) -> int | None:
    """The number that a verb of amounting has behind a time or place: "amounted in May to 5 tonnes"."""
    if unit.kind != "verb" or unit.gloss not in {"amount to", "reach"} or unit.first != unit.last:
        return None
    for at in range(place + 1, min(place + 7, len(clause.units))):
        one = clause.units[at]
        if one.kind == "verb" or one.kind == "mark" or clause.core(one).small == "от":
            return None
        if one.kind == "number" or one.is_marked("scale") or clause.core(one).kind == "NUM":
            behind = clause.units[at + 1] if at + 1 < len(clause.units) else None
            if clause.preposition(one) is not None or (behind is not None and behind.kind == "year"):
                continue
            return (
                at if at > place + 2 or (at == place + 2 and clause.units[place + 1].kind == "time") else None
            )
    return None


def figure_start(clause: Clause, at: int) -> int:
    """Where the words before a number begin that belong to it: "almost", "more than"."""
    while clause.core(clause.units[at - 1]).small in ABOUT:
        at -= 1
    return at


def counts_months(clause: Clause, place: int) -> bool:
    """Whether months counted from a year's beginning follow "за": "за девять месяцев"."""
    units_ = clause.units[place + 1 : place + 3]
    return (
        len(units_) == 2
        and clause.core(units_[1]).lemma == "месяц"
        and (clause.core(units_[0]).kind == "NUM" or units_[0].kind == "number")
    )


def fallen(clause: Clause, unit: Unit) -> str:
    """The verb of a share: "на X приходится 5%" is "X accounts for 5%"."""
    falls_on = [
        at for at in clause.below(unit, "obl", "iobj", "nmod")
        if any(clause.words[child].small == "на" for child in clause.words[at].below)
    ]  # fmt: skip
    if not falls_on:
        return ""
    past = clause.core(unit).forms.get("Tense") == "Past"
    if falls_on[0] < unit.first:
        return "accounted for" if past else "accounts for"
    return "was accounted for" if past else "is accounted for"
