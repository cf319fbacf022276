"""Reports as Markdown in GitHub's dialect; text of strangers is escaped wherever it stands."""

import re
from collections.abc import Iterable, Sequence

from onrecord.reporting.catalogue import t
from onrecord.reporting.claim_view import ClaimView
from onrecord.reporting.finding_view import FindingView, ReadingView, WitnessView
from onrecord.reporting.item_view import ItemView
from onrecord.reporting.pins import Pin, Pinned
from onrecord.reporting.trade_view import Direction, TradeView
from onrecord.reporting.view import AccountView, DocumentView, PageView, ReportView
from onrecord.reporting.visible import on_one_line

_ANYWHERE = {ord(sign): f"\\{sign}" for sign in r"\`*_[]|~$"} | {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord("@"): "&#64;",
}
_AT_LINE_START = re.compile(r"^(?=[-+](?: |$)|#|-+$|=+$)|^\d+(?=[.)](?: |$))")
_ADDRESS = re.compile(r"(?<=\w):(?=//)|(?<=www)\.", re.IGNORECASE)


def escaped(text: str) -> str:
    """The text as one line that Markdown shows as it is: no markup, no HTML, no links, no table breaks."""
    line = on_one_line(text).translate(_ANYWHERE)
    line = _ADDRESS.sub(lambda found: f"&#{ord(found.group())};", line)
    return _AT_LINE_START.sub(lambda found: f"{found.group()}\\", line)


def markdown_page(view: PageView) -> str:
    """All reports, then the reported flows of every pair."""
    blocks = [block for report in view.reports for block in _report(report)]
    blocks += [block for trade in view.trade for block in _trade(trade, view.pinned[trade.pair])]
    return "\n\n".join(blocks) + "\n"


def _report(view: ReportView) -> Iterable[str]:
    if view.document is None:
        message, hint = view.error or (t("page.not_read"), "")
        yield f"# {escaped(view.id)}: {t('page.not_read')}"
        yield f"**{escaped(message)}**" + (f"\n\n{t('report.what_to_do')} {escaped(hint)}" if hint else "")
        yield from _bullets(t("report.notes"), view.notes)
        return
    yield from _header(view, view.document)
    yield f"## {t('plain.claims')}"
    if not view.claims:
        yield t("answer.none")
    for claim in view.claims:
        yield from _claim(claim)
    yield from _bullets(t("panel.conflicts"), view.conflicts)
    yield from _items(t("panel.contacts"), view.contacts)
    yield from _accounts(view.accounts)
    yield from _items(t("panel.acts"), view.acts)
    yield from _items(t("panel.deliverables"), view.deliverables)
    yield from _items(t("panel.bonds"), view.bonds)
    yield from _items(t("panel.sectors"), view.sectors)
    yield from _bullets(t("plain.set_aside"), [f"{why}: {text}" for why, text in view.document.set_aside])
    yield from _bullets(t("report.notes"), view.notes)


def _header(view: ReportView, document: DocumentView) -> Iterable[str]:
    yield f"# {escaped(document.title)}"
    facts = (("input", view.id), *document.facts)
    yield "\n".join(f"- {t('report.' + key)}: {escaped(fact)}" for key, fact in facts)
    if view.status == "partial":
        yield f"**{t('plain.in_part')}**"


def _claim(claim: ClaimView) -> Iterable[str]:
    yield f"### {claim.id}: {escaped(claim.sentence)}"
    if claim.finding:
        yield _outcome(claim.finding)
    told = [f"{t('claim.claimed_by')} {escaped(claim.by)}", escaped(claim.lineage)]
    yield "\n".join(f"- {line}" for line in told if line)
    unknown = t("claim.not_known")
    slots = [(escaped(s.name), escaped(s.value or unknown), escaped(s.reason or "")) for s in claim.slots]
    yield table_lines(_heads("as_read", "value", "why_unknown"), slots)
    mentions = [(escaped(m.place), escaped(m.voice), escaped(m.words)) for m in claim.mentions]
    yield table_lines(_heads("where", "voice", "words"), mentions)
    if claim.finding:
        yield from _finding(claim.finding)


