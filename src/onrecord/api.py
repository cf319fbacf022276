"""The Python door: the same as the commands, for one text or file at a time."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from os import PathLike, fspath
from typing import Any, TypedDict, Unpack

from msgspec.structs import replace

from onrecord.checking import check_claims
from onrecord.errors import InputError, UsageError
from onrecord.intake import Intake, Request, document_from_text, load
from onrecord.model import Claim, Comparison, Finding, Report, Statement
from onrecord.official import Record
from onrecord.official.holdings import record_at_hand
from onrecord.official.rates import NO_RATES, Rates, rates_at_hand
from onrecord.pipeline import check_report, compare_read, read_for_comparison, read_intake
from onrecord.settings import load_settings
from onrecord.tolerances import METHOD, Tolerances
from onrecord.trading import Trade, trade

__all__ = ["About", "Trade", "check", "check_claim", "compare", "explain", "read", "trade"]


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
        UsageError: when something in ``about`` breaks its rule, or the file holds several documents.
    """
    intake = document_from_text(text, **about) if isinstance(text, str) else _file(fspath(text), about)
    return read_intake(_readable(intake), load_settings().reader)


def _file(path: str, about: About) -> Intake:
    """The one document in a file, with what the caller knows of it besides."""
    request = Request(published=about.get("published"), language=about.get("language"))
    intake, *others = islice(load([path], request), 2)
    if others:
        raise UsageError(
            f"{path} holds several documents, and this reads one",
            hint="give the text of one of them, or use the onrecord command for the file",
        )
    said = {slot: value for slot in ("title", "url", "outlet") if (value := about.get(slot)) is not None}
    return replace(intake, document=replace(intake.document, **said)) if intake.document else intake


def check(
    text: str | PathLike[str],
    *,
    data: Sequence[str | PathLike[str]] = (),
    mapping: str | PathLike[str] | None = None,
    rates: str | PathLike[str] | None = None,
    **about: Unpack[About],
) -> Report:
    """Read one text and hold its trade claims against the record.

    Args:
        text: As for ``read``.
        data: Panels (CSV or Parquet) besides the bundled starter record and the store.
        mapping: The file that names the panels' columns, where they need one.
        rates: A CSV file of yearly rates (currency, year, usd for one unit) for claims in other currencies.
        about: As for ``read``.

    Returns:
        The report with one finding for each claim.

    Raises:
        InputError: when nothing can be read.
        UsageError: as for ``read``, or when the settings break a rule.
        RecordError: when a panel or the rates cannot be read.
    """
    settings = load_settings()
    record = record_at_hand(data, mapping, home=settings.home)
    return check_report(read(text, **about), record, settings.tolerances, rates_at_hand(rates))


def compare(*documents: str | PathLike[str] | Mapping[str, str]) -> Comparison:
    """Lay the sides' accounts in some documents next to each other.

    Args:
        documents: Texts, files (path objects), or mappings with ``text`` and what is known besides:
            ``title``, ``published``, ``language``, ``url``, ``outlet``, ``id``, and ``side`` for whose
            account it is.

    Returns:
        Contacts, accounts and topics; each cell names a statement of ``documents`` in the result.

    Raises:
        InputError: when a document cannot be read.
        UsageError: when something said of a document breaks its rule, or a file holds several documents.
    """
    intakes = [_intake(document, number) for number, document in enumerate(documents, start=1)]
    return compare_read(list(read_for_comparison(intakes, load_settings().reader)))


def _intake(document: str | PathLike[str] | Mapping[str, str], number: int) -> Intake:
    if isinstance(document, Mapping):
        about = {key: value for key, value in document.items() if key not in {"text", "side"}}
        extra = {"side": document["side"]} if "side" in document else None
        named: dict[str, Any] = {"id": f"text {number}", **about}
        return _readable(document_from_text(document.get("text", ""), extra=extra, **named))
    if isinstance(document, str):
        return _readable(document_from_text(document, id=f"text {number}"))
    return _readable(_file(fspath(document), {}))


def _readable(intake: Intake) -> Intake:
    """The document, or its failure as an error."""
    if intake.failure:
        raise InputError(
            intake.failure.message,
            hint=intake.failure.hint,
            code=intake.failure.code,
            retry=intake.failure.retry,
        )
    return intake


def check_claim(
    claim: Claim,
    record: Record,
    *,
    statements: Sequence[Statement] = (),
    published: str | date | None = None,
    tolerances: Tolerances = METHOD,
    rates: Rates = NO_RATES,
) -> Finding:
    """Hold one claim against a record, without a text.

    Args:
        claim: What is claimed.
        record: The figures, such as ``onrecord.official.holdings.record_at_hand()`` gives.
        statements: Those that the claim's mentions refer to; they say whose side makes it. Without them both
            sides' counts weigh the same.
        published: When the claim was made public, as a date or ``YYYY-MM-DD``; without it no open period can
            be read.
        tolerances: How far a count may lie from a claimed number and still fit; the method's by default.
        rates: Yearly rates of other currencies than the record's (``onrecord.official.rates.load_rates``).

    Returns:
        The finding, with every reading and every count.

    Raises:
        UsageError: when ``published`` is no date.
        RecordError: when the record holds values that are no amounts.
    """
    day = _day(published) if isinstance(published, str) else published
    (found,) = check_claims([claim], statements, record, published=day, tolerances=tolerances, rates=rates)
    return found


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise UsageError(f"published {written!r} is no date", hint="write it as YYYY-MM-DD") from None


def explain(report: Report, claim: str | None = None, *, language: str | None = None) -> str:
    """Every step behind a report's findings as text, as ``onrecord explain`` prints it.

    Args:
        report: What ``check`` returned.
        claim: The id of one claim; None for all that were checked.
        language: Of the fixed words, "en", "es" or "ru"; None for what ``report_language`` is set to.

    Raises:
        UsageError: when nothing was checked, or not that claim.
    """
    from onrecord.reporting.catalogue import catalogue, speaking
    from onrecord.reporting.explanation import explanations
    from onrecord.reporting.explanation_text import explanations_text

    with speaking(catalogue(language or load_settings().report_language)):
        return explanations_text(explanations([report], claim))
