"""Files, directories and patterns."""

import errno
import os
import stat
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from functools import partial
from glob import glob, has_magic
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import InputError, MissingInputError, UnreadableInputError
from onrecord.intake.places.place import Place, Wire, shown
from onrecord.intake.received import Received
from onrecord.model import Note

READABLE_SUFFIXES = (
    ".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json",
)  # fmt: skip
"""What is taken from a directory; a file named by itself is read whatever its name."""


def handles(typed: str) -> bool:
    """Everything; this kind is asked last."""
    del typed
    return True


def places(typed: str, wire: Wire) -> Iterator[Place]:
    """The file of that path."""
    del wire
    yield _place(typed)


def is_directory(typed: str) -> bool:
    """Whether a directory has that path."""
    return os.path.isdir(typed)  # noqa: PTH112 - Path.is_dir raises for names too long


def in_directory(typed: str, wire: Wire) -> Iterator[Place]:
    """The directory's readable files and those of its subdirectories, sorted by path, none hidden.

    What has another suffix is left out, and the first row says how many.

    Raises:
        MissingInputError: when there is no readable file.
    """
    del wire
    listed = sorted(_visible(typed))
    readable = [path for path in listed if path.suffix.lower() in READABLE_SUFFIXES]
    others = Counter(
        path.suffix.lower() or "no ending" for path in listed if path.suffix.lower() not in READABLE_SUFFIXES
    )
    if not readable:
        raise MissingInputError(
            f"directory {shown(typed)} has no readable file{_beside(others)}",
            hint=f"files ending in {', '.join(READABLE_SUFFIXES)} are read; name another file by itself",
            code="empty-directory",
        )
    notes = (_left_out(typed, others),) if others else ()
    for path in readable:
        yield _place(str(path))._replace(notes=notes)
        notes = ()


def is_pattern(typed: str) -> bool:
    """Whether it has ``*``, ``?`` or ``[`` and is no file's own name."""
    return has_magic(typed) and not os.path.lexists(typed)


def matching(typed: str, wire: Wire) -> Iterator[Place]:
    """The files that a pattern matches, sorted by path; ``**`` goes into subdirectories.

    Raises:
        MissingInputError: when it matches no file.
    """
    del wire
    found = sorted(path for path in glob(typed, recursive=True) if not is_directory(path))  # noqa: PTH207
    if not found:
        raise MissingInputError(
            f"pattern {shown(typed)} matches no file", hint="check the folder and the ending", code="no-match"
        )
    yield from map(_place, found)


def cannot_open(path: str, error: OSError | ValueError) -> InputError:
    """What the system's error means for the reader of a path."""
    if isinstance(error, PermissionError):
        return UnreadableInputError(
            f"{path} may not be read by this user", hint="change its permissions", code="no-permission"
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError | ValueError):
        return MissingInputError(f"there is no file {path}", hint=_similar(path), code="missing-file")
    reason = os.strerror(error.errno) if error.errno else str(error)
    return UnreadableInputError(
        f"{path} cannot be opened: {reason}",
        hint="check the path and the disk",
        code="unreadable-file",
        retry=error.errno in {errno.EIO, errno.EAGAIN, errno.EMFILE},
    )


def _place(path: str) -> Place:
    return Place(shown(path), partial(_opened, path))


@contextmanager
def _opened(path: str) -> Iterator[Received]:
    with _stream(path) as stream:
        size = os.fstat(stream.fileno()).st_size
        yield Received(id=shown(path), stream=stream, suffix=Path(path).suffix.lower(), size=size)


def _stream(path: str) -> BinaryIO:
    try:
        if not stat.S_ISREG(Path(path).stat().st_mode):
            raise _not_a_file(shown(path))
        return Path(path).open("rb")
    except (OSError, ValueError) as error:
        raise cannot_open(shown(path), error) from error


def _not_a_file(path: str) -> UnreadableInputError:
    return UnreadableInputError(
        f"{path} is a device, pipe or socket, but only regular files are opened",
        hint="pipe it in and give - as input",
        code="not-a-file",
    )


def _visible(directory: str) -> Iterator[Path]:
    def told(error: OSError) -> None:
        if error.filename == directory:  # what lies deeper is passed over, as hidden folders are
            raise cannot_open(shown(directory), error) from error

    for folder, subfolders, names in os.walk(directory, onerror=told):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        yield from (Path(folder, name) for name in names if not name.startswith("."))


def _beside(others: Counter[str]) -> str:
    return f" among its {others.total()} files ({', '.join(sorted(others))})" if others else ""


def _left_out(directory: str, others: Counter[str]) -> Note:
    kinds = ", ".join(f"{count} {suffix}" for suffix, count in sorted(others.items()))
    return Note(
        code="files-left-out",
        text=f"Not read in {shown(directory)}: {kinds}. Name such a file by itself to have it tried.",
    )


def _similar(path: str) -> str:
    try:
        beside = [entry.name for entry in Path(path).parent.iterdir()]
    except (OSError, ValueError):
        return "check the path"
    close = get_close_matches(Path(path).name, beside, n=1, cutoff=0.8)
    return f"check the path; did you mean {Path(path).with_name(close[0])}?" if close else "check the path"