def _heads(*keys: str) -> tuple[str, ...]:
    return tuple(t("head." + key) for key in keys)


def _outcome(finding: FindingView) -> str:
    decided = f" {t('plain.decided_by', what=finding.decided_by)}" if finding.decided_by else ""
    return f"**{finding.symbol} {finding.label.capitalize()}.** {finding.explanation}{decided}"


def _finding(finding: FindingView) -> Iterable[str]:
    for heading, readings in finding.readings:
        yield f"#### {heading}"
        for reading in readings:
            yield from _reading(reading)
    remarks = ((t("claim." + key), text) for key, text in finding.remarks)
    told = (*remarks, *((t("plain.caveat"), caveat) for caveat in finding.caveats))
    if told:
        yield "\n".join(f"- **{label}:** {escaped(text)}" for label, text in told)


def _reading(reading: ReadingView) -> Iterable[str]:
    yield f"**{reading.id}: {escaped(reading.title)}** ({reading.agreement}). {escaped(reading.why)}"
    if reading.witnesses:
        head = _heads("who", "how", "value", "fit", "margin", "figures_from", "remark")
        yield table_lines(head, [_witness(witness) for witness in reading.witnesses])


def _witness(witness: WitnessView) -> tuple[str, ...]:
    cells = (
        witness.whose,
        witness.construction,
        witness.value or t("plain.none"),
        witness.fit,
        witness.margin or "",
        f"{witness.provider}, {witness.vintage}",
        witness.remark or "",
    )
    return tuple(map(escaped, cells))


def _accounts(accounts: Sequence[AccountView]) -> Iterable[str]:
    if accounts:
        yield f"## {t('panel.statements')}"
    for account in accounts:
        yield f"### {escaped(account.side)}"
        lines = []
        for said in account.statements:
            within = f", {t('entry.told_in', id=said.within)}" if said.within else ""
            quotes = " … ".join(map(escaped, said.quotes))
            lines.append(f"- **{said.id}** {escaped(said.by)} ({said.how}{within}): {quotes}")
        yield "\n".join(lines)


def _items(heading: str, items: Sequence[ItemView]) -> Iterable[str]:
    if not items:
        return
    yield f"## {heading}"
    yield "\n".join(map(_item, items))


def _item(item: ItemView) -> str:
    details = f" ({escaped('; '.join(item.details))})" if item.details else ""
    words = dict.fromkeys(place.words for place in item.places)
    quotes = f": {' … '.join(map(escaped, words))}" if words else ""
    told = f", {t('plain.told_in', id=item.statement)}" if item.statement else ""
    return f"- **{item.id}** {escaped(item.line)}{details}{told}{quotes}"


def _bullets(heading: str, lines: Sequence[str]) -> Iterable[str]:
    if lines:
        yield f"## {heading}"
        yield "\n".join(f"- {escaped(line)}" for line in lines)


def _trade(trade: TradeView, pinned: Pinned) -> Iterable[str]:
    yield f"## {escaped(trade.title)}"
    if pinned.pins:
        head = [t("trade." + key) for key in ("claim", "period", "fits")]
        yield table_lines(head, [_pin(pin) for pin in pinned.pins])
    for direction in trade.directions:
        yield f"### {escaped(direction.title)}"
        yield _flows(direction)
    if trade.notes:
        yield "\n".join(f"- {escaped(note)}" for note in trade.notes)


def _pin(pin: Pin) -> tuple[str, ...]:
    base = f" ({t('trade.counted', whose=pin.counted)})" if pin.counted else ""
    return escaped(f"{pin.claim}: {pin.sentence}{base}"), pin.period, escaped(pin.fits())


def _flows(direction: Direction) -> str:
    if not direction.lines:
        return t("pair.none")
    head = (
        t("trade.period"),
        *(escaped(f"{line.label} ({line.unit}; {line.vintage})") for line in direction.lines),
    )
    return table_lines(head, [(period, *map(escaped, cells)) for period, cells in direction.rows()])


def table_lines(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; the cells are escaped already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
