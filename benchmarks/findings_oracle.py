"""What a drawn claim's finding must be, by plain arithmetic over figures that one SQL statement fetches.

Written from the method (readings, witnesses, outcome), not from onrecord.checking, and calling none of it.
Where the method leaves a choice open, docs/method.md decides. Every figure is in US dollars.
"""

import math
from datetime import date
from decimal import Decimal
from typing import NamedTuple

RETRIEVED = date(2017, 11, 13)  # of the WITS extract
FRACTIONS = sorted({1 / n for n in range(1, 12)} | {(n - 1) / n for n in range(1, 12)})
Figures = dict[tuple[int, str, int], tuple[float | None, float | None]]
Band = tuple[float, float, bool, bool]  # low, high, whether each edge belongs to it


class Number(NamedTuple):
    """A number as written: its digits ("5.45", "240"), and what one of them is worth; or a fraction."""

    digits: str
    scale: Decimal = Decimal(1)
    fraction: bool = False

    @property
    def value(self) -> Decimal:
        return Decimal(self.digits) * self.scale

    @property
    def step(self) -> Decimal:
        """The worth of the last digit written."""
        return Decimal(1).scaleb(int(Decimal(self.digits).as_tuple().exponent)) * self.scale

    @property
    def round_step(self) -> Decimal:
        """The worth of the last digit that is not a zero before the point."""
        if "." in self.digits:
            return self.step
        zeros = len(self.digits) - len(self.digits.rstrip("0"))
        return self.step * 10**zeros


class Drawn(NamedTuple):
    """A claim with everything the oracle needs; ``a`` and ``b`` are sorted codes."""

    id: int
    a: str
    b: str
    flow: str
    exporter: str | None
    form: str
    direction: str | None
    number: Number
    high: Number | None
    hedge: str
    added: bool
    year: int | None
    base: int | None
    published: date
    speaker: str | None
    drawn: str


class Expected(NamedTuple):
    outcome: str
    decided_by: str | None
    value: float | None = None


def figures(database, claims: list[Drawn]) -> Figures:
    """Exports and imports by claim, reporter and year, from the panel alone; zero counts as missing."""
    rows = [(c.id, c.a, c.b, y) for c in claims for y in {y for w in _windows(c) for y in w[1:]}]
    database.execute("CREATE OR REPLACE TEMP TABLE asked(id INT, a VARCHAR, b VARCHAR, year INT)")
    database.executemany("INSERT INTO asked VALUES (?, ?, ?, ?)", rows)
    found = database.execute(
        "SELECT id, p.reporter_iso3, asked.year, max(value_usd) FILTER (flow = 'X'), "
        "max(value_usd) FILTER (flow = 'M') FROM asked JOIN panel p ON p.year = asked.year AND value_usd > 0 "
        "AND ((p.reporter_iso3 = a AND p.partner_iso3 = b) OR (p.reporter_iso3 = b AND p.partner_iso3 = a)) "
        "GROUP BY ALL"
    ).fetchall()
    return {(number, reporter, year): (sold, bought) for number, reporter, year, sold, bought in found}


def expected(claim: Drawn, held: Figures) -> Expected:
    """The outcome and what decides it."""
    likely = [
        _standing(claim, held, y, b, s)
        for g, y, b in _windows(claim)
        if g == "likely"
        for s in _sellers(claim)
    ]
    possible = [
        _standing(claim, held, y, b, s)
        for g, y, b in _windows(claim)
        if g == "possible"
        for s in _sellers(claim)
    ]
    fitting = [s for s in likely if s not in {"misses", "unknown"}]
    if not fitting and "unknown" in likely:
        return Expected("no-data", None)
    if all(s == "fits" for s in likely):
        return Expected("matches", None)
    if fitting:
        sides = {"mirror-fits", "split"} & set(likely)
        return Expected("depends", "side" if sides else "construction")
    if any(s not in {"misses", "unknown"} for s in possible):
        return Expected("depends", "period")
    return Expected("differs", None)


def values(claim: Drawn, held: Figures) -> list[float]:
    """What either side counted in the likely readings, for the drawing of numbers."""
    grades = [w for w in _windows(claim) if w[0] == "likely"]
    found = [
        _measured(claim, held, y, b, s, w)
        for _, y, b in grades
        for s in _sellers(claim)
        for w in (claim.a, claim.b)
    ]
    return [value for value in found if value is not None]


def _windows(claim: Drawn) -> list[tuple[str, int, int]]:
    """Grade, year and base of the readings that annual figures can measure and that may decide."""
    if claim.year is not None:
        return [("likely", claim.year, claim.base or claim.year - 1)]
    last = claim.published.year - 1
    return [("likely", last, last - 1), ("possible", last - 1, last - 2)]


