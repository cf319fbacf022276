"""A finding as people read it: the outcome, its readings with their counts, the nearest ones, and remarks."""

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.gazetteer import title
from onrecord.model import Component, Finding, Reading, Witness
from onrecord.reporting import words
from onrecord.reporting.names import country_name, with_names
from onrecord.reporting.quantities import margin, number, quantity
from onrecord.wording import DECIDED_BY, listed, span_words

_NEAREST_LIKELY, _NEAREST_OTHERS = 4, 3


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
        remarks: Key of a label (``[claim]`` in the catalogue) and text of what the finding says
            besides.
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

    @property
    def safe(self) -> str | None:
        """The sentence that can safely be said, where there is one."""
        return dict(self.remarks).get("safe")

    @property
    def all_readings(self) -> tuple[ReadingView, ...]:
        """The readings of all groups, the likely ones first."""
        return tuple(reading for _, group in self.readings for reading in group)


def finding_view(finding: Finding, codes: tuple[str, ...]) -> FindingView:
    """Everything shown about one finding; ``codes`` are the countries its texts may name by code."""
    outcome = words.OUTCOMES[finding.outcome]
    roles = _role_words(finding)
    readings = tuple(_reading_view(reading, codes, roles) for reading in finding.readings)
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


def _role_words(finding: Finding) -> Mapping[str, str]:
    """How counts are told apart: by the speaker's side, unless neither side speaks and both are home."""
    roles = {witness.role for reading in finding.readings for witness in reading.witnesses}
    return words.ROLES if "mirror" in roles else words.ROLES_WITHOUT_SPEAKER


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
        ("would_need", finding.would_need),
        ("would_settle", finding.would_settle),
        ("safe", finding.safe_to_say),
        ("scale", finding.scale),
        ("noise", finding.noise),
        ("chance", None if finding.chance is None else _chance_words(finding.chance)),
    )
    return tuple((key, with_names(text, codes)) for key, text in remarks if text)


def _chance_words(chance: float) -> str:
    """The share of past figures that would have fitted; whose figures they are is among the caveats."""
    drawn = "past figures of this form and size would have fitted a likely or possible reading"
    if not chance:
        return f"None of the {drawn}."
    return f"About {number(chance * 100, digits=0 if chance >= 0.01 else 1)} in 100 {drawn}."


def _reading_view(reading: Reading, codes: tuple[str, ...], roles: Mapping[str, str]) -> ReadingView:
    return ReadingView(
        id=reading.id,
        title=_reading_title(reading),
        likelihood=reading.likelihood,
        why=words.capitalised(with_names("; ".join((reading.why, *reading.notes)), codes)),
        agreement=words.AGREEMENTS[reading.agreement],
        witnesses=tuple(_witness_view(witness, codes, roles) for witness in reading.witnesses),
    )


def _reading_title(reading: Reading) -> str:
    flow = words.FLOWS[reading.flow]
    measured = words.MEASURES[reading.measure]
    what = flow if reading.measure == "unknown" else f"{flow} in {measured}"
    when = " against ".join(span_words(period) for period in (reading.period, reading.base) if period)
    unusual = (
        words.SPANS[reading.span] if reading.span != "calendar" else "",
        reading.currency.upper() if reading.currency not in (None, "usd") else "",
        words.TERMS[reading.terms] if reading.terms != "nominal" else "",
    )
    return words.capitalised(", ".join(part for part in (what, when, *unusual) if part))


def _witness_view(witness: Witness, codes: tuple[str, ...], roles: Mapping[str, str]) -> WitnessView:
    return WitnessView(
        role=witness.role,
        whose=_whose(witness, roles[witness.role]),
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


def _whose(witness: Witness, role: str) -> str:
    reporters = tuple(dict.fromkeys(component.reporter for component in witness.components))
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
    rate = "" if component.rate is None else f", at {component.rate:.6g}"
    return (
        f"{country_name(component.reporter)} reports {component.flow} {preposition} "
        f"{title(component.partner)}{valuation}, {component.period}: "
        f"{number(component.value, digits=0)}{estimated}{rate}"
    )
