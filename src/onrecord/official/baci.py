"""CEPII's BACI files: their release, and the codes that come with them."""

import csv
import hashlib
import re
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import MappingError
from onrecord.official.canonical import Standing
from onrecord.official.mapping import FIRST_YEAR, LAST_YEAR

_NAME = re.compile(r"BACI_(?P<products>HS\d\d)_Y\d{4}_V(?P<year>\d{4})(?P<month>\d\d)", re.IGNORECASE)
_CODES = "country_codes*.csv"
_OTHER_ASIA = {"490": "TWN", "S19": "TWN"}
_ISO = re.compile(r"[A-Z]{3}")


class Release(NamedTuple):
    """A release of BACI, as the file's name has it.

    Attributes:
        published: First day of the month of the release, which names no day; None where the name has none.
        batch: What the years of one release share, as in ``Snapshot.batch``.
        note: What a reader must know of its date; "" where there is none.
    """

    published: str | None
    batch: str
    note: str


def baci_release(name: str) -> Release:
    """The release that a file's name tells (``BACI_HS17_Y2020_V202301.csv``)."""
    found = _NAME.search(name)
    if found is None:
        return Release(None, "", "")
    release = f"baci {found['products'].upper()} V{found['year']}{found['month']}"
    batch = "sha256:" + hashlib.sha256(release.encode()).hexdigest()
    note = f"The day of publication stands for the month of the release V{found['year']}{found['month']}"
    return Release(f"{found['year']}-{found['month']}-01", batch, note)


def codes_beside(path: Path) -> tuple[Standing, ...]:
    """The country codes in CEPII's own table, which lies beside the file when its archive was unpacked.

    Raises:
        MappingError: when it is not there.
    """
    tables = sorted(path.parent.glob(_CODES))
    if not tables:
        raise MappingError(
            f"no table of country codes lies beside {path}, and BACI names states by number",
            hint=f"put {_CODES} from CEPII's archive into {path.parent}",
        )
    with tables[-1].open(encoding="utf-8-sig", newline="") as file:
        return tuple(_standing(row, tables[-1]) for row in csv.DictReader(file))


def _standing(row: dict[str, str], table: Path) -> Standing:
    try:
        code, iso = row["country_code"], row.get("country_iso3") or row["iso_3digit_alpha"]
    except KeyError as error:
        raise MappingError(
            f"{table} has no column {error}", hint="give CEPII's table with country_code and country_iso3"
        ) from None
    state = _OTHER_ASIA.get(code) or _OTHER_ASIA.get(iso) or iso
    if _ISO.fullmatch(state):
        return Standing(code, FIRST_YEAR, LAST_YEAR, state, "state")
    return Standing(code, FIRST_YEAR, LAST_YEAR, code, "no-state")