def _sellers(claim: Drawn) -> list[str | None]:
    if claim.flow == "total" or claim.exporter:
        return [claim.exporter]
    return [claim.a, claim.b]


def _standing(claim: Drawn, held: Figures, year: int, base: int, seller: str | None) -> str:
    fits = {}
    for who in (claim.a, claim.b):
        value = _measured(claim, held, year, base, seller, who)
        if value is not None:
            fits[who] = _fits(claim, value, year)
    homes = {claim.speaker} if claim.speaker in {claim.a, claim.b} else {claim.a, claim.b}
    home = [fits[who] for who in fits if who in homes]
    mirror = [fits[who] for who in fits if who not in homes]
    deciding = home or mirror
    if not deciding:
        return "unknown"
    if all(deciding):
        return "fits"
    if any(deciding):
        return "split"
    return "mirror-fits" if any(mirror) else "misses"


def _measured(
    claim: Drawn, held: Figures, year: int, base: int, seller: str | None, who: str
) -> float | None:
    now = _counted(claim, held, year, seller, who)
    if claim.form == "level" or now is None:
        return now
    before = _counted(claim, held, base, seller, who)
    if before is None:
        return None
    if claim.form == "change":
        return now - before
    return now / before if claim.form == "multiple" else 100 * (now - before) / before


def _counted(claim: Drawn, held: Figures, year: int, seller: str | None, who: str) -> float | None:
    sold, bought = held.get((claim.id, who, year), (None, None))
    if claim.flow in {"exports", "imports"}:
        return sold if who == seller else bought
    if sold is None or bought is None:
        return None
    if claim.flow == "total":
        return sold + bought
    return sold - bought if who == seller else bought - sold


def _fits(claim: Drawn, value: float, year: int) -> bool:
    bands = [band for number in _meanings(claim) for band in _bands(claim, number)]
    if claim.direction == "down" and claim.form in {"growth", "change"}:
        bands = [(-high, -low, to, at) for low, high, at, to in bands]
    if claim.direction == "down" and claim.form == "multiple":
        bands = [(1 / high, 1 / low if low else math.inf, to, at) for low, high, at, to in bands]
    if any(
        (low < value or (at and low == value)) and (value < high or (to and value == high))
        for low, high, at, to in bands
    ):
        return True
    return _may_move(claim, year) and any(_near(claim, value, band) for band in bands)


def _may_move(claim: Drawn, year: int) -> bool:
    """Within 18 months of the year's end, or figures more than a year younger than the claim."""
    return (
        claim.published < date(year + 2, 7, 1)
        or claim.published.replace(year=claim.published.year + 1) < RETRIEVED
    )


def _near(claim: Drawn, value: float, band: Band) -> bool:
    low, high = band[:2]
    short = low - value if value < low else value - high
    ends = [n.value for n in (claim.number, claim.high) if n]
    nearest = ends[0] if value < low else ends[-1]
    return short <= (1.0 if claim.form == "growth" else 0.01 * float(nearest))


def _meanings(claim: Drawn) -> list[Number]:
    once_more = Number(str(Decimal(claim.number.digits) + 1))
    return [claim.number, once_more] if claim.added else [claim.number]


def _bands(claim: Drawn, number: Number) -> list[Band]:
    x = float(number.value)
    if claim.hedge in {"more-than", "at-least"}:
        return [(x, math.inf, True, False)]
    if claim.hedge in {"less-than", "at-most"}:
        return [(0.0, x, True, True)]
    if claim.hedge == "nearly":
        return [(0.9 * x, x, True, False)]
    if number.fraction:
        return [_nearest_fraction(x)]
    top = claim.high or number
    lows, highs = _rounded(claim, number), _rounded(claim, top)
    band = (lows[0], highs[1], True, highs[3])
    if claim.hedge in {"about", "estimated"}:
        return [band, (0.95 * x, 1.05 * float(top.value), True, True)]
    return [band]


def _rounded(claim: Drawn, number: Number) -> Band:
    """The widest interval that the digits allow."""
    x, half = float(number.value), float(number.step) / 2
    if claim.form in {"level", "change"} and len(number.digits) == 1:
        return (0.85 * x, 1.15 * x, True, True)
    if number.round_step == number.step:
        return (x - half, x + half, True, False)
    wide = float(number.round_step) / 2
    if wide <= 0.05 * x:
        return (x - wide, x + wide, True, False)
    return (min(0.95 * x, x - half), max(1.05 * x, x + half), True, True)


def _nearest_fraction(percent: float) -> Band:
    place = min(range(len(FRACTIONS)), key=lambda n: abs(FRACTIONS[n] * 100 - percent))
    low, mid, high = FRACTIONS[place - 1 : place + 2]
    return (50 * (low + mid), 50 * (mid + high), True, False)
