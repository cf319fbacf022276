"""The Python door: the same as the commands, for one text or file at a time."""

from collections.abc import Sequence
from os import PathLike, fspath
from typing import TypedDict, Unpack

from onrecord.errors import InputError
from onrecord.intake import Request, document_from_text, load
from onrecord.model import Report
from onrecord.official import combined, panel_record, starter_record
from onrecord.pipeline import check_report, read_intake


class About(TypedDict, total=False):
    """What is known about a text besides its words; ``published`` is an ISO date."""

    title: str
    published: str
    language: str
    url: str
    outlet: str


def read(text: str | PathLike[str], **about: Unpack[About]) -> Report:
    """Read one text, or one file if a path object is given.

    Args:
        text: The text itself as a string, or a ``pathlib.Path`` to a file.
        about: ``title``, ``published``, ``language``, ``url``, ``outlet``, where known.

    Returns:
        The report, without findings.

    Raises:
        InputError: when nothing can be read.
    """
    if isinstance(text, str):
        intake = document_from_text(text, **about)
    else:
        request = Request(published=about.get("published"), language=about.get("language"))
        intake = next(load([fspath(text)], request))
    if intake.failure:
        raise InputError(
            intake.failure.message,
            hint=intake.failure.hint,
            code=intake.failure.code,
            retry=intake.failure.retry,
        )
    return read_intake(intake)


def check(
    text: str | PathLike[str],
    *,
    data: Sequence[str | PathLike[str]] = (),
    mapping: str | PathLike[str] | None = None,
    **about: Unpack[About],
) -> Report:
    """Read one text and hold its trade claims against the record.

    Args:
        text: As for ``read``.
        data: Panels (CSV or Parquet) besides the bundled starter record.
        mapping: The file that names the panels' columns, where they need one.
        about: As for ``read``.

    Returns:
        The report with one finding for each claim.

    Raises:
        InputError: when nothing can be read.
        RecordError: when a panel cannot be read.
    """
    record = combined(starter_record(), *(panel_record(panel, mapping) for panel in data))
    return check_report(read(text, **about), record)
