"""Tables of claims and of what became of them: claims, findings, readings, witnesses, the counts used."""

from collections.abc import Iterator

from onrecord.exports.tables import Column, Reference, Row, Table, joined
from onrecord.exports.text_tables import OF_DOCUMENT, REPORT
from onrecord.model import Finding, Report
from onrecord.reporting.sentences import claim_sentence

_CLAIM = Column("claim", "id of the claim")
_READING = Column("reading", "id of the reading, unique in the finding")
_WITNESS = Column("witness", "place among the witnesses of the reading, from 1", "integer")
_OF_CLAIM = Reference(("report", "claim"), "claims", ("report", "claim"))
_OF_READING = Reference(("report", "claim", "reading"), "readings", ("report", "claim", "reading"))


def _claims(report: Report) -> Iterator[Row]:
    for one in report.claims:
        product = (one.product.words, one.product.hs) if one.product else (None, None)
        periods = (side for p in (one.period, one.base) for side in ((p.start, p.end) if p else (None, None)))
        yield (
            report.id, one.id, claim_sentence(one), joined(one.parties), one.measure, *product, one.flow,
            one.exporter, one.form, one.direction, one.record, one.value, one.value_high, one.as_written,
            one.unit, one.per, one.hedge, one.share_of, one.rank_of, one.via, one.compared_with, *periods,
            joined(f"{name}: {why}" for name, why in one.unknown.items()), len(one.mentions),
        )  # fmt: skip


CLAIMS = Table(
    "claims",
    "one checkable proposition about trade",
    (
        REPORT,
        _CLAIM,
        Column("sentence", "the claim as a plain sentence"),
        Column("parties", "the two states, ISO 3166 alpha-3", is_list=True),
        Column("measure", "goods, services, goods-and-services or unknown"),
        Column("product", "in the words of the text; empty for all"),
        Column("hs", "the product's Harmonised System code"),
        Column("flow", "total, exports, imports or balance, as the text words it"),
        Column("exporter", "the seller; of a balance the side in surplus"),
        Column("form", "level, growth, change, multiple, share, rank or target"),
        Column("direction", "up, down or flat"),
        Column("record", "high or low, where a record is claimed"),
        Column("value", "in full units of the column unit", "number"),
        Column("value_high", "upper end of a range", "number"),
        Column("as_written", "the number's own words"),
        Column("unit", "percent, points, ratio, rank, tonnes and so on, or an ISO 4217 code in lower case"),
        Column("per", "day, month or year"),
        Column("hedge", "exactly, about, more-than and so on"),
        Column("share_of", "what a share is of"),
        Column("rank_of", "what a rank is among"),
        Column("via", "through whom the trade goes"),
        Column("compared_with", "state that a figure sets this one against"),
        Column("period_start", "first month, YYYY-MM"),
        Column("period_end", "last month, YYYY-MM"),
        Column("base_start", "first month of the period compared with, YYYY-MM"),
        Column("base_end", "last month of the period compared with, YYYY-MM"),
        Column("unknown", "what the text does not say, and why", is_list=True),
        Column("mentions", "how many places of the table mentions make it", "integer"),
    ),
    ("report", "claim"),
    _claims,
    (OF_DOCUMENT,),
)


def _checked(report: Report) -> tuple[Finding, ...]:
    return report.findings if isinstance(report.findings, tuple) else ()


def _findings(report: Report) -> Iterator[Row]:
    for one in _checked(report):
        yield (
            report.id, one.claim, one.outcome, one.decided_by, one.scale, one.noise, one.chance,
            one.would_need, one.would_settle, one.safe_to_say, joined(one.caveats),
            joined(f"{name}={value}" for name, value in one.tolerances.items()),
        )  # fmt: skip


FINDINGS = Table(
    "findings",
    "a claim held against the record; no rows where nothing was checked",
    (
        REPORT,
        _CLAIM,
        Column("outcome", "matches, depends, differs, no-data or not-comparable"),
        Column("decided_by", "what the outcome hangs on"),
        Column("scale", "what the claim amounts to"),
        Column("noise", "how far the two offices usually differ"),
        Column(
            "chance",
            "share of the pair's own past figures of this form and size that would have fitted too, 0 to 1",
            "number",
        ),
        Column("would_need", "which figure would fit"),
        Column("would_settle", "which figures would settle it"),
        Column("safe_to_say", "what can be written safely"),
        Column("caveats", "what weakens it", is_list=True),
        Column("tolerances", "those set otherwise than the method has them", is_list=True),
    ),
    ("report", "claim"),
    _findings,
    (OF_DOCUMENT, _OF_CLAIM),
)


