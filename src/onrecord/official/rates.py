"""Yearly rates at which offices turn their own currency into US dollars, from a file that a user gives.

Two layouts are read: columns ``currency,year,usd`` (``usd`` is what one unit is worth; ``reporter`` and
``flow`` may stand beside them), and the table of reporters and years with UN Comtrade's metadata.
"""

import csv
import math
from collections.abc import Iterable, Iterator, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import RecordError
from onrecord.model.findings import TradeFlow

USD = "usd"
_PLAIN = {"currency", "year", "usd"}
_METADATA = {"year", "country_iso"} | {
    f"{column}_{flow}"
    for column in ("reported_currency", "currency_conversion_factor")
    for flow in ("exports", "imports")
}
_FLOWS: tuple[TradeFlow, ...] = ("exports", "imports")
_NOT_SAID = {"", "NA", "0"}


class Rate(NamedTuple):
    """What one unit of a currency was worth in US dollars in a year.

    Attributes:
        reporter: Whose rate it is (ISO 3166 alpha-3), "" for one that is nobody's own.
        flow: For which flow, "" for both.
        currency: ISO 4217 in lower case.
        year: The calendar year.
        usd: US dollars for one unit.
    """

    reporter: str
    flow: str
    currency: str
    year: int
    usd: float


class Rates:
    """Some rates, asked for by currency, year and reporter.

    Args:
        found: The rates; of two for one cell the first holds.
        name: What they are called in findings: the file's name.
    """

    def __init__(self, found: Iterable[Rate] = (), name: str = "") -> None:
        self.name = name
        self._cells: dict[tuple[str, str, str, int], float] = {}
        self._currencies: dict[tuple[str, int], str] = {}
        for rate in found:
            for flow in (rate.flow,) if rate.flow else _FLOWS:
                self._cells.setdefault((rate.reporter, flow, rate.currency, rate.year), rate.usd)
            self._currencies.setdefault((rate.reporter, rate.year), rate.currency)

    def __bool__(self) -> bool:
        return bool(self._cells)

    def of(self, currency: str, year: int, flow: TradeFlow, reporters: Sequence[str]) -> float | None:
        """US dollars for one unit: a reporter's own rate, else nobody's; None where none is held."""
        found = (self._cells.get((who, flow, currency, year)) for who in (*reporters, ""))
        return next((usd for usd in found if usd is not None), None)

    def holds(self, currency: str, reporters: Sequence[str]) -> bool:
        """Whether any year's rate of a currency is held for one of the reporters, or for nobody's own."""
        return any(cell[2] == currency and cell[0] in {*reporters, ""} for cell in self._cells)

    def currency_of(self, reporter: str, years: Iterable[int]) -> str | None:
        """The one currency that a reporter counted in during all of some years; None for dollars."""
        found = {self._currencies.get((reporter, year)) for year in years}
        one = found.pop() if len(found) == 1 else None
        return None if one == USD else one


NO_RATES = Rates()


def load_rates(path: str | PathLike[str]) -> Rates:
    """The rates in a CSV file.

    Raises:
        RecordError: when the file cannot be read, has neither layout, or holds a value that is no rate.
    """
    place = Path(fspath(path))
    try:
        lines = place.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise RecordError(f"the rates {place} cannot be read: {reason}", hint="give a CSV file") from error
    table = csv.DictReader(lines)
    columns = set(table.fieldnames or ())
    if columns >= _METADATA:
        found = list(_of_metadata(table, place))
    elif columns >= _PLAIN:
        found = list(_plain(table, place))
    else:
        raise RecordError(
            f"{place} has the columns {', '.join(sorted(columns)) or 'none'}, which are no table of rates",
            hint="give the columns currency, year and usd (US dollars for one unit)",
        )
    return Rates(found, place.name)


def _plain(table: "csv.DictReader[str]", place: Path) -> Iterator[Rate]:
    for number, row in enumerate(table, start=2):
        flow = (row.get("flow") or "").strip()
        if flow not in {"", *_FLOWS}:
            raise _wrong(place, number, "flow", flow, "write exports, imports or nothing")
        yield Rate(
            (row.get("reporter") or "").strip().upper(),
            flow,
            _currency(row["currency"], place, number),
            _year(row["year"], place, number),
            _usd(row["usd"], place, number),
        )


def _of_metadata(table: "csv.DictReader[str]", place: Path) -> Iterator[Rate]:
    """One rate for each flow; dollars and what is not said are left out."""
    for number, row in enumerate(table, start=2):
        for flow in _FLOWS:
            currency, factor = row[f"reported_currency_{flow}"], row[f"currency_conversion_factor_{flow}"]
            if currency in _NOT_SAID or factor in _NOT_SAID or len(currency) != len(USD):
                continue
            code = row["country_iso"].upper()
            year = _year(row["year"], place, number)
            yield Rate(code, flow, currency.lower(), year, _usd(factor, place, number))


def _currency(written: str, place: Path, number: int) -> str:
    code = (written or "").strip().lower()
    if len(code) != len(USD) or not code.isascii() or not code.isalpha():
        raise _wrong(place, number, "currency", written, "write its ISO 4217 code, such as EUR")
    return code


def _year(written: str, place: Path, number: int) -> int:
    if not (written or "").strip().isdecimal():
        raise _wrong(place, number, "year", written, "write a calendar year, such as 1986")
    return int(written)


def _usd(written: str, place: Path, number: int) -> float:
    try:
        value = float(written)
    except (TypeError, ValueError):
        value = math.nan
    if not (0 < value < math.inf):
        raise _wrong(place, number, "rate", written, "write US dollars for one unit, a number above 0")
    return value


def _wrong(place: Path, number: int, what: str, value: str | None, way: str) -> RecordError:
    return RecordError(f"{place}, line {number}: {value!r} is no {what}", hint=way)


def rates_at_hand(path: str | PathLike[str] | None) -> Rates:
    """The rates of a file, or none."""
    return NO_RATES if path is None else load_rates(path)
