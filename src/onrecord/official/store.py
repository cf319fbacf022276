"""The store: answers as received, the rows read from them, and one manifest that says what holds."""

import hashlib
import re
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from onrecord.errors import RecordError, StoreError
from onrecord.official.baci import baci_release, codes_beside
from onrecord.official.canonical import Canonical, Standing, canonical
from onrecord.official.database import connect
from onrecord.official.importing import Covered, reader_of, take_rows, workplace, write_rows
from onrecord.official.manifest import (
    FILE,
    ROWS,
    SNAPSHOTS,
    Manifest,
    one_writer,
    read_manifest,
    write_manifest,
)  # fmt: skip
from onrecord.official.mapping import PanelMapping, mapping_for, shipped_mapping
from onrecord.official.panel_file import columns_of, digest_of, given_panel
from onrecord.official.rows import Row
from onrecord.official.snapshots import Checked, Held, Snapshot

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from onrecord.official.store_record import StoreRecord

_ANSWER, _FACTS = "answer", "snapshot.json"
_SAFE = re.compile(r"[^A-Za-z0-9._-]+")
Select = Callable[["DuckDBPyConnection"], Canonical]


class Store:
    """Snapshots of statistics in a folder; any number of readers, one writer at a time.

    Args:
        home: The folder. It is made by the first write.
    """

    def __init__(self, home: Path) -> None:
        self.home = home

    @property
    def changed(self) -> int | None:
        """When what is held changed last, in nanoseconds; None for a store that nothing was written to."""
        file = self.home / FILE
        return file.stat().st_mtime_ns if file.is_file() else None

    def snapshots(self) -> tuple[Held, ...]:
        """What is held, in the order in which it came.

        Raises:
            StoreError: when the manifest is damaged.
        """
        return read_manifest(self.home).held

    def add(self, snapshot: Snapshot, content: bytes, rows: Iterable[Row]) -> Held:
        """Keep a provider's answer and the rows read from it.

        The same answer to the same question is held once; ``Held.confirmed`` says when it last came.

        Args:
            snapshot: What was asked and when; its digest is that of ``content``.
            content: The answer, byte by byte.
            rows: Its figures, the crosswalk applied; none for an answer without data.

        Raises:
            RecordError: when a row breaks a rule or a cell has two values; nothing is kept then.
            StoreError: when the digest is not that of the content, or another process is writing.
        """
        found = "sha256:" + hashlib.sha256(content).hexdigest()
        if found != snapshot.digest:
            raise StoreError(
                f"the answer to {snapshot.url} has the hash {found}, its snapshot says {snapshot.digest}",
                hint="make the snapshot from the bytes that are kept",
            )
        with one_writer(self.home) as unfinished:
            known = next((h for h in self.snapshots() if h.answers(snapshot)), None)
            if known is not None:
                return self._confirm(known, snapshot.retrieved)
            (unfinished / _ANSWER).write_bytes(content)
            named = msgspec.structs.replace(
                snapshot, size=len(content), file=_safe(snapshot.file or "answer")
            )
            held = Held(snapshot=named, folder=self._folder(named))
            return self._write(held, unfinished, lambda database: take_rows(database, rows, unfinished))

    def import_panel(
        self, path: Path, mapping: PanelMapping | None = None, *, retrieved: str | None = None
    ) -> Held:
        """Take over a CSV or Parquet panel; the same file again changes nothing.

        Args:
            path: The file; it is copied.
            mapping: How it is read; without one it is looked for (``mapping_for``).
            retrieved: When it was retrieved (ISO date), where the mapping does not say.

        Raises:
            MappingError: when the mapping does not fit the file's columns.
            RecordError: when the file is no panel, a row breaks a rule or a cell has two values; it names the
                row, and nothing is kept.
            StoreError: when another process is writing.
        """
        chosen = mapping or mapping_for(path, _columns(path))
        facts = chosen.panel
        known = Snapshot(
            provider=facts.provider, digest="", url=path.name, retrieved=retrieved or facts.retrieved,
            published=facts.published, citation=facts.citation,
        )  # fmt: skip
        return self._import(path, chosen, known, None)

    def import_baci(self, path: Path, codes: Collection[Standing] | None = None) -> Held:
        """Take over one year of CEPII's BACI (``t,i,j,k,v,q`` as CSV, plain or gzipped).

        The years of one release are one vintage. All goods are the sum of the products; figures count as
        estimated, since CEPII reconciles both reports and neither office published them.

        Args:
            path: The file; it is copied.
            codes: What its country codes stand for; without them CEPII's table beside the file is read.

        Raises:
            MappingError: when there are no codes, or the columns are not those of BACI.
            RecordError, StoreError: as in ``import_panel``.
        """
        mapping, release = shipped_mapping("baci"), baci_release(path.name)
        known = Snapshot(
            provider="baci", digest="", url=path.name, published=release.published, batch=release.batch,
            citation=mapping.panel.citation, notes=(release.note,) if release.note else (),
        )  # fmt: skip
        reader_of(path)
        return self._import(path, mapping, known, codes_beside(path) if codes is None else codes)

    def verify(self) -> Iterator[Checked]:
        """Hash every answer and every file of rows anew, one after the other.

        Raises:
            StoreError: when the manifest is damaged.
        """
        for held in self.snapshots():
            yield self._check(held, "answer", f"{held.folder}/{held.snapshot.file}", held.snapshot.digest)
            for name, digest in held.parts.items():
                yield self._check(held, "rows", f"{held.file}/{name}", digest)

    def content(self, digest: str) -> bytes:
        """The bytes of an answer as they were received.

        Raises:
            StoreError: when it is not held, or its file is gone or changed.
        """
        held = next((h for h in self.snapshots() if h.snapshot.digest == digest), None)
        if held is None:
            raise StoreError(f"no snapshot {digest} is held", hint="onrecord data list shows what is")
        file = self.home / held.folder / held.snapshot.file
        content = file.read_bytes() if file.is_file() else None
        if content is None or "sha256:" + hashlib.sha256(content).hexdigest() != digest:
            raise StoreError(
                f"{file} is {'gone' if content is None else 'no longer what was received'}",
                hint="restore it from a backup, or fetch or import it anew",
            )
        return content

    def record(self, pins: Collection[str] | None = None) -> "StoreRecord":
        """The figures of what is held now; later writes do not change it.

        Args:
            pins: Digests of snapshots, or the batches that series name as their snapshot; None for all.

        Raises:
            StoreError: when one of them is not held.
        """
        from onrecord.official.store_record import StoreRecord

        held = self.snapshots()
        if pins is None:
            return StoreRecord(self.home, held)
        if missing := set(pins) - {pin for h in held for pin in (h.pin, h.snapshot.digest)}:
            raise StoreError(
                f"no snapshot {min(missing)} is held", hint="fetch or import it, or leave the pin out"
            )
        return StoreRecord(
            self.home, tuple(h for h in held if not {h.pin, h.snapshot.digest}.isdisjoint(pins))
        )

    def _import(
        self, path: Path, mapping: PanelMapping, known: Snapshot, codes: Collection[Standing] | None
    ) -> Held:
        reading = hashlib.sha256(msgspec.json.encode((mapping, codes), order="sorted")).hexdigest()
        with one_writer(self.home) as unfinished:
            answer = unfinished / f"{_ANSWER}{''.join(path.suffixes[-2:]).lower()}"
            shutil.copyfile(path, answer)
            snapshot = msgspec.structs.replace(
                known, digest=digest_of(answer), size=answer.stat().st_size, file=_safe(path.name)
            )
            same = [h for h in self.snapshots() if h.imported and h.snapshot.digest == snapshot.digest]
            if same and same[0].reading == reading:
                return same[0]

            def select(database: "DuckDBPyConnection") -> Canonical:
                given_panel(database, answer, path, mapping.columns)
                return canonical(mapping, codes)

            held = Held(
                snapshot=snapshot, folder=self._folder(snapshot), imported=True, reading=reading,
                all_products=mapping.panel.all_products, all_partners=mapping.panel.all_partners,
                crosswalk=mapping.crosswalk,
            )  # fmt: skip
            return self._write(held, unfinished, select, same)

    def _write(self, held: Held, unfinished: Path, select: Select, instead_of: Collection[Held] = ()) -> Held:
        """Rows, then the answer, then the manifest: only the last step makes them hold."""
        rows = unfinished / "rows"
        rows.mkdir()
        with workplace(unfinished, held.snapshot.url) as database:
            covered = write_rows(
                database, select(database), rows, held.snapshot.url, all_products=held.all_products
            )
        if held.imported and not covered.rows:
            raise _no_rows(held.snapshot.url)
        held = _covering(held, covered, {file.name: digest_of(file) for file in sorted(rows.iterdir())})
        self._move(held, unfinished, rows)
        kept = (h for h in self.snapshots() if h not in instead_of)
        write_manifest(self.home, Manifest(held=(*kept, held)))
        return held

    def _move(self, held: Held, unfinished: Path, rows: Path) -> None:
        folder = self.home / held.folder
        folder.mkdir(parents=True, exist_ok=True)
        (answer,) = unfinished.glob(f"{_ANSWER}*")
        answer.replace(folder / held.snapshot.file)
        (folder / _FACTS).write_bytes(msgspec.json.format(msgspec.json.encode(held.snapshot), indent=1))
        if held.file:
            (self.home / ROWS).mkdir(exist_ok=True)
            rows.replace(self.home / held.file)

    def _confirm(self, known: Held, retrieved: str | None) -> Held:
        again = msgspec.structs.replace(known, confirmed=retrieved)
        write_manifest(self.home, Manifest(held=tuple(again if h == known else h for h in self.snapshots())))
        return again

    def _folder(self, snapshot: Snapshot) -> str:
        """Where an answer goes; the same bytes in answer to another question get a folder of their own."""
        folder = f"{SNAPSHOTS}/{_safe(snapshot.provider)}/{snapshot.digest.removeprefix('sha256:')}"
        others = {h.folder for h in self.snapshots() if h.snapshot.url != snapshot.url}
        if folder in others:
            folder += "-" + hashlib.sha256(snapshot.url.encode()).hexdigest()[:8]
        return folder

    def _check(self, held: Held, part: str, path: str, expected: str) -> Checked:
        file = self.home / path
        found = digest_of(file) if file.is_file() else None
        state = "missing" if found is None else "sound" if found == expected else "changed"
        return msgspec.convert(
            {"held": held, "part": part, "path": path, "state": state, "expected": expected, "found": found},
            Checked,
        )


