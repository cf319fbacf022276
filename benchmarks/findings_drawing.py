"""Claims drawn from a panel with a fixed seed: true under known witnesses, or false by known margins."""

import random
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from findings_numbers import MONEY, PERCENT, Drawn, Number
from findings_oracle import Oracle

FORMS = (
    ["level"] * 7 + ["growth"] * 9 + ["change"] * 4 + ["multiple"] * 9 + ["balance"] * 4
    + ["share"] * 5 + ["rank"] * 5 + ["two partners"] * 4
)  # fmt: skip
HEDGES = ["exactly"] * 6 + [
    "about", "about", "nearly", "nearly", "more-than", "more-than", "less-than", "at-least", "at-most",
    "estimated", "between",
]  # fmt: skip
UPWARDS, DOWNWARDS = {"nearly", "less-than", "at-most"}, {"more-than", "at-least"}
FRACTIONS = {"33.33": 33.33, "25": 25, "50": 50, "20": 20, "66.67": 66.67}
TOPS = (3, 5, 10, 20)
# A pair, and a partner that stands two places lower among those that can be named.
PAIRS = """
    SELECT reporter_iso3, partner_iso3, year, lead(partner_iso3, 2) OVER list AS rival,
        row_number() OVER list AS place
    FROM panel
    WHERE flow = 'X' AND year BETWEEN 1964 AND 2015 AND reporter_iso3 <> partner_iso3
      AND list_contains($names, reporter_iso3) AND list_contains($names, partner_iso3)
    WINDOW list AS (PARTITION BY reporter_iso3, year ORDER BY value_usd DESC, partner_iso3)
    QUALIFY CASE WHEN $standing THEN place <= 15 AND rival IS NOT NULL ELSE value_usd > 2e6 END
    ORDER BY hash(reporter_iso3 || partner_iso3 || year || $seed) LIMIT $count
"""


class Row(NamedTuple):
    """What a question is made from: a reporter, a partner, a year, another partner."""

    reporter: str
    partner: str
    year: int
    rival: str | None
    place: int


def drawn(database, oracle: Oracle, names: list[str], count: int, seed: int) -> list[Drawn]:
    """``count`` claims; ``names`` are the states that a sentence can name and no crosswalk renames."""
    chance = random.Random(seed)
    asked = {"names": names, "seed": str(seed), "count": count * 2}
    pairs, standings = (
        (Row(*row) for row in database.execute(PAIRS, {**asked, "standing": standing}).fetchall())
        for standing in (False, True)
    )
    forms = [chance.choice(FORMS) for _ in range(count * 2)]
    questions = [
        _standing(number, form, next(standings), chance)
        if form in {"share", "rank", "two partners"}
        else _question(number, form, next(pairs), chance)
        for number, form in enumerate(forms)
    ]
    counted = oracle.values(questions)
    told = (_told(one, counted.get(one.id, []), chance) for one in questions)
    return [one for one in told if one is not None][:count]


def _question(number: int, form: str, row: Row, chance: random.Random) -> Drawn:
    """A claim of a pair's own trade that still lacks its number."""
    any_flow = ["total", "total", "exports", "exports", "imports"]
    flow = "balance" if form == "balance" else chance.choice(any_flow)
    unsaid = flow == "total" or chance.random() < 0.04
    seller = None if unsaid else chance.choice([row.reporter, row.reporter, row.partner])
    based = form in {"growth", "multiple"} and chance.random() < 0.15
    asked = _dated(number, row, chance, may_be_open=not based)
    return asked._replace(
        flow=flow, exporter=seller, form="level" if form == "balance" else form,
        base=asked.year - chance.randint(2, 8) if based else None,
    )  # fmt: skip


def _standing(number: int, form: str, row: Row, chance: random.Random) -> Drawn:
    """A share, a rank or a comparison of two partners that still lacks its number."""
    asked = _dated(number, row, chance, may_be_open=True)
    if form == "two partners":
        flow, owner = chance.choice(["exports", "exports", "imports"]), row.reporter
        form = chance.choice(["growth", "growth", "change", "multiple", "multiple"])
        seller = owner if flow == "exports" else row.partner
        return asked._replace(flow=flow, exporter=seller, form=form, owner=owner, versus=row.rival)
    flow = chance.choice(["total", "total", "exports", "exports", "exports", "imports", "imports"])
    owner = chance.choice([row.reporter] * 5 + [row.partner])
    seller = {"exports": owner, "imports": asked.other(owner)}.get(flow)
    if form == "rank" and chance.random() < 0.1:
        flow, seller = "balance", chance.choice([row.reporter, row.partner])
    if (
        form == "share" and flow == "exports" and chance.random() < 0.15
    ):  # "Peru's exports are 8% of Chile's imports"
        owner = asked.other(owner)
    if form == "share" and flow == "total" and chance.random() < 0.15:
        owner = None
    year = asked.published.year if asked.year is not None and chance.random() < 0.15 else asked.year
    return asked._replace(flow=flow, exporter=seller, form=form, owner=owner, year=year)


