"""Bytes on their way in, read no further than the limit."""

import io
from collections.abc import Iterator
from typing import Protocol

from onrecord.errors import TooLargeError, UnreadableInputError

HEAD_BYTES = 4096
"""How much is looked at to tell what an input is."""


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes: ...


class Received:
    """One opened input.

    Attributes:
        id: Its path, its URL, or ``-``.
        suffix: The ending of its name in lower case, with the dot; "" when it has none.
        media_type: What the server calls it (``text/html``), or None.
        charset: The character encoding the server names, or None.
        url: Where it was found in the end, or None.
        head: Its first bytes.

    Args:
        size: Its length in bytes where that is known beforehand, so that nothing too large is read.
    """

    def __init__(
        self, *, id: str, stream: _Readable, suffix: str = "",  # noqa: A002
        media_type: str | None = None, charset: str | None = None, url: str | None = None,
        size: int | None = None,
    ) -> None:  # fmt: skip
        self.id = id
        self.suffix = suffix
        self.media_type = media_type
        self.charset = charset
        self.url = url
        self._stream = _Told(stream, id)
        self.head = _read(self._stream, HEAD_BYTES)
        self._size = size

    def read(self, limit: int) -> bytes:
        """All of it.

        Raises:
            TooLargeError: when it is longer than ``limit`` bytes; no more than that is read.
        """
        if self._size is not None and self._size > limit:
            raise too_large(self.id, limit, size=self._size)
        rest = _read(self._stream, limit + 1 - len(self.head))
        if len(self.head) + len(rest) > limit:
            raise too_large(self.id, limit)
        return self.head + rest

    def lines(self, limit: int) -> Iterator[tuple[int, bytes | TooLargeError]]:
        """Its lines without their ends, numbered from 1; an error in place of one over ``limit`` bytes."""
        reader = io.BufferedReader(_Joined(self.head, self._stream))
        number = 0
        while line := reader.readline(limit + 1):
            number += 1
            if len(line) <= limit or line.endswith(b"\n"):
                yield number, line.rstrip(b"\r\n")
                continue
            while line and not line.endswith(b"\n"):
                line = reader.readline(HEAD_BYTES)
            yield number, too_large(f"{self.id}:{number}", limit)


class _Told:
    """A stream whose failures are told as ours."""

    def __init__(self, stream: _Readable, id: str) -> None:  # noqa: A002
        self._stream = stream
        self._id = id

    def read(self, size: int, /) -> bytes:
        try:
            return self._stream.read(size)
        except OSError as error:
            raise UnreadableInputError(
                f"{self._id} cannot be read to its end: {error.strerror or error}",
                hint="check the disk or the connection and try again",
                code="unreadable-file",
                retry=True,
            ) from error


class _Joined(io.RawIOBase):
    """The bytes that were looked at, then the rest."""

    def __init__(self, head: bytes, rest: _Readable) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        piece = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)


def too_large(id: str, limit: int, *, size: int | None = None) -> TooLargeError:  # noqa: A002
    """The error of an input over the limit in bytes."""
    found = f"has {size:,} bytes" if size else "is longer"
    return TooLargeError(
        f"{id} {found}, but at most {limit:,} bytes are read of one document",
        hint="cut it into single documents, give them as JSON Lines, or set ONRECORD_MAX_BYTES",
        code="too-large",
    )


def _read(stream: _Readable, size: int) -> bytes:
    """Up to ``size`` bytes; a pipe may hand them over in parts."""
    parts: list[bytes] = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
