"""A claim as people read it: its sentence, its slots, who carries it, and its finding."""

from dataclasses import dataclass

from onrecord.model import Claim, Report
from onrecord.reporting import words
from onrecord.reporting.finding_view import FindingView, finding_view
from onrecord.reporting.lineage import MentionView, carriers, lineage_sentence, mention_views
from onrecord.reporting.names import country_name
from onrecord.reporting.quantities import period_words, quantity
from onrecord.reporting.reading_view import ReadingsView, readings_view
from onrecord.reporting.sentences import claim_sentence
from onrecord.wording import HEDGES, listed

_SLOT_NAMES = {
    "exporter": "seller",
    "per": "each",
    "share_of": "share of",
    "rank_of": "rank among",
    "compared_with": "compared with",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of a claim as read; ``value`` is None where the text does not say, ``reason`` why."""

    name: str
    value: str | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim; ``finding`` is None when nothing was checked, ``counts`` when there is nothing to draw.

    ``sides`` are those whose speakers make it, as codes.
    """

    id: str
    sentence: str
    as_written: str
    by: str
    slots: tuple[Slot, ...]
    mentions: tuple[MentionView, ...]
    lineage: str
    pair: tuple[str, str] | None
    sides: tuple[str, ...]
    finding: FindingView | None
    counts: ReadingsView | None


def claim_view(claim: Claim, report: Report) -> ClaimView:
    """Everything shown about one claim of a report."""
    checked = report.findings if isinstance(report.findings, tuple) else ()
    finding = next((finding for finding in checked if finding.claim == claim.id), None)
    pair = (claim.parties[0], claim.parties[1]) if len(claim.parties) == 2 else None
    shown = finding_view(finding, _codes(claim)) if finding else None
    return ClaimView(
        id=claim.id,
        sentence=claim_sentence(claim),
        as_written=claim.as_written,
        by=carriers(claim, report),
        slots=_slots(claim),
        mentions=mention_views(claim, report),
        lineage=lineage_sentence(claim),
        pair=pair,
        sides=_sides(claim, report),
        finding=shown,
        counts=readings_view(claim, finding, shown.all_readings) if finding and shown else None,
    )


def _sides(claim: Claim, report: Report) -> tuple[str, ...]:
    """The sides whose speakers make it; none where only the outlet does."""
    said = {statement.id: statement.sides for statement in report.statements}
    return tuple(dict.fromkeys(side for m in claim.mentions for side in said.get(m.statement or "", ())))


def _codes(claim: Claim) -> tuple[str, ...]:
    """The countries whose codes may stand in texts about this claim."""
    return (*claim.parties, *filter(None, (claim.via, claim.compared_with)))


def _slots(claim: Claim) -> tuple[Slot, ...]:
    known = {
        "parties": listed(tuple(map(country_name, claim.parties))),
        "flow": words.FLOWS[claim.flow],
        "measure": None if claim.measure == "unknown" else words.MEASURES[claim.measure],
        "product": _product(claim),
        "exporter": claim.exporter and country_name(claim.exporter),
        "form": words.FORMS[claim.form],
        "direction": claim.direction,
        "record": claim.record and f"a record {claim.record}",
        "value": _value(claim),
        "hedge": HEDGES[claim.hedge],
        "per": claim.per,
        "share_of": claim.share_of,
        "rank_of": claim.rank_of,
        "via": claim.via and country_name(claim.via),
        "compared_with": claim.compared_with and country_name(claim.compared_with),
        "period": claim.period and f"{period_words(claim.period)} ({claim.period.basis})",
        "base": claim.base and f"{period_words(claim.base)} ({claim.base.basis})",
    }
    open_ones = {"parties", "period", *claim.unknown} - ({"base"} if not claim.is_comparison else set())
    names = [*known, *(name for name in claim.unknown if name not in known)]
    return tuple(
        Slot(name=_SLOT_NAMES.get(name, name), value=known.get(name) or None, reason=claim.unknown.get(name))
        for name in names
        if known.get(name) or name in open_ones
    )


def _product(claim: Claim) -> str | None:
    if claim.product is None:
        return None
    return f"{claim.product.words}{f' (HS {claim.product.hs})' if claim.product.hs else ''}"


def _value(claim: Claim) -> str:
    if claim.value is None:
        return f"“{claim.as_written}”"
    low = quantity(claim.value, claim.unit)
    read = low if claim.value_high is None else f"{low} to {quantity(claim.value_high, claim.unit)}"
    return f"{read}, written “{claim.as_written}”"