def _covering(held: Held, covered: Covered, parts: dict[str, str]) -> Held:
    stamp = datetime.now(UTC).strftime("%Y%m%d%H%M%S%f")
    name = f"{held.snapshot.digest.removeprefix('sha256:')[:16]}-{stamp}"
    often = [sign for sign, there in (("A", covered.annual), ("M", covered.monthly)) if there]
    return msgspec.structs.replace(
        held,
        snapshot=msgspec.structs.replace(
            held.snapshot, notes=(*held.snapshot.notes, *covered.notes())
        ),
        rows=covered.rows,
        reporters=covered.reporters,
        first=covered.first,
        last=covered.last,
        frequency="+".join(often),
        products=covered.products,
        file=f"{ROWS}/{name}" if parts else "",
        parts=parts,
    )  # fmt: skip


def _no_rows(name: str) -> RecordError:
    return RecordError(
        f"{name} has no row with a value and a flow that its mapping names",
        hint="give a panel with rows, or name its flows under [flows] in the mapping",
    )


def _columns(path: Path) -> tuple[str, ...]:
    with connect() as database:
        given_panel(database, path, path)
        return columns_of(database)


def _safe(name: str) -> str:
    """A name that every file system takes."""
    return _SAFE.sub("_", name).strip(".") or "answer"
