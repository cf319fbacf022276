"""Results in a notebook: the page in a frame, and claims, counts or topics as a data frame."""

from collections.abc import Iterable
from html import escape
from typing import Any, Literal

from onrecord.errors import UsageError
from onrecord.model import Claim, Comparison, Finding, Report
from onrecord.settings import load_settings

Rows = Literal["claims", "counts"]
Library = Literal["pandas", "polars"]

_FRAME = (
    '<iframe sandbox="allow-scripts" srcdoc="{page}" title="{title}" '
    'style="width:100%;height:44rem;border:1px solid #8888"></iframe>'
)
_CLAIM_COLUMNS = (
    "document", "claim", "parties", "flow", "exporter", "measure", "product", "form", "direction", "value",
    "value_high", "unit", "hedge", "as_written", "period", "base", "speakers", "outlet", "outcome",
    "decided_by", "chance", "would_need", "would_settle", "safe_to_say",
)  # fmt: skip
_COUNT_COLUMNS = (
    "document", "claim", "reading", "likelihood", "flow", "measure", "period", "base",
    "provider", "published", "retrieved", "role", "construction", "status", "reason", "value", "unit", "fit",
    "margin",
)  # fmt: skip
_CELL_COLUMNS = (
    "topic", "name", "relation", "conflict", "side", "document", "statements", "text", "order", "words",
    "absent",
)  # fmt: skip
_NUMBERS = ("value", "value_high", "chance", "margin", "order")


def report_html(report: Report) -> str:
    """The page in a frame of its own, so that its style stays its own and its script sees nothing else."""
    from onrecord.reporting import render_html

    page = render_html([report], {}, language=load_settings().report_language)
    return _FRAME.format(page=escape(page), title=escape(report.id))


def report_frame(report: Report, rows: Rows = "claims", library: Library = "pandas") -> Any:
    """The report as a data frame of pandas or Polars.

    Args:
        report: What was read, with findings or without.
        rows: ``claims``: one row a claim, with its finding; ``counts``: one row for each count of a reading.
        library: Which library's frame; Polars must be installed.

    Raises:
        UsageError: when there is no such kind of row or library, or Polars is not installed.
    """
    tables = {"claims": (_CLAIM_COLUMNS, _claims), "counts": (_COUNT_COLUMNS, _counts)}
    if rows not in tables or library not in ("pandas", "polars"):
        raise UsageError(
            f"a report has no frame of {rows!r} in {library!r}",
            hint="rows: claims or counts; library: pandas or polars",
        )
    columns, made = tables[rows]
    return _frame(columns, list(made(report)), library)


def comparison_html(comparison: Comparison) -> str:
    """The page of a comparison in a frame of its own."""
    from onrecord.reporting import render_comparison_html

    sides = " ".join(dict.fromkeys(account.side for account in comparison.accounts))
    page = render_comparison_html(comparison, language=load_settings().report_language)
    return _FRAME.format(page=escape(page), title=escape(sides))


def comparison_frame(comparison: Comparison, library: Library = "pandas") -> Any:
    """A comparison as a data frame of pandas or Polars: one row a cell, that of a silent side too.

    Args:
        comparison: The accounts.
        library: Which library's frame; Polars must be installed.

    Raises:
        UsageError: when there is no such library, or Polars is not installed.
    """
    if library not in ("pandas", "polars"):
        raise UsageError(f"a comparison has no frame in {library!r}", hint="library: pandas or polars")
    return _frame(_CELL_COLUMNS, list(_cells(comparison)), library)


def _frame(columns: tuple[str, ...], data: list[dict[str, Any]], library: Library) -> Any:
    return _polars(columns, data) if library == "polars" else _pandas(columns, data)


def _pandas(columns: tuple[str, ...], data: list[dict[str, Any]]) -> Any:
    import pandas as pd

    frame = pd.DataFrame(data, columns=list(columns))
    return frame.astype({name: "float64" for name in _NUMBERS if name in columns})


def _polars(columns: tuple[str, ...], data: list[dict[str, Any]]) -> Any:
    try:
        import polars as pl
    except ModuleNotFoundError:
        raise UsageError("polars is not installed", hint="pip install polars, or leave library out") from None
    kinds = {name: pl.Float64 if name in _NUMBERS else pl.String for name in columns}
    return pl.DataFrame(data, schema=kinds)


def _claims(report: Report) -> Iterable[dict[str, Any]]:
    findings = {f.claim: f for f in report.findings} if isinstance(report.findings, tuple) else {}
    for claim in report.claims:
        yield {
            "document": report.id,
            "claim": claim.id,
            **_claimed(claim, report),
            **_found(findings.get(claim.id)),
        }


def _claimed(claim: Claim, report: Report) -> dict[str, Any]:
    said = {statement.id: statement.sides for statement in report.statements}
    sides = dict.fromkeys(side for m in claim.mentions for side in said.get(m.statement or "", ()))
    return {
        "parties": " ".join(claim.parties) or None,
        "flow": claim.flow,
        "exporter": claim.exporter,
        "measure": claim.measure,
        "product": claim.product.words if claim.product else None,
        "form": claim.form,
        "direction": claim.direction,
        "value": claim.value,
        "value_high": claim.value_high,
        "unit": claim.unit,
        "hedge": claim.hedge,
        "as_written": claim.as_written,
        "period": f"{claim.period.start}/{claim.period.end}" if claim.period else None,
        "base": f"{claim.base.start}/{claim.base.end}" if claim.base else None,
        "speakers": " ".join(sides) or None,
        "outlet": report.document.outlet if report.document else None,
    }


def _found(finding: Finding | None) -> dict[str, Any]:
    names = ("outcome", "decided_by", "chance", "would_need", "would_settle", "safe_to_say")
    return {name: getattr(finding, name) if finding else None for name in names}


def _counts(report: Report) -> Iterable[dict[str, Any]]:
    for finding in report.findings if isinstance(report.findings, tuple) else ():
        for reading in finding.readings:
            meant = {
                name: getattr(reading, name) for name in ("likelihood", "flow", "measure", "period", "base")
            }
            for witness in reading.witnesses:
                counted = {name: getattr(witness, name) for name in _COUNT_COLUMNS[8:]}
                yield {
                    "document": report.id,
                    "claim": finding.claim,
                    "reading": reading.id,
                    **meant,
                    **counted,
                }


def _cells(comparison: Comparison) -> Iterable[dict[str, Any]]:
    said = {
        (report.id, statement.id): " … ".join(part.text for part in statement.content)
        for report in comparison.documents
        for statement in report.statements
    }
    for number, topic in enumerate(comparison.topics, start=1):
        for side, cell in topic.cells.items():
            yield {
                "topic": f"t{number}",
                "name": topic.topic,
                "relation": topic.relation,
                "conflict": topic.conflict,
                "side": side,
                "document": " ".join(dict.fromkeys(one.document for one in cell)) or None,
                "statements": " ".join(one.statement for one in cell) or None,
                "text": " … ".join(said[one.document, one.statement] for one in cell) or None,
                "order": topic.order.get(side),
                "words": ", ".join(topic.words.get(side, ())) or None,
                "absent": topic.absent.get(side),
            }
