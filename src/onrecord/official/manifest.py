"""What the store holds: one file that says it, replaced as the last step of a write, and the one writer."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from filelock import FileLock, Timeout

from onrecord.errors import StoreError
from onrecord.model import Frozen
from onrecord.official.snapshots import Held

FILE, LOCK, WRITER = "manifest.json", "writer.lock", "writer.json"
SNAPSHOTS, ROWS, UNFINISHED = "snapshots", "rows", "unfinished"
_VERSION = 1


class Manifest(Frozen, frozen=True, kw_only=True):
    """Everything that is held, in the order in which it came."""

    version: int = _VERSION
    held: tuple[Held, ...] = ()


def read_manifest(home: Path) -> Manifest:
    """What a store holds; nothing where there is none yet.

    Raises:
        StoreError: when the manifest cannot be read or was written by a later version.
    """
    file = home / FILE
    try:
        manifest = msgspec.json.decode(file.read_bytes(), type=Manifest)
    except FileNotFoundError:
        return Manifest()
    except (OSError, msgspec.DecodeError) as error:
        raise StoreError(
            f"{file} cannot be read: {error}",
            hint=f"restore it from a backup, or move {home} away and import its snapshots anew",
        ) from error
    if manifest.version > _VERSION:
        raise StoreError(
            f"{file} has the form {manifest.version}; this version of onrecord reads up to {_VERSION}",
            hint="upgrade onrecord, or set ONRECORD_HOME to another folder",
        )
    return manifest


def write_manifest(home: Path, manifest: Manifest) -> None:
    """Make a manifest the one that holds; a reader sees the one before or this one, never a part."""
    temporary = home / UNFINISHED / FILE
    with temporary.open("wb") as file:
        file.write(msgspec.json.format(msgspec.json.encode(manifest), indent=1))
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(home / FILE)


@contextmanager
def one_writer(home: Path) -> Iterator[Path]:
    """The right to write, and an empty folder for what is not finished.

    What an earlier writer left behind when it was killed is removed first.

    Raises:
        StoreError: when another process is writing (``retry`` is set), or ``home`` cannot be written to.
    """
    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = FileLock(home / LOCK)
        lock.acquire(timeout=0)
    except Timeout:
        raise _busy(home) from None
    except OSError as error:
        raise StoreError(
            f"the store {home} cannot be written to: {error}",
            hint="set ONRECORD_HOME to a folder that can be written to",
        ) from error
    try:
        _sign(home)
        _sweep(home)
        yield home / UNFINISHED
    finally:
        shutil.rmtree(home / UNFINISHED, ignore_errors=True)
        (home / WRITER).unlink(missing_ok=True)
        lock.release()


def _sign(home: Path) -> None:
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    (home / WRITER).write_text(json.dumps({"process": os.getpid(), "since": now}), "utf-8")


def _busy(home: Path) -> StoreError:
    holder = "another process"
    with suppress(OSError, ValueError, KeyError):
        signed = json.loads((home / WRITER).read_text("utf-8"))
        holder = f"process {signed['process']}, since {signed['since']},"
    return StoreError(
        f"{holder} is writing to the store {home}",
        hint="wait for it and try again, or end that process: what it has not finished is then left out",
        retry=True,
    )


def _sweep(home: Path) -> None:
    """Remove whatever the manifest does not name."""
    shutil.rmtree(home / UNFINISHED, ignore_errors=True)
    (home / UNFINISHED).mkdir()
    held = read_manifest(home).held
    named = {home / h.file for h in held if h.file} | {home / h.folder for h in held}
    found = (*(home / ROWS).glob("*"), *(home / SNAPSHOTS).glob("*/*"))
    for folder in found:
        if folder not in named:
            shutil.rmtree(folder, ignore_errors=True)
