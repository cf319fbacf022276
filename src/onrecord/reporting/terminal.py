"""A report in a terminal: for each claim the outcome first, then what took place and who said what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from onrecord.reporting.catalogue import t
from onrecord.reporting.claim_view import ClaimView
from onrecord.reporting.finding_view import FindingView, Nearest, ReadingView
from onrecord.reporting.item_view import ItemView
from onrecord.reporting.view import AccountView, DocumentView, ReportView
from onrecord.reporting.visible import on_one_line, shortened

_STYLES = {
    "matches": "bold green",
    "depends": "bold yellow",
    "differs": "bold red",
    "no-data": "bold cyan",
    "not-comparable": "bold",
}
_QUOTE_LENGTH = 160
_NARROWEST = 20


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Text at an indentation; lines after the first hang deeper by ``hang`` columns."""

    text: Text
    indent: int = 0
    hang: int = 0


def print_report(view: ReportView, console: Console) -> None:
    """Print one report, wrapped at the console's width."""
    for paragraph in _lines(view):
        margin, hang = " " * paragraph.indent, " " * paragraph.hang
        width = max(console.width - paragraph.indent - paragraph.hang, _NARROWEST)
        for number, line in enumerate(paragraph.text.wrap(console, width)):
            line.rstrip()
            console.print(Text.assemble(margin, hang if number else "", line), soft_wrap=True)


def _lines(view: ReportView) -> Iterable[_Paragraph]:
    if view.document is None:
        yield from _failure(view)
        return
    yield from _header(view, view.document)
    for claim in view.claims:
        yield from _claim(claim, checked=view.checked)
    if not view.claims:
        yield _at(1, Text(t("answer.none"), style="italic"))
    yield from _plain(t("panel.conflicts"), view.conflicts)
    yield from _items(t("panel.contacts"), view.contacts)
    yield from _accounts(view.accounts)
    yield from _items(t("panel.acts"), view.acts)
    yield from _items(t("panel.deliverables"), view.deliverables)
    yield from _one_line(t("panel.bonds"), view.bonds)
    yield from _one_line(t("panel.sectors"), view.sectors)
    set_aside = [f"{why}: {shortened(text, _QUOTE_LENGTH)}" for why, text in view.document.set_aside]
    yield from _plain(t("plain.set_aside"), set_aside)
    yield from _plain(t("report.notes"), view.notes)
    yield _at(0, Text(""))


def _failure(view: ReportView) -> Iterable[_Paragraph]:
    message, hint = view.error or (t("page.not_read"), "")
    yield _at(0, Text.assemble((on_one_line(view.id), "bold"), f": {t('page.not_read')}"))
    yield _at(1, Text(on_one_line(message), style="red"))
    if hint:
        yield _at(1, Text(f"{t('report.what_to_do')} {on_one_line(hint)}"))
    yield from _plain(t("report.notes"), view.notes)
    yield _at(0, Text(""))


def _header(view: ReportView, document: DocumentView) -> Iterable[_Paragraph]:
    yield _at(0, Text(on_one_line(document.title), style="bold"))
    facts = [
        f"{t('report.' + key).lower()} {on_one_line(fact)}" for key, fact in document.facts if key != "digest"
    ]
    yield _at(0, Text(" · ".join((on_one_line(view.id), *facts)), style="dim"))
    if view.status == "partial":
        yield _at(0, Text(t("plain.in_part_below"), style="yellow"))


def _claim(claim: ClaimView, *, checked: bool) -> Iterable[_Paragraph]:
    yield _at(0, Text(""))
    if claim.finding:
        yield _outcome(claim.finding)
    yield _Paragraph(Text(f"{claim.id}  {on_one_line(claim.sentence)}", style="bold"), hang=4)
    yield _at(2, Text.assemble((f"{t('claim.claimed_by')} ", "bold"), on_one_line(claim.by)))
    if claim.lineage:
        yield _at(2, Text(on_one_line(claim.lineage)))
    unsaid = [
        f"{slot.name} ({slot.reason})" if slot.reason else slot.name
        for slot in claim.slots
        if slot.value is None
    ]
    if unsaid:
        yield _at(2, _labelled(t("plain.not_known"), ", ".join(unsaid)))
    if claim.finding:
        yield from _finding(claim.finding)
    elif checked:
        yield _at(2, Text(t("claim.not_checked")))


