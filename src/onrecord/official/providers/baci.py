"""CEPII BACI: one reconciled value for each flow of each product, in yearly files of some 11 million lines.

Nothing is asked of the network: a file is downloaded by hand and imported. It is streamed, as the SELECT of
``selection``; no line of it becomes a Python object.
"""

import re
import shutil
import tempfile
import zipfile
from collections.abc import Container, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from onrecord.errors import ProviderError
from onrecord.model import Frozen
from onrecord.official.catalogue import Entry
from onrecord.official.codes import meanings
from onrecord.official.providers import asking
from onrecord.official.providers.protocol import Answer, Ask, Query, Read, Wire

NAME = "baci"
COLUMNS = ("t", "i", "j", "k", "v", "q")
SUFFIXES = (".csv", ".csv.gz", ".zip")
RECONCILED = "reconciled"
THOUSAND = 1000
_NAMED = re.compile(r"BACI_(?P<revision>HS\d{2})_Y(?P<year>\d{4})_V(?P<version>\d{6}\w?)", re.IGNORECASE)
_IN_ZIP = re.compile(r"(?:^|/)BACI_HS\d{2}_Y\d{4}_V\w+\.csv$", re.IGNORECASE)
_SELECT = """
SELECT
    coalesce(reporter.name, lines.i) AS reporter,
    coalesce(partner.name, lines.j) AS partner,
    coalesce(partner.kind, 'no-state') AS partner_kind,
    'exports' AS flow,
    CAST(lines.t AS VARCHAR) AS period,
    lines.value AS value,
    lines.product AS product,
    'goods' AS measure,
    'usd' AS unit,
    'FOB' AS valuation,
    CAST(NULL AS VARCHAR) AS trade_system,
    true AS estimated,
    '{derivation}' AS derivation,
    '' AS currency,
    CAST(NULL AS DOUBLE) AS conversion_factor,
    lines.quantity AS quantity,
    CASE WHEN lines.quantity IS NULL THEN '' ELSE 'tonnes' END AS quantity_unit,
    lines.i AS reporter_code,
    lines.j AS partner_code
FROM ({lines}) AS lines
LEFT JOIN {codes} AS reporter ON reporter.code = lines.i
LEFT JOIN {codes} AS partner ON partner.code = lines.j
WHERE coalesce(reporter.kind, 'state') IN ('state', 'aggregate')
"""
_READ = """
    SELECT
        t,
        i,
        j,
        lpad(trim(k), 6, '0') AS product,
        v * {thousand} AS value,
        CASE WHEN trim(q) IN ('', 'NA') THEN NULL ELSE CAST(trim(q) AS DOUBLE) END AS quantity
    FROM read_csv(
        {path}, header = true, delim = ',', auto_detect = false,
        columns = {{
            't': 'SMALLINT', 'i': 'VARCHAR', 'j': 'VARCHAR', 'k': 'VARCHAR', 'v': 'DOUBLE', 'q': 'VARCHAR'
        }}
    )
    WHERE v > 0 AND i <> j
"""
_SUMMED = """
    SELECT t, i, j, {product} AS product, sum(value) AS value, CAST(NULL AS DOUBLE) AS quantity
    FROM ({lines}) GROUP BY ALL
"""


class Release(Frozen, frozen=True, kw_only=True):
    """What a file's name says of it: "BACI_HS17_Y2020_V202301" with what follows it."""

    revision: str
    year: int
    version: str

    @property
    def published(self) -> str:
        """The month of publication, ``YYYY-MM``."""
        return f"{self.version[:4]}-{self.version[4:6]}"


class Baci:
    """The reconciled files, described; they are imported, not asked for."""

    def describe(self) -> Entry:
        """Its entry in the catalogue."""
        return asking.entry(NAME)

    def preview(self, query: Query, *, key: str | None = None) -> tuple[Ask, ...]:  # noqa: ARG002
        """Nothing can be asked of BACI.

        Raises:
            ProviderError: always, saying how its files are imported.
        """
        _refuse()

    def fetch(
        self,
        query: Query,  # noqa: ARG002
        wire: Wire,  # noqa: ARG002
        *,
        key: str | None = None,  # noqa: ARG002
        held: Container[str] = (),  # noqa: ARG002
    ) -> Iterator[Answer]:
        """Nothing can be asked of BACI.

        Raises:
            ProviderError: always, saying how its files are imported.
        """
        _refuse()

    def read(self, answer: Answer) -> Read:  # noqa: ARG002
        """Its files are too large for rows in memory; ``selection`` streams them.

        Raises:
            ProviderError: always, saying how its files are imported.
        """
        _refuse()


