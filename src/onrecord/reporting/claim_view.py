"""A claim and its finding as people read them."""

from dataclasses import dataclass

from onrecord.gazetteer import title
from onrecord.model import Claim, Component, Finding, Reading, Report, Witness
from onrecord.reporting import words
from onrecord.reporting.lineage import MentionView, carriers, lineage_sentence, mention_views
from onrecord.reporting.names import country_name, with_names
from onrecord.reporting.quantities import margin, number, period_words, quantity, reading_period_words
from onrecord.reporting.sentences import claim_sentence
from onrecord.wording import DECIDED_BY, HEDGES, listed

_NEAREST_LIKELY, _NEAREST_OTHERS = 4, 3


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of a claim as read; ``value`` is None where the text does not say, ``reason`` why."""

    name: str
    value: str | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class WitnessView:
    """One count: who measured, how, what came out, and how that stands to the claim."""

    role: str
    whose: str
    construction: str
    value: str | None
    fit: str
    margin: str | None
    remark: str | None
    provider: str
    vintage: str
    components: tuple[str, ...]
    fits: bool
    distance: float | None


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One defensible meaning of the claim with its counts."""

    id: str
    title: str
    likelihood: str
    why: str
    agreement: str
    witnesses: tuple[WitnessView, ...]


@dataclass(frozen=True, slots=True)
class Nearest:
    """A count that comes nearest to the claim, and the reading it measures."""

    reading: ReadingView
    witness: WitnessView