def _readings(report: Report) -> Iterator[Row]:
    for finding in _checked(report):
        for one in finding.readings:
            yield (
                report.id, finding.claim, one.id, one.flow, one.measure, one.period, one.base, one.span,
                one.currency, one.terms, one.likelihood, one.why, one.agreement, joined(one.notes),
            )  # fmt: skip


READINGS = Table(
    "readings",
    "one defensible meaning of a claim",
    (
        REPORT,
        _CLAIM,
        _READING,
        Column("flow", "total, exports, imports or balance"),
        Column("measure", "goods, services, goods-and-services or unknown"),
        Column("period", "that is meant"),
        Column("base", "that it is compared with"),
        Column("span", "calendar, year-to-date, fiscal, rolling or point"),
        Column("currency", "ISO 4217 code in lower case"),
        Column("terms", "nominal or volume"),
        Column("likelihood", "likely, possible or remote"),
        Column("why", "why the claim can be read so"),
        Column("agreement", "how many witnesses fit: all, some, none or no-witness"),
        Column("notes", "what else the record holds of it", is_list=True),
    ),
    ("report", "claim", "reading"),
    _readings,
    (OF_DOCUMENT, _OF_CLAIM),
)


def _witnesses(report: Report) -> Iterator[Row]:
    for finding in _checked(report):
        for reading in finding.readings:
            for number, one in enumerate(reading.witnesses, start=1):
                yield (
                    report.id, finding.claim, reading.id, number, one.provider, one.published, one.retrieved,
                    one.snapshot, one.role, one.construction, one.status, one.reason, one.value, one.unit,
                    one.fit, one.margin, one.near_miss,
                )  # fmt: skip


WITNESSES = Table(
    "witnesses",
    "one way to measure a reading: a claim, one of its readings, one count",
    (
        REPORT,
        _CLAIM,
        _READING,
        _WITNESS,
        Column("provider", "who publishes the statistics"),
        Column("published", "when, YYYY-MM-DD; empty where not said"),
        Column("retrieved", "when they were retrieved, YYYY-MM-DD"),
        Column("snapshot", "SHA-256 of the answer or file"),
        Column("role", "whose count, seen from the speaker's side: home, mirror or mixed"),
        Column("construction", "what was added or compared"),
        Column("status", "computed, no-data or not-comparable"),
        Column("reason", "why nothing could be computed"),
        Column("value", "in the column unit", "number"),
        Column("unit", "percent, points, ratio and so on, or an ISO 4217 code in lower case"),
        Column("fit", "exact, rounded, within-revision, beyond or miss"),
        Column("margin", "value less the nearest value that would fit, in unit; 0 where it fits", "number"),
        Column("near_miss", "a known slip that would explain the miss"),
    ),
    ("report", "claim", "reading", "witness"),
    _witnesses,
    (OF_DOCUMENT, _OF_CLAIM, _OF_READING),
)


def _counts(report: Report) -> Iterator[Row]:
    for finding in _checked(report):
        for reading in finding.readings:
            for number, witness in enumerate(reading.witnesses, start=1):
                for place, one in enumerate(witness.components, start=1):
                    yield (
                        report.id, finding.claim, reading.id, number, place, one.reporter, one.partner,
                        one.flow, one.valuation, one.period, one.value, one.estimated, one.rate,
                    )  # fmt: skip


COUNTS = Table(
    "counts",
    "one reported figure that a witness is computed from",
    (
        REPORT,
        _CLAIM,
        _READING,
        _WITNESS,
        Column("count", "place among the counts of the witness, from 1", "integer"),
        Column("reporter", "state whose office reported it, ISO 3166 alpha-3"),
        Column("partner", "the other state, ISO 3166 alpha-3"),
        Column("flow", "exports or imports, from the reporter's side"),
        Column("valuation", "FOB or CIF; empty where the provider does not say"),
        Column("period", "YYYY or YYYY-MM"),
        Column("value", "in the unit of the series", "number"),
        Column("estimated", "true where the provider, and not the reporter, made the figure", "boolean"),
        Column("rate", "how much of that unit one unit of the reading's currency was worth", "number"),
    ),
    ("report", "claim", "reading", "witness", "count"),
    _counts,
    (OF_DOCUMENT, _OF_CLAIM, _OF_READING),
)
CLAIM_TABLES = (CLAIMS, FINDINGS, READINGS, WITNESSES, COUNTS)
