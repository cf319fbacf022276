"""The words of shares, ranks and comparisons of two partners."""

import random

from findings_numbers import Drawn, Number

FRACTIONS = {"33.33": "a third", "25": "a quarter", "50": "half", "20": "a fifth", "66.67": "two-thirds"}
WORDS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
"""
CARDINALS = {3: "three", 5: "five", 10: "ten", 20: "20"}
# {o} owns the whole or list, {p} is the partner, {x} the number.
SHARES = {
    "sold": [
        "{p} {accounted} for {x} of {o}'s exports",
        "{p} {accounted} for {x} of {o}'s total exports",
        "{p} {took} {x} of {o}'s exports",
        "{x} of {o}'s exports {went} to {p}",
        "exports to {p} {made} up {x} of {o}'s total exports",
        "{o}'s exports to {p} {accounted_all} for {x} of its total exports",
        "{p}'s share of {o}'s exports {was} {x}",
        "{o} {sent} {x} of its exports to {p}",
    ],
    "bought": [
        "{p} {accounted} for {x} of {o}'s imports",
        "{p} {accounted} for {x} of {o}'s total imports",
        "{p} {supplied} {x} of {o}'s imports",
        "{x} of {o}'s imports {came} from {p}",
        "imports from {p} {made} up {x} of {o}'s total imports",
        "{p}'s share in {o}'s imports {was} {x}",
        "{o} {bought} {x} of its imports from {p}",
    ],
    "both": [
        "{p} {accounted} for {x} of {o}'s foreign trade",
        "{p} {accounted} for {x} of {o}'s total trade",
        "trade with {p} {made_one} up {x} of {o}'s total trade",
        "{o}'s trade with {p} {accounted} for {x} of its total trade",
        "{p}'s share of {o}'s foreign trade {was} {x}",
    ],
    "crossed": [
        "{p}'s exports to {o} {accounted_all} for {x} of {o}'s imports",
        "exports from {p} {made} up {x} of {o}'s imports",
    ],
}
TENSES = {
    "accounted": "accounts",
    "accounted_all": "account",
    "took": "takes",
    "went": "go",
    "came": "come",
    "made": "make",
    "made_one": "makes",
    "supplied": "supplies",
    "bought": "buys",
    "sent": "sends",
    "was": "is",
    "ranked": "ranks",
    "ran": "runs",
}
# {largest} is "third largest" and its like; {markets} is what a list holds, in the plural.
RANKS = [
    "{p} {was} {o}'s {largest} {market}",
    "{p} {was} {o}'s {largest} {market}",
    "{p} {was} the {largest} {market} of {o}",
    "{o}'s {largest} {market} {was} {p}",
    "{p} {ranked} {first} among {o}'s {markets}",
]
TOPS = [
    "{p} {was} among {o}'s top {five} {markets}",
    "{p} {was} one of {o}'s {five} largest {markets}",
    "{p} {was} among the {five} largest {markets} of {o}",
    "{p} {ranked} among {o}'s top {five} {markets}",
]
LISTS = {
    "sold": ["export market", "export destination", "export partner", "customer"],
    "bought": ["supplier", "source of imports", "import partner", "supplier"],
    "both": ["trading partner", "trading partner", "trade partner"],
}
BALANCES = ["{o}'s {largest} trade {gap} {was} with {p}", "{o} {ran} its {largest} trade {gap} with {p}"]
GAP_TOPS = [
    "{o}'s trade {gap} with {p} {was} among its {five} largest",
    "{o}'s trade {gap} with {p} {was} one of its {five} largest",
]
# {o}'s trade with {p} against its trade with {c}; {x} is the number, {more} "higher" or "lower".
MULTIPLES = [
    "{trade} {p} were {x} {those} {c}",
    "{trade} {p} were {x} as large as {those} {c}",
    "{o} {traded} {x} as much {to} {p} as {to} {c}",
]
ADDED = ["{trade} {p} were {x} than {those} {c}", "{o} {traded} {x} {to} {p} than {to} {c}"]
DIFFERENCES = [
    "{trade} {p} were {x} {higher} than {those} {c}",
    "{trade} {p} were {x} {more} than {those} {c}",
    "{trade} {p} {exceeded} {those} {c} by {x}",
    "{o} {traded} {x} {more} {to} {p} than {to} {c}",
]


def shared(claim: Drawn, name, figure: str, chance: random.Random) -> str:
    """``Chile accounted for 12% of Peru's exports``."""
    side = _side(claim)
    crossed = claim.flow == "exports" and side == "bought"
    template = chance.choice(SHARES["crossed" if crossed else side])
    return template.format(x=figure, **_parties(claim, name), **_tense(claim))