def release_of(path: Path) -> Release | None:
    """What the name of a file says of it, None where it is not named as CEPII names its files."""
    found = _NAMED.search(path.name)
    if not found:
        return None
    return Release(revision=found["revision"].upper(), year=int(found["year"]), version=found["version"])


def is_baci(path: Path) -> bool:
    """Whether a file looks like one of BACI: by its name, and the suffix that can be read."""
    return path.name.lower().endswith(SUFFIXES) and path.name.upper().startswith("BACI_")


@contextmanager
def yearly_files(path: Path) -> Iterator[Iterator[Path]]:
    """The files of one year each in what was downloaded; a ZIP is unpacked one file at a time.

    Raises:
        ProviderError: when the file is missing, or is a ZIP without such files or a broken one.
    """
    if not path.is_file():
        raise ProviderError(f"there is no file {path}", hint="check the path", code="missing-file")
    if path.suffix.lower() != ".zip":
        yield iter((path,))
        return
    with tempfile.TemporaryDirectory(prefix="onrecord-") as folder:
        yield _unpacked(path, Path(folder))


def selection(path: Path, *, level: int | None = None) -> str:
    """The SQL query that reads one yearly file, plain or gzipped, as the columns of ``Row``, in their order.

    Args:
        path: The file.
        level: None for the lines as they are (six digits); 2 or 4 for their sums by the first digits, 0 for
            all goods together. BACI publishes no sums, so ours are complete: they hold every line. Quantities
            are not summed.
    """
    if level not in (None, 0, 2, 4):
        raise ValueError(level)
    lines = _READ.format(path=_quoted(str(path)), thousand=THOUSAND)
    if level is not None:
        product = f"left(product, {level})" if level else "''"
        lines = _SUMMED.format(product=product, lines=lines)
    return _SELECT.format(lines=lines, codes=_code_table(), derivation=RECONCILED)


def check_columns(path: Path) -> None:
    """Refuse a file that is not laid out as BACI's are.

    Raises:
        ProviderError: when its header is not ``t,i,j,k,v,q``.
    """
    import gzip

    try:
        with gzip.open(path, "rb") if path.suffix.lower() == ".gz" else path.open("rb") as file:
            header = file.readline(200).decode("utf-8-sig", "replace").replace('"', "").strip()
    except (OSError, EOFError) as error:
        raise ProviderError(
            f"{path} cannot be read: {error}", hint="download it again", code="unreadable-file"
        ) from error
    if tuple(header.split(",")) != COLUMNS:
        raise ProviderError(
            f"{path} begins with {header[:60]!r}; a BACI file begins with {','.join(COLUMNS)!r}",
            hint="give the file as CEPII publishes it, or a mapping file for another layout",
            code="not-data",
        )


def _unpacked(path: Path, folder: Path) -> Iterator[Path]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = sorted(name for name in archive.namelist() if _IN_ZIP.search(name))
            if not names:
                raise ProviderError(
                    f"{path} holds no BACI file", hint="give the ZIP as CEPII publishes it", code="not-data"
                )
            for name in names:
                target = folder / Path(name).name
                with archive.open(name) as packed, target.open("wb") as plain:
                    shutil.copyfileobj(packed, plain, 1 << 20)
                yield target
                target.unlink()
    except (zipfile.BadZipFile, EOFError) as error:
        raise ProviderError(
            f"{path} is no complete ZIP file: {error}", hint="download it again", code="unreadable-file"
        ) from error


def _code_table() -> str:
    """One line a code: of Comtrade's codes, none stands for two states."""
    firsts = {one.code: one for one in reversed(meanings(NAME))}
    values = ", ".join(f"({_quoted(m.code)}, {_quoted(m.name)}, {_quoted(m.kind)})" for m in firsts.values())
    return f"(SELECT * FROM (VALUES {values}) AS codes(code, name, kind))"  # noqa: S608


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _refuse() -> NoReturn:
    raise ProviderError(
        "BACI is published as files, which are not asked for over the network",
        hint="download a file from the page that data list names, then: onrecord data import FILE",
        code="files-only",
    )
