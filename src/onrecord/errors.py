"""Every error of onrecord, under one root.

    OnrecordError
    ├── UsageError              the call itself is wrong (an option, a date, a setting); exit 2
    ├── InputError              one document cannot be read; the others go on
    │   ├── MissingInputError    no such file, an empty directory, a pattern without a match
    │   ├── EmptyInputError      nothing to read in it
    │   ├── UnreadableInputError not text, not the encoding it should be, not valid JSON
    │   ├── TooLargeError        over a size limit
    │   └── FetchError           a URL could not be fetched (``retry`` says whether trying again can help)
    ├── ModelError              a file of the sentence encoder is missing or damaged
    └── RecordError             the statistics cannot be read
        ├── MappingError         a panel's mapping names a column or unit that is not there
        ├── StoreError           the store is damaged, or another process writes to it
        └── ProviderError        a provider cannot be asked, or its answer cannot be used

Each error names the value, the rule it broke and the way out, and says whether the same call may
succeed later (``retry``).
"""


class OnrecordError(Exception):
    """Root of all errors that onrecord raises on purpose.

    Args:
        message: What is wrong: the value and the rule it breaks, in one line.
        hint: The way out, in one line.
        code: A stable kebab-case name for programs.
    """

    code = "error"
    retry = False

    def __init__(
        self, message: str, *, hint: str, code: str | None = None, retry: bool | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if code is not None:
            self.code = code
        if retry is not None:
            self.retry = retry

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})"


class UsageError(OnrecordError):
    """The call itself is wrong."""

    code = "usage"


class InputError(OnrecordError):
    """One document cannot be read."""

    code = "input"


class MissingInputError(InputError):
    """Nothing is there to read."""

    code = "missing-input"


class EmptyInputError(InputError):
    """The input holds no text."""

    code = "empty-input"


class UnreadableInputError(InputError):
    """The input is not text in a form that can be read."""

    code = "unreadable-input"


class TooLargeError(InputError):
    """The input is over a size limit."""

    code = "too-large"


class FetchError(InputError):
    """A URL could not be fetched."""

    code = "fetch-failed"


class ModelError(OnrecordError):
    """A file of the sentence encoder is missing or damaged."""

    code = "model"


class RecordError(OnrecordError):
    """The statistics cannot be read."""

    code = "record"


class MappingError(RecordError):
    """A panel's mapping does not fit its columns."""

    code = "mapping"


class StoreError(RecordError):
    """The store is damaged, or another process is writing to it."""

    code = "store"


class ProviderError(RecordError):
    """A provider cannot be asked, or its answer cannot be used."""

    code = "provider"
