"""Russian prepositions by what stands behind them and what they hang on."""

from functools import cache

from onrecord.glossing.russian.clauses import Clause
from onrecord.glossing.russian.lexicon import plain
from onrecord.glossing.russian.units import Unit
from onrecord.languages import table

_SPANS = frozenset({
    "полугодие", "квартал", "месяц", "период", "неделя", "день", "десятилетие", "век", "половина", "год",
    "декада", "пятилетка", "сутки", "час", "лето", "зима", "весна", "осень", "время",
})  # fmt: skip
ABOUT = frozenset({"почти", "более", "менее", "около", "свыше", "примерно", "больше", "меньше", "не", "сразу",
                    "порядка", "приблизительно", "чуть", "всего", "лишь", "целых", "ровно"})  # fmt: skip
_COMPARED = frozenset({"больше", "меньше", "выше", "ниже", "лучше", "хуже"})


_SPELLED = {"во": "в", "со": "с", "ко": "к", "об": "о", "обо": "о"}


@cache
def _rows() -> dict[str, list[tuple[str, str, frozenset[str], str]]]:
    found: dict[str, list[tuple[str, str, frozenset[str], str]]] = {}
    for row in table("ru", "prepositions"):
        after = frozenset(plain(one.strip()) for one in row["after"].split(",") if one.strip())
        found.setdefault(row["word"], []).append((row["case"], row["before"], after, row["gloss"]))
    return found


@cache
def _governed() -> dict[tuple[str, str], str]:
    return {(plain(row["word"]), row["case"]): row["gloss"] for row in table("ru", "governed")}


def governed(head: str, case: str) -> str:
    """What English puts before a noun in a bare case that hangs on a word."""
    rows = _governed()
    return rows.get((head, case), rows.get(("*", case), ""))


def preposition(clause: Clause, place: int) -> str | None:
    """The English of the preposition that is the unit at a place; None where it is none of the table."""
    unit = clause.units[place]
    small = clause.core(unit).small
    rows = _rows().get(_SPELLED.get(small, small))
    if rows is None or unit.first != unit.last:
        return None
    noun = _noun(clause, unit)
    if noun is None:
        return next((gloss for _, before, after, gloss in rows if not before and not after), None)
    head = clause.words[noun.core].head
    above = {clause.words[head].lemma} if head >= 0 else set()
    if head >= 0 and clause.words[head].relation in {"xcomp", "conj"} and clause.words[head].head >= 0:
        above.add(clause.words[clause.words[head].head].lemma)
    kinds = _kinds(clause, place, noun)
    if _is_compared(clause, place) and clause.core(unit).small == "на":
        return ""
    before = clause.units[place - 1] if place else None
    if small == "до" and before is not None and (before.is_marked("unit") or before.gloss == "%"):
        return "to"
    if small == "до" and any(
        clause.core(one).small in {"от", "с", "со"} for one in clause.units[max(0, place - 4) : place]
    ):
        return "to"
    if small == "от" and before is not None and before.gloss == "amount to":
        return ""
    if (
        small in {"к", "ко"}
        and kinds & {"month", "date", "year", "time"}
        and before is not None
        and (before.gloss in {"percent", "%"} or before.gloss.endswith(" times"))
    ):
        return "compared with"
    if (
        small == "до"
        and "number" in kinds
        and place
        and clause.units[place - 1].gloss in {",", "–", "—", "("}
    ):
        return "to"
    if small == "на" and "number" in kinds and _counts_percent(clause, place):
        return "by"
    for case, before, after, gloss in rows:
        if (
            clause.core(noun).case
            and case not in {"*", ""}
            and case != clause.core(noun).case
            and not (before and before in kinds)
        ):
            continue
        if (not before or before in kinds) and (not after or above & after):
            return gloss
    return None


def _noun(clause: Clause, unit: Unit) -> Unit | None:
    head = clause.core(unit).head
    if head > unit.last:
        return clause.units[clause.unit_of[head]]
    following = clause.unit_of[unit.last] + 1
    return clause.units[following] if following < len(clause.units) else None


def _is_compared(clause: Clause, place: int) -> bool:
    """Whether "на 5 процентов больше" follows, where English has no preposition."""
    return any(clause.core(unit).small in _COMPARED for unit in clause.units[place + 2 : place + 6]) and any(
        unit.kind == "number" or unit.is_marked("fraction") for unit in clause.units[place + 1 : place + 3]
    )


def _counts_percent(clause: Clause, place: int) -> bool:
    """Whether what is counted behind a preposition is percent or points."""
    for unit in clause.units[place + 1 : place + 6]:
        if unit.gloss in {"percent", "%", "percentage point"} or unit.is_marked("fraction"):
            return True
        if unit.is_marked("unit") or unit.kind in {"verb", "mark"}:
            return False
    return False


def by_measure(clause: Clause, place: int) -> str | None:
    """The English of the "на" that ends the phrase at a place ("почти на"), by what the number measures."""
    unit = clause.units[place]
    following = clause.units[place + 1] if place + 1 < len(clause.units) else None
    if following is None or _counts_percent(clause, place):
        return None
    noun = next(
        (one for one in clause.units[place + 1 : place + 5] if one.is_marked("unit") or one.kind == "noun"),
        following,
    )
    head = clause.words[noun.core].head
    above = clause.words[head].lemma if head >= 0 else ""
    for _, before, after, gloss in _rows()["на"]:
        if before == "number" and (not after or above in after):
            return unit.gloss if gloss == "by" else f"{gloss} {unit.gloss.removeprefix('by ')}"
    return None


def _kinds(clause: Clause, place: int, noun: Unit) -> set[str]:
    """What stands behind the preposition."""
    after = place + 1
    while after < len(clause.units) - 1 and clause.core(clause.units[after]).small in ABOUT:
        after += 1
    first = clause.units[after] if after < len(clause.units) else noun
    found = {first.kind} & {"year", "date"}
    if ":" in first.gloss and first.kind == "number":
        found.add("clock")
    for unit in (first, noun):
        found |= unit.entry.marks & {"weekday", "month", "place", "fraction"}
    if clause.core(noun).lemma in _SPANS or "time" in noun.entry.marks and noun.kind == "noun":
        found.add("span")
    if first.kind == "time" or noun.kind == "time":
        found.add("time")
    if clause.core(noun).lemma == "место":
        found.add("rank")
    following = [clause.core(unit).lemma for unit in clause.units[after + 1 : after + 3]]
    is_number = first.kind == "number" or first.is_marked("scale") or clause.core(first).kind == "NUM"
    if is_number and not found & {"clock", "span"} and not any(one in _SPANS for one in following):
        found.add("number")
    return found
