"""The story on one screen: inputs become documents, documents become reports, claims become findings."""

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from msgspec.structs import replace

from onrecord.checking import check_claims, conflicts_within
from onrecord.claims import find_claims
from onrecord.errors import OnrecordError
from onrecord.extraction import Extraction, extract
from onrecord.glossing import returned, returned_comparison
from onrecord.intake import Intake, Request, load
from onrecord.languages import READ
from onrecord.model import Comparison, Document, Failure, Note, Report, TradeTable
from onrecord.official import Record, trade_table
from onrecord.official.rates import NO_RATES, Rates
from onrecord.settings import Reader
from onrecord.tolerances import METHOD, Tolerances

Pair = tuple[str, str]


def read_inputs(
    inputs: Sequence[str], request: Request, *, stdin: BinaryIO | None = None, reader: Reader = "network"
) -> Iterator[Report]:
    """One report for every document in the inputs, in order; a bad one becomes a failed report."""
    for intake in load(inputs, request, stdin=stdin):
        yield read_intake(intake, reader)


def read_intake(intake: Intake, reader: Reader = "network") -> Report:
    """The report of one document, read as far as its language allows."""
    report, found = _read_fully(intake, reader)
    if found is None or found.glossed is None:
        return report
    try:
        return returned(report, found.glossed)
    except Exception as error:  # noqa: BLE001 - a fault of ours in one document must not end the run
        return Report(id=intake.id, status="failed", error=_internal(error), document=intake.document)


Read = tuple[Report, Extraction | None]


def read_for_comparison(intakes: Iterable[Intake], reader: Reader = "network") -> Iterator[Read]:
    """Each document's report with what it was made from."""
    return (_read_fully(intake, reader) for intake in intakes)


def compare_read(read: Sequence[Read]) -> Comparison:
    """The accounts in some documents next to each other."""
    from onrecord.comparing import compare  # the encoder costs a second, so only when accounts are compared

    glossed = {report.id: found.glossed for report, found in read if found is not None and found.glossed}
    return returned_comparison(compare(read), glossed)


def _read_fully(intake: Intake, reader: Reader) -> Read:
    """The report of one document and what it was made from, None where nothing was read.

    Where a document was read through its gloss, the report is one on the gloss.
    """
    if intake.document is None:
        return Report(id=intake.id, status="failed", error=intake.failure, notes=intake.notes), None
    if intake.document.language not in READ:
        return Report(id=intake.id, status="partial", document=intake.document, notes=intake.notes), None
    try:
        found = extract(intake.document, reader)
        return _report(intake.id, found.parsed.document, found, intake.notes), found
    except Exception as error:  # noqa: BLE001 - a fault of ours in one document must not end the run
        return Report(id=intake.id, status="failed", error=_internal(error), document=intake.document), None


def _report(identifier: str, document: Document, found: Extraction, notes: tuple[Note, ...]) -> Report:
    claims = find_claims(found.parsed, found.actors, found.statements)
    return Report(
        id=identifier,
        status="read",
        document=document,
        statements=found.statements,
        contacts=found.contacts,
        acts=found.acts,
        deliverables=found.deliverables,
        bonds=found.bonds,
        sectors=found.sectors,
        claims=claims,
        conflicts=conflicts_within(identifier, claims, document.published_day),
        notes=notes,
    )


def _told(error: OnrecordError) -> Failure:
    return Failure(code=error.code, message=error.message, hint=error.hint, retry=error.retry)


def _internal(error: Exception) -> Failure:
    return Failure(
        code="internal",
        message=f"reading failed unexpectedly: {type(error).__name__}: {error}",
        hint="this is a fault in onrecord; please report it with the document",
    )


def check_report(
    report: Report, record: Record, tolerances: Tolerances = METHOD, rates: Rates = NO_RATES
) -> Report:
    """The report with a finding for each of its claims; one without a document gets none."""
    day = report.document.published_day if report.document else None
    try:
        findings = check_claims(
            report.claims, report.statements, record, published=day, tolerances=tolerances, rates=rates
        )
    except OnrecordError as error:  # a panel turns out to be wrong when a pair is asked for
        return replace(report, status="failed", error=_told(error), findings=())
    except Exception as error:  # noqa: BLE001 - a fault of ours in one document must not end the run
        return replace(report, status="failed", error=_internal(error), findings=())
    return replace(report, findings=findings)


def trade_tables(reports: Sequence[Report], record: Record) -> dict[Pair, TradeTable]:
    """The reported flows of every pair that the claims of reports which did not fail are about."""
    claims = (claim for r in reports if r.status != "failed" for claim in r.claims)
    pairs = {(c.parties[0], c.parties[1]) for c in claims if len(c.parties) == 2}
    return {pair: trade_table(record, *pair, frequency=None) for pair in sorted(pairs)}