def placed(claim: Drawn, name, chance: random.Random) -> str:
    """``Chile was Peru's third-largest export market``, ``among its top five``."""
    side, place = _side(claim), int(claim.number.value)
    among = claim.hedge == "at-most"
    words = {"five": CARDINALS.get(place, ""), "gap": side, "largest": _largest(place, chance)}
    words["first"] = _ordinal(place)
    if claim.flow == "balance":
        template = chance.choice(GAP_TOPS if among else BALANCES)
    else:
        words["market"] = chance.choice(LISTS[side])
        words["markets"] = "sources of imports" if " of " in words["market"] else words["market"] + "s"
        template = chance.choice(TOPS if among else RANKS)
    return template.format(**words, **_parties(claim, name), **_tense(claim))


def compared(claim: Drawn, name, figure: str, chance: random.Random) -> str:
    """``Peru's exports to Chile were twice those to Bolivia``."""
    templates = (ADDED if claim.added else MULTIPLES) if claim.form == "multiple" else DIFFERENCES
    if claim.form == "multiple" and claim.number.digits == "2" and not (claim.added or claim.high):
        figure = figure.replace("2 times", "twice")
    fewer, sold = claim.direction == "down", claim.flow == "exports"
    parties = _parties(claim, name)
    words = {
        "trade": f"{parties['o']}'s " + ("exports to" if sold else "imports from"),
        "those": "those to" if sold else "those from", "to": "to" if sold else "from",
        "traded": "exported" if sold else "imported", "c": name(claim.versus),
        "higher": "lower" if fewer else "higher", "more": "less" if fewer else "more",
        "exceeded": "fell short of" if fewer else "exceeded",
    }  # fmt: skip
    return chance.choice(templates).format(x=figure, **words, **parties)


def place(claim: Drawn) -> str:
    """The words of a place alone."""
    number = int(claim.number.value)
    if claim.hedge == "at-most":
        return f"top {CARDINALS[number]}"
    return "largest" if number == 1 else f"{_ordinal(number)} largest"


def fraction(number: Number) -> str:
    """``a third``."""
    return FRACTIONS[number.digits]


def _largest(place: int, chance: random.Random) -> str:
    if place == 1:
        return chance.choice(["largest", "largest", "biggest", "top"])
    return _ordinal(place) + chance.choice(["-largest", " largest", "-biggest", " biggest"])


def _ordinal(place: int) -> str:
    words = WORDS.split()
    if place <= len(words):
        return words[place - 1]
    return f"{place}{'th' if place < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(place % 10, 'th')}"


def _side(claim: Drawn) -> str:
    """What the owner does: sells, buys, both, or has the surplus or deficit."""
    if claim.flow == "balance":
        return "surplus" if claim.exporter == claim.owner else "deficit"
    return "both" if claim.flow == "total" else "sold" if claim.exporter == claim.owner else "bought"


def _parties(claim: Drawn, name) -> dict[str, str]:
    return {"o": name(claim.owner), "p": name(claim.other(claim.owner))}


def _tense(claim: Drawn) -> dict[str, str]:
    """Every verb by its past; in the present for the year under way."""
    past = {verb: verb.partition("_")[0] for verb in TENSES}
    return TENSES if claim.under_way else past
