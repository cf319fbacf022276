"""What a reader of the table of a pair must know, as notes with stable codes."""

from collections.abc import Iterator, Sequence

from onrecord.model import Note, Series
from onrecord.model.findings import TradeFlow
from onrecord.model.trade import Frequency
from onrecord.official.counted_twice import counted_twice
from onrecord.official.flows import FourFlows, dated
from onrecord.official.gaps import Gap, GapHistory, gap_histories
from onrecord.official.periods import in_spans
from onrecord.official.reasons import WORTH_NAMING, Listing, codes, percent, reasons_from
from onrecord.official.record import Record
from onrecord.official.standing import Standing

_NAMES = {"A": ("year", "years"), "M": ("month", "months")}


def notes(record: Record, flows: FourFlows, gaps: Sequence[Gap], listed: Listing | None) -> tuple[Note, ...]:
    """The record's own notes (silences, crosswalks, citations), then those of the figures, each once."""
    if not flows.series:
        return (*record.notes(flows.a, flows.b), *_nothing(record, flows))
    listed = listed or _no_list
    found = (
        *record.notes(flows.a, flows.b, behind=flows.series),
        *_estimates(flows),
        *_gap_notes(flows, gap_histories(gaps)),
        *_across([gap for gap in gaps if not gap.of_one_vintage]),
        *_one_sided(flows),
        *_vintages(flows),
        *_unspecified(listed, flows),
        *_reasons(listed, flows, gaps),
    )
    return tuple(dict.fromkeys(found))


def _no_list(reporter: str, flow: TradeFlow, period: str) -> tuple[Standing, ...]:  # noqa: ARG001
    return ()


def _nothing(record: Record, flows: FourFlows) -> Iterator[Note]:
    asked = _asked(flows)
    yield Note(
        code="no-series", text=f"the record at hand holds nothing between {flows.a} and {flows.b}{asked}"
    )
    other: Frequency = "M" if flows.frequency == "A" else "A"
    if record.series(flows.a, flows.b, frequency=other, product=flows.product):
        word = "monthly" if other == "M" else "annual"
        yield Note(
            code="other-frequency",
            text=f"{word} figures are held; annual and monthly ones are never made from each other",
        )


def _asked(flows: FourFlows) -> str:
    years = f" for {flows.years[0]} to {flows.years[1]}" if flows.years else ""
    monthly = " by month" if flows.frequency == "M" else ""
    product = f" for HS {flows.product}" if flows.product else ""
    return f"{product}{years}{monthly}"


def _estimates(flows: FourFlows) -> Iterator[Note]:
    for series in flows.series:
        guessed = [o.period for o in series.observations if o.estimated]
        if guessed:
            yield Note(
                code="estimated",
                text=f"{series.provider} estimated {series.flow} of {series.reporter} for {_few(guessed)}; "
                "an estimate is no report, and stands in no gap",
            )


def _gap_notes(flows: FourFlows, histories: Sequence[GapHistory]) -> Iterator[Note]:
    for history in histories:
        count = len(history.periods)
        known = f"{count} {_NAMES[flows.frequency][count > 1]} ({in_spans(history.periods)})"
        ratio = f"{history.median:.2f} times"
        if count > 1:
            ratio = f"between {history.low:.2f} and {history.high:.2f} times, at the median {ratio}"
        yield Note(
            code="gap",
            text=f"In {known} the imports that {history.importer} reports are {ratio} the exports that "
            f"{history.exporter} reports ({dated(history.vintage)})",
        )


def _across(across: Sequence[Gap]) -> Iterator[Note]:
    for exporter in dict.fromkeys(gap.exporter for gap in across):
        found = [gap for gap in across if gap.exporter == exporter]
        yield Note(
            code="mirror-across-vintages",
            text=f"Both reports of what {exporter} sold to {found[0].importer} in "
            f"{_few(sorted(gap.period for gap in found))} are held in no vintage together; the two that are "
            "set against each other may differ by revision alone",
        )


def _one_sided(flows: FourFlows) -> Iterator[Note]:
    """Periods that one end alone reports, in any vintage; a missing report is no evidence of no trade."""
    for exporter, importer in flows.directions():
        sold = _reported(flows.reported(exporter, "exports"))
        bought = _reported(flows.reported(importer, "imports"))
        for alone, teller in ((sold - bought, exporter), (bought - sold, importer)):
            if alone:
                word = _NAMES[flows.frequency][len(alone) > 1]
                yield Note(
                    code="one-sided",
                    text=f"In {len(alone)} {word} ({in_spans(alone)}) {teller} alone reports what "
                    f"{exporter} sold to {importer}",
                )


def _reported(series: Sequence[Series]) -> set[str]:
    return {o.period for s in series for o in s.observations if not o.estimated}


def _vintages(flows: FourFlows) -> Iterator[Note]:
    for twice in counted_twice(flows.series):
        if not twice.moved:
            continue
        one, other = twice.earlier, twice.later
        whose = "" if twice.revised else "two providers' figures of one count, "
        yield Note(
            code="vintages-differ" if twice.revised else "providers-differ",
            text=f"{one.reporter} {one.flow}: {whose}{dated(one.vintage)} and {dated(other.vintage)} "
            f"differ in {len(twice.moved)} of {len(twice.changes)} periods that both hold, by a median "
            f"{twice.median:.1%}; they are never mixed",
        )


def _unspecified(listed: Listing, flows: FourFlows) -> Iterator[Note]:
    """What each side files under no state, in the last period that it reports of the pair."""
    for series in flows.series:
        last = series.observations[-1]
        for standing in listed(series.reporter, series.flow, last.period):
            rows = standing.unspecified
            ours = (standing.vintage, standing.valuation) == (series.vintage, series.valuation)
            if ours and sum(row.value for row in rows) > WORTH_NAMING * last.value:
                yield Note(
                    code="areas-nes",
                    text=f"{series.reporter} files {percent(rows)} of its {series.flow} of {last.period} "
                    f"under {codes(rows, series.provider)}, which name no state ({dated(series.vintage)})",
                )


def _reasons(listed: Listing, flows: FourFlows, found: Sequence[Gap]) -> Iterator[Note]:
    """What can lie behind the latest gap of each direction."""
    for exporter, importer in flows.directions():
        theirs = [gap for gap in found if gap.exporter == exporter]
        if theirs:
            last = max(theirs, key=lambda gap: (gap.period, gap.of_one_vintage))
            words = "; ".join(reason.text for reason in reasons_from(listed, flows, last))
            yield Note(
                code="gap-reasons",
                text=f"Between the two reports of what {exporter} sold to {importer} in {last.period} can "
                f"lie: {words}. None is known to be the cause",
            )


def _few(periods: Sequence[str]) -> str:
    return ", ".join(periods) if len(periods) <= 3 else f"{len(periods)} periods ({in_spans(periods)})"
