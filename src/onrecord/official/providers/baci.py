"""CEPII BACI: one reconciled value for each flow of each product, in yearly files of some 11 million lines.

Nothing is asked of the network: what was downloaded by hand is imported, streamed file by file.
"""

import re
import shutil
import tempfile
import zipfile
from collections.abc import Collection, Container, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn, Protocol, TypeVar

from onrecord.errors import ProviderError
from onrecord.official.canonical import Standing
from onrecord.official.catalogue import Entry
from onrecord.official.codes import meanings
from onrecord.official.mapping import FIRST_YEAR, LAST_YEAR
from onrecord.official.providers import asking
from onrecord.official.providers.protocol import Answer, Ask, Query, Read, Wire

NAME = "baci"
SUFFIXES = (".csv", ".csv.gz", ".zip")
_IN_ZIP = re.compile(r"(?:^|/)BACI_HS\d{2}_Y\d{4}_V\w+\.csv$", re.IGNORECASE)
_Held = TypeVar("_Held", covariant=True)


class Taking(Protocol[_Held]):
    """What an import needs of a store."""

    def import_baci(self, path: Path, codes: Collection[Standing] | None = None) -> _Held:
        """Take over one file of one year, wholly or not at all."""
        ...


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
        """Its files are too large for rows in memory; ``import_files`` streams them.

        Raises:
            ProviderError: always, saying how its files are imported.
        """
        _refuse()


def is_baci(path: Path) -> bool:
    """Whether a file looks like one of BACI: by its name, and the suffix that can be read."""
    return path.name.lower().endswith(SUFFIXES) and path.name.upper().startswith("BACI_")


def standings() -> tuple[Standing, ...]:
    """What BACI's codes stand for: Comtrade's codes, of which none stands for two states."""
    return tuple(
        {m.code: Standing(m.code, FIRST_YEAR, LAST_YEAR, m.name, m.kind) for m in meanings(NAME)}.values()
    )


def import_files(path: Path, store: Taking[_Held]) -> tuple[_Held, ...]:
    """Take over a yearly file, plain or gzipped, or every one in a ZIP, one after the other.

    Raises:
        ProviderError: when there is no such file, or the ZIP is broken or holds none.
        RecordError: as ``Store.import_baci``; the years before the one that fails stay.
    """
    codes = standings()
    with yearly_files(path) as files:
        return tuple(store.import_baci(file, codes) for file in files)


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


def _refuse() -> NoReturn:
    raise ProviderError(
        "BACI is published as files, which are not asked for over the network",
        hint="download a file from the page that data list names, then: onrecord data import FILE",
        code="files-only",
    )
