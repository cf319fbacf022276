"""A finding as people read it: the outcome, its readings with their counts, the nearest ones, and remarks."""

from collections.abc import Callable
from dataclasses import dataclass

from onrecord.model import Component, Finding, Reading, Witness
from onrecord.reporting.catalogue import t
from onrecord.reporting.names import State, country_name
from onrecord.reporting.quantities import margin, number, quantity, significant
from onrecord.reporting.retelling import retold
from onrecord.reporting.words import LIKELIHOODS, OUTCOME_SIGNS, capitalised, listed, span_words

Roles = Callable[[str], str]
"""How the role of a count is told."""

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
    roles = _role_words(finding)
    readings = tuple(_reading_view(reading, codes, roles) for reading in finding.readings)
    likely = [reading for reading in readings if reading.likelihood == "likely"]
    return FindingView(
        code=finding.outcome,
        symbol=OUTCOME_SIGNS[finding.outcome],
        label=t("outcome." + finding.outcome),
        explanation=t("meaning." + finding.outcome),
        decided_by=t("decided." + finding.decided_by) if finding.decided_by else None,
        readings=_by_likelihood(readings),
        nearest=_nearest(readings),
        unmeasured=tuple(r for r in likely if not any(w.value is not None for w in r.witnesses)),
        remarks=_remarks(finding, codes),
        caveats=tuple(retold(caveat, "warning", codes) for caveat in finding.caveats),
    )


def _role_words(finding: Finding) -> Roles:
    """How counts are told apart: by the speaker's side, unless neither side speaks and both are home."""
    roles = {witness.role for reading in finding.readings for witness in reading.witnesses}
    own = "home" if "mirror" in roles else "own"
    return lambda role: t("role." + (own if role == "home" else role))


def _by_likelihood(readings: tuple[ReadingView, ...]) -> tuple[tuple[str, tuple[ReadingView, ...]], ...]:
    groups = ((kind, tuple(r for r in readings if r.likelihood == kind)) for kind in LIKELIHOODS)
    return tuple((t("likelihoods." + kind), group) for kind, group in groups if group)


def _nearest(readings: tuple[ReadingView, ...]) -> tuple[Nearest, ...]:
    computed = [Nearest(r, w) for r in readings for w in r.witnesses if w.distance is not None]
    computed.sort(key=lambda near: (near.witness.role == "mixed", near.witness.distance))
    likely = [near for near in computed if near.reading.likelihood == "likely"]
    others = [near for near in computed if near.reading.likelihood != "likely"]
    return (*likely[:_NEAREST_LIKELY], *others[:_NEAREST_OTHERS])


def _remarks(finding: Finding, codes: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    remarks = (
        ("would_need", "needs", finding.would_need),
        ("would_settle", "settling", finding.would_settle),
        ("safe", "sayings", finding.safe_to_say),
        ("scale", "scales", finding.scale),
        ("noise", "noise", finding.noise),
    )
    told = tuple((key, retold(text, kind, codes)) for key, kind, text in remarks if text)
    return told if finding.chance is None else (*told, ("chance", _chance_words(finding.chance)))


def _chance_words(chance: float) -> str:
    """The share of past figures that would have fitted; whose figures they are is among the caveats."""
    if not chance:
        return t("chance.none")
    return t("chance.share", share=number(chance * 100, digits=0 if chance >= 0.01 else 1))


def _reading_view(reading: Reading, codes: tuple[str, ...], roles: Roles) -> ReadingView:
    return ReadingView(
        id=reading.id,
        title=_reading_title(reading),
        likelihood=reading.likelihood,
        why=retold("; ".join((reading.why, *reading.notes)), "whys", codes, opens=True),
        agreement=t("agreement." + reading.agreement),
        witnesses=tuple(_witness_view(witness, codes, roles) for witness in reading.witnesses),
    )


def _reading_title(reading: Reading) -> str:
    flow = t("flow." + reading.flow)
    measured = t("measure." + reading.measure)
    what = flow if reading.measure == "unknown" else t("reading.measured", flow=flow, what=measured)
    unusual = (
        t("span." + reading.span) if reading.span != "calendar" else "",
        reading.currency.upper() if reading.currency not in (None, "usd") else "",
        t("terms." + reading.terms) if reading.terms != "nominal" else "",
    )
    return capitalised(", ".join(part for part in (what, _when(reading), *unusual) if part))


def _when(reading: Reading) -> str:
    period, base = (span_words(one) if one else "" for one in (reading.period, reading.base))
    return t("reading.against", period=period, base=base) if period and base else period or base


def _witness_view(witness: Witness, codes: tuple[str, ...], roles: Roles) -> WitnessView:
    return WitnessView(
        role=witness.role,
        whose=_whose(witness, roles(witness.role)),
        construction=retold(witness.construction, "construction", codes),
        value=_measured(witness),
        fit=t("fit." + witness.fit) if witness.fit else t("measured." + witness.status),
        margin=None if witness.margin is None else margin(witness.margin, witness.unit),
        remark=_remark(witness.near_miss or witness.reason, codes),
        provider=witness.provider,
        vintage=_vintage(witness),
        components=tuple(map(_component_words, witness.components)),
        fits=witness.fit not in (None, "miss"),
        distance=None if witness.value is None else abs(witness.margin or 0.0),
    )


def _remark(text: str | None, codes: tuple[str, ...]) -> str | None:
    return retold(text, "grounds", codes) if text else None


def _measured(witness: Witness) -> str | None:
    if witness.value is None:
        return None
    return quantity(witness.value, witness.unit, signed=witness.unit == "percent", zeros=True)


def _whose(witness: Witness, role: str) -> str:
    reporters = tuple(dict.fromkeys(component.reporter for component in witness.components))
    if not reporters:
        return capitalised(role)
    return f"{listed(tuple(map(country_name, reporters)))} ({role})"


def _vintage(witness: Witness) -> str:
    dates = (
        t("vintage.published", day=witness.published) if witness.published else "",
        t("vintage.retrieved", day=witness.retrieved) if witness.retrieved else "",
    )
    return ", ".join(date for date in dates if date) or t("vintage.unknown")


def _component_words(component: Component) -> str:
    what = t("figure." + component.flow, reporter=State(component.reporter), partner=State(component.partner))
    if component.valuation:
        what = f"{what} ({component.valuation})"
    told = t("figure.told", what=what, period=component.period, value=number(component.value, digits=0))
    if component.estimated:
        told = t("figure.estimated", figure=told)
    if component.rate is not None:
        told = t("figure.rated", figure=told, rate=significant(component.rate, 6))
    return told
