"""Bytes to text, and what bytes that are no text look like."""

import codecs
import re

from onrecord.errors import UnreadableInputError

_LOOKS = (
    (b"%PDF-", "a PDF", "take its text out first, for example with pdftotext, and give that"),
    (
        b"PK\x03\x04",
        "a ZIP archive or an office document (docx, xlsx, odt)",
        "save its text as .txt or .html",
    ),
    (b"\xd0\xcf\x11\xe0", "an old office document (doc, xls)", "save its text as .txt or .html"),
    (b"{\\rtf", "a rich text document (RTF)", "save its text as .txt or .html"),
    (b"\x1f\x8b", "a gzip archive", "unpack it and give what is inside"),
    (b"BZh", "a bzip2 archive", "unpack it and give what is inside"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it and give what is inside"),
    (b"\xfd7zXZ", "an xz archive", "unpack it and give what is inside"),
    (b"\x89PNG", "a PNG image", "give the text, not a picture of it"),
    (b"\xff\xd8\xff", "a JPEG image", "give the text, not a picture of it"),
    (b"GIF8", "a GIF image", "give the text, not a picture of it"),
    (b"II*\x00", "a TIFF image", "give the text, not a picture of it"),
    (b"MM\x00*", "a TIFF image", "give the text, not a picture of it"),
    (b"PAR1", "a Parquet table", "a panel of statistics is given with --data"),
    (b"SQLite format 3", "an SQLite database", "give its texts as JSON Lines"),
    (b"\x7fELF", "a program", "give a text"),
    (b"MZ\x90", "a program", "give a text"),
    (b"ID3", "a sound recording", "give its transcript"),
    (b"OggS", "a sound recording", "give its transcript"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_AS_BROWSERS_READ = {
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "x-sjis"), "cp932"),
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
}
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MANY_CONTROLS = 0.02  # text has none or a stray one; compressed or random bytes have one in ten
_GUESS_BYTES = 100_000


def marked_encoding(data: bytes) -> str | None:
    """The encoding a byte order mark at the front names, or None."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def known_encoding(label: str | None) -> str | None:
    """The Python codec that a page's or server's label means, as browsers read it; None for no such."""
    if not label:
        return None
    name = _AS_BROWSERS_READ.get(label.strip().lower(), label.strip())
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def refuse_binary(head: bytes, id: str, *, asked: str | None) -> None:  # noqa: A002 - the contract's own word
    """Pass over bytes that may be text.

    Args:
        head: The first bytes.
        id: What they are called.
        asked: The encoding the caller named; control bytes may be letters in it.

    Raises:
        UnreadableInputError: when they are something else, naming what they look like.
    """
    look = next(((what, way) for magic, what, way in _LOOKS if head.startswith(magic)), None)
    if look is None and not asked and not marked_encoding(head):
        look = _by_controls(head)
    if look:
        raise UnreadableInputError(f"{id} is not text: it looks like {look[0]}", hint=look[1], code="binary")


def decode(data: bytes, id: str, *, asked: str | None, declared: str | None = None) -> str:  # noqa: A002
    """The text of bytes: in the encoding asked for, else marked, else declared, else UTF-8.

    Bytes beyond ASCII that are valid UTF-8 are UTF-8, whatever a page declares: templates outlive a site's
    change of encoding, and text in another one is practically never valid UTF-8 by chance.

    Raises:
        UnreadableInputError: when a byte has no meaning in that encoding, naming its place.
    """
    encoding = asked or marked_encoding(data) or (None if _is_utf8(data) else declared) or "utf-8"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _broken(data, id, encoding, error.start, error.object[error.start]) from error
    except UnicodeError as error:  # a few codecs do not say where
        raise _broken(data, id, encoding, 0, data[0]) from error


def _is_utf8(data: bytes) -> bool:
    if data.isascii():
        return False
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _by_controls(head: bytes) -> tuple[str, str] | None:
    controls = len(_CONTROL.findall(head))
    if controls <= _MANY_CONTROLS * len(head):
        return None
    odd, even = head[1::2].count(0), head[0::2].count(0)
    if max(odd, even) > len(head) // 8 and min(odd, even) * 4 < max(odd, even):
        name = "utf-16-le" if odd > even else "utf-16-be"
        return "UTF-16 without its byte order mark", f"say --encoding {name}"
    return "binary data", "give plain text, HTML or JSON Lines"


def _broken(data: bytes, id: str, encoding: str, place: int, value: int) -> UnreadableInputError:  # noqa: A002
    guess = _guess(data)
    return UnreadableInputError(
        f"{id} is not valid {_shown(encoding)}: byte {place:,} (0x{value:02x}) has no meaning there",
        hint=f"it may be {guess}: say --encoding {guess}"
        if guess
        else "save it as UTF-8, or name its encoding with --encoding NAME",
        code="encoding",
    )


def _shown(encoding: str) -> str:
    return "UTF-8" if encoding in {"utf-8", "utf-8-sig"} else encoding


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # only a broken text needs it

    best = from_bytes(data[:_GUESS_BYTES]).best()
    return best.encoding.replace("_", "-") if best and best.encoding not in {"utf_8", "ascii"} else None