def _dated(number: int, row: Row, chance: random.Random, *, may_be_open: bool) -> Drawn:
    """Parties, period, day and speaker."""
    open_period = may_be_open and chance.random() < 0.35
    later = 1 if open_period else chance.choice([1, 1, 1, 2, 3, 5])
    # An open claim's figure may be of the year before the likely one.
    shift = chance.choice([0, 0, 0, 1]) if open_period else 0
    year = row.year - chance.choice([0] * 12 + [-1, 1, 30])  # one or both sides may not have reported
    a, b = sorted([row.reporter, row.partner])
    return Drawn(
        id=number, a=a, b=b, flow="", exporter=None, form="", direction=None, number=Number("1"), high=None,
        hedge="exactly", added=False, year=None if open_period else year, base=None,
        published=date(min(year + later + shift, 2020), chance.randint(1, 12), chance.randint(1, 28)),
        speaker=chance.choice([None, a, b, a, b, "CHE"]), owner=None, versus=None, drawn=f"{year}",
    )  # fmt: skip


def _told(asked: Drawn, counted: list[float], chance: random.Random) -> Drawn | None:
    """The claim with a number near one that somebody counted, so many rounding steps off."""
    if asked.form == "rank":
        return _placed(asked, counted, chance)
    asked, value = _directed(asked, chance.choice(counted) if counted else _uncounted(asked, chance))
    if value <= 0 or (asked.form == "multiple" and value < 1.3):
        return None
    hedge = chance.choice(HEDGES)
    steps = chance.choice([0, 0, 0, 0, 1, -1, 2, -2, 3, -3, 12])
    number = _number(asked.form, value, hedge, steps, chance)
    if number is None or (asked.form == "multiple" and number.value <= 1):  # nothing rises or falls 1 time
        return None
    if asked.form in {"growth", "multiple", "share"} and number.fraction:
        hedge = chance.choice(["exactly", "about", "nearly", "more-than"])
    high = _high(number, chance) if hedge == "between" else None
    more = asked.form == "multiple" and asked.direction != "down" and hedge == "exactly"
    return asked._replace(
        number=number, high=high, hedge=hedge if high or hedge != "between" else "exactly",
        added=more and chance.random() < 0.2, drawn=f"{value:.6g} of {asked.drawn}, {steps:+d} steps",
    )  # fmt: skip


def _placed(asked: Drawn, counted: list[float], chance: random.Random) -> Drawn | None:
    """A place in a list, or "among the top five"."""
    place = int(counted[0]) if counted else chance.randint(1, 10)
    if chance.random() < 0.3:
        within = [top for top in TOPS if top >= place][:1]
        beyond = [top for top in TOPS if top < place][-1:]
        if not within + beyond:
            return None
        return asked._replace(
            number=Number(str(chance.choice(within * 2 + beyond))), hedge="at-most", drawn=f"place {place}"
        )
    told = place + chance.choice([0, 0, 0, 0, 1, -1, 2, -3])
    return asked._replace(number=Number(str(told)), drawn=f"place {place}") if 1 <= told <= 40 else None


def _uncounted(asked: Drawn, chance: random.Random) -> float:
    if asked.form == "share":
        return chance.uniform(1, 30)
    return chance.uniform(-30, 60) if asked.form == "growth" else 2.0 if asked.form == "multiple" else 12e6


def _directed(asked: Drawn, value: float) -> tuple[Drawn, float]:
    """The claim with its direction, or the side in surplus turned, and the size of its number."""
    if asked.flow == "balance" and asked.exporter and value < 0:
        return asked._replace(exporter=asked.other(asked.exporter)), -value
    if asked.form in {"level", "share"} or (asked.form == "multiple" and asked.versus):
        return asked, value
    if asked.form == "multiple":
        return asked._replace(direction="down" if value < 1 else "up"), 1 / value if 0 < value < 1 else value
    return asked._replace(direction="down" if value < 0 else "up"), abs(value)


def _number(form: str, value: float, hedge: str, steps: int, chance: random.Random) -> Number | None:
    if form in PERCENT and value > 15 and chance.random() < 0.08:
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
    if told <= 0 or (form == "share" and told > 100):
        return None
    return Number(f"{told:.{max(decimals, 0)}f}", scale)


def _scale(form: str, value: float) -> Decimal:
    if form not in MONEY:
        return Decimal(1)
    return Decimal(10**9 if value >= 1e9 else 10**6 if value >= 1e6 else 10**3)


def _decimals(form: str, mantissa: Decimal, chance: random.Random) -> int:
    """How many digits after the point; -1 rounds to tens."""
    if form == "multiple":
        return chance.choice([0, 0, 1, 1, 2])
    if form == "share" and mantissa < 3:
        return chance.choice([1, 1, 2] if mantissa > Decimal("0.2") else [2, 3])
    if form in PERCENT:
        return chance.choice([0, 0, 1, 1, -1 if mantissa > 15 else 0])
    whole = len(str(int(mantissa)))
    return max(chance.choice([1, 2, 2, 3, 3, 4]), 1) - whole


def _high(number: Number, chance: random.Random) -> Number | None:
    if number.fraction:
        return None
    top = Decimal(number.digits) + number.step / number.scale * chance.randint(1, 4)
    return Number(f"{top:.{max(0, -int(Decimal(number.digits).as_tuple().exponent))}f}", number.scale)
