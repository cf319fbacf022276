"""A claim as people read it: its sentence, its slots, who carries it, and its finding."""

from dataclasses import dataclass

from onrecord.model import Claim, Report
from onrecord.reporting.catalogue import spoken, t
from onrecord.reporting.finding_view import FindingView, finding_view
from onrecord.reporting.lineage import MentionView, carriers, lineage_sentence, mention_views
from onrecord.reporting.names import country_name
from onrecord.reporting.quantities import period_words, quantity
from onrecord.reporting.reading_view import ReadingsView, readings_view
from onrecord.reporting.retelling import retold
from onrecord.reporting.sentences import claim_sentence
from onrecord.reporting.words import listed


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
        "flow": t("flow." + claim.flow),
        "measure": None if claim.measure == "unknown" else t("measure." + claim.measure),
        "product": _product(claim),
        "exporter": claim.exporter and country_name(claim.exporter),
        "form": t("form." + claim.form),
        "direction": claim.direction and t("direction." + claim.direction),
        "record": claim.record and t("record." + claim.record),
        "value": _value(claim),
        "hedge": "" if claim.hedge == "exactly" else t("hedge." + claim.hedge),
        "per": claim.per and t("each." + claim.per),
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
        Slot(name=spoken().term("slot", name), value=known.get(name) or None, reason=_reason(claim, name))
        for name in names
        if known.get(name) or name in open_ones
    )


def _reason(claim: Claim, slot: str) -> str | None:
    reason = claim.unknown.get(slot)
    return reason and retold(reason, "reason")


def _product(claim: Claim) -> str | None:
    if claim.product is None:
        return None
    if claim.product.hs is None:
        return claim.product.words
    return t("value.product", words=claim.product.words, code=claim.product.hs)


def _value(claim: Claim) -> str:
    if claim.value is None:
        return t("value.unread", written=claim.as_written)
    read = quantity(claim.value, claim.unit)
    if claim.value_high is not None:
        read = t("date.stretch", first=read, last=quantity(claim.value_high, claim.unit))
    return t("value.read", value=read, written=claim.as_written)
