"""Numbers, units, periods and dates as people read them."""

from onrecord.model import DatedTo, Period
from onrecord.reporting.catalogue import spoken, t
from onrecord.reporting.words import month_words
from onrecord.wording import MINUS

_RATES = ("percent", "points")
_NAMELESS = ("other", "unspecified")
"""Units that no name follows the number of."""
_FRACTION = 0.5
_MANY = 1e6


def number(value: float, *, digits: int = 1, signed: bool = False, zeros: bool = False) -> str:
    """A number with thousands separated and at most ``digits`` decimals, exactly so many with ``zeros``."""
    text = f"{value:{'+' if signed else ''},.{digits}f}"
    if "." in text and not zeros:
        text = text.rstrip("0").rstrip(".")
    return spoken().number(text.replace("-", MINUS))


def significant(value: float, digits: int) -> str:
    """A number with so many digits that count, without thousands."""
    return spoken().number(f"{value:.{digits}g}")


def percent(value: float, *, digits: int = 1, signed: bool = False, zeros: bool = False) -> str:
    """A number of hundredths, as :func:`number` writes it."""
    return t("unit.percent", amount=number(value, digits=digits, signed=signed, zeros=zeros))


def _counted(value: float, digits: int, *, zeros: bool) -> float:
    """What chooses the form of a noun after a number with at most so many decimals."""
    return _FRACTION if zeros and digits else round(value, digits)


def scaled(value: float, *, signed: bool = False, zeros: bool = False, finer: int = 0) -> str:
    """A large number with its scale word and four digits that count: 2,446,530,407 is "2.447 billion".

    ``finer`` digits more are shown where they are not zero.
    """
    scale, word = _scale(value)
    if not word:
        return number(value, digits=_digits(value) + finer, signed=signed)
    amount, digits = value / scale, _digits(value) + finer
    told = number(amount, digits=digits, signed=signed, zeros=zeros)
    return t("scale." + word, amount=told, n=_counted(amount, digits, zeros=zeros))


def _scale(value: float) -> tuple[float, str]:
    """The largest scale that a value reaches, with its key; none for a value below a million."""
    return next((one for one in spoken().numerals.scales if abs(value) / one[0] >= 1), (1.0, ""))


def _digits(value: float) -> int:
    """So many decimals make four digits that count."""
    scale, word = _scale(value)
    size = abs(value) / scale
    if not word:
        return 2 if size < 100 else 0
    return next((digits for top, digits in ((10, 3), (100, 2), (1000, 1)) if size < top), 0)


def quantity(value: float, unit: str, *, signed: bool = False, zeros: bool = False, finer: int = 0) -> str:
    """A value with its unit, as the contract names units.

    Args:
        value: In full units.
        unit: A unit of ``Claim.unit``.
        signed: Whether a plus sign is shown.
        zeros: Whether trailing zeros stay, as for a measured value.
        finer: How many more decimals than usual may be shown.
    """
    if unit in _RATES:
        amount = number(value, digits=1 + finer, signed=signed, zeros=zeros)
        return t("unit." + unit, amount=amount, n=_counted(value, 1 + finer, zeros=zeros))
    if unit == "ratio":
        return t("unit.ratio", amount=number(value, digits=2 + finer, zeros=zeros))
    if unit == "rank":
        return t("unit.rank", amount=number(value, digits=0))
    amount = scaled(value, signed=signed, zeros=zeros, finer=finer)
    known = unit if f"unit.{unit}" in spoken().entries else "money"
    large = bool(_scale(value)[1])
    if large and known not in _NAMELESS:
        amount = t("scale.of", amount=amount)
    count = _MANY if large else _counted(value, _digits(value) + finer, zeros=False)
    return t("unit." + known, amount=amount, code=unit.upper(), n=count)


def margin(value: float, unit: str) -> str:
    """How far a value lies from the nearest edge of what would fit; a rate's margin is in points."""
    if value == 0:
        return t("unit.no_margin")
    if unit == "ratio":
        return number(value, digits=2, signed=True)
    if unit == "rank":
        return t("unit.places", amount=number(value, digits=0, signed=True), n=round(value))
    return quantity(value, "points" if unit == "percent" else unit, signed=True)


def date_words(value: str) -> str:
    """``2022-01-20`` as "20 January 2022"; a month or a year likewise."""
    if len(value) != 10:
        return month_words(value)
    year, month, day = value.split("-")
    return t("date.day", day=int(day), month=t("dated." + month), year=year)


def dated_words(date: DatedTo) -> str:
    """A resolved date with the words it was read from."""
    return f"{date_words(date.value)} ({date.basis})" if date.basis else date_words(date.value)


def period_words(period: Period) -> str:
    """A period as a year, a month or a stretch of months."""
    if period.year is not None:
        return str(period.year)
    if period.start == period.end:
        return month_words(period.start)
    if period.start.endswith("-01") and period.end.endswith("-12"):
        return t("date.stretch", first=period.start[:4], last=period.end[:4])
    return t("date.stretch", first=month_words(period.start), last=month_words(period.end))
