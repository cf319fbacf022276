"""The sentences of the drawn claims, in varied words."""

import random
import re

from findings_numbers import MONEY, PERCENT, Drawn, Number
from findings_standings import compared, fraction, place, placed, shared

SCALES = {1: "", 1000: " thousand", 1000000: " million", 1000000000: " billion"}
HEDGES = {
    "exactly": [""],
    "about": ["about ", "around ", "roughly "],
    "estimated": ["an estimated "],
    "nearly": ["nearly ", "almost ", "close to "],
    "more-than": ["more than ", "over "],
    "less-than": ["less than ", "under "],
    "at-least": ["at least "],
    "at-most": ["up to ", "at most "],
    "between": [""],
}
UP, DOWN = ["rose", "grew", "increased", "climbed"], ["fell", "declined", "dropped", "decreased"]
WORDED = {"2": "doubled", "3": "tripled", "4": "quadrupled"}
BEFORE_WORDED = {
    "exactly": [""],
    "about": ["roughly "],
    "nearly": ["nearly ", "almost "],
    "more-than": ["more than "],
    "less-than": ["less than "],
    "at-least": ["at least "],
}
LEVELS = ["amounted to", "reached", "totalled", "stood at", "was"]
TOTALS = [
    "trade between {a} and {b}",
    "bilateral trade between {b} and {a}",
    "{a}'s trade with {b}",
    "trade turnover between {a} and {b}",
]
EXPORTS = ["{s}'s exports to {t}", "exports from {s} to {t}", "exports of {s} to {t}"]
IMPORTS = ["{t}'s imports from {s}", "imports of {t} from {s}"]
SPEAKERS = [
    "the trade ministry of {x}",
    "{x}'s trade ministry",
    "the foreign ministry of {x}",
    "the government of {x}",
    "{x}'s statistics office",
]
SAID = [
    "{claim}, {who} said.",
    "{who} said that {claim}.",
    "According to {who}, {claim}.",
    "{claim}, {who} announced.",
]


def sentence(claim: Drawn, name, chance: random.Random) -> str:
    """The claim in words; ``name`` gives a state's name in running text."""
    core = _core(claim, name, chance)
    if claim.speaker is None:
        text = core + "."
    else:
        who = chance.choice(SPEAKERS).format(x=name(claim.speaker))
        text = chance.choice(SAID).format(claim=core, who=who)
    return _capital(re.sub(r"(?<=s)'s\b", "'", text))


def number_words(number: Number, form: str) -> str:
    """``$5.45 billion``, ``12%``, ``a third``, ``2.5``."""
    if number.fraction:
        return fraction(number)
    if form in MONEY:
        return f"${number.digits}{SCALES[int(number.scale)]}"
    return f"{number.digits}%" if form in PERCENT else number.digits


def figure(claim: Drawn) -> str:
    """The number's own words, without the hedge."""
    if claim.form == "rank":
        return place(claim)
    first = number_words(claim.number, claim.form)
    if claim.high:
        times = " times" if claim.form == "multiple" else ""
        return f"{first} and {number_words(claim.high, claim.form)}{times}"
    if claim.form == "multiple":
        return f"{first} times" + (" more" if claim.added else "")
    return first


def _core(claim: Drawn, name, chance: random.Random) -> str:
    when = _when(claim, chance)
    if claim.versus:
        return compared(claim, name, _figure(claim, chance), chance) + when
    if claim.form == "share":
        return shared(claim, name, _figure(claim, chance), chance) + when
    if claim.form == "rank":
        return placed(claim, name, chance) + when
    if claim.flow == "balance":
        return _balance(claim, name, chance) + when
    if claim.form == "level" and claim.flow != "total" and chance.random() < 0.3:
        s, t = _seller(claim, name)
        verb = f"{s} exported goods worth {_figure(claim, chance)} to {t}"
        return (
            verb if claim.flow == "exports" else f"{t} imported goods worth {_figure(claim, chance)} from {s}"
        ) + when
    return f"{_subject(claim, name, chance)} {_predicate(claim, chance)}{when}"


def _subject(claim: Drawn, name, chance: random.Random) -> str:
    if claim.flow == "total":
        a, b = chance.sample([name(claim.a), name(claim.b)], 2)
        return chance.choice(TOTALS).format(a=a, b=b)
    s, t = _seller(claim, name)
    return chance.choice(EXPORTS if claim.flow == "exports" else IMPORTS).format(s=s, t=t)


def _predicate(claim: Drawn, chance: random.Random) -> str:
    if claim.form == "level":
        return f"{chance.choice(LEVELS)} {_figure(claim, chance)}"
    verb = chance.choice(DOWN if claim.direction == "down" else UP)
    worded, before = WORDED.get(claim.number.digits), BEFORE_WORDED.get(claim.hedge)
    if claim.form == "multiple" and worded and before and not claim.added and claim.direction == "up":
        return chance.choice(before) + worded
    by = "" if claim.form == "multiple" and claim.hedge == "exactly" else "by "
    return f"{verb} {by}{_figure(claim, chance)}"


def _balance(claim: Drawn, name, chance: random.Random) -> str:
    s, t = _seller(claim, name)
    words = _figure(claim, chance)
    return chance.choice([
        f"{s} had a trade surplus of {words} with {t}",
        f"{s} recorded a surplus of {words} in trade with {t}",
        f"{t}'s trade deficit with {s} was {words}",
        f"{s}'s trade surplus with {t} reached {words}",
    ])  # fmt: skip


def _figure(claim: Drawn, chance: random.Random) -> str:
    if claim.high:
        return f"between {figure(claim)}"
    return chance.choice(HEDGES[claim.hedge]) + figure(claim)


def _when(claim: Drawn, chance: random.Random) -> str:
    if claim.under_way:  # what "is the largest" needs no year to say
        return "" if claim.form == "rank" else " this year"
    if claim.year is None:
        return ""
    if claim.base is not None:
        return chance.choice(
            [f" from {claim.base} to {claim.year}", f" between {claim.base} and {claim.year}"]
        )
    if claim.year == claim.published.year - 1 and chance.random() < 0.4:
        return " last year"
    if claim.form == "multiple":  # "six times during 2010" would count occasions
        return f" in {claim.year}"
    return chance.choice([f" in {claim.year}", f" in {claim.year}", f" during {claim.year}"])


def _seller(claim: Drawn, name) -> tuple[str, str]:
    return name(claim.exporter), name(claim.other(claim.exporter))


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
