"""What the caller asks of the reading."""

import codecs
import re
from datetime import date

from onrecord.errors import UsageError
from onrecord.intake.language import language_name
from onrecord.model import Frozen
from onrecord.settings import Settings

_USUAL = Settings()
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Request(Frozen, frozen=True, kw_only=True):
    """How inputs are to be read; the same for all inputs of a call.

    Attributes:
        published: Publication date of every input, ISO date; wins over what an input says.
        language: Language of every input, ISO 639-1 code; wins over what an input says.
        encoding: Character encoding of every file, any name Python knows; wins over declarations.
        offline: Refuse typed URLs.
        max_bytes: The most that is read of one document.
        max_characters: The longest text that is read.
        timeout_seconds: The most time one URL may take in all, redirects and retries included.

    Raises:
        UsageError: when a value breaks its rule.
    """

    published: str | None = None
    language: str | None = None
    encoding: str | None = None
    offline: bool = False
    max_bytes: int = _USUAL.max_bytes
    max_characters: int = _USUAL.max_characters
    timeout_seconds: float = _USUAL.timeout_seconds

    def __post_init__(self) -> None:
        if self.published is not None and not is_day(self.published):
            raise UsageError(
                f"published {self.published!r} is not a date written YYYY-MM-DD",
                hint="write it like --published 2022-01-21",
            )
        if self.language is not None and language_name(self.language) is None:
            raise UsageError(
                f"language {self.language!r} is not a two-letter ISO 639-1 code",
                hint="write it like --language en",
            )
        if self.encoding is not None and not _is_encoding(self.encoding):
            raise UsageError(
                f"encoding {self.encoding!r} is not a name Python knows",
                hint="write it like --encoding windows-1251",
            )
        for name in ("max_bytes", "max_characters", "timeout_seconds"):
            if getattr(self, name) <= 0:
                raise UsageError(
                    f"{name} is {getattr(self, name)}, but a limit must be above zero",
                    hint="leave it out for the usual limit",
                )


def is_day(written: str) -> bool:
    """Whether the words are an ISO date that the calendar has."""
    if not _DAY.fullmatch(written):
        return False
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _is_encoding(name: str) -> bool:
    try:
        # base64 and its like are codecs too, but do not give text
        return codecs.lookup(name)._is_text_encoding  # noqa: SLF001 - bytes.decode checks this very flag
    except LookupError:
        return False
