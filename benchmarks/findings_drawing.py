"""Claims drawn from a panel with a fixed seed: true under known witnesses, or false by known margins."""

import random
from datetime import date
from decimal import Decimal

from findings_oracle import Drawn, Number, figures, values

FORMS = (
    ["level"] * 4 + ["growth"] * 5 + ["change"] * 2 + ["multiple"] * 5 + ["balance"] * 2
)  # share, rank: to come
HEDGES = ["exactly"] * 6 + [
    "about", "about", "nearly", "nearly", "more-than", "more-than", "less-than", "at-least", "at-most",
    "estimated", "between",
]  # fmt: skip
UPWARDS, DOWNWARDS = {"nearly", "less-than", "at-most"}, {"more-than", "at-least"}
FRACTIONS = {"33.33": 33.33, "25": 25, "50": 50, "20": 20, "66.67": 66.67}
PAIRS = """
    SELECT reporter_iso3, partner_iso3, year FROM panel
    WHERE value_usd > 2e6 AND flow = 'X' AND year BETWEEN 1964 AND 2015 AND reporter_iso3 <> partner_iso3
      AND list_contains(?, reporter_iso3) AND list_contains(?, partner_iso3)
    ORDER BY hash(reporter_iso3 || partner_iso3 || year || ?) LIMIT ?
"""


def drawn(database, names: list[str], count: int, seed: int) -> list[Drawn]:
    """``count`` claims; ``names`` are the states that a sentence can name and no crosswalk renames."""
    chance = random.Random(seed)
    found = database.execute(PAIRS, [names, names, str(seed), count * 2]).fetchall()
    asked = [_question(n, a, b, year, chance) for n, (a, b, year) in enumerate(found)]
    held = figures(database, asked)
    told = [told for one in asked if (told := _told(one, values(one, held), chance)) is not None]
    return told[:count]


def _question(number: int, reporter: str, partner: str, year: int, chance: random.Random) -> Drawn:
    """A claim that still lacks its number."""
    form = chance.choice(FORMS)
    flow = (
        "balance" if form == "balance" else chance.choice(["total", "total", "exports", "exports", "imports"])
    )
    a, b = sorted([reporter, partner])
    unsaid = flow == "total" or chance.random() < 0.04
    seller = None if unsaid else chance.choice([reporter, reporter, partner])
    form = "level" if form == "balance" else form
    based = form in {"growth", "multiple"} and chance.random() < 0.15
    open_period = not based and chance.random() < 0.35
    later = 1 if open_period else chance.choice([1, 1, 1, 2, 3, 5])
    # An open claim's figure may be of the year before the likely one.
    shift = chance.choice([0, 0, 0, 1]) if open_period else 0
    year -= chance.choice([0] * 12 + [-1, 1, 30])  # years that one or both sides may not have reported
    published = date(min(year + later + shift, 2020), chance.randint(1, 12), chance.randint(1, 28))
    return Drawn(
        id=number, a=a, b=b, flow=flow, exporter=seller, form=form, direction=None, number=Number("1"),
        high=None, hedge="exactly", added=False, year=None if open_period else year,
        base=year - chance.randint(2, 8) if based else None, published=published,
        speaker=chance.choice([None, a, b, a, b, "CHE"]), drawn=f"{year}",
    )  # fmt: skip


def _told(asked: Drawn, counted: list[float], chance: random.Random) -> Drawn | None:
    """The claim with a number near one that somebody counted, so many rounding steps off."""
    value = chance.choice(counted) if counted else chance.uniform(-30, 60)
    if not counted and asked.form != "growth":
        value = {"multiple": 2.0}.get(asked.form, 12e6)
    if asked.flow == "balance" and asked.exporter and value < 0:
        other = asked.b if asked.exporter == asked.a else asked.a
        asked, value = asked._replace(exporter=other), -value
    if asked.form == "level" and value <= 0:
        return None
    direction = None if asked.form == "level" else "up"
    if asked.form in {"growth", "change"} and value < 0:
        value, direction = -value, "down"
    if asked.form == "multiple" and value < 1:
        value, direction = 1 / value, "down"
    if asked.form == "multiple" and value < 1.3:
        return None
    hedge = chance.choice(HEDGES)
    steps = chance.choice([0, 0, 0, 0, 1, -1, 2, -2, 3, -3, 12])
    number = _number(asked.form, value, hedge, steps, chance)
    if number is None or (asked.form == "multiple" and number.value <= 1):  # nothing rises or falls 1 time
        return None
    if asked.form in {"growth", "multiple"} and number.fraction:
        hedge = chance.choice(["exactly", "about", "nearly", "more-than"])
    high = _high(number, chance) if hedge == "between" else None
    added = asked.form == "multiple" and direction == "up" and hedge == "exactly" and chance.random() < 0.2
    return asked._replace(
        number=number, high=high, hedge=hedge if high or hedge != "between" else "exactly",
        direction=direction, added=added, drawn=f"{value:.6g} of {asked.drawn}, {steps:+d} steps",
    )  # fmt: skip


def _number(form: str, value: float, hedge: str, steps: int, chance: random.Random) -> Number | None:
    if form == "growth" and chance.random() < 0.08:
        return Number(min(FRACTIONS, key=lambda f: abs(FRACTIONS[f] - value)), fraction=True)
    scale = _scale(form, value)
    mantissa = Decimal(repr(value)) / scale
    decimals = _decimals(form, mantissa, chance)
    step = Decimal(1).scaleb(-decimals)
    told = mantissa.quantize(step) if decimals >= 0 else (mantissa / step).quantize(Decimal(1)) * step
    if steps == 0 and hedge in UPWARDS and told < mantissa:
        told += step
    if steps == 0 and hedge in DOWNWARDS and told > mantissa:
        told -= step
    told += step * steps
    if told <= 0:
        return None
    return Number(f"{told:.{max(decimals, 0)}f}", scale)


def _scale(form: str, value: float) -> Decimal:
    if form not in {"level", "change"}:
        return Decimal(1)
    return Decimal(10**9 if value >= 1e9 else 10**6 if value >= 1e6 else 10**3)


def _decimals(form: str, mantissa: Decimal, chance: random.Random) -> int:
    """How many digits after the point; -1 rounds to tens."""
    if form == "multiple":
        return chance.choice([0, 0, 1, 1, 2])
    if form == "growth":
        return chance.choice([0, 0, 1, 1, -1 if mantissa > 15 else 0])
    whole = len(str(int(mantissa)))
    return max(chance.choice([1, 2, 2, 3, 3, 4]), 1) - whole


def _high(number: Number, chance: random.Random) -> Number | None:
    if number.fraction:
        return None
    top = Decimal(number.digits) + number.step / number.scale * chance.randint(1, 4)
    return Number(f"{top:.{max(0, -int(Decimal(number.digits).as_tuple().exponent))}f}", number.scale)
