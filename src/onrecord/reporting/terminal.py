"""A report in a terminal: for each claim the outcome first, then what took place and who said what."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.reporting.claim_view import ClaimView, FindingView, Nearest, ReadingView
from onrecord.reporting.view import AccountView, DocumentView, ItemView, ReportView
from onrecord.reporting.visible import on_one_line, shortened

_STYLES = {
    "matches": "bold green",
    "depends": "bold yellow",
    "differs": "bold red",
    "no-data": "bold cyan",
    "not-comparable": "bold",
}
_QUOTE_LENGTH = 160


def print_report(view: ReportView, console: Console) -> None:
    """Print one report."""
    for line in _lines(view):
        console.print(line, soft_wrap=False)


def _lines(view: ReportView) -> Iterable[Padding]:
    if view.document is None:
        yield from _failure(view)
        return
    yield from _header(view, view.document)
    for claim in view.claims:
        yield from _claim(claim, checked=view.checked)
    if not view.claims:
        yield _at(1, Text("No trade claim was read from this text.", style="italic"))
    yield from _plain("Conflicts", view.conflicts)
    yield from _items("Contacts", view.contacts)
    yield from _accounts(view.accounts)
    yield from _items("Acts", view.acts)
    yield from _items("Deliverables", view.deliverables)
    yield from _one_line("Bonds", view.bonds)
    yield from _one_line("Sectors", view.sectors)
    yield from _plain(
        "Set aside", [f"{why}: {shortened(text, _QUOTE_LENGTH)}" for why, text in view.document.set_aside]
    )
    yield from _plain("Notes", view.notes)
    yield _at(0, Text(""))


def _failure(view: ReportView) -> Iterable[Padding]:
    message, hint = view.error or ("not read", "")
    yield _at(0, Text.assemble((on_one_line(view.id), "bold"), ": not read"))
    yield _at(1, Text(on_one_line(message), style="red"))
    if hint:
        yield _at(1, Text(f"What to do: {on_one_line(hint)}"))
    yield from _plain("Notes", view.notes)
    yield _at(0, Text(""))


def _header(view: ReportView, document: DocumentView) -> Iterable[Padding]:
    yield _at(0, Text(on_one_line(document.title), style="bold"))
    facts = [f"{label.lower()} {on_one_line(fact)}" for label, fact in document.facts if label != "Digest"]
    yield _at(0, Text(" · ".join((on_one_line(view.id), *facts)), style="dim"))
    if view.status == "partial":
        yield _at(0, Text("Read in part; see the notes below.", style="yellow"))


def _claim(claim: ClaimView, *, checked: bool) -> Iterable[Padding]:
    yield _at(0, Text(""))
    if claim.finding:
        yield _outcome(claim.finding)
    yield _at(0, Text.assemble((claim.id, "bold"), "  ", (on_one_line(claim.sentence), "bold")))
    yield _at(2, _labelled("Claimed by", claim.by))
    if claim.lineage:
        yield _at(2, Text(on_one_line(claim.lineage)))
    unsaid = [
        f"{slot.name} ({slot.reason})" if slot.reason else slot.name
        for slot in claim.slots
        if slot.value is None
    ]
    if unsaid:
        yield _at(2, _labelled("Not known", ", ".join(unsaid)))
    if claim.finding:
        yield from _finding(claim.finding)
    elif checked:
        yield _at(2, Text("Not checked."))


def _outcome(finding: FindingView) -> Padding:
    decided = f" on {finding.decided_by}" if finding.decided_by and finding.code == "depends" else ""
    label = f"{finding.symbol} {finding.label.upper()}{decided}"
    return _at(0, Text(label, style=_STYLES[finding.code]))


def _finding(finding: FindingView) -> Iterable[Padding]:
    yield _at(2, Text(finding.explanation))
    if finding.decided_by and finding.code != "depends":
        yield _at(2, _labelled("Open", finding.decided_by))
    for reading in finding.unmeasured:
        yield _at(2, _labelled("Likely reading, no figures held", _unmeasured(reading)))
    if finding.nearest:
        yield _at(2, Text("Nearest on record:", style="bold"))
    for nearest in finding.nearest:
        yield _at(3, _nearest(nearest))
    for label, text in finding.remarks:
        yield _at(2, _labelled(label, text))
    for caveat in finding.caveats:
        yield _at(2, _labelled("Caveat", caveat))


def _unmeasured(reading: ReadingView) -> str:
    reasons = dict.fromkeys(witness.remark for witness in reading.witnesses if witness.remark)
    return f"{reading.title} ({'; '.join(reasons)})" if reasons else reading.title


def _nearest(nearest: Nearest) -> Text:
    reading, witness = nearest.reading, nearest.witness
    off = f", margin {witness.margin}" if witness.margin and not witness.fits else ""
    parts = (
        (f"{witness.value or ''}", "bold"),
        f" {witness.fit}{off}: {on_one_line(reading.title)} ({reading.likelihood}); ",
        f"{on_one_line(witness.whose)}, {on_one_line(witness.provider)} {witness.vintage}",
        f"; {on_one_line(witness.remark)}" if witness.remark else "",
    )
    return Text.assemble(*parts)


def _accounts(accounts: Sequence[AccountView]) -> Iterable[Padding]:
    for account in accounts:
        yield _heading(f"Statements: {account.side}")
        for said in account.statements:
            quotes = " … ".join(shortened(quote, _QUOTE_LENGTH) for quote in said.quotes)
            within = f", told in {said.within}" if said.within else ""
            by = f"{on_one_line(said.by)} ({said.how}{within})"
            yield _at(1, Text.assemble((said.id, "bold"), f"  {by}: {quotes}"))


def _items(heading: str, items: Sequence[ItemView]) -> Iterable[Padding]:
    if items:
        yield _heading(heading)
    for item in items:
        details = f" ({'; '.join(map(on_one_line, item.details))})" if item.details else ""
        told = f" [{item.statement}]" if item.statement else ""
        yield _at(1, Text.assemble((item.id, "bold"), f"  {on_one_line(item.line)}{details}{told}"))


def _one_line(heading: str, items: Sequence[ItemView]) -> Iterable[Padding]:
    if items:
        yield _heading(heading)
        yield _at(1, Text(", ".join(on_one_line(item.line) for item in items)))


def _plain(heading: str, lines: Sequence[str]) -> Iterable[Padding]:
    if lines:
        yield _heading(heading)
    for line in lines:
        yield _at(1, Text(on_one_line(line)))


def _heading(words: str) -> Padding:
    return Padding(Text(on_one_line(words).upper(), style="bold underline"), (1, 0, 0, 0))


def _labelled(label: str, text: str) -> Text:
    return Text.assemble((f"{label}: ", "bold"), on_one_line(text))


def _at(depth: int, text: Text) -> Padding:
    return Padding(text, (0, 0, 0, depth * 2))
