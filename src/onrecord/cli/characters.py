"""Text for a terminal that cannot show all characters: a minus must not become a question mark."""

import codecs
import sys
import unicodedata
from io import TextIOWrapper

_PLAIN = {
    "−": "-", "–": "-", "—": "-", "·": "|", "…": "...", "×": "x", "→": "->", "“": '"', "”": '"',
    "‘": "'", "’": "'", "€": "EUR", "£": "GBP",
}  # fmt: skip


def degrade_stdout() -> None:
    """Let standard output write what its encoding lacks as the nearest plain characters, else as ``?``."""
    codecs.register_error("onrecord-plain", _nearest)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="onrecord-plain")


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_plain(character) for character in missing), error.end


def _plain(character: str) -> str:
    if character in _PLAIN:
        return _PLAIN[character]
    bare = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode("ascii")
    return bare or "?"