@dataclass(frozen=True, slots=True)
class FindingView:
    """How a claim stands against the record.

    Attributes:
        code: The outcome as the contract names it.
        decided_by: What the outcome depends on, in words.
        readings: By likelihood, the likely ones first; empty groups are left out.
        nearest: The counts nearest to the claim: likely readings first, and counts that mix both sides,
            which never decide alone, after those of one office.
        unmeasured: Likely readings for which no figures are held.
        remarks: Label and text of what the finding says besides.
    """

    code: str
    symbol: str
    label: str
    explanation: str
    decided_by: str | None
    readings: tuple[tuple[str, tuple[ReadingView, ...]], ...]
    nearest: tuple[Nearest, ...]
    unmeasured: tuple[ReadingView, ...]
    remarks: tuple[tuple[str, str], ...]
    caveats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim; ``finding`` is None when nothing was checked."""

    id: str
    sentence: str
    as_written: str
    by: str
    slots: tuple[Slot, ...]
    mentions: tuple[MentionView, ...]
    lineage: str
    pair: tuple[str, str] | None
    finding: FindingView | None


def claim_view(claim: Claim, report: Report) -> ClaimView:
    """Everything shown about one claim of a report."""
    checked = report.findings if isinstance(report.findings, tuple) else ()
    finding = next((finding for finding in checked if finding.claim == claim.id), None)
    pair = (claim.parties[0], claim.parties[1]) if len(claim.parties) == 2 else None
    return ClaimView(
        id=claim.id,
        sentence=claim_sentence(claim),
        as_written=claim.as_written,
        by=carriers(claim, report),
        slots=_slots(claim),
        mentions=mention_views(claim, report),
        lineage=lineage_sentence(claim),
        pair=pair,
        finding=_finding_view(finding, _codes(claim)) if finding else None,
    )


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
    open_ones = {"parties", "period", *claim.unknown}
    names = [*known, *(name for name in claim.unknown if name not in known)]
    return tuple(
        Slot(name=_SLOT_NAMES.get(name, name), value=known.get(name) or None, reason=claim.unknown.get(name))
        for name in names
        if known.get(name) or name in open_ones
    )


_SLOT_NAMES = {
    "exporter": "seller",
    "per": "each",
    "share_of": "share of",
    "rank_of": "rank among",
    "compared_with": "compared with",
}


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


def _finding_view(finding: Finding, codes: tuple[str, ...]) -> FindingView:
    outcome = words.OUTCOMES[finding.outcome]
    readings = tuple(_reading_view(reading, codes) for reading in finding.readings)
    likely = [reading for reading in readings if reading.likelihood == "likely"]
    return FindingView(
        code=finding.outcome,
        symbol=outcome.symbol,
        label=outcome.label,
        explanation=outcome.explanation,
        decided_by=DECIDED_BY[finding.decided_by] if finding.decided_by else None,
        readings=_by_likelihood(readings),
        nearest=_nearest(readings),
        unmeasured=tuple(r for r in likely if not any(w.value is not None for w in r.witnesses)),
        remarks=_remarks(finding, codes),
        caveats=tuple(with_names(caveat, codes) for caveat in finding.caveats),
    )


def _by_likelihood(readings: tuple[ReadingView, ...]) -> tuple[tuple[str, tuple[ReadingView, ...]], ...]:
    groups = ((kind, tuple(r for r in readings if r.likelihood == kind)) for kind in words.LIKELIHOODS)
    return tuple((words.LIKELIHOOD_WORDS[kind], group) for kind, group in groups if group)


def _nearest(readings: tuple[ReadingView, ...]) -> tuple[Nearest, ...]:
    computed = [Nearest(r, w) for r in readings for w in r.witnesses if w.distance is not None]
    computed.sort(key=lambda near: (near.witness.role == "mixed", near.witness.distance))
    likely = [near for near in computed if near.reading.likelihood == "likely"]
    others = [near for near in computed if near.reading.likelihood != "likely"]
    return (*likely[:_NEAREST_LIKELY], *others[:_NEAREST_OTHERS])


def _remarks(finding: Finding, codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    remarks = (
        ("Would need", finding.would_need),
        ("Would settle it", finding.would_settle),
        ("Safe to say", finding.safe_to_say),
        ("Scale", finding.scale),
        ("Noise", finding.noise),
        ("Chance", None if finding.chance is None else _chance_words(finding.chance)),
    )
    return tuple((label, with_names(text, codes)) for label, text in remarks if text)


def _chance_words(chance: float) -> str:
    share = number(chance * 100, digits=0 if chance >= 0.01 else 1)
    return (
        f"About {share} in 100 figures of this form and size would have fitted a likely or possible reading."
    )


def _reading_view(reading: Reading, codes: tuple[str, ...]) -> ReadingView:
    return ReadingView(
        id=reading.id,
        title=_reading_title(reading),
        likelihood=reading.likelihood,
        why=words.capitalised(with_names(reading.why, codes)),
        agreement=words.AGREEMENTS[reading.agreement],
        witnesses=tuple(_witness_view(witness, codes) for witness in reading.witnesses),
    )


def _reading_title(reading: Reading) -> str:
    flow = words.FLOWS[reading.flow]
    measured = words.MEASURES[reading.measure]
    what = flow if reading.measure == "unknown" else f"{flow} in {measured}"
    when = " against ".join(
        reading_period_words(period) for period in (reading.period, reading.base) if period
    )
    unusual = (
        words.SPANS[reading.span] if reading.span != "calendar" else "",
        reading.currency.upper() if reading.currency not in (None, "usd") else "",
        words.TERMS[reading.terms] if reading.terms != "nominal" else "",
    )
    return words.capitalised(", ".join(part for part in (what, when, *unusual) if part))


def _witness_view(witness: Witness, codes: tuple[str, ...]) -> WitnessView:
    return WitnessView(
        role=witness.role,
        whose=_whose(witness),
        construction=with_names(witness.construction, codes),
        value=_measured(witness),
        fit=words.FITS[witness.fit] if witness.fit else words.WITNESS_STATUS[witness.status],
        margin=None if witness.margin is None else margin(witness.margin, witness.unit),
        remark=with_names(witness.near_miss or witness.reason or "", codes) or None,
        provider=witness.provider,
        vintage=_vintage(witness),
        components=tuple(map(_component_words, witness.components)),
        fits=witness.fit not in (None, "miss"),
        distance=None if witness.value is None else abs(witness.margin or 0.0),
    )


def _measured(witness: Witness) -> str | None:
    if witness.value is None:
        return None
    return quantity(witness.value, witness.unit, signed=witness.unit == "percent", zeros=True)


def _whose(witness: Witness) -> str:
    reporters = tuple(dict.fromkeys(component.reporter for component in witness.components))
    role = words.ROLES[witness.role]
    if not reporters:
        return words.capitalised(role)
    return f"{listed(tuple(map(country_name, reporters)))} ({role})"


def _vintage(witness: Witness) -> str:
    dates = (
        f"published {witness.published}" if witness.published else "",
        f"retrieved {witness.retrieved}" if witness.retrieved else "",
    )
    return ", ".join(date for date in dates if date) or "date not known"


def _component_words(component: Component) -> str:
    preposition = "to" if component.flow == "exports" else "from"
    valuation = f" ({component.valuation})" if component.valuation else ""
    estimated = ", estimated" if component.estimated else ""
    return (
        f"{country_name(component.reporter)} reports {component.flow} {preposition} "
        f"{title(component.partner)}{valuation}, {component.period}: "
        f"{number(component.value, digits=0)}{estimated}"
    )
