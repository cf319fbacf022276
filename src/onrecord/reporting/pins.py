"""Claims pinned to a pair's chart: what would fit, for which period, and when it was published."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from onrecord.checking import fitting
from onrecord.checking.closeness import Interval
from onrecord.model import Claim, Finding, Reading, Report
from onrecord.reporting.catalogue import t
from onrecord.reporting.quantities import date_words, quantity
from onrecord.reporting.trade_view import Direction, Line, TradeView

_ONE_PERIOD = re.compile(r"\d{4}(-\d{2})?")
_PINNED = {"level", "target", "growth", "change", "multiple"}
_MOST_READINGS = 3


@dataclass(frozen=True, slots=True)
class Pin:
    """What would fit a claim on one line of the chart; an edge is None where there is none.

    Attributes:
        claim: The claim's id.
        link: The claim's id on the page.
        sentence: The claim in words.
        exporter: Whose sales; "" for both directions together.
        period: Where on the axis.
        low: In the unit of the lines.
        high: Likewise.
        told: Both edges in words; "" for none.
        counted: By whose count of the base, where the claim sets its period against one.
    """

    claim: str
    link: str
    sentence: str
    exporter: str
    period: str
    low: float | None
    high: float | None
    told: tuple[str, str]
    counted: str

    def fits(self) -> str:
        """What would fit, in words."""
        low, high = self.told
        if low and high:
            return t("trade.between", low=low, high=high)
        return t("trade.at_least", low=low) if low else t("trade.at_most", high=high)


@dataclass(frozen=True, slots=True)
class PublishedOn:
    """When a document with a claim about the pair was published, and where that stands on the axis."""

    words: str
    at: float


@dataclass(frozen=True, slots=True)
class Pinned:
    """Everything pinned to one pair's chart."""

    pins: tuple[Pin, ...] = ()
    dates: tuple[PublishedOn, ...] = ()

    def of(self, exporter: str) -> tuple[Pin, ...]:
        """The pins of one direction, or of both together."""
        return tuple(pin for pin in self.pins if pin.exporter == exporter)


def pinned(trade: TradeView, reports: Sequence[tuple[str, Report]], sentences: Mapping[str, str]) -> Pinned:
    """What is pinned to the chart of a pair.

    Args:
        trade: The flows of the pair, with both directions together.
        reports: Each report after what starts its ids on the page.
        sentences: Every claim in words, by its id on the page.
    """
    pins: dict[Pin, None] = {}
    dates: dict[PublishedOn, None] = {}
    for prefix, report in reports:
        claims = [claim for claim in report.claims if tuple(claim.parties) == trade.pair]
        day = report.document.published_day if report.document else None
        if claims and day:
            dates[PublishedOn(date_words(day.isoformat()), _on_axis(day))] = None
        findings = report.findings if isinstance(report.findings, tuple) else ()
        by_claim = {finding.claim: finding for finding in findings}
        for claim in claims:
            if claim.id in by_claim:
                link = prefix + claim.id
                pins |= dict.fromkeys(_pins(trade, claim, by_claim[claim.id], link, sentences.get(link, "")))
    return Pinned(tuple(pins), tuple(dates))


def _on_axis(day: date) -> float:
    return round(day.year + (day.timetuple().tm_yday - 1) / 365, 2)


def _pins(trade: TradeView, claim: Claim, finding: Finding, link: str, sentence: str) -> Iterable[Pin]:
    direction = _direction(trade, claim)
    if claim.form not in _PINNED or claim.product or claim.per not in (None, "year") or direction is None:
        return
    likely = [r for r in finding.readings if r.likelihood == "likely" and _is_plain(r, claim)]
    for reading in likely[:_MOST_READINGS]:
        for interval, unit, counted in _intervals(claim, finding, reading, direction):
            edges = _edge(interval.low), _edge(interval.high)
            told = tuple("" if edge is None else quantity(edge, unit) for edge in edges)
            yield Pin(
                claim.id, link, sentence, direction.exporter_code, reading.period or "", *edges,
                (told[0], told[1]), counted,
            )  # fmt: skip


def _direction(trade: TradeView, claim: Claim) -> Direction | None:
    if claim.flow == "total":
        return trade.together
    wanted = claim.exporter if claim.flow in ("exports", "imports") else None
    return next((d for d in trade.directions if d.exporter_code == wanted and d.lines), None)


def _is_plain(reading: Reading, claim: Claim) -> bool:
    """Whether a reading is about one calendar year or month, against another one where it compares."""
    base_too = not claim.is_comparison or _ONE_PERIOD.fullmatch(reading.base or "")
    plain = reading.terms == "nominal" and reading.span in ("calendar", "point")
    return bool(plain and base_too and _ONE_PERIOD.fullmatch(reading.period or ""))


def _intervals(
    claim: Claim, finding: Finding, reading: Reading, direction: Direction
) -> Iterable[tuple[Interval, str, str]]:
    """What would fit in the lines' unit; for a comparison by each line that holds its base."""
    widest = [target.rounded or target.exact for target in fitting(claim, finding)]
    if not claim.is_comparison:
        units = {line.unit.lower() for line in direction.lines}
        yield from ((interval, claim.unit, "") for interval in widest if claim.unit in units)
        return
    for line in direction.lines:
        base = line.values.get(reading.base or "")
        if base is None or (claim.form == "change" and claim.unit != line.unit.lower()):
            continue
        for interval in widest:
            yield _implied(claim, interval, base[0]), line.unit.lower(), _counted(line)


def _implied(claim: Claim, interval: Interval, base: float) -> Interval:
    """The amounts that an interval of a comparison comes to on its base."""

    def amount(edge: float) -> float:
        if claim.form == "growth":
            return base * (1 + edge / 100)
        return base * edge if claim.form == "multiple" else base + edge

    return Interval(low=amount(interval.low), high=amount(interval.high))


def _counted(line: Line) -> str:
    return f"{line.label} ({line.vintage})"


def _edge(value: float) -> float | None:
    return value if abs(value) != float("inf") else None