def _outcome(finding: FindingView) -> _Paragraph:
    label = f"{finding.symbol} {finding.label.upper()}"
    if finding.decided_by and finding.code == "depends":
        label = t("plain.depends_on", outcome=label, what=finding.decided_by)
    return _at(0, Text(label, style=_STYLES[finding.code]))


def _finding(finding: FindingView) -> Iterable[_Paragraph]:
    yield _at(2, Text(finding.explanation))
    if finding.decided_by and finding.code != "depends":
        yield _at(2, _labelled(t("plain.open"), finding.decided_by))
    for reading in finding.unmeasured:
        yield _at(2, _labelled(t("plain.unmeasured"), _unmeasured(reading)))
    if finding.nearest:
        yield _at(2, Text(f"{t('claim.nearest')}:", style="bold"))
    for nearest in finding.nearest:
        yield _Paragraph(_nearest(nearest), indent=6, hang=2)
    for key, text in finding.remarks:
        yield _at(2, _labelled(t("claim." + key), text))
    if finding.caveats:
        yield _at(2, Text(f"{t('claim.caveats')}:", style="bold"))
    for caveat in finding.caveats:
        yield _Paragraph(Text(f"- {on_one_line(caveat)}"), indent=6, hang=2)


def _unmeasured(reading: ReadingView) -> str:
    reasons = dict.fromkeys(witness.remark for witness in reading.witnesses if witness.remark)
    return f"{reading.title} ({'; '.join(reasons)})" if reasons else reading.title


def _nearest(nearest: Nearest) -> Text:
    reading, witness = nearest.reading, nearest.witness
    off = f", {t('claim.by_margin', margin=witness.margin)}" if witness.margin and not witness.fits else ""
    parts = (
        (f"{witness.value or ''}", "bold"),
        f" {witness.fit}{off}: {on_one_line(reading.title)} ({t('likelihood.' + reading.likelihood)}); ",
        f"{on_one_line(witness.whose)}, {on_one_line(witness.provider)} {witness.vintage}",
        f"; {on_one_line(witness.remark)}" if witness.remark else "",
    )
    return Text.assemble(*parts)


def _accounts(accounts: Sequence[AccountView]) -> Iterable[_Paragraph]:
    for account in accounts:
        yield from _headed(t("plain.statements", side=account.side))
        for said in account.statements:
            quotes = " … ".join(shortened(quote, _QUOTE_LENGTH) for quote in said.quotes)
            within = f", {t('entry.told_in', id=said.within)}" if said.within else ""
            by = f"{on_one_line(said.by)} ({said.how}{within})"
            yield _entry(said.id, f"{by}: {quotes}")


def _items(heading: str, items: Sequence[ItemView]) -> Iterable[_Paragraph]:
    if items:
        yield from _headed(heading)
    for item in items:
        details = f" ({'; '.join(map(on_one_line, item.details))})" if item.details else ""
        told = f" [{item.statement}]" if item.statement else ""
        yield _entry(item.id, f"{on_one_line(item.line)}{details}{told}")


def _one_line(heading: str, items: Sequence[ItemView]) -> Iterable[_Paragraph]:
    if items:
        yield from _headed(heading)
        yield _at(1, Text(", ".join(on_one_line(item.line) for item in items)))


def _plain(heading: str, lines: Sequence[str]) -> Iterable[_Paragraph]:
    if lines:
        yield from _headed(heading)
    for line in lines:
        yield _at(1, Text(on_one_line(line)))


def _headed(words: str) -> Iterable[_Paragraph]:
    yield _at(0, Text(""))
    yield _at(0, Text(on_one_line(words).upper(), style="bold underline"))


def _labelled(label: str, text: str) -> Text:
    return Text.assemble((f"{label}: ", "bold"), on_one_line(text))


def _at(depth: int, text: Text) -> _Paragraph:
    return _Paragraph(text=text, indent=depth * 2)


def _entry(identifier: str, text: str) -> _Paragraph:
    hang = len(identifier) + 2
    return _Paragraph(text=Text.assemble((identifier, "bold"), f"  {text}"), indent=2, hang=hang)
