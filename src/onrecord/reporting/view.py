"""The view model: everything the reports show, computed once, before anybody thinks of layout."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model import Document, Report, Statement, TradeTable
from onrecord.reporting.catalogue import spoken, t
from onrecord.reporting.claim_view import ClaimView, claim_view
from onrecord.reporting.filters import Choice, kind_choices, side_choices
from onrecord.reporting.item_view import (
    ItemView,
    act_view,
    bond_view,
    contact_view,
    deliverable_view,
    sector_view,
)
from onrecord.reporting.marks import Mark, marks_of, most_said, side_of
from onrecord.reporting.names import sides_name, speakers_name
from onrecord.reporting.pins import Pinned, pinned
from onrecord.reporting.quantities import date_words
from onrecord.reporting.retelling import retold
from onrecord.reporting.trade_view import TradeView, trade_view
from onrecord.reporting.words import OUTCOME_SIGNS, listed


@dataclass(frozen=True, slots=True)
class DocumentView:
    """What was read; ``facts`` are a label's key (``[report]`` in the catalogue) and text."""

    title: str
    text: str
    language: str | None
    headline: int
    facts: tuple[tuple[str, str], ...]
    set_aside: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class StatementView:
    """One statement; ``quotes`` are its exact words, ``within`` the statement that reports it."""

    id: str
    by: str
    how: str
    quotes: tuple[str, ...]
    within: str | None
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AccountView:
    """What one side says, or several sides together; ``mark`` is its class of marks, "" for a lesser one."""

    side: str
    mark: str
    statements: tuple[StatementView, ...]


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """How many claims of a report have an outcome, and how that outcome is shown."""

    count: int
    code: str
    symbol: str
    label: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report; a failed one has ``error`` as message and hint, and no document."""

    id: str
    number: int
    status: str
    error: tuple[str, str] | None
    document: DocumentView | None
    checked: bool
    outcomes: tuple[OutcomeCount, ...]
    claims: tuple[ClaimView, ...]
    conflicts: tuple[str, ...]
    contacts: tuple[ItemView, ...]
    accounts: tuple[AccountView, ...]
    acts: tuple[ItemView, ...]
    deliverables: tuple[ItemView, ...]
    bonds: tuple[ItemView, ...]
    sectors: tuple[ItemView, ...]
    notes: tuple[str, ...]
    marks: tuple[Mark, ...]

    @property
    def kinds(self) -> tuple[Choice, ...]:
        """What was found, by kind; speakers are those of statements that name one."""
        speakers = {mark.target for mark in self.marks if mark.kind == "speaker"}
        counts = {
            "claim": len(self.claims),
            "statement": len(self.statements),
            "speaker": len(speakers),
            "contact": len(self.contacts),
            "act": len(self.acts),
            "deliverable": len(self.deliverables),
            "bond": len(self.bonds),
            "sector": len(self.sectors),
        }
        return kind_choices(counts.items())

    @property
    def sides(self) -> tuple[Choice, ...]:
        """The sides that entries concern, with how many each."""
        items = (*self.contacts, *self.acts, *self.deliverables, *self.bonds, *self.sectors)
        own = (claim.sides for claim in self.claims)
        said = (statement.sides for statement in self.statements)
        return side_choices((*own, *said, *(item.sides for item in items)))

    @property
    def statements(self) -> tuple[StatementView, ...]:
        """The statements of all sides."""
        return tuple(said for account in self.accounts for said in account.statements)


@dataclass(frozen=True, slots=True)
class PageView:
    """Several reports, the trade figures of the pairs they speak of, and what is pinned to these."""

    reports: tuple[ReportView, ...]
    trade: tuple[TradeView, ...]
    pinned: Mapping[tuple[str, str], Pinned]


def page_view(reports: Sequence[Report], tables: Mapping[tuple[str, str], TradeTable]) -> PageView:
    """The view of a page: all reports in the order given, all tables by pair."""
    shown = tuple(report_view(report, number) for number, report in enumerate(reports, start=1))
    trade = tuple(trade_view(tables[pair]) for pair in sorted(tables))
    prefixes = [prefix(report, len(shown)) for report in shown]
    named = zip(prefixes, shown, strict=True)
    sentences = {before + claim.id: claim.sentence for before, one in named for claim in one.claims}
    placed = tuple(zip(prefixes, reports, strict=True))
    return PageView(
        reports=shown, trade=trade, pinned={one.pair: pinned(one, placed, sentences) for one in trade}
    )


def prefix(report: ReportView, reports: int) -> str:
    """What starts every id of a report on a page of so many reports."""
    return "" if reports == 1 else f"r{report.number}-"


def report_view(report: Report, number: int = 1) -> ReportView:
    """The view of one report; ``number`` is its place on the page, counted from 1."""
    return ReportView(
        id=report.id,
        number=number,
        status=report.status,
        error=(report.error.message, report.error.hint) if report.error else None,
        document=_document_view(report.document) if report.document else None,
        checked=isinstance(report.findings, tuple),
        outcomes=_outcome_counts(report),
        claims=tuple(claim_view(claim, report) for claim in report.claims),
        conflicts=tuple(_conflict_words(report)),
        contacts=tuple(map(contact_view, report.contacts)),
        accounts=_accounts(report),
        acts=tuple(map(act_view, report.acts)),
        deliverables=tuple(map(deliverable_view, report.deliverables)),
        bonds=_bonds(report),
        sectors=tuple(sector_view(sector, place) for place, sector in enumerate(report.sectors, start=1)),
        notes=tuple(note.text for note in report.notes),
        marks=marks_of(report),
    )


def _document_view(document: Document) -> DocumentView:
    published = document.published and date_words(document.published)
    if published and document.published_basis:
        published = f"{published} ({t('basis.' + document.published_basis)})"
    unknown = t("report.not_known")
    facts = (
        ("outlet", document.outlet),
        ("published", published or unknown),
        ("language", document.language or unknown),
        ("address", document.url),
        ("digest", document.digest),
    )
    return DocumentView(
        title=document.title or t("report.untitled"),
        text=document.text,
        language=document.language,
        headline=document.headline.end if document.headline else 0,
        facts=tuple((key, fact) for key, fact in facts if fact),
        set_aside=tuple((spoken().term("aside", part.reason), part.text) for part in document.set_aside),
    )


def _outcome_counts(report: Report) -> tuple[OutcomeCount, ...]:
    checked = report.findings if isinstance(report.findings, tuple) else ()
    counts = Counter(finding.outcome for finding in checked)
    return tuple(
        OutcomeCount(counts[code], code, sign, t("outcome." + code))
        for code, sign in OUTCOME_SIGNS.items()
        if counts[code]
    )


def _conflict_words(report: Report) -> Iterable[str]:
    for conflict in report.conflicts:
        ends = tuple(
            end.claim if end.document == report.id else t("entry.of", id=end.claim, document=end.document)
            for end in conflict.claims
        )
        yield f"{listed(ends)}: {retold(conflict.why, 'conflict')}"


def _bonds(report: Report) -> tuple[ItemView, ...]:
    said = {statement.id: statement.sides for statement in report.statements}
    return tuple(
        bond_view(bond, place, said.get(bond.statement or "", ()))
        for place, bond in enumerate(report.bonds, start=1)
    )


def _accounts(report: Report) -> tuple[AccountView, ...]:
    by_side: dict[tuple[str, ...], list[StatementView]] = {}
    for statement in report.statements:
        by_side.setdefault(tuple(sorted(statement.sides)), []).append(_statement_view(statement))
    ordered = sorted(by_side.items(), key=lambda entry: (not entry[0], len(entry[0])))
    most = most_said(report)
    return tuple(AccountView(_account_name(s), side_of(s, most), tuple(said)) for s, said in ordered)


def _account_name(sides: tuple[str, ...]) -> str:
    if not sides:
        return t("account.nobody")
    return sides_name(sides) if len(sides) == 1 else t("account.together", sides=sides_name(sides))


def _statement_view(statement: Statement) -> StatementView:
    medium = f", {t('medium.' + statement.medium)}" if statement.medium else ""
    return StatementView(
        id=statement.id,
        by=speakers_name(statement.speakers),
        how=f"{t('manner.' + statement.kind)}{medium}",
        quotes=tuple(part.text for part in statement.content),
        within=statement.within,
        sides=statement.sides,
    )
